"""`[tool.shapesmith.lint]`: an unknown key or value is an error that names what is possible."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.lint.settings import Settings, SettingsError, read_settings


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"severity": {}}, '[tool.shapesmith.lint] has no key "severity"; did you mean "severities"?'),
        (
            {"severities": {"value-enums": "off"}},
            '[tool.shapesmith.lint.severities] has no rule "value-enums"; did you mean "value-enum" or "value-length"?',
        ),
        (
            {"severities": {"value-enum": "info"}},
            '[tool.shapesmith.lint.severities] value-enum must be one of error, warning, off (got "info")',
        ),
        ({"severities": []}, "[tool.shapesmith.lint.severities] must be a table of texts"),
        ({"clients": {"queue": 1}}, "[tool.shapesmith.lint.clients] must be a table of texts"),
        ({"exclude": "tests"}, "[tool.shapesmith.lint] exclude must be a list of patterns of paths"),
        ({"baseline": 1}, "[tool.shapesmith.lint] baseline must be a path"),
    ],
)
def test_a_wrong_setting_is_an_error(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        read_settings(table)
    assert str(wrong.value) == message


def test_without_settings_each_rule_has_its_own_severity() -> None:
    assert read_settings({}) == Settings()
    assert [Settings().severity(code) for code in ("value-enum", "ignore-unused", "advice")] == [
        "error",
        "warning",
        "off",
    ]


def test_the_id_of_a_rule_counts_before_the_code() -> None:
    settings = read_settings(
        {"severities": {"documented": "error", "sqs.A.B.length": "off", "sqs.A.B.range:1": "warning"}}
    )
    assert settings.severity("documented", "sqs.A.B.length:123") == "off"
    assert settings.severity("documented", "sqs.A.B.range:1") == "warning"
    assert settings.severity("documented", "sqs.A.B.range:2") == "error"


def test_each_setting_is_as_it_is_written() -> None:
    table = {
        "severities": {"value-enum": "off"},
        "clients": {"queue": "sqs"},
        "exclude": ["a/*", "b"],
        "baseline": "known.json",
    }
    assert read_settings(table) == Settings({"value-enum": "off"}, {"queue": "sqs"}, ("a/*", "b"), "known.json")


@pytest.mark.parametrize("table", [{"exclude": ["a", 1]}, {"exclude": ("a",)}])
def test_patterns_of_paths_are_a_list_of_texts(table: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match=r"exclude must be a list of patterns of paths"):
        read_settings(table)


def test_the_id_with_its_digest_counts_before_the_one_without() -> None:
    settings = Settings({"sqs.A.B.length": "off", "sqs.A.B.length:1": "error", "documented": "warning"})
    assert settings.severity("documented", "sqs.A.B.length:1") == "error"
    assert settings.severity("documented", "sqs.A.B.length:2") == "off"
    assert settings.severity("documented") == "warning"

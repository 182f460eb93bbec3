"""`[tool.shapesmith.lint]`: an unknown key or value is an error that names what is possible."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.lint.settings import Settings, read_settings

KEYS = "severities, clients, exclude, baseline"
AT = "pyproject.toml#/tool/shapesmith/lint/"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            {"severity": {}},
            f'severity: error: "severity" must be a setting of the linter: {KEYS}; did you mean "severities"? '
            "[config-unknown]",
        ),
        (
            {"severities": {"value-enums": "off"}},
            'severities/value-enums: error: "value-enums" must be the code of a rule of the linter, or the id of a rule '
            'of a service; did you mean "value-enum" or "value-length"? [config-unknown]',
        ),
        (
            {"severities": {"value-enum": "info"}},
            "severities/value-enum: error: the severity of value-enum must be one of error, warning, off (got 'info') "
            "[config-value]",
        ),
        (
            {"severities": {"value-enum": ["off"]}},
            "severities/value-enum: error: the severity of value-enum must be one of error, warning, off (got ['off']) "
            "[config-value]",
        ),
        ({"severities": []}, "severities: error: severities must be a table (got []) [config-value]"),
        (
            {"clients": {"queue": 1}},
            "clients/queue: error: the client queue must be the name of a service (got 1) [config-value]",
        ),
        (
            {"clients": {"queue": "sqss"}},
            "clients/queue: error: the client queue must be a service of the installed botocore; did you mean "
            "\"sqs\"? (got 'sqss') [config-value]",
        ),
        (
            {"exclude": "tests"},
            "exclude: error: exclude must be a list of patterns of paths (got 'tests') [config-value]",
        ),
        ({"baseline": 1}, "baseline: error: baseline must be a path (got 1) [config-value]"),
    ],
)
def test_a_wrong_setting_is_an_error(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SpecError) as wrong:
        read_settings(table)
    assert str(wrong.value) == f"{AT}{message}"


def test_every_wrong_setting_is_reported_at_once() -> None:
    table = {"base": 1, "severities": {"a": "off", "advice": 1}, "clients": 5, "exclude": 5, "baseline": []}
    with pytest.raises(SpecError) as wrong:
        read_settings(table)
    assert [each.pointer for each in wrong.value.diagnostics] == [
        f"/tool/shapesmith/lint/{name}"
        for name in ("base", "exclude", "baseline", "severities/a", "severities/advice", "clients")
    ]


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
    with pytest.raises(SpecError, match=r"exclude must be a list of patterns of paths"):
        read_settings(table)


def test_the_id_with_its_digest_counts_before_the_one_without() -> None:
    settings = Settings({"sqs.A.B.length": "off", "sqs.A.B.length:1": "error", "documented": "warning"})
    assert settings.severity("documented", "sqs.A.B.length:1") == "error"
    assert settings.severity("documented", "sqs.A.B.length:2") == "off"
    assert settings.severity("documented") == "warning"

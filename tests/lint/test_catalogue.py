"""The codes of the linter: which finding has which, and how severe each is by default."""

from __future__ import annotations

import pytest
from shapesmith.lint.catalogue import RULES, code_of


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("required", "parameter-missing"),
        ("unknown", "parameter-unknown"),
        ("type", "value-type"),
        ("enum", "value-enum"),
        ("pattern", "value-pattern"),
        ("length", "value-length"),
        ("range", "value-range"),
        ("unique", "value-unique"),
        ("union", "value-union"),
        ("url", "value-boto3"),
    ],
)
def test_each_kind_of_constraint_has_a_code(kind: str, code: str) -> None:
    assert code_of(kind, is_documented=False, is_advice=False) == code
    assert code_of(kind, is_documented=True, is_advice=False) == "documented"
    assert code_of(kind, is_documented=True, is_advice=True) == "advice"
    assert code_of(kind, is_documented=False, is_advice=True) == "advice"


def test_what_is_wrong_with_a_call_is_an_error_and_what_is_wrong_with_a_comment_a_warning() -> None:
    others = {code: rule.severity for code, rule in RULES.items() if rule.severity != "error"}
    assert others == {
        "advice": "off",
        "ignore-unexplained": "warning",
        "ignore-unused": "warning",
        "baseline-unused": "off",
    }
    assert len(RULES) == 22


def test_each_rule_says_what_it_reports() -> None:
    said = [rule.reports for rule in RULES.values()]
    assert all(len(text.split()) >= 4 and not text.endswith(".") for text in said)
    assert len(set(said)) == len(said)

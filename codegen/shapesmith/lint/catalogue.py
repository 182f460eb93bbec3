"""The rules of the linter: each has a code, which reports, settings and comments name, and what it reports."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Severity = Literal["error", "warning", "off"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class LintRule(NamedTuple):
    """A rule: its code, which is also its anchor in docs/lint.md, what it reports, and its severity by default."""

    code: str
    reports: str
    severity: Severity = "error"


RULES = {
    rule.code: rule
    for rule in (
        LintRule("service-unknown", "a client or resource of a service that botocore does not have"),
        LintRule("operation-unknown", "a method that the client does not have"),
        LintRule("paginator-unknown", "a paginator that the client does not have"),
        LintRule("waiter-unknown", "a waiter that the client does not have"),
        LintRule("argument-positional", "an argument by position: the methods of a client take them by name"),
        LintRule("parameter-unknown", "a parameter, or a member of one, that the operation does not have"),
        LintRule("parameter-missing", "a required parameter, or a required member of one, that is not set"),
        LintRule("value-type", "a value of another type than the model has"),
        LintRule("value-enum", "a value that is not one of the enum"),
        LintRule("value-pattern", "text that does not match the pattern of the model"),
        LintRule("value-length", "text, bytes, a list or a map that is too short or too long"),
        LintRule("value-range", "a number that is too small or too large"),
        LintRule("value-unique", "a list whose items must be distinct, and are not"),
        LintRule("value-union", "a union with no member set, or with several"),
        LintRule("value-boto3", "a value that boto3 itself refuses or cannot send"),
        LintRule("documented", "a call that violates a rule of the documentation, which is quoted"),
        LintRule("advice", "a constraint or rule that the service is known not to keep strictly", "off"),
        LintRule("source-unparsed", "a file that is not Python, or is newer than the Python that runs the linter"),
        LintRule("source-unreadable", "a file that cannot be read"),
        LintRule("ignore-unexplained", "a comment that ignores a report and gives no reason", "warning"),
        LintRule("ignore-unused", "a comment that ignores a report that is not there", "warning"),
        LintRule("baseline-unused", "a report in the baseline that is no longer there", "off"),
    )
}

# The code for each kind of finding; other kinds are boto3's own.
_BY_KIND = {
    "required": "parameter-missing",
    "unknown": "parameter-unknown",
    "type": "value-type",
    "enum": "value-enum",
    "pattern": "value-pattern",
    "length": "value-length",
    "range": "value-range",
    "unique": "value-unique",
    "union": "value-union",
}


def code_of(kind: str, is_documented: bool, is_advice: bool) -> str:
    """Return the code of the rule for a finding."""
    if is_advice:
        return "advice"
    return "documented" if is_documented else _BY_KIND.get(kind, "value-boto3")

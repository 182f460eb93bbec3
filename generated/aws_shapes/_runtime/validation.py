"""Checks of a value at a level, and the error that has every violation."""

from __future__ import annotations

from . import findings, messages
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .findings import Finding, Findings, Violation
    from .schema import Schema
    from .types import Level as Level

LEVELS = ("botocore", "modelled", "documented")

# An error is read in a terminal, or in a log beside other lines.
_WIDTH = 80

# Of the violations that differ by an index or a key only, an error shows the first: a
# list of a thousand items that are wrong alike would bury what else is wrong.
_SHOWN_ALIKE = 10


class ValidationError(ValueError):
    """A value violates its model; `violations` has errors and advice."""

    def __init__(self, shape: str, violations: list[Violation]) -> None:
        super().__init__(shape, violations)
        self.shape = shape
        self.violations = violations

    def __str__(self) -> str:
        count = len(self.violations)
        lines = [
            f"{self.shape} has {count:,} {'violation' if count == 1 else 'violations'}"
        ]
        counts: dict[tuple[str, str], int] = {}
        for violation in self.violations:
            alike = violation.rule, _whichever(violation.path)
            counts[alike] = counts.get(alike, 0) + 1
            if counts[alike] > _SHOWN_ALIKE:
                continue
            advice = "(advice) " if violation.severity == "advice" else ""
            lines += _wrapped(f"{advice}{violation.message}", "  ")
            if violation.sentence is not None:
                lines += _wrapped(f'"{violation.sentence}"', "    ")
        for (_, where), number in counts.items():
            if number > _SHOWN_ALIKE:
                more = f"{number - _SHOWN_ALIKE:,} more like them at {where}"
                lines += _wrapped(f"and {more}: `violations` has all", "  ")
        return "\n".join(lines)


def _whichever(path: str) -> str:
    """Return a path for any item or key: `Objects[].Key`."""
    from re import sub

    return sub(r'\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]', "[]", path)


def _wrapped(text: str, indent: str) -> list[str]:
    from textwrap import wrap

    # A value is not wrapped: one without a space may exceed the width.
    return wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def check_value(
    structure: type[Any],
    shape: str,
    value: object,
    partial: bool = False,
    level: Level = "documented",
    handled: bool = False,
) -> list[Violation]:
    """Return what is wrong with `value` as a `structure` at `level`.

    `handled`: boto3's own handlers have edited the value. Never raises, whatever
    `value` is, except for an unknown `level`.
    """
    found = search(structure, value, partial, level, handled)
    return findings.as_violations(shape, found) if found else []


def search(
    structure: type[Any],
    value: object,
    partial: bool = False,
    level: Level = "documented",
    handled: bool = False,
) -> Findings:
    """Return the findings for `value`; the arguments are those of `check_value`."""
    require_level(level)
    schema = schema_of(structure)
    if not schema.edits_named and _passes(schema, value):
        return []
    try:
        return _selected(_search(schema, value, handled), partial, level)
    except Exception:  # an object's own methods raise, or it never ends
        return _selected(_search_copy(schema, value, handled), partial, level)


def _search(schema: Schema, value: Any, handled: bool) -> Findings:
    """Search a value as boto3 sends it."""
    if not schema.edits_named or not isinstance(value, dict):
        return schema.find(value)
    from .edits import edited

    sent, refused = edited(schema.edits, schema.members, value, handled)
    if not refused and _passes(schema, sent):
        return []
    return [*findings.named(schema.name, refused), *schema.find(sent)]


def require_level(level: object) -> None:
    """Raise ValueError for an unknown level."""
    if level not in LEVELS:
        raise ValueError(
            f"level must be one of {', '.join(LEVELS)} "
            f"(got {messages.shown(level, False)})"
        )


def _passes(schema: Schema, value: object) -> bool:
    """Whether the compiled check, if there is one, finds the value valid."""
    check = schema.check or schema.compiled_check(value)
    try:
        return check is not None and check(value)
    except Exception:  # not necessarily invalid: the search decides
        return False


def _selected(found: Findings, partial: bool, level: Level) -> Findings:
    """Return the findings at a level; `partial` leaves out required members."""
    return [
        finding
        for finding in found
        if _counts(finding, level) and not (partial and finding.kind == "required")
    ]


def _counts(finding: Finding, level: Level) -> bool:
    """Whether a finding is a violation at `level`."""
    if level == "botocore":
        return finding.botocore
    return finding.modelled and (level == "documented" or finding.source == "model")


def check_structure(structure: Any, partial: bool, level: Level) -> list[Violation]:
    """Return the violations of an instance of a generated class."""
    from .odd_values import as_sent

    name = type(structure).__name__
    try:
        params = as_sent(structure, {})
    except RecursionError:
        return findings.as_violations(name, findings.too_deep(name))
    return check_value(type(structure), name, params, partial, level)


def raise_on_errors(shape: str, found: list[Violation]) -> None:
    """Raise ValidationError if a violation is an error; advice raises nothing."""
    if any(violation.severity == "error" for violation in found):
        raise ValidationError(shape, found)


def _search_copy(schema: Schema, value: object, handled: bool) -> Findings:
    """Search a copy of `value` of plain types; anything else is invalid."""
    from .odd_values import plain

    try:
        return _search(schema, plain(value, {}), handled)
    except RecursionError:
        return findings.too_deep(schema.name)
    except Exception as failure:
        # Not even a copy can be made, so the service cannot take it.
        return findings.unreadable(schema.name, failure)

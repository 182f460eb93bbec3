"""What counts as breaking for a user: the categories they chose, and the severities that they gave to single rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

from msgspec.structs import replace

from shapesmith.diagnostics import Diagnostic, error, stop_on_errors
from shapesmith.provenance import Provenance
from shapesmith.review.changes.change import CATEGORIES, Category, Change, ServiceChanges
from shapesmith.text.near import NearNames

Severity: TypeAlias = Literal["error", "warning", "off"]
"""`error`: a change by the rule breaks, whatever its categories; `warning`: it is reported, and breaks nothing; `off`:
it is only counted."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


class Policy(NamedTuple):
    """What counts as breaking: the chosen categories, in the order of all, and the severity of some rules by id."""

    categories: tuple[Category, ...]
    severities: Mapping[str, Severity] = {}

    def breaks(self, change: Change) -> bool:
        """Return whether a change counts as breaking."""
        severity = self.severities.get(change.rule)
        return severity == "error" or (severity is None and not set(self.categories).isdisjoint(change.breaks))

    def reported(self, changes: ServiceChanges) -> ServiceChanges:
        """Return the changes without those whose rule is off, which are counted in `off`."""
        kept = tuple(change for change in changes.changes if self.severities.get(change.rule) != "off")
        return replace(changes, changes=kept, off=len(changes.changes) - len(kept))


def policy_of(categories: frozenset[Category], chosen: Mapping[str, str], at: Provenance) -> Policy:
    """Return the policy with the severities `chosen` by the id of a rule, in the table at `at`.

    Raises SpecError with every id that no rule has, and every severity that does not exist.
    """
    kept = tuple(category for category in CATEGORIES if category in categories)
    if not chosen:
        return Policy(kept)
    from shapesmith.review.changes.change_rules.catalogue import (  # all rules, which take a while to import
        BY_ID,
        RETIRED,
    )

    wrong: list[Diagnostic] = []
    severities: dict[str, Severity] = {}
    near = NearNames(BY_ID)
    for rule, severity in chosen.items():
        place = at.of(rule)
        if rule in RETIRED:
            wrong.append(error("change-rule-unknown", place, f'"{rule}" is no change rule any more: {RETIRED[rule]}'))
        elif rule not in BY_ID:
            message = f'"{rule}" is no change rule{near.did_you_mean(rule)}'
            wrong.append(error("change-rule-unknown", place, message))
        elif severity not in SEVERITIES:
            message = f'the severity of {rule} must be one of "error", "warning" and "off" (got {_quoted(severity)})'
            wrong.append(error("change-severity-unknown", place, message))
        else:
            severities[rule] = severity
    stop_on_errors(wrong)
    return Policy(kept, severities)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)

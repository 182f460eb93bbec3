"""Overrides applied to constraints: one is switched off, made advice or corrected; and diagnostics about overrides."""

from __future__ import annotations

from math import isfinite
from typing import Any

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.constraints import Constraint
from shapesmith.ir.overrides import Override

# What can be corrected, by kind of constraint.
_FIELDS = {"length": ("min", "max"), "range": ("min", "max"), "pattern": ("pattern",), "enum": ("values",)}


class Overrides:
    """The overrides of one service. `diagnostics` grows as they are applied."""

    def __init__(self, overrides: tuple[Override, ...]) -> None:
        self._overrides = {override.constraint: override for override in overrides}
        self._used: set[str] = set()
        self.diagnostics: list[Diagnostic] = []

    def corrects(self, constraint_id: str) -> bool:
        """Whether an override gives that constraint, which the spec need not have, a value of its own."""
        return constraint_id in self._overrides and self._overrides[constraint_id].action == "correct"

    def apply(self, constraint: Constraint, *, is_added: bool = False) -> Constraint:
        """Return the constraint with its override applied; itself if there is none.

        `is_added`: only the override has the constraint, not the model.
        """
        if not self._overrides:
            return constraint
        override = self._overrides.get(constraint.id)
        if override is None:
            return constraint
        self._used.add(constraint.id)
        if misfit := _misfit(constraint, override):
            self.reject(constraint.id, misfit)
            return constraint
        original = None if is_added else constraint
        overridden = msgspec.structs.replace(constraint, override=override, original=original)
        if override.action != "correct":
            return msgspec.structs.replace(overridden, severity=override.action, reason=override.reason)
        corrected = _corrected(overridden, override)
        low, high = corrected.minimum, corrected.maximum
        if constraint.kind == "length" and low is None and high is None:
            # Nothing is checked any more; the bounds of the model stay, to show what is not checked.
            return msgspec.structs.replace(overridden, severity="off", reason=override.reason)
        if low is not None and high is not None and low > high:
            self.reject(constraint.id, f"{constraint.id} must have bounds in order (got {low:,} to {high:,})")
        return corrected

    def reject(self, constraint_id: str, message: str) -> None:
        """Report that an override cannot be applied to its constraint."""
        self.diagnostics.append(error("overrides-value", self._overrides[constraint_id].provenance, message))

    def report_unmatched(self) -> None:
        """Report each override whose constraint does not exist."""
        for constraint_id, override in self._overrides.items():
            if constraint_id not in self._used:
                message = f"{constraint_id} must name a constraint of the spec: none has that id, remove the override"
                self.diagnostics.append(error("override-unmatched", override.provenance, message))


def _misfit(constraint: Constraint, override: Override) -> str:
    """Return what is wrong with the values of an override, or nothing."""
    given = {
        name: value for name in ("min", "max", "pattern", "values") if (value := getattr(override, name)) is not None
    }
    fields = _FIELDS.get(constraint.kind, ()) if override.action == "correct" else ()
    strange = [name for name in given if name not in fields]
    if strange:
        fitting = _one_of(fields)
        return (
            f"{constraint.id} must be given {fitting} where the action is {override.action} (got {', '.join(strange)})"
        )
    if override.action == "correct" and not fields:
        return f"{constraint.id} must be switched off or made advice: it has nothing to correct"
    if override.action == "correct" and not given:
        return f"{constraint.id} must be given {_one_of(fields)} to be corrected (got nothing)"
    numbers = [value for value in given.values() if isinstance(value, int | float)]
    if not all(map(isfinite, numbers)):
        return f"{constraint.id} must be given finite numbers (got {', '.join(map(str, numbers))})"
    if constraint.kind == "length" and any(value < 0 or value != int(value) for value in given.values()):
        return f"{constraint.id} must be given integers of 0 or more (got {', '.join(map(str, given.values()))})"
    if "values" in given and not given["values"]:
        return f"{constraint.id} must be given at least one value (got none)"
    return ""


def _one_of(fields: tuple[str, ...]) -> str:
    return " or ".join(fields) or "a reason only"


def _corrected(constraint: Constraint, override: Override) -> Constraint:
    changes: dict[str, Any] = {"minimum": override.min, "maximum": override.max, "pattern": override.pattern}
    changes = {name: value for name, value in changes.items() if value is not None}
    if constraint.kind == "length" and changes.get("minimum") == 0:
        changes["minimum"] = None  # a minimum length of 0 is no constraint
    if override.values is not None:
        # The values that are checked are no longer those of the enum's class.
        changes |= {"values": override.values, "enum": None}
    return msgspec.structs.replace(constraint, **changes)

"""Overrides applied to constraints: one is switched off, made advice or corrected; and diagnostics about overrides."""

from __future__ import annotations

from typing import Any

import msgspec

from shapesmith.analysis.override_drift import drift, misfit_of_was
from shapesmith.diagnostics import Diagnostic, error, warning
from shapesmith.ir.constraints import Constraint, Kind
from shapesmith.ir.overrides import Override
from shapesmith.text.near import NearNames, did_you_mean
from shapesmith.text.numbers import is_finite
from shapesmith.text.printable import shortened

# What can be corrected, by kind of constraint.
_FIELDS = {"length": ("min", "max"), "range": ("min", "max"), "pattern": ("pattern",), "enum": ("values",)}


class Overrides:
    """The overrides of one service, each of a constraint on one place, or on a shape wherever that is used."""

    def __init__(self, overrides: tuple[Override, ...]) -> None:
        self._overrides = {override.constraint: override for override in overrides}
        self._used: set[str] = set()
        self._known: set[str] = set()
        self._diagnostics: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the overrides that were applied, each problem once."""
        return list(self._diagnostics)

    def corrects(self, kind: Kind, path: str, shape: str) -> bool:
        """Whether an override gives the constraint on a place, which the spec need not have, a value of its own."""
        override = self._find(kind, path, shape)
        return override is not None and override.action == "correct"

    def apply(
        self, constraint: Constraint, shape: str = "", *, is_added: bool = False, doubt: str | None = None
    ) -> Constraint:
        """Return the constraint with its override applied; if there is none, as advice if there is a `doubt`.

        It is on a value of `shape`. `is_added`: only the override has the constraint, not the model.
        """
        override = self._find(constraint.kind, constraint.path, shape)
        if self._overrides and not is_added:
            self._known.add(constraint.id)
        if override is None:
            return constraint if doubt is None else msgspec.structs.replace(constraint, severity="advice", reason=doubt)
        self._used.add(override.constraint)
        if misfit := _misfit(constraint, override):
            self.reject(override, misfit)
            return constraint
        if report := drift(constraint, override, is_added=is_added, is_doubted=doubt is not None):
            message = f"{override.constraint} {report.message}"
            self._diagnostics[warning(report.code, override.provenance, message)] = None
        original = None if is_added else constraint
        overridden = msgspec.structs.replace(constraint, override=override, original=original)
        if override.action != "correct":
            return msgspec.structs.replace(overridden, severity=override.action, reason=override.reason)
        corrected = _corrected(overridden, override)
        if constraint.kind == "length" and corrected.minimum is None and corrected.maximum is None:
            # Nothing is checked any more; the bounds of the model stay, to show what is not checked.
            return msgspec.structs.replace(overridden, severity="off", reason=override.reason)
        return corrected

    def reject(self, override: Override, message: str) -> None:
        """Report that an override cannot be applied to its constraint."""
        self._diagnostics[error("overrides-value", override.provenance, message)] = None

    def report_unmatched(self) -> None:
        """Report each override whose constraint does not exist, with the nearest that does."""
        near = NearNames(self._known)
        for constraint_id, override in self._overrides.items():
            if constraint_id not in self._used:
                message = _wrong_kind(override) or (
                    f"{constraint_id} must name a constraint of the spec: none has that id, correct or remove the "
                    f"override{near.did_you_mean(constraint_id)}"
                )
                self._diagnostics[error("override-unmatched", override.provenance, message)] = None

    def _find(self, kind: Kind, path: str, shape: str) -> Override | None:
        """Return the override of a constraint on a place, before that of its shape."""
        if not self._overrides:
            return None
        return self._overrides.get(f"{path}.{kind}") or self._overrides.get(f"{shape}.{kind}")


# The kinds of the ids of violations that are of no constraint of the spec.
_FIXED = frozenset({"type", "unknown"})


def _wrong_kind(override: Override) -> str:
    """Return that a correction, which may be of a constraint that the model lacks, has a mistyped kind, or nothing."""
    kind = override.constraint.rpartition(".")[2]
    if kind in _FIXED:
        return (
            f"{override.constraint} must name a constraint of the spec (got {kind}, which cannot be overridden); "
            "correct or remove the override"
        )
    near = did_you_mean(kind, _FIELDS) if override.action == "correct" and kind not in _FIELDS else ""
    return near and f'{override.constraint} must end with a kind that can be corrected (got "{kind}"){near}'


def _misfit(constraint: Constraint, override: Override) -> str:
    """Return what is wrong with the values of an override, or nothing."""
    given = {
        name: value for name in ("min", "max", "pattern", "values") if (value := getattr(override, name)) is not None
    }
    fields = _FIELDS.get(constraint.kind, ()) if override.action == "correct" else ()
    strange = [name for name in given if name not in fields]
    if strange:
        asked = f"must be given {_one_of(fields)} where the action is {override.action}"
        return f"{override.constraint} {asked} (got {', '.join(strange)})"
    if override.action == "correct" and not fields:
        return f"{override.constraint} must be switched off or made advice: it has nothing to correct"
    if override.action == "correct" and not given:
        return f"{override.constraint} must be given {_one_of(fields)} to be corrected (got nothing)"
    numbers = [value for value in given.values() if isinstance(value, int | float)]
    if not all(map(is_finite, numbers)):
        shown = ", ".join(shortened(str(value)) for value in numbers)
        return f"{override.constraint} must be given finite numbers (got {shown})"
    if constraint.kind == "length" and any(value < 0 or value != int(value) for value in given.values()):
        return f"{override.constraint} must be given integers of 0 or more (got {', '.join(map(str, given.values()))})"
    if override.values is not None and not override.values:
        return f"{override.constraint} must be given at least one value (got none)"
    if override.values is not None and len(set(override.values)) < len(override.values):
        return f"{override.constraint} must be given each value once (got {', '.join(override.values)})"
    corrected = _corrected(constraint, override)
    low, high = corrected.minimum, corrected.maximum
    if low is not None and high is not None and low > high:
        return f"{override.constraint} must have bounds in order (got {low:,} to {high:,})"
    return misfit_of_was(constraint, override)


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

"""Overrides put to the rules of the documentation: one is switched off, made advice, or made an error."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import RuleOverride
from shapesmith.ir.rules import Rule
from shapesmith.text.near import NearNames


def override_rules(
    rules: Iterable[Rule], overrides: Iterable[RuleOverride]
) -> tuple[dict[str, tuple[Rule, ...]], list[Diagnostic]]:
    """Return the rules of each structure as overrides leave them, and an error for each override of no rule."""
    by_id = {override.rule: override for override in overrides}
    known = set()
    kept: dict[str, list[Rule]] = {}
    for rule in rules:
        known.add(rule.id)
        override = by_id.get(rule.id)
        if override is None:
            kept.setdefault(rule.shape, []).append(rule)
        elif override.action != "off":
            reason = override.reason if override.action == "advice" else None
            changed = msgspec.structs.replace(rule, severity=override.action, reason=reason)
            kept.setdefault(rule.shape, []).append(changed)
    near = NearNames(known)
    diagnostics = [
        error(
            "override-unmatched",
            override.provenance,
            f"{override.rule} must be the id of a rule of the documentation; it is none: correct or remove the override"
            + near.did_you_mean(override.rule),
        )
        for override in by_id.values()
        if override.rule not in known
    ]
    return {shape: tuple(found) for shape, found in kept.items()}, diagnostics

"""Overrides put to the rules of the documentation: one is switched off, made advice, or made an error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import RuleOverride
from shapesmith.ir.rules import Rule
from shapesmith.text.near import NearNames


class SwitchedOff(NamedTuple):
    """A rule of the documentation that an override switches off."""

    rule: Rule
    override: RuleOverride


class Overridden(NamedTuple):
    """The rules of each structure as overrides leave them, those switched off, and an error for each that fits none."""

    rules_of: dict[str, tuple[Rule, ...]]
    off: tuple[SwitchedOff, ...]
    diagnostics: list[Diagnostic]


def override_rules(rules: Iterable[Rule], overrides: Iterable[RuleOverride]) -> Overridden:
    """Put overrides to the rules of a service."""
    by_id = {override.rule: override for override in overrides}
    known = set()
    kept: dict[str, list[Rule]] = {}
    off = []
    for rule in rules:
        known.add(rule.id)
        override = by_id.get(rule.id)
        if override is None:
            kept.setdefault(rule.shape, []).append(rule)
        elif override.action == "off":
            off.append(SwitchedOff(rule, override))
        else:
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
    return Overridden({shape: tuple(found) for shape, found in kept.items()}, tuple(off), diagnostics)

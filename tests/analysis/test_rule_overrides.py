"""Overrides put to rules: which rules are left, each with its severity and reason."""

from __future__ import annotations

from typing import Literal

import pytest
from shapesmith.analysis.rule_overrides import override_rules
from shapesmith.ir.overrides import RuleOverride
from shapesmith.ir.rules import IsSet, Rule
from shapesmith.provenance import Provenance

AT = Provenance("shapes/garden/overrides.toml", "/rule/0")


def rule(name: str, severity: Literal["error", "advice"] = "error", shape: str = "Request") -> Rule:
    return Rule(
        id=name,
        shape=shape,
        member="Name",
        kind="required",
        must=IsSet(place="Name"),
        sentence="It must be set.",
        origin="required.plain",
        severity=severity,
        reason="soft wording" if severity == "advice" else None,
    )


def override(name: str, action: Literal["off", "advice", "error"]) -> RuleOverride:
    return RuleOverride(rule=name, action=action, reason="as the service does", provenance=AT)


@pytest.mark.parametrize("severity", ["error", "advice"])
@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("off", []),
        ("advice", [("advice", "as the service does")]),
        ("error", [("error", None)]),
    ],
)
def test_an_override_decides_the_severity_and_only_advice_has_a_reason(
    severity: Literal["error", "advice"],
    action: Literal["off", "advice", "error"],
    expected: list[tuple[str, str | None]],
) -> None:
    rules, off, diagnostics = override_rules([rule("a", severity)], [override("a", action)])
    assert [(each.severity, each.reason) for each in rules.get("Request", ())] == expected
    assert [(each.rule.id, each.override.reason) for each in off] == [("a", "as the service does")][: action == "off"]
    assert diagnostics == []


def test_rules_without_an_override_stay_as_they_are_by_their_structure() -> None:
    others = [rule("b", "advice"), rule("c", shape="Other"), rule("d")]
    rules, _, _ = override_rules([rule("a"), *others], [override("a", "off")])
    assert rules == {"Request": (others[0], others[2]), "Other": (others[1],)}


def test_each_override_of_no_rule_is_an_error_at_its_entry() -> None:
    *_, diagnostics = override_rules([rule("garden.Plant")], [override("garden.Plan", "off"), override("x", "error")])
    assert [(each.code, each.provenance) for each in diagnostics] == [("override-unmatched", AT)] * 2
    assert diagnostics[0].message.endswith('correct or remove the override; did you mean "garden.Plant"?')
    assert diagnostics[1].message.endswith("it is none: correct or remove the override")

"""The catalogue of change rules, in the order in which reports show them: what breaks callers most comes first.

An id is never used for anything else; the id of a rule that is given up goes into `RETIRED`, with what took its place.
"""

from __future__ import annotations

from shapesmith.review.changes.change_rules import (
    rules_of_constraints,
    rules_of_documentation,
    rules_of_errors,
    rules_of_members,
    rules_of_operations,
    rules_of_paginators,
    rules_of_results,
    rules_of_services,
    rules_of_shapes,
    rules_of_structures,
    rules_of_types,
)
from shapesmith.review.changes.change_rules.change_rule import ChangeRule

RULES: tuple[ChangeRule, ...] = (
    *rules_of_structures.RULES,
    *rules_of_types.RULES,
    *rules_of_members.RULES,
    *rules_of_shapes.RULES,
    *rules_of_errors.RULES,
    *rules_of_constraints.RULES,
    *rules_of_services.RULES,
    *rules_of_results.RULES,
    *rules_of_operations.RULES,
    *rules_of_paginators.RULES,
    *rules_of_documentation.RULES,
)

RETIRED: dict[str, str] = {}
"""Ids that rules had: each with the id that took its place, or why nothing did."""

PAGE = "https://github.com/shapesmith/shapesmith/blob/main/docs/change-rules.md"
"""The page that describes every rule, with an anchor for each id; it is made from this table."""

BY_ID: dict[str, ChangeRule] = {rule.id: rule for rule in RULES}


def page_of(rule_id: str) -> str:
    """Return the address of the description of a rule."""
    return f"{PAGE}#{rule_id.lower()}"

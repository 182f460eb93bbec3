"""The catalogue of change rules, in the order in which reports show them: what breaks callers most comes first.

An id is never used for anything else; the id of a rule that is given up goes into `RETIRED`, with what took its place.
"""

from __future__ import annotations

from shapesmith.review.changes import (
    rules_of_constraints,
    rules_of_documentation,
    rules_of_members,
    rules_of_operations,
    rules_of_services,
    rules_of_shapes,
    rules_of_structures,
    rules_of_types,
)
from shapesmith.review.changes.change_rule import ChangeRule

RULES: tuple[ChangeRule, ...] = (
    *rules_of_structures.RULES,
    *rules_of_types.RULES,
    *rules_of_members.RULES,
    *rules_of_shapes.RULES,
    *rules_of_constraints.RULES,
    *rules_of_services.RULES,
    *rules_of_operations.RULES,
    *rules_of_documentation.RULES,
)

RETIRED: dict[str, str] = {}
"""Ids that rules had: each with the id that took its place, or why nothing did."""

PAGE = "https://github.com/shapesmith/shapesmith/blob/main/docs/change-rules.md"
"""The page that describes every rule, with an anchor for each id; it is made from this table."""

BY_ID: dict[str, ChangeRule] = {rule.id: rule for rule in RULES}

SILENT: dict[str, str] = {
    "name": "elements are paired by name, and a name that only one side has is reported as added, removed or renamed",
    "provenance": "where an element is in its file is no part of what it says",
    "package": "it names the version that the spec comes from, which every report shows",
    "sources": "the digests of the files differ wherever anything does",
    "is_guessed": "whether a side was read from documentation alone is said with the side",
    "required": "of a structure: the same fact as `required` of each member",
    "member": "of a list: the reference to its items is compared as a member is",
    "key": "of a map: the reference to its keys is compared as a member is",
    "value": "of a map: the reference to its values is compared as a member is",
    "modelled_enum": "what the spec says where an override says otherwise: both sides are compared without overrides",
    "corrected": "the override that makes a structure a union: overrides are no part of what changes in a spec",
}
"""Fields of the IR that no rule compares, with the reason."""


def page_of(rule_id: str) -> str:
    """Return the address of the description of a rule."""
    return f"{PAGE}#{rule_id.lower()}"

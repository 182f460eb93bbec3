"""Change rules about the texts of an element, which are the same for each kind: its documentation, its deprecation."""

from __future__ import annotations

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, Noun, rule
from shapesmith.review.changes.comparing.documents import (
    documentation_added,
    documentation_removed,
    documentation_reworded,
)
from shapesmith.review.changes.comparing.handlers import added, changed, removed


def rules_of_texts(noun: Noun, who: str, *, advice: str = "Plan to replace it.") -> tuple[ChangeRule, ...]:
    """Return the rules for one kind of element; `who` names one (`an operation`), `advice` is on a deprecated one."""
    subject, prefix = who.capitalize(), noun.upper()
    return (
        rule(
            f"{prefix}_DEPRECATION_ADDED",
            f"{noun} deprecation",
            added,
            f"{subject} is deprecated.",
            "is deprecated now",
            always="docs",
            advice=advice,
        ),
        rule(
            f"{prefix}_DEPRECATION_REMOVED",
            f"{noun} deprecation",
            removed,
            f"{subject} is no longer deprecated.",
            "is no longer deprecated",
        ),
        rule(
            f"{prefix}_DEPRECATION_CHANGED",
            f"{noun} deprecation",
            changed,
            f"The deprecation of {who} has another text or date.",
            "is deprecated in other words",
            always="docs",
        ),
        rule(
            f"{prefix}_DOCUMENTATION_ADDED",
            f"{noun} documentation",
            documentation_added,
            f"{subject} is documented now.",
            "is documented now",
        ),
        rule(
            f"{prefix}_DOCUMENTATION_REMOVED",
            f"{noun} documentation",
            documentation_removed,
            f"{subject} is no longer documented.",
            "is no longer documented",
            always="docs",
        ),
        rule(
            f"{prefix}_DOCUMENTATION_REWORDED",
            f"{noun} documentation",
            documentation_reworded,
            f"The text of {who} is another one.",
            "is documented in other words",
            always="docs",
        ),
    )

"""The order of changes in reports: the more likely a user has to act, the earlier."""

from __future__ import annotations

from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import BY_ID, RULES

REPLACED = 1
"""The highest rank of changes that reports list first, whatever the user chose as breaking."""

_ORDER = {rule.id: position for position, rule in enumerate(RULES)}


def sort_key(change: Change) -> tuple[int, int]:
    """Return the key that changes are sorted by: their rank, then the order of the catalogue."""
    return rank(change), _ORDER[change.rule]


def rank(change: Change) -> int:
    """Return the rank of a change, 0 being the first.

    0: the model takes something away from code or requests. 1: it replaces what responses may have; the rule is one
    that breaks requests as well, so it is about more than additional values. 2: the documentation asks more of
    requests, or a name in Python changes. 3: responses may have additional values. 4: texts, and what breaks nothing.
    """
    rule = BY_ID[change.rule]
    is_modelled = rule.noun != "analysis"
    if "source" in change.breaks or "request" in change.breaks:
        return 0 if is_modelled else 2
    if "response" in change.breaks:
        return 1 if is_modelled and "request" in rule.categories else 3
    return 4

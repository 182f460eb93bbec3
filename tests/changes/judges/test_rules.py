"""A rule of the documentation that is said to break nothing is violated by no request that was valid."""

from __future__ import annotations

from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair
from shapesmith.review.changes.comparing.statements import changes
from shapesmith.review.changes.witnesses.rule_witnesses import broken_statement

from tests.changes.judges.evolutions import Evolution, every_evolution, sides

UNBROKEN = ("unbroken", "loosened", "reworded")


@every_evolution
def test_no_valid_request_violates_a_rule_that_is_said_to_break_nothing(evolution: Evolution) -> None:
    comparison = Comparison(*sides(evolution))
    pair = Pair(comparison, "", "", None, None)
    harmless = [
        change
        for change in changes(comparison)
        if change.verdict in UNBROKEN and change.new is not None and change.new.severity == "error"
    ]
    broken = [change.new for change in harmless if broken_statement(pair, Found(detail=change)) is not None]
    assert broken == []

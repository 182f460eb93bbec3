"""The benchmarks' own arithmetic. Nothing here measures anything."""

from __future__ import annotations

import doctest
import io

from rich.console import Console

from tests.bench import table
from tests.bench.measure import Row, alternate
from tests.bench.table import render


def test_doctests_hold() -> None:
    assert doctest.testmod(table).failed == 0


def test_a_bound_on_our_time_and_one_on_the_ratio_must_both_hold() -> None:
    assert Row("a", 1.0).is_met is None
    assert Row("a", 1.0, at_most=1.0).is_met is True
    assert Row("a", 1.1, at_most=1.0).is_met is False
    assert Row("a", 1.0, "peer", 2.0, at_least=2).is_met is True
    assert Row("a", 1.0, "peer", 1.9, at_least=2).is_met is False
    assert Row("a", 1.0, "peer", 9.0, at_most=0.5, at_least=2).is_met is False


def test_a_median_of_ratios_replaces_the_ratio_of_medians() -> None:
    assert Row("a", 1.0, "peer", 4.0).ratio == 4
    assert Row("a", 1.0, "peer", 4.0, at_least=12, ratio_of=13.0).is_met is True


def test_contenders_take_turns_and_the_first_round_does_not_count() -> None:
    turns: list[str] = []

    def contender(name: str, seconds: list[float]) -> float:
        turns.append(name)
        return seconds.pop(0)

    ours, theirs = [100.0, 1.0, 3.0, 2.0], [200.0, 10.0, 30.0, 20.0]
    assert alternate([lambda: contender("a", ours), lambda: contender("b", theirs)], 3) == [2.0, 20.0]
    assert "".join(turns) == "abababab"


def test_the_table_says_which_bounds_were_missed() -> None:
    console = Console(file=io.StringIO(), width=120)
    rows = [Row("fast", 0.5, "peer", 5.0, at_least=2), Row("slow", 2.0, at_most=1.2, note="a busy machine")]
    render(rows, console)
    printed = [line.split() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    assert ["fast", "500", "ms", "peer", "5", "s", "10.0", "x", ">=", "2", "x", "met"] in printed
    assert ["slow", "2", "s", "<=", "1.2", "s", "missed"] in printed
    assert printed[-2:] == [["slow:", "a", "busy", "machine"], ["1", "of", "2", "bounds", "missed"]]

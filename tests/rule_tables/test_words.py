"""What each kind of condition says of itself: what must be, what must not, and the same as a clause after "when".

tests/rule_tables/words.txt has each condition with its words. Run with --update-golden to write it anew, and read the
diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapesmith.runtime import messages
from shapesmith.runtime.alternatives import AnyOf
from shapesmith.runtime.conditions import Condition, IsSet, Not
from shapesmith.runtime.formats import WORDS
from shapesmith.runtime.item_conditions import Count, Each
from shapesmith.runtime.joint_conditions import AllOrNone, CountSet
from shapesmith.runtime.number_conditions import MultipleOf, Range, TextRange
from shapesmith.runtime.pair_conditions import Compare, Unique
from shapesmith.runtime.places import Place
from shapesmith.runtime.size_conditions import Length, SumSize, TotalSize
from shapesmith.runtime.time_conditions import TimeStep
from shapesmith.runtime.value_conditions import Format, Matches, NoneOf, OneOf

GOLDEN = Path(__file__).with_name("words.txt")

PLACES = ("A", "A.B", "A[]", "A{}", "A{key}", "A[].B", "A{}.B", "A{}[].B", "A[0]", "A{k}", "A{k}.B", "A[0].B")
VALUES: tuple[tuple[Any, ...], ...] = (("x",), ("x", "y"), ("x", "y", "z"), (1_000, True), tuple(range(12)))
MANY = tuple(range(13))
BOUNDS: tuple[tuple[Any, Any], ...] = (
    *((None, None), (0, None), (1, None), (2_000, None), (None, 0), (None, 1), (None, 2_000), (0, 0), (0, 1), (0, 2)),
    *((1, 1), (2, 2), (1, 2), (1, 2_000)),
)
IS_X = OneOf("B", ("x",))


def conditions() -> Iterator[tuple[str, Condition]]:
    """Yield conditions of each kind, by what they are given."""
    for path in PLACES:
        yield f"IsSet {path}", IsSet(path)
        yield f"OneOf {path}", OneOf(path, ("x", "y"))
        yield f"NoneOf {path}", NoneOf(path, ("x", "y"))
        yield f"Matches {path}", Matches(path, "x", "be lowercase")
        yield f"Length {path}", Length(path, "characters", 1, 5)
        if not IsSet(path).place.is_single:
            yield f"Unique {path}", Unique(path)
    for values in (*VALUES, MANY):
        yield f"OneOf {values}", OneOf("A", values)
        yield f"NoneOf {values}", NoneOf("A", values)
    for words in (
        "be lowercase",
        "not be a tag",
        "not have spaces",
        "have digits",
        "contain only letters",
        "begin with \x1b",
    ):
        yield f"Matches {words!r}", Matches("A", "x", words)
    for name in WORDS:
        yield f"Format {name}", Format("A", name)
    for low, high in BOUNDS:
        yield f"Length {low} {high}", Length("A", "items", low or 0, high)
        yield f"Range {low} {high}", Range("A", low, high)
        yield f"Count {low} {high}", Count(("A[]",), minimum=low or 0, maximum=high)
        for places in (("A",), ("A", "B"), ("A", "B", "C")):
            yield f"CountSet {len(places)} {low} {high}", CountSet(places, low or 0, high)
    for unit in ("characters", "bytes", "keys"):
        yield f"Length in {unit}", Length("A", unit, 1, 2)
    for low, high in ((1, None), (None, 0), (1, 2)):
        yield f"TextRange {low} {high}", TextRange("A", low, high)
        yield f"TextRange whole {low} {high}", TextRange("A", low, high, whole=True)
        yield f"Count of {low} {high}", Count(("A[]",), of="C[]", minimum=low or 0, maximum=high)
        yield f"Count at {low} {high}", Count(("A[].C",), where=(IS_X,), minimum=low or 0, maximum=high)
        yield f"Count in all {low} {high}", Count(("A[]", "D[]"), minimum=low or 0, maximum=high)
    yield "TextRange", TextRange("A")
    yield "Range 1 < 5", Range("A", 1, 5, exclusive_minimum=True)
    yield "Range < 1 5", Range("A", 1, 5, exclusive_maximum=True)
    yield "Range < 1 < 5", Range("A", 1, 5, exclusive_minimum=True, exclusive_maximum=True)
    yield "Range < 1", Range("A", 1, exclusive_minimum=True)
    yield "Range < 5", Range("A", None, 5, exclusive_maximum=True)
    for divisor in (1, 2, 1_000, 0.25):
        yield f"MultipleOf {divisor}", MultipleOf("A", divisor)
    for seconds in (1, 59, 60, 120, 3_600, 5_400, 7_200, 86_400, 172_800):
        yield f"TimeStep {seconds}", TimeStep("A", seconds)
    yield "TotalSize", TotalSize("A", 2_000)
    yield "SumSize in one", SumSize(("A[].B", "A[].C"), 2_000)
    yield "SumSize in several", SumSize(("A[].B", "C"), 5)
    yield "Unique beside", Unique("A[]", ("B", "C[]"))
    for operator in ("<", "<=", "=", ">=", ">"):
        yield f"Compare {operator}", Compare("A", operator, "B")
    yield "Compare plus", Compare("A", "<", "B{k}", 3_600)
    yield "AllOrNone 2", AllOrNone(("A", "B"))
    yield "AllOrNone 3", AllOrNone(("A", "B", "C"))
    yield "Each", Each("A[]", IS_X)
    yield "Each itself", Each("A[]", OneOf(".", ("x",)))
    yield "Each when", Each("A{}", Length("C", "characters", 1, 5), (IS_X, IsSet("D")))
    yield "Each of several", Each("A[]", CountSet(("B", "C"), 1, 1))
    yield "Count where", Count(("A[]",), (IS_X, IsSet("C")), minimum=1)
    yield "Count where it is", Count(("A[]",), (OneOf(".", ("x", "y")),), minimum=1)
    yield "Count where it is, two", Count(("A[]",), (OneOf(".", ("x", "y")),), minimum=2)
    yield "Count where it is none", Count(("A[]",), (NoneOf(".", ("x", "y")),), minimum=1)
    yield "Not IsSet", Not(IsSet("A[].B"))
    yield "Not OneOf", Not(OneOf("A[].B", ("x",)))
    yield "Not Not", Not(Not(IsSet("A")))
    yield "AnyOf, one place", AnyOf((OneOf("A", (0,)), Range("A", 5, 9)))
    yield "AnyOf, two places", AnyOf((IsSet("A"), IS_X))
    yield "AnyOf, many values", AnyOf((OneOf("A[]", (0,)), Range("A[]", 5, 9)))
    yield "AnyOf, a structure", AnyOf((CountSet(("A", "B"), 1), IsSet("A")))
    yield "AnyOf, one", AnyOf((IsSet("A"),))


def test_each_condition_says_what_must_be_and_when(request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    for given, condition in conditions():
        subject = condition.subject
        who = "the structure" if subject is None else subject.path or "itself"
        said = (condition.must(), condition.must(True), condition.clause(), condition.clause(True))
        lines += [f"{given}: of {who}", *(f"  {messages.text(words)}" for words in said)]
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("path", "single", "holder", "name", "words"),
    [
        ("A", True, "A", "A", "A"),
        ("A.B", True, "A.B", "A.B", "A.B"),
        ("A[]", False, "A", "A[]", "each item of A"),
        ("A{}", False, "A", "A{}", "each value of A"),
        ("A{key}", False, "A", "A{key}", "each key of A"),
        ("A{}[]", False, "A", "A{}[]", "each item of each value of A"),
        ("A.B[].C", False, "A.B", "A.B[].C", "each A.B[].C"),
        ("A[0]", True, "A[0]", "A[0]", "A[0]"),
        ("A[0].B", True, "A[0].B", "A[0].B", "A[0].B"),
        ("A{k l}", True, "A{k l}", 'A["k l"]', 'A["k l"]'),
        ("A{k}.B[]", False, "A{k}.B", 'A["k"].B[]', 'each item of A["k"].B'),
        (".", True, ".", "", "that"),
        ("A{a.b}.C", True, "A{a.b}.C", 'A["a.b"].C', 'A["a.b"].C'),
    ],
)
def test_a_place_is_named_by_its_steps(path: str, single: bool, holder: str, name: str, words: str) -> None:
    place = Place(path)
    assert (place.is_single, place.holder.path, place.name, place.words) == (single, holder, name, words)


VALUE = {
    "A": {"k": {"B": 1}, "l": {"B": None}, "m": 5},
    "L": [{"B": 1}, {"B": 2, "C": None}, 7],
    "T": "text",
    "S": {"B": [3, None]},
    "N": None,
}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("T", ["text"]),
        ("N", []),
        ("Z", []),
        ("T.B", []),
        ("T[]", []),
        ("T{}", []),
        ("A{key}", ["k", "l", "m"]),
        ("A{}", [{"B": 1}, {"B": None}, 5]),
        ("A{}.B", [1]),
        ("A{k}", [{"B": 1}]),
        ("A{k}.B", [1]),
        ("A{z}", []),
        ("L[].B", [1, 2]),
        ("L[].C", []),
        ("L[0]", [{"B": 1}]),
        ("L[2]", [7]),
        ("L[3]", []),
        ("L[1].B", [2]),
        ("S.B[]", [3]),
        ("S.B[1]", []),
        ("L{}", []),
        ("A[]", []),
        (".", [VALUE]),
    ],
)
def test_values_at_a_place_are_those_that_are_set(path: str, values: list[Any]) -> None:
    assert Place(path).values(VALUE) == values

"""All that is found in each case, in both directions, and the catalogue as it is read: tests/changes/changes.txt.

Run with --update-golden to write it anew, and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.ir.shapes import (
    BlobShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    Target,
)
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.change_rules.change_rule import ChangeRule
from shapesmith.review.changes.comparing.bounds import Bounds, compare_bounds, compare_targets, compare_values
from shapesmith.review.changes.witnesses.samples import spelled

from tests.changes.cases import CASES, changes

GOLDEN = Path(__file__).with_name("changes.txt")


def test_each_case_has_these_changes(request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    for rule in RULES:
        lines += [rule.id, *_of_catalogue(rule)]
        for swapped in (False, True):
            lines.append("  reversed" if swapped else "  its case")
            found = changes(rule.id, swapped=swapped).changes
            lines += [f"    {line.replace(str(CASES), 'cases')}" for change in found for line in _lines(change)]
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def _of_catalogue(rule: ChangeRule) -> Iterator[str]:
    yield f"  of {rule.noun}: {' '.join(rule.fields)}"
    yield f"  {rule.purpose}"
    yield f"  breaks {rule.always} sent {rule.sent} received {rule.received}"
    if rule.advice:
        yield f"  {rule.advice}"


def _lines(change: Change) -> Iterator[str]:
    guess = " (a guess)" if change.guess else ""
    yield f"{change.rule}: {change.subject} {change.says}{guess}"
    if (change.old, change.new) != (None, None):
        yield f"  {change.old!r} -> {change.new!r}"
    if change.breaks:
        yield f"  breaks {', '.join(change.breaks)}: {change.advice}"
    if change.members or change.operations:
        yield f"  reaches {', '.join(change.members)}; {', '.join(change.operations)}"
    yield f"  {change.old_at.rpartition('#')[2]} -> {change.new_at.rpartition('#')[2]}"
    if change.witness is not None:
        yield from (f"  {change.witness.kind} | {line}" for line in change.witness.code.splitlines())


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ((None, None), (None, None), None),
        ((1, 5), (1, 5), None),
        ((None, None), (1, None), "added"),
        ((None, 5), (None, None), "removed"),
        ((1, 5), (2, 5), "tightened"),
        ((1, 5), (1, 4), "tightened"),
        ((1, None), (1, 5), "tightened"),
        ((None, 5), (1, 5), "tightened"),
        ((2, 5), (1, 5), "loosened"),
        ((1, 4), (1, 5), "loosened"),
        ((1, 5), (1, None), "loosened"),
        ((1, 5), (None, 5), "loosened"),
        ((1, 5), (2, 6), "changed"),
        ((1, None), (None, 5), "changed"),
        ((1, 2), (3, 4), "changed"),
    ],
)
def test_bounds_are_compared_by_the_values_within_them(
    old: tuple[int | None, int | None], new: tuple[int | None, int | None], verdict: str | None
) -> None:
    assert compare_bounds(Bounds(*old), Bounds(*new)) == verdict


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((1_000, None), "1,000 or more"),
        ((None, 1_000), "at most 1,000"),
        ((1, 1_000), "1 to 1,000"),
        ((1_000, 1_000), "exactly 1,000"),
        ((0, 0), "exactly 0"),
    ],
)
def test_bounds_have_words(bounds: tuple[int | None, int | None], words: str) -> None:
    assert str(Bounds(*bounds)) == words


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (("a", "b"), ("b", "a"), None),
        (("a", "b"), ("a",), "tightened"),
        (("a",), ("a", "b"), "loosened"),
        (("a", "b"), ("a", "c"), "changed"),
    ],
)
def test_values_are_compared_as_sets(old: tuple[str, ...], new: tuple[str, ...], verdict: str | None) -> None:
    assert compare_values(old, new) == verdict


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a" * 60, f'"{"a" * 60}"'),
        ("a" * 61, '"a" * 61'),
        ("ab" * 40, f'"{"ab" * 40}"'),
        ("", '""'),
        (b"aa", 'b"a" * 2'),
        ([1, 1, 1], "[1, 1, 1]"),
        ([1, 1, 1, 1], "[1] * 4"),
        ([1, 1, 1, 2], "[1, 1, 1, 2]"),
        ([], "[]"),
        ({f"a{number}": 1 for number in range(4)}, '{f"a{number}": 1 for number in range(4)}'),
        ({f"aa{number}": "b" for number in range(9)}, '{f"aa{number}": "b" for number in range(9)}'),
        ({"a0": 1, "a1": 1, "a2": 1}, '{"a0": 1, "a1": 1, "a2": 1}'),
        ({"a0": 1, "a1": 1, "a2": 1, "a3": 2}, '{"a0": 1, "a1": 1, "a2": 1, "a3": 2}'),
        ({"a0": 1, "a1": 1, "a2": 1, "a4": 1}, '{"a0": 1, "a1": 1, "a2": 1, "a4": 1}'),
        ({"A": "a", "B": [True]}, '{"A": "a", "B": [True]}'),
        (1.5, "1.5"),
        (None, "None"),
    ],
)
def test_a_value_is_spelled_as_short_code(value: object, code: str) -> None:
    assert spelled(value) == code


def structure(name: str, *members: str, **traits: bool) -> StructureShape:
    """Return a structure of members given as `Name: Shape`, with an exclamation mark if it is required."""
    parts = [(*member.removesuffix("!").split(": "), member.endswith("!")) for member in members]
    made = tuple(Member(name=each, shape=target, required=required) for each, target, required in parts)
    return StructureShape(name=name, members=made, **traits)


TARGETS: dict[str, Shape] = {
    shape.name: shape
    for shape in (
        StringShape(name="Text"),
        StringShape(name="Short", max=5),
        StringShape(name="Long", min=1, max=9),
        StringShape(name="Lower", pattern="[a-z]+"),
        StringShape(name="Letters", pattern="[A-Za-z]+"),
        StringShape(name="Id", pattern="[a-z]{1,5}"),
        StringShape(name="Seen", pattern="(?=.{2,5}$)[a-z]+"),
        StringShape(name="Ids", pattern="[a-z]{0,9}", max=6),
        StringShape(name="Refused", pattern="(?<x"),
        StringShape(name="AorB", enum=("A", "B")),
        StringShape(name="A", enum=("A",)),
        StringShape(name="Either", pattern="(A|B)$"),
        BlobShape(name="Blob"),
        BlobShape(name="SmallBlob", max=5),
        IntegerShape(name="Number"),
        IntegerShape(name="Small", max=5),
        FloatShape(name="Float"),
        LongShape(name="Far"),
        ListShape(name="Texts", member=Target(shape="Text")),
        ListShape(name="Shorts", member=Target(shape="Short")),
        ListShape(name="FewTexts", member=Target(shape="Text"), max=5),
        MapShape(name="Map", key=Target(shape="Text"), value=Target(shape="Text")),
        MapShape(name="MapOfShort", key=Target(shape="Text"), value=Target(shape="Short")),
        MapShape(name="ShortMap", key=Target(shape="Short"), value=Target(shape="Text")),
        MapShape(name="FewMap", key=Target(shape="Text"), value=Target(shape="Text"), max=5),
        MapShape(name="Crossed", key=Target(shape="Short"), value=Target(shape="Text"), min=1),
        StructureShape(name="Document", document=True),
        StructureShape(name="Any", document=True),
        StructureShape(name="One"),
        StructureShape(name="Two"),
        structure("Dough", "Flour: Text"),
        structure("Paste", "Flour: Text"),
        structure("Short dough", "Flour: Short"),
        structure("Salted", "Flour: Text", "Salt: Text"),
        structure("Floured", "Flour: Text!"),
        structure("Choice", "Flour: Text", union=True),
        structure("Salted choice", "Flour: Text", "Salt: Text", union=True),
        structure("Events", "Flour: Text", eventstream=True),
        structure("Own", "Self: Own", "Flour: Text"),
        structure("Copy", "Self: Copy", "Flour: Text"),
        structure("Short copy", "Self: Short copy", "Flour: Short"),
        ListShape(name="Loop", member=Target(shape="Loop")),
    )
}


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("Text", "Text", "respelled"),
        ("Text", "Short", "tightened"),
        ("Short", "Text", "loosened"),
        ("Short", "Long", "changed"),
        ("Text", "Lower", "tightened"),
        ("Letters", "Lower", "tightened"),
        ("Lower", "Letters", "loosened"),
        ("Lower", "Short", "changed"),
        # The pattern asks for a length already.
        ("Id", "Short", "loosened"),
        ("Id", "Long", "loosened"),
        ("Seen", "Short", "loosened"),
        ("Ids", "Short", "changed"),
        ("Ids", "Long", "changed"),
        ("Refused", "Short", "changed"),
        ("Text", "A", "tightened"),
        ("A", "Text", "loosened"),
        ("AorB", "A", "tightened"),
        ("AorB", "Either", "respelled"),
        ("Either", "AorB", "respelled"),
        ("A", "Either", "loosened"),
        ("Either", "A", "tightened"),
        ("A", "AorB", "loosened"),
        ("Text", "Blob", "changed"),
        ("Blob", "SmallBlob", "tightened"),
        ("SmallBlob", "Blob", "loosened"),
        ("Number", "Small", "tightened"),
        ("Small", "Number", "loosened"),
        # An integer is any number, too.
        ("Number", "Float", "loosened"),
        ("Float", "Number", "tightened"),
        ("Float", "Small", "tightened"),
        ("Small", "Long", "changed"),
        ("Small", "Far", "loosened"),
        ("Number", "Far", "respelled"),
        ("Number", "Text", "changed"),
        ("Texts", "Shorts", "tightened"),
        ("Shorts", "Texts", "loosened"),
        ("Texts", "FewTexts", "tightened"),
        ("Shorts", "FewTexts", "changed"),
        ("Map", "MapOfShort", "tightened"),
        ("Map", "ShortMap", "tightened"),
        ("MapOfShort", "ShortMap", "changed"),
        ("FewMap", "Map", "loosened"),
        ("Map", "Crossed", "tightened"),
        ("One", "One", "respelled"),
        ("One", "Two", "respelled"),
        ("Dough", "Paste", "respelled"),
        ("Dough", "Short dough", "tightened"),
        ("Short dough", "Dough", "loosened"),
        # Who reads a structure leaves further members alone, and may not do so with those of a union.
        ("Dough", "Salted", "respelled"),
        ("Choice", "Salted choice", "loosened"),
        ("Salted choice", "Choice", "tightened"),
        ("Choice", "Salted", "loosened"),
        ("Salted", "Choice", "tightened"),
        ("Salted", "Dough", "tightened"),
        ("Dough", "Floured", "tightened"),
        ("Floured", "Dough", "loosened"),
        ("Floured", "Salted", "loosened"),
        ("Salted", "Floured", "tightened"),
        ("Short dough", "Salted", "loosened"),
        ("Salted", "Short dough", "tightened"),
        ("Short dough", "Floured", "changed"),
        ("Dough", "Choice", "tightened"),
        ("Choice", "Dough", "loosened"),
        ("Dough", "Events", "changed"),
        ("Own", "Copy", "respelled"),
        ("Own", "Short copy", "tightened"),
        ("Short copy", "Own", "loosened"),
        ("Document", "Any", "respelled"),
        ("Document", "One", "changed"),
        ("Document", "Texts", "changed"),
        ("Document", "Text", "tightened"),
        ("Number", "Document", "loosened"),
        ("Document", "Blob", "changed"),
        ("One", "Document", "changed"),
        ("Loop", "Loop", "respelled"),
    ],
)
def test_shapes_are_compared_by_the_values_that_they_allow(old: str, new: str, verdict: str) -> None:
    assert compare_targets(old, new, TARGETS, TARGETS) == verdict

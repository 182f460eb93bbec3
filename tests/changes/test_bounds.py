"""How the values of one shape compare with those of another: fewer, more, others, or the same said differently."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    Target,
)
from shapesmith.review.changes.comparing.bounds import Bounds, compare_lengths, compare_targets


def text(**traits: Any) -> StringShape:
    return StringShape(name="Value", **traits)


def of(shape: type, **traits: Any) -> Any:
    return shape(name="Value", **traits)


def verdict(old: Shape, new: Shape, **others: tuple[Shape, Shape]) -> str:
    """Return how the values of a shape changed; `others` are shapes by their names, old and new."""
    before = {"Value": old, **{name: pair[0] for name, pair in others.items()}}
    after = {"Value": new, **{name: pair[1] for name, pair in others.items()}}
    return compare_targets("Value", "Value", before, after)


OPPOSITE = {"tightened": "loosened", "loosened": "tightened"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (text(), text(), "respelled"),
        (text(), text(enum=("A",)), "tightened"),
        (text(enum=("A", "B")), text(enum=("A",)), "tightened"),
        (text(enum=("A", "B")), text(enum=("B", "A")), "respelled"),
        (text(enum=("A", "B")), text(enum=("A", "C")), "changed"),
        (text(), text(min=1), "tightened"),
        (text(), text(min=0), "respelled"),
        (text(min=1, max=9), text(min=2, max=8), "tightened"),
        (text(min=1, max=8), text(min=2, max=9), "changed"),
        (text(), text(pattern="[a-z]+"), "tightened"),
        (text(), text(pattern=r"[\s\S]*"), "respelled"),
        (text(pattern="[a-z]+"), text(pattern="^[a-z]+$"), "respelled"),
        (text(pattern="[a-z]+"), text(pattern="[a-y]+"), "tightened"),
        (text(pattern="[a-y]+"), text(pattern="[b-z]+"), "changed"),
        (text(pattern="[a-z]+"), text(pattern="[a-y]+", max=3), "tightened"),
        (text(pattern="[a-z]+", max=3), text(pattern="[a-y]+"), "changed"),
        (of(BlobShape), of(BlobShape, max=3), "tightened"),
        (of(BlobShape, min=1), of(BlobShape, min=1), "respelled"),
        (of(IntegerShape), of(IntegerShape, min=0), "tightened"),
        (of(IntegerShape, min=0), of(IntegerShape, min=1), "tightened"),
        (of(IntegerShape, min=0, max=5), of(IntegerShape, min=1, max=6), "changed"),
        (of(FloatShape, max=0.5), of(FloatShape, max=0.25), "tightened"),
        (of(BooleanShape), of(BooleanShape), "respelled"),
        (text(), of(BlobShape), "changed"),
        (of(IntegerShape), of(FloatShape), "loosened"),
        (of(FloatShape), of(IntegerShape), "tightened"),
    ],
)
def test_values_become_fewer_or_more(old: Shape, new: Shape, expected: str) -> None:
    assert verdict(old, new) == expected
    assert verdict(new, old) == OPPOSITE.get(expected, expected)


LONG, SHORT = StringShape(name="Item", max=9), StringShape(name="Item", max=8)


def list_of(item: str, **traits: Any) -> ListShape:
    return ListShape(name="Value", member=Target(shape=item), **traits)


def map_of(key: str, value: str, **traits: Any) -> MapShape:
    return MapShape(name="Value", key=Target(shape=key), value=Target(shape=value), **traits)


@pytest.mark.parametrize(
    ("old", "new", "item", "expected"),
    [
        (list_of("Item"), list_of("Item"), (LONG, LONG), "respelled"),
        (list_of("Item"), list_of("Item"), (LONG, SHORT), "tightened"),
        (list_of("Item", max=5), list_of("Item", max=4), (LONG, LONG), "tightened"),
        (list_of("Item", max=5), list_of("Item", max=4), (LONG, SHORT), "tightened"),
        (list_of("Item", max=5), list_of("Item", max=4), (SHORT, LONG), "changed"),
        (map_of("Item", "Other"), map_of("Item", "Other"), (LONG, SHORT), "tightened"),
        (map_of("Other", "Item"), map_of("Other", "Item"), (LONG, SHORT), "tightened"),
        (map_of("Item", "Other", min=1), map_of("Item", "Other", min=2), (LONG, LONG), "tightened"),
        (map_of("Other", "Item", min=1), map_of("Other", "Item"), (LONG, SHORT), "changed"),
        (list_of("Item"), map_of("Item", "Item"), (LONG, LONG), "changed"),
    ],
)
def test_a_list_or_map_is_compared_with_what_it_holds(
    old: Shape, new: Shape, item: tuple[Shape, Shape], expected: str
) -> None:
    other = StringShape(name="Other")
    assert verdict(old, new, Item=item, Other=(other, other)) == expected
    assert verdict(new, old, Item=item[::-1], Other=(other, other)) == OPPOSITE.get(expected, expected)


def test_structures_of_one_name_are_compared_elsewhere_and_of_two_here() -> None:
    one = StructureShape(name="One", members=(Member(name="A", shape="Item"),))
    other = StructureShape(name="Other", members=())
    shapes: dict[str, Shape] = {"One": one, "Other": other, "Item": LONG}
    assert compare_targets("One", "One", shapes, {**shapes, "One": other}) == "respelled"
    assert compare_targets("One", "Other", shapes, shapes) == "tightened"
    assert compare_targets("Other", "One", shapes, shapes) == "respelled"


@pytest.mark.parametrize(("depth", "expected"), [(8, "tightened"), (99, "tightened"), (101, "changed")])
def test_as_many_shapes_are_compared_as_is_worth_the_time(depth: int, expected: str) -> None:
    names = [f"L{number}" for number in range(depth)]
    lists: dict[str, Shape] = {
        name: ListShape(name=name, member=Target(shape=inner))
        for name, inner in zip(names, [*names[1:], "Item"], strict=True)
    }
    assert compare_targets("L0", "L0", {**lists, "Item": LONG}, {**lists, "Item": SHORT}) == expected


@pytest.mark.parametrize(
    ("enum", "new", "expected"),
    [
        (("ab", "abc"), {"min": 2, "max": 3}, "respelled"),
        (("ab", "abc"), {"max": 2}, "added"),
        (("ab", "abc"), {"min": 3}, "added"),
        ((), {"max": 3}, "added"),
        (None, {"max": 3}, "added"),
    ],
)
def test_a_length_that_all_values_of_an_enum_have_says_nothing(enum: Any, new: dict[str, int], expected: str) -> None:
    assert compare_lengths(text(enum=enum), text(**new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"max": 2}, "respelled"),
        ({}, {"max": 1}, "added"),
        ({"max": 5}, {}, "respelled"),
        ({"max": 1}, {"max": 5}, "loosened"),
        ({"min": 1}, {"max": 3}, "loosened"),
        ({"min": 1, "max": 2}, {"min": 1, "max": 5}, "respelled"),
    ],
)
def test_a_map_has_no_more_entries_than_there_are_keys(old: Any, new: Any, expected: str) -> None:
    shapes: dict[str, Shape] = {"Key": StringShape(name="Key", enum=("A", "B"))}
    sides = (map_of("Key", "Item", **each) for each in (old, new))
    assert compare_lengths(*sides, shapes, shapes) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"enum": ("ab", "abc"), "max": 3}, {"enum": ("ab", "abc")}, "respelled"),
        ({"enum": ("ab", "abc"), "max": 2}, {"enum": ("ab", "abc")}, "removed"),
        ({"enum": ("ab",), "max": 3}, {}, "removed"),
        ({"pattern": "a{2,3}", "min": 2}, {"pattern": "a{2,3}", "min": 1}, "respelled"),
        ({"pattern": "a{1,3}", "min": 2}, {"pattern": "a{1,3}", "min": 1}, "loosened"),
        # The old texts have a length of the new bounds, and the reverse.
        ({"pattern": "a{2,3}", "min": 1, "max": 4}, {"pattern": "b{2,3}", "min": 2, "max": 9}, "respelled"),
        ({"pattern": "a{2,3}", "min": 1, "max": 4}, {"min": 2, "max": 9}, "loosened"),
        ({"min": 1, "max": 4}, {"pattern": "a{2,3}", "min": 2, "max": 9}, "tightened"),
        ({"pattern": "a{1,4}", "min": 1, "max": 4}, {"pattern": "a{2,9}", "min": 2, "max": 9}, "changed"),
    ],
)
def test_a_bound_that_no_value_shows_says_nothing_on_either_side(
    old: dict[str, Any], new: dict[str, Any], expected: str
) -> None:
    assert compare_lengths(text(**old), text(**new)) == expected


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(1, None), "1 or more"),
        (Bounds(None, 1_000), "at most 1,000"),
        (Bounds(1, 2_000), "1 to 2,000"),
        (Bounds(3, 3), "exactly 3"),
        (Bounds(0.5, 1), "0.5 to 1"),
    ],
)
def test_bounds_in_words(bounds: Bounds, words: str) -> None:
    assert str(bounds) == words


ITEM = StringShape(name="Item")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"sparse": True}, "loosened"),
        ({"sparse": True}, {}, "tightened"),
        ({}, {"unique_items": True}, "tightened"),
        ({"unique_items": True}, {}, "loosened"),
        ({"sparse": True, "unique_items": True}, {}, "changed"),
        ({"sparse": True}, {"sparse": True}, "respelled"),
    ],
)
def test_a_list_is_compared_by_the_items_that_it_may_have(
    old: dict[str, bool], new: dict[str, bool], expected: str
) -> None:
    before, after = (ListShape(name="Value", member=Target(shape="Item"), **traits) for traits in (old, new))
    assert (
        compare_targets("Value", "Value", {"Value": before, "Item": ITEM}, {"Value": after, "Item": ITEM}) == expected
    )


@pytest.mark.parametrize(("old", "new", "expected"), [(False, True, "loosened"), (True, False, "tightened")])
def test_a_map_is_compared_by_whether_its_values_may_be_null(old: bool, new: bool, expected: str) -> None:
    target = Target(shape="Item")
    before, after = (MapShape(name="Value", key=target, value=target, sparse=sparse) for sparse in (old, new))
    assert (
        compare_targets("Value", "Value", {"Value": before, "Item": ITEM}, {"Value": after, "Item": ITEM}) == expected
    )

"""How many members a sentence, a list or a structure may name for a rule on which of them are set, and how many values.

Of members there are 2 to 12, of values 2 to 300.
"""

from __future__ import annotations

import msgspec
import pytest
from shapesmith.ir.rules import CountSet, OneOf, Rule
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.rules.extract import extract

from tests.rules.sample import rules, service

NAMES = ("Name", "Key", "Type", "Mode", "Count", "Least", "Limit", "Start", "End", "Items", "Pairs", "Tags", "Map")


def counted(found: list[Rule] | tuple[Rule, ...]) -> list[tuple[str, ...]]:
    """Return the places of which a rule says how many are set."""
    return [rule.must.places for rule in found if isinstance(rule.must, CountSet)]


@pytest.mark.parametrize(("count", "is_read"), [(2, True), (3, True), (12, True), (13, False)])
def test_a_sentence_names_2_to_12(count: int, is_read: bool) -> None:
    names = NAMES[:count]
    *first, last = (f"`{name}`" for name in names)
    expected = [names] if is_read else []
    assert counted(rules(f"Specify exactly one of {', '.join(first)} or {last}.")) == expected
    assert counted(rules(f"You must specify at least one of {', '.join(first)}, or {last}.")) == expected


@pytest.mark.parametrize(("count", "is_read"), [(1, False), (2, True), (12, True), (13, False)])
def test_a_list_names_2_to_12(count: int, is_read: bool) -> None:
    items = "".join(f"<li><code>{name}</code></li>" for name in NAMES[:count])
    found = rules(f"<p>You must specify exactly one of the following:</p><ul>{items}</ul>")
    assert counted(found) == ([NAMES[:count]] if is_read else [])


@pytest.mark.parametrize(
    "items",
    [
        "<li><code>Name</code></li><li><code>Name</code></li>",
        "<li><code>Name</code></li><li><code>Other</code></li>",
        "<li><code>Name</code></li><li>a key of yours</li>",
        "<li><p><code>Name</code></p><ul><li>a</li></ul></li><li><code>Key</code></li>",
    ],
    ids=["twice", "of no member", "in words", "of lists"],
)
def test_a_list_of_anything_else_names_none(items: str) -> None:
    assert rules(f"<p>You must specify exactly one of the following:</p><ul>{items}</ul>") == []


def of_structure(count: int, **fields: bool) -> list[tuple[str, ...]]:
    """Return what is read of a member whose structure has so many members."""
    sample = service("Choice", "Exactly one member must be set.")
    members = tuple(
        Member(name=f"M{number:02}", shape="Text", required=number == 1 and fields.get("required", False))
        for number in range(count)
    )
    shape = StructureShape(name="Alternatives", members=members, union=fields.get("union", False))
    return counted(extract(msgspec.structs.replace(sample, shapes={**sample.shapes, shape.name: shape})).rules)


@pytest.mark.parametrize(("count", "is_read"), [(0, False), (1, False), (2, True), (12, True), (13, False)])
def test_a_structure_has_2_to_12(count: int, is_read: bool) -> None:
    assert of_structure(count) == ([tuple(f"Choice.M{number:02}" for number in range(count))] if is_read else [])


def test_a_union_and_a_structure_with_a_member_that_is_required_have_no_such_rule() -> None:
    assert of_structure(3, union=True) == []
    assert of_structure(3, required=True) == []


@pytest.mark.parametrize(("count", "is_read"), [(1, False), (2, True), (300, True), (301, False)])
def test_a_list_has_2_to_300_values(count: int, is_read: bool) -> None:
    values = tuple(f"value{number}" for number in range(count))
    items = "".join(f"<li><code>{value}</code></li>" for value in values)
    found = [rule.must for rule in rules(f"<p>Valid values:</p><ul>{items}</ul>")]
    assert found == ([OneOf(place="Name", values=values)] if is_read else [])


@pytest.mark.parametrize(
    ("items", "values"),
    [
        ("<li>a</li><li>b</li>", ("a", "b")),
        ("<li>a;</li><li>b.</li>", ("a", "b")),
        ("<li>a (the first)</li><li>b (the second).</li>", ("a", "b")),
        ("<li><code>a</code> (the first)</li><li><code>b</code></li>", ("a", "b")),
        ("<li><code>a</code>: the first</li><li><code>b</code> - the second</li>", ("a", "b")),
        ("<li>A: the first</li><li>B: the second</li>", ("A", "B")),
        ("<li><code>a</code> | <code>b</code></li><li><code>c</code></li>", ("a", "b", "c")),
        ("<li>a</li><li>a</li>", ("a",)),
        ("<li>a</li><li>the second</li>", None),
        ("<li>a</li><li><code>b, c</code></li>", None),
        ("<li>a</li><li><p>b</p><ul><li>c</li></ul></li>", None),
        ("<li>a</li><li></li>", None),
    ],
)
def test_the_values_of_a_list_are_what_its_items_start_with(items: str, values: tuple[str, ...] | None) -> None:
    found = [rule.must for rule in rules(f"<p>Valid values:</p><ul>{items}</ul>")]
    assert found == ([] if values is None else [OneOf(place="Name", values=values)])

"""Which list a number of items is about: what it holds, by its name, by that of its items, or by what they may be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, Member, Shape, StructureShape, Target
from shapesmith.prose.html import read_html
from shapesmith.rules.extract import extract

from tests.rules.sample import html, read, service, written


def _with_list(name: str, text: str, item: Shape) -> Service:
    """Return a service whose request has a list of that name, of these items, with a text."""
    plain = service("Name", "")
    many = ListShape(name="Many", member=Target(shape=item.name))
    listed = Member(name=name, shape="Many", documentation=read_html(f"<p>{text}</p>"))
    sample = StructureShape(name="Sample", members=(listed,))
    return replace(plain, shapes={**plain.shapes, "Many": many, "Sample": sample, item.name: item})


def _made(name: str, text: str, item: Shape) -> list[str]:
    return [written(rule) for rule in extract(_with_list(name, text, item)).rules]


@pytest.mark.parametrize(
    ("name", "item", "text", "most"),
    [
        ("RoutesDetails", "RouteDetails", "Must contain exactly one route configuration.", "minimum=1, maximum=1"),
        ("Routes", "Route", "You can specify up to 5 route definitions.", "maximum=5"),
        ("ParameterNameValues", "ParameterNameValue", "You can specify up to 5 parameters.", "maximum=5"),
        ("Routes", "Route", "Must contain exactly one owner configuration.", None),
        ("Routes", "Route", "You can specify up to 5 configurations.", None),
    ],
)
def test_an_item_is_called_by_its_name_whatever_that_says_of_it(
    name: str, item: str, text: str, most: str | None
) -> None:
    items = StructureShape(name=item, members=(Member(name="Name", shape="Text"),))
    expected = [] if most is None else [f"{name}, length: length(place='{name}', unit='items', {most})"]
    assert _made(name, text, items) == expected


@pytest.mark.parametrize(
    ("text", "is_of_all"),
    [
        ("You can't specify more than one S3 location.", False),
        ("You must specify at least one S3 location.", False),
        ("You can't specify more than one location.", True),
        ("You can't specify more than one other location.", True),
    ],
)
def test_a_number_of_items_of_one_kind_is_none_of_all(text: str, is_of_all: bool) -> None:
    members = (Member(name="s3", shape="Text"), Member(name="member", shape="Text"))
    for union in (True, False):
        found = _made("locations", text, StructureShape(name="Location", members=members, union=union))
        assert bool(found) is (is_of_all or not union)


@pytest.mark.parametrize(
    ("name", "values", "is_closed"),
    [
        ("recipeVersion", "`LATEST_WORKING` | `LATEST_PUBLISHED`", True),
        ("recipeVersion", "`LATEST` | `2.0`", False),
        ("engine", "`ONE` | `OTHER`", False),
    ],
)
def test_of_versions_those_with_a_number_become_more(name: str, values: str, is_closed: bool) -> None:
    plain = service("Name", "")
    text = read_html(html(f"Valid values: {values}"))
    member = Member(name=name, shape="Text", documentation=text)
    shapes = {**plain.shapes, "Sample": StructureShape(name="Sample", members=(member,))}
    assert bool(extract(replace(plain, shapes=shapes)).rules) is is_closed


def test_what_is_added_to_the_list_is_an_item_of_it() -> None:
    text = "You can add up to 10 owners to the {}."
    assert [len(read(text.format(what), "Items").rules) for what in ("array", "list", "queue")] == [1, 1, 0]


@pytest.mark.parametrize("part", ["arn", "ARN", "id", "name", "identifier", "value"])
@pytest.mark.parametrize("ending", ["", "s"])
def test_one_item_is_named_by_what_is_given_of_it(part: str, ending: str) -> None:
    one = "Items, length: length(place='Items', unit='items', maximum=1)"
    for noun in (f"item {part}{ending}", f"{part}{ending}"):
        for text in (f"You can specify only one {noun} at a time.", f"Specifying multiple {noun} isn't supported."):
            assert [written(rule) for rule in read(text, "Items").rules] == [one]


@pytest.mark.parametrize("noun", ["item", "items", "entry", "entries", "element", "elements"])
def test_whatever_a_list_holds_is_an_item_an_entry_or_an_element(noun: str) -> None:
    one = "Pairs, length: length(place='Pairs', unit='items', maximum=1)"
    text = f"You can specify only one {noun} at a time."
    assert [written(rule) for rule in read(text, "Pairs").rules] == [one]
    assert read(text, "Name").rules == ()

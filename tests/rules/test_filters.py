"""Which member the names of filters are about: that of each filter in a list, or the one that is such a name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.shapes import ListShape, Member, StringShape, StructureShape, Target
from shapesmith.prose.html import read_html
from shapesmith.rules.extract import extract

from tests.rules.sample import html, service

NAMES = "The supported filter names are `owner` and `state`."


def found(structure: str, member: str, shape: str = "Text", beside: tuple[str, ...] = ("Values",)) -> list[str]:
    """Return the places of the rules that NAMES makes in the text of a member of a structure; of its own if ""."""
    text = read_html(html(NAMES))
    documented = (Member(name=member, shape=shape, documentation=text),) if member else ()
    others = tuple(Member(name=name, shape="Text") for name in beside)
    sample = service((), "")
    holder = StructureShape(name=structure, members=(*documented, *others), documentation=None if member else text)
    request = replace(sample.shapes["Sample"], members=(Member(name="All", shape=structure),))
    more = [
        ListShape(name="Texts", member=Target(shape="Text")),
        ListShape(name="Twice", member=Target(shape="Both")),
        ListShape(name="Once", member=Target(shape="One")),
        StructureShape(name="One", members=(Member(name="FilterKey", shape="Text"), Member(name="To", shape="Text"))),
        StructureShape(name="Both", members=(Member(name="Key", shape="Text"), Member(name="Name", shape="Text"))),
        StringShape(name="Closed", enum=("owner", "state")),
    ]
    shapes = sample.shapes | {each.name: each for each in (*more, holder, request)}
    return [f"{rule.shape}.{rule.must.place}" for rule in extract(replace(sample, shapes=shapes)).rules]


@pytest.mark.parametrize("member", ["Name", "name", "FilterName", "Key", "FilterKey"])
def test_a_member_that_is_the_name_of_a_filter_has_one_of_the_names(member: str) -> None:
    assert found("AFilter", member) == [f"AFilter.{member}"]


@pytest.mark.parametrize(
    ("structure", "member"),
    [
        ("AFilter", "Values"),
        ("AFilter", "KeyFilter"),
        ("Condition", "Name"),
        ("Condition", "Key"),
    ],
)
def test_another_text_has_none_of_them(structure: str, member: str) -> None:
    assert found(structure, member, beside=("Other",)) == []


def test_a_member_that_is_called_after_filters_needs_no_structure_that_is() -> None:
    assert found("Condition", "FilterName") == ["Condition.FilterName"]


@pytest.mark.parametrize(
    ("member", "shape", "expected"),
    [
        ("Filters", "Once", ["Condition.Filters[].FilterKey"]),
        ("filterList", "Once", ["Condition.filterList[].FilterKey"]),
        ("Rules", "Once", []),
        ("Filters", "Twice", []),
        ("Filters", "Texts", []),
        ("Filters", "One", []),
    ],
)
def test_of_a_list_the_one_name_in_each_filter_has(member: str, shape: str, expected: list[str]) -> None:
    assert found("Condition", member, shape) == expected


def test_names_that_an_enum_has_need_no_rule() -> None:
    assert found("AFilter", "Name", "Closed") == []


@pytest.mark.parametrize(
    ("structure", "members", "expected"),
    [
        ("AFilter", ("Name", "Values"), ["AFilter.Name"]),
        ("filterOf", ("Values", "filterKey"), ["filterOf.filterKey"]),
        ("AFilter", ("Name", "Key"), []),
        ("AFilter", ("Values",), []),
        ("Condition", ("Name", "Values"), []),
    ],
)
def test_the_text_of_a_filter_is_about_its_one_name(
    structure: str, members: tuple[str, ...], expected: list[str]
) -> None:
    assert found(structure, "", beside=members) == expected

"""Which list a noun means in the text of a structure that has it, and in the text of its items."""

from __future__ import annotations

import msgspec
import pytest
from shapesmith.ir.rules import Length
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, Member, StringShape, StructureShape, Target
from shapesmith.prose.html import read_html
from shapesmith.rules.extract import extract

from tests.rules.sample import service


def _with(text_of_structure: str = "", text_of_item: str = "", second: bool = False) -> Service:
    """Return a service whose request has a structure with a list of subnets, and one of zones."""
    plain = service("Name", "A name.")
    lists = [Member(name="Subnets", shape="SubnetIds"), Member(name="Zones", shape="Zones")]
    if second:
        lists.append(Member(name="OtherSubnets", shape="SubnetIds"))
    doc = read_html(f"<p>{text_of_structure}</p>") if text_of_structure else None
    of_item = read_html(f"<p>{text_of_item}</p>") if text_of_item else None
    sample = plain.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    members = (*sample.members, Member(name="Network", shape="Network", documentation=doc))
    shapes = {
        **plain.shapes,
        "Subnet": StringShape(name="Subnet", documentation=of_item),
        "SubnetIds": ListShape(name="SubnetIds", member=Target(shape="Subnet")),
        "Zones": ListShape(name="Zones", member=Target(shape="Text")),
        "Network": StructureShape(name="Network", members=tuple(lists)),
        "Sample": msgspec.structs.replace(sample, members=members),
    }
    return msgspec.structs.replace(plain, shapes=shapes)


def _bounds(of: Service) -> list[tuple[str, int | None]]:
    musts = [rule.must for rule in extract(of).rules]
    return [(must.place, must.maximum) for must in musts if isinstance(must, Length)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("You can specify up to 5 subnets.", [("Network.Subnets", 5)]),
        ("You can specify up to 3 zones.", [("Network.Zones", 3)]),
        ("You can specify up to 5 owners.", []),
    ],
)
def test_the_text_of_a_structure_bounds_the_list_that_it_names(text: str, bounds: list[tuple[str, int]]) -> None:
    assert _bounds(_with(text)) == bounds


def test_of_two_lists_of_one_kind_it_is_not_certain_which_is_meant() -> None:
    assert _bounds(_with("You can specify up to 5 subnets.", second=True)) == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("Up to 5 subnets can be specified.", [("Subnets", 5)]), ("Up to 5 owners can be specified.", [])],
)
def test_the_text_of_an_item_bounds_the_list_around_it(text: str, bounds: list[tuple[str, int]]) -> None:
    assert _bounds(_with(text_of_item=text)) == bounds

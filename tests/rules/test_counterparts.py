"""A bound and its counterpart by their nouns: "the minimum size" beside `MaxSize`, "the start date" beside `EndTime`."""

from __future__ import annotations

import msgspec
import pytest
from shapesmith.ir.shapes import IntegerShape, Member, StringShape, StructureShape, TimestampShape
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract

from tests.rules.sample import service, written

_SHAPES = (IntegerShape(name="Size"), TimestampShape(name="Instant"), StringShape(name="Word"))
_MEMBERS = {"MinSize": "Size", "MaxSize": "Size", "StartTime": "Instant", "EndTime": "Instant", "EndWord": "Word"}


def _rules(member: str, text: str) -> list[str]:
    where = Provenance("service-2.json").of("shapes", "Sample", "members", member, "documentation")
    doc = read_html(f"<p>{text}</p>").at(where)
    members = tuple(
        Member(name=name, shape=shape, documentation=doc if name == member else None)
        for name, shape in _MEMBERS.items()
    )
    plain = service("Name", "")
    shapes = {shape.name: shape for shape in (*_SHAPES, StructureShape(name="Sample", members=members))}
    return [written(rule) for rule in extract(msgspec.structs.replace(plain, shapes=shapes)).rules]


@pytest.mark.parametrize(
    ("member", "text", "rule"),
    [
        (
            "MaxSize",
            "The maximum size must be greater than the minimum size.",
            "left='MaxSize', operator='>', right='MinSize'",
        ),
        (
            "MinSize",
            "The minimum size must be less than or equal to the maximum size.",
            "left='MinSize', operator='<=', right='MaxSize'",
        ),
        ("EndTime", "The end time must be after the start date.", "left='EndTime', operator='>', right='StartTime'"),
    ],
)
def test_a_noun_names_the_counterpart_of_the_member_in_whose_text_it_stands(member: str, text: str, rule: str) -> None:
    assert _rules(member, text) == [f"{member}, relational: compare({rule})"]


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("MaxSize", "The maximum size must be greater than the minimum weight."),
        ("MaxSize", "The maximum size must be greater than the size."),
        ("MaxSize", "The maximum size must be greater than the minimum size of the disk."),
        ("EndTime", "The end time must be after the first date."),
    ],
)
def test_another_noun_is_no_counterpart(member: str, text: str) -> None:
    assert _rules(member, text) == []

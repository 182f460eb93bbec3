"""Markers: a structure without members that is given empty is set."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import AnyOf, Condition, Count, CountSet, Each, IsSet, Not, OneOf, Rule
from shapesmith.ir.shapes import ListShape, MapShape, Member, StructureShape, Target
from shapesmith.rules.evaluate import breaks
from shapesmith.rules.extract import extract
from shapesmith.rules.references.markers import with_markers
from shapesmith.rules.references.places import Places

from tests.rules.sample import service

MADE = service("Name", "")
SHAPES = {
    **MADE.shapes,
    "Block": StructureShape(name="Block"),
    "Anything": StructureShape(name="Anything", document=True),
    "Known": StructureShape(name="Known", open=True),
    "Blocks": ListShape(name="Blocks", member=Target(shape="Block")),
    "BlockByName": MapShape(name="BlockByName", key=Target(shape="Text"), value=Target(shape="Block")),
    "Action": StructureShape(
        name="Action",
        members=(Member(name="Block", shape="Block"), Member(name="Reason", shape="Text")),
    ),
    "Actions": ListShape(name="Actions", member=Target(shape="Action")),
    "Sample": StructureShape(
        name="Sample",
        members=(
            *(Member(name=name, shape=name) for name in ("Block", "Anything", "Known", "Blocks", "BlockByName")),
            *(Member(name=name, shape=name) for name in ("Action", "Actions")),
            Member(name="Pair", shape="Pair"),
            Member(name="Name", shape="Text"),
        ),
    ),
}
PLACES = Places(replace(MADE, shapes=SHAPES), SHAPES["Sample"])


@pytest.mark.parametrize(
    ("path", "is_marker"),
    [
        ("Block", True),
        ("Blocks[]", True),
        ("Blocks[0]", True),
        ("BlockByName{}", True),
        ("BlockByName{a}", True),
        ("Action.Block", True),
        ("Actions[].Block", True),
        ("Blocks", False),
        ("BlockByName", False),
        ("BlockByName{key}", False),
        ("Action", False),
        ("Action.Reason", False),
        ("Anything", False),
        ("Known", False),
        ("Pair", False),
        ("Name", False),
        ("Name.Block", False),
        ("Block[]", False),
        ("Absent", False),
        ("Absent.Block", False),
        (".", False),
    ],
)
def test_a_marker_is_a_structure_that_cannot_hold_anything(path: str, is_marker: bool) -> None:
    assert with_markers(IsSet(place=path), PLACES) == IsSet(place=path, is_marker=is_marker)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            CountSet(places=("Name", "Block"), maximum=1),
            CountSet(places=("Name", "Block"), maximum=1, markers=("Block",)),
        ),
        (Not(condition=IsSet(place="Block")), Not(condition=IsSet(place="Block", is_marker=True))),
        (
            AnyOf(conditions=(IsSet(place="Block"), IsSet(place="Name"))),
            AnyOf(conditions=(IsSet(place="Block", is_marker=True), IsSet(place="Name"))),
        ),
        (
            Each(place="Actions[]", must=IsSet(place="Block"), when=(IsSet(place="Reason"), IsSet(place="Block"))),
            Each(
                place="Actions[]",
                must=IsSet(place="Block", is_marker=True),
                when=(IsSet(place="Reason"), IsSet(place="Block", is_marker=True)),
            ),
        ),
        (
            Count(places=("Actions[]",), where=(IsSet(place="Block"),), maximum=1),
            Count(places=("Actions[]",), where=(IsSet(place="Block", is_marker=True),), maximum=1),
        ),
        (OneOf(place="Name", values=("a",)), OneOf(place="Name", values=("a",))),
    ],
    ids=lambda condition: type(condition).__name__,
)
def test_markers_are_known_wherever_a_condition_asks_what_is_set(condition: Condition, expected: Condition) -> None:
    assert with_markers(condition, PLACES) == expected


def rule_of(text: str, **shapes: Any) -> Rule:
    """Return the one rule that `text` makes where some members have other shapes."""
    made = service("Name", text)
    sample = made.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    members = tuple(replace(member, shape=shapes.get(member.name, member.shape)) for member in sample.members)
    changed = {**made.shapes, **SHAPES, "Sample": replace(sample, members=members)}
    (rule,) = extract(replace(made, shapes=changed)).rules
    return rule


def test_a_rule_on_a_marker_is_broken_by_an_empty_structure_and_has_the_id_of_any_other() -> None:
    text = "You must specify either `Filter` or `Items`, but not both."
    plain, marked = rule_of(text), rule_of(text, Filter="Block")
    both = {"Name": "n", "Filter": {}, "Items": ["a"]}
    assert (breaks(plain, both), breaks(marked, both)) == (False, True)
    assert not breaks(marked, {"Name": "n", "Filter": {}, "Items": []})
    assert plain.id == marked.id

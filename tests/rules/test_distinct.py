"""Items of a list that differ in a member, as the text of that member asks; not those that stand for changes."""

from __future__ import annotations

import msgspec
import pytest
from shapesmith.ir.shapes import ListShape, Member, StructureShape, Target
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract

from tests.rules.sample import service, written

_TEXT = "The name must be unique within the request."


def _rules(request: str, others: tuple[str, ...] = (), text: str = _TEXT, shape: str = "Text") -> list[str]:
    where = Provenance("service-2.json").of("shapes", "Loaf", "members", "Name", "documentation")
    doc = read_html(f"<p>{text}</p>").at(where)
    item = StructureShape(
        name="Loaf",
        members=(
            Member(name="Name", shape=shape, documentation=doc),
            *(Member(name=name, shape="Text") for name in others),
        ),
    )
    plain = service("Name", "")
    shapes = {
        **plain.shapes,
        "Loaf": item,
        "Loaves": ListShape(name="Loaves", member=Target(shape="Loaf")),
        request: StructureShape(name=request, members=(Member(name="Loaves", shape="Loaves"),)),
    }
    operations = tuple(
        msgspec.structs.replace(each, input=msgspec.structs.replace(each.input, shape=request))
        for each in plain.operations
    )
    return [
        written(rule) for rule in extract(msgspec.structs.replace(plain, operations=operations, shapes=shapes)).rules
    ]


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        "The name must be unique among all loaves.",
        "This is what it is called, and must be unique within the batch.",
    ],
)
def test_items_of_one_list_have_distinct_names(text: str) -> None:
    assert _rules("AddBatchRequest", text=text) == ["Loaves, unique: unique(place='Loaves[].Name')"]


def test_what_is_taken_away_and_added_again_may_be_named_twice() -> None:
    assert _rules("AddBatchRequest", ("Action",)) == []
    assert _rules("RemoveBatchRequest") == []


@pytest.mark.parametrize(
    "text",
    [
        "The name must be unique within the subnet.",
        "The name must be unique within the bat.",
        "The name must be unique within your batch.",
        "The name must be unique among all loaves of the account.",
    ],
)
def test_names_in_another_whole_may_be_the_same(text: str) -> None:
    assert _rules("AddBatchRequest", text=text) == []


@pytest.mark.parametrize("word", ["of", "that", "which", "specified", "in", "for", "within", "on"])
def test_what_a_whole_is_of_or_for_does_not_say_what_it_is(word: str) -> None:
    unique = ["Loaves, unique: unique(place='Loaves[].Name')"]
    assert _rules("AddBatchRequest", text=f"The name must be unique among all loaves {word} flour.") == unique


@pytest.mark.parametrize("call", ["list", "request", "array", "call"])
def test_a_whole_is_a_list_or_a_call_whatever_their_names(call: str) -> None:
    unique = ["Loaves, unique: unique(place='Loaves[].Name')"]
    assert _rules("AddBatchRequest", text=f"The name must be unique within the {call}.") == unique


@pytest.mark.parametrize("word", ["account", "accounts", "region", "regions", "your", "existing", "Amazon"])
def test_what_is_there_already_is_more_than_a_list(word: str) -> None:
    assert _rules("AddBatchRequest", text=f"The name must be unique within the list of {word} loaves.") == []


@pytest.mark.parametrize(
    ("shape", "may_differ"),
    [("Text", True), ("ModeOfSample", True), ("Number", True)]
    + [(shape, False) for shape in ("Flag", "Texts", "TextsByName", "Conditions")],
)
def test_texts_and_numbers_differ_and_what_holds_others_does_not(shape: str, may_differ: bool) -> None:
    unique = "Loaves, unique: unique(place='Loaves[].Name')"
    assert (unique in _rules("AddBatchRequest", shape=shape)) is may_differ

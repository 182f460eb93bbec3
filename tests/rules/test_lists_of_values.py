"""What the noun of a list of values stands for, and which lists have all values: "Valid modes are:"."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import OneOf
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.prose.html import read_html
from shapesmith.rules.extract import extract

from tests.rules.sample import rules, service

_LIST = "<ul><li><code>5</code></li><li><code>10</code></li></ul>"


def _places(text: str, member: str) -> list[str]:
    return [rule.must.place for rule in rules(f"<p>{text}</p>{_LIST}", member) if isinstance(rule.must, OneOf)]


@pytest.mark.parametrize(
    ("member", "noun", "place"),
    [
        ("Name", "names", "Name"),
        ("Count", "counts", "Count"),
        ("Items", "items", "Items[]"),
        ("Remarks", "long texts", "Remarks{key}"),
        ("Remarks", "remarks", None),
        ("Map", "texts", None),
        ("Start", "starts", None),
        ("Filter", "filters", None),
        ("Name", "keys", None),
        ("Name", "counts", None),
    ],
)
def test_a_noun_means_the_member_each_of_its_items_or_the_keys_of_a_shape_so_named(
    member: str, noun: str, place: str | None
) -> None:
    assert _places(f"Valid {noun} are:", member) == ([] if place is None else [place])


def test_a_list_of_the_values_of_another_member_is_none_of_this_one() -> None:
    assert _places("The name must be one of:", "Name") == ["Name"]
    for other in ("WaitMinutes", "wait minutes", "shades", "keys"):
        assert _places(f"Valid {other} are:", "Name") == []


@pytest.mark.parametrize("noun", ["value", "option", "setting", "choice", "string", "one"])
def test_a_value_may_be_called_an_option_or_a_setting(noun: str) -> None:
    assert _places(f"The {noun} must be one of:", "Name") == ["Name"]
    assert _places(f"The {noun}s must be one of:", "Items") == ["Items[]"]


@pytest.mark.parametrize("noun", ["resource", "service", "engine", "instance", "feature", "region", "event"])
@pytest.mark.parametrize("ending", ["", "s"])
def test_what_becomes_more_over_time_has_no_list_of_all(noun: str, ending: str) -> None:
    name = f"{noun.title()}{ending.title()}"
    assert _made(name, f"Valid {noun}{ending} are:") == 0
    assert _made("Flavours", "Valid flavours are:") == 1


def _made(name: str, text: str) -> int:
    """Return how many rules the text of a member of that name makes."""
    plain = service((), "")
    member = Member(name=name, shape="Text", documentation=read_html(f"<p>{text}</p>{_LIST}"))
    sample = StructureShape(name="Sample", members=(member,))
    return len(extract(replace(plain, shapes={**plain.shapes, "Sample": sample})).rules)


@pytest.mark.parametrize("verb", ["is", "are"])
@pytest.mark.parametrize("word", ["valid", "allowed", "supported", "accepted", "available"])
def test_a_list_that_goes_on_elsewhere_has_not_all_values(verb: str, word: str) -> None:
    listed = f"<p>Valid names are:</p>{_LIST}"
    assert len(rules(listed)) == 1
    assert rules(f"{listed}<p>What is empty {verb} also {word}.</p>") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("There are two valid values: `7` and `8`.", {"Name": "Name", "Count": "Count", "Items": "Items[]"}),
        ("There are three valid values: `7` and `8`.", {}),
        ("There are two valid values: `7`.", {}),
        ("You can specify the following values: `7`, `8`.", {"Name": "Name"}),
        ("The following operators are valid: `7`, `8`.", {"Name": "Name"}),
        ("Valid values are early and late. The default value is late.", {"Name": "Name", "Items": "Items[]"}),
        ("Valid values are early and late. The default value is never.", {}),
        ("Valid values are early and late.", {}),
    ],
)
def test_a_list_counted_called_so_or_with_its_default_is_of_texts_numbers_or_items(
    text: str, places: dict[str, str]
) -> None:
    made = {name: rules(text, name) for name in ("Name", "Count", "Items", "Map", "Force", "Shade", "Pairs", "Filter")}
    found = {name: rule.must.place for name, each in made.items() for rule in each if isinstance(rule.must, OneOf)}
    assert found == places


@pytest.mark.parametrize(
    ("shape", "values", "listed"),
    [
        ("ShadeOfSample", "`LIGHT` and `DARK`", ("LIGHT", "DARK")),
        ("ShadeOfSample", "`LIGHT` and `OTHER`", None),
        ("ShadeOfSample", "`LIGHT`, `DARK`, and `GREY`", None),
        ("Text", "`LIGHT` and `OTHER`", ("LIGHT", "OTHER")),
        ("Text", "`LIGHT` and `tag:*`", None),
        ("Number", "`1` and `2`", None),
    ],
)
def test_a_list_of_what_a_member_of_each_item_may_be_is_shorter_than_its_enum(
    shape: str, values: str, listed: tuple[str, ...] | None
) -> None:
    plain = service("Filters", f"The following `Name` values are supported: {values}.")
    item = StructureShape(name="Filter", members=(Member(name="Name", shape=shape),))
    found = extract(replace(plain, shapes={**plain.shapes, "Filter": item})).rules
    assert [rule.must for rule in found] == ([] if listed is None else [OneOf(place="Filters[].Name", values=listed)])

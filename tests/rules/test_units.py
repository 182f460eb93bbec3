"""A bound in some unit is one of the number only where nothing says that the number is in another."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import Range
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.rules.extract import extract

from tests.rules.sample import _doc, rules, service


def beside(name: str, text: str) -> list[object]:
    """Return what a text makes of `Count` in a structure that has a member of that name, too."""
    made = service("Count", text)
    sample = made.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    more = replace(sample, members=(*sample.members, Member(name=name, shape="Text")))
    return [rule.must for rule in extract(replace(made, shapes=made.shapes | {"Sample": more})).rules]


ONE_TO_FIVE = [Range(place="Count", minimum=1, maximum=5)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("CountUnit", "Must be between 1 and 5 days.", []),
        ("TimeUnits", "Must be between 1 and 5 days.", []),
        ("CountUnit", "Must be between 1 and 5.", ONE_TO_FIVE),
        ("UnitOfCount", "Must be between 1 and 5 days.", ONE_TO_FIVE),
        ("Other", "Must be between 1 and 5 days.", ONE_TO_FIVE),
    ],
)
def test_another_member_may_say_in_which_unit_a_number_is(name: str, text: str, expected: list[object]) -> None:
    assert beside(name, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Must be between 1 and 5 minutes.", [("WaitMinutes", 1, 5)]),
        ("Must be between 1 and 5.", [("WaitMinutes", 1, 5)]),
        ("Must be between 1 and 5 hours.", [("WaitMinutes", 60, 300)]),
        ("Must be between 1 minute and 5 minutes.", [("WaitMinutes", 1, 5)]),
        ("Must be between 1 minute and 5 hours.", [("WaitMinutes", 1, 300)]),
    ],
)
def test_a_number_that_is_named_after_a_unit_has_bounds_in_that(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    found = [rule.must for rule in rules(text, "WaitMinutes")]
    assert [(must.place, must.minimum, must.maximum) for must in found if isinstance(must, Range)] == expected
    assert len(found) == len(expected)


def test_the_text_may_say_in_which_unit_the_number_is() -> None:
    made = rules("The pause, in seconds. It must be between 1 hour and 12 hours.", "Count")
    assert [rule.must for rule in made] == [Range(place="Count", minimum=3600, maximum=43200)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("The pause, in seconds.", [Range(place="Count", minimum=3600, maximum=7200)]),
        ("The pause, in hours.", [Range(place="Count", minimum=1, maximum=2)]),
        ("The pause.", [Range(place="Count", minimum=1, maximum=2)]),
        ("The pause, in seconds, or in minutes.", [Range(place="Count", minimum=1, maximum=2)]),
    ],
)
def test_the_text_of_the_number_says_its_unit_where_another_text_has_its_bounds(
    own: str, expected: list[Range]
) -> None:
    made = service("Name", "`Count` must be between 1 and 2 hours.")
    sample = made.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    told = tuple(
        replace(one, documentation=_doc("Count", own)) if one.name == "Count" else one for one in sample.members
    )
    found = extract(replace(made, shapes=made.shapes | {"Sample": replace(sample, members=told)}))
    assert [rule.must for rule in found.rules] == expected

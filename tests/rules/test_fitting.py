"""A condition that a person wrote fits the structure, or the message says what is wrong with it."""

from __future__ import annotations

import pytest
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    Count,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
)
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.fitting import why_not_fitting
from shapesmith.rules.references.places import Places

from tests.rules.sample import service

SERVICE = service("Name", "")
SAMPLE = SERVICE.shapes["Sample"]
assert isinstance(SAMPLE, StructureShape)
PLACES = Places(SERVICE, SAMPLE)

NAMED = 'a place must be a path of members like "Tags[].Key" or "Attributes{key}" (got "%s")'
STEPS = "items of a list are [], values and keys of a map {} and {key}"
FORM = "for the form of a text"


@pytest.mark.parametrize(
    "condition",
    [
        IsSet(place="Name"),
        IsSet(place="Pairs[].Key"),
        IsSet(place="Pairs[0].Key"),
        IsSet(place="Choice.One"),
        IsSet(place="Map{any key}"),
        AllOrNone(places=("Map{key}", "Map{}", "Items[]")),
        OneOf(place="Type", values=("CUSTOM", "PLAIN")),
        OneOf(place="Name", values=("x",)),
        OneOf(place="Count", values=(1, 1.5)),
        OneOf(place="Force", values=(True,)),
        NoneOf(place="Items[]", values=("x",)),
        Length(place="Name", unit="characters", maximum=1),
        Length(place="Name", unit="bytes", maximum=1),
        Length(place="Items", unit="items", maximum=1),
        Length(place="Map", unit="keys", maximum=1),
        Range(place="Count", minimum=1),
        MultipleOf(place="Count", divisor=2),
        Matches(place="Name", pattern="a", words="be a"),
        Format(place="Name", format="json"),
        TextRange(place="Name", minimum=1),
        TimeStep(place="Start", seconds=60),
        Compare(left="Start", operator="<", right="End", plus=60),
        Compare(left="Start", operator="<", right="End"),
        Compare(left="Count", operator="<", right="Limit"),
        Compare(left="Name", operator="<", right="Key"),
        Unique(place="Items[]"),
        TotalSize(place="Map", maximum=1),
        SumSize(places=("Map{key}", "Name"), maximum=1),
        Each(place="Pairs[]", must=IsSet(place="Key"), when=(IsSet(place="Value"),)),
        Count(places=("Pairs[]",), where=(IsSet(place="Key"),), minimum=1),
        Not(condition=IsSet(place="Name")),
        AnyOf(conditions=(IsSet(place="Name"), IsSet(place="Key"))),
    ],
    ids=repr,
)
def test_a_condition_fits(condition: Condition) -> None:
    assert why_not_fitting(condition, PLACES) is None


BAD = OneOf(place="Type", values=("CUSTM",))
WHY_BAD = 'Type has no value "CUSTM"; did you mean "CUSTOM"?'


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (IsSet(place="Nme"), 'Sample has no member "Nme"; did you mean "Name"?'),
        (IsSet(place="Choice.Three"), 'Sample.Choice has no member "Three"'),
        (IsSet(place=".Name"), 'a place in the text of a structure must be named in full (got ".Name")'),
        (IsSet(place="Name."), NAMED % "Name."),
        (IsSet(place="Items[x]"), NAMED % "Items[x]"),
        (IsSet(place="Map{a{b}"), NAMED % "Map{a{b}"),
        (IsSet(place=""), NAMED % ""),
        (IsSet(place="Name[]"), f"Sample.Name is a string, which has no []; {STEPS}"),
        (IsSet(place="Items{}"), f"Sample.Items is a list, which has no {{}}; {STEPS}"),
        (IsSet(place="Map[]"), f"Sample.Map is a map, which has no []; {STEPS}"),
        (IsSet(place="Items.Key"), f"Sample.Items is a list, which has no Key; {STEPS}"),
        (IsSet(place="Choice{key}"), f"Sample.Choice is a structure, which has no {{key}}; {STEPS}"),
        (BAD, WHY_BAD),
        (NoneOf(place="Type", values=("CUSTM",)), WHY_BAD),
        (OneOf(place="Name", values=(1,)), "Name is a string, of which 1 is no value"),
        (OneOf(place="Count", values=("1",)), "Count is a number, of which '1' is no value"),
        (OneOf(place="Count", values=(True,)), "Count is a number, of which True is no value"),
        (OneOf(place="Force", values=(1,)), "Force is a boolean, of which 1 is no value"),
        (
            OneOf(place="Items", values=("x",)),
            "Items must be a text, a number or a boolean to be one of some values (it is a list)",
        ),
        (Length(place="Items", unit="characters"), "Items must be a string for characters (it is a list)"),
        (Length(place="Count", unit="bytes"), "Count must be a string or blob for bytes (it is a number)"),
        (Length(place="Map", unit="items"), "Map must be a list for items (it is a map)"),
        (Length(place="Items", unit="keys"), "Items must be a map for keys (it is a list)"),
        (Range(place="Name", minimum=1), "Name must be a number for a number's bounds (it is a string)"),
        (MultipleOf(place="Name", divisor=2), "Name must be a number for a number's bounds (it is a string)"),
        (Matches(place="Count", pattern="a", words=""), f"Count must be a string {FORM} (it is a number)"),
        (Format(place="Count", format="json"), f"Count must be a string {FORM} (it is a number)"),
        (TextRange(place="Count", minimum=1), f"Count must be a string {FORM} (it is a number)"),
        (TimeStep(place="Count", seconds=1), "Count must be a timestamp for a step of time (it is a number)"),
        (
            Compare(left="Count", operator="<", right="End", plus=1),
            "Count must be a timestamp for a difference of times (it is a number)",
        ),
        (
            Compare(left="Start", operator="<", right="Count", plus=1),
            "Count must be a timestamp for a difference of times (it is a number)",
        ),
        (
            Compare(left="Items", operator="<", right="Count"),
            "Items must be a number or a timestamp to be compared (it is a list)",
        ),
        (
            Compare(left="Count", operator="<", right="Force"),
            "Force must be a number or a timestamp to be compared (it is a boolean)",
        ),
        (
            Compare(left="Count", operator="<", right="Start"),
            "Count and Start must be of one kind to be compared (number and timestamp)",
        ),
        (Not(condition=BAD), WHY_BAD),
        (AnyOf(conditions=(IsSet(place="Name"), BAD)), WHY_BAD),
        (Each(place="Pairs[]", must=IsSet(place="Ky")), 'Sample.Pairs[] has no member "Ky"; did you mean "Key"?'),
        (
            Each(place="Pairs[]", must=IsSet(place="Key"), when=(OneOf(place="Value", values=(1,)),)),
            "Pairs[].Value is a string, of which 1 is no value",
        ),
        (Count(places=("Pairs[]",), of="Ky"), 'Sample.Pairs[] has no member "Ky"; did you mean "Key"?'),
        (
            Count(places=("Items[]",), where=(OneOf(place=".", values=(1,)),)),
            "Items[] is a string, of which 1 is no value",
        ),
    ],
    ids=repr,
)
def test_a_condition_that_does_not_fit_says_why(condition: Condition, why: str) -> None:
    assert why_not_fitting(condition, PLACES) == why

"""The request that a new rule rejects and that was valid: made for the rule, whatever the model and older rules ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from shapesmith.ir.constraints import Severity
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Condition,
    Count,
    CountSet,
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
    Rule,
    SumSize,
    TotalSize,
)
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.comparing.statements import StatementChange, changes
from shapesmith.review.changes.witnesses.leaves import TEXTS
from shapesmith.review.changes.witnesses.rule_witnesses import broken_statement
from shapesmith.runtime import formats
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Whole": {"type": "integer"},
    "Flag": {"type": "boolean"},
    # The escapes are doubled, so that the pattern is advice: no phone number matches it.
    "Phone": {"type": "string", "pattern": r"\\+[1-9]\\d{1,14}$"},
    "Unit": {"type": "string", "pattern": "kg|m-g"},
    # Python's own `re` knows no class of letters.
    "Word": {"type": "string", "pattern": r"[\p{L}\p{N}.-]*"},
    "Kind": {"type": "string", "enum": ["RYE"]},
    "Texts": {"type": "list", "member": {"shape": "Text"}, "max": 100},
    "Filter": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Values": {"shape": "Texts"}}},
    "Filters": {"type": "list", "member": {"shape": "Filter"}, "max": 5},
    "Heat": {"type": "structure", "members": {"Low": {"shape": "Whole"}, "High": {"shape": "Whole"}}},
    "Topping": {
        "type": "structure",
        "union": True,
        "members": {"None": {"shape": "Unit"}, "Heat": {"shape": "Heat"}},
    },
    "Oven": {
        "type": "structure",
        "members": {"Heat": {"shape": "Heat", "documentation": "You must specify `Heat.Low` or `Heat.High`."}},
    },
    "Shelf": {
        "type": "structure",
        "required": ["Path", "Names"],
        "members": {
            "Name": {"shape": "Text"},
            "Names": {"shape": "Texts"},
            "Path": {"shape": "Path", "documentation": "The path must end with a forward slash (/)."},
        },
    },
    "Loop": {
        "type": "structure",
        "members": {
            "Loop": {"shape": "Loop", "documentation": "You must specify `Loop` or `Name`."},
            "Name": {"shape": "Text"},
        },
    },
    "Path": {"type": "string", "min": 2, "pattern": "[a-z/]+"},
    "Id": {"type": "string", "pattern": "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"},
    "Loaf": {
        "type": "structure",
        "required": ["Path"],
        "members": {"Path": {"shape": "Text"}, "Name": {"shape": "Text"}},
    },
    "Loaves": {"type": "list", "member": {"shape": "Loaf"}},
    "Ovens": {"type": "list", "member": {"shape": "Oven"}},
}
MEMBERS = {
    "From": "Phone",
    "To": "Phone",
    "Kind": "Kind",
    "Unit": "Unit",
    "Word": "Word",
    "Text": "Text",
    "Filters": "Filters",
    "Hot": "Flag",
    "Id": "Id",
    "Loaves": "Loaves",
    "Ovens": "Ovens",
    "Shelf": "Shelf",
    "Loop": "Loop",
    "Heat": "Heat",
    "Topping": "Topping",
}


def side(path: Path, *required: str) -> Side:
    members = {name: {"shape": shape} for name, shape in MEMBERS.items()}
    request = {"type": "structure", "members": members, "required": [*required]}
    model = {
        "version": "2.0",
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": {"Bake": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "BakeRequest"}}},
        "shapes": {"BakeRequest": request, **SHAPES},
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    found = FoundSpec("bakery", "2026-01-01", "path", "", {"service-2.json": str(path)})
    return side_of(found.read())


def rule(must: Condition, *when: Condition) -> Rule:
    return Rule(
        id="bakery.BakeRequest.new",
        shape="BakeRequest",
        member=None,
        kind="length",
        must=must,
        when=when,
        sentence="",
        origin="",
    )


def witness(new: Rule, old: Side) -> str:
    """Return the last line of the witness of a rule that only the new side has."""
    pair = Pair(Comparison(old, old), "BakeRequest", "BakeRequest", None, None)
    found = broken_statement(pair, Found(detail=StatementChange("added", None, new)))
    return "" if found is None else found.code.splitlines()[-1]


def test_a_value_that_no_enum_has_is_no_valid_one_even_where_the_enum_is_advice(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json")
    members = old.analysis.constraints.structures["BakeRequest"].members
    enum = members["Kind"].constraints[0]
    members["Kind"] = replace(members["Kind"], constraints=(replace(enum, severity="advice"),))
    assert witness(rule(OneOf(place="Kind", values=("RYE",))), old) == ""
    assert witness(rule(NoneOf(place="Kind", values=("RYE",))), old) != ""


def test_a_rule_that_was_advice_and_is_an_error_rejects_what_broke_the_advice(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json")
    new = rule(OneOf(place="Text", values=("x",)))
    old.analysis.rules_of["BakeRequest"] = (replace(new, severity="advice"),)
    assert witness(new, old) == (
        'assert all(each.severity == "advice" for each in bakery.validate("BakeRequest", {"Text": "a"}))'
    )


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("error", 'assert not bakery.validate("BakeRequest", {"Unit": "kg", "Text": "a"})'),
        ("advice", 'assert all(each.severity == "advice" for each in bakery.validate("BakeRequest", {"Text": "a"}))'),
    ],
)
def test_members_are_set_for_the_old_rules_that_are_errors_and_not_for_advice(
    severity: Severity, expected: str, tmp_path: Path
) -> None:
    old = side(tmp_path / "old.json")
    asked = rule(CountSet(places=("Text", "Unit"), minimum=2), IsSet(place="Text"))
    old.analysis.rules_of["BakeRequest"] = (replace(asked, severity=severity),)
    assert witness(rule(Not(condition=IsSet(place="Text"))), old) == expected


def test_values_that_are_counted_over_several_items_are_in_as_few_as_the_model_allows(tmp_path: Path) -> None:
    most = Count(places=("Filters[]",), of="Values[]", where=(NoneOf(place="Key", values=("a",)),), maximum=250)
    assert witness(rule(most), side(tmp_path / "old.json")) == (
        'assert not bakery.validate("BakeRequest", {"Filters": ['
        + ", ".join(['{"Key": "A", "Values": ["a"] * 100}'] * 3)
        + "]})"
    )


def test_where_no_value_follows_the_advice_of_the_model_the_witness_breaks_advice_alone(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json", "To")
    old.analysis.rules_of["BakeRequest"] = (rule(Format(place="To", format="e164")),)
    assert witness(rule(Format(place="From", format="e164")), old) == (
        'assert all(each.severity == "advice" for each in bakery.validate("BakeRequest", {"From": "a", "To": "+12"}))'
    )


def test_a_text_follows_a_pattern_that_only_the_generated_package_can_match(tmp_path: Path) -> None:
    assert witness(rule(Length(place="Word", unit="characters", maximum=3)), side(tmp_path / "old.json")) == (
        'assert not bakery.validate("BakeRequest", {"Word": "aaaa"})'
    )


def test_a_structure_in_a_request_follows_the_rules_of_its_own(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json")
    (inner,) = old.analysis.rules_of["Oven"]
    assert inner.must == CountSet(places=("Heat.High", "Heat.Low"), minimum=1)
    assert witness(rule(Not(condition=IsSet(place="Ovens[].Heat"))), old) == (
        'assert not bakery.validate("BakeRequest", {"Ovens": [{"Heat": {"Low": 0}}]})'
    )


def test_a_structure_whose_rule_asks_for_itself_has_something_else_or_no_witness(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json")
    assert witness(rule(Not(condition=IsSet(place="Loop"))), old) == (
        'assert not bakery.validate("BakeRequest", {"Loop": {"Name": "a"}})'
    )
    old.analysis.rules_of["Loop"] = (replace(rule(IsSet(place="Loop")), shape="Loop"),)
    assert witness(rule(Not(condition=IsSet(place="Loop"))), old) == ""


def test_a_union_has_the_member_alone_that_the_rule_is_about(tmp_path: Path) -> None:
    of_topping = replace(rule(Range(place="Heat.Low", minimum=1)), shape="Topping")
    assert witness(of_topping, side(tmp_path / "old.json")) == (
        'assert not bakery.validate("Topping", {"Heat": {"Low": 0}})'
    )


def test_a_text_in_a_structure_matches_what_the_documentation_asks_of_it(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json", "Shelf")
    assert [type(each.must) for each in old.analysis.rules_of["Shelf"]] == [Matches]
    assert witness(rule(Not(condition=IsSet(place="Text"))), old) == (
        'assert not bakery.validate("BakeRequest", {"Text": "a", "Shelf": {"Names": [], "Path": "a/"}})'
    )


@pytest.mark.parametrize(
    ("new", "request_"),
    [
        (Not(condition=Matches(place="Text", pattern="x[0-9]{3}", words="")), '{"Text": "x111"}'),
        (Matches(place="Shelf.Path", pattern="(?!ab)[a-z]*", words=""), '{"Shelf": {"Names": [], "Path": "ab"}}'),
        (Matches(place="Shelf.Path", pattern="[a-z/]*", words=""), None),
    ],
)
def test_a_text_matches_what_a_rule_refuses(new: Condition, request_: str | None, tmp_path: Path) -> None:
    old = side(tmp_path / "old.json")
    del old.analysis.rules_of["Shelf"]
    expected = "" if request_ is None else f'assert not bakery.validate("BakeRequest", {request_})'
    assert witness(rule(new), old) == expected


def test_a_text_of_a_condition_is_one_that_the_model_allows(tmp_path: Path) -> None:
    # Of the characters that the condition allows first, a path may have the slash alone.
    new = rule(IsSet(place="Shelf.Name"), Matches(place="Shelf.Path", pattern="[^a-z]+b/", words=""))
    assert witness(new, side(tmp_path / "old.json", "Shelf")) == (
        'assert not bakery.validate("BakeRequest", {"Shelf": {"Names": [], "Path": "/b/"}})'
    )


@pytest.mark.parametrize(
    ("new", "request_"),
    [
        (rule(IsSet(place="Text"), Range(place="Heat.Low", minimum=11)), '{"Heat": {"Low": 12}}'),
        (rule(IsSet(place="Text"), Range(place="Heat.Low", maximum=-5)), '{"Heat": {"Low": -6}}'),
        (
            rule(
                MultipleOf(place="Heat.Low", divisor=168), Range(place="Heat.Low", minimum=336, exclusive_minimum=True)
            ),
            '{"Heat": {"Low": 337}}',
        ),
    ],
)
def test_a_number_is_within_the_range_of_a_condition(new: Rule, request_: str, tmp_path: Path) -> None:
    assert witness(new, side(tmp_path / "old.json")) == f'assert not bakery.validate("BakeRequest", {request_})'


def test_a_flag_that_must_be_true_is_false(tmp_path: Path) -> None:
    new = rule(OneOf(place="Hot", values=(True,)))
    assert witness(new, side(tmp_path / "old.json")) == 'assert not bakery.validate("BakeRequest", {"Hot": False})'


@pytest.mark.parametrize(
    ("new", "request_"),
    [
        (TotalSize(place="Ovens[]", maximum=9), None),
        (TotalSize(place="Filters[]", maximum=2_000_000), '{"Filters": [{"Key": "a" * 2000001}]}'),
        (SumSize(places=("Text", "Ovens[]"), maximum=70), '{"Text": "a" * 71}'),
        (SumSize(places=("Filters[].Values[]",), maximum=70), '{"Filters": [{"Values": ["a" * 71]}]}'),
        (TotalSize(place="Text", maximum=10_000_000), None),
    ],
)
def test_a_total_is_exceeded_by_one_text(new: Condition, request_: str | None, tmp_path: Path) -> None:
    expected = "" if request_ is None else f'assert not bakery.validate("BakeRequest", {request_})'
    assert witness(rule(new), side(tmp_path / "old.json")) == expected


@pytest.mark.parametrize(
    ("new", "verdict"),
    [
        (rule(Count(places=("Filters[]",), of="Values[]", maximum=499)), "added"),
        (rule(Count(places=("Filters[]",), of="Values[]", maximum=500)), "unbroken"),
        (rule(Count(places=("Filters[]", "Ovens[]"), maximum=500)), "added"),
        (rule(Count(places=("Filters[]", "Breads[]"), maximum=5)), "unbroken"),
        (rule(Count(places=("Filters[0].Values[]",), maximum=100)), "unbroken"),
        (rule(Count(places=("Filters[0].Values[]",), maximum=99)), "added"),
        (rule(IsSet(place="Shelf"), OneOf(place="Kind", values=("RYE",))), "unbroken"),
        (rule(IsSet(place="Text"), OneOf(place="Kind", values=("RYE",))), "added"),
        (rule(IsSet(place="Shelf.Path")), "unbroken"),
        (rule(IsSet(place="Shelf.Name")), "added"),
        (rule(OneOf(place="Unit", values=("m-g", "kg", "t"))), "unbroken"),
        (rule(OneOf(place="Unit", values=("kg",))), "added"),
        (rule(Matches(place="Unit", pattern="[a-z-]{2,3}", words="")), "unbroken"),
        (rule(Matches(place="Unit", pattern="[a-z-]{3}", words="")), "added"),
        (rule(Matches(place="From", pattern=r"\\+[1-9]\\d{1,14}", words="")), "added"),
        (rule(IsSet(place="Shelf.Names[]")), "added"),
        (rule(Not(condition=IsSet(place="Text")), NoneOf(place="Kind", values=("RYE",))), "unbroken"),
        (rule(Not(condition=IsSet(place="Text")), NoneOf(place="Kind", values=("OATS",))), "added"),
        # Of members that no old request has, none is set.
        (rule(AllOrNone(places=("Breads", "Butters"))), "unbroken"),
        (rule(AllOrNone(places=("Text", "Butters"))), "added"),
        (rule(AnyOf(conditions=(OneOf(place="Text", values=("a",)), IsSet(place="Shelf")))), "unbroken"),
        (rule(AnyOf(conditions=(OneOf(place="Text", values=("a",)), IsSet(place="From")))), "added"),
        # What each item must have, by the structure that the item is.
        (rule(Each(place="Loaves[]", must=IsSet(place="Path"))), "unbroken"),
        (rule(Each(place="Loaves[]", must=IsSet(place="Name"))), "added"),
        (rule(Each(place="Breads[]", must=IsSet(place="Name"))), "unbroken"),
        (rule(Each(place="Loaves[]", must=IsSet(place="Name"), when=(IsSet(place="Butter"),))), "unbroken"),
        # A format, by the pattern of its texts.
        (rule(Format(place="Id", format="uuid")), "unbroken"),
        (rule(Format(place="Id", format="json")), "added"),
        (rule(Format(place="Unit", format="uuid")), "added"),
    ],
)
def test_a_rule_is_not_broken_by_what_the_model_rejects(new: Rule, verdict: str, tmp_path: Path) -> None:
    old, after = (side(tmp_path / f"{name}.json", "Shelf") for name in ("old", "new"))
    after.analysis.rules_of["BakeRequest"] = (new,)
    found = [change for change in changes(Comparison(old, after)) if change.new == new]
    assert [change.verdict for change in found] == [verdict]


LISTED = OneOf(place="Text", values=("a", "b"))
WITH_RYE = OneOf(place="Kind", values=("RYE",))


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (rule(LISTED), rule(LISTED, WITH_RYE), "loosened"),
        (rule(LISTED), rule(OneOf(place="Text", values=("a", "b", "c")), WITH_RYE), "unbroken"),
        (rule(LISTED), rule(OneOf(place="Text", values=("a",)), WITH_RYE), "changed"),
        (rule(LISTED, WITH_RYE), rule(LISTED), "tightened"),
        (rule(LISTED), rule(OneOf(place="Filters[].Key", values=("a", "b", "c"))), "changed"),
        (replace(rule(LISTED), severity="advice"), rule(LISTED, WITH_RYE), "added"),
    ],
)
def test_a_rule_is_not_broken_by_what_an_old_rule_rejects(
    before: Rule, after: Rule, verdict: str, tmp_path: Path
) -> None:
    old, new = (side(tmp_path / f"{name}.json") for name in ("old", "new"))
    old.analysis.rules_of["BakeRequest"] = (before,)
    new.analysis.rules_of["BakeRequest"] = (replace(after, id="bakery.BakeRequest.newer"),)
    found = [change for change in changes(Comparison(old, new)) if change.new is not None]
    assert [change.verdict for change in found if change.new.shape == "BakeRequest"] == [verdict]


@pytest.mark.parametrize(("needed", "given"), [("Heat.Low", "High"), ("Heat.High", "Low")])
def test_a_structure_that_is_set_holds_a_member_that_the_rule_does_not_name(
    needed: str, given: str, tmp_path: Path
) -> None:
    new = rule(IsSet(place=needed), IsSet(place="Heat"))
    expected = f'assert not bakery.validate("BakeRequest", {{"Heat": {{"{given}": 0}}}})'
    assert witness(new, side(tmp_path / "old.json")) == expected


@pytest.mark.parametrize("name", TEXTS)
def test_each_format_has_a_text(name: Any) -> None:
    assert formats.tester(name)(TEXTS[name])

"""A rule that the documentation states anew breaks what was valid, and only that; its witness is such a request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.ir.rules import AnyOf, Condition, CountSet, IsSet, Matches, Not, OneOf, Range
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.conditions import compared, unordered
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of
from tests.changes.test_witnesses import fails
from tests.conftest import PackageOf

SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Number": {"type": "float"},
    "Time": {"type": "timestamp"},
    "Grain": {"type": "string", "enum": ["RYE", "OATS"]},
    "Grains": {"type": "list", "member": {"shape": "Grain"}},
    "Pairs": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
    "Filter": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Values": {"shape": "Texts"}}},
    "Filters": {"type": "list", "member": {"shape": "Filter"}},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
}


def spec(path: Path, members: dict[str, str], texts: dict[str, str], required: tuple[str, ...] = ()) -> FoundSpec:
    """Return a spec whose one request has members of these shapes, with these texts."""
    described = {
        name: {"shape": shape} | ({"documentation": texts[name]} if name in texts else {})
        for name, shape in members.items()
    }
    model = {
        "version": "2.0",
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": {"Bake": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "BakeRequest"}}},
        "shapes": {"BakeRequest": {"type": "structure", "members": described, "required": [*required]}, **SHAPES},
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    return FoundSpec("bakery", "2026-01-01", "path", f"botocore 1.0.{len(texts)}", {"service-2.json": str(path)})


def at_least(minimum: int, *places: str) -> CountSet:
    return CountSet(places=places, minimum=minimum)


def at_most(maximum: int, *places: str) -> CountSet:
    return CountSet(places=places, maximum=maximum)


def matching(pattern: str) -> Matches:
    return Matches(place="A", pattern=pattern, words="")


def stated(old: FoundSpec, new: FoundSpec) -> list[Change]:
    """Return the changes of rules of the documentation."""
    sides = [side_of(each.read()) for each in (old, new)]
    return [change for change in compare(*sides).changes if change.rule.startswith("RULE_")]


@pytest.mark.parametrize(
    ("members", "texts", "request_"),
    [
        (
            {"Name": "Text", "Note": "Text"},
            {"Note": "You can't specify both Name and Note."},
            '{"Name": "a", "Note": "a"}',
        ),
        ({"Name": "Text"}, {"Name": "The maximum length is 3 bytes."}, '{"Name": "aaaa"}'),
        ({"Name": "Text"}, {"Name": "The name can contain only lowercase letters."}, '{"Name": "A"}'),
        ({"Name": "Text"}, {"Name": "Must be a UUID."}, '{"Name": "a"}'),
        ({"Weight": "Number"}, {"Weight": "The minimum value is 5."}, '{"Weight": 0.0}'),
        ({"Name": "Text"}, {"Name": "Valid values: `a` | `b`"}, '{"Name": "A"}'),
        ({"Weight": "Number"}, {"Weight": "Must be a multiple of 4."}, '{"Weight": 2.0}'),
        ({"Names": "Texts"}, {"Names": "The names must be unique."}, '{"Names": ["a", "a"]}'),
        (
            {"Begin": "Time", "End": "Time"},
            {"End": "`End` must be later than `Begin`."},
            '{"Begin": "2026-01-01T00:00:00Z", "End": "2026-01-01T00:00:00Z"}',
        ),
    ],
)
def test_a_new_rule_has_the_smallest_request_that_breaks_it(
    members: dict[str, str], texts: dict[str, str], request_: str, package_of: PackageOf, tmp_path: Path
) -> None:
    sides = [spec(tmp_path / f"{name}.json", members, said) for name, said in (("old", {}), ("new", texts))]
    (change,) = stated(*sides)
    assert (change.rule, change.breaks) == ("RULE_STATEMENT_ADDED", ("request",))
    assert change.witness is not None
    assert change.witness.code.splitlines()[-1] == f'assert not bakery.validate("BakeRequest", {request_})'
    packages = [package_of(side.read(), tmp_path / name) for side, name in zip(sides, ("old", "new"), strict=True)]
    assert [fails(change.witness.code, package) for package in packages] == [False, True]


@pytest.mark.parametrize(
    ("before", "after", "texts", "required"),
    [
        # The member is new.
        ({"Name": "Text"}, {"Name": "Text", "Note": "Text"}, {"Note": "You can't specify both Name and Note."}, ()),
        (
            {"Name": "Text"},
            {"Name": "Text", "Note": "Text"},
            {"Note": "Specify either Name or Note, but not both."},
            ("Name",),
        ),
    ],
)
def test_what_no_old_request_can_break_is_not_breaking(
    before: dict[str, str], after: dict[str, str], texts: dict[str, str], required: tuple[str, ...], tmp_path: Path
) -> None:
    old = spec(tmp_path / "old.json", before, {}, required)
    assert [(each.rule, each.breaks) for each in stated(old, spec(tmp_path / "new.json", after, texts))] == [
        ("RULE_MEMBER_ADDED", ())
    ]


@pytest.mark.parametrize(
    "text", ["The maximum length is 99,999,999,999 bytes.", "The maximum length is 99,999,999,999 characters."]
)
def test_a_limit_that_no_small_request_breaks_has_no_witness(text: str, tmp_path: Path) -> None:
    old, new = (spec(tmp_path / f"{len(said)}.json", {"Name": "Text"}, said) for said in ({}, {"Name": text}))
    (change,) = stated(old, new)
    assert (change.rule, change.witness) == ("RULE_STATEMENT_ADDED", None)


@pytest.mark.parametrize(
    ("modelled", "breaks"),
    [
        ({"min": 4, "max": 20}, ()),
        ({"min": 5, "max": 19}, ()),
        ({"min": 3, "max": 20}, ("request",)),
        ({"min": 4, "max": 21}, ("request",)),
        ({"min": 4}, ("request",)),
    ],
)
@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("Number", "Must be between 4 and 20, inclusive."),
        ("Text", "Must be between 4 and 20 characters long."),
        ("Texts", "Must contain 4 to 20 items."),
    ],
)
def test_a_bound_that_moves_from_the_model_to_the_documentation_breaks_nothing(
    shape: str, text: str, modelled: dict[str, int], breaks: tuple[str, ...], tmp_path: Path
) -> None:
    members = {"Depth": shape}
    old = spec(tmp_path / "old.json", members, {})
    model = json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))
    model["shapes"][shape] |= modelled
    (tmp_path / "old.json").write_text(json.dumps(model), encoding="utf-8")
    new = spec(tmp_path / "new.json", members, {"Depth": f"<p>{text}</p>"})
    assert [(change.rule, change.breaks) for change in stated(old, new)] == [
        ("RULE_STATEMENT_ADDED" if breaks else "RULE_MEMBER_ADDED", breaks)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Valid values: <code>RYE</code> | <code>OATS</code>", None),
        ("Valid values: <code>RYE</code> | <code>OATS</code> | <code>SPELT</code>", None),
        ("Valid values: <code>RYE</code> | <code>SPELT</code>", "OATS"),
        ("Must contain only uppercase letters.", None),
        ("Must be a valid UUID.", "RYE"),
        ("The value cannot be <code>SPELT</code>.", None),
        ("The value cannot be <code>OATS</code>.", "OATS"),
    ],
)
def test_of_a_place_that_had_an_enum_only_its_values_can_break_a_rule(
    text: str, value: str | None, tmp_path: Path
) -> None:
    members = {"Grain": "Grain"}
    old, new = spec(tmp_path / "old.json", members, {}), spec(tmp_path / "new.json", members, {"Grain": text})
    model = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    del model["shapes"]["Grain"]["enum"]
    (tmp_path / "new.json").write_text(json.dumps(model), encoding="utf-8")
    (change,) = stated(old, new)
    assert change.rule == ("RULE_MEMBER_ADDED" if value is None else "RULE_STATEMENT_ADDED")
    code = None if change.witness is None else change.witness.code.splitlines()[-1]
    assert code == (None if value is None else f'assert not bakery.validate("BakeRequest", {{"Grain": "{value}"}})')


def test_of_two_old_rules_a_new_one_is_compared_with_that_which_asked_for_more(tmp_path: Path) -> None:
    limits = "<p>The throughput of an oven, with a maximum of 1,000 MiB/s.</p><p>Must be a multiple of 5.</p>"
    old = {"Weight": f"{limits}<p>Valid Range: Minimum value of 125. Maximum value of 1000.</p>"}
    new = {"Weight": "<p>Must be a multiple of 5.</p><p>Valid Range: 125 - 2000 MiB/s</p>"}
    sides = [spec(tmp_path / f"{len(said['Weight'])}.json", {"Weight": "Number"}, said) for said in (old, new)]
    assert {change.breaks for change in stated(*sides)} == {()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("You can specify only one of Name and Note.", "You can specify only one of Name, Note, and Memo."),
        ("You must specify at least one of Name and Note.", "You must specify at least one of Name, Note, and Memo."),
        ("You must specify either Name or Note.", "You must specify at least one of Name, Note, and Memo."),
    ],
)
def test_a_new_member_in_a_rule_on_several_breaks_nothing(before: str, after: str, tmp_path: Path) -> None:
    old = spec(tmp_path / "old.json", {"Name": "Text", "Note": "Text"}, {"Name": before})
    new = spec(tmp_path / "new.json", {"Name": "Text", "Note": "Text", "Memo": "Text"}, {"Name": after})
    found = {(change.rule, change.breaks) for change in stated(old, new)}
    assert found == {("RULE_MEMBER_ADDED", ()), ("RULE_STATEMENT_REMOVED", ())}


@pytest.mark.parametrize("severity", ["error", "advice"])
def test_a_value_that_the_old_enum_does_not_list_breaks_nothing(severity: str, tmp_path: Path) -> None:
    """An enum is advice in services that take values in other cases and in older spellings."""
    protocol = {"error": "json", "advice": "ec2"}[severity]
    sides = [
        spec(tmp_path / "old.json", {"Grain": "Grain", "Note": "Text"}, {}),
        spec(
            tmp_path / "new.json",
            {"Grain": "Grain", "Note": "Text"},
            {"Note": "This parameter is required if <code>Grain</code> is <code>SPELT</code>."},
        ),
    ]
    for side, values in zip(sides, (["RYE"], ["RYE", "SPELT"]), strict=True):
        path = Path(side.files["service-2.json"])
        model = json.loads(path.read_text(encoding="utf-8"))
        model["metadata"]["protocol"] = protocol
        model["shapes"]["Grain"]["enum"] = values
        path.write_text(json.dumps(model), encoding="utf-8")
    (change,) = stated(*sides)
    assert (change.rule, change.breaks) == ("RULE_MEMBER_ADDED", ())


def test_a_key_that_the_old_enum_does_not_list_breaks_nothing(tmp_path: Path) -> None:
    text = "Give the share of rye or that of spelt, but not both."
    sides = [spec(tmp_path / f"{name}.json", {"Pairs": "Pairs"}, {"Pairs": text}) for name in ("old", "new")]
    for side, values in zip(sides, (["RYE", "OATS"], ["RYE", "OATS", "SPELT"]), strict=True):
        path = Path(side.files["service-2.json"])
        model = json.loads(path.read_text(encoding="utf-8"))
        model["shapes"]["Pairs"]["key"] = {"shape": "Grain"}
        model["shapes"]["Grain"]["enum"] = values
        path.write_text(json.dumps(model), encoding="utf-8")
    stated_of = {}
    for key in ("SPELT", "OATS"):
        verdict = f'at = "BakeRequest.Pairs"\nsentence = "{text}"\nkind = "at_most_one"\n'
        must = f'must = {{ at_most_one = ["Pairs{{RYE}}", "Pairs{{{key}}}"] }}\n'
        (tmp_path / f"{key}.toml").write_text(f'spec = "botocore 1.0.1"\n[[rule]]\n{verdict}{must}', encoding="utf-8")
        new = sides[1]._replace(files={**sides[1].files, "rules.toml": str(tmp_path / f"{key}.toml")})
        (change,) = stated(sides[0], new)
        stated_of[key] = (change.rule, change.breaks)
    assert stated_of == {"SPELT": ("RULE_MEMBER_ADDED", ()), "OATS": ("RULE_STATEMENT_ADDED", ("request",))}


def test_values_in_another_order_change_no_rule(tmp_path: Path) -> None:
    old, new = (
        spec(tmp_path / f"{name}.json", {"Name": "Text", "Note": "Text"}, {"Note": text})
        for name, text in (
            ("old", "You can't specify `Note` when `Name` is `a`, `b`, or `c`."),
            ("new", "You can't specify `Note` when `Name` is `c`, `a`, or `b`."),
        )
    )
    (change,) = stated(old, new)
    assert (change.rule, change.breaks) == ("RULE_SENTENCE_REWORDED", ("docs",))


def test_members_in_another_order_change_no_rule(tmp_path: Path) -> None:
    texts = {"Note": "You can't specify both Name and Note."}
    old = spec(tmp_path / "old.json", {"Name": "Text", "Note": "Text"}, texts)
    assert stated(old, spec(tmp_path / "new.json", {"Note": "Text", "Name": "Text"}, texts)) == []


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (Range(place="A", minimum=0, exclusive_minimum=True), Range(place="A", minimum=0), "loosened"),
        (Range(place="A", minimum=0), Range(place="A", minimum=0, exclusive_minimum=True), "tightened"),
        (Range(place="A", maximum=9), Range(place="A", maximum=9, exclusive_maximum=True), "tightened"),
        (Range(place="A", maximum=9), Range(place="A"), "loosened"),
        (Range(place="A", maximum=9), Range(place="A", minimum=1), None),
        (Range(place="A", minimum=1, maximum=9), Range(place="A", minimum=2, maximum=8), "tightened"),
        (Range(place="A", minimum=1, maximum=9), Range(place="A", minimum=2, maximum=10), None),
        (OneOf(place="A", values=("x",)), OneOf(place="A", values=("x", "y")), "loosened"),
        (OneOf(place="A", values=("x",)), OneOf(place="B", values=("x", "y")), None),
        (Range(place="A", minimum=1), Range(place="B", minimum=0), None),
        # Of other members: what is true of the one count is true of the other.
        (at_least(1, "A", "B"), at_least(1, "A", "B", "C"), "loosened"),
        (at_least(1, "A", "B", "C"), at_least(1, "B", "A"), "tightened"),
        (at_least(1, "A", "B"), at_least(1, "A", "C"), None),
        (at_least(2, "A", "B", "C"), at_least(1, "A", "B"), "loosened"),
        (at_least(2, "A", "B", "C"), at_least(2, "A", "B"), "tightened"),
        (at_least(1, "A"), at_least(1, "A"), None),
        (at_most(1, "A", "B"), at_most(1, "A", "B", "C"), "tightened"),
        (at_most(1, "A", "B", "C"), at_most(1, "A", "C"), "loosened"),
        (at_most(1, "A", "B"), at_most(2, "A", "B", "C"), "loosened"),
        (at_most(1, "A", "B"), at_most(2, "A", "B", "C", "D"), None),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), at_least(1, "A", "B", "C"), "loosened"),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), at_most(1, "A", "B"), "loosened"),
        (at_most(1, "A", "B"), CountSet(places=("A", "B"), minimum=1, maximum=1), "tightened"),
        # Patterns by the texts that they match.
        (matching("[a-z]+"), matching("[a-z0-9]+"), "loosened"),
        (matching("[a-z0-9]+"), matching("[a-z]+"), "tightened"),
        (matching("[a-z]+"), matching("[0-9]+"), None),
        (matching("a|b"), matching("b|a"), None),
        # That one is set is more than that one of several is.
        (IsSet(place="A"), at_least(1, "A", "B"), "loosened"),
        (at_least(1, "A", "B"), IsSet(place="A"), "tightened"),
        (IsSet(place="A"), at_least(1, "B", "C"), None),
        # What is denied is allowed less where more is denied.
        (Not(condition=matching("aws:.*")), Not(condition=matching("(aws|amz):.*")), "tightened"),
        (Not(condition=matching("(aws|amz):.*")), Not(condition=matching("aws:.*")), "loosened"),
        (Not(condition=matching("a")), Not(condition=matching("b")), None),
        # One of several is less than each of them.
        (matching("a"), AnyOf(conditions=(OneOf(place="A", values=("",)), matching("a"))), "loosened"),
        (AnyOf(conditions=(matching("a"), matching("b"))), matching("b"), "tightened"),
        (AnyOf(conditions=(matching("a"), matching("b"))), matching("c"), None),
    ],
)
def test_a_condition_is_tighter_or_looser_by_what_it_allows(
    old: Condition, new: Condition, verdict: str | None
) -> None:
    assert compared(old, new) == verdict


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("RYE", "RYE or OATS", "RULE_STATEMENT_TIGHTENED"),
        ("RYE or OATS", "RYE", "RULE_STATEMENT_LOOSENED"),
        ("RYE", "OATS", "RULE_STATEMENT_CHANGED"),
    ],
)
def test_a_rule_is_tighter_where_it_applies_to_more(before: str, after: str, rule: str, tmp_path: Path) -> None:
    members = {"Grain": "Grain", "Weight": "Number"}
    old, new = (
        spec(tmp_path / f"{name}.json", members, {"Weight": f"Required if Grain is {values}."})
        for name, values in (("old", before), ("new", after))
    )
    assert [each.rule for each in stated(old, new)] == [rule]


def test_one_of_one_place_is_set_where_that_place_is(tmp_path: Path) -> None:
    old = spec(tmp_path / "old.json", {"Name": "Text"}, {"Name": "This parameter is required."})
    either = {"Name": "You must specify either Name or Note."}
    new = spec(tmp_path / "new.json", {"Name": "Text", "Note": "Text"}, either)
    assert unordered(at_least(1, "Name")) == IsSet(place="Name")
    assert {each.breaks for each in stated(old, new)} == {()}

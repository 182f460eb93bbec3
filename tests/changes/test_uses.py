"""What a change breaks follows from where a shape is used on both sides, not from its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.witnesses.code_witnesses import typed_call
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of


def side(path: Path, request: dict[str, str], response: dict[str, str], shapes: dict[str, Any]) -> Side:
    """Return a side with one operation, whose request and response have members of these shapes."""
    http = {"method": "POST", "requestUri": "/"}
    model = {
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": {
            "Bake": {"http": http, "input": {"shape": "BakeRequest"}, "output": {"shape": "BakeResponse"}},
        },
        "shapes": {
            name: {"type": "structure", "members": {member: {"shape": shape} for member, shape in members.items()}}
            for name, members in (("BakeRequest", request), ("BakeResponse", response))
        }
        | shapes,
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read())


def found(old: Side, new: Side, subject: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rules of the changes of a subject, and what each breaks."""
    return [(change.rule, change.breaks) for change in changes(old, new) if change.subject == subject]


def changes(old: Side, new: Side) -> tuple[Change, ...]:
    """Return every change."""
    return compare(old, new).changes


def test_a_shape_whose_name_another_member_takes_breaks_no_request_by_itself(tmp_path: Path) -> None:
    old = side(
        tmp_path / "old.json",
        {"Grain": "Text", "Name": "Plain"},
        {},
        {"Text": {"type": "string"}, "Plain": {"type": "string"}},
    )
    shapes = {"Text": {"type": "string", "min": 3}, "Plain": {"type": "string"}}
    new = side(tmp_path / "new.json", {"Grain": "Plain", "Name": "Text"}, {}, shapes)
    assert found(old, new, "Text") == [("SHAPE_LENGTH_ADDED", ())]
    assert found(old, new, "BakeRequest.Name") == [("MEMBER_TARGET_TIGHTENED", ("request",))]


def test_the_witness_of_a_tightened_shape_is_a_member_that_has_it_on_both_sides(tmp_path: Path) -> None:
    old = side(
        tmp_path / "old.json",
        {"Grain": "Text", "Name": "Text"},
        {},
        {"Text": {"type": "string"}, "Plain": {"type": "string"}},
    )
    shapes = {"Text": {"type": "string", "min": 3}, "Plain": {"type": "string"}}
    new = side(tmp_path / "new.json", {"Grain": "Plain", "Name": "Text"}, {}, shapes)
    (change,) = [each for each in changes(old, new) if each.subject == "Text"]
    assert change.breaks == ("request",)
    assert change.witness is not None
    assert change.witness.code.endswith('assert not bakery.validate("BakeRequest", {"Name": "aa"})')


def test_a_list_that_a_response_has_now_can_no_longer_be_set_to_a_tuple(tmp_path: Path) -> None:
    shapes = {
        "Dough": {"type": "structure", "members": {"Grains": {"shape": "Grains"}}},
        "Grains": {"type": "list", "member": {"shape": "Grain"}},
        "Grain": {"type": "string"},
    }
    old = side(tmp_path / "old.json", {"Dough": "Dough"}, {}, shapes)
    new = side(tmp_path / "new.json", {"Dough": "Dough"}, {"Dough": "Dough"}, shapes)
    (change,) = [each for each in changes(old, new) if each.rule == "MEMBER_ANNOTATION_CHANGED"]
    assert (change.subject, change.old, change.new) == ("Dough.Grains", "rt.Sequence[str]", "list[str]")
    assert change.witness is not None
    assert change.witness.code.splitlines()[-4:] == [
        "def exchange(value: Dough, given: rt.Sequence[str] | None) -> rt.Sequence[str] | None:",
        "    before = value.grains",
        "    value.grains = given",
        "    return before",
    ]


def test_a_limit_that_every_value_of_an_enum_keeps_breaks_no_request(tmp_path: Path) -> None:
    old = side(tmp_path / "old.json", {"Grain": "Grain"}, {}, {"Grain": {"type": "string", "enum": ["RYE", "OATS"]}})
    for number, (limit, change) in enumerate(
        (
            ({"max": 4}, ("SHAPE_LENGTH_RESPELLED", ())),
            ({"max": 3}, ("SHAPE_LENGTH_ADDED", ("request",))),
            ({"pattern": "[A-Z]*"}, ("SHAPE_PATTERN_RESPELLED", ())),
            ({"pattern": "[A-R]*"}, ("SHAPE_PATTERN_ADDED", ("request",))),
        )
    ):
        shapes = {"Grain": {"type": "string", "enum": ["RYE", "OATS"], **limit}}
        new = side(tmp_path / f"{number}.json", {"Grain": "Grain"}, {}, shapes)
        assert found(old, new, "Grain") == [change]
        witness = next(each.witness for each in changes(old, new) if each.subject == "Grain")
        assert (witness is not None) is bool(change[1])


def test_the_witness_of_a_tightened_item_is_a_list_in_a_member(tmp_path: Path) -> None:
    shapes = {
        "Names": {"type": "list", "member": {"shape": "Text"}},
        "Others": {"type": "list", "member": {"shape": "Short"}},
        "Text": {"type": "string"},
        "Short": {"type": "string", "max": 2},
    }
    old = side(tmp_path / "old.json", {"Names": "Names", "Grains": "Names"}, {}, shapes)
    shorter = shapes | {"Names": {"type": "list", "member": {"shape": "Short"}}}
    inside = side(tmp_path / "inside.json", {"Names": "Names", "Grains": "Others"}, {}, shorter)
    witnesses = {each.subject: each.witness for each in changes(old, inside)}
    for subject, member in (("Names[]", "Names"), ("BakeRequest.Grains", "Grains")):
        witness = witnesses[subject]
        assert witness is not None
        assert witness.code.endswith(f'assert not bakery.validate("BakeRequest", {{"{member}": ["aaa"]}})')


def test_a_response_that_breaks_a_rule_of_its_documentation_is_checked_by_the_model_alone(tmp_path: Path) -> None:
    rule = {"shape": "Whole", "documentation": "You must specify `Low` or `High`."}
    old, new = (
        {
            "Loaf": {
                "type": "structure",
                "members": {"Name": {"shape": "Name"}, "Low": rule, "High": {"shape": "Whole"}},
            },
            "Name": {"type": "string", "max": most},
            "Whole": {"type": "integer"},
        }
        for most in (3, 4)
    )
    for request, level in (({"Loaf": "Loaf"}, ', level="modelled"'), ({}, "")):
        before = side(tmp_path / "old.json", request, {"Loaf": "Loaf"}, old)
        (change,) = changes(before, side(tmp_path / "new.json", request, {"Loaf": "Loaf"}, new))
        assert change.witness is not None
        assert f'assert bakery.validate("Loaf", {{"Name": "aaaa"}}, partial=True{level}), ' in change.witness.code


def test_the_witness_of_a_structure_that_contains_itself_is_a_member_beside_that(tmp_path: Path) -> None:
    old, new = (
        side(
            tmp_path / f"{name}.json",
            {"Filter": name},
            {},
            {
                name: {"type": "structure", "members": {"Not": {"shape": name}, "Text": {"shape": text}}},
                "Text": {"type": "string"},
                "Short": {"type": "string", "max": 3},
            },
        )
        for name, text in (("Filter", "Text"), ("filter", "Short"))
    )
    (change,) = (each for each in changes(old, new) if each.breaks)
    assert (change.rule, change.breaks) == ("MEMBER_TARGET_TIGHTENED", ("request",))
    assert change.witness is not None
    assert 'validate("BakeRequest", {"Filter": {"Text": "aaaa"}})' in change.witness.code


def test_any_json_that_is_a_union_now_has_no_witness(tmp_path: Path) -> None:
    old, new = (
        side(tmp_path / f"{name}.json", {"Any": "Any"}, {}, {"Any": shape})
        for name, shape in (
            ("old", {"type": "structure", "members": {"Any": {"shape": "Any"}}, "document": True}),
            ("new", {"type": "structure", "members": {"Any": {"shape": "Any"}}, "document": True, "union": True}),
        )
    )
    assert [(each.rule, each.witness) for each in changes(old, new)] == [("SHAPE_UNION_ADDED", None)]


def with_operations(path: Path, shape: dict[str, Any], *names: str) -> Side:
    """Return a side with these operations, which take the same structure with one member, and return nothing."""
    operation = {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Request"}}
    request = {"type": "structure", "members": {"Grain": {"shape": "Grain"}}}
    model = {
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": dict.fromkeys(names, operation),
        "shapes": {"Request": request, "Grain": shape},
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read())


def test_operations_that_a_change_concerns_are_in_the_order_of_the_spec(tmp_path: Path) -> None:
    old = with_operations(tmp_path / "old.json", {"type": "string"}, "Knead", "Bake", "Serve", "Cool")
    new = with_operations(tmp_path / "new.json", {"type": "string", "max": 3}, "Knead", "Bake", "Serve", "Cool")
    (change,) = changes(old, new)
    assert change.operations == ("Knead", "Bake", "Serve", "Cool")


def test_an_operation_that_returned_nothing_has_no_call_with_types(tmp_path: Path) -> None:
    old, new = (with_operations(tmp_path / "a.json", {"type": "string"}, "Bake") for _ in range(2))
    operations = old.service.operations[0], new.service.operations[0]
    assert typed_call(Pair(Comparison(old, new), "Bake", "", *operations), Found()) is None

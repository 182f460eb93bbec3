"""Another spelling in the spec that is the same name in Python: code works as before, unless something else differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of
from tests.changes.judges.applying import applied, differences, tree
from tests.changes.judges.packages import imported

Model: TypeAlias = dict[str, Any]
Edit: TypeAlias = Callable[[Model], object]

PAGES = {"pagination": {"Bake": {"input_token": "Next", "output_token": "Next", "result_key": "Slices"}}}
WAITERS = {
    "version": 2,
    "waiters": {
        "LoafDone": {
            "operation": "Bake",
            "delay": 5,
            "maxAttempts": 9,
            "acceptors": [{"matcher": "status", "expected": 200, "state": "success"}],
        }
    },
}


def structure(*names: str, required: tuple[str, ...] = (), **traits: Any) -> Model:
    members = {name.partition(":")[0]: {"shape": name.partition(":")[2] or "Text"} for name in names}
    return {"type": "structure", "members": members, "required": list(required), **traits}


def model() -> Model:
    """Return a spec: an operation, whose request and response have a structure, an enum and a union."""
    return {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2026-01-01",
            "serviceId": "Bakery",
            "protocol": "json",
            "endpointPrefix": "bakery",
        },
        "operations": {
            "Bake": {
                "name": "Bake",
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "BakeRequest"},
                "output": {"shape": "BakeResponse"},
                "errors": [{"shape": "OvenException"}],
            }
        },
        "shapes": {
            "BakeRequest": structure("Next", "Dough:Dough", "Grain:Grain", "Filling:Filling", required=("Dough",)),
            "BakeResponse": structure("Next", "Slices:Slices", "Heat:Share", "Filling:Filling", required=("Next",)),
            "Dough": structure("Name", "Weight:Whole", "Salt", required=("Name",)),
            "Filling": structure("Jam", "Cheese", union=True),
            "Grain": {"type": "string", "enum": ["RYE", "OATS"]},
            "OvenException": structure("Message", exception=True, error={"code": "Oven", "httpStatusCode": 500}),
            "Share": {"type": "double"},
            "Slices": {"type": "list", "member": {"shape": "Text"}},
            "Text": {"type": "string"},
            "Whole": {"type": "integer"},
        },
    }


def respelled(spec: Model, before: str) -> Model:
    """Give a shape another name, which is the same in Python, and return it."""
    after = before[0].lower() + before[1:]
    spec["shapes"][after] = spec["shapes"].pop(before)
    edited = json.loads(json.dumps(spec).replace(f'{{"shape": "{before}"}}', f'{{"shape": "{after}"}}'))
    spec.update(edited)
    return spec["shapes"][after]


def respelled_operation(spec: Model) -> Model:
    """Give the operation another name, which is the same in Python, and return it."""
    operation = spec["operations"].pop("Bake")
    spec["operations"]["bake"] = {**operation, "name": "bake"}
    return spec["operations"]["bake"]


def found(folder: Path, spec: Model, **files: Model) -> FoundSpec:
    folder.mkdir()
    paths = {}
    for name, content in {"service-2": spec, **{name.replace("_", "-"): each for name, each in files.items()}}.items():
        paths[f"{name}.json"] = str(folder / f"{name}.json")
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return FoundSpec("bakery", "2026-01-01", "path", "botocore 1.0.0", paths)


def changes(one: FoundSpec, other: FoundSpec) -> tuple[Change, ...]:
    """Return the changes, which lead from the one spec to the other."""
    old, new = side_of(one.read()), side_of(other.read())
    before, after = tree(old.service), tree(new.service)
    result = compare(old, new).changes
    assert differences(applied(before, after, result), after) == []
    return result


def breaking(each: tuple[Change, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.rule, change.subject, change.breaks) for change in each if change.breaks]


def edited(folder: Path, edit: Edit) -> tuple[FoundSpec, FoundSpec]:
    """Return the spec, and the spec as it is edited."""
    spec = deepcopy(model())
    edit(spec)
    return found(folder / "old", model()), found(folder / "new", spec)


@pytest.mark.parametrize(
    "edit",
    [
        lambda spec: respelled(spec, "Dough")["members"].update(Sugar={"shape": "Text"}),
        lambda spec: respelled(spec, "Grain")["enum"].append("SPELT"),
        lambda spec: respelled(spec, "BakeResponse").update(required=["Next", "Heat"]),
        lambda spec: respelled(spec, "BakeResponse")["members"].update(Heat={"shape": "Whole"}),
        lambda spec: respelled(spec, "OvenException")["members"].update(Heat={"shape": "Whole"}),
    ],
    ids=["a member more", "a value more", "surely set where it is read", "an integer where it is read", "an error"],
)
def test_a_class_that_can_be_used_as_before_breaks_no_code(tmp_path: Path, edit: Edit) -> None:
    assert "source" not in {each for change in changes(*edited(tmp_path, edit)) for each in change.breaks}


@pytest.mark.parametrize(
    ("shape", "edit", "kind", "end"),
    [
        ("Dough", lambda shape: shape["members"].pop("Salt"), "run", 'Dough(name="a", salt="a")'),
        ("Dough", lambda shape: shape["required"].append("Salt"), "run", 'Dough(name="a")'),
        ("Dough", lambda shape: shape.update(required=[]), "types", "return before"),
        ("Dough", lambda shape: shape["members"].update(Weight={"shape": "Text"}), "types", "return before"),
        ("Grain", lambda shape: shape["enum"].pop(), "run", "Grain.OATS"),
        ("Grain", lambda shape: shape.update(enum=["rye", "OATS"]), "run", 'assert Grain.RYE == "RYE"'),
        ("Filling", lambda shape: shape.pop("union"), "types", "return value.which"),
        ("OvenException", lambda shape: shape["members"].pop("Message"), "run", 'OvenException(message="a")'),
    ],
)
def test_a_class_that_cannot_is_shown_by_the_first_use_that_breaks(
    tmp_path: Path, shape: str, edit: Edit, kind: str, end: str
) -> None:
    one, other = edited(tmp_path, lambda spec: edit(respelled(spec, shape)))
    (change,) = (each for each in changes(one, other) if each.rule == "SERVICE_SHAPE_REMOVED")
    assert (change.subject, change.breaks) == (shape, ("source",))
    assert change.witness is not None
    assert change.witness.kind == kind
    assert change.witness.code.endswith(end)
    if kind == "run":
        with imported(one, other, tmp_path) as packages:
            assert packages.fails(change.witness.code) == (False, True)


@pytest.mark.parametrize(
    ("shape", "edit"),
    [
        ("BakeRequest", lambda shape: shape["required"].append("Grain")),
        ("BakeRequest", lambda shape: shape["members"].pop("Grain")),
        ("BakeResponse", lambda shape: shape["members"].pop("Heat")),
        ("BakeResponse", lambda shape: shape.update(required=[])),
    ],
)
def test_each_change_of_an_input_or_output_that_breaks_code_has_a_witness(
    tmp_path: Path, shape: str, edit: Edit
) -> None:
    one, other = edited(tmp_path, lambda spec: edit(respelled(spec, shape)))
    (change,) = (each for each in changes(one, other) if each.rule.startswith("OPERATION_"))
    assert "source" in change.breaks
    assert change.witness is not None


def test_a_member_with_another_spelling_leaves_the_code_of_a_request_as_it_is(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        shape = respelled(spec, "BakeRequest")
        shape["members"]["dough"] = shape["members"].pop("Dough")
        shape["required"] = ["dough"]

    one, other = edited(tmp_path, edit)
    assert breaking(changes(one, other)) == [("OPERATION_INPUT_TIGHTENED", "Bake", ("request",))]


def test_a_further_token_that_boto3_fills_in_rejects_no_request(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        shape = respelled(spec, "BakeRequest")
        shape["members"]["Token"] = {"shape": "Text", "idempotencyToken": True}
        shape["required"].append("Token")

    one, other = edited(tmp_path, edit)
    assert breaking(changes(one, other)) == []
    assert breaking(changes(other, one))[-1] == ("OPERATION_INPUT_CHANGED", "Bake", ("source", "request"))


def test_an_error_with_another_spelling_is_the_same_error(tmp_path: Path) -> None:
    result = changes(*edited(tmp_path, lambda spec: respelled(spec, "OvenException")))
    assert {each.rule for each in result} == {"OPERATION_ERROR_RESPELLED", "SERVICE_SHAPE_RESPELLED"}


def test_how_an_operation_binds_an_error_with_another_spelling_is_compared_once(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        respelled(spec, "OvenException")
        (error,) = spec["operations"]["Bake"]["errors"]
        spec["operations"]["Bake"]["errors"] = [{**error, "documentation": "<p>Too hot.</p>"}] * 2

    (change,) = (each for each in changes(*edited(tmp_path, edit)) if each.rule.startswith("RESULT_"))
    assert (change.rule, change.subject) == ("RESULT_DOCUMENTATION_REWORDED", "Bake (ovenException)")


def test_an_error_with_another_code_is_another_error_though_its_class_has_the_same_name(tmp_path: Path) -> None:
    one, other = edited(tmp_path, lambda spec: respelled(spec, "OvenException")["error"].update(code="Stove"))
    (change,) = (each for each in changes(one, other) if each.rule == "OPERATION_ERROR_ADDED")
    assert change.breaks == ("response",)
    assert change.witness is not None
    with imported(one, other, tmp_path) as packages:
        assert packages.fails(change.witness.code) == (False, True)


def test_an_error_that_a_spec_names_twice_is_one_change(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        spec["shapes"]["ColdException"] = structure("Message", exception=True)
        spec["operations"]["Bake"]["errors"] += [{"shape": "ColdException"}] * 2

    assert breaking(changes(*edited(tmp_path, edit))) == [("OPERATION_ERROR_ADDED", "Bake", ("response",))]


def test_what_else_differs_of_an_operation_with_another_spelling_is_reported(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        spec["shapes"]["ColdException"] = structure("Message", exception=True)
        respelled_operation(spec)["errors"].append({"shape": "ColdException"})

    result = changes(*edited(tmp_path, edit))
    assert breaking(result) == [("OPERATION_ERROR_ADDED", "bake", ("response",))]
    assert [each.rule for each in result].count("SERVICE_OPERATION_RESPELLED") == 1


def test_an_operation_with_another_spelling_has_its_paginator_and_its_waiter_still(tmp_path: Path) -> None:
    spec, pages, waiters = model(), deepcopy(PAGES), deepcopy(WAITERS)
    respelled_operation(spec)
    pages["pagination"]["bake"] = pages["pagination"].pop("Bake")
    waiters["waiters"]["LoafDone"]["operation"] = "bake"  # type: ignore[index]
    one = found(tmp_path / "old", model(), paginators_1=PAGES, waiters_2=WAITERS)
    other = found(tmp_path / "new", spec, paginators_1=pages, waiters_2=waiters)
    assert breaking(changes(one, other)) == []
    without = found(tmp_path / "without", spec)
    gone = [("SERVICE_PAGINATOR_REMOVED", "Bake"), ("SERVICE_WAITER_REMOVED", "LoafDone")]
    assert [each[:2] for each in breaking(changes(one, without))] == gone


def test_what_else_differs_of_a_waiter_with_another_spelling_is_reported(tmp_path: Path) -> None:
    waiters = {"version": 2, "waiters": {"loafDone": {**WAITERS["waiters"]["LoafDone"], "delay": 7}}}  # type: ignore[index]
    one = found(tmp_path / "old", model(), waiters_2=WAITERS)
    other = found(tmp_path / "new", model(), waiters_2=waiters)
    result = changes(one, other)
    assert {each.rule for each in result} == {"SERVICE_WAITER_RESPELLED", "WAITER_SETTINGS_CHANGED"}


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (None, ["a", "b"], ["OPERATION_INPUT_TIGHTENED"]),
        (["a", "b"], ["b"], ["OPERATION_INPUT_TIGHTENED"]),
        (["b"], ["a", "b"], []),
        (["a", "b"], None, []),
    ],
)
def test_values_that_a_member_of_an_input_lists_are_compared(
    tmp_path: Path, old: list[str] | None, new: list[str] | None, rules: list[str]
) -> None:
    def listed(values: list[str] | None) -> Model:
        return {"shape": "Text"} if values is None else {"shape": "Text", "enum": values}

    before, after = model(), model()
    before["shapes"]["BakeRequest"]["members"]["Next"] = listed(old)
    respelled(after, "BakeRequest")["members"]["Next"] = listed(new)
    result = changes(found(tmp_path / "old", before), found(tmp_path / "new", after))
    assert [each[0] for each in breaking(result)] == rules
    assert all(each.witness for each in result if each.breaks)


def test_a_response_without_a_member_that_was_required_is_shown_by_how_it_is_read(tmp_path: Path) -> None:
    def edit(spec: Model) -> None:
        respelled(spec, "Dough")["required"] = []
        spec["shapes"]["Doughs"]["member"]["shape"] = "dough"

    before, after = model(), model()
    for spec in (before, after):
        spec["shapes"]["Doughs"] = {"type": "list", "member": {"shape": "Dough"}}
        spec["shapes"]["BakeResponse"]["members"]["Doughs"] = {"shape": "Doughs"}
    edit(after)
    result = changes(found(tmp_path / "old", before), found(tmp_path / "new", after))
    (change,) = (each for each in result if each.subject == "Doughs[]" and each.rule.startswith("MEMBER_TARGET_"))
    assert change.breaks == ("response",)
    assert change.witness is not None
    assert change.witness.kind == "types"


@pytest.mark.parametrize(
    ("members", "rules"), [((), ["OPERATION_INPUT_DROPPED"]), (("Name",), ["OPERATION_INPUT_REMOVED"])]
)
def test_an_input_that_is_gone_breaks_code_that_gave_a_member(
    tmp_path: Path, members: tuple[str, ...], rules: list[str]
) -> None:
    before, after = model(), model()
    before["shapes"]["BakeRequest"] = structure(*members)
    del after["operations"]["Bake"]["input"], after["shapes"]["BakeRequest"]
    result = changes(found(tmp_path / "old", before), found(tmp_path / "new", after))
    assert [each.rule for each in result if each.rule.startswith("OPERATION_")] == rules
    assert bool(breaking(result)) is bool(members)


def test_a_request_that_another_operation_has_now_is_shown_by_the_module_of_its_own(tmp_path: Path) -> None:
    before, after = model(), model()
    for spec, inputs in ((before, ("BakeRequest", "CleanRequest")), (after, ("CleanRequest", "BakeRequest"))):
        spec["operations"]["Clean"] = {**spec["operations"]["Bake"], "name": "Clean"}
        for name, shape in zip(("Bake", "Clean"), inputs, strict=True):
            spec["operations"][name] = {**spec["operations"][name], "input": {"shape": shape}}
        spec["shapes"]["BakeRequest"] = structure("Name")
        spec["shapes"]["CleanRequest"] = structure("Name")
    one, other = found(tmp_path / "old", before), found(tmp_path / "new", after)
    found_here = [each for each in changes(one, other) if each.rule == "OPERATION_INPUT_REPLACED"]
    assert [each.subject for each in found_here] == ["Bake", "Clean"]
    with imported(one, other, tmp_path) as packages:
        assert [packages.fails(each.witness.code) for each in found_here if each.witness] == [(False, True)] * 2


@pytest.mark.parametrize("part", ["key", "value"])
def test_a_map_whose_keys_or_values_allow_less_is_shown_by_one_of_them(tmp_path: Path, part: str) -> None:
    before, after = model(), model()
    for spec, name in ((before, "Stock"), (after, "Store")):
        spec["shapes"]["BakeRequest"]["members"]["Stock"] = {"shape": name}
        spec["shapes"][name] = {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}
    after["shapes"]["Store"][part]["shape"] = "Short"
    after["shapes"]["Short"] = {"type": "string", "max": 3}
    one, other = found(tmp_path / "old", before), found(tmp_path / "new", after)
    (change,) = (each for each in changes(one, other) if each.subject == "BakeRequest.Stock")
    assert (change.rule, change.breaks) == ("MEMBER_TARGET_TIGHTENED", ("request",))
    assert change.witness is not None
    with imported(one, other, tmp_path) as packages:
        assert packages.fails(change.witness.code) == (False, True)

"""A shape without documentation says where it is used: the first place, and whether there are others."""

from __future__ import annotations

from pathlib import Path

from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.names import decide_names

from tests.export.services import made, structure

KIND = {"type": "string", "enum": ["A", "B"]}


def summary(folder: Path, shape: str, **shapes: object) -> str:
    """Return the docstring of a shape of a service with these shapes, whose only operation takes `Request`."""
    service = made(folder, {"Request": structure(), "Kind": KIND, **shapes}).service
    (line,) = Docstrings("markdown", service, decide_names(service)[0]).of_shape(service.shapes[shape])
    return line


def test_an_enum_names_the_member_that_has_its_values(tmp_path: Path) -> None:
    assert summary(tmp_path, "Kind", Request=structure(Kind={"shape": "Kind"})) == "Values of `Request_.Kind`."


def test_further_uses_are_not_counted(tmp_path: Path) -> None:
    two = structure(Kind={"shape": "Kind"}, Other={"shape": "Kind"})
    three = structure(Kind={"shape": "Kind"}, Other={"shape": "Kind"}, Third={"shape": "Kind"})
    assert summary(tmp_path, "Kind", Request=two) == "Values of `Request_.Kind` and others."
    assert summary(tmp_path, "Kind", Request=three) == "Values of `Request_.Kind` and others."


def test_values_in_lists_and_maps_are_named_by_their_place(tmp_path: Path) -> None:
    kinds = {"type": "list", "member": {"shape": "Kind"}}
    by_kind = {"type": "map", "key": {"shape": "Kind"}, "value": {"shape": "Text"}}
    to_kinds = {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Kinds"}}
    shapes = {"Kinds": kinds, "ByKind": by_kind, "ToKinds": to_kinds, "Text": {"type": "string"}}
    for target, place in (("Kinds", "[]"), ("ByKind", "{key}"), ("ToKinds", "{}[]")):
        found = summary(tmp_path, "Kind", Request=structure(M={"shape": target}), **shapes)
        assert found == f"Values of `Request_.M{place}`."


def test_a_structure_is_the_type_of_a_member_of_another_one(tmp_path: Path) -> None:
    node = structure(Next={"shape": "Node"})
    assert summary(tmp_path, "Node", Node=node, Request=structure(Root={"shape": "Node"})) == "Type of `Request_.Root`."


def test_a_shape_that_nothing_uses_is_named(tmp_path: Path) -> None:
    assert summary(tmp_path, "Kind") == "The shape `Kind`."
    assert summary(tmp_path, "Node", Node=structure(Next={"shape": "Node"})) == "The shape `Node`."


def test_the_operation_of_a_request_is_named_in_place_of_members(tmp_path: Path) -> None:
    # As where several operations share it, and none of them is in its docstring.
    assert summary(tmp_path, "Request", Kind=structure(R={"shape": "Request"})) == "Request of `Act`."

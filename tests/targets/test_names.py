"""Python names: what is reserved, what clashes, and how values of an enum that are nearly the same are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith import runtime
from shapesmith.targets.dataclasses import layout, names
from shapesmith.targets.dataclasses.names import decide_names

from tests.export.services import made, structure


def public(owner: type) -> set[str]:
    """Return the names that a member of a class below `owner` would hide."""
    return {name for name in dir(owner) if not name.startswith("_")} | {
        name for name in vars(owner).get("__annotations__", {}) if not name.startswith("_")
    }


def test_a_member_hides_no_attribute_of_its_base_class() -> None:
    in_the_class_body = {"rt", "builtins", "frozenset", "staticmethod"}
    assert public(runtime.Structure) | public(runtime.Union) | in_the_class_body == names._STRUCTURE_NAMES
    set_on_each_error = {"response"}
    assert names._STRUCTURE_NAMES | public(runtime.ServiceError) | set_on_each_error == names._ERROR_NAMES


def test_a_member_of_a_request_hides_no_method() -> None:
    own = names._STRUCTURE_NAMES | names._REQUEST_NAMES
    # `which` is that of unions.
    assert public(runtime.Request) | {"which"} | {"rt", "builtins", "frozenset", "staticmethod"} == own
    assert public(runtime.Paginated) - public(runtime.Request) == names._PAGED_NAMES
    assert public(runtime.Paged) - public(runtime.Request) < names._PAGED_NAMES


@pytest.mark.parametrize("name", ["IsClientFault", "Args", "Response", "AddNote", "HttpStatusCode", "OperationName"])
def test_what_is_reserved_in_errors_is_free_elsewhere(name: str, tmp_path: Path) -> None:
    shapes = {
        "Request": structure(**{name: "Text", "Validate": "Text"}),
        "Wrong": {**structure(**{name: "Text", "Which": "Text"}), "exception": True},
        "Text": {"type": "string"},
    }
    decided, diagnostics = decide_names(made(tmp_path, shapes).service)
    plain = decided.members["Request"][name]
    assert decided.members == {
        "Request": {name: plain, "Validate": "validate_"},
        "Wrong": {name: f"{plain}_", "Which": "which_"},
    }
    assert diagnostics == []


@pytest.mark.parametrize("name", ["ERRORS", "Exception", "INFINITY", "Literal", "Request", "Response", "TypeAlias"])
def test_a_class_hides_no_name_that_its_module_uses(name: str, tmp_path: Path) -> None:
    decided, _ = decide_names(made(tmp_path, {"Request": structure(), name: structure()}).service)
    assert decided.classes[name] == f"{name}_"


@pytest.mark.parametrize(("length", "fits"), [(200, True), (201, False)])
def test_a_module_name_has_at_most_200_characters(length: int, fits: bool, tmp_path: Path) -> None:
    name = "A" + "b" * (length - 1)
    analysis = made(tmp_path, {"Request": structure(), name: structure()})
    decided, diagnostics = decide_names(analysis.service)
    assert decided.shape_modules[name] == name.lower()
    message = f"must make a module name of at most 200 characters (got {length})"
    assert [(each.code, each.message) for each in diagnostics] == ([] if fits else [("name-too-long", message)])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("a", "A"), ("A", "A_UPPER")),
        (("A", "a"), ("A", "A_LOWER")),
        (("ab", "AB", "Ab"), ("AB", "AB_UPPER", "AB_MIXED")),
        (("a-b", "a.b"), ("A_B", "A_B_U002E")),
        (("a.b", "a-b", "a b"), ("A_B", "A_B_U002D", "A_B_U0020")),
        (("a-b", "a.b.c.d.e.f", "a..b"), ("A_B", "A_B_C_D_E_F", "A_B_U002E_U002E")),
    ],
)
def test_values_that_differ_in_case_or_punctuation_have_names_that_say_how(
    values: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert names._enum_members(values) == expected


def test_a_suffix_has_four_characters_at_the_most() -> None:
    assert names._enum_members(("a", "...a..")) == ("A", "A_U002E_U002E_U002E_U002E")
    assert names._enum_members(("a.", "a")) == ("A", "A_PLAIN")
    assert names._enum_members(("a.", "a", "A")) == ("A", "A_PLAIN", "A_PLAIN_")


def test_names_that_would_be_one_are_an_error_at_the_second(tmp_path: Path) -> None:
    shapes = {"Request": structure(FooBar="Text", foo_bar="Text"), "Text": {"type": "string"}}
    (diagnostic,) = decide_names(made(tmp_path, shapes).service)[1]
    assert diagnostic.code == "name-clash"
    assert diagnostic.provenance.pointer == "/shapes/Request/members/foo_bar"
    assert diagnostic.message.startswith("foo_bar would have the same Python member name as FooBar (foo_bar); one of")


def test_the_folder_of_a_service_is_in_the_import_package() -> None:
    assert layout.directory("acme_aws", "cognito-idp") == "acme_aws/cognito_idp"


def test_a_request_of_an_operation_gives_way_to_a_shape_of_its_name(tmp_path: Path) -> None:
    shapes = {"ActRequest": structure(), "Response": structure(A="ActRequest")}
    decided, diagnostics = decide_names(made(tmp_path, shapes).service)
    assert decided.classes == {"ActRequest": "ActRequest", "Response": "Response_"}
    assert decided.requests == {"Act": "ActRequest_"}
    assert diagnostics == []

"""What must fit together in a model: each mistake at its place, with what it must be and what it is."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.sources.read import read_source
from shapesmith.specs.spec import SpecFile

from tests.sources.conftest import MakeSpec, ReadSpec

HTTP = {"method": "POST", "requestUri": "/"}
TEXT = {"type": "string"}


def list_of(shape: str) -> dict[str, Any]:
    return {"type": "list", "member": {"shape": shape}}


def map_of(key: str, value: str) -> dict[str, Any]:
    return {"type": "map", "key": {"shape": key}, "value": {"shape": value}}


def structure(**members: str) -> dict[str, Any]:
    return {"type": "structure", "members": {name: {"shape": shape} for name, shape in members.items()}}


def said(spec: MakeSpec, read_spec: ReadSpec, shapes: dict[str, Any], **operations: Any) -> list[str]:
    """Return what is said of a model, each with its place."""
    try:
        read_spec(spec(shapes, operations={name: {"http": HTTP, **traits} for name, traits in operations.items()}))
    except SpecError as failure:
        return [f"{each.pointer}: {each.message}" for each in failure.diagnostics]
    return []


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        ({"Text": TEXT, "All": structure(A="Text", B="List"), "List": list_of("Text")}, []),
        ({"Text": TEXT, "All": structure(A="Txet")},
         ['/shapes/All/members/A/shape: shape Txet does not exist; did you mean "Text"?']),
        ({"List": list_of("Zzzz")}, ["/shapes/List/member/shape: shape Zzzz does not exist"]),
        ({"Text": TEXT, "Map": map_of("Gone", "Lost")},
         ["/shapes/Map/key/shape: shape Gone does not exist", "/shapes/Map/value/shape: shape Lost does not exist"]),
        ({"Text": TEXT, "Map": map_of("Text", "Text")}, []),
        ({"Text": TEXT, "List": list_of("Text"), "Map": map_of("List", "Text")},
         ["/shapes/Map/key/shape: a map's key must be a string (got List, a list)"]),
        ({"Text": TEXT, "Count": {"type": "integer"}, "Map": map_of("Count", "Text")},
         ["/shapes/Map/key/shape: a map's key must be a string (got Count, an integer)"]),
        # Lists and maps.
        ({"A": list_of("A")}, ["/shapes/A/member: a list or map must not contain itself (A -> A)"]),
        ({"C": list_of("B"), "B": list_of("A"), "A": list_of("B")},
         ["/shapes/A/member: a list or map must not contain itself (B -> A -> B)"]),
        ({"Text": TEXT, "Map": map_of("Text", "List"), "List": list_of("Map")},
         ["/shapes/List/member: a list or map must not contain itself (Map -> List -> Map)"]),
        ({"Loop": structure(A="List"), "List": list_of("Loop")}, []),
        # Enums.
        ({"Kind": {"type": "string", "enum": []}}, ["/shapes/Kind/enum: an enum must have at least one value"]),
        ({"Kind": {"type": "string", "enum": ["A", "B", "A", "A"]}},
         ["/shapes/Kind/enum/2: value 'A' must occur once in its enum",
          "/shapes/Kind/enum/3: value 'A' must occur once in its enum"]),
        ({"Text": TEXT, "All": {"type": "structure", "members": {"A": {"shape": "Text", "enum": ["B", "B"]}}}},
         ["/shapes/All/members/A/enum/1: value 'B' must occur once in its enum"]),
        # Structures.
        ({"Text": TEXT, "All": {**structure(A="Text"), "required": ["A", "B"]}},
         ["/shapes/All/required/1: All has no member B to require"]),
        ({"Text": TEXT, "All": {**structure(A="Text"), "payload": "A"}}, []),
        ({"Text": TEXT, "All": {**structure(A="Text"), "payload": "B"}},
         ["/shapes/All/payload: All has no member B to be its payload"]),
        ({"All": {**structure(), "union": True}}, ["/shapes/All: union All must have at least one member"]),
        ({"All": {**structure(), "document": True, "eventstream": True}},
         ["/shapes/All/eventstream: All must be a document or a stream of events (got both)"]),
        ({"Text": TEXT, "All": structure(**{"": "Text"})},
         ["/shapes/All/members/: the name of a member must not be empty"]),
        ({"": TEXT}, ["/shapes/: a name must be text of Unicode characters (got an empty one)"]),
        ({"\ud800": TEXT}, ["/shapes/\ud800: a name must be text of Unicode characters (got a lone surrogate in it)"]),
        # Bounds.
        ({"Text": {**TEXT, "min": 2, "max": 2}}, []),
        ({"Text": {**TEXT, "min": 3, "max": 2}}, ["/shapes/Text/min: min of Text must not exceed its max (3 > 2)"]),
        ({"Number": {"type": "double", "max": float("inf")}}, ["/shapes/Number/max: max of Number must be a number that a float can hold (got inf)"]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_at_its_place(
    spec: MakeSpec, read_spec: ReadSpec, shapes: dict[str, Any], expected: list[str]
) -> None:
    assert said(spec, read_spec, shapes) == expected


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({"input": {"shape": "All"}, "output": {"shape": "All"}, "errors": [{"shape": "All"}]}, []),
        ({"input": {"shape": "Lal"}}, ['/operations/Get/input/shape: shape Lal does not exist; did you mean "All"?']),
        ({"output": {"shape": "Zzzz"}}, ["/operations/Get/output/shape: shape Zzzz does not exist"]),
        ({"errors": [{"shape": "All"}, {"shape": "Zzzz"}]},
         ["/operations/Get/errors/1/shape: shape Zzzz does not exist"]),
        ({"input": {"shape": "Text"}},
         ["/operations/Get/input/shape: input of Get must be a structure (got Text, a string)"]),
        ({"output": {"shape": "Text"}},
         ["/operations/Get/output/shape: output of Get must be a structure (got Text, a string)"]),
        ({"errors": [{"shape": "Text"}]},
         ["/operations/Get/errors/0/shape: errors of Get must be a structure (got Text, a string)"]),
        ({"input": {"shape": "Json"}},
         ["/operations/Get/input/shape: input of Get must be a structure (got Json, a document)"]),
        ({"output": {"shape": "Json"}},
         ["/operations/Get/output/shape: output of Get must be a structure (got Json, a document)"]),
        ({"errors": [{"shape": "Json"}]},
         ["/operations/Get/errors/0/shape: errors of Get must be a structure (got Json, a document)"]),
    ],
)  # fmt: skip
def test_an_operation_takes_and_gives_structures(
    spec: MakeSpec, read_spec: ReadSpec, traits: dict[str, Any], expected: list[str]
) -> None:
    shapes = {"Text": TEXT, "All": structure(A="Text"), "Json": {**structure(), "document": True}}
    assert said(spec, read_spec, shapes, Get=traits) == expected


@pytest.mark.parametrize("kind", ["list", "map"])
def test_lists_and_maps_are_nested_32_levels_deep_at_most(spec: MakeSpec, read_spec: ReadSpec, kind: str) -> None:
    def nested(levels: int) -> dict[str, Any]:
        names = ["Text", *(f"L{number}" for number in range(1, levels + 1))]
        made = {name: list_of(inner) if kind == "list" else map_of("Text", inner) for inner, name in pairwise(names)}
        return {"Text": TEXT, **made}

    assert said(spec, read_spec, nested(32)) == []
    expected = ["/shapes/L33: lists and maps must be nested at most 32 levels deep (L33 is deeper)"]
    # It is said once, of the innermost that is too deep.
    assert said(spec, read_spec, nested(33)) == said(spec, read_spec, nested(40)) == expected


@pytest.mark.parametrize("shapes", [{"": TEXT}, {"Text": TEXT, "All": structure(**{"": "Text"})}])
def test_a_name_that_cannot_be_used_is_reported_as_such(
    spec: MakeSpec, read_spec: ReadSpec, shapes: dict[str, Any]
) -> None:
    with pytest.raises(SpecError) as failure:
        read_spec(spec(shapes))
    assert [each.code for each in failure.value.diagnostics] == ["name-unusable"]


def test_a_version_that_no_record_can_have_is_reported_where_it_is(spec: MakeSpec, read_spec: ReadSpec) -> None:
    with pytest.raises(SpecError) as failure:
        read_spec(spec({"Text": TEXT}, metadata={"apiVersion": "2024\ud800"})._replace(api_version=""))
    assert [(each.code, each.pointer) for each in failure.value.diagnostics] == [
        ("name-unusable", "/metadata/apiVersion")
    ]


def test_what_only_follows_from_an_error_is_not_reported(spec: MakeSpec) -> None:
    overrides = b'[[structure]]\nstructure = "Loaf"\nunion = true\nreason = "The service takes one of both."\n'
    # It would document a shape that the model lacks.
    documentation = b"class Aws::Tiny::Types::Loaf\n"
    made = spec({"Loaf": {"type": "structre", "members": {}}})
    files = {"overrides.toml": overrides, "types.yard": documentation}
    made = made._replace(files=made.files | {name: SpecFile.of(name, content) for name, content in files.items()})
    source = read_source(made)
    assert [each.code for each in source.diagnostics] == ["shape-type-unknown"]
    assert (source.documentation, source.overrides, source.rule_overrides, source.edits) == ((), (), (), ())


@pytest.mark.parametrize(
    ("name", "must"),
    [
        ("Loaf", ""),
        ("Loaff", 'be a structure of the spec (got none); did you mean "Loaf"?'),
        ("Zzzz", "be a structure of the spec (got none)"),
        ("Texts", "be a structure of the spec (got none)"),
        ("Text", "be a structure of the spec (got a shape of another type)"),
        ("Either", "be no union in the model: remove the override"),
        ("Empty", "have members, and be no error, to be a union"),
        ("Any", "have members, and be no error, to be a union"),
        ("Burnt", "have members, and be no error, to be a union"),
    ],
)
def test_an_override_makes_a_union_of_a_structure_with_members(spec: MakeSpec, name: str, must: str) -> None:
    shapes = {
        "Text": TEXT,
        "Loaf": structure(A="Text", B="Text"),
        "Either": structure(A="Text") | {"union": True},
        "Empty": structure(),
        "Any": structure(A="Text") | {"document": True},
        "Burnt": structure(A="Text") | {"exception": True},
    }
    text = f'[[structure]]\nstructure = "{name}"\nunion = true\nreason = "The service takes one of both."\n'
    made = spec(shapes)
    made = made._replace(files=made.files | {"overrides.toml": SpecFile.of("overrides.toml", text.encode())})
    source = read_source(made)
    assert [each.message for each in source.diagnostics] == ([f"{name} must {must}"] if must else [])
    unions = [each for each in ("Loaf", "Empty", "Any", "Burnt") if source.service.structure(each).union]
    assert unions == ([] if must else ["Loaf"])

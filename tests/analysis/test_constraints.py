"""The record of a constraint: what the model says, what an override made of it, and why it is not enforced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.constraints import Constraint, Kind, PlaceConstraints

from tests.export.services import made, structure

SHAPES: dict[str, Any] = {
    "Request": {
        **structure("Name", Name="Name", Tags="Tags", Odd="Odd", Host={"shape": "Label", "hostLabel": True}),
    },
    "Name": {"type": "string", "min": 1, "max": 9, "pattern": "[a-z]+", "enum": ["a", "b"]},
    "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Count"}},
    "Count": {"type": "integer", "min": 0, "max": 5},
    "Odd": {"type": "string", "pattern": "[a-"},
    "Label": {"type": "string"},
    "Choice": {**structure(A="Name"), "union": True},
}


def override(constraint: str, action: str, **values: Any) -> str:
    """Return an entry of an overrides.toml."""
    lines = [f"{key} = {value!r}" for key, value in values.items()]
    return "\n".join(
        ["[[constraint]]", f'constraint = "{constraint}"', f'action = "{action}"', 'reason = "Said so."', *lines, ""]
    )


def overridden(folder: Path, constraint: str, action: str, **values: Any) -> Constraint:
    """Return the constraint of that id, as an override leaves it."""
    analysis = made(folder, SHAPES, override(constraint, action, **values))
    (found,) = [each for each in records(analysis) if each.id == constraint]
    return found


def records(analysis: Analysis) -> list[Constraint]:
    """Return every constraint of every structure."""
    found: list[Constraint] = []
    for each in analysis.constraints.structures.values():
        found += [each.union] if each.union is not None else []
        for place in each.members.values():
            found += of_place(place)
    return found


def of_place(place: PlaceConstraints) -> list[Constraint]:
    inner = [part for part in (place.key, place.item) if part is not None]
    required = [place.required] if place.required is not None else []
    return [*required, *place.constraints, *(each for part in inner for each in of_place(part))]


def test_a_constraint_that_nobody_changed_is_an_error_without_a_reason(tmp_path: Path) -> None:
    for constraint in records(made(tmp_path, {name: SHAPES[name] for name in SHAPES if name != "Odd"} | NO_ODD)):
        assert (constraint.severity, constraint.reason, constraint.override, constraint.original) == (
            "error",
            None,
            None,
            None,
        )


NO_ODD = {"Odd": {"type": "string"}}


def test_each_constraint_is_where_the_model_has_it(tmp_path: Path) -> None:
    assert {each.id: each.provenance.pointer for each in records(made(tmp_path, SHAPES))} == {
        "Request.Name.required": "/shapes/Request/required/0",
        "Request.Name.length": "/shapes/Name/max",
        "Request.Name.pattern": "/shapes/Name/pattern",
        "Request.Name.enum": "/shapes/Name/enum",
        "Request.Tags{key}.length": "/shapes/Name/max",
        "Request.Tags{key}.pattern": "/shapes/Name/pattern",
        "Request.Tags{key}.enum": "/shapes/Name/enum",
        "Request.Tags{}.range": "/shapes/Count/max",
        "Request.Odd.pattern": "/shapes/Odd/pattern",
        "Request.Host.length": "/shapes/Request/members/Host/hostLabel",
        "Choice.A.length": "/shapes/Name/max",
        "Choice.A.pattern": "/shapes/Name/pattern",
        "Choice.A.enum": "/shapes/Name/enum",
        "Choice.union": "/shapes/Choice/union",
    }


@pytest.mark.parametrize(
    "constraint", ["Request.Name.required", "Request.Name.length", "Request.Name.pattern", "Choice.union"]
)
@pytest.mark.parametrize("action", ["off", "advice"])
def test_an_override_gives_a_severity_and_keeps_what_the_model_says(
    tmp_path: Path, constraint: str, action: str
) -> None:
    found = overridden(tmp_path, constraint, action)
    assert (found.severity, found.reason) == (action, "Said so.")
    assert found.override is not None
    assert found.override.provenance.pointer == "/constraint/0"
    assert found.override.provenance.file.endswith("made/overrides.toml")
    assert found.original is not None
    assert (found.original.severity, found.original.override, found.original.original) == ("error", None, None)
    assert (found.original.minimum, found.original.maximum) == (found.minimum, found.maximum)


def test_a_correction_keeps_the_values_of_the_model(tmp_path: Path) -> None:
    found = overridden(tmp_path, "Request.Name.length", "correct", max=20)
    assert (found.severity, found.reason, found.minimum, found.maximum) == ("error", None, 1, 20)
    assert found.original is not None
    assert (found.original.minimum, found.original.maximum) == (1, 9)


def test_a_correction_that_leaves_nothing_to_check_switches_the_constraint_off(tmp_path: Path) -> None:
    shapes = {"Request": structure(Name="Name"), "Name": {"type": "string", "min": 3}}
    analysis = made(tmp_path, shapes, override("Request.Name.length", "correct", min=0))
    (found,) = records(analysis)
    assert (found.severity, found.reason, found.minimum) == ("off", "Said so.", 3)


def test_what_an_override_adds_has_no_original(tmp_path: Path) -> None:
    shapes = {"Request": structure(Name="Name"), "Name": {"type": "string"}}
    analysis = made(tmp_path, shapes, override("Request.Name.pattern", "correct", pattern="[a-z]+"))
    (found,) = records(analysis)
    assert (found.pattern, found.severity, found.original) == ("[a-z]+", "error", None)
    assert found.override is not None


def test_a_pattern_without_a_translation_is_off_with_the_reason(tmp_path: Path) -> None:
    analysis = made(tmp_path, SHAPES)
    place = analysis.constraints.structures["Request"].members["Odd"]
    (pattern,) = place.constraints
    assert (pattern.pattern, pattern.severity, pattern.source) == ("[a-", "off", None)
    assert pattern.reason == '"[" is not closed (at character 1)'
    assert (place.checked, place.constraint("pattern")) == ((), None)
    (diagnostic,) = analysis.diagnostics
    assert (diagnostic.code, diagnostic.provenance) == ("pattern-refused", pattern.provenance)


def test_an_override_has_no_effect_on_a_pattern_without_a_translation(tmp_path: Path) -> None:
    found = overridden(tmp_path, "Request.Odd.pattern", "advice")
    assert (found.severity, found.override, found.reason) == ("off", None, '"[" is not closed (at character 1)')


@pytest.mark.parametrize(("kind", "action"), [("length", "off"), ("length", "advice"), ("pattern", "off")])
def test_what_is_off_is_not_among_what_is_checked(tmp_path: Path, kind: Kind, action: str) -> None:
    analysis = made(tmp_path, SHAPES, override(f"Request.Name.{kind}", action))
    place = analysis.constraints.structures["Request"].members["Name"]
    assert (place.constraint(kind) is None) == (action == "off")
    assert len(place.checked) == len(place.constraints) - (action == "off")


def test_what_is_not_required_any_more_is_not_checked(tmp_path: Path) -> None:
    analysis = made(tmp_path, SHAPES, override("Request.Name.required", "off") + override("Choice.union", "off"))
    assert not analysis.constraints.structures["Request"].members["Name"].is_required
    assert not analysis.constraints.structures["Choice"].is_union


def test_a_shape_by_itself_has_nothing_of_its_members_and_overrides(tmp_path: Path) -> None:
    analysis = made(tmp_path, SHAPES, override("Request.Name.length", "correct", max=20))
    shapes = analysis.constraints.shapes
    assert list(shapes) == list(SHAPES)
    assert [(each.id, each.maximum) for each in shapes["Name"].constraints] == [
        ("Name.length", 9),
        ("Name.pattern", None),
        ("Name.enum", None),
    ]
    assert shapes["Label"].constraints == ()
    assert [each.id for each in of_place(shapes["Tags"])] == [
        "Tags{key}.length",
        "Tags{key}.pattern",
        "Tags{key}.enum",
        "Tags{}.range",
    ]


def test_a_pattern_that_no_structure_has_is_reported_too(tmp_path: Path) -> None:
    analysis = made(tmp_path, {"Request": structure(), "Odd": {"type": "string", "pattern": "[a-"}})
    assert [(each.code, each.pointer) for each in analysis.diagnostics] == [("pattern-refused", "/shapes/Odd/pattern")]


def test_an_enum_of_a_member_alone_is_where_the_member_has_it(tmp_path: Path) -> None:
    shapes = {"Request": structure(Name={"shape": "Name", "enum": ["a", "c"]}, Other="Name"), "Name": SHAPES["Name"]}
    members = made(tmp_path, shapes).constraints.structures["Request"].members
    found = {name: place.constraint("enum") for name, place in members.items()}
    assert {name: (each.values, each.provenance.pointer) for name, each in found.items() if each is not None} == {
        "Name": (("a", "c"), "/shapes/Request/members/Name/enum"),
        "Other": (("a", "b"), "/shapes/Name/enum"),
    }


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ({"type": "string", "min": 0}, None),
        ({"type": "string", "min": 1}, (1, None)),
        ({"type": "string", "max": 0}, (None, 0)),
        ({"type": "string", "min": 0, "max": 0}, (None, 0)),
        ({"type": "blob", "min": 2, "max": 3}, (2, 3)),
        ({"type": "list", "member": {"shape": "Text"}, "min": 0, "max": 3}, (None, 3)),
        ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}, "min": 1}, (1, None)),
        ({"type": "integer", "min": 0}, (0, None)),
        ({"type": "long", "max": 0}, (None, 0)),
        ({"type": "float", "min": 0.5, "max": 0.5}, (0.5, 0.5)),
        ({"type": "double"}, None),
        ({"type": "boolean"}, None),
    ],
)
def test_a_minimum_length_of_0_is_no_constraint_and_a_minimum_of_0_is_one(
    tmp_path: Path, shape: dict[str, Any], expected: tuple[float | None, float | None] | None
) -> None:
    shapes = {"Request": structure(Value="Value"), "Value": shape, "Text": {"type": "string"}}
    found = [(each.minimum, each.maximum) for each in records(made(tmp_path, shapes))]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("shape", "expected", "at"),
    [
        ({}, (1, None), "/shapes/Request/members/Host/hostLabel"),
        ({"max": 5}, (1, 5), "/shapes/Label/max"),
        ({"min": 2, "max": 5}, (2, 5), "/shapes/Label/max"),
        ({"min": 2}, (2, None), "/shapes/Label/min"),
        ({"min": 0}, None, ""),
    ],
)
def test_a_label_of_the_host_is_not_empty_unless_its_shape_says_so(
    tmp_path: Path, shape: dict[str, Any], expected: tuple[int, int | None] | None, at: str
) -> None:
    shapes = {
        "Request": structure(Host={"shape": "Label", "hostLabel": True}),
        "Label": {"type": "string", **shape},
    }
    found = [(each.minimum, each.maximum, each.provenance.pointer) for each in records(made(tmp_path, shapes))]
    assert found == ([] if expected is None else [(*expected, at)])


def test_what_is_in_something_sensitive_is_sensitive(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(Open="Text", Secrets="Secrets", Table="Table"),
        "Hidden": {**structure(Name="Text"), "sensitive": True},
        "Secrets": {"type": "list", "member": {"shape": "Text"}, "sensitive": True},
        "Table": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Secret"}},
        "Secret": {"type": "string", "sensitive": True},
        "Text": {"type": "string"},
    }
    members = made(tmp_path, shapes).constraints.structures["Request"].members
    secrets, table = members["Secrets"], members["Table"]
    assert secrets.item is not None
    assert table.key is not None
    assert table.item is not None
    assert [each.sensitive for each in (members["Open"], secrets, secrets.item)] == [False, True, True]
    assert [each.sensitive for each in (table, table.key, table.item)] == [False, False, True]
    hidden = made(tmp_path, shapes).constraints.structures["Hidden"].members["Name"]
    assert hidden.sensitive


KINDS: dict[str, tuple[dict[str, Any], str]] = {
    "Text": ({"type": "string"}, "string"),
    "Data": ({"type": "blob"}, "blob"),
    "Flag": ({"type": "boolean"}, "boolean"),
    "Whole": ({"type": "integer"}, "integer"),
    "Large": ({"type": "long"}, "integer"),
    "Share": ({"type": "float"}, "float"),
    "Exact": ({"type": "double"}, "float"),
    "Time": ({"type": "timestamp"}, "timestamp"),
    "List": ({"type": "list", "member": {"shape": "Text"}}, "list"),
    "Map": ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}, "map"),
    "Inner": ({"type": "structure", "members": {"A": {"shape": "Text"}}}, "structure"),
    "Anything": ({"type": "structure", "members": {}, "document": True}, "document"),
    "Events": ({"type": "structure", "members": {"A": {"shape": "Event"}}, "eventstream": True}, "stream"),
    "Event": ({"type": "structure", "members": {}, "event": True}, "structure"),
}


def test_each_shape_has_its_kind_of_value(tmp_path: Path) -> None:
    shapes = {name: shape for name, (shape, _) in KINDS.items()}
    json_header = {"shape": "Text", "jsonvalue": True, "location": "header", "locationName": "x"}
    request = structure(
        **{name: name for name in shapes}, Header=json_header, Json={"shape": "Text", "jsonvalue": True}
    )
    analysis = made(tmp_path, {**shapes, "Request": request})
    places = analysis.constraints.structures["Request"].members
    assert {name: place.kind for name, place in places.items()} == {
        **{name: kind for name, (_, kind) in KINDS.items()},
        "Header": "json",
        "Json": "string",
    }
    assert (places["List"].item, places["Map"].key, places["Map"].item) != (None, None, None)

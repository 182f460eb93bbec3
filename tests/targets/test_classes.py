"""Classes of corrected structures: what they derive from, and what boto3 makes of members of responses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.options import Options
from shapesmith.pipeline import generate
from shapesmith.specs.find import find

from tests.export.services import made, structure

CORRECTED = """
[[structure]]
structure = "Value"
union = true
{more}reason = "The service refuses two."
"""


SHAPES = {
    "Request": structure(V="Value"),
    "Value": structure(
        S="Text", N="Text", B="Bytes", SS="Texts", NS="Texts", BS="Blobs", M="Map", L="List", NULL="Flag", BOOL="Flag"
    ),
    "Text": {"type": "string"},
    "Bytes": {"type": "blob"},
    "Flag": {"type": "boolean"},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Blobs": {"type": "list", "member": {"shape": "Bytes"}},
    "List": {"type": "list", "member": {"shape": "Value"}},
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Value"}},
}


def module(folder: Path, overrides: str, shapes: dict[str, Any] = SHAPES) -> str:
    """Return the module of the operation of a service; by default its request holds a value like one of DynamoDB."""
    made(folder, shapes, overrides)
    spec = find("made", folder / "made" / "2024-01-01", folder).read()
    return generate(spec, Options()).files["operations/act.py"]


def test_a_structure_that_is_corrected_to_a_union_is_one(tmp_path: Path) -> None:
    text = module(tmp_path, CORRECTED.format(more=""))
    assert "class Value(rt.Union):" in text
    assert "union=True,\n            overridden=True,\n" in text
    assert "Exactly one member is set." in text


def test_values_of_python_have_a_base_class_of_their_own(tmp_path: Path) -> None:
    text = module(tmp_path, CORRECTED.format(more='python_values = "attribute-value"\n'))
    assert "class Value(rt.AttributeValueUnion):" in text


def test_a_structure_without_a_correction_is_none(tmp_path: Path) -> None:
    text = module(tmp_path, "")
    assert "class Value(rt.Structure):" in text
    assert "union" not in text


def test_what_is_converted_is_an_argument_in_every_form_and_needed_where_it_is_required(tmp_path: Path) -> None:
    held = structure("T", T="Texts", O="Texts")
    made(tmp_path, {**SHAPES, "Request": structure(V="Held"), "Response": structure(V="Held"), "Held": held})
    spec = find("made", tmp_path / "made" / "2024-01-01", tmp_path).read()
    text = generate(spec, Options()).files["operations/act.py"]
    assert "            t: rt.Sequence[str],\n            o: rt.Sequence[str] | None = None,\n" in text


@pytest.mark.parametrize(("length", "expected"), [(80, False), (81, True)])
def test_an_enum_member_is_not_formatted_where_its_line_has_no_room_for_a_parenthesis(
    length: int, expected: bool, tmp_path: Path
) -> None:
    name = "A" * length
    text = module(tmp_path, "", {"Request": structure(Name="Kind"), "Kind": {"type": "string", "enum": [name]}})
    (line,) = [line for line in text.splitlines() if line.startswith(f"    {name} =")]
    assert line.endswith("  # fmt: skip") is expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [(43, "rt.Sequence[str] | None"), (44, f"(\n{' ' * 16}rt.Sequence[str] | None\n{' ' * 12})")],
)
def test_the_type_of_an_optional_argument_is_in_parentheses_where_its_line_is_too_short(
    length: int, expected: str, tmp_path: Path
) -> None:
    name = "a" * length
    shapes = {"Held": structure(**{name: "Texts"}), "Texts": SHAPES["Texts"], "Text": SHAPES["Text"]}
    text = module(tmp_path, "", {**dict.fromkeys(("Request", "Response"), structure(V="Held")), **shapes})
    assert f"\n            {name}: {expected} = None,\n" in text

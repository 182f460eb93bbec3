"""An override of an enum is whole: its class, its alias, the check and the words all have the corrected values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from shapesmith.options import Options
from shapesmith.pipeline import generate
from shapesmith.specs.find import find

from tests.analysis.test_constraints import override
from tests.corpus.models import Model
from tests.corpus.package import generate as generate_package
from tests.corpus.package import imported_from
from tests.export.services import made, structure

SHAPES: dict[str, Any] = {
    "Request": structure(Colour="Colour", Colours="Colours", Free="Free"),
    "Colours": {"type": "list", "member": {"shape": "Colour"}},
    "Colour": {"type": "string", "enum": ["RED", "BLUE"]},
    "Free": {"type": "string"},
}


@contextmanager
def package(folder: Path, overrides: str) -> Iterator[ModuleType]:
    """Generate and import the package of SHAPES with overrides."""
    made(folder, SHAPES, overrides)
    with imported_from(generate_package([Model(folder, "made", "2024-01-01")], folder / "out"), "made") as imported:
        yield imported


def source(folder: Path, overrides: str) -> str:
    """Return the module of the one operation of SHAPES with overrides."""
    made(folder, SHAPES, overrides)
    files = generate(find("made", folder / "made" / "2024-01-01", folder).read(), Options()).files
    return files["operations/act.py"]


def found(package: ModuleType, **params: Any) -> list[str]:
    return [str(violation) for violation in package.validate("Request", params)]


OF_THE_SHAPE = override("Colour.enum", "correct", values=["RED", "GREEN"])
OF_A_PLACE = override("Request.Colours[].enum", "correct", values=["RED", "GREEN"])


def test_the_override_of_an_enum_replaces_its_values_everywhere(tmp_path: Path) -> None:
    text = source(tmp_path, OF_THE_SHAPE)
    assert 'ColourLike: TypeAlias = Colour | Literal["RED", "GREEN"]' in text
    assert "Constraints: one of `RED`, `GREEN`." in text
    assert "Constraints: each item one of `RED`, `GREEN`." in text
    assert '"Colour": rt.String(enum="Colour"),' in text
    with package(tmp_path, OF_THE_SHAPE) as imported:
        assert [member.value for member in imported.Colour] == ["RED", "GREEN"]
        assert (imported.Colour("GREEN").is_known, imported.Colour("BLUE").is_known) == (True, False)
        assert found(imported, Colour="GREEN", Colours=["GREEN"]) == []
        assert found(imported, Colour="BLUE", Colours=["BLUE"]) == [
            'Request.Colour must be one of "RED", "GREEN" (got "BLUE")',
            'Request.Colours[0] must be one of "RED", "GREEN" (got "BLUE")',
        ]


def test_the_override_of_a_place_adds_to_the_class_what_it_lacks_and_is_checked_there_only(tmp_path: Path) -> None:
    text = source(tmp_path, OF_A_PLACE)
    assert 'ColourLike: TypeAlias = Colour | Literal["RED", "BLUE", "GREEN"]' in text
    assert "Constraints: one of `RED`, `BLUE`." in text
    assert "Constraints: each item one of `RED`, `GREEN`." in text
    with package(tmp_path, OF_A_PLACE) as imported:
        assert [member.value for member in imported.Colour] == ["RED", "BLUE", "GREEN"]
        assert imported.Colour("GREEN").is_known
        assert found(imported, Colour="BLUE", Colours=["GREEN"]) == []
        assert found(imported, Colour="GREEN", Colours=["BLUE"]) == [
            'Request.Colour must be one of "RED", "BLUE" (got "GREEN")',
            'Request.Colours[0] must be one of "RED", "GREEN" (got "BLUE")',
        ]


def test_a_place_that_allows_fewer_values_leaves_the_class_as_it_is(tmp_path: Path) -> None:
    text = source(tmp_path, override("Request.Colour.enum", "correct", values=["RED"], was=["RED", "BLUE"]))
    assert 'ColourLike: TypeAlias = Colour | Literal["RED", "BLUE"]' in text
    assert "Constraints: only `RED`." in text
    assert '"Colour": rt.String(values=("RED",), enum="Colour"),' in text


def test_a_text_becomes_an_enum_by_the_override_of_its_shape(tmp_path: Path) -> None:
    text = source(tmp_path, override("Free.enum", "correct", values=["A", "B"]))
    assert 'FreeLike: TypeAlias = Free | Literal["A", "B"]' in text
    assert "    free: FreeLike | None = None\n" in text


def test_a_text_that_one_place_restricts_is_no_enum(tmp_path: Path) -> None:
    text = source(tmp_path, override("Request.Free.enum", "correct", values=["A", "B"]))
    assert "    free: str | None = None\n" in text
    assert 'rt.String(\n                    values=(\n                        "A",\n' in text


@pytest.mark.parametrize("action", ["off", "advice"])
def test_off_and_advice_leave_the_values(tmp_path: Path, action: str) -> None:
    text = source(tmp_path, override("Colour.enum", action))
    assert 'ColourLike: TypeAlias = Colour | Literal["RED", "BLUE"]' in text
    assert ("usually one of `RED`, `BLUE`" in text) is (action == "advice")
    assert text.count("one of") == text.count("usually one of")


def test_the_override_of_a_shape_is_that_of_every_place_that_has_none_of_its_own(tmp_path: Path) -> None:
    shapes = {"Request": structure(One="Name", Two="Name"), "Name": {"type": "string", "max": 9, "pattern": "[a-z]+"}}
    overrides = override("Name.length", "correct", max=20) + override("Request.Two.length", "correct", max=30)
    members = made(tmp_path, shapes, overrides).constraints.structures["Request"].members
    assert {name: place.constraints[0].maximum for name, place in members.items()} == {"One": 20, "Two": 30}
    assert made(tmp_path, shapes, overrides).constraints.shapes["Name"].constraints[0].maximum == 20


def test_the_override_of_a_member_with_values_of_its_own_leaves_those_of_its_shape(tmp_path: Path) -> None:
    own = {"shape": "Colour", "enum": ["RED"]}
    shapes = {**SHAPES, "Request": structure(Own=own)}
    toml = override("Request.Own.enum", "correct", values=["RED", "GREEN"], was=["RED"])
    found = made(tmp_path, shapes, toml)
    assert found.constraints.structures["Request"].members["Own"].constraints[0].values == ("RED", "GREEN")
    assert found.service.shapes["Colour"].enum == ("RED", "BLUE")


@pytest.mark.parametrize("step", ["{key}", "{}"])
def test_the_override_of_what_a_map_holds_adds_to_the_class_what_it_lacks(tmp_path: Path, step: str) -> None:
    held = {"type": "map", "key": {"shape": "Colour"}, "value": {"shape": "Colour"}}
    shapes = {**SHAPES, "Request": structure(Colours="Map"), "Map": held}
    found = made(tmp_path, shapes, override(f"Request.Colours{step}.enum", "correct", values=["RED", "GREEN"]))
    assert found.service.shapes["Colour"].enum == ("RED", "BLUE", "GREEN")

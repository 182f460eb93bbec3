"""An override remembers what the model said, and is reported when that is no longer so, or no longer needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.diagnostics import SpecError

from tests.analysis.test_constraints import override
from tests.export.services import made, structure

SHAPES: dict[str, Any] = {
    "Request": structure("Kind", Name="Name", Code="Code", Kind="Kind", Free="Free", Count="Count"),
    "Name": {"type": "string", "max": 1024},
    "Code": {"type": "string", "pattern": "[a-z]+"},
    "Kind": {"type": "string", "enum": ["A", "B"]},
    "Count": {"type": "integer", "min": 1, "max": 9},
    "Free": {"type": "string"},
}


def reported(folder: Path, constraint: str, action: str, toml: str) -> list[tuple[str, str]]:
    """Return the code and the message of each diagnostic about an override, which has the lines `toml`."""
    analysis = made(folder, SHAPES, f"{override(constraint, action)}{toml}\n")
    for diagnostic in analysis.diagnostics:
        assert diagnostic.severity.value == "warning"
        assert diagnostic.pointer == "/constraint/0"
    return [(diagnostic.code, diagnostic.message) for diagnostic in analysis.diagnostics]


@pytest.mark.parametrize(
    ("constraint", "action", "toml"),
    [
        ("Request.Name.length", "correct", "max = 2048\nwas = 1024"),
        ("Request.Name.length", "correct", "max = 512\nwas = 1024"),
        ("Request.Name.length", "correct", "max = 2048"),
        ("Request.Name.length", "correct", "min = 0\nmax = 2048"),
        ("Request.Name.length", "off", "was = 1024"),
        ("Request.Name.length", "off", ""),
        ("Request.Name.length", "advice", "was = { max = 1024 }"),
        ("Request.Name.length", "advice", "was = { min = 0, max = 1024 }"),
        ("Request.Count.range", "correct", "min = 0\nmax = 10\nwas = { min = 1, max = 9 }"),
        ("Request.Count.range", "correct", "min = 0\nwas = 1"),
        ("Request.Code.pattern", "correct", "pattern = '[A-Z]+'\nwas = '[a-z]+'"),
        ("Request.Kind.enum", "correct", "values = ['A', 'B', 'C']\nwas = ['B', 'A']"),
        ("Request.Kind.enum", "correct", "values = ['A', 'C']"),
        ("Request.Free.length", "correct", "max = 9"),
        ("Kind.enum", "correct", "values = ['A']\nwas = ['A', 'B']"),
        # What the model says is made binding, though something speaks against it.
        ("Request.Kind.enum", "correct", "values = ['A', 'B']\nwas = ['A', 'B']"),
    ],
)
def test_nothing_is_said_of_an_override_whose_model_is_as_it_was(
    tmp_path: Path, constraint: str, action: str, toml: str
) -> None:
    assert reported(tmp_path, constraint, action, toml) == []


@pytest.mark.parametrize(
    ("constraint", "action", "toml", "said"),
    [
        (
            "Request.Name.length",
            "correct",
            "max = 2048\nwas = 1000",
            "at most 1,000|at most 1,024|, which rejects less",
        ),
        (
            "Request.Name.length",
            "correct",
            "max = 4096\nwas = 2048",
            "at most 2,048|at most 1,024|, which rejects more",
        ),
        (
            "Request.Name.length",
            "off",
            "was = { min = 1, max = 1024 }",
            "1 to 1,024|at most 1,024|, which rejects less",
        ),
        ("Request.Name.length", "off", "was = { min = 1 }", "at least 1|at most 1,024|"),
        ("Request.Count.range", "correct", "min = 0\nwas = 2", "2 to 9|1 to 9|, which rejects less"),
        ("Request.Code.pattern", "correct", "pattern = '[A-Z]+'\nwas = '[0-9]+'", "'[0-9]+'|'[a-z]+'|"),
        ("Request.Kind.enum", "advice", "was = ['A', 'B', 'C']", '"A", "B", "C"|"A", "B"|, which rejects more'),
        ("Request.Kind.enum", "correct", "values = ['C']\nwas = ['D']", '"D"|"A", "B"|'),
        ("Request.Kind.enum", "off", "was = []", 'nothing|"A", "B"|, which rejects more'),
        ("Request.Free.length", "correct", "max = 9\nwas = 8", "at most 8|nothing|, which rejects less"),
    ],
)
def test_an_override_is_reported_when_the_model_has_moved(
    tmp_path: Path, constraint: str, action: str, toml: str, said: str
) -> None:
    was, now, comparison = said.split("|")
    message = (
        f"{constraint} must be reviewed: the model said {was} when it was overridden and says {now} now{comparison}; "
        "correct the override and its `was`, or remove it"
    )
    assert reported(tmp_path, constraint, action, toml) == [("override-outdated", message)]


@pytest.mark.parametrize(
    ("constraint", "toml", "said"),
    [
        ("Request.Name.length", "max = 1024", "at most 1,024"),
        ("Request.Name.length", "max = 1024\nwas = 512", "at most 1,024"),
        ("Request.Count.range", "min = 1", "1 to 9"),
        ("Request.Code.pattern", "pattern = '[a-z]+'", "'[a-z]+'"),
        ("Request.Kind.enum", "values = ['B', 'A']", '"A", "B"'),
        ("Kind.enum", "values = ['A', 'B']\nwas = ['A']", '"A", "B"'),
    ],
)
def test_an_override_is_reported_when_the_model_says_the_same(
    tmp_path: Path, constraint: str, toml: str, said: str
) -> None:
    message = f"{constraint} is {said} in the model, too: remove the override"
    assert reported(tmp_path, constraint, "correct", toml) == [("override-needless", message)]


@pytest.mark.parametrize(
    ("constraint", "toml", "said"),
    [
        ("Request.Name.length", "max = 1023", "at most 1,024|at most 1,023"),
        ("Request.Name.length", "min = 1", "at most 1,024|1 to 1,024"),
        ("Request.Kind.enum", "values = ['A']", '"A", "B"|"A"'),
    ],
)
def test_an_override_that_rejects_more_than_the_model_must_say_so(
    tmp_path: Path, constraint: str, toml: str, said: str
) -> None:
    model, here = said.split("|")
    message = (
        f"{constraint} is {model} in the model and {here} here, which rejects more; "
        "if that is meant, give the value of the model as `was`"
    )
    assert reported(tmp_path, constraint, "correct", toml) == [("override-tightens", message)]


def test_an_override_of_a_shape_is_reported_once_for_all_its_uses(tmp_path: Path) -> None:
    shapes = {"Request": structure(One="Name", Two="Name"), "Name": {"type": "string", "max": 9}}
    analysis = made(tmp_path, shapes, override("Name.length", "correct", max=9))
    assert [diagnostic.code for diagnostic in analysis.diagnostics] == ["override-needless"]


@pytest.mark.parametrize(
    ("constraint", "action", "toml", "said"),
    [
        ("Request.Name.length", "off", "was = 'a'", "must have a number as its `was`"),
        ("Request.Count.range", "off", "was = 9", "must have a number as its `was`, or `{ min = 1, max = 9 }`"),
        ("Request.Code.pattern", "off", "was = 9", "must have a pattern as its `was` (got 9)"),
        ("Request.Kind.enum", "off", "was = 'A'", "must have values as its `was` (got A)"),
        ("Request.Kind.required", "off", "was = 1", "must have no `was`: the model gives it no value (got 1)"),
    ],
)
def test_what_an_override_remembers_must_be_of_its_kind(
    tmp_path: Path, constraint: str, action: str, toml: str, said: str
) -> None:
    with pytest.raises(SpecError) as caught:
        reported(tmp_path, constraint, action, toml)
    assert f"{constraint} {said}" in str(caught.value)


def test_each_value_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        reported(tmp_path, "Request.Kind.enum", "correct", "values = ['C', 'C']")
    assert "Request.Kind.enum must be given each value once (got C, C)" in str(caught.value)


def test_a_wrong_path_gets_near_names(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        reported(tmp_path, "Request.Nam.length", "off", "")
    assert 'correct or remove the override; did you mean "Request.Name.length"' in str(caught.value)


@pytest.mark.parametrize("kind", ["type", "unknown"])
def test_what_is_no_constraint_cannot_be_overridden(tmp_path: Path, kind: str) -> None:
    with pytest.raises(SpecError) as error:
        made(tmp_path, SHAPES, override(f"Request.Name.{kind}", "off"))
    assert [each.message for each in error.value.diagnostics] == [
        f"Request.Name.{kind} must name a constraint of the spec (got {kind}, which cannot be overridden); correct or "
        "remove the override"
    ]


@pytest.mark.parametrize(
    ("unmatched", "near"),
    [
        ("Nam.length", '; did you mean "Name.length" or "Request.Name.length"?'),
        # Another override gives Free a length: the model does not.
        ("Request.Fre.length", '; did you mean "Request.Name.length"?'),
        ("Fre.length", '; did you mean "Name.length"?'),
    ],
)
def test_an_override_that_nothing_matches_is_near_the_constraints_that_the_model_has(
    tmp_path: Path, unmatched: str, near: str
) -> None:
    overrides = override("Request.Free.length", "correct", max=9) + override(unmatched, "off")
    with pytest.raises(SpecError) as error:
        made(tmp_path, SHAPES, overrides)
    assert [each.message for each in error.value.diagnostics] == [
        f"{unmatched} must name a constraint of the spec: none has that id, correct or remove the override{near}"
    ]

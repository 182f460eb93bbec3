"""A package of which modules were drafted before the rules were known is the same as one that was made at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapesmith import pipeline
from shapesmith.analysis.analysis import Analysis
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.pipeline import Output, VerdictsRead
from shapesmith.specs.find import find
from shapesmith.targets.dataclasses import package
from shapesmith.targets.dataclasses.package import Package

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/spec"))

HTTP = {"method": "POST", "requestUri": "/"}
MODEL: dict[str, Any] = {
    "metadata": {"apiVersion": "2024-01-01", "endpointPrefix": "drafts", "protocol": "json", "serviceId": "Drafts"},
    "operations": {
        # The requests of the first two are derived from the class of their input.
        "Bake": {"name": "Bake", "http": HTTP, "input": {"shape": "Loaf"}},
        "Cool": {"name": "Cool", "http": HTTP, "input": {"shape": "Loaf"}},
        "Eat": {"name": "Eat", "http": HTTP, "input": {"shape": "Meal"}, "output": {"shape": "Meal"}},
        "Feast": {"name": "Feast", "http": HTTP, "input": {"shape": "Table"}},
        "Look": {"name": "Look", "http": HTTP, "input": {"shape": "Window"}, "output": {"shape": "Sight"}},
    },
    "shapes": {
        "Loaf": {
            "type": "structure",
            "documentation": "<p>A loaf.</p><p>You must specify either <code>Rye</code> or <code>Wheat</code>.</p>",
            "members": {"Rye": {"shape": "Text"}, "Wheat": {"shape": "Text"}, "Size": {"shape": "Text"}},
        },
        "Meal": {"type": "structure", "members": {"Bread": {"shape": "Text"}, "Salt": {"shape": "Text"}}},
        "Window": {"type": "structure", "members": {"Side": {"shape": "Text"}}},
        "Sight": {"type": "structure", "members": {f"Tree{number}": {"shape": "Text"} for number in range(9)}},
        "Table": {"type": "structure", "members": {f"Seat{number}": {"shape": "Text"} for number in range(9)}},
        "Text": {"type": "string"},
    },
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "service-2.json"
    path.write_text(json.dumps(MODEL), encoding="utf-8")
    return path


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the modules that are made from now on, by their paths."""
    paths: list[str] = []
    view = package.Modules.view

    def noted(modules: package.Modules, path: str) -> Any:
        paths.append(path)
        return view(modules, path)

    monkeypatch.setattr(package.Modules, "view", noted)
    return paths


def drafted(spec: Path, is_over: Callable[[], bool] = lambda: False) -> tuple[Package, Analysis]:
    """Return the package of a spec after its modules were drafted until `is_over`, and its analysis with rules."""
    reading = pipeline.read(find(None, spec, Path("shapes")).read(), Options())
    modelled = pipeline.modelled_in(reading)
    made = Package(reading.source.service, Options())
    made.draft(pipeline.without_rules(reading, modelled), is_over)
    return made, pipeline.with_rules(reading, modelled, pipeline.rules_of(reading, VerdictsRead()))


@pytest.mark.parametrize("case", CASES)
def test_a_package_is_the_same_where_it_was_drafted(case: str, golden_outputs: dict[str, Output]) -> None:
    made, analysis = drafted(GOLDEN / case / "spec")
    files = made.files(analysis, 2)
    assert files == golden_outputs[case].files
    assert list(files) == list(golden_outputs[case].files)


@pytest.mark.parametrize("case", ["advice", "rules"])
def test_two_processes_make_the_same(case: str, golden_outputs: dict[str, Output]) -> None:
    output = pipeline.generate(find(None, GOLDEN / case / "spec", Path("shapes")).read(), Options(), jobs=2)
    assert output == golden_outputs[case]


def test_only_modules_that_state_rules_are_made_again(spec: Path, rendered: list[str]) -> None:
    made, analysis = drafted(spec)
    assert sorted(rendered) == sorted(set(rendered))
    assert "operations/feast.py" not in rendered  # most modules of many members state rules
    rendered.clear()
    files = made.files(analysis, 1)
    rendered.remove("operations/feast.py")
    assert rendered == ["operations/bake.py", "operations/cool.py", "shared/loaf.py"]
    assert all("You must specify either" in files[path] or "Rule: " in files[path] for path in rendered)
    rendered.clear()
    assert files == drafted(spec, lambda: True)[0].files(analysis, 1)
    assert sorted(rendered) == sorted(files)


def test_modules_of_few_members_that_are_sent_are_drafted_first(spec: Path, rendered: list[str]) -> None:
    made, analysis = drafted(spec, lambda: len(rendered) == 6)
    assert rendered[4:] == ["operations/look.py", "operations/eat.py"]  # after the modules without a class
    rendered.clear()
    made.files(analysis, 1)
    assert rendered == ["operations/bake.py", "operations/cool.py", "operations/feast.py", "shared/loaf.py"]


@pytest.mark.parametrize("at_once", [2, 100])
def test_a_draft_goes_on_where_it_was_when_it_was_over(
    spec: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(package, "_FORMATTED_AT_ONCE", at_once)
    expected = drafted(spec, lambda: True)[0].files(drafted(spec, lambda: True)[1], 1)
    again = set()
    for most in range(30):
        asked = iter([False] * most)
        rendered.clear()
        made, analysis = drafted(spec, lambda asked=asked: next(asked, True))
        before = list(rendered)
        rendered.clear()
        assert made.files(analysis, 1) == expected
        again |= {path for path in rendered if path in before}
        assert {*before, *rendered} == {*expected}
    assert again == {"operations/bake.py", "operations/cool.py", "shared/loaf.py"}  # they state rules


def test_nothing_is_drafted_where_it_is_over(spec: Path, rendered: list[str]) -> None:
    drafted(spec, lambda: True)
    assert rendered == []


def test_what_is_wrong_with_a_module_is_said_when_it_is_asked_for(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "render", lambda view: "import os\n")
    made, analysis = drafted(spec)
    with pytest.raises(SpecError, match="must contain only what templates declare"):
        made.files(analysis, 1)

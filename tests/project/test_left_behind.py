"""What comes with shapesmith was made for one release of botocore; with another, what does not fit it is off."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.specs import judged

from tests.project.conftest import Botocore
from tests.write.project import Project, model

RULES = """spec = "botocore 0.9.0"

[[rule]]
at = "DigRequest.Name"
sentence = "The name must be a word that nobody writes any more."
kind = "length"
must = { characters = { max = 5 } }
"""
OVERRIDES = """[[constraint]]
constraint = "DigRequest.Gone.length"
action = "off"
reason = "The service takes more."

[[constraint]]
constraint = "PlantRequest.Name.length"
action = "correct"
min = 9
max = 1
reason = "The service takes less."

[[constraint]]
constraint = "DigRequest.Name.length"
action = "correct"
max = 900
was = 100
reason = "The service takes more."

[[rule]]
rule = "garden.DigRequest.Gone.length:00000000"
action = "off"
reason = "The service takes more."
"""


@pytest.fixture
def folder(tmp_path: Path, botocore: Botocore, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return an empty folder, beside an installed shapesmith that comes with verdicts on garden and overrides of it."""
    inside = tmp_path / "judged"
    (inside / "garden").mkdir(parents=True)
    (inside / "garden" / "rules.toml").write_text(RULES, encoding="utf-8")
    (inside / "garden" / "overrides.toml").write_text(OVERRIDES, encoding="utf-8")
    monkeypatch.setattr(judged, "_INSIDE", inside)
    return Project(tmp_path / "elsewhere")


def test_it_is_in_the_installed_package_or_else_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "_BESIDE", tmp_path / "shapes")
    monkeypatch.setattr(judged, "_INSIDE", tmp_path / "judged")
    assert judged.judged_folder() == tmp_path / "shapes"
    (tmp_path / "judged").mkdir()
    assert judged.judged_folder() == tmp_path / "judged"


def test_who_cannot_correct_it_is_not_told(folder: Project) -> None:
    run = folder.run("generate", "garden", "--from", "botocore", "--out", "out")
    assert run.code == 0
    assert run.printed.startswith("1 service generated, 0 up to date; ")
    assert "[" not in run.printed


def test_in_a_project_that_has_copies_of_it_whoever_keeps_them_is_told(folder: Project) -> None:
    assert folder.run("init", "garden").code == 0
    printed = folder.run("generate").printed
    assert "shapes/garden/rules.toml:3: warning: " in printed
    assert printed.count("[override-unmatched]") == 2
    assert printed.count("[overrides-value]") == 1
    assert printed.endswith("3 errors; nothing was written\n")


VERDICT = """spec = "botocore 1.0.0"

[[rule]]
at = "DigRequest.Name"
sentence = "The name."
kind = "length"
must = { characters = { max = 5 } }
"""
OFF = """[[constraint]]
constraint = "DigRequest.Name.length"
action = "off"
reason = "The service takes more."
"""


@pytest.fixture
def judged_folder(folder: Project, botocore: Botocore, tmp_path: Path) -> Project:
    """Return an empty folder, beside an installed shapesmith that comes with a verdict on garden alone."""
    botocore.publish("1.0.0", garden=model("Garden", "Dig", documentation="<p>The name.</p>"))
    (tmp_path / "judged" / "garden" / "rules.toml").write_text(VERDICT, encoding="utf-8")
    (tmp_path / "judged" / "garden" / "overrides.toml").unlink()
    return folder


def _rules(folder: Project) -> str:
    return folder.run("rules", "garden", "--from", "botocore").printed


def test_overrides_of_a_service_that_is_not_vendored_leave_the_verdicts_that_come_with_shapesmith(
    judged_folder: Project,
) -> None:
    folder = judged_folder
    assert "Name must have at most 5 characters" in _rules(folder)
    folder.write("shapes/garden/overrides.toml", OFF)
    assert "Name must have at most 5 characters" in _rules(folder)
    folder.write("shapes/garden/rules.toml", 'spec = "botocore 1.0.0"\n')
    assert _rules(folder).startswith("0 rules")


def test_of_a_vendored_service_only_the_project_decides(judged_folder: Project) -> None:
    folder = judged_folder
    assert folder.run("init", "garden", "--no-verdicts").code == 0
    assert _rules(folder).startswith("0 rules")

"""A botocore of its own, and a project with services of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.specs import installed

from tests.write.project import Project, model, write_spec


class Botocore:
    """A botocore of its own."""

    def __init__(self, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.data = data
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(installed, "botocore_data", lambda: str(data))

    def publish(self, version: str, **services: dict[str, Any]) -> None:
        """Make it a version with these specs, besides those that it has."""
        for service, spec in services.items():
            write_spec(self.data, service, spec)
        self._monkeypatch.setattr(installed, "botocore_package", lambda: f"botocore {version}")


@pytest.fixture
def botocore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Botocore:
    """Return botocore 1.0.0, with barn and garden."""
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    botocore = Botocore(tmp_path / "botocore", monkeypatch)
    botocore.publish("1.0.0", barn=model("Barn", "Feed"), garden=model("Garden", "Dig", "Plant"))
    return botocore


@pytest.fixture
def project(tmp_path: Path, botocore: Botocore) -> Project:
    """Return a project with both services, generated and committed."""
    project = Project(tmp_path / "project")
    assert project.run("init", "barn", "garden").code == 0
    assert project.run("generate").code == 0
    project.git("init", "--quiet")
    project.commit("begun")
    return project

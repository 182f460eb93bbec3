"""A `sync` that is stopped at any point leaves the old project or the new one, and the next one finishes its work."""

from __future__ import annotations

import os
import signal
from collections import Counter
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from tests.project.conftest import Botocore
from tests.write import killing
from tests.write.killing import killed_at
from tests.write.project import Project, contents, model

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

# What puts files in their places, and removes folders that a run has to itself. Between two of these calls, the project
# is what it was after the first.
MOVING = ("rename", "rmdir")


class State:
    """The files of a project, specs and package apart, without what a run has to itself."""

    def __init__(self, folder: Path) -> None:
        self.package = contents(folder / "generated")
        self.specs = contents(folder / "shapes")
        self.others = sorted(name for name in os.listdir(folder) if name.endswith(".shapesmith"))


@pytest.mark.parametrize(
    ("number", "atomic"),
    [(signal.SIGKILL, True), (signal.SIGKILL, False), (signal.SIGINT, True), (signal.SIGTERM, False)],
)
def test_stopped_before_any_move_it_is_finished_by_the_next(
    project: Project, botocore: Botocore, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, atomic: bool
) -> None:
    monkeypatch.setattr(killing, "CALLS", MOVING)
    botocore.publish("1.1.0", barn=model("Barn", "Feed", "Clean"), garden=model("Garden", "Dig", length=20))
    begun, old = project.folder.with_name("begun"), State(project.folder)
    rmtree(project.folder / ".git")
    copytree(project.folder, begun)

    def sync() -> int:
        return project.run("sync", "--jobs", "1", "--allow-dirty").code

    assert sync() == 0
    new = State(project.folder)
    seen: Counter[str] = Counter()
    count = 1
    while True:
        rmtree(project.folder)
        copytree(begun, project.folder)
        if not killed_at(count, sync, atomic, number):
            break
        found = State(project.folder)
        if number != signal.SIGKILL:
            assert found.others == []
            assert (found.package, found.specs) in ((old.package, old.specs), (new.package, new.specs))
        seen["new" if found.specs == new.specs else "package" if found.package == new.package else "old"] += 1
        assert sync() == 0
        after = State(project.folder)
        assert (after.package, after.specs, after.others) == (new.package, new.specs, [])
        count += 1
    assert seen["old"] > 1
    assert seen["new"] > 5
    assert (seen["package"] > 0) is (number == signal.SIGKILL)

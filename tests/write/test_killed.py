"""A run that is killed, at any point, leaves the old tree or the new one, and the next run removes its leftovers."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shapesmith.output import write
from shapesmith.output.manifest import Unit
from shapesmith.output.write import Staging

from tests.write.conftest import Snapshot, unit_of
from tests.write.killing import killed_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

OLD = [
    unit_of("", {"pyproject.toml": "old", "aws_shapes/py.typed": ""}, "old"),
    unit_of("aws_shapes/connect", {"a.py": "old", "same.py": "same", "gone/b.py": "old"}, "old"),
    unit_of("aws_shapes/sqs", {"c.py": "old"}, "old"),
]
NEW = [
    unit_of("", {"pyproject.toml": "new", "aws_shapes/py.typed": ""}, "new"),
    unit_of("aws_shapes/connect", {"a.py": "new", "same.py": "same", "fresh/d.py": "new"}, "new"),
    unit_of("aws_shapes/s3", {"e.py": "new"}, "new"),
]
ONE = [unit_of("aws_shapes/connect", {"a.py": "new", "same.py": "same", "fresh/d.py": "new"}, "new")]
ADDED = [unit_of("aws_shapes/s3", {"e.py": "new"}, "new")]


def _run(out: Path, units: list[Unit], remove: tuple[str, ...]) -> None:
    with Staging(out) as staging:
        staging.commit([staging.stage(unit) for unit in units], remove_units=remove)


@pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "two-renames"])
@pytest.mark.parametrize(
    ("units", "remove"),
    [(NEW, ("aws_shapes/sqs",)), (ONE, ()), (ADDED, ()), ([], ("aws_shapes/connect",))],
    ids=["all-units", "one-unit", "added-unit", "removed-unit"],
)
def test_killed_before_any_system_call_leaves_the_old_tree_or_the_new_one(
    tmp_path: Path, snapshot: Snapshot, units: list[Unit], remove: tuple[str, ...], atomic: bool
) -> None:
    reference = tmp_path / "reference"
    _run(reference, OLD, ())
    old = snapshot(reference)
    _run(reference, units, remove)
    new = snapshot(reference)
    seen = {"old": 0, "new": 0, "recovered": 0}
    out = tmp_path / "project" / "generated"
    mine = {"mine.txt": "mine"}
    _run(out, OLD, ())
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    count = 1
    while killed_at(count, lambda: _run(out, units, remove), atomic):
        found = snapshot(out)
        if not atomic and found not in (old | mine, new | mine):
            seen["recovered"] += 1
            write.recover(out)
            found = snapshot(out)
        assert found in (old | mine, new | mine), f"a mix after {count} calls"
        write.recover(out)
        assert os.listdir(out.parent) == ["generated"]
        assert snapshot(out) == found
        seen["old" if found == old | mine else "new"] += 1
        if found != old | mine:
            _run(out, OLD, ("aws_shapes/s3",))
        count += 1
    assert seen["old"] > 10
    assert seen["new"] > 3
    swapped = units in (NEW, ONE)
    assert seen["recovered"] == (1 if swapped and not atomic else 0)


_LOOP = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.write.test_killed import NEW, OLD, _run
print("ready", flush=True)
while True:
    _run(sys.argv[1], NEW, ("aws_shapes/sqs",))
    _run(sys.argv[1], OLD, ("aws_shapes/s3",))
"""


def test_killed_at_random_times_leaves_the_old_tree_or_the_new_one(tmp_path: Path, snapshot: Snapshot) -> None:
    out = tmp_path / "project" / "generated"
    _run(out, NEW, ("aws_shapes/sqs",))
    new = snapshot(out)
    _run(out, OLD, ("aws_shapes/s3",))
    old = snapshot(out)
    repository = Path(write.__file__).parents[3]
    dice = random.Random(7)
    for _ in range(15):
        command = [sys.executable, "-c", _LOOP, str(out), str(repository)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(dice.uniform(0, 0.05))
            process.kill()
        assert snapshot(out) in (old, new)
    write.recover(out)
    assert os.listdir(out.parent) == ["generated"]


def test_reader_never_sees_a_tree_without_its_files(tmp_path: Path) -> None:
    out = tmp_path / "generated"
    _run(out, OLD, ())
    child = os.fork()
    if child == 0:
        try:
            for _ in range(30):
                _run(out, ONE, ())
                _run(out, OLD, ())
        finally:
            os._exit(0)
    looks = 0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        assert (out / "aws_shapes" / "connect" / "same.py").read_text(encoding="utf-8") == "same"
        looks += 1
    assert looks > 10

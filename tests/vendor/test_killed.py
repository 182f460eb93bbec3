"""A command on shapes/ that is killed, at any point, leaves it as it was or as it was to be, without leftovers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from shapesmith.options import PACKAGE, Options
from shapesmith.removal import remove
from shapesmith.runs import Plan, generate_all
from shapesmith.specs import vendor
from shapesmith.specs.find import find_all, services_of
from shapesmith.specs.vendored import verify

from tests.vendor.conftest import Publish, refresh
from tests.write.conftest import files_below
from tests.write.killing import killed_at

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

ATOMIC = pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "two-renames"])


def never() -> None:
    raise AssertionError("no other run is at work")


def add(shapes: Path) -> None:
    vendor.add(["s3"], shapes)


def update(shapes: Path) -> None:
    refresh(["sqs"], shapes)


@ATOMIC
@pytest.mark.parametrize("change", [add, update], ids=["add", "update"])
def test_killed_before_any_system_call_leaves_the_old_specs_or_the_new_ones(
    published: Path, shapes: Path, publish: Publish, change: Callable[[Path], None], atomic: bool
) -> None:
    vendor.add(["sqs"], shapes)
    publish(published, "sqs", "2012-11-05", "SQS two")
    (shapes / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    old = files_below(shapes)
    change(shapes)
    new = files_below(shapes)
    assert new != old
    seen = {"old": 0, "new": 0}
    count = 1
    restore(shapes, old)
    while killed_at(count, lambda: change(shapes), atomic):
        # The first command that reads the folder repairs what the killed run left.
        assert services_of("shapes", shapes) == (
            ["s3", "sqs"] if "s3/2006-03-01/service-2.json" in files_below(shapes) else ["sqs"]
        )
        assert os.listdir() == ["shapes"]
        assert verify([], shapes) == []
        found = files_below(shapes)
        assert found in (old, new), f"a mix after {count} calls"
        seen["old" if found == old else "new"] += 1
        restore(shapes, old)
        count += 1
    assert seen["old"] > 10
    assert seen["new"] > 3


def restore(shapes: Path, files: dict[str, str]) -> None:
    """Let the folder hold `files` and nothing else."""
    for path in set(files_below(shapes)) - set(files):
        (shapes / path).unlink()
        for parent in (shapes / path).parents:
            if parent != shapes and not os.listdir(parent):
                parent.rmdir()
            else:
                break
    for path, text in files.items():
        (shapes / path).write_text(text, encoding="utf-8")


@ATOMIC
def test_a_removal_that_is_killed_is_finished_or_undone_by_the_next_run(
    published: Path, shapes: Path, atomic: bool
) -> None:
    out = Path("generated")

    def generate() -> None:
        generate_all(Plan(find_all([], "shapes", shapes), out, Options(), 1, complete=True), lambda _: None)

    def everything() -> dict[str, str]:
        return files_below(Path())

    vendor.add(["s3", "sqs"], shapes)
    generate()
    both = everything()
    remove(["sqs"], shapes, out, PACKAGE, never)
    one = everything()
    count = 1
    outcomes = set()
    vendor.add(["sqs"], shapes)
    generate()
    assert everything() == both
    while killed_at(count, lambda: remove(["sqs"], shapes, out, PACKAGE, never), atomic):
        generate()
        found = everything()
        assert found in (both, one), f"a mix after {count} calls"
        outcomes.add("both" if found == both else "one")
        if found == one:
            vendor.add(["sqs"], shapes)
            generate()
        count += 1
    assert outcomes == {"both", "one"}

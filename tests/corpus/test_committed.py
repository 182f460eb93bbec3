"""The committed `generated/` is what the generator makes of the committed `shapes/`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from shapesmith.specs.vendored import verify

from tests.corpus.models import REPOSITORY, SHAPES, VENDORED

GENERATED = REPOSITORY / "generated"


def test_vendored_specs_match_their_lock() -> None:
    assert verify([], SHAPES) == []


@pytest.mark.skipif(not GENERATED.is_dir(), reason="generated/ is not there; run `make generate`")
def test_check_finds_nothing_to_change() -> None:
    run = check()
    assert (run.returncode, run.stdout.splitlines()[-40:]) == (0, ["generated is up to date"])


def test_check_names_a_file_that_was_edited_by_hand_and_shows_the_edit(vendored_packages: Path) -> None:
    module = vendored_packages / "aws_shapes/sqs/operations/purge_queue.py"
    generated = module.read_text(encoding="utf-8")
    module.write_text(generated + "# by hand\n", encoding="utf-8")
    try:
        run = check(*VENDORED, "--out", str(vendored_packages))
    finally:
        module.write_text(generated, encoding="utf-8")
    lines = run.stdout.splitlines()
    assert run.returncode == 1
    assert lines[0] == f"hand-edited: {module}"
    assert "-# by hand" in lines
    command = f"shapesmith generate --force {' '.join(VENDORED)} --out {vendored_packages}"
    assert lines[-1] == f"1 file edited by hand: move the edits to overrides.toml, and run `{command}`"


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `shapesmith check` in the repository."""
    command = [sys.executable, "-m", "shapesmith", "check", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)

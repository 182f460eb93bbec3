"""Arguments are foreign text, too: a path that no file system takes is wrong usage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.commands import assert_printable, run
from tests.hostile.garden import GARDEN
from tests.hostile.mutations import write


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "--from", "LONG"),
        ("generate", "LONG", "--from", "SPEC", "--out", "out"),
        ("check", "--from", "SPEC", "--out", "LONG"),
        ("shapes", "add", "garden", "--from", "LONG"),
        ("sync", "--from", "LONG"),
        ("diff", "LONG", "botocore"),
        ("export", "garden", "--from", "LONG"),
    ],
    ids=" ".join,
)
def test_a_path_that_is_too_long_is_wrong_usage(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(GARDEN, tmp_path / "specs")
    assert run("shapes", "add", "garden", "--from", "specs/garden")[1] == 0
    words = {"LONG": "x" * 5000, "SPEC": str(tmp_path / "specs" / "garden")}
    printed, code = run(*(words.get(word, word) for word in arguments))
    assert_printable(printed)
    assert (code, len(printed.splitlines())) == (2, 1)
    assert printed.startswith("Error: the name of a file must not be too long for the file system (got ")
    assert not Path("out").exists()

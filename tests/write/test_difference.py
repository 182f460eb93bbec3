"""What `check` prints: every file by its name, short diffs of the first few, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.output.difference import FILES, LINES, describe, diff, remedies
from shapesmith.output.survey import FileChange, State


def change(
    folder: Path, state: State, path: str, before: str | None, after: str | None, remedy: str = ""
) -> FileChange:
    file = folder / path.replace("/", "_")
    if before is not None:
        file.write_text(before, encoding="utf-8")
    return FileChange(state, path, str(file), after, remedy)


def test_files_are_named_by_state_and_path_with_a_diff_of_those_that_have_two_texts(tmp_path: Path) -> None:
    changes = [
        change(tmp_path, State.STALE, "b", "1\n2\n", "1\n3\n"),
        change(tmp_path, State.STALE, "a", "1\n", "2\n"),
        change(tmp_path, State.EXTRA, "x", "1\n", None),
        change(tmp_path, State.MISSING, "m", None, "1\n"),
        change(tmp_path, State.EDITED, "e", "1", "1\n", "was edited"),
        change(tmp_path, State.EDITED, "f", "1\n", "2\n"),
        change(tmp_path, State.MERGED, "g", "1\n", "2\n"),
        change(tmp_path, State.STRAY, "s\x1b", "1\n", None, "move it away"),
        change(tmp_path, State.STALE, "p/manifest.json", "{}\n", "[]\n"),
    ]
    assert [*describe(changes, "out", with_diff=True), *remedies(changes)] == [
        "hand-edited: out/e",
        *("--- e", "+++ e", "@@ -1 +1 @@", "-1 (no line break at the end)", "+1"),
        "hand-edited: out/f",
        *("--- f", "+++ f", "@@ -1 +1 @@", "-1", "+2"),
        "stray: out/s\\x1b",
        "merged: out/g",
        *("--- g", "+++ g", "@@ -1 +1 @@", "-1", "+2"),
        "missing: out/m",
        "extra: out/x",
        "stale: out/a",
        *("--- a", "+++ a", "@@ -1 +1 @@", "-1", "+2"),
        "stale: out/b",
        *("--- b", "+++ b", "@@ -1,2 +1,2 @@", " 1", "-2", "+3"),
        "stale: out/p/manifest.json",
        "1 file was edited",
        "1 file edited by hand: move the edits to overrides.toml, and run `shapesmith generate --force`",
        "1 file move it away",
        "6 files would change; run `shapesmith generate`",
    ]
    without = [*describe(changes, "out", with_diff=False), *remedies(changes)]
    assert [line for line in without if line.startswith(("-", "+", "@"))] == []
    assert len(without) == len(changes) + 4


@pytest.mark.parametrize(("further", "line"), [(0, None), (1, "1 further file"), (2, "2 further files")])
def test_the_first_files_have_a_diff(tmp_path: Path, further: int, line: str | None) -> None:
    changes = [change(tmp_path, State.STALE, f"f{n:02}", "1\n", "2\n") for n in range(FILES + further)]
    printed = [*describe(changes, "out", with_diff=True), *remedies(changes)]
    assert sum(each.startswith("--- ") for each in printed) == FILES
    said = [each for each in printed if each.endswith("are not shown")]
    assert said == ([] if line is None else [f"the diffs of {line} are not shown"])


@pytest.mark.parametrize(("lines", "rest"), [(LINES - 3, 0), (LINES - 2, 1), (LINES - 1, 2)])
def test_a_diff_is_cut(tmp_path: Path, lines: int, rest: int) -> None:
    found = diff(change(tmp_path, State.STALE, "f", "", "x\n" * lines))
    more = [] if not rest else [f"... {rest} more line" + ("s" if rest > 1 else "")]
    assert found[LINES:] == more
    assert len(found) == LINES + len(more)


def test_a_file_that_is_gone_or_is_no_text_has_a_diff_too(tmp_path: Path) -> None:
    assert diff(change(tmp_path, State.STALE, "f", None, "x\n")) == ["--- f", "+++ f", "@@ -0,0 +1 @@", "+x"]
    odd = change(tmp_path, State.STALE, "f", "", "x\n")
    Path(odd.location).write_bytes(b"\xff\r\n")
    assert diff(odd) == ["--- f", "+++ f", "@@ -1 +1 @@", "-\ufffd\r", "+x"]
    assert diff(change(tmp_path, State.STALE, "g", "x\n", None)) == ["--- g", "+++ g", "@@ -1 +0,0 @@", "-x"]

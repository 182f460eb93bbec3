"""What git would commit in some folders, as paths from where a run stands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.disk.uncommitted import NotKnown, uncommitted

from tests.write.project import git

FOLDERS = (Path("shapes"), Path("generated"))


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder below the top of a work tree, in which a file is committed; the run stands there."""
    work = tmp_path / "top" / "below"
    (work / "shapes").mkdir(parents=True)
    (work / "shapes" / "kept").write_text("1", encoding="utf-8")
    git(tmp_path / "top", "init", "--quiet")
    git(tmp_path / "top", "add", "--all")
    git(tmp_path / "top", "commit", "--quiet", "--message", "begun")
    monkeypatch.chdir(work)
    return work


def test_what_is_committed_is_not_named(work: Path) -> None:
    (work / "elsewhere").write_text("", encoding="utf-8")
    assert uncommitted(FOLDERS) == []


def test_changed_new_staged_and_removed_files_are_named_from_where_the_run_stands(work: Path) -> None:
    (work / "generated").mkdir()
    (work / "generated" / "n\u00e9w").write_text("", encoding="utf-8")
    (work / "shapes" / "kept").write_text("2", encoding="utf-8")
    assert uncommitted(FOLDERS) == ["generated", "shapes/kept"]
    git(work, "add", "--all")
    assert uncommitted(FOLDERS) == ["generated/n\u00e9w", "shapes/kept"]
    (work / "shapes" / "kept").unlink()
    assert uncommitted([Path("shapes")]) == ["shapes/kept"]


def test_folders_that_are_not_there_have_nothing(work: Path) -> None:
    assert uncommitted([Path("absent")]) == []


def test_where_git_cannot_be_run_or_fails_nothing_is_known(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (work.parent / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(NotKnown, match=r"git fails: bad config line 1 in file "):
        uncommitted(FOLDERS)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NotKnown, match="git cannot be run: No such file or directory"):
        uncommitted(FOLDERS)


def test_what_git_says_is_shown_whatever_its_bytes_are(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (work / "git").write_text("#!/bin/sh\nprintf 'fatal: caf\\351\\nmore\\n' >&2\nexit 1\n", encoding="utf-8")
    (work / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(work), prepend=os.pathsep)
    with pytest.raises(NotKnown, match=r"^git fails: caf\uFFFD$"):
        uncommitted(FOLDERS)


def test_outside_a_work_tree_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shapes").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert uncommitted(FOLDERS) == []

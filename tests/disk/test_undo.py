"""If what comes last in a replacement of files fails, the tree is what it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from shapesmith.disk import exchange, tree
from shapesmith.disk.workspace import Workspace

from tests.write.project import contents

BEFORE = {"a/b/one": b"1", "a/b/two": b"2", "a/c": b"3", "e/f/only": b"4", "kept": b"k"}

ATOMIC = pytest.mark.parametrize("atomic", [True, False], ids=["exchange", "two-renames"])


def put(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def folders(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir())


class Failure(Exception):
    """What comes last has failed."""


def fail_after(space: Workspace, changed: list[str], is_replaced: Callable[[], bool]) -> None:
    """Replace files, and fail when that is done."""

    def fail() -> None:
        assert is_replaced()
        raise Failure

    with pytest.raises(Failure):
        tree.replace(space, changed, fail)


@ATOMIC
@pytest.mark.parametrize(
    ("new", "removed"),
    [
        ({"a/b/one": b"new"}, []),
        ({"a/b/one": b"new", "z": b"new"}, ["a/c"]),
        ({"d/e/f": b"new"}, []),
        ({}, ["a/b/one", "a/b/two"]),
        ({}, ["a/b/one", "a/b/two", "a/c"]),
        ({}, ["e/f/only"]),
        ({}, list(BEFORE)),
        ({}, []),
    ],
    ids=["changed", "everywhere", "added", "folder removed", "parents removed", "only file", "all removed", "nothing"],
)
def test_the_tree_is_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool, new: dict[str, bytes], removed: list[str]
) -> None:
    if not atomic:
        monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    root = tmp_path / "root"
    put(root, BEFORE)
    before = folders(root)
    space = Workspace(str(root))
    put(Path(space.tree), new)
    replaced = {path: content for path, content in {**BEFORE, **new}.items() if path not in removed}
    fail_after(space, [*new, *removed], lambda: contents(root) == replaced)
    assert (contents(root), folders(root)) == (BEFORE, before)
    space.close()
    assert (contents(root), os.listdir(tmp_path)) == (BEFORE, ["root"])


@ATOMIC
def test_a_tree_that_was_not_there_is_gone_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool) -> None:
    if not atomic:
        monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    root = tmp_path / "root"
    space = Workspace(str(root))
    put(Path(space.tree), {"a": b"1"})
    fail_after(space, ["a"], lambda: contents(root) == {"a": b"1"})
    space.close()
    assert os.listdir(tmp_path) == []

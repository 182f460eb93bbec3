"""Files of a tree are replaced in one step, and all else in it stays as it is: links, permissions, empty folders."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.disk.tree import link, replace
from shapesmith.disk.workspace import Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def space(root: Path) -> Iterator[Workspace]:
    made = Workspace(str(root))
    yield made
    made.close()


def fill(folder: Path | str, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, str | None]:
    """Return what is below a folder: the text of each file, None for a folder that is empty."""
    found: dict[str, str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_text(encoding="utf-8")
        elif not any(path.iterdir()):
            found[name] = None
    return found


@pytest.mark.parametrize(
    ("old", "new", "changed", "result"),
    [
        ({"a": "1"}, {}, [], {"a": "1"}),
        ({"a": "1"}, {"a": "2"}, ["a"], {"a": "2"}),
        ({}, {"a": "2"}, ["a"], {"a": "2"}),
        ({"a": "1"}, {"b": "2"}, ["b"], {"a": "1", "b": "2"}),
        ({"a": "1", "b": "1"}, {}, ["a"], {"b": "1"}),
        ({"d/a": "1", "d/b": "1"}, {"d/a": "2"}, ["d/a"], {"d/a": "2", "d/b": "1"}),
        ({"b": "1"}, {"d/a": "2"}, ["d/a"], {"b": "1", "d/a": "2"}),
        ({"b": "1"}, {"d/e/f/a": "2"}, ["d/e/f/a"], {"b": "1", "d/e/f/a": "2"}),
        ({"d/e/a": "1", "b": "1"}, {}, ["d/e/a"], {"b": "1"}),
        ({"d/e/a": "1", "d/b": "1"}, {}, ["d/e/a"], {"d/b": "1"}),
        ({"d/e/a": "1"}, {}, ["d/e/a"], {}),
        ({"a": "1"}, {}, ["a"], {}),
        ({"d/a": "1", "e/a": "1", "f/a": "1"}, {"d/a": "2"}, ["d/a", "e/a"], {"d/a": "2", "f/a": "1"}),
        ({"d/a": "1"}, {"d/a/b": "2"}, ["d/a", "d/a/b"], {"d/a/b": "2"}),
        ({"d/a/b": "1"}, {"d/a": "2"}, ["d/a", "d/a/b"], {"d/a": "2"}),
        ({"d/x/a": "1", "d/y/a": "1", "d/y/b": "1"}, {"d/x/a": "2", "d/y/a": "2"}, ["d/x/a", "d/y/a"], None),
    ],
)
def test_each_changed_path_is_what_it_is_in_the_tree(
    space: Workspace, root: Path, old: dict[str, str], new: dict[str, str], changed: list[str], result: dict[str, str]
) -> None:
    root.mkdir()
    fill(root, old)
    fill(space.tree, new)
    replace(space, changed)
    expected = {"d/x/a": "2", "d/y/a": "2", "d/y/b": "1"} if result is None else result
    assert contents(root) == expected


def test_an_output_that_does_not_exist_is_put_in_place(space: Workspace, root: Path) -> None:
    fill(space.tree, {"d/a": "1", "b": "1"})
    replace(space, ["d/a", "b"])
    assert contents(root) == {"b": "1", "d/a": "1"}


def test_what_does_not_change_is_the_same_file(space: Workspace, root: Path) -> None:
    fill(root, {"d/a": "1", "d/b": "1", "e/c": "1"})
    before = {name: os.stat(root / name).st_ino for name in ("d/b", "e/c", "e")}
    fill(space.tree, {"d/a": "2"})
    replace(space, ["d/a"])
    assert {name: os.stat(root / name).st_ino for name in before} == before


def test_permissions_links_and_empty_folders_stay(space: Workspace, root: Path) -> None:
    fill(root, {"d/a": "1", "d/b": "1"})
    (root / "d" / "a").chmod(0o640)
    (root / "d").chmod(0o750)
    (root / "d" / "empty").mkdir()
    (root / "d" / "link").symlink_to("b")
    (root / "d" / "broken").symlink_to("nowhere")
    fill(space.tree, {"d/a": "2"})
    replace(space, ["d/a"])
    assert (root / "d" / "a").read_text(encoding="utf-8") == "2"
    assert ((root / "d" / "a").stat().st_mode & 0o777, (root / "d").stat().st_mode & 0o777) == (0o640, 0o750)
    assert (root / "d" / "empty").is_dir()
    assert (os.readlink(root / "d" / "link"), os.readlink(root / "d" / "broken")) == ("b", "nowhere")


def test_what_is_no_longer_of_the_same_kind_keeps_no_permissions(space: Workspace, root: Path) -> None:
    fill(root, {"d/file": "1", "d/folder/a": "1", "elsewhere": "1"})
    (root / "d" / "link").symlink_to("../elsewhere")
    (root / "d" / "file").chmod(0o640)
    (root / "d" / "folder").chmod(0o711)
    (root / "elsewhere").chmod(0o604)
    fill(space.tree, {"d/file/a": "2", "d/folder": "2", "d/link": "2"})
    for path in ("d/file", "d/folder", "d/link"):
        Path(space.tree, path).chmod(0o755)
    replace(space, ["d/file", "d/file/a", "d/folder", "d/folder/a", "d/link"])
    assert contents(root) == {"d/file/a": "2", "d/folder": "2", "d/link": "2", "elsewhere": "1"}
    assert [(root / path).stat().st_mode & 0o777 for path in ("d/file", "d/folder", "d/link", "elsewhere")] == [
        0o755,
        0o755,
        0o755,
        0o604,
    ]


def test_a_folder_is_removed_where_the_changes_empty_it_and_stays_where_it_was_empty(
    space: Workspace, root: Path
) -> None:
    fill(root, {"b": "1", "d/a": "1", "d/__pycache__/a.pyc": "1", "e/f/a": "1", "g/h/a": "1", "g/b": "1"})
    (root / "empty" / "inside").mkdir(parents=True)
    replace(space, ["d/a", "e/f/a", "g/h/a"])
    assert contents(root) == {"b": "1", "g/b": "1", "empty/inside": None}


def test_byte_code_goes_with_the_folder_in_which_a_file_changes(space: Workspace, root: Path) -> None:
    fill(root, {"d/a": "1", "d/__pycache__/a.pyc": "1", "d/e/b": "1", "d/e/__pycache__/b.pyc": "1"})
    fill(space.tree, {"d/a": "2"})
    replace(space, ["d/a"])
    assert contents(root) == {"d/a": "2", "d/e/b": "1", "d/e/__pycache__/b.pyc": "1"}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ({"d/a": "1"}, {"d/a/b": "2"}, ["d/a/b"]),
        ({"d/a/b": "1"}, {"d/a": "2"}, ["d/a"]),
        ({"d/a/b": "1", "d/a/c": "1"}, {"d/a": "2"}, ["d/a", "d/a/b"]),
    ],
)
def test_what_was_not_generated_is_not_replaced(
    space: Workspace, root: Path, old: dict[str, str], new: dict[str, str], changed: list[str]
) -> None:
    fill(root, old)
    fill(space.tree, new)
    with pytest.raises(FileExistsError) as error:
        replace(space, changed)
    reason = "has the name of a file or folder that is to be written: move it away"
    assert (error.value.errno, error.value.strerror) == (errno.EEXIST, reason)
    assert error.value.filename == str(root / "d/a")
    assert contents(root) == old


def test_the_current_folder_is_not_exchanged(space: Workspace, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(root, {"d/a": "1", "d/e/b": "1", "de/c": "1"})
    fill(space.tree, {"d/a": "2"})
    for inside in ("d", "d/e"):
        monkeypatch.chdir(root / inside)
        with pytest.raises(OSError, match="is the current folder or holds it; run this from outside it: '") as failure:
            replace(space, ["d/a"])
        assert (failure.value.errno, failure.value.filename) == (errno.EBUSY, str(root / "d"))
    monkeypatch.chdir(root / "de")
    replace(space, ["d/a"])
    assert contents(root) == {"d/a": "2", "d/e/b": "1", "de/c": "1"}


def test_a_folder_behind_a_link_is_changed_from_above(space: Workspace, root: Path, tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", {"a": "1"})
    root.mkdir()
    (root / "d").symlink_to(tmp_path / "elsewhere")
    fill(space.tree, {"d/a": "2"})
    with pytest.raises(FileExistsError):
        replace(space, ["d/a"])
    assert contents(tmp_path / "elsewhere") == {"a": "1"}
    assert (root / "d").is_symlink()


def test_a_link_is_a_copy_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("1", encoding="utf-8")
    link(str(source), str(target))
    assert source.stat().st_ino == target.stat().st_ino
    with pytest.raises(FileExistsError):
        link(str(source), str(target))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(FileExistsError):
        link(str(source), str(target))
    target.unlink()
    link(str(source), str(target))
    assert target.read_text(encoding="utf-8") == "1"
    assert source.stat().st_ino != target.stat().st_ino
    (tmp_path / "symbolic").symlink_to("source")
    link(str(tmp_path / "symbolic"), str(tmp_path / "copied"))
    assert os.readlink(tmp_path / "copied") == "source"

"""The folder in which one run builds a replacement: one run at a time, and what a killed run left is finished."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.disk import exchange, workspace
from shapesmith.disk.workspace import Workspace, recover, remove_tree, unwritable


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def messages(error: pytest.ExceptionInfo[SpecError]) -> list[str]:
    return [f"{each.code}: {each.message}" for each in error.value.diagnostics]


def test_a_workspace_is_beside_the_folder_and_goes_with_the_run(tmp_path: Path) -> None:
    space = Workspace(str(tmp_path / "out"))
    assert names(tmp_path) == [".out.shapesmith"]
    assert os.listdir(space.tree) == []
    assert os.path.dirname(os.path.dirname(os.path.dirname(space.tree))) == str(tmp_path)
    space.close()
    space.close()
    assert names(tmp_path) == []


@pytest.mark.skipif(not os.path.isdir("/dev/fd"), reason="what is open is not listed here")
def test_what_a_workspace_opens_is_closed_with_it(tmp_path: Path) -> None:
    before = os.listdir("/dev/fd")
    for _ in range(2):
        Workspace(str(tmp_path / "out")).close()
    assert os.listdir("/dev/fd") == before


def test_folders_on_the_way_that_stay_empty_go_too(tmp_path: Path) -> None:
    space = Workspace(str(tmp_path / "a" / "b" / "out"))
    assert names(tmp_path / "a" / "b") == [".out.shapesmith"]
    space.close()
    assert names(tmp_path) == []
    space = Workspace(str(tmp_path / "a" / "b" / "out"))
    os.mkdir(f"{space.tree}/new")
    os.mkdir(tmp_path / "a" / "b" / "out")
    space.put("new")
    space.close()
    assert names(tmp_path / "a" / "b" / "out") == ["new"]


def test_only_one_run_holds_it(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    waited: list[str] = []
    first = Workspace(out)
    with pytest.raises(SpecError) as error:
        Workspace(out, waiting=lambda: waited.append("never"))
    message = "output-busy: is being written by another run; wait for it to end, or write to another folder"
    assert (messages(error), waited) == ([message], [])
    with pytest.raises(SpecError):
        Workspace(out, patience=0.15, waiting=lambda: waited.append("once"))
    assert waited == ["once"]
    second = Workspace(out, patience=10, waiting=first.close)
    second.close()


def test_a_run_that_waits_leaves_the_processor_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Workspace(str(tmp_path / "out"))
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            first.close()

    monkeypatch.setattr(workspace.time, "sleep", sleep)
    Workspace(str(tmp_path / "out"), patience=10).close()
    assert slept == [0.05] * 3


def test_another_folder_is_another_workspace(tmp_path: Path) -> None:
    spaces = [Workspace(str(tmp_path / name)) for name in ("one", "two")]
    for space in spaces:
        space.close()
    assert names(tmp_path) == []


@pytest.mark.parametrize("exchanges", [True, False])
def test_folders_are_put_taken_and_swapped(tmp_path: Path, exchanges: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchanges:
        monkeypatch.setattr(exchange, "exchange", lambda first, second: False)
    out = tmp_path / "out"
    (out / "old").mkdir(parents=True)
    (out / "old" / "file").touch()
    (out / "gone").mkdir()
    space = Workspace(str(out))
    for name in ("new", "old"):
        os.mkdir(f"{space.tree}/{name}")
    space.put("new")
    space.take("gone")
    assert names(out) == ["new", "old"]
    space.swap("old")
    assert names(out / "old") == []
    space.close()
    assert names(tmp_path) == ["out"]


def test_a_swap_of_the_whole_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "file").touch()
    space = Workspace(str(out))
    space.swap("")
    assert names(out) == []
    assert os.listdir(space.tree) == ["file"]
    space.close()


def test_a_second_rename_that_fails_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda first, second: False)
    out = tmp_path / "out"
    (out / "old").mkdir(parents=True)
    (out / "old" / "file").touch()
    space = Workspace(str(out))
    with pytest.raises(FileNotFoundError):
        space.swap("old")  # the tree has no such folder
    assert names(out / "old") == ["file"]
    # Nothing is left to finish.
    assert names(Path(space.tree).parent) == ["tree"]
    space.close()
    assert names(tmp_path) == ["out"]


def test_a_swap_by_two_renames_leaves_nothing_to_finish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda first, second: False)
    out = tmp_path / "out"
    (out / "old").mkdir(parents=True)
    space = Workspace(str(out))
    os.mkdir(f"{space.tree}/old")
    space.swap("old")
    assert names(Path(space.tree).parent) == ["aside", "tree"]
    space.close()


@pytest.mark.parametrize(
    ("old", "new", "aside", "expected"),
    [
        (True, True, False, "old"),
        (False, True, True, "new"),
        (False, False, True, "aside"),
    ],
)
def test_a_swap_that_a_killed_run_left_is_finished(
    tmp_path: Path, old: bool, new: bool, aside: bool, expected: str
) -> None:
    out = tmp_path / "out"
    run = tmp_path / ".out.shapesmith" / "1-1"
    run.mkdir(parents=True)
    for is_there, folder, name in ((old, out, "old"), (new, run / "new", "new"), (aside, run / "aside", "aside")):
        if is_there:
            folder.mkdir()
            (folder / name).touch()
    (run / "swap.json").write_text(json.dumps({"old": str(out), "new": str(run / "new")}), encoding="utf-8")
    recover(str(out))
    assert names(tmp_path) == ["out"]
    assert names(out) == [expected]


@pytest.mark.parametrize("marker", ["{", '{"old": "/x"}', "[]"])
def test_what_cannot_be_finished_is_not_removed(tmp_path: Path, marker: str) -> None:
    run = tmp_path / ".out.shapesmith" / "1-1"
    run.mkdir(parents=True)
    (run / "swap.json").write_text(marker, encoding="utf-8")
    recover(str(tmp_path / "out"))
    assert names(run) == ["swap.json"]


def test_what_killed_runs_left_is_removed_unless_a_run_is_active(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    recover(out)
    assert names(tmp_path) == []
    left = tmp_path / ".out.shapesmith" / "1-1" / "tree"
    left.mkdir(parents=True)
    (left / "file").touch()
    recover(out)
    assert names(tmp_path) == []
    space = Workspace(out)
    recover(out)
    assert os.path.isdir(space.tree)
    space.close()


def test_a_new_run_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    (tmp_path / ".out.shapesmith" / "1-1" / "tree").mkdir(parents=True)
    space = Workspace(str(tmp_path / "out"))
    assert len(names(tmp_path / ".out.shapesmith")) == 1
    space.close()


def test_what_is_no_folder_cannot_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(SpecError) as error:
        Workspace(str(tmp_path / "out"))
    assert messages(error) == [
        "output-unwritable: cannot be written: is not a folder; nothing was changed; "
        "resolve this or choose another folder"
    ]
    assert names(tmp_path) == ["out"]
    with pytest.raises(SpecError) as error:
        Workspace("/proc")
    assert "is a mount point, which cannot be replaced by a folder" in messages(error)[0]


def test_an_error_of_the_system_names_the_file_where_it_is_another_one() -> None:
    def message(failure: OSError) -> str:
        with pytest.raises(SpecError) as error, unwritable("out"):
            raise failure
        return messages(error)[0].removeprefix("output-unwritable: cannot be written: ").partition(";")[0]

    assert message(OSError(errno.ENOSPC, "full")) == "full"
    assert message(OSError(errno.ENOSPC, "full", "out")) == "full"
    assert message(OSError(errno.ENOSPC, "full", os.path.realpath("out"))) == "full"
    assert message(OSError(errno.ENOSPC, "full", "out/a")) == "full (out/a)"
    assert message(OSError("odd")) == "odd"
    with unwritable("out"):
        pass


def test_a_tree_is_removed_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / "tree" / "folder").mkdir(parents=True)
    (tmp_path / "tree" / "folder" / "file").touch()
    (tmp_path / "tree" / "link").symlink_to(tmp_path / "kept")
    remove_tree(str(tmp_path / "tree"))
    remove_tree(str(tmp_path / "absent"))
    assert names(tmp_path) == ["kept"]
    assert names(tmp_path / "kept") == ["file"]


# Permissions do not bind root.
READ_ONLY = """
import os, tempfile
from shapesmith.disk.workspace import remove_tree
if os.geteuid() == 0:
    os.seteuid(65534)
tree = os.path.join(tempfile.mkdtemp(), "tree")
os.makedirs(f"{tree}/a/b")
for folder in ("a/b", "a", ""):
    open(f"{tree}/{folder}/file", "x").close()
    os.chmod(f"{tree}/{folder}", 0o555)
remove_tree(tree)
print(os.path.exists(tree))
os.system(f"chmod -R u+w {tree} 2>/dev/null")
remove_tree(os.path.dirname(tree))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs permissions")
def test_a_tree_of_folders_that_cannot_be_written_is_removed() -> None:
    run = subprocess.run([sys.executable, "-c", READ_ONLY], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("False\n", "")


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS])
def test_where_there_are_no_locks_two_runs_are_possible(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, operation: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(workspace.fcntl, "flock", refuse)
    Workspace(str(tmp_path / "out")).close()
    assert names(tmp_path) == []


@pytest.mark.parametrize("is_made_again", [True, False])
def test_a_folder_that_its_holder_has_just_removed_is_locked_anew(
    is_made_again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".out.shapesmith"
    locked: list[int] = []
    closed: list[int] = []
    flock, close = workspace.fcntl.flock, os.close

    def lock(descriptor: int, operation: int) -> None:
        flock(descriptor, operation)
        locked.append(descriptor)
        if len(locked) == 1:
            folder.rmdir()
            if is_made_again:
                folder.mkdir()

    def noted(descriptor: int) -> None:
        closed.append(descriptor)
        close(descriptor)

    monkeypatch.setattr(workspace.fcntl, "flock", lock)
    monkeypatch.setattr(os, "close", noted)
    space = Workspace(str(tmp_path / "out"))
    assert (len(locked), closed[:1]) == (2, locked[:1])
    with pytest.raises(SpecError):
        Workspace(str(tmp_path / "out"))
    space.close()
    assert names(tmp_path) == []


def test_a_folder_that_is_removed_before_it_is_opened_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    open_ = os.open

    def removed_at_first(path: str, flags: int) -> int:
        opened.append(path)
        if len(opened) == 1:
            os.rmdir(path)
        return open_(path, flags)

    monkeypatch.setattr(os, "open", removed_at_first)
    space = Workspace(str(tmp_path / "out"))
    assert opened == [str(tmp_path / ".out.shapesmith")] * 2
    with pytest.raises(SpecError):
        Workspace(str(tmp_path / "out"))
    space.close()
    assert names(tmp_path) == []


def test_a_lock_that_fails_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    def refuse(descriptor: int, operation: int) -> None:
        opened.append(descriptor)
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(workspace.fcntl, "flock", refuse)
    with pytest.raises(SpecError) as error:
        Workspace(str(tmp_path / "out"))
    assert "broken disk" in messages(error)[0]
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(opened[0])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot lock folders")
def test_a_link_that_takes_the_place_of_the_folder_is_not_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / ".out.shapesmith", tmp_path / "elsewhere"

    def lock(descriptor: int, operation: int) -> None:
        folder.rename(elsewhere)
        folder.symlink_to(elsewhere)

    monkeypatch.setattr(workspace.fcntl, "flock", lock)
    with pytest.raises(SpecError):
        Workspace(str(tmp_path / "out"))
    assert names(elsewhere) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_process_that_is_forked_does_not_hold_the_lock(tmp_path: Path) -> None:
    space = Workspace(str(tmp_path / "out"))
    (descriptor,) = workspace._held
    child = os.fork()
    if child == 0:
        try:
            os.fstat(descriptor)
        except OSError:
            os._exit(0 if not workspace._held else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert workspace._held == {descriptor}
    space.close()
    assert workspace._held == set()

"""A file of somebody's project is replaced as a whole or not at all, and keeps what it had beside its content."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from shapesmith.disk.source_files import Unwritable, replace, write

from tests.write import killing
from tests.write.killing import killed_at

BEFORE, AFTER = b"before\n", b"after\n"

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
needs_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


@needs_fork
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(killing, "CALLS", ("chmod", "chown", "replace", "stat", "unlink"))
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    path.chmod(0o751)
    count = 1
    while killed_at(count, lambda: replace(str(path), BEFORE, AFTER), True, number):
        assert path.read_bytes() in (BEFORE, AFTER)
        assert path.stat().st_mode & 0o777 == 0o751
        # What is left is hidden, and says whose it is.
        assert all(name.startswith(".shapesmith-") for name in os.listdir(tmp_path) if name != "a.py")
        if number != signal.SIGKILL:
            assert os.listdir(tmp_path) == ["a.py"]
        path.write_bytes(BEFORE)
        count += 1
    assert count > 5
    assert path.read_bytes() == AFTER


@needs_root
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    os.chown(path, 1234, 4321)
    path.chmod(0o4755)
    replace(str(path), BEFORE, AFTER)
    now = path.stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o7777) == (1234, 4321, 0o4755)


def test_a_link_stays_and_what_it_names_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.py").write_bytes(BEFORE)
    (tmp_path / "link.py").symlink_to("real/a.py")
    replace(str(tmp_path / "link.py"), BEFORE, AFTER)
    assert (tmp_path / "link.py").is_symlink()
    assert (tmp_path / "real" / "a.py").read_bytes() == AFTER


def test_another_name_of_the_same_file_keeps_the_old_content(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(BEFORE)
    os.link(tmp_path / "a.py", tmp_path / "b.py")
    replace(str(tmp_path / "a.py"), BEFORE, AFTER)
    assert [(tmp_path / name).read_bytes() for name in ("a.py", "b.py")] == [AFTER, BEFORE]


def test_what_is_no_file_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe", "absent/a.py"):
        with pytest.raises(Unwritable, match="cannot be written: "):
            replace(str(tmp_path / name), BEFORE, AFTER)
        with pytest.raises(OSError):
            write(str(tmp_path / name), AFTER)
    assert sorted(os.listdir(tmp_path)) == ["folder", "pipe"]


def test_what_changed_meanwhile_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"other\n")
    with pytest.raises(Unwritable, match=r"^changed meanwhile; run again$"):
        replace(str(path), BEFORE, AFTER)
    assert path.read_bytes() == b"other\n"


@pytest.mark.parametrize("mode", [0o444, 0o555, 0o400])
def test_what_nobody_may_write_is_refused_and_left(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    path.chmod(mode)
    with pytest.raises(Unwritable, match=r"^is read-only$"):
        replace(str(path), BEFORE, AFTER)
    assert path.read_bytes() == BEFORE


@pytest.mark.parametrize("mode", [0o200 | 0o444, 0o444 | 0o020, 0o444 | 0o002])
def test_what_somebody_may_write_is_replaced_where_the_system_lets_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    path.chmod(mode)
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.W_OK)
    replace(str(path), BEFORE, AFTER)
    assert path.read_bytes() == AFTER


def test_what_the_system_does_not_let_us_write_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(Unwritable, match=r"^is read-only$"):
        replace(str(path), BEFORE, AFTER)
    assert path.read_bytes() == BEFORE


def test_why_a_file_is_not_written_is_said_as_the_system_says_it(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match=r"^cannot be written: No such file or directory$"):
        replace(str(tmp_path / "absent.py"), BEFORE, AFTER)

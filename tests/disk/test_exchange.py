"""The atomic exchange of two folders: the system's own call, and what is done where there is none."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from shapesmith.disk.exchange import exchange

CALLS = {
    "linux": ("renameat2", (-100, b"first", -100, b"second", 2)),
    "darwin": ("renamex_np", (b"first", b"second", 2)),
}


class Libc:
    """A C library whose calls are recorded, and fail with `code` unless that is 0."""

    def __init__(self, names: list[str], code: int = 0) -> None:
        self.called: list[tuple[str, tuple[object, ...]]] = []
        for name in names:
            setattr(self, name, self._call(name, code))

    def _call(self, name: str, code: int) -> Any:
        def call(*arguments: object) -> int:
            self.called.append((name, arguments))
            ctypes.set_errno(code)
            return -1 if code else 0

        return call


@pytest.fixture
def libc(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what puts a C library, and a system, in the place of those that there are."""

    def put(platform: str, names: list[str], code: int = 0) -> Libc:
        fake = Libc(names, code)
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: fake if name is None and use_errno else None)
        return fake

    return put


def test_each_folder_has_the_name_of_the_other(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / folder.name).write_text("a", encoding="utf-8")
    exchanged = exchange(str(first), str(second))
    assert (os.listdir(first) == ["second"]) is exchanged
    assert (os.listdir(second) == ["first"]) is exchanged
    assert sorted(os.listdir(tmp_path)) == ["first", "second"]


@pytest.mark.parametrize("platform", CALLS)
def test_the_call_is_that_of_the_system(platform: str, libc: Any) -> None:
    fake = libc(platform, ["renameat2", "renamex_np"])
    assert exchange("first", "second") is True
    assert fake.called == [CALLS[platform]]


@pytest.mark.parametrize(
    ("platform", "names"),
    [("linux", ["renamex_np"]), ("darwin", ["renameat2"]), ("win32", ["renameat2", "renamex_np"])],
)
def test_where_there_is_no_call_nothing_is_done(platform: str, names: list[str], libc: Any) -> None:
    fake = libc(platform, names)
    assert exchange("first", "second") is False
    assert fake.called == []


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM])
def test_a_call_that_the_file_system_does_not_support_is_none(code: int, libc: Any) -> None:
    libc("linux", ["renameat2"], code)
    assert exchange("first", "second") is False


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.EXDEV])
def test_a_call_that_fails_says_with_which_folders(code: int, libc: Any) -> None:
    libc("linux", ["renameat2"], code)
    with pytest.raises(OSError, match=os.strerror(code)) as failure:
        exchange("first", "second")
    assert (failure.value.errno, failure.value.filename, failure.value.filename2) == (code, "first", "second")

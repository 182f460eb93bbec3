"""A few files are written, and are what they were before if that, or what follows, fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.disk.new_files import written


def test_files_are_written_with_the_folders_on_the_way(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "a" / "b" / "new"
    old.write_bytes(b"1")
    with written({old: b"2", new: b"3"}):
        assert (old.read_bytes(), new.read_bytes()) == (b"2", b"3")
    assert (old.read_bytes(), new.read_bytes()) == (b"2", b"3")


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt])
def test_what_follows_and_fails_takes_them_back(tmp_path: Path, failure: type[BaseException]) -> None:
    old, new, beside = tmp_path / "old", tmp_path / "a" / "b" / "new", tmp_path / "there" / "new"
    old.write_bytes(b"1")
    beside.parent.mkdir()
    with pytest.raises(failure), written({old: b"2", new: b"3", beside: b"4"}):
        raise failure
    assert sorted(tmp_path.rglob("*")) == [old, beside.parent]
    assert old.read_bytes() == b"1"


def test_a_file_that_cannot_be_written_takes_back_those_before_it(tmp_path: Path) -> None:
    first, new, file = tmp_path / "first", tmp_path / "a" / "new", tmp_path / "file"
    file.write_bytes(b"0")
    with pytest.raises(SpecError) as error, written({first: b"1", new: b"2", file / "below": b"3"}):
        pytest.fail("what follows is not run")
    (diagnostic,) = error.value.diagnostics
    assert (diagnostic.code, diagnostic.provenance.file) == ("output-unwritable", ".")
    assert list(tmp_path.rglob("*")) == [file]


def test_a_folder_in_the_place_of_a_file_is_reported_before_anything_is_written(tmp_path: Path) -> None:
    first, folder = tmp_path / "first", tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(SpecError) as error, written({first: b"1", folder: b"2"}):
        pytest.fail("what follows is not run")
    (diagnostic,) = error.value.diagnostics
    assert diagnostic.message == (
        f"cannot be written: Is a directory ({folder}); nothing was changed; resolve this or choose another folder"
    )
    assert list(tmp_path.rglob("*")) == [folder]

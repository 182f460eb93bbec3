"""What is kept between runs: where, for how long, and when it is made again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.lint import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "lint"


def test_an_entry_is_a_file_of_its_kind_below_the_folder_of_the_linter(folder: Path) -> None:
    assert cache.load("tables", "key", list[int]) is None
    cache.store("tables", "key", [1, 2])
    assert cache.load("tables", "key", list[int]) == [1, 2]
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*")] == ["tables", "tables/key"]
    assert (cache.load("results", "key", list[int]), cache.load("tables", "other", list[int])) == (None, None)


def test_an_entry_may_have_any_text() -> None:
    for text in ("a\nb\n", "\n", "", "\0é\r\n"):
        cache.store("tables", "key", text)
        assert cache.load("tables", "key", str) == text


def test_nobody_else_reads_the_folder(folder: Path) -> None:
    cache.store("tables", "key", 1)
    assert (folder / "tables").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x93\x01\x02", b"\xa1a"], ids=["empty", "unused", "cut", "text"])
def test_an_entry_that_is_damaged_is_none(folder: Path, content: bytes) -> None:
    cache.store("tables", "key", [1])
    (folder / "tables" / "key").write_bytes(content)
    assert cache.load("tables", "key", list[int]) is None


def test_an_entry_that_cannot_be_written_leaves_nothing(folder: Path) -> None:
    (folder / "tables" / "key").mkdir(parents=True)
    cache.store("tables", "key", [1])
    assert os.listdir(folder / "tables") == ["key"]


def test_without_a_cache_folder_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: None)
    cache.store("tables", "key", [1])
    assert cache.load("tables", "key", list[int]) is None
    assert not folder.exists()


def test_without_a_cache_folder_nothing_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lint" / "rules").mkdir(parents=True)
    (tmp_path / "lint" / "rules" / "own.txt").write_text("of the user")
    monkeypatch.setattr(cache, "folder", lambda: None)
    monkeypatch.setattr(cache, "_BYTES", 0)
    cache.prune()
    assert (tmp_path / "lint" / "rules" / "own.txt").exists()


@pytest.mark.parametrize(("bytes_", "left"), [(30, "abc"), (29, "bc"), (20, "bc"), (19, "c"), (9, "")])
def test_what_was_written_longest_ago_is_deleted_beyond_the_bound(
    folder: Path, monkeypatch: pytest.MonkeyPatch, bytes_: int, left: str
) -> None:
    # The oldest is made first: the order of the files in their folder is that of their age.
    for age, kind, key in ((2, "results", "a"), (1, "tables", "b"), (0, "results", "c")):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / key).write_bytes(bytes(10))
        os.utime(folder / kind / key, (1000 - age, 1000 - age))
    monkeypatch.setattr(cache, "_BYTES", bytes_)
    cache.prune()
    assert sorted(path.name for path in folder.glob("*/*")) == list(left)


def test_the_bound_is_256_megabytes(folder: Path) -> None:
    (folder / "tables").mkdir(parents=True)
    for name, time in (("new", 2), ("old", 1)):
        with open(folder / "tables" / name, "wb") as file:
            file.truncate(128 << 20)
        os.utime(folder / "tables" / name, (time, time))
    cache.prune()
    assert sorted(os.listdir(folder / "tables")) == ["new", "old"]
    with open(folder / "tables" / "new", "ab") as file:
        file.write(b"x")
    os.utime(folder / "tables" / "new", (2, 2))
    cache.prune()
    assert os.listdir(folder / "tables") == ["new"]


def test_a_key_is_another_where_a_file_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    os.utime(path, ns=(5, 5))
    keys = {"as it was": cache.stat_key([str(path)])}
    assert cache.stat_key([str(path)]) == keys["as it was"]
    os.utime(path, ns=(5, 6))
    keys["another time"] = cache.stat_key([str(path)])
    path.write_bytes(b"12")
    os.utime(path, ns=(5, 5))
    keys["another size"] = cache.stat_key([str(path)])
    keys["another file beside it"] = cache.stat_key([str(path), str(tmp_path)])
    path.unlink()
    keys["no file"] = cache.stat_key([str(path)])
    keys["no other file"] = cache.stat_key([f"{path}b"])
    assert len(set(keys.values())) == len(keys)


def test_a_key_is_the_same_from_wherever_a_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.chdir(tmp_path)
    assert cache.stat_key(["a"]) == cache.stat_key([str(tmp_path / "a")])


def test_a_key_is_another_for_other_values() -> None:
    keys = [cache.digest_key(*parts) for parts in ((), ("a",), ("b",), ("a", 1), ("a", "1"), ("a", 1, 2))]
    assert len(set(keys)) == 6


def test_a_key_is_another_for_another_version_of_shapesmith(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    (package / "inner" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(cache, "_PACKAGE", str(package))

    def key() -> str:
        cache._generator.cache_clear()
        return cache.digest_key("name")

    try:
        keys = [key()]
        (package / "inner" / "module.py").write_text("a = 1\n")
        keys.append(key())
        for name in ("module.pyc", "notes.txt", "inner/__pycache__/module.py"):
            (package / name).write_text("")
            assert key() == keys[-1]
        (package / "inner" / "module.py").write_text("a = 12\n")
        keys.append(key())
        monkeypatch.setattr("sys.version", "4")
        keys.append(key())
        assert len(set(keys)) == 4
    finally:
        monkeypatch.undo()
        cache._generator.cache_clear()


def test_an_entry_with_the_name_of_a_file_that_is_not_utf_8_is_not_kept(folder: Path) -> None:
    cache.store("results", "key", ["a\udcff.py"])
    assert cache.load("results", "key", list[str]) is None
    assert os.listdir(folder / "results") == []

"""The lock: which names and digests it may have, and how it spells them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.specs import lock
from shapesmith.specs.lock import Locked

DIGEST = "0123456789abcdef" * 4


def read(
    folder: Path, service: str, file: str = "a.json", digest: str = DIGEST, judged: str = "rules.toml"
) -> lock.Lock:
    """Return a lock of one service with one file, as it is written and read again."""
    locked = {service: Locked("botocore 1.0.0", "2020-01-01", {file: digest}, {judged: digest})}
    (folder / lock.NAME).write_text(lock.encode(locked), encoding="utf-8")
    found = lock.read_if_any(folder)
    assert found == locked
    return found


@pytest.mark.parametrize(
    "name", ["a", "A", "9", "sqs", "my-queue", "my_queue", "my.queue", "Z9-_.zA", "2020-01-01", "a..b"]
)
def test_these_are_names_of_services(tmp_path: Path, name: str) -> None:
    assert lock.is_name(name)
    assert [*read(tmp_path, name)] == [name]


@pytest.mark.parametrize(
    "name", ["", ".", "..", ".a", "-a", "_a", "a/b", "a b", "\u00e4", "a\u00e4", "a\n", "a\\b", "a:b"]
)
def test_other_names_are_of_none(tmp_path: Path, name: str) -> None:
    assert not lock.is_name(name)
    with pytest.raises(SpecError, match=r"\[lock-broken\]"):
        read(tmp_path, name)


@pytest.mark.parametrize("file", ["a.json", "9.json", "service-2.json", "service-2.sdk-extras.json"])
def test_published_files_are_named_like_these(tmp_path: Path, file: str) -> None:
    assert [*read(tmp_path, "sqs", file)["sqs"].files] == [file]


@pytest.mark.parametrize(
    "file", ["", ".json", "-a.json", "A.json", "aB.json", "a_b.json", "a/b.json", "ajson", "a.json\n", "a.jsonl"]
)
def test_no_other_file_is_locked(tmp_path: Path, file: str) -> None:
    with pytest.raises(SpecError, match=r"\[lock-broken\]"):
        read(tmp_path, "sqs", file)


@pytest.mark.parametrize("file", ["", ".toml", "Rules.toml", "rules2.toml", "rulestoml", "rules.toml\n", "a-b.toml"])
def test_what_is_judged_is_named_by_a_word(tmp_path: Path, file: str) -> None:
    with pytest.raises(SpecError, match=r"\[lock-broken\]"):
        read(tmp_path, "sqs", judged=file)


@pytest.mark.parametrize("digest", ["", DIGEST[1:], f"{DIGEST}0", DIGEST.upper(), f"{DIGEST[1:]}g", f"{DIGEST}\n"])
def test_a_digest_is_that_of_sha256(tmp_path: Path, digest: str) -> None:
    with pytest.raises(SpecError, match=r"\[lock-broken\]"):
        read(tmp_path, "sqs", digest=digest)


@pytest.mark.parametrize(
    ("name", "key"), [("Az09_-", "Az09_-"), ("a.b", '"a.b"'), ("a b", '"a b"'), ("", '""'), ("a\n", r'"a\n"')]
)
def test_a_name_is_quoted_where_toml_asks_for_it(name: str, key: str) -> None:
    text = lock.encode({name: Locked("", "", {name: DIGEST})})
    assert [line for line in text.splitlines() if line.startswith("[")] == [f"[{key}]", f"[{key}.files]"]
    assert tomllib.loads(text)[name]["files"] == {name: DIGEST}

"""Earlier results in the cache: what is stored is found again, what is damaged is none, and the oldest go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.diagnostics import warning
from shapesmith.disk.digest import sha256
from shapesmith.options import Operations, Options
from shapesmith.output import cache
from shapesmith.output.cache import Made, look_up, remember
from shapesmith.output.fingerprint import distribution_fingerprint, spec_fingerprint
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import Spec, SpecFile

WARNED = Made("digest", [warning("a-code", Provenance("file").of("shapes", "A"), "is so")])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_stored_is_found_by_its_key(folder: Path) -> None:
    assert look_up("key") is None
    remember({"key": WARNED, "other": Made("x")})
    assert (look_up("key"), look_up("other"), look_up("third")) == (WARNED, Made("x"), None)
    assert sorted(os.listdir(folder)) == [".gitignore", "key", "other"]
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert folder.stat().st_mode & 0o777 == 0o700
    remember({"key": Made("y")})
    assert look_up("key") == Made("y")


def test_nothing_makes_no_folder(folder: Path) -> None:
    remember({})
    assert not folder.exists()


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-1], lambda text: b"x" + text, lambda text: b"", lambda text: text + b"\n"]
)
def test_what_is_damaged_is_none(folder: Path, damage: object) -> None:
    remember({"key": WARNED})
    file = folder / "key"
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert look_up("key") is None


def test_a_digest_of_what_is_no_entry_is_none(folder: Path) -> None:
    remember({"key": WARNED})
    (folder / "key").write_bytes(sha256(b"[]").encode() + b"\n[]")
    assert look_up("key") is None


def test_a_folder_that_cannot_be_written_is_passed_over(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    remember({"key": WARNED})
    assert look_up("key") is None
    assert folder.read_text(encoding="utf-8") == "a file"


def test_the_oldest_entries_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_ENTRIES", 2)
    for number, key in enumerate(("c", "a", "b")):
        remember({key: Made(key)})
        if (folder / key).exists():
            os.utime(folder / key, (number + 1, number + 1))
    remember({"d": Made("d")})
    assert sorted(os.listdir(folder)) == [".gitignore", "b", "d"]


def test_at_most_4000_entries_are_kept(folder: Path) -> None:
    folder.mkdir()
    for number in range(4_000):
        (folder / str(number)).touch()
    os.utime(folder / "7", (1, 1))
    remember({"new": Made("a")})
    assert len(os.listdir(folder)) == 4_000
    assert not (folder / "7").exists()


def test_entries_of_at_most_32_megabytes_are_kept(folder: Path) -> None:
    remember({"new": Made("a")})
    with open(folder / "old", "wb") as file:
        file.truncate((32 << 20) - (folder / "new").stat().st_size)
    os.utime(folder / "old", (1, 1))
    remember({"new": Made("a")})
    assert (folder / "old").exists()
    remember({"new": Made("aa")})
    assert not (folder / "old").exists()


def test_the_largest_size_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember({"a": Made("a")})
    os.utime(folder / "a", (1, 1))
    size = (folder / "a").stat().st_size
    monkeypatch.setattr(cache, "_BYTES", 2 * size)
    remember({"b": Made("b")})
    assert sorted(os.listdir(folder)) == [".gitignore", "a", "b"]
    os.utime(folder / "b", (2, 2))
    remember({"c": Made("c")})
    assert sorted(os.listdir(folder)) == [".gitignore", "b", "c"]


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/home/x/.cache/shapesmith"),
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/shapesmith"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/x/.cache/shapesmith"),
        ("darwin", {"XDG_CACHE_HOME": "/c"}, "/home/x/Library/Caches/shapesmith"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/shapesmith"),
        ("win32", {}, None),
        ("win32", {"SHAPESMITH_CACHE_DIR": "/own"}, "/own"),
        ("linux", {"SHAPESMITH_CACHE_DIR": "own"}, "own"),
    ],
)
def test_the_folder_is_that_of_the_system_or_the_one_chosen(
    platform: str, environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SHAPESMITH_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/x", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(cache.sys, "platform", platform)
    assert cache.folder() == (os.path.abspath(expected) if expected is not None else None)


def test_without_a_folder_nothing_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHAPESMITH_CACHE_DIR", raising=False)
    monkeypatch.setattr(cache.sys, "platform", "win32")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    remember({"key": WARNED})
    assert look_up("key") is None


SPEC = Spec("garden", "2024-01-01", "shapes", "", {"service-2.json": SpecFile("a.json", b"{}", "digest")})
OF_GARDEN = {"garden": Operations(("Plant", "Water"), Provenance("shapesmith.toml"))}


@pytest.mark.parametrize(
    ("spec", "options"),
    [
        (SPEC._replace(service="orchard"), Options()),
        (SPEC._replace(api_version="2025-01-01"), Options()),
        (SPEC._replace(origin="botocore"), Options()),
        (SPEC._replace(package="botocore 1.44.5"), Options()),
        (SPEC._replace(files={}), Options()),
        (SPEC._replace(files={"api-2.json": SPEC.files["service-2.json"]}), Options()),
        (SPEC._replace(files={"service-2.json": SpecFile("b.json", b"{}", "digest")}), Options()),
        (SPEC._replace(files={"service-2.json": SpecFile("a.json", b"{}", "another")}), Options()),
        (SPEC, Options(doc_style="rst")),
        (SPEC, Options(operations=OF_GARDEN)),
    ],
)
def test_whatever_of_a_spec_or_of_a_choice_is_in_its_output_is_in_its_key(spec: Spec, options: Options) -> None:
    assert spec_fingerprint(spec, options) != spec_fingerprint(SPEC, Options())


def test_what_is_not_in_the_output_of_a_spec_is_not_in_its_key() -> None:
    plain = spec_fingerprint(SPEC, Options())
    others = {"orchard": OF_GARDEN["garden"]}
    assert spec_fingerprint(SPEC, Options(package="own", distribution="own", version="9", operations=others)) == plain
    turned = {"garden": Operations(("Water", "Plant"), Provenance("elsewhere.toml"))}
    assert spec_fingerprint(SPEC, Options(operations=turned)) == spec_fingerprint(SPEC, Options(operations=OF_GARDEN))


@pytest.mark.parametrize("options", [Options(package="own"), Options(distribution="own"), Options(version="9")])
def test_the_files_of_the_distribution_depend_on_its_names_and_version(options: Options) -> None:
    plain = distribution_fingerprint(Options())
    assert distribution_fingerprint(options) != plain
    assert distribution_fingerprint(Options(doc_style="rst", operations=OF_GARDEN)) == plain

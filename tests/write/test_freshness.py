"""A cache shows what needs no work: it only saves time, and nothing of it is in the output."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shapesmith
from shapesmith import pipeline
from shapesmith.diagnostics import warning
from shapesmith.disk.cache_entries import prune, write_entry
from shapesmith.output import cache, fingerprint
from shapesmith.output.cache import Made
from shapesmith.provenance import Provenance

from tests.write.project import Project, git, model

NOTHING_DONE = "0 services generated, 1 up to date; 0 files changed in generated\n"
ONE_DONE = "1 service generated, 0 up to date; 0 files changed in generated\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the cache folder of this test alone."""
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def project(tmp_path: Path, place: Path) -> Project:
    """Return a project whose only service is generated."""
    project = Project(tmp_path / "project")
    project.vendor("garden", model("Garden", "Plant"))
    assert project.run("generate").code == 0
    return project


def test_unchanged_run_generates_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("was generated")

    monkeypatch.setattr(pipeline, "generate", refuse)
    assert project.run("generate").printed == NOTHING_DONE
    assert project.run("check").printed == "generated is up to date\n"


def test_what_was_generated_into_one_folder_is_known_in_another_only_when_it_is_there(project: Project) -> None:
    assert project.run("generate", "--out", "other").printed.startswith("1 service generated")
    assert project.run("generate", "--out", "other").printed.startswith("0 services generated")


@pytest.mark.parametrize("command", ["generate", "check"])
def test_warnings_are_repeated_by_a_run_that_finds_nothing_to_do(project: Project, command: str) -> None:
    project.vendor("garden", model("Garden", "Plant", odd="x"))
    first = project.run("generate").printed.splitlines()[0]
    assert first.startswith("shapes/garden/2024-01-01/service-2.json#/shapes/Name/odd: warning: ")
    assert project.run(command).printed.splitlines()[0] == first


def test_warning_names_the_file_from_where_the_run_stands(project: Project) -> None:
    project.vendor("garden", model("Garden", "Plant", odd="x"))
    project.run("generate")
    below = Project(project.folder / "below")
    printed = below.run("generate", "--shapes", "../shapes", "--out", "../generated").printed
    assert printed.startswith("../shapes/garden/2024-01-01/service-2.json#/shapes/Name/odd: warning: ")


def test_absent_cache_costs_only_time(project: Project, place: Path) -> None:
    shutil.rmtree(place)
    assert project.run("generate").printed == ONE_DONE
    assert project.run("generate").printed == NOTHING_DONE


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b'"manifest"', b'"manifesto"'),
        lambda content: content + b" ",
        lambda content: b"\xff" * 100,
    ],
    ids=["empty", "truncated", "another version", "longer", "noise"],
)
def test_damaged_entry_costs_only_time(project: Project, place: Path, damage: Callable[[bytes], bytes]) -> None:
    for entry in place.iterdir():
        entry.write_bytes(damage(entry.read_bytes()))
    assert project.run("generate").printed == ONE_DONE
    assert project.run("generate").printed == NOTHING_DONE


def test_entry_of_another_layout_costs_only_time(project: Project, place: Path) -> None:
    for entry in place.iterdir():
        write_entry(str(entry), b'{"manifest":1}')
    assert project.run("generate").printed == ONE_DONE


def test_cache_that_cannot_be_written_costs_only_time(project: Project, place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("a file where the folder belongs", encoding="utf-8")
    assert project.run("generate").printed == ONE_DONE
    assert project.run("generate").printed == ONE_DONE


def test_write_that_fails_leaves_no_part_behind(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_space)
    cache.remember({"a": Made("1")})
    assert list(place.iterdir()) == []


def test_oldest_entries_go_beyond_the_number_that_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_ENTRIES", 2)
    for age, key in enumerate("abc"):
        cache.remember({key: Made(key)})
        os.utime(place / key, (1000 + age, 1000 + age))
    assert [cache.look_up(key) for key in "abc"] == [None, Made("b"), Made("c")]


def test_oldest_entries_go_beyond_the_size_that_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.remember({"a": Made("a")})
    os.utime(place / "a", (1000, 1000))
    size = (place / "a").stat().st_size
    monkeypatch.setattr(cache, "_BYTES", 2 * size)
    cache.remember({"b": Made("b")})
    assert (cache.look_up("a"), cache.look_up("b")) == (Made("a"), Made("b"))
    cache.remember({"c": Made("c", [warning("r", Provenance("f"), "m")])})
    assert [cache.look_up(key) is not None for key in "abc"] == [False, False, True]


@pytest.mark.parametrize(("most", "kept"), [(0, "abc"), (-1, "bc")])
def test_entries_are_kept_up_to_the_very_byte(most: int, kept: str, place: Path) -> None:
    for age, key in enumerate("abc"):
        cache.remember({key: Made(key)})
        os.utime(place / key, (1000 + age, 1000 + age))
    prune((entry for entry in os.scandir(place) if entry.name in "abc"), 3 * (place / "a").stat().st_size + most)
    assert [key for key in "abc" if cache.look_up(key)] == list(kept)


def test_a_tool_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "_TOOLS", ("no_such_tool", "msgspec"))
    (found,) = fingerprint._tool_versions()
    assert found.startswith("msgspec-")


def test_what_is_remembered_is_looked_up_warnings_and_all(place: Path) -> None:
    made = Made("0" * 64, [warning("trait-unknown", Provenance("shapes/a.json", "/shapes/A"), "is \x1b[31m odd")])
    cache.remember({"key": made})
    assert cache.look_up("key") == made


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their folders are elsewhere")
def test_cache_folder_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/somebody")
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", "/elsewhere")
    assert cache.folder() == "/elsewhere"
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", "")
    assert cache.folder() == "/var/somebody/shapesmith"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.folder() == "/home/somebody/.cache/shapesmith"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.folder() == "/home/somebody/.cache/shapesmith"


def test_cache_in_a_repository_is_ignored_by_git(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(project.folder / "cache"))
    project.git("init", "--quiet")
    project.commit("generated")
    project.run("generate")
    assert len(list((project.folder / "cache").iterdir())) == 3
    assert project.git("status", "--porcelain") == ""


@pytest.mark.parametrize("moved", ["_tool_versions", "_python_version"])
def test_release_of_a_library_or_of_python_that_changes_no_text_changes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, moved: str
) -> None:
    fingerprint.generator_fingerprint.cache_clear()
    monkeypatch.setattr(fingerprint, moved, lambda: ["msgspec-99.0.dist-info"])
    try:
        assert project.run("generate").printed == ONE_DONE
    finally:
        fingerprint.generator_fingerprint.cache_clear()


def test_every_file_of_the_generator_counts_but_byte_code_and_hidden_files(tmp_path: Path) -> None:
    for path in ("a.py", "data/b.toml", "data/c.json", "__pycache__/a.pyc", ".d.swp", ".e/f.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()
    found = [os.path.relpath(path, tmp_path) for path in fingerprint._sources(str(tmp_path))]
    assert sorted(found) == ["a.py", "data/b.toml", "data/c.json"]


def test_the_name_and_the_content_of_each_file_of_the_generator_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, templates = tmp_path / "codegen" / "shapesmith", tmp_path / "templates"
    files = {package / "output" / "fingerprint.py": "a", package / "b.py": "b", templates / "c.jinja": "c"}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(fingerprint, "__file__", str(package / "output" / "fingerprint.py"))
    found = [fingerprint._generator()]
    for path in files:
        path.write_text("other")
        found.append(fingerprint._generator())
        path.rename(path.with_name("other"))
        found.append(fingerprint._generator())
    assert len(set(found)) == 7
    (package / "judged").mkdir()
    (package / "judged" / "rules.toml").touch()
    assert fingerprint._generator() == found[-1]
    templates.rename(package / "templates")  # as in a wheel
    assert fingerprint._generator() == found[-1]


def test_module_that_is_saved_during_a_run_leaves_no_entry(
    project: Project, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(place)
    monkeypatch.setattr(fingerprint, "_generator", lambda: "what it is afterwards")
    project.run("generate")
    assert not place.exists()


def test_package_is_that_of_the_lock_also_where_botocore_moved_and_the_bytes_did_not(project: Project) -> None:
    project.vendor("garden", model("Garden", "Plant"), package="botocore 1.0.1")
    assert project.run("generate").printed == (
        "changed: generated/aws_shapes/garden/manifest.json\n"
        "1 service generated, 0 up to date; 1 file changed in generated\n"
    )
    assert b'"package": "botocore 1.0.1"' in project.files()["aws_shapes/garden/manifest.json"]


def test_change_of_the_generator_that_alters_no_output_leaves_git_and_check_content(tmp_path: Path) -> None:
    # A generator of its own, to be edited.
    source = Path(shapesmith.__file__).parents[2]
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source / "codegen", tmp_path / "codegen", ignore=ignored)
    shutil.copytree(source / "templates", tmp_path / "templates", ignore=ignored)
    project = Project(tmp_path / "project")
    project.vendor("garden", model("Garden", "Plant"))

    def run(command: str) -> str:
        environment = {
            **os.environ,
            "PYTHONPATH": str(tmp_path / "codegen"),
            "SHAPESMITH_CACHE_DIR": str(tmp_path / "c"),
        }
        arguments = [sys.executable, "-m", "shapesmith", command]
        process = subprocess.run(
            arguments, cwd=project.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert process.returncode == 0, process.stdout + process.stderr
        return process.stdout

    run("generate")
    project.git("init", "--quiet")
    project.commit("generated")
    for module in ("text/words.py", "targets/dataclasses/classes.py", "__init__.py"):
        path = tmp_path / "codegen" / "shapesmith" / module
        path.write_text(path.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
        assert run("check") == "generated is up to date\n"
        run("generate")
        assert git(project.folder, "status", "--porcelain") == ""

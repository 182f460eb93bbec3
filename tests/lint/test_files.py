"""Which files are checked: what is named, and the Python files and notebooks below a folder that is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.lint.files import NoSuchPath, find_files


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("")


def test_python_files_stubs_and_notebooks_below_a_folder_are_found_in_order() -> None:
    write("b/z.py", "b/a.pyi", "a.ipynb", "c.py", "b.txt", "b/py", "b/m.pyc", "c.PY")
    assert find_files(["."], ()) == ["a.ipynb", "b/a.pyi", "b/z.py", "c.py"]


@pytest.mark.parametrize(
    "folder", ["__pycache__", "node_modules", "site-packages", "build", "dist", "venv", "env", ".git", ".venv"]
)
def test_folders_without_source_of_the_project_are_left_out(folder: str) -> None:
    write(f"{folder}/a.py", f"src/{folder}/a.py", f"src/{folder}x.py")
    assert find_files(["."], ()) == [f"src/{folder}x.py"]


def test_a_folder_that_is_named_is_searched_whatever_its_name() -> None:
    write("build/a.py", "build/build/b.py")
    assert find_files(["build"], ()) == ["build/a.py"]


def test_a_file_that_is_named_is_checked_whatever_its_name() -> None:
    write("build/a.txt", "b.py")
    assert find_files(["./build/a.txt", "b.py"], ["*"]) == ["build/a.txt", "b.py"]


def test_each_file_is_found_once_where_it_is_first_named() -> None:
    write("a/b.py", "a/c.py")
    assert find_files(["a/c.py", "a", "./a/b.py"], ()) == ["a/c.py", "a/b.py"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("a/*", ["b.py"]),
        ("a", ["b.py"]),
        ("*/c.py", ["a/d/e.py", "b.py"]),
        ("*e.py", ["a/c.py", "b.py"]),
        ("c.py", ["a/c.py", "a/d/e.py", "b.py"]),
    ],
)
def test_what_a_pattern_matches_as_a_whole_path_is_excluded(pattern: str, left: list[str]) -> None:
    write("a/c.py", "a/d/e.py", "b.py")
    assert find_files(["."], ["x", pattern]) == left


def test_a_folder_behind_a_link_is_not_searched_and_a_file_behind_one_is_found() -> None:
    write("a/b.py")
    Path("c").mkdir()
    Path("c/folder").symlink_to("../a", target_is_directory=True)
    Path("c/file.py").symlink_to("../a/b.py")
    assert find_files(["c"], ()) == ["c/file.py"]


def test_a_path_that_does_not_exist_is_an_error_that_names_it() -> None:
    with pytest.raises(NoSuchPath, match=r"^absent\.py$"):
        find_files(["absent.py"], ())

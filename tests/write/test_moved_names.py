"""A name of an enum member that would stand for another value than before is reported, with the name of the old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.output.moved_names import moved_names

from tests.write.project import Project, model


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    return Project(tmp_path / "project")


def warnings(project: Project, *values: str, operations: tuple[str, ...] = ("Dig",), command: str = "generate") -> str:
    """Generate a package whose enum `Name` has these values, and return what is printed but for the last line."""
    project.vendor("garden", model("garden", *operations, length=9, enum=list(values)))
    return "".join(line for line in project.run(command).printed.splitlines(keepends=True) if "warning" in line)


MOVED = (
    "warning: Name.WINDOWS was 'Windows' and is 'windows': code that uses the name sends another value; "
    "'Windows' is Name.WINDOWS_MIXED now [enum-name-moved]\n"
)


def test_a_value_that_takes_the_name_of_another_is_reported(project: Project) -> None:
    assert warnings(project, "Windows") == ""
    where = "generated/aws_shapes/garden/operations/dig.py: "
    assert warnings(project, "windows", "Windows", command="check") == where + MOVED
    assert warnings(project, "windows", "Windows") == where + MOVED
    # It is said once, when the package changes.
    assert warnings(project, "windows", "Windows") == ""


def test_an_enum_that_has_moved_to_another_module_is_compared_too(project: Project) -> None:
    assert warnings(project, "Windows") == ""
    found = warnings(project, "windows", "Windows", operations=("Dig", "Plant"))
    assert found == "generated/aws_shapes/garden/shared/name.py: " + MOVED


def test_a_value_that_is_gone_is_not_named(project: Project) -> None:
    assert warnings(project, "Windows") == ""
    assert warnings(project, "windows").endswith("code that uses the name sends another value [enum-name-moved]\n")


def test_values_that_come_after_change_nothing(project: Project) -> None:
    assert warnings(project, "Windows", "it's", 'a "b" c') == ""
    assert warnings(project, "Linux", "Windows", "windows", "it's", 'a "b" c', "x" * 99) == ""
    assert warnings(project, "x" * 99, "Windows") == ""


def enum(*members: str) -> str:
    return "".join(["class Name(rt.OpenEnum):\n", *(f"    {member}\n" for member in members), "\n"])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("A = 'a'", 'A = "a"', []),
        ("A = 'a'", "A = (\n        'a'", []),
        ("A = 'a'", "A = 'b'", ["Name.A was 'a' and is 'b'"]),
        ("A = '\\x61'", "A = 'a'", []),
        # What somebody wrote by hand is compared as it is.
        ("A = 'a' + 'b'", "A = 'a' + 'b'", []),
        ("A = 'a' + 'b'", "A = 'ab'", ["Name.A was 'a' + 'b' and is 'ab'"]),
        ("A = 'a' 'b", "A = 'a'", []),
        ("A = 'a'\n    B = 'b'", "A = 'b'\n    B = 'a'", ["Name.A was 'a' and is 'b'", "Name.B was 'b' and is 'a'"]),
        ("A = 'a'", "B = 'a'", []),
        ("a = 'a'", "a = 'b'", []),
    ],
)
def test_values_are_compared_however_they_are_spelled(before: str, after: str, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(enum(before))
    found = moved_names(tmp_path, {"one.py": enum(after)})
    assert [each.message.partition(":")[0] for each in found] == said
    assert moved_names(tmp_path / "absent", {"one.py": enum(after)}) == []


def test_what_is_no_file_has_no_names(tmp_path: Path) -> None:
    (tmp_path / "dig.py").mkdir()
    (tmp_path / "gone.py").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.py")
    assert moved_names(tmp_path, {"dig.py": "", "gone.py": "", "pipe.py": ""}) == []

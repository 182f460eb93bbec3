"""A terminal is given printable characters only, wherever a text comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.text.near import LONGEST_NAME, MOST_SEARCHES, NearNames, did_you_mean
from shapesmith.text.printable import printable

from tests.hostile.commands import assert_printable, run
from tests.hostile.garden import GARDEN
from tests.hostile.mutations import write

ESCAPE = "\x1b]0;mine\x07\u202e"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the package of the garden in out/, the current one."""
    monkeypatch.chdir(tmp_path)
    write(GARDEN, Path("specs"))
    assert run("generate", "--from", "specs/garden", "--out", "out")[1] == 0
    return tmp_path


def test_the_diff_of_a_tampered_file_is_printable(project: Path) -> None:
    path = Path("out/aws_shapes/garden/shared/__init__.py")
    path.write_text(f'"""Tampered with.\n{ESCAPE}\n"""\n', encoding="utf-8")
    printed, code = run("check", "--from", "specs/garden", "--out", "out")
    assert code == 1
    assert_printable(printed)
    assert "-\\x1b]0;mine\\x07\\u202e\n" in printed


def test_the_names_of_folders_are_printable(project: Path) -> None:
    out = f"out{ESCAPE}"
    for arguments in (("generate",), ("check",)):
        assert_printable(run(*arguments, "--from", "specs/garden", "--out", out)[0])
    Path("specs/garden").rename(f"specs/gar{ESCAPE}den")
    write(GARDEN, Path("specs"))
    assert_printable(run("generate", "--from", "specs", "--all", "--out", "out")[0])


def test_the_package_of_a_lock_is_printable(project: Path) -> None:
    assert run("shapes", "add", "sqs")[1] == 0
    lock = Path("shapes/shapes.lock")
    text = lock.read_text(encoding="utf-8")
    start = text.index("botocore")
    lock.write_text(text[:start] + "\\u001b[31m\\u202e" + text[start:], encoding="utf-8")
    for arguments in (("shapes", "update"), ("shapes", "verify"), ("generate", "--out", "out2")):
        assert_printable(run(*arguments)[0])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain \u00e4 \U0001f33b", "plain \u00e4 \U0001f33b"),
        ("\x1b[31m\x00\x7f", "\\x1b[31m\\x00\\x7f"),
        ("a\tb\nc", "a\\tb\\nc"),
        ("\u202e\u2028\ufeff", "\\u202e\\u2028\\ufeff"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_what_does_not_show_is_escaped_as_python_escapes_it(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_as_many_unknown_names_as_can_be_sought_get_suggestions_and_no_more() -> None:
    near = NearNames([f"Shape{number}" for number in range(100)])
    asked = [near.did_you_mean(f"Shpae{number}") for number in range(MOST_SEARCHES + 1)]
    assert all(asked[:MOST_SEARCHES])
    assert asked[MOST_SEARCHES] == ""
    assert near.did_you_mean("Shpae0") == asked[0]


def test_names_of_the_greatest_length_are_sought_and_suggested() -> None:
    name = "x" * LONGEST_NAME
    assert did_you_mean(name[:-1], [name]) == f'; did you mean "{name}"?'
    assert did_you_mean(name, [name[:-1]]) == f'; did you mean "{name[:-1]}"?'
    assert did_you_mean(name, [f"{name}x"]) == ""
    assert did_you_mean(f"{name}x", [name]) == ""

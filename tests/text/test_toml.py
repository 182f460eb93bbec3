"""Files of TOML that people write: what Python's parser does not report as an error of TOML is one, in each file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.text.toml import NotToml, read_toml

LONG = {
    "decimal": "9" * 5_000,
    "hexadecimal": "0x" + "f" * 5_000,
    "in a list": f"[[1], [{{ a = 0x{'f' * 5_000} }}]]",
}


def test_tables_are_read_from_text_and_from_bytes() -> None:
    assert read_toml("a = [1, { b = 2 }]") == read_toml(b"a = [1, { b = 2 }]") == {"a": [1, {"b": 2}]}


def test_an_integer_that_a_message_can_have_is_read() -> None:
    assert read_toml(f"a = {'9' * 4_000}") == {"a": 10**4_000 - 1}
    assert read_toml(f"a = {2**14_000 - 1:#x}") == {"a": 2**14_000 - 1}
    with pytest.raises(NotToml, match="digits"):
        read_toml(f"a = {2**14_000:#x}")


@pytest.mark.parametrize("value", LONG.values(), ids=LONG)
def test_an_integer_that_python_does_not_write_is_no_toml(value: str) -> None:
    with pytest.raises(NotToml, match="digits"):
        read_toml(f"a = {value}")


@pytest.mark.parametrize("content", [b"a = ", b"\xff", b"a = " + b"[" * 20_000])
def test_a_text_that_is_no_toml_says_why(content: bytes) -> None:
    with pytest.raises(NotToml, match=r"."):
        read_toml(content)


@pytest.mark.parametrize("value", LONG.values(), ids=LONG)
@pytest.mark.parametrize(
    "path", ["shapes/shapes.lock", "shapes/sqs/overrides.toml", "shapes/sqs/rules.toml", "pyproject.toml"]
)
def test_each_file_of_a_project_with_such_an_integer_is_one_error_that_names_it(
    path: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["shapes", "add", "sqs"]).exit_code == 0
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"\n[tool.shapesmith]\na = {value}\n")
    run = CliRunner().invoke(cli, ["generate"])
    assert (run.exit_code, isinstance(run.exception, SystemExit)) in ((1, True), (2, True))
    assert f"{path}: error: " in run.output
    assert "1 error" in run.output


@pytest.mark.parametrize("marker", ["<<<<<<< ours", "=======", ">>>>>>> theirs"])
@pytest.mark.parametrize("path", ["shapes/shapes.lock", "shapes/sqs/overrides.toml", "shapes/sqs/rules.toml"])
def test_a_file_that_git_could_not_merge_says_so(
    path: str, marker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["shapes", "add", "sqs"]).exit_code == 0
    text = Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""
    Path(path).write_text(f"{marker}\n{text}", encoding="utf-8")
    run = CliRunner().invoke(cli, ["generate"])
    assert "line 1 is a conflict marker of git" in run.output
    assert "1 error" in run.output


def test_a_line_of_a_text_that_is_toml_is_no_conflict_marker() -> None:
    assert read_toml('a = """\n=======\n"""') == {"a": "=======\n"}


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"a = 1\nb = [\n", "(at end of document)", None),
        (b"a = 1\nb 2\n", "(at line 2, column 3)", 2),
        (b"[a]\n['line 7']\n['line 7']\n", "Cannot declare ('line 7',) twice (at line 3, column 10)", 3),
        (b"['(at line x']\n['(at line x']\n", "twice (at line 2, column 14)", 2),
        (b"a = 1\n# \xff\n", "line 2 is not UTF-8", 2),
        (b"a = " + b"[" * 20_000, "a value is nested too deeply", None),
        (b"a = " + b"9" * 5_000, "an integer has more than 4,200 digits", None),
    ],
)
def test_the_reason_is_in_words_and_has_its_line(content: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(NotToml) as broken:
        read_toml(content)
    assert str(broken.value).endswith(reason)
    assert broken.value.line == line

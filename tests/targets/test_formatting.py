"""What is formatted together: parts of about one size, so that one is formatted while the next is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.targets.dataclasses import formatting
from shapesmith.targets.dataclasses.formatting import format_sources


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ([], []),
        ([1], [[0]]),
        ([9, 1, 1], [[0, 1], [2]]),
        ([9, 2, 9, 1], [[0, 1], [2, 3]]),
        ([10, 10], [[0], [1]]),
        ([10, 10, 1], [[0], [1], [2]]),
        ([3, 3, 3, 3, 3], [[0, 1, 2, 3], [4]]),
    ],
)
def test_a_part_ends_with_the_module_that_fills_it(
    lengths: list[int], parts: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting, "_CHUNK", 10)
    sources = [(str(number), "x" * length) for number, length in enumerate(lengths)]
    assert [[int(path) for path in chunk] for chunk in formatting._chunks(sources)] == parts


def test_the_module_that_does_not_parse_is_named_and_no_other() -> None:
    with pytest.raises(SpecError) as failure:
        format_sources([("a.py", "x=1"), ("b.py", "y = (\n"), ("c.py", "z=3")])
    (diagnostic,) = failure.value.diagnostics
    assert (diagnostic.code, diagnostic.provenance.file) == ("output-not-python", "b.py")
    assert diagnostic.message.startswith("the rendered module does not parse: error: Failed to parse b.py:2:1:")


def test_a_reason_that_is_not_utf_8_is_shown_as_far_as_it_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses = tmp_path / "ruff"
    refuses.write_text("#!/bin/sh\nprintf 'no caf\\351\\n  today' >&2\nexit 2\n")
    refuses.chmod(0o755)
    monkeypatch.setattr(formatting, "ruff_executable", lambda: str(refuses))
    with pytest.raises(SpecError) as failure:
        format_sources([("a.py", "x=1")])
    (diagnostic,) = failure.value.diagnostics
    assert diagnostic.message == "the rendered module does not parse: no caf\ufffd today"


def test_a_module_that_has_the_text_between_two_modules_is_formatted_by_itself() -> None:
    with_separator = f"x=1{formatting._SEPARATOR}y=2"
    formatted = format_sources([("a.py", with_separator), ("b.py", "z =  3")])
    assert list(formatted) == ["a.py", "b.py"]
    assert formatted["a.py"] == f"x = 1{formatting._SEPARATOR}y = 2\n"
    assert formatted["b.py"] == "z = 3\n"


def test_the_docstring_of_the_first_module_is_formatted_like_that_of_another() -> None:
    module = '"""A module."""\nx=1'
    first, second = format_sources([("a.py", module), ("b.py", module)]).values()
    assert first == second == '"""A module."""\nx = 1\n'


def test_modules_are_in_their_order_and_each_ends_with_one_line_break() -> None:
    sources = {"b.py": "x=1\n\n\n", "a.py": "y =  'a'"}
    assert format_sources(sources.items()) == {"b.py": "x = 1\n", "a.py": 'y = "a"\n'}
    assert list(format_sources(sources.items())) == ["b.py", "a.py"]


def test_settings_of_the_folder_that_it_is_run_in_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ruff.toml").write_text("line-length = 20\n[format]\nquote-style = 'single'\n")
    monkeypatch.chdir(tmp_path)
    line = 'with open("a") as first, open("b") as second, open("c") as third, open("d") as fourth, open("e") as fifth:'
    source = f"{line}\n    f('x')\n"
    # In parentheses since Python 3.9.
    expected = (
        "with (\n"
        + "".join(
            f'    open("{name}") as {each},\n'
            for name, each in zip("abcde", ["first", "second", "third", "fourth", "fifth"], strict=True)
        )
        + '):\n    f("x")\n'
    )
    assert dict(format_sources([("a.py", source)])) == {"a.py": expected}
    assert list(tmp_path.iterdir()) == [tmp_path / "ruff.toml"]

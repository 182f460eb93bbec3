"""Lines for a terminal: what is wrapped, how wide, and what does not show."""

from __future__ import annotations

import pytest
from shapesmith.review.text_lines import Line, wrapped


def texts(text: str, width: int, indent: str = "") -> list[str]:
    return [line.text for line in wrapped(text, width, indent)]


@pytest.mark.parametrize("width", [-1, 0, 39, 40])
def test_a_line_is_never_narrower_than_40_characters(width: int) -> None:
    assert texts(f"{'a' * 19} {'b' * 20}", width) == [f"{'a' * 19} {'b' * 20}"]
    assert texts(f"{'a' * 19} {'b' * 21}", width) == ["a" * 19, f"  {'b' * 21}"]


def test_a_line_has_at_most_the_width_with_its_indentation() -> None:
    assert texts(f"{'a' * 20} {'b' * 21}", 44, "  ") == [f"  {'a' * 20} {'b' * 21}"]
    assert texts(f"{'a' * 20} {'b' * 22}", 44, "  ") == [f"  {'a' * 20}", f"    {'b' * 22}"]


def test_words_stay_whole() -> None:
    assert texts(f"a {'b' * 50} {'c-' * 25}", 40) == ["a", f"  {'b' * 50}", f"  {'c-' * 25}"]


def test_what_does_not_show_is_escaped_and_each_line_has_the_style() -> None:
    assert list(wrapped("a\x1b[31m", 80, "", "remark")) == [Line("a\\x1b[31m", "remark")]
    assert list(wrapped("a", 80, "- ")) == [Line("- a", "plain")]
    assert list(wrapped("", 80, "- ")) == []
    assert Line("a").style == "plain"
    assert {line.style for line in wrapped("a " * 60, 40, "", "title")} == {"title"}

"""What is not printable is escaped, and texts of messages are cut to a length."""

from __future__ import annotations

import doctest
import json

import pytest
from shapesmith.text import printable as module
from shapesmith.text.printable import printable_json, shortened


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("value", ["plain", "ä", "a\u202eb\u2066", "\ud800", "\U000e0001", "\n\t\x1b\x7f\x85\u2028"])
def test_json_has_the_same_value_in_lines_that_are_printable(value: str) -> None:
    text = json.dumps({value: [value]}, ensure_ascii=False, indent=1)
    escaped = printable_json(text)
    assert all(line.isprintable() for line in escaped.split("\n"))
    assert json.loads(escaped) == {value: [value]}
    assert escaped.count("\n") == text.count("\n")


def test_a_text_of_sixty_characters_is_whole_and_a_longer_one_is_cut_to_sixty() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 57 + "..."

"""Foreign text as source: each literal is one token that means the text that went in."""

from __future__ import annotations

import ast
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapesmith.text.literals import Foreign, comment, docstring, number, raw_string, string


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("plain", '"plain"'),
        ("", '""'),
        ("a'b", '''"a'b"'''),
        ('a"b', """'a"b'"""),
        # As many of one as of the other: double quotes.
        ("'\"", '''"'\\""'''),
        ("''\"", '''"''\\""'''),
        ("a\\b", '"a\\\\b"'),
        ("~é日", '"~é日"'),
        ("a\n\t\u202e\x00", '"a\\n\\t\\u202e\\x00"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_a_string_needs_the_fewest_escapes(text: str, literal: str) -> None:
    assert string(text) == literal
    assert string(Foreign(text)) == literal
    assert ast.literal_eval(literal) == text


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        (r"[\w]+", r'r"[\w]+"'),
        (r'["\w]', r"""r'["\w]'"""),
        (r"""['"\w]""", r'''"['\"\\w]"'''),
        ("[a-z]+", '"[a-z]+"'),
        ("\\w\n", '"\\\\w\\n"'),
        ("a\\", '"a\\\\"'),
    ],
)
def test_a_pattern_is_raw_where_that_is_possible(text: str, literal: str) -> None:
    assert raw_string(text) == literal
    assert raw_string(Foreign(text)) == literal
    assert ast.literal_eval(literal) == text


@given(st.text(st.characters(codec=None) | st.sampled_from("\"'\\\n\r{}%")))
def test_any_text_is_one_printable_token_that_means_it(text: str) -> None:
    for literal in (string(text), raw_string(text)):
        assert ast.literal_eval(literal) == text
        assert literal.isprintable()


@pytest.mark.parametrize(
    ("lines", "indent", "literal"),
    [
        (["One."], 0, '"""One."""'),
        (["One.", "", "two"], 4, '"""One.\n\n    two\n    """'),
        (["It is \\d."], 0, 'r"""It is \\d."""'),
        # Text that ends with a quote or a backslash is separated from the closing quotes.
        (['Say "yes"'], 0, '"""Say "yes"\n"""'),
        (["a\\"], 2, 'r"""a\\\n  """'),
        (['a """ b'], 0, '"""a \\"\\"\\" b"""'),
        (['a """'], 0, '"""a \\"\\"\\x22\n"""'),
        (["a\u202eb"], 0, '"""a\\u202eb"""'),
        (["a\\b\u202e"], 0, '"""a\\\\b\\u202e"""'),
    ],
)
def test_a_docstring_is_its_lines(lines: list[str], indent: int, literal: str) -> None:
    assert docstring(lines, indent) == literal
    read = ast.literal_eval(literal).rstrip().split("\n")
    assert [line.removeprefix(" " * indent) for line in read] == lines


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_without_a_literal_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=re.escape(f"a number in source code must be finite (got {value})")):
        number(value)


def test_a_comment_is_one_line() -> None:
    assert comment(" two\r\nlines\u202e of  a\x00spec ") == "two lines of a spec"
    assert comment(Foreign("a\nb")) == "a b"


@pytest.mark.parametrize("write", [str, "{}".format])
def test_foreign_text_is_not_printed_without_a_filter(write: object) -> None:
    with pytest.raises(TypeError, match=r"must pass a filter of shapesmith\.text\.literals on its way to source: 'a'"):
        write(Foreign("a"))  # type: ignore[operator]

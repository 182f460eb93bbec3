"""Rendered documentation, which has lost its blank lines and its backticks: where a paragraph ends, what a quote was."""

from __future__ import annotations

import pytest
from shapesmith.diagnostics import Diagnostic
from shapesmith.prose.plain import plain_text
from shapesmith.sources.yard.reader import read_source
from shapesmith.sources.yard.text import restore_quotes

from tests.prose.outline import links_of


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("`API`", "`API`"),
        ("‘API`", "`API`"),
        ("`API‘", "`API`"),
        ("‘API’", "'API'"),
        ("‘a’ and ‘b’", "'a' and 'b'"),
        ("it’s", "it's"),
        ("the users’ names", "the users' names"),
        ("‘it’s’", "'it's'"),
        ("don’t use ‘x’", "don't use 'x'"),
        ("“a”", '"a"'),
        ("‘a“b”c’", "'a\"b\"c'"),
        ("`a ‘b", "`a `b"),
        ("`a’s b` c", "`a's b` c"),
        ("`a’ b", "`a' b"),
        ("‘a b", "'a b"),
        ("", ""),
    ],
)
def test_a_quote_is_a_backtick_where_a_backtick_closes_it(text: str, restored: str) -> None:
    assert restore_quotes(text) == restored


def paragraphs(*lines: str, member: bool = False) -> list[str]:
    """Return the paragraphs of a shape, or of a member, of which the rendered documentation has these lines."""
    head = ["class Aws::Bakery::Types::Loaf"]
    body = ["@!attribute [rw] crust", *lines, "@return [String]"] if member else list(lines)
    diagnostics: list[Diagnostic] = []
    source = read_source("\n".join([*head, *body]).encode(), "input.yard", diagnostics)
    assert diagnostics == []
    shape = source.shapes["Loaf"]
    doc = shape.members[0].documentation if member else shape.documentation
    assert doc is not None
    return [plain_text(block) for block in doc.blocks]


@pytest.mark.parametrize(("member", "width"), [(False, 70), (True, 68)])
def test_a_paragraph_ends_where_the_next_word_would_have_fitted(member: bool, width: int) -> None:
    room = width - len(" Next")
    for size, ends in ((room, True), (room + 1, False)):
        line = "x" * size
        whole = [line, "Next words."] if ends else [f"{line} Next words."]
        assert paragraphs(line, "Next words.", member=member) == whole


def test_what_was_escaped_when_lines_were_wrapped_counts_twice() -> None:
    line = "x" * (70 - len(" Next") - 2)
    assert paragraphs(f"{line}{{}}", "Next words.") == [f"{line}{{}} Next words."]
    assert paragraphs(f"{line}()", "Next words.") == [f"{line}()", "Next words."]


@pytest.mark.parametrize(
    ("start", "opens"),
    [
        ("Next", True),
        ("next", False),
        ("`next`", False),
        ("`Next`", True),
        ("(Next)", True),
        ("9 next", True),
        ("*Next*", True),
        ('"Next"', True),
        ("'Next'", True),
        ("[Next]", True),
    ],
)
def test_a_paragraph_opens_with_a_capital_letter_or_a_digit(start: str, opens: bool) -> None:
    assert len(paragraphs("Short.", f"{start} words.")) == (2 if opens else 1)


def test_a_bullet_opens_a_block_and_its_continued_lines_were_indented() -> None:
    assert paragraphs("Short.", "* one", "* two") == ["Short.", "one\ntwo"]
    # Two columns less remain on a continued line of an item.
    room = 70 - len(" Next")
    assert paragraphs("* one", "x" * (room - 2), "Next words.")[-1] == "Next words."
    assert paragraphs("* one", "x" * (room - 1), "Next words.")[-1].endswith(" Next words.")
    # A star in such a line opens no item.
    line = "x * 4".ljust(room - 1, "x")
    assert paragraphs("* one", line, "Next words.")[-1].endswith(" Next words.")


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("docs.example.com", "https://docs.example.com"),
        ("docs.example.com/a-b?c=d#e", "https://docs.example.com/a-b?c=d#e"),
        ("docs.example.com?c", "https://docs.example.com?c"),
        ("docs.example.com/", "https://docs.example.com/"),
        ("my-docs.example.com", "https://my-docs.example.com"),
        ("docs.my-example.com", "https://docs.my-example.com"),
        ("docs.example.com#e", "https://docs.example.com#e"),
        ("https://docs.example.com/a", "https://docs.example.com/a"),
        ("http://docs.example.com/a", "https://docs.example.com/a"),
    ],
)
def test_a_torn_link_gets_its_address_back(address: str, whole: str) -> None:
    assert links("See [the guide] for more.", f": {address}") == [whole]


@pytest.mark.parametrize(
    "line",
    [
        ": docs.example.com and words",
        ": localhost",
        ": docs.example.com:80",
        ":docs.example.com",
        ": .example.com",
        ": docs..com",
    ],
)
def test_what_is_no_address_alone_on_its_line_is_text(line: str) -> None:
    assert links("See [the guide] for more.", line) == []


@pytest.mark.parametrize("other", ["array[0]", "[a][b]", "\\[a]", "[a](https://b.example.com/)", "[a]: b", "[]"])
def test_brackets_that_are_no_torn_link_are_passed_over(other: str) -> None:
    assert "https://docs.example.com/x" in links(f"Not {other} but [the guide].", ": docs.example.com/x")


def links(*lines: str) -> list[str]:
    """Return the addresses of the links in the rendered documentation of a shape."""
    diagnostics: list[Diagnostic] = []
    text = "\n".join(["class Aws::Bakery::Types::Loaf", *lines])
    source = read_source(text.encode(), "input.yard", diagnostics)
    assert diagnostics == []
    doc = source.shapes["Loaf"].documentation
    assert doc is not None
    return links_of(doc)

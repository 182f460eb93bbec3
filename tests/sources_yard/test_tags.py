"""The tags of a documentation comment: which there are, and what belongs to each."""

from __future__ import annotations

import pytest
from shapesmith.sources.yard.sections import Line
from shapesmith.sources.yard.tags import Tags, read_tags


def tags(*lines: str) -> Tags:
    return read_tags([Line(number, text) for number, text in enumerate(lines, 1)])


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize("name", ["param", "option", "example", "raise", "since", "todo", "yield", "!attribute"])
def test_a_tag_without_a_place_is_named_and_its_text_left_out(name: str) -> None:
    found = tags("Words.", f"@{name}", "  of it", "More.")
    assert (texts(found.text), found.unread) == (["Words.", "More."], [Line(2, f"@{name}")])
    assert texts(tags(f"@{name}x").text) == [f"@{name}x"]


@pytest.mark.parametrize("name", ["api", "private"])
def test_a_tag_about_ruby_says_nothing(name: str) -> None:
    found = tags("Words.", f"@{name} it", "  of it", "More.")
    assert (texts(found.text), found.unread) == (["Words.", "More."], [])


@pytest.mark.parametrize(
    "line",
    ["@seen x", "@seex", "@see\tx", "a @see x", "\t@see x", "@unknown x", "@ see x", "@@see x", "see x", "@Api x"],
)
def test_a_line_without_a_tag_at_its_start_is_text(line: str) -> None:
    assert tags(line) == Tags([Line(1, line)], [], [], [], [], [], [])


@pytest.mark.parametrize(("line", "see"), [("@see", ""), ("@see x y", "x y"), ("@see   x ", "x"), ("  @see x", "x")])
def test_what_follows_a_tag_is_its_own(line: str, see: str) -> None:
    assert tags(line).see == [Line(1, see)]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("[String]", "String", ""),
        ("[String] words", "String", "words"),
        ("[String]words", "String", "words"),
        ("[String]   words", "String", "words"),
        ("[] words", "", "words"),
        ("[A, B] [c]", "A, B", "[c]"),
        ("words", "", "words"),
        ("words [String]", "", "words [String]"),
        ("[A[B]]", "", "[A[B]]"),
        ("[[A]", "", "[[A]"),
        ("[A", "", "[A"),
        ("", "", ""),
    ],
)
def test_the_type_of_a_return_is_in_brackets_before_its_words(text: str, type_: str, words: str) -> None:
    found = tags(f"@return {text}", "  below")
    assert (texts(found.types), texts(found.text)) == ([type_], [words, "below"])


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("[rw] a", "a", ""),
        ("[r] a words of it", "a", "words of it"),
        ("[w]a", "a", ""),
        ("[wr]  a  b", "a", "b"),
        ("a", "a", ""),
        ("a [rw]", "a", "[rw]"),
        ("[x] a", "[x]", "a"),
        ("[] a", "[]", "a"),
        ("[rx] a", "[rx]", "a"),
        ("[rw a", "[rw", "a"),
    ],
)
def test_an_attribute_may_have_its_access_before_its_name(text: str, name: str, words: str) -> None:
    (attribute,) = tags(f"@!attribute {text}", "    below", "  @see x").attributes
    assert (attribute.name, attribute.line, texts(attribute.tags.text)) == (name, 1, [words, "  below"])
    assert attribute.tags.see == [Line(3, "x")]


def test_a_tag_goes_on_for_as_long_as_lines_are_indented_deeper() -> None:
    found = tags("  @note a", "    b", "", "   c", "  d", "@note e", "f")
    assert [texts(note) for note in found.notes] == [["a", " b", "", "c"], ["e"]]
    assert texts(found.text) == ["  d", "f"]
    assert [texts(note) for note in tags("@deprecated a", " b").notes] == [["a", "b"]]


def test_what_is_nested_deeper_than_anything_that_has_a_meaning_is_text() -> None:
    (first,) = tags("@!attribute a", "  @!attribute b", "    @!attribute c", "      @see d").attributes
    (second,) = first.tags.attributes
    (third,) = second.tags.attributes
    assert (third.name, third.tags.see, texts(third.tags.text)) == ("c", [], ["", "@see d"])


def test_of_an_overload_the_text_references_and_notes_are_read() -> None:
    found = tags("@overload a(b)", "  Words.", "  @see c", "  @note d", "  @return [String] e", "  @raise f")
    assert (texts(found.overloads), texts(found.text), texts(found.see)) == (["a(b)"], ["Words.", "e"], ["c"])
    assert ([texts(note) for note in found.notes], found.types, found.unread) == ([["d"]], [], [])

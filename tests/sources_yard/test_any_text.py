"""Whatever a documentation file holds: it is read without an exception, always alike, and no word of it is lost."""

from __future__ import annotations

import string
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapesmith.diagnostics import Diagnostic, Severity
from shapesmith.prose.plain import plain_text
from shapesmith.prose.yard import read_yard
from shapesmith.sources.yard.reader import read_source
from shapesmith.sources.yard.text import restore_quotes
from shapesmith.sources.yard.types import UnknownType, read_type

from tests.growth import assert_no_quadratic_time

PIECES = st.sampled_from(
    [
        *("class Aws::A::Types::B", "class B < Struct.new(", "class B < Enumerator", "class C < B; end", ":a,", ":b)"),
        *("SENSITIVE = [", "]", "include Aws::Structure::Union", "def event_types", "end", "@!attribute [rw] a"),
        *("@!attribute", "@return [String]", "@return [Hash<String,Types::B>]", "@return [", "@see", "@see a.b/c"),
        *("@note x", "@overload f(a)", "@nothing", '<note markdown="1"> ', "</note>", "<note", "* ", "1.  ", ": x"),
        *("| a | b |", "|---", "^", "`", "``", "\u2018", "\u2019", "\u201c", "*", "**", "[", "]", "][1]", "](x)"),
        *("[1]: https://example.com", ": example.com/a", "<br>", "\\", "\\{", "#", "# ", "    ", "\n", "\n\n", "\n#"),
        *("\n    # ", "\n      ", "word", "Word", "&lt;", "&", "<b>", "</p>", "> ", "\ufeff", "\r\n", "\t", "\x00"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
WORDS = st.lists(st.text(string.ascii_letters, min_size=1, max_size=8), min_size=1, max_size=8).map(" ".join)
OPENERS = st.sampled_from(["", "* ", "  ", "    ", "1.  ", "2.  ", ": ", "> ", "## ", "| ", '<note markdown="1"> '])


def test_what_is_no_utf_8_is_said_at_its_line() -> None:
    diagnostics: list[Diagnostic] = []
    read_source(b"class Aws::A::Types::B\n\nBakes a loaf \xff.", "f.yard", diagnostics)
    assert str(diagnostics[0]).startswith("f.yard:3: warning: must be UTF-8")


# Each makes a text of about so many pieces.
HOSTILE: dict[str, Callable[[int], str]] = {
    "bullets": lambda count: "* " * count,
    "bullets without text": lambda count: "*\n\n* \n1.\n" * (count // 8),
    "quotes": lambda count: "> " * count,
    "nested bullets": lambda count: "\n".join(f"{'  ' * (line % 300)}* a" for line in range(count // 8)),
    "brackets": lambda count: "[" * count + "]" * count,
    "backticks": lambda count: "`" + " ``" * count,
    "asterisks": lambda count: "*a " * count,
    "tags": lambda count: "<note>" * count,
    "borders": lambda count: "|" + "-" * count + "x",
    "overloads": lambda count: (
        "\n".join(f"    # {' ' * (line % 500)}@overload a" for line in range(count // 8)) + "\nclass B < Enumerator"
    ),
    "half a struct": lambda count: "# @!attribute [rw] a\n" * (count // 8) + "class B < Struct.new(",
    "breaks": lambda count: "class A::B\n@return [String]" + "<br>: a.b<br>" * (count // 2),
    "bold in a word": lambda count: "class A::B\n@!attribute a\n" + "**a*" * count,
    "typographic": lambda count: "class A::B\n@!attribute a\n" + "\u2018a\u2019b " * count,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_linear_time(kind: str) -> None:
    def read(text: str) -> None:
        read_source(text.encode(), "any.yard", [])
        read_yard(text)

    assert_no_quadratic_time(read, HOSTILE[kind], 4_000)


@given(TEXTS)
@settings(deadline=None)
def test_any_text_is_read_and_always_alike(text: str) -> None:
    readings = []
    for _ in range(2):
        diagnostics: list[Diagnostic] = []
        readings.append((read_source(text.encode(errors="surrogatepass"), "any.yard", diagnostics), diagnostics))
    assert readings[0] == readings[1]
    lines = text.count("\n") + 1
    for diagnostic in readings[0][1]:
        assert diagnostic.severity is Severity.WARNING
        assert 1 <= int(diagnostic.pointer.removeprefix(":")) <= lines


@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    read_source(content, "any.yard", [])


@given(TEXTS)
@settings(deadline=None)
def test_any_markdown_is_read_and_always_alike(text: str) -> None:
    assert read_yard(text) == read_yard(text)


@given(st.lists(st.tuples(OPENERS, WORDS, st.booleans()), max_size=12))
def test_no_word_is_lost_whatever_the_blocks(lines: list[tuple[str, str, bool]]) -> None:
    text = "\n".join(f"{opener}{words}\n" if blank else f"{opener}{words}" for opener, words, blank in lines)
    expected = [word for _, words, _ in lines for word in words.split()]
    found = "".join(character if character.isalpha() else " " for character in plain_text(read_yard(text)))
    assert found.split() == expected


@given(TEXTS)
def test_restoring_quotes_changes_nothing_else(text: str) -> None:
    restored = restore_quotes(text)
    assert len(restored) == len(text)
    assert all(
        before == after or before in "\u2018\u2019\u201c\u201d`" for before, after in zip(text, restored, strict=True)
    )


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["String", "Hash", "Array", "<", ">", ",", " ", "Types::A"])).map("".join)
    )
)
@example("Array<" * 5000)
def test_any_type_is_read_or_refused(text: str) -> None:
    with suppress(UnknownType):
        assert read_type(text).text == text

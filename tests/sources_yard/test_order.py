"""Documentation that was rendered from bottom to top is read from top to bottom, and no other is turned around."""

from __future__ import annotations

import pytest
from shapesmith.sources.yard.sections import Line
from shapesmith.sources.yard.text import read_text

WORDS, NOTE, SEE = "Bakes a loaf.", "@note It is hot.", "@see docs.aws.amazon.com/goto/WebAPI/a-2020-01-02/B API"
ATTRIBUTE, RETURN = "@!attribute [rw] name", "@return [String]"


def read(*lines: str) -> list[str]:
    """Return the lines of a class as they are read."""
    numbered = [Line(number, text) for number, text in enumerate(["class Aws::A::Types::B", *lines], 1)]
    (section,) = read_text(numbered, "f.txt", [])
    return [line.text.strip() for line in section.lines if line.text]


@pytest.mark.parametrize(
    "lines",
    [
        (SEE, WORDS),
        (NOTE, SEE, WORDS),
        (SEE, NOTE, WORDS),
        (RETURN, WORDS, ATTRIBUTE),
        (SEE, RETURN, WORDS, ATTRIBUTE),
    ],
)
def test_what_begins_with_a_reference_or_a_type_runs_from_bottom_to_top(lines: tuple[str, ...]) -> None:
    assert read(*lines) == [*lines[::-1]]


@pytest.mark.parametrize(
    ("lines", "runs_down"),
    [
        ((f"{WORDS} {RETURN}", WORDS), True),
        ((f"{WORDS} {SEE}", WORDS), True),
        ((f"{WORDS} {NOTE}", SEE, WORDS), True),
        ((f"{WORDS} {ATTRIBUTE}", RETURN, WORDS, ATTRIBUTE), False),
    ],
)
def test_what_words_say_of_a_tag_does_not_turn_the_lines(lines: tuple[str, ...], runs_down: bool) -> None:
    assert read(*lines) == [*(lines if runs_down else lines[::-1])]


def test_only_at_the_start_of_a_line_a_tag_is_one() -> None:
    # What follows an attribute or precedes its type is indented: it is the attribute's.
    class_, *lines = (
        "class Aws::A::Types::B",
        f"See \u2018it` or {SEE}",
        f"{NOTE} {ATTRIBUTE}",
        WORDS,
        ATTRIBUTE,
        f"{NOTE} {RETURN}",
        WORDS,
        ATTRIBUTE,
        RETURN,
        WORDS,
    )
    (section,) = read_text([Line(number, text) for number, text in enumerate([class_, *lines], 1)], "f.txt", [])
    assert [line.text for line in section.lines if line.text] == [
        f"See `it` or {SEE}",
        f"{NOTE} {ATTRIBUTE}",
        WORDS,
        ATTRIBUTE,
        f"  {NOTE} {RETURN}",
        f"  {WORDS}",
        ATTRIBUTE,
        f"  {RETURN}",
        WORDS,
    ]


@pytest.mark.parametrize("tag", ["@returns", "@returned_value"])
def test_a_tag_of_another_name_is_no_type(tag: str) -> None:
    # What follows it still belongs to the attribute.
    lines = ["class Aws::A::Types::B", ATTRIBUTE, f"{tag} [String]", WORDS]
    (section,) = read_text([Line(number, text) for number, text in enumerate(lines, 1)], "f.txt", [])
    assert [line.text for line in section.lines if line.text] == [ATTRIBUTE, f"  {tag} [String]", f"  {WORDS}"]


@pytest.mark.parametrize("start", ["@9", "@aB", "@"])
def test_what_is_no_name_is_no_tag(start: str) -> None:
    assert read(f"{start} \u2018it` is hot.") == [f"{start} `it` is hot."]


def test_a_tag_of_another_name_is_neither_an_attribute_nor_a_reference() -> None:
    lines = ["class Aws::A::Types::B", "@!attributes [rw] name", WORDS]
    (section,) = read_text([Line(number, text) for number, text in enumerate(lines, 1)], "f.txt", [])
    assert [line.text for line in section.lines if line.text] == ["@!attributes [rw] name", WORDS]
    assert read("@seealso the guide", WORDS) == ["@seealso the guide", WORDS]


@pytest.mark.parametrize(
    "lines",
    [
        (WORDS, SEE),
        (WORDS, NOTE, SEE),
        (SEE,),
        (SEE, NOTE),
        (NOTE, WORDS, SEE),
        (ATTRIBUTE, WORDS, RETURN),
        (SEE, ATTRIBUTE, WORDS, RETURN),
        (WORDS,),
    ],
)
def test_what_begins_with_words_or_an_attribute_runs_from_top_to_bottom(lines: tuple[str, ...]) -> None:
    assert read(*lines) == [*lines]

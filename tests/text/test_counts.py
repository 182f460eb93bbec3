"""Counts with their nouns, and lists of which only the first few are named."""

from __future__ import annotations

from shapesmith.text.counts import counted, some_of, with_article


def test_names_are_shown_once_up_to_a_number() -> None:
    assert some_of("ABCDEFGH", 8) == "A, B, C, D, E, F, G, H"
    assert some_of("ABCDEFGHI", 8) == "A, B, C, D, E, F, G, H and 1 more"
    assert some_of(["A", "B", "A"], 2) == "A, B"
    assert some_of(map(str, range(2_000)), 1) == "0 and 1,999 more"


def test_a_count_has_its_noun() -> None:
    assert [counted(count, "member") for count in (0, 1, 2, 1200)] == [
        "0 members",
        "1 member",
        "2 members",
        "1,200 members",
    ]


def test_a_noun_has_its_article() -> None:
    assert [with_article(noun) for noun in ("list", "integer", "structure")] == ["a list", "an integer", "a structure"]

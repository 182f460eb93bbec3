"""The words that a pattern needs: no text that it matches lacks them."""

from __future__ import annotations

import doctest
import re

import pytest
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.language import needed, notation
from shapesmith.rules.language.needed import may_match, needed_words
from shapesmith.rules.language.notation import Pattern


def test_doctests_hold() -> None:
    assert doctest.testmod(needed).failed == 0


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("must be", [("must be",)]),
        ("Must be", [("must be",)]),
        ("characters?", [("character",)]),
        ("(?:up to|at most) x", [("up to", "at most"), (" x",)]),
        ("(?:about )?ten", [("ten",)]),
        ("(?:about ){0,2}ten", [("ten",)]),
        ("(?:about ){1,2}ten", [("about ",), ("ten",)]),
        ("(?:about )+ten", [("about ",), ("ten",)]),
        ("(?P<low>from) (?P<high>to)", [("from",), ("to",)]),
        ("(?:from one|two) to", [("from one", "two"), (" to",)]),
        ("(?:must (?:be|have)|can) it", [("must ", "can"), (" it",)]),
        ("not(?! only) here", [("not",), (" here",)]),
        ("(?<=very )long", [("long",)]),
        (r"a\.b", [("a.b",)]),
        (r"\d+ of", [(" of",)]),
        ("[ab]c|de", []),
        ("(?:[ab]|cd) ef", [(" ef",)]),
        ("{X} ef", [("one", "two"), (" ef",)]),
        ("{X:name}? ef", [(" ef",)]),
    ],
)
def test_needed_are_the_words_that_no_alternative_and_no_quantifier_leaves_out(
    pattern: str, words: list[tuple[str, ...]]
) -> None:
    assert needed_words(pattern, {"X": [("one", "two")]}) == words


def test_words_must_follow_one_another() -> None:
    words = needed_words("(?:from|between) .* (?:to|and) end", {})
    assert may_match(words, "between 1 and end")
    assert not may_match(words, "to 1 from end")
    assert not may_match([("ab",), ("bc",)], "abc")


def test_no_pattern_of_a_form_needs_what_a_sentence_that_it_matches_lacks() -> None:
    texts = {
        text.strip(" .;")
        for form in FORMS
        for sentence in (*form.matches, *form.differs)
        for text in (sentence, *re.split(r"(?<=[.:,]) | (?=must |can |has )", sentence))
    }
    matched = 0
    for way in (way for form in FORMS for way in form.patterns):
        compiled = re.compile(notation.expanded(way.text), re.IGNORECASE)
        for text in texts:
            if compiled.fullmatch(text):
                matched += 1
                assert Pattern(way.text).fullmatch(text), (way.text, text)
    assert matched > len(FORMS)

"""Sentences as verdicts quote them, and where in a text a quotation stands.

A quotation is one sentence of a text, or several in a row; items of a list are sentences too. Line breaks, bullets and
the shapes of quotation marks, dashes and spaces are no part of the words.
"""

from __future__ import annotations

from functools import lru_cache

from shapesmith.rules.sentences import Sentence

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b`", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff", None),
    }
)


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Return words as they are compared.

    >>> folded("It\u2019s  1\u20135 long")
    "It's 1-5 long"
    """
    return " ".join(words.translate(_PLAIN).split()).removeprefix("- ")


def find_quote(quote: str, sentences: list[Sentence]) -> range | None:
    """Return which sentences of a text are quoted; None where the text has no such words, or not as whole sentences."""
    wanted = folded(quote)
    for first, sentence in enumerate(sentences):
        rest = wanted
        for last in range(first, len(sentences)):
            words = folded(sentences[last].verbatim)
            if not rest.startswith(words):
                break
            rest = rest[len(words) :]
            if not rest:
                return range(first, last + 1)
            if not rest.startswith(" "):
                break
            rest = rest[1:]
    return None


def end_of_list(sentences: list[Sentence], index: int) -> int:
    """Return the index after the list that a sentence introduces; that of the next sentence where it introduces none."""
    leads = {sentences[index].text}
    end = index + 1
    if sentences[index].items:
        while end < len(sentences) and sentences[end].lead in leads:
            leads.add(sentences[end].text)
            end += 1
    return end


def quote_of(sentences: list[Sentence], index: int, end: int) -> str:
    """Return the words of sentences in a row, on a line each; those of a list with bullets."""
    first, *rest = sentences[index:end]
    return "\n".join([first.verbatim, *(f"- {each.verbatim}" for each in rest)])

"""Sentences as verdicts quote them, and where in a text a quotation stands.

A quotation is one sentence of a text, or several in a row; items of a list are sentences too. Line breaks, bullets and
the shapes of quotation marks, dashes and spaces are no part of the words.
"""

from __future__ import annotations

from functools import lru_cache

from shapesmith.rules.language.sentences import Sentence

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
    """Return which sentences of a text are quoted; None where it does not have these words as whole sentences."""
    wanted = folded(quote)
    for first, sentence in enumerate(sentences):
        if wanted.startswith(folded(sentence.verbatim)):
            quoted, rest = _run(wanted, sentences, first)
            if not rest:
                return quoted
    return None


def find_departure(quote: str, sentences: list[Sentence]) -> range:
    """Return which sentences of a text a quotation begins with, before it departs from the text."""
    wanted = folded(quote)
    runs = [_run(wanted, sentences, first)[0] for first in range(len(sentences))]
    return max(runs, key=len, default=range(0))


def _run(wanted: str, sentences: list[Sentence], first: int) -> tuple[range, str]:
    """Return the sentences from `first` on that a quotation begins with, and the words of it that are left."""
    rest, last = wanted, first
    while rest and last < len(sentences):
        words = folded(sentences[last].verbatim)
        left = rest[len(words) :]
        # Some texts have no space after a full stop, and neither has what is quoted of them.
        if not rest.startswith(words) or (left and left[0] != " " and not words.endswith(".")):
            break
        rest = left.removeprefix(" ")
        last += 1
    return range(first, last), rest


def end_of_list(sentences: list[Sentence], index: int) -> int:
    """Return the index after the list that a sentence introduces; without a list, that of the next sentence."""
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

"""The catalogue: every form, in the order in which they are tried; the first that reads a sentence has it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from shapesmith.rules.forms import (
    absence,
    alone,
    alternatives,
    bounds,
    characters,
    conditional,
    counts,
    distinct,
    durations,
    ends,
    excepted,
    exclusive,
    expressions,
    filters,
    flags,
    format,
    items,
    labelled,
    length,
    listings,
    presence,
    range,
    refused_values,
    relations,
    spans,
    values,
)
from shapesmith.rules.forms.form import Form
from shapesmith.rules.language.notation import WORDS_OF_NUMBERS, Pattern

FORMS: tuple[Form, ...] = (
    *alternatives.FORMS,
    *exclusive.FORMS,
    *alone.FORMS,
    *presence.FORMS,
    *absence.FORMS,
    *conditional.FORMS,
    *labelled.FORMS,
    *flags.FORMS,
    *excepted.FORMS,
    *relations.FORMS,
    *distinct.FORMS,
    *durations.FORMS,
    *length.FORMS,
    *items.FORMS,
    *counts.FORMS,
    *range.FORMS,
    *spans.FORMS,
    *bounds.FORMS,
    *filters.FORMS,
    *values.FORMS,
    *listings.FORMS,
    *refused_values.FORMS,
    *format.FORMS,
    *expressions.FORMS,
    *characters.FORMS,
    *ends.FORMS,
)

_WORDS = {word: 1 << index for index, word in enumerate(sorted({word for form in FORMS for word in form.words}))}
NUMBER_BIT = 1 << len(_WORDS)


# What has a space is found where its longest part is, which few texts have.
_SINGLE = [(word, bit) for word, bit in _WORDS.items() if " " not in word]
_PHRASES = [(max(word.split(), key=len), word, bit) for word, bit in _WORDS.items() if " " in word]
_KEYS = {*(word for word, _ in _SINGLE), *(longest for longest, *_ in _PHRASES)}
_ANY = re.compile("|".join(re.escape(key) for key in sorted(_KEYS)))
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(WORDS_OF_NUMBERS)})\b")
_MAY_LACK_NUMBER = [form for form in FORMS if not all(way.has_number for way in form.patterns)]
_WITHOUT_NUMBER = sum(_WORDS[word] for word in {word for form in _MAY_LACK_NUMBER for word in form.words})


@lru_cache(maxsize=1 << 15)
def _in_part(part: str) -> tuple[int, list[tuple[str, int]]]:
    """Return what a text has that has this part between spaces: the bits of words, and the phrases that it may have."""
    found = NUMBER_BIT if _NUMBER.search(part) else 0
    if _ANY.search(part) is None:
        return found, []
    found |= sum(bit for word, bit in _SINGLE if word in part)
    return found, [(phrase, bit) for longest, phrase, bit in _PHRASES if longest in part]


def words_in(text: str) -> int:
    """Return which words of the forms that it may have are in a text in lower case, and whether a number does.

    As a set of bits.
    """
    found = 0
    phrases: list[tuple[str, int]] = []
    for part in text.split():
        here, begun = _in_part(part)
        found |= here
        phrases += begun
    for phrase, bit in phrases:
        if not found & bit and phrase in text:
            found |= bit
    return found if found & NUMBER_BIT else found & _WITHOUT_NUMBER


class Candidate(NamedTuple):
    """A form that a text may have, and those of its patterns that may match it."""

    form: Form
    patterns: tuple[Pattern, ...]


class Indexed(NamedTuple):
    """A form for texts that have a number and for those without, by the bits of its words: one of them is needed."""

    words: int
    with_number: Candidate
    without_number: Candidate


def _indexed(form: Form) -> Indexed:
    return Indexed(
        words=sum(_WORDS[word] for word in form.words),
        with_number=Candidate(form, form.patterns),
        without_number=Candidate(form, tuple(way for way in form.patterns if not way.has_number)),
    )


def among(forms: tuple[Indexed, ...], words: int) -> list[Candidate]:
    """Return the forms that a text with these words may have."""
    if words & NUMBER_BIT:
        return [form.with_number for form in forms if form.words & words]
    return [form.without_number for form in forms if form.words & words and form.without_number.patterns]


OF_SENTENCES = tuple(_indexed(form) for form in FORMS if form.of_sentence is not None)
OF_CLAUSES = tuple(_indexed(form) for form in FORMS if form.of_clause is not None)

"""The catalogue: every form, in the order in which they are tried; the first that reads a sentence has it."""

from __future__ import annotations

import re
from typing import NamedTuple

from shapesmith.rules.forms import (
    absence,
    alternatives,
    characters,
    conditional,
    counts,
    ends,
    excluded,
    exclusive,
    expressions,
    filters,
    format,
    items,
    length,
    presence,
    range,
    relations,
    spans,
    values,
)
from shapesmith.rules.forms.form import Form
from shapesmith.rules.notation import WORDS_OF_NUMBERS

FORMS: tuple[Form, ...] = (
    *alternatives.FORMS,
    *exclusive.FORMS,
    *presence.FORMS,
    *absence.FORMS,
    *conditional.FORMS,
    *relations.FORMS,
    *length.FORMS,
    *items.FORMS,
    *counts.FORMS,
    *range.FORMS,
    *spans.FORMS,
    *filters.FORMS,
    *values.FORMS,
    *excluded.FORMS,
    *format.FORMS,
    *expressions.FORMS,
    *characters.FORMS,
    *ends.FORMS,
)

_WORDS = {word: 1 << index for index, word in enumerate(sorted({word for form in FORMS for word in form.words}))}
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(WORDS_OF_NUMBERS)})\b")
NUMBER_BIT = 1 << len(_WORDS)


class _Word(NamedTuple):
    """A word of forms, its bit, and the longer words in which it stands: they are in no text that lacks it."""

    word: str
    bit: int
    longer: list[_Word]


def _shortest_words() -> list[_Word]:
    """Return the words in which no other word stands; the rest are within these."""
    words: list[_Word] = []
    shortest: list[_Word] = []
    for word in sorted(_WORDS, key=len):
        new = _Word(word, _WORDS[word], [])
        within = next((other for other in reversed(words) if other.word in word), None)
        (shortest if within is None else within.longer).append(new)
        words.append(new)
    return shortest


_SHORTEST_WORDS = _shortest_words()


def words_in(text: str) -> int:
    """Return which words of forms stand in a text in lower case, and whether a number does, as a set of bits."""
    found = NUMBER_BIT if _NUMBER.search(text) else 0
    pending = list(_SHORTEST_WORDS)
    for word, bit, longer in pending:
        if word in text:
            found |= bit
            pending += longer
    return found


class Indexed(NamedTuple):
    """A form, with the bits of its words, and the bit of a number where it cannot do without one."""

    any_of: int
    all_of: int
    form: Form


def _indexed(form: Form) -> Indexed:
    numbered = all(way.has_number for way in form.patterns)
    return Indexed(sum(_WORDS[word] for word in form.words), NUMBER_BIT if numbered else 0, form)


def among(forms: tuple[Indexed, ...], words: int) -> list[Form]:
    """Return the forms that a text with these words may have."""
    return [form for any_of, all_of, form in forms if any_of & words and all_of & words == all_of]


OF_SENTENCES = tuple(_indexed(form) for form in FORMS if form.of_sentence is not None)
OF_CLAUSES = tuple(_indexed(form) for form in FORMS if form.of_clause is not None)

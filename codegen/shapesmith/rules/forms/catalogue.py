"""The catalogue: every form, in the order in which they are tried; the first that reads a sentence has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
from shapesmith.rules.notation import WORDS_OF_NUMBERS, Pattern

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


def _shortest_words(words: Iterable[str]) -> list[_Word]:
    """Return the words in which no other word stands; the rest are within these."""
    known: list[_Word] = []
    shortest: list[_Word] = []
    for word in sorted(words, key=len):
        new = _Word(word, _WORDS[word], [])
        within = next((other for other in reversed(known) if other.word in word), None)
        (shortest if within is None else within.longer).append(new)
        known.append(new)
    return shortest


def _needs_number(form: Form) -> bool:
    return all(way.has_number for way in form.patterns)


# A text without a number is searched for the words of the forms alone that can do without one.
_SHORTEST_WORDS = _shortest_words(_WORDS)
_WITHOUT_NUMBER = _shortest_words({word for form in FORMS for word in form.words if not _needs_number(form)})


def words_in(text: str) -> int:
    """Return which words of the forms that it may have stand in a text in lower case, and whether a number does.

    As a set of bits.
    """
    has_number = _NUMBER.search(text) is not None
    found, pending = (NUMBER_BIT, list(_SHORTEST_WORDS)) if has_number else (0, list(_WITHOUT_NUMBER))
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
    return Indexed(sum(_WORDS[word] for word in form.words), NUMBER_BIT if _needs_number(form) else 0, form)


class Candidate(NamedTuple):
    """A form that a text may have, and those of its patterns that may match it."""

    form: Form
    patterns: tuple[Pattern, ...]


def among(forms: tuple[Indexed, ...], words: int) -> list[Candidate]:
    """Return the forms that a text with these words may have."""
    found = [form for any_of, all_of, form in forms if any_of & words and all_of & words == all_of]
    if words & NUMBER_BIT:
        return [Candidate(form, form.patterns) for form in found]
    return [Candidate(form, tuple(way for way in form.patterns if not way.has_number)) for form in found]


OF_SENTENCES = tuple(_indexed(form) for form in FORMS if form.of_sentence is not None)
OF_CLAUSES = tuple(_indexed(form) for form in FORMS if form.of_clause is not None)

"""The catalogue: every form, in the order in which they are tried. The first that reads a sentence, or clause, has it."""

from __future__ import annotations

from shapesmith.rules.forms import alternatives, characters, conditional, format, length, presence, range, relations, values
from shapesmith.rules.forms.form import Form

FORMS: tuple[Form, ...] = (
    *alternatives.FORMS,
    *presence.FORMS,
    *conditional.FORMS,
    *relations.FORMS,
    *length.FORMS,
    *range.FORMS,
    *values.FORMS,
    *format.FORMS,
    *characters.FORMS,
)

_WORDS = {word: 1 << index for index, word in enumerate(sorted({word for form in FORMS for word in form.words}))}


def words_in(text: str) -> int:
    """Return which words of forms stand in a text in lower case, as a set of bits."""
    found = 0
    for word, bit in _WORDS.items():
        if word in text:
            found |= bit
    return found


def _bits(form: Form) -> int:
    return sum(_WORDS[word] for word in form.words)


OF_SENTENCES = tuple((_bits(form), form) for form in FORMS if form.of_sentence is not None)
OF_CLAUSES = tuple((_bits(form), form) for form in FORMS if form.of_clause is not None)
"""Forms of sentences and of clauses, each with the bits of its words."""

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

OF_SENTENCES = tuple(form for form in FORMS if form.of_sentence is not None)
OF_CLAUSES = tuple(form for form in FORMS if form.of_clause is not None)

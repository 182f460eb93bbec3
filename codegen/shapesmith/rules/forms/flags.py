"""Which flags must be off under a condition."""

from __future__ import annotations

from shapesmith.ir.rules import NoneOf, places_of
from shapesmith.rules.forms.form import Form, Made, each_of
from shapesmith.rules.forms.members import listed
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject


def _off(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that the flags which a list names are off, where a condition on another member holds."""
    when, places = subject.condition(match["condition"]), listed(subject)
    if not when or places is None or any(place.kind != "boolean" for place in places):
        return ()
    if not {place.path for place in places}.isdisjoint(places_of(when)):
        return ()
    return each_of(Made("forbidden_when", NoneOf(place=each.path, values=(True,)), when, each) for each in places)


FORMS = (
    Form(
        "flags.off",
        ("must be",),
        patterns(
            r"(?:if|when) (?P<condition>.{2,160}?), (?:then )?the following(?: [a-z]+)? must be (?:set to )?"
            r"(?:either )?(?:null or )?(?:set to )?`?false`?:?",
        ),
        of_sentence=_off,
        member="Mode",
        matches=(
            "<p>If you specify <code>FAST</code>, the following parameters must be null or <code>false</code>:</p><ul>"
            "<li><code>Force</code></li><li><code>Eager</code></li></ul>",
        ),
        differs=(
            "<p>If you specify <code>FAST</code>, the following parameters must be null or <code>false</code>:</p><ul>"
            "<li><code>Force</code></li><li><code>Key</code></li></ul>",
        ),
    ),
)

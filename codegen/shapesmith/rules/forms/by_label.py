"""What a value of an enum asks of other members, said in the item of a list that explains the value."""

from __future__ import annotations

from shapesmith.ir.rules import places_of
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.labelled import value_of_label
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject


def _only_where(match: Match, subject: Subject) -> Made | None:
    value, when = value_of_label(subject), subject.condition(match["condition"])
    if value is None or when is None or len(when) != 1 or value.place in set(places_of(when)):
        return None
    return Made("conditional_values", when[0], (value,), subject.place)


FORMS = (
    Form(
        "by-label.only-where",
        ("only available", "available only"),
        patterns(
            r"(?:this (?:value|option|setting|mode|type) is )?(?:only available|available only) (?:for|with|if|when)"
            r" (?P<condition>.{2,160})",
        ),
        of_sentence=_only_where,
        member="Mode",
        matches=(
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available for type <code>CUSTOM</code>."
            "</li><li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. This mode is available only if <code>Type</code>"
            " is <code>CUSTOM</code>.</li><li><code>SLOW</code> - Later.</li></ul>",
        ),
        differs=(
            "Only available for type `CUSTOM`.",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available for owners.</li>"
            "<li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available if <code>Type</code> is"
            " <code>CUSTOM</code> and <code>Key</code> is specified.</li><li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available if <code>Mode</code> is"
            " <code>SLOW</code>.</li><li><code>SLOW</code> - Later.</li></ul>",
        ),
    ),
)

"""Lists whose items differ, where a text names the items: "Issuer URLs must be unique"."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Unique
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.held import list_of
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject

_PART = re.compile(r" (?:arn|id|name|ur[il]|address)e?s\Z", re.IGNORECASE)


def _of_items(match: Match, subject: Subject) -> Made | None:
    """Return the rule of "Issuer URLs must be unique", in the text of a list of texts."""
    place = subject.itself
    if place is None or place.kind != "list" or list_of(_PART.sub("s", match["noun"]), subject) != place:
        return None
    item = subject.places.item(place)
    if item is None or item.kind not in ("string", "number"):
        return None
    return Made("unique", Unique(place=item.path), (), place)


FORMS = (
    Form(
        "unique.named",
        ("unique", "distinct"),
        patterns(
            r"(?P<noun>[a-z]+(?: [a-z]+)? (?:ur[il]|arn|id|name|addresse)s) must (?:all )?be (?:unique|distinct)"
            r"(?: (?:within|in) (?:the|this|a|each) (?:list|request|array))?",
        ),
        of_sentence=_of_items,
        member="Items",
        matches=("Item URLs must be unique.", "Item names must be distinct within the list."),
        differs=("Owner URLs must be unique.",),
    ),
)

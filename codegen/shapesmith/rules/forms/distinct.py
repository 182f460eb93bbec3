"""Members in which the items of a list differ, as the text of the member says: "must be unique among all queries"."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Unique
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.names import squash
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject

_CALLS = frozenset({"list", "request", "array", "call"})
_HEAD = re.compile(r" (?:of|that|which|specified|in|for|within|on)\b.*", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:accounts?|regions?|your|existing|amazon)\b", re.IGNORECASE)


def _among_items(match: Match, subject: Subject) -> Made | None:
    """Return the rule that no two items of a list have the same value of the member whose text this is.

    They are all of one whole: what contains the list, or what it is called itself.
    """
    place, whole = subject.place, match["whole"]
    if place is None or place.kind not in ("string", "number") or "[]." not in place.path or _OPEN.search(match[0]):
        return None
    listed = place.path.rpartition("[].")[0]
    names = " ".join((subject.places.structure.name, *subject.places.operations))
    head = squash(_HEAD.sub("", whole.replace("`", "")))
    item = subject.places.find(f"`{listed}`")
    shape = subject.places.item(item) if item is not None else None
    called = f"{squash(listed)} {squash(shape.shape.name) if shape is not None else ''}"
    if len(head) < 4 or not (head in _CALLS or head in squash(names) or head.removesuffix("object") in called):
        return None
    return Made("unique", Unique(place=place.path), (), place)


FORMS = (
    Form(
        "unique.among",
        ("unique",),
        patterns(
            r"[^;:]{0,120}?\bmust be unique (?:within|among|across|in)(?: all(?: of)?)?(?: (?:the|these|this|an?|each"
            r"|all|other|single|current))* (?P<whole>(?:`\w+` )?[a-z][\w '-]{2,80})",
        ),
        of_sentence=_among_items,
        member="Pairs[].Value",
        matches=(
            "The value must be unique within the request.",
            "This value is what the pair is called, and must be unique among all `Pair` objects.",
        ),
        differs=(
            "The value must be unique within the owner.",
            "The value must be unique within the sample of your account.",
        ),
        reads=STATE,
    ),
)

"""Keys of a map that follow a template, of which the beginning is certain."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Matches
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.binding import BEHAVIOUR
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject


def _keys(match: Match, subject: Subject) -> Made | None:
    """Return the rule that the keys of a map begin as the template does."""
    place, prefix = subject.itself, match["prefix"]
    key = subject.places.key(place) if place is not None and place.kind == "map" else None
    if key is None:
        return None
    must = Matches(place=key.path, pattern=f"{re.escape(prefix)}.+", words=f"begin with {prefix}")
    return Made("pattern", must, (), place)


FORMS = (
    Form(
        "pattern.key-template",
        ("must match",),
        patterns(
            r"(?:the |each )?[a-z ]{0,40}(?:names?|keys?) must match (?:the )?pattern (?:of )?`?"
            r"(?P<prefix>(?:[\w-]+\.)+)\{\w+\}`? ?(?:, where .{3,160})?",
        ),
        of_sentence=_keys,
        member="Map",
        matches=(
            "The method response header names must match the pattern of `method.response.header.{name}`, where `name`"
            " is a valid and unique header name.",
        ),
        differs=("The header values must match the pattern of `method.response.header.{name}`.",),
        reads=BEHAVIOUR,
    ),
)

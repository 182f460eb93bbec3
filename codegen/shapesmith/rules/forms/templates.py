"""Texts that follow a template of which only the beginning is certain: the address of an object, the key of a map."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Matches
from shapesmith.rules.binding import BEHAVIOUR
from shapesmith.rules.clauses import Clause
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.texts import matching
from shapesmith.rules.notation import Match, patterns
from shapesmith.rules.subjects import Subject


def _scheme(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a text, or each of a list, is an address of this scheme with something after it."""
    place, scheme = subject.itself, match["scheme"]
    return matching(Clause(place, ""), subject, f"{scheme}.+", f"begin with {scheme}") if place is not None else None


def _keys(match: Match, subject: Subject) -> Made | None:
    """Return the rule that the keys of a map begin as the template does."""
    place, prefix = subject.itself, match["prefix"]
    key = subject.places.key(place) if place is not None and place.kind == "map" else None
    if key is None or key.kind != "string":
        return None
    must = Matches(place=key.path, pattern=f"{re.escape(prefix)}.+", words=f"begin with {prefix}")
    return Made("pattern", must, (), place)


_S3 = r"in the (?:format|form) (?:of )?`(?P<scheme>(?-i:s3)://)[^`]+`"

FORMS = (
    Form(
        "pattern.address",
        ("s3://",),
        patterns(
            rf"(?:the |an? |your )?(?:amazon )?s3 ur[il](?: string)?(?: (?:of|for|to|that) [^,;`]{{3,80}})?,?"
            rf" {_S3}",
            rf"each ur[il] must be {_S3}",
        ),
        of_sentence=_scheme,
        matches=(
            "The S3 URI of the media file to send, in the format `s3://bucket-name/key`.",
            "Amazon S3 URI string in the format `s3://bucket/key`.",
        ),
        differs=("Specify either an Amazon S3 URI in the format `s3://bucket-name/key` or an HTTPS URL.",),
    ),
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

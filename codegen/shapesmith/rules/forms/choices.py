"""Lists of values that a text introduces by their number, by what they are, or by the one that is the default."""

from __future__ import annotations

import re

from shapesmith.rules.forms.closed import closed
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.binding import ALL
from shapesmith.rules.language.notation import Match, patterns, values_in, whole
from shapesmith.rules.references.subjects import Subject

_OF_PARTS = frozenset(
    {"character", "symbol", "wildcard", "filter", "field", "parameter", "key", "name", "tag", "letter"}
)
"""What a text has several of."""


def _made(values: tuple[str, ...] | None, subject: Subject) -> Made | None:
    place = subject.itself
    must = closed(place, values, subject) if place is not None and values and len(values) > 1 else None
    return Made("values", must, (), place) if must is not None else None


def _counted(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "There are three valid values: `a`, `b`, and `c`"."""
    values = values_in(match["values"])
    return _made(values, subject) if values and whole(match["count"]) == len(values) else None


def _so_called(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "The following operators are valid: `a`, `b`", in the text of a text."""
    place = subject.itself
    noun = (match.groupdict().get("noun") or "value").rpartition(" ")[2].removesuffix("s")
    if place is None or place.kind != "string" or noun in _OF_PARTS:
        return None
    return _made(values_in(match["values"]), subject)


_IS_DEFAULT = re.compile(r"\bdefault(?: value)?(?: is|:) [`\"]?(?P<value>[\w-]+)", re.IGNORECASE)


def _with_default(match: Match, subject: Subject) -> Made | None:
    """Return a rule for plain words of which the text says that one is the default."""
    values, default = tuple(re.split(r",? (?:or|and) |, ", match["words"])), _IS_DEFAULT.search(subject.text)
    return _made(values, subject) if default is not None and default["value"] in values else None


FORMS = (
    Form(
        "values.counted",
        ("valid", "possible", "allowed", "supported"),
        patterns(r"there are {N:count} (?:valid|possible|allowed|supported) values: (?P<values>{L})"),
        of_sentence=_counted,
        matches=(
            "There are three valid values: `a`, `b`, and `c`.",
            "There are two possible values: `a` and `b`.",
            "There are two allowed values: `a` and `b`.",
            "There are two supported values: `a` and `b`.",
        ),
        differs=("There are three valid values: `a` and `b`.",),
    ),
    Form(
        "values.so-called",
        ("following",),
        patterns(
            r"the following (?P<noun>[a-z]+(?: [a-z]+)?) are (?:valid|allowed|accepted): (?P<values>{L})",
            r"you can {GIVE} the following values: (?P<values>{L})",
        ),
        of_sentence=_so_called,
        matches=(
            "The following operators are valid: EQUALS, CONTAINS.",
            "You can specify the following values: `InProgress`, `Succeeded`, or `Failed`.",
        ),
        differs=(
            "The following characters are valid: `a`, `b`.",
            "The following operators are valid: EQUALS, and others.",
        ),
    ),
    Form(
        "values.words-with-default",
        ("valid", "possible", "supported"),
        patterns(
            r"(?:the )?(?:valid|possible|supported) values are:? (?P<words>(?-i:[a-z][a-z0-9_-]{2,30}"
            r"(?:, [a-z][a-z0-9_-]{2,30})*),? (?:or|and) (?-i:[a-z][a-z0-9_-]{2,30}))",
        ),
        of_sentence=_with_default,
        matches=(
            "Valid values are ignore, prepend, and split. The default value is ignore.",
            "The possible values are ignore and prepend. Default: ignore",
            "Supported values are ignore or prepend. The default is `ignore`.",
        ),
        differs=(
            "Valid values are ignore, prepend, and split.",
            "Valid values are letters, digits, and hyphens. The default value is a.",
        ),
        reads=ALL,
    ),
)

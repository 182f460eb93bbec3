"""What texts say of leaving a member out: a rule that asks for it, or forbids it, may not be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import Condition, CountSet, IsSet, NoneOf, Not, OneOf, places_of
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.prose.plain import plain_text
from shapesmith.rules.forms.form import Made
from shapesmith.rules.references.places import Places

_OPTIONAL = re.compile(r"\(optional\)", re.IGNORECASE)
_CALLED_OPTIONAL = "the text calls it optional"
_NEEDED = re.compile(r"[^.]*\brequired (?:only )?(?:if|when)\b[^.]*", re.IGNORECASE)
_NO_VALUE = re.compile(r"\b(?:use|specify|pass|provide|enter) `?null`? (?:when|if|for|to)\b", re.IGNORECASE)
_DEFAULT = re.compile(r"\bdefault: (?!none\b|null\b|no default\b|uses? )\S", re.IGNORECASE)
_HAS_DEFAULT = re.compile(r"\bthe default(?: value)? (?:of|for) (?P<name>\w+) is (?!none\b|null\b)\S", re.IGNORECASE)
_EXCEPTION = re.compile(r"\s*the (?:only |one )?exceptions? (?:is|are|to)\b", re.IGNORECASE)
_MADE_UP = re.compile(
    r"\s*if you (?:do not|don't) (?:specify|provide|include) [^.;]{2,80},"
    r" [^.;]{2,40} (?:creates|uses|generates) a default\b",
    re.IGNORECASE,
)


def why_not_needed(made: Made, places: Places, text: str, own: str) -> str | None:
    """Return why a rule that a member is set cannot be meant; `own` is its sentence, and `text` what contains that.

    What the text of the member itself says of it weighs more than what the text of another one does.
    """
    if made.kind == "required_when" and all(isinstance(each, Not) for each in made.when) and _OPTIONAL.match(text):
        return _CALLED_OPTIONAL  # of "must be given if A is not": something else will do
    _, found, rest = text.partition(own)
    if found and _EXCEPTION.match(rest):
        return "the text names an exception"
    match made.must:
        case IsSet(place=path):
            return _of_member(made, path, places, own)
        case CountSet(places=paths, minimum=minimum) if minimum and not made.when:
            if found and _MADE_UP.match(rest):
                return "the text says what is used without them"
            has_default = any(_DEFAULT.search(_words(path, places)) for path in paths)
            return "one of them has a default" if has_default else None
        case _:
            return None


def _of_member(made: Made, path: str, places: Places, own: str) -> str | None:
    """Return why the member at a path need not be set."""
    words = _words(path, places)
    if _NO_VALUE.search(words):
        return "the text says when it has no value"
    default = _HAS_DEFAULT.search(words) if made.kind == "required" else None
    if default is not None and default["name"].lower() == steps_of(path)[-1].lower():
        return "it has a default"
    if not words or own.replace("`", "") in words:
        return None
    if _OPTIONAL.match(words) and made.when == (IsSet(place=path.rpartition(".")[0]),):
        return _CALLED_OPTIONAL
    known = set(places_of(made.when))
    for case in _NEEDED.finditer(words):
        named = [name for word in _WORD.findall(case[0]) for name in _named(word, places)]
        if named and known.isdisjoint(named):
            return "its own text says when it is required"
    return None


_WORD = re.compile(r"\w+")


def _named(word: str, places: Places) -> list[str]:
    """Return the members that a word names, or of which it is a value."""
    return [word] if word in places.members else [place.path for place in places.owners(word)]


def _words(path: str, places: Places) -> str:
    """Return the documentation of a member, without marks."""
    *outer, name = steps_of(path)
    member: Member | None = None
    if not outer:
        member = places.members.get(name)
    elif (place := places.at(".".join(outer))) is not None and isinstance(place.shape, StructureShape):
        member = place.shape.member(name)
    return plain_text(member.documentation) if member is not None and member.documentation is not None else ""


_BY_DEFAULT = re.compile(
    r"\bby default,? `(?P<first>[^`\s]+)` is (?:specified|used|selected|assumed)\b"
    r"|\b(?:the )?default(?: value)?(?: is|:) `(?P<second>[^`\s]+)`",
    re.IGNORECASE,
)


# What stands before a default that a member has in one case: "If `Mode` is `FAST` and you don't specify it, the ...".
_IN_ONE_CASE = re.compile(r"\b(?:if|when) `[^.;]*\Z", re.IGNORECASE)


def sparing_the_default(made: Made, text: str) -> Made:
    """Return a rule that forbids a member, without what it asks of a member with the value that it has by default.

    To give that value says no more than to leave the member out.
    """
    about = made.about
    if made.kind != "forbidden_when" or about is None or not about.enum:
        return made
    values = tuple(value for value in _defaults(text) if value in about.enum)
    if not values:
        return made
    given = IsSet(place=about.path)
    other: Condition = NoneOf(place=about.path, values=values)
    if made.must == Not(condition=given):
        return made._replace(must=OneOf(place=about.path, values=values))
    return made._replace(when=tuple(other if condition == given else condition for condition in made.when))


def _defaults(text: str) -> Iterator[str]:
    for found in _BY_DEFAULT.finditer(text):
        if not _IN_ONE_CASE.search(text[: found.start()]):
            yield found["first"] or found["second"]

"""Which list or map holds what a noun names: "up to 10 routes" of `RouteConfigurations`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapesmith.ir.shapes import ListShape, StructureShape
from shapesmith.rules.language.names import singular, words_of
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

CALLS = ("request", "call", "operation")
"""Nouns for one call of an operation."""

_SUFFIX = re.compile(
    r"(?:ARN|Arn|ID|Id|Name|Identifier|Alias|Uri|Url|Email|List|Set|Input|Config|Configuration|Info|Order|Mapping"
    r"|Detail|NameValue|Definition|Specification)(?:s|es)?\Z"
)


def _holds(place: TypedPlace, words: list[str]) -> bool:
    """Return whether the last word of a noun is that of a list's name, or of the shape of its items."""
    names = [place.path.rpartition(".")[2]]
    if isinstance(place.shape, ListShape):
        names.append(place.shape.member.shape)
    nouns = [words, words[:-1]] if len(words) > 1 and singular(words[-1]) in _OF_WHAT_IS_HELD else [words]
    return any(_ends_with(noun, shortened) for noun in nouns for name in names for shortened in _shortened(name))


_OF_WHAT_IS_HELD = frozenset(
    ("configuration", "definition", "specification", "detail", "rule", "object", "structure", "setting", "override")
)
"""Nouns that say little more of an item than that it is one: "a route configuration" is a route."""


def _is_of_one_kind(words: list[str], place: TypedPlace, subject: Subject) -> bool:
    """Return whether a noun names one of the kinds of which the items are: "S3 location", where others are none."""
    item = subject.places.item(place)
    if item is None or not isinstance(item.shape, StructureShape) or not item.shape.union:
        return False
    return not {member.name.lower() for member in item.shape.members}.isdisjoint(words[:-1])


def _shortened(name: str) -> Iterator[str]:
    """Yield a name, and what is left of it without the words that it may end with: `InstanceIdList`, `Instance`."""
    while name:
        yield name
        shorter = _SUFFIX.sub("", name)
        name = shorter if shorter != name else ""


def _ends_with(words: list[str], name: str) -> bool:
    """Return whether a name ends with the last of these words, or is made of them all."""
    own = [singular(word) for word in words_of(name) if not word.isdigit()]
    if own and own[-1] == singular(words[-1]) and own[-1] not in ("filter", "value", "string"):
        return True
    return len(own) > 1 and "".join(own) == singular("".join(words))  # "hyperparameters" of `HyperParameters`


_ITEMS = frozenset({"item", "entry", "element", "value", "object", "member", "pair"})


def list_of(noun: str, subject: Subject) -> TypedPlace | None:
    """Return the list or map that holds what a noun names: this member, or the one that has this name."""
    place = subject.itself
    words = re.findall(r"[a-z]+", noun.lower())
    if not words:
        return None
    if "`" in noun and (named := subject.refer(noun)) is not None:
        return named if named.kind in ("list", "map") and place in (None, named) else None
    if place is not None and place.kind in ("list", "map"):
        if _is_of_one_kind(re.findall(r"[a-z0-9]+", noun.lower()), place, subject):
            return None
        if singular(words[-1]) in _ITEMS:
            return place
        if words[-1] in ("arns", "ids", "names", "identifiers") and len(words) > 1:
            words = words[:-1]  # "instance IDs" stand for instances
        if _holds(place, words) or (words[-1] not in ("filters", "values") and subject.is_described_as(words)):
            return place
        found = subject.resolve(noun.replace("`", ""))
        return place if found is not None and found.path.startswith(place.path) else None
    if place is not None and (around := _around(place, subject)) is not None:
        return around if _holds(around, words) else None
    if place is not None and place.kind == "structure" and isinstance(place.shape, StructureShape):
        return _only_list_in(words, place, place.shape, subject)
    named = subject.places.find(noun)
    if subject.place is None and named is None and any(call in subject.sentence.text for call in CALLS):
        return _only_list_of(words, subject)
    return named if named and named.kind in ("list", "map") and subject.place is None else None


def _around(place: TypedPlace, subject: Subject) -> TypedPlace | None:
    """Return the list of which a place is each item, where it is a member of the structure."""
    outer = place.path.removesuffix("[]")
    return None if outer == place.path else subject.places.find(f"`{outer}`")


def _only_list_in(words: list[str], place: TypedPlace, shape: StructureShape, subject: Subject) -> TypedPlace | None:
    """Return the one list of the structure at a place that holds what its text says that it takes so many of."""
    members = (subject.places.below(place, member) for member in shape.members)
    found = [inner for inner in members if inner.kind == "list" and _holds(inner, words)]
    return found[0] if len(found) == 1 else None


def _only_list_of(words: list[str], subject: Subject) -> TypedPlace | None:
    """Return the one list of a request that holds what an operation says that a call takes so many of."""
    members = map(subject.places.of, subject.places.members.values())
    found = [place for place in members if place.kind == "list" and _holds(place, words)]
    return found[0] if len(found) == 1 and subject.places.operations else None

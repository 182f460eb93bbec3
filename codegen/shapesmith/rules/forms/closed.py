"""Whether a list of values is the whole of what a member may have."""

from __future__ import annotations

import re
from functools import lru_cache

from shapesmith.ir.rules import OneOf
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Made
from shapesmith.rules.language.searches import has
from shapesmith.rules.references.conditions import typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

GROWING = re.compile(
    r"(?:engine|instance_?type|instance_?class|instance_?size|version|region|class|(?<!address)family|runtime|platform"
    r"|language|language_?code|locale|currency|currency_?code|model"
    r"|model_?id|zone|license_?model|edition|node_?type|license)(?:s|_?names?|_?ids?)?\Z",
    re.IGNORECASE,
)

_SEPARATED = re.compile(
    r"\bcomma[- ](?:separated|delimited)|separated by (?:a )?commas?|semicolon-separated", re.IGNORECASE
)

_OTHER_CASE = re.compile(
    r"\b(?:when|if|for) [^.:]{3,120}\b(?:valid|allowed|accepted|acceptable|possible|supported) values\b", re.IGNORECASE
)

_PLACEHOLDER = re.compile(r"[:/](?:relative|path|name|id|key|value|region|account(?:-id)?)\b", re.IGNORECASE)
_SPLIT = re.compile(r"[\w-]+: [\w-]+")
_SIZE = re.compile(r"\w\.(?:nano|micro|small|medium|\d*x?large|metal)\b")

_ANY_CASE = re.compile(
    r"\bcase[- ]insensitive|(?:\bnot|n't|n\u2019t) case[- ]sensitive|\bregardless of case|\bignor\w+ case"
    r"|\bin any case\b",
    re.IGNORECASE,
)

# "Names a built-in dataset. Valid values are ...": others are of the user's own making.
_BUILT_IN = re.compile(r"\b(?:built-?in|predefined|pre-?built|preconfigured)\b", re.IGNORECASE)

_UNKNOWN_TOO = re.compile(
    r"\b(?:unrecognized|unknown|invalid|unsupported|other|absent) values? (?:defaults?|(?:are|is) (?:treated|ignored"
    r"|accepted|replaced|used)|falls? back)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _cases(text: str) -> int:
    """Return how often a text gives values for a case."""
    return len(_OTHER_CASE.findall(text))


def closed(place: TypedPlace, values: tuple[str, ...], subject: Subject, kind: str = "list") -> OneOf | None:
    """Return the condition that a value is one of a list, None where the list may be incomplete.

    `kind`: a "list" of all values, those of a "case" that the sentence names, or "exact" values, named on purpose.
    """
    target = _target(place, subject)
    if target is None or target.kind not in ("string", "number", "boolean"):
        return None
    if target.kind == "boolean" and len(values) > 1:
        return None
    if any(_SIZE.search(value) or _PLACEHOLDER.search(value) or _SPLIT.fullmatch(value) for value in values):
        return None  # sizes become more; a part stands for something else; "aws: kms" is none that a service takes
    if kind == "list" and _cases(subject.text) > _cases(subject.sentence.text):
        return None  # there are more values in another case
    if has(subject.text, _UNKNOWN_TOO):
        return None  # the text says what becomes of a value that it does not list
    if target.kind == "string" and not target.enum:
        if has(subject.text, _SEPARATED) or has(subject.text, _ANY_CASE):
            return None  # one text may hold several of them, or one in capitals or without
        if kind == "list" and _BUILT_IN.search(subject.sentence.before):
            return None
        if subject.places.is_spelled_otherwise(place.path, values):
            return None  # which of the two spellings the service takes is not certain
    typed = typed_values(target, values)
    if typed is None or (kind == "list" and target.enum and not set(target.enum) <= set(typed)):
        # A list that is shorter than the enum is older than it.
        return None
    if target.kind == "string" and any(
        re.search(r"[<>{}*\\]|\.\.\.|^\d+-\d+$|^arn:|^$", str(value)) for value in typed
    ):
        return None
    name = place.path.rpartition(".")[2].rpartition("{")[2].rstrip("}")  # of `Parameters{VERSION}`, the key
    if not (kind == "exact" and target.enum) and _is_growing(name, values):
        return None
    return OneOf(place=target.path, values=typed)


def rule_of_values(
    place: TypedPlace | None,
    values: tuple[str, ...] | None,
    subject: Subject,
    kind: str = "list",
    about: TypedPlace | None = None,
) -> Made | None:
    """Return the rule that a value is one of a list, as `closed` says; `about` is where it is shown, if elsewhere."""
    must = closed(place, values, subject, kind) if place is not None and values else None
    return Made("values", must, (), about or place) if must is not None else None


def _is_growing(name: str, values: tuple[str, ...]) -> bool:
    """Return whether there are ever more values of a member of this name; of versions, those that have a number."""
    found = GROWING.search(name)
    return found is not None and ("version" not in found[0].lower() or any(re.search(r"\d", each) for each in values))


def _target(place: TypedPlace, subject: Subject) -> TypedPlace | None:
    """Return where the values of a list of values are: each item, or the one member that it has."""
    item = subject.places.item(place) if place.kind == "list" else place
    if item is not None and isinstance(item.shape, StructureShape) and place.kind == "list":
        members = item.shape.members
        return subject.places.below(item, members[0]) if len(members) == 1 else None
    return item

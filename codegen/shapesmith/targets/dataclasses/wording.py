"""Constraints and rules in words, for the end of docstrings and for `explain`.

The words are those of the messages of the generated code (`runtime.messages`, `runtime.conditions`).
"""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.constraints import Constraint, PlaceConstraints
from shapesmith.ir.doc import Code, Inline, Text
from shapesmith.runtime.alternatives import AnyOf
from shapesmith.runtime.conditions import IsSet, Not, RuleEntry
from shapesmith.runtime.messages import PHRASES, Quoted, between, in_case
from shapesmith.runtime.value_conditions import Matches, NoneOf, OneOf

# If there are more values than this, they are not listed: the class of the enum has them.
_LISTED_VALUES = 8

_UNITS = {"string": "character", "blob": "byte", "list": "item", "map": "entry"}

Phrase = tuple[Inline, ...]


def member_words(place: PlaceConstraints, token: bool, classes: dict[str, str], listed: bool = True) -> list[Phrase]:
    """Return the constraints on a member, one phrase each, its own first, then those on items, keys and values.

    `classes` gives the Python name of an enum; `token` says that the SDK fills the member in. If not `listed`, the
    values of an enum with a class are not named.
    """
    words: list[Phrase] = []
    if place.required is not None and place.required.is_error and not token:
        words.append((Text("required"),))
    words += _value_words(place, classes, listed, "")
    if token:
        words.append((Text("filled in when left out"),))
    if place.sensitive:
        words.append((Text("sensitive, hidden in "), Code("repr")))
    return words


def _value_words(place: PlaceConstraints, classes: dict[str, str], listed: bool, whose: str) -> Iterator[Phrase]:
    """Yield the phrases for a value and what it contains; `whose` says what the value is, if not the member's own."""
    if place.kind == "open":
        yield Text(f"{whose} a structure ".lstrip()), Code(place.target), Text(" of any members")
    for constraint in place.constraints:
        if constraint.is_error:
            phrase = constraint_words(constraint, place.kind, classes, listed)
        elif constraint.kind == "enum" and not constraint.is_off:
            # A reader wants these values, too. Of another constraint that is advice, one needs the reason: `explain`.
            phrase = _enum(constraint, classes, listed, one_of="usually one of ", only="usually ")
        else:
            continue
        yield (Text(f"{whose} "), *phrase) if whose else phrase
    for inner, who in ((place.key, "key"), (place.item, "value" if place.kind == "map" else "item")):
        if inner is not None:
            yield from _value_words(inner, classes, listed, f"each {who}{f' of {whose}' if whose else ''}")


def constraint_words(constraint: Constraint, kind: str, classes: dict[str, str], listed: bool = True) -> Phrase:
    """Return one constraint as a phrase: `1 to 100 characters`."""
    match constraint.kind:
        case "length":
            return (Text(between(constraint.minimum, constraint.maximum, _UNITS[kind])),)
        case "range":
            return (Text(between(constraint.minimum, constraint.maximum, "")),)
        case "pattern":
            return (Text("matches "), Code(constraint.pattern or ""))
        case "enum":
            return _enum(constraint, classes, listed)
        case "union":
            return (Text("exactly one member"),)
        case other:
            return (Text(PHRASES.get(other, other)),)


def _enum(
    constraint: Constraint, classes: dict[str, str], listed: bool, one_of: str = "one of ", only: str = "only "
) -> Phrase:
    if constraint.enum is not None and not (listed and len(constraint.values) <= _LISTED_VALUES):
        return Text(f"{one_of}the values of "), Code(classes[constraint.enum])
    words: list[Inline] = [Text(one_of if len(constraint.values) > 1 else only)]
    for index, value in enumerate(constraint.values):
        if index:
            words.append(Text(", "))
        words.append(_value(value))
    return tuple(words)


def rule_words(rule: RuleEntry, member: str | None) -> Phrase:
    """Return a rule as a phrase, which leaves out the `member` whose docstring has it.

    What holds for the structure as a whole is a clause: `exactly one of Name and Arn is set`.
    """
    must, subject = rule.must, rule.must.subject
    asked = must.must()
    if subject is None and rule.when and asked[0].startswith("must meet "):
        # `all of these when A is set: ...`: at the end, the case would be that of the last clause.
        words = (asked[0].removeprefix("must meet "), *asked[1:])
    elif subject is None:
        words = must.clause()
    elif subject.path != member:
        words = (subject.words.removesuffix(f" of {member}"), " ", *must.must())
    elif isinstance(must, IsSet) and must.place.is_single:
        words = ("required",)
    elif isinstance(must, AnyOf | Not | NoneOf | Matches | IsSet):
        words = must.must()
    elif isinstance(must, OneOf) and len(must.values) == 1:
        words = ("only ", *must.phrase())
    else:
        words = must.phrase()
    said = in_case(words, rule.case())
    return tuple(
        _value(word) if isinstance(word, Quoted) else Text(word) for word in said if word or isinstance(word, Quoted)
    )


def _value(text: str) -> Inline:
    """Return a text as code; one that would not show is named."""
    return Code(text) if text.strip() else Text("the empty string")

"""Rules from the documentation: what its sentences ask of the values of one structure, beyond what the model says.

A rule is a conjunction of conditions, `when`, and one more, `must`, over *places* of the structure. A place is a path
of wire names: `Tags[].Key` is the key of each item of a list, `Attributes{key}` each key of a map, `References{}.Type`
a member of each of its values; `KeySchema[0]` is the first item alone, `Attributes{DelaySeconds}` the value of that key
alone. A name that holds one of `.[]{}` has no place, and so no rule. Conditions on the items of a list have places of
an item, as if it were the structure; `.` is the item itself.

A condition is true, false, or open. A condition on values is open where its place holds none, and where a value has
another type than the condition is about: that is for the model to judge. At a place that holds several values it is
true if it is true of each, and false if it is false of one. `Not` leaves open what is open; `AnyOf` is true if one part
is, false if all are, else open.

A place is set where it holds a value, and `None` is none. Where all that it holds are empty lists, maps or structures,
it is open whether it is set: one service takes an empty list for none, another for a list. So a condition on which
places are set is open if it is true with these set and false without, or the other way round. An empty text is a value,
and so is an empty structure at a place that is a *marker*: its shape has no members, so that it cannot hold anything.

A rule is violated where every condition of `when` is true and `must` is false. So an unset member never violates what
its value must be, and never fulfils what a rule presupposes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from shapesmith.ir.places import join
from shapesmith.provenance import NOWHERE, Provenance

Value: TypeAlias = str | bool | int | float

RuleKind = Literal[
    "length",
    "range",
    "values",
    "none_of",
    "pattern",
    "format",
    "total_size",
    "unique",
    "multiple_of",
    "required",
    "required_when",
    "at_least_one",
    "exactly_one",
    "at_most_one",
    "all_or_none",
    "relational",
    "conditional_values",
    "forbidden_when",
]

FormatName = Literal[
    "arn",
    "base64",
    "cidr",
    "date",
    "e164",
    "email",
    "epoch",
    "https-url",
    "integer",
    "ipv4",
    "iso8601",
    "json",
    "nfc",
    "number",
    "s3-uri",
    "url",
    "uuid",
]
"""Text formats: `epoch` is a count of seconds since 1970, `date` a day of ISO 8601, `iso8601` a date with or without a
time, `nfc` text in Unicode's Normalization Form C, `url` an absolute URL of any scheme, `arn` six parts of which the
first is `arn`."""

Unit = Literal["characters", "bytes", "items", "keys"]
Operator = Literal["<", "<=", "=", ">=", ">"]


class _Condition(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """Base of all conditions. The dump names the class of each in `kind`."""


# Conditions on which members are set


class IsSet(_Condition, frozen=True, kw_only=True, tag="set"):
    """The place holds a value; open where that is an empty list, map or structure, unless it `is_marker`."""

    place: str
    is_marker: bool = False


class CountSet(_Condition, frozen=True, kw_only=True, tag="count-set"):
    """Of these places, at least `minimum` and at most `maximum` are set; None: all of them may be.

    `markers` are those of the places that are markers.
    """

    places: tuple[str, ...]
    minimum: int = 0
    maximum: int | None = None
    markers: tuple[str, ...] = ()


class AllOrNone(_Condition, frozen=True, kw_only=True, tag="all-or-none"):
    """Either all of these places are set, or none is. `markers` are those that are markers."""

    places: tuple[str, ...]
    markers: tuple[str, ...] = ()


# Conditions on values


class OneOf(_Condition, frozen=True, kw_only=True, tag="one-of"):
    """The value is one of these. A boolean equals no number."""

    place: str
    values: tuple[Value, ...]


class NoneOf(_Condition, frozen=True, kw_only=True, tag="none-of"):
    """The value is none of these. `Not` of it says that a list contains one of them."""

    place: str
    values: tuple[Value, ...]


class Matches(_Condition, frozen=True, kw_only=True, tag="matches"):
    """The whole of a text matches `pattern`, one of Python's `re`; `words` say it to people."""

    place: str
    pattern: str
    words: str


class Format(_Condition, frozen=True, kw_only=True, tag="format"):
    """A text has a format that `format` names."""

    place: str
    format: FormatName


class Length(_Condition, frozen=True, kw_only=True, tag="length"):
    """The value has `minimum` to `maximum` characters (code points), bytes (of UTF-8), items, or keys (of a map)."""

    place: str
    unit: Unit
    minimum: int = 0
    maximum: int | None = None


class Range(_Condition, frozen=True, kw_only=True, tag="range"):
    """A number is within bounds, which belong to the range unless they are said to be exclusive."""

    place: str
    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False


class TextRange(_Condition, frozen=True, kw_only=True, tag="text-range"):
    """A text is a decimal number within bounds, an integer if `whole`; any other text is not."""

    place: str
    minimum: int | float | None = None
    maximum: int | float | None = None
    whole: bool = False


class MultipleOf(_Condition, frozen=True, kw_only=True, tag="multiple-of"):
    """A number is a whole multiple of `divisor`."""

    place: str
    divisor: int | float


class TimeStep(_Condition, frozen=True, kw_only=True, tag="time-step"):
    """A timestamp is a whole multiple of `seconds` after 1970 began: of 300, if it is at 10:05 and not at 10:07."""

    place: str
    seconds: int


class TotalSize(_Condition, frozen=True, kw_only=True, tag="total-size"):
    """All keys and all texts below the place have at most `maximum` bytes of UTF-8 together."""

    place: str
    maximum: int


class SumSize(_Condition, frozen=True, kw_only=True, tag="sum-size"):
    """The values at these places, with all keys and texts below, have at most `maximum` bytes of UTF-8 together."""

    places: tuple[str, ...]
    maximum: int


class Unique(_Condition, frozen=True, kw_only=True, tag="unique"):
    """No two values at the place are equal; `Tags[].Key` compares the keys of all items.

    The values at the places `beside` are compared, too, with each other and with those at the place.
    """

    place: str
    beside: tuple[str, ...] = ()


class Compare(_Condition, frozen=True, kw_only=True, tag="compare"):
    """The value at `left` has this relation to the one at `right`: both numbers, or both timestamps.

    `plus` seconds are added to the timestamp at `right`.
    """

    left: str
    operator: Operator
    right: str
    plus: int = 0


# Conditions on items


class Each(_Condition, frozen=True, kw_only=True, tag="each"):
    """Of each value at the place of which all of `when` are true, `must` is true; their places are those of a value.

    It is false if `must` is false of one of these, true if it is true of one and false of none, else open.
    """

    place: str
    must: Condition
    when: tuple[Condition, ...] = ()


class Count(_Condition, frozen=True, kw_only=True, tag="count"):
    """There are `minimum` to `maximum` values at these places of which all of `where` are true; never open.

    With `of` what is counted is the values at that place of each such value, of which both places are.
    """

    places: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    of: str | None = None
    minimum: int = 0
    maximum: int | None = None


# Combinations


class Not(_Condition, frozen=True, kw_only=True, tag="not"):
    """The condition is false."""

    condition: Condition


class AnyOf(_Condition, frozen=True, kw_only=True, tag="any-of"):
    """One of the conditions is true."""

    conditions: tuple[Condition, ...]


_OnMembers: TypeAlias = IsSet | CountSet | AllOrNone
_OnEach: TypeAlias = OneOf | NoneOf | Matches | Format | Length | Range | TextRange | MultipleOf | TimeStep
_OnSeveral: TypeAlias = TotalSize | SumSize | Unique | Compare
Condition: TypeAlias = _OnMembers | _OnEach | _OnSeveral | Each | Count | Not | AnyOf


class Rule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule on the values of the structure `shape`.

    `member` is the wire name of the member that it is about; None where it is in the text of the structure or of
    an operation and is about several. `sentence` is verbatim, `origin` the id of the form that made the rule, or
    "verdict". `provenance` is that of the text in which it stands, `verdict` that of the verdict. `reason` says why a
    rule is advice; an error has none.
    """

    id: str
    shape: str
    member: str | None
    kind: RuleKind
    must: Condition
    sentence: str
    origin: str
    when: tuple[Condition, ...] = ()
    provenance: Provenance = NOWHERE
    verdict: Provenance | None = None
    severity: Literal["error", "advice"] = "error"
    reason: str | None = None


def rule_id(
    service: str, shape: str, member: str | None, kind: RuleKind, when: tuple[Condition, ...], must: Condition
) -> str:
    """Return the stable id of a rule: its subject, its kind, and eight hexadecimal digits of what it asks.

    >>> rule_id("connect", "UserInfo", "UserId", "required", (), IsSet(place="UserId"))
    'connect.UserInfo.UserId.required:a912b16d'
    """
    subject = shape if member is None else f"{shape}.{member}"
    digest = hashlib.sha256(msgspec.json.encode((when, must), order="deterministic")).hexdigest()
    return f"{service}.{subject}.{kind}:{digest[:8]}"


def moved(condition: Condition, move: Callable[[str], str]) -> Condition:
    """Return a condition with each place of the structure replaced by what `move` makes of it."""
    changes: dict[str, object] = {}
    for name in condition.__struct_fields__:
        value = getattr(condition, name)
        if name in ("place", "left", "right"):
            changes[name] = move(value)
        elif name in ("places", "beside", "markers"):
            changes[name] = tuple(map(move, value))
        elif name == "condition":
            changes[name] = moved(value, move)
        elif name == "conditions":
            changes[name] = tuple(moved(each, move) for each in value)
    return msgspec.structs.replace(condition, **changes)


def parts_of(condition: Each | Count) -> tuple[Condition, ...]:
    """Return the conditions on items as conditions of the structure, on every item."""
    if isinstance(condition, Each):
        return _moved_into(condition.place, (condition.must, *condition.when))
    return tuple(each for place in condition.places for each in _moved_into(place, condition.where))


def _moved_into(place: str, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(moved(each, lambda path: join(place, path)) for each in conditions)


def places_of(conditions: Iterable[Condition]) -> Iterator[str]:
    """Yield every place that the conditions are about, in their order."""
    for condition in conditions:
        match condition:
            case Not():
                yield from places_of((condition.condition,))
            case AnyOf():
                yield from places_of(condition.conditions)
            case CountSet() | AllOrNone() | SumSize():
                yield from condition.places
            case Compare():
                yield condition.left
                yield condition.right
            case Unique():
                yield from (condition.place, *condition.beside)
            case Each():
                yield from places_of(parts_of(condition))
            case Count(places=places, of=of):
                yield from (place if of is None else join(place, of) for place in places)
                yield from places_of(parts_of(condition))
            case _:
                yield condition.place

"""What a rule rules out, in one form, so that "A not with B" and "B not with A" are seen to be the same rule."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from shapesmith.ir.rules import Condition, CountSet, IsSet, NoneOf, Not, OneOf, Value

_STEPS = re.compile(r"[\[{]")


class Literal(NamedTuple):
    """One statement on a place, or its opposite: it is set, or its value is one of `values`."""

    place: str
    values: frozenset[tuple[type, Value]] | None
    holds: bool


Contradiction: TypeAlias = frozenset[Literal]
"""Statements of which a rule says that they are never true together."""


def ruled_out(when: tuple[Condition, ...], must: Condition) -> Contradiction | None:
    """Return what a rule rules out; None where it says more than that some statements exclude each other.

    >>> a, b = IsSet(place="A"), IsSet(place="B")
    >>> ruled_out((a,), Not(condition=b)) == ruled_out((b,), Not(condition=a)) == ruled_out(
    ...     (), CountSet(places=("A", "B"), maximum=1)
    ... )
    True
    """
    match must:
        case CountSet(places=places, minimum=0, maximum=int(most)) if most == len(places) - 1:
            found: list[Literal | None] = [Literal(place, None, True) for place in places]
        case CountSet(places=places, minimum=1, maximum=None):
            found = [Literal(place, None, False) for place in places]
        case _:
            found = [_literal(must, False)]
    found += [_literal(condition, True) for condition in when]
    known = [each for each in found if each is not None]
    return frozenset(known) if len(known) == len(found) > 1 else None


def _literal(condition: Condition, holds: bool) -> Literal | None:
    match condition:
        case Not(condition=inner):
            return _literal(inner, not holds)
        case IsSet(place=place):
            return Literal(place, None, holds)
        # Of several values all are one of these, or none is: the one is not the opposite of the other.
        case OneOf(place=place, values=values) | NoneOf(place=place, values=values) if not _STEPS.search(place):
            is_one = isinstance(condition, OneOf)
            return Literal(place, frozenset((type(value), value) for value in values), holds is is_one)
        case _:
            return None

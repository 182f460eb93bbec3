"""Two rules that rule out the same are one, whichever member tells them."""

from __future__ import annotations

import pytest
from shapesmith.ir.rules import Condition, CountSet, IsSet, Length, NoneOf, Not, OneOf
from shapesmith.rules.extract import extract
from shapesmith.rules.reconciliation.contradictions import ruled_out

from tests.rules.sample import service, written

A, B = IsSet(place="A"), IsSet(place="B")
NO_A, NO_B = Not(condition=A), Not(condition=B)
ON = OneOf(place="F", values=(True,))
NOT_ON = NoneOf(place="F", values=(True,))

Said = tuple[tuple[Condition, ...], Condition]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (((A,), NO_B), ((B,), NO_A)),
        (((A,), NO_B), ((), CountSet(places=("B", "A"), maximum=1))),
        (((A,), B), ((NO_B,), NO_A)),
        (((NO_A,), B), ((NO_B,), A)),
        (((NO_A,), B), ((), CountSet(places=("A", "B"), minimum=1))),
        (((ON,), NO_A), ((A,), NOT_ON)),
        (((ON,), CountSet(places=("A",), maximum=0)), ((A,), NOT_ON)),
        (((A, ON), NO_B), ((B, ON), NO_A)),
    ],
)
def test_rules_that_rule_out_the_same_are_equal(one: Said, other: Said) -> None:
    assert ruled_out(*one) == ruled_out(*other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (((A,), B), ((B,), A)),
        (((A,), NO_B), ((), CountSet(places=("A", "B"), minimum=1))),
        (((ON,), A), ((OneOf(place="F", values=(False,)),), A)),
        (((OneOf(place="F", values=(1,)),), A), ((OneOf(place="F", values=(True,)),), A)),
        (((A, ON), NO_B), ((A,), NO_B)),
    ],
)
def test_rules_that_rule_out_different_things_differ(one: Said, other: Said) -> None:
    assert ruled_out(*one) != ruled_out(*other)


@pytest.mark.parametrize(
    ("when", "must"),
    [
        ((), A),
        ((A,), CountSet(places=("B", "C"), minimum=1, maximum=1)),
        ((), CountSet(places=("A", "B", "C"), maximum=1)),
        ((), Length(place="A", unit="characters", maximum=3)),
        # All items are none of these, or some item is one of these: neither is the opposite of the other.
        ((A,), OneOf(place="L[]", values=("x",))),
    ],
)
def test_a_rule_that_says_more_than_what_excludes_each_other_is_compared_as_it_is(
    when: tuple[Condition, ...], must: Condition
) -> None:
    assert ruled_out(when, must) is None


def test_a_rule_that_two_members_tell_is_told_once() -> None:
    text = "If `Force` is `true`, you can't specify `Key`. If you specify `Key`, you can't specify `Force`."
    found = extract(service("Name", text))
    assert [written(rule) for rule in found.rules] == [
        "Key, forbidden_when: one-of(place='Force', values=(True,)) -> not(condition={'kind': 'set', 'place': 'Key'})"
    ]
    assert [refusal.reason for refusal in found.refused] == ["another sentence says the same"]

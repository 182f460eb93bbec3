"""Rules in words."""

from __future__ import annotations

import pytest
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    Count,
    CountSet,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
)
from shapesmith.rules.wording import rule_words

EACH = Each(place="L[]", must=OneOf(place="V", values=("v",)), when=(OneOf(place="K", values=("k",)),))
EMAIL = OneOf(place="Channel", values=("EMAIL",))


def words(must: Condition, *when: Condition) -> str:
    return rule_words(
        Rule(id="", shape="S", member=None, kind="values", must=must, when=when, sentence="", origin="form")
    )


@pytest.mark.parametrize(
    ("must", "expected"),
    [
        (IsSet(place="A"), "A must be set"),
        (Not(condition=IsSet(place="A")), "A must not be set"),
        (OneOf(place="A", values=("x",)), 'A must be "x"'),
        (OneOf(place="A", values=(1, True, "x")), 'A must be 1, true or "x"'),
        (OneOf(place="A", values=tuple(range(32))), f"A must be {', '.join(map(str, range(30)))} or 2 others"),
        (NoneOf(place="A", values=("x", "y")), 'A must not be "x" or "y"'),
        (Not(condition=NoneOf(place="L[]", values=("x",))), 'L[] must hold one of "x"'),
        (Matches(place="A", pattern="a.*", words="start with a"), "A must start with a"),
        (Format(place="A", format="json"), "A must have the format json"),
        (Length(place="A", unit="characters", maximum=1), "A must have at most 1 character"),
        (Length(place="A", unit="items", minimum=1, maximum=10), "A must have 1 to 10 items"),
        (Length(place="A", unit="keys", minimum=2), "A must have at least 2 keys"),
        (Length(place="A", unit="bytes", minimum=1, maximum=1), "A must have exactly 1 byte"),
        (Range(place="A", minimum=1, maximum=1000), "A must be from 1 to 1,000"),
        (Range(place="A", minimum=1, exclusive_minimum=True), "A must be above 1"),
        (Range(place="A", minimum=1, maximum=2, exclusive_maximum=True), "A must be at least 1 and below 2"),
        (MultipleOf(place="A", divisor=60), "A must be a multiple of 60"),
        (TotalSize(place="A", maximum=32768), "A must have at most 32,768 bytes of UTF-8 in all"),
        (Unique(place="A[]"), "A[] must be unique"),
        (Compare(left="A", operator="<=", right="B"), "A must be at most B"),
        (Compare(left="A", operator="<", right="B", plus=7_200), "A must be less than B plus 2 hours"),
        (TextRange(place="A{k}", minimum=0, maximum=900, whole=True), "A{k} must be an integer from 0 to 900"),
        (TextRange(place="A"), "A must be a number"),
        (TimeStep(place="A", seconds=1), "A must be at a multiple of 1 second"),
        (SumSize(places=("A", "B"), maximum=9), "A and B must have at most 9 bytes of UTF-8 in all"),
        (Unique(place="A[]", beside=("B[]",)), "A[] and B[] must be unique"),
        (EACH, 'L[].V must be "v" where L[].K is "k"'),
        (
            Count(places=("L[]",), where=(IsSet(place="K"),), maximum=1),
            "it must have at most 1 item at L[] where L[].K is set",
        ),
        (Count(places=("L[]", "M[]"), of="V", minimum=2), "it must have at least 2 items at L[].V and M[].V"),
        (
            Not(condition=AnyOf(conditions=(IsSet(place="A"), Not(condition=EMAIL)))),
            'A must not be set and Channel must be "EMAIL"',
        ),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), "exactly 1 of A and B must be set"),
        (CountSet(places=("A", "B", "C"), minimum=1), "at least 1 of A, B and C must be set"),
        (CountSet(places=("A", "B"), maximum=1), "at most 1 of A and B must be set"),
        (CountSet(places=("A", "B", "C"), minimum=1, maximum=2), "1 to 2 of A, B and C must be set"),
        (AllOrNone(places=("A", "B")), "all or none of A and B must be set"),
        (AnyOf(conditions=(IsSet(place="A"), EMAIL)), 'either A must be set or Channel must be "EMAIL"'),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_rule_asks(must: Condition, expected: str) -> None:
    assert words(must) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (EMAIL, 'Channel is "EMAIL"'),
        (Not(condition=EMAIL), 'Channel is not "EMAIL"'),
        (NoneOf(place="A", values=("x",)), 'A is not "x"'),
        (Not(condition=NoneOf(place="L[]", values=("x",))), 'L[] holds one of "x"'),
        (IsSet(place="A"), "A is set"),
        (Not(condition=IsSet(place="A")), "A is not set"),
        (CountSet(places=("A", "B"), maximum=1), "at most 1 of A and B is set"),
        (AllOrNone(places=("A", "B")), "all or none of A and B are set"),
        (AnyOf(conditions=(IsSet(place="A"), EMAIL)), '(A is set or Channel is "EMAIL")'),
        (EACH, 'L[].V is "v" where L[].K is "k"'),
        (Not(condition=AnyOf(conditions=(IsSet(place="A"), EMAIL))), '(A is not set and Channel is not "EMAIL")'),
        (Length(place="A", unit="items", minimum=2), "A has at least 2 items"),
        (Range(place="A", maximum=3), "A is at most 3"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_when_it_asks_it(when: Condition, expected: str) -> None:
    assert words(IsSet(place="B"), when) == f"B must be set when {expected}"


def test_all_conditions_are_said() -> None:
    assert words(IsSet(place="B"), EMAIL, IsSet(place="A")) == 'B must be set when Channel is "EMAIL" and A is set'

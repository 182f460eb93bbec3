"""Rules as entries of a table: the call of each kind of condition, and what the runtime makes of it."""

from __future__ import annotations

from typing import Any

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
from shapesmith.prose.characters import one_line
from shapesmith.targets.dataclasses.rule_entries import rule_words, rules_expression, runtime_entry


def rule(must: Condition, *when: Condition, **fields: Any) -> Rule:
    return Rule(
        **{
            "id": "s.Made.A.values:1",
            "shape": "Made",
            "member": "A",
            "kind": "values",
            "must": must,
            "when": when,
            "sentence": "It is so.",
            "origin": "test",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (IsSet(place="A.B"), 'rt.IsSet("A.B")'),
        (OneOf(place="A", values=("x",)), 'rt.OneOf("A", ("x",))'),
        (OneOf(place="A", values=(1, True, 1.5)), 'rt.OneOf("A", (1, True, 1.5))'),
        (NoneOf(place="A", values=("x", "y")), 'rt.NoneOf("A", ("x", "y"))'),
        (Matches(place="A", pattern=r"\d", words="be\n a digit\u202e"), r'rt.Matches("A", r"\d", "be a digit")'),
        (Format(place="A", format="uuid"), 'rt.Format("A", "uuid")'),
        (Length(place="A", unit="bytes", minimum=1), 'rt.Length("A", "bytes", minimum=1)'),
        (Length(place="A", unit="items", maximum=0), 'rt.Length("A", "items", maximum=0)'),
        (Range(place="A", minimum=0, maximum=1.5), 'rt.Range("A", minimum=0, maximum=1.5)'),
        (Range(place="A", minimum=0, exclusive_minimum=True), 'rt.Range("A", minimum=0, exclusive_minimum=True)'),
        (Range(place="A"), 'rt.Range("A")'),
        (TextRange(place="A", maximum=5, whole=True), 'rt.TextRange("A", maximum=5, whole=True)'),
        (MultipleOf(place="A", divisor=2), 'rt.MultipleOf("A", 2)'),
        (TimeStep(place="A", seconds=60), 'rt.TimeStep("A", 60)'),
        (TotalSize(place="A", maximum=9), 'rt.TotalSize("A", 9)'),
        (SumSize(places=("A", "B"), maximum=9), 'rt.SumSize(("A", "B"), 9)'),
        (Unique(place="A[]"), 'rt.Unique("A[]")'),
        (Unique(place="A[]", beside=("B",)), 'rt.Unique("A[]", beside=("B",))'),
        (Compare(left="A", operator="<", right="B"), 'rt.Compare("A", "<", "B")'),
        (Compare(left="A", operator="<", right="B", plus=5), 'rt.Compare("A", "<", "B", plus=5)'),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), 'rt.CountSet(("A", "B"), minimum=1, maximum=1)'),
        (AllOrNone(places=("A", "B")), 'rt.AllOrNone(("A", "B"))'),
        (Not(condition=IsSet(place="A")), 'rt.Not(rt.IsSet("A"))'),
        (AnyOf(conditions=(IsSet(place="A"), IsSet(place="B"))), 'rt.AnyOf((rt.IsSet("A"), rt.IsSet("B")))'),
        (Each(place="A[]", must=IsSet(place="B")), 'rt.Each("A[]", rt.IsSet("B"))'),
        (
            Each(place="A[]", must=IsSet(place="B"), when=(IsSet(place="C"),)),
            'rt.Each("A[]", rt.IsSet("B"), when=(rt.IsSet("C"),))',
        ),
        (Count(places=("A[]",), minimum=1, of="B[]"), 'rt.Count(("A[]",), of="B[]", minimum=1)'),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_condition_is_a_call_with_what_is_not_the_default(condition: Condition, expected: str) -> None:
    assert rules_expression([rule(condition)]) == (
        f'{{"It is so.": (rt.RuleEntry("s.Made.A.values:1", must={expected}),),}}'
    )
    # The runtime has the class, and takes the fields by the same names.
    assert type(runtime_entry(rule(condition)).must).__name__ == type(condition).__name__


SET_A, SET_B = IsSet(place="A"), IsSet(place="B")
ENTRY = 'rt.RuleEntry("s.Made.A.values:1", must=rt.IsSet("A")'


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], "{}"),
        ([rule(SET_A, SET_B)], f'{{"It is so.": ({ENTRY}, when=(rt.IsSet("B"),)),),}}'),
        ([rule(SET_A, SET_B, SET_A)], f'{{"It is so.": ({ENTRY}, when=(rt.IsSet("B"), rt.IsSet("A"))),),}}'),
        ([rule(SET_A, severity="advice", reason="So.")], f'{{"It is so.": ({ENTRY}, advice=True),),}}'),
        ([rule(SET_A), rule(SET_A, id="s.Made.A.values:2")], (
            f'{{"It is so.": ({ENTRY}), rt.RuleEntry("s.Made.A.values:2", must=rt.IsSet("A")),),}}'
        )),
        ([rule(SET_A), rule(SET_A, sentence="It\n is\x1b \u2018so\u2019.")], (
            f'{{"It is so.": ({ENTRY}),),"It is \u2018so\u2019.": ({ENTRY}),),}}'
        )),
    ],
)  # fmt: skip
def test_each_sentence_has_its_rules_once(rules: list[Rule], expected: str) -> None:
    assert rules_expression(rules) == expected


def test_a_rule_in_words_does_not_name_its_structure() -> None:
    assert rule_words(rule(SET_A, OneOf(place="B", values=("x",)))) == 'A must be set when B is "x"'
    both = CountSet(places=("A", "B"), minimum=1, maximum=1)
    assert rule_words(rule(both, member=None)) == "Made must have exactly one of A and B set"


def test_advice_and_conditions_reach_the_runtime() -> None:
    entry = runtime_entry(rule(SET_A, SET_B, severity="advice", reason="So."))
    assert (entry.id, entry.advice, [type(each).__name__ for each in entry.when]) == (
        "s.Made.A.values:1",
        True,
        ["IsSet"],
    )
    assert runtime_entry(rule(SET_A)).advice is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a  b\n\tc ", "a b c"), ("a\x00b\u202e", "ab"), ("\u201ca\u201d", "\u201ca\u201d"), ("", "")],
)
def test_text_is_on_one_line_without_what_does_not_show(text: str, expected: str) -> None:
    assert one_line(text) == expected

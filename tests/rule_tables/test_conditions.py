"""A rule that is searched, the same rule compiled, and the reference evaluator give one verdict, whatever it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from shapesmith.ir.rules import (
    AllOrNone,
    Compare,
    Condition,
    Count,
    CountSet,
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
    TotalSize,
    Unique,
)
from shapesmith.rules.evaluate import breaks
from shapesmith.runtime import schema
from shapesmith.runtime.containers import List
from shapesmith.runtime.entries import Entry
from shapesmith.runtime.findings import Violation
from shapesmith.runtime.joined_texts import characters_only
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import schema_of
from shapesmith.runtime.validation import check_value

from tests.rule_tables.conditions import (
    MODELLED,
    OF_EMPTY_VALUES,
    OF_MARKERS,
    OF_PRESENCE,
    RULES,
    SAMPLES,
    members,
    package,
    rule,
    structure,
    tag_members,
)
from tests.tables.both_checks import assert_both_alike
from tests.tables.one_pass import assert_one_pass


@pytest.fixture(autouse=True, scope="module")
def of_tags() -> Iterator[None]:
    """A package of a service in which tables find the class that they name."""
    with package(Tag=structure(tag_members, name="Tag"), Held=structure(members, HELD, name="Held")):
        yield


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)


def searched(cls: Any, value: Any, **options: Any) -> list[Violation]:
    """Return what a search finds, without a compiled check before it."""
    schema = schema_of(cls)
    schema.check = lambda value: False
    try:
        return check_value(cls, "Made", value, **options)
    finally:
        schema.check = None


def passes(cls: Any, value: Any) -> bool:
    """Whether the compiled check lets a value pass."""
    check = schema_of(cls).compiled_check()
    assert check is not None
    assert_one_pass(schema_of(cls), value)
    assert_both_alike(schema_of(cls), value)
    return check(value)


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_of_condition_is_searched_and_compiled_alike(kind: str) -> None:
    sample = SAMPLES[kind]
    cls = structure(members, (sample.rule,))
    assert not breaks(sample.rule, sample.valid)
    assert searched(cls, sample.valid) == []
    assert passes(cls, sample.valid) is True
    assert breaks(sample.rule, sample.invalid)
    assert passes(cls, sample.invalid) is False
    (violation,) = searched(cls, sample.invalid)
    assert (violation.path, violation.message) == (sample.path, sample.message)
    assert (violation.rule, violation.source, violation.severity) == (sample.rule.id, "documentation", "error")
    assert violation.sentence == "The documentation says so."


# No service takes these; some of them cannot even be hashed or compared.
ODD = (Decimal("sNaN"), {1}, bytearray(b"a"), object(), 10**400, float("nan"))


@pytest.mark.parametrize("odd", ODD, ids=["signaling NaN", "set", "bytearray", "object", "huge", "NaN"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_what_no_service_takes_is_found_where_it_is(kind: str, odd: object) -> None:
    sample = SAMPLES[kind]
    cls = structure(members, (sample.rule,))
    for name, value in (*sample.valid.items(), *sample.invalid.items()):
        for changed in (odd, *_with_odd_contents(value, odd)):
            for violation in searched(cls, {**sample.valid, name: changed}):
                assert "raises" not in violation.message


def _with_odd_contents(value: Any, odd: object) -> Iterator[Any]:
    """Yield a list or map with `odd` in the place of what is in it, once and in two places."""
    if isinstance(value, list):
        yield from ([odd], [odd, odd], [{"Key": odd}, {"Key": odd}])
    if isinstance(value, dict):
        yield from (dict.fromkeys(value, odd), {key: {"Value": odd} for key in value})


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_rule_on_members_that_are_required_is_compiled_alike(kind: str) -> None:
    sample = SAMPLES[kind]

    def required() -> dict[str, Entry]:
        made = members()
        for name in sample.valid.keys() & sample.invalid.keys():
            made[name].required = True
        return made

    cls = structure(required, (sample.rule,))
    assert (searched(cls, sample.valid), passes(cls, sample.valid)) == ([], True)
    assert [violation.rule for violation in searched(cls, sample.invalid)] == [sample.rule.id]
    assert passes(cls, sample.invalid) is False


HELD = (
    rule(Matches(place="Flags{key}", pattern="[a-z]*", words="be lowercase")),
    rule(TotalSize(place="Flags", maximum=8)),
    rule(OneOf(place="Name", values=("a", "b")), OneOf(place="Count", values=(1,))),
    rule(IsSet(place="Flag"), OneOf(place="Count", values=(1,))),
)


@pytest.mark.parametrize(
    ("held", "is_valid"),
    [
        ({}, True),
        ({"Flags": {"a": "xxxxxxx"}}, True),
        ({"Flags": {"a": "xxxxxxxx"}}, False),
        ({"Flags": {"a": "x" * 40}}, False),
        ({"Flags": {"A": ""}}, False),
        ({"Flags": {"a": "A", "b": "B"}}, True),
        ({"Flags": {"ä": ""}}, False),
        ({"Flags": {}}, True),
        ({"Name": "c"}, True),
        ({"Name": "c", "Count": 1, "Flag": True}, False),
        ({"Name": "a", "Count": 1, "Flag": False}, True),
        ({"Name": "a", "Count": 1}, False),
        ({"Count": 1, "Flag": True}, True),
    ],
)
def test_a_structure_that_others_hold_is_judged_by_its_own_values(held: dict[str, Any], is_valid: bool) -> None:
    """Its check is inlined once for each place; what was looked up at one place says nothing at the next."""
    cls = structure(lambda: {"One": Nested("Held"), "Two": Nested("Held"), "Many": List(Nested("Held"))})
    good = {"Flags": {"b": "x"}, "Name": "b", "Count": 1, "Flag": True}
    values = [
        *({"One": held}, {"One": good, "Two": held}, {"One": held, "Two": {}}, {"One": held, "Two": good}),
        *({"Many": [good, held, good]}, {"Many": [held, {}]}, {"One": good, "Many": [held]}),
    ]
    for value in values:
        assert (searched(cls, value) == []) is is_valid
        assert passes(cls, value) is is_valid


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_rule_is_listed_with_what_a_violation_says_of_it(kind: str) -> None:
    sample = SAMPLES[kind]
    cls = structure(members, (sample.rule,))
    (entry,) = schema_of(cls).rules
    must = sample.message.partition(" must ")[2].rpartition(" (got ")[0]
    assert entry.message("Made").partition(" must ")[2] == must


@pytest.mark.parametrize(
    ("pattern", "together"),
    [
        ("[a-z]*", "[a-z]*+"),
        (r"(?:[^\W_]|[\-_])*", r"[\w\-_]*+"),
        (r"(?:[^\W_]|[\-])*", r"[^\W_]*+(?:[\-]++[^\W_]*+)*+"),
        (r"(?:[^\W_]|[^_])*", r"[^\W_]*+(?:[^_]++[^\W_]*+)*+"),
        ("[a-z]+", None),
        ("(?:[a-z]|bc)*", None),
        ("[a-z]*b", None),
        (r"(?:[^\W_]|[\-_]){0,255}", None),
    ],
)
def test_texts_are_matched_as_one_where_their_characters_alone_count(pattern: str, together: str | None) -> None:
    assert characters_only(pattern) == together


def test_values_are_compared_where_there_is_one_of_each() -> None:
    cls = structure(members, (rule(Compare(left="Counts[]", operator="<", right="Most")),))
    assert searched(cls, {"Counts": [5, 1], "Most": 3}) == []
    assert passes(cls, {"Counts": [5, 1], "Most": 3})
    assert searched(cls, {"Counts": [5], "Most": 3}) != []


@given(asked=RULES, value=MODELLED)
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_rule_gives_the_verdict_of_the_reference(asked: Rule, value: dict[str, Any]) -> None:
    cls = structure(members, (asked,))
    assert_agree(cls, [asked], value)


def assert_agree(cls: Any, rules: list[Rule], value: dict[str, Any]) -> None:
    """The ids of the rules that a search finds broken are those of the reference; a compiled check passes no other."""
    broken = {rule.id for rule in rules if breaks(rule, value)}
    found = searched(cls, value)
    assert {violation.rule for violation in found if violation.source == "documentation"} == broken
    if passes(cls, value):
        assert found == []


@given(asked=RULES, value=MODELLED)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_compiled_check_passes_what_breaks_nothing_in_plain_places(asked: Rule, value: dict[str, Any]) -> None:
    value = {name: item for name, item in value.items() if name not in ("Any", "Start", "End", "Share")}
    cls = structure(members, (asked,))
    assert passes(cls, value) is not breaks(asked, value)


@pytest.mark.parametrize("asked", [*OF_PRESENCE, *OF_MARKERS], ids=lambda asked: asked.id)
def test_empty_values_are_searched_and_compiled_alike(asked: Rule) -> None:
    cls = structure(members, (asked,))
    for value in OF_EMPTY_VALUES:
        broken = breaks(asked, value)
        assert [violation.rule for violation in searched(cls, value)] == [asked.id] * broken, value
        assert passes(cls, value) is not broken, value


class EmptyOnceStored(list[str]):
    """A list that iterates over nothing: boto3 sends that."""

    def __iter__(self) -> Iterator[str]:
        return iter(())


def test_a_list_is_as_empty_as_it_iterates() -> None:
    cls = structure(members, (rule(Not(condition=IsSet(place="Names"))),))
    assert searched(cls, {"Names": EmptyOnceStored(["a"])}) == []
    assert len(searched(cls, {"Names": ["a"]})) == 1


VALUES: dict[str, tuple[Any, ...]] = {
    "Name": ("", "a", "b", "é", "ab", "éa", "abc", "1", "1.5", "3", "[]", "\ud800"),
    "Count": (-1, 0, 1, 2, 3, 4),
    "Share": (0.5, 1, 1.5, 2.0, 3.5),
    "Flag": (True, False),
    "Names": ([], ["a"], ["b"], ["a", "a"], ["a", "é"], ["a", "b", "c"]),
    "Counts": ([], [1], [2, 2], [1, 2, 3]),
    "Flags": ({}, {"a": "b"}, {"a": "é"}, {"b": "", "c": "a"}),
    "Lists": ({}, {"a": []}, {"a": ["b"]}, {"b": ["a", "a"]}),
    "Tag": ({}, {"Key": "a"}, {"Key": "é", "Value": "b"}, {"Weight": 2}),
    "Tags": ([], [{}], [{"Key": "a"}], [{"Key": "a"}, {"Key": "a", "Weight": 2}]),
    "ByName": ({}, {"a": {"Key": "b"}}, {"bc": {"Key": "b", "Weight": 1}}),
}
INSIDE = ("Names[]", "Flags{}", "Flags{key}", "Lists{a}[]", "Tag.Key", "Tags[].Key", "ByName{}.Key")


def at_edges(place: str) -> list[Condition]:
    """Return a condition of each kind on a place, whose bounds are those of values there."""
    return [
        IsSet(place=place),
        OneOf(place=place, values=("a", 1, True)),
        OneOf(place=place, values=("a",)),
        NoneOf(place=place, values=("a", "b", 2, False)),
        Matches(place=place, pattern="[a-b]*", words="be so"),
        Format(place=place, format="integer"),
        *(Length(place=place, unit=unit, minimum=1, maximum=2) for unit in ("characters", "bytes", "items", "keys")),
        Length(place=place, unit="bytes", maximum=1),
        Range(place=place, minimum=1, maximum=3),
        Range(place=place, minimum=1, maximum=3, exclusive_minimum=True, exclusive_maximum=True),
        TextRange(place=place, minimum=1, maximum=3),
        TextRange(place=place, minimum=1, whole=True),
        MultipleOf(place=place, divisor=2),
        MultipleOf(place=place, divisor=0.5),
        TotalSize(place=place, maximum=1),
        TotalSize(place=place, maximum=2),
        SumSize(places=(place, "Other"), maximum=2),
        Unique(place=place),
        Compare(left=place, operator="<", right="Most"),
        CountSet(places=(place, "Other"), minimum=1, maximum=1),
        AllOrNone(places=(place, "Other")),
        Count(places=(place,), minimum=1, maximum=2),
        Count(places=(place,), where=(OneOf(place=".", values=("a",)),), minimum=1),
    ]


@pytest.mark.parametrize("place", [*VALUES, *INSIDE])
def test_each_kind_of_condition_on_each_kind_of_value_agrees_at_its_edges(place: str) -> None:
    member = re.split(r"[.\[{]", place)[0]

    def few() -> dict[str, Entry]:
        return {name: entry for name, entry in members().items() if name in (member, "Other", "Most")}

    given = ({}, *({member: value} for value in VALUES[member]))
    values = [*given, *({"Other": "a", "Most": 2, **each} for each in given)]
    conditions = at_edges(place)
    asked = [rule(each) for condition in conditions for each in (condition, Not(condition=condition))]
    cls = structure(few, tuple(asked))
    for value in values:
        broken = {each.id for each in asked if breaks(each, value)}
        assert {violation.rule for violation in searched(cls, value)} == broken, value
    for each in asked:
        cls = structure(few, (each,))
        for value in values:
            assert passes(cls, value) is not breaks(each, value), (each, value)

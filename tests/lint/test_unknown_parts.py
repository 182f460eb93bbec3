"""Of parameters that are known in part, what is wrong whatever the rest is: by the model, and by the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from shapesmith.clients.values import UNKNOWN, Dict, List
from shapesmith.ir.rules import AllOrNone, AnyOf, Condition, CountSet, IsSet, Length, Not, OneOf, Rule
from shapesmith.lint.partial import Partial, check, steps_of
from shapesmith.runtime import containers, entries
from shapesmith.runtime.findings import Finding
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import Schema, schema_of
from shapesmith.runtime.values import HIDDEN, KEY, OddKey
from shapesmith.targets.dataclasses.rule_entries import runtime_entry

from tests.rule_tables.conditions import package, rule, structure


def members() -> dict[str, entries.Entry]:
    return {
        "Name": entries.String(2, 3, required=True),
        "Count": entries.Integer(1, 9),
        "Names": containers.List(entries.String(2), 1, 2),
        "Different": containers.List(entries.String(), unique=True),
        "Labels": containers.Map(entries.String(2), entries.String(), 1, 2),
        "Secrets": containers.Map(entries.String(2, sensitive=True), entries.String(sensitive=True), sensitive=True),
        "Tag": Nested("Tag"),
        "Tags": containers.List(Nested("Tag")),
        "ByName": containers.Map(entries.String(), Nested("Tag")),
        "Hidden": Nested("Tag", sensitive=True),
        "Lists": containers.List(containers.List(Nested("Tag"))),
    }


def tag_members() -> dict[str, entries.Entry]:
    return {"Key": entries.String(required=True), "Value": entries.String()}


@pytest.fixture(autouse=True, scope="module")
def of_tags() -> Iterator[None]:
    """A package in which tables find the class that they name."""
    with package(Tag=structure(tag_members, name="Tag")):
        yield


class Tables:
    """The rules of the documentation on the request and on its tags."""

    def __init__(self, on_request: tuple[Rule, ...], on_tags: tuple[Rule, ...]) -> None:
        self._rules = {"Made": on_request, "Tag": on_tags}

    def rules(self, schema: Schema) -> list[Any]:
        return [runtime_entry(each) for each in self._rules[schema.name]]


def partial(value: Any) -> Any:
    """Return a value as the source is known: `...` is not known, and after the last item or as a key there may be more."""
    if value is ...:
        return UNKNOWN
    if isinstance(value, list):
        is_open = value[-1:] == [[...]]
        return List(map(partial, value[:-1] if is_open else value), is_open)
    if isinstance(value, dict):
        return Dict({key: partial(item) for key, item in value.items() if key is not ...}, is_open=... in value)
    return value


def found(params: dict[Any, Any], on_request: tuple[Rule, ...] = (), on_tags: tuple[Rule, ...] = ()) -> list[str]:
    schema = schema_of(structure(members, name="Made"))
    tables: Any = Tables(on_request, on_tags)
    return [
        finding.violation("Made", suggest=False).message.removeprefix("Made.")
        for finding in check(tables, schema, Partial(partial({"Name": "ab", **params})))
    ]


MORE = [...]
TAG_WITH_ANOTHER_NAME = [
    "Tag.Key must be set (got nothing)",
    "Tag.Kye must not be set: there is no such member (got an expression)",
]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"Name": ...}, []),
        ({"Name": None}, ["Name must be a string (got None)"]),
        ({"Name": "a"}, ['Name must have 2 to 3 characters (got 1: "a")']),
        ({"Name": 1}, ["Name must be a string (got int 1)"]),
        ({"Count": 0}, ["Count must be 1 to 9 (got 0)"]),
        ({"Names": []}, ["Names must have 1 to 2 items (got 0)"]),
        ({"Names": [MORE]}, []),
        ({"Names": [..., ..., ...]}, ["Names must have 1 to 2 items (got 3)"]),
        ({"Names": [..., ..., ..., MORE]}, []),
        ({"Names": ["a", ...]}, ['Names[0] must have at least 2 characters (got 1: "a")']),
        ({"Names": [..., 1]}, ["Names[1] must be a string (got int 1)"]),
        ({"Names": [1, MORE]}, ["Names[0] must be a string (got int 1)"]),
        ({"Names": "ab"}, ["Names must be a list (got str)"]),
        ({"Names": ...}, []),
        ({"Different": ["a", "a"]}, ["Different must have distinct items (got the same at 0 and 1)"]),
        ({"Different": ["a", "a", ...]}, []),
        ({"Different": [..., ...]}, []),
        ({"Labels": {}}, ["Labels must have 1 to 2 entries (got 0)"]),
        ({"Labels": {...: 1}}, []),
        ({"Labels": {"aa": ..., "bb": ..., "cc": ...}}, ["Labels must have 1 to 2 entries (got 3)"]),
        ({"Labels": {"aa": ..., "bb": ..., "cc": ..., ...: 1}}, []),
        ({"Labels": {"a": ...}}, ['Labels["a"] must have at least 2 characters (got 1: "a")']),
        ({"Labels": {"a": "b", ...: 1}}, ['Labels["a"] must have at least 2 characters (got 1: "a")']),
        ({"Labels": {"aa": 1}}, ['Labels["aa"] must be a string (got int 1)']),
        ({"Labels": {1: ...}}, ["Labels[1] must be a string (got int 1)"]),
        ({"Secrets": {"a": "b"}}, ["Secrets[<sensitive>] must have at least 2 characters (got 1: <sensitive>)"]),
        ({"Secrets": {"a": ...}}, ["Secrets[<sensitive>] must have at least 2 characters (got 1: <sensitive>)"]),
        ({"Secrets": {"aa": 1}}, ["Secrets[<sensitive>] must be a string (got int <sensitive>)"]),
        ({"Secrets": {"aa": 1, "bb": ...}}, []),
        ({"Tag": {}}, ["Tag.Key must be set (got nothing)"]),
        ({"Tag": {...: 1}}, []),
        ({"Tag": {"Key": ...}}, []),
        ({"Tag": {"Kye": ...}}, TAG_WITH_ANOTHER_NAME),
        ({"Tag": {"Kye": ..., ...: 1}}, TAG_WITH_ANOTHER_NAME[-1:]),
        ({"Tag": ...}, []),
        ({"Tags": [{"Key": ...}, {}]}, ["Tags[1].Key must be set (got nothing)"]),
        ({"Tags": [{...: 1}, MORE]}, []),
        ({"Tags": [{}, MORE]}, ["Tags[0].Key must be set (got nothing)"]),
        ({"ByName": {"a": {}}}, ['ByName["a"].Key must be set (got nothing)']),
        ({"ByName": {"a": ...}}, []),
        ({"Lists": [[], [{}]]}, ["Lists[1][0].Key must be set (got nothing)"]),
        ({"Nmae": ...}, ["Nmae must not be set: there is no such member (got an expression)"]),
        ({"Nmae": ..., ...: 1}, ["Nmae must not be set: there is no such member (got an expression)"]),
    ],
)
def test_what_breaks_the_model_whatever_the_rest_is(params: dict[Any, Any], expected: list[str]) -> None:
    assert found(params) == expected


NOT_BOTH = rule(Not(condition=IsSet(place="Count")), IsSet(place="Names"))


@pytest.mark.parametrize(
    ("must", "params", "is_found"),
    [
        # Whether a member is set.
        (IsSet(place="Count"), {}, True),
        (IsSet(place="Count"), {...: 1}, False),
        (IsSet(place="Count"), {"Count": ...}, False),
        (IsSet(place="Tag.Value"), {"Tag": {"Key": "a"}}, True),
        (IsSet(place="Tag.Value"), {"Tag": {"Key": ...}}, True),
        (IsSet(place="Tag.Value"), {"Tag": {"Key": "a", ...: 1}}, False),
        (IsSet(place="Tag.Value"), {"Tag": ...}, False),
        (IsSet(place="Tag.Value"), {}, True),
        (IsSet(place="Tag.Value"), {...: 1}, False),
        # One of several places that is not known is enough.
        (CountSet(places=("Count", "Tag.Value"), minimum=1), {}, True),
        (CountSet(places=("Count", "Tag.Value"), minimum=1), {"Tag": ...}, False),
        (AllOrNone(places=("Count", "Names")), {"Count": 1}, True),
        (AllOrNone(places=("Count", "Names")), {"Count": 1, "Names": ...}, False),
        # A condition within a condition.
        (Not(condition=IsSet(place="Names")), {"Names": ["ab"]}, True),
        (Not(condition=IsSet(place="Names")), {"Names": ...}, False),
        (AnyOf(conditions=(IsSet(place="Count"), IsSet(place="Names"))), {}, True),
        (AnyOf(conditions=(IsSet(place="Count"), IsSet(place="Names"))), {"Names": ...}, False),
        # All items, values or keys.
        (OneOf(place="Names[]", values=("ab",)), {"Names": ["cd"]}, True),
        (OneOf(place="Names[]", values=("ab",)), {"Names": ["cd", ...]}, False),
        (OneOf(place="Names[]", values=("ab",)), {"Names": ["cd", MORE]}, False),
        (OneOf(place="Names[]", values=("ab",)), {"Names": ["cd"], "Count": ...}, True),
        (OneOf(place="Tags[].Key", values=("ab",)), {"Tags": [{"Key": "cd", "Value": ...}]}, True),
        (OneOf(place="Tags[].Key", values=("ab",)), {"Tags": [{"Key": "cd"}, {"Key": ...}]}, False),
        (OneOf(place="Tags[].Key", values=("ab",)), {"Tags": [{"Key": "cd"}, ...]}, False),
        (OneOf(place="Tags[].Key", values=("ab",)), {"Tags": [{"Key": "cd"}, {"Value": "a", ...: 1}]}, False),
        (OneOf(place="Labels{}", values=("ab",)), {"Labels": {"a1": "cd"}}, True),
        (OneOf(place="Labels{}", values=("ab",)), {"Labels": {"a1": "cd", ...: 1}}, False),
        (OneOf(place="Labels{}", values=("ab",)), {"Labels": {"a1": "cd", "b1": ...}}, False),
        (OneOf(place="Labels{key}", values=("ab",)), {"Labels": {"cd": "1"}}, True),
        (OneOf(place="Labels{key}", values=("ab",)), {"Labels": {"cd": "1", ...: 1}}, False),
        # One item, or the value of one key.
        (OneOf(place="Names[0]", values=("ab",)), {"Names": ["cd", ...]}, True),
        (OneOf(place="Names[1]", values=("ab",)), {"Names": ["cd", ...]}, False),
        (OneOf(place="Names[1]", values=("ab",)), {"Names": [..., "cd"]}, True),
        (OneOf(place="Names[0]", values=("ab",)), {"Names": ["cd", MORE]}, False),
        (OneOf(place="Labels{aa}", values=("ab",)), {"Labels": {"aa": "cd"}}, True),
        (OneOf(place="Labels{aa}", values=("ab",)), {"Labels": {"aa": "cd", ...: 1}}, True),
        (OneOf(place="Labels{aa}", values=("ab",)), {"Labels": {"aa": ...}}, False),
        (Not(condition=OneOf(place="Labels{aa}", values=("ab",))), {"Labels": {"aa": "ab", "bb": ...}}, True),
        # A list or map as a whole.
        (Length(place="Names", unit="items", maximum=1), {"Names": ["ab", "cd"]}, True),
        (Length(place="Names", unit="items", maximum=1), {"Names": ["ab", ...]}, False),
        (Length(place="Names", unit="items", maximum=1), {"Names": ["ab", "cd", MORE]}, False),
        # What another member is does not matter.
        (OneOf(place="Count", values=(5,)), {"Count": 1, "Names": ..., ...: 1}, True),
    ],
)
def test_a_rule_is_broken_if_all_that_it_looks_at_is_known(
    must: Condition, params: dict[Any, Any], is_found: bool
) -> None:
    assert len(found(params, (rule(must),))) - len(found(params)) == is_found


def test_what_a_condition_of_when_looks_at_must_be_known_too() -> None:
    broken = ["Count must not be set when Names is set (got int 1)"]
    assert found({"Count": 1, "Names": ["ab"]}, (NOT_BOTH,)) == broken
    assert found({"Count": 1, "Names": ...}, (NOT_BOTH,)) == []
    assert found({"Count": 1}, (NOT_BOTH,)) == []


KEY_IS_A = rule(OneOf(place="Key", values=("a",)))


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"Tag": {"Key": "b"}}, ['Tag.Key must be "a" (got "b")']),
        ({"Tag": {"Key": "a"}}, []),
        ({"Tag": {"Key": ...}}, []),
        ({"Tag": {...: 1}}, []),
        ({"Tag": ...}, []),
        ({"Tags": [{"Key": "a"}, {"Key": "b"}]}, ['Tags[1].Key must be "a" (got "b")']),
        ({"Tags": [..., {"Key": "b"}, MORE]}, ['Tags[1].Key must be "a" (got "b")']),
        ({"ByName": {"x": {"Key": "b"}, ...: 1}}, ['ByName["x"].Key must be "a" (got "b")']),
        ({"Lists": [[{"Key": "a"}], [..., {"Key": "b"}]]}, ['Lists[1][1].Key must be "a" (got "b")']),
        ({"Hidden": {"Key": "b"}}, ['Hidden.Key must be "a" (got <sensitive>)']),
    ],
)
def test_rules_are_on_every_structure_that_is_known(params: dict[Any, Any], expected: list[str]) -> None:
    assert found(params, on_tags=(KEY_IS_A,)) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([""], []),
        (["A"], ["A"]),
        (["B", "A"], ["A", "B"]),
        ([("C", 0), ("B", "key"), "A"], ["A", "B", "key", "C", 0]),
        ([("A", OddKey(5))], ["A", 5]),
        ([("A", HIDDEN)], ["A", HIDDEN]),
        ([("A", "key", KEY)], ["A", "key", KEY]),
    ],
)
def test_the_way_to_a_finding_is_from_the_outside_in(places: list[Any], expected: list[Any]) -> None:
    finding = Finding("", "type", ("must", "got"))
    finding.places = places
    assert steps_of(finding) == expected


# The parameters themselves are at depth 0.
def test_what_is_nested_deeper_than_60_levels_is_not_known() -> None:
    for depth, is_known in ((60, True), (61, False)):
        value: Any = "ab"
        for _ in range(depth - 1):
            value = List([value])
        made = Partial(Dict({"Name": value}))
        assert made.has_unknown(made.value) is not is_known


def test_values_that_are_not_known_are_not_the_same() -> None:
    first, second = Partial(Dict({"Names": List([UNKNOWN, UNKNOWN])})).value["Names"]
    assert first is not second


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, False),
        ([], False),
        ({}, False),
        ([1, ["a"]], False),
        ({"a": [1]}, False),
        (..., True),
        ([1, ...], True),
        ([[1, MORE]], True),
        ({"a": {"b": ...}}, True),
        ({"a": {...: 1}}, True),
    ],
)
def test_a_value_has_something_unknown_at_any_depth(value: Any, expected: bool) -> None:
    made = Partial(Dict({"Name": partial(value)}))
    assert made.has_unknown(made.value["Name"]) is expected

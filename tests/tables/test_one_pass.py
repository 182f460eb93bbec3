"""The function that checks and converts a request at once; test_agreement compares it with both for every kind of entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from shapesmith.ir.rules import AnyOf, Compare, Count, CountSet, Each, IsSet, Not, OneOf, Unique
from shapesmith.runtime.constraints import Constraint
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.entries import Entry, Integer, String
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.one_pass import params_of_valid
from shapesmith.runtime.schema import schema_of

from tests.rule_tables.conditions import package, rule, structure


def part_members() -> dict[str, Entry]:
    return {"Name": String(max=2, required=True), "Token": String(token=True), "Parts": List(Nested("Part"))}


Part = structure(part_members, name="Part")


@pytest.fixture(autouse=True, scope="module")
def of_parts() -> Iterator[None]:
    with package(Part=Part):
        yield


def members() -> dict[str, Entry]:
    return {
        "Id": String(min=1, required=True),
        "Token": String(token=True),
        "Count": Integer(),
        "Part": Nested("Part"),
        "Parts": List(Nested("Part"), max=2),
        "ByName": Map(String(max=1), Nested("Part")),
        "Names": List(String()),
    }


def made(rules: tuple[Any, ...] = (), **values: Any) -> tuple[Any, Any]:
    """Return the function for a request with these members, and such a request."""
    cls = structure(members, rules)
    request = cls.from_boto3({})
    schema = schema_of(cls)
    for name, value in values.items():
        setattr(request, schema.attributes[name], value)
    return params_of_valid(schema), request


def part(name: str, token: str | None = "t", parts: Any = None) -> Any:
    """Return the structure below a request."""
    made = Part.from_boto3({"Name": name, "Token": token})
    made.m2 = parts
    return made


SENT = {"Name": "a", "Token": "t"}


@pytest.mark.parametrize(
    ("values", "params"),
    [
        ({"Id": "i"}, {"Id": "i"}),
        ({"Id": "i", "Count": 0}, {"Id": "i", "Count": 0}),
        ({"Id": "i", "Token": "own"}, {"Id": "i", "Token": "own"}),
        ({"Id": "i", "Part": part("a")}, {"Id": "i", "Part": SENT}),
        ({"Id": "i", "Part": part("a", parts=[part("a")])}, {"Id": "i", "Part": {**SENT, "Parts": [SENT]}}),
        (
            {"Id": "i", "Part": {"Name": "a", "Parts": (part("a"),)}},
            {"Id": "i", "Part": {"Name": "a", "Parts": [SENT]}},
        ),
        ({"Id": "i", "Parts": (part("a"), part("a"))}, {"Id": "i", "Parts": [SENT, SENT]}),
        ({"Id": "i", "ByName": {"x": part("a")}}, {"Id": "i", "ByName": {"x": SENT}}),
    ],
)
def test_a_valid_request_gives_its_parameters(values: dict[str, Any], params: dict[str, Any]) -> None:
    function, request = made(**values)
    assert function(request) == params
    assert [*function(request)] == [*params]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"Id": ""},
        {"Id": "i", "Count": "1"},
        {"Id": "i", "Part": part("abc")},
        {"Id": "i", "Part": {"Name": "abc"}},
        {"Id": "i", "Part": {"Name": "a", "Other": 1}},
        {"Id": "i", "Part": "a"},
        {"Id": "i", "Parts": [part("a")] * 3},
        {"Id": "i", "Parts": [None]},
        {"Id": "i", "Parts": {"x": part("a")}},
        {"Id": "i", "ByName": {"xy": part("a")}},
        {"Id": "i", "ByName": {"x": None}},
        {"Id": "i", "ByName": [part("a")]},
        {"Id": "i", "Names": [1]},
    ],
)
def test_any_other_request_is_left_to_the_search(values: dict[str, Any]) -> None:
    function, request = made(**values)
    assert function(request) is False


def test_what_a_structure_keeps_beside_its_members_is_left_to_the_search() -> None:
    function, request = made(Id="i", Part=part("a"))
    request.m3._kept = {"Other": 1}
    assert function(request) is False
    request.m3._kept, request._kept = None, {"Other": 1}
    assert function(request) is False


def test_a_token_below_the_request_is_made_for_each_call() -> None:
    function, request = made(Id="i", Parts=[part("a", token=None)])
    first, second = (function(request)["Parts"][0]["Token"] for _ in range(2))
    assert len(first) == len(second) == 36
    assert first != second


def test_a_derived_class_below_the_request_converts_as_it_says() -> None:
    class Own(Part):  # type: ignore[misc, valid-type]
        __slots__ = ()

        def to_boto3(self) -> dict[str, Any]:
            return {"Name": "b"}

    function, request = made(Id="i", Part=Own.from_boto3({"Name": "abc"}))
    assert function(request) == {"Id": "i", "Part": {"Name": "b"}}


IF_COUNTED = IsSet(place="Count")


@pytest.mark.parametrize(
    ("asked", "is_left"),
    [
        (rule(IsSet(place="Token"), IF_COUNTED), True),
        (rule(Not(condition=IsSet(place="Token")), IF_COUNTED), True),
        (rule(IsSet(place="Part"), OneOf(place="Token", values=("t",))), True),
        (rule(CountSet(places=("Count", "Token"), minimum=1)), True),
        (rule(Not(condition=OneOf(place="Token", values=("u",)))), True),
        (rule(Compare(left="Count", operator="<", right="Token")), True),
        (rule(IsSet(place="Part"), IF_COUNTED), False),
        (rule(CountSet(places=("Count", "Part"), minimum=1)), False),
        (rule(AnyOf(conditions=(IsSet(place="Part"), IsSet(place="Token")))), True),
        (rule(Unique(place="Parts[].Name")), False),
        (rule(Each(place="Parts[]", must=IsSet(place="Token"))), False),
        (rule(Count(places=("Parts[]",), where=(IsSet(place="Token"),), maximum=1)), False),
    ],
)
def test_where_a_rule_reads_a_token_the_search_decides(asked: Any, is_left: bool) -> None:
    """A token that is not set is made by boto3, so a rule takes it for set."""
    function, request = made((asked,), Id="i", Token="t", Count=1, Part=part("a"))
    assert (function(request) is False) is is_left


def test_where_boto3_edits_the_request_the_search_decides() -> None:
    function, request = made(Id="i")
    assert function(request) == {"Id": "i"}
    schema = schema_of(type(request))
    schema.edits_named = ("an_edit",)
    assert params_of_valid(schema)(request) is False


@pytest.mark.parametrize("values", [{"Id": "i", "Count": 1}, {"Id": "i", "Count": 1, "Part": part("a")}])
def test_rules_are_tested_when_all_is_known(values: dict[str, Any]) -> None:
    """The rule is about a member that comes after the one that it depends on."""
    function, request = made((rule(IsSet(place="Part"), IF_COUNTED),), **values)
    assert (function(request) is False) is ("Part" not in values)


def test_a_structure_has_the_constraints_of_its_whole() -> None:
    class Never(Constraint):
        __slots__ = ()
        kind = "never"

        def condition(self, source: Any, value: str) -> str:
            return f"len({value}) > 1"

    cls = structure(members)
    schema = schema_of(cls)
    schema.constraints.append(Never())
    function = params_of_valid(schema)
    assert function(cls.from_boto3({"Id": "i"})) == {"Id": "i"}
    assert function(cls.from_boto3({"Id": "i", "Count": 1})) is False

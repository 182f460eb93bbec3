"""What is wrong in a file beside a model: each mistake at its place, and all that is right is read."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.ir.service import Example, Paginator

from tests.sources.conftest import MakeSpec, ReadSpec

OPERATIONS = {name: {"http": {"method": "POST", "requestUri": "/"}} for name in ("Get", "List")}
PAGINATORS, WAITERS, EXAMPLES = "paginators-1.json", "waiters-2.json", "examples-1.json"
READY = {"operation": "Get", "delay": 5, "maxAttempts": 3, "acceptors": []}


def said(spec: MakeSpec, read_spec: ReadSpec, name: str, document: Any) -> list[str]:
    """Return what is said of a file beside the model, without its name."""
    try:
        diagnostics = read_spec(spec({}, {name: document}, operations=OPERATIONS)).warnings
    except SpecError as failure:
        diagnostics = list(failure.diagnostics)
    assert {each.file for each in diagnostics} <= {name}
    return [f"{each.severity.value} {each.pointer} {each.message}" for each in diagnostics]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, Paginator(operation="List")),
        ({"input_token": "a", "output_token": ["b", "c"]},
         Paginator(operation="List", input_token=("a",), output_token=("b", "c"))),
        ({"result_key": ["a", "b"], "non_aggregate_keys": ["c"], "limit_key": "l", "more_results": "m"},
         Paginator(operation="List", result_key=("a", "b"), non_aggregate_keys=("c",), limit_key="l", more_results="m")),
    ],
)  # fmt: skip
def test_a_paginator_has_one_token_or_several(
    spec: MakeSpec, read_spec: ReadSpec, entry: dict[str, Any], expected: Paginator
) -> None:
    read = read_spec(spec({}, {PAGINATORS: {"pagination": {"List": entry}}}, operations=OPERATIONS))
    assert (read.service.paginators, read.warnings) == ((expected,), [])


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"input_token": 1}, "error /pagination/List/input_token input_token must be a string or a list of strings"),
        ({"output_token": None}, "error /pagination/List/output_token output_token must be a string or a list of strings"),
        ({"result_key": ["a", 1]}, "error /pagination/List/result_key result_key must be a string or a list of strings"),
        ({"non_aggregate_keys": {}},
         "error /pagination/List/non_aggregate_keys non_aggregate_keys must be a string or a list of strings"),
        ({"limit_key": ["a"]}, "error /pagination/List/limit_key limit_key must be a string"),
        ({"more_results": True}, "error /pagination/List/more_results more_results must be a string"),
        ({"colour": "red"}, "warning /pagination/List/colour colour is unknown in a paginator"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_paginator(spec: MakeSpec, read_spec: ReadSpec, entry: dict[str, Any], expected: str) -> None:
    assert said(spec, read_spec, PAGINATORS, {"pagination": {"List": entry}}) == [expected]


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        (PAGINATORS, {}, ['error  "pagination" must be an object']),
        (WAITERS, {"waiters": []}, ['error  "waiters" must be an object']),
        (EXAMPLES, {"examples": None}, ['error  "examples" must be an object']),
        (PAGINATORS, {"pagination": {"List": [], "Get": "x"}},
         ["error /pagination/List must be an object", "error /pagination/Get must be an object"]),
        (WAITERS, {"waiters": {"Ready": 1}}, ["error /waiters/Ready must be an object"]),
        (EXAMPLES, {"examples": {"Get": {}}}, ["error /examples/Get must be a list"]),
        (PAGINATORS, {"pagination": {"Lits": {}}}, ["warning /pagination/Lits operation Lits is not in the service"]),
        (WAITERS, {"waiters": {"Ready": {**READY, "operation": "Gte"}}},
         ["warning /waiters/Ready/operation operation Gte is not in the service"]),
        (EXAMPLES, {"examples": {"Gte": []}}, ["warning /examples/Gte operation Gte is not in the service"]),
        (WAITERS, {"waiters": {"Ready": {**READY, "colour": 1}}},
         ["warning /waiters/Ready/colour colour is unknown in this waiter"]),
        (EXAMPLES, {"examples": {"Get": [{}, {"colour": 1}]}},
         ["warning /examples/Get/1/colour colour is unknown in this example"]),
        (EXAMPLES, {"examples": {"Get": [{}, [], "x"]}},
         ["error /examples/Get/1 an example must be an object", "error /examples/Get/2 an example must be an object"]),
        (EXAMPLES, {"examples": {"Get": [{"title": 5}]}},
         ["error /examples/Get/0 an example cannot be read: Expected `str | null`, got `int` - at `$.title`"]),
        (WAITERS, {"waiters": {"Ready": {"operation": "Get"}}},
         ["error /waiters/Ready waiter Ready cannot be read: Object missing required field `delay`"]),
        (WAITERS, {"waiters": {"Ready": {**READY, "delay": "5"}}},
         ["error /waiters/Ready waiter Ready cannot be read: Expected `int`, got `str` - at `$.delay`"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_is_at_its_place(
    spec: MakeSpec, read_spec: ReadSpec, name: str, document: Any, expected: list[str]
) -> None:
    assert said(spec, read_spec, name, document) == expected


def test_what_is_right_beside_mistakes_is_read(spec: MakeSpec, read_spec: ReadSpec) -> None:
    companions = {
        PAGINATORS: {"pagination": {"List": {"colour": 1, "limit_key": "l"}, "Lits": {}}},
        WAITERS: {"waiters": {"Ready": {**READY, "colour": 1}, "Gone": {**READY, "operation": "Gte"}}},
        EXAMPLES: {"examples": {"Get": [{"input": {"A": 1}, "colour": 1}, {"title": "t"}]}},
    }
    service, warnings = read_spec(spec({}, companions, operations=OPERATIONS))
    assert len(warnings) == 5
    assert service.paginators == (Paginator(operation="List", limit_key="l"), Paginator(operation="Lits"))
    assert [(each.name, each.operation, each.delay, each.max_attempts) for each in service.waiters] == [
        ("Ready", "Get", 5, 3),
        ("Gone", "Gte", 5, 3),
    ]
    assert service.examples == (Example(operation="Get", input={"A": 1}), Example(operation="Get", title="t"))


def nested(levels: int, kind: type = dict) -> Any:
    value: Any = kind()
    for _ in range(levels - 1):
        value = {"a": value} if kind is dict else [value]
    return value


# The file itself is the first level.
def test_a_file_beside_the_model_is_nested_100_levels_deep_at_most(spec: MakeSpec, read_spec: ReadSpec) -> None:
    for name in (PAGINATORS, WAITERS, EXAMPLES):
        right = {"pagination": {}, "waiters": {}, "examples": {}}
        for kind in (dict, list):
            assert said(spec, read_spec, name, {**right, "deep": nested(99, kind)}) == []
            assert said(spec, read_spec, name, {**right, "deep": nested(100, kind)}) == [
                "error  objects and lists must be nested at most 100 levels deep"
            ]
    with pytest.raises(SpecError) as failure:
        read_spec(spec({}, {WAITERS: {"waiters": {}, "deep": nested(100)}}))
    assert [(each.code, each.file) for each in failure.value.diagnostics] == [("json-too-deep", WAITERS)]


@pytest.mark.parametrize(
    ("document", "got"),
    [([], "a list"), ("a", "a string"), (None, "null"), (True, "true or false"), (1, "a number"), (1.5, "a number")],
)
def test_a_file_beside_the_model_is_an_object(spec: MakeSpec, read_spec: ReadSpec, document: Any, got: str) -> None:
    assert said(spec, read_spec, WAITERS, document) == [f"error  must be a JSON object at the top (got {got})"]


def test_errors_of_an_operation_must_be_a_list(spec: MakeSpec, read_spec: ReadSpec) -> None:
    operations = {"Get": {**OPERATIONS["Get"], "errors": {"shape": "Thing"}}}
    with pytest.raises(SpecError) as failure:
        read_spec(spec({}, operations=operations))
    assert [(each.pointer, each.message) for each in failure.value.diagnostics] == [
        ("/operations/Get/errors", 'errors must be a list (got {"shape":"Thing"})')
    ]


def test_examples_inside_the_model_are_not_read(spec: MakeSpec, read_spec: ReadSpec) -> None:
    model = {"operations": OPERATIONS, "examples": {"Get": [{}]}}
    service, warnings = read_spec(spec({}, **model))
    assert service.examples == ()
    assert [(each.pointer, each.message) for each in warnings] == [
        ("/examples", "examples inside the service model are not read")
    ]
    assert read_spec(spec({}, operations=OPERATIONS, examples={})).warnings == []

"""The files beside a model: every paginator, waiter and example is in the IR with all that it says, or reported."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from shapesmith.diagnostics import SpecError

from tests.corpus.models import VENDORED, Model, published, sampled, vendored
from tests.sources.conftest import MakeSpec, Read, ReadSpec

# With extras (autoscaling, rds), with many waiters (ec2), with old versions (cloudfront), with none of all (sso-oidc).
SAMPLE = frozenset({"autoscaling", "cloudfront-2016-11-25", "elasticache", "iotsitewise", "rds", "sso-oidc"})

MODELS = [*(pytest.param(vendored(service), id=service) for service in VENDORED), *sampled(published(), SAMPLE)]

OPERATION = {"Get": {"name": "Get", "http": {"method": "POST", "requestUri": "/"}}}


@pytest.mark.parametrize("model", MODELS)
def test_every_paginator_says_what_the_spec_says(model: Model, read_model: Read) -> None:
    found = {paginator.operation: paginator for paginator in read_model(model).service.paginators}
    raw = model.document("paginators-1").get("pagination", {})
    assert list(found) == list(raw)
    for name, paginator in found.items():
        # One token is a string in the spec, several are a list; the IR has tuples.
        expected = {key: listed(key, value) for key, value in raw[name].items()}
        assert {"operation": name, **expected} == {
            "operation": name,
            **{key: value for key, value in as_json(paginator).items() if key != "operation"},
        }


@pytest.mark.parametrize("model", MODELS)
def test_every_waiter_says_what_the_spec_says(model: Model, read_model: Read) -> None:
    found = [as_json(waiter) for waiter in read_model(model).service.waiters]
    raw = model.document("waiters-2").get("waiters", {})
    assert found == [{"name": name, **waiter} for name, waiter in raw.items()]


@pytest.mark.parametrize("model", MODELS)
def test_every_example_says_what_the_spec_says(model: Model, read_model: Read) -> None:
    found = [as_json(example) for example in read_model(model).service.examples]
    raw = model.document("examples-1").get("examples", {})
    assert found == [{"operation": name, **example} for name, examples in raw.items() for example in examples]


def as_json(record: msgspec.Struct) -> dict[str, Any]:
    """Return a record as its dump has it."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return decoded


def listed(key: str, value: Any) -> Any:
    """Return the value of a paginator's key as the IR's dump has it."""
    return [value] if isinstance(value, str) and key not in ("limit_key", "more_results") else value


def test_a_companion_that_names_an_unknown_operation_is_a_warning_and_kept(spec: MakeSpec, read_spec: ReadSpec) -> None:
    waiter = {"operation": "Gone", "delay": 1, "maxAttempts": 2, "acceptors": []}
    files = spec(
        {},
        {
            "paginators-1.json": {"pagination": {"Gone": {"result_key": "Items"}}},
            "waiters-2.json": {"version": 2, "waiters": {"Ready": waiter}},
            "examples-1.json": {"version": "1.0", "examples": {"Gone": [{"id": "one"}]}},
        },
        operations=OPERATION,
    )
    service, warnings = read_spec(files)
    assert [(warning.code, warning.pointer) for warning in warnings] == [
        ("operation-unknown", "/pagination/Gone"),
        ("operation-unknown", "/waiters/Ready/operation"),
        ("operation-unknown", "/examples/Gone"),
    ]
    assert [paginator.operation for paginator in service.paginators] == ["Gone"]
    assert [waiter.name for waiter in service.waiters] == ["Ready"]
    assert [example.id for example in service.examples] == ["one"]


@pytest.mark.parametrize(
    ("name", "content", "rule", "pointer"),
    [
        ("paginators-1.json", {}, "spec-top-level", ""),
        ("paginators-1.json", {"pagination": {"Get": []}}, "spec-not-an-object", "/pagination/Get"),
        ("paginators-1.json", {"pagination": {"Get": {"limit_key": 1}}}, "trait-value", "/pagination/Get/limit_key"),
        (
            "paginators-1.json",
            {"pagination": {"Get": {"result_key": [1]}}},
            "trait-value",
            "/pagination/Get/result_key",
        ),
        ("waiters-2.json", {"waiters": {"Ready": {"operation": "Get"}}}, "waiter-value", "/waiters/Ready"),
        ("waiters-2.json", {"waiters": {"Ready": 1}}, "spec-not-an-object", "/waiters/Ready"),
        ("examples-1.json", {"examples": {"Get": {}}}, "spec-not-an-object", "/examples/Get"),
        ("examples-1.json", {"examples": {"Get": [1]}}, "example-value", "/examples/Get/0"),
        ("examples-1.json", {"examples": {"Get": [{"id": 1}]}}, "example-value", "/examples/Get/0"),
    ],
)
def test_a_broken_companion_is_an_error_at_its_place(
    spec: MakeSpec, read_spec: ReadSpec, name: str, content: Any, rule: str, pointer: str
) -> None:
    with pytest.raises(SpecError) as failure:
        read_spec(spec({}, {name: content}, operations=OPERATION))
    (diagnostic,) = failure.value.diagnostics
    assert (diagnostic.code, diagnostic.pointer) == (rule, pointer)
    assert diagnostic.file.endswith(name)


@pytest.mark.parametrize(
    ("name", "content", "pointer"),
    [
        ("paginators-1.json", {"pagination": {"Get": {"odd": 1}}}, "/pagination/Get/odd"),
        (
            "waiters-2.json",
            {"waiters": {"R": {"operation": "Get", "delay": 1, "maxAttempts": 1, "acceptors": [], "odd": 1}}},
            "/waiters/R/odd",
        ),
        ("examples-1.json", {"examples": {"Get": [{"id": "one", "odd": 1}]}}, "/examples/Get/0/odd"),
    ],
)
def test_an_unknown_key_of_a_companion_is_a_warning(
    spec: MakeSpec, read_spec: ReadSpec, name: str, content: Any, pointer: str
) -> None:
    warnings = read_spec(spec({}, {name: content}, operations=OPERATION)).warnings
    assert [(warning.code, warning.pointer) for warning in warnings] == [("trait-unknown", pointer)]

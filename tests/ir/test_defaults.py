"""What a node of the IR is where nothing is said: nothing, but for what is written out here; and lookups by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import shapesmith.ir as package
from msgspec.structs import replace
from shapesmith.ir.service import HttpTrait, Operation, OperationTarget, Service, Waiter
from shapesmith.ir.shapes import ErrorTrait, Member, StringShape, StructureShape
from shapesmith.provenance import NOWHERE

from tests.rules.sample import service

EMPTY = (None, False, (), "", {}, NOWHERE)
# By the fields of all nodes that have them.
OTHERS = {
    "deprecated": True,
    "engine": "re",
    "is_current": True,
    "level": 1,
    "operations": ("*",),
    "severity": "error",
    "through": "client",
}


def nodes() -> Iterator[type[msgspec.Struct]]:
    """Yield the class of each node."""
    for each in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{each.name}")
        for node in vars(module).values():
            if isinstance(node, type) and issubclass(node, msgspec.Struct) and node.__module__ == module.__name__:
                yield node


def defaults() -> Iterator[tuple[str, str, Any]]:
    """Yield each field with a default: the name of its node, its own, and the default."""
    for node in nodes():
        for field in msgspec.structs.fields(node):
            if field.default is not msgspec.NODEFAULT:
                yield node.__name__, field.name, field.default
            elif field.default_factory is not msgspec.NODEFAULT:
                yield node.__name__, field.name, field.default_factory()


def test_no_node_can_be_changed() -> None:
    # What has a leading underscore is a part of a dump, not a node.
    found = {node.__name__: node.__struct_config__.frozen for node in nodes() if not node.__name__.startswith("_")}
    assert len(found) > 60
    assert {name for name, frozen in found.items() if not frozen} == set()


def test_a_field_that_is_left_out_is_empty() -> None:
    found = list(defaults())
    assert len(found) > 200
    other = {
        (name, default) for _, name, default in found if not any(default is each or default == each for each in EMPTY)
    }
    assert dict(other) == OTHERS
    assert len(other) == len(OTHERS)
    # 0 equals False, and 1 equals True.
    assert {type(default) for _, _, default in found} == {type(each) for each in (*EMPTY, *OTHERS.values())}


def test_a_trait_that_is_absent_is_left_out_of_a_dump() -> None:
    # The other modules have what is read, or what a dump has as a whole.
    dumped = {f"{package.__name__}.{name}" for name in ("constraints", "overrides", "rules", "service", "shapes")}
    found = {node.__name__: node for node in nodes() if node.__module__ in dumped and node.__struct_defaults__}
    assert len(found) > 40
    assert {name for name, node in found.items() if not node.__struct_config__.omit_defaults} == set()


def test_a_trait_is_spelled_as_the_spec_does() -> None:
    spelled = {f"{package.__name__}.{name}" for name in ("service", "shapes")}
    fields = {
        (node.__name__, field.name): field.encode_name
        for node in nodes()
        if node.__module__ in spelled
        for field in msgspec.structs.fields(node)
    }
    # Files of paginators have snake_case.
    assert fields["Paginator", "input_token"] == "input_token"
    assert fields["Member", "idempotency_token"] == "idempotencyToken"
    assert [(name, encoded) for (node, name), encoded in fields.items() if "_" in encoded and node != "Paginator"] == []


HTTP = HttpTrait("POST", "/")


def of(**fields: Any) -> Service:
    return replace(service("Name", ""), **fields)


def test_members_and_structures_are_found_by_their_name() -> None:
    one, other = Member(name="One", shape="Text"), Member(name="Other", shape="Text")
    shape = StructureShape(name="Both", members=(one, other))
    assert (shape.member("One"), shape.member("Other"), shape.member("one"), shape.member("")) == (
        one,
        other,
        None,
        None,
    )
    found = of(shapes={"Both": shape, "Text": StringShape(name="Text")})
    assert found.structure("Both") is shape
    for name in ("Text", "Absent"):
        with pytest.raises((AssertionError, KeyError, TypeError)):
            found.structure(name)


@pytest.mark.parametrize(
    ("traits", "is_error"),
    [
        ({}, False),
        ({"exception": True}, True),
        ({"fault": True}, True),
        ({"error": ErrorTrait(http_status_code=400)}, True),
        ({"synthetic": True}, False),
    ],
)
def test_a_structure_is_an_error_by_one_of_three_traits(traits: dict[str, Any], is_error: bool) -> None:
    assert StructureShape(name="A", members=(), **traits).is_error is is_error


def test_operations_are_found_by_their_request_and_waiters_by_their_operation() -> None:
    one, other = (
        Operation(name=name, wire_name=name, http=HTTP, input=OperationTarget(shape="Request"))
        for name in ("One", "Other")
    )
    without = Operation(name="Without", wire_name="Without", http=HTTP)
    ready, gone, done = (
        Waiter(name=name, operation=operation, delay=1, max_attempts=1, acceptors=())
        for name, operation in (("Ready", "One"), ("Gone", "Other"), ("Done", "One"))
    )
    found = of(operations=(one, without, other), waiters=(ready, gone, done))
    assert found.operations_by_input() == {"Request": [one, other]}
    assert found.waiters_by_operation() == {"One": [ready, done], "Other": [gone]}
    assert of(operations=(without,)).operations_by_input() == {}

"""A method that was bound before its class was compiled is that of the base class: it calls what was compiled since."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.runtime.compiler import Source
from shapesmith.runtime.entries import Integer, String

from tests.tables.test_agreement import structure


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the functions that are compiled."""
    names: list[str] = []
    compiling = Source.function

    def function(source: Source, owner: type, name: str, doc: str | None = None) -> Any:
        names.append(name)
        return compiling(source, owner, name, doc)

    monkeypatch.setattr(Source, "function", function)
    return names


def test_many_responses_are_converted_by_one_function(written: list[str]) -> None:
    cls = structure({"Name": String(), "Size": Integer()})
    made = [*map(cls.from_boto3, [{"Name": "a", "Size": 1}, {"Size": 2}] * 10)]
    assert [(each.m0, each.m1) for each in made[-2:]] == [("a", 1), (None, 2)]
    assert written == ["from_boto3"]


def test_a_bound_method_converts_by_one_function(written: list[str]) -> None:
    convert = structure({"Name": String(), "Size": Integer()}).from_boto3({"Name": "a", "Size": 1}).to_boto3
    assert [convert() for _ in range(10)] == [{"Name": "a", "Size": 1}] * 10
    assert written == ["to_boto3"]


def test_a_derived_class_converts_by_it_and_stays_derived(written: list[str]) -> None:
    cls = structure({"Name": String(), "Size": Integer()})

    class Derived(cls):  # type: ignore[misc]
        __slots__ = ()

    made = [*map(Derived.from_boto3, [{"Name": "a"}] * 10)]
    assert {type(each) for each in made} == {Derived}
    assert written == ["from_boto3"]

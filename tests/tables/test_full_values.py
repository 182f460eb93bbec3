"""A value that sets all members is checked by a branch of its own, if the check is written when one is in hand."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from shapesmith.runtime import schema as schemas
from shapesmith.runtime.entries import Integer, String
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import schema_of

from tests.tables.both_checks import assert_both_alike, written
from tests.tables.test_agreement import structure

FULL = {"A": "a", "B": "b", "C": "c", "D": "d", "E": 1}
PART = {"A": "a", "C": "c"}


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A table that is compiled at once, of which one member is required."""
    monkeypatch.setattr(schemas, "USES_BEFORE_COMPILING", 0)
    texts = {name: String(1, 3, required=name == "A") for name in "ABCD"}
    return schema_of(structure({**texts, "E": Integer(1, 9)}))


@pytest.mark.parametrize(("value", "has_branch"), [(FULL, True), (PART, False), ({}, False), ("12345", False)])
def test_the_branch_is_written_for_a_value_that_sets_all(table: Any, value: Any, has_branch: bool) -> None:
    assert ("if left1 == 5:" in inspect.getsource(table.compiled_check(value))) is has_branch


@pytest.mark.parametrize("first", [FULL, PART], ids=["full", "part"])
def test_whatever_is_checked_first_the_same_values_pass(table: Any, first: dict[str, Any]) -> None:
    check = table.compiled_check(first)
    for right in (FULL, PART, {"A": "a"}, {**PART, "E": 9}):
        assert check(right) is True, right
        assert_both_alike(table, right)
    for name, value in (("A", ""), ("A", 1), ("B", "long"), ("D", None), ("E", 10), ("E", "1"), ("F", 1)):
        for right in (FULL, PART):
            assert check({**right, name: value}) is False, (right, name)
            assert_both_alike(table, {**right, name: value})
    # As many as there are, but another in the place of one.
    assert_both_alike(table, {**{name: FULL[name] for name in "ABCD"}, "F": 1})


def test_what_one_branch_has_inlined_leaves_the_other_as_much_room() -> None:
    inner = structure({f"M{number}": String() for number in range(40)})
    nested = Nested("Inner")
    nested._structure = inner
    outer = schema_of(structure({**{name: String(1) for name in "ABC"}, "Inner": nested}))
    source = inspect.getsource(written(outer, is_full=True))
    assert source.count("if 'M39' in") == 2
    assert ".check(" not in source

"""How a check is written: numbers and texts as literals where that is safe, anything else by a name."""

from __future__ import annotations

import linecache
from typing import Any

import pytest
from shapesmith.runtime.compiler import Source


@pytest.mark.parametrize("number", [0, -1, 10**15 - 1, 1 - 10**15])
def test_an_integer_of_up_to_15_digits_is_a_literal(number: int) -> None:
    assert Source("check(value)").number(number) == str(number)


@pytest.mark.parametrize("number", [10**15, -(10**15), 0.5, 1.0, float("inf"), True])
def test_any_other_number_has_a_name(number: Any) -> None:
    assert Source("check(value)").number(number) == "number_0"


def test_a_number_of_more_digits_than_python_writes_has_a_name() -> None:
    assert Source("check(value)").number(10**5_000) == "number_0"


@pytest.mark.parametrize("text", ["a", "it's", '"', "\\", "\n", "\x00", "\u2028", "\ud800", "{0}", "'''"])
def test_a_text_is_one_literal(text: str) -> None:
    literal = Source("check(value)").text(text)
    assert eval(literal) == text
    assert len(literal.splitlines()) == 1


class Loud(str):
    def __repr__(self) -> str:
        return "raise SystemExit"

    def __str__(self) -> str:
        return "raise SystemExit"


def test_a_subclass_of_text_does_not_write_itself() -> None:
    assert Source("check(value)").text(Loud("a")) == "'a'"


def test_an_object_has_one_name_and_equal_objects_have_two() -> None:
    source = Source("check(value)")
    one, other = [1], [1]
    assert [source.bind(one, "list"), source.bind(other, "list"), source.bind(one, "x")] == [
        "list_0",
        "list_1",
        "list_0",
    ]


def test_the_value_of_an_expression_is_kept_in_a_variable_unless_it_is_one() -> None:
    source = Source("check(value)")
    assert (source.named("x1"), source.named("a + b")) == ("x1", "x")
    source.level = 2
    assert (source.named("f(x)"), source.variable("sum")) == ("x2", "sum2")


class Members:
    def __init__(self, count: int) -> None:
        self.members = range(count)


def test_a_structure_is_inlined_once_within_itself() -> None:
    source, node, other = Source("check(value)"), Members(1), Members(1)
    for expected in (True, True, False):
        assert source.has_room(node) is expected
        assert source.has_room(other)
        source.structure(node)


def test_structures_of_up_to_64_members_in_all_are_inlined() -> None:
    source = Source("check(value)")
    with source.structure(Members(60)):
        assert (source.has_room(Members(4)), source.has_room(Members(5))) == (True, False)
    # What was written stays written.
    assert (source.has_room(Members(4)), source.has_room(Members(5))) == (True, False)


def test_up_to_8_loops_are_nested() -> None:
    source = Source("check(value)")
    for number in range(8):
        assert (source.is_deep, source.has_room(Members(1))) == (False, True)
        source.loop(f"for x{number} in value:")
    assert (source.is_deep, source.has_room(Members(1))) == (True, False)


def test_structures_are_inlined_within_60_levels_of_indentation() -> None:
    source = Source("check(value)")
    for _ in range(60):
        assert source.has_room(Members(1))
        source.block("if value:")
    assert not source.has_room(Members(1))


def test_a_scope_ends_with_indentation_level_and_loops_as_before() -> None:
    source = Source("check(value)")
    with source.loop("for x in value:"), source.inner():
        source.line(f"{source.variable('y')} = x")
    source.line(f"return {source.variable('y')}")
    aside: list[str] = []
    with source.aside(aside):
        source.line("a = 1")
    source.lines(aside)
    assert source._lines == ["def check(value):", "    for x in value:", "        y1 = x", "    return y", "    a = 1"]
    assert aside == ["a = 1"]


class Owner:
    pass


def test_a_function_is_as_if_it_were_defined_in_its_class() -> None:
    source = Source("check(value)")
    source.line(f"return value is {source.bind(Owner, 'owner')}")
    check = source.function(Owner, "_check", "Check it.")
    assert (check(Owner), check(1)) == (True, False)
    assert (check.__name__, check.__qualname__, check.__doc__) == ("_check", "Owner._check", "Check it.")
    assert check.__module__ == __name__
    # Debuggers and tracebacks show it.
    assert linecache.getline(check.__code__.co_filename, 2) == "    return value is owner_0\n"

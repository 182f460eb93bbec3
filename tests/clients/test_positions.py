"""Where in the source an argument of a call is, and which argument a parameter takes."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.calls import Arguments
from shapesmith.clients.passing import argument_for, given_by
from shapesmith.clients.positions import Span, argument_of, keyword_of, span_of
from shapesmith.clients.tree import parsed
from shapesmith.clients.values import UNKNOWN, Instance


def call(text: str) -> ast.Call:
    node = ast.parse(text, mode="eval").body
    assert isinstance(node, ast.Call)
    return node


CALL = "f(1, A=[{'B': 2, 3: 4}, {**x, 'B': 5}], C=[*y, 6], D=(7, 8))"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], CALL),
        (["A"], "[{'B': 2, 3: 4}, {**x, 'B': 5}]"),
        (["A", 0, "B"], "2"),
        (["A", 0, 3], "4"),
        (["A", 1, "B"], "5"),
        (["A", 1], "{**x, 'B': 5}"),
        (["A", 2], "[{'B': 2, 3: 4}, {**x, 'B': 5}]"),
        (["A", 0, "X"], "{'B': 2, 3: 4}"),
        (["A", 0, "X", "B"], "{'B': 2, 3: 4}"),
        (["C", 1], "[*y, 6]"),
        (["D", 1], "8"),
        (["D", True], "(7, 8)"),
        (["X"], CALL),
        (["X", "A"], CALL),
    ],
)
def test_the_innermost_part_that_is_written_out_is_found(steps: list[Any], expected: str) -> None:
    found = argument_of(call(CALL), steps)
    assert isinstance(found, ast.expr)
    assert ast.unparse(found) == ast.unparse(ast.parse(expected, mode="eval").body)


def test_a_name_within_an_argument_is_not_that_of_another_argument() -> None:
    found = argument_of(call("f(A={'B': 1}, C={'A': 2})"), ["C", "A"])
    assert ast.unparse(found) == "2"


def test_a_keyword_is_found_by_its_name() -> None:
    found = keyword_of(call("f(A=1, **B)"), "A")
    assert found is not None
    assert ast.unparse(found.value) == "1"
    assert keyword_of(call("f(A=1, **B)"), "B") is None


@pytest.mark.parametrize(
    ("line", "text", "span"),
    [
        ("abc", "abc", Span(1, 1, 1, 4)),
        ("'ü', b", "b", Span(1, 6, 1, 7)),
        ("'ü', '\U0001f600', b", "b", Span(1, 11, 1, 12)),
    ],
)
def test_columns_count_characters_from_1_and_the_end_is_exclusive(line: str, text: str, span: Span) -> None:
    tree = ast.parse(line)
    node = next(node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == text)
    assert span_of(node, [line]) == span


def test_a_node_of_a_line_that_is_not_there_has_its_own_columns() -> None:
    node = ast.parse("x", mode="eval").body
    assert span_of(node, []) == Span(1, 1, 1, 2)


def function(text: str, name: str = "f") -> Any:
    """Return the definition of a function of a module, or of a method of its class A."""
    module = parsed("m.py", text.encode())
    (node,) = module.tree.body
    if isinstance(node, ast.ClassDef):
        owner = module.class_(node, module.scope)
        (inner,) = (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == name)
        return module.function(inner, owner.scope)
    assert isinstance(node, ast.FunctionDef)
    return module.function(node, module.scope)


def test_arguments_are_given_by_position_and_by_name_as_far_as_known() -> None:
    f = function("def f(a, b, *, c, d=1, **more): pass")
    assert given_by(f, None, Arguments((1, UNKNOWN), {"c": 3, "e": 5})) == {"a": 1, "c": 3}
    assert given_by(f, None, Arguments((), {"b": 2, "a": UNKNOWN})) == {"b": 2}
    assert given_by(f, None, Arguments((1, 2, 3), {})) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "argument", "expected"),
    [
        ("f(1, 2)", "a", "1"),
        ("f(1, 2)", "b", "2"),
        ("f(1)", "b", None),
        ("f(1, b=2)", "b", "2"),
        ("f(*x, b=2)", "b", "2"),
        ("f(*x, 2)", "a", None),
        ("f(1, **x)", "b", None),
        ("f(1, 2, 3)", "c", None),
        ("f(c=3)", "c", "3"),
    ],
)
def test_the_argument_for_a_parameter_is_found_where_it_is_passed_plainly(
    text: str, argument: str, expected: str | None
) -> None:
    found = argument_for(function("def f(a, b, *, c=0): pass"), argument, call(text))
    assert (None if found is None else ast.unparse(found)) == expected


def test_the_receiver_of_a_method_is_its_first_parameter() -> None:
    f = function("class A:\n    def f(self, a): pass")
    receiver = Instance(f.owner)
    assert given_by(f, receiver, Arguments((1,), {})) == {"self": receiver, "a": 1}
    found = argument_for(f, "a", call("x.f(1)"))
    assert found is not None
    assert ast.unparse(found) == "1"
    assert argument_for(f, "self", call("x.f(1)")) is None

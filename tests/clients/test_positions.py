"""Where in the source a node is, and which parameters a call gives a value."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.calls import Arguments
from shapesmith.clients.passing import given_by
from shapesmith.clients.positions import Span, Written, span_of
from shapesmith.clients.tree import parsed
from shapesmith.clients.values import UNKNOWN, Instance


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
        owner = module.class_(node)
        (inner,) = (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == name)
        return module.function(inner, owner.scope)
    assert isinstance(node, ast.FunctionDef)
    return module.function(node, module.scope)


def test_arguments_are_given_by_position_and_by_name_as_far_as_known() -> None:
    f = function("def f(a, b, *, c, d=1, **more): pass")
    assert given_by(f, None, Arguments((1, UNKNOWN), {"c": 3, "e": 5})) == {"a": 1, "c": 3}
    assert given_by(f, None, Arguments((), {"b": 2, "a": UNKNOWN})) == {"b": 2}
    assert given_by(f, None, Arguments((1, 2, 3), {})) == {"a": 1, "b": 2}


def test_the_receiver_of_a_method_is_its_first_parameter() -> None:
    f = function("class A:\n    def f(self, a): pass")
    receiver = Instance(f.owner)
    assert given_by(f, receiver, Arguments((1,), {})) == {"self": receiver, "a": 1}


@pytest.mark.parametrize(
    ("call", "steps", "text"),
    [
        ("f(X=1)", ["X"], "1"),
        ("f(X=1)", ["Y"], "f(X=1)"),
        ("f(X={'A': 1})", ["X", "A"], "1"),
        ("f(X=[1, 2])", ["X", 1], "2"),
        ("f(X=(1, 2))", ["X", 0], "1"),
        ("f(X=[*y, 2])", ["X", 1], "[*y, 2]"),
        ("f(X=y)", ["X", "A"], "y"),
        ("f(X={'A': 1, **y})", ["X", "B"], "{'A': 1, **y}"),
        # What is below a part that is not written there is not there either, even where a part above has its name.
        ("f(X={'A': 1, **y})", ["X", "B", "A"], "{'A': 1, **y}"),
        ("f(X=1, **y)", ["Y", "X"], "f(X=1, **y)"),
        ("f(X={'A': 1, 'A': 2})", ["X", "A"], "1"),
    ],
)
def test_a_part_of_an_argument_is_as_far_in_as_it_is_written_out(call: str, steps: list[Any], text: str) -> None:
    tree = ast.parse(call, mode="eval").body
    assert isinstance(tree, ast.Call)
    assert ast.unparse(Written(tree).argument(steps)) == text

"""Which names a module has, and the scope of each node."""

from __future__ import annotations

import ast

import pytest
from shapesmith.adopt.source import Source
from shapesmith.clients.tree import parsed


def source(text: str) -> Source:
    return Source(parsed("app.py", text.encode()))


@pytest.mark.parametrize(
    "binding",
    [
        "x = 1",
        "x += 1",
        "del x",
        "for x in y: pass",
        "import x",
        "import x.y",
        "import y as x",
        "from y import x",
        "from y import z as x",
        "def x(): pass",
        "async def x(): pass",
        "class x: pass",
        "def g(x): pass",
        "def g(*, x): pass",
        "global x",
        "try: pass\nexcept E as x: pass",
        "match y:\n  case x: pass",
        "match y:\n  case [*x]: pass",
        "match y:\n  case {**x}: pass",
        "[x for x in y]",
        "(x := 1)",
        "lambda x: 1",
    ],
)
def test_every_way_to_bind_a_name_is_seen(binding: str) -> None:
    assert "x" in source(binding).scopes.names


@pytest.mark.parametrize("use", ["import y.x", "from x import y", "y.x = 1", "f(x=1)", "import x as y", "'x'"])
def test_another_use_of_its_spelling_is_none_of_a_name(use: str) -> None:
    assert "x" not in source(use).scopes.names


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("x", ast.Module),
        ("def f(): x", ast.FunctionDef),
        ("async def f(): x", ast.AsyncFunctionDef),
        ("class A: x", ast.ClassDef),
        ("lambda: x", ast.Lambda),
        ("if a:\n  [x for _ in y]", ast.Module),
    ],
)
def test_the_scope_of_a_node_is_the_innermost(text: str, scope: type[ast.AST]) -> None:
    made = source(text)
    use = next(node for node in ast.walk(made.tree) if isinstance(node, ast.Name) and node.id == "x")
    assert type(made.scopes.of(use)) is scope

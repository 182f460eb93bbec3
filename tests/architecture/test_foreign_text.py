"""Text of a spec becomes source in one place: `shapesmith.text.literals`, by the filters that templates name."""

from __future__ import annotations

import ast
import inspect
from typing import Any

import pytest
from jinja2 import Environment, nodes
from shapesmith.targets.dataclasses import views

from tests.architecture.modules import TEMPLATES, Module, imports, modules

# What a template may do to a value. `join` is given Python names only; the others print foreign text safely.
FILTERS = {"literal", "docstring", "comment", "render", "join"}

# Other ways to make a literal of a text: each is wrong for some character that literals.string handles.
ESCAPING_FUNCTIONS = {"repr", "ascii"}
ESCAPING_MODULES = {"json", "msgspec.json", "reprlib", "pprint", "shlex"}
ESCAPING_NAMES = {"unicode_escape", "backslashreplace"}

# The modules whose strings become source.
SPELLING = [module for module in modules().values() if module.name.startswith("shapesmith.targets.dataclasses.")]

VIEWS = {name: view for name, view in inspect.getmembers(views, inspect.isclass) if view.__module__ == views.__name__}


def parsed(name: str) -> nodes.Template:
    """Return the syntax tree of a template."""
    return Environment(trim_blocks=True, lstrip_blocks=True).parse((TEMPLATES / name).read_text(encoding="utf-8"))


TREES = {path.name: parsed(path.name) for path in sorted(TEMPLATES.glob("*.jinja"))}

every_template = pytest.mark.parametrize("name", TREES)


def test_the_modules_that_write_source_are_checked() -> None:
    names = {module.name.rpartition(".")[2] for module in SPELLING}
    assert {"annotations", "classes", "docstrings", "environment", "modules", "table", "views"} <= names


@pytest.mark.parametrize("module", SPELLING, ids=str)
def test_only_literals_escapes_source(module: Module) -> None:
    assert not ESCAPING_MODULES & set(imports(module))
    for node in module.nodes:
        if isinstance(node, ast.Name):  # called, or passed on: `map(repr, names)`
            assert node.id not in ESCAPING_FUNCTIONS, f"{module.path.name}:{node.lineno}"
        if isinstance(node, ast.Attribute):  # by way of a package: `msgspec.json.encode`
            assert ast.unparse(node) not in ESCAPING_MODULES, f"{module.path.name}:{node.lineno}"
        if isinstance(node, ast.FormattedValue):
            assert node.conversion == -1, (
                f"{module.path.name}:{node.lineno}: !r, !s and !a escape after their own rules"
            )
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not ESCAPING_NAMES & set(node.value.split()), f"{module.path.name}:{node.lineno}"


@every_template
def test_a_template_uses_only_the_declared_filters(name: str) -> None:
    assert {node.name for node in TREES[name].find_all(nodes.Filter)} <= FILTERS


@every_template
def test_a_template_decides_nothing(name: str) -> None:
    # No arithmetic, no comparison, no lookup, no test but for presence, no call but of another macro.
    deciding = (nodes.BinExpr, nodes.Compare, nodes.Getitem, nodes.Test, nodes.Concat, nodes.Assign, nodes.CondExpr)
    found = [node for node in TREES[name].find_all(deciding) if not is_presence(node)]
    assert not [f"{name}:{node.lineno}: {type(node).__name__}" for node in found]
    calls = [node.node for node in TREES[name].find_all(nodes.Call)]
    assert all(isinstance(call, nodes.Getattr) and call.node == nodes.Name("part", "load") for call in calls)


def is_presence(node: nodes.Node) -> bool:
    """Return whether `node` is the one condition in an expression that is allowed: a comma unless it is the last."""
    return isinstance(node, nodes.CondExpr) and isinstance(node.test, nodes.Not) and is_last(node.test.node)


def is_last(node: nodes.Node) -> bool:
    """Return whether `node` is `loop.last`."""
    return isinstance(node, nodes.Getattr) and node.attr == "last" and node.node == nodes.Name("loop", "load")


@every_template
def test_a_template_reads_only_its_view(name: str) -> None:
    # Everything that a template prints must come from its view: no includes by name, no globals.
    free = {node.name for node in TREES[name].find_all(nodes.Name) if node.ctx == "load"}
    bound = {node.name for node in TREES[name].find_all(nodes.Name) if node.ctx in ("store", "param")}
    bound |= {each.target for each in TREES[name].find_all(nodes.Import)}
    assert free - bound <= {"view", "loop"}


def test_every_template_has_the_name_of_a_view() -> None:
    templates = {name.removesuffix(".jinja") for name in TREES} - {"macros"}
    assert templates <= set(VIEWS)


def test_every_field_of_a_view_is_read_by_a_template_and_the_other_way_round() -> None:
    attributes = [node for tree in TREES.values() for node in tree.find_all(nodes.Getattr) if not is_last(node)]
    read = {node.attr for node in attributes if node.node != nodes.Name("part", "load")}
    fields: set[Any] = {field for view in VIEWS.values() for field in view._fields}
    assert read == fields


@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.__name__)
def test_a_view_holds_names_source_or_foreign_text(view: Any) -> None:
    # A field of any other type would be printed by str().
    allowed = {"str", "int", "bool", "None", "Foreign", "Lines", "tuple", "...", *VIEWS}
    for field, annotation in view.__annotations__.items():
        text = annotation.__forward_arg__ if hasattr(annotation, "__forward_arg__") else str(annotation)
        words = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        assert words <= allowed, field

"""The calls that only some versions of boto3 make: those behind a question for its version."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from shapesmith.clients.dotted import last_name, root_name
from shapesmith.clients.naming import words_of
from shapesmith.clients.packages import ROOTS
from shapesmith.clients.raising import ends_run

_VERSION = "__version__"
# Functions that give the version of a package by its name: `importlib.metadata.version("boto3")`.
_GIVING = frozenset({"get_distribution", "version"})


# A text without any of these asks for no version.
_ASKING = re.compile(r"__version__|(?:[Vv]ersion|_least)\(|get_distribution")


def calls_of_some_versions(tree: ast.Module, text: str) -> frozenset[ast.Call]:
    """Return the calls of a module that are made, or not, by the version of boto3 or botocore that is installed."""
    if not _ASKING.search(text):
        return frozenset()
    nodes = list(ast.walk(tree))
    if not any(_is_version(node, frozenset()) for node in nodes):
        return frozenset()
    names = frozenset(name for node in nodes for name in _names_for_version(node, frozenset()))
    names |= {name for node in nodes for name in _names_for_version(node, names)}
    return frozenset(
        inner
        for node in nodes
        for part in _guarded(node, names)
        for inner in ast.walk(part)
        if isinstance(inner, ast.Call)
    )


def _asks(node: ast.AST, names: frozenset[str]) -> bool:
    return any(_is_version(inner, names) for inner in ast.walk(node))


def _is_version(node: ast.AST, names: frozenset[str]) -> bool:
    """Return whether a node is a version of boto3, or one of the names that stand for what one says."""
    match node:
        case ast.Name(id=name):
            return name in names
        case ast.Attribute(attr=name):
            return name in names or (name == _VERSION and root_name(node) in ROOTS)
        case ast.ImportFrom(module=str(module)):
            return module in ROOTS and any(each.name == _VERSION for each in node.names)
        case ast.Call(func=function, args=[ast.Constant(value=str(package)), *_]) if package in ROOTS:
            return last_name(function) in _GIVING
        case ast.Call(func=function):
            return _says_version(last_name(function))
    return False


def _says_version(name: str) -> bool:
    """Return whether a function has a name that says what it asks for: `module.botocore_at_least("1.20")`."""
    words = words_of(name) if "boto" in name.lower() else ()
    return not ROOTS.isdisjoint(words) and not {"least", "version"}.isdisjoint(words)


def _names_for_version(node: ast.AST, names: frozenset[str]) -> Iterator[str]:
    """Yield the names of a version that a node binds, of what is made of it, and of functions that return that."""
    match node:
        case ast.ImportFrom(module=str(module)) if module in ROOTS:
            yield from (each.asname or each.name for each in node.names if each.name == _VERSION)
        case ast.Assign(targets=targets, value=value) if _asks(value, names):
            yield from filter(None, map(last_name, targets))
        case ast.FunctionDef(name=name):
            returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)
            if any(_asks(each, names) for each in returned):
                yield name


def _guarded(node: ast.AST, names: frozenset[str]) -> Iterator[ast.AST]:
    """Yield the parts of a node that are run, or not, by a version."""
    match node:
        case ast.If() if _asks(node.test, names):
            yield from (*node.body, *node.orelse)
        case ast.IfExp() if _asks(node.test, names):
            yield from (node.body, node.orelse)
        case ast.BoolOp() if _asks(node, names):
            yield from node.values
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            if any(_asks(each, names) for each in node.decorator_list):
                yield node
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if not isinstance(block, list):
            continue  # a lambda has an expression
        for number, statement in enumerate(block):
            if isinstance(statement, ast.If) and _leaves(statement.body) and _asks(statement.test, names):
                yield from block[number + 1 :]


def _leaves(body: list[ast.stmt]) -> bool:
    """Return whether nothing behind some statements is run."""
    last = body[-1]
    if isinstance(last, ast.Expr):
        return ends_run(last.value)
    return isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break)

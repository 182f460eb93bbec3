"""What a module replaces: attributes of objects that others made, and the functions of boto3, as tests do it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple

from shapesmith.clients.dotted import last_name
from shapesmith.clients.packages import ROOTS

# The events at which a handler may change the parameters of a call.
_EDITING = ("provide-client-params", "before-parameter-build")
_REGISTERING = frozenset({"register", "register_first", "register_last", "unregister"})
ANY_CLIENT = "*"
"""The name of a client of which handlers are changed, if that may be any."""
# Those at which one may add methods to clients.
_ADDING = ("creating-client-class", "getattr.")

# Functions that give an attribute or an entry another value: `monkeypatch.setattr(boto3, "client", fake)`.
_BY_NAME = frozenset({"delattr", "object", "setattr", "setitem"})
# Those that take the whole path: `mock.patch("boto3.client")`.
_BY_PATH = frozenset({"delattr", "patch", "setattr"})


class Replaced(NamedTuple):
    """The names of attributes that are replaced, those of boto3 apart: `of_boto` are functions and modules of it.

    `edited` are the names of clients for which handlers are added, or taken away, that change the parameters of calls.
    `adds_methods`: handlers are added that may give clients more methods.
    """

    attributes: frozenset[str]
    of_boto: frozenset[str]
    edited: frozenset[str]
    adds_methods: bool


def replaced_in(tree: ast.Module, receivers: Collection[str | None]) -> Replaced:
    """Return what a module replaces. What methods set on their own receivers, by those names, is no replacement."""
    boto = set(ROOTS)
    paths: list[list[str]] = []
    edited: set[str] = set()
    adds_methods = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            boto.update(_names_of_boto(node))
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
            paths += _replaced(node, receivers)
            edited.update(_edited(node))
            adds_methods |= isinstance(node, ast.Call) and _text(next(iter(node.args), node)).startswith(_ADDING)
    attributes, of_boto = set(), set()
    for path in paths:
        name = path[-1]
        if boto.isdisjoint(path):
            attributes.add(name)
        elif not name.startswith("_"):  # what sends a request (`_make_api_call`) makes no client
            of_boto.add(name)
    return Replaced(frozenset(attributes), frozenset(of_boto), frozenset(edited), adds_methods)


def _names_of_boto(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Yield the names by which a module knows boto3, and what it imports from there."""
    if isinstance(node, ast.Import):
        yield from (each.asname for each in node.names if each.asname and _root(each.name) in ROOTS)
    elif _root(node.module or "") in ROOTS:
        yield from (each.asname or each.name for each in node.names)


def _replaced(node: ast.Attribute | ast.Subscript | ast.Call, receivers: Collection[str | None]) -> Iterator[list[str]]:
    """Yield the path of each attribute or entry that a node replaces, as far as it is written: the last name is."""
    match node:
        case ast.Attribute(value=holder, attr=name, ctx=ast.Store() | ast.Del()):
            if not (isinstance(holder, ast.Name) and holder.id in receivers):
                yield [*_path(holder), name]
        case ast.Subscript(value=holder, slice=ast.Constant(value=str(name)), ctx=ast.Store() | ast.Del()):
            if last_name(holder) == "modules":
                yield [name]
        case ast.Call(func=function, args=[text, *_]) if last_name(function) in _BY_PATH and "." in _text(text):
            yield _text(text).split(".")
        case ast.Call(func=function, args=[holder, ast.Constant(value=str(name)), *_]) if (
            last_name(function) in _BY_NAME
        ):
            yield [*_path(holder), name]
        case ast.Call(func=ast.Attribute(attr="multiple"), args=[holder, *_], keywords=keywords):
            path = _text(holder).split(".") if _text(holder) else _path(holder)
            yield from ([*path, each.arg] for each in keywords if each.arg)
        case ast.Call(func=ast.Attribute(attr="dict"), args=[_, ast.Dict(keys=keys), *_]):
            yield from ([_text(key)] for key in keys if key is not None and _text(key))


def _edited(node: ast.expr) -> Iterator[str]:
    """Yield the client of which a call changes handlers: `s3.meta.events.register("provide-client-...")`."""
    match node:
        case ast.Call(func=ast.Attribute(value=events, attr=method)) if method in _REGISTERING:
            given = (*node.args[:1], *(each.value for each in node.keywords if each.arg == "event_name"))
            path = ["", *_path(events)]
            if not given or (_text(given[0]) and not _text(given[0]).startswith(_EDITING)):
                return
            is_literal = bool(_text(given[0]))
            match path:
                case [*_, "meta", "client", "meta", "events"]:  # of a resource
                    yield ANY_CLIENT
                case [*_, client, "meta", "events"]:
                    yield client
                case [*_, "events"]:
                    yield ANY_CLIENT
                case _ if is_literal:
                    yield ANY_CLIENT


def _path(expression: ast.expr) -> list[str]:
    """Return the names of `a.b.c`; of `a().b.c`, those behind the call."""
    names: list[str] = []
    while isinstance(expression, ast.Attribute):
        names.insert(0, expression.attr)
        expression = expression.value
    return [expression.id, *names] if isinstance(expression, ast.Name) else names


def _text(node: ast.expr) -> str:
    """Return a literal text; of an f-string, the parts that are written; empty for any other expression."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _root(module: str) -> str:
    return module.partition(".")[0]

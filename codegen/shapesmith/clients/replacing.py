"""What a module replaces: attributes of objects that others made, and the functions of boto3, as tests do it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple

from shapesmith.clients.dotted import dotted, last_name
from shapesmith.clients.packages import ROOTS

# The events at which a handler may change the parameters of a call.
_EDITING = ("provide-client-params", "before-parameter-build")
_REGISTERING = frozenset({"register", "register_first", "register_last", "unregister"})
# Those at which one may add methods to clients.
_ADDING = ("creating-client-class", "getattr.")

# Functions that give an attribute or an entry another value: `monkeypatch.setattr(boto3, "client", fake)`.
_BY_NAME = frozenset({"delattr", "object", "setattr", "setitem"})
# Those that take the whole path: `mock.patch("boto3.client")`.
_BY_PATH = frozenset({"delattr", "patch", "setattr"})
# Methods that make a client or a resource.
_MAKING = frozenset({"client", "create_client", "resource"})
# Methods of lists and dicts that give them more items.
_FILLING = frozenset({"append", "extend", "insert", "setdefault", "update"})
# Methods that decide what any attribute is.
_DECIDING = frozenset({"__getattribute__", "__setattr__"})
# Functions that give the names of a module as a dict.
_NAMESPACES = frozenset({"globals", "locals", "vars"})
# The last part of a path where the source does not write the name.
_ANY = ""


class Replaced(NamedTuple):
    """The names of attributes that are replaced, those of boto3 apart: `of_boto` are functions and modules of it.

    `opened` are the names of objects of which any attribute may be replaced: `setattr(client, name, fake)`;
    `opens_instances`: methods do so to their receiver, or decide what any attribute is (`__setattr__`).
    `rebinds_names`: any name of the module may be bound again (`globals()[name] = value`). `edits_calls`: handlers are
    added, or taken away, that change the parameters of calls: the client may have another name where it is called.
    `adds_methods`: handlers may give clients more methods. `made` are the calls that give attributes clients, by the
    paths of these, where nothing else replaces an attribute of that name: `app.state.queue = boto3.client("sqs")`.
    `filled` are the names of attributes of which items are set: `self.clients["s3"] = client`.
    """

    attributes: frozenset[str]
    of_boto: frozenset[str]
    opened: frozenset[str]
    opens_instances: bool
    rebinds_names: bool
    edits_calls: bool
    adds_methods: bool
    made: dict[str, list[ast.Call]]
    filled: frozenset[str]

    def beside(self, other: Replaced) -> Replaced:
        """Return what is replaced by one module or by another."""
        return Replaced(
            self.attributes | other.attributes,
            self.of_boto | other.of_boto,
            self.opened | other.opened,
            opens_instances=self.opens_instances or other.opens_instances,
            rebinds_names=self.rebinds_names or other.rebinds_names,
            edits_calls=self.edits_calls or other.edits_calls,
            adds_methods=self.adds_methods or other.adds_methods,
            made=_only_made(self.made, other.attributes),
            filled=self.filled | other.filled,
        )


def replaced_in(
    tree: ast.Module, receivers: Collection[str | None], without: Collection[ast.AST] = frozenset()
) -> Replaced:
    """Return what a module replaces, apart from what functions `without` do.

    What methods set on their own receivers, by those names, is no replacement.
    """
    boto = set(ROOTS)
    others: set[str] = set()
    filled: set[str] = set()
    paths: list[list[str]] = []
    made: dict[ast.expr, ast.Call] = {}
    edits_calls = adds_methods = rebinds_names = decides_attributes = False
    nodes: list[ast.AST] = [tree]
    for node in nodes:  # it grows on the way
        nodes += (each for each in ast.iter_child_nodes(node) if each not in without)
        if isinstance(node, ast.Import | ast.ImportFrom):
            boto.update(_names_of_boto(node))
        elif isinstance(node, ast.Assign):
            if isinstance(node.value, ast.Call) and last_name(node.value.func) in _MAKING:
                made.update((each, node.value) for each in node.targets if isinstance(each, ast.Attribute))
        elif isinstance(node, ast.FunctionDef):
            decides_attributes |= node.name in _DECIDING
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
            replaced = list(_replaced(node, receivers))
            paths += replaced
            if node not in made:
                others.update(path[-1] for path in replaced)
            filled.update(_filled(node))
            rebinds_names |= _rebinds(node)
            if isinstance(node, ast.Call):
                edits_calls |= _edits(node)
                adds_methods |= _text(next(iter(node.args), node)).startswith(_ADDING)
    by_path: dict[str, list[ast.Call]] = {}
    for target, call in made.items():
        by_path.setdefault(dotted(target), []).append(call)
    attributes, of_boto, opened = set(), set(), set()
    for path in paths:
        name = path[-1]
        if name == _ANY:
            opened.update(path[-2:-1])
        elif boto.isdisjoint(path):
            attributes.add(name)
        elif not name.startswith("_"):  # what sends a request (`_make_api_call`) makes no client
            of_boto.add(name)
    return Replaced(
        frozenset(attributes),
        frozenset(of_boto),
        frozenset(opened),
        opens_instances=decides_attributes or not opened.isdisjoint(receivers),
        rebinds_names=rebinds_names,
        edits_calls=edits_calls,
        adds_methods=adds_methods,
        made=_only_made(by_path, others),
        filled=frozenset(filled),
    )


def _only_made(made: dict[str, list[ast.Call]], others: Collection[str]) -> dict[str, list[ast.Call]]:
    """Return the paths without those whose last name is among others."""
    return {path: calls for path, calls in made.items() if path and path.rpartition(".")[2] not in others}


def _names_of_boto(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Yield the names by which a module knows boto3, and what it imports from there."""
    if isinstance(node, ast.Import):
        yield from (each.asname for each in node.names if each.asname and _root(each.name) in ROOTS)
    elif _root(node.module or "") in ROOTS:
        yield from (each.asname or each.name for each in node.names)


def _replaced(node: ast.Attribute | ast.Subscript | ast.Call, receivers: Collection[str | None]) -> Iterator[list[str]]:
    """Yield the path of each attribute or entry that a node replaces, as far as it is written: the last name is."""
    match node:
        case ast.Attribute(value=holder, attr="__dict__", ctx=ast.Store()):
            yield [*_path(holder), _ANY]
        case ast.Attribute(value=holder, attr=name, ctx=ast.Store() | ast.Del()):
            if not (isinstance(holder, ast.Name) and holder.id in receivers):
                yield [*_path(holder), name]
        case ast.Subscript(value=table, slice=key, ctx=ast.Store() | ast.Del()):
            if owner := _owner_of(table):
                yield [*_path(owner), _text(key)]
            elif last_name(table) == "modules" and _text(key):
                yield [_text(key)]
        case ast.Call(func=ast.Attribute(value=table, attr="pop" | "setdefault" | "update")) if _owner_of(table):
            yield from ([*_path(_owner_of(table)), name] for name in _keys_given(node))
        case ast.Call(func=function, args=[text, *_]) if last_name(function) in _BY_PATH and "." in _text(text):
            yield _text(text).split(".")
        case ast.Call(func=function, args=[holder, name, *_]) if last_name(function) in _BY_NAME:
            if _text(name) or last_name(function) != "setitem":
                yield [*_path(holder), _text(name)]
        case ast.Call(func=ast.Attribute(attr="multiple"), args=[holder, *_], keywords=keywords):
            path = _text(holder).split(".") if _text(holder) else _path(holder)
            yield from ([*path, each.arg] for each in keywords if each.arg)
        case ast.Call(func=ast.Attribute(attr="dict"), args=[_, ast.Dict(keys=keys), *_]):
            yield from ([_text(key)] for key in keys if key is not None and _text(key))


def _owner_of(table: ast.expr) -> ast.expr | None:
    """Return the object whose attributes are the entries of a dict: `a` of `a.__dict__` and `vars(a)`."""
    match table:
        case ast.Attribute(value=holder, attr="__dict__") | ast.Call(func=ast.Name(id="vars"), args=[holder]):
            return holder
    return None


def _keys_given(call: ast.Call) -> Iterator[str]:
    """Yield the keys that a method of a dict sets; `_ANY` for those that are not written."""
    for argument in call.args[:1]:
        keys = argument.keys if isinstance(argument, ast.Dict) else [argument]
        yield from (_ANY if key is None else _text(key) for key in keys)
    yield from (each.arg or _ANY for each in call.keywords)


def _filled(node: ast.expr) -> Iterator[str]:
    """Yield the attribute of which a node sets an item: `self.clients[name] = ...`, `self.clients.append(...)`."""
    match node:
        case ast.Subscript(value=ast.Attribute(attr=name), ctx=ast.Store()):
            yield name
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=name), attr=method)) if method in _FILLING:
            yield name


def _rebinds(node: ast.expr) -> bool:
    """Return whether a node may bind any name of the module: `globals()["a"] = b`, `exec(text)`."""
    match node:
        case (
            ast.Subscript(value=table, ctx=ast.Store() | ast.Del())
            | ast.Call(func=ast.Attribute(value=table, attr="update" | "setdefault"))
        ):
            return isinstance(table, ast.Call) and not table.args and last_name(table.func) in _NAMESPACES
        case ast.Call(func=ast.Name(id="setattr"), args=[ast.Subscript(value=table), *_]):
            return last_name(table) == "modules"
        case ast.Call(func=ast.Name(id="exec"), args=[_]):
            return True
    return False


def _edits(call: ast.Call) -> bool:
    """Return whether a call changes the handlers of parameters: `s3.meta.events.register("provide-client-...")`."""
    match call:
        case ast.Call(func=ast.Attribute(value=events, attr=method)) if method in _REGISTERING:
            given = (*call.args[:1], *(each.value for each in call.keywords if each.arg == "event_name"))
            text = _text(given[0]) if given else ""
            return text.startswith(_EDITING) if text else bool(given) and last_name(events) == "events"
    return False


def _path(expression: ast.expr | None) -> list[str]:
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

"""Which names of a part of the source share their list or dict with something that may change it.

A use that only reads is no sharing: a test, a text, the arguments of a call that changes nothing. Whatever else is done
with a value may make another name for it, or for a list or dict inside, and change it by that.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from shapesmith.clients.dotted import last_name

# Functions that neither change their arguments nor return a part of them.
HARMLESS = frozenset(
    {
        *("all", "any", "bool", "deepcopy", "dumps", "float", "format", "hash", "id", "int", "isinstance", "len"),
        *("pformat", "pprint", "print", "repr", "str", "sum", "type"),
    }
)
# Methods of lists and dicts that neither change them nor return a part of them.
READING = frozenset({"count", "index", "keys"})


class _Everything(frozenset[str]):
    def __contains__(self, name: object) -> bool:
        return True


EVERY_NAME = _Everything()
"""A set that has every name."""

IsHarmless = Callable[[ast.Call], bool]


def shared_names(node: ast.AST, is_harmless: IsHarmless) -> Iterator[str]:
    """Yield the names that a statement or an expression shares. `is_harmless`: a call changes nothing."""
    yield from _Uses(is_harmless).of(node, is_read=isinstance(node, ast.expr))


class _Uses:
    def __init__(self, is_harmless: IsHarmless) -> None:
        self._is_harmless = is_harmless

    def of(self, node: ast.AST, is_read: bool) -> Iterator[str]:
        """Yield the names that a node shares; `is_read`: what it results in is only read."""
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                if not is_read:
                    yield name
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                yield name
                yield from self.of(value, False)
            case ast.Call():
                yield from self._of_call(node)
            case ast.Subscript(value=holder, slice=index):
                yield from self.of(holder, is_read)
                yield from self.of(index, True)
            case ast.Attribute(value=holder):
                yield from self.of(holder, False)
            case ast.IfExp(test=test, body=body, orelse=other):
                yield from self.of(test, True)
                yield from self.of(body, is_read)
                yield from self.of(other, is_read)
            case ast.Compare() | ast.FormattedValue() | ast.UnaryOp() | ast.Expr() | ast.Assert():
                yield from self._of_parts(node, True)
            case ast.If(test=test) | ast.While(test=test):
                yield from self.of(test, True)
                yield from self._of_all((*node.body, *node.orelse), False)
            case ast.BoolOp() | ast.List() | ast.Tuple() | ast.Set() | ast.Dict() | ast.Starred() | ast.keyword():
                yield from self._of_parts(node, is_read)
            case ast.Await():
                yield from self._of_parts(node, is_read)
            case _:
                yield from self._of_parts(node, False)

    def _of_call(self, node: ast.Call) -> Iterator[str]:
        function = node.func
        if isinstance(function, ast.Attribute):
            yield from self.of(function.value, function.attr in READING)
        else:
            yield from self.of(function, True)
        is_read = last_name(function) in HARMLESS or self._is_harmless(node)
        yield from self._of_all((*node.args, *node.keywords), is_read)

    def _of_parts(self, node: ast.AST, is_read: bool) -> Iterator[str]:
        yield from self._of_all(ast.iter_child_nodes(node), is_read)

    def _of_all(self, nodes: Iterator[ast.AST] | tuple[ast.AST, ...], is_read: bool) -> Iterator[str]:
        for each in nodes:
            yield from self.of(each, is_read)

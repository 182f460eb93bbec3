"""Whether what `response["Name"]` reads is there: where it is not, boto3 raises KeyError, and an attribute is None."""

from __future__ import annotations

import ast
from itertools import takewhile

from shapesmith.adopt.scopes import FUNCTIONS
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.dotted import dotted

# What is absent raises KeyError or, read with `.get()`, TypeError where boto3 reads more of it; an attribute of None
# raises AttributeError.
_CATCHING = frozenset({"KeyError", "LookupError", "TypeError", "AttributeError", "Exception", "BaseException"})


class Presence:
    """What a source says of the presence of members. `is_taken`: what is read by a subscript is taken to be there."""

    def __init__(self, source: Source, is_taken: bool) -> None:
        self._source = source
        self.is_taken = is_taken

    def require(self, node: ast.Subscript, name: str) -> None:
        """Raise Left for a subscript of something that may be absent."""
        if not self._is_asked(node, name) and (not self.is_taken or self._may_be_caught(node)):
            raise Left(f'reads ["{name}"], which raises KeyError if {name} is absent, where the attribute is None')

    def require_value(self, node: ast.expr, whole: ast.expr) -> None:
        """Raise Left for what is read of a value that may be None, where boto3 raises another error."""
        if not self.is_taken or self._may_be_caught(whole):
            raise Left(f"reads more of {ast.unparse(node)}, which may be None")

    def require_uncaught(self, node: ast.AST, name: str) -> None:
        """Raise Left for a subscript of which something handles the KeyError, which only a stubbed response raises."""
        if self._may_be_caught(node):
            raise Left(f'reads ["{name}"] where a KeyError is caught')

    def _is_asked(self, node: ast.Subscript, name: str) -> bool:
        """Return whether a condition around a subscript asks for the member: `if "Name" in response: ...`.

        Both are of the same value: a name that is bound again in between is not followed at all.
        """
        if not _is_constant(node.value):
            return False
        whole = ast.dump(node.value)
        inner: ast.AST = node
        for outer in self._source.around(node):
            if any(_asks(test, whole, name) for test in _tests(outer, inner)):
                # The name may have another value by then: `if "Name" in response: later(lambda: response["Name"])`.
                return not self._source.scopes.is_later(node, outer)
            inner = outer
        return False

    def _may_be_caught(self, node: ast.AST) -> bool:
        """Return whether a KeyError that a node raises may be caught around it, or suppressed."""
        while not isinstance(node, (*FUNCTIONS, ast.Module)):
            inner, node = node, self._source.parents[node]
            match node:
                case ast.Try() | ast.TryStar():
                    if inner in node.body and any(self._may_catch(each.type) for each in node.handlers):
                        return True
                    # `return`, `break` or `continue` there ends any error.
                    if inner not in node.finalbody and any(map(_may_leave, node.finalbody)):
                        return True
                case ast.With() | ast.AsyncWith():
                    managers = [ast.unparse(item).lower() for item in node.items]
                    if any("suppress" in manager or "raises" in manager for manager in managers):
                        return True
        return False

    def _may_catch(self, caught: ast.expr | None, followed: frozenset[str] = frozenset()) -> bool:
        """Return whether a handler may be one of KeyErrors; `followed` are the names that lead to what it catches."""
        match caught:
            case None:
                return True
            case ast.Tuple(elts=parts):
                return any(self._may_catch(part, followed) for part in parts)
            case ast.Name(id=name) if name not in _CATCHING and name not in followed:
                # Another name for it, or one for several: `ERRORS = (KeyError, IndexError)`.
                return any(self._may_catch(value, followed | {name}) for value in self._source.scopes.assigned_to(name))
        # The errors of clients are no KeyErrors.
        name = dotted(caught)
        return not name or name.removeprefix("builtins.") in _CATCHING


def _may_leave(statement: ast.stmt) -> bool:
    """Return whether a statement may leave the block that it is in, whatever error is raised."""
    return any(isinstance(node, ast.Return | ast.Break | ast.Continue) for node in ast.walk(statement))


def _is_constant(value: ast.expr) -> bool:
    """Return whether a value is that of a name, or what constants select of it: the same each time that it is read."""
    while isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant):
        value = value.value
    return isinstance(value, ast.Name)


def _tests(outer: ast.AST, inner: ast.AST) -> list[ast.expr]:
    """Return the conditions that hold where a child of a node is evaluated."""
    match outer:
        case ast.If() | ast.While() if inner in outer.body:
            return [outer.test]
        case ast.IfExp() if inner is outer.body:
            return [outer.test]
        case ast.BoolOp(op=ast.And()):
            return [*takewhile(lambda each: each is not inner, outer.values)]
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp() if inner not in outer.generators:
            return [test for each in outer.generators for test in each.ifs]
    return []


def _asks(test: ast.expr, whole: str, name: str) -> bool:
    """Return whether a condition holds only if a dict, given as it is dumped, has a member that is not None."""
    match test:
        case ast.BoolOp(op=ast.And()):
            return any(_asks(each, whole, name) for each in test.values)
        case ast.Compare(left=ast.Constant(value=left), ops=[ast.In()], comparators=[holder]):
            return left == name and ast.dump(holder) == whole
        case ast.Compare(left=ast.Call() as call, ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return _asks(call, whole, name)
        case ast.Call(func=ast.Attribute(value=holder, attr="get"), args=[ast.Constant(value=asked)], keywords=[]):
            return asked == name and ast.dump(holder) == whole
    return False

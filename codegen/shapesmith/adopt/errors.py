"""Where a module names the error of a wrong boto3 call, or that of a wrong request.

For a wrong value, boto3 raises ParamValidationError, a BotoCoreError; a request raises ValidationError, a ValueError.
"""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import NamedTuple

from shapesmith.adopt.scopes import FUNCTIONS
from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import last_name, root_name
from shapesmith.clients.raising import expects_error

OF_BOTH = frozenset({"Exception", "BaseException"})
OF_BOTO3 = frozenset({"ParamValidationError", "BotoCoreError"})
OF_REQUESTS = frozenset({"ValueError"})
DISTINGUISHED = OF_BOTO3 | OF_REQUESTS

# The name of a class: any other may be that of a tuple of classes.
_CLASS = re.compile(r"_*[A-Z][A-Za-z0-9_]*[a-z][A-Za-z0-9_]*\Z")

# What Python itself calls.
_SPECIAL = re.compile(r"__\w+__\Z")

# How many names a name may stand for, one after another.
_DEEPEST = 8

# Arguments of mocks: what a call of the mock raises.
_RAISED = frozenset({"side_effect"})
# What has the name of a class.
NAMES = frozenset({"__name__", "__qualname__"})


class _Place(NamedTuple):
    """A place where a name is read. `owners`: the names that stand for what is asked there.

    `is_clear`: only the calls within, or what uses the owners, are concerned.
    """

    owners: tuple[str, ...] = ()
    is_clear: bool = True


# It is a handler, or raises: `Catching` knows which calls are concerned, or none is.
_CLEAR = _Place()
_ANYWHERE = _Place(is_clear=False)


class Errors:
    """The names of the two errors in a module, and of what asks for them: aliases, and functions."""

    def __init__(self, source: Source, elsewhere: frozenset[str] = frozenset()) -> None:
        self._source = source
        self._elsewhere = elsewhere

    def caught(self, expression: ast.expr | None, depth: int = 0) -> set[str] | None:
        """Return the names of the classes that an `except` catches; None where the module does not say."""
        if expression is None:
            return set(OF_BOTH)
        if isinstance(expression, ast.Tuple):
            found: set[str] = set()
            for part in expression.elts:
                caught = self.caught(part, depth)
                if caught is None:
                    return None
                found |= caught
            return found
        name = last_name(expression)
        if name in self._elsewhere:
            return None
        if isinstance(expression, ast.Name) and depth < _DEEPEST:
            name = self._imported.get(name, name)
            assigned = self.assigned.get(name)
            if assigned is not None:
                return self.caught(assigned[0], depth + 1) if len(assigned) == 1 else None
        return {name} if _CLASS.match(name) else None

    def is_one(self, node: ast.expr) -> bool:
        """Return whether an expression is the name of one of the errors."""
        return last_name(node) in self._errors

    def are_asked_for(self, node: ast.AST) -> bool:
        """Return whether a node names one of the errors, or what asks for one, beside the errors that it raises."""
        made = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
        raised = [each.exc for each in ast.walk(node) if isinstance(each, ast.Raise)]
        raised += [each.value for each in ast.walk(node) if isinstance(each, ast.keyword) and each.arg in _RAISED]
        for each in ast.walk(node):
            match each:
                case ast.Name() | ast.Attribute():
                    name = last_name(each)
                    if name in self._asking and not (name in self._errors and (each in made or each in raised)):
                        return True
                case ast.Compare() | ast.MatchValue():
                    if not _texts(each).isdisjoint(DISTINGUISHED):
                        return True
        return False

    @cached_property
    def unclear(self) -> int:
        """The line of the first place that may ask any error which one it is; 0: there is none.

        Such an error need not be in a handler: it may be the result of a future.
        """
        pending = [node for name in self._errors for node in self._loads.get(name, [])]
        pending += (node for name in self._elsewhere for node in self._loads.get(name, []))
        pending += self._comparing
        seen: set[str] = set()
        lines = []
        while pending:
            node = pending.pop()
            place = self._place(node)
            loads = [each for owner in place.owners for each in self._loads.get(owner, [])]
            if not place.is_clear and not loads:
                lines.append(node.lineno)
            pending += [each for owner in {*place.owners} - seen for each in self._loads.get(owner, [])]
            seen.update(place.owners)
        return min(lines, default=0)

    @cached_property
    def registered(self) -> int:
        """The line of the first call that makes a handler of one of the errors elsewhere; 0: there is none."""
        lines = []
        for name in self._asking:
            for node in self._loads.get(name, []):
                inner: ast.AST = node
                while not isinstance(inner, ast.stmt):
                    inner, within = self._source.parents[inner], inner
                    if isinstance(inner, ast.Call) and _registers(inner) and within is not inner.func:
                        lines.append(node.lineno)
        return min(lines, default=0)

    @property
    def asking(self) -> frozenset[str]:
        """The names of what asks for one of the errors, the errors themselves aside."""
        return frozenset(self._asking - self._errors)

    @cached_property
    def _errors(self) -> set[str]:
        return {*DISTINGUISHED, *(alias for alias, name in self._imported.items() if name in DISTINGUISHED)}

    @cached_property
    def _asking(self) -> set[str]:
        """The names of the errors, and of what stands for one, or asks for one."""
        found: set[str] = set()
        pending = [
            *self._errors,
            *self._elsewhere,
            *(owner for node in self._comparing for owner in self._place(node).owners),
        ]
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += (owner for node in self._loads.get(name, []) for owner in self._place(node).owners)
        return found

    @cached_property
    def _comparing(self) -> list[ast.expr]:
        """Where the name of a class is compared with that of an error: `type(e).__name__ == "ValueError"`."""
        return [
            node
            for node in ast.walk(self._source.tree)
            if isinstance(node, ast.Compare)
            and any(isinstance(each, ast.Attribute) and each.attr in NAMES for each in ast.walk(node))
            and not _texts(node).isdisjoint(DISTINGUISHED)
        ]

    def _place(self, node: ast.expr) -> _Place:
        """Return the place of a name that stands for an error, or for what asks for one."""
        parents = self._source.parents
        inner: ast.AST = node
        while not isinstance(inner, ast.stmt):
            outer = parents[inner]
            if isinstance(outer, ast.Call) and _registers(outer) and inner is not outer.func:
                return _ANYWHERE
            if self._is_clear(node, inner, outer):
                return _CLEAR
            inner = outer
        around = parents[inner]
        while not isinstance(around, (*FUNCTIONS, ast.ExceptHandler, ast.Module)):
            around = parents[around]
        if isinstance(around, ast.ExceptHandler):
            return _CLEAR
        if isinstance(inner, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            return _Place(tuple(name for target in targets for name in _assigned(target)))
        return _Place((self.name_of(around),), is_clear=False) if isinstance(around, FUNCTIONS) else _ANYWHERE

    def name_of(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
        """Return the name by which a function is called: that of its class for `__init__` and such."""
        owner = self._source.parents[function]
        return owner.name if isinstance(owner, ast.ClassDef) and _SPECIAL.match(function.name) else function.name

    def _is_clear(self, node: ast.expr, inner: ast.AST, outer: ast.AST) -> bool:
        """Return whether what is around a part of a statement that has the name says which calls are concerned."""
        match outer:
            case ast.ExceptHandler() | ast.withitem() | ast.Raise() | ast.arg() | ast.ClassDef():
                return True
            case ast.keyword(arg=str(name)):
                return name in _RAISED
            case ast.Call():
                is_made = inner is outer.func and inner is node and last_name(node) in self._errors
                return is_made or expects_error(outer)
            case ast.AnnAssign():
                return inner is outer.annotation
            case ast.For() | ast.AsyncFor():
                return inner is outer.iter
        return isinstance(outer, FUNCTIONS) and inner is not outer.args

    @cached_property
    def _loads(self) -> dict[str, list[ast.expr]]:
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.setdefault(last_name(node), []).append(node)
        return found

    @cached_property
    def _imported(self) -> dict[str, str]:
        """The names that classes have where they are defined, by those that an import gives them."""
        return {
            alias.asname: alias.name
            for node in ast.walk(self._source.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.asname
        }

    @cached_property
    def assigned(self) -> dict[str, list[ast.expr]]:
        """What is assigned to each name, in any scope."""
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self._source.tree):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None)
            for target in targets:
                if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                    found.setdefault(target.id, []).append(value)
        return found


def _texts(node: ast.AST) -> set[str]:
    """Return the strings in a node, each without what is before its last dot."""
    texts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    return {text.rpartition(".")[2] for text in texts if isinstance(text, str)}


def _registers(call: ast.Call) -> bool:
    """Return whether a call makes a function the handler of errors elsewhere: `@app.exception_handler(ValueError)`."""
    return "handler" in last_name(call.func).lower()


def _assigned(target: ast.expr) -> list[str]:
    """Return the names that an assignment to a target concerns."""
    parts = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
    return [last_name(part) or root_name(part) for part in parts]

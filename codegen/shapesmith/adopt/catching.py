"""Which calls of a module are in something that distinguishes the error of a wrong request from that of boto3.

It is around the call, or around what may call the function that the call is in.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from shapesmith.adopt.errors import DISTINGUISHED, NAMES, OF_BOTH, OF_BOTO3, OF_REQUESTS, Errors
from shapesmith.adopt.scopes import FUNCTIONS
from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import last_name
from shapesmith.clients.raising import expects_error

_Try = ast.Try | ast.TryStar

# Decorators of generators whose `yield` raises what is raised in the `with`.
_MANAGERS = frozenset({"asynccontextmanager", "contextmanager"})
# Functions that expect an error with a certain text.
_BY_TEXT = frozenset({"assertRaisesRegex"})

# What has the result of a future, and what awaits several.
_RESULTS = frozenset({"exception", "result"})
_GATHERING = frozenset({"gather", "wait", "wait_for"})


class SourceLine(NamedTuple):
    """Where something distinguishes the errors: a line of the module itself, or of the file at `path`."""

    line: int
    path: str = ""

    def __str__(self) -> str:
        return f"line {self.line} of {self.path}" if self.path else f"line {self.line}"


class Elsewhere(NamedTuple):
    """What the other files of a program do with the errors of one module.

    `asking` and `wrappers` are names by which the module has what asks for an error, and what distinguishes the errors
    of what it is given. `reached` are the functions of the module, by name, that a handler in another file may call.
    `unclear` is a place that may distinguish the errors of any call in the module.
    """

    asking: frozenset[str] = frozenset()
    wrappers: frozenset[str] = frozenset()
    reached: Mapping[str, SourceLine] = {}
    unclear: SourceLine | None = None


NOWHERE = Elsewhere()


class Catching:
    """What in a module distinguishes the two errors, or may: handlers, tests, decorators, context managers.

    `errors` are the names by which the module asks for one.
    """

    def __init__(self, source: Source, elsewhere: Elsewhere = NOWHERE) -> None:
        self._source = source
        self._elsewhere = elsewhere
        self.errors = Errors(source, elsewhere.asking)

    @property
    def unclear(self) -> SourceLine | None:
        """A place that may distinguish the errors of any call in the module; None: there is none."""
        line = self.errors.unclear
        return SourceLine(line) if line else self._elsewhere.unclear

    def around(self, node: ast.AST) -> SourceLine | None:
        """Return the place of what distinguishes the errors of a call; None: nothing does."""
        for each in (node, *self._source.around(node)):
            if place := self.distinguished.get(each) or self._reached.get(each):
                return place
        return None

    def tries(self, node: ast.AST) -> set[ast.AST]:
        """Return what handles the errors of a node, in its function."""
        found: set[ast.AST] = set()
        while not isinstance(node, (*FUNCTIONS, ast.Lambda, ast.Module)):
            inner, node = node, self._source.parents[node]
            match node:
                case ast.Try(body=body) | ast.TryStar(body=body) if inner in body:
                    found.add(node)
                case ast.With(items=items) | ast.AsyncWith(items=items):
                    if any(expects_error(item.context_expr) for item in items):
                        found.add(node)
        return found

    def class_asked(self, node: ast.AST) -> int:
        """Return the line of a handler of the errors of a node, in its function, that asks for their class; 0: none.

        A request raises classes of its own: `type(error) is sqs.exceptions.QueueDoesNotExist`.
        """
        lines = [
            handler.lineno
            for around in self.tries(node)
            if isinstance(around, _Try)
            for handler in around.handlers
            if any(self._is_class(each, handler.name) for each in ast.walk(handler))
        ]
        return min(lines, default=0)

    def _is_class(self, node: ast.AST, error: str | None) -> bool:
        """Return whether a node is the class of the error that has a name, or its name in a comparison."""
        match node:
            case ast.Call(func=ast.Name(id="type"), args=[ast.Name(id=name)]) if name == error:
                pass
            case ast.Attribute(value=ast.Name(id=name), attr="__class__") if name == error:
                pass
            case _:
                return False
        outer = self._source.parents[node]
        is_named = isinstance(outer, ast.Attribute) and outer.attr in NAMES
        return not is_named or isinstance(self._source.parents[outer], ast.Compare)

    @cached_property
    def distinguished(self) -> dict[ast.AST, SourceLine]:
        """The parts of the module in which the errors are distinguished, each with the place of what does it."""
        parts = self._distinguished({*self.wrappers, *self._elsewhere.wrappers})
        return {part: SourceLine(line) for part, line in parts.items()}

    def _distinguished(self, wrappers: set[str]) -> dict[ast.AST, int]:
        found: dict[ast.AST, int] = {}
        for node in ast.walk(self._source.tree):
            match node:
                case ast.Try() | ast.TryStar() if self._distinguishes(node):
                    found |= dict.fromkeys(node.body, node.lineno)
                case ast.With() | ast.AsyncWith():
                    if any(self._is_manager(item.context_expr, wrappers) for item in node.items):
                        found |= dict.fromkeys(node.body, node.lineno)
                case ast.For() | ast.AsyncFor() if self.errors.are_asked_for(node.iter):
                    found |= dict.fromkeys(node.body, node.lineno)  # `for attempt in Retrying(...):`
                case ast.Call() if not self.errors.is_one(node.func):
                    arguments = [*node.args, *node.keywords]
                    manager = node if expects_error(node) else node.func
                    if self._is_manager(manager, wrappers) or any(map(self.errors.are_asked_for, arguments)):
                        found |= dict.fromkeys(arguments, node.lineno)
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    for decorator in node.decorator_list:
                        if self._is_manager(decorator, wrappers):
                            found |= dict.fromkeys(node.body, decorator.lineno)
        return found

    def _distinguishes(self, node: _Try) -> bool:
        """Return whether the handler for the one error is not that for the other, or asks which one it has."""
        for handler in node.handlers:
            caught = self.errors.caught(handler.type)
            if caught is None:
                return True
            if _is_of_both(caught):
                return any(map(self.errors.are_asked_for, handler.body))
            if caught & DISTINGUISHED:
                return True
        return False

    def _is_manager(self, node: ast.expr, wrappers: set[str]) -> bool:
        """Return whether a decorator, a function or a context manager distinguishes the errors of what it is given."""
        if isinstance(node, ast.Call) and expects_error(node):
            classes = node.args if last_name(node.func) == "suppress" else node.args[:1]
            kinds = [self.errors.caught(each) for each in classes]
            kinds += [self.errors.caught(each.value) for each in node.keywords if each.arg == "expected_exception"]
            caught = {name for kind in kinds for name in kind or ()}
            if _is_of_both(caught):
                return any(each.arg == "match" for each in node.keywords) or last_name(node.func) in _BY_TEXT
            return None in kinds or bool(caught & DISTINGUISHED)
        return self.errors.are_asked_for(node) or not wrappers.isdisjoint(_names(node))

    @cached_property
    def wrappers(self) -> frozenset[str]:
        """The functions and classes that distinguish the errors of what they are given, or of a `with`."""
        found: set[str] = set()
        for part in self._distinguished({*self._elsewhere.wrappers}):
            around = [each for each in self._source.around(part) if isinstance(each, FUNCTIONS)]
            parameters = {
                each.arg for function in around for each in ast.walk(function.args) if isinstance(each, ast.arg)
            }
            is_manager = any(last_name(each) in _MANAGERS for function in around for each in function.decorator_list)
            for node in ast.walk(part):
                is_given = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in parameters
                if is_given or (isinstance(node, ast.Yield) and is_manager):
                    found |= {self.errors.name_of(function) for function in around}
        return frozenset(found)

    @cached_property
    def _reached(self) -> dict[ast.AST, SourceLine]:
        """The functions that what distinguishes the errors may call, by name, each with the place of that."""
        found: dict[ast.AST, SourceLine] = {}
        pending = list(self.distinguished.items())
        while pending:
            node, place = pending.pop()
            for name in self.used(node):
                for function in self.functions.get(name, ()):
                    if function not in found:
                        found[function] = place
                        pending.append((function, place))
        for name, place in self._elsewhere.reached.items():
            found = dict.fromkeys(self.functions.get(name, ()), place) | found  # what these call is in there, too
        return found

    def used(self, node: ast.AST) -> set[str]:
        """Return the names of what a part of the module may call, there or in a function that it hands on."""
        names = _names(node)
        names |= {last_name(value.func) for name in names for value in self._generators.get(name, [])}
        if _awaits_others(node):
            names |= self._handed
        return names

    @cached_property
    def functions(self) -> dict[str, list[ast.FunctionDef | ast.AsyncFunctionDef]]:
        """The functions of the module by the names that they are called by."""
        found: dict[str, list[ast.FunctionDef | ast.AsyncFunctionDef]] = {}
        for node in ast.walk(self._source.tree):
            if isinstance(node, FUNCTIONS):
                found.setdefault(self.errors.name_of(node), []).append(node)
        return found

    @cached_property
    def _generators(self) -> dict[str, list[ast.Call]]:
        """The calls of generators by the names that they are assigned to: they run where those are iterated over."""
        return {
            name: calls
            for name, values in self.errors.assigned.items()
            if (
                calls := [
                    value
                    for value in values
                    if isinstance(value, ast.Call)
                    and any(
                        isinstance(inner, ast.Yield | ast.YieldFrom)
                        for function in self.functions.get(last_name(value.func), ())
                        for inner in ast.walk(function)
                    )
                ]
            )
        }

    @cached_property
    def _handed(self) -> set[str]:
        """The functions that run where something else awaits them: as a task, or in a thread."""
        found = set()
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.Name | ast.Attribute) and last_name(node) in self.functions:
                call = self._source.parents[node]
                is_called = isinstance(call, ast.Call) and call.func is node
                is_async = any(isinstance(each, ast.AsyncFunctionDef) for each in self.functions[last_name(node)])
                if not is_called or (is_async and not isinstance(self._source.parents[call], ast.Await)):
                    found.add(last_name(node))
        return found


def _is_of_both(caught: set[str]) -> bool:
    return bool(caught & OF_BOTH) or bool(caught & OF_BOTO3 and caught & OF_REQUESTS)


def _names(node: ast.AST) -> set[str]:
    return {last_name(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)}


def _awaits_others(node: ast.AST) -> bool:
    """Return whether a node has the result of what runs elsewhere: `future.result()`, `await task`."""
    for each in ast.walk(node):
        match each:
            case ast.Attribute(attr=name) if name in _RESULTS:
                return True
            case ast.Await(value=ast.Name() | ast.Attribute()):
                return True
            case ast.Await(value=ast.Call(func=function)) if last_name(function) in _GATHERING:
                return True
    return False

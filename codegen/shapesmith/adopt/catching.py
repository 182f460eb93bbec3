"""Where a module distinguishes the error of a wrong request from that of a wrong boto3 call.

For a wrong value, boto3 raises ParamValidationError, a BotoCoreError; a request raises ValidationError, a ValueError.
"""

from __future__ import annotations

import ast
import re
from functools import cached_property

from shapesmith.adopt.source import FUNCTIONS, Source
from shapesmith.clients.dotted import last_name

_OF_BOTH = frozenset({"Exception", "BaseException"})
_OF_BOTO3 = frozenset({"ParamValidationError", "BotoCoreError"})
_OF_REQUESTS = frozenset({"ValueError"})
_DISTINGUISHED = _OF_BOTO3 | _OF_REQUESTS

# The name of a class: any other may be that of a tuple of classes.
_CLASS = re.compile(r"_*[A-Z][A-Za-z0-9_]*[a-z][A-Za-z0-9_]*\Z")

_Try = ast.Try | ast.TryStar
# How many names a name may stand for, one after another.
_DEEPEST = 8


class Catching:
    """The tries of a module that distinguish the two errors, or may."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def around(self, node: ast.AST) -> int:
        """Return the line of a try that distinguishes the errors of a call, or of a decorator of its function; 0: none.

        The call is in the try, or in a function that something in the try may call.
        """
        function: ast.AST = node
        while not isinstance(function, ast.Module):
            inner, function = function, self._source.parents[function]
            if isinstance(function, _Try) and inner in function.body and self._distinguishes(function):
                return function.lineno
            if isinstance(function, FUNCTIONS):
                for decorator in function.decorator_list:
                    if _names(decorator) & _DISTINGUISHED:
                        return decorator.lineno
                if function.name in self._reached:
                    return self._reached[function.name]
        return 0

    def tries(self, node: ast.AST) -> set[ast.AST]:
        """Return the tries that handle the errors of a node, in its function."""
        found: set[ast.AST] = set()
        while not isinstance(node, (*FUNCTIONS, ast.Lambda, ast.Module)):
            inner, node = node, self._source.parents[node]
            if isinstance(node, _Try) and inner in node.body:
                found.add(node)
        return found

    def _distinguishes(self, node: _Try) -> bool:
        """Return whether the handler for the one error is not that for the other, or asks which one it has."""
        for handler in node.handlers:
            caught = self._caught(handler.type)
            if caught is None:
                return True
            is_of_both = bool(caught & _OF_BOTH) or bool(caught & _OF_BOTO3 and caught & _OF_REQUESTS)
            if is_of_both:
                return any(_asked(statement) & _DISTINGUISHED for statement in handler.body)
            if caught & _DISTINGUISHED:
                return True
        return False

    def _caught(self, expression: ast.expr | None, depth: int = 0) -> set[str] | None:
        """Return the names of the classes that an `except` catches; None where the module does not say."""
        if expression is None:
            return set(_OF_BOTH)
        if isinstance(expression, ast.Tuple):
            found: set[str] = set()
            for part in expression.elts:
                caught = self._caught(part, depth)
                if caught is None:
                    return None
                found |= caught
            return found
        name = last_name(expression)
        if isinstance(expression, ast.Name) and depth < _DEEPEST:
            name = self._imported.get(name, name)
            assigned = self._assigned.get(name)
            if assigned is not None:
                return self._caught(assigned[0], depth + 1) if len(assigned) == 1 else None
        return {name} if _CLASS.match(name) else None

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
    def _assigned(self) -> dict[str, list[ast.expr]]:
        found: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self._source.tree):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None)
            for target in targets:
                if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                    found.setdefault(target.id, []).append(value)
        return found

    @cached_property
    def _reached(self) -> dict[str, int]:
        """The functions that a try which distinguishes the errors may call, by name, each with the line of that try."""
        tries = [node for node in ast.walk(self._source.tree) if isinstance(node, _Try) and self._distinguishes(node)]
        if not tries:
            return {}
        functions: dict[str, list[ast.AST]] = {}
        for node in ast.walk(self._source.tree):
            if isinstance(node, FUNCTIONS):
                functions.setdefault(node.name, []).append(node)
        found: dict[str, int] = {}
        pending: list[tuple[ast.AST, int]] = [(statement, each.lineno) for each in tries for statement in each.body]
        while pending:
            node, line = pending.pop()
            for name in _names(node):  # it may also hand a function to another
                if name in functions and name not in found:
                    found[name] = line
                    pending += [(function, line) for function in functions[name]]
        return found


def _names(node: ast.AST) -> set[str]:
    return {last_name(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)}


def _asked(node: ast.AST) -> set[str]:
    """Return the names in a statement without the classes of errors that it raises."""
    raised = [each.exc for each in ast.walk(node) if isinstance(each, ast.Raise) and each.exc is not None]
    made = [each.func if isinstance(each, ast.Call) else each for each in raised]
    return {
        last_name(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute) and each not in made
    }

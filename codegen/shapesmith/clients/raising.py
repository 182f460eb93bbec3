"""Where the source expects a call to raise: around it, or in what catches its error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.clients.dotted import dotted, last_name
from shapesmith.clients.naming import words_of

# The word in the names of what expects an error: `pytest.raises`, `assertRaisesRegex`, `assert_raises`.
_EXPECTING = "raises"
# A source without such a call expects no error: most that have the word have it in docstrings.
_CALLED = re.compile(r"aises\w*\s*\(")
# What a wrong call raises: who catches it expects one.
_WRONG = frozenset({"AttributeError", "OperationNotPageableError", "ParamValidationError", "UnknownServiceError"})

# Decorators of tests that are expected to fail.
EXPECTED_TO_FAIL = frozenset({"expectedFailure", "xfail"})
# What ends a run, or a test: by its name, or by that of what has it.
_ENDING = frozenset(
    {"exit", "quit", "os._exit", "pytest.exit", "pytest.fail", "pytest.skip", "pytest.xfail", "sys.exit"}
)
# Nodes without calls, and without names that count as uses of a function.
_PLAIN = frozenset({ast.Constant, ast.Load, ast.Store, ast.arg, ast.alias})


def expects_error(node: ast.expr) -> bool:
    """Return whether an expression expects an error: `pytest.raises(ClientError)`."""
    return _name_of(node) == "suppress" or _requires_error(node)


def _requires_error(node: ast.expr) -> bool:
    """Return whether a test fails unless there is an error, as it does not with `suppress`."""
    return _EXPECTING in words_of(_name_of(node))


def _name_of(node: ast.expr) -> str:
    return last_name(node.func if isinstance(node, ast.Call) else node)


class _Part:
    """A module, function or lambda, or what is handed to what expects an error, with its calls; `outer` is around it.

    `names` are those by which it is called. `is_tried`: its calls are made where an error is expected; `is_helper`:
    all uses of it are; `expects`: it, or a part within it, has what expects one.
    """

    __slots__ = ("calls", "expects", "is_helper", "is_tried", "names", "outer")

    def __init__(self, outer: _Part | None, names: Iterable[str] = (), *, is_tried: bool = False) -> None:
        self.outer = outer
        self.names = frozenset(names)
        self.is_tried = is_tried
        self.is_helper = False
        self.expects = False
        self.calls: list[ast.Call] = []

    def expect(self) -> None:
        """Take note that an error is expected in it."""
        part: _Part | None = self
        while part is not None and not part.expects:
            part.expects = True
            part = part.outer

    @property
    def is_beside(self) -> bool:
        """Whether it is within a function in which an error is expected."""
        return self.outer is not None and self.outer.outer is not None and self.outer.expects


class Tried(NamedTuple):
    """The calls of a module that are made where an error is expected, and written elsewhere.

    `handed` are in an argument of what expects an error (`assertRaises(ClientError, lambda: client.create_queue())`),
    in a function or lambda whose name it is given, or in one beside it: `def call(): ...` before `raises(E, call)`.
    `of_helpers` are in a function that is used only where a test requires an error: `with raises(E): call()`.
    """

    handed: frozenset[ast.Call] = frozenset()
    of_helpers: frozenset[ast.Call] = frozenset()


def calls_that_are_tried(tree: ast.Module, text: str) -> Tried:
    """Return the calls of a module that are made where an error is expected, and written elsewhere."""
    if not _CALLED.search(text):
        return Tried()
    parts = [_Part(None)]
    given: set[str] = set()
    inside: set[str] = set()
    outside: set[str] = set()
    assigned: dict[ast.Lambda, list[str]] = {}
    pending: list[tuple[ast.AST, _Part, bool]] = [(tree, parts[0], False)]
    while pending:
        node, part, is_expected = pending.pop()
        if type(node) in _PLAIN:
            continue
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(value=ast.Name(id="self"), attr=name):
                (inside if is_expected else outside).add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                parts.append(_Part(part, (name,)))
                outside.update((name,) if node.decorator_list else ())  # pytest may call it
                part, is_expected = parts[-1], False
            case ast.Assign(targets=targets, value=ast.Lambda() as value):
                assigned[value] = list(map(last_name, targets))
            case ast.Lambda():
                parts.append(_Part(part, assigned.get(node, ())))
                part = parts[-1]
            case ast.With(items=items) | ast.AsyncWith(items=items):
                is_expected |= any(_requires_error(each.context_expr) for each in items)
            case ast.Call():
                part.calls.append(node)
                if expects_error(node):
                    part.expect()
                    handed = (*node.args, *(each.value for each in node.keywords))
                    given.update(each.id for each in handed if isinstance(each, ast.Name))
                    parts.append(_Part(part, is_tried=True))
                    pending += [(each, parts[-1], True) for each in handed]
                    node = node.func
        pending += [(each, part, is_expected) for each in ast.iter_child_nodes(node)]
    helpers = inside - outside
    for part in parts:  # each is behind those around it
        part.is_tried |= part.is_beside or not part.names.isdisjoint(given)
        part.is_helper = not part.names.isdisjoint(helpers)
        if part.outer is not None:
            part.is_tried |= part.outer.is_tried
            part.is_helper |= part.outer.is_helper
    return Tried(
        frozenset(call for part in parts if part.is_tried for call in part.calls),
        frozenset(call for part in parts if part.is_helper for call in part.calls),
    )


def fails_unless_raised(node: ast.Try | ast.TryStar) -> bool:
    """Return whether a test fails unless the body of a `try` raises: it, or its `else`, ends with a failure."""
    return any(_is_failure(body[-1]) for body in (node.body, node.orelse) if body)


def _is_failure(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(ast.Call(func=function)):
            return last_name(function) == "fail"
        case ast.Assert(test=ast.Constant(value=False)):
            return True
        case ast.Raise(exc=ast.Call(func=error)) | ast.Raise(exc=error) if error is not None:
            return last_name(error) == "AssertionError"
    return False


def catches_wrong_calls(handlers: list[ast.ExceptHandler]) -> bool:
    """Return whether one of some handlers catches what a wrong call raises."""
    return any(
        last_name(each) in _WRONG
        for handler in handlers
        for each in (handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type])
        if each is not None
    )


def enters_what_expects_error(node: ast.expr) -> bool:
    """Return whether what follows an expression is expected to raise: `stack.enter_context(pytest.raises(...))`."""
    match node:
        case ast.Call(func=ast.Attribute(attr="enter_context" | "enterContext"), args=[entered]):
            return expects_error(entered)
    return False


def ends_run(node: ast.expr) -> bool:
    """Return whether nothing behind an expression is run: `sys.exit()`, `self.skipTest("...")`."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="fail" | "skipTest")):
            return True
        case ast.Call(func=function):
            return dotted(function) in _ENDING
    return False

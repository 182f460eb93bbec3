"""Where the source expects a call to raise: around it, or in what catches its error."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from shapesmith.clients.dotted import dotted, last_name
from shapesmith.clients.naming import words_of

# The word in the names of what expects an error: `pytest.raises`, `assertRaisesRegex`, `assert_raises`.
_EXPECTING = "raises"
# What a wrong call raises: who catches it expects one.
_WRONG = frozenset({"AttributeError", "OperationNotPageableError", "ParamValidationError", "UnknownServiceError"})

# Decorators of tests that are expected to fail.
EXPECTED_TO_FAIL = frozenset({"expectedFailure", "xfail"})
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# What ends a run, or a test: by its name, or by that of what has it.
_ENDING = frozenset(
    {"exit", "quit", "os._exit", "pytest.exit", "pytest.fail", "pytest.skip", "pytest.xfail", "sys.exit"}
)


def expects_error(node: ast.expr) -> bool:
    """Return whether an expression expects an error: `pytest.raises(ClientError)`."""
    name = last_name(node.func if isinstance(node, ast.Call) else node)
    return name == "suppress" or _EXPECTING in words_of(name)


def calls_that_are_tried(tree: ast.Module) -> frozenset[ast.Call]:
    """Return the calls of a module that are made where an error is expected, and written elsewhere.

    They are in an argument of what expects an error (`assertRaises(ClientError, lambda: client.create_queue())`), in a
    function or lambda whose name it is given, or in one beside it: `def call(): ...` before `raises(E, call)`.
    """
    nodes = list(ast.walk(tree))
    expecting = [node for node in nodes if isinstance(node, ast.Call) and expects_error(node)]
    if not expecting:
        return frozenset()
    given = [part for call in expecting for part in (*call.args, *(each.value for each in call.keywords))]
    names = frozenset(each.id for each in given if isinstance(each, ast.Name))
    tried = [*given, *(part for node in nodes for part in (*_named(node, names), *_beside(node, expecting)))]
    return frozenset(inner for part in tried for inner in ast.walk(part) if isinstance(inner, ast.Call))


def _beside(node: ast.AST, expecting: list[ast.Call]) -> Iterator[ast.AST]:
    """Yield the functions and lambdas within a function in which an error is expected."""
    if isinstance(node, _FUNCTIONS):
        inner = list(ast.walk(node))
        if not set(expecting).isdisjoint(inner):
            yield from (each for each in inner[1:] if isinstance(each, (*_FUNCTIONS, ast.Lambda)))


def _named(node: ast.AST, names: frozenset[str]) -> Iterator[ast.AST]:
    """Yield a function, or a lambda that is assigned, with one of some names."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name in names:
            yield node
        case ast.Assign(targets=targets, value=ast.Lambda() as value) if not names.isdisjoint(map(last_name, targets)):
            yield value


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

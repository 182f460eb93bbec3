"""Where the source expects a call to raise: around it, or in what catches its error."""

from __future__ import annotations

import ast

from shapesmith.clients.dotted import last_name

# Functions and context managers that expect an error.
_EXPECTING = frozenset({"raises", "assertRaises", "assertRaisesRegex", "suppress"})
# What a wrong call raises: who catches it expects one.
_WRONG = frozenset({"AttributeError", "OperationNotPageableError", "ParamValidationError", "UnknownServiceError"})


def expects_error(node: ast.expr) -> bool:
    """Return whether an expression expects an error: `pytest.raises(ClientError)`."""
    return last_name(node.func if isinstance(node, ast.Call) else node) in _EXPECTING


def catches_wrong_calls(handlers: list[ast.ExceptHandler]) -> bool:
    """Return whether one of some handlers catches what a wrong call raises."""
    return any(
        last_name(each) in _WRONG
        for handler in handlers
        for each in (handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type])
        if each is not None
    )

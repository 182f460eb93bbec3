"""Where source uses a class or a package: whether what it does there is seen, or it is passed on."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from shapesmith.clients.dotted import last_name

# What asks for a type, and uses nothing of it.
_ASKING = frozenset({"ForwardRef", "NewType", "TypeVar", "cast", "isinstance", "issubclass", "register"})


def is_type(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> bool:
    """Return whether an expression is an annotation, or what asks for a type has it; or whether it is in `__all__`."""
    *_, inner, outer = _around(node, parents)
    match outer:
        case ast.arg() | ast.ExceptHandler():
            return True
        case ast.AnnAssign(annotation=annotation):
            return annotation is inner
        case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
            return returns is inner
        case ast.Call(func=func):
            return func is not inner and last_name(func) in _ASKING
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.AugAssign(target=ast.Name(id="__all__")):
            return True
    return False


def is_passed_on(node: ast.expr, parents: Mapping[ast.AST, ast.AST]) -> bool:
    """Return whether the value of an expression is given to what uses it in a way that is not followed."""
    if is_type(node, parents):
        return False
    parent = parents[node]
    match parent:
        case ast.Attribute() | ast.Compare() | ast.Expr() | ast.FormattedValue() | ast.UnaryOp():
            return False
        case ast.MatchClass() | ast.MatchValue():
            return False
        case ast.Call(func=func, args=args):
            # `getattr(bakery, "Dough")`: the text is looked at.
            is_named = len(args) > 1 and args[0] is node and isinstance(args[1], ast.Constant)
            return func is not node and not is_named
        case ast.Subscript(value=holder, slice=key):
            return holder is node and not isinstance(key, ast.Constant)
        case ast.If(test=test) | ast.While(test=test) | ast.Assert(test=test) | ast.IfExp(test=test):
            return test is not node
    # `dict[str, Dough]` is a type.
    return not any(isinstance(each, ast.Subscript | ast.BinOp) for each in _around(node, parents)[:-1])


def _around(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> list[ast.AST]:
    """Return a node, the lists, types and arguments in which it is one of several, and what these are in."""
    found = [node, parents[node]]
    while isinstance(found[-1], ast.Tuple | ast.List | ast.keyword) or (
        (isinstance(found[-1], ast.Subscript) and found[-1].slice is found[-2])
        or (isinstance(found[-1], ast.BinOp) and isinstance(found[-1].op, ast.BitOr))
    ):
        found.append(parents[found[-1]])
    return found

"""The names in dotted expressions: `a.b.c`."""

from __future__ import annotations

import ast


def last_name(expression: ast.expr) -> str:
    """Return the last name of `a.b.c`; empty for any other expression."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def root_name(expression: ast.expr) -> str:
    """Return the first name of `a.b["c"]`; empty for any other expression."""
    while isinstance(expression, ast.Attribute | ast.Subscript):
        expression = expression.value
    return expression.id if isinstance(expression, ast.Name) else ""


def dotted(node: ast.expr) -> str:
    """Return a name, or attributes of a name, as text: `self.client`; empty for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        holder = dotted(node.value)
        return f"{holder}.{node.attr}" if holder else ""
    return ""

"""Expressions of names and dots: `a.b.c`."""

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

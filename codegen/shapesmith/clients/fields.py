"""What the fields of dataclasses, and of classes of attrs and pydantic, are by default."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from shapesmith.clients.calls import Arguments
from shapesmith.clients.dotted import last_name
from shapesmith.clients.joining import unsure
from shapesmith.clients.values import UNKNOWN

_FIELDS = frozenset({"Field", "PrivateAttr", "attrib", "field", "ib"})
_FACTORIES = frozenset({"default_factory", "factory"})


def is_field(node: ast.Call) -> bool:
    """Return whether a call says what a field is: `field(default_factory=list)`."""
    return last_name(node.func) in _FIELDS


def default_of(node: ast.Call, value: Callable[[ast.expr], Any], called: Callable[[Any, Arguments], Any]) -> Any:
    """Return the default of a field; an instance may be given another.

    `value` is that of an expression, `called` what a call of a value returns.
    """
    for keyword in node.keywords:
        if keyword.arg == "default":
            return unsure(value(keyword.value))
        if keyword.arg in _FACTORIES and isinstance(keyword.value, ast.Lambda):
            return unsure(value(keyword.value.body))
        if keyword.arg in _FACTORIES:
            return unsure(called(value(keyword.value), Arguments((), {})))
    return UNKNOWN

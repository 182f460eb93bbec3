"""What the conftest.py files above a module replace for its tests, as far as these use the fixtures that do so."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from shapesmith.clients.replacing import Replaced, replaced_in

if TYPE_CHECKING:
    from shapesmith.clients.modules import FunctionDefinition, SourceModule

_WORD = re.compile(r"\w+")


def replaced_for(tests: SourceModule, conftest: SourceModule) -> Replaced:
    """Return what a conftest.py replaces for the tests of a module: all but what fixtures do that these do not use."""
    asked = set(_WORD.findall(tests.text))
    pending = [each for name, each in conftest.fixtures.items() if name in asked or _is_used_by_all(each)]
    used: set[ast.AST] = set()
    while pending:
        fixture = pending.pop()
        if fixture.node not in used:
            used.add(fixture.node)
            pending += (conftest.fixtures[each.arg] for each in fixture.parameters if each.arg in conftest.fixtures)
    unused = {each.node for each in conftest.fixtures.values()} - used
    return replaced_in(conftest.tree, conftest.receivers, unused)


def _is_used_by_all(fixture: FunctionDefinition) -> bool:
    """Return whether tests use a fixture without asking for it."""
    return any(
        keyword.arg == "autouse" and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        for decorator in fixture.node.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
    )

"""Which fixtures of a conftest.py the tests of a module use."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping

_Function = ast.FunctionDef | ast.AsyncFunctionDef

_WORD = re.compile(r"\w+")


def unused_by(tests: str, fixtures: Mapping[str, _Function]) -> Collection[_Function]:
    """Return which of the fixtures of a conftest.py, by name, the tests in a text do not use."""
    asked = set(_WORD.findall(tests))
    pending = [each for name, each in fixtures.items() if name in asked or _is_used_by_all(each)]
    used: set[_Function] = set()
    while pending:
        fixture = pending.pop()
        if fixture not in used:
            used.add(fixture)
            pending += (fixtures[name] for name in _parameters(fixture) if name in fixtures)
    return set(fixtures.values()) - used


def _parameters(fixture: _Function) -> Iterator[str]:
    arguments = fixture.args
    yield from (each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))


def _is_used_by_all(fixture: _Function) -> bool:
    """Return whether tests use a fixture without asking for it."""
    return any(
        keyword.arg == "autouse" and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        for decorator in fixture.decorator_list
        if isinstance(decorator, ast.Call)
        for keyword in decorator.keywords
    )

"""Where the arguments of a call are in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A part of a text: lines from 1, columns in characters from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def argument_of(call: ast.Call, steps: Iterable[Any]) -> ast.expr | ast.keyword:
    """Return what a call passes at a way of names, keys and indexes: the innermost part that is written there."""
    found: ast.expr | ast.keyword = call
    inner: ast.expr = call
    for number, step in enumerate(steps):
        keyed = _keyword(call, step) if number == 0 else None
        if number == 0 and keyed is not None:
            found, inner = keyed, keyed.value
            continue
        entry = _entry(inner, step)
        if entry is None:
            break
        found = inner = entry
    return found.value if isinstance(found, ast.keyword) else found


def keyword_of(call: ast.Call, name: str) -> ast.keyword | None:
    """Return the keyword by which a call passes an argument."""
    return _keyword(call, name)


def _keyword(call: ast.Call, name: Any) -> ast.keyword | None:
    return next((each for each in call.keywords if each.arg == name), None)


def _entry(node: ast.expr, step: Any) -> ast.expr | None:
    """Return the item of a list or dict that is written out."""
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == step:
                return value
    if isinstance(node, ast.List | ast.Tuple) and type(step) is int and step < len(node.elts):
        return None if any(isinstance(each, ast.Starred) for each in node.elts) else node.elts[step]
    return None


def span_of(node: ast.expr | ast.keyword, lines: list[str]) -> Span:
    """Return where a node is; the columns of a tree count bytes of UTF-8."""
    end_line = node.end_lineno or node.lineno
    end = node.end_col_offset or node.col_offset
    return Span(
        node.lineno,
        _column(lines, node.lineno, node.col_offset),
        end_line,
        _column(lines, end_line, end),
    )


def _column(lines: list[str], line: int, offset: int) -> int:
    if not 0 < line <= len(lines):
        return offset + 1
    return len(lines[line - 1].encode(errors="surrogatepass")[:offset].decode(errors="replace")) + 1

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


class Written:
    """What is written in a call: its arguments, and the parts of the lists and dicts that are written out in them."""

    def __init__(self, call: ast.Call) -> None:
        self._call = call
        self._parts: dict[ast.expr, dict[Any, ast.expr]] = {}

    def argument(self, steps: Iterable[Any]) -> ast.expr:
        """Return what a call passes at a way of names, keys and indexes: the innermost part that is written there."""
        found: ast.expr = self._call
        for step in steps:
            if found not in self._parts:
                self._parts[found] = self._parts_of(found)
            inner = self._parts[found].get(step)
            if inner is None:
                break
            found = inner
        return found

    def _parts_of(self, node: ast.expr) -> dict[Any, ast.expr]:
        """Return the parts that are written out, the first of several by a key."""
        parts: dict[Any, ast.expr] = {}
        if node is self._call:
            for keyword in self._call.keywords:
                if keyword.arg is not None:
                    parts.setdefault(keyword.arg, keyword.value)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant):
                    parts.setdefault(key.value, value)
        elif isinstance(node, ast.List | ast.Tuple) and not any(isinstance(each, ast.Starred) for each in node.elts):
            parts.update(enumerate(node.elts))
        return parts


def span_of(node: ast.expr, lines: list[str]) -> Span:
    """Return where a node is; the columns of a tree count bytes of UTF-8."""
    end_line = node.end_lineno or node.lineno
    end = node.end_col_offset or node.col_offset
    return Span(
        node.lineno,
        _column(lines, node.lineno, node.col_offset),
        end_line,
        _column(lines, end_line, end),
    )


def deepest(tree: ast.Module, lines: list[str]) -> Span:
    """Return where the innermost expression or statement begins."""
    found: ast.AST = tree
    level: list[ast.AST] = [tree]
    while level:
        found = next((node for node in level if isinstance(node, ast.expr | ast.stmt)), found)
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if not isinstance(found, ast.expr | ast.stmt):
        return Span(1, 1, 1, 1)
    column = _column(lines, found.lineno, found.col_offset)
    return Span(found.lineno, column, found.lineno, column)


def _column(lines: list[str], line: int, offset: int) -> int:
    if not 0 < line <= len(lines):
        return offset + 1
    text = lines[line - 1]
    if text.isascii():
        return offset + 1
    return len(text.encode(errors="surrogatepass")[:offset].decode(errors="replace")) + 1

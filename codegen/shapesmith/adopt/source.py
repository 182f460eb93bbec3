"""The source of one module: its tree, its text, and where the nodes of the one are in the other."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from shapesmith.adopt.scopes import Scopes
from shapesmith.clients.modules import SourceModule

_WORD = re.compile(r"\w+")
_TYPE = re.compile(r"#\s*type:(.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")

# What is behind the expression of a part of an f-string that shows its source.
_SHOWN = re.compile(r"[\s)]*=\s*[!:}]")

# Why code is left whose text is not as its tree lets expect.
ODD = "is written in a way that is not rewritten"


class Left(Exception):
    """Raised for a call that is left as it is: why."""


class Source:
    """A module with the parent of each node, and offsets in its text."""

    def __init__(self, module: SourceModule) -> None:
        self.text = module.text
        self.tree = module.tree
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        self.scopes = Scopes(self.tree, self.parents)

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node is in, from the inside."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def start(self, node: ast.expr | ast.stmt | ast.keyword | ast.alias | ast.pattern) -> int:
        """Return the offset at which a node begins."""
        return self.offset(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.keyword | ast.alias | ast.pattern) -> int:
        """Return the offset after a node."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.offset(node.end_lineno, node.end_col_offset)

    def is_there(self, node: ast.expr) -> bool:
        """Return whether the text at the place of a node is the node; before Python 3.12, f-strings may have others."""
        try:
            found = ast.parse(f"({self.text[self.start(node) : self.end(node)]})", mode="eval")
        except (SyntaxError, ValueError):
            return False
        return ast.dump(found.body) == ast.dump(node)

    def is_shown(self, node: ast.AST) -> bool:
        """Return whether a node is in a part of an f-string that shows its own source: `f"{x=}"`."""
        while not isinstance(node, ast.stmt | ast.Module):
            inner, node = node, self.parents[node]
            if isinstance(node, ast.FormattedValue) and node.value is inner:
                return _SHOWN.match(self.text, self.end(inner)) is not None
        return False

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place of the tree, whose columns count bytes of UTF-8."""
        start = self._starts[line - 1]
        part = self.text[start : start + column]
        if part.isascii():
            return start + column
        return start + len(part.encode()[:column].decode())

    def find(self, mark: str, start: int, over: str = "") -> int:
        """Return the offset of a mark after `start`, behind blanks, comments, and characters of `over`.

        Raises Left if anything else comes before it.
        """
        at = start
        while at < len(self.text) and self.text[at] != mark:
            if self.text[at] == "#":
                at = self.line_end(at)
            elif self.text[at].isspace() or self.text[at] == "\\" or self.text[at] in over:
                at += 1
            else:
                break
        if at >= len(self.text) or self.text[at] != mark:
            raise Left(ODD)
        return at

    def is_word(self, at: int) -> bool:
        """Return whether there is a character of a word at an offset."""
        return _WORD.match(self.text, at) is not None

    def line_end(self, at: int) -> int:
        """Return the offset of the line break after `at`, or of the end of the text."""
        found = _LINE_END.search(self.text, at)
        return len(self.text) if found is None else found.start()

    def line_start(self, at: int) -> int:
        """Return the offset at which the line of `at` begins."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def next_line(self, at: int) -> int:
        """Return the offset after the line break that follows `at`."""
        found = _LINE_END.search(self.text, at)
        return len(self.text) if found is None else found.end()

    @cached_property
    def line_break(self) -> str:
        """The line break of the source."""
        found = _LINE_END.search(self.text)
        return found.group() if found is not None else "\n"

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in the strings of the module, and in its comments of types (`# type: list[Tag]`)."""
        texts = [node.value for node in ast.walk(self.tree) if isinstance(node, ast.Constant)]
        texts += _TYPE.findall(self.text)
        return frozenset(word for text in texts if isinstance(text, str) for word in _WORD.findall(text))

"""A call on one line that its rewriting makes too long is written on several, as formatters do."""

from __future__ import annotations

import ast
from functools import cached_property
from itertools import pairwise

from shapesmith.adopt.edits import Edit, applied
from shapesmith.adopt.source import Source

# What is not too long in any module.
_SHORT = 88


class Wrapping:
    """The length of the lines of a module: its calls say which it allows."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _longest(self) -> int:
        """The longest line that ends with a call that is all in it."""
        source = self._source
        ends = (
            source.end(node) - source.line_start(source.start(node))
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Call) and node.lineno == node.end_lineno
        )
        return max(_SHORT, *ends)

    def edits(self, call: ast.Call, edits: list[Edit]) -> list[Edit]:
        """Return further edits that break the line of a call that `edits` rewrite; none if it is short enough.

        A call is left on its line that is not written plainly: with a comment, or arguments that are moved or spread.
        """
        source = self._source
        start, end = source.line_start(source.start(call)), source.line_end(source.end(call))
        line, arguments = source.text[start:end], call.keywords
        is_plain = arguments and not call.args and all(each.arg is not None for each in arguments) and "#" not in line
        if not is_plain or call.lineno != call.end_lineno or not all(each.text for each in edits):
            return []
        if len(self._rewritten(start, end, edits)) <= self._longest:
            return []
        margin = line[: len(line) - len(line.lstrip())]
        indent = margin + ("\t" if "\t" in margin else "    ")
        first, last = source.start(arguments[0]), source.end(arguments[-1])
        opening = source.find("(", source.end(call.func), over=")") + 1
        found = [Edit(opening, first, f"{source.line_break}{indent}")]
        comma = ""
        if len(indent) + len(self._rewritten(first, last, edits)) > self._longest:
            comma = ","
            for one, other in pairwise(arguments):
                place = source.find(",", source.end(one)) + 1
                found.append(Edit(place, source.start(other), f"{source.line_break}{indent}"))
        found.append(Edit(last, source.end(call) - 1, f"{comma}{source.line_break}{margin}"))
        return found

    def _rewritten(self, start: int, end: int, edits: list[Edit]) -> str:
        """Return a part of the source with the edits that are in it."""
        inside = [each for each in edits if start <= each.start and each.end <= end]
        return applied(self._source.text, inside, start, end)

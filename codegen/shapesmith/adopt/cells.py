"""What the cells of a notebook mean for edits of its code: where one may be, and what a cell shows."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterable

from shapesmith.adopt.edits import Edit, applied
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.notebooks import Cell, Notebook


class Cells:
    """The cells of a notebook, with the source that all of them make."""

    def __init__(self, notebook: Notebook, source: Source) -> None:
        self._notebook = notebook
        self._source = source
        ends = [source.offset(cell.end, 0) for cell in notebook.cells]
        self._parts = list(zip(notebook.cells, [0, *ends], ends, strict=False))
        self._statements: dict[int, list[ast.stmt]] = {}
        for statement in source.tree.body:
            cell = notebook.cell_of(statement.lineno)
            assert cell is not None
            self._statements.setdefault(cell.number, []).append(statement)
        self._shown = {statements[-1] for statements in self._statements.values()}

    def statements(self, cell: Cell) -> list[ast.stmt]:
        """Return the statements of a cell."""
        return self._statements.get(cell.number, [])

    def require_unseen(self, statement: ast.stmt) -> None:
        """Raise Left if a cell shows the value of a statement, which it does for its last one."""
        if statement in self._shown:
            raise Left("has a result that is displayed by its cell")

    def require_followed(self, name: str) -> None:
        """Raise Left if a cell that is not read, or not as a whole, has a name in it."""
        for cell in self._notebook.cells:
            if cell.problem and re.search(rf"\b{name}\b", cell.text):
                raise Left(f"is bound to {name}, which cell {cell.number} may use: it {cell.problem}")

    def require_editable(self, edits: Iterable[Edit]) -> None:
        """Raise Left for an edit in a cell that is not read as a whole."""
        for edit in edits:
            cell = self._at(edit)
            if cell.problem:
                raise Left(f"needs a change of cell {cell.number}, which {cell.problem}")

    def first_of(self, edits: Iterable[Edit]) -> Cell:
        """Return the first cell with an edit."""
        return self._at(min(edits, key=lambda edit: edit.start))

    def _at(self, edit: Edit) -> Cell:
        return self._parts[bisect_right(self._parts, edit.start, key=lambda part: part[1]) - 1][0]

    def texts(self, edits: list[Edit], imports: list[Edit]) -> dict[int, str]:
        """Return the new text of each cell that has edits, by its number; imports are those of the first."""
        changed: dict[int, list[Edit]] = {}
        for edit in edits:
            changed.setdefault(self._at(edit).number, []).append(edit)
        # An import may be put at the very end of its cell, where the next one begins.
        changed[self.first_of(edits).number] += imports
        found = {}
        for cell, start, end in self._parts:
            if cell.number in changed:
                text = applied(self._source.text, changed[cell.number], start, end)
                found[cell.number] = text.removesuffix("\n")
                ast.parse(found[cell.number])
        return found

"""The imports of generated classes: added to those that a module has, under names that it does not use."""

from __future__ import annotations

import ast

from shapesmith.adopt.edits import Edit
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.source import Left, Source


class Imports:
    """The classes that one module needs, and the names by which it uses them."""

    def __init__(self, source: Source, packages: Packages) -> None:
        self._source = source
        self._packages = packages
        self._present: dict[str, list[ast.ImportFrom]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self._needed: dict[tuple[str, str], str] = {}
        for statement in source.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                self._present.setdefault(statement.module, []).append(statement)
                for alias in statement.names:
                    name = alias.asname or alias.name
                    if source.bindings_of(source.tree, name) == 1:
                        self._known[statement.module, alias.name] = name

    def name(self, service: str, cls: str, needed: dict[tuple[str, str], str]) -> str:
        """Return the name of a class in the module, and note in `needed` that it is to be imported.

        Raises Left if the module uses the name, and the one with the service before it, for something else.
        """
        module = self._packages.module(service)
        key = (module, cls)
        for known in (self._known, self._needed, needed):
            if key in known:
                return known[key]
        prefix = "".join(part.capitalize() for part in module.rpartition(".")[2].split("_"))
        taken = {*self._source.names, *self._needed.values(), *needed.values()}
        for name in (cls, f"{prefix}{cls}"):
            if name not in taken:
                needed[key] = name
                return name
        raise Left(f"needs {cls}, a name that the module uses for something else")

    def need(self, needed: dict[tuple[str, str], str]) -> None:
        """Import the classes that a call needs."""
        self._needed.update(needed)

    def edits(self) -> list[Edit]:
        """Return the edits that import what is needed."""
        modules: dict[str, list[str]] = {}
        for (module, cls), name in sorted(self._needed.items()):
            modules.setdefault(module, []).append(cls if name == cls else f"{cls} as {name}")
        edits = []
        lines = []
        for module, names in modules.items():
            place = self._end_of_names(module)
            if place is None:
                lines.append(_line(module, names))
            else:
                edits.append(Edit(place, place, "".join(f", {name}" for name in names)))
        if lines:
            edits.append(self._new(lines))
        return edits

    def _end_of_names(self, module: str) -> int | None:
        """Return where names are added to an import that the module begins with; None if there is none."""
        first = self._leading()
        for statement in self._present.get(module, ()):
            if statement in first and all(alias.name != "*" for alias in statement.names):
                return self._source.end(statement.names[-1])
        return None

    def _leading(self) -> list[ast.stmt]:
        """Return the docstring and the imports that the module begins with."""
        found: list[ast.stmt] = []
        for statement in self._source.tree.body:
            is_docstring = not found and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not (is_docstring or isinstance(statement, ast.Import | ast.ImportFrom)):
                break
            found.append(statement)
        return found

    def _new(self, lines: list[str]) -> Edit:
        source = self._source
        text = "".join(f"{line}\n" for line in lines).replace("\n", source.line_break)
        leading = self._leading()
        body = source.tree.body
        if not leading:
            first = body[0]
            decorators = getattr(first, "decorator_list", [])
            start = source.line_start(min(map(source.start, [first, *decorators])))
            return Edit(start, start, f"{text}{source.line_break}")
        last = leading[-1]
        end = source.next_line(source.end(last))
        following = body[len(leading)] if len(leading) < len(body) else None
        if following is not None and source.start(following) < end:
            raise Left("has an import and another statement on one line, where the new imports would be")
        before = "" if end > 0 and source.text[end - 1] in "\r\n" else source.line_break
        if isinstance(last, ast.Expr):
            before += source.line_break
        return Edit(end, end, before + text)


def _line(module: str, names: list[str]) -> str:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= 88:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"

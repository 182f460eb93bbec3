"""The imports of generated classes: added to those that a module has, under names that it does not use."""

from __future__ import annotations

import ast
import re

from shapesmith.adopt.edits import Edit
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.source import Left, Source

_ON_ONE_LINE = "has an import and another statement on one line, where the new imports would be"

# What is behind the last name of an import whose names have lines of their own.
_REST = re.compile(r",\s*(?:#.*)?\Z")

# What makes clients: generated packages are imported beside it.
_BOTO = frozenset({"aioboto3", "aiobotocore", "boto3", "botocore"})


class Imports:
    """The classes that one module needs, and the names by which it uses them."""

    def __init__(self, source: Source, packages: Packages) -> None:
        self._source = source
        self._packages = packages
        self._present: dict[str, list[ast.ImportFrom]] = {}
        self._known: dict[tuple[str, str], tuple[str, int]] = {}
        self._needed: dict[tuple[str, str], str] = {}
        for statement in source.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
                self._present.setdefault(statement.module, []).append(statement)
                for alias in statement.names:
                    name = alias.asname or alias.name
                    if source.scopes.bindings_of(source.tree, name) == 1:
                        self._known[statement.module, alias.name] = name, statement.lineno

    def name(self, service: str, line: int, cls: str, needed: dict[tuple[str, str], str]) -> str:
        """Return the name of a class in the module, and note in `needed` that it is to be imported.

        It is used at `line`, where only imports above count. Raises Left if the module uses the name, and the one with
        the service before it, for something else.
        """
        module = self._packages.module(service)
        key = (module, cls)
        present, above = self._known.get(key, ("", 0))
        if present and above < line:
            return present
        for known in (self._needed, needed):
            if key in known:
                return known[key]
        prefix = "".join(part.capitalize() for part in module.rpartition(".")[2].split("_"))
        taken = {*self._source.scopes.names, *self._needed.values(), *needed.values()}
        for name in (cls, f"{prefix}{cls}"):
            if name not in taken:
                needed[key] = name
                return name
        raise Left(f"needs {cls}, a name that the module uses for something else")

    def need(self, needed: dict[tuple[str, str], str]) -> None:
        """Import the classes that a call needs."""
        self._needed.update(needed)

    def edits(self, body: list[ast.stmt]) -> list[Edit]:
        """Return the edits that import what is needed, at the start of these statements: a module, or a cell."""
        modules: dict[str, list[str]] = {}
        for (module, cls), name in sorted(self._needed.items()):
            modules.setdefault(module, []).append(cls if name == cls else f"{cls} as {name}")
        edits = []
        new: dict[tuple[int, str, str], str] = {}
        for module, names in modules.items():
            present = self._of(module, body)
            if present is not None:
                edits.append(self._more(present, module, names))
                continue
            place = self._place(module, body)
            new[place] = f"{new.get(place, '')}{_line(module, names)}\n"
        for (at, before, after), lines in new.items():
            edits.append(Edit(at, at, before + lines.replace("\n", self._source.line_break) + after))
        return edits

    def _of(self, module: str, body: list[ast.stmt]) -> ast.ImportFrom | None:
        """Return the import from a module that `body` begins with; None if there is none."""
        leading = _leading(body)
        first = leading[max((leading.index(each) for each in _stars(leading)), default=0) :]
        for statement in self._present.get(module, ()):
            if statement in first and not _is_star(statement):
                return statement
        return None

    def _more(self, statement: ast.ImportFrom, module: str, names: list[str]) -> Edit:
        """Return the edit that adds names to an import: in order if it is, or behind the others if it has comments."""
        source = self._source
        start, end = source.start(statement), source.end(statement)
        if "#" in source.text[start:end]:
            last = source.start(statement.names[-1])
            indent = source.text[source.line_start(last) : last]
            place = source.end(statement.names[-1])
            below = source.next_line(place)
            if not indent.strip() and _REST.match(source.text[place:below].rstrip()):
                return Edit(below, below, "".join(f"{indent}{name},{source.line_break}" for name in names))
            return Edit(place, place, "".join(f", {name}" for name in names))
        given = [f"{alias.name} as {alias.asname}" if alias.asname else alias.name for alias in statement.names]
        names = sorted([*given, *names]) if given == sorted(given) else [*given, *names]
        line = _line(module, names, is_split=statement.lineno != statement.end_lineno)
        return Edit(start, end, line.replace("\n", source.line_break))

    def _place(self, module: str, body: list[ast.stmt]) -> tuple[int, str, str]:
        """Return where an import of a module is added, with what comes before and after it there."""
        source = self._source
        leading = _leading(body)
        if any(each not in leading for each in _stars(body)):
            raise Left("imports all names of a module after other code, and they may hide those of the new imports")
        if not leading:
            first = body[0]
            decorators = getattr(first, "decorator_list", [])
            return source.line_start(min(map(source.start, [first, *decorators]))), "", source.line_break
        group = self._beside_boto(leading)
        above = [each for each in group or leading if not group or _is_above(each, module)]
        # It may have the same names.
        above += [star for star in _stars(leading) if not above or leading.index(star) > leading.index(above[-1])]
        if not above:
            start = source.line_start(source.start(group[0]))
            if source.text[start : source.start(group[0])].strip():
                raise Left(_ON_ONE_LINE)
            return start, "", ""
        last = above[-1]
        end = source.next_line(source.end(last))
        following = next((each for each in body[leading.index(last) + 1 :] if each not in group), None)
        if following is not None and source.start(following) < end:
            raise Left(_ON_ONE_LINE)
        before = "" if end > 0 and source.text[end - 1] in "\r\n" else source.line_break
        return end, before + (source.line_break if isinstance(last, ast.Expr) else ""), ""

    def _beside_boto(self, leading: list[ast.stmt]) -> list[ast.stmt]:
        """Return the imports that are beside the last one of boto3, without a blank line between them."""
        source = self._source
        groups: list[list[ast.stmt]] = []
        for statement in leading:
            if isinstance(statement, ast.Expr):
                continue
            line = source.line_start(source.start(statement))
            is_apart = line > 0 and not source.text[source.line_start(line - 1) : line].strip()
            if not groups or is_apart:
                groups.append([])
            groups[-1].append(statement)
        found = [group for group in groups if any(map(_is_of_boto, group))]
        return found[-1] if found else []


def _leading(body: list[ast.stmt]) -> list[ast.stmt]:
    """Return the docstring and the imports that statements begin with."""
    found: list[ast.stmt] = []
    for statement in body:
        is_docstring = not found and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not (is_docstring or isinstance(statement, ast.Import | ast.ImportFrom)):
            break
        found.append(statement)
    return found


def _is_star(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and any(alias.name == "*" for alias in statement.names)


def _stars(statements: list[ast.stmt]) -> list[ast.stmt]:
    return [statement for statement in statements if _is_star(statement)]


def _root(module: str) -> str:
    return module.partition(".")[0]


def _is_of_boto(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):
        return any(_root(alias.name) in _BOTO for alias in statement.names)
    return isinstance(statement, ast.ImportFrom) and not statement.level and _root(statement.module or "") in _BOTO


def _is_above(statement: ast.stmt, module: str) -> bool:
    """Return whether an import is above that of a module in the order of isort: `import` first, relative ones last."""
    if not isinstance(statement, ast.ImportFrom):
        return True
    name = statement.module or ""
    if _is_star(statement):
        return True  # it may have the same names
    return not statement.level and (name == "__future__" or name.lower() < module.lower())


def _line(module: str, names: list[str], *, is_split: bool = False) -> str:
    line = f"from {module} import {', '.join(names)}"
    if len(line) <= 88 and not is_split:
        return line
    return f"from {module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"

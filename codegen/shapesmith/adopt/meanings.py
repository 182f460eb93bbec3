"""What the names of a module stand for: followed through imports, other names for them, and the files of a run."""

from __future__ import annotations

import ast
import builtins
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from shapesmith.adopt.run_files import RunFiles
from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import dotted
from shapesmith.clients.tree import Unparsed, parsed
from shapesmith.disk.source_files import read

# How many names stand for another, one after another.
_DEEPEST = 8

_BUILTIN = frozenset(dir(builtins))


class Meaning(NamedTuple):
    """What a name may stand for: dotted paths of what no file of the run has; `is_sure` if it is nothing else."""

    paths: frozenset[str]
    is_sure: bool


_NOTHING = Meaning(frozenset(), is_sure=False)


class _Bound(NamedTuple):
    """What a module binds.

    `imports` are the dotted names, as they are written, that each name is imported as, `others` the name in the module
    that it is another name for. `sure` are those that are nothing else, unless None. `names` are all names that are
    bound, `stars` the modules of which all names are imported, and `stored` the attributes that the module binds.
    `modules` are those of `import a.b`, which binds `a`.
    """

    imports: dict[str, set[str]]
    others: dict[str, str]
    sure: frozenset[str]
    names: frozenset[str]
    stars: tuple[str, ...]
    stored: frozenset[str]
    modules: frozenset[str]


class Meanings:
    """The names of the files of a run; `packages` are the dotted paths of what is not followed further."""

    def __init__(self, files: RunFiles, packages: Collection[str]) -> None:
        self._files = files
        self._packages = packages
        self._bound: dict[str, _Bound | None] = {}
        self._is_near: dict[tuple[str, str], bool] = {}
        self.of = cache(self._of)

    def read(self, source: Source, path: str) -> str:
        """Read what a module binds; return the name of its file for `of` and `is_near`."""
        path = os.path.abspath(path)
        if self._bound.get(path) is None:
            self._bound[path] = _bound_in(source)
        return path

    def _of(self, file: str, name: str, depth: int = 0) -> Meaning:
        """Return what a dotted name in a file stands for."""
        bound = self._bound_by(file)
        if bound is None or depth > _DEEPEST:
            return _NOTHING
        root, dot, rest = name.partition(".")
        if root in bound.others:
            found = [self.of(file, f"{bound.others[root]}{dot}{rest}", depth + 1)]
        elif root in bound.imports:
            found = [self._followed(file, f"{each}{dot}{rest}", depth) for each in bound.imports[root]]
        elif root not in bound.names:
            stars = [there for star in bound.stars for there in self._files.named(file, star)]
            found = [each for each in (self.of(there, name, depth + 1) for there in stars) if each.paths]
        else:
            found = []
        paths = _together(found)
        # What is imported with * may have any name.
        is_of_run = root not in bound.names and all(self._files.named(file, star) for star in bound.stars)
        is_sure = (root in bound.sure or is_of_run) and bound.stored.isdisjoint(rest.split("."))
        return Meaning(paths, is_sure and len(paths) == 1 and all(each.is_sure for each in found))

    def _followed(self, file: str, path: str, depth: int) -> Meaning:
        """Return what a dotted path, as an import in a file names it, stands for."""
        if any(is_within(path, package) or is_within(package, path) for package in self._packages):
            return Meaning(frozenset({path}), is_sure=True)
        dots, parts = _parts(path)
        last: Meaning | None = None
        for length in range(len(parts)):
            module = dots + ".".join(parts[:length])
            files = [there for there in self._files.named(file, module) if there != file]
            if files:
                found = [self.of(there, ".".join(parts[length:]), depth + 1) for there in files]
                is_sure = all(self._files.is_top(there, module) for there in files)
                last = Meaning(_together(found), is_sure and all(each.is_sure for each in found))
            # What a package binds to the name of a module in it may be another module.
            if any(self._binds(there, parts[length]) for there in files):
                break
        if last is not None:
            return last
        return _NOTHING if self._files.named(file, path) else Meaning(frozenset({path}), is_sure=True)

    def _binds(self, file: str, name: str) -> bool:
        bound = self._bound_by(file)
        return bound is not None and name in bound.names

    def is_near(self, file: str, package: str) -> bool:
        """Return whether a file, one that it imports, and so on, imports a package: it may have objects of it."""
        found = {file}
        pending = [file]
        while pending:
            path = pending.pop()
            bound = self._bound_by(path)
            names = frozenset() if bound is None else bound.modules.union(bound.stars, *bound.imports.values())
            if self._is_near.get((path, package)) or any(is_within(name, package) for name in names):
                self._is_near[file, package] = True
                return True
            for name in names:
                dots, parts = _parts(name)
                modules = name, dots + ".".join(parts[:-1])
                there = {each for module in modules for each in self._files.named(path, module)} - found
                pending += [each for each in there if self._is_near.get((each, package), True)]
                found |= there
        self._is_near.update(((path, package), False) for path in found if (path, package) not in self._is_near)
        return False

    def _bound_by(self, file: str) -> _Bound | None:
        if file not in self._bound:
            self._bound[file] = None
            try:
                path = self._files.paths.get(file, file)
                self._bound[file] = _bound_in(Source(parsed(path, read(path))))
            except (OSError, Unparsed, RecursionError):
                pass  # what rewrites that file says so
        return self._bound[file]


def is_within(path: str, package: str) -> bool:
    """Return whether a dotted path is that of a package, or of something in it."""
    return path == package or path.startswith(f"{package}.")


def _parts(path: str) -> tuple[str, list[str]]:
    """Return the dots of a relative import, and the names behind."""
    names = path.lstrip(".")
    return path[: len(path) - len(names)], [each for each in names.split(".") if each]


def _together(found: Iterable[Meaning]) -> frozenset[str]:
    return frozenset(path for each in found for path in each.paths)


def _bound_in(source: Source) -> _Bound:
    imports: dict[str, set[str]] = {}
    others: dict[str, list[str]] = {}
    stars: list[str] = []
    modules: set[str] = set()
    # How many places bind a name to what is known here, or to None, and the names that are not bound in all scopes.
    counts: Counter[str] = Counter()
    inner: set[str] = set()
    for node in ast.walk(source.tree):
        match node:
            case ast.Import() | ast.ImportFrom():
                for known, path in _imported(node):
                    imports.setdefault(known, set()).add(path)
                    counts[known] += 1
                    if not isinstance(source.scopes.of(node), ast.Module):
                        inner.add(known)
                if isinstance(node, ast.Import):
                    modules.update(alias.name for alias in node.names)
                elif node.names[0].name == "*":
                    stars.append("." * node.level + (node.module or ""))
            case ast.Global(names=names):
                counts.update(names)
            case ast.Assign(targets=targets, value=ast.Constant(value=None)):
                counts.update(target.id for target in targets if isinstance(target, ast.Name))
            case _:
                other = other_name(source, node)
                if other is not None:
                    others.setdefault(other[0], []).append(dotted(other[1]))
    known_once = {name: found[0] for name, found in others.items() if len(found) == 1 and name not in imports}
    counts.update(known_once.keys())
    # Elsewhere, such a name may be one of another module, or one of Python.
    unsure = inner if stars else inner & _BUILTIN
    bindings = {name: source.scopes.bindings_of(source.tree, name) for name in source.scopes.bound}
    sure = frozenset(name for name, count in bindings.items() if counts[name] == count) - unsure
    return _Bound(
        imports, known_once, sure, frozenset(bindings), tuple(stars), source.scopes.stored, frozenset(modules)
    )


def _imported(statement: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """Yield the names that a statement binds, each with the dotted name of what it imports."""
    for alias in statement.names:
        if isinstance(statement, ast.ImportFrom):
            of = "." * statement.level + (f"{statement.module}." if statement.module else "")
            if alias.name != "*":
                yield alias.asname or alias.name, of + alias.name
        elif alias.asname:
            yield alias.asname, alias.name
        else:
            yield (alias.name.partition(".")[0],) * 2


def other_name(source: Source, node: ast.AST) -> tuple[str, ast.expr] | None:
    """Return the name that a statement of a module gives to what has one already, and that; None for any other node."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name() | ast.Attribute() as value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Name() | ast.Attribute() as value):
            pass
        case _:
            return None
    # In an inner scope it may be another name elsewhere, or an attribute.
    is_of_module = isinstance(source.scopes.of(node), ast.Module)
    return (name, value) if is_of_module and dotted(value) else None

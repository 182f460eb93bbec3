"""The files of one run as one program: where the errors of calls in one file are distinguished in another.

Names are followed as the files import them. The methods that a handler calls are followed by their names, to classes of
the files that its file imports, and of those that these import.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from shapesmith.adopt.catching import NOWHERE, Catching, Elsewhere, SourceLine
from shapesmith.adopt.run_files import RunFiles
from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import root_name
from shapesmith.clients.modules import SourceModule
from shapesmith.clients.tree import Unparsed, parsed
from shapesmith.disk.source_files import read

# How many modules hand a name on, one after another.
_DEEPEST = 8

# The names of parameters that are the instance or the class of a method.
_RECEIVERS = frozenset({"cls", "self"})

# Methods of what Python itself has: a name alone does not say that they are of the program.
_BUILTIN = frozenset(
    name for kind in (str, bytes, dict, list, set, tuple, int) for name in dir(kind) if not name.startswith("_")
)

# The names that a file imports, each with the modules, as they are written, and the names in them; "": the module.
Imports = dict[str, list[tuple[str, str]]]


class _Uses(NamedTuple):
    """What a part of a file names, the attributes that it reads, and those of them that may be methods."""

    names: frozenset[str]
    attributes: frozenset[str]
    methods: frozenset[str]


class _Facts(NamedTuple):
    """What other files need of one.

    `functions` is what each function uses, by name, `methods` those of classes. `parts` is what distinguishes errors: a
    line, and what is used in it. `asking` and `registered` are as in `Errors`, `wrappers` as in `Catching`.
    """

    imports: Imports
    functions: dict[str, _Uses]
    methods: frozenset[str]
    parts: list[tuple[int, _Uses]]
    asking: frozenset[str]
    wrappers: frozenset[str]
    registered: int


class Program:
    """The files of one run."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._files = RunFiles(paths)
        self._paths = self._files.paths
        self._facts: dict[str, _Facts] = {}

    def elsewhere(self, module: SourceModule) -> Elsewhere:
        """Return what other files do with the errors of the calls in one."""
        path = os.path.abspath(module.path)
        return self._elsewhere.get(path, NOWHERE) if len(self._paths) > 1 else NOWHERE

    @cached_property
    def _elsewhere(self) -> dict[str, Elsewhere]:
        named = self._read()
        reached = self._reached()
        unclear: dict[str, SourceLine] = {}
        for path, facts in self._facts.items():
            if facts.registered:
                place = SourceLine(facts.registered, self._paths[path])
                unclear = dict.fromkeys(self._near(path) - {path}, place) | unclear
        return {
            path: Elsewhere(each.asking, each.wrappers, reached[path], unclear.get(path))
            for path, each in named.items()
        }

    # Facts

    def _read(self) -> dict[str, Elsewhere]:
        """Read every file, and again where it imports what asks for errors only as other files say."""
        named: dict[str, Elsewhere] = {}
        pending = list(self._paths)
        while pending:
            for path in pending:
                facts = self._facts_of(path, named.get(path, NOWHERE))
                if facts is not None:
                    self._facts[path] = facts
            before, named = named, {path: self._named(path) for path in self._facts}
            pending = [path for path, each in named.items() if each != before.get(path, NOWHERE)]
        return named

    def _facts_of(self, path: str, elsewhere: Elsewhere) -> _Facts | None:
        try:
            module = parsed(path, read(self._paths[path]))
            source = Source(module)
            catching = Catching(source, elsewhere)
            return _Facts(
                _imports(module.tree),
                {name: _uses(source, nodes) for name, nodes in catching.functions.items()},
                frozenset(
                    name
                    for name, nodes in catching.functions.items()
                    if any(isinstance(source.parents[node], ast.ClassDef) for node in nodes)
                ),
                [(place.line, _uses(source, [node])) for node, place in catching.distinguished.items()],
                catching.errors.asking,
                catching.wrappers,
                catching.errors.registered,
            )
        except (OSError, Unparsed, RecursionError):
            return None  # what rewrites that file says so

    def _named(self, path: str) -> Elsewhere:
        """Return the names in a file of what asks for errors in others, and of what distinguishes errors there."""
        asking: set[str] = set()
        wrappers: set[str] = set()
        for name in self._facts[path].imports:
            for there, defined in self._defined(path, name):
                facts = self._facts[there]
                for found, names in ((asking, facts.asking), (wrappers, facts.wrappers)):
                    if not defined:
                        found |= names  # by `module.name`
                    elif defined in names:
                        found.add(name)
        return Elsewhere(frozenset(asking), frozenset(wrappers))

    def _defined(self, path: str, known: str, depth: int = 0) -> Iterator[tuple[str, str]]:
        """Yield the files, and the names in them, that a name that a file imports may stand for; "": the module."""
        for module, name in self._facts[path].imports[known]:
            dot = "" if module.endswith(".") or not name else "."
            yield from ((there, "") for there in self._modules(path, f"{module}{dot}{name}"))
            for there in self._modules(path, module) if name else ():
                if name not in self._facts[there].imports:
                    yield there, name
                elif depth < _DEEPEST:
                    yield from self._defined(there, name, depth + 1)

    def _modules(self, path: str, name: str) -> list[str]:
        """Return the files that a module, as an import in a file names it, may be, of those that could be read."""
        return [file for file in self._files.named(path, name) if file in self._facts]

    # Handlers

    def _reached(self) -> dict[str, dict[str, SourceLine]]:
        """Return the functions of each file that what distinguishes errors in another file may call."""
        found: dict[str, dict[str, SourceLine]] = {path: {} for path in self._facts}
        methods: dict[str, set[str]] = {}
        for path, facts in self._facts.items():
            for name in facts.methods:
                methods.setdefault(name, set()).add(path)
        pending: list[tuple[str, _Uses, SourceLine, set[str]]] = []
        for path, facts in self._facts.items():
            near = self._near(path) if facts.parts else set()
            pending += [(path, uses, SourceLine(line, self._paths[path]), near) for line, uses in facts.parts]
        for path, uses, place, near in pending:
            called = {(there, name) for name in uses.methods & methods.keys() for there in methods[name] & near}
            for there, name in sorted(called.union(self._called(path, uses))):
                functions = self._facts[there].functions
                if name in functions and name not in found[there]:
                    found[there][name] = place
                    # Further on, the name of a method stands for one of the same file: many are called alike.
                    pending.append((there, functions[name], place, {there}))
        return found

    def _called(self, path: str, uses: _Uses) -> Iterator[tuple[str, str]]:
        """Yield the functions that are used by their names, with the files that they are in."""
        facts = self._facts[path]
        for name in (uses.names & facts.functions.keys()) - facts.methods:
            yield path, name
        for name in uses.names & facts.imports.keys():
            for there, defined in self._defined(path, name):
                if defined:
                    yield there, defined
                else:
                    yield from ((there, each) for each in uses.attributes & self._facts[there].functions.keys())

    def _near(self, path: str) -> set[str]:
        """Return a file, those that it imports, and so on: the classes of the objects that it has are in one."""
        found = {path}
        pending = [path]
        while pending:
            added = self._beside[pending.pop()] - found
            found |= added
            pending += added
        return found

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        """The files that each file imports something of."""
        return {
            path: {there for name in facts.imports for there, _ in self._defined(path, name)}
            for path, facts in self._facts.items()
        }


def _imports(tree: ast.Module) -> Imports:
    found: Imports = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found.setdefault(alias.asname or alias.name.partition(".")[0], []).append((alias.name, ""))
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                found.setdefault(alias.asname or alias.name, []).append((module, alias.name))
    return found


def _uses(source: Source, nodes: Iterable[ast.AST]) -> _Uses:
    names: set[str] = set()
    attributes: set[str] = set()
    methods: set[str] = set()
    for node in nodes:
        for each in ast.walk(node):
            match each:
                case ast.Name(ctx=ast.Load(), id=name):
                    names.add(name)
                case ast.Attribute(ctx=ast.Load(), attr=name):
                    attributes.add(name)
                    outer = source.parents[each]
                    if (isinstance(outer, ast.Call) and outer.func is each) or root_name(each) in _RECEIVERS:
                        methods.add(name)
    return _Uses(frozenset(names), frozenset(attributes), frozenset(methods - _BUILTIN))

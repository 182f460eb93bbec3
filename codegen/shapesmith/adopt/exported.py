"""The names that the files of a program take from one another: who renames one in its file breaks another."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from shapesmith.adopt.scopes import Scopes
from shapesmith.clients.dotted import dotted, last_name, root_name
from shapesmith.clients.tree import Unparsed, parsed
from shapesmith.disk.source_files import read

_MEMBER = re.compile(r"(\w+)\.(?=(\w+))")


class Exported:
    """Which of some names each of the files is asked for: by an import, `module.Name`, or a text, "module.Name"."""

    def __init__(self, files: Iterable[str], names: Collection[str]) -> None:
        self._files = [path for path in files if path.endswith(".py")]
        self._names = frozenset(names)

    def of(self, path: str) -> frozenset[str]:
        """Return the names that other files may take from one."""
        stem = os.path.basename(path).removesuffix(".py")
        taken = {name for file, module, name in self._taken if module == stem or (module == "" and file != path)}
        return self._names if "*" in taken else frozenset(taken)

    @cached_property
    def _taken(self) -> frozenset[tuple[str, str, str]]:
        """The names, and * for all, each with its file, and the last part of the name of the module that has it."""
        names = {*self._names, "*"}
        words = [name.encode() for name in names]
        found: set[tuple[str, str, str]] = set()
        for path in self._files:
            try:
                content = read(path)
                if any(word in content for word in words):
                    pairs = _pairs(parsed(path, content).tree)
                    found.update((path, module, name) for module, name in pairs if name in names)
            except (OSError, Unparsed, RecursionError):
                continue  # what rewrites that file says so
        return frozenset(found)


def _pairs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the names that a file takes from modules, each with the last part of that of the module; "": of any."""
    imported: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                known = alias.asname or alias.name.partition(".")[0]
                imported.setdefault(known, set()).add((alias.name if alias.asname else known).rpartition(".")[2])
    values = Scopes(tree, {}).bound - imported.keys()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((module.rpartition(".")[2], alias.name) for alias in names)
            case ast.Attribute(value=holder, attr=name) | ast.Call(args=[holder, ast.Constant(value=str(name)), *_]):
                yield from ((module, name) for module in _modules(holder, imported, values))
            case ast.Constant(value=str(text)) if "." in text:
                yield from _MEMBER.findall(text)


def _modules(holder: ast.expr, imported: dict[str, set[str]], values: frozenset[str]) -> set[str]:
    """Return the last part of the name of each module that an expression may be; "": of any."""
    if not dotted(holder) or root_name(holder) in values:
        return {""}
    return imported.get(dotted(holder), {last_name(holder)})

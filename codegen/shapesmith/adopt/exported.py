"""The names that the files of a program take from one another: who renames one in its file breaks another."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from shapesmith.clients.dotted import last_name
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
        taken = frozenset(name for module, name in self._taken if module == stem)
        return self._names if "*" in taken else taken

    @cached_property
    def _taken(self) -> frozenset[tuple[str, str]]:
        """The names, and * for all, each with the last part of the name of the module that it is taken from."""
        names = {*self._names, "*"}
        words = [name.encode() for name in names]
        found: set[tuple[str, str]] = set()
        for path in self._files:
            try:
                content = read(path)
                if any(word in content for word in words):
                    found.update(pair for pair in _pairs(parsed(path, content).tree) if pair[1] in names)
            except (OSError, Unparsed, RecursionError):
                continue  # what rewrites that file says so
        return frozenset(found)


def _pairs(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from ((module.rpartition(".")[2], alias.name) for alias in names)
            case ast.Attribute(value=holder, attr=name):
                yield last_name(holder), name
            case ast.Constant(value=str(text)) if "." in text:
                yield from _MEMBER.findall(text)

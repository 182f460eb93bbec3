"""The names by which a module knows a generated package: what it imports of it, and what its expressions stand for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import dotted
from shapesmith.targets.dataclasses.declared import FOLDERS

_DOTTED = re.compile(r"\w+(?:\.\w+)+")


class ImportedNames:
    """The names of one module that are bound to `package`, to a package around it, or to anything in it.

    `aliases` are the parts of statements that bind a name, `statements` these statements.
    """

    def __init__(self, source: Source, package: str) -> None:
        self._source = source
        self._package = package
        self._paths: dict[str, set[str]] = {}
        self.aliases: dict[str, list[ast.alias]] = {}
        self.statements: dict[str, list[ast.stmt]] = {}
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    root = alias.name.partition(".")[0]
                    self._bind(node, alias, alias.asname or root, alias.name if alias.asname else root)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for alias in node.names:
                    self._bind(node, alias, alias.asname or alias.name, f"{node.module}.{alias.name}")
        self.is_any = any(self._is_near(path) for paths in self._paths.values() for path in paths)
        """Whether the module imports anything of the package."""

    def _bind(self, node: ast.stmt, alias: ast.alias, name: str, path: str) -> None:
        self._paths.setdefault(name, set()).add(path)
        self.aliases.setdefault(name, []).append(alias)
        self.statements.setdefault(name, []).append(node)

    def _is_near(self, path: str) -> bool:
        return self.is_of_package(path) or self._package.startswith(f"{path}.")

    def is_of_package(self, path: str) -> bool:
        """Return whether a dotted path is that of the package, or of something in it."""
        return path == self._package or path.startswith(f"{self._package}.")

    def is_certain(self, name: str) -> bool:
        """Return whether all that binds a name in the module are imports of one and the same thing."""
        paths = self._paths.get(name, ())
        return len(paths) == 1 and self._source.scopes.bindings_of(self._source.tree, name) == len(self.aliases[name])

    def path_of(self, node: ast.expr, *, certain: bool = True) -> str:
        """Return the dotted path, from a package that is imported, of what an expression stands for.

        It is empty if it is not known, and, unless `certain` is False, if another value may be bound to the name.
        """
        return self._path(dotted(node), certain)

    def paths_in(self, text: str) -> Iterator[str]:
        """Yield the dotted paths that a text has, from a package that the module imports, or as they are."""
        if "." in text:
            for found in _DOTTED.findall(text):
                yield self._path(found, certain=True) or found

    def class_at(self, path: str) -> str:
        """Return the name of the class that a dotted path is; empty if it is none of the package."""
        module, _, name = path.rpartition(".")
        if module != self._package:
            folder, _, rest = module.removeprefix(f"{self._package}.").partition(".")
            if not module.startswith(f"{self._package}.") or folder not in FOLDERS or not rest:
                return ""
        return "" if name in FOLDERS else name

    def _path(self, name: str, certain: bool) -> str:
        root, _, rest = name.partition(".")
        paths = {path for path in self._paths.get(root, ()) if self._is_near(path)}
        if len(paths) != 1 or (certain and not self.is_certain(root)):
            return ""
        return f"{next(iter(paths))}.{rest}" if rest else next(iter(paths))

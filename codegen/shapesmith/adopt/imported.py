"""The names by which a module knows a generated package: what it imports of it, and what its expressions stand for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from shapesmith.adopt.meanings import Meanings, is_within
from shapesmith.adopt.scopes import FUNCTIONS
from shapesmith.adopt.source import Source
from shapesmith.clients.dotted import dotted
from shapesmith.targets.dataclasses.declared import FOLDERS

_DOTTED = re.compile(r"\w+(?:[.:]\w+)+")


class ImportedNames:
    """The names of one module, the `file` of `meanings`, that are bound to `package`, or to anything in it.

    `aliases` are the parts of its imports from the package that bind a name, `statements` these imports.
    """

    def __init__(self, source: Source, package: str, meanings: Meanings, file: str) -> None:
        self._source = source
        self._meanings = meanings
        self._file = file
        self.package = package
        self.aliases: dict[str, list[ast.alias]] = {}
        self.statements: dict[str, list[ast.stmt]] = {}
        self._defined: set[str] = set()
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self._defined.add(node.name)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                self._defined.update(alias.asname or alias.name for alias in node.names)
            if isinstance(node, ast.ImportFrom) and node.module and not node.level and is_within(node.module, package):
                for alias in node.names:
                    self.aliases.setdefault(alias.asname or alias.name, []).append(alias)
                    self.statements.setdefault(alias.asname or alias.name, []).append(node)
        self.is_any = meanings.is_near(file, package)
        """Whether the module, one that it imports, and so on, imports anything of the package."""

    def is_of_package(self, path: str) -> bool:
        """Return whether a dotted path is that of the package, or of something in it."""
        return is_within(path, self.package)

    def is_module(self, path: str) -> bool:
        """Return whether a dotted path is that of the package, or of a folder or module in it."""
        folder, _, module = path.removeprefix(f"{self.package}.").partition(".")
        return path == self.package or (self.is_of_package(path) and folder in FOLDERS and "." not in module)

    def is_imported_only(self, name: str) -> bool:
        """Return whether all that binds a name in the module are imports of one and the same thing."""
        is_sure = self._meanings.of(self._file, name).is_sure
        return is_sure and self._source.scopes.bindings_of(self._source.tree, name) == len(self.aliases[name])

    def is_sure(self, name: str) -> bool:
        """Return whether a name in the module is bound to one thing only, or to None where that is not there."""
        return self._meanings.of(self._file, name).is_sure

    def path_of(self, node: ast.expr, *, certain: bool = True) -> str:
        """Return the dotted path, from a package that is imported, of what an expression stands for.

        It is empty if it is not known, and, unless `certain` is False, if another value may be bound to the name.
        """
        return self._path(dotted(node), certain)

    def class_of(self, node: ast.expr, *, certain: bool = True) -> str:
        """Return the name of the class that an expression is; empty if it is none of the package. See `path_of`."""
        return self.class_at(self.path_of(node, certain=certain))

    def class_of_value(self, node: ast.expr) -> str:
        """Return the name of the class of which an expression is certainly an instance; empty if it is not known."""
        match node:
            case ast.Call(func=ast.Attribute(value=cls, attr="from_boto3")) | ast.Call(func=cls):
                found = self.class_of(cls)
                # A package has functions, too.
                return found if found[:1].isupper() else ""
            case ast.Name(id=name):
                scope = self._source.scopes.of(node)
                turns = self._source.scopes.turns_of(scope, name) if isinstance(scope, FUNCTIONS) else None
                for target, uses in turns.uses.items() if turns is not None and turns.is_sure else ():
                    statement = self._source.parents[target]
                    if node in uses and isinstance(statement, ast.Assign):
                        return self.class_of_value(statement.value)
        return ""

    def may_build(self, node: ast.expr) -> bool:
        """Return whether a function that is called may be any class of the package, or one that copies an instance."""
        paths = self._meanings.of(self._file, dotted(node)).paths
        if paths:
            return {path.rpartition(".")[2] for path in paths} == {"replace"}
        if isinstance(node, ast.Name):
            return node.id in self._source.scopes.bound - self._defined or node.id == "replace"
        return True

    def paths_in(self, text: str) -> Iterator[str]:
        """Yield the dotted paths of the package that a text has, as they are, or from what the module imports of it."""
        if "." in text or ":" in text:
            for found in _DOTTED.findall(text):
                path = found.replace(":", ".")
                if self.is_of_package(path):
                    yield path
                elif self.is_module(self._path(path.rpartition(".")[0], certain=True)):
                    yield self._path(path, certain=True)

    def class_at(self, path: str) -> str:
        """Return the name of the class that a dotted path is; empty if it is none of the package."""
        module, _, name = path.rpartition(".")
        is_there = module == self.package or (self.is_module(module) and module.rpartition(".")[0] != self.package)
        return name if is_there and name not in FOLDERS else ""

    def _path(self, name: str, certain: bool) -> str:
        meaning = self._meanings.of(self._file, name)
        paths = [path for path in meaning.paths if self.is_of_package(path) or self.package.startswith(f"{path}.")]
        return paths[0] if len(paths) == 1 and (meaning.is_sure or not certain) else ""

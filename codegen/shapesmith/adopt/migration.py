"""From the source of one module to the same with the names that generated classes have in another version."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from shapesmith.adopt.adoption import Adopted, LeftCall
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.dotted import dotted
from shapesmith.clients.modules import SourceModule


def migrate(module: SourceModule, renames: Iterable[Renames]) -> Adopted:
    """Rewrite the imports and uses of generated classes in a module; what is not certain is left, with the reason."""
    source = Source(module)
    edits: list[Edit] = []
    left: list[LeftCall] = []
    for each in renames:
        migration = _Migration(source, each)
        migration.run()
        edits += migration.edits
        left += migration.left
    return Adopted(edits, len(edits), left)


class _Migration:
    """The renames of one service in one module."""

    def __init__(self, source: Source, renames: Renames) -> None:
        self._source = source
        self._renames = renames
        self._classes: dict[str, str] = {}  # the names of the module that are classes, with the old name of each
        self.edits: list[Edit] = []
        self.left: list[LeftCall] = []

    def run(self) -> None:
        """Find the edits."""
        packages: set[str] = set()
        for node in ast.walk(self._source.tree):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                packages.update(self._import_from(node))
            elif isinstance(node, ast.Import):
                packages.update(self._imported(node))
        if not (packages or self._classes):
            return
        for node in ast.walk(self._source.tree):
            self._use(node, packages)

    def _imported(self, node: ast.Import) -> Iterator[str]:
        """Yield the dotted names by which the module knows the package."""
        for alias in node.names:
            if alias.name == self._renames.module:
                yield alias.asname or alias.name
            elif alias.name in self._renames.moved:
                self._leave(node, alias.name, "is a module that the new version does not have, or has without a class")

    def _import_from(self, node: ast.ImportFrom) -> Iterator[str]:
        module = node.module or ""
        parent, _, name = self._renames.module.rpartition(".")
        if module == parent:
            yield from (alias.asname or alias.name for alias in node.names if alias.name == name)
        if module != self._renames.module and not module.startswith(f"{self._renames.module}."):
            return
        moved = [alias for alias in node.names if alias.name in self._renames.moved.get(module, ())]
        if moved and len(moved) == len(node.names):
            self._replace_module(node, module)
        elif moved:
            self._leave(node, module, "has some of the names that are imported, but not all; split the import")
            return
        for alias in node.names:
            self._import(alias)

    def _replace_module(self, node: ast.ImportFrom, module: str) -> None:
        start = self._source.text.find(module, self._source.start(node))
        if not self._source.start(node) < start < self._source.start(node.names[0]):
            self._leave(node, module, "is written in a way that is not rewritten")
            return
        self.edits.append(Edit(start, start + len(module), self._renames.module))

    def _import(self, alias: ast.alias) -> None:
        """Rename what an import names, and every use of it."""
        old, known = alias.name, alias.asname or alias.name
        new = self._renames.classes.get(old)
        if self._source.bindings_of(self._source.tree, known) > 1:
            if new or old in self._renames.arguments or old in self._renames.values:
                self._leave(alias, old, "is bound in more than one place")
            return
        self._classes[known] = old
        if new is None:
            return
        start = self._source.start(alias)
        edit = Edit(start, start + len(old), new)
        if alias.asname is not None:
            self.edits.append(edit)
        elif new in self._source.names:
            self._leave(alias, old, f"is {new} now, a name that the module uses for something else")
        elif old in self._source.words:
            self._leave(alias, old, f"is {new} now, and is named in a string")
        else:
            self.edits.append(edit)
            for node in ast.walk(self._source.tree):
                if isinstance(node, ast.Name) and node.id == old:
                    self.edits.append(Edit(self._source.start(node), self._source.end(node), new))

    # Uses

    def _class_of(self, node: ast.expr, packages: set[str]) -> str:
        """Return the old name of the class that an expression is; empty if it is none of the package."""
        if isinstance(node, ast.Name):
            return self._classes.get(node.id, "")
        if isinstance(node, ast.Attribute):
            holder = dotted(node.value)
            if holder in packages and self._source.bindings_of(self._source.tree, holder.partition(".")[0]) == 1:
                return node.attr
        return ""

    def _use(self, node: ast.AST, packages: set[str]) -> None:
        match node:
            case ast.Attribute():
                self._attribute(node, packages)
            case ast.Call(func=function, keywords=keywords):
                renamed = self._renames.arguments.get(self._class_of(function, packages), {})
                for keyword in keywords:
                    if keyword.arg in renamed:
                        start = self._source.start(keyword)
                        self.edits.append(Edit(start, start + len(keyword.arg or ""), renamed[keyword.arg or ""]))
            case ast.MatchClass(cls=cls, kwd_attrs=names):
                renamed = self._renames.arguments.get(self._class_of(cls, packages), {})
                for name in set(names) & set(renamed):
                    self._leave(cls, name, f"is {renamed[name]} now, in a pattern")

    def _attribute(self, node: ast.Attribute, packages: set[str]) -> None:
        cls = self._class_of(node, packages)
        new = self._renames.classes.get(cls) if cls else None
        if new is None:
            owner = self._class_of(node.value, packages)
            new = self._renames.values.get(owner, {}).get(node.attr)
        if new is not None:
            end = self._source.end(node)
            if self._source.text[end - len(node.attr) : end] != node.attr:
                raise Left("is written in a way that is not rewritten")
            self.edits.append(Edit(end - len(node.attr), end, new))
            return
        for owner, renamed in self._renames.arguments.items():
            if node.attr in renamed:
                self._leave(node, f".{node.attr}", f"may be that of {owner}, which is {renamed[node.attr]} now")

    def _leave(self, node: ast.expr | ast.stmt | ast.alias, what: str, reason: str) -> None:
        self.left.append(LeftCall(node.lineno, node.col_offset + 1, what, reason))

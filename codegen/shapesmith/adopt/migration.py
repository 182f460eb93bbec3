"""From the source of one module to the same with the names that generated classes have in another version."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable
from pathlib import PurePath

from shapesmith.adopt.adoption import Adopted, LeftCall
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.imported import ImportedNames
from shapesmith.adopt.meanings import Meanings, other_name
from shapesmith.adopt.positions import is_passed_on
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.source import ODD, Source
from shapesmith.adopt.texts import Texts
from shapesmith.clients.dotted import dotted, root_name
from shapesmith.clients.modules import SourceModule

_TWICE = "is bound in more than one place"

# What is between the name and the value in `case Bake(weight=1)`.
_EQUALS = r"\s*=[\s(]*"


def migrate(
    module: SourceModule, renames: Iterable[Renames], meanings: Meanings, exported: Collection[str] = ()
) -> Adopted:
    """Rewrite the imports and uses of generated classes in a module; what is not certain is left, with the reason.

    `exported` are names that other modules take from it.
    """
    source = Source(module)
    file = meanings.read(source, module.path)
    is_init = PurePath(module.path).stem == "__init__"
    edits: list[Edit] = []
    left: list[LeftCall] = []
    for each in renames:
        names = ImportedNames(source, each.module, meanings, file)
        migration = _Migration(source, each, names, is_init, frozenset(exported))
        migration.run()
        edits += migration.edits
        left += migration.left
    return Adopted(edits, len(edits), sorted(left, key=lambda each: (each.line, each.column)))


class _Migration:
    """The renames of one service in one module."""

    def __init__(
        self, source: Source, renames: Renames, names: ImportedNames, is_init: bool, exported: frozenset[str]
    ) -> None:
        self._source = source
        self._renames = renames
        self._names = names
        self._texts = Texts(source, renames, names)
        # Other modules import names from the module of a package: there, an import keeps them.
        self._is_init = is_init
        self._exported = exported
        self._is_in_use: dict[str, bool] = {}
        self.edits: list[Edit] = []
        self.left: list[LeftCall] = []

    def run(self) -> None:
        """Find the edits."""
        for node in ast.walk(self._source.tree):
            match node:
                case ast.Constant(value=str(text)):
                    self._text(node, text)
                case ast.ImportFrom() | ast.Import():
                    self._statement(node)
                case ast.Name(ctx=ast.Load()):
                    self._name(node)
                    self._use(node)
                case ast.Attribute():
                    self._attribute(node)
                    self._use(node)
                case ast.Call():
                    self._call(node)
                case ast.MatchClass():
                    self._pattern(node)

    # Imports

    def _statement(self, node: ast.ImportFrom | ast.Import) -> None:
        """Rename what a statement imports."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                self._module(node, alias.name)
            return
        module = "" if node.level else node.module or ""
        if not self._names.is_of_package(module):
            return
        if any(alias.name == "*" for alias in node.names):
            is_changed = self._renames.renamed or module in self._renames.moved
            self._leave_if(is_changed, node, module, "is imported with *, and has names that are others now")
            return
        moved = self._renames.moved.get(module, ())
        if self._is_in_part(node):
            self._leave(node, module, "has some of the names that are imported, but not all; split the import")
            return
        if any(alias.name in moved for alias in node.names):
            self._replace_module(node, module)
        else:
            self._module(node, module)
        for alias in node.names:
            self._module(node, f"{module}.{alias.name}")
            self._import(alias, f"{module}.{alias.name}")

    def _module(self, node: ast.ImportFrom | ast.Import, module: str) -> None:
        self._leave_if(module in self._renames.gone, node, module, "is a module that the new version does not have")

    def _replace_module(self, node: ast.ImportFrom, module: str) -> None:
        start = self._source.text.find(module, self._source.start(node))
        if not self._source.start(node) < start < self._source.start(node.names[0]):
            self._leave(node, module, ODD)
            return
        self._replace(node, start, module, self._renames.module)

    def _import(self, alias: ast.alias, path: str) -> None:
        """Rename what an import names, and keep the name by which it is known unless all its uses are renamed."""
        old = self._names.class_at(path)
        new = self._renames.classes.get(old)
        known = alias.asname or alias.name
        is_renamed = old in self._renames.arguments or old in self._renames.values
        self._leave_if(is_renamed and not self._names.is_sure(known), alias, known, _TWICE)
        if new is not None:
            is_kept = alias.asname is None and not self._is_renamed_in_use(old)
            self._replace(alias, self._source.start(alias), old, f"{new} as {old}" if is_kept else new)

    def _is_renamed_in_use(self, name: str) -> bool:
        """Return whether a class that is imported by its name is renamed wherever the module uses it."""
        if name not in self._is_in_use:
            self._is_in_use[name] = self._may_rename(name, self._renames.classes[name])
        return self._is_in_use[name]

    def _may_rename(self, old: str, new: str) -> bool:
        statements = self._names.statements[old]
        aliases = self._names.aliases[old]
        starts = [self._source.start(each) for each in aliases]
        starts += [self._source.start(each) for each in self._source.scopes.loads_of(self._source.tree, old)]
        return not (
            self._is_init
            or old in self._exported
            or not self._names.is_imported_only(old)
            or any(each.asname for each in aliases)
            or any(self._is_in_part(each) for each in statements)
            or any(isinstance(self._source.scopes.of(each), ast.ClassDef) for each in statements)
            or new in self._source.scopes.names
            or old in self._source.words
            or not all(self._is_at(start, old) for start in starts)
        )

    def _is_in_part(self, statement: ast.stmt) -> bool:
        """Return whether a module has moved some of the names that a statement imports from it, but not all."""
        if not isinstance(statement, ast.ImportFrom):
            return False
        moved = self._renames.moved.get(statement.module or "", ())
        return 0 < sum(alias.name in moved for alias in statement.names) < len(statement.names)

    # Uses

    def _name(self, node: ast.Name) -> None:
        """Rename a class where it is read by the name that is imported."""
        if node.id in self._renames.classes and node.id in self._names.aliases and self._is_renamed_in_use(node.id):
            self._replace(node, self._source.start(node), node.id, self._renames.classes[node.id])

    def _attribute(self, node: ast.Attribute) -> None:
        """Rename a class that is reached through its package, or a member that is reached through its class."""
        path, holder = (self._names.path_of(each, certain=False) for each in (node, node.value))
        cls = self._names.class_at(path) if self._names.is_module(holder) else ""
        outer = self._source.parents[node]
        if path in self._renames.gone:
            is_listed = isinstance(outer, ast.Attribute) and outer.attr in self._renames.moved[path]
            self._leave_if(not is_listed, node, path, "is a module that the new version does not have")
        elif cls and cls in self._renames.moved.get(holder, ()):
            self._leave(node, path, "is in another module now")
        elif path:
            new = self._renames.classes.get(cls) or self._renames.members(self._names.class_at(holder)).get(node.attr)
            if new is not None and self._names.path_of(node):
                self._replace(node, self._source.end(node) - len(node.attr), node.attr, new)
            elif new is not None:
                self._leave(node, dotted(node), _doubt(node, new))
        elif self._names.is_any:
            self._attribute_of_value(node)

    def _attribute_of_value(self, node: ast.Attribute) -> None:
        """Rename an attribute of an instance, where its class is certain."""
        cls = self._names.class_of_value(node.value)
        for owner, renamed in self._renames.arguments.items():
            new = renamed.get(node.attr)
            if new is not None and cls == owner:
                self._replace(node, self._source.end(node) - len(node.attr), node.attr, new)
            elif not cls:
                self._leave_if(new, node, f".{node.attr}", f"may be that of {owner}, which is {new} now")

    def _call(self, node: ast.Call) -> None:
        """Rename the arguments of a class; those that are given in another way are left."""
        cls = self._names.class_of(node.func, certain=False)
        renamed = self._renames.arguments.get(cls, {})
        given = {keyword.arg for keyword in node.keywords}
        for keyword in node.keywords:
            old = keyword.arg or ""
            if old in renamed and not self._names.class_of(node.func):
                self._leave(keyword.value, old, _doubt(node.func, renamed[old]))
            elif old in renamed and renamed[old] in given:
                self._leave(keyword.value, old, f"is {renamed[old]} now, which is given, too")
            elif old in renamed:
                self._replace(keyword.value, self._source.start(keyword), old, renamed[old])
            elif keyword.arg is None and renamed:
                self._leave(keyword.value, "**", f"may have an argument with another name: {', '.join(renamed)}")
        if given and self._names.is_any and not cls and self._names.may_build(node.func):
            for owner, members in self._renames.arguments.items():
                for name in filter(given.__contains__, members):
                    self._leave(node, name, f"may be that of {owner}, which is {members[name]} now")

    def _pattern(self, node: ast.MatchClass) -> None:
        """Rename the attributes that a pattern of a class names."""
        cls = self._names.class_of(node.cls, certain=False)
        renamed = self._renames.arguments.get(cls, {})
        for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
            if name not in renamed:
                continue
            before = re.compile(rf"\b{name}{_EQUALS}\Z")
            found = before.search(self._source.text, self._source.end(node.cls), self._source.start(pattern))
            if not self._names.class_of(node.cls):
                self._leave(node.cls, name, _doubt(node.cls, renamed[name]))
            elif found is None:
                self._leave(node.cls, name, ODD)
            else:
                self._replace(node.cls, found.start(), name, renamed[name])

    def _use(self, node: ast.Name | ast.Attribute) -> None:
        """Leave what gives another value a class of which members are renamed, or a package."""
        path = self._names.path_of(node, certain=False)
        if not path or not is_passed_on(node, self._source.parents):
            return
        other = other_name(self._source, self._source.parents[node])
        if other is not None and self._names.is_sure(other[0]):
            return
        cls = self._names.class_at(path)
        self._leave_if(self._renames.members(cls), node, cls, "is passed on here; its members may be renamed")
        is_package = self._renames.renamed and self._names.is_module(path)
        self._leave_if(is_package, node, path, "is passed on here; what is reached through it may be renamed")

    def _text(self, node: ast.Constant, text: str) -> None:
        """Rename what a function of the package is given by its name, and leave other names in strings."""
        new = self._texts.new_name(node, text)
        if new is not None:
            self._replace(node, self._source.start(node) + 1, text, new)
            return
        for name, reason in self._texts.left(node, text):
            self._leave(node, name, reason)

    def _replace(self, node: ast.expr | ast.stmt | ast.alias, start: int, old: str, new: str) -> None:
        if self._is_at(start, old):
            self.edits.append(Edit(start, start + len(old), new))
        else:
            self._leave(node, old, ODD)

    def _is_at(self, start: int, text: str) -> bool:
        return self._source.text.startswith(text, start)

    def _leave_if(self, condition: object, node: ast.expr | ast.stmt | ast.alias, what: str, reason: str) -> None:
        if condition:
            self._leave(node, what, reason)

    def _leave(self, node: ast.expr | ast.stmt | ast.alias, what: str, reason: str) -> None:
        self.left.append(LeftCall(node.lineno, node.col_offset + 1, what, reason))


def _doubt(node: ast.expr, new: str) -> str:
    return f"may be {new} now; {root_name(node)} may be bound to something else"

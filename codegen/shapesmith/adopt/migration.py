"""From the source of one module to the same with the names that generated classes have in another version."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from pathlib import PurePath

from shapesmith.adopt.adoption import Adopted, LeftCall
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.imported import ImportedNames
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.source import ODD, Source
from shapesmith.clients.dotted import dotted, last_name
from shapesmith.clients.modules import SourceModule

_TWICE = "is bound in more than one place"
# What takes the name of an attribute as a text.
_BY_NAME = frozenset({"attrgetter", "delattr", "getattr", "hasattr", "setattr"})


def migrate(module: SourceModule, renames: Iterable[Renames], exported: Collection[str] = ()) -> Adopted:
    """Rewrite the imports and uses of generated classes in a module; what is not certain is left, with the reason.

    `exported` are names that other modules take from it.
    """
    source = Source(module)
    is_init = PurePath(module.path).name == "__init__.py"
    edits: list[Edit] = []
    left: list[LeftCall] = []
    for each in renames:
        migration = _Migration(source, each, is_init, frozenset(exported))
        migration.run()
        edits += migration.edits
        left += migration.left
    return Adopted(edits, len(edits), sorted(left, key=lambda each: (each.line, each.column)))


class _Migration:
    """The renames of one service in one module."""

    def __init__(self, source: Source, renames: Renames, is_init: bool, exported: frozenset[str]) -> None:
        self._source = source
        self._renames = renames
        self._names = ImportedNames(source, renames.module)
        # Other modules import names from the module of a package: there, an import keeps them.
        self._is_init = is_init
        self._exported = exported
        # The names of members, of structures and of enums, each with its owner and its new name.
        self._members = {
            name: (owner, new)
            for renamed in (renames.arguments, renames.values)
            for owner, names in renamed.items()
            for name, new in names.items()
        }
        self._reasons: dict[ast.alias, str] = {}
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
                case ast.Attribute():
                    self._attribute(node)
                case ast.Call() if self._names.is_any:
                    self._call(node)
                case ast.ClassDef(bases=bases):
                    for base in bases:
                        self._handed_on(base)
                case ast.Assign(value=value) | ast.NamedExpr(value=value) | ast.AnnAssign(value=ast.expr() as value):
                    self._handed_on(value)
                case ast.Subscript(value=holder, slice=ast.Constant(value=str(key))):
                    new = self._renames.values.get(self._class_of(holder), {}).get(key)
                    self._leave_if(new, node, key, f"is {new} now, in a subscript")
                case ast.MatchClass(cls=cls, kwd_attrs=names):
                    renamed = self._renames.arguments.get(self._class_of(cls), {})
                    for name in filter(renamed.__contains__, names):
                        self._leave(cls, name, f"is {renamed[name]} now, in a pattern")
                case _:
                    pass

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
            is_changed = self._members or self._renames.classes or module in self._renames.moved
            self._leave_if(is_changed, node, module, "is imported with *, and has names that are others now")
            return
        if self._is_in_part(node):
            self._leave(node, module, "has some of the names that are imported, but not all; split the import")
            return
        if any(alias.name in self._renames.moved.get(module, ()) for alias in node.names):
            self._replace_module(node, module)
        for alias in node.names:
            self._module(node, f"{module}.{alias.name}")
            self._import(alias, f"{module}.{alias.name}")

    def _module(self, node: ast.ImportFrom | ast.Import, module: str) -> None:
        reason = "is a module that the new version does not have, or has without a class"
        self._leave_if(module in self._renames.moved, node, module, reason)

    def _replace_module(self, node: ast.ImportFrom, module: str) -> None:
        start = self._source.text.find(module, self._source.start(node))
        if not self._source.start(node) < start < self._source.start(node.names[0]):
            self._leave(node, module, ODD)
            return
        self._replace(node, start, module, self._renames.module)

    def _import(self, alias: ast.alias, path: str) -> None:
        """Rename what an import names; its uses are renamed where they are, by the same conditions."""
        old = self._names.class_at(path)
        new = self._renames.classes.get(old)
        known = alias.asname or alias.name
        if new is None:
            is_renamed = old in self._renames.arguments or old in self._renames.values
            self._leave_if(is_renamed and not self._names.is_certain(known), alias, old, _TWICE)
            return
        reason = self._why_left(alias, old, new)
        if reason:
            self._leave(alias, old, reason)
        elif alias.asname is None and self._is_kept(old):
            self._replace(alias, self._source.start(alias), old, f"{new} as {old}")
        else:
            self._replace(alias, self._source.start(alias), old, new)

    def _why_left(self, alias: ast.alias, old: str, new: str) -> str:
        """Return why a class keeps the name that an import gives it, found once for all uses; empty if it does not."""
        if alias not in self._reasons:
            self._reasons[alias] = self._reason(alias, old, new)
        return self._reasons[alias]

    def _reason(self, alias: ast.alias, old: str, new: str) -> str:
        if not self._names.is_certain(alias.asname or alias.name):
            return _TWICE
        if any(self._is_in_part(each) for each in self._names.statements[alias.asname or alias.name]):
            return f"is {new} now, and is imported with what is elsewhere now"
        if alias.asname is not None or self._is_kept(old):
            return ""
        if any(isinstance(self._source.scopes.of(each), ast.ClassDef) for each in self._names.statements[old]):
            return f"is {new} now, and is an attribute of a class"
        if new in self._source.scopes.names:
            return f"is {new} now, a name that the module uses for something else"
        if old in self._source.words:
            return f"is {new} now, and is named in a string"
        is_there = all(
            self._is_at(self._source.start(each), old) for each in self._source.scopes.loads_of(self._source.tree, old)
        )
        return "" if is_there else ODD

    def _is_kept(self, name: str) -> bool:
        """Return whether a module keeps a name for others."""
        return self._is_init or name in self._exported

    def _is_in_part(self, statement: ast.stmt) -> bool:
        """Return whether a module has moved some of the names that a statement imports from it, but not all."""
        if not isinstance(statement, ast.ImportFrom):
            return False
        moved = self._renames.moved.get(statement.module or "", ())
        return 0 < sum(alias.name in moved for alias in statement.names) < len(statement.names)

    # Uses

    def _class_of(self, node: ast.expr) -> str:
        """Return the old name of the class that an expression is; empty if it is none of the package."""
        return self._names.class_at(self._names.path_of(node))

    def _name(self, node: ast.Name) -> None:
        """Rename a class where it is read by the name that is imported."""
        new = self._renames.classes.get(node.id)
        if new is None or self._class_of(node) != node.id or self._is_kept(node.id):
            return
        aliases = self._names.aliases[node.id]
        if not any(each.asname or self._why_left(each, node.id, new) for each in aliases):
            self._replace(node, self._source.start(node), node.id, new)

    def _attribute(self, node: ast.Attribute) -> None:
        """Rename a class that is reached through its package, or a member of an enum."""
        path = self._names.path_of(node)
        cls = self._names.class_at(path)
        if cls and cls in self._renames.moved.get(path.rpartition(".")[0], ()):
            self._leave(node, path, "is in another module now")
            return
        new = self._renames.classes.get(cls) or self._renames.values.get(self._class_of(node.value), {}).get(node.attr)
        if new is not None:
            self._replace(node, self._source.end(node) - len(node.attr), node.attr, new)
            return
        if path:
            return
        doubtful = self._names.class_at(self._names.path_of(node, certain=False))
        reason = f"may be {self._renames.classes.get(doubtful)} now; the name of its package {_TWICE}"
        self._leave_if(doubtful in self._renames.classes, node, dotted(node), reason)
        if self._names.is_any:
            for owner, renamed in self._renames.arguments.items():
                reason = f"may be that of {owner}, which is {renamed.get(node.attr)} now"
                self._leave_if(node.attr in renamed, node, f".{node.attr}", reason)

    def _call(self, node: ast.Call) -> None:
        """Rename the arguments of a class; those that are given in another way are left."""
        renamed = self._renames.arguments.get(self._class_of(node.func), {})
        given = {keyword.arg for keyword in node.keywords}
        for keyword in node.keywords:
            old = keyword.arg or ""
            if old in renamed and renamed[old] in given:
                self._leave(keyword.value, old, f"is {renamed[old]} now, which is given, too")
            elif old in renamed:
                self._replace(keyword.value, self._source.start(keyword), old, renamed[old])
            elif keyword.arg is None and renamed:
                self._leave(keyword.value, "**", f"may have an argument with another name: {', '.join(renamed)}")
        called = last_name(node.func)
        if not renamed and called == "replace":
            names = [name for name in self._members if name in given]
        elif called in _BY_NAME:
            texts = {each.value for each in node.args if isinstance(each, ast.Constant)}
            names = [name for name in self._members if name in texts]
        else:
            names = []
        for name in names:
            owner, new = self._members[name]
            self._leave(node, name, f"may be that of {owner}, which is {new} now")
        for each in node.args:
            members = self._renames.arguments.get(self._class_of(each), {})
            for name in [member for member in members if member in given]:
                self._leave(node, name, f"is {members[name]} now, and is given to {called or 'a call'}")

    def _handed_on(self, value: ast.expr) -> None:
        """Leave what gives another name to a package, or to a class of which members are renamed."""
        cls = self._class_of(value)
        is_renamed = bool(self._renames.arguments.get(cls) or self._renames.values.get(cls))
        path = self._names.path_of(value)
        self._leave_if(is_renamed, value, cls, "has another name here; its members may be renamed")
        self._leave_if(
            path and not cls and self._names.is_of_package(path),
            value,
            path,
            "has another name here; what is reached through it may be renamed",
        )

    def _text(self, node: ast.Constant, text: str) -> None:
        """Leave names in texts: `mock.patch("acme.bakery.Dough")`, or an annotation."""
        for path in self._names.paths_in(text):
            cls = self._names.class_at(path)
            new = self._renames.classes.get(cls)
            module = path if path in self._renames.moved else path.rpartition(".")[0]
            if new is not None:
                self._leave(node, path, f"is {new} now, in a string")
            elif path in self._renames.moved or cls in self._renames.moved.get(module, ()):
                self._leave(node, path, "is in another module now, in a string")

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

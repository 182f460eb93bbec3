"""The names of a generated package in the strings of a module: which are renamed, and which are left."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from shapesmith.adopt.imported import ImportedNames
from shapesmith.adopt.positions import is_type
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.source import Source

_WORD = re.compile(r"\w+")
# The field of a format, and an attribute in it: "{0.name:>8}".
_FIELD = re.compile(r"\{([^{}!:]+)")
_ATTRIBUTE = re.compile(r"\.(\w+)")

# The functions of a package that take the name of a structure or of an operation.
_BY_NAME = frozenset({"operation", "rules", "validate"})

# The functions of Python that take the name of an attribute.
_ATTRIBUTES = frozenset({"delattr", "getattr", "hasattr", "setattr"})


class Texts:
    """The strings of one module."""

    def __init__(self, source: Source, renames: Renames, names: ImportedNames) -> None:
        self._source = source
        self._renames = renames
        self._names = names
        # The names of members, of structures and of enums, each with its owner and its new name.
        self._members = {
            name: (owner, new)
            for renamed in (renames.arguments, renames.values)
            for owner, names_of in renamed.items()
            for name, new in names_of.items()
        }

    def new_name(self, node: ast.Constant, text: str) -> str | None:
        """Return the new name of what is certainly meant by its name; None for any other string."""
        parents = self._source.parents
        outer = parents[node]
        match outer:
            case ast.Subscript(value=holder):
                return self._renames.values.get(self._names.class_of(holder), {}).get(text)
            case ast.Call(func=ast.Name(id=name), args=[holder, second, *_]) if name in _ATTRIBUTES and second is node:
                new = self._renames.members(self._names.class_of(holder)).get(text)
                is_package = self._names.path_of(holder) == self._names.package
                return self._renames.classes.get(text) if is_package else new
            case ast.keyword(arg="shape"):
                outer = parents[outer]
            case ast.Call(args=[first, *_]) if first is node:
                pass
            case _:
                return None
        if not isinstance(outer, ast.Call):
            return None
        module, _, function = self._names.path_of(outer.func).rpartition(".")
        is_by_name = module == self._names.package and function in _BY_NAME
        return self._renames.texts.get(text) if is_by_name else None

    def left(self, node: ast.Constant, text: str) -> Iterator[tuple[str, str]]:
        """Yield the old names that a string has, or may have, each with what it is now."""
        paths = [*self._names.paths_in(text)]
        for path in paths:
            yield from self._at(path, text)
        if paths:
            words = set(_WORD.findall(text)) - {word for path in paths for word in path.split(".")}
            for name in sorted(words & self._renames.classes.keys()):
                yield name, f"is {self._renames.classes[name]} now, in a string"
        elif self._names.is_any and not isinstance(self._source.parents[node], ast.JoinedStr):
            yield from self._alone(node, text)

    def _at(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        cls = self._names.class_at(path)
        new = self._renames.classes.get(cls)
        module = path.rpartition(".")[0]
        if new is not None:
            yield path, f"is {new} now, in a string"
        elif path in self._renames.moved or cls in self._renames.moved.get(module, ()):
            yield path, "is in another module now, in a string"
        elif text == path and self._names.is_module(path):
            yield path, "is in a string; what is reached through it may be renamed"

    def _alone(self, node: ast.Constant, text: str) -> Iterator[tuple[str, str]]:
        """Yield the name that a string is."""
        if text in self._members:
            owner, new = self._members[text]
            yield text, f"may be that of {owner}, which is {new} now"
        attributes = (name for field in _FIELD.findall(text) for name in _ATTRIBUTE.findall(field))
        for name in filter(self._members.__contains__, attributes):
            owner, new = self._members[name]
            yield f".{name}", f"may be that of {owner}, which is {new} now, in a format"
        # What names the class in the module is another string than a key of a request.
        is_own = text in self._names.aliases and is_type(node, self._source.parents)
        if text in self._renames.texts and not is_own and not self._is_key(node):
            yield text, f"may be {self._renames.texts[text]} now, in a string"

    def _is_key(self, node: ast.Constant) -> bool:
        match self._source.parents[node]:
            case ast.Dict(keys=keys):
                return node in keys
            case ast.Subscript(value=ast.Call() | ast.Attribute(attr="__dict__")):
                return False
            case ast.Subscript():
                return True
        return False

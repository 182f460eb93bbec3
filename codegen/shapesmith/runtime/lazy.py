"""Lazy names: a class is imported on first use.

The names of a package are lazy (PEP 562), and so are the names in annotations of a
module in `shared/`: some structures refer to hundreds of others, which few uses need.
`typing.get_type_hints`, and other code that evaluates annotations, looks names up in
the `__dict__` of the module; that imports them.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from importlib import import_module
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    ModuleSpec,
    SourceFileLoader,
    SourcelessFileLoader,
)
from os.path import isfile, join
from types import ModuleType

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


def lazy_names(
    package: str, find: Callable[[str], str | None], names: Callable[[], Iterable[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for `package`.

    `find` gives the module below the package that defines a name, None if it has no
    such name; `names` gives all.
    """

    def load(name: str) -> object:
        if name == "__all__" and not _is_for_pydoc():
            return public_names()
        module = find(name)
        if module is None:
            raise _NoSuchName(package, name, names)
        value: object = getattr(import_module(f"{package}.{module}"), name)
        # From now on the name is found without this function.
        sys.modules[package].__dict__[name] = value
        return value

    def public_names() -> list[str]:
        """What `from package import *` imports: lazy names and own functions."""
        # A copy: another thread may add a name meanwhile.
        own = sys.modules[package].__dict__.copy()
        functions = [
            name
            for name, value in own.items()
            if getattr(value, "__module__", None) == package and name[0] != "_"
        ]
        return [*sorted(names()), *functions]

    def all_names() -> list[str]:
        found = set(sys.modules[package].__dict__)
        return sorted(found if _is_for_pydoc() else found.union(names()))

    return load, all_names


def module_that_defines(name: str, listed: str) -> str | None:
    """Return the module that defines a name by a list of modules; None if none does.

    `create_contact: CreateContact: CreateContactRequest ...` is a line of a list: what
    follows the last colon are the names. It is one text, which takes less time to load
    than a dict, and is searched: a dict would take longer to build than a program's few
    searches.
    """
    if name.isidentifier():
        for end in (" ", "\n"):
            found = listed.find(f" {name}{end}")
            if found >= 0:
                start = listed.rindex("\n", 0, found) + 1
                return listed[start : listed.index(":", start)]
    return None


def defined_names(listed: str) -> list[tuple[str, list[str]]]:
    """Return each module of a list, and what else it has, with the names."""
    lines = (line.rpartition(":") for line in listed.split("\n")[1:-1])
    return [(module, names.split()) for module, _, names in lines]


def _is_for_pydoc() -> bool:
    """Whether the caller is `help()`, which would import and print every class.

    Without the lazy names it prints a page: the package, its modules and functions.
    """
    if "pydoc" not in sys.modules:
        return False
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_globals.get("__name__") != "pydoc":
        frame = frame.f_back
    return frame.f_globals.get("__name__") == "pydoc"


class _NoSuchName(AttributeError):
    """A package has no such name; similar ones are searched for if the text is read.

    Mostly it is not: `hasattr` and the import system look many names up.
    """

    def __init__(
        self, package: str, name: str, names: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(f"module {package!r} has no attribute {name!r}")
        self._wanted = name
        self._names = names

    def __str__(self) -> str:
        from .messages import did_you_mean

        return super().__str__() + did_you_mean(self._wanted, self._names())


class _Deferred(ModuleType):
    """Stands for a module that is imported when something in it is used."""

    def __getattr__(self, name: str) -> object:
        return getattr(import_module(self.__name__), name)


def deferred(*names: str) -> list[ModuleType]:
    """Return modules beside this one that are imported when they are used."""
    return [_Deferred(f"{__package__}.{name}") for name in names]


_DICT: Any = vars(ModuleType)["__dict__"].__get__

# The modules whose names are completed, each with the thread that does it.
_COMPLETING: set[tuple[str, int]] = set()


class _Deferring(ModuleType):
    """A module that imports what its annotations name when its `__dict__` is read."""

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        names: dict[str, Any] = _DICT(self)
        # It is read to find the annotations, too.
        reader = (self.__name__, get_ident())
        if reader in _COMPLETING:
            return names
        _COMPLETING.add(reader)
        try:
            package = sys.modules[self.__name__.rsplit(".", 2)[0]]
            for name in _annotated(self.__name__, names.copy()) - names.keys():
                found = getattr(package, name, None)
                if found is not None:
                    names[name] = found
        finally:
            _COMPLETING.discard(reader)
        # Not before: another thread would find fewer names.
        sys.modules[self.__name__].__class__ = ModuleType
        return names


def defer_imports(module: str) -> None:
    """Make a module complete its names when its `__dict__` is read."""
    sys.modules[module].__class__ = _Deferring


def _annotated(module: str, names: dict[str, Any]) -> set[str]:
    """Return the names in the annotations of the classes of a module."""
    import re
    from inspect import get_annotations

    return {
        name
        for value in names.values()
        if isinstance(value, type) and value.__module__ == module
        for annotation in get_annotations(value).values()
        for name in re.findall(r"\w+", str(annotation))
    }


class _ByName(FileFinder):
    """Finds a module by the name of its file, without a list of all files."""

    def find_spec(
        self, fullname: str, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Look for the file, unless a system that ignores case could find another."""
        name = fullname.rpartition(".")[2]
        file = join(self.path, f"{name}.py")
        if name.islower() and isfile(file):
            loader = SourceFileLoader(fullname, file)
            spec = ModuleSpec(fullname, loader, origin=file)
            spec.has_location = True
            return spec
        return super().find_spec(fullname, target)


# What else Python looks for in a folder.
_KINDS: Any = (
    (ExtensionFileLoader, EXTENSION_SUFFIXES),
    (SourceFileLoader, SOURCE_SUFFIXES),
    (SourcelessFileLoader, BYTECODE_SUFFIXES),
)


def find_by_name(package: ModuleType) -> None:
    """Find the modules of a package that has hundreds without a list of its folder.

    The list takes Python as long as the import of several modules.
    """
    if type(getattr(package.__spec__, "loader", None)) is SourceFileLoader:
        for path in package.__path__:
            sys.path_importer_cache.setdefault(path, _ByName(path, *_KINDS))

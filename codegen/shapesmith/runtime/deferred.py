"""Modules that import what their annotations name when the annotations are read.

At first a module in `shared/` imports none of it: some structures refer to hundreds of
others, which few uses need. `typing.get_type_hints`, and whatever else evaluates
annotations, looks their names up in the `__dict__` of the module.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _Deferring(ModuleType):
    """A module that imports what its annotations name when its `__dict__` is read."""

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        sys.modules[self.__name__].__class__ = ModuleType
        names: dict[str, Any] = self.__dict__
        package = sys.modules[self.__name__.rsplit(".", 2)[0]]
        for name in _annotated(self.__name__, names) - names.keys():
            found = getattr(package, name, None)
            if found is not None:
                names[name] = found
        return names


def defer_imports(module: str) -> None:
    """Have a module complete its names when its `__dict__` is read."""
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

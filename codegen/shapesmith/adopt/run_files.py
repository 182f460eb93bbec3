"""The files of one run: which of them is the module that an import in one of them names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


class RunFiles:
    """The Python files of one run: `paths` has each as it was given, by its absolute path."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = {os.path.abspath(path): path for path in paths if path.endswith(".py")}
        self._by_name: dict[str, list[str]] = {}
        for path in self.paths:
            stem = path.removesuffix(".py").removesuffix(f"{os.sep}__init__")
            self._by_name.setdefault(os.path.basename(stem), []).append(stem)

    def named(self, path: str, module: str) -> list[str]:
        """Return the files that a module, as an import in a file names it, may be."""
        level = len(module) - len(module.lstrip("."))
        parts = [part for part in module[level:].split(".") if part]
        if level:
            folder = os.path.normpath(os.path.join(os.path.dirname(path), *[os.pardir] * (level - 1), *parts))
            stems = [folder]
        elif not parts or parts[0] in sys.stdlib_module_names:
            return []
        else:
            end = os.sep.join(("", *parts))
            stems = [stem for stem in self._by_name.get(parts[-1], ()) if stem.endswith(end)]
        files = (os.path.normpath(file) for stem in stems for file in (f"{stem}.py", os.path.join(stem, "__init__.py")))
        return [file for file in files if file in self.paths]

    def is_top(self, file: str, module: str) -> bool:
        """Return whether a file is surely the module that an import names, and not a module of a package alone.

        `import requests` in a package that has a module `requests` is of another.
        """
        if module.startswith("."):
            return True
        folder = file.removesuffix(".py").removesuffix(f"{os.sep}__init__")
        for _ in module.split("."):
            folder = os.path.dirname(folder)
        return os.path.join(folder, "__init__.py") not in self.paths

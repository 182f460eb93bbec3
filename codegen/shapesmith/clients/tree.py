"""The modules around one that is read: those that it imports, and the conftest.py files that its tests use."""

from __future__ import annotations

import ast
import os
import sys
import warnings
from collections.abc import Callable, Iterator

from shapesmith.clients.modules import SourceModule
from shapesmith.disk.digest import sha256

WORDS = (b"boto", b"client", b"Client")
"""A module without these words makes no client, and is given none, except by a name that a user gives.

It is read only where another asks it for a constant.
"""

# Folders above a module in which an absolute import is looked for.
_HIGHEST = 8

# Modules of these names are not beside the source.
_ELSEWHERE = sys.stdlib_module_names | {"boto3", "botocore", "click", "moto", "numpy", "pandas", "pytest", "requests"}

# Modules that are kept, beside those that one module needs.
_MOST = 200


class Unparsed(Exception):
    """A module that cannot be read; `line` and `column` are where, both from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class SourceTree:
    """Reads the modules around those that are checked, each once."""

    def __init__(self) -> None:
        self._asked: set[str] = set()
        self._digests: dict[str, str] = {}
        self._modules: dict[str, SourceModule | None] = {}
        self._without_clients: set[str] = set()

    def begin(self) -> None:
        """Begin with another module: forget which files the one before rests on, and most modules, if they are many."""
        self._asked = set()
        if len(self._modules) > _MOST:
            self._modules.clear()

    @property
    def asked(self) -> dict[str, str | None]:
        """The files that were looked for since then, with the digest of what was read; None: not there."""
        return {path: self._digests.get(path) for path in sorted(self._asked)}

    def _exists(self, path: str) -> bool:
        self._asked.add(os.path.normpath(path))
        return os.path.isfile(path)

    def module(self, path: str, *, has_constants: bool = False) -> SourceModule | None:
        """Return the module at a path; None if there is none, or it cannot be read.

        Nor if it has nothing to do with clients, unless it is asked for constants.
        """
        path = os.path.normpath(path)
        if path not in self._modules or (has_constants and path in self._without_clients):
            self._modules[path] = None
            self._without_clients.discard(path)
            try:
                with open(path, "rb") as file:
                    content = file.read()
                self._digests[path] = sha256(content)
                if has_constants or any(word in content for word in WORDS):
                    self._modules[path] = parsed(path, content)
                else:
                    self._without_clients.add(path)
            except (OSError, Unparsed):
                pass  # the check of that file reports it
        return self._modules[path]

    def imported(self, module: SourceModule, name: str, *, has_constants: bool = False) -> SourceModule | None:
        """Return the module that an import in another stands for; None if it is not beside it, or not above.

        It has something to do with clients, unless it is asked for constants.
        """
        if not name or name.partition(".")[0] in _ELSEWHERE:
            return None
        level = len(name) - len(name.lstrip("."))
        parts = [part for part in name[level:].split(".") if part]
        folder = os.path.dirname(module.path)
        if level:
            for _ in range(level - 1):
                folder = os.path.join(folder, os.pardir)
            return self._at(os.path.join(folder, *parts), has_constants)
        for _ in range(_HIGHEST):
            found = self._at(os.path.join(folder, *parts), has_constants)
            if found is not None:
                return found
            above = os.path.join(folder, os.pardir)
            if os.path.realpath(above) == os.path.realpath(folder):
                return None
            folder = above
        return None

    def inside(self, module: SourceModule, name: str) -> SourceModule | None:
        """Return the module `name` of a package."""
        if os.path.basename(module.path) != "__init__.py":
            return None
        return self._at(os.path.join(os.path.dirname(module.path), name), has_constants=True)

    def _at(self, path: str, has_constants: bool) -> SourceModule | None:
        for file in (os.path.join(path, "__init__.py"), f"{path}.py"):  # a package counts before a module, as in Python
            if self._exists(file):
                return self.module(file, has_constants=has_constants)
        return None

    def conftests(self, module: SourceModule) -> tuple[SourceModule, ...]:
        """Return the conftest.py files whose fixtures the tests of a module use; none for a module without tests."""
        name = os.path.basename(module.path)
        has_tests = name.startswith("test_") or name.endswith("_test.py")
        return tuple(self.fixture_modules(module))[1:] if has_tests else ()

    def fixture_modules(self, module: SourceModule) -> Iterator[SourceModule]:
        """Yield a module, then the conftest.py of its folder and of each folder above it."""
        yield module
        folder = os.path.dirname(module.path)
        for _ in range(_HIGHEST):
            path = os.path.join(folder, "conftest.py")
            found = self.module(path) if self._exists(path) else None
            if found is not None and found is not module:
                yield found
            folder = os.path.normpath(os.path.join(folder, os.pardir))


def parsed(path: str, content: bytes) -> SourceModule:
    """Return a module from its content. Raises Unparsed."""
    return _parsed(path, content, lambda: content.decode(encoding_of(content), errors="replace"))


def parsed_text(path: str, text: str) -> SourceModule:
    """Return a module from its text, whatever encoding it declares. Raises Unparsed."""
    return _parsed(path, text, lambda: text)


def _parsed(path: str, content: bytes | str, decoded: Callable[[], str]) -> SourceModule:
    if null := _place_of_null(content if isinstance(content, bytes) else content.encode(errors="replace")):
        raise Unparsed("source code string cannot contain null bytes", *null)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of the source are for those who run it
            tree = ast.parse(content)
        text = decoded()
    except SyntaxError as wrong:
        raise Unparsed(wrong.msg or "invalid syntax", wrong.lineno or 1, max(wrong.offset or 1, 1)) from None
    except (ValueError, LookupError) as wrong:
        reason = "has a lone surrogate" if isinstance(wrong, UnicodeEncodeError) else str(wrong)
        raise Unparsed(reason) from None
    except (RecursionError, MemoryError):
        raise Unparsed("is nested too deeply") from None
    return SourceModule(path, text, tree)


def _place_of_null(content: bytes) -> tuple[int, int] | None:
    """Return line and column of the first null byte; Python does not name it."""
    before, null, _ = content.partition(b"\0")
    if not null:
        return None
    line = before.rpartition(b"\n")[2]
    return before.count(b"\n") + 1, len(line.decode(errors="replace")) + 1


def encoding_of(content: bytes) -> str:
    """Return the encoding that Python source declares. Raises SyntaxError for an unknown one."""
    import io
    import tokenize

    return tokenize.detect_encoding(io.BytesIO(content).readline)[0]

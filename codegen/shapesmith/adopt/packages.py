"""The generated packages of a project: the classes and attributes that stand for the names of boto3.

A package is imported, for its tables say what is on disk; it imports nothing but its own runtime.
"""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from shapesmith.adopt.source import Left
from shapesmith.text import words


class Operation(NamedTuple):
    """An operation of a generated package: the schemas of its request and response, None without output.

    `cls` is the class of its requests: that of the schema is another one where several operations share a shape.
    """

    cls: str
    request: Any
    response: Any
    has_pages: bool
    waiters: frozenset[str]


class Packages:
    """The packages of the services below an import package; `out` is the folder of the output, if there is one.

    `absent` grows by the services that were asked for and have none.
    """

    def __init__(self, package: str, out: Path) -> None:
        self.package = package
        self.absent: set[str] = set()
        folder = str(out.resolve())
        if (out / package).is_dir() and folder not in sys.path:
            sys.path.insert(0, folder)
        self.has = cache(self._has)
        self.operation = cache(self._operation)

    def module(self, service: str) -> str:
        """Return the import path of a service's package."""
        return f"{self.package}.{words.module(service)}"

    def _has(self, service: str) -> bool:
        """Return whether the package of a service is generated."""
        found = _imported(self.module(service))
        if getattr(getattr(found, "_package", None), "service", None) == service:
            return True
        self.absent.add(service)
        return False

    def _operation(self, service: str, method: str) -> Operation | None:
        """Return an operation by its method; None if the package does not have it, or cannot send it."""
        if not method.isidentifier():
            return None
        found = _imported(f"{self.module(service)}.operations.{method}")
        request: Any = getattr(found, "Request", None)
        if not hasattr(request, "send"):
            return None
        schema_of = self._schema_of()
        waiters = [name for name in dir(request) if name.startswith("wait_until_") and not name.endswith("_async")]
        response = getattr(found, "Response", None)
        return Operation(
            request.__name__,
            schema_of(request),
            None if response is None else schema_of(response),
            hasattr(request, "pages"),
            frozenset(name.removeprefix("wait_until_") for name in waiters),
        )

    def schema(self, entry: Any) -> Any:
        """Return the schema of the structure that an entry of a schema holds."""
        return self._schema_of()(entry.structure)

    def _schema_of(self) -> Any:
        return importlib.import_module(f"{self.package}._runtime.schema").schema_of

    def waited_on(self, service: str, waiter: str, methods: dict[str, str]) -> str:
        """Return the method that a waiter polls; empty if it has none here. `methods` is that of each waiter."""
        method = methods.get(waiter, "")
        operation = self.operation(service, method) if method else None
        return method if operation is not None and waiter in operation.waiters else ""


def _imported(module: str) -> ModuleType | None:
    """Return a module, None if there is none. Raises Left if it cannot be imported."""
    try:
        return importlib.import_module(module)
    except ImportError:
        return None
    except (Exception, SystemExit) as failure:
        raise Left(f"needs {module}, which cannot be imported: {failure!r}") from None


def required(schema: Any) -> frozenset[str]:
    """Return the attributes without which a class cannot be built."""
    from dataclasses import MISSING

    return frozenset(
        name
        for name, field in schema.owner.__dataclass_fields__.items()
        if name in schema.attributes.values() and field.default is MISSING and field.default_factory is MISSING
    )

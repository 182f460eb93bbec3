"""The tables of a service in memory: made from the installed botocore when a call needs them, kept in the cache folder.

The classes of `shapesmith.runtime` look their module up: each service has one, in `sys.modules`, whose classes are made
when a value reaches them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import shapesmith.runtime as rt
from shapesmith.lint import cache
from shapesmith.runtime.conditions import RuleEntry
from shapesmith.runtime.schema import Schema, schema_of
from shapesmith.specs.find import find
from shapesmith.specs.found import FoundSpec
from shapesmith.targets.request_tables.tables import RequestTables

_ROOT = "shapesmith_lint"
# The id of a rule in its expression.
_ID = re.compile(r'rt\.RuleEntry\("([^"\\]+)"')


class ServiceTables:
    """The tables of one service."""

    def __init__(self, service: str, tables: RequestTables) -> None:
        self.converted = frozenset(tables.converted)
        self._tables = tables
        # The runtime looks for the edits of a service two levels above its classes.
        self._module = _Module(f"{_ROOT}.{service}.requests.all", self._make)
        self._module.rt = rt  # type: ignore[attr-defined]
        edits = _Module(f"{_ROOT}.{service}._edits", self._make_edits)
        sys.modules[self._module.__name__] = self._module
        sys.modules[edits.__name__] = edits
        self._rules: dict[str, list[RuleEntry]] = {}

    def has(self, method: str) -> bool:
        """Return whether there is an operation by the name of its method."""
        return method in self._tables.requests

    def request(self, method: str) -> Schema | None:
        """Return the schema of an operation's request; None if it takes no parameters."""
        name = self._tables.requests[method]
        return None if name is None else schema_of(getattr(self._module, name))

    def rules(self, schema: Schema) -> list[RuleEntry]:
        """Return the rules of the documentation for a structure, each with its sentence."""
        found = self._rules.get(schema.name)
        if found is None:
            found = self._rules[schema.name] = []
            stated: Mapping[str, tuple[RuleEntry, ...]] = self._evaluated(self._tables.rules[schema.name])
            for sentence, entries in stated.items():
                for entry in entries:
                    entry.sentence = sentence
                    found.append(entry)
        return found

    @property
    def rule_ids(self) -> set[str]:
        """The ids of all rules of the documentation, each with its digest and without it."""
        found = {each for stated in self._tables.rules.values() for each in _ID.findall(stated)}
        return found | {each.partition(":")[0] for each in found}

    def _make(self, name: str) -> Any:
        tables = self._tables
        if name in tables.schemas:
            made: Any = type(name, (), {"__module__": self._module.__name__})
            made._schema = staticmethod(lambda: self._evaluated(tables.schemas[name]))
            # A search of the members is one of the model: rules are tried one by one, by what is known of them.
            made._rules = staticmethod(dict)
            return made
        if name in tables.enums:
            return type(name, (), {"_value2member_map_": dict.fromkeys(tables.enums[name])})
        if name in tables.patterns:
            return self._evaluated(tables.patterns[name])
        raise AttributeError(name)

    def _make_edits(self, name: str) -> Any:
        if name != "EDITS":
            raise AttributeError(name)
        return {key: self._evaluated(expression) for key, expression in self._tables.edits.items()}

    def _evaluated(self, expression: str) -> Any:
        """Return the value of an expression that `text.literals` and the tables wrote."""
        code: CodeType = compile(expression, "<table>", "eval")
        return eval(code, {"__builtins__": {}}, _Names(self._module))  # noqa: S307


class _Names(dict[str, Any]):
    """The names of a module, each looked up when an expression needs it."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__(rt=rt)
        self._module = module

    def __missing__(self, name: str) -> Any:
        return getattr(self._module, name)


class _Module(ModuleType):
    """A module whose names are made when they are first looked up."""

    def __init__(self, name: str, make: Any) -> None:
        super().__init__(name)
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._make(name)
        setattr(self, name, made)
        return made


def load(service: str, shapes: Path) -> ServiceTables:
    """Return the tables of a service of the installed botocore, with what `shapes` corrects. Raises SpecError."""
    found = find(service, "botocore", shapes)
    key = cache.stat_key([found.package, *found.files.values()])
    tables = cache.load("tables", key, RequestTables)
    if tables is None:
        tables = _made(found)
        cache.store("tables", key, tables)
    return ServiceTables(service, tables)


def _made(found: FoundSpec) -> RequestTables:
    from shapesmith.pipeline import analyse
    from shapesmith.targets.request_tables.making import make_request_tables

    return make_request_tables(analyse(found.read()))

"""What names are known to be at one place of a function, and how statements change it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from shapesmith.clients.entries import of_any
from shapesmith.clients.joining import joined, perhaps
from shapesmith.clients.values import OF_BOTO, SCALARS, UNKNOWN, Dict, List, may_get_others, same

# The values of names that differ from those before a branch; `_UNBOUND` for a name that is not bound any more.
Changes = dict[str, Any]

_UNBOUND = object()


class Environment:
    """The values of names. What is done in a branch can be taken back, so that no branch copies the whole."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        # The names through which each list or dict can be seen, by its identity.
        self._names: dict[int, set[str]] = {}
        # The value before of each name that a branch changes, for each branch that is followed, the innermost last.
        self._before: list[Changes] = []

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> list[str]:
        """Return the names that are bound."""
        return list(self._values)

    def get(self, name: str) -> Any:
        """Return the value of a name; UNKNOWN if it is not bound."""
        return self._values.get(name, UNKNOWN)

    def bind(self, name: str, value: Any) -> None:
        """Give a name a value."""
        if self._before:
            self._before[-1].setdefault(name, self._values.get(name, _UNBOUND))
        self._set(name, value)

    def doubt(self, names: Iterable[str]) -> None:
        """Forget the values of names."""
        for name in names:
            self.bind(name, UNKNOWN)

    def unbind(self, name: str) -> None:
        """Take a name out."""
        self.bind(name, _UNBOUND)

    def _set(self, name: str, value: Any) -> None:
        for part in containers(self._values.get(name)):
            names = self._names.get(id(part), set())
            names.discard(name)
            if not names:
                self._names.pop(id(part), None)
        if value is _UNBOUND:
            self._values.pop(name, None)
            return
        for part in containers(value):
            self._names.setdefault(id(part), set()).add(name)
        self._values[name] = value

    def forget(self, changed: Iterable[Any], but: str = "") -> None:
        """Forget every name through which lists and dicts, or those that they hold, can be seen.

        What holds only clients of a service is not forgotten: it may hold others from here on.
        """
        parts = [part for value in changed for part in containers(value)]
        for name in {name for part in parts for name in self._names.get(id(part), ())}:
            if name != but:
                self.bind(name, perhaps(self._values[name]))

    @contextmanager
    def branch(self, start: Changes | None = None) -> Iterator[Changes]:
        """Follow a branch that starts with some changes; at its end all are taken back, and in what it yields."""
        changes: Changes = {}
        self._before.append({})
        self.apply(start or {})
        try:
            yield changes
        finally:
            before = self._before.pop()
            changes.update((name, self._values.get(name, _UNBOUND)) for name in before)
            for name, value in before.items():
                self._set(name, value)

    def apply(self, changes: Changes) -> None:
        """Make changes that a branch made."""
        for name, value in changes.items():
            self.bind(name, value)

    def merge(self, branches: list[Changes]) -> None:
        """Keep what is known after branches that meet: what all of them say.

        A list or dict of which one says otherwise may have another name now: every name through which it can be seen is
        forgotten. A dict with one name, whichever it is, has the entries that all of them have.
        """
        parted: list[Any] = []
        dicts = self._dicts_of_any(branches)
        for name in dict.fromkeys(name for changes in branches for name in changes):
            now = self._values.get(name, _UNBOUND)
            values = [changes.get(name, now) for changes in branches]
            if all(same(value, values[0]) for value in values):
                self.bind(name, values[0])
                continue
            # Bound in one branch only: where it is used, it is this, for otherwise it is not bound at all.
            bound = [value for value in values if value is not _UNBOUND]
            self.bind(name, joined(bound) if any(isinstance(value, OF_BOTO) for value in bound) else UNKNOWN)
            parted += [value for value in bound if isinstance(value, List | Dict)]
        self.forget(parted)
        for name, value in dicts.items():
            self.bind(name, value)

    def _dicts_of_any(self, branches: list[Changes]) -> dict[str, Dict]:
        """Return what is known after branches that meet of dicts that some of them change, and that have one name."""
        found: dict[str, list[Any]] = {}
        changed = [name for changes in branches for name, value in changes.items() if isinstance(value, Dict)]
        for name in dict.fromkeys(changed):
            values = [changes.get(name, self._values.get(name)) for changes in branches]
            if all(isinstance(value, Dict) for value in values) and any(value is not values[0] for value in values):
                found[name] = values
        if not found:
            return {}
        names: dict[int, set[str]] = {}
        for changes in branches:
            for name, value in changes.items():
                for part in containers(value):
                    names.setdefault(id(part), set()).add(name)
        return {
            name: of_any(values)
            for name, values in found.items()
            if all(
                names.get(id(part), set()) | self._names.get(id(part), set()) <= {name}
                for value in values
                for part in containers(value)
            )
        }


def captured(pattern: ast.pattern) -> Iterator[str]:
    """Yield the names that a pattern of `match` binds."""
    for node in ast.walk(pattern):
        name = getattr(node, "name", None) or getattr(node, "rest", None)
        if isinstance(name, str):
            yield name


def entangled(holder: Any, value: Any) -> bool:
    """Return whether a list or dict would hold itself, or twice the same, with another value in it."""
    parts = {id(part) for part in containers(value)}
    return bool(parts) and any(id(part) in parts for part in containers(holder))


def name_without_value(test: ast.expr) -> str:
    """Return the name of which a condition says that it has no value: `x is None`, `not x`."""
    match test:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return name
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name)):
            return name
    return ""


def containers(value: Any) -> Iterable[Any]:
    """Return a list or dict and those inside."""
    found = [value] if may_get_others(value) else []
    for each in found:  # it grows on the way
        items = each.entries.values() if isinstance(each, Dict) else each.items if isinstance(each, List) else ()
        found += filter(may_get_others, items)
    return found


def on_the_way(holder: Any, path: list[Any]) -> Iterable[Any]:
    """Yield the lists and dicts inside one that a change at a path changes."""
    for key in path[:-1]:
        if isinstance(holder, Dict) and isinstance(key, SCALARS):
            holder = holder.entries.get(key, UNKNOWN)
        elif isinstance(holder, List) and type(key) is int and -len(holder.items) <= key < len(holder.items):
            holder = holder.items[key]
        else:
            yield from containers(holder)
            return
        yield holder


def with_item(holder: Any, path: list[Any], value: Any) -> Any:
    """Return a list or dict in which the item at a path is `value`; what is not followed is unknown."""
    if not path:
        return value
    key = path[0]
    if isinstance(holder, Dict):
        if not isinstance(key, SCALARS):
            return Dict(dict.fromkeys(holder.entries, UNKNOWN), is_open=True)
        inner = with_item(holder.entries.get(key, UNKNOWN), path[1:], value)
        return Dict({**holder.entries, key: inner}, holder.is_open)
    if isinstance(holder, List) and type(key) is int and not holder.is_open:
        items = list(holder.items)
        if -len(items) <= key < len(items):
            items[key] = with_item(items[key], path[1:], value)
            return List(items)
    return UNKNOWN

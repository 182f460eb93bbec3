"""Where an expression is evaluated: which names it sees, and where its calls go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from shapesmith.clients.values import UNKNOWN

if TYPE_CHECKING:
    import ast

    from shapesmith.clients.calls import Arguments
    from shapesmith.clients.modules import Scope


class Frame(Protocol):
    """What an evaluation needs of the place where it happens."""

    scope: Scope

    def lookup(self, name: str) -> Any:
        """Return the value of a name; UNKNOWN if it is not known, or not bound."""

    def assign(self, name: str, value: Any) -> None:
        """Give a name a value, as `:=` does."""

    def call(self, node: ast.Call, function: Any, arguments: Arguments) -> None:
        """Take note of a call."""

    def share(self, value: Any) -> None:
        """Take note that a list or dict, and what it holds, may be changed by something that is not followed."""

    def share_items(self, value: Any) -> None:
        """Take note of that for what a list or dict holds."""


class ScopeFrame:
    """A scope without the order of its statements: a name is what all of its bindings agree on.

    `given` are the values of parameters in one call of the function. Calls are not noted.
    """

    def __init__(self, resolve: Any, scope: Scope, given: dict[str, Any]) -> None:
        self._resolve = resolve
        self.scope = scope
        self._given = given

    def lookup(self, name: str) -> Any:
        """Return what all bindings of a name in the scope agree on, or the scopes around it."""
        if name in self._given:
            return self._given[name]
        return self._resolve(self.scope, name)

    def assign(self, name: str, value: Any) -> None:
        """A scope knows its bindings already."""

    def call(self, node: ast.Call, function: Any, arguments: Arguments) -> None:
        """Calls are noted where statements are followed."""

    def share(self, value: Any) -> None:
        """A scope gives only lists and dicts that are not shared."""

    def share_items(self, value: Any) -> None:
        """A scope gives only lists and dicts that are not shared."""


class Hiding:
    """A frame in which some names have other values: a lambda binds them, or a condition rules theirs out."""

    def __init__(self, frame: Frame, hidden: dict[str, Any]) -> None:
        self._frame = frame
        self._hidden = hidden
        self.scope = frame.scope

    def lookup(self, name: str) -> Any:
        """Return the value of a name, the other if it has one."""
        return self._hidden[name] if name in self._hidden else self._frame.lookup(name)

    def assign(self, name: str, value: Any) -> None:
        """Give a name a value, which it may have only here."""
        self._frame.assign(name, UNKNOWN)

    def call(self, node: ast.Call, function: Any, arguments: Arguments) -> None:
        """Take note of a call."""
        self._frame.call(node, function, arguments)

    def share(self, value: Any) -> None:
        """Take note that a list or dict, and what it holds, may be changed."""
        self._frame.share(value)

    def share_items(self, value: Any) -> None:
        """Take note of that for what a list or dict holds."""
        self._frame.share_items(value)

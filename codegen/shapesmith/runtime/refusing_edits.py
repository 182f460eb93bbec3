"""The edits of `edits` that only look: what boto3 refuses before it sends a call."""

from __future__ import annotations

import re
from io import TextIOBase

from .edits import Edit
from .sending import has_position
from .values import entries_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .edits import Request


class _Refusal(Edit):
    """Text that boto3 refuses, unless another member is set, or matches a pattern."""

    __slots__ = ("unless",)

    def __init__(
        self,
        members: str | Sequence[str],
        says: str,
        unless: Sequence[str],
        unless_matching: Mapping[str, str] | None,
    ) -> None:
        super().__init__(members, says)
        self.unless = dict.fromkeys(unless, re.compile(""))
        for name, pattern in (unless_matching or {}).items():
            self.unless[name] = re.compile(pattern)

    if TYPE_CHECKING:

        def is_refused(self, text: str) -> bool:
            """Whether boto3 refuses a text."""
            ...

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Refuse the text; a value of another type is left to the model."""
        for member in self.members:
            value = params.get(member)
            is_refused = isinstance(value, str) and self.is_refused(value)
            if is_refused and not self._is_excused(params):
                request.refuse(self, member, value)

    def _is_excused(self, params: dict[Any, Any]) -> bool:
        """Whether a member is set that makes any text pass."""
        return any(
            isinstance(params.get(name), str) and pattern.search(params[name])
            for name, pattern in self.unless.items()
        )


class Matching(_Refusal):
    """Text in which boto3 must find one of several patterns."""

    __slots__ = ("patterns",)

    def __init__(
        self,
        members: str | Sequence[str],
        patterns: Sequence[str],
        says: str,
        unless: Sequence[str] = (),
        unless_matching: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(members, says, unless, unless_matching)
        self.patterns = tuple(map(re.compile, patterns))

    def is_refused(self, text: str) -> bool:
        """Whether no pattern is found."""
        return not any(pattern.search(text) for pattern in self.patterns)


class Listed(_Refusal):
    """Text that must be one of several values, in any case."""

    __slots__ = ("values",)

    def __init__(
        self,
        members: str | Sequence[str],
        values: Sequence[str],
        says: str,
        unless: Sequence[str] = (),
    ) -> None:
        super().__init__(members, says, unless, None)
        self.values = values

    def is_refused(self, text: str) -> bool:
        """Whether it is none of the values."""
        return text.upper() not in self.values


class NoBytearray(Edit):
    """A body that boto3 takes for a file unless it is text or bytes."""

    __slots__ = ()

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Refuse a bytearray."""
        for member in self.members:
            if isinstance(params.get(member), bytearray):
                request.refuse(self, member, params[member])


class SignedFile(Edit):
    """A body of which boto3 computes a checksum, unless one of `given` is set.

    If one is, boto3 signs the body, unless one of `unless` is set.
    """

    __slots__ = ("given", "unless")

    def __init__(
        self,
        members: str | Sequence[str],
        says: str,
        *,
        given: Sequence[str],
        unless: Sequence[str] = (),
    ) -> None:
        super().__init__(members, says)
        self.given = given
        self.unless = unless

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Refuse a file of text, and one that has no position where it is signed."""
        for member in self.members:
            value = params.get(member)
            if value is None or isinstance(value, (str, bytes, bytearray)):
                continue
            is_given = _any_set(self.given, params)
            if is_given and _any_set(self.unless, params):
                continue
            if isinstance(value, TextIOBase) or (is_given and not has_position(value)):
                request.refuse(self, member, value)


def _any_set(names: Sequence[str], params: dict[Any, Any]) -> bool:
    return any(params.get(name) is not None for name in names)


class Ascii(Edit):
    """A map whose keys and values must be ASCII."""

    __slots__ = ()

    def apply(self, params: dict[Any, Any], request: Request) -> None:
        """Look at each key and value that is text."""
        for member in self.members:
            value = params.get(member)
            if isinstance(value, dict):
                for key, item in entries_of(value):
                    if not (_is_ascii(key) and _is_ascii(item)):
                        request.refuse(self, (member, key), item)


def _is_ascii(value: Any) -> bool:
    return not isinstance(value, str) or value.isascii()

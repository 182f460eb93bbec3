"""Handlers of change rules: each compares one pair of elements by one of their fields, and yields what it found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

import msgspec

from shapesmith.ir.doc import Doc
from shapesmith.ir.shapes import Deprecation
from shapesmith.review.changes.comparing.comparison import Found, Pair

Handler: TypeAlias = Callable[[Pair], Iterable[Found]]

_LONGEST = 300


class OfFields(NamedTuple):
    """Makes the handler that compares the values of fields; `is_found` says of two whether they are found."""

    is_found: Callable[[Any, Any], bool]

    def __call__(self, *fields: str) -> Handler:
        """Return the handler for fields."""

        def handler(pair: Pair) -> Iterator[Found]:
            for field in fields:
                old, new = value(pair.old, field), value(pair.new, field)
                if self.is_found(old, new):
                    yield Found(shown(old), shown(new), says=wire_name(field) if len(fields) > 1 else "")

        return handler


# A field that was absent and is not, that was present and is not, that is present on both sides and differs, and that
# differs, present or not.
added = OfFields(lambda old, new: bool(new) and not old)
removed = OfFields(lambda old, new: bool(old) and not new)
changed = OfFields(lambda old, new: bool(old and new and old != new))
differs = OfFields(lambda old, new: bool(old != new))


def wire_name(field: str) -> str:
    """Return the name of a trait as the spec has it.

    >>> wire_name("location_name")
    'locationName'
    """
    first, *others = field.split("_")
    return first + "".join(word.capitalize() for word in others)


def value(node: Any, field: str) -> Any:
    """Return a field without its position in the file, so that two sides can be compared; None if there is none."""
    found = getattr(node, field, None)
    if isinstance(found, Doc):
        return found.blocks
    if isinstance(found, Deprecation) and not found.deprecated:
        return None
    return found


def shown(found: Any) -> str | None:
    """Return the value of a field as text; None for one that is absent or only present."""
    match found:
        case None | False | () | True:
            return None
        case str():
            text = found
        case int() | float():
            text = f"{found:,}"
        case tuple() if found and all(isinstance(each, str) for each in found):
            text = ", ".join(found)
        case msgspec.Struct():
            text = ", ".join(f"{name} {each}" for name, each in msgspec.to_builtins(found).items() if each is not None)
        case _:
            text = json.dumps(found, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."

"""Values of a service's input shapes: those that its model allows, built at random from botocore's own view of it.

A seeded generator, not hypothesis: a run over every service takes millions of values, and none of them needs shrinking,
since each differs from an allowed one in at most three places (`tests.validation.mutations`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from random import Random
from typing import Any, NamedTuple

from botocore.model import Shape
from botocore.utils import is_json_value_header
from shapesmith.regex.samples import sample

# Below this depth, only members that must be there: shapes may contain themselves.
DEPTH = 4
# Values are as short as their minimum length allows, and otherwise short.
LONGEST = 12

TEXTS = ("a", "Zebra", "naïve café", "\u6771\u4eac", "\U0001f980", "two words", "-", "0", "a/b:c@d", "tab\there", "\n")
KEYS = ("k", "key", "a.b", "a b", 'say "k"', "ключ", "x[0]", "", "0")
TIMES = (
    datetime(2024, 2, 29, 12, 30, tzinfo=UTC),
    datetime(1969, 12, 31, tzinfo=timezone(timedelta(hours=-7))),
    datetime(2024, 1, 1),
    1_700_000_000,
    1_700_000_000.5,
    "1700000000",
    "2024-02-29",
    "2024-02-29T12:30:00Z",
    "2024-02-29T12:30:00.123456+02:00",
    "20240229T123000Z",
    "Thu, 29 Feb 2024 12:30:00 GMT",
)
DOCUMENTS = (None, True, 0, -1.5, "text", [], {}, [1, [None, "a"]], {"a": {"b": [1, {"c": None}]}}, {"": [{}]})


class Place(NamedTuple):
    """A value within another: the steps to it, and its shape."""

    steps: tuple[Any, ...]
    shape: Shape


class Samples:
    """Builds values that the model allows. `unsure` tells whether the last one may break a pattern all the same.

    `unions` are the structures that overrides make unions.
    """

    def __init__(self, seed: str, unions: Collection[str] = ()) -> None:
        self.random = Random(seed)
        self.unsure = False
        self._unions = unions

    def value(self, shape: Shape) -> Any:
        """Return a value that satisfies every constraint of `shape`, as far as its patterns have known samples."""
        self.unsure = False
        return self._value(shape, 0)

    def _value(self, shape: Shape, depth: int) -> Any:
        kind = shape.type_name
        if is_json_value_header(shape):
            return self.random.choice(DOCUMENTS[1:])
        if kind == "structure":
            return self._structure(shape, depth)
        if kind == "string":
            return self._string(shape)
        if kind == "list":
            # A list that holds lists that hold structures ... must end.
            count = self._size(shape, 2 if depth < DEPTH else 0)
            return [self._value(shape.member, depth + 1) for _ in range(count)]
        if kind == "map":
            return self._map(shape, depth)
        if kind in ("integer", "long"):
            return self._integer(shape)
        if kind in ("float", "double"):
            low, high = self._bounds(shape)
            return self.random.choice((low, high, (low + high) / 2))
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "timestamp":
            return self.random.choice(TIMES)
        assert kind == "blob", kind
        content = b"\x00" * self._size(shape, LONGEST)
        return self.random.choice((content, bytearray(content), content.decode(), BytesIO(content)))

    def _structure(self, shape: Any, depth: int) -> Any:
        if shape.is_document_type:
            return self.random.choice(DOCUMENTS)
        members = shape.members
        if shape.is_tagged_union or shape.name in self._unions:
            # Deep down, one that goes no deeper.
            plain = [name for name in members if members[name].type_name not in ("structure", "list", "map")]
            chosen = {self.random.choice(plain if plain and depth >= DEPTH else list(members))}
        else:
            chosen = set(shape.metadata.get("required", ()))
            if depth < DEPTH and members:
                chosen |= {self.random.choice(list(members)) for _ in range(self.random.randrange(5 - depth))}
        return {name: self._value(members[name], depth + 1) for name in members if name in chosen}

    def _map(self, shape: Any, depth: int) -> dict[Any, Any]:
        count = self._size(shape, 2 if depth < DEPTH else 0)
        entries: dict[Any, Any] = {}
        for attempt in range(10 * count):
            if len(entries) == count:
                break
            key = self._string(shape.key, keys=True)
            if attempt >= count and self._is_free(shape.key):
                key = f"{key}{attempt}"[-shape.key.metadata.get("max", 40) :]
            entries[key] = self._value(shape.value, depth + 1)
        # An enum or a pattern may have too few keys for what the map must hold.
        self.unsure |= len(entries) < count
        return entries

    def _is_free(self, shape: Shape) -> bool:
        return not shape.enum and "pattern" not in shape.metadata

    def _string(self, shape: Any, keys: bool = False) -> str:
        if shape.enum:
            return self.random.choice(shape.enum)
        low, high = self._length(shape)
        pattern = shape.metadata.get("pattern")
        if pattern is not None:
            text = _matching(pattern, low, high)
            if text is None:
                self.unsure = True
            else:
                return text
        text = self.random.choice(KEYS if keys else TEXTS)
        text = text[:high] if high is not None else text
        return text + "x" * (low - len(text))

    def _length(self, shape: Shape) -> tuple[int, int | None]:
        host_label = "min" not in shape.metadata and shape.serialization.get("hostLabel", False)
        return 1 if host_label else shape.metadata.get("min", 0), shape.metadata.get("max")

    def _size(self, shape: Shape, more: int) -> int:
        low, high = self._length(shape)
        most = low + more if high is None else min(high, low + more)
        return self.random.randint(low, max(low, most))

    def _integer(self, shape: Shape) -> int:
        low, high = self._bounds(shape)
        low, high = math.ceil(low), math.floor(high)
        return self.random.choice((low, high, self.random.randint(low, high)))

    def _bounds(self, shape: Shape) -> tuple[float, float]:
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is None:
            low = min(0, high) if high is not None else 0
        return low, high if high is not None else low + 1_000


@cache
def _matching(pattern: str, low: int, high: int | None) -> str | None:
    return sample(pattern, low, high)


def places(value: Any, shape: Any, steps: tuple[Any, ...] = ()) -> Iterator[Place]:
    """Yield every place of `value` that has a shape of its own, the whole first."""
    yield Place(steps, shape)
    kind = shape.type_name
    if kind == "structure" and not shape.is_document_type:
        for name, item in value.items():
            yield from places(item, shape.members[name], (*steps, name))
    elif kind == "list":
        for index, item in enumerate(value):
            yield from places(item, shape.member, (*steps, index))
    elif kind == "map":
        for key, item in value.items():
            yield from places(item, shape.value, (*steps, key))


def found_at(value: Any, steps: tuple[Any, ...]) -> Any:
    """Return what stands at a place of `value`."""
    for step in steps:
        value = value[step]
    return value


def replaced(value: Any, steps: tuple[Any, ...], new: Any) -> Any:
    """Return a copy of `value` with `new` at a place; what lies off the way to it is shared."""
    if not steps:
        return new
    copy = value.copy()
    copy[steps[0]] = replaced(value[steps[0]], steps[1:], new)
    return copy

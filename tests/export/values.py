"""Requests by the constraints of the IR, valid and mutated, from a seed; and the JSON form in which a schema sees them."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any, NamedTuple

from shapesmith.ir.constraints import PlaceConstraints, StructureConstraints
from shapesmith.regex.samples import sample

# Structures within structures: below this, only what must be there.
DEPTH = 5
# What is longer than this is not made to break a length.
LONGEST = 70_000

# Beside letters: what engines of regular expressions may take for digits, for spaces, for ends of lines, or for two.
CHARACTERS = "aZ09 -_./:é\u0665\u00a0\u2028\n😀"

_WRONG_TYPES: dict[str, list[Any]] = {
    "string": [5, True, 1.5, ["a"], {"a": 1}],
    "blob": [5, True, [1], {}],
    "boolean": [0, 1, "true", []],
    "integer": ["5", True, 1.5, 1.0, [5]],
    "float": ["1.5", True, [1.5]],
    "timestamp": ["not a date", True, {}, 1_700_000_000, 1.5, "2024-01-02T03:04:05+01:00"],
    "list": ["a", {}, {"a": 1}, 5],
    "map": ["a", [], [1], 5],
    "structure": ["a", [], [1], 5],
}


class Change(NamedTuple):
    """What was done to a value: the kind of change, and what was put in its place."""

    kind: str
    put: Any = None


VALID = Change("none")


class Spot(NamedTuple):
    """Where a value is: in `container` at `key`, at a place of the IR; `is_member`: of a structure."""

    container: Any
    key: Any
    place: PlaceConstraints
    is_member: bool

    @property
    def value(self) -> Any:
        return self.container[self.key]

    def put(self, value: Any) -> None:
        self.container[self.key] = value

    def drop(self) -> None:
        del self.container[self.key]


Mutation = tuple[Change, Callable[[], Any]]


class Values:
    """Makes values of one service's structures."""

    def __init__(self, structures: dict[str, StructureConstraints], seed: str) -> None:
        self._structures = structures
        self._random = Random(seed)
        self._samples: dict[tuple[str, int | None, int | None], str] = {}

    def valid(self, structure: str) -> tuple[dict[str, Any], Change]:
        """Return a value that satisfies every constraint."""
        return self._structure(structure, 0), VALID

    def mutated(self, structure: str) -> tuple[dict[str, Any], Change]:
        """Return a value in which one thing was changed, most often for the worse, and what was done to it."""
        value = self._structure(structure, 0)
        spots = list(self._spots(structure, value))
        mutations = list(self._structure_mutations(self._structures[structure], value))
        for spot in self._random.sample(spots, min(3, len(spots))):
            mutations += self._mutations(spot)
        change, mutate = self._random.choice(mutations)
        mutate()
        return value, change

    def _structure(self, name: str, depth: int) -> dict[str, Any]:
        structure = self._structures[name]
        members = list(structure.members.items())
        if structure.is_union:
            chosen = [self._random.choice(members)]
        else:
            likely = 0.5 / (depth + 1) if depth < DEPTH else 0.0
            chosen = [(wire, each) for wire, each in members if each.is_required or self._random.random() < likely]
        return {wire: self._value(each, depth + 1) for wire, each in chosen}

    def _value(self, place: PlaceConstraints, depth: int) -> Any:
        random = self._random
        bounds = place.constraint("length") or place.constraint("range")
        low, high = (bounds.minimum, bounds.maximum) if bounds is not None else (None, None)
        match place.kind:
            case "string":
                return self._string(place, low, high)
            case "blob":
                return random.randbytes(self._size(low, high))
            case "boolean":
                return random.random() < 0.5
            case "integer":
                least = int(low) if low is not None else -5 if high is None else int(high) - 5
                return random.randint(least, int(high) if high is not None else least + 10)
            case "float":
                least = float(low) if low is not None else -1.5
                return random.choice([least, least + 0.25 if high is None else float(high), int(least) + 1])
            case "timestamp":
                return datetime.fromtimestamp(random.randint(0, 4_000_000_000), UTC)
            case "list":
                assert place.item is not None
                size = self._size(low, high, room=2 if depth < DEPTH else 0)
                items = [self._value(place.item, depth) for _ in range(size)]
                return [None if place.sparse and random.random() < 0.2 else item for item in items]
            case "map":
                assert place.key is not None
                assert place.item is not None
                size = self._size(low, high, room=2 if depth < DEPTH else 0)
                # Keys of few forms repeat; a map that needs more of them than there are does not occur.
                entries = {self._value(place.key, depth): self._value(place.item, depth) for _ in range(size * 3)}
                return dict(list(entries.items())[:size])
            case "structure":
                return self._structure(place.target, depth)
            case "document" | "json":
                return random.choice(["text", 5, 1.5, True, None, [1, {"a": None}], {"b": [False]}])
        raise ValueError(place.kind)

    def _string(self, place: PlaceConstraints, low: Any, high: Any) -> str:
        enum, pattern = place.constraint("enum"), place.constraint("pattern")
        if enum is not None:
            return self._random.choice(enum.values)
        if pattern is None or pattern.pattern is None or not pattern.is_error:
            return "".join(self._random.choices(CHARACTERS, k=self._size(low, high)))
        key = pattern.pattern, low, high
        if key not in self._samples:
            found = sample(*key)
            assert found is not None, f"no text for {key}"
            self._samples[key] = found
        return self._samples[key]

    def _size(self, low: Any, high: Any, room: int = 8) -> int:
        least = int(low or 0)
        return self._random.randint(least, least + room if high is None else min(int(high), least + room))

    def _spots(self, structure: str, value: Any) -> Iterator[Spot]:
        for wire, place in self._structures[structure].members.items():
            if wire in value:
                yield from self._inner(Spot(value, wire, place, is_member=True))

    def _inner(self, spot: Spot) -> Iterator[Spot]:
        yield spot
        place, value = spot.place, spot.value
        if place.kind == "structure":
            yield from self._spots(place.target, value)
        elif place.item is not None:
            for key in list(value) if place.kind == "map" else range(len(value)):
                if value[key] is not None:
                    yield from self._inner(Spot(value, key, place.item, is_member=False))

    def _mutations(self, spot: Spot) -> Iterator[Mutation]:
        place, value, random = spot.place, spot.value, self._random

        def put(kind: str, new: Any) -> Mutation:
            return Change(kind, new), partial(spot.put, new)

        if spot.is_member:
            yield Change("absent"), spot.drop
        yield put("null", None)
        odd = _WRONG_TYPES.get(place.kind, [])
        for new in random.sample(odd, min(2, len(odd))):
            yield put("type", new)
        if place.kind == "structure":
            yield from self._structure_mutations(self._structures[place.target], value)
        for constraint in place.checked:
            low, high = constraint.minimum, constraint.maximum
            beyond = [low - 1] if low is not None else []
            beyond += [high + 1] if high is not None and high < LONGEST else []
            match constraint.kind:
                case "range":
                    yield from (put("range", number) for number in beyond)
                case "length":
                    yield from (put("length", self._resized(place, value, int(size))) for size in beyond)
                case "enum":
                    yield from (put("enum", text) for text in (f"{value}?", value.swapcase()))
                case "pattern":
                    text = value + random.choice(CHARACTERS)
                    yield from (put("pattern", text) for text in (text, text[::-1]))
        if place.key is not None and value and place.key.checked:
            key = random.choice(CHARACTERS) * 2
            yield Change("key", key), partial(value.update, {key: next(iter(value.values()))})

    def _resized(self, place: PlaceConstraints, value: Any, size: int) -> Any:
        if isinstance(value, bytes):
            return bytes(size)
        if isinstance(value, str):
            return (value[:1] or "a") * size
        if isinstance(value, list):
            assert place.item is not None
            return [value[0] if value else self._value(place.item, DEPTH)] * size
        return {f"k{number}": next(iter(value.values()), None) for number in range(size)}

    def _structure_mutations(self, structure: StructureConstraints, value: Any) -> Iterator[Mutation]:
        yield Change("unknown"), partial(value.update, NotInTheSpec=1)
        others = [wire for wire in structure.members if wire not in value]
        if structure.is_union:
            yield Change("union"), value.clear
            if others:
                wire = self._random.choice(others)
                yield Change("union"), partial(value.update, {wire: self._value(structure.members[wire], DEPTH)})


def as_json(value: Any) -> Any:
    """Return a value of boto3 as the JSON that an exported schema is about."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value

"""Requests by the rules of the IR, valid and mutated, from a seed; and the JSON form in which a schema sees them."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any, NamedTuple

from codegen.ir.constraints import Rules, StructureRules
from codegen.regex import sample

# Structures within structures: below this, only what must be there.
DEPTH = 5
# A string longer than this is not made to break a length.
LONGEST = 70_000

# Beside letters: what engines of regular expressions take for digits, spaces, ends of lines, one character or two.
_CHARACTERS = "aZ09 -_./:é\u0665\u00a0\u2028\n😀"


class Place(NamedTuple):
    """Where a value stands: in `container` at `key`, by `rules`; the rules of its structure if it is a member of one."""

    container: Any
    key: Any
    rules: Rules
    owner: StructureRules | None = None

    @property
    def value(self) -> Any:
        return self.container[self.key]

    def put(self, value: Any) -> None:
        self.container[self.key] = value

    def drop(self) -> None:
        del self.container[self.key]


class Values:
    """Makes values of one service's structures."""

    def __init__(self, structures: dict[str, StructureRules], random: Random) -> None:
        self._structures = structures
        self._random = random
        self._samples: dict[tuple[str, int | None, int | None], str | None] = {}

    def valid(self, structure: str) -> dict[str, Any]:
        """Return a value that satisfies every constraint that has a sample to satisfy it with."""
        return self._structure(structure, 0)

    def mutated(self, structure: str) -> tuple[dict[str, Any], str]:
        """Return a value in which one thing was changed, most often to the worse, and what was done to it."""
        value = self.valid(structure)
        places = list(self._places(structure, value))
        mutations = [(done, apply) for place in self._random.sample(places, min(3, len(places))) for done, apply in self._mutations(place)]
        mutations += self._structure_mutations(self._structures[structure], value)
        done, apply = self._random.choice(mutations)
        apply()
        return value, done

    def _structure(self, name: str, depth: int) -> dict[str, Any]:
        rules = self._structures[name]
        members = list(rules.members.items())
        if rules.union is not None:
            chosen = [self._random.choice(members)] if members else []
        else:
            likely = 0.5 if depth < DEPTH else 0.0
            chosen = [(wire, each) for wire, each in members if each.required or self._random.random() < likely / (depth + 1)]
        return {wire: self._value(each, depth + 1) for wire, each in chosen}

    def _value(self, rules: Rules, depth: int) -> Any:
        random = self._random
        bounds = rules.constraint("length") or rules.constraint("range")
        low = bounds.minimum if bounds is not None else None
        high = bounds.maximum if bounds is not None else None
        match rules.kind:
            case "string":
                return self._string(rules, low, high)
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
                assert rules.item is not None
                size = self._size(low, high, room=2 if depth < DEPTH else 0)
                items = [self._value(rules.item, depth) for _ in range(size)]
                return [None if rules.sparse and random.random() < 0.2 else item for item in items]
            case "map":
                assert rules.key is not None
                assert rules.item is not None
                size = self._size(low, high, room=2 if depth < DEPTH else 0)
                entries: dict[str, Any] = {}
                for _ in range(size * 3):
                    if len(entries) < size:
                        entries[self._value(rules.key, depth)] = self._value(rules.item, depth)
                return entries
            case "structure":
                return self._structure(rules.target, depth)
            case _:
                return random.choice(["text", 5, 1.5, True, None, [1, {"a": None}], {"b": [False]}])

    def _string(self, rules: Rules, low: Any, high: Any) -> str:
        enum, pattern = rules.constraint("enum"), rules.constraint("pattern")
        if enum is not None:
            return self._random.choice(enum.values)
        if pattern is not None and pattern.pattern is not None and pattern.advice is None:
            key = pattern.pattern, low, high
            if key not in self._samples:
                self._samples[key] = sample(*key)
            found = self._samples[key]
            if found is not None:
                return found
        return self._text(self._size(low, high))

    def _text(self, size: int) -> str:
        return "".join(self._random.choices(_CHARACTERS, k=size))

    def _size(self, low: Any, high: Any, room: int = 8) -> int:
        least = int(low or 0)
        most = least + room if high is None else min(int(high), least + room)
        return self._random.randint(least, most)

    def _places(self, structure: str, value: Any) -> Iterator[Place]:
        rules = self._structures[structure]
        for wire, member in rules.members.items():
            if wire in value:
                yield from self._inner(Place(value, wire, member, rules))

    def _inner(self, place: Place) -> Iterator[Place]:
        yield place
        rules, value = place.rules, place.value
        if rules.kind == "structure":
            yield from self._places(rules.target, value)
        elif rules.kind in ("list", "map") and rules.item is not None:
            for key in list(value) if rules.kind == "map" else range(len(value)):
                if value[key] is not None:
                    yield from self._inner(Place(value, key, rules.item))

    def _mutations(self, place: Place) -> Iterator[tuple[str, Callable[[], None]]]:
        rules, value, random = place.rules, place.value, self._random
        wrong = {
            "string": [5, True, 1.5, ["a"], {"a": 1}],
            "blob": [5, True, [1], {}],
            "boolean": [0, 1, "true", []],
            "integer": ["5", True, 1.5, 1.0, [5]],
            "float": ["1.5", True, [1.5]],
            "timestamp": ["not a date", True, {}, "2024-02-30T00:00:00Z", 1_700_000_000, 1.5, "2024-01-02T03:04:05+01:00"],
            "list": ["a", {}, {"a": 1}, 5],
            "map": ["a", [], [1], 5],
            "structure": ["a", [], [1], 5],
        }
        yield "null", lambda: place.put(None)
        for odd in random.sample(wrong.get(rules.kind, []), min(2, len(wrong.get(rules.kind, [])))):
            yield f"type of {rules.kind}", lambda odd=odd: place.put(odd)
        if place.owner is not None:
            yield "absent", place.drop
        if rules.kind == "structure":
            yield from self._structure_mutations(self._structures[rules.target], value)
        for constraint in rules.constraints:
            low, high = constraint.minimum, constraint.maximum
            if constraint.kind == "range":
                for number in [*([low - 1] if low is not None else []), *([high + 1] if high is not None else [])]:
                    yield "range", lambda number=number: place.put(number)
            elif constraint.kind == "enum":
                yield "enum", lambda: place.put(value + "?")
                yield "enum", lambda: place.put(value.swapcase())
            elif constraint.kind == "pattern":
                text = value + random.choice(_CHARACTERS)
                yield "pattern", lambda: place.put(text)
                yield "pattern", lambda: place.put(text[::-1])
            elif constraint.kind == "length":
                sizes = [int(low) - 1] if low is not None else []
                sizes += [int(high) + 1] if high is not None and high < LONGEST else []
                for size in sizes:
                    yield "length", lambda size=size: place.put(self._resized(rules, value, size))
        if rules.key is not None and value and any(constraint.advice is None for constraint in rules.key.constraints):
            yield "key", lambda: value.update({"?\n?": next(iter(value.values()))})

    def _resized(self, rules: Rules, value: Any, size: int) -> Any:
        if isinstance(value, str):
            return (value or "a")[:1] * size if size else ""
        if isinstance(value, bytes):
            return bytes(size)
        if isinstance(value, list):
            return (value or [self._value(rules.item, DEPTH)])[:1] * size if size else []
        item = next(iter(value.values()), None)
        return {f"k{number}": item for number in range(size)}

    def _structure_mutations(self, rules: StructureRules, value: Any) -> Iterator[tuple[str, Callable[[], None]]]:
        yield "unknown", lambda: value.update({"NotInTheSpec": 1})
        others = [wire for wire in rules.members if wire not in value]
        if rules.union is not None and others:
            yield "union", value.clear
            wire = self._random.choice(others)
            yield "union", lambda: value.update({wire: self._value(rules.members[wire], DEPTH)})


def as_json(value: Any) -> Any:
    """Return a value of boto3 as the JSON that an exported schema is about."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value

"""Values of shapes at the edges of what two specs allow, drawn from their JSON: the package says which are valid."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any

from tests.changes.judges.mutations import Model

_DEEPEST = 5
_LONGEST = 60
_TEXTS = ("", "a", "ab", "abc9", "A", "AB1", "a-b", "xx", "a b", "RYE", "rye", "OAT")


class EdgeValues:
    """Draws values, with the sizes, numbers and texts that either of the specs names, and those beside them."""

    def __init__(self, random: Random, *models: Model) -> None:
        self._random = random
        numbers: set[float] = {0, 1, -1, 2, 5, 2.5}
        texts = list(_TEXTS)
        for model in models:
            for shape in model.shapes.values():
                for bound in ("min", "max"):
                    if bound in shape:
                        numbers |= {shape[bound] - 1, shape[bound], shape[bound] + 1}
                for listed in (shape, *shape.get("members", {}).values()):
                    texts += listed.get("enum", ())
        self._numbers = sorted(numbers)
        self._sizes = [int(number) for number in self._numbers if 0 <= number <= _LONGEST]
        self._texts = texts

    def of(self, model: Model, name: str, depth: int = 0) -> Any:
        """Return a value of a shape, which may not be valid."""
        random, shape = self._random, model.shapes[name]
        match shape["type"]:
            case "string" if "enum" in shape and random.random() < 0.9:
                return random.choice(shape["enum"])
            case "string":
                return random.choice((random.choice(self._texts), random.choice("ax9") * self._size(depth)))
            case "integer" | "long":
                return int(random.choice(self._numbers))
            case "double" | "float":
                return random.choice(self._numbers)
            case "boolean":
                return random.random() < 0.5
            case "timestamp":
                return datetime(2026, 1, 1, tzinfo=UTC)
            case "blob":
                return b"x" * self._size(depth)
            case "list":
                size = min(self._size(depth), 12)
                alike = random.random() < 0.5
                items = [self._place(model, shape["member"], depth)] * size if alike else []
                items = items or [self._place(model, shape["member"], depth) for _ in range(size)]
                return [None, *items[1:]] if shape.get("sparse") and items else items
            case "map":
                size = min(self._size(depth), 12)
                keys = [self._place(model, shape["key"], depth) for _ in range(size)]
                found = {str(key): self._place(model, shape["value"], depth) for key in keys}
                return dict.fromkeys(found) if shape.get("sparse") else found
        return self._structure(model, shape, depth)

    def _structure(self, model: Model, shape: dict[str, Any], depth: int) -> Any:
        random, members = self._random, shape.get("members", {})
        if depth > 2 * _DEEPEST:
            return {}
        if shape.get("document"):
            return random.choice([{"a": 1}, "x", 3, [1]])
        if shape.get("union") and members and random.random() < 0.9:
            name = random.choice(list(members))
            return {name: self._place(model, members[name], depth)}
        likely = random.choice((0, 0.15, 0.3, 0.5)) / (depth + 1)
        chosen = [name for name in members if name in shape.get("required", ()) or random.random() < likely]
        return {name: self._place(model, members[name], depth) for name in chosen}

    def _place(self, model: Model, place: dict[str, Any], depth: int) -> Any:
        if "enum" in place and self._random.random() < 0.9:
            return self._random.choice(place["enum"])
        return self.of(model, place["shape"], depth + 1)

    def _size(self, depth: int) -> int:
        if depth > _DEEPEST:
            return 0
        return self._random.choice(self._sizes) if self._random.random() < 0.6 else self._random.choice((0, 1, 2))

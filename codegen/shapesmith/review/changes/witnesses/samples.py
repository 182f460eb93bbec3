"""Small values of shapes: dicts for requests, and the Python code that constructs a class or spells a value."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from shapesmith.ir.constraints import Constraint, Kind, PlaceConstraints
from shapesmith.ir.edits import Refuses
from shapesmith.ir.places import member_of, steps_of
from shapesmith.ir.rules import CountSet, IsSet, Matches, places_of
from shapesmith.ir.shapes import StringShape, StructureShape
from shapesmith.regex.samples import matches, sample, samples
from shapesmith.review.changes.comparing.bounds import ANY_TEXT
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.rules.evaluate import breaks
from shapesmith.text.literals import string

_DEEPEST = 6
_LONGEST_PLAIN = 60
_MOST_WRITTEN = 3
_MOST_ITEMS = 1_000_000
_MOST_ENTRIES = 10_000
_LONGEST = 10_000_000
_NUMBERED = re.compile(r"(a*)0")


Make: TypeAlias = Callable[[PlaceConstraints], Any]
"""Makes a value for a place, or raises NoSampleError."""


class NoSampleError(Exception):
    """Raised where no small value is known, as for a list of a million different items."""


Known = TypeVar("Known")


def first_known(makers: Iterable[Callable[[Pair, Found], Known | None]], pair: Pair, found: Found) -> Known | None:
    """Return what the first maker makes that knows a value, None if none does."""
    for make in makers:
        with contextlib.suppress(NoSampleError):
            if (made := make(pair, found)) is not None:
                return made
    return None


class Samples:
    """Builds the smallest values that one side allows; they match patterns that are advice if `advised_patterns`."""

    def __init__(self, side: Side, *, advised_patterns: bool = True) -> None:
        self._side = side
        self._constraints = side.analysis.constraints
        self._advised_patterns = advised_patterns
        self._completing = 0

    def constraint(self, place: PlaceConstraints, kind: Kind) -> Constraint | None:
        """Return the constraint of that kind that the values follow, or None."""
        found = place.constraint(kind)
        is_followed = kind != "pattern" or self._advised_patterns
        return found if found is not None and (found.is_error or is_followed) else None

    def sizes(self, place: PlaceConstraints) -> tuple[int, int | None]:
        """Return the least and the most characters, items or entries at a place."""
        length = self.constraint(place, "length")
        if length is None:
            return 0, None
        return int(length.minimum or 0), None if length.maximum is None else int(length.maximum)

    def pattern(self, place: PlaceConstraints) -> str | None:
        """Return the pattern of a text at a place, or None."""
        found = self.constraint(place, "pattern")
        return None if found is None else found.pattern

    def structure(self, name: str, given: dict[str, Any] | None = None, depth: int = 0) -> dict[str, Any]:
        """Return a valid dict for a structure with the members `given` and those that are required.

        Raises NoSampleError.
        """
        shape = self._side.shapes[name]
        if depth > _DEEPEST or name not in self._constraints.structures or not isinstance(shape, StructureShape):
            raise NoSampleError
        given = given or {}
        places = self._constraints.structures[name].members
        if shape.is_choice:
            wanted = set(given) or self._chosen(name)
        else:
            wanted = set(given) | {member.name for member in shape.members if member.required}
        return {
            wire: given[wire] if wire in given else self.value(place, depth + 1)
            for wire, place in places.items()
            if wire in wanted
        }

    def _chosen(self, union: str) -> set[str]:
        """Return the member of a union that is set: the first, or the first that has no such union in it again."""
        places = self._constraints.structures[union].members
        plain = (wire for wire, place in places.items() if union not in self._side.service.reached((place.target,)))
        first = next(plain, next(iter(places), None))
        return set() if first is None else {first}

    def value(self, place: PlaceConstraints, depth: int = 0) -> Any:
        """Return a small value that is allowed at a place. Raises NoSampleError."""
        shape = self._side.shapes[place.target]
        low, high = self.sizes(place)
        match place.kind:
            case "string":
                if enum := self.constraint(place, "enum"):
                    return enum.values[0]
                written = self.pattern(place)
                return self._sendable(place, self.text(written, low, high), written, low, high)
            case "blob" | "stream":
                return b"a" * low
            case "boolean":
                return True
            case "integer" | "float":
                bounds = self.constraint(place, "range")
                least = 0 if bounds is None or bounds.minimum is None else bounds.minimum
                most = least if bounds is None or bounds.maximum is None else min(least, bounds.maximum)
                return float(most) if place.kind == "float" else int(most)
            case "timestamp":
                return datetime(2026, 1, 1, tzinfo=UTC)
            case "list" if place.item is not None:
                return self.items(place, low, depth)
            case "map" if place.key is not None and place.item is not None:
                return self.entries(place, low, depth)
            case "structure":
                return self._completed(shape.name, self._reworded(shape.name, self.structure(shape.name, depth=depth)))
            case "json" | "document" | "open":
                return {}
        raise NoSampleError

    def _sendable(self, place: PlaceConstraints, text: str, pattern: str | None, low: int, high: int | None) -> str:
        """Return a text that boto3 sends at a place: `text`, or another where it refuses that one, if one is found."""
        for patterns in self._asked_by_boto3(place):
            if not _is_found(patterns, text):
                tried = (sample(f"(?={each})(?:{pattern or ANY_TEXT})", low, high) for each in patterns)
                text = next((each for each in tried if each and _is_found(patterns, each)), text)
        return text

    def _asked_by_boto3(self, place: PlaceConstraints) -> Iterator[tuple[str, ...]]:
        """Yield the patterns that boto3 looks for in a member of a request: one of them must be found."""
        owner, _, member = place.path.partition(".")
        edits = self._side.analysis.edits
        for edit in map(edits.defined.__getitem__, edits.named.get(owner, ())):
            if isinstance(edit.row, Refuses) and edit.row.must == "match" and member in edit.members:
                yield edit.row.patterns

    def _completed(self, name: str, value: dict[str, Any]) -> dict[str, Any]:
        """Return a structure in another one with what rules of the documentation ask to be set there, too."""
        shape = self._side.shapes[name]
        # What is set may have rules that ask for the same structure again.
        if not isinstance(shape, StructureShape) or shape.union or self._completing >= _DEEPEST:
            return value
        self._completing += 1
        for rule in self._side.analysis.rules_of.get(name, ()):
            if rule.severity == "error" and isinstance(rule.must, IsSet | CountSet):
                # A structure may have rules of its own, and so comes last.
                for path in sorted(places_of((rule.must,)), key=lambda path: self._is_structure(name, path)):
                    if breaks(rule, value):
                        with contextlib.suppress(NoSampleError):
                            value = self._with(name, value, path)
        self._completing -= 1
        return value

    def _is_structure(self, name: str, path: str) -> bool:
        place = self._constraints.structures[name].members.get(path)
        return place is not None and place.kind == "structure"

    def _reworded(self, name: str, value: dict[str, Any]) -> dict[str, Any]:
        """Return a structure with texts that match what rules of the documentation ask of them, as far as there are."""
        places = self._constraints.structures[name].members
        for rule in self._side.analysis.rules_of.get(name, ()):
            must = rule.must
            if rule.severity == "error" and isinstance(must, Matches) and must.place in value and breaks(rule, value):
                text, pattern = sample(must.pattern, *self.sizes(places[must.place])), self.pattern(places[must.place])
                if text is not None and (pattern is None or matches(pattern, text)):
                    value = value | {must.place: text}
        return value

    def _with(self, name: str, value: dict[str, Any], path: str) -> dict[str, Any]:
        """Return a structure with a value at a path as well, which may be in one of its structures."""
        wire = member_of(path)
        places = self.places(name)
        if wire not in places:
            raise NoSampleError
        made = self.holding(places[wire], {f"{name}.{path}": self.value})
        before = value.get(wire)
        if isinstance(before, dict) and isinstance(made, dict):
            made |= before
        return value | {wire: made} if before is None or isinstance(before, dict) else value

    def places(self, structure: str) -> Mapping[str, PlaceConstraints]:
        """Return the places of a structure by member. Raises NoSampleError for what is no structure."""
        if structure not in self._constraints.structures:
            raise NoSampleError
        return self._constraints.structures[structure].members

    def holding(self, place: PlaceConstraints, makes: Mapping[str, Make]) -> Any:
        """Return a small value of `place` that has what `makes` return at their paths: that place, or below it.

        A list has one item, and a map one entry or those of the keys that are named; or as many as they must have.
        Raises NoSampleError, also where a value that is made is no key.
        """
        if place.path in makes and len(makes) == 1:
            return makes[place.path](place)
        below: dict[str, dict[str, Make]] = {}
        for path, make in makes.items():
            rest = path.removeprefix(place.path)
            step = next(iter(steps_of(rest)), "")
            below.setdefault(step, {})[rest.removeprefix(".").removeprefix(step)] = make
        if place.kind == "structure":
            members = self.places(place.target)
            if not below.keys() <= members.keys():
                raise NoSampleError
            given = {name: self._inside(members[name], inner) for name, inner in below.items()}
            return self._completed(place.target, self.structure(place.target, given))
        if place.item is None or "" in below:
            raise NoSampleError
        if place.key is None:
            least = max(1, self.sizes(place)[0])
            if least > 1 and place.constraint("unique") is not None:
                raise NoSampleError
            made = self._inside(place.item, {rest: make for inner in below.values() for rest, make in inner.items()})
            return [made] * least
        keys = below.pop("{key}", None)
        key = self._inside(place.key, keys) if keys is not None else self.value(place.key)
        if not isinstance(key, Hashable):
            raise NoSampleError
        entries = {step[1:-1] or key: self._inside(place.item, inner) for step, inner in below.items()}
        entries = entries or {key: self.value(place.item)}
        least, _ = self.sizes(place)
        others = self._keys(place.key, least, 0) if len(entries) < least else ()
        for other in others:
            if len(entries) < least:
                entries.setdefault(other, self.value(place.item))
        return entries

    def member_holding(self, path: str, value: Any) -> dict[str, Any]:
        """Return a member that has a value at a path below it, by its name: `BakeRequest.Tags[]` is in `Tags`.

        Raises NoSampleError.
        """
        owner, _, rest = path.partition(".")
        wire, places = member_of(rest), self.places(owner)
        if wire not in places:
            raise NoSampleError
        return {wire: self.holding(places[wire], {path: lambda _: value})}

    def _inside(self, place: PlaceConstraints, makes: Mapping[str, Make]) -> Any:
        """Do as `holding` does, with the paths from the place on."""
        return self.holding(place, {f"{place.path}{rest}": make for rest, make in makes.items()})

    def items(self, place: PlaceConstraints, count: int, depth: int = 0) -> list[Any]:
        """Return a list of `count` items of the list at a place. Raises NoSampleError."""
        if place.item is None or count > _MOST_ITEMS or (count > 1 and place.constraint("unique") is not None):
            raise NoSampleError
        return [self.value(place.item, depth + 1)] * count if count else []

    def entries(self, place: PlaceConstraints, count: int, depth: int = 0) -> dict[Any, Any]:
        """Return a map of `count` entries of the map at a place, all with one value. Raises NoSampleError."""
        if place.key is None or place.item is None or count > _MOST_ENTRIES:
            raise NoSampleError
        return {key: self.value(place.item, depth) for key in self._keys(place.key, count, depth)}

    def _keys(self, place: PlaceConstraints, count: int, depth: int) -> tuple[Any, ...]:
        """Return different keys: values of an enum, a text before numbers, or what matches. Raises NoSampleError."""
        if count <= 1:
            return (self.value(place, depth),) * count
        enum, pattern = self.constraint(place, "enum"), self.pattern(place)
        low, high = self.sizes(place)
        prefix = "a" * max(1, min(low, _LONGEST_PLAIN))
        keys = enum.values[:count] if enum is not None else tuple(f"{prefix}{number}" for number in range(count))
        if pattern is not None and not all(matches(pattern, key) for key in keys):
            keys = tuple(islice(samples(pattern, low, high, 0), count))
        are_sized = all(low <= len(key) and (high is None or len(key) <= high) for key in keys)
        if len(keys) < count or not are_sized:
            raise NoSampleError
        return keys

    def text(self, pattern: str | None, low: int, high: int | None) -> str:
        """Return a short text of `low` to `high` characters that matches `pattern`. Raises NoSampleError.

        It is empty only where it must be: boto3 refuses some empty names that the model allows.
        """
        if low > _LONGEST or (high is not None and high < low):
            raise NoSampleError
        if pattern is None:
            return "a" * max(low, 1 if high is None else min(1, high))
        found = sample(pattern, low, high)
        if found is None:
            raise NoSampleError
        return found

    def construct(self, name: str, classes: set[str], further: str = "", depth: int = 0) -> str:
        """Return the call that constructs a structure with its required members, and the `further` one.

        The classes that it names are added to `classes`. Raises NoSampleError.
        """
        shape = self._side.shapes[name]
        if depth > _DEEPEST or not isinstance(shape, StructureShape) or name not in self._constraints.structures:
            raise NoSampleError
        names = self._side.names
        places = self._constraints.structures[name].members
        arguments = []
        for member in self._side.given_in(name, further):
            argument = self._argument(places[member.name], classes, depth)
            arguments.append(f"{names.members[name][member.name]}={argument}")
        classes.add(names.classes[name])
        return f"{names.classes[name]}({', '.join(arguments)})"

    def _argument(self, place: PlaceConstraints, classes: set[str], depth: int) -> str:
        shape = self._side.shapes[place.target]
        if place.kind == "structure":
            return self.construct(shape.name, classes, depth=depth + 1)
        if isinstance(shape, StringShape) and shape.enum:
            classes.add(self._side.names.classes[shape.name])
            return f"{self._side.names.classes[shape.name]}.{self._side.names.enum_members[shape.name][0]}"
        if place.kind == "list":
            return "[]"
        return spelled({} if place.kind == "map" else self.value(place))


def _is_found(patterns: Iterable[str], text: str) -> bool:
    """Return whether one of these patterns, of Python's `re`, is found in a text."""
    return any(re.search(pattern, text) for pattern in patterns)


def spelled(value: object) -> str:
    """Return a value as Python code: long runs of one character or item as a product.

    >>> spelled({"Name": "a" * 300, "Tags": [1] * 51})
    '{"Name": "a" * 300, "Tags": [1] * 51}'
    >>> spelled([b"aa", b"secret"])
    '[b"a" * 2, b"secret"]'
    """
    match value:
        case str() if len(value) > _LONGEST_PLAIN and value == value[0] * len(value):
            return f"{string(value[0])} * {len(value)}"
        case str():
            return string(value)
        case bytes() if value.strip(b"a"):
            return f"b{string(value.decode('ascii'))}"
        case bytes():
            return f'b"a" * {len(value)}'
        case dict() if (prefix := _prefix_of(value)) is not None:
            item = spelled(next(iter(value.values())))
            return f'{{f"{prefix}{{number}}": {item} for number in range({len(value)})}}'
        case dict():
            return "{" + ", ".join(f"{spelled(key)}: {spelled(item)}" for key, item in value.items()) + "}"
        case list() if len(value) > _MOST_WRITTEN and all(item == value[0] for item in value):
            return f"[{spelled(value[0])}] * {len(value)}"
        case list():
            return "[" + ", ".join(map(spelled, value)) + "]"
        case datetime():
            return string(value.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return repr(value)


def _prefix_of(entries: Mapping[object, object]) -> str | None:
    """Return the text before the numbers of many keys that have the same value; None for other keys."""
    first = next(iter(entries.items()), None)
    numbered = _NUMBERED.fullmatch(first[0]) if first is not None and isinstance(first[0], str) else None
    if first is None or numbered is None or len(entries) <= _MOST_WRITTEN:
        return None
    is_whole = all(key == f"{numbered[1]}{number}" for number, key in enumerate(entries))
    return numbered[1] if is_whole and all(value == first[1] for value in entries.values()) else None

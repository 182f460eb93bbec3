"""Single changes of the JSON of a spec: a value of each kind changed, or taken out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from shapesmith.specs.spec import Spec, SpecFile

Steps = tuple[str | int, ...]

# The keys of objects below these are names that the service gives.
_OF_NAMES = {"operations", "shapes", "members", "pagination", "waiters", "examples"}
# The values below these are of any form; one of them stands for all.
_OF_ANY_FORM = {"input", "output", "comments"}


class Place(NamedTuple):
    """A value of a file, by the keys and indices that lead to it, and its kind: the same without names."""

    kind: str
    file: str
    steps: Steps


class Edit(NamedTuple):
    """A spec with one change, and what that is."""

    what: str
    spec: Spec


def places(spec: Spec) -> dict[str, Place]:
    """Return the first value of each kind in the files of a spec."""
    found: dict[str, Place] = {}
    for name, file in spec.files.items():
        if name.endswith(".json"):
            for steps, kind in _values(json.loads(file.content), (), name.partition(".")[0]):
                found.setdefault(kind, Place(kind, name, steps))
    return found


def _values(value: Any, steps: Steps, kind: str) -> Iterator[tuple[Steps, str]]:
    is_example = kind.startswith("examples-1.examples") and steps[-1] in _OF_ANY_FORM
    if type(value) is dict and value and not is_example:
        is_named = bool(steps) and steps[-1] in _OF_NAMES
        for key, item in value.items():
            yield from _values(item, (*steps, key), f"{kind}.*" if is_named else f"{kind}.{key}")
    elif type(value) is list and value:
        for index, item in enumerate(value):
            yield from _values(item, (*steps, index), f"{kind}[]")
    else:
        yield steps, kind


def edits(spec: Spec, place: Place) -> Iterator[Edit]:
    """Yield the spec with another value at a place, and without the value."""
    document = json.loads(spec.files[place.file].content)
    *outer, last = place.steps
    holder = document
    for step in outer:
        holder = holder[step]
    value = holder[last]
    holder[last] = _other(value)
    yield Edit(f"{place.kind}: {value!r:.60} to {holder[last]!r:.60}", _with(spec, place.file, document))
    del holder[last]
    yield Edit(f"{place.kind}: without {value!r:.60}", _with(spec, place.file, document))


def _other(value: Any) -> Any:
    """Return another value of the same type."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            # A text of words gets another word, a name another letter.
            return f"{value} more" if " " in value or "<" in value else f"{value}x"
        case list():
            return [*value, "more"]
    return {"more": "x"}


def _with(spec: Spec, name: str, document: Any) -> Spec:
    file = SpecFile.of(spec.files[name].path, json.dumps(document).encode())
    return spec._replace(files={**spec.files, name: file})

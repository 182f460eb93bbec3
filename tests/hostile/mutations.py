"""Hostile variants of a spec: one value in one of its files is not one of a valid spec."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from tests.hostile.garden import Files

Place = tuple[str | int, ...]

VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**40, 1e999, float("nan")),
    *(
        "",
        " ",
        "\ud800",
        "a\x1b[31m\u202eb\x00",
        "line\nbreak\u2028",
        '"""\\',
        "Nmae",
        "Name",
        "Kind",
        "Texts",
        "Branch",
    ),
    *("x" * 300, "{{ x }}", "_", "None", "../..", "<p>" * 50, "(" * 50, "a{99999999}"),
    *(
        [],
        ["\ud800"],
        ["A", "A", ""],
        [[[[]]]],
        {},
        {"": ""},
        {"\ud800": {}},
        {"shape": "PlantSeedRequest"},
        {"shape": ""},
    ),
    *({"shape": "Name", "\x1b": 1}, {"type": "string"}, {"type": "list", "member": {"shape": "Labels"}}),
)
"""Values of every type of JSON, names of shapes of several types, and texts that leave their place if they can."""

NAMES = tuple(value for value in VALUES if isinstance(value, str))


class Mutation(NamedTuple):
    """A change of one place: its value, or (`renames`) the key that it stands under."""

    file: str
    place: Place
    value: Any
    renames: bool = False


def places(document: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place in a document, the document itself first."""
    yield place
    steps = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for step, value in steps:
        yield from places(value, (*place, step))


def drawn(files: Files, seed: int) -> Mutation:
    """Return the mutation of that number. Each file is as likely as any other, the model as all of them together."""
    draw = random.Random(seed)
    model = next(iter(files))
    file = model if draw.random() < 0.5 else draw.choice(list(files))
    place = draw.choice(list(places(files[file])))
    if place and isinstance(place[-1], str) and draw.random() < 0.25:
        return Mutation(file, place, draw.choice(NAMES), renames=True)
    return Mutation(file, place, draw.choice(VALUES))


def mutated(files: Files, mutation: Mutation) -> Files:
    """Return the files of a spec after a mutation."""
    files = deepcopy(files)
    if not mutation.place:
        return {**files, mutation.file: mutation.value}
    holder = files[mutation.file]
    *steps, last = mutation.place
    for step in steps:
        holder = holder[step]
    if not mutation.renames:
        holder[last] = mutation.value
        return files
    renamed = {mutation.value if key == last else key: value for key, value in holder.items()}
    holder.clear()
    holder.update(renamed)
    return files


def renamed_everywhere(document: Any, old: str, new: str) -> Any:
    """Return a document in which the name `old` is `new`, as a key and as a value."""
    if isinstance(document, dict):
        return {new if key == old else key: renamed_everywhere(value, old, new) for key, value in document.items()}
    if isinstance(document, list):
        return [renamed_everywhere(value, old, new) for value in document]
    return new if document == old else document


def write(files: Files, shapes: Path) -> None:
    """Write a spec as shapes/garden/2024-01-01/, in place of what is there."""
    folder = shapes / "garden" / "2024-01-01"
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.iterdir(), *folder.parent.glob("*.toml")):
        if old.is_file():
            old.unlink()
    for name, document in files.items():
        if name.endswith(".json"):
            (folder / name).write_bytes(json.dumps(document).encode())
        elif name.endswith(".toml"):
            text = document if isinstance(document, str) else "\n".join(_entries(document))
            (folder.parent / name).write_bytes(text.encode(errors="surrogatepass"))
        else:
            (folder / name).write_bytes(str(document).encode(errors="surrogatepass"))


def _entries(document: Any) -> Iterator[str]:
    for key, value in document.items() if isinstance(document, dict) else [("constraint", document)]:
        yield f"{json.dumps(key)} = {_toml(value)}"


def _toml(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case float():
            return repr(value)  # `inf` and `nan` are TOML
    return json.dumps(value)

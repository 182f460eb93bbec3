"""The file of a notebook with other text in some of its cells, and every other byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shapesmith.adopt.edits import Edit, applied
from shapesmith.adopt.files import Rewritten, encoded

_BLANK = re.compile(r"[ \t\n\r]*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_DECODER = json.JSONDecoder()


class _Part(NamedTuple):
    """A value in the text of a JSON document: where it begins and ends."""

    start: int
    end: int


def with_sources(path: str, content: bytes, sources: Mapping[int, str]) -> Rewritten:
    """Return a notebook with other sources of its cells, each by the number of its cell, from 1.

    Raises Unwritable if its encoding does not keep the text, ValueError if what is made is not what was meant.
    """
    encoding = json.detect_encoding(content)
    before = content.decode(encoding, "surrogatepass")
    cells = list(_items(before, _member(before, _blank(before, 0), "cells").start))
    edits = []
    for number, source in sources.items():
        place = _member(before, cells[number - 1].start, "source")
        edits.append(Edit(*place, _written(before[place.start : place.end], source, before.isascii())))
    after = applied(before, edits)
    made = json.loads(after)["cells"]
    for number, source in sources.items():
        if "".join(made[number - 1]["source"]) != source:
            raise ValueError(f"cell {number} would have another source")
    return encoded(path, content, before, after, encoding)


def _written(raw: str, source: str, is_ascii: bool) -> str:
    """Return the JSON of a source, written as the one that it replaces: a text, or a list of lines."""
    if not raw.startswith("["):
        return json.dumps(source, ensure_ascii=is_ascii)
    items = list(_items(raw, 0))
    known = {json.loads(raw[start:end]): raw[start:end] for start, end in items}
    first = raw[1 : items[0].start]
    between = raw[items[0].end : items[1].start] if len(items) > 1 else f",{first or ' '}"
    lines = [known.get(line) or json.dumps(line, ensure_ascii=is_ascii) for line in _LINE.findall(source)]
    return f"[{first}{between.join(lines)}{raw[items[-1].end :]}"


def _member(text: str, at: int, name: str) -> _Part:
    """Return where the value of a member of the object at `at` is; of several, the last counts."""
    found: list[_Part] = []
    at = _blank(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        start = _blank(text, _blank(text, at) + 1)
        _, end = _DECODER.raw_decode(text, start)
        if key == name:
            found.append(_Part(start, end))
        at = _next(text, end)
    return found[-1]


def _items(text: str, at: int) -> Iterator[_Part]:
    """Yield where the items of the list at `at` are."""
    at = _blank(text, at + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        yield _Part(at, end)
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """Return where what follows a value begins: the next one, or the end of all."""
    at = _blank(text, at)
    return _blank(text, at + 1) if text[at] == "," else at


def _blank(text: str, at: int) -> int:
    """Return the first offset from `at` on that is not blank."""
    found = _BLANK.match(text, at)
    return at if found is None else found.end()

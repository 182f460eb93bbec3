"""The line of an element in a JSON file, by its JSON pointer: annotations of a pull request are placed by lines."""

from __future__ import annotations

import json
import re
from collections.abc import Collection

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,\n]', re.DOTALL)


def lines_of(content: bytes, pointers: Collection[str]) -> dict[str, int]:
    """Return the line of each of the JSON pointers that there is in a file, counted from 1.

    That of a member is the line of its name. Nothing is found after a part that is no JSON.
    """
    wanted = set(pointers)
    found = {"": 1} if "" in wanted else {}
    steps: list[str | int] = []
    line = 1
    pending: str | None = None
    for match in _TOKEN.finditer(content.decode(errors="replace")):
        sign = match[0]
        if sign == "\n":
            line += 1
        elif sign in "{[":
            steps.append(0 if sign == "[" else "")
            if sign == "[":
                _note(found, wanted, steps, line)
        elif sign in "}]":
            if not steps:
                break
            steps.pop()
        elif sign == ",":
            pending = None
            if steps and isinstance(steps[-1], int):
                steps[-1] += 1
                _note(found, wanted, steps, line)
        elif sign == ":":
            if steps and pending is not None:
                steps[-1] = pending
                _note(found, wanted, steps, line)
        else:
            pending = _read(sign)
        if len(found) == len(wanted):
            break
    return found


def _note(found: dict[str, int], wanted: set[str], steps: list[str | int], line: int) -> None:
    pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
    if pointer in wanted:
        found.setdefault(pointer, line)


def _read(sign: str) -> str | None:
    try:
        return str(json.loads(sign, strict=False))
    except ValueError:
        return None

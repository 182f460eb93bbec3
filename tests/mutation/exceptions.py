"""Lines that are not mutated, and mutants that change nothing that a user can see, each with its reason: as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutant import Mutant

FILE = Path(__file__).with_name("exceptions.toml")


class Unjudged(NamedTuple):
    """Mutants of one line of a module: all of them, or the one that turns it into `mutant`.

    `path` is from the package; `line` and `mutant` are the line without its indentation.
    """

    path: str
    line: str
    reason: str
    mutant: str | None = None


@cache
def exceptions() -> list[Unjudged]:
    """Return what `exceptions.toml` names."""
    return [Unjudged(**entry) for entry in tomllib.loads(FILE.read_text(encoding="utf-8"))["exception"]]


def judged(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """Yield those of `mutants` that are no exceptions."""
    named = exceptions()
    for mutant in mutants:
        line = mutant.source.splitlines()[mutant.line - 1].strip()
        before, after = mutant.changed_line
        same = [
            each for each in named if mutant.path.endswith(f"shapesmith/{each.path}") and each.line in (line, before)
        ]
        if not any(each.mutant in (None, after) for each in same):
            yield mutant

"""A `pattern` trait to what the generated package compiles and matches, or the reason why not."""

from __future__ import annotations

from typing import NamedTuple

from codegen.regex.parse import PatternError, parse
from codegen.regex.printing import to_source
from codegen.regex.simplify import simplify


class Translation(NamedTuple):
    source: str
    engine: str
    matches_nothing: bool


class Refusal(NamedTuple):
    reason: str


def translate(pattern: str, *, minimum: int | None, maximum: int | None) -> Translation | Refusal:
    try:
        node = simplify(parse(pattern))
    except PatternError as problem:
        return Refusal(str(problem))
    return Translation(to_source(node), "re", False)

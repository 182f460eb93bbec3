"""The longest match by a pattern within the bounds of its value, of texts made to slow it down; and their translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from statistics import median
from time import perf_counter

from shapesmith.regex.translate import translate, tree

from tests.bench.measure import Row
from tests.bench.workshop import Workshop
from tests.regex.matching import (
    LIMIT,
    Attack,
    attacks_on_models,
    attacks_on_random_patterns,
    seconds_of,
    translated_cases,
)
from tests.regex.patterns_of_botocore import SAMPLE


def matching(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """Patterns have no peer: nobody else bounds the time of a match."""
    random = chain(attacks_on_random_patterns(500, 60), attacks_on_random_patterns(500, 2_000))
    yield _slowest("longest match by a pattern of some services", attacks_on_models(SAMPLE, 30))
    yield _slowest("longest match by a random pattern", random)
    yield Row("translating the patterns of connect", median(_translating() for _ in range(rounds)), at_most=0.5)


def _slowest(what: str, attacks: Iterable[Attack]) -> Row:
    seconds, slowest = max(
        ((seconds_of(attack.translation, attack.text, LIMIT / 10), attack) for attack in attacks),
        key=lambda each: each[0],
    )
    return Row(what, seconds, at_most=LIMIT, note=f"{slowest.pattern[:60]!a} on {slowest.text[:20]!a}")


def _translating() -> float:
    """Return how long it takes once: what was translated before is forgotten."""
    translate.cache_clear()
    tree.cache_clear()
    start = perf_counter()
    list(translated_cases(("connect",)))
    return perf_counter() - start

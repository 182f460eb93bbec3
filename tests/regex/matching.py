"""How long a match takes: patterns of models and of an author of random ones, each with texts made to slow it down."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from shapesmith.regex import Translation, translate
from shapesmith.regex.paths import TooManyPositions
from shapesmith.regex.translate import RE, tree
from shapesmith.runtime.patterns import Pattern

from tests.regex.attacks import attacks
from tests.regex.author import LARGE_COUNTS, translated
from tests.regex.patterns_of_botocore import Case, cases

LIMIT = 0.05
"""Seconds that a match within the bounds of a value may take on an idle machine; `make bench` measures it."""

GUARD = 10 * LIMIT
"""Seconds that tests allow, so that a slow machine is no failure. What backtracks exponentially takes hours."""

BOUNDED = 100_000
"""Characters: a value that may be longer has no bound that helps."""


class Attack(NamedTuple):
    """A pattern, its translation, and a text that is made to slow it down."""

    pattern: str
    translation: Translation
    text: str


def attacks_on_models(services: tuple[str, ...] | None, most: int) -> Iterator[Attack]:
    """Yield up to `most` attacks on each pattern of `services` (None: all), as long as its values may be."""
    for case, translation in translated_cases(services):
        if case.maximum is not None and case.maximum <= BOUNDED:
            for text in texts_against(case.pattern, case.maximum, most):
                yield Attack(case.pattern, translation, text)


def attacks_on_random_patterns(count: int, length: int) -> Iterator[Attack]:
    """Yield attacks of `length` characters on those of `count` random patterns that are left to backtracking."""
    plain = [(unit * length)[:length] + "!" for unit in ("a", "b", "-", "ab")]
    for pattern, translation in translated(2, count, length, LARGE_COUNTS):
        if translation.engine == RE:
            for text in texts_against(pattern, length, 8) + plain:
                yield Attack(pattern, translation, text)


def translated_cases(services: tuple[str, ...] | None) -> Iterator[tuple[Case, Translation]]:
    """Yield the patterns of `services` (None: all) that are not refused."""
    for case in cases(services):
        translation = translate(case.pattern, minimum=case.minimum, maximum=case.maximum)
        if isinstance(translation, Translation):
            yield case, translation


def texts_against(pattern: str, length: int, most: int) -> list[str]:
    """Return up to `most` texts of about `length` characters, made to slow `pattern` down."""
    try:
        return attacks(tree(pattern), length, most)
    except TooManyPositions:
        return []


def seconds_of(translation: Translation, text: str, enough: float) -> float:
    """Return the CPU time of a match by a pattern that is compiled but not warm: the least of three.

    Less than `enough` is not measured again.
    """
    least = float("inf")
    for _ in range(3):
        match = Pattern(translation.source, translation.engine).fullmatch
        start = time.process_time()
        match(text)
        least = min(least, time.process_time() - start)
        if least < enough:
            break
    return least

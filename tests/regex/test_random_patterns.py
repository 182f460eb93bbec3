"""Patterns that no author would write: the translation is exact, and what is left to backtracking is fast."""

from __future__ import annotations

from random import Random

import pytest
from shapesmith.regex.captures import resolve_references
from shapesmith.regex.edges import widen_edges
from shapesmith.regex.parse import parse
from shapesmith.regex.translate import AUTOMATON, automaton_obstacle, tree
from shapesmith.runtime.patterns import Pattern

from tests.regex.author import COUNTS, translated
from tests.regex.ecma import full_matches, needs_node
from tests.regex.matching import GUARD, attacks_on_random_patterns, seconds_of

both_runs = pytest.mark.parametrize("count", [500, pytest.param(20_000, marks=pytest.mark.slow)])


@needs_node
@both_runs
def test_both_engines_give_the_verdicts_of_ecma(count: int) -> None:
    random = Random(count)
    found = translated(1, count, 200, COUNTS)
    texts = ["", "a", "ab", *("".join(random.choices("aabbc- \n1", k=random.randrange(9))) for _ in range(20))]
    answers = full_matches([(pattern, texts) for pattern, _ in found])
    wrong = []
    for (pattern, translation), expected in zip(found, answers, strict=True):
        engines = {translation.engine} | ({AUTOMATON} if automaton_obstacle(tree(pattern)) is None else set())
        for matcher in [Pattern(translation.source, engine) for engine in sorted(engines)]:
            given = [bool(matcher.fullmatch(text)) for text in texts]
            wrong += [
                (pattern, matcher, text)
                for text, g, e in zip(texts, given, expected, strict=True)
                if e not in (g, None) and not ("\n" in text and _is_widened(pattern))
            ]
    assert wrong == []


def _is_widened(pattern: str) -> bool:
    """Return whether a pattern begins or ends with `.*`, which matches line breaks here, and none in ECMA."""
    plain = resolve_references(parse(pattern))
    return widen_edges(plain) != plain


@both_runs
@pytest.mark.parametrize("length", [60, 2_000])
def test_what_is_left_to_backtracking_is_fast(count: int, length: int) -> None:
    """A guard against what backtracks without end; `make bench` measures how long they take."""
    slow = [
        (pattern, text[:30])
        for pattern, translation, text in attacks_on_random_patterns(count, length)
        if seconds_of(translation, text, GUARD) > GUARD
    ]
    assert slow == []

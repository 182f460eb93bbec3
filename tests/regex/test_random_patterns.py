"""Patterns that no author would write: the translation is exact, and what is left to backtracking is fast."""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from shapesmith.regex import Translation, translate
from shapesmith.regex.paths import TooManyPositions
from shapesmith.regex.translate import AUTOMATON, RE, automaton_obstacle, tree
from shapesmith.runtime.patterns import Pattern

from tests.regex.attacks import attacks
from tests.regex.ecma import full_matches, needs_node

_COUNTS = ("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "??", "{9}", "{0,12}")
# Too much for the backtracking of node, even on short texts.
_LARGE_COUNTS = (*_COUNTS, "{1,20}", "{30}")
_CLASSES = ("[ab]", "[^a]", ".", r"\w", r"\s", "[a-c-]", r"[^\s]", r"[\s\S]", r"\d")
_POSITIONS = ("", "^", "$", r"\b", r"\B", "(?<=a)", "(?<!b)", "(?<!ab)")

both_runs = pytest.mark.parametrize("count", [500, pytest.param(20_000, marks=pytest.mark.slow)])


class _Author:
    def __init__(self, random: Random, counts: tuple[str, ...]) -> None:
        self._random = random
        self._counts = counts
        self._groups = 0

    def pattern(self, depth: int) -> str:
        pick = self._random.choice
        kind = self._random.randrange(12 if depth else 5)
        if kind < 3:
            return pick("abc-")
        if kind < 5:
            return pick(_CLASSES if self._random.random() < 0.7 else _POSITIONS)
        if kind < 7:
            return "".join(self.pattern(depth - 1) for _ in range(self._random.randrange(1, 4)))
        if kind < 8:
            return f"(?:{'|'.join(self.pattern(depth - 1) for _ in range(self._random.randrange(1, 4)))})"
        if kind < 10:
            return f"(?:{self.pattern(depth - 1)}){pick(self._counts)}"
        if kind < 11:
            return f"{pick(('(?=', '(?!'))}{self.pattern(depth - 1)})"
        self._groups += 1
        number = self._groups
        return f"({self.pattern(depth - 1)})" + (f"\\{number}" if self._random.random() < 0.2 else "")


def translated(seed: int, count: int, maximum: int, counts: tuple[str, ...]) -> list[tuple[str, Translation]]:
    random = Random(seed)
    patterns = [_Author(random, counts).pattern(5) for _ in range(count)]
    translations = [(pattern, translate(pattern, minimum=None, maximum=maximum)) for pattern in patterns]
    found = [(pattern, each) for pattern, each in translations if isinstance(each, Translation)]
    assert len(found) > 0.95 * count
    return found


@needs_node
@both_runs
def test_both_engines_give_the_verdicts_of_ecma(count: int) -> None:
    random = Random(count)
    found = translated(1, count, 200, _COUNTS)
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
                if e not in (g, None)
            ]
    assert wrong == []


@both_runs
@pytest.mark.parametrize("length", [60, 2_000])
def test_what_is_left_to_backtracking_is_fast(count: int, length: int) -> None:
    slow = []
    for pattern, translation in translated(2, count, length, _LARGE_COUNTS):
        if translation.engine == RE:
            match = Pattern(translation.source).fullmatch
            for text in _attacks(pattern, length):
                start = perf_counter()
                match(text)
                if perf_counter() - start > 0.05:
                    # Once more: a busy machine is not the pattern's fault.
                    start = perf_counter()
                    match(text)
                    if perf_counter() - start > 0.05:
                        slow.append((pattern, text[:30]))
    assert slow == []


def _attacks(pattern: str, length: int) -> list[str]:
    plain = [(unit * length)[:length] + "!" for unit in ("a", "b", "-", "ab")]
    try:
        return attacks(tree(pattern), length, 8) + plain
    except TooManyPositions:
        return plain

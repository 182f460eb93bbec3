"""Every pattern of the installed botocore: translated or refused for a stated reason, exact, and fast.

The default run takes the services of `patterns_of_botocore.SAMPLE`, the slow one all.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from time import perf_counter

import pytest
from shapesmith.regex import Refusal, suspicious, translate
from shapesmith.regex.edges import widen_edges
from shapesmith.regex.parse import parse
from shapesmith.regex.samples import sample
from shapesmith.regex.translate import AUTOMATON, RE, automaton_obstacle, tree
from shapesmith.runtime.patterns import Pattern, expand

from tests.regex.attacks import attacks
from tests.regex.ecma import full_matches, is_ecma, needs_node
from tests.regex.matching import (
    BOUNDED,
    GUARD,
    attacks_on_models,
    seconds_of,
    texts_against,
    translated_cases,
)
from tests.regex.patterns_of_botocore import SAMPLE, cases
from tests.regex.texts import texts

REFUSED = Path(__file__).parents[2] / "docs" / "refused-patterns.md"
Services = tuple[str, ...] | None

_LINE_END = re.compile(r"[\n\r\u2028\u2029]")

both_runs = pytest.mark.parametrize(
    "services", [SAMPLE, pytest.param(None, marks=pytest.mark.slow)], ids=["sample", "all"]
)


def refused(services: Services) -> dict[str, str]:
    found = {}
    for case in cases(services):
        translation = translate(case.pattern, minimum=case.minimum, maximum=case.maximum)
        if isinstance(translation, Refusal):
            found[case.pattern] = translation.reason
    return found


def listed() -> dict[str, str]:
    """Return the refused patterns that the documentation lists, each with its reason."""
    (block,) = re.findall(r"```text\n(.*?)```", REFUSED.read_text(encoding="utf-8"), re.DOTALL)
    return dict(re.findall(r"^(\S.*)\n    (\S.*)$", block, re.MULTILINE))


@pytest.mark.slow
def test_the_refused_patterns_are_those_that_the_documentation_lists() -> None:
    assert refused(None) == listed()
    assert len(listed()) < 15
    distinct = len({case.pattern for case in cases(None)})
    assert f"Of the {distinct:,} distinct patterns in " in REFUSED.read_text(encoding="utf-8")


def test_of_the_sample_no_other_pattern_is_refused() -> None:
    assert refused(SAMPLE).items() <= listed().items()


@both_runs
def test_every_source_compiles_without_a_warning(services: Services) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _, translation in translated_cases(services):
            assert translation.source.isascii()
            re.compile(expand(translation.source), re.ASCII)


def _plain(pattern: str, texts: list[str]) -> list[str]:
    """Return the texts without a line end where the pattern has one of the `.*` that match those here only."""
    node = parse(pattern)
    return texts if widen_edges(node) == node else [text for text in texts if not _LINE_END.search(text)]


@needs_node
@both_runs
def test_both_engines_give_the_verdicts_of_ecma(services: Services) -> None:
    distinct = {case.pattern: translation for case, translation in translated_cases(services) if is_ecma(case.pattern)}
    questions = [
        (pattern, _plain(pattern, texts(tree(pattern), pattern, 20 if services else 60))) for pattern in distinct
    ]
    wrong = []
    compared = 0
    for (pattern, asked), answers in zip(questions, full_matches(questions), strict=True):
        chosen = distinct[pattern]
        engines = {chosen.engine} | ({AUTOMATON} if automaton_obstacle(tree(pattern)) is None else set())
        for matcher in [Pattern(chosen.source, engine) for engine in sorted(engines)]:
            for text, answer in zip(asked, answers, strict=True):
                if answer is not None:
                    compared += 1
                    if bool(matcher.fullmatch(text)) != answer:
                        wrong.append((pattern, matcher, text, answer))
    assert wrong == []
    assert compared > 15 * len(questions)


@both_runs
def test_no_text_within_its_bounds_stays_long_in_a_pattern(services: Services) -> None:
    """A guard against what backtracks without end; `make bench` measures how long they take."""
    slow = [
        (pattern, text[:40])
        for pattern, translation, text in attacks_on_models(services, 4 if services else 30)
        if seconds_of(translation, text, GUARD) > GUARD
    ]
    assert slow == []


@both_runs
def test_time_grows_with_the_text_and_no_faster_where_the_text_is_not_bounded(services: Services) -> None:
    """Ten times the text takes about ten times as long, and a hundred times where the time is quadratic."""
    slow = []
    for case, translation in translated_cases(services):
        if case.maximum is None or case.maximum > BOUNDED:
            lengths = (10_000, 100_000)
            for short, long in zip(
                *(texts_against(case.pattern, length, 2 if services else 12) for length in lengths), strict=False
            ):
                # Below a hundredth of a second, what is measured is the first steps of an automaton.
                most = 30 * max(seconds_of(translation, short, 0.01), 0.01)
                if seconds_of(translation, long, most) > most:
                    slow.append((case, short[:40]))
    assert slow == []


def test_the_attacks_bite() -> None:
    """A ratio within one run: without them, the guard above would guard against nothing."""
    for pattern, length in (("([a-z]+-?)*!", 22), (".*x.*y.*z", 400), (r"(\w+\s?)+:", 22)):
        node = tree(pattern)
        naive = re.compile(pattern)
        times = []
        for text in attacks(node, length, 12):
            start = perf_counter()
            naive.fullmatch(text)
            times.append(perf_counter() - start)
        assert max(times) > 1_000 * min(times)


@both_runs
def test_nearly_every_pattern_has_a_sample(services: Services) -> None:
    lacking = [
        case.pattern
        for case, translation in translated_cases(services)
        if sample(*case) is None and not translation.matches_nothing
    ]
    assert len(set(lacking)) <= 1


def test_what_connect_escapes_twice_is_suspicious() -> None:
    found = {case.pattern for case in cases(("connect",)) if suspicious(case.pattern)}
    assert found == {
        r".*\\S.*",
        r"\\+?[0-9]{1,11}",
        r"\\+[1-9]\\d{1,14}$",
        r"^$|^[\\p{L}\\p{Z}\\p{N}\\-_.:=@'|]{3,}$",
        r"^(?!\\.$)(?!\\.\\.$)[\\p{L}\\p{Z}\\p{N}\\-_.:=@'|]+$",
        r"^[\\P{C}]*$",
        r"^[\\P{C}\r\n\t]*$",
        r"^[\\P{C}\r\n\t]+$",
        r"/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[a-zA-Z\d\S]{8,64}$/",
        r"s3://\S+/.+|https://\\S+\\.s3\\.\\S+\\.amazonaws\\.com/\\S+",
    }


def test_nearly_all_patterns_of_connect_are_left_to_re() -> None:
    assert [translation.engine for _, translation in translated_cases(("connect",))].count(RE) > 55

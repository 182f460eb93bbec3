"""A random sample of the rules of error severity, on a sheet for those who read them one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct
from shapesmith.ir.rules import Matches, Rule
from shapesmith.ir.service import Service
from shapesmith.prose.plain import plain_text
from shapesmith.rules.references.texts import sent_texts
from shapesmith.targets.dataclasses.rule_entries import rule_words

SIZE = 150
"""How many rules a sample has."""

PERSON = "a person's verdict"
"""What stands for a form where a rule rests on a verdict."""


class Drawn(NamedTuple):
    """One rule of the sample: its id and form, what it asks, its sentence, and the place and all of the text around it.

    `patterns` are those that it checks: the words of the documentation may be narrower ("a-z" for any letter).
    """

    id: str
    form: str
    asks: str
    patterns: tuple[str, ...]
    sentence: str
    place: str
    text: str


def patterns_in(part: object) -> Iterator[str]:
    """Yield the patterns in conditions, verdicts or tuples of them."""
    if isinstance(part, Matches):
        yield part.pattern
    elif isinstance(part, Struct):
        yield from patterns_in(tuple(getattr(part, name) for name in part.__struct_fields__))
    elif isinstance(part, tuple):
        for each in part:
            yield from patterns_in(each)


def candidates(service: Service, rules: Iterable[Rule]) -> list[Drawn]:
    """Return the rules of a service that a sample may have: those of error severity."""
    texts = {str(text.doc.provenance): text.doc for _, found in sent_texts(service) for text in found}
    return [
        Drawn(
            rule.id,
            rule.origin if rule.verdict is None else PERSON,
            rule_words(rule),
            tuple(patterns_in((*rule.when, rule.must))),
            rule.sentence,
            str(rule.provenance),
            plain_text(texts[str(rule.provenance)]),
        )
        for rule in rules
        if rule.severity == "error"
    ]


def sample(of: Iterable[Drawn], seed: int, size: int = SIZE) -> list[Drawn]:
    """Return so many of the rules, or all if there are fewer; which, depends on their ids and the seed alone."""
    rules = sorted(of, key=lambda rule: rule.id)
    return random.Random(seed).sample(rules, min(size, len(rules)))


def sheet(drawn: Iterable[Drawn]) -> str:
    """Return the sheet: a numbered entry for each rule."""
    return "\n".join(f"{number}. {_entry(rule)}" for number, rule in enumerate(drawn, 1))


def _entry(rule: Drawn) -> str:
    lines = [
        rule.id,
        f"form: {rule.form}",
        f"rule: {rule.asks}",
        *(f"pattern: {pattern}" for pattern in rule.patterns),
        f"sentence: {rule.sentence}",
        f"place: {rule.place}",
        f"text: {rule.text}",
    ]
    return "".join(f"{line}\n" for line in lines)

"""A random sample of the rules of error severity that forms make, on a sheet for those who read them one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.prose.plain import plain_text
from shapesmith.rules.references.texts import sent_texts
from shapesmith.targets.dataclasses.rule_entries import rule_words

SIZE = 150
"""How many rules a sample has."""


class Drawn(NamedTuple):
    """One rule of the sample: its id and form, what it asks, its sentence, and the place and all of the text around it."""

    id: str
    form: str
    asks: str
    sentence: str
    place: str
    text: str


def candidates(service: Service, rules: Iterable[Rule]) -> list[Drawn]:
    """Return the rules of a service that a sample may have: of error severity, and made by a form."""
    texts = {str(text.doc.provenance): text.doc for _, found in sent_texts(service) for text in found}
    return [
        Drawn(
            rule.id,
            rule.origin,
            rule_words(rule),
            rule.sentence,
            str(rule.provenance),
            plain_text(texts[str(rule.provenance)]),
        )
        for rule in rules
        if rule.severity == "error" and rule.verdict is None
    ]


def sample(of: Iterable[Drawn], seed: int, size: int = SIZE) -> list[Drawn]:
    """Return so many of the rules, or all if there are fewer; which, depends on their ids and the seed alone."""
    rules = sorted(of, key=lambda rule: rule.id)
    return random.Random(seed).sample(rules, min(size, len(rules)))


def sheet(drawn: Iterable[Drawn]) -> str:
    """Return the sheet: a numbered entry for each rule."""
    entries = [
        f"{number}. {rule.id}\nform: {rule.form}\nrule: {rule.asks}\nsentence: {rule.sentence}\n"
        f"place: {rule.place}\ntext: {rule.text}\n"
        for number, rule in enumerate(drawn, 1)
    ]
    return "\n".join(entries)

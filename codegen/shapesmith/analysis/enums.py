"""Enums that reject what the service takes: which are advice, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from shapesmith.analysis.listed_values import listed_values
from shapesmith.ir.doc import Block, Doc, Paragraph
from shapesmith.ir.service import Service
from shapesmith.prose.plain import plain_text

# Protocols whose services take more than their enums list, with the reason.
PROTOCOLS = {
    "ec2": "services of the protocol ec2 take values in other cases and in older spellings",
}

# Kinds of values of which there are ever more, with the reason. An enum is of a kind if most of its values are.
GROWING = (
    (
        re.compile(r"[a-z]{2}(?:-[a-z]+)+-\d{1,2}", re.ASCII),
        "it lists Regions, and services take new ones before their models list them",
    ),
    (
        re.compile(r"aws(?:-[a-z]+)*", re.ASCII),
        "it lists partitions, and services take new ones before their models list them",
    ),
    (
        re.compile(
            r"(?:[a-z]+\.)?[a-z]+\d+[a-z0-9-]*\.(?:nano|micro|small|medium|\d*x?large|metal(?:-\d+xl)?)(?:\.[a-z]+)?",
            re.ASCII,
        ),
        "it lists types of instances, and services take new ones before their models list them",
    ),
)

_ANY_CASE = re.compile(
    r"\bcase[- ]?insensitiv|\b(?:not|isn['\u2019]t|aren['\u2019]t)\s+case[- ]?sensitive", re.IGNORECASE
)


class Enums:
    """The doubts about the enums of one service."""

    def __init__(self, service: Service) -> None:
        protocol = service.metadata.get("protocol")
        self._of_service = PROTOCOLS.get(protocol) if isinstance(protocol, str) else None
        self._growing = cache(_growing)
        self._contradicted = cache(_contradicted)

    def doubt(self, values: tuple[str, ...], texts: Iterable[Doc]) -> str | None:
        """Return why an enum is only advice, or None. `texts` are the documentation of the place and its shapes."""
        if self._of_service is not None:
            return self._of_service
        if reason := self._growing(values):
            return reason
        return next(filter(None, (self._contradicted(values, text.blocks) for text in texts)), None)


def _growing(values: tuple[str, ...]) -> str | None:
    for kind, reason in GROWING:
        if sum(kind.fullmatch(value) is not None for value in values) * 2 > len(values):
            return reason
    return None


def _contradicted(values: tuple[str, ...], blocks: tuple[Block, ...]) -> str | None:
    # What the items of a list say is about what they stand for: "`description`: a prefix, not case-sensitive".
    if any(_ANY_CASE.search(plain_text(block)) for block in blocks if isinstance(block, Paragraph)):
        return "its documentation says that case does not matter"
    known = frozenset(values)
    folded = frozenset(value.casefold() for value in values)
    for listed in listed_values(Doc(blocks)):
        lacking = [value for value in listed if value not in known and value.casefold() != "null"]
        # A list is one of the values of the enum if it has at least two of them, in whatever case.
        if lacking and sum(value.casefold() in folded for value in listed) > 1:
            return f'its documentation lists "{lacking[0]}", which is not among its values'
    return None

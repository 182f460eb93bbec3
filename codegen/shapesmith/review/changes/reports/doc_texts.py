"""The documentation beside each change: the text of the changed element on both sides, by sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import NamedTuple

from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import targets
from shapesmith.provenance import Provenance
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.comparing.documents import sentences

# A text of more sentences is cut: its end is in the package.
_MOST_SENTENCES = 12
# Equal sentences that are shown before and after one that differs.
_CONTEXT = 1

Texts = dict[str, tuple[str, ...]]
"""The sentences of the documentation of elements, by the position of each in its spec."""


class Sentence(NamedTuple):
    """A sentence of a text; `differs` if the other side does not have it. One without words is left out text."""

    text: str
    differs: bool = False


def texts_of(service: Service, wanted: Collection[str]) -> Texts:
    """Return the texts at the `wanted` positions of a service that have one."""
    found: Texts = {}
    for provenance, doc in _documented(service):
        position = str(provenance)
        if doc is not None and position in wanted:
            found[position] = tuple(sentences(doc.blocks))
    return found


def positions(changes: Collection[Change]) -> tuple[set[str], set[str]]:
    """Return the positions of changes in the old and in the new spec."""
    return {change.old_at for change in changes}, {change.new_at for change in changes}


def beside(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """Return two texts to be shown beside each other; empty sides for one text that both sides have."""
    if old == new:
        return (), _cut([Sentence(text) for text in new])
    return _compared(old, new), _compared(new, old)


def _documented(service: Service) -> Iterator[tuple[Provenance, Doc | None]]:
    yield service.provenance, service.documentation
    for operation in service.operations:
        yield operation.provenance, operation.documentation
        for result in (operation.input, operation.output, *operation.errors):
            if result is not None:
                yield result.provenance, result.documentation
    for shape in service.shapes.values():
        yield shape.provenance, shape.documentation
        for target in targets(shape):
            yield target.provenance, target.documentation


def _compared(own: tuple[str, ...], other: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a text that differ, with those around them."""
    known = set(other)
    differing = [position for position, text in enumerate(own) if text not in known]
    if not differing or not other:
        return _cut([Sentence(text) for text in own])
    near = {at + step for at in differing for step in range(-_CONTEXT, _CONTEXT + 1)}
    found: list[Sentence] = []
    for is_near, group in groupby(enumerate(own), lambda each: each[0] in near):
        run = [text for _, text in group]
        # The mark for text that is left out takes as much room as a sentence.
        found += [Sentence(text, text not in known) for text in run] if is_near or len(run) == 1 else [Sentence("")]
    return _cut(found)


def _cut(found: list[Sentence]) -> tuple[Sentence, ...]:
    return tuple(found) if len(found) <= _MOST_SENTENCES else (*found[:_MOST_SENTENCES], Sentence(""))

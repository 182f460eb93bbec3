"""Where two sources of documentation say different things of one shape or member, word by word, their markup aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from codegen.diagnostics import pointer
from codegen.ir.doc import Doc
from codegen.ir.documentation import DocumentationSource
from codegen.ir.service import Service
from codegen.passes.documentation import lay_beside
from codegen.prose.plain import plain_text


class Span(NamedTuple):
    """Words of the one source, and what the other has in their place; the same where they agree, save for spelling."""

    model: str
    other: str
    same: bool


class Difference(NamedTuple):
    """One shape or member of which the model and another source say different things.

    `name` is `CreateContactRequest.InstanceId`, or the shape's alone; `places` are the model's and the other source's.
    Without the words of one source, `spans` has only those of the other.
    """

    name: str
    places: tuple[str, str]
    spans: tuple[Span, ...]


def differences(service: Service, sources: Iterable[DocumentationSource]) -> list[Difference]:
    """Return where `sources` say something else than the model, in their order.

    `service` is the model as it was read, before anything is merged into it. What a source does not speak of is no
    difference; what the model does not speak of is.
    """
    return [difference for source in sources for difference in _of_source(service, source)]


def _of_source(service: Service, source: DocumentationSource) -> Iterator[Difference]:
    for pair in lay_beside(service, source):
        if pair.shape is None:
            continue
        place = ("shapes", pair.shape.name)
        told = [(pair.shape.name, place, pair.documented.line, pair.shape.documentation, pair.documented.documentation)]
        for described, member in pair.members:
            if described is not None and member is not None:
                steps = (*place, "members", member.name)
                name = f"{pair.shape.name}.{member.name}"
                told.append((name, steps, described.line, member.documentation, described.documentation))
        for name, steps, line, model, other in told:
            spans = _spans(model, other)
            if any(not span.same for span in spans):
                places = (f"{service.spec_path}#{pointer(*steps)}", f"{source.path}:{line}")
                yield Difference(name, places, spans)


def _spans(model: Doc | None, other: Doc | None) -> tuple[Span, ...]:
    if other is None:
        return ()
    ours, theirs = plain_text(model or Doc()).split(), plain_text(other).split()
    plain_ours, plain_theirs = [_plain(word) for word in ours], [_plain(word) for word in theirs]
    # Most texts are the same.
    if plain_ours == plain_theirs:
        return ()
    matcher = SequenceMatcher(None, plain_ours, plain_theirs, autojunk=False)
    return tuple(
        Span(" ".join(ours[start:end]), " ".join(theirs[other_start:other_end]), same=kind == "equal")
        for kind, start, end, other_start, other_end in matcher.get_opcodes()
    )

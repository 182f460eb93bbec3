"""Where two sources of documentation say different things of one shape or member, word by word, their markup aside."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from shapesmith.analysis.documentation import lay_beside
from shapesmith.diagnostics import pointer
from shapesmith.ir.doc import Doc
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.service import Service
from shapesmith.prose.plain import plain_text
from shapesmith.review.explain.explain import Line
from shapesmith.review.explain.lookup import find
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.text.printable import printable

# What renderers and Markdown make of quotes and dashes is a matter of spelling.
_SPELLING = (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2026", "..."))
_DASHES = str.maketrans("\u2013\u2014", "--")

# As many words around a difference are shown.
_CONTEXT = 8


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


class _Told(NamedTuple):
    """One name, its pointer in the model and its line in the other source, and what each says of it."""

    name: str
    pointer: str
    line: int
    model: Doc | None
    other: Doc | None


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
        shape, documented = pair.shape, pair.documented
        place = pointer("shapes", shape.name)
        told = [_Told(shape.name, place, documented.line, shape.documentation, documented.documentation)]
        for described, member in pair.members:
            if described is not None and member is not None:
                place = pointer("shapes", shape.name, "members", member.name)
                # Where a member has no text of its own, the SDKs print that of its shape.
                model = member.documentation or service.shapes[member.shape].documentation
                told.append(_Told(f"{shape.name}.{member.name}", place, described.line, model, described.documentation))
        for name, place, line, ours, theirs in told:
            spans = _spans(ours, theirs)
            if any(not span.same for span in spans):
                yield Difference(name, (f"{service.spec_path}#{place}", f"{source.path}:{line}"), spans)


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


def _plain(word: str) -> str:
    """Return `word` as it is compared."""
    if not word.isascii():
        for typographic, plain in _SPELLING:
            word = word.replace(typographic, plain)
        word = word.translate(_DASHES)
    return "-" if word.strip("-") == "" else word


def explain_sources(service: Service, sources: list[DocumentationSource], query: str, width: int = 80) -> list[Line]:
    """Return where `sources` say something else than the model of the shape or member that `query` names.

    A shape stands for its members too. Raises SpecError where there is no such shape or member.
    """
    names, _ = decide_names(service)
    subject = find(service, names, query)
    name = subject.shape.name + (f".{subject.member.name}" if subject.member is not None else "")
    found = [
        difference
        for difference in differences(service, sources)
        if difference.name == name or difference.name.startswith(f"{name}.")
    ]
    if not found:
        compared = " nor ".join(source.path for source in sources)
        said = f"{compared} says nothing else than the model." if sources else "The model is its only source."
        return [Line(name, "title"), Line(""), Line(said)]
    lines = [line for difference in found for line in _explained(difference, width)][:-1]
    return [Line(printable(line.text), line.style) for line in lines]


def _explained(difference: Difference, width: int) -> Iterator[Line]:
    yield Line(difference.name, "title")
    model, other = difference.places
    yield Line(f"  [-] {model}", "place")
    yield Line(f"  {{+}} {other}", "place")
    for line in textwrap.wrap(_marked(difference.spans), width - 4, break_long_words=False, break_on_hyphens=False):
        yield Line(f"    {line}")
    yield Line("")


def _marked(spans: tuple[Span, ...]) -> str:
    """Return the words of both sources: `[-` of the model alone `-]`, `{+` of the other alone `+}`."""
    parts = []
    for index, span in enumerate(spans):
        if span.same:
            words = span.other.split()
            before = _CONTEXT if index else 0
            after = _CONTEXT if index < len(spans) - 1 else 0
            if len(words) > before + after + 1:
                words = [*words[:before], "...", *words[len(words) - after :]]
            parts += words
        else:
            parts += [f"[-{span.model}-]"] if span.model else []
            parts += [f"{{+{span.other}+}}"] if span.other else []
    return " ".join(parts)

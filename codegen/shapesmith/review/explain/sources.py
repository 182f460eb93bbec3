"""The differences between two sources of documentation for a shape or member, word by word, without their markup."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from shapesmith.analysis.analysis import Analysis
from shapesmith.analysis.documentation import lay_beside
from shapesmith.ir.doc import Doc
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.review.explain.lookup import find
from shapesmith.review.text_lines import Line, printable_lines, wrapped
from shapesmith.targets.dataclasses.names import decide_names

# Renderers and Markdown spell quotes and dashes differently, which is no difference.
_SPELLING = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u2013": "-", "\u2014": "-"}
)

# Up to this many words around a difference are shown.
_CONTEXT = 8


class Span(NamedTuple):
    """Words of one source, and those of the other in their place; equal ones may differ in spelling."""

    model: str
    other: str
    same: bool


class Difference(NamedTuple):
    """One shape or member that the model and another source document differently.

    `name` is `CreateContactRequest.InstanceId`, or the name of the shape; `places` are the provenances in the model and
    in the other source. If one source has no text, `spans` has only the words of the other.
    """

    name: str
    places: tuple[Provenance, Provenance]
    spans: tuple[Span, ...]


class _Documented(NamedTuple):
    """A shape or member, with its provenance and its text in the model and in another source."""

    name: str
    places: tuple[Provenance, Provenance]
    model: Doc | None
    other: Doc | None


def differences(analysis: Analysis) -> list[Difference]:
    """Return the differences of other documentation from the model, in the order of its sources.

    A text that only the model has is no difference; a text that only the source has is one.
    """
    return [difference for source in analysis.documentation for difference in _of_source(analysis, source)]


def _of_source(analysis: Analysis, source: DocumentationSource) -> Iterator[Difference]:
    for each in _compared(analysis, source):
        spans = _spans(each.model, each.other)
        if any(not span.same for span in spans):
            yield Difference(each.name, each.places, spans)


def _compared(analysis: Analysis, source: DocumentationSource) -> Iterator[_Documented]:
    """Yield each shape and member that `source` has and the model, too."""
    others = {other.path for other in analysis.documentation}

    def of_model(doc: Doc | None) -> Doc | None:
        """Return the model's own text; one that was taken from another source is not."""
        return doc if doc is not None and doc.provenance.file not in others else None

    shapes = analysis.service.shapes
    for pair in lay_beside(analysis.service, source):
        if pair.shape is None:
            continue
        shape, documented = pair.shape, pair.documented
        places = (shape.provenance, documented.provenance)
        yield _Documented(shape.name, places, of_model(shape.documentation), documented.documentation)
        for described, member in pair.members:
            if described is not None and member is not None:
                # For a member without text of its own, the SDKs print that of its shape.
                model = of_model(member.documentation) or of_model(shapes[member.shape].documentation)
                name, places = f"{shape.name}.{member.name}", (member.provenance, described.provenance)
                yield _Documented(name, places, model, described.documentation)


def _spans(model: Doc | None, other: Doc | None) -> tuple[Span, ...]:
    if other is None:
        return ()
    ours, theirs = plain_text(model or Doc()).split(), plain_text(other).split()
    plain_ours, plain_theirs = [_plain(word) for word in ours], [_plain(word) for word in theirs]
    # Most texts are equal.
    if plain_ours == plain_theirs:
        return ()
    matcher = SequenceMatcher(None, plain_ours, plain_theirs, autojunk=False)
    return tuple(
        Span(" ".join(ours[start:end]), " ".join(theirs[other_start:other_end]), same=kind == "equal")
        for kind, start, end, other_start, other_end in matcher.get_opcodes()
    )


def _plain(word: str) -> str:
    """Return `word` as it is compared."""
    word = word.translate(_SPELLING)
    return "-" if word.strip("-") == "" else word


def explain_sources(analysis: Analysis, query: str, width: int = 80) -> list[Line]:
    """Return the differences of other documentation from the model for the shape or member that `query` names.

    A shape includes its members. Raises SpecError if there is no such shape or member.
    """
    names, _ = decide_names(analysis.service)
    subject = find(analysis, names, query)
    name = subject.shape.name + (f".{subject.member.name}" if subject.member is not None else "")
    found = [difference for difference in differences(analysis) if _is_of(difference.name, name)]
    lines = [line for difference in found for line in _explained(difference, width)][:-1]
    if not lines:
        lines = [Line(name, "title"), Line(""), *map(Line, _agreement(analysis, name))]
    return printable_lines(lines)


def _is_of(name: str, subject: str) -> bool:
    return name == subject or name.startswith(f"{subject}.")


def _agreement(analysis: Analysis, subject: str) -> Iterator[str]:
    """Say of each source that it agrees with the model, or that it is silent."""
    if not analysis.documentation:
        service = analysis.service
        yield (
            f"{service.provenance.file} is its only source." if service.is_guessed else "The model is its only source."
        )
    for source in analysis.documentation:
        speaks = any(each.other is not None for each in _compared(analysis, source) if _is_of(each.name, subject))
        yield f"{source.path} says {'the same as the model' if speaks else 'nothing of it'}."


def _explained(difference: Difference, width: int) -> Iterator[Line]:
    yield Line(difference.name, "title")
    model, other = difference.places
    yield Line(f"  [-] {model}", "provenance")
    yield Line(f"  {{+}} {other}", "provenance")
    yield from wrapped(_marked(difference.spans), width, "    ", further="    ")
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

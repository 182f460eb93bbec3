"""From the documentation of a service to its rules: each sentence, read by the first form that knows it, reconciled."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from shapesmith.ir.doc import Block, Doc
from shapesmith.ir.places import member_of, steps_of
from shapesmith.ir.rules import Condition, Length, Rule, Unique, places_of, rule_id
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import StructureShape
from shapesmith.ir.verdicts import NO_VERDICTS, Verdicts
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.rules.extraction import Extraction, Refusal
from shapesmith.rules.forms.form import Made
from shapesmith.rules.forms.members import beside
from shapesmith.rules.language.binding import why_not_binding
from shapesmith.rules.language.gate import has_constraint_words
from shapesmith.rules.language.sentences import Sentence, sentences_of
from shapesmith.rules.readings import have_forms, readings, readings_under_label, reads_all, words_of_forms
from shapesmith.rules.reconciliation.merging import merged
from shapesmith.rules.reconciliation.reconcile import Proposal, reconcile
from shapesmith.rules.references.implied import spelled_out
from shapesmith.rules.references.markers import with_markers
from shapesmith.rules.references.places import Places
from shapesmith.rules.references.subjects import Subject
from shapesmith.rules.references.texts import Text, examples_of, sent_texts
from shapesmith.rules.references.uses import Uses
from shapesmith.rules.verdicts import Judgement

_MOST_REMEMBERED = 8192
# Two specs of a service that are compared have most of their texts in common. ec2 has 8,400.
_MOST_TEXTS = 16_384
_RESTRICTED = re.compile(
    r"\bappl(?:y|ies) only\b|\bonly appl(?:y|ies)\b|\bis valid only\b"
    r"|\bfor [^,:;]{3,100}, the following \w+(?: \w+)? appl(?:y|ies)\b",
    re.IGNORECASE,
)
"""A title or lead-in that restricts what follows to a case that a structure does not show."""


def extract(
    service: Service,
    verdicts: Verdicts = NO_VERDICTS,
    only: Container[str] | None = None,
    *,
    warns: bool = True,
) -> Extraction:
    """Return the rules that the documentation of a service states of what is sent.

    A verdict wins over the forms: of a sentence that people judged, forms read nothing. `only`: the structures to read,
    where there are no verdicts; without it, all. `warns`: about verdicts that the spec has left behind, too.
    """
    structures = list(sent_texts(service, only))
    judgement = Judgement(verdicts, service, sentences_in, {places.structure.name: places for places, _ in structures})
    # A verdict may be about another structure than the one whose text it quotes: all come before any rule.
    verdicts_on = [[judgement.of(text, places) for text in texts] for places, texts in structures]
    reader = _Reader()
    rules: list[Rule] = []
    refused: list[Refusal] = []
    judged: dict[tuple[str, Provenance], frozenset[str]] = {}
    for (places, texts), verdicts_here in zip(structures, verdicts_on, strict=True):
        for text, verdict in zip(texts, verdicts_here, strict=True):
            if verdict.sentences:
                key = (places.structure.name, text.doc.provenance)
                judged[key] = judged.get(key, frozenset()) | verdict.sentences
    examples, uses = examples_of(service), Uses(service)
    for (places, texts), verdicts_here in zip(structures, verdicts_on, strict=True):
        name = places.structure.name
        found = list(judgement.of_others.get(name, {}).values())
        for text, verdict in zip(texts, verdicts_here, strict=True):
            settled = verdict.sentences
            if text.owner:
                settled = judged.get((text.owner, text.doc.provenance), settled)
            found += verdict.found
            found += reader.read(text, places, settled)
        kept, dropped = reconcile(found, places, examples.get(name, ()), uses)
        refused += dropped
        rules += [_rule(each, places, service) for each in kept]
    return Extraction(
        tuple(rules),
        tuple(refused),
        frozenset(reader.partly_read),
        frozenset((*key, words) for key, settled in judged.items() for words in settled),
        judgement.outdated,
        judgement.diagnostics() if warns or verdicts.is_current else [],
    )


def _rule(found: Proposal, places: Places, service: Service) -> Rule:
    made = found.made
    member = member_of(made.about.path) if made.about is not None else None
    if found.of_structure and len(set(_members((*made.when, made.must)))) > 1:
        member = None
    return Rule(
        id=rule_id(service.name, places.structure.name, member, made.kind, made.when, made.must),
        shape=places.structure.name,
        member=member,
        kind=made.kind,
        when=tuple(with_markers(each, places) for each in made.when),
        must=with_markers(made.must, places),
        sentence=found.sentence,
        origin=found.form,
        provenance=found.provenance,
        verdict=found.ruling.provenance if found.ruling is not None else None,
        severity="advice" if found.advice else "error",
        reason=found.advice,
    )


def _members(conditions: Iterable[Condition]) -> Iterator[str]:
    for place in places_of(conditions):
        yield member_of(place)


def sentences_in(doc: Doc) -> list[Sentence]:
    """Return the sentences of a text in their order; one that several shapes share is taken apart once."""
    return _sentences(doc.blocks)


@lru_cache(maxsize=_MOST_TEXTS)
def _sentences(blocks: tuple[Block, ...]) -> list[Sentence]:
    return sentences_of(Doc(blocks))


@lru_cache(maxsize=_MOST_TEXTS)
def _sentences_that_state(blocks: tuple[Block, ...]) -> list[Sentence]:
    """Return the sentences of a text with a word of constraint; none of another."""
    return _sentences(blocks) if has_constraint_words(plain_text(blocks)) else []


class _Reader:
    def __init__(self) -> None:
        self.partly_read: set[tuple[Provenance, str]] = set()

    def read(self, text: Text, places: Places, judged: frozenset[str] = frozenset()) -> list[Proposal]:
        """Return what the forms make of the sentences of a text, save those `judged`, with what speaks against each."""
        sentences = _sentences_that_state(text.doc.blocks)
        words = ""
        found: list[Proposal] = []
        for index, written in enumerate(sentences):
            if written.verbatim in judged or (text.owner and not _may_join(written, text, places)):
                continue
            sentence = spelled_out(written, sentences[index - 1] if index else None)
            own_words = words_of_forms(f"{sentence.lead} {sentence.label} {sentence.text}")
            around = f"{sentence.heading} {sentence.outer} {sentence.lead}"
            if not have_forms(own_words) or _RESTRICTED.search(around):
                continue
            words = words or " ".join([f"{one.label}: {one.text}" if one.label else one.text for one in sentences])
            subject = Subject(places, text.place, sentence, words)
            ways = readings(subject, own_words, reads_clauses=not text.owner) or readings_under_label(
                subject, own_words
            )
            if any(form.of_clause is not None for form, _ in ways) and not reads_all(sentence, subject, len(ways)):
                self.partly_read.add((text.doc.provenance, written.verbatim))
            for form, made in ways:
                stated = beside(made, subject)
                if stated is None or (text.owner and not _is_new(made, text)):
                    continue
                # "If the status is `ON`" is about a member, where a rule has it as its condition.
                binding = _CONDITION.sub("", written.text) if stated.when else written.text
                soft = why_not_binding(binding, but=form.reads)
                each = Proposal(
                    stated,
                    sentence.verbatim,
                    text.doc.provenance,
                    form.id,
                    text.place is None,
                    words,
                    soft,
                    form.advice,
                    own=sentence.text,
                )
                if found and (both := merged(found[-1], each)):
                    found[-1] = both
                else:
                    found.append(each)
        return found


_CONDITION = re.compile(r"\b(?:if|when) [^,;]*", re.IGNORECASE)
_OF_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\bunique\b|\bsame\b|\btags\b", re.IGNORECASE)


def _may_join(sentence: Sentence, text: Text, places: Places) -> bool:
    """Return whether a sentence of another structure's text may state more than what is read there.

    Of nested members it names a member of this structure, or a value of one; of items, it is about all of them.
    """
    if text.is_of_items:
        return _OF_ALL.search(sentence.text) is not None
    words = f"{sentence.before} {sentence.text}" if _OF_BOTH.search(sentence.text) else sentence.text
    return any(name in places.members or places.owners(name) for name in _names_in(words))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _names_in(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"\w+", words)))


def _is_new(made: Made, text: Text) -> bool:
    """Return whether a rule is about more than the structure whose text states it.

    It joins what is nested in a member to another member, or is about all items of a list.
    """
    assert text.place is not None
    if text.is_of_items:
        return isinstance(made.must, Unique) or (isinstance(made.must, Length) and made.must.unit == "items")
    outer = steps_of(text.place.path)[0]
    others = set(_members((*made.when, made.must))) - {outer}
    if outer not in _members((*made.when, made.must)) or not others:
        return False
    # The text of a structure means its own member where both have one of that name.
    own = text.place.shape.members if isinstance(text.place.shape, StructureShape) else ()
    return others.isdisjoint(member.name for member in own)

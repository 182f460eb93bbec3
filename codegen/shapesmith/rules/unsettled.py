"""Open sentences: those with a word of constraint that neither a form nor a person has settled."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.ir.doc import Doc
from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import sentences_in
from shapesmith.rules.extraction import Extraction, Refusal
from shapesmith.rules.language.gate import has_constraint_words
from shapesmith.rules.language.quotes import end_of_list, quote_of
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.reconciliation.modelled import ENFORCED
from shapesmith.rules.reconciliation.reconcile import REPEATED
from shapesmith.rules.references.places import Places, TypedPlace
from shapesmith.rules.references.texts import Text, sent_texts

_SETTLING = frozenset((ENFORCED, REPEATED))
"""Refusals that say all there is to say of a sentence. Words that soften a sentence do not: they may be about a part of
it, and a person sees which."""


class Use(NamedTuple):
    """One place whose text has a sentence: of a structure, None for the structure as a whole."""

    places: Places
    place: TypedPlace | None

    @property
    def member(self) -> str | None:
        """The member of the structure that the place is, or is in."""
        return None if self.place is None else steps_of(self.place.path)[0]


class OpenSentence(NamedTuple):
    """A sentence that somebody has to judge.

    `at` is what a verdict calls its text, `uses` the places that the text documents, `quotation` the sentence with the
    list that it introduces, on lines of their own. `rules` are those that forms read in it, and `refused` what they
    read and gave up; either may be of a part of the sentence.
    """

    at: str
    sentence: Sentence
    quotation: str
    doc: Doc
    uses: tuple[Use, ...]
    rules: tuple[Rule, ...]
    refused: tuple[Refusal, ...]


class _Read:
    """What was made of the sentences of texts, by structure, text and words."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self._rules: dict[tuple[str, Provenance], list[Rule]] = {}
        self._refused: dict[tuple[str, Provenance], list[Refusal]] = {}
        for rule in extraction.rules:
            self._rules.setdefault((rule.shape, rule.provenance), []).append(rule)
        for refusal in extraction.refused:
            self._refused.setdefault((refusal.shape, refusal.provenance), []).append(refusal)

    def rules(self, structure: str, where: Provenance, words: str) -> list[Rule]:
        return [rule for rule in self._rules.get((structure, where), ()) if _has(rule.sentence, words)]

    def refused(self, structure: str, where: Provenance, words: str) -> list[Refusal]:
        return [each for each in self._refused.get((structure, where), ()) if _has(each.sentence, words)]


def _has(quoted: str, words: str) -> bool:
    """Return whether a sentence is the one that a rule quotes, or one of those."""
    return quoted == words or quoted.startswith(f"{words} ") or quoted.endswith(f" {words}") or f" {words} " in quoted


def open_sentences(service: Service, extraction: Extraction) -> list[OpenSentence]:
    """Return the sentences that are open, each once for its text, in the order of the spec."""
    read = _Read(extraction)
    found: dict[tuple[Provenance, int], OpenSentence] = {}
    for places, texts in sent_texts(service):
        for text in texts:
            if not text.names:
                continue
            sentences = sentences_in(text.doc)
            for index, sentence in enumerate(sentences):
                if not has_constraint_words(f"{sentence.label} {sentence.text}"):
                    continue
                rules, refused = _unsettled(read, places.structure.name, text, sentence)
                if rules is None:
                    continue
                key = (text.doc.provenance, index)
                use = Use(places, text.place)
                known = found.get(key)
                if known is not None:
                    found[key] = known._replace(uses=(*known.uses, use))
                else:
                    quotation = quote_of(sentences, index, end_of_list(sentences, index))
                    found[key] = OpenSentence(
                        text.names[-1], sentence, quotation, text.doc, (use,), tuple(rules), tuple(refused)
                    )
    return list(found.values())


def _unsettled(read: _Read, structure: str, text: Text, sentence: Sentence) -> tuple[list[Rule] | None, list[Refusal]]:
    """Return what forms read in a sentence that is open; None for the rules of one that is settled."""
    where, words = text.doc.provenance, sentence.verbatim
    if (structure, where, words) in read.extraction.judged:
        return None, []
    rules, refused = read.rules(structure, where, words), read.refused(structure, where, words)
    is_whole = (where, words) not in read.extraction.partly_read
    said = [rule.severity == "error" for rule in rules] + [each.reason in _SETTLING for each in refused]
    if is_whole and said and all(said):
        return None, []
    return rules, refused

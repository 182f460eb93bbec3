"""Verdicts put to the texts that they quote: each rule with its places, and what no longer fits the service."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, error, warning
from shapesmith.ir.doc import Doc
from shapesmith.ir.rules import Condition, moved, places_of
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import StructureShape
from shapesmith.ir.verdicts import EVERYWHERE, Ruling, Verdict, Verdicts
from shapesmith.rules.fitting import why_not_fitting
from shapesmith.rules.forms.form import Made
from shapesmith.rules.language.quotes import end_of_list, find_departure, find_quote, folded
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.reconciliation.reconcile import Proposal
from shapesmith.rules.references.places import Places, TypedPlace
from shapesmith.rules.references.texts import Text
from shapesmith.text.near import NearNames, did_you_mean

_KEY = 16
_MOST_COMPARED = 400


class Judged(NamedTuple):
    """What people said of a text: the rules that they found in it, and the sentences that they judged, verbatim."""

    found: list[Proposal]
    sentences: frozenset[str]


_NOTHING = Judged([], frozenset())


class Judgement:
    """The verdicts of one service, as they are put to its texts."""

    def __init__(
        self,
        verdicts: Verdicts,
        service: Service,
        sentences: Callable[[Doc], list[Sentence]],
        structures: dict[str, Places],
    ) -> None:
        self.of_others: dict[str, dict[Verdict, Proposal]] = {}
        """The rules in the text of one structure that are about another one, by that other one."""
        self._service = service
        self._structures = structures
        self._sentences = sentences
        self._is_current = verdicts.is_current
        self._is_part = verdicts.is_part
        self._verdicts = verdicts.verdicts
        self._at: dict[str, list[Verdict]] = {}
        self._everywhere: dict[str, list[Verdict]] = {}
        for verdict in verdicts.verdicts:
            for at in verdict.at:
                if at == EVERYWHERE:
                    self._everywhere.setdefault(folded(verdict.sentence)[:_KEY], []).append(verdict)
                else:
                    self._at.setdefault(at, []).append(verdict)
        self._fitting: set[tuple[str, Verdict]] = set()
        self._misfits: dict[tuple[Verdict, str], None] = {}
        self._texts: dict[str, list[list[Sentence]]] = {}

    def of(self, text: Text, places: Places) -> Judged:
        """Return the verdicts on the sentences of a text; one that names the text wins over one that stands for all."""
        if not self._verdicts or not text.names:
            return _NOTHING
        named = [(at, verdict) for at in text.names for verdict in self._at.get(at, ())]
        if not named and not self._everywhere:
            return _NOTHING
        sentences = self._sentences(text.doc)
        for at, _ in named:
            self._texts.setdefault(at, []).append(sentences)
        found: list[Proposal] = []
        judged: set[int] = set()
        for at, verdict in named:
            if quoted := find_quote(verdict.sentence, sentences):
                self._fitting.add((at, verdict))
                if (made := self._made(verdict, text, places, sentences, quoted)) is not None:
                    judged.update(quoted)
                    found += made
        general: set[int] = set()
        for verdict in self._stated_anywhere(sentences):
            quoted = find_quote(verdict.sentence, sentences)
            if quoted is not None:
                self._fitting.add((EVERYWHERE, verdict))
                named_there = bool(judged & set(quoted))
                if not named_there and (made := self._made(verdict, text, places, sentences, quoted)) is not None:
                    general.update(quoted)
                    found += made
        return Judged(found, frozenset(sentences[index].verbatim for index in judged | general))

    def _stated_anywhere(self, sentences: list[Sentence]) -> list[Verdict]:
        """Return the verdicts on sentences of any text that may quote one of these."""
        if not self._everywhere:
            return []
        found: dict[Verdict, None] = {}
        for sentence in sentences:
            words = folded(sentence.verbatim)
            if len(words) >= _KEY:
                found |= dict.fromkeys(self._everywhere.get(words[:_KEY], ()))
            else:
                for key, verdicts in self._everywhere.items():
                    if key.startswith(words):
                        found |= dict.fromkeys(verdicts)
        return list(found)

    def _made(
        self, verdict: Verdict, text: Text, places: Places, sentences: list[Sentence], quoted: range
    ) -> list[Proposal] | None:
        """Return the rule that a verdict makes of a text, if it makes one; None where it does not fit."""
        if not isinstance(verdict, Ruling):
            return []
        if any(end_of_list(sentences, index) > quoted.stop for index in quoted):
            message = "a rule that rests on a list must quote all of it: `shapesmith rules --open --json` gives it so"
            self._misfits[verdict, message] = None
            return None
        place, about = text.place, places
        if verdict.of is not None:
            if verdict.of not in self._structures:
                near = did_you_mean(verdict.of, self._structures)
                message = f'of must name a structure that is part of a request (got "{verdict.of}"){near}'
                self._misfits[verdict, message] = None
                return None
            place, about = None, self._structures[verdict.of]
        must, *when = (_resolved(condition, place) for condition in (verdict.must, *verdict.when))
        for condition in (must, *when):
            if wrong := why_not_fitting(condition, about):
                self._misfits[verdict, wrong] = None
                return None
        found = Proposal(
            made=Made(verdict.kind, must, tuple(when), _about(must, place, about)),
            sentence=" ".join(sentences[index].verbatim for index in quoted),
            provenance=text.doc.provenance,
            form="verdict",
            of_structure=place is None,
            text="",
            ruling=verdict,
        )
        if verdict.of is None:
            return [found]
        # The text may document several members; the rule is one.
        self.of_others.setdefault(verdict.of, {}).setdefault(verdict, found)
        return []

    def diagnostics(self) -> list[Diagnostic]:
        """Return what is wrong with the verdicts, when all texts have been seen.

        A verdict that was made for this spec and does not fit it is an error; one that the spec has left behind is a
        warning: its rule is off, and its sentence is open again.
        """
        report = error if self._is_current else warning
        away = "" if self._is_current else "; the verdict is off, and the sentence is to be judged again"
        near = NearNames(self._names())
        found = []
        for verdict in self._verdicts:
            for at in verdict.at:
                if self._is_left(at, verdict):
                    found.append((verdict, self._unmatched(verdict, at, near)))
            found += [(verdict, message) for each, message in self._misfits if each == verdict]
        return [
            report("rules-value" if self._is_current else "verdict-outdated", verdict.provenance, f"{message}{away}")
            for verdict, message in found
        ]

    @property
    def outdated(self) -> tuple[Verdict, ...]:
        """The verdicts that fit no text any more, in part or at all."""
        wrong = {verdict for verdict, _ in self._misfits}
        return tuple(
            verdict
            for verdict in self._verdicts
            if verdict in wrong or any(self._is_left(at, verdict) for at in verdict.at)
        )

    def _is_left(self, at: str, verdict: Verdict) -> bool:
        """Return whether a verdict fits no text at a place, and no operation that is left out may have the text."""
        is_of_member = "." in at
        return (at, verdict) not in self._fitting and (is_of_member or not self._is_part)

    def _names(self) -> list[str]:
        names = list(self._service.shapes)
        for shape in self._service.shapes.values():
            if isinstance(shape, StructureShape):
                names += [f"{shape.name}.{member.name}" for member in shape.members]
        return names

    def _unmatched(self, verdict: Verdict, at: str, near: NearNames) -> str:
        """Return why a verdict judges nothing at a place."""
        if at == EVERYWHERE:
            return "the sentence must be in the documentation of a request; it is in none"
        shape_name, _, member = at.partition(".")
        shape = self._service.shapes.get(shape_name)
        members = {one.name for one in shape.members} if isinstance(shape, StructureShape) else set()
        if shape is None or (member and member not in members):
            return f'at must name a shape, or a member, of {self._service.name} (got "{at}"){near.did_you_mean(at)}'
        texts = self._texts.get(at)
        if texts is None:
            return f"{at} must have documentation, and be part of a request"
        return f"the sentence must be in the documentation of {at}; it is not{_departure(verdict.sentence, texts)}"


def _departure(sentence: str, texts: list[list[Sentence]]) -> str:
    """Return where a quotation departs from the text, or which sentence is the nearest."""
    for sentences in texts:
        quoted = find_departure(sentence, sentences)
        if quoted:
            following = sentences[quoted.stop].verbatim if quoted.stop < len(sentences) else ""
            goes_on = f'goes on "{following}"' if following else "ends"
            return f'; after "{sentences[quoted.stop - 1].verbatim}" the text {goes_on}'
    known = [each.verbatim for sentences in texts for each in sentences][:_MOST_COMPARED]
    close = difflib.get_close_matches(sentence[:500], [words[:500] for words in known], n=1, cutoff=0.5)
    return f'; the nearest is "{close[0]}"' if close else ""


def _resolved(condition: Condition, place: TypedPlace | None) -> Condition:
    """Return a condition whose relative places are made absolute; in a text about no place they stay as they are."""
    return condition if place is None else moved(condition, lambda path: _absolute(path, place.path))


def _absolute(path: str, here: str) -> str:
    if not path.startswith("."):
        return path
    rest = path[1:]
    return f"{here}{rest}" if not rest or rest[0] in "[{" else f"{here}.{rest}"


def _about(must: Condition, place: TypedPlace | None, places: Places) -> TypedPlace | None:
    """Return the place at which a violation is shown."""
    if place is not None:
        return place
    return places.at(next(iter(places_of((must,)))))

"""From the documentation of a service to its rules: each sentence, read by the first form that knows it, reconciled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shapesmith.ir.doc import Block, Doc
from shapesmith.ir.rules import Condition, Rule, places_of, rule_id
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape, targets
from shapesmith.prose.plain import plain_text
from shapesmith.rules.binding import why_not_binding
from shapesmith.rules.clauses import PREFIX, Clause, clauses_of, without_opening, without_remark
from shapesmith.rules.forms.catalogue import OF_CLAUSES, OF_SENTENCES, among, has_words, words_in
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.merging import merged
from shapesmith.rules.places import Place, Places
from shapesmith.rules.reconcile import Found, Refusal, reconcile
from shapesmith.rules.sentences import Sentence, sentences_of
from shapesmith.rules.subjects import Subject


class Extraction(NamedTuple):
    """The rules of a service in the order of its spec, and what was read as a constraint but makes no rule."""

    rules: tuple[Rule, ...]
    refused: tuple[Refusal, ...]


class _Text(NamedTuple):
    """A documentation of a structure, or of a place in it.

    `beside`: the member in which the place is nested, where only rules that join it to others are new.
    """

    doc: Doc
    place: Place | None
    beside: str = ""


def extract(service: Service) -> Extraction:
    """Return the rules that the documentation of a service states of what is sent."""
    reader = _Reader()
    rules: list[Rule] = []
    refused: list[Refusal] = []
    operations: dict[str, list[_Text]] = {}
    for operation in service.operations:
        if operation.input is not None and operation.documentation is not None:
            text = _Text(operation.documentation, None)
            operations.setdefault(operation.input.shape, []).append(text)
    examples = _examples(service)
    for name in _sent(service):
        shape = service.shapes[name]
        if not isinstance(shape, StructureShape) or shape.document or shape.eventstream:
            continue
        places = Places(service, shape)
        found = [
            each
            for text in (*_texts(service, shape, places), *operations.get(name, ()))
            for each in reader.read(text, places)
        ]
        kept, dropped = reconcile(found, places, examples.get(name, ()))
        refused += dropped
        rules += [_rule(each, places, service) for each in kept]
    return Extraction(tuple(rules), tuple(refused))


def _rule(found: Found, places: Places, service: Service) -> Rule:
    made = found.made
    member = re.split(r"[.\[{]", made.about.path)[0] if made.about is not None else None
    if found.of_structure and len(set(_members((*made.when, made.must)))) > 1:
        member = None
    return Rule(
        id=rule_id(service.name, places.structure.name, member, made.kind, made.when, made.must),
        shape=places.structure.name,
        member=member,
        kind=made.kind,
        when=made.when,
        must=made.must,
        sentence=found.sentence,
        origin=found.form,
        provenance=found.provenance,
        severity="advice" if found.advice else "error",
        reason=found.advice,
    )


def _members(conditions: Iterable[Condition]) -> Iterator[str]:
    for place in places_of(conditions):
        yield re.split(r"[.\[{]", place)[0]


class _Candidate(NamedTuple):
    """A sentence, with the forms whose words stand in it."""

    sentence: Sentence
    of_sentences: list[Form]
    of_clauses: list[Form]


class _Reader:
    """Reads texts; one that several shapes share is taken apart once."""

    def __init__(self) -> None:
        self._texts: dict[tuple[Block, ...], tuple[str, list[_Candidate]]] = {}
        self._forms: dict[tuple[str, str], tuple[list[Form], list[Form]]] = {}

    def read(self, text: _Text, places: Places) -> list[Found]:
        """Return what the forms make of the sentences of a text, with what speaks against each."""
        read = self._texts.get(text.doc.blocks)
        if read is None:
            read = self._texts[text.doc.blocks] = self._taken_apart(text.doc)
        words, candidates = read
        found: list[Found] = []
        for sentence, of_sentences, of_clauses in candidates:
            if text.beside and not _names_any(sentence.text, places):
                continue
            subject = Subject(places, text.place, sentence, words)
            for form, made in _made(subject, of_sentences, of_clauses if not text.beside else []):
                if text.beside and not _is_across(made, text.beside):
                    continue
                soft = why_not_binding(sentence.text)
                each = Found(
                    made, sentence.verbatim, text.doc.provenance, form.id, text.place is None, words, soft, form.advice
                )
                if found and (both := merged(found[-1], each)):
                    found[-1] = both
                else:
                    found.append(each)
        return found

    def _taken_apart(self, doc: Doc) -> tuple[str, list[_Candidate]]:
        """Return the marked text of a documentation, and the sentences in it that some form may read."""
        if not has_words(plain_text(doc).lower()):
            return "", []
        sentences = sentences_of(doc)
        candidates = [found for sentence in sentences if (found := self._candidate(sentence))]
        if not candidates:
            return "", []
        return " ".join([f"{one.label}: {one.text}" if one.label else one.text for one in sentences]), candidates

    def _candidate(self, sentence: Sentence) -> _Candidate | None:
        key = (sentence.text, f"{sentence.lead} {sentence.label}")
        forms = self._forms.get(key)
        if forms is None:
            words = words_in(f"{key[1]} {key[0]}".lower())
            forms = self._forms[key] = (among(OF_SENTENCES, words), among(OF_CLAUSES, words))
        return _Candidate(sentence, *forms) if forms[0] or forms[1] else None


def _names_any(text: str, places: Places) -> bool:
    """Return whether a sentence names a member of the structure, or a value of one."""
    return any(name in places.members or places.owners(name) for name in re.findall(r"\w+", text))


def _made(subject: Subject, of_sentences: list[Form], of_clauses: list[Form]) -> Iterator[tuple[Form, Made]]:
    """Yield what the first form that reads the sentence makes of it; else what forms make of its clauses."""
    text = without_opening(subject.sentence.text)
    made = _made_of_sentence(subject, text, of_sentences)
    if not made and (prefix := PREFIX.match(text)) and prefix["word"].lower() in ("if", "when", "for"):
        inner = _made_of_sentence(subject, prefix["rest"], of_sentences)
        when = subject.condition(prefix["condition"]) if inner else None
        if when is not None:
            made = [(form, each._replace(when=(*when, *each.when))) for form, each in inner]
    if made:
        yield from made
    elif of_clauses:
        for clause in clauses_of(subject):
            yield from _made_of_clause(subject, clause, of_clauses)


def _made_of_sentence(subject: Subject, text: str, forms: list[Form]) -> list[tuple[Form, Made]]:
    for form in forms:
        assert form.of_sentence is not None
        for candidate in dict.fromkeys((text, without_remark(text))):
            for way in form.patterns:
                if (match := way.fullmatch(candidate)) and (made := form.of_sentence(match, subject)):
                    return [(form, each) for each in ((made,) if isinstance(made, Made) else made)]
    return []


def _made_of_clause(subject: Subject, clause: Clause, forms: list[Form]) -> Iterator[tuple[Form, Made]]:
    for candidate in dict.fromkeys((clause.text, without_remark(clause.text))):
        for form in forms:
            assert form.of_clause is not None
            for way in form.patterns:
                if (match := way.fullmatch(candidate)) and (made := form.of_clause(match, clause, subject)):
                    yield form, made
                    return


def _is_across(made: Made, member: str) -> bool:
    """Return whether a rule joins what is nested in a member to another member."""
    members = set(_members((*made.when, made.must)))
    return member in members and len(members) > 1


def _texts(service: Service, shape: StructureShape, places: Places) -> Iterator[_Text]:
    """Yield the documentation of a structure's members, then that of the structure."""
    for member in places.members.values():
        place = places.of(member)
        if member.documentation is not None:
            yield _Text(member.documentation, place)
        inner: Place | None = place
        while inner is not None and not isinstance(inner.shape, StructureShape):
            own = inner.shape.documentation
            if own is not None and (member.documentation is None or own.blocks != member.documentation.blocks):
                yield _Text(own, inner)
            inner = places.item(inner) if isinstance(inner.shape, ListShape | MapShape) else None
            if inner is not None and inner.path.count("[") + inner.path.count("{") > 3:
                break
    if shape.documentation is not None:
        yield _Text(shape.documentation, None)
    for name, member in places.members.items():
        outer = places.of(member)
        if isinstance(outer.shape, StructureShape) and not outer.shape.document and outer.shape is not shape:
            for nested in outer.shape.members:
                if nested.documentation is not None and not re.search(r"[.\[\]{}]", nested.name):
                    yield _Text(nested.documentation, places.below(outer, nested), name)


def _sent(service: Service) -> list[str]:
    """Return the shapes that requests reach, in the order of the spec."""
    reached: set[str] = set()
    pending = [operation.input.shape for operation in service.operations if operation.input is not None]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += [target.shape for target in targets(service.shapes[name])]
    return [name for name in service.shapes if name in reached]


def _examples(service: Service) -> dict[str, list[object]]:
    """Return what the published examples send, by the structure whose value it is."""
    inputs = {operation.name: operation.input for operation in service.operations}
    values: dict[str, list[object]] = {}
    for example in service.examples:
        target = inputs.get(example.operation)
        pending = [(target.shape, example.input)] if target is not None else []
        while pending:
            name, value = pending.pop()
            match service.shapes[name], value:
                case StructureShape(document=False) as shape, dict():
                    values.setdefault(name, []).append(value)
                    pending += [(member.shape, value[member.name]) for member in shape.members if member.name in value]
                case ListShape() as shape, list():
                    pending += [(shape.member.shape, item) for item in value]
                case MapShape() as shape, dict():
                    pending += [(shape.value.shape, item) for item in value.values()]
    return values

"""Each way in which a form is said makes its rules, and no pattern and no word of a form is there for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.forms.form import Form
from shapesmith.rules.language.sentences import sentences_of
from shapesmith.rules.references.clauses import clauses_of, prefix_of, without_opening, without_remark
from shapesmith.rules.references.subjects import Subject
from shapesmith.rules.references.texts import sent_texts

from tests.rules.sample import read, service
from tests.rules.sections import compare, entries_of, lines_of

PATH = Path(__file__).with_name("wordings.txt")
WORDINGS = entries_of(PATH)


def test_each_wording_makes_the_rules_that_are_written_out(request: pytest.FixtureRequest) -> None:
    compare(PATH, lines_of(WORDINGS, origin=True), request.config.getoption("--update-golden"))


def test_each_wording_makes_a_rule() -> None:
    made = [(each, read(each.text, each.member).rules) for each in WORDINGS]
    assert [each for each, rules in made if each.title not in {rule.origin for rule in rules}] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_of_each_pattern_is_a_sentence_that_no_other_of_the_form_reads(form: Form) -> None:
    alone = {made[0] for made in _made(form) if len(made) == 1}
    assert [way.text for way in form.patterns if way.text not in alone] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_of_each_word_is_a_sentence_that_has_no_other_of_the_form(form: Form) -> None:
    found = [[word for word in form.words if word in text] for text in _whole(form)]
    assert sorted(set(form.words) - {words[0] for words in found if len(words) == 1}) == []


def _subjects(form: Form) -> Iterator[Subject]:
    """Yield each sentence of the texts that show a form, with what it is about."""
    shown = [(form.member, text) for text in form.matches] + [each[1:] for each in WORDINGS if each.title == form.id]
    for member, text in shown:
        for places, texts in sent_texts(service(member, text)):
            for each in texts:
                sentences = sentences_of(each.doc)
                whole = " ".join(sentence.text for sentence in sentences)
                for sentence in sentences:
                    yield Subject(places, each.place, sentence, whole)


def _whole(form: Form) -> Iterator[str]:
    for subject in _subjects(form):
        sentence = subject.sentence
        yield f"{sentence.lead} {sentence.label} {sentence.text}".lower()


def _made(form: Form) -> Iterator[list[str]]:
    """Yield the patterns that make a rule of each sentence, or of each clause."""
    for subject in _subjects(form):
        if form.of_sentence is not None:
            for text in _sentences_of(subject):
                matches = [(way.text, way.fullmatch(text)) for way in form.patterns]
                yield [way for way, match in matches if match and form.of_sentence(match, subject)]
        if form.of_clause is not None:
            for clause in clauses_of(subject):
                for text in {clause.text, without_remark(clause.text)}:
                    matches = [(way.text, way.fullmatch(text)) for way in form.patterns]
                    yield [way for way, match in matches if match and form.of_clause(match, clause, subject)]


def _sentences_of(subject: Subject) -> set[str]:
    text = without_opening(subject.sentence.text)
    prefix = prefix_of(text)
    return {text, without_remark(text), *([prefix["rest"]] if prefix else [])}

"""The catalogue: each form makes a rule of the sentences that it names, and none of those from which it differs."""

from __future__ import annotations

import pytest
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.forms.form import Form

from tests.rules.sample import read, rules

MATCHES = [pytest.param(form, text, id=f"{form.id}: {text}") for form in FORMS for text in form.matches]
DIFFERS = [pytest.param(form, text, id=f"{form.id}: {text}") for form in FORMS for text in form.differs]


@pytest.mark.parametrize(("form", "text"), MATCHES)
def test_a_form_makes_a_rule_of_its_sentences(form: Form, text: str) -> None:
    assert form.id in {rule.origin for rule in rules(text, form.member)}


@pytest.mark.parametrize(("form", "text"), DIFFERS)
def test_a_form_makes_no_rule_of_sentences_that_look_alike(form: Form, text: str) -> None:
    assert form.id not in {rule.origin for rule in read(text, form.member).rules}


def test_each_form_has_an_id_of_its_own_and_shows_its_limits() -> None:
    assert len({form.id for form in FORMS}) == len(FORMS)
    assert [form.id for form in FORMS if not form.matches or not form.differs] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_reads_a_clause_or_a_sentence_and_names_words_in_lower_case(form: Form) -> None:
    assert (form.of_clause is None) != (form.of_sentence is None)
    assert form.words
    assert "" not in form.words
    assert all(word == word.lower() for word in form.words)

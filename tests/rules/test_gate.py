"""Words of constraint: no sentence that states one goes unread."""

from __future__ import annotations

import pytest
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.gate import constraint_words, has_constraint_words


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_sentence_of_which_a_form_makes_a_rule_has_a_word_of_constraint(form: object) -> None:
    # An item of a list is read with the sentence above it.
    sentences = [text for text in form.matches if "<li>" not in text]  # type: ignore[attr-defined]
    assert [text for text in sentences if not has_constraint_words(text)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Make sure you specify PCOIP or WSP.",
        "If you call CreateUpload with WEB_APP specified, AWS Device Farm throws an ArgumentException error.",
        "This object can\u2019t be used along with TagFilter.",
        "You can enter one sort criteria.",
        "You can filter up to the following limits:",
        "Valid values by channel are:",
        "The new dashboard definition, as a JSON document.",
        "When using Subtypes as filter make sure Queues is added as primary filter.",
        "Available export types are userlog, connectionlog, and useractivitylog.",
        "This setting can have a value from 1 hour to 12 hours.",
        "Either A or B, not both.",
        "Use InstanceIds instead of InstanceId.",
        "Values: 1\u20136",
        "Specify any whole number from `7` to `2147483647`.",
        "There is a limitation of 50 rules per configuration.",
    ],
)
def test_a_sentence_that_states_a_constraint_has_one(sentence: str) -> None:
    assert has_constraint_words(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The identifier of the Amazon Connect instance.",
        "A formal name of the queue.",
        "The response contains a list of tags.",
        "The mustard is hot.",
    ],
)
def test_a_description_has_none(sentence: str) -> None:
    assert not has_constraint_words(sentence)


def test_each_word_counts() -> None:
    assert constraint_words("It must be at least 5 and at most 10, and can't be blank.") == 5

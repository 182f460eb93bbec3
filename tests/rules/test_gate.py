"""Words of constraint: no sentence that states one goes unread."""

from __future__ import annotations

import pytest
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.language.gate import count_constraint_words, has_constraint_words


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


WORDS = """
must, mustn't, has to, have to, need to, needs to, shall, make sure, be sure, ensure, can't, can not, cannot, can only,
may not, don't, doesn't, do not, does not, never, neither, aren't, isn't, won't, not be, not both, is not valid,
are not currently supported, is not allowed, is not permitted, is not accepted, is not possible, is not required,
is not applicable, is not available, illegal, forbidden, prohibited, not null, blank, rejects, rejected, fail, fails,
error, errors, exception, exceptions, throws, at least, at most, no more than, not less than, no fewer than,
no longer than, not greater than, no larger than, no later than, no earlier than, equal to, multiple of, more than,
less than, fewer than, longer than, shorter than, greater than, larger than, smaller than, higher than, lower than,
earlier than, later than, up to, or less, or fewer, or more, or greater, or longer, or higher, or shorter, max, maximum,
min, minimum, limit, limits, limited, limitation, limitations, exceed, exceeds, between, range, ranges, enter one,
specify a single, provide 5, add one, include one, choose one, length of, length is, bytes, 5 kb, 5kib, 5 MB, 5 GiB,
nonempty, non-empty, non-negative, non-zero, positive, negative, integer, integers, inclusive, exclusive, only, exactly,
valid, invalid, allowed, allows only, permits, permitted, accepts, accepted, acceptable, supports, supported,
possible values, available export types, values are, values include, value from, values of 5, constraint,
constraints, restriction, restrictions, pattern, format, formats, formatted, regular expression, regex, encoded, json,
iso 8601, e.164, utc, character, characters, letters, digits, alphanumeric, hyphen, hyphens, underscore, underscores,
spaces, whitespace, white space, uppercase, lowercase, begin with, begins with, start with, starts with, end with,
ends with, consist of, consists of, duplicate, duplicates, is unique, are unique, be unique, has unique, unique name,
unique values, unique within, unique among, unique in, require, required, requires, requirement, requirements, mandatory,
unless, omit, omitted, provided that, instead of, either, both, one of, any of the following, mutually exclusive,
conflict, conflicts, conflicting, together with, along with, in combination with, in conjunction with, if specify,
if you specify, when you set, when you provide, if you choose, if selecting, when you pass,
if you send, when you omit, if using, when including, when setting, if choosing, when omitting, 5-6, 5 to 6, 5 through 6, 5\u20136, `5`-`6`, value: a, values : a
""".replace("\n", " ").split(", ")


@pytest.mark.parametrize("word", [word.strip() for word in WORDS])
def test_a_word_of_constraint(word: str) -> None:
    assert has_constraint_words(f"Its zone {word} and so on")
    assert has_constraint_words(word.capitalize().replace("'", "\u2019"))


@pytest.mark.parametrize(
    "word",
    [
        "musty", "a need", "can", "may", "do", "not", "is not here", "value", "failure", "lease", "no more", "equal",
        "multiple", "or", "limiting", "arrange", "enter", "length", "megabytes", "5 kbit", "5 km", "integral", "available",
        "possible", "unique", "formatting", "spacer", "beginning", "consist", "omission", "along", "if", "when", "5 6", "5-a",
    ],
)  # fmt: skip
def test_what_is_like_a_word_of_constraint_is_none(word: str) -> None:
    assert not has_constraint_words(f"Its zone {word} and so")


def test_each_word_counts() -> None:
    assert count_constraint_words("It must be at least 5 and at most 10, and can't be blank.") == 5

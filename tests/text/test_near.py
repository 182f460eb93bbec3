"""Suggestions for a mistyped name."""

from __future__ import annotations

import pytest
from shapesmith.text.near import LONGEST_NAME, MOST_SEARCHES, NearNames, did_you_mean

SERVICES = ("connect", "connectcampaigns", "qconnect", "s3", "s3control", "sqs")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("conect", '; did you mean "connect" or "qconnect"?'),
        ("Connect", '; did you mean "connect", "qconnect" or "connectcampaigns"?'),
        ("s-q-s", '; did you mean "sqs"?'),
        ("SQS!", '; did you mean "sqs"?'),
        ("lambda", ""),
        ("", ""),
    ],
)
def test_case_and_punctuation_make_no_difference(name: str, expected: str) -> None:
    assert did_you_mean(name, SERVICES) == expected


def test_the_names_are_given_as_they_are_spelled() -> None:
    assert did_you_mean("createcontact", ["Create-Contact!"]) == '; did you mean "Create-Contact!"?'


def test_a_name_that_holds_what_was_typed_is_near_from_three_characters_on() -> None:
    assert did_you_mean("tag", ["CreateContactTags"]) == '; did you mean "CreateContactTags"?'
    assert did_you_mean("ta", ["CreateContactTags"]) == ""


def test_three_names_at_the_most_are_near() -> None:
    assert did_you_mean("name", ["name1", "name2", "name3", "name4"]) == '; did you mean "name4", "name3" or "name2"?'
    assert did_you_mean("flow", [f"flow{'x' * 9}{letter}" for letter in "dcba"]) == (
        '; did you mean "flowxxxxxxxxxa", "flowxxxxxxxxxb" or "flowxxxxxxxxxc"?'
    )


def test_a_name_of_more_than_100_characters_is_neither_searched_for_nor_suggested() -> None:
    assert LONGEST_NAME == 100
    for length, found in ((100, True), (101, False)):
        name = "a" * length
        assert bool(did_you_mean(name, ["a" * 100])) is found
        assert bool(did_you_mean("a" * 100, [name])) is found


def test_the_first_ten_unknown_names_get_suggestions_and_those_again() -> None:
    near = NearNames(["connect"])
    unknown = [f"conect{number}" for number in range(MOST_SEARCHES + 1)]
    assert MOST_SEARCHES == 10
    for _ in range(2):
        assert [bool(near.did_you_mean(name)) for name in unknown] == [True] * 10 + [False]

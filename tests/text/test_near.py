"""What someone who mistyped a name may have meant."""

from __future__ import annotations

import pytest
from shapesmith.text.near import did_you_mean, near_matches

SERVICES = ("connect", "connectcampaigns", "qconnect", "s3", "s3control", "sqs")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("conect", ["connect", "qconnect"]),
        ("Connect", ["connect", "qconnect", "connectcampaigns"]),
        ("s-q-s", ["sqs"]),
        ("SQS!", ["sqs"]),
        ("lambda", []),
        ("", []),
    ],
)
def test_case_and_punctuation_make_no_difference(name: str, expected: list[str]) -> None:
    assert near_matches(name, SERVICES) == expected


def test_the_names_are_given_as_they_are_spelled() -> None:
    assert near_matches("createcontact", ["Create-Contact!"]) == ["Create-Contact!"]


def test_a_name_that_holds_what_was_typed_is_near_from_three_characters_on() -> None:
    assert near_matches("tag", ["CreateContactFlowTagAssociation"]) == ["CreateContactFlowTagAssociation"]
    assert near_matches("ta", ["CreateContactFlowTagAssociation"]) == []


def test_three_names_at_the_most_are_near() -> None:
    assert near_matches("name", ["name1", "name2", "name3", "name4"]) == ["name4", "name3", "name2"]
    assert near_matches("flow", ["flow" + "x" * 9 + letter for letter in "abcd"]) == [
        "flowxxxxxxxxxa",
        "flowxxxxxxxxxb",
        "flowxxxxxxxxxc",
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["flow"], '; did you mean "flow"?'),
        (["flow", "flows"], '; did you mean "flow" or "flows"?'),
        (["flow", "flows", "flowx"], '; did you mean "flow", "flowx" or "flows"?'),
    ],
)
def test_near_names_are_a_question(names: list[str], expected: str) -> None:
    assert did_you_mean("flow", names) == expected

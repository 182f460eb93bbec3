"""Guessing wire names: the service's convention, and the spellings that its prose has."""

from __future__ import annotations

import pytest
from shapesmith.sources.yard.wire_names import WireNames

MEMBERS = ("instance_id", "user_info", "name", "db_arn")


def names(*prose: str, types: tuple[str, ...] = ()) -> list[str]:
    guessed = WireNames(prose, MEMBERS, types)
    return [guessed.of(member) for member in MEMBERS]


def test_without_evidence_names_start_with_a_small_letter() -> None:
    assert names() == names("The instance ID, the name.") == ["instanceId", "userInfo", "name", "dbArn"]


def test_most_of_the_spelled_members_decide_how_all_start() -> None:
    assert names("Give an InstanceId.") == ["InstanceId", "UserInfo", "Name", "DbArn"]
    assert names("Give an InstanceId, a UserInfo or a userInfo.") == ["InstanceId", "UserInfo", "Name", "DbArn"]
    assert names("Give an InstanceId or a userInfo.") == ["instanceId", "userInfo", "name", "dbArn"]


def test_how_often_a_member_is_spelled_decides_nothing_more() -> None:
    assert names("InstanceId InstanceId InstanceId instanceId userInfo")[0] == "instanceId"


def test_a_spelling_of_the_prose_is_taken_as_it_is() -> None:
    assert names("The DBArn of the InstanceID.") == ["InstanceID", "UserInfo", "Name", "DBArn"]


def test_of_two_spellings_the_more_frequent_is_taken_and_then_the_first_of_the_alphabet() -> None:
    assert names("InstanceId InstanceID InstanceID UserInfo")[0] == "InstanceID"
    assert names("InstanceId InstanceID UserInfo")[0] == "InstanceID"


@pytest.mark.parametrize("prose", ["UserInfo", "/UserInfo/x", "example.UserInfo", "$UserInfo", "UserInfo-x"])
def test_types_and_parts_of_paths_are_no_evidence(prose: str) -> None:
    assert names(prose, types=("UserInfo",))[1] == "userInfo"


def test_what_is_spelled_like_no_member_is_no_evidence() -> None:
    # A name of one word has one spelling, whatever the service.
    assert names("GitHub, DevOps and PayPal, the Name of it.") == ["instanceId", "userInfo", "name", "dbArn"]


@pytest.mark.parametrize(
    ("member", "wire_name"), [("s3_key", "s3Key"), ("_a__b_", "aB"), ("_", "_"), ("über_größe", "überGröße")]
)
def test_words_are_put_together(member: str, wire_name: str) -> None:
    assert WireNames((), (member,), ()).of(member) == wire_name

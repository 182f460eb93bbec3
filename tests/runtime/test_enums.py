"""Open enums: known values are members, others are kept."""

from __future__ import annotations

import copy
import json
import pickle

import pytest


@pytest.fixture(scope="module")
def enums(golden):
    return golden("enums")


def test_members_are_their_strings(enums):
    assert enums.Color.RED == "RED"
    assert hash(enums.Color.RED) == hash("RED")
    assert f"{enums.Color.RED} {enums.Color.RED!s}" == "RED RED"
    assert json.dumps(enums.Color.RED) == '"RED"'


def test_a_known_value_is_its_member(enums):
    assert enums.Color("RED") is enums.Color.RED
    assert enums.Color.RED.is_known


def test_an_unknown_value_is_kept(enums):
    color = enums.Color("MAUVE")
    assert color == "MAUVE"
    assert color.value == color.name == "MAUVE"
    assert isinstance(color, enums.Color)
    assert not color.is_known
    assert repr(color) == "<Color: 'MAUVE', not known>"
    assert list(enums.Color) == ["RED", "GREEN", "DARK_BLUE"]


def test_unknown_values_compare_and_hash_as_strings(enums):
    assert enums.Color("MAUVE") == enums.Color("MAUVE")
    assert {enums.Color("MAUVE"): 1}["MAUVE"] == 1


def test_only_strings_make_members(enums):
    with pytest.raises(ValueError, match="1 is not a valid Color"):
        enums.Color(1)


def test_the_empty_string_can_be_a_known_value(enums):
    assert enums.OddValues("").is_known
    assert enums.OddValues._by_value[""] is enums.OddValues.EMPTY
    assert not enums.Color("").is_known


def test_values_that_differ_only_in_case_or_punctuation_have_members_of_their_own(enums):
    values = ["ok", "OK", "Ok", "in-progress", "in_progress", "IN PROGRESS"]
    assert [member.value for member in enums.CaseOnly] == values
    assert enums.CaseOnly.OK == "ok", "the first in the order of the spec has the plain name"


@pytest.mark.parametrize("name", ["OddValues", "CaseOnly", "Words", "Digits", "ForeignLetters", "Single"])
def test_every_odd_value_is_known(enums, name):
    enum = getattr(enums, name)
    assert all(enum(member.value) is member and member.is_known for member in enum)
    assert all(member.name.isidentifier() and member.name == member.name.upper() for member in enum)


def test_from_boto3_parses_enums_wherever_they_stand(enums):
    response = enums.PutShirtResponse.from_boto3(
        {"Color": "RED", "MoreColors": ["GREEN", "MAUVE"], "PriceBySize": {"XL": 3, "XXL": 4}, "Status": "retired"}
    )
    assert response.color is enums.Color.RED
    assert response.more_colors == ["GREEN", "MAUVE"]
    assert [color.is_known for color in response.more_colors] == [True, False]
    assert [size.is_known for size in response.price_by_size] == [True, False]
    assert not response.status.is_known


def test_requests_take_members_and_their_strings(enums):
    by_member = enums.PutShirtRequest(color=enums.Color.RED, price_by_size={enums.Size.S: 1})
    by_string = enums.PutShirtRequest(color="RED", price_by_size={"S": 1})
    assert by_member == by_string
    assert by_member.to_boto3() == by_string.to_boto3() == {"Color": "RED", "PriceBySize": {"S": 1}}


@pytest.mark.parametrize("value", ["RED", "MAUVE"])
def test_members_survive_copies_and_pickles(enums, value):
    color = enums.Color(value)
    for copied in (copy.copy(color), copy.deepcopy(color), pickle.loads(pickle.dumps(color))):
        assert copied == color
        assert type(copied) is enums.Color
        assert copied.is_known == color.is_known


def test_enums_match_by_member_and_by_string(enums):
    def price(color: str) -> int:
        match enums.Color(color):
            case enums.Color.RED:
                return 1
            case "GREEN":
                return 2
            case unknown:
                assert not unknown.is_known
                return 3

    assert [price(color) for color in ("RED", "GREEN", "MAUVE")] == [1, 2, 3]

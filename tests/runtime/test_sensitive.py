"""Sensitive members do not show in a repr, wherever the trait is."""

from __future__ import annotations

import dataclasses

import pytest


@pytest.fixture(scope="module")
def sensitive(golden):
    return golden("sensitive")


def test_sensitive_members_are_hidden_and_others_are_not(sensitive):
    request = sensitive.LoginRequest(
        user="ann",
        password="s3cret",
        old_passwords=["s3cret"],
        passwords_by_user={"bob": ["s3cret"]},
        user_by_secret={"s3cret": "bob"},
        tags=["s3cret"],
        card=sensitive.Card(number="s3cret", holder="s3cret"),
        contact=sensitive.Contact(name="bob", phone="s3cret"),
        contacts=[sensitive.Contact(phone="s3cret")],
        choice=sensitive.Choice(code="s3cret"),
        pin=1234,
        image=b"s3cret",
        grade="A",
    )
    assert repr(request) == (
        "LoginRequest(user='ann', password=<sensitive>, old_passwords=<sensitive>, passwords_by_user=<sensitive>, "
        "user_by_secret=<sensitive>, tags=<sensitive>, card=<sensitive>, "
        "contact=Contact(name='bob', phone=<sensitive>), contacts=[Contact(phone=<sensitive>)], "
        "choice=<sensitive>, pin=<sensitive>, image=<sensitive>, grade=<sensitive>)"
    )
    assert "s3cret" not in str(request)
    assert "s3cret" not in f"{request}"


def test_a_structure_that_is_sensitive_hides_all_its_members(sensitive):
    assert repr(sensitive.Card(number="1", holder="ann")) == "Card(number=<sensitive>, holder=<sensitive>)"
    response = sensitive.LoginResponse.from_boto3({"Token": "t", "Expires": 1})
    assert repr(response) == "LoginResponse(token=<sensitive>, expires=<sensitive>)"


def test_sensitive_values_are_sent(sensitive):
    assert sensitive.LoginRequest(password="s3cret", pin=1).to_boto3() == {"Password": "s3cret", "Pin": 1}


def test_members_that_are_not_set_are_not_shown_as_hidden(sensitive):
    assert repr(sensitive.LoginRequest(user="ann")) == "LoginRequest(user='ann')"


def test_errors_hide_sensitive_members_too(golden):
    error = golden("errors").SecretiveException(secret="s3cret")
    assert repr(error) == "SecretiveException(secret=<sensitive>)"
    assert "s3cret" not in str(error)


def test_a_dataclass_that_a_user_derives_hides_them_too(sensitive):
    @dataclasses.dataclass(kw_only=True)
    class Login(sensitive.LoginRequest):
        realm: str = "r"

    shown = repr(Login(user="ann", password="s3cret", old_passwords=["s3cret"], pin=1234, realm="home"))
    assert "s3cret" not in shown
    assert "1234" not in shown
    assert "user='ann'" in shown
    assert "realm='home'" in shown


@pytest.mark.parametrize(
    ("members", "shown"),
    [
        ({"contact": {"Name": "bob", "Phone": "s3cret"}}, "contact={'Name': 'bob', 'Phone': <sensitive>}"),
        ({"contacts": [{"Phone": "s3cret"}]}, "contacts=[{'Phone': <sensitive>}]"),
        ({"contacts": ({"Phone": "s3cret"},)}, "contacts=({'Phone': <sensitive>},)"),
        ({"choice": {"Code": "s3cret"}}, "choice=<sensitive>"),
        ({"contact": {"Nickname": [1]}}, "contact={'Nickname': [1]}"),
    ],
)
def test_a_dict_in_the_place_of_a_structure_hides_them_too(sensitive, members, shown):
    assert repr(sensitive.LoginRequest(**members)) == f"LoginRequest({shown})"


def test_a_list_that_contains_itself_has_a_repr(sensitive):
    contacts = []
    contacts.append({"Name": contacts})
    assert repr(sensitive.LoginRequest(contacts=contacts)).startswith("LoginRequest(contacts=[{'Name': [")


@pytest.mark.parametrize("params", [{"UserBySecret": {"s3cret": 1}}, {"Answers": {"s3cret": "x"}}])
def test_a_key_that_is_or_belongs_to_a_sensitive_value_does_not_show_in_a_violation(sensitive, params):
    found = sensitive.validate("LoginRequest", params)
    assert found
    for violation in found:
        assert "s3cret" not in f"{violation.path} {violation.message} {violation.rule}"
        assert "[<sensitive>]" in violation.path

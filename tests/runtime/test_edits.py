"""boto3's edits are applied to a copy of the parameters in order, and what boto3 refuses is a finding at its member."""

from __future__ import annotations

import hashlib
from io import BytesIO, StringIO
from typing import Any

import pytest
from shapesmith.runtime.edits import (
    Alias,
    Base64,
    Edit,
    Fill,
    Joined,
    LastSegment,
    Parts,
    Quoted,
    edited,
)
from shapesmith.runtime.entries import String
from shapesmith.runtime.refusing_edits import Ascii, Listed, Matching, NoBytearray, SignedFile

KEY, KEY_64, KEY_MD5 = b"0123456789abcdef", "MDEyMzQ1Njc4OWFiY2RlZg==", "QDKvjWEDUSOQbljgZxQMxQ=="


def sent(edit: Edit, params: dict[Any, Any], handled: bool = False) -> dict[Any, Any]:
    """Return what an edit makes of `params`, in which it must find nothing wrong."""
    left, found = apply(edit, params, handled)
    assert found == []
    return left


def refused(edit: Edit, params: dict[Any, Any], level: str = "botocore") -> list[str]:
    """Return the paths of what an edit refuses at a level."""
    _, found = apply(edit, params)
    counting = [each for each in found if each.botocore or level != "botocore"]
    return [each.violation("Request", suggest=False).path for each in counting]


def apply(edit: Edit, params: dict[Any, Any], handled: bool = False) -> Any:
    edit.id = "a.row"
    before = dict(params)
    result = edited([edit], {"Secret": String(sensitive=True)}, params, handled)
    assert params == before
    return result


def test_an_alias_is_renamed_unless_its_member_is_set_too() -> None:
    edit = Alias("from", "fromTime")
    assert sent(edit, {"fromTime": 1}) == {"from": 1}
    # Then the alias is a member that the model does not have.
    assert sent(edit, {"fromTime": 1, "from": 2}) == {"fromTime": 1, "from": 2}


def test_a_member_is_filled_in_if_it_is_left_out_and_where_the_row_says_so_if_it_is_none() -> None:
    assert sent(Fill("id", "-"), {}) == {"id": "-"}
    assert sent(Fill("id", "-"), {"id": None}) == {"id": None}
    assert sent(Fill("id", "-", null=True), {"id": None}) == {"id": "-"}
    assert sent(Fill("id", "-", null=True), {"id": "1"}) == {"id": "1"}


@pytest.mark.parametrize("value", [KEY, KEY.decode(), bytearray(KEY), memoryview(KEY)])
def test_text_and_bytes_of_any_form_become_base64_and_their_md5_is_filled_in(value: Any) -> None:
    assert sent(Base64("Key", "Text or bytes."), {"Key": value}) == {"Key": KEY_64}
    assert sent(Base64("Key", "Text or bytes.", md5="MD5"), {"Key": value}) == {"Key": KEY_64, "MD5": KEY_MD5}


def test_an_md5_is_made_where_python_allows_it_for_what_is_no_security_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def md5(data: bytes, *, usedforsecurity: bool = True) -> Any:
        if usedforsecurity:
            raise ValueError("disabled for FIPS")
        return original(data, usedforsecurity=False)

    original = hashlib.md5
    monkeypatch.setattr(hashlib, "md5", md5)
    assert sent(Base64("Key", "Text.", md5="MD5"), {"Key": KEY}) == {"Key": KEY_64, "MD5": KEY_MD5}


def test_a_key_with_its_md5_is_base64_already() -> None:
    assert sent(Base64("Key", "Text.", md5="MD5"), {"Key": "k", "MD5": "m"}) == {"Key": "k", "MD5": "m"}


def test_a_value_of_another_type_is_left_to_the_model_and_text_that_is_no_utf_8_is_refused() -> None:
    assert sent(Base64("Key", "Text or bytes."), {"Key": 7}) == {"Key": 7}
    assert refused(Base64("Key", "Text or bytes."), {"Key": "\ud800"}) == ["Key"]


def test_an_id_is_what_follows_the_last_slash() -> None:
    edit = LastSegment(("Id", "Other"))
    assert sent(edit, {"Id": "/hostedzone/Z1", "Other": "C1"}) == {"Id": "Z1", "Other": "C1"}
    assert sent(edit, {"Id": "/hostedzone/"}) == {"Id": ""}


def test_text_is_quoted_but_for_the_end_that_is_kept() -> None:
    edit = Quoted("Source", r"\?version=\S+$", "Text.")
    assert sent(edit, {"Source": "a/b c~?version=1 "}) == {"Source": "a/b%20c~%3Fversion%3D1%20"}
    assert sent(edit, {"Source": "a/b c?version=1"}) == {"Source": "a/b%20c?version=1"}
    assert refused(edit, {"Source": "\ud800"}) == ["Source"]


JOINED = Joined(
    "Source",
    ("{Bucket}/{Key}", "?versionId={VersionId}"),
    "Text, or a dict.",
    text=("Bucket",),
    required=("Key",),
    optional=("VersionId",),
)


def test_a_dict_becomes_text() -> None:
    assert sent(JOINED, {"Source": {"Bucket": "a", "Key": "b c"}}) == {"Source": "a/b%20c"}
    versioned = {"Bucket": "a", "Key": "b", "VersionId": "1 2"}
    assert sent(JOINED, {"Source": versioned}) == {"Source": "a/b?versionId=1 2"}
    assert sent(JOINED, {"Source": "a/b"}) == {"Source": "a/b"}


def test_a_dict_lacks_what_boto3_needs() -> None:
    assert refused(JOINED, {"Source": {"Bucket": "a"}}) == ['Source["Key"]']
    assert refused(JOINED, {"Source": {"Bucket": 7, "Key": "b"}}) == ['Source["Bucket"]']


def test_what_boto3_ignores_or_makes_text_of_is_wrong_above_its_level_only() -> None:
    source = {"Source": {"Bucket": "a", "Key": 7, "Version": "1"}}
    assert refused(JOINED, source) == []
    assert refused(JOINED, source, "modelled") == ['Source["Key"]', 'Source["Version"]']


PARTS = Parts("Name", r"\Aarn:(?P<Account>\d+):", "A name, or an ARN.")


def test_a_part_of_a_text_becomes_a_member_which_must_be_equal_if_it_is_set() -> None:
    assert sent(PARTS, {"Name": "arn:12:x"}) == {"Name": "arn:12:x", "Account": "12"}
    assert sent(PARTS, {"Name": "n"}) == {"Name": "n"}
    assert refused(PARTS, {"Name": "arn:12:x", "Account": "13"}) == ["Account"]


def test_text_must_have_one_of_the_patterns_unless_another_member_is_set_or_matches() -> None:
    edit = Matching("Name", ("^a", "z$"), "A name.", unless=("Other",), unless_matching={"Id": "^1$"})
    assert sent(edit, {"Name": "ab"}) == {"Name": "ab"}
    assert sent(edit, {"Name": "yz"}) == {"Name": "yz"}
    assert refused(edit, {"Name": "b"}) == ["Name"]
    assert refused(edit, {"Name": "b", "Other": ""}) == refused(edit, {"Name": "b", "Id": "1"}) == []
    assert refused(edit, {"Name": "b", "Id": "2"}) == ["Name"]
    assert refused(edit, {"Name": 7}) == []


def test_text_must_be_listed_in_any_case() -> None:
    edit = Listed("Algorithm", ("CRC32",), "An algorithm.", unless=("Checksum",))
    assert refused(edit, {"Algorithm": "crc32"}) == refused(edit, {"Algorithm": "MD5", "Checksum": "x"}) == []
    assert refused(edit, {"Algorithm": "MD5"}) == ["Algorithm"]


def test_keys_and_values_must_be_ascii() -> None:
    edit = Ascii("Metadata", "ASCII.")
    assert refused(edit, {"Metadata": {"a": "b", "c": 7}}) == []
    assert refused(edit, {"Metadata": {"a": "\x7f", "b": "\x80", "é": "c"}}) == ['Metadata["b"]', 'Metadata["é"]']


def test_what_handlers_have_done_is_not_done_again() -> None:
    for edit in (Base64("Key", "Text."), Quoted("Key", "$", "Text.")):
        assert sent(edit, {"Key": "a b"}, handled=True) == {"Key": "a b"}
    assert sent(Fill("Key", "-"), {}, handled=True) == {"Key": "-"}


def test_a_violation_says_what_boto3_takes_and_hides_what_is_sensitive() -> None:
    _, [finding] = apply(Matching("Secret", ("^a",), "Begins with an a."), {"Secret": "b"})
    violation = finding.violation("Request", suggest=False)
    assert str(violation) == "Request.Secret must be as boto3 takes it: begins with an a (got str <sensitive>)"
    assert (violation.rule, violation.source, violation.severity) == ("a.row", "model", "error")


def test_a_bytearray_is_refused_where_boto3_takes_it_for_a_file() -> None:
    edit = NoBytearray("Body", "Text, bytes or a file.")
    assert sent(edit, {"Body": b"bytes"}) == {"Body": b"bytes"}
    assert sent(edit, {}) == {}
    assert refused(edit, {"Body": bytearray(b"bytes")}) == ["Body"]


SIGNED = SignedFile("Body", "A file.", given=("Checksum",), unless=("ContentMD5",))


class Unseekable:
    def read(self, size: int = -1) -> bytes:
        return b""


@pytest.mark.parametrize("body", ["text", b"bytes", bytearray(b"bytes"), BytesIO(b"file"), None])
@pytest.mark.parametrize("given", [{}, {"Checksum": "x"}, {"Checksum": "x", "ContentMD5": "y"}])
def test_a_body_that_can_be_read_again_is_sent_with_a_checksum_and_without(body: Any, given: dict[str, str]) -> None:
    assert sent(SIGNED, {"Body": body, **given}) == {"Body": body, **given}


def test_a_file_without_a_position_is_refused_only_where_it_is_signed() -> None:
    body = Unseekable()
    assert sent(SIGNED, {"Body": body}) == {"Body": body}
    assert sent(SIGNED, {"Body": body, "Checksum": None}) == {"Body": body, "Checksum": None}
    assert sent(SIGNED, {"Body": body, "ContentMD5": "y"})["Body"] is body
    assert refused(SIGNED, {"Body": body, "Checksum": "x"}) == ["Body"]
    assert sent(SIGNED, {"Body": body, "Checksum": "x", "ContentMD5": "y"})["Body"] is body


def test_a_file_of_text_is_refused_unless_boto3_does_not_read_it() -> None:
    body = StringIO("text")
    assert refused(SIGNED, {"Body": body}) == ["Body"]
    assert refused(SIGNED, {"Body": body, "Checksum": "x"}) == ["Body"]
    assert refused(SIGNED, {"Body": body, "ContentMD5": "y"}) == ["Body"]
    assert sent(SIGNED, {"Body": body, "Checksum": "x", "ContentMD5": "y"})["Body"] is body


def test_the_account_of_an_arn_is_compared_and_not_set() -> None:
    edit = Parts("Name", r"\Aarn:(?P<Account>\d+):", "The account.", sets=False)
    assert sent(edit, {"Name": "arn:12:x"}) == {"Name": "arn:12:x"}
    assert sent(edit, {"Name": "arn:12:x", "Account": "12"}) == {"Name": "arn:12:x", "Account": "12"}
    assert refused(edit, {"Name": "arn:12:x", "Account": "13"}) == ["Account"]


@pytest.mark.parametrize("value", [7, None, ["a"], {"a": "b"}])
def test_a_value_of_another_type_is_left_as_it_is(value: Any) -> None:
    for edit in (
        LastSegment("Name"),
        Quoted("Name", "$", "Text."),
        PARTS,
        Matching("Name", ("^a",), "Text."),
        Listed("Name", ("A",), "Text."),
        Base64("Name", "Text."),
    ):
        assert sent(edit, {"Name": value}) == {"Name": value}
        assert sent(edit, {}) == {}
    assert sent(JOINED, {"Source": 7}) == {"Source": 7}
    assert sent(Ascii("Name", "ASCII."), {"Name": 7}) == {"Name": 7}


def test_what_boto3_refuses_is_not_sent_and_what_it_makes_text_of_is() -> None:
    left, found = apply(JOINED, {"Source": {"Bucket": "a"}})
    assert (left, [each.botocore for each in found]) == ({}, [True])
    left, found = apply(JOINED, {"Source": {"Bucket": "a", "Key": 7, "More": "b"}})
    assert (left, [each.botocore for each in found]) == ({"Source": "a/7"}, [False, False])
    left, found = apply(JOINED, {"Source": {"Bucket": "\ud800", "Key": "k"}})
    assert (left, refused(JOINED, {"Source": {"Bucket": "\ud800", "Key": "k"}})) == ({}, ["Source"])
    left, _ = apply(JOINED, {"Source": {"Bucket": "a", "Key": "b", "VersionId": None}})
    assert left == {"Source": "a/b"}


def test_edits_are_made_in_their_order_on_a_copy() -> None:
    edits = [Alias("Id", "id"), LastSegment("Id"), Matching("Id", ("^Z",), "An id.")]
    for edit in edits:
        edit.id = "a.row"
    params = {"id": "/hostedzone/Z1"}
    assert edited(edits, {}, params, False) == ({"Id": "Z1"}, [])
    assert params == {"id": "/hostedzone/Z1"}
    _, found = edited(edits[::-1], {}, {"Id": "/hostedzone/Z1"}, False)
    assert len(found) == 1


def test_several_members_have_one_edit() -> None:
    edit = Matching(("One", "Two"), ("^a",), "Begins with an a.")
    assert refused(edit, {"One": "b", "Two": "c"}) == ["One", "Two"]
    assert refused(edit, {"One": "a", "Two": "c"}) == ["Two"]
    assert sent(Base64(("One", "Two"), "Text."), {"One": "a", "Two": "b"}) == {"One": "YQ==", "Two": "Yg=="}


def test_a_part_that_is_given_must_be_the_one_in_the_text() -> None:
    edit = Parts("Name", r"\Aarn:(?P<Account>\d+):(?P<Name>\w+)\Z", "A name, or an ARN.")
    assert sent(edit, {"Name": "arn:12:x", "Account": "12"}) == {"Name": "x", "Account": "12"}
    assert sent(edit, {"Name": "arn:12:x y"}) == {"Name": "arn:12:x y"}
    left, found = apply(edit, {"Name": "arn:12:x", "Account": None})
    assert (left, len(found)) == ({"Name": "x", "Account": "12"}, 1)


def test_an_edit_without_a_sentence_still_asks_for_something() -> None:
    assert Alias("a", "b").says == ""
    assert Fill("a", "b").members == ("a",)
    assert Matching(["a", "b"], (), "It.").members == ("a", "b")
    assert Matching("a", (), "It is so.").must() == "must be as boto3 takes it: it is so"

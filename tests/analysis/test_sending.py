"""What a body must be: boto3 reads it for a checksum, once, and for a signature, twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.analysis.requests import in_header, sent
from tests.export.services import structure

BODY = {"shape": "Blob", "streaming": True}
CHECKSUM = in_header("x-amz-checksum-crc32")
HASH = in_header("X-Amz-Content-Sha256")
ALGORITHM = in_header("x-amz-sdk-checksum-algorithm")
COMPUTED = {"httpChecksum": {"requestAlgorithmMember": "Algorithm"}}


def of_body(folder: Path, traits: dict[str, Any], request: dict[str, Any]) -> list[str]:
    """Return what is asked of the body of a request in sending it, by kind."""
    analysis = sent(folder, {"Put": {**request, "payload": "Body"}}, traits)
    return [each.kind for each in analysis.constraints.structures["PutRequest"].members["Body"].sending]


@pytest.mark.parametrize(
    ("traits", "expected"),
    [
        ({}, "signed_body"),
        ({"authtype": "v4"}, "signed_body"),
        ({"authtype": "none"}, "plain_body"),
        ({"authtype": "v4-unsigned-body"}, "plain_body"),
        ({"unsignedPayload": True}, "plain_body"),
        ({"httpChecksum": {"requestChecksumRequired": True}}, "signed_body"),
        (COMPUTED, "body"),
    ],
)
def test_a_body_is_read_twice_where_it_is_signed_and_once_for_a_checksum_in_its_place(
    traits: dict[str, Any], expected: str, tmp_path: Path
) -> None:
    assert of_body(tmp_path, traits, structure(Body=BODY, Algorithm=ALGORITHM)) == [expected]


def test_a_body_whose_checksum_may_be_given_is_held_to_the_edits_of_boto3_alone(tmp_path: Path) -> None:
    request = structure(Body=BODY, Algorithm=ALGORITHM, Sum=CHECKSUM)
    assert of_body(tmp_path, COMPUTED, request) == ["plain_body"]


def test_a_checksum_that_is_given_where_boto3_computes_none_leaves_a_body_signed(tmp_path: Path) -> None:
    assert of_body(tmp_path, {}, structure(Body=BODY, Sum=CHECKSUM)) == ["signed_body"]


@pytest.mark.parametrize(("required", "expected"), [(("Hash",), "plain_body"), ((), "signed_body")])
def test_a_hash_that_must_be_given_takes_the_place_of_a_signed_body(
    required: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    assert of_body(tmp_path, {}, structure(*required, Body=BODY, Hash=HASH)) == [expected]

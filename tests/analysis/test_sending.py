"""What a body must be: boto3 reads it for a checksum, once, and for a signature, twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapesmith.ir.constraints import Constraint, PlaceConstraints
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find

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


NESTED = {"type": "structure", "members": {"Text": {"shape": "Text"}, "Bytes": {"shape": "Bytes"}}}
SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Bytes": {"type": "blob"},
    "Whole": {"type": "integer"},
    "Long": {"type": "long"},
    "Single": {"type": "float"},
    "Double": {"type": "double"},
    "Flag": {"type": "boolean"},
    "Time": {"type": "timestamp"},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Bytes"}},
}


def at(location: str, shape: str = "Text") -> dict[str, str]:
    return {"shape": shape, "location": location, "locationName": "x-a"}


def of_members(
    folder: Path,
    protocol: str | list[str],
    request: dict[str, Any],
    inner: dict[str, Any] = NESTED,
    of: str = "Request",
) -> dict[str, str]:
    """Return what is asked of each value of a structure in sending it, by its path, in a service of that protocol."""
    spoken = {"protocol": protocol} if isinstance(protocol, str) else {"protocol": "other", "protocols": protocol}
    metadata = {"apiVersion": "2024-01-01", **spoken}
    operation = {"name": "Put", "http": {"method": "PUT", "requestUri": "/"}, "input": {"shape": "Request"}}
    spec = {
        "metadata": metadata,
        "operations": {"Put": operation},
        "shapes": {"Request": request, **SHAPES, "Inner": inner},
    }
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    places = analyse(find("made", home, folder).read()).constraints.structures[of].members
    return {each.path.removeprefix(f"{of}."): each.kind for place in places.values() for each in sending(place)}


def sending(place: PlaceConstraints) -> Iterator[Constraint]:
    """Yield the constraints on how a value is sent, and those on what it contains."""
    yield from place.sending
    for inner in place.inner:
        yield from sending(inner)


EVERY = structure(
    Text="Text", Bytes="Bytes", Whole="Whole", Long="Long", Single="Single", Double="Double",
    Flag="Flag", Time="Time", Texts="Texts", Map="Map", Inner="Inner",
)  # fmt: skip


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [
        ("json", {"Bytes": "buffer", "Single": "double", "Double": "double", "Map{}": "buffer"}),
        ("rest-json", {"Bytes": "buffer", "Single": "double", "Double": "double", "Map{}": "buffer"}),
        ("rest-xml", {"Bytes": "buffer", "Single": "double", "Double": "double", "Map{}": "buffer"}),
        (
            "query",
            {"Text": "url", "Bytes": "buffer", "Single": "double", "Double": "double", "Texts[]": "url"}
            | {"Map{key}": "url", "Map{}": "buffer"},
        ),
        (
            "smithy-rpc-v2-cbor",
            {"Text": "url", "Bytes": "cbor_blob", "Whole": "cbor_integer", "Long": "cbor_integer", "Single": "single"}
            | {"Double": "double", "Texts[]": "url", "Map{key}": "url", "Map{}": "cbor_blob"},
        ),
    ],
)
def test_each_protocol_asks_something_of_values(tmp_path: Path, protocol: str, expected: dict[str, str]) -> None:
    assert of_members(tmp_path, protocol, EVERY) == expected


def test_ec2_sends_as_query_does(tmp_path: Path) -> None:
    assert of_members(tmp_path / "1", "ec2", EVERY) == of_members(tmp_path / "2", "query", EVERY)


@pytest.mark.parametrize(
    ("protocols", "text"),
    [
        (["smithy-rpc-v2-cbor", "json"], None),
        (["query", "smithy-rpc-v2-cbor"], "url"),
        (["unheard-of"], None),
    ],
)
def test_of_several_protocols_the_first_that_boto3_prefers_counts(
    tmp_path: Path, protocols: list[str], text: str | None
) -> None:
    assert of_members(tmp_path, protocols, structure(Text="Text")).get("Text") == text


LOCATED = {
    **structure(
        Uri=at("uri"),
        Query=at("querystring"),
        Queries=at("querystring", "Map"),
        Header=at("header"),
        Headers=at("headers", "Map"),
        Status=at("statusCode"),
        Body="Text",
    )
}


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [
        (
            "rest-json",
            {"Uri": "url", "Query": "url", "Queries{key}": "url", "Header": "header", "Headers{key}": "header_name"},
        ),
        (
            "rest-xml",
            {"Uri": "url", "Query": "url", "Queries{key}": "url", "Header": "header", "Headers{key}": "header_name"},
        ),
        ("json", {"Queries{}": "buffer", "Headers{}": "buffer"}),
    ],
)
def test_where_a_member_is_sent_counts_in_rest_alone(tmp_path: Path, protocol: str, expected: dict[str, str]) -> None:
    assert of_members(tmp_path, protocol, LOCATED) == expected


def test_the_location_of_a_member_counts_in_the_request_of_an_operation_alone(tmp_path: Path) -> None:
    inner = structure(Header=at("header"))
    assert of_members(tmp_path, "rest-json", structure(Inner="Inner"), inner, "Inner") == {}


def test_a_text_that_is_the_body_is_encoded(tmp_path: Path) -> None:
    request = {**structure(Body="Text", Other="Text"), "payload": "Body"}
    assert of_members(tmp_path, "rest-json", request) == {"Body": "url"}


def test_a_label_of_the_host_is_checked_where_it_is_sent(tmp_path: Path) -> None:
    request = structure(Label={"shape": "Text", "hostLabel": True}, Number={"shape": "Whole", "hostLabel": True})
    assert of_members(tmp_path, "json", request) == {"Label": "host_label"}

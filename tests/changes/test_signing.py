"""A spec that names how requests are signed, where an SDK took the same already, breaks no request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from botocore import auth
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.review.changes.comparing.signing import SCHEMES
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

V4, V4A = "aws.auth#sigv4", "aws.auth#sigv4a"


def side(path: Path, operation: dict[str, Any] | None = None, **metadata: Any) -> Side:
    """Return a side with this in its metadata, and an operation."""
    operations = {"Bake": {"http": {"method": "POST", "requestUri": "/"}, **(operation or {})}}
    known = {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json", "endpointPrefix": "bakery"}
    path.write_text(
        json.dumps({"metadata": known | metadata, "operations": operations, "shapes": {}}), encoding="utf-8"
    )
    return side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read())


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ({"signatureVersion": "v4"}, {"signatureVersion": "v4", "auth": [V4]}, ["SERVICE_AUTH_RESPELLED"]),
        ({"signatureVersion": "v4"}, {"signatureVersion": "v4", "auth": [V4A]}, ["SERVICE_AUTH_CHANGED"]),
        ({"signatureVersion": "v4"}, {"signatureVersion": "v4", "auth": [V4, V4A]}, ["SERVICE_AUTH_CHANGED"]),
        ({"signatureVersion": "v2"}, {"signatureVersion": "v2", "auth": [V4]}, ["SERVICE_AUTH_CHANGED"]),
        ({"signatureVersion": "v4"}, {"signatureVersion": "v4a"}, ["SERVICE_AUTH_CHANGED"]),
        ({}, {"signingName": "bakery"}, ["SERVICE_AUTH_RESPELLED"]),
        ({}, {"signingName": "baker"}, ["SERVICE_AUTH_CHANGED"]),
        # The prefix is the name that signs, unless there is another.
        ({}, {"endpointPrefix": "baker"}, ["SERVICE_AUTH_CHANGED"]),
        (
            {"signingName": "bake"},
            {"signingName": "bake", "endpointPrefix": "baker"},
            ["SERVICE_METADATA_CHANGED"],
        ),
    ],
)
def test_what_is_named_counts_if_an_sdk_took_something_else(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], rules: list[str]
) -> None:
    for one, other in ((old, new), (new, old)):
        found = compare(side(tmp_path / "old.json", **one), side(tmp_path / "new.json", **other))
        assert [change.rule for change in found.changes] == rules
        assert [change.breaks for change in found.changes] == [
            ("request",) if rule == "SERVICE_AUTH_CHANGED" else () for rule in rules
        ]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ({"authtype": "none"}, {"authtype": "none", "auth": ["smithy.api#noAuth"]}, ["OPERATION_AUTH_RESPELLED"]),
        ({"authtype": "none"}, {"auth": ["smithy.api#noAuth"]}, ["OPERATION_AUTH_RESPELLED"] * 2),
        ({}, {"auth": [V4]}, ["OPERATION_AUTH_RESPELLED"]),
        ({}, {"auth": ["smithy.api#noAuth"]}, ["OPERATION_AUTH_CHANGED"]),
        ({}, {"authtype": "none"}, ["OPERATION_AUTH_CHANGED"]),
        ({}, {"unsignedPayload": True}, ["OPERATION_AUTH_CHANGED"]),
    ],
)
def test_an_operation_is_signed_as_its_service_unless_it_says_how(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], rules: list[str]
) -> None:
    for one, other in ((old, new), (new, old)):
        sides = (
            side(tmp_path / name, each, signatureVersion="v4")
            for name, each in (("old.json", one), ("new.json", other))
        )
        assert [change.rule for change in compare(*sides).changes] == rules


def test_the_schemes_of_signatures_are_those_of_botocore() -> None:
    known = {version: scheme for scheme, version in auth.AUTH_TYPE_TO_SIGNATURE_VERSION.items()}
    assert {version: known[version] for version in SCHEMES} == SCHEMES
    assert SCHEMES.keys() == {"bearer", "none", "v4", "v4a"}


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        *((key, "SERVICE_PROTOCOL_CHANGED") for key in ("protocol", "protocols", "jsonVersion", "targetPrefix")),
        *((key, "SERVICE_PROTOCOL_CHANGED") for key in ("xmlNamespace", "protocolSettings")),
        *((key, "SERVICE_AUTH_CHANGED") for key in ("auth", "signatureVersion", "signingName")),
        *((key, "SERVICE_METADATA_CHANGED") for key in ("serviceFullName", "uid", "protocolVersion")),
    ],
)
def test_each_entry_of_the_metadata_has_its_rule(tmp_path: Path, key: str, rule: str) -> None:
    # The protocols are a list.
    sides = (
        side(tmp_path / f"{each}.json", **{key: [each] if key == "protocols" else each}) for each in ("json", "query")
    )
    assert [change.rule for change in compare(*sides).changes] == [rule]

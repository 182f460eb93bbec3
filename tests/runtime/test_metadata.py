"""What a response keeps of its call: the ids, the status, the headers and the attempts."""

from __future__ import annotations

import pytest
from shapesmith.runtime.metadata import ResponseMetadata, response_metadata

RAW = {
    "RequestId": "r",
    "HostId": "h",
    "HTTPStatusCode": 201,
    "HTTPHeaders": {"date": "today"},
    "RetryAttempts": 2,
}


def test_metadata_have_what_boto3_returns() -> None:
    metadata = ResponseMetadata(RAW)
    assert (metadata.request_id, metadata.host_id, metadata.http_status_code) == ("r", "h", 201)
    assert (metadata.http_headers, metadata.retry_attempts, metadata.raw) == ({"date": "today"}, 2, RAW)


def test_what_boto3_does_not_return_is_none_or_empty() -> None:
    metadata = ResponseMetadata({})
    assert (metadata.request_id, metadata.host_id, metadata.http_status_code) == (None, None, None)
    assert (metadata.http_headers, metadata.retry_attempts) == ({}, 0)
    nulls = ResponseMetadata({"HTTPHeaders": None, "RetryAttempts": None})
    assert (nulls.http_headers, nulls.retry_attempts) == ({}, 0)


def test_metadata_are_equal_by_what_boto3_returned() -> None:
    assert ResponseMetadata(RAW) == ResponseMetadata(dict(RAW))
    assert ResponseMetadata(RAW) != ResponseMetadata({})
    assert ResponseMetadata(RAW) != RAW
    assert repr(ResponseMetadata(RAW)) == "ResponseMetadata('r', http_status_code=201)"
    with pytest.raises(TypeError):
        hash(ResponseMetadata(RAW))


@pytest.mark.parametrize("kept", [None, {}, {"ResponseMetadata": None}, {"ResponseMetadata": "x"}, {"Other": RAW}])
def test_a_response_without_metadata_has_none(kept: dict[str, object] | None) -> None:
    assert response_metadata(kept) is None


def test_a_response_has_its_metadata() -> None:
    assert response_metadata({"ResponseMetadata": RAW}) == ResponseMetadata(RAW)
    assert response_metadata({"ResponseMetadata": {}}) == ResponseMetadata({})

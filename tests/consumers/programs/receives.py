"""What a response has: lists and dicts, and what boto3 says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_type

from aws_shapes.sqs import Message, ReceiveMessageResult


def read(response: Mapping[str, Any]) -> list[str | None]:
    result = ReceiveMessageResult.from_boto3(response)
    assert_type(result.messages, list[Message] | None)
    assert_type(result.unknown_members, Mapping[str, Any])
    if result.messages is None:
        return []
    result.messages.append(Message(body="b"))
    result.messages.append("b")  # error
    first = result.messages[0]
    assert_type(first.message_id, str | None)
    if first.message_attributes is not None:
        first.message_attributes.clear()
        assert_type(first.message_attributes["a"].string_list_values, list[str] | None)
    if result.response_metadata is not None:
        assert_type(result.response_metadata.request_id, str | None)
    first.mesage_id  # error
    return [message.body for message in result.messages]

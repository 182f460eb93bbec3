"""Idempotency tokens are filled in where they are left out: by to_boto3, and by boto3 in a call."""

from __future__ import annotations

import asyncio
import re
from unittest.mock import AsyncMock, Mock

import pytest

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def tokens(golden):
    return golden("tokens")


def test_a_token_left_out_is_filled_in(tokens):
    params = tokens.CreateOrderRequest(item="book").to_boto3()
    assert list(params) == ["Item", "ClientToken"]
    assert UUID.fullmatch(params["ClientToken"])


def test_tokens_differ_between_calls_and_leave_the_request_as_it_was(tokens):
    request = tokens.CreateOrderRequest(item="book")
    assert request.to_boto3()["ClientToken"] != request.to_boto3()["ClientToken"]
    assert request.client_token is None


def test_a_token_that_is_given_is_sent(tokens):
    assert tokens.CreateOrderRequest(item="book", client_token="mine").to_boto3()["ClientToken"] == "mine"


def test_a_call_leaves_the_token_to_boto3(tokens):
    client = Mock(create_order=Mock(return_value={}))
    tokens.CreateOrderRequest(item="book").send(client)
    client.create_order.assert_called_once_with(Item="book")
    tokens.CreateOrderRequest(item="book", client_token="mine").send(client)
    client.create_order.assert_called_with(Item="book", ClientToken="mine")


def test_an_asynchronous_call_leaves_the_token_to_aiobotocore(tokens):
    client = AsyncMock(create_order=AsyncMock(return_value={}))
    asyncio.run(tokens.CreateOrderRequest(item="book").send_async(client))
    client.create_order.assert_called_once_with(Item="book")


def test_tokens_below_the_top_are_filled_in_too(tokens):
    params = tokens.CreateInvoiceRequest(nested=tokens.Nested(line="1")).to_boto3()
    assert UUID.fullmatch(params["Nested"]["InnerToken"])


def test_what_is_received_is_not_filled_in(tokens):
    assert tokens.CreateOrderResponse.from_boto3({}).to_boto3() == {}


def test_a_request_equals_itself_sent_and_read_back(tokens):
    request = tokens.CreateOrderRequest(item="book")
    assert tokens.CreateOrderRequest.from_boto3(request.to_boto3()) == request


def test_a_token_left_out_of_a_dict_is_no_violation(tokens):
    """Boto3 fills it in before it looks at what is required."""
    assert tokens.validate("CreateOrderRequest", {"Item": "book"}) == []
    assert [violation.path for violation in tokens.validate("CreateOrderRequest", {})] == ["Item"]


def test_a_token_that_a_derived_class_sets_is_sent(tokens):
    class Numbered(tokens.CreateOrderRequest):
        def to_boto3(self):
            return {**super().to_boto3(), "ClientToken": "order-42"}

    for check in (True, False):
        client = Mock(create_order=Mock(return_value={}))
        Numbered(item="book").send(client, check=check)
        assert client.create_order.call_args.kwargs == {"Item": "book", "ClientToken": "order-42"}

"""What a call returns: the response class, pages, items, and the response that a waiter waited for."""

from __future__ import annotations

from typing import Any, assert_type

from aws_shapes import Attempt, EmptyResponse, Items, Pages
from aws_shapes.connect import ListUsersRequest, ListUsersResponse, UserSummary
from aws_shapes.dynamodb import (
    AttributeValue,
    DescribeLimitsInput,
    DescribeLimitsOutput,
    DescribeTableInput,
    DescribeTableOutput,
    EnableKinesisStreamingDestinationRequest,
    KinesisStreamingDestinationOutput,
    ListTablesInput,
    ListTablesOutput,
    QueryInput,
    QueryOutput,
    ResourceNotFoundException,
)
from aws_shapes.s3 import DeleteBucketRequest, GetObjectRequest, ListPartsRequest, Part


def call(client: Any) -> None:
    assert_type(DescribeLimitsInput().send(client), DescribeLimitsOutput)
    request = DescribeTableInput(table_name="table")
    response = request.send(client, level="modelled", check=False)
    assert_type(response, DescribeTableOutput)
    response.tabel  # error
    request.send()  # error
    request.send(client, level="strict")  # error
    request.send(client, "modelled")  # error
    assert_type(DeleteBucketRequest(bucket="b").send(client), EmptyResponse)
    assert_type(
        EnableKinesisStreamingDestinationRequest(table_name="t", stream_arn="a").send(client),
        KinesisStreamingDestinationOutput,
    )
    body = GetObjectRequest(bucket="b", key="k").send(client).body
    if body is not None:
        assert_type(body.read(), bytes)
        for chunk in body:
            assert_type(chunk, bytes)
        with body as file:
            print(file.read())
    try:
        request.send(client)
    except ResourceNotFoundException as error:
        assert_type(error.message, str | None)
        print(error.response["Error"])
        assert_type(error.operation_name, str | None)


def page(client: Any) -> list[str]:
    request = ListTablesInput(limit=10)
    assert_type(request.pages(client), Pages[ListTablesOutput])
    for response in request.pages(client, max_items=100):
        assert_type(response, ListTablesOutput)
    assert_type(request.pages(client).build_full_result(), ListTablesOutput)
    assert_type(request.pages(client).resume_token, str | None)
    names = request.items(client, page_size=5)
    assert_type(names, Items[str])
    for item in QueryInput(table_name="t").items(client):
        assert_type(item, dict[str, AttributeValue])
    for user in ListUsersRequest(instance_id="i").items(client):
        assert_type(user, UserSummary)
        user.user_name  # error
    for part in ListPartsRequest(bucket="b", key="k", upload_id="u").items(client):
        assert_type(part, Part)
    request.pages(client, max_items="5")  # error
    DescribeTableInput(table_name="t").pages(client)  # error
    DescribeTableInput(table_name="t").items(client)  # error
    return list(names)


def wait(client: Any) -> None:
    request = DescribeTableInput(table_name="table")

    def show(attempt: Attempt[DescribeTableOutput]) -> None:
        print(attempt.number, attempt.max_attempts, attempt.delay, attempt.error)
        assert_type(attempt.response, DescribeTableOutput | None)

    def show_users(attempt: Attempt[ListUsersResponse]) -> None:
        print(attempt)

    found = request.wait_until_table_exists(client, delay=0.5, max_attempts=3, on_attempt=show)
    assert_type(found, DescribeTableOutput | None)
    request.wait_until_table_exists(client, timeout=5)  # error
    request.wait_until_table_exists(client, on_attempt=show_users)  # error
    request.wait_until_tabel_exists(client)  # error
    ListTablesInput().wait_until_table_exists(client)  # error


async def call_async(client: Any) -> None:
    request = DescribeTableInput(table_name="table")
    assert_type(await request.send_async(client), DescribeTableOutput)
    assert_type(await request.wait_until_table_exists_async(client), DescribeTableOutput | None)
    async for response in QueryInput(table_name="t").pages_async(client):
        assert_type(response, QueryOutput)
    async for user in ListUsersRequest(instance_id="i").items_async(client):
        assert_type(user, UserSummary)
    list(ListTablesInput().items_async(client))  # error
    assert_type(await ListTablesInput().pages_async(client).build_full_result(), ListTablesOutput)

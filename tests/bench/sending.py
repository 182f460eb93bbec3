"""What `send` and `items` add to a call of a boto3 client whose transport is stubbed: everything else of it runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config

from tests.bench.measure import Row, alternate, per_call
from tests.bench.request import CREATE_CONTACT
from tests.bench.workshop import Workshop
from tests.calls.answers import Body

# Measurements must be long, and many, for a difference of a few percent to show.
SECONDS = 0.1
TIMES_THE_ROUNDS = 3

USER = {
    "Id": "12345678-1234-1234-1234-123456789012",
    "Arn": "arn:aws:connect:us-east-1:123456789012:instance/i/agent/a",
    "Username": "ann",
    "LastModifiedTime": 1_700_000_000.5,
    "LastModifiedRegion": "us-east-1",
}
# As many as a service returns on a page at most, three pages long.
PAGES = [{"UserSummaryList": [USER] * 100, "NextToken": str(number)} for number in range(2)]
PAGES.append({"UserSummaryList": [USER] * 100})


def sending(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """A full CreateContact, checked, and all users of an instance: 300 on three pages."""
    client, connect = _client(), workshop.connect
    request = connect.CreateContactRequest.from_boto3(CREATE_CONTACT)
    assert request.send(client).contact_id == "c"
    users = connect.ListUsersRequest(instance_id="i")
    paginator = client.get_paginator

    def full_result() -> Any:
        return paginator("list_users").paginate(InstanceId="i").build_full_result()

    assert len(full_result()["UserSummaryList"]) == len(list(users.items(client))) == 300
    contenders = [
        lambda: request.send(client),
        lambda: client.create_contact(**CREATE_CONTACT),
        lambda: list(users.items(client)),
        full_result,
    ]
    send, call, items, pages = alternate([per_call(each, SECONDS) for each in contenders], TIMES_THE_ROUNDS * rounds)
    yield Row(
        "send CreateContactRequest", send, "client.create_contact", call, at_least=1 / 1.03, note=_more(send, call)
    )
    yield Row(
        "items of ListUsersRequest", items, "build_full_result", pages, at_least=1 / 1.05, note=_more(items, pages)
    )


def _more(ours: float, theirs: float) -> str:
    return f"{100 * (ours / theirs - 1):+.1f} %"


def _client() -> Any:
    """Return a client that is answered at `before-send`."""
    session = boto3.Session("key", "secret", region_name="us-east-1")
    client = session.client("connect", config=Config(retries={"total_max_attempts": 1}))

    def answer(request: Any, event_name: str, **_: object) -> AWSResponse:
        content: dict[str, Any] = {"ContactId": "c", "ContactArn": "arn"}
        if event_name.endswith("ListUsers"):
            _, _, token = request.url.partition("nextToken=")
            content = PAGES[int(token) + 1 if token else 0]
        return AWSResponse(request.url, 200, {"content-type": "application/json"}, Body(json.dumps(content).encode()))

    client.meta.events.register_first("before-send", answer)
    return client

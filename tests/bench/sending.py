"""What `send` and `items` add to a call of a boto3 client whose transport is stubbed: everything else of it runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from statistics import median
from time import process_time
from types import ModuleType
from typing import Any

import boto3
from botocore import xform_name
from botocore.awsrequest import AWSResponse
from botocore.config import Config

from tests.bench.measure import Row
from tests.bench.request import CREATE_CONTACT, full_requests
from tests.bench.workshop import Workshop
from tests.calls.answers import Body

# How many calls are timed, for each round; those of the operations of a median are shared out among them.
CALLS = 200
OPERATIONS = 50

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
    """A full CreateContact and a short DescribeUser, checked, all users of an instance, and requests of 50 operations.

    The users are 300 on three pages.
    """
    client, connect = _client(), workshop.connect
    create = connect.CreateContactRequest.from_boto3(CREATE_CONTACT)
    describe = connect.DescribeUserRequest(instance_id="i", user_id="u")
    users = connect.ListUsersRequest(instance_id="i")

    def full_result() -> Any:
        return client.get_paginator("list_users").paginate(InstanceId="i").build_full_result()

    assert len(full_result()["UserSummaryList"]) == len(list(users.items(client))) == 300
    for what, ours, peer, theirs, percent in (
        (
            "send CreateContactRequest",
            lambda: create.send(client),
            "create_contact",
            lambda: client.create_contact(**CREATE_CONTACT),
            3,
        ),
        (
            "send DescribeUserRequest",
            lambda: describe.send(client),
            "describe_user",
            lambda: client.describe_user(InstanceId="i", UserId="u"),
            3,
        ),
        ("items of ListUsersRequest", lambda: list(users.items(client)), "build_full_result", full_result, 5),
    ):
        us, them = _in_turns(ours, theirs, CALLS * rounds // (10 if percent == 5 else 1))
        yield Row(what, us, peer, them, at_least=1 / (1 + percent / 100), note=_more(us, them, percent))
    yield _of_operations(client, connect, 2 * CALLS * rounds // OPERATIONS)


def _of_operations(client: Any, connect: ModuleType, count: int) -> Row:
    """A request with everything set, for operations picked evenly."""
    measured = []
    for picked in full_requests(connect, OPERATIONS):
        name = xform_name(picked.operation)
        request = import_module(f"{connect.__name__}.operations.{name}").Request.from_boto3(picked.params)
        call = partial(getattr(client, name), **picked.params)
        measured.append(_in_turns(partial(request.send, client), call, count))
    us, them = (median(times) for times in zip(*measured, strict=True))
    ratio = median(theirs / ours for ours, theirs in measured)
    what = f"send, median of {len(measured)} operations"
    note = _more(1, ratio, 3)
    return Row(what, us, "methods of the client", them, at_least=1 / 1.03, ratio_of=ratio, note=note)


def _more(us: float, them: float, percent: int) -> str:
    return f"{100 * (us / them - 1):+.1f} %, of at most +{percent} %"


def _in_turns(ours: Callable[[], object], theirs: Callable[[], object], count: int) -> tuple[float, float]:
    """Return the median time of a call of each, one after the other: a difference of a few percent shows only so."""
    times: tuple[list[float], list[float]] = [], []
    for number in range(count + 10):
        for call, measured in zip((ours, theirs), times, strict=True):
            start = process_time()
            call()
            if number >= 10:  # the first few are not compiled yet
                measured.append(process_time() - start)
    return median(times[0]), median(times[1])


def _client() -> Any:
    """Return a client that is answered at `before-send`."""
    session = boto3.Session("key", "secret", region_name="us-east-1")
    client = session.client("connect", config=Config(retries={"total_max_attempts": 1}))

    def answer(request: Any, event_name: str, **_: object) -> AWSResponse:
        content: dict[str, Any] = {"ContactId": "c", "ContactArn": "arn"}
        if event_name.endswith("DescribeUser"):
            content = {"User": {"Id": "u", "Username": "ann", "IdentityInfo": {"FirstName": "Ann"}}}
        if event_name.endswith("ListUsers"):
            _, _, token = request.url.partition("nextToken=")
            content = PAGES[int(token) + 1 if token.isdigit() else 0]
        return AWSResponse(request.url, 200, {"content-type": "application/json"}, Body(json.dumps(content).encode()))

    client.meta.events.register_first("before-send", answer)
    return client

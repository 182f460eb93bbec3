"""Programs on moto, with plain boto3 and with requests: the same calls go over the wire, and the same results come back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import boto3
import pytest
from moto import mock_aws
from moto.moto_api._internal import mock_random

from tests.conftest import PackagesOf
from tests.corpus.package import imported_from
from tests.sending.agreement import plain
from tests.sending.programs import PROGRAMS

# Others differ from call to call: signatures, times, ids.
_HEADERS = ("x-amz-target", "content-type", "content-length", "user-agent", "x-amzn-query-mode", "x-amz-copy-source")

_UNSTEADY = ("ResponseMetadata", "ClientToken")
# What an account has from the start is among these.
_NETWORK = re.compile(r"(sg|subnet|vpc|vpc-cidr-assoc)-[0-9a-f]{17}")
# A new one for each call.
_TOKEN = re.compile(r"clientToken=[0-9a-f-]{36}")

Sent = tuple[str, str, str, Any, dict[str, Any]]


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setattr("botocore.waiter.time.sleep", lambda seconds: None)
    # The ids of instances are the only ones that moto does not take from its own generator.
    monkeypatch.setattr("moto.connect.models.uuid", mock_random)


class Recorder:
    """A client, and what it has sent."""

    def __init__(self, service: str, first: str) -> None:
        self.client: Any = boto3.client(service)  # type: ignore[call-overload]
        # The first call makes what an account has from the start; what comes later has the ids of the other run.
        getattr(self.client, first)()
        mock_random.seed(5)
        self.sent: list[Sent] = []
        self.client.meta.events.register_first("before-send", self._record)

    def _record(self, request: Any, event_name: str, **_: object) -> None:
        body = request.body if isinstance(request.body, bytes | str | None) else request.body.read()
        body = body.encode() if isinstance(body, str) else body
        if hasattr(request.body, "seek"):
            request.body.seek(0)
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.sent.append(
            (
                event_name,
                request.method,
                _TOKEN.sub("clientToken=", request.url),
                _read(body or b""),
                {name: headers.get(name) for name in _HEADERS},
            )
        )


def _read(body: bytes) -> Any:
    """Return a body without the order of members: that is the order of the spec, or of the program."""
    if body.startswith(b"Action="):
        return sorted(pair for pair in parse_qsl(body) if pair[0] != b"ClientToken")
    if not body.startswith(b"{"):
        return body
    read = json.loads(body)
    return read | {"ClientToken": "a token"} if "ClientToken" in read else read


def outcome(results: Iterable[Any]) -> list[Any]:
    """Return what a program saw, without what differs from run to run: times, tokens, and ids of requests."""
    return [_steady(plain(result)) for result in results]


def _steady(value: Any) -> Any:
    if isinstance(value, datetime):
        return "a time"
    if isinstance(value, dict):
        kept = {name: _steady(item) for name, item in value.items() if name not in _UNSTEADY}
        return {
            name: "a time" if "Timestamp" in name and isinstance(item, str) else item for name, item in kept.items()
        }
    if isinstance(value, str) and (found := _NETWORK.fullmatch(value)):
        return found[1]
    return [_steady(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "service", ["connect", "dynamodb", "s3", "sqs", "iam", pytest.param("ec2", marks=pytest.mark.slow)]
)
def test_a_program_sends_and_sees_the_same(service: str, packages_of: PackagesOf) -> None:
    program = PROGRAMS[service]
    seen, sent = [], []
    with imported_from(packages_of([service]), service) as package:
        for run in (program.plain, lambda client: program.typed(client, package)):
            with mock_aws():
                recorder = Recorder(service, program.first)
                seen.append(outcome(run(recorder.client)))
                sent.append(recorder.sent)
    assert sent[1] == sent[0]
    assert seen[1] == seen[0]
    assert len(sent[0]) > 10

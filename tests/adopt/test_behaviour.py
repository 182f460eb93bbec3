"""A program sends the same calls, and returns the same, before and after it is rewritten."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.moto_api._internal import mock_random
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter

from tests.adopt.conftest import SHAPES
from tests.sending.stub import AsyncClient

PROGRAM = Path(__file__).with_name("program.py")
ASYNCHRONOUS = Path(__file__).with_name("asynchronous_program.py")


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture
def aiobotocore(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the place of aiobotocore: its clients are those of boto3, whose methods return coroutines."""

    @asynccontextmanager
    async def create_client(service: Any) -> Any:
        yield AsyncClient(boto3.client(service))

    session: Any = ModuleType("aiobotocore.session")
    session.get_session = lambda: SimpleNamespace(create_client=create_client)
    monkeypatch.setitem(sys.modules, "aiobotocore", ModuleType("aiobotocore"))
    monkeypatch.setitem(sys.modules, "aiobotocore.session", session)


def run(source: str) -> tuple[list[tuple[str, str, str, Any]], Any]:
    """Run a program; return what it sends, and its result."""
    sent: list[tuple[str, str, str, Any]] = []

    def record(request: Any, **_: object) -> None:
        target = request.headers.get("X-Amz-Target", b"")
        body = request.body.read() if hasattr(request.body, "read") else request.body
        if hasattr(request.body, "seek"):
            request.body.seek(0)
        if target:
            body = json.loads(body)  # the order of the members is that of the class
        sent.append((request.method, request.url, str(target), body))

    names: dict[str, Any] = {}
    with mock_aws():
        mock_random.seed(5)
        exec(compile(source, "program.py", "exec"), names)
        result = names["main"](record)
        if inspect.isawaitable(result):
            result = asyncio.run(_awaited(result))
    return sent, result


async def _awaited(result: Any) -> Any:
    return await result


def test_a_program_sends_and_returns_the_same_before_and_after(packages: Packages) -> None:
    outcome = Adopter(packages, {}, SHAPES, Choices()).file(str(PROGRAM))
    assert outcome.rewritten is not None
    assert outcome.adopted == 14
    # `response["Item"]` is no required member.
    assert [each.call for each in outcome.left] == ["dynamodb.get_item"]
    before = run(PROGRAM.read_text())
    after = run(outcome.rewritten.after.decode())
    assert len(before[0]) > 14
    assert after == before
    assert "aws_shapes.s3" in sys.modules


@pytest.mark.usefixtures("aiobotocore")
def test_a_program_of_asynchronous_clients_sends_and_returns_the_same(packages: Packages) -> None:
    outcome = Adopter(packages, {}, SHAPES, Choices()).file(str(ASYNCHRONOUS))
    assert outcome.rewritten is not None
    assert (outcome.adopted, outcome.left) == (7, ())
    before = run(ASYNCHRONOUS.read_text())
    after = run(outcome.rewritten.after.decode())
    assert len(before[0]) > 7
    assert after == before

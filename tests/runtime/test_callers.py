"""The line that made a call is the innermost one outside of boto3; that of a transfer's thread is where it is waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from shapesmith.runtime.callers import calling_frame


def within(module: object, called: Callable[[], Any]) -> Callable[[], Any]:
    """Return a function of a module of this name that calls another."""
    space: dict[str, Any] = {"__name__": module, "called": called}
    exec("def call(): return called()", space)
    call: Callable[[], Any] = space["call"]
    return call


def asked(client: object) -> Callable[[], FrameType]:
    """Return a function of a module of botocore that asks where a client is called."""
    space = {"__name__": "botocore.hooks", "calling_frame": calling_frame, "client": client}
    ask: Callable[[], FrameType] = eval("lambda: calling_frame(client)", space)
    return ask


def name_of(frame: FrameType) -> object:
    return frame.f_globals.get("__name__")


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("boto3", "app"),
        ("boto3.session", "app"),
        ("botocore.client", "app"),
        ("s3transfer.manager", "app"),
        ("aiobotocore.client", "app"),
        ("shapesmith.runtime.guard", "app"),
        ("shapesmith.runtime", "app"),
        ("boto3x", "boto3x"),
        ("my.boto3", "my.boto3"),
        ("shapesmith", "shapesmith"),
        ("shapesmith.runtimes", "shapesmith.runtimes"),
        ("threads", "threads"),
        (None, None),
        (b"boto3", b"boto3"),
    ],
)
def test_the_line_is_outside_of_what_is_part_of_the_call(module: object, expected: object) -> None:
    call = within("app", within(module, within("s3transfer.tasks", asked(None))))
    assert name_of(call()) == expected


@pytest.mark.parametrize("module", ["threading", "concurrent.futures.thread"])
def test_a_transfer_is_called_where_another_thread_waits_for_it(module: str) -> None:
    client = object()
    found: list[object] = []
    work = within(module, asked(client))

    def transfer() -> None:
        thread = threading.Thread(target=lambda: found.append(name_of(work())))
        thread.start()
        thread.join()

    space: dict[str, Any] = {"__name__": "boto3.s3.inject", "transfer": transfer}
    exec("def upload_file(self): transfer()", space)
    upload = space["upload_file"]
    within("app", lambda: within("other", lambda: upload(client))())()
    within("app", lambda: within("other", lambda: upload(object()))())()
    assert found == [__name__, module]


def test_a_thread_of_the_program_is_the_line_itself() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(name_of(within("app", asked(None))())))
    thread.start()
    thread.join()
    assert found == ["app"]

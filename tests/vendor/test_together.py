"""Several runs at once on one folder shapes/: one after the other, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.specs import holding as holding_module
from shapesmith.specs import lock, vendor
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendored import verify

from tests.vendor.conftest import Publish

SERVICES = ("ebs", "iot", "rds", "sns")


def nobody() -> None:
    """Stand for what is called where a run has to wait."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_four_runs_at_once_each_add_their_service(published: Path, shapes: Path, publish: Publish) -> None:
    for service in SERVICES:
        publish(published, service, "2020-01-01", service.upper())
    for _ in range(5):
        children = []
        for service in SERVICES:
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    vendor.add([service], shapes)
                    status = 0
                finally:
                    os._exit(status)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
        assert sorted(lock.read_if_any(shapes)) == list(SERVICES)
        assert verify([], shapes) == []
        assert os.listdir() == ["shapes"]
        with Holding(shapes, nobody) as holding:
            vendor.take_out(SERVICES, holding)
            holding.commit()
        assert sorted(os.listdir(shapes)) == [".gitattributes", "shapes.lock"]


def test_a_run_waits_for_the_one_before_it_and_says_so_once(published: Path, shapes: Path) -> None:
    calls = []
    first = Holding(shapes, nobody)

    def end_the_first() -> None:
        calls.append("waiting")
        first.__exit__(None, None, None)

    vendor.add(["sqs"], shapes, waiting=end_the_first)
    assert calls == ["waiting"]
    assert list(lock.read_if_any(shapes)) == ["sqs"]


def test_a_run_does_not_wait_for_ever(published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding_module, "PATIENCE", 0.2)
    with Holding(shapes, nobody), pytest.raises(SpecError) as failure:
        vendor.add(["sqs"], shapes)
    assert [str(each) for each in failure.value.diagnostics] == [
        "shapes: error: is being written by another run; wait for it to end, or write to another folder [output-busy]"
    ]
    assert os.listdir() == []

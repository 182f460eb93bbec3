"""Paginators and waiters are foreign text, too: names, JMESPath and values of any kind make a package or an error."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.commands import assert_importable, assert_printable, run
from tests.hostile.garden import GARDEN
from tests.hostile.mutations import write

CODE = '"""\'\'\');__import__("os").mkdir("made")#'
ODD: list[Any] = [CODE, "a[", "", 5, None, [], {}, "*", "[" * 2_000, "`1`", "a" * 100_000, "\ud800\u202e"]


def generated(folder: Path, spec: dict[str, Any]) -> tuple[str, int]:
    """Generate a package, which can be imported if there is one."""
    write(spec, folder / "specs")
    printed, code = run(
        "generate", "--from", str(folder / "specs" / "garden"), "--out", str(folder / "out"), "--jobs", "1"
    )
    assert_printable(printed)
    if code == 0:
        assert_importable(folder / "out")
    else:
        assert " error: " in printed
    assert not Path("made").exists()
    return printed, code


@pytest.mark.parametrize("number", range(len(ODD)))
@pytest.mark.parametrize("key", ["input_token", "result_key", "more_results"])
def test_what_a_paginator_has_makes_a_package_or_an_error(
    number: int, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = copy.deepcopy(GARDEN)
    spec["paginators-1.json"]["pagination"]["ListPlants"][key] = ODD[number]
    generated(tmp_path, spec)


@pytest.mark.parametrize("number", range(len(ODD)))
@pytest.mark.parametrize("key", ["argument", "expected", "matcher", "state"])
def test_what_a_waiter_has_makes_a_package_or_an_error(
    number: int, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spec = copy.deepcopy(GARDEN)
    spec["waiters-2.json"]["waiters"]["PlantGrown"]["acceptors"][0][key] = ODD[number]
    generated(tmp_path, spec)


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        ("plantGrown", "plantGrown would have the same Python waiter name as PlantGrown (wait_until_plant_grown)"),
        # wait_until_plant_grown_async is also the method for asynchronous clients.
        (
            "PlantGrownAsync",
            "PlantGrown would have the same Python waiter name as PlantGrownAsync (wait_until_plant_grown_async)",
        ),
    ],
)
def test_two_waiters_with_one_method_are_an_error(other: str, clash: str, tmp_path: Path) -> None:
    spec = copy.deepcopy(GARDEN)
    waiters = spec["waiters-2.json"]["waiters"]
    waiters[other] = waiters["PlantGrown"]
    printed, code = generated(tmp_path, spec)
    assert code == 1
    assert clash in printed

"""What is known of a service without analysing it: its methods, parameters, paginators and waiters."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.lint import index
from shapesmith.lint.index import Index, IndexedService


def operation(name: str, request: str = "") -> dict[str, Any]:
    return {"name": name, "http": {}, **({"input": {"shape": request}} if request else {})}


MODEL: dict[str, Any] = {
    "operations": {"BakeDB": operation("BakeDB", "BakeRequest"), "ListLoaves": operation("ListLoaves")},
    "shapes": {"BakeRequest": {"type": "structure", "members": {"Name": {"shape": "T"}, "Weight": {"shape": "T"}}}},
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the models of a botocore that is read anew in each test."""
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(index, "botocore_data", lambda: str(tmp_path / "data"))
    return tmp_path / "data"


def write(data: Path, service: str, version: str, name: str, content: dict[str, Any]) -> None:
    folder = data / service / version
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content).encode()
    (folder / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)


def test_methods_have_the_names_of_boto3_and_parameters_those_of_the_model(data: Path) -> None:
    write(data, "bakery", "2020-01-01", "service-2.json.gz", MODEL)
    assert Index().services == {"bakery": IndexedService({"bake_db": ("Name", "Weight"), "list_loaves": ()})}


def test_paginators_and_waiters_are_by_the_names_that_boto3_takes(data: Path) -> None:
    write(data, "bakery", "2020-01-01", "service-2.json", MODEL)
    write(
        data,
        "bakery",
        "2020-01-01",
        "paginators-1.json.gz",
        {"pagination": {"ListLoaves": {"limit_key": "Most"}, "ListRolls": {}}},
    )
    waiters = {"LoafBaked": {"operation": "BakeDB", "delay": 1}}
    write(data, "bakery", "2020-01-01", "waiters-2.json", {"version": 2, "waiters": waiters})
    found = Index().services["bakery"]
    assert (found.paginators, found.waiters) == ({"list_loaves": "Most", "list_rolls": ""}, {"loaf_baked": "bake_db"})


def test_the_latest_version_of_a_service_counts(data: Path) -> None:
    write(data, "bakery", "2020-01-01", "service-2.json", {"operations": {"Old": operation("Old")}})
    write(data, "bakery", "2020-01-02", "service-2.json", {"operations": {"New": operation("New")}})
    assert list(Index().services["bakery"].methods) == ["new"]


def test_a_service_is_called_by_the_name_that_boto3_takes_or_by_that_of_aws(data: Path) -> None:
    write(data, "bakery-oven", "2020-01-01", "service-2.json", MODEL | {"metadata": {"serviceId": "Bake House"}})
    write(data, "house", "2020-01-01", "service-2.json", MODEL | {"metadata": {"serviceId": "Bakery Oven"}})
    made = Index()
    assert [made.called(name) for name in ("bakeryoven", "bakehouse", "house")] == [
        "bakery-oven",
        "bakery-oven",
        "house",
    ]
    assert [made.called(name) for name in ("bakery-oven", "Bakehouse", "oven", "")] == [""] * 4


def test_services_are_found_by_a_method_and_the_parameters_that_it_must_have(data: Path) -> None:
    write(data, "bakery", "2020-01-01", "service-2.json", MODEL)
    other = {"operations": {"BakeDB": operation("BakeDB")}, "shapes": {}}
    write(data, "oven", "2020-01-01", "service-2.json", other)
    made = Index()
    assert made.with_method("bake_db", frozenset()) == {"bakery", "oven"}
    assert made.with_method("bake_db", frozenset({"Name"})) == {"bakery"}
    assert made.with_method("bake_db", frozenset({"Name", "Weight"})) == {"bakery"}
    assert made.with_method("bake_db", frozenset({"Name", "Other"})) == frozenset()
    assert made.with_method("slice", frozenset()) == frozenset()
    waiters = {"waiters": {"BakedDB": {"operation": "BakeDB"}}}
    write(data, "bakery", "2020-01-01", "waiters-2.json", waiters)
    (data.parent / "__init__.py").write_text("with a waiter")
    made = Index()
    assert made.with_waiter("baked_db", frozenset({"Name"})) == {"bakery"}
    assert made.with_waiter("baked_db", frozenset({"Other"})) == frozenset()
    assert made.with_waiter("sliced", frozenset()) == frozenset()
    assert made.has_method("bake_db")
    assert made.has_method("get_paginator")
    assert made.has_method("upload_file")
    assert not made.has_method("slice")


def test_it_is_read_once_for_a_version_of_botocore(data: Path) -> None:
    (data.parent / "__init__.py").write_text("1")
    write(data, "bakery", "2020-01-01", "service-2.json", MODEL)
    services = Index().services
    write(data, "bakery", "2020-01-01", "service-2.json", {})
    assert Index().services == services
    (data.parent / "__init__.py").write_text("12")
    assert Index().services == {"bakery": IndexedService({})}

"""A small change of a spec is a small change of the output: what a reviewer reads is what changed in the service."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapesmith.options import Options
from shapesmith.pipeline import generate
from shapesmith.specs.find import find

SPECS = {"connect": "2017-08-08", "s3": "2006-03-01"}

Document = dict[str, Any]
Difference = dict[str, tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Document], None]], Difference]:
    """Return what gives the lines that a change of a spec takes from each file, and those that it adds."""

    def files(service: str, document: Document) -> dict[str, str]:
        folder = tmp_path_factory.mktemp(service)
        (folder / "service-2.json").write_text(json.dumps(document), encoding="utf-8")
        return generate(find(None, folder, Path("shapes")).read(), Options()).files

    texts = {
        service: (Path("shapes") / service / version / "service-2.json").read_text(encoding="utf-8")
        for service, version in SPECS.items()
    }
    unchanged = {service: files(service, json.loads(text)) for service, text in texts.items()}

    def compare(service: str, change: Callable[[Document], None]) -> Difference:
        document = json.loads(texts[service])
        change(document)
        before, after = unchanged[service], files(service, document)
        found = {path: _lines(before.get(path, ""), after.get(path, "")) for path in {*before, *after}}
        return {path: lines for path, lines in found.items() if lines != ([], [])}

    return compare


def _lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def uses(document: Document, shape: str) -> int:
    return sum(
        member["shape"] == shape
        for owner in document["shapes"].values()
        if owner["type"] == "structure"
        for member in owner["members"].values()
    )


def test_a_bound_is_one_line_of_a_docstring_and_one_entry_a_use(changed) -> None:
    count = 0

    def raise_maximum(document: Document) -> None:
        nonlocal count
        count = uses(document, "InstanceId")
        assert document["shapes"]["InstanceId"]["max"] == 100
        document["shapes"]["InstanceId"]["max"] = 250

    difference = changed("connect", raise_maximum)
    assert count > 300
    for removed, added in difference.values():
        assert len(removed) == len(added)
        assert all("100" in line for line in removed)
        assert all("250" in line for line in added)
    assert sum(len(added) for _, added in difference.values()) <= 2 * count


def test_a_value_of_an_enum_is_one_line_of_a_docstring_a_use(changed) -> None:
    def add_value(document: Document) -> None:
        document["shapes"]["ServerSideEncryption"]["enum"].append("aws:new")

    difference = changed("s3", add_value)
    del difference["shared/server_side_encryption.py"]
    assert difference
    for path, (removed, added) in difference.items():
        assert len(removed) == len(added), path
        assert all("Constraints:" in line for line in added), path


def test_a_new_operation_is_one_line_of_each_list_and_its_own_module(changed) -> None:
    def add_operation(document: Document) -> None:
        document["shapes"]["TryNowRequest"] = {"type": "structure", "members": {"Id": {"shape": "InstanceId"}}}
        http = {"method": "POST", "requestUri": "/try-now"}
        document["operations"]["TryNow"] = {"name": "TryNow", "http": http, "input": {"shape": "TryNowRequest"}}

    difference = changed("connect", add_operation)
    assert difference.pop("operations/try_now.py")[0] == []
    assert difference == {
        "_names.py": ([], ["from .operations.try_now import TryNowRequest as TryNowRequest"]),
        "operations/__init__.py": ([], ["try_now: TryNow: TryNowRequest"]),
    }

"""An input that a second operation takes: the name of its class is that of the first operation's own request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of


def side(folder: Path, operations: list[str], members: dict[str, Any], **shapes: Any) -> Side:
    """Return a side whose operations all have `BakeRequest` as their input, with further shapes."""
    folder.mkdir()
    model = {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2026-01-01",
            "serviceId": "Bakery",
            "protocol": "json",
            "endpointPrefix": "bakery",
        },
        "operations": {
            name: {
                "name": name,
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "BakeRequest"},
                "output": {"shape": "BakeResponse"},
            }
            for name in operations
        },
        "shapes": {
            "BakeRequest": {"type": "structure", "members": {"Name": {"shape": "Text"}, **members}},
            "BakeResponse": {"type": "structure", "members": {"Name": {"shape": "Text"}}},
            "Text": {"type": "string"},
            **shapes,
        },
    }
    path = folder / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    files = {"service-2.json": str(path)}
    return side_of(FoundSpec("bakery", "2026-01-01", "path", "botocore 1.0.0", files).read())


def about_the_class(old: Side, new: Side) -> list[tuple[str, str | None, str | None]]:
    """Return the changes of the name and the module of `BakeRequest`."""
    rules = ("CLASS_NAME_CHANGED", "CLASS_MODULE_MOVED", "CLASS_MODULE_SHARED")
    return [
        (each.rule, each.old, each.new)
        for each in compare(old, new).changes
        if each.rule in rules and each.subject.startswith("BakeRequest")
    ]


def test_the_class_of_a_request_that_two_operations_come_to_share_has_not_moved(tmp_path: Path) -> None:
    old = side(tmp_path / "old", ["Bake"], {})
    new = side(tmp_path / "new", ["Bake", "Fry"], {})
    assert new.names.classes["BakeRequest"] == "BakeRequest_"
    assert about_the_class(old, new) == []


def test_the_class_that_two_requests_shared_is_gone_when_they_share_it_no_more(tmp_path: Path) -> None:
    old = side(tmp_path / "old", ["Bake", "Fry"], {})
    new = side(tmp_path / "new", ["Bake"], {})
    assert about_the_class(old, new) == [
        ("CLASS_NAME_CHANGED", "BakeRequest_", "BakeRequest"),
        ("CLASS_MODULE_MOVED", "shared.bake_request", "operations.bake"),
    ]


def test_a_request_that_is_a_member_too_has_another_name_there(tmp_path: Path) -> None:
    inner = {"Next": {"shape": "BakeRequest"}}
    old = side(tmp_path / "old", ["Bake"], inner)
    new = side(tmp_path / "new", ["Bake", "Fry"], inner)
    assert about_the_class(old, new) == [
        ("CLASS_NAME_CHANGED", "BakeRequest", "BakeRequest_"),
        ("CLASS_MODULE_MOVED", "operations.bake", "shared.bake_request"),
    ]


def test_a_request_whose_name_a_new_shape_takes_has_another_name(tmp_path: Path) -> None:
    old = side(tmp_path / "old", ["Bake", "Fry"], {})
    shape = {"type": "structure", "members": {"Oil": {"shape": "Text"}}}
    new = side(tmp_path / "new", ["Bake", "Fry"], {"Next": {"shape": "FryRequest"}}, FryRequest=shape)
    (change,) = [each for each in compare(old, new).changes if each.rule == "CLASS_NAME_CHANGED"]
    assert (change.old, change.new) == ("FryRequest", "FryRequest_")
    assert change.witness is not None
    assert change.witness.kind == "types"
    assert change.witness.code.endswith(
        "def call(client: Any, request: FryRequest) -> object:\n    return request.send(client)"
    )

"""The methods of a request are a part of the package: what takes one away, or a name for one, breaks source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

HTTP = {"method": "POST", "requestUri": "/"}


def side(path: Path, model: dict[str, Any], **companions: dict[str, Any]) -> Side:
    """Return a side of a spec with operations and shapes."""
    path.mkdir()
    metadata = {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"}
    files = {}
    for name, content in {"service-2": {"metadata": metadata, **model}, **companions}.items():
        files[f"{name}.json"] = str(path / f"{name}.json")
        (path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return side_of(FoundSpec("bakery", "", "path", "", files).read())


def structure(**members: str) -> dict[str, Any]:
    """Return a structure whose members have these shapes."""
    return {"type": "structure", "members": {name: {"shape": shape} for name, shape in members.items()}}


def bakery(*, request: dict[str, Any]) -> dict[str, Any]:
    """Return the model of an operation that lists loaves."""
    shapes = {
        "BakeRequest": request,
        "BakeResponse": structure(Loaves="Loaves", Grains="Grains", Sizes="Sizes", Token="Text"),
        "Text": {"type": "string"},
        "Loaves": {"type": "list", "member": {"shape": "Text"}},
        "Grains": {"type": "list", "member": {"shape": "Grain"}},
        "Grain": {"type": "string", "enum": ["RYE", "SPELT"]},
        "Sizes": {"type": "list", "member": {"shape": "Size"}},
        "Size": {"type": "integer"},
    }
    operation = {"http": HTTP, "input": {"shape": "BakeRequest"}, "output": {"shape": "BakeResponse"}}
    return {"operations": {"Bake": operation}, "shapes": shapes}


def paginator(*result_keys: str) -> dict[str, Any]:
    """Return the paginator of the operation."""
    keys = result_keys[0] if len(result_keys) == 1 else [*result_keys]
    tokens = {"input_token": "Token", "output_token": "Token"}
    return {"paginators-1": {"pagination": {"Bake": {**tokens, "result_key": keys}}}}


def source(old: Side, new: Side) -> list[Change]:
    """Return the changes that break source."""
    return [change for change in compare(old, new).changes if "source" in change.breaks]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["Loaves"], ["Sizes"], ["PAGINATOR_ITEMS_CHANGED str -> int"]),
        # A text has no items.
        (["Loaves"], ["Token"], ["PAGINATOR_ITEMS_CHANGED str -> None"]),
        # Each value of an enum is a text.
        (["Loaves"], ["Grains"], []),
        (["Grains"], ["Loaves"], ["PAGINATOR_ITEMS_CHANGED Grain -> str"]),
        # It has a method more, and not what it had.
        (["Token"], ["Loaves"], []),
        # boto3 counts the items of the first.
        (["Loaves"], ["Loaves", "Sizes"], []),
    ],
)
def test_other_items_of_pages_break_source_if_their_type_differs(
    tmp_path: Path, before: list[str], after: list[str], expected: list[str]
) -> None:
    model = bakery(request=structure(Token="Text"))
    old, new = (side(tmp_path / name, model, **paginator(*keys)) for name, keys in (("old", before), ("new", after)))
    assert [f"{change.rule} {change.old} -> {change.new}" for change in source(old, new)] == expected
    rules = [change.rule for change in compare(old, new).changes]
    assert rules == (["PAGINATOR_ITEMS_CHANGED"] if expected else ["PAGINATOR_TOKENS_CHANGED"])


@pytest.mark.parametrize(
    ("before", "after", "items"), [([], ["Loaves"], "str"), (["Token"], ["Loaves", "Token"], "str")]
)
def test_pages_that_get_items_break_nothing(tmp_path: Path, before: list[str], after: list[str], items: str) -> None:
    model = bakery(request=structure(Token="Text"))
    old, new = (side(tmp_path / name, model, **paginator(*keys)) for name, keys in (("old", before), ("new", after)))
    (change,) = compare(old, new).changes
    assert (change.rule, change.old, change.new, change.breaks) == ("PAGINATOR_ITEMS_ADDED", None, items, ())
    (back,) = compare(new, old).changes
    assert (back.rule, back.breaks) == ("PAGINATOR_ITEMS_CHANGED", ("source", "response"))


def test_pages_lose_their_items_with_the_list_that_has_them(tmp_path: Path) -> None:
    before, after = bakery(request=structure(Token="Text")), bakery(request=structure(Token="Text"))
    after["shapes"]["Loaves"] = {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}
    old, new = (
        side(tmp_path / name, model, **paginator("Loaves")) for name, model in (("old", before), ("new", after))
    )
    assert [(change.rule, change.subject, change.old, change.new) for change in source(old, new)] == [
        ("SHAPE_TYPE_CHANGED", "Loaves", "list", "map"),
        ("PAGINATOR_ITEMS_CHANGED", "Bake", "str", None),
    ]


@pytest.mark.parametrize(
    ("before", "imports", "item"),
    [
        ("Loaves", "from aws_shapes.bakery import BakeRequest", "str"),
        ("Grains", "from aws_shapes.bakery import BakeRequest, Grain", "Grain"),
    ],
)
def test_the_witness_of_other_items_reads_them_as_what_they_were(
    tmp_path: Path, before: str, imports: str, item: str
) -> None:
    model = bakery(request=structure(Token="Text"))
    old, new = (side(tmp_path / name, model, **paginator(key)) for name, key in (("old", before), ("new", "Sizes")))
    (change,) = source(old, new)
    assert change.witness is not None
    assert (change.witness.kind, change.witness.code.splitlines()) == (
        "types",
        [
            "from collections.abc import Iterable",
            "from typing import Any",
            "",
            imports,
            "",
            "",
            f"def read(client: Any, request: BakeRequest) -> Iterable[{item}]:",
            "    return request.items(client)",
        ],
    )


def test_a_paginator_renames_a_member_that_is_called_as_its_method(tmp_path: Path) -> None:
    model = bakery(request=structure(Token="Text", Items="Text"))
    old, new = side(tmp_path / "old", model), side(tmp_path / "new", model, **paginator("Loaves"))
    (change,) = source(old, new)
    assert (change.rule, change.subject, change.old, change.new) == (
        "CLASS_NAME_CHANGED",
        "BakeRequest.items",
        "items",
        "items_",
    )
    assert change.witness is not None
    assert change.witness.code == 'from aws_shapes.bakery import BakeRequest\n\nBakeRequest(items="a")'


def test_a_request_without_input_loses_its_name_to_an_input_of_another(tmp_path: Path) -> None:
    before = bakery(request=structure(Token="Text"))
    del before["operations"]["Bake"]["input"], before["shapes"]["BakeRequest"]
    after = bakery(request=structure(Token="Text"))
    after["operations"]["Bake"]["input"]["shape"] = "BakeInput"
    after["shapes"]["BakeInput"] = after["shapes"].pop("BakeRequest")
    (change,) = source(side(tmp_path / "old", before), side(tmp_path / "new", after))
    assert (change.rule, change.subject, change.new) == ("CLASS_NAME_CHANGED", "BakeRequest", "BakeInput")
    assert change.witness is not None
    assert change.witness.code == "from aws_shapes.bakery import BakeRequest"


def waiter(operation: str) -> dict[str, Any]:
    """Return a waiter that polls an operation."""
    settings = {"delay": 1, "maxAttempts": 2, "acceptors": []}
    return {"waiters-2": {"version": 2, "waiters": {"Baked": {"operation": operation, **settings}}}}


PAGES_OF_NONE = {"paginators-1": {"pagination": {"Roast": {"result_key": "Loaves"}}}}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (waiter("Bake"), waiter("Roast"), ["SERVICE_WAITER_REMOVED"]),
        (waiter("Roast"), waiter("Bake"), ["SERVICE_WAITER_ADDED"]),
        (waiter("Roast"), waiter("Toast"), []),
        (waiter("Roast"), {}, []),
        (PAGES_OF_NONE, {}, []),
        ({}, PAGES_OF_NONE, []),
    ],
)
def test_a_waiter_or_paginator_of_an_operation_that_is_absent_is_no_method(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], expected: list[str]
) -> None:
    model = bakery(request=structure(Token="Text"))
    sides = side(tmp_path / "old", model, **before), side(tmp_path / "new", model, **after)
    assert [change.rule for change in compare(*sides).changes] == expected

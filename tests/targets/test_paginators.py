"""Where the items of a page are, and which operations have pages at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from shapesmith.ir.service import Paginator, Service
from shapesmith.targets.dataclasses.paginators import Paginators

from tests.export.services import made, structure

SHAPES: dict[str, Any] = {
    "Request": structure(),
    "Response": structure(Items="Texts", Name="Text", Inner="Inner", Open="Open", Map="Map"),
    "Inner": structure(Items="Texts", Deep="Deep"),
    "Deep": structure(Items="Texts"),
    "Open": {"type": "structure", "members": {}, "document": True},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
    "Text": {"type": "string"},
}


def service(folder: Path, *result_key: str, operation: str = "Act", shapes: dict[str, Any] = SHAPES) -> Service:
    """Return a service whose operation Act has a response, and a paginator of an operation."""
    paginators = (Paginator(operation=operation, result_key=result_key),)
    return msgspec.structs.replace(made(folder, shapes).service, paginators=paginators)


@pytest.mark.parametrize(
    ("result_key", "owner"),
    [
        ("Items", "Response"),
        ("Inner.Items", "Inner"),
        ("Inner.Deep.Items", "Deep"),
        ("Name", None),
        ("Map", None),
        ("Other", None),
        ("Inner", None),
        ("Other.Items", None),
        ("Name.Items", None),
        ("Items.Items", None),
        ("Open.Items", None),
        ("Inner.Other.Items", None),
        ("Items[]", None),
    ],
)
def test_the_items_are_in_the_list_that_the_result_key_names(
    result_key: str, owner: str | None, tmp_path: Path
) -> None:
    paged = service(tmp_path, result_key, "Name")
    (act,) = paged.operations
    found = Paginators(paged).items(act)
    assert (found and (found.owner.name, found.member.name, found.result_key)) == (
        owner and (owner, "Items", result_key)
    )
    assert Paginators(paged).of(act) is paged.paginators[0]


@pytest.mark.parametrize(
    ("result_key", "operation", "shapes"),
    [
        ((), "Act", SHAPES),
        (("Items",), "Other", SHAPES),
        (("Items",), "Act", {name: shape for name, shape in SHAPES.items() if name != "Response"}),
    ],
    ids=["without results", "of another operation", "without a response"],
)
def test_an_operation_without_results_has_no_pages(
    result_key: tuple[str, ...], operation: str, shapes: dict[str, Any], tmp_path: Path
) -> None:
    paged = service(tmp_path, *result_key, operation=operation, shapes=shapes)
    (act,) = paged.operations
    assert Paginators(paged).of(act) is None
    assert Paginators(paged).items(act) is None

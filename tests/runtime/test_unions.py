"""Unions: structures of which one member is set, and `which` says which."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def unions(golden):
    return golden("unions")


@pytest.mark.parametrize(
    ("wire", "which"),
    [
        ({"Text": "a"}, "text"),
        ({"Text": ""}, "text"),
        ({"Number": 0.0}, "number"),
        ({"Flag": False}, "flag"),
        ({"Empty": {}}, "empty"),
        ({"Row": []}, "row"),
        ({"Which": "w"}, "which_"),
        ({}, None),
    ],
)
def test_which_names_the_member_that_is_set(unions, wire, which):
    cell = unions.Cell.from_boto3(wire)
    assert cell.which == which
    assert cell.to_boto3() == wire


def test_a_union_of_a_newer_service_names_nothing_and_keeps_all(unions):
    """What botocore makes of a union member that its model does not have."""
    cell = unions.Cell.from_boto3({"SDK_UNKNOWN_MEMBER": {"name": "Formula"}})
    assert cell.which is None
    assert cell.unknown_members == {"SDK_UNKNOWN_MEMBER": {"name": "Formula"}}


def test_unions_nest(unions):
    wire = {"Cell": {"Row": [{"Text": "a"}, {"Row": [{"Flag": True}]}]}, "ByName": {"x": {"Empty": {}}}}
    request = unions.PutCellRequest.from_boto3(wire)
    assert request.cell.row[1].row[0].which == "flag"
    assert request.to_boto3() == wire


def test_unions_match_by_member(unions):
    def describe(cell) -> str:
        match cell:
            case unions.Cell(text=str(text)):
                return f"text {text}"
            case unions.Cell(row=[first, *_]):
                return f"row of {describe(first)}"
            case _:
                return "other"

    cells = [unions.Cell(text="a"), unions.Cell(row=[unions.Cell(text="b")]), unions.Cell(flag=True)]
    assert [describe(cell) for cell in cells] == ["text a", "row of text b", "other"]

"""To what in the requests of a service a row of boto3's edits is bound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.edits import BoundEdits, bind_edits, with_answered_members
from shapesmith.ir.edits import Accepts, Aliases, Answers, Edit, Fills, Refuses, Rewrites
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find

from tests.analysis.requests import in_header, sent
from tests.export.services import structure

COMPUTED = {"httpChecksum": {"requestAlgorithmMember": "Algorithm"}}


def test_checksums_that_make_any_algorithm_pass_are_in_the_order_of_requests(tmp_path: Path) -> None:
    algorithm = in_header("x-amz-sdk-checksum-algorithm")
    first = structure(Algorithm=algorithm, Last=in_header("x-amz-checksum-crc32"), Name="Text")
    second = structure(
        Algorithm=algorithm, First=in_header("X-Amz-Checksum-Sha1"), Last=in_header("x-amz-checksum-crc32")
    )
    bound = sent(tmp_path, {"Create": first, "Update": second}, COMPUTED).edits.defined["any.checksum-algorithm"]
    assert (bound.members, bound.unless) == (("Algorithm",), ("Last", "First"))


HERE = {"service": "made", "handler": "botocore.handlers.made", "says": "It is edited."}


def operation(name: str, **traits: Any) -> dict[str, Any]:
    return {"name": name, "http": {"method": "PUT", "requestUri": f"/{name}"}, **traits}


def bound(folder: Path, *rows: Edit, **shapes: Any) -> BoundEdits:
    """Return rows bound to a service: `Put` takes `PutRequest` and gives `PutResponse`, `Get` and `Ping` have less."""
    made = {"PutRequest": structure(), "PutResponse": structure(), "GetRequest": structure(), **shapes}
    operations = {
        "Put": operation("Put", input={"shape": "PutRequest"}, output={"shape": "PutResponse"}),
        "Get": operation("Get", input={"shape": "GetRequest"}),
        "Ping": operation("Ping"),
    }
    texts = {"Text": {"type": "string"}, "Json": {"type": "string"}, "Blob": {"type": "blob"}}
    spec = {
        "metadata": {"apiVersion": "2024-01-01", "protocol": "rest-json"},
        "operations": operations,
        "shapes": {**made, **texts},
    }
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    analysis = analyse(find("made", home, folder).read())
    return bind_edits(analysis.service, rows, analysis.usage)


def fills(row_id: str = "made.fill", **fields: Any) -> Fills:
    return Fills(id=row_id, **{**HERE, "value": "-", "null": True, "places": ("Name",), **fields})


NAMED = structure(Name="Text", Other="Text")


def test_a_row_is_bound_to_the_members_that_it_names_in_every_request_that_has_them(tmp_path: Path) -> None:
    found = bound(
        tmp_path, fills(), fills("made.other", places=("Other",)), PutRequest=NAMED, GetRequest=structure(Name="Text")
    )
    assert found.named == {"PutRequest": ("made.fill", "made.other"), "GetRequest": ("made.fill",)}
    assert {name: edit.members for name, edit in found.defined.items()} == {
        "made.fill": ("Name",),
        "made.other": ("Other",),
    }
    assert found.filled == {("PutRequest", "Name"), ("PutRequest", "Other"), ("GetRequest", "Name")}


def test_a_row_is_bound_to_members_by_their_shape(tmp_path: Path) -> None:
    found = bound(tmp_path, fills(places=(), shapes=("Json",)), PutRequest=structure(A="Json", B="Text", C="Json"))
    assert found.defined["made.fill"].members == ("A", "C")
    assert found.named == {"PutRequest": ("made.fill",)}


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"operations": ("Put",)}, ["PutRequest"]),
        ({"operations": ("Get", "Put")}, ["PutRequest", "GetRequest"]),
        ({"besides": ("Put",)}, ["GetRequest"]),
        ({"operations": ("Other",)}, []),
        ({"through": "resource"}, []),
    ],
)
def test_a_row_is_bound_to_the_operations_that_it_concerns(
    tmp_path: Path, fields: dict[str, Any], named: list[str]
) -> None:
    found = bound(tmp_path, fills(**fields), PutRequest=NAMED, GetRequest=NAMED)
    assert sorted(found.named) == sorted(named)


@pytest.mark.parametrize(
    ("row", "is_defined"),
    [
        (Fills(id="a.b", places=("Name",), value="-", null=True, **HERE), True),
        (Fills(id="a.b", places=("Name",), value="-", **HERE), False),
        (Fills(id="a.b", places=("Must",), value="-", **HERE), True),
        (Fills(id="a.b", places=("Must",), source="the clock", null=True, **HERE), False),
        (Aliases(id="a.b", places=("Name",), alias="Nym", **HERE), True),
        (Accepts(id="a.b", places=("Name",), forms=("bytes", "structure"), **HERE), True),
        (Accepts(id="a.b", places=("Name",), forms=("bytes", "text"), **HERE), False),
        (Rewrites(id="a.b", places=("Name",), to="base64", **HERE), True),
        (Rewrites(id="a.b", places=("Name",), to="last-segment", **HERE), True),
        (Rewrites(id="a.b", places=("Name",), to="file", **HERE), False),
        (Rewrites(id="a.b", places=("Name",), to="region", **HERE), False),
        (Rewrites(id="a.b", places=("Name",), to="removed", **HERE), False),
        (Rewrites(id="a.b", places=("Name",), to="url", **HERE), False),
        (Refuses(id="a.b", places=("Name",), must="algorithm", raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="ascii", raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="bytes", raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="match", raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="signed-file", raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="part", patterns=("a",), raises="E", **HERE), True),
        (Refuses(id="a.b", places=("Name",), must="part", raises="E", **HERE), False),
        (Refuses(id="a.b", places=("Name",), must="number", raises="E", **HERE), False),
        (Answers(id="a.b", places=("Name",), becomes="json", **HERE), False),
    ],
)
def test_only_what_a_verdict_depends_on_is_defined(tmp_path: Path, row: Edit, is_defined: bool) -> None:
    found = bound(tmp_path, row, PutRequest=structure("Must", Name="Text", Must="Text"))
    assert list(found.defined) == (["a.b"] if is_defined else [])
    assert found.named == ({"PutRequest": ("a.b",)} if is_defined else {})


def test_each_row_says_what_boto3_does_once_in_the_order_of_the_table_but_what_is_accepted_first(
    tmp_path: Path,
) -> None:
    def accepts(says: str) -> Accepts:
        return Accepts(id="a.accepts", places=("Name",), forms=("bytes",), **{**HERE, "says": says})

    rows = fills("a.b", says="One."), fills("a.c", says="Two."), fills("a.d", says="Other.", places=("Other",))
    found = bound(tmp_path / "1", *rows, PutRequest=NAMED)
    assert found.says == {("PutRequest", "Name"): "One. Two.", ("PutRequest", "Other"): "Other."}
    found = bound(tmp_path / "2", rows[0], accepts("More."), rows[1], PutRequest=NAMED)
    assert found.says == {("PutRequest", "Name"): "More. One. Two."}
    assert found.forms == {("PutRequest", "Name"): ("bytes",)}


def test_a_member_in_base64_has_the_member_with_its_md5(tmp_path: Path) -> None:
    def rewrites(row_id: str, place: str, to: Any = "base64") -> Rewrites:
        return Rewrites(id=row_id, places=(place,), to=to, **HERE)

    digest = Fills(id="a.digest", places=("Digest",), md5_of="Key", **HERE)
    rows = digest, rewrites("a.key", "Key"), rewrites("a.other", "Other"), rewrites("a.last", "Key", "last-segment")
    found = bound(tmp_path, *rows, PutRequest=structure(Key="Text", Digest="Text", Other="Text"))
    assert {name: edit.md5 for name, edit in found.defined.items()} == {
        "a.key": "Digest",
        "a.other": None,
        "a.last": None,
    }


HEADERS = structure(
    Name="Text",
    Sum=in_header("x-amz-checksum-crc32"),
    Old=in_header("Content-MD5"),
    Else=in_header("x-amz-check"),
    Query={"shape": "Text", "location": "querystring", "locationName": "x-amz-checksum-sha1"},
)


@pytest.mark.parametrize(
    ("must", "unless", "given"),
    [
        ("algorithm", ("Other", "Sum"), ()),
        ("signed-file", ("Other", "Old"), ("Sum",)),
        ("match", ("Other",), ()),
    ],
)
def test_a_checksum_that_is_given_makes_what_needs_one_pass(
    tmp_path: Path, must: Any, unless: tuple[str, ...], given: tuple[str, ...]
) -> None:
    row = Refuses(id="a.b", places=("Name",), must=must, raises="E", unless=("Other",), **HERE)
    edit = bound(tmp_path, row, PutRequest=HEADERS).defined["a.b"]
    assert (edit.unless, edit.given) == (unless, given)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("Name",), [("PutResponse", "Name")]),
        (("Items[].Name",), [("Item", "Name")]),
        (("One.Name", "Name"), [("Item", "Name"), ("PutResponse", "Name")]),
        (("One.Nmae",), []),
        (("Two.Name",), []),
        (("Name.Name",), []),
        (("Nmae",), []),
    ],
)
def test_a_place_of_a_response_is_followed_through_lists(
    tmp_path: Path, places: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    row = Answers(id="a.b", places=places, becomes="json", **HERE)
    shapes = {
        "PutResponse": structure(Name="Text", One="Item", Items="Items"),
        "Item": structure(Name="Text"),
        "Items": {"type": "list", "member": {"shape": "Item"}},
    }
    found = bound(tmp_path, row, **shapes)
    assert list(found.says) == expected
    assert found.decoded == set(expected)


def test_a_shape_of_a_response_is_found_at_any_depth(tmp_path: Path) -> None:
    row = Answers(id="a.b", shapes=("Json",), becomes="json", **HERE)
    shapes = {
        "PutResponse": structure(Text="Text", Items="Items", Policy="Json"),
        "Item": structure(Name="Text", Document="Json", Inner="Items"),
        "Items": {"type": "list", "member": {"shape": "Item"}},
    }
    assert list(bound(tmp_path, row, **shapes).says) == [("PutResponse", "Policy"), ("Item", "Document")]


@pytest.mark.parametrize(("becomes", "decoded"), [("json", [("PutResponse", "Name")]), ("unquoted", [])])
def test_only_text_that_is_not_sent_comes_back_as_json(
    tmp_path: Path, becomes: Any, decoded: list[tuple[str, str]]
) -> None:
    row = Answers(id="a.b", places=("Name", "Both.Name"), becomes=becomes, **HERE)
    shapes = {
        "PutRequest": structure(Both="Both"),
        "PutResponse": structure(Name="Text", Both="Both"),
        "Both": structure(Name="Text"),
    }
    found = bound(tmp_path, row, **shapes)
    assert sorted(found.says) == [("Both", "Name"), ("PutResponse", "Name")]
    assert sorted(found.decoded) == decoded


def test_resources_convert_the_shapes_for_which_their_clients_take_values(tmp_path: Path) -> None:
    def accepts(row_id: str, shape: str, forms: Any = ("value",), through: Any = "resource") -> Accepts:
        return Accepts(id=row_id, shapes=(shape,), forms=forms, through=through, **HERE)

    rows = accepts("a.b", "Json"), accepts("a.c", "Text", ("condition",)), accepts("a.d", "Blob", through="client")
    assert bound(tmp_path, *rows, PutRequest=structure(A="Json", B="Text", C="Blob")).of_resources == {"Json"}


def answered(folder: Path, row: Answers) -> list[str]:
    """Return the members of a response with those that boto3 adds."""
    service = sent(folder, {"Put": structure(Name="Text")}, {"output": {"shape": "PutRequest"}}).service
    return [member.name for member in with_answered_members(service, (row,)).structure("PutRequest").members]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"member": "NameText"}, ["Name", "NameText"]),
        ({"member": "Name"}, ["Name"]),
        ({"member": None}, ["Name"]),
        ({"member": "NameText", "through": "resource"}, ["Name"]),
        ({"member": "NameText", "operations": ("Get",)}, ["Name"]),
        ({"member": "NameText", "places": ("Other",)}, ["Name"]),
    ],
)
def test_a_member_that_boto3_adds_follows_the_one_that_it_is_made_from(
    tmp_path: Path, fields: dict[str, Any], expected: list[str]
) -> None:
    row = Answers(**{"id": "a.b", "becomes": "member", "places": ("Name",), **HERE, **fields})
    assert answered(tmp_path, row) == expected

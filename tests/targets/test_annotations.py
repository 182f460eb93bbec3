"""The type of a member of what is sent, of what is received, and of what is both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.ir.edits import Form
from shapesmith.ir.shapes import StructureShape
from shapesmith.targets.dataclasses.annotations import Annotation, Annotations
from shapesmith.targets.dataclasses.names import decide_names

from tests.export.services import made, structure

TEXT = {"type": "string"}
SHAPES: dict[str, Any] = {
    "Text": TEXT,
    "Kind": {"type": "string", "enum": ["A", "B"]},
    "Flag": {"type": "boolean"},
    "Whole": {"type": "integer"},
    "Long": {"type": "long"},
    "Float": {"type": "float"},
    "Double": {"type": "double"},
    "Time": {"type": "timestamp"},
    "Blob": {"type": "blob"},
    "Stream": {"type": "blob", "streaming": True},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Lists": {"type": "list", "member": {"shape": "Texts"}},
    "Sparse": {"type": "list", "member": {"shape": "Text"}, "sparse": True},
    "Kinds": {"type": "list", "member": {"shape": "Kind"}},
    "Times": {"type": "list", "member": {"shape": "Time"}},
    "Blobs": {"type": "list", "member": {"shape": "Blob"}},
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}},
    "ByKind": {"type": "map", "key": {"shape": "Kind"}, "value": {"shape": "Texts"}},
    "SparseMap": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}, "sparse": True},
    "Part": structure(Name="Text"),
    "Parts": {"type": "list", "member": {"shape": "Part"}},
    "Document": {"type": "structure", "members": {}, "document": True},
}


def annotations(folder: Path, **roles: dict[str, Any]) -> tuple[Annotations, Any]:
    """Return what annotates the members of a service whose `Request` and `Response` are given."""
    analysis = made(folder, {**SHAPES, **roles})
    names = decide_names(analysis.service)[0]
    return Annotations(analysis.service, names, analysis.usage, analysis.edits), analysis


def of(folder: Path, owner: str, member: str = "M", **roles: dict[str, Any]) -> Annotation:
    """Return the annotation of one member of a structure."""
    written, analysis = annotations(folder, **roles)
    shape = analysis.service.shapes[owner]
    assert isinstance(shape, StructureShape)
    (found,) = (each for each in shape.members if each.name == member)
    return written.of_member(shape, found, analysis.constraints.structures[owner].members[member])


# The shape, its type where it is sent, received, and both; for both, what may be given.
TYPES = [
    ("Text", "str", "str", "str", "str"),
    ("Kind", "KindLike", "Kind", "KindLike", "KindLike"),
    ("Flag", "bool", "bool", "bool", "bool"),
    ("Whole", "int", "int", "int", "int"),
    ("Long", "int", "int", "int", "int"),
    ("Float", "float", "float", "float", "float"),
    ("Double", "float", "float", "float", "float"),
    ("Time", "rt.TimestampLike", "rt.datetime", "rt.datetime", "rt.datetime"),
    ("Blob", "rt.BytesLike", "bytes", "bytes", "bytes"),
    ("Texts", "rt.Sequence[str]", "list[str]", "list[str]", "rt.Sequence[str]"),
    ("Lists", "rt.Sequence[rt.Sequence[str]]", "list[list[str]]", "list[list[str]]", "rt.Sequence[list[str]]"),
    ("Sparse", "rt.Sequence[str | None]", "list[str | None]", "list[str | None]", "rt.Sequence[str | None]"),
    ("Kinds", "rt.Sequence[KindLike]", "list[Kind]", "list[KindLike]", "rt.Sequence[KindLike]"),
    ("Times", "rt.Sequence[rt.TimestampLike]", "list[rt.datetime]", "list[rt.datetime]", "rt.Sequence[rt.datetime]"),
    ("Map", "rt.Mapping[str, int]", "dict[str, int]", "dict[str, int]", "rt.Mapping[str, int]"),
    (
        "ByKind",
        "rt.EnumMapping[KindLike, rt.Sequence[str]]",
        "dict[Kind, list[str]]",
        "dict[KindLike, list[str]]",
        "rt.EnumMapping[KindLike, list[str]]",
    ),
    (
        "SparseMap",
        "rt.Mapping[str, str | None]",
        "dict[str, str | None]",
        "dict[str, str | None]",
        "rt.Mapping[str, str | None]",
    ),
    ("Part", "Part", "Part", "Part", "Part"),
    ("Parts", "rt.Sequence[Part]", "list[Part]", "list[Part]", "rt.Sequence[Part]"),
    ("Document", "rt.AnyJson", "rt.AnyJson", "rt.AnyJson", "rt.AnyJson"),
]


@pytest.mark.parametrize(("shape", "sent", "received", "both", "given"), TYPES, ids=[row[0] for row in TYPES])
def test_a_member_has_the_type_of_its_shape_by_the_way_that_it_goes(
    shape: str, sent: str, received: str, both: str, given: str, tmp_path: Path
) -> None:
    member = structure(M=shape)
    assert of(tmp_path, "Request", Request=member) == Annotation(sent, sent)
    assert of(tmp_path, "Response", Response=member) == Annotation(received, received)
    shared = {"Shared": member, "Request": structure(S="Shared"), "Response": structure(S="Shared")}
    assert of(tmp_path, "Shared", **shared) == Annotation(both, given)


def test_a_stream_is_any_bytes_where_it_is_sent(tmp_path: Path) -> None:
    body = {**structure(M="Stream"), "payload": "M"}
    assert of(tmp_path, "Request", Request=body).text == "rt.BlobLike"
    assert of(tmp_path, "Response", Response=body).text == "rt.StreamingBody"


def test_json_in_a_header_is_any_json(tmp_path: Path) -> None:
    member = {"shape": "Text", "jsonvalue": True, "location": "header", "locationName": "M"}
    assert of(tmp_path, "Request", Request=structure(M=member)).text == "rt.AnyJson"


@pytest.mark.parametrize(
    ("shape", "name", "text"),
    [
        ("Text", "Str", "builtins.str"),
        ("Flag", "bool", "builtins.bool"),
        ("Whole", "Int", "builtins.int"),
        ("Double", "Float", "builtins.float"),
        ("Texts", "Str", "rt.Sequence[builtins.str]"),
        ("Texts", "List", "rt.Sequence[str]"),
        ("Whole", "Str", "int"),
    ],
)
def test_a_member_called_as_a_builtin_hides_it(shape: str, name: str, text: str, tmp_path: Path) -> None:
    request = structure(M=shape, **{name: "Text"})
    found = of(tmp_path, "Request", Request=request)
    assert (found.text, found.given, found.needs_builtins) == (text, text, "builtins" in text)


def test_a_list_that_is_received_may_be_a_builtin_that_is_hidden(tmp_path: Path) -> None:
    response = structure(M="Blobs", List="Text", Bytes="Text")
    assert of(tmp_path, "Response", Response=response) == Annotation(
        "builtins.list[builtins.bytes]", "builtins.list[builtins.bytes]", True
    )


@pytest.mark.parametrize(
    ("shape", "received", "both"),
    [
        ("Texts", "str", "str"),
        ("Kinds", "Kind", "KindLike"),
        ("Sparse", "str | None", "str | None"),
        ("Times", "rt.datetime", "rt.datetime"),
        ("Blobs", "bytes", "bytes"),
        ("Lists", "list[str]", "list[str]"),
        ("Parts", "Part", "Part"),
    ],
)
def test_the_item_of_a_page_is_as_it_is_received(shape: str, received: str, both: str, tmp_path: Path) -> None:
    member = structure(M=shape, Str="Text")
    for owner, roles, expected in (
        ("Response", {"Response": member}, received),
        ("Shared", {"Shared": member, "Request": structure(S="Shared"), "Response": structure(S="Shared")}, both),
    ):
        written, analysis = annotations(tmp_path, **roles)
        shape_of_owner = analysis.service.shapes[owner]
        assert written.of_item(shape_of_owner, shape_of_owner.members[0]) == expected


@pytest.mark.parametrize(
    ("forms", "decoded", "expected"),
    [
        (("text",), False, Annotation("str", "str")),
        (("bytes", "text"), False, Annotation("bytes | str", "bytes | str")),
        (("structure", "text"), False, Annotation("rt.AnyMembers | str", "rt.AnyMembers | str")),
        ((), True, Annotation("rt.AnyMembers | str", "rt.AnyMembers | str")),
        ((), False, Annotation("str", "str")),
    ],
)
def test_a_member_of_which_boto3_takes_other_forms_has_their_types(
    forms: tuple[Form, ...], decoded: bool, expected: Annotation, tmp_path: Path
) -> None:
    analysis = made(tmp_path, {**SHAPES, "Request": structure(M="Text", Other="Text")})
    place = ("Request", "M")
    edits = analysis.edits._replace(
        forms={place: forms} if forms else {}, decoded=frozenset({place} if decoded else ())
    )
    written = Annotations(analysis.service, decide_names(analysis.service)[0], analysis.usage, edits)
    shape = analysis.service.shapes["Request"]
    assert isinstance(shape, StructureShape)
    places = analysis.constraints.structures["Request"].members
    first, other = shape.members
    assert written.of_member(shape, first, places["M"]) == expected
    assert written.of_member(shape, other, places["Other"]) == Annotation("str", "str")


def test_the_types_of_other_forms_are_not_hidden_either(tmp_path: Path) -> None:
    analysis = made(tmp_path, {**SHAPES, "Request": structure(M="Text", Str="Text")})
    edits = analysis.edits._replace(forms={("Request", "M"): ("bytes", "text")})
    written = Annotations(analysis.service, decide_names(analysis.service)[0], analysis.usage, edits)
    shape = analysis.service.shapes["Request"]
    assert isinstance(shape, StructureShape)
    place = analysis.constraints.structures["Request"].members["M"]
    text = "bytes | builtins.str"
    assert written.of_member(shape, shape.members[0], place) == Annotation(text, text, True)


def test_a_blob_that_is_no_whole_body_takes_no_file(tmp_path: Path) -> None:
    nested = structure(M="Blob")
    assert of(tmp_path, "Nested", Nested=nested, Request=structure(N="Nested")).text == "rt.BytesLike"
    payload = {**structure(M="Blob"), "payload": "M"}
    for protocol, expected in (("json", "rt.BytesLike"), ("rest-json", "rt.BlobLike")):
        analysis = made(tmp_path, {**SHAPES, "Request": payload}, protocol=protocol)
        written = Annotations(analysis.service, decide_names(analysis.service)[0], analysis.usage, analysis.edits)
        shape = analysis.service.shapes["Request"]
        assert isinstance(shape, StructureShape)
        place = analysis.constraints.structures["Request"].members["M"]
        assert written.of_member(shape, shape.members[0], place).text == expected

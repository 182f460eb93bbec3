"""What a JSON Schema says of each thing that a model can say; the whole of it is tests/export/library/expected.json."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from shapesmith import __version__
from shapesmith.cli.main import cli
from shapesmith.diagnostics import SpecError
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.targets.json_schema.schema import dump

from tests.export.services import HERE, LIBRARY, library, made, schema_of, structure


def definitions(folder: Path, **shapes: Any) -> dict[str, Any]:
    return schema_of(made(folder, shapes))["$defs"]


def accepts(folder: Path, value: Any, **shapes: Any) -> bool:
    schema = schema_of(made(folder, shapes), "Act")
    return bool(Draft202012Validator(schema).is_valid(value))


def without_version(text: bytes) -> str:
    """Return a schema as it is in every version of the generator."""
    return text.decode().replace(f"shapesmith {__version__} ", "shapesmith VERSION ")


def test_the_library_is_as_expected(request: pytest.FixtureRequest) -> None:
    text = without_version(dump(schema_of(library())))
    if request.config.getoption("--update-golden"):
        (LIBRARY / "expected.json").write_text(text, encoding="utf-8")
    assert text == (LIBRARY / "expected.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shape", "schema"),
    [
        ({"type": "string"}, {"type": "string"}),
        ({"type": "string", "min": 0, "max": 3}, {"type": "string", "maxLength": 3}),
        ({"type": "string", "pattern": "^ab|c$"}, {"type": "string", "pattern": "^(?:ab|c)$"}),
        ({"type": "string", "pattern": "a"}, {"type": "string", "pattern": "^a$"}),
        ({"type": "boolean"}, {"type": "boolean"}),
        ({"type": "integer", "min": -1, "max": 2}, {"type": "integer", "minimum": -1, "maximum": 2}),
        ({"type": "long", "min": 1}, {"type": "integer", "minimum": 1}),
        ({"type": "float", "max": 0.5}, {"type": "number", "maximum": 0.5}),
        ({"type": "double"}, {"type": "number"}),
        ({"type": "structure", "members": {}, "document": True}, {}),
    ],
)
def test_scalars(tmp_path: Path, shape: dict[str, Any], schema: dict[str, Any]) -> None:
    assert definitions(tmp_path, Request=structure(A="Scalar"), Scalar=shape)["Scalar"] == schema


def test_a_request_is_closed_and_a_response_open(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(Tag="Tag"),
        "Response": structure(Tag="Tag"),
        "Tag": structure(Key="Key"),
        "Key": {"type": "string", "enum": ["a"]},
    }
    defs = definitions(tmp_path, **shapes)
    assert defs["Request"]["additionalProperties"] is False
    assert defs["Tag"] == {
        "type": "object",
        "properties": {"Key": {"$ref": "#/$defs/Key"}},
        "additionalProperties": False,
    }
    assert defs["Response"] == {"type": "object", "properties": {"Tag": {"$ref": "#/$defs/Tag-Output"}}}
    assert defs["Tag-Output"] == {"type": "object", "properties": {"Key": {"$ref": "#/$defs/Key-Output"}}}
    assert defs["Key-Output"]["anyOf"] == [{"type": "string", "enum": ["a"]}, {"type": "string"}]


def test_a_shape_that_is_the_same_both_ways_has_one_definition(tmp_path: Path) -> None:
    defs = definitions(
        tmp_path, Request=structure(A="Name"), Response=structure(A="Name"), Name={"type": "string", "max": 5}
    )
    assert list(defs) == ["Request", "Response", "Name"]


def test_an_output_definition_yields_its_name_to_a_shape_called_so(tmp_path: Path) -> None:
    tag = structure(A="String")
    shapes = {"Request": structure(T="Tag"), "Response": structure(T="Tag"), "Tag": tag, "Tag-Output": tag}
    defs = definitions(tmp_path, **shapes, String={"type": "string"})
    assert defs["Response"]["properties"]["T"] == {"$ref": "#/$defs/Tag-Output-"}
    assert list(defs) == ["Request", "Response", "Tag", "Tag-Output-", "Tag-Output", "String"]


def test_names_are_escaped_in_references(tmp_path: Path) -> None:
    defs = definitions(tmp_path, Request=structure(A="a/b~c d"), **{"a/b~c d": {"type": "string"}})
    assert defs["Request"]["properties"]["A"] == {"$ref": "#/$defs/a~1b~0c%20d"}
    assert accepts(tmp_path, {"A": "x"}, Request=structure(A="a/b~c d"), **{"a/b~c d": {"type": "string"}})


def test_a_token_is_not_required_of_a_request(tmp_path: Path) -> None:
    token = {"shape": "String", "idempotencyToken": True}
    defs = definitions(tmp_path, Request=structure("T", "A", T=token, A="String"), String={"type": "string"})
    assert defs["Request"]["required"] == ["A"]


@pytest.mark.parametrize(
    ("value", "valid"), [({}, False), ({"A": "x"}, True), ({"A": "x", "B": "y"}, False), ({"C": "x"}, False)]
)
def test_a_union_has_exactly_one_member(tmp_path: Path, value: dict[str, str], valid: bool) -> None:
    union = structure(A="String", B="String") | {"union": True}
    shapes = {"Request": structure(U="Union"), "Union": union, "String": {"type": "string"}}
    assert accepts(tmp_path, {"U": value}, **shapes) is valid


@pytest.mark.parametrize(("size", "valid"), [(0, False), (1, True), (9, True), (12, False)])
def test_the_length_of_a_blob_is_that_of_its_base64_text(tmp_path: Path, size: int, valid: bool) -> None:
    shapes = {"Request": structure(B="Blob"), "Blob": {"type": "blob", "min": 1, "max": 9}}
    assert accepts(tmp_path, {"B": base64.b64encode(bytes(size)).decode()}, **shapes) is valid


@pytest.mark.parametrize("value", ["2024-01-02T03:04:05Z", 1_700_000_000, 1.5])
def test_a_timestamp_is_a_string_or_seconds(tmp_path: Path, value: object) -> None:
    shapes = {"Request": structure(T="Time"), "Time": {"type": "timestamp"}}
    assert accepts(tmp_path, {"T": value}, **shapes)
    assert not accepts(tmp_path, {"T": True}, **shapes)


def test_items_of_a_sparse_list_and_values_of_a_sparse_map_may_be_null(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(L="List", M="Map", D="Dense"),
        "List": {"type": "list", "member": {"shape": "String"}, "sparse": True},
        "Dense": {"type": "list", "member": {"shape": "String"}},
        "Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}, "sparse": True},
        "String": {"type": "string"},
    }
    assert accepts(tmp_path, {"L": [None, "a"], "M": {"k": None}, "D": ["a"]}, **shapes)
    assert not accepts(tmp_path, {"D": [None]}, **shapes)


def test_a_stream_is_a_list_of_events_of_one_member_each(tmp_path: Path) -> None:
    shapes = {
        "Response": structure(Events="Events"),
        "Events": structure("Start", Start="Event", End="Event") | {"eventstream": True},
        "Event": structure() | {"event": True},
    }
    validator = Draft202012Validator({"$ref": "#/$defs/Response", "$defs": definitions(tmp_path, **shapes)})
    assert validator.is_valid({"Events": [{"Start": {}}, {"End": {}}, {"AddedSince": {}}]})
    assert not validator.is_valid({"Events": [{"Start": {}, "End": {}}]})


def test_keys_of_a_map_are_held_to_their_shape(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(M="Map"),
        "Map": {"type": "map", "key": {"shape": "Key"}, "value": {"shape": "Count"}, "max": 2},
        "Key": {"type": "string", "max": 1},
        "Count": {"type": "integer"},
    }
    assert accepts(tmp_path, {"M": {"a": 1}}, **shapes)
    for value in ({"ab": 1}, {"a": "1"}, {"a": 1, "b": 2, "c": 3}):
        assert not accepts(tmp_path, {"M": value}, **shapes)


def test_a_recursive_shape_refers_to_itself(tmp_path: Path) -> None:
    shapes = {
        "Request": structure(Tree="Tree"),
        "Tree": structure(Next="Tree", Count="Count"),
        "Count": {"type": "long"},
    }
    assert accepts(tmp_path, {"Tree": {"Next": {"Next": {"Count": 1}}}}, **shapes)
    assert not accepts(tmp_path, {"Tree": {"Next": {"Next": {"Count": "1"}}}}, **shapes)


@pytest.mark.parametrize(
    ("pattern", "comment"),
    [
        ("[a-z", 'Not enforced: the pattern [a-z; "[" is not closed (at character 1).'),
        (
            "a++",
            "Not enforced: the pattern a++; it has a possessive quantifier or an atomic group, which ECMA-262 does not have.",
        ),
        (
            r"\\d{3}",
            r'Not enforced: the pattern \\d{3}; it has "\\d", a backslash and then "d", where "\d" was probably meant.',
        ),
    ],
)
def test_a_pattern_that_is_not_enforced_says_why(tmp_path: Path, pattern: str, comment: str) -> None:
    shape = {"type": "string", "pattern": pattern}
    assert definitions(tmp_path, Request=structure(A="S"), S=shape)["S"] == {"type": "string", "$comment": comment}


def test_an_override_changes_its_member_only(tmp_path: Path) -> None:
    shapes = {"Request": structure(A="Name", B="Name"), "Name": {"type": "string", "max": 5, "pattern": "[a-z]*"}}
    override = """
        [[constraint]]
        constraint = "Request.A.length"
        action = "correct"
        max = 9
        reason = "The service takes 9."
    """
    schema = schema_of(made(tmp_path, shapes, override))
    assert schema["$defs"]["Request"]["properties"] == {
        "A": {
            "type": "string",
            "maxLength": 9,
            "pattern": "^[a-z]*$",
            "$comment": "Request.A.length is corrected: The service takes 9.",
        },
        "B": {"$ref": "#/$defs/Name"},
    }


def test_an_override_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    override = '[[constraint]]\nconstraint = "Request.B.length"\naction = "off"\nreason = "-"'
    with pytest.raises(SpecError, match=r"Request\.B\.length"):
        made(tmp_path, {"Request": structure()}, override)


def test_one_operation_is_the_schema_of_its_request() -> None:
    schema = schema_of(library(), "LendBook")
    assert schema["$id"] == "urn:aws-shapes:library:2024-01-01:LendBook"
    assert schema["$ref"] == "#/$defs/LendBookRequest"
    assert list(schema["x-operations"]) == ["LendBook"]
    assert {"LendBookResponse", "BookLentException", "Payment-Output"} <= set(schema["$defs"])
    assert {"NeverUsed", "Voice"}.isdisjoint(schema["$defs"])
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"Isbn": "9780306406157", "Borrower": {"Name": "A"}, "Format": "e-book"})
    assert not validator.is_valid({"Isbn": "9780306406157", "Borrower": {"Name": "A"}, "Format": "E-BOOK"})


def test_the_description_says_what_the_schema_was_made_from(tmp_path: Path) -> None:
    text = b"class Aws::Bakery::Types::BakeRequest"
    (tmp_path / "bakery.yard").write_bytes(text)
    guessed = schema_of(analyse(find(None, tmp_path / "bakery.yard", tmp_path).read()))
    digest = hashlib.sha256(text).hexdigest()
    assert guessed["$comment"].startswith(
        f"Made by shapesmith {__version__} from bakery.yard, whose wire names are guessed, (sha256 {digest}). Values are"
    )
    analysis = made(tmp_path, {"Request": structure()})
    sha256 = analysis.service.sources[0].sha256
    assert schema_of(analysis)["$comment"].startswith(
        f"Made by shapesmith {__version__} from service-2.json (sha256 {sha256}). Values are"
    )
    package = analysis._replace(service=msgspec.structs.replace(analysis.service, package="botocore 1.0.0"))
    assert schema_of(package)["$comment"].startswith(
        f"Made by shapesmith {__version__} from service-2.json of botocore 1.0.0 (sha256 {sha256}). Values are"
    )


def test_the_identifier_is_a_urn_whatever_an_operation_is_called(tmp_path: Path) -> None:
    schema = schema_of(made(tmp_path, {"Request": structure()}, name="Act/On:é#1"), "Act/On:é#1")
    assert schema["$id"] == "urn:aws-shapes:made:2024-01-01:Act%2FOn%3A%C3%A9%231"


def test_the_identifier_has_no_empty_part(tmp_path: Path) -> None:
    analysis = made(tmp_path, {"Request": structure()})
    without_version = msgspec.structs.replace(analysis.service, api_version="")
    schema = schema_of(analysis._replace(service=without_version))
    assert (schema["$id"], schema["title"]) == ("urn:aws-shapes:made", "made")


def test_the_command_prints_the_schema() -> None:
    done = CliRunner().invoke(cli, ["export", "library", "--from", str(HERE), "--format", "json-schema"])
    assert done.exit_code == 0
    assert without_version(done.stdout_bytes) == (LIBRARY / "expected.json").read_text(encoding="utf-8")
    assert "pattern '[a-z' is not checked" in done.stderr


def test_the_command_names_near_operations() -> None:
    arguments = ["export", "library", "--from", str(HERE), "--format", "json-schema", "--operation", "LendBooks"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert 'library has no operation "LendBooks"; did you mean "LendBook"?' in done.stderr


@pytest.mark.parametrize("option", ["--operation", "--shape"])
def test_the_ir_has_no_single_operations_or_shapes(option: str) -> None:
    done = CliRunner().invoke(cli, ["export", "sqs", option, "SendMessage"])
    assert done.exit_code == 2
    assert done.stderr.endswith(f"Error: {option} needs --format json-schema or pydantic\n")


def test_the_schema_does_not_depend_on_the_hash_seed() -> None:
    command = [sys.executable, "-m", "shapesmith", "export", "sqs", "--format", "json-schema"]
    texts = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1

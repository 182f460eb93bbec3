"""The JSON Schema that pydantic gets of a class is that of the exporter, but for `agreement.DIFFERENCES`."""

from __future__ import annotations

import importlib
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter
from shapesmith.targets.json_schema.schema import json_schema

from tests.corpus.models import VENDORED, analysed, vendored
from tests.pydantic.agreement import of_class, of_exporter

pytestmark = pytest.mark.usefixtures("importable")


@pytest.mark.parametrize("service", VENDORED)
def test_the_schema_of_every_request_is_the_exported_one(service: str) -> None:
    exported = json_schema(analysed(vendored(service)))
    package = importlib.import_module(f"aws_shapes.{service}")
    requests = [each["request"]["$ref"] for each in exported["x-operations"].values() if "request" in each]
    assert requests
    for name in (reference.removeprefix("#/$defs/") for reference in requests):
        made = TypeAdapter(package._package.structure(name)).json_schema()
        definitions = made.pop("$defs", {})
        for schema in (made, *definitions.values()):
            if "title" in schema:  # a request that contains itself is a reference
                expected = of_exporter(exported["$defs"][schema["title"]], exported["$defs"])
                assert of_class(schema, definitions) == expected, name


def test_a_model_refers_to_one_definition_for_each_class() -> None:
    from aws_shapes.connect import CreateContactRequest, UserInfo

    class Job(BaseModel):
        request: CreateContactRequest
        users: list[UserInfo] = []

    for mode in ("validation", "serialization"):
        schema = Job.model_json_schema(mode=mode)
        assert schema["properties"]["request"] == {"$ref": "#/$defs/CreateContactRequest"}
        assert schema["properties"]["users"]["items"] == {"$ref": "#/$defs/UserInfo"}
        assert set(schema["$defs"]) == {"CreateContactRequest", "Reference", "SegmentAttributeValue", "UserInfo"}
        assert schema["$defs"]["CreateContactRequest"]["required"] == ["InstanceId", "Channel", "InitiationMethod"]
        # Patterns are those of ECMA-262, which Python's `re` does not read.
        jsonschema.Draft202012Validator.check_schema(schema, format_checker=jsonschema.FormatChecker(formats=()))


def test_a_default_is_written_as_the_class_writes_it() -> None:
    from aws_shapes.connect import UserInfo
    from aws_shapes.sqs import MessageAttributeValue

    class Job(BaseModel):
        owner: UserInfo = UserInfo(user_id="u")
        users: list[UserInfo] = [UserInfo(user_id="v")]
        blob: MessageAttributeValue = MessageAttributeValue(data_type="Binary", binary_value=b"\xff")

    for mode in ("validation", "serialization"):
        properties = Job.model_json_schema(mode=mode)["properties"]
        assert properties["owner"]["default"] == {"UserId": "u"}
        assert properties["users"]["default"] == [{"UserId": "v"}]
        assert properties["blob"]["default"] == {"DataType": "Binary", "BinaryValue": "/w=="}


def test_rules_are_listed_with_their_sentences() -> None:
    from aws_shapes.connect import CreateContactRequest

    rules = {each["id"]: each for each in TypeAdapter(CreateContactRequest).json_schema()["x-rules"]}
    assert rules["connect.CreateContactRequest.Channel.none_of:36c45121"] == {
        "id": "connect.CreateContactRequest.Channel.none_of:36c45121",
        "message": 'CreateContactRequest.Channel must not be "CHAT"',
        "sentence": "The CHAT channel is not supported.",
        "severity": "error",
    }


def test_rules_are_keywords_where_json_schema_can_say_them() -> None:
    from aws_shapes.connect import CreateContactRequest

    schema = TypeAdapter(CreateContactRequest).json_schema()
    assert {
        "if": {"properties": {"Channel": {"const": "TASK"}}, "required": ["Channel"]},
        "then": {"properties": {"InitiationMethod": {"const": "API"}}},
    } in schema["allOf"]
    check = jsonschema.Draft202012Validator(schema)
    assert check.is_valid({"InstanceId": "i", "Channel": "TASK", "InitiationMethod": "API"})
    assert not check.is_valid({"InstanceId": "i", "Channel": "TASK", "InitiationMethod": "OUTBOUND"})


def test_a_union_that_contains_itself_refers_to_itself() -> None:
    from aws_shapes.dynamodb import AttributeValue

    schema = TypeAdapter(AttributeValue).json_schema()
    itself: dict[str, Any] = schema["$defs"]["AttributeValue"]
    assert schema["$ref"] == "#/$defs/AttributeValue"
    assert itself["properties"]["L"]["items"] == {"$ref": "#/$defs/AttributeValue"}
    assert (itself["minProperties"], itself["maxProperties"]) == (1, 1)


def test_a_response_is_open_to_members_and_values_that_are_added() -> None:
    from aws_shapes.connect import DescribeUserResponse

    schema = TypeAdapter(DescribeUserResponse).json_schema()
    assert "additionalProperties" not in schema
    assert all("additionalProperties" not in each for each in schema["$defs"].values() if "properties" in each)


def test_an_enum_lists_its_values_and_takes_any_string() -> None:
    from aws_shapes.connect import Channel

    schema = TypeAdapter(Channel).json_schema()
    assert schema["title"] == "Channel"
    assert schema["anyOf"][0] == {"type": "string", "enum": ["VOICE", "CHAT", "TASK", "EMAIL"]}
    assert schema["anyOf"][1] == {"type": "string"}


def test_members_are_described_by_their_docstrings() -> None:
    from aws_shapes.connect import CreateContactRequest

    schema = TypeAdapter(CreateContactRequest).json_schema()
    described = schema["properties"]["InstanceId"]["description"]
    assert described.startswith("The identifier of the Connect Customer instance.")
    assert described.endswith("Constraints: required; 1 to 100 characters.")

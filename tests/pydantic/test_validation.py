"""A model of pydantic holds generated classes: checked by their tables, written by wire name."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_jsonable_python

pytestmark = pytest.mark.usefixtures("importable")

TASK = {"InstanceId": "i", "Channel": "TASK", "InitiationMethod": "API"}


def adapter(service: str, name: str) -> TypeAdapter[Any]:
    import importlib

    return TypeAdapter(getattr(importlib.import_module(f"aws_shapes.{service}"), name))


def errors(service: str, name: str, value: object) -> list[tuple[tuple[int | str, ...], str, object]]:
    with pytest.raises(ValidationError) as caught:
        adapter(service, name).validate_python(value)
    assert caught.value.title == name or caught.value.title.startswith("function-plain")
    return [(each["loc"], each["type"], each["input"]) for each in caught.value.errors()]


def test_a_dict_by_wire_names_becomes_an_instance() -> None:
    from aws_shapes.sqs import SendMessageRequest

    made = adapter("sqs", "SendMessageRequest").validate_python({"QueueUrl": "u", "MessageBody": "b"})
    assert made == SendMessageRequest(queue_url="u", message_body="b")


def test_an_instance_is_checked_and_kept() -> None:
    from aws_shapes.sqs import SendMessageRequest

    request = SendMessageRequest(queue_url="u", message_body="b")
    assert adapter("sqs", "SendMessageRequest").validate_python(request) is request
    wrong = SendMessageRequest(queue_url="u", message_body="b", delay_seconds="1")  # type: ignore[arg-type]
    assert errors("sqs", "SendMessageRequest", wrong) == [(("DelaySeconds",), "type", "1")]


def test_every_violation_is_an_error_with_its_place() -> None:
    value = TASK | {"InstanceId": "", "References": {"r": {"Type": "X"}}, "Attributes": {"a b": "c"}, "Foo": 1}
    assert errors("connect", "CreateContactRequest", value) == [
        (("InstanceId",), "length", ""),
        (("References", "r", "Type"), "enum", "X"),
        (("Foo",), "unknown", "int"),
        (("Attributes", "a b", "[key]"), "pattern", "a b"),
        (("References", "r", "Type"), "conditional_values", "X"),
    ]


def test_the_input_of_an_error_is_the_scalar_at_its_place() -> None:
    item = {
        "a": {"L": [{"N": 5}, {"S": "s", "N": "1"}, {"BOOL": "yes"}, {"M": {"k": {"S": True}}}, {"SS": ["a", 5, 1.5]}]}
    }
    assert errors("dynamodb", "PutRequest", {"Item": item}) == [
        (("Item", "a", "L", 0, "N"), "type", 5),
        (("Item", "a", "L", 1), "union", '"S", "N"'),
        (("Item", "a", "L", 2, "BOOL"), "type", "yes"),
        (("Item", "a", "L", 3, "M", "k", "S"), "type", True),
        (("Item", "a", "L", 4, "SS", 1), "type", 5),
        (("Item", "a", "L", 4, "SS", 2), "type", 1.5),
    ]
    assert errors("dynamodb", "PutRequest", {"Item": []}) == [(("Item",), "type", "list")]
    assert errors("sqs", "SendMessageRequest", {"QueueUrl": 7, "MessageBody": None}) == [
        (("QueueUrl",), "type", 7),
        (("MessageBody",), "required", "nothing"),
    ]


def test_a_key_that_is_no_string_has_its_place_in_words() -> None:
    assert errors("connect", "CreateContactRequest", TASK | {"Attributes": {5: "a", "b": 7}}) == [
        (("Attributes", "5", "[key]"), "type", "int 5"),
        (("Attributes", "b"), "type", 7),
    ]


def test_an_error_has_the_rule_and_the_sentence() -> None:
    with pytest.raises(ValidationError) as caught:
        adapter("connect", "CreateContactRequest").validate_python(TASK | {"Channel": "CHAT"})
    (error,) = caught.value.errors()
    message = 'CreateContactRequest.Channel must not be "CHAT" (got "CHAT")'
    assert error["msg"] == message
    assert error["ctx"] == {
        "rule": "connect.CreateContactRequest.Channel.none_of:36c45121",
        "source": "documentation",
        "sentence": "The CHAT channel is not supported.",
        "message": message,
    }


def test_braces_in_a_value_are_not_replaced() -> None:
    with pytest.raises(ValidationError, match=r"got \"\{rule\}\{source\}\""):
        adapter("connect", "CreateContactRequest").validate_python(TASK | {"Channel": "{rule}{source}"})


def test_sensitive_values_are_not_shown() -> None:
    with pytest.raises(ValidationError) as caught:
        adapter("connect", "CreateContactRequest").validate_python(TASK | {"Name": "secret" * 200})
    assert "secret" not in str(caught.value)
    assert "secret" not in repr(caught.value.errors())
    assert [each["loc"] for each in caught.value.errors()] == [("Name",)]


def test_what_is_neither_a_dict_nor_an_instance_is_one_error() -> None:
    assert [(loc, kind) for loc, kind, _ in errors("sqs", "SendMessageRequest", ["QueueUrl"])] == [((), "type")]


def test_a_model_holds_structures_lists_of_them_unions_and_enums() -> None:
    from aws_shapes.connect import Channel, CreateContactRequest, UserInfo
    from aws_shapes.dynamodb import AttributeValue

    class Job(BaseModel):
        request: CreateContactRequest
        users: list[UserInfo]
        value: AttributeValue
        channel: Channel

    text = json.dumps({"request": TASK, "users": [{"UserId": "u"}], "value": {"B": "AAE="}, "channel": "NEW"})
    job = Job.model_validate_json(text)
    assert job.users == [UserInfo(user_id="u")]
    assert job.value == AttributeValue(b=b"\x00\x01")
    assert not job.channel.is_known
    assert json.loads(job.model_dump_json()) == json.loads(text)
    assert Job.model_validate_json(job.model_dump_json()) == job
    with pytest.raises(ValidationError) as caught:
        Job.model_validate({"request": TASK, "users": [{"UserId": ""}], "value": {"S": "s", "N": "1"}, "channel": 1})
    assert [each["loc"] for each in caught.value.errors()] == [("users", 0, "UserId"), ("value",), ("channel",)]


def test_errors_tell_the_members_of_a_union_apart() -> None:
    from aws_shapes.connect import Reference, UserInfo

    with pytest.raises(ValidationError) as caught:
        TypeAdapter(UserInfo | Reference).validate_python({"Type": "URL", "UserId": "u"})
    assert [each["loc"] for each in caught.value.errors()] == [
        ("function-plain[UserInfo()]", "Type"),
        ("function-plain[Reference()]", "UserId"),
    ]


def test_python_gets_what_boto3_takes_and_json_what_people_write() -> None:
    from aws_shapes.connect import CreateContactRequest

    made = TypeAdapter(CreateContactRequest)
    request = made.validate_python(TASK | {"ClientToken": "t"})
    assert made.dump_python(request) == request.to_boto3()
    assert json.loads(made.dump_json(request)) == json.loads(request.to_json())
    assert made.dump_python(request, mode="json") == TASK | {"ClientToken": "t"}


def test_what_no_annotation_names_is_written_by_wire_name_too() -> None:
    from aws_shapes.connect import CreateContactRequest, UserInfo
    from aws_shapes.sqs import MessageAttributeValue

    class Job(BaseModel):
        value: Any

    request = CreateContactRequest.from_boto3(TASK)
    blob = MessageAttributeValue(data_type="Binary", binary_value=b"\xff")
    job = Job(value={"requests": [request], "blob": blob})
    written = {"requests": [TASK], "blob": {"BinaryValue": "/w==", "DataType": "Binary"}}
    assert json.loads(job.model_dump_json()) == {"value": written}
    assert job.model_dump()["value"]["blob"] == blob.to_boto3()
    assert to_jsonable_python(UserInfo(user_id="u")) == {"UserId": "u"}


def test_times_and_blobs_have_their_forms_in_json() -> None:
    from aws_shapes.s3 import GetObjectRequest

    made = TypeAdapter(GetObjectRequest)
    request = made.validate_json('{"Bucket": "b", "Key": "k", "IfModifiedSince": "2026-01-02T03:04:05Z"}')
    time = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    assert request.if_modified_since == time
    assert made.dump_python(request)["IfModifiedSince"] == time
    assert made.dump_python(request, mode="json")["IfModifiedSince"] == "2026-01-02T03:04:05+00:00"


def test_a_file_is_not_written_in_json_and_not_read() -> None:
    from aws_shapes.s3 import PutObjectRequest

    body = io.BytesIO(b"line")
    with pytest.raises(PydanticSerializationError, match="BytesIO has no form in JSON"):
        TypeAdapter(PutObjectRequest).dump_json(PutObjectRequest(bucket="bbb", key="k", body=body))
    assert body.tell() == 0


def test_a_class_is_checked_as_it_checks_itself() -> None:
    from aws_shapes.sqs import SendMessageRequest

    class Local(SendMessageRequest):
        __slots__ = ()

        def to_boto3(self) -> dict[str, Any]:
            return {"QueueUrl": "https://sqs.local/q", **super().to_boto3()}

        def validate(self, *, partial: bool = False, level: Any = "documented") -> None:
            super().validate(partial=partial, level=level)
            if self.message_body == "none":
                raise ValueError("must have a body")

    made = TypeAdapter(Local).validate_python({"MessageBody": "some"})
    assert TypeAdapter(Local).dump_python(made) == {"QueueUrl": "https://sqs.local/q", "MessageBody": "some"}
    with pytest.raises(ValidationError, match="must have a body"):
        TypeAdapter(Local).validate_python({"MessageBody": "none"})


def test_what_is_nested_too_deeply_is_an_error() -> None:
    value: dict[str, Any] = {"S": "x"}
    for _ in range(1000):
        value = {"L": [value]}
    assert [kind for _, kind, _ in errors("dynamodb", "AttributeValue", value)] == ["type"]


def test_a_response_and_an_error_take_members_that_were_added() -> None:
    from aws_shapes.connect import CreateContactResponse, ResourceNotFoundException

    response = TypeAdapter(CreateContactResponse).validate_python({"ContactId": "", "New": 1})
    assert (response.contact_id, response.unknown_members) == ("", {"New": 1})
    error = TypeAdapter(ResourceNotFoundException).validate_python({"Message": "gone", "New": 1})
    assert isinstance(error, ResourceNotFoundException)
    assert error.message == "gone"


def test_advice_is_no_error() -> None:
    value = TASK | {"SegmentAttributes": {"a b": {"ValueString": "v"}}}
    adapter("connect", "CreateContactRequest").validate_python(value)


def test_a_value_that_contains_itself_is_an_error() -> None:
    from aws_shapes.dynamodb import AttributeValue

    value = AttributeValue(l=[])
    assert value.l is not None
    value.l.append(value)  # type: ignore[attr-defined]
    assert [kind for _, kind, _ in errors("dynamodb", "AttributeValue", value)] == ["type"]


def test_a_request_does_not_import_pydantic(importable: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(importable)!r}); import aws_shapes.sqs as sqs;"
        "request = sqs.SendMessageRequest(queue_url='u', message_body='b'); request.validate();"
        "import inspect; inspect.getmembers(request);"
        "print([name for name in sys.modules if 'pydantic' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_derived_class_is_a_dataclass_of_the_standard_library() -> None:
    from dataclasses import dataclass

    from aws_shapes.sqs import SendMessageRequest
    from pydantic.dataclasses import dataclass as dataclass_of_pydantic

    class Derived(SendMessageRequest):
        pass

    value = {"QueueUrl": "u", "MessageBody": "b"}
    assert TypeAdapter(dataclass(kw_only=True)(Derived)).validate_python(value).queue_url == "u"
    with pytest.raises(
        TypeError, match=r"^Derived must be a dataclass of the standard library \(got one of pydantic\)"
    ):
        dataclass_of_pydantic(Derived)

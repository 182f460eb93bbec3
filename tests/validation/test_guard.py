"""`guard` and `unguard` with real clients, resources and paginators of boto3, answered by moto."""

from __future__ import annotations

import io
import pickle
import threading
import warnings
from collections.abc import Iterator
from importlib import import_module
from inspect import currentframe
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import Mock

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError, WaiterError
from moto import mock_aws
from werkzeug.datastructures import ImmutableMultiDict

from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED
from tests.corpus.package import imported_from

INSTANCE = "12345678-1234-1234-1234-123456789012"


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Iterator[Path]:
    # The four vendored services have no operation without a request.
    out = packages_of((*VENDORED, "organizations"))
    with imported_from(out, "connect"):
        yield out


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch, packages: Path) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        yield


def package(service: str) -> Any:
    return import_module(f"aws_shapes.{service}")


def runtime() -> ModuleType:
    return import_module("aws_shapes._runtime")


class Heard(list):
    """A callable for `on_violation`: gathers what it is given."""

    def __call__(self, error: Any, call: Any) -> None:
        self.append([violation.path for violation in error.violations])


def heard(service: str, client: Any, level: str = "documented") -> Heard:
    gathered = Heard()
    package(service).guard(client, on_violation=gathered, level=level)
    return gathered


def test_a_warning_has_the_line_of_the_call_and_the_call_continues() -> None:
    client = boto3.client("connect")
    package("connect").guard(client)
    with pytest.warns(runtime().ViolationWarning) as caught:
        client.create_instance(IdentityManagementType="NONE", InboundCallsEnabled=True, OutboundCallsEnabled=True)
        line = currentframe().f_lineno - 1  # type: ignore[union-attr]
    [warning] = caught
    assert (warning.filename, warning.lineno) == (__file__, line)
    assert str(warning.message) == (
        "CreateInstanceRequest has 1 violation\n"
        '  CreateInstanceRequest.IdentityManagementType must be one of "SAML",\n'
        '    "CONNECT_MANAGED", "EXISTING_DIRECTORY" (got "NONE")'
    )
    assert len(client.list_instances()["InstanceSummaryList"]) == 1


def test_a_valid_call_says_nothing() -> None:
    client = boto3.client("connect")
    package("connect").guard(client, on_violation="raise")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        instance = client.create_instance(
            IdentityManagementType="SAML", InboundCallsEnabled=True, OutboundCallsEnabled=True, InstanceAlias="alias"
        )
        client.describe_instance(InstanceId=instance["Id"])


def test_raise_stops_the_call_before_it_is_sent() -> None:
    client = boto3.client("connect")
    package("connect").guard(client, on_violation="raise")
    client.meta.events.register("before-call", stop)
    with pytest.raises(runtime().ValidationError) as caught:
        client.create_contact(InstanceId=INSTANCE, Channel="EMIAL", InitiationMethod="OUTBOUND", Reference={})
    assert [(violation.path, violation.rule) for violation in caught.value.violations] == [
        ("Channel", "CreateContactRequest.Channel.enum"),
        ("Reference", "CreateContactRequest.unknown"),
    ]
    assert 'did you mean "EMAIL"?' in str(caught.value)


def test_a_callable_is_given_the_error_and_decides() -> None:
    client = boto3.client("sqs")
    gathered = heard("sqs", client)
    client.create_queue(QueueName="queue", Attributes={"VisibilityTimeOut": "30"}, tags={"k": "v"})
    assert gathered == [['Attributes["VisibilityTimeOut"]']]

    def stop(error: Exception, call: Any) -> None:
        raise KeyError("stopped") from error

    package("sqs").guard(client, on_violation=stop)
    with pytest.raises(KeyError, match="stopped"):
        client.create_queue(QueueName="queue", Attributes={"VisibilityTimeOut": "30"})


def test_guarding_twice_checks_once_and_the_last_word_counts() -> None:
    client = boto3.client("sqs")
    first, last = Heard(), Heard()
    package("sqs").guard(client, on_violation=first)
    package("sqs").guard(client, on_violation=last)
    client.create_queue(QueueName="queue", Attributes={"Nothing": "1"})
    assert (len(first), len(last)) == (0, 1)


def test_unguarding_ends_it_and_does_no_harm_where_nothing_was_guarded() -> None:
    client = boto3.client("sqs")
    gathered = heard("sqs", client)
    for _ in range(2):
        package("sqs").unguard(client)
    client.create_queue(QueueName="queue", Attributes={"Nothing": "1"})
    assert gathered == []


def test_other_clients_of_the_session_are_left_alone() -> None:
    session = boto3.session.Session()
    guarded, other = session.client("sqs"), session.client("sqs")
    gathered = heard("sqs", guarded)
    for client in (other, session.client("sqs")):
        client.create_queue(QueueName="queue", Attributes={"Nothing": "1"})
    assert gathered == []


def test_a_client_of_another_service_is_a_mistake() -> None:
    for mistake, got in (
        (boto3.client("sqs"), "one of sqs"),
        (Mock(), "Mock"),
        (warnings, "module"),
        (None, "NoneType"),
    ):
        with pytest.raises(ValueError, match=rf"client must be a client of connect, or a session \(got {got}\)"):
            package("connect").guard(mistake)


def test_what_to_do_and_how_much_to_check_must_be_known() -> None:
    client = boto3.client("sqs")
    with pytest.raises(ValueError, match=r'on_violation must be "warn", "raise" or a callable \(got "ignore"\)'):
        package("sqs").guard(client, on_violation="ignore")
    with pytest.raises(ValueError, match=r'level must be one of botocore, modelled, documented \(got "all"\)'):
        package("sqs").guard(client, level="all")


def test_a_level_says_how_much_is_checked() -> None:
    client = boto3.client("sqs")
    gathered = heard("sqs", client, level="botocore")
    client.create_queue(QueueName="queue", Attributes={"Nothing": "1"})
    assert gathered == []
    with pytest.raises(ParamValidationError):
        client.create_queue(QueueName=1)
    assert gathered == [["QueueName"]]


def test_a_token_is_set_before_the_guard_looks() -> None:
    """A token that is left out of a call is no violation even if it is required, at any level."""
    params = {
        "InstanceId": INSTANCE,
        "ContactId": "contact",
        "ChatStreamingConfiguration": {"StreamingEndpointArn": "arn:aws:sns:us-east-1:123456789012:topic"},
    }
    assert package("connect").validate("StartContactStreamingRequest", params, level="botocore") == []
    client = boto3.client("connect")
    gathered = heard("connect", client, level="botocore")
    client.meta.events.register("before-call", stop)
    with pytest.raises(NotSent):
        client.start_contact_streaming(**params)
    assert gathered == []


def test_a_guard_lets_pass_what_boto3_takes_beside_the_model() -> None:
    client = boto3.client("s3")
    package("s3").guard(client, on_violation="raise", level="modelled")
    client.meta.events.register("before-call", stop)
    with pytest.raises(NotSent):
        client.copy_object(
            Bucket="bucket",
            Key="k",
            CopySource={"Bucket": "b", "Key": "a b"},
            SSECustomerKey=b"key",
            Metadata={"a": "b"},
        )
    client = boto3.client("sqs")
    package("sqs").guard(client, on_violation="raise")
    client.create_queue(QueueName="queue", tags=ImmutableMultiDict([("k", "v"), ("k", "w")]))


class NotSent(Exception):
    pass


def stop(**_: Any) -> None:
    """Stop a call that has passed botocore's own validation."""
    raise NotSent


def test_an_operation_without_a_request_is_let_through() -> None:
    client = boto3.client("organizations")
    gathered = heard("organizations", client)
    client.create_organization(FeatureSet="ALL")
    client.describe_organization()
    assert client.meta.service_model.operation_model("DescribeOrganization").input_shape is None
    client.list_accounts(MaxResults=21)
    assert gathered == [["MaxResults"]]


def test_pages_are_checked_each() -> None:
    client = boto3.client("connect")
    for _ in range(3):
        client.create_instance(IdentityManagementType="SAML", InboundCallsEnabled=True, OutboundCallsEnabled=True)
    package("connect").guard(client)
    paginator = client.get_paginator("list_instances")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(paginator.paginate(PaginationConfig={"PageSize": 2}))) == 2
    with pytest.warns(runtime().ViolationWarning, match="MaxResults must be 1 to 10") as caught:
        list(paginator.paginate(PaginationConfig={"PageSize": 11}))
    assert {warning.filename for warning in caught} == {__file__}


def test_a_waiter_is_checked_at_the_line_that_waits() -> None:
    client = boto3.client("dynamodb")
    package("dynamodb").guard(client)
    waiter = client.get_waiter("table_exists")
    with pytest.warns(runtime().ViolationWarning, match="1 to 1,024 characters") as caught, pytest.raises(WaiterError):
        waiter.wait(TableName="t" * 1025, WaiterConfig={"Delay": 0, "MaxAttempts": 1})
    assert [warning.filename for warning in caught] == [__file__]


def table(client: Any) -> None:
    client.create_table(
        TableName="table",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )


def test_a_resource_is_guarded_by_its_client_and_sees_what_is_sent() -> None:
    """The resource turns Python values and conditions into what the model has; the guard looks after that."""
    from boto3.dynamodb.conditions import Attr, Key

    resource = boto3.resource("dynamodb")
    table(resource.meta.client)
    gathered = heard("dynamodb", resource)
    items = resource.Table("table")
    items.put_item(Item={"id": "1", "count": 3, "tags": {"a", "b"}, "deep": {"list": [1, None, True, b"x"]}})
    items.update_item(
        Key={"id": "1"},
        UpdateExpression="SET #n = :n",
        ExpressionAttributeNames={"#n": "n"},
        ExpressionAttributeValues={":n": 1},
    )
    assert items.query(KeyConditionExpression=Key("id").eq("1"), FilterExpression=Attr("n").gt(0))["Count"] == 1
    assert items.scan(FilterExpression=Attr("n").between(0, 2))["Count"] == 1
    with items.batch_writer() as batch:
        batch.put_item(Item={"id": "2"})
        batch.delete_item(Key={"id": "1"})
    assert gathered == []
    with pytest.raises(ClientError, match="ValidationException"):
        items.scan(Select="NOTHING", FilterExpression=Attr("n").gt(0))
    assert gathered == [["Select"]]


def test_a_client_of_dynamodb_is_checked_down_to_the_attribute_value() -> None:
    client = boto3.client("dynamodb")
    table(client)
    package("dynamodb").guard(client, on_violation="raise")
    client.put_item(TableName="table", Item={"id": {"S": "1"}, "l": {"L": [{"N": "1"}, {"NULL": True}]}})
    with pytest.raises(runtime().ValidationError) as caught:
        client.put_item(TableName="table", Item={"id": {"S": "1"}, "l": {"L": [{"Z": "1"}, {"N": 1}]}})
    assert [(violation.path, violation.rule) for violation in caught.value.violations] == [
        ('Item["l"].L[0].Z', "AttributeValue.unknown"),
        ('Item["l"].L[1].N', "AttributeValue.N.type"),
    ]


def test_s3_gives_no_false_alarm_for_what_its_handlers_turn_round() -> None:
    """`CopySource` as a dict, a key as it is for its digest, a body of bytes, metadata, a bucket's ARN and location."""
    client = boto3.client("s3")
    package("s3").guard(client, on_violation="raise")
    key = b"0123456789abcdef0123456789abcdef"
    customer = {"SSECustomerAlgorithm": "AES256", "SSECustomerKey": key}
    client.create_bucket(Bucket="bucket")
    for body in (b"bytes", bytearray(b"bytes"), "text", io.BytesIO(b"file")):
        client.put_object(Bucket="bucket", Key="a key", Body=body, Metadata={"k": "v"}, **customer)
    client.get_object(Bucket="bucket", Key="a key", **customer)
    client.head_object(Bucket="bucket", Key="a key", **customer)
    source = {"Bucket": "bucket", "Key": "a key"}
    client.put_object(Bucket="bucket", Key="plain", Body=b"x")
    client.copy_object(Bucket="bucket", Key="copy", CopySource={"Bucket": "bucket", "Key": "plain"})
    client.copy_object(Bucket="bucket", Key="copy", CopySource="bucket/plain")
    client.copy_object(
        Bucket="bucket",
        Key="b",
        CopySource=source,
        CopySourceSSECustomerAlgorithm="AES256",
        CopySourceSSECustomerKey=key,
    )
    upload = client.create_multipart_upload(Bucket="bucket", Key="parts")["UploadId"]
    part = {"Bucket": "bucket", "Key": "parts", "UploadId": upload, "PartNumber": 1}
    tag = client.upload_part(**part, Body=b"x")["ETag"]
    client.upload_part_copy(**part, CopySource={"Bucket": "bucket", "Key": "plain"})
    client.complete_multipart_upload(
        Bucket="bucket", Key="parts", UploadId=upload, MultipartUpload={"Parts": [{"ETag": tag, "PartNumber": 1}]}
    )
    assert [item["Key"] for item in client.list_objects_v2(Bucket="bucket", EncodingType="url")["Contents"]]
    client.put_bucket_tagging(Bucket="bucket", Tagging={"TagSet": [{"Key": "k", "Value": ""}]})
    client.delete_objects(Bucket="bucket", Delete={"Objects": [{"Key": "copy"}]})


def test_transfers_and_presigned_urls_of_s3_are_checked_too() -> None:
    client = boto3.client("s3")
    client.create_bucket(Bucket="bucket")
    gathered = heard("s3", client)
    client.upload_fileobj(io.BytesIO(b"x"), "bucket", "key", ExtraArgs={"ContentType": "text/plain"})
    client.download_fileobj("bucket", "key", io.BytesIO())
    client.generate_presigned_url("get_object", Params={"Bucket": "bucket", "Key": "key"})
    assert gathered == []
    with pytest.raises(ClientError, match="InvalidStorageClass"):
        client.upload_fileobj(io.BytesIO(b"x"), "bucket", "key", ExtraArgs={"StorageClass": "COLD"})
    client.generate_presigned_url("put_object", Params={"Bucket": "bucket", "Key": "key", "ACL": "nobody"})
    assert gathered == [["StorageClass"], ["ACL"]]


def test_messages_of_sqs_are_sent_and_received_under_guard() -> None:
    client = boto3.client("sqs")
    package("sqs").guard(client, on_violation="raise")
    url = client.create_queue(QueueName="queue", Attributes={"VisibilityTimeout": "30"})["QueueUrl"]
    attributes = {"kind": {"DataType": "Binary", "BinaryValue": b"\x00"}}
    client.send_message(QueueUrl=url, MessageBody="text", MessageAttributes=attributes)
    [message] = client.receive_message(QueueUrl=url, MessageAttributeNames=["All"], WaitTimeSeconds=0)["Messages"]
    client.delete_message_batch(QueueUrl=url, Entries=[{"Id": "1", "ReceiptHandle": message["ReceiptHandle"]}])
    with pytest.raises(runtime().ValidationError, match=r"Entries\[0\]\.Id must be set"):
        client.delete_message_batch(QueueUrl=url, Entries=[{"ReceiptHandle": "x"}])


def test_an_sqs_resource_is_guarded() -> None:
    resource = boto3.resource("sqs")
    gathered = heard("sqs", resource)
    queue = resource.create_queue(QueueName="queue")
    queue.send_message(
        MessageBody="text", MessageSystemAttributes={"Trace": {"DataType": "String", "StringValue": "x"}}
    )
    assert gathered == [['MessageSystemAttributes["Trace"]']]


CALLS = [
    (
        "connect",
        "create_instance",
        {"IdentityManagementType": "SAML", "InboundCallsEnabled": True, "OutboundCallsEnabled": True},
    ),
    ("sqs", "create_queue", {"QueueName": "queue", "Attributes": {"Nothing": "1"}}),
    ("s3", "create_bucket", {"Bucket": "bucket"}),
    ("dynamodb", "list_tables", {"Limit": 200}),
]


@pytest.mark.parametrize(("service", "method", "params"), CALLS)
def test_the_guard_changes_nothing_of_what_is_sent(service: str, method: str, params: dict[str, Any]) -> None:
    sent = []
    for guarded in (False, True):
        client = boto3.client(service, config=Config(retries={"max_attempts": 1}))
        if guarded:
            heard(service, client)
        client.meta.events.register("before-send", lambda request, **_: sent.append(request))
        client.meta.events.register("before-parameter-build", fixed_token)
        getattr(client, method)(**params)
    plain, checked = ((request.method, request.url, request.body) for request in sent)
    assert plain == checked


def fixed_token(params: dict[str, Any], model: Any, **_: Any) -> None:
    for name in model.idempotent_members:
        params[name] = "token"


def test_calls_of_many_threads_are_checked_each() -> None:
    client = boto3.client("sqs")
    gathered = heard("sqs", client)
    url = client.create_queue(QueueName="queue")["QueueUrl"]
    threads = [
        threading.Thread(
            target=client.send_message, kwargs={"QueueUrl": url, "MessageBody": "x", "DelaySeconds": number}
        )
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gathered == []


INVALID = {"QueueName": "queue", "Attributes": {"Nothing": "1"}}


def test_a_callable_is_given_the_call() -> None:
    client = boto3.client("sqs")
    calls: list[Any] = []
    package("sqs").guard(client, on_violation=lambda error, call: calls.append(call))
    client.create_queue(**INVALID)
    [call] = calls
    assert (call.service, call.operation, call.params) == ("sqs", "CreateQueue", INVALID)
    assert call.client is client
    assert repr(call) == "Call('sqs', 'CreateQueue')"


@pytest.mark.parametrize("of", ["boto3", "botocore"])
def test_a_session_guards_every_client_that_it_makes_from_now_on(of: str) -> None:
    session = boto3.session.Session()
    before = session.client("sqs")
    gathered = Heard()
    package("sqs").guard(session if of == "boto3" else session._session, on_violation=gathered)
    for client in (before, session.client("sqs"), session.resource("sqs")):
        client.create_queue(**INVALID)
    session.client("s3").create_bucket(Bucket="bucket")
    assert gathered == [['Attributes["Nothing"]']] * 2
    package("sqs").unguard(session)
    session.client("sqs").create_queue(**INVALID)
    assert len(gathered) == 2


def test_packages_guard_a_session_side_by_side() -> None:
    session = boto3.session.Session()
    queues, buckets = Heard(), Heard()
    package("sqs").guard(session, on_violation=queues)
    package("s3").guard(session, on_violation=buckets)
    session.client("sqs").create_queue(**INVALID)
    with pytest.raises(ClientError):
        session.client("s3").put_object(Bucket="none", Key="k", ACL="nobody")
    assert (queues, buckets) == ([['Attributes["Nothing"]']], [["ACL"]])


def test_the_module_boto3_is_its_default_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    gathered = Heard()
    package("sqs").guard(boto3, on_violation=gathered)
    boto3.client("sqs").create_queue(**INVALID)
    boto3.resource("sqs").create_queue(**INVALID)
    assert len(gathered) == 2
    package("sqs").unguard(boto3)
    boto3.client("sqs").create_queue(**INVALID)
    assert len(gathered) == 2


def test_what_is_raised_is_also_an_error_of_botocores_validation() -> None:
    client = boto3.client("sqs")
    package("sqs").guard(client, on_violation="raise")
    with pytest.raises(ParamValidationError) as caught:
        client.create_queue(**INVALID)
    error: Any = caught.value
    assert isinstance(error, runtime().ValidationError)
    assert error.kwargs == {"report": str(error)}
    assert (type(error).__name__, type(error).__doc__) == ("CallRefusedError", "A call that a guard has stopped.")
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is type(error)
    assert (copied.shape, copied.violations, str(copied)) == (error.shape, error.violations, str(error))


def test_a_client_that_validates_nothing_is_not_checked() -> None:
    client = boto3.client("sqs", config=Config(parameter_validation=False))
    gathered = heard("sqs", client)
    client.create_queue(**INVALID)
    assert gathered == []


def test_a_transfer_of_s3_warns_at_the_line_that_started_it() -> None:
    client = boto3.client("s3")
    client.create_bucket(Bucket="bucket")
    package("s3").guard(client)
    with pytest.warns(runtime().ViolationWarning) as caught, pytest.raises(ClientError):
        client.upload_fileobj(io.BytesIO(b"x"), "bucket", "key", ExtraArgs={"StorageClass": "COLD"})
    [warning] = caught
    line = currentframe().f_lineno - 2  # type: ignore[union-attr]
    assert (warning.filename, warning.lineno) == (__file__, line)


def test_a_member_that_only_the_installed_botocore_has_is_sent_and_named_once() -> None:
    client = boto3.client("sqs")
    model = client.meta.service_model.operation_model("CreateQueue").input_shape
    model.members["Later"] = model.members["QueueName"]
    package("sqs").guard(client, on_violation="raise")
    with pytest.warns(runtime().ViolationWarning) as caught:
        for _ in range(2):
            client.create_queue(QueueName="queue", Later="x")
    [warning] = caught
    assert str(warning.message) == (
        "botocore has CreateQueueRequest.Later, which these classes do not: they were generated from an older model of "
        "sqs. It is sent unchecked; generate them again from this botocore."
    )
    with pytest.raises(runtime().ValidationError, match="Latest"):
        client.create_queue(QueueName="queue", Latest="x")

"""Responses that show the rows of the table of edits: what a service answers, and what boto3 makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from boto3.dynamodb.types import Binary

from tests.calls.examples import OBJECT, TABLE


class Reply(NamedTuple):
    """A call, what the service answers, and what boto3 makes of it: a part of the response, or of the error."""

    operation: str
    params: dict[str, Any]
    content: bytes
    response: dict[str, Any]
    headers: dict[str, str] = {}
    status: int = 200
    error: str = ""


_POLICY = "%7B%22Version%22%3A%20%222012-10-17%22%7D"
_LISTING = "<R><EncodingType>url</EncodingType>{}</R>"
REPLIES: dict[str, list[Reply]] = {
    "cloudformation.template-body": [
        Reply(
            "GetTemplate",
            {},
            b"<R><GetTemplateResult><TemplateBody>{}</TemplateBody></GetTemplateResult></R>",
            {"TemplateBody": {}},
        ),
        Reply(
            "GetTemplate",
            {},
            b"<R><GetTemplateResult><TemplateBody>A: 1</TemplateBody></GetTemplateResult></R>",
            {"TemplateBody": "A: 1"},
        ),
    ],
    "dynamodb.resource.items": [
        Reply(
            "GetItem",
            {**TABLE, "Key": {"k": "v"}},
            b'{"Item": {"n": {"N": "1.5"}, "b": {"B": "eA=="}, "s": {"SS": ["a"]}, "l": {"L": [{"NULL": true}]}}}',
            {"Item": {"n": Decimal("1.5"), "b": Binary(b"x"), "s": {"a"}, "l": [None]}},
        ),
    ],
    "ec2.console-output": [
        Reply("GetConsoleOutput", {"InstanceId": "i"}, b"<R><output>bmHDr3Zl</output></R>", {"Output": "naïve"})
    ],
    "iam.policy-document": [
        Reply(
            "GetRole",
            {"RoleName": "r"},
            f"<R><GetRoleResult><Role><AssumeRolePolicyDocument>{_POLICY}</AssumeRolePolicyDocument></Role></GetRoleResult></R>".encode(),
            {"Role": {"AssumeRolePolicyDocument": {"Version": "2012-10-17"}}},
        ),
        Reply(
            "GetRolePolicy",
            {"RoleName": "r", "PolicyName": "p"},
            b"<R><GetRolePolicyResult><PolicyDocument>no%20JSON</PolicyDocument></GetRolePolicyResult></R>",
            {"PolicyDocument": "no%20JSON"},
        ),
    ],
    "s3.list-objects": [
        Reply(
            "ListObjects",
            {"Bucket": "bucket"},
            _LISTING.format(
                "<Prefix>a%20b</Prefix><Marker>a%20b</Marker><Contents><Key>a%20b</Key></Contents>"
            ).encode(),
            {"Marker": "a b", "Contents": [{"Key": "a b"}], "Prefix": "a%20b", "EncodingType": "url"},
        ),
        Reply(
            "ListObjects",
            {"Bucket": "bucket", "EncodingType": "url"},
            _LISTING.format("<Marker>a%20b</Marker>").encode(),
            {"Marker": "a%20b"},
        ),
    ],
    "s3.list-objects-v2": [
        Reply(
            "ListObjectsV2",
            {"Bucket": "bucket"},
            _LISTING.format("<Prefix>a%20b</Prefix><StartAfter>%41</StartAfter>").encode(),
            {"Prefix": "a b", "StartAfter": "A"},
        ),
    ],
    "s3.list-object-versions": [
        Reply(
            "ListObjectVersions",
            {"Bucket": "bucket"},
            _LISTING.format("<KeyMarker>%41</KeyMarker><Version><Key>%41</Key></Version>").encode(),
            {"KeyMarker": "A", "Versions": [{"Key": "A"}]},
        ),
    ],
    "s3.expires-string": [
        Reply("GetObject", OBJECT, b"", {"ExpiresString": "soon", "Expires": None}, {"Expires": "soon"}),
    ],
    "s3.expires": [
        Reply("HeadObject", OBJECT, b"", {"ExpiresString": "soon", "Expires": None}, {"Expires": "soon"}),
    ],
    "s3.get-bucket-location": [
        Reply("GetBucketLocation", {"Bucket": "bucket"}, b"<R>EU</R>", {"LocationConstraint": "EU"}),
        Reply("GetBucketLocation", {"Bucket": "bucket"}, b"<R/>", {"LocationConstraint": None}),
    ],
    "sqs.error-code": [
        Reply(
            "GetQueueUrl",
            {"QueueName": "q"},
            b'{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "no"}',
            {
                "Error": {
                    "Message": "no",
                    "Code": "AWS.SimpleQueueService.NonExistentQueue",
                    "QueryErrorCode": "QueueDoesNotExist",
                    "Type": "Sender",
                }
            },
            {"x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender"},
            400,
            "QueueDoesNotExist",
        ),
    ],
    "sso-oidc.error-message": [
        Reply(
            "CreateToken",
            {"clientId": "c", "clientSecret": "s", "grantType": "g"},
            b'{"error": "invalid_grant", "error_description": "why"}',
            {"Error": {"Message": "why", "Code": "InvalidGrantException"}},
            {"x-amzn-ErrorType": "InvalidGrantException"},
            400,
            "InvalidGrantException",
        ),
    ],
}

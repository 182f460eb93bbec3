"""Calls that show the rows of the table of edits: what is refused, and what is left of the parameters."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO, StringIO, TextIOBase
from typing import Any, NamedTuple

from boto3.dynamodb.conditions import Attr, Key

from tests.calls.judge import ACCOUNT, REGION
from tests.validation.mutations import Reader


class Lines(TextIOBase):
    """A file of text that has more whenever it is read."""

    def read(self, size: int | None = -1) -> str:
        return "x"


class Call(NamedTuple):
    """A call, and what becomes of it.

    `left`: parameters as the handlers leave them (None: none of that name). `body`, `url`: what the request holds.
    """

    operation: str
    params: dict[str, Any]
    refused: bool = False
    left: dict[str, Any] = {}
    body: str = ""
    url: str = ""


def refused(operation: str, **params: Any) -> Call:
    return Call(operation, params, refused=True)


def sent(operation: str, **params: Any) -> Call:
    return Call(operation, params)


OBJECT = {"Bucket": "bucket", "Key": "key"}
PART = {**OBJECT, "UploadId": "1", "PartNumber": 1}
COPY = {**OBJECT, "CopySource": "a/b"}
SNAPSHOT = {"SourceRegion": "us-west-2", "SourceSnapshotId": "snap-1"}
CLUSTER = {"SourceDBClusterSnapshotIdentifier": "a", "TargetDBClusterSnapshotIdentifier": "b"}
EXPORT = {"logGroupName": "g", "to": 2, "destination": "b"}
OUTPOST = f"arn:aws:s3-outposts:{REGION}:{ACCOUNT}:outpost/op-1/bucket/b"
POINT = f"arn:aws:s3-outposts:{REGION}:{ACCOUNT}:outpost/op-1/accesspoint/p"
_KINESIS = f"arn:aws:kinesis:{REGION}:{ACCOUNT}"
PREDICT = {"MLModelId": "m", "Record": {}}
TABLE = {"TableName": "t"}
KEY, KEY_64, KEY_MD5 = b"0123456789abcdef", "MDEyMzQ1Njc4OWFiY2RlZg==", "QDKvjWEDUSOQbljgZxQMxQ=="

_SSE = [
    Call("GetObject", {**OBJECT, "SSECustomerKey": KEY}, left={"SSECustomerKey": KEY_64, "SSECustomerKeyMD5": KEY_MD5}),
    Call("HeadObject", {**OBJECT, "SSECustomerKey": KEY.decode()}, left={"SSECustomerKey": KEY_64}),
    Call("UploadPart", {**PART, "SSECustomerKey": memoryview(KEY)}, left={"SSECustomerKey": KEY_64}),
    Call("PutObject", {**OBJECT, "SSECustomerKey": "k", "SSECustomerKeyMD5": "m"}, left={"SSECustomerKey": "k"}),
    refused("PutObject", **OBJECT, SSECustomerKey=KEY, SSECustomerKeyMD5="m"),
    refused("PutObject", **OBJECT, SSECustomerKey=7),
    refused("PutObject", **OBJECT, SSECustomerKey=None),
    # Their keys are not encoded: bytes are refused, and text is sent as it is.
    refused("ListParts", Bucket="bucket", Key="key", UploadId="1", SSECustomerKey=KEY),
    Call(
        "GetObjectAttributes",
        {**OBJECT, "ObjectAttributes": ["ETag"], "SSECustomerKey": "k"},
        left={"SSECustomerKey": "k"},
    ),
]
_COPY_SSE = [
    Call(
        "CopyObject",
        {**COPY, "CopySourceSSECustomerKey": KEY},
        left={"CopySourceSSECustomerKey": KEY_64, "CopySourceSSECustomerKeyMD5": KEY_MD5},
    ),
    refused("UploadPartCopy", **PART, CopySource="a/b", CopySourceSSECustomerKey=KEY, CopySourceSSECustomerKeyMD5="m"),
]
_RAW = {"EventBusArn": "arn:aws:events:a:111111111111:event-busv2/a/aaaaaaaaaaaaaaaaaaaaaaaaa"}
_META = {"SystemMetadata": {"ContentType": "application/json"}}
_ASSET = {
    "domain": "dd",
    "repository": "rr",
    "format": "npm",
    "package": "p",
    "packageVersion": "1",
    "assetName": "a",
    "assetSHA256": "a" * 64,
}
_ROUTE = {"CalculatorName": "c", "DestinationPosition": [0, 0]}
_EVENTS = {"spaceId": "sp-aaaaaaaaaaaa", "actorId": "a"}
_USER_DATA = {"ImageId": "ami-1", "MinCount": 1, "MaxCount": 1}
_LAUNCH = {"LaunchConfigurationName": "c"}
_PRESIGNED = [
    Call(
        "CopyDBClusterSnapshot",
        {**CLUSTER, "SourceRegion": "us-west-2"},
        body="PreSignedUrl=https%3A%2F%2Frds.us-west-2",
    ),
    Call(
        "CopyDBClusterSnapshot",
        {**CLUSTER, "SourceRegion": "us-west-2", "PreSignedUrl": "mine"},
        body="PreSignedUrl=mine",
    ),
    sent("CopyDBClusterSnapshot", **CLUSTER),
]

CALLS: dict[str, list[Call]] = {
    "any.idempotency-token": [
        sent("RunInstances", **_USER_DATA),
        refused("RunInstances", **_USER_DATA, ClientToken=None),
        # It is filled in where it is required, too.
        sent("CreateNetworkInsightsAccessScope"),
    ],
    "any.host-label": [
        sent("WriteGetObjectResponse", RequestRoute="a-1.b", RequestToken="t"),
        refused("WriteGetObjectResponse", RequestRoute="a\n", RequestToken="t"),
        refused("WriteGetObjectResponse", RequestRoute="a_b", RequestToken="t"),
    ],
    "any.header": [
        sent("PutObject", **OBJECT, ContentType="a\n b"),
        sent("PutObject", **OBJECT, ContentType="naïve"),
        refused("PutObject", **OBJECT, ContentType="a\nb"),
        refused("PutObject", **OBJECT, ContentType="a\r"),
    ],
    "any.header-map": [
        sent("PutObject", **OBJECT, Metadata={"a b": "c"}),
        refused("PutObject", **OBJECT, Metadata={"a:b": "c"}),
        refused("PutObject", **OBJECT, Metadata={"a\nb": "c"}),
        refused("PutObject", **OBJECT, Metadata={"a": "b\nc"}),
        sent("WriteGetObjectResponse", RequestRoute="a", RequestToken="t", Metadata={"a": "naïve"}),
        refused("WriteGetObjectResponse", RequestRoute="a", RequestToken="t", Metadata={"naïve": "a"}),
    ],
    "any.text": [
        refused("GetObject", Bucket="bucket", Key="\ud800"),
        sent("PutBucketTagging", Bucket="bucket", Tagging={"TagSet": [{"Key": "\ud800", "Value": ""}]}),
        refused("DescribeVolumes", VolumeIds=["\ud800"]),
        refused("CreateEventBus", Name="\ud800"),
        sent("ListBackups", TableName="\ud800"),
    ],
    "any.blob": [
        # In CBOR, a file is read.
        sent("PutRawEvents", **_RAW, Entries=[{"Data": BytesIO(b"x"), **_META}]),
        refused("PutRawEvents", **_RAW, Entries=[{"Data": Lines(), **_META}]),
        refused("PutRawEvents", **_RAW, Entries=[{"Data": "\ud800", **_META}]),
        refused("PutItem", **TABLE, Item={"a": {"B": BytesIO(b"x")}}),
        sent("PutItem", **TABLE, Item={"a": {"B": bytearray(b"x")}}),
        sent("PutItem", **TABLE, Item={"a": {"B": "x"}}),
        refused("ImportKeyPair", KeyName="k", PublicKeyMaterial=BytesIO(b"x")),
        sent("PutObject", **OBJECT, Body=BytesIO(b"x")),
    ],
    "any.payload": [
        # Its hash is required, so boto3 reads nothing.
        sent("PublishPackageVersion", **_ASSET, assetContent=Reader()),
        sent("PublishPackageVersion", **_ASSET, assetContent=StringIO("x")),
        sent("PostToConnection", ConnectionId="c", Data=BytesIO(b"x")),
        refused("PostToConnection", ConnectionId="c", Data=StringIO("x")),
        refused("PostToConnection", ConnectionId="c", Data=Reader()),
        sent("PutObject", **OBJECT, Body=Reader()),
    ],
    "any.checksummed-payload": [
        sent("PutObject", **OBJECT, Body=Reader()),
        refused("PutObject", **OBJECT, Body=StringIO("x")),
        refused("PutObject", **OBJECT, Body=Reader(), ChecksumSHA256="x"),
        sent("PutObject", **OBJECT, Body=BytesIO(b"x"), ChecksumSHA256="x"),
        sent("PutObject", **OBJECT, Body=Reader(), ChecksumSHA256="x", ContentMD5="y"),
    ],
    "any.number": [
        # In CBOR, an integer has 64 bits and a sign.
        sent("ListIntegrations", maxResults=2**64 - 1),
        refused("ListIntegrations", maxResults=2**64),
        sent("CalculateRoute", **_ROUTE, DeparturePosition=[1, 2.5]),
        refused("CalculateRoute", **_ROUTE, DeparturePosition=[1, 10**309]),
        refused("CalculateRoute", **_ROUTE, DeparturePosition=[1, Decimal("sNaN")]),
    ],
    "any.document": [
        sent("SearchEvents", **_EVENTS, query={"a": 1, 2: None, None: True}),
        refused("SearchEvents", **_EVENTS, query={("a", 1): 1}),
    ],
    "any.endpoint": [
        sent("DescribeStream", StreamARN=f"arn:aws:kinesis:{REGION}:{ACCOUNT}:stream/s"),
        refused("DescribeStream", StreamARN=f"arn:aws:kinesis::{ACCOUNT}:stream/s"),
        refused("DescribeStream", StreamARN="s"),
        refused("DescribeKeyValueStore", KvsARN="k"),
    ],
    "any.checksum-algorithm": [
        sent("PutObject", **OBJECT, ChecksumAlgorithm="sha256"),
        refused("PutObject", **OBJECT, ChecksumAlgorithm="MD5"),
        sent("PutObject", **OBJECT, ChecksumAlgorithm="MD5", ChecksumSHA256="x"),
    ],
    "autoscaling.user-data.bytes": [
        Call("CreateLaunchConfiguration", {**_LAUNCH, "UserData": KEY}, left={"UserData": KEY_64}),
        refused("CreateLaunchConfiguration", **_LAUNCH, UserData=BytesIO(KEY)),
    ],
    "autoscaling.user-data.base64": [
        Call("CreateLaunchConfiguration", {**_LAUNCH, "UserData": "naïve"}, left={"UserData": "bmHDr3Zl"}),
    ],
    "cloudsearchdomain.return.alias": [
        Call("Search", {"query": "q", "returnFields": "f"}, left={"return": "f", "returnFields": None}),
    ],
    "cloudsearchdomain.return.one": [refused("Search", **{"query": "q", "returnFields": "f", "return": "f"})],
    "dynamodb.resource.values": [
        Call(
            "PutItem",
            {**TABLE, "Item": {"n": 1, "d": Decimal("1.5"), "b": b"x", "s": {"a"}, "l": [None, True], "m": {"k": "v"}}},
            left={
                "Item": {
                    "n": {"N": "1"},
                    "d": {"N": "1.5"},
                    "b": {"B": b"x"},
                    "s": {"SS": ["a"]},
                    "l": {"L": [{"NULL": True}, {"BOOL": True}]},
                    "m": {"M": {"k": {"S": "v"}}},
                }
            },
        ),
        refused("PutItem", **TABLE, Item={"a": object()}),
    ],
    "dynamodb.resource.numbers": [
        refused("PutItem", **TABLE, Item={"a": 1.5}),
        refused("PutItem", **TABLE, Item={"a": 10**39 + 1}),
        sent("PutItem", **TABLE, Item={"a": 10**37 + 1}),
    ],
    "dynamodb.resource.conditions": [
        Call(
            "Query", {**TABLE, "KeyConditionExpression": Key("k").eq(1)}, left={"KeyConditionExpression": "#n0 = :v0"}
        ),
        sent("Query", **TABLE, KeyConditionExpression="k = :v", ExpressionAttributeValues={":v": 1}),
        refused("Query", **TABLE, KeyConditionExpression=7),
    ],
    "dynamodb.resource.placeholders": [
        Call(
            "Scan",
            {**TABLE, "FilterExpression": Attr("a").gt(2)},
            left={"ExpressionAttributeNames": {"#n0": "a"}, "ExpressionAttributeValues": {":v0": {"N": "2"}}},
        ),
    ],
    "ec2.filter.alias": [
        Call("DescribeFlowLogs", {"Filters": [{"Name": "n"}]}, left={"Filter": [{"Name": "n"}], "Filters": None}),
        sent("DescribeFlowLogs", Filter=[]),
        refused("DescribeVolumes", Filter=[]),
    ],
    "ec2.filter.one": [refused("DescribeFlowLogs", Filter=[], Filters=[])],
    "ec2.user-data.bytes": [
        Call("RunInstances", {**_USER_DATA, "UserData": KEY}, left={"UserData": KEY_64}),
        refused("RunInstances", **_USER_DATA, UserData=7),
        # What handlers do not encode must be text.
        refused("CreateLaunchTemplate", LaunchTemplateName="t", LaunchTemplateData={"UserData": KEY}),
    ],
    "ec2.user-data.base64": [Call("RunInstances", {**_USER_DATA, "UserData": KEY.decode()}, left={"UserData": KEY_64})],
    "ec2.copy-snapshot.presigned-url": [
        Call("CopySnapshot", SNAPSHOT, body="PresignedUrl=https%3A%2F%2Fec2.us-west-2"),
        Call("CopySnapshot", {**SNAPSHOT, "PresignedUrl": "mine"}, body="PresignedUrl=mine"),
    ],
    "ec2.copy-snapshot.destination-region": [
        Call("CopySnapshot", {**SNAPSHOT, "DestinationRegion": "eu-west-1"}, body=f"DestinationRegion={REGION}"),
        Call(
            "CopySnapshot",
            {**SNAPSHOT, "DestinationRegion": "eu-west-1", "PresignedUrl": "mine"},
            body="DestinationRegion=eu-west-1",
        ),
    ],
    "rds.presigned-url": _PRESIGNED,
    "rds.source-region": [
        Call("CopyDBClusterSnapshot", {**CLUSTER, "SourceRegion": "us-west-2"}, body="!&SourceRegion=")
    ],
    "neptune.presigned-url": _PRESIGNED,
    "neptune.source-region": [
        Call("CopyDBClusterSnapshot", {**CLUSTER, "SourceRegion": "us-west-2"}, body="!&SourceRegion=")
    ],
    "docdb.presigned-url": _PRESIGNED,
    "docdb.source-region": [
        Call("CopyDBClusterSnapshot", {**CLUSTER, "SourceRegion": "us-west-2"}, body="!&SourceRegion=")
    ],
    "events.endpoint-id": [
        refused("PutEvents", Entries=[], EndpointId=""),
        refused("PutEvents", Entries=[], EndpointId="a_b"),
        refused("PutEvents", Entries=[], EndpointId="a..b"),
    ],
    "glacier.body": [
        sent("UploadArchive", vaultName="v", body=b"x"),
        refused("UploadArchive", vaultName="v", body=bytearray(b"x")),
        sent("UploadMultipartPart", vaultName="v", uploadId="u", body=BytesIO(b"x")),
    ],
    "glacier.account-id": [
        Call("ListVaults", {}, left={"accountId": "-"}),
        Call("ListVaults", {"accountId": None}, left={"accountId": "-"}),
        Call("ListVaults", {"accountId": ACCOUNT}, left={"accountId": ACCOUNT}),
        refused("ListVaults", accountId=7),
    ],
    "logs.from.alias": [Call("CreateExportTask", {**EXPORT, "fromTime": 1}, left={"from": 1, "fromTime": None})],
    "logs.from.one": [refused("CreateExportTask", **EXPORT, **{"from": 1, "fromTime": 1})],
    "machinelearning.predict-endpoint": [
        Call("Predict", {**PREDICT, "PredictEndpoint": "https://p.example.com"}, url="https://p.example.com"),
    ],
    "machinelearning.predict-endpoint.url": [
        refused("Predict", **PREDICT, PredictEndpoint="p.example.com"),
        refused("Predict", **PREDICT, PredictEndpoint="ftp://p.example.com"),
        sent("Predict", **PREDICT, PredictEndpoint=""),
    ],
    "route53.ids": [
        Call("GetHostedZone", {"Id": "/hostedzone/Z1"}, left={"Id": "Z1"}),
        Call("GetHostedZone", {"Id": "Z1"}, left={"Id": "Z1"}),
        Call("GetChange", {"Id": "/change/C1"}, left={"Id": "C1"}),
        refused("GetChange", Id="/change/"),
        Call(
            "CreateHostedZone",
            {"Name": "n", "CallerReference": "r", "DelegationSetId": "/delegationset/N1"},
            left={"DelegationSetId": "N1"},
        ),
        # Ids of other shapes are left alone.
        Call("GetHealthCheck", {"HealthCheckId": "/healthcheck/h"}, left={"HealthCheckId": "/healthcheck/h"}),
    ],
    "s3.bucket": [
        sent("HeadBucket", Bucket="b" * 255),
        sent("HeadBucket", Bucket="bucket\n"),
        sent("HeadBucket", Bucket=f"arn:aws:s3:{REGION}:{ACCOUNT}:accesspoint/p"),
        refused("HeadBucket", Bucket="b" * 256),
        refused("HeadBucket", Bucket=""),
        refused("HeadBucket", Bucket="b/c"),
        refused("HeadBucket", Bucket=f"arn:aws:s3:::{ACCOUNT}"),
        refused("CreateBucket", Bucket="naïve"),
    ],
    "s3.bucket.endpoint": [
        sent("HeadBucket", Bucket="b--use1-az4--xa-s3"),
        refused("HeadBucket", Bucket="b--xa-s3"),
        refused("GetBucketAcl", Bucket="B--use1-az4--xa-s3"),
        sent("HeadBucket", Bucket=f"p-o{'1' * 17}{'a' * 25}--op-s3"),
        refused("HeadBucket", Bucket=f"p-x{'1' * 17}{'a' * 25}--op-s3"),
        refused("HeadBucket", Bucket=f"p-o{'1' * 16}-{'a' * 25}--op-s3"),
        sent("HeadBucket", Bucket="p--op-s3"),
        sent("HeadBucket", Bucket=POINT),
        refused("HeadBucket", Bucket=POINT.replace("op-1", "-1")),
        refused("HeadBucket", Bucket=f"arn:aws:s3:{REGION}:{ACCOUNT}:accesspoint/p.q"),
        refused("HeadBucket", Bucket=f"arn:aws:s3-object-lambda::{ACCOUNT}:accesspoint/p"),
    ],
    "s3.bucket.directory": [
        sent("HeadBucket", Bucket="b--use1-az4--x-s3"),
        refused("HeadBucket", Bucket="b--x-s3"),
        refused("CreateSession", Bucket="b--use1-az4-1--x-s3"),
        sent("GetBucketAcl", Bucket="b--x-s3"),
    ],
    "s3.create-bucket.arn": [
        refused("CreateBucket", Bucket=f"arn:aws:s3:{REGION}:{ACCOUNT}:accesspoint/p"),
        sent("CreateBucket", Bucket=POINT),
    ],
    "s3.get-bucket-location.arn": [refused("GetBucketLocation", Bucket=POINT)],
    "s3.body": [
        sent("PutObject", **OBJECT, Body="naïve"),
        sent("PutObject", **OBJECT, Body=b"x"),
        refused("PutObject", **OBJECT, Body="\ud800"),
        refused("PutObject", **OBJECT, Body=7),
    ],
    "s3.checksum-mode": [
        Call("GetObject", OBJECT, left={"ChecksumMode": "ENABLED"}),
        Call("GetObject", {**OBJECT, "ChecksumMode": "DISABLED"}, left={"ChecksumMode": "DISABLED"}),
    ],
    "s3.copy-source.structure": [
        Call("CopyObject", {**OBJECT, "CopySource": {"Bucket": "a", "Key": "b c"}}, left={"CopySource": "a/b%20c"}),
        Call(
            "UploadPartCopy",
            {**PART, "CopySource": {"Bucket": "a", "Key": "b", "VersionId": "v"}},
            left={"CopySource": "a/b?versionId=v"},
        ),
        Call(
            "CopyObject",
            {**OBJECT, "CopySource": {"Bucket": f"arn:aws:s3:{REGION}:{ACCOUNT}:accesspoint/p", "Key": "b"}},
            left={"CopySource": f"arn%3Aaws%3As3%3A{REGION}%3A{ACCOUNT}%3Aaccesspoint/p/object/b"},
        ),
        # Other keys are ignored, and what is no text is made text, but for the bucket.
        Call("CopyObject", {**OBJECT, "CopySource": {"Bucket": "a", "Key": 7, "More": 1}}, left={"CopySource": "a/7"}),
        refused("CopyObject", **OBJECT, CopySource=b"a/b"),
    ],
    "s3.copy-source.keys": [
        refused("CopyObject", **OBJECT, CopySource={"Bucket": "a"}),
        refused("CopyObject", **OBJECT, CopySource={"Key": "a"}),
        refused("CopyObject", **OBJECT, CopySource={"Bucket": 7, "Key": "a"}),
    ],
    "s3.copy-source.quoted": [
        Call("CopyObject", {**OBJECT, "CopySource": "a/b c?versionId=v"}, left={"CopySource": "a/b%20c?versionId=v"}),
    ],
    "s3.encoding-type": [
        Call("ListObjects", {"Bucket": "bucket"}, left={"EncodingType": "url"}),
        refused("ListObjects", Bucket="bucket", EncodingType=None),
    ],
    "s3.metadata": [
        sent("PutObject", **OBJECT, Metadata={"a": "b"}),
        refused("PutObject", **OBJECT, Metadata={"a": "naïve"}),
        refused("CopyObject", **COPY, Metadata={"naïve": "a"}),
    ],
    "s3.sse-customer-key.bytes": _SSE,
    "s3.sse-customer-key.base64": _SSE,
    "s3.sse-customer-key.md5": _SSE,
    "s3.copy-source-sse-customer-key.bytes": _COPY_SSE,
    "s3.copy-source-sse-customer-key.base64": _COPY_SSE,
    "s3.copy-source-sse-customer-key.md5": _COPY_SSE,
    "s3control.account-id.label": [
        sent("GetPublicAccessBlock", AccountId=ACCOUNT),
        sent("GetPublicAccessBlock", AccountId="a" * 63),
        refused("GetPublicAccessBlock", AccountId="a" * 64),
        refused("GetPublicAccessBlock", AccountId="a.b"),
        refused("GetPublicAccessBlock", AccountId="-a"),
        refused("GetPublicAccessBlock", AccountId="a\n"),
        refused("GetPublicAccessBlock", AccountId=""),
    ],
    "s3control.outpost-id": [
        sent("ListRegionalBuckets", AccountId=ACCOUNT, OutpostId="op-1"),
        refused("ListRegionalBuckets", AccountId=ACCOUNT, OutpostId="op_1"),
    ],
    "opensearchmemory.space-id": [
        sent("DeleteMemory", spaceId="sp-1", memoryId="m"),
        refused("DeleteMemory", spaceId="sp_1", memoryId="m"),
        refused("DeleteMemory", spaceId="s" * 64, memoryId="m"),
    ],
    "sesv2.endpoint-id": [
        refused("SendEmail", Content={}, EndpointId="a_b"),
    ],
    "s3control.bucket.account": [sent("GetBucket", Bucket=OUTPOST), refused("GetBucket", Bucket="b")],
    "s3control.name.account": [sent("GetAccessPoint", Name=POINT), refused("GetAccessPoint", Name="p")],
    "s3control.bucket.parts": [
        Call("GetBucket", {"Bucket": OUTPOST, "AccountId": ACCOUNT}, url="https://s3-outposts."),
    ],
    "s3control.name.parts": [Call("GetAccessPoint", {"Name": POINT, "AccountId": ACCOUNT}, url="https://s3-outposts.")],
    "s3control.bucket.same-account": [
        sent("GetBucket", Bucket=OUTPOST, AccountId=ACCOUNT),
        refused("GetBucket", Bucket=OUTPOST, AccountId="222233334444"),
    ],
    "s3control.create-access-point.name": [
        sent("CreateAccessPoint", Bucket="bucket", AccountId=ACCOUNT, Name=POINT),
        sent("CreateAccessPoint", Bucket="bucket", AccountId=ACCOUNT, Name="point"),
        refused("CreateAccessPoint", Bucket="bucket", AccountId=ACCOUNT, Name=OUTPOST),
    ],
    "s3control.create-access-point.account": [
        sent("CreateAccessPoint", Bucket="bucket", AccountId=ACCOUNT, Name=POINT),
        refused("CreateAccessPoint", Bucket="bucket", AccountId="111111111111", Name=POINT),
        sent("CreateAccessPoint", Bucket="bucket", AccountId="111111111111", Name="point"),
    ],
    "s3control.create-bucket.bucket": [
        sent("CreateBucket", Bucket=OUTPOST),
        refused("CreateBucket", Bucket=POINT),
    ],
    "cloudfront-keyvaluestore.arn": [
        refused("DescribeKeyValueStore", KvsARN=f"arn:aws:cloudfront:{REGION}:{ACCOUNT}:key-value-store/k"),
        refused("DescribeKeyValueStore", KvsARN=f"arn:aws:cloudfront::{ACCOUNT}:distribution/k"),
    ],
    "kinesis.stream-arn": [
        sent("DescribeStream", StreamARN=f"{_KINESIS}:stream/s"),
        refused("DescribeStream", StreamARN=f"{_KINESIS}:channel/s"),
        refused("DescribeStream", StreamARN="s"),
        sent("DescribeStream", StreamARN="s", StreamId="aaaaaaaaaaaaaaaaaaaa-aaa"),
        refused("DescribeStream", StreamARN="s", StreamId="aaaaaaaaaaaaaaaaaaaa-aaaa"),
    ],
    "kinesis.consumer-arn": [
        sent("DescribeStreamConsumer", ConsumerARN=f"{_KINESIS}:stream/s/consumer/c:1"),
        refused("DescribeStreamConsumer", ConsumerARN="c"),
        sent("DescribeStreamConsumer", ConsumerARN="c", StreamARN=f"{_KINESIS}:stream/s"),
    ],
    "kinesis.queue-arn": [
        sent("DescribeQueue", QueueARN=f"{_KINESIS}:queue/q"),
        refused("DescribeQueue", QueueARN=f"{_KINESIS}:queue"),
        refused("DescribeQueue", QueueARN=f"{_KINESIS}:queue/-q"),
    ],
    "kinesis.channel-arn": [
        sent("DescribeChannel", ChannelARN=f"{_KINESIS}:channel/c"),
        refused("DescribeChannel", ChannelARN=f"{_KINESIS}:stream/c"),
    ],
    "kinesis.resource-arn": [
        sent("ListTagsForResource", ResourceARN=f"{_KINESIS}:stream/s"),
        sent("ListTagsForResource", ResourceARN=f"{_KINESIS}:queue/q"),
        refused("ListTagsForResource", ResourceARN=f"{_KINESIS}:table/t"),
    ],
    "s3control.name.same-account": [refused("GetAccessPoint", Name=POINT, AccountId="222233334444")],
    "s3control.bucket.arn": [
        refused("GetBucket", Bucket=POINT, AccountId=ACCOUNT),
        refused("GetBucket", Bucket="a:b:c:d:e:f", AccountId=ACCOUNT),
    ],
    "s3control.name.arn": [
        refused("GetAccessPoint", Name=OUTPOST, AccountId=ACCOUNT),
        sent("GetAccessPoint", Name="a:b:c:d:e", AccountId=ACCOUNT),
    ],
}

# Rows for every service are shown by a service that has what they are about, where that is not S3.
SERVICES = {
    ("any.idempotency-token", "RunInstances"): "ec2",
    ("any.idempotency-token", "CreateNetworkInsightsAccessScope"): "ec2",
    ("any.text", "DescribeVolumes"): "ec2",
    ("any.text", "CreateEventBus"): "eventbridgev2",
    ("any.text", "ListBackups"): "dynamodb",
    ("any.blob", "PutItem"): "dynamodb",
    ("any.blob", "ImportKeyPair"): "ec2",
    ("any.payload", "PostToConnection"): "apigatewaymanagementapi",
    ("any.payload", "PublishPackageVersion"): "codeartifact",
    ("any.blob", "PutRawEvents"): "eventbridgev2",
    ("any.number", "ListIntegrations"): "cloudwatchomni",
    ("any.number", "CalculateRoute"): "location",
    ("any.document", "SearchEvents"): "opensearchmemory",
    ("any.endpoint", "DescribeStream"): "kinesis",
    ("any.endpoint", "DescribeKeyValueStore"): "cloudfront-keyvaluestore",
}


def service_of(row: str, operation: str) -> str:
    """Return the service whose call shows a row."""
    service = row.partition(".")[0]
    return SERVICES.get((row, operation), "s3") if service == "any" else service


def by_service(row: str) -> dict[str, list[Call]]:
    """Return the calls that show a row, by the service that they are calls of."""
    calls: dict[str, list[Call]] = {}
    for call in CALLS[row]:
        calls.setdefault(service_of(row, call.operation), []).append(call)
    return calls

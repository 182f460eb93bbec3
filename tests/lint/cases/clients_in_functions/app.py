"""Clients that functions return and take."""

from contextlib import contextmanager
from typing import Optional

import boto3
import mypy_boto3_s3
from types_boto3_sqs import SQSClient
from types_boto3_sqs.client import SQSClient as Queue


def make(service, region=None):
    return boto3.client(service, region_name=region)


def of_session(session: boto3.Session):
    session.client("sqs").delete_queue()
    return session.client("sqs")


@contextmanager
def opened():
    yield boto3.client("sqs")


make("sqs").delete_queue()
make(service="s3").delete_object(Bucket="bucket")
of_session(boto3.Session()).delete_queue()
with opened() as queue:
    queue.delete_queue()


def annotated(a: SQSClient, b: "Queue", c: Optional[SQSClient] = None, d: "mypy_boto3_s3.S3Client | None" = None):
    a.delete_queue()
    b.delete_queue()
    c.delete_queue()
    d.delete_object(Bucket="bucket")


def named(
    queue,  # shapesmith: client[sqs]
):
    queue.delete_queue()
    other = load()  # shapesmith: client[s3]
    other.delete_object(Bucket="bucket")


def passed(client, queue):
    client.delete_queue()
    queue.delete_queue()


passed(boto3.client("sqs"), queue=boto3.client("sqs"))


def absent(client=None):
    if client is None:
        client = boto3.client("sqs")
    client.delete_queue()


def response():
    return {"Status": 200}, boto3.client("sqs")


_, unpacked = response()
unpacked.delete_queue()


async def twin():
    import aioboto3

    async with aioboto3.Session().client("sqs") as queue:
        await queue.delete_queue()

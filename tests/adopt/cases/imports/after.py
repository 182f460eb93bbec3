#!/usr/bin/env python
"""Imports are added to those of the package; names that are taken are not shadowed."""

from __future__ import annotations

import boto3  # the SDK
from aws_shapes.sqs import (
    CreateQueueRequest as Create,
    DeleteQueueRequest,
    MessageAttributeValue as SqsMessageAttributeValue,
    SendMessageRequest,
)
from aws_shapes.dynamodb import (
    AttributeValue,  # for keys
    DeleteItemInput,
)
from aws_shapes.s3 import PutObjectRequest as S3PutObjectRequest

MessageAttributeValue = object()


class PutObjectRequest:
    pass


def run(url):
    sqs = boto3.client("sqs")
    Create(queue_name="a").send(sqs)
    DeleteQueueRequest(queue_url=url).send(sqs)
    SendMessageRequest(
        queue_url=url,
        message_body="x",
        message_attributes={"a": SqsMessageAttributeValue(data_type="String")},
    ).send(sqs)
    boto3.client
    s3 = boto3.client("s3")
    S3PutObjectRequest(bucket="b", key="k").send(s3)
    dynamodb = boto3.client("dynamodb")
    DeleteItemInput(table_name="t", key={"id": AttributeValue(s="1")}).send(dynamodb)

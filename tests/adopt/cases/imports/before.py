#!/usr/bin/env python
"""Imports are added to those of the package; names that are taken are not shadowed."""

from __future__ import annotations

import boto3  # the SDK
from aws_shapes.sqs import CreateQueueRequest as Create, SendMessageRequest
from aws_shapes.dynamodb import (
    AttributeValue,  # for keys
)

MessageAttributeValue = object()


class PutObjectRequest:
    pass


def run(url):
    sqs = boto3.client("sqs")
    sqs.create_queue(QueueName="a")
    sqs.delete_queue(QueueUrl=url)
    sqs.send_message(QueueUrl=url, MessageBody="x", MessageAttributes={"a": {"DataType": "String"}})
    boto3.client
    s3 = boto3.client("s3")
    s3.put_object(Bucket="b", Key="k")
    dynamodb = boto3.client("dynamodb")
    dynamodb.delete_item(TableName="t", Key={"id": {"S": "1"}})

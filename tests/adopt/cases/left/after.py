"""What is not certain is left."""

import boto3
import pytest
from aws_shapes.sqs import ListQueuesRequest

sqs = boto3.client("sqs")
table = boto3.resource("dynamodb").Table("users")


def left(params, name, url):
    sqs.send_message(**params)
    sqs.send_message(QueueUrl=url, **{**params})
    sqs.send_message(QueueUrl=url, **{"MessageBody": "x", name: "y"})
    sqs.send_message(QueueUrl=url, MessageBody="x", **{"MessageBody": "y"})
    sqs.send_message(url, "x")
    sqs.send_message(QueueUrl=url, MessageBody="x", Unknown="y")
    sqs.send_message(QueueUrl=url, MessageBody="x", MessageGroupId=None)
    sqs.send_message(QueueUrl=url, MessageBody="x", DelaySeconds=901)
    sqs.send_message(QueueUrl=url)
    sqs.send_message(QueueUrl=(url := "x"), MessageBody="x")
    getattr(sqs, "list_queues")()
    getattr(sqs, name)()
    boto3.client("sqs").list_queues()
    (
        ListQueuesRequest().send(sqs)  # the client
    )
    print(f"{sqs.list_queues()}")
    with pytest.raises(ValueError):
        sqs.list_queues()
    table.meta.client.put_item(TableName="users", Item={"id": "1"})


def unknown(client, sqs_client):
    client.send_message(QueueUrl="u", MessageBody="x")
    sqs_client.send_message(QueueUrl="u", MessageBody="x")


def not_generated():
    boto3.client("ec2").describe_instances()


def no_operations():
    sqs.can_paginate("list_queues")
    sqs.close()


async def awaited():
    await sqs.list_queues()

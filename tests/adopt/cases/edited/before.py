"""What is left where a handler changes parameters: it may be that of any client of the module."""

import boto3

sqs = boto3.client("sqs")


def edited(handler):
    client = boto3.client("sqs")
    client.meta.events.register("before-parameter-build.sqs.SendMessage", handler)
    client.send_message(QueueUrl="u", MessageBody="x")


def other():
    return sqs.list_queues()

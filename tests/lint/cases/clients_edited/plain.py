"""A handler that sees a request, and changes no parameters."""

import boto3


def plain(override):
    plain = boto3.client("sqs")
    plain.meta.events.register("before-send", override)
    plain.send_message(QueueUrl=5)

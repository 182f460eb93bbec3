"""Handlers change the parameters of calls: a client may have another name where it is called, so no call is checked."""

import boto3


def make(override):
    made = boto3.client("sqs")
    made.meta.events.register("provide-client-params.sqs.SendMessage", override)
    return made


def used():
    made = make(print)
    other = made
    other.send_message(QueueUrl=3)

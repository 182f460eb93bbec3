"""The clients of a program, for its other modules."""

import boto3

queue = boto3.client("sqs")


def store():
    return boto3.client("s3")


class Base:
    def __init__(self):
        self.queue = boto3.client("sqs")

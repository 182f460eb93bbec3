"""Clients that are attributes of instances and classes."""

import boto3


class Base:
    shared = boto3.client("sqs")

    @property
    def store(self):
        return boto3.client("s3")


class Worker(Base):
    def __init__(self, region, client=None):
        self.queue = boto3.client("sqs", region_name=region)
        self.given = client or boto3.client("sqs")
        self.either = boto3.client("sqs")
        self.session = boto3.Session()

    def work(self):
        self.queue.delete_queue()
        self.shared.delete_queue()
        self.given.delete_queue()
        self.store.delete_object(Bucket="bucket")
        self.session.client("sqs").delete_queue()
        self.made().delete_queue()
        self.either.delete_queue()

    def other(self):
        self.either = boto3.client("s3")

    def made(self):
        return self.session.client("sqs")

    @classmethod
    def prepare(cls):
        cls.later = boto3.client("sqs")
        cls.later.delete_queue()


Worker("eu-west-1").queue.delete_queue()


class Wrapper:
    def __init__(self, passed):
        self.passed = passed

    @classmethod
    def default(cls):
        return cls(boto3.client("sqs"))

    def delete(self):
        self.passed.delete_queue()

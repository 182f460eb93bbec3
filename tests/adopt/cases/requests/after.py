"""Requests: the arguments become attributes, and dicts become classes."""

import boto3
from aws_shapes.dynamodb import AttributeValue, PutItemInput
from aws_shapes.s3 import PutBucketTaggingRequest, PutObjectRequest, Tag, Tagging
from aws_shapes.sqs import ListQueuesRequest, MessageAttributeValue, SendMessageRequest

sqs = boto3.client("sqs")


class Store:
    def __init__(self):
        self.s3 = boto3.client("s3")
        self.dynamodb = boto3.client("dynamodb")

    def put(self, bucket, key, body):
        PutObjectRequest(
            bucket=bucket,  # where
            key=key,
            body=body,
            # nobody else reads it
            acl="private",
        ).send(self.s3)

    def put_item(self, name, others, more):
        PutItemInput(
            table_name="users",
            item={
                "id": AttributeValue(s=name),  # the key
                "roles": AttributeValue(l=[AttributeValue(s="admin"), AttributeValue(s="user")]),
                "others": AttributeValue(l=[AttributeValue(s=other) for other in others]),
                **more,
            },
        ).send(self.dynamodb)

    def tag(self, bucket, tags):
        PutBucketTaggingRequest(
            bucket=bucket, tagging=Tagging(tag_set=[Tag(key="a", value="b"), *tags])
        ).send(self.s3)
        PutBucketTaggingRequest(bucket=bucket, tagging=Tagging(tag_set=tags)).send(self.s3)


def send(url, text, attributes):
    SendMessageRequest(queue_url=url, message_body=text, message_attributes=attributes).send(sqs)
    SendMessageRequest(queue_url=url, message_body=text, delay_seconds=5).send(sqs)
    SendMessageRequest(message_body='x',
        queue_url=url,  # where
        message_attributes=(
            {"kind": MessageAttributeValue(data_type="String")}
        ) ).send(sqs)
    SendMessageRequest(
        queue_url=url,
        message_body="ü" + text,
        message_attributes={"kind": MessageAttributeValue(data_type="String", string_value="x") if text else MessageAttributeValue(data_type="Number")},
    ).send(sqs)
    ListQueuesRequest().send(sqs)

"""Requests: the arguments become attributes, and dicts become classes."""

import boto3

sqs = boto3.client("sqs")


class Store:
    def __init__(self):
        self.s3 = boto3.client("s3")
        self.dynamodb = boto3.client("dynamodb")

    def put(self, bucket, key, body):
        self.s3.put_object(
            Bucket=bucket,  # where
            Key=key,
            Body=body,
            # nobody else reads it
            ACL="private",
        )

    def put_item(self, name, others, more):
        self.dynamodb.put_item(
            TableName="users",
            Item={
                "id": {"S": name},  # the key
                "roles": {"L": [{"S": "admin"}, {"S": "user"}]},
                "others": {"L": [{"S": other} for other in others]},
                **more,
            },
        )

    def tag(self, bucket, tags):
        self.s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "a", "Value": "b"}, *tags]})
        self.s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": tags})


def send(url, text, attributes):
    sqs.send_message(QueueUrl=url, MessageBody=text, MessageAttributes=attributes)
    sqs.send_message(**{"QueueUrl": url, "MessageBody": text,}, DelaySeconds=5)
    sqs.send_message(MessageBody='x',**{
        "QueueUrl" :url,  # where
        'MessageAttributes': (
            {"kind": {"DataType": "String"}}
        ) })
    sqs.send_message(
        QueueUrl=url,
        MessageBody="ü" + text,
        MessageAttributes={"kind": {"DataType": "String", "StringValue": "x"} if text else {"DataType": "Number"}},
    )
    sqs.list_queues()

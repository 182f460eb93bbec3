"""A program of plain boto3 that `test_behaviour` runs before and after it is rewritten."""

import boto3
from botocore.exceptions import ClientError


def objects(s3, bucket):
    s3.create_bucket(Bucket=bucket)
    for number in range(3):
        s3.put_object(Bucket=bucket, Key=f"key{number}", Body=b"x" * number, Metadata={"number": str(number)})
    s3.put_object_tagging(Bucket=bucket, Key="key1", Tagging={"TagSet": [{"Key": "kind", "Value": "test"}]})
    s3.get_waiter("object_exists").wait(Bucket=bucket, Key="key1", WaiterConfig={"Delay": 1, "MaxAttempts": 2})
    found = []
    paginator = s3.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket=bucket, PaginationConfig={"PageSize": 2}):
        for each in page.get("Contents", []):
            found.append((each.get("Key"), each.get("Size")))
    response = s3.get_object(Bucket=bucket, Key="key2")
    found.append((response.get("ContentLength"), response.get("Metadata")))
    tags = s3.get_object_tagging(Bucket=bucket, Key="key1")
    found.append([(tag["Key"], tag["Value"]) for tag in tags["TagSet"]])
    return found


def messages(sqs):
    queue = sqs.create_queue(QueueName="orders", Attributes={"DelaySeconds": "0"})
    url = queue.get("QueueUrl")
    sqs.send_message_batch(
        QueueUrl=url,
        Entries=[{"Id": str(number), "MessageBody": f"body {number}"} for number in range(2)],
    )
    received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    bodies = []
    for message in received.get("Messages", []):
        bodies.append(message.get("Body"))
        sqs.delete_message(QueueUrl=url, ReceiptHandle=message.get("ReceiptHandle"))
    try:
        sqs.send_message(QueueUrl=url + "/other", MessageBody="x")
    except ClientError as error:
        bodies.append(error.response["Error"]["Code"])
    return bodies


def items(dynamodb):
    dynamodb.create_table(
        TableName="users",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    dynamodb.put_item(TableName="users", Item={"id": {"S": "1"}, "roles": {"L": [{"S": "admin"}]}})
    response = dynamodb.get_item(TableName="users", Key={"id": {"S": "1"}})
    return response["Item"]


def main(record):
    s3, sqs, dynamodb = boto3.client("s3"), boto3.client("sqs"), boto3.client("dynamodb")
    for client in (s3, sqs, dynamodb):
        client.meta.events.register("before-send", record)
    return objects(s3, "bucket"), messages(sqs), items(dynamodb)

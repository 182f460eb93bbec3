"""Values that are not known are never reported, and neither is what depends on them."""

import boto3

s3 = boto3.client("s3")
dynamodb = boto3.client("dynamodb")
connect = boto3.client("connect")


def work(bucket, params, names, key, **options):
    s3.put_object(Bucket=bucket, Key=key)
    s3.put_object(**params)
    s3.put_object(**options)
    s3.put_object(Bucket=bucket, **params)
    s3.put_object(*params)
    s3.copy_object(Bucket=bucket, Key=key, CopySource={"Bucket": bucket, "Key": key})
    s3.copy_object(Bucket=bucket, Key=key, CopySource=params)
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": name} for name in names]})
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "a"}, *names], **params})
    s3.delete_objects(Bucket=bucket, Delete={key: [], "Objects": []})
    dynamodb.put_item(TableName="table", Item={"id": {"S": key}, **params})
    dynamodb.put_item(TableName="table", Item={"id": {key: "text"}})
    connect.create_contact(InstanceId=bucket, Channel=key, InitiationMethod="OUTBOUND", UserInfo=params)
    # What is known is reported all the same.
    s3.put_object(Key=5, **params)
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": name} for name in names], "Quiet": "yes"})
    s3.put_object(Bucket=bucket, key=key, **params)


table = boto3.resource("dynamodb").Table("table")
table.meta.client.put_item(TableName="table", Item={"id": "text", "count": 5})
table.meta.client.put_item(TableName="table", Items={"id": "text"})


def never_taken():
    token = None
    if token is not None:
        s3.list_objects_v2(Bucket="bucket", ContinuationToken=token)
    s3.list_objects_v2(Bucket="bucket", ContinuationToken=token)
    if not token:
        return
    s3.list_objects_v2(Bucket="bucket", ContinuationToken=token)


def bound_again(name, number=None, text="", found=(), kept=None):
    if name is None:
        name = unknown
    number += 1
    for text in unknown:
        pass

    def inside():
        nonlocal found
        found = unknown

    inside()
    return name, number, text, found, kept


def grown(names):
    names.append(unknown)
    return names


name, number, text, found, kept = bound_again(None, 1, 2, found=3, kept=4)
sqs.create_queue(QueueName=name)
sqs.create_queue(QueueName=number)
sqs.create_queue(QueueName=text)
sqs.create_queue(QueueName=found)
sqs.create_queue(QueueName=kept)
dynamodb.scan(TableName="table", AttributesToGet=grown([]))

# Settings that a reader fills in.
setting = ""
s3.put_object(Bucket=setting, Key=setting)
sqs.create_queue(QueueName=[YOUR_QUEUE_NAME])


def with_setting():
    key = ""
    s3.put_object(Bucket=setting, Key=setting)
    s3.put_object(Bucket=setting, Key=key)
    sqs.create_queue(QueueName=[key])


# The name of the member, as in an example.
sqs.create_queue(QueueName="QUEUE NAME")
sqs.create_queue(**{"QueueName": "Queue Name"})
sqs.create_queue(QueueName="Name of all")

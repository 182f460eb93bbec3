"""Responses: read by attributes where the flow is certain; otherwise the call is left."""

import boto3
from aws_shapes.s3 import GetObjectRequest, HeadObjectRequest, ListObjectsV2Request
from aws_shapes.sqs import (
    CreateQueueRequest,
    DeleteMessageBatchRequest,
    DeleteMessageBatchRequestEntry,
    GetQueueUrlRequest,
    ListQueuesRequest,
)

dynamodb = boto3.client("dynamodb")
sqs = boto3.client("sqs")
s3 = boto3.client("s3")

module_level = sqs.list_queues()


def get():
    queue = CreateQueueRequest(queue_name="orders").send(sqs)
    print(queue.queue_url)


def optional():
    queue = CreateQueueRequest(queue_name="orders").send(sqs)
    return queue.queue_url


def required(names):
    result = DeleteMessageBatchRequest(
        queue_url="u", entries=[DeleteMessageBatchRequestEntry(id=name, receipt_handle=name) for name in names]
    ).send(sqs)
    for failed in result.failed:
        print(failed.id, failed.message, f"{failed.code}")
    return len(result.successful)


def returned():
    return sqs.list_queues()


def passed(f):
    f(sqs.list_queues())


def twice(flag):
    response = sqs.list_queues()
    if flag:
        response = {}
    return response.get("QueueUrls")


def membership():
    response = ListQueuesRequest().send(sqs)
    return response.queue_urls is not None


def nested():
    item = dynamodb.get_item(TableName="users", Key={"id": {"S": "1"}}).get("Item")
    return item


def metadata():
    response = ListQueuesRequest().send(sqs)
    return response.response_metadata.http_status_code


def within():
    response = sqs.list_queues()
    return lambda: response.get("NextToken")


def iterated():
    response = ListObjectsV2Request(bucket="b").send(s3)
    keys = [each.key for each in response.contents or []]
    for each in response.contents or []:
        if each.storage_class == "STANDARD":
            keys.append(each.size)
    return keys


def enum_leaves():
    response = s3.list_objects_v2(Bucket="b")
    return [each.get("StorageClass") for each in response.get("Contents", [])]


def stream():
    return GetObjectRequest(bucket="b", key="k").send(s3).body


def changed():
    response = sqs.list_queues()
    response["QueueUrls"] = []


def caught():
    queue = sqs.get_queue_url(QueueName="orders")
    try:
        return queue["QueueUrl"]
    except KeyError:
        return None


def caught_otherwise():
    queue = GetQueueUrlRequest(queue_name="orders").send(sqs)
    try:
        return queue.queue_url
    except (ValueError, sqs.exceptions.QueueDoesNotExist):
        return None


def metadata():
    response = HeadObjectRequest(bucket="b", key="k").send(s3)
    print(response.response_metadata.request_id)
    return response.response_metadata.http_status_code

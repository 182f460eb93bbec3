"""What boto3 says of a response beside its members."""

import boto3
from aws_shapes.s3 import ListObjectsV2Request
from aws_shapes.sqs import ListQueuesRequest, PurgeQueueRequest

sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def always_there():
    response = PurgeQueueRequest(queue_url="u").send(sqs)
    assert response.response_metadata.http_status_code == 200
    metadata = response.response_metadata
    print(metadata.retry_attempts, metadata.http_headers["date"])
    return ListQueuesRequest().send(sqs).response_metadata.http_status_code


def asked_for():
    response = ListQueuesRequest().send(sqs)
    return response.response_metadata.request_id, response.response_metadata.http_status_code


def of_pages():
    for page in ListObjectsV2Request(bucket="b").pages(s3):
        print(page.response_metadata.http_status_code)


def may_be_absent():
    response = sqs.list_queues()
    return response["ResponseMetadata"]["RequestId"]


def stubbed():
    response = sqs.list_queues()
    return response.get("ResponseMetadata", {}).get("HTTPStatusCode")


def with_a_default():
    response = sqs.list_queues()
    return response["ResponseMetadata"].get("RequestId", "")


def never_none():
    response = sqs.list_queues()
    return response["ResponseMetadata"].get("RetryAttempts")


def caught():
    response = sqs.list_queues()
    try:
        return response["ResponseMetadata"]["HTTPStatusCode"]
    except KeyError:
        return None


def passed_on():
    response = sqs.list_queues()
    print(response["ResponseMetadata"])


def unknown():
    response = sqs.list_queues()
    return response["ResponseMetadata"]["Other"]


def of_a_structure():
    response = s3.list_objects_v2(Bucket="b")
    for item in response.get("Contents", []):
        print(item.get("ResponseMetadata"))

"""What boto3 says of a response beside its members."""

import boto3

sqs = boto3.client("sqs")
s3 = boto3.client("s3")


def always_there():
    response = sqs.purge_queue(QueueUrl="u")
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 200
    metadata = response["ResponseMetadata"]
    print(metadata["RetryAttempts"], metadata["HTTPHeaders"]["date"])
    return sqs.list_queues()["ResponseMetadata"]["HTTPStatusCode"]


def asked_for():
    response = sqs.list_queues()
    return response["ResponseMetadata"].get("RequestId"), response["ResponseMetadata"].get("HTTPStatusCode")


def of_pages():
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket="b"):
        print(page["ResponseMetadata"]["HTTPStatusCode"])


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

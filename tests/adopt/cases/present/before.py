"""Responses: read by attributes where the flow is certain; otherwise the call is left."""

import boto3

dynamodb = boto3.client("dynamodb")
sqs = boto3.client("sqs")
s3 = boto3.client("s3")

module_level = sqs.list_queues()


def get():
    queue = sqs.create_queue(QueueName="orders")
    print(queue.get("QueueUrl"))


def optional():
    queue = sqs.create_queue(QueueName="orders")
    return queue["QueueUrl"]


def required(names):
    result = sqs.delete_message_batch(QueueUrl="u", Entries=[{"Id": name, "ReceiptHandle": name} for name in names])
    for failed in result["Failed"]:
        print(failed["Id"], failed.get("Message"), f"{failed['Code']}")
    return len(result["Successful"])


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
    response = sqs.list_queues()
    return "QueueUrls" in response


def nested():
    item = dynamodb.get_item(TableName="users", Key={"id": {"S": "1"}}).get("Item")
    return item


def metadata():
    response = sqs.list_queues()
    return response["ResponseMetadata"]["HTTPStatusCode"]


def within():
    response = sqs.list_queues()
    return lambda: response.get("NextToken")


def iterated():
    response = s3.list_objects_v2(Bucket="b")
    keys = [each.get("Key") for each in response.get("Contents", [])]
    for each in response.get("Contents", []):
        if each.get("StorageClass") == "STANDARD":
            keys.append(each.get("Size"))
    return keys


def enum_leaves():
    response = s3.list_objects_v2(Bucket="b")
    return [each.get("StorageClass") for each in response.get("Contents", [])]


def stream():
    return s3.get_object(Bucket="b", Key="k").get("Body")


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
    queue = sqs.get_queue_url(QueueName="orders")
    try:
        return queue["QueueUrl"]
    except (ValueError, sqs.exceptions.QueueDoesNotExist):
        return None


def metadata():
    response = s3.head_object(Bucket="b", Key="k")
    print(response["ResponseMetadata"]["RequestId"])
    return response.get("ResponseMetadata", {}).get("HTTPStatusCode")

"""Values that are literal or follow from literals; each mistake is reported where it is written."""

import boto3

sqs = boto3.client("sqs")
NAME = "n" * 81
URL = "https://" + "example"
TAGS = {"a": 1}

sqs.create_queue(QueueName=NAME)
sqs.create_queue(QueueName="queue", tags=TAGS)
sqs.create_queue(QueueName="queue", tags={"a": "b", **TAGS})
sqs.create_queue(QueueName=f"{NAME}")
sqs.receive_message(QueueUrl=URL, MaxNumberOfMessages=5 + 6)
sqs.receive_message(QueueUrl=URL, MaxNumberOfMessages=-1, AttributeNames=["All", "Al"])

params = {"QueueUrl": URL}
sqs.send_message(**params)
params["MessageBody"] = "text"
sqs.send_message(**params)
params.update(DelaySeconds=901)
sqs.send_message(**params)
sqs.send_message(**{**params, "DelaySeconds": 900})
sqs.send_message(**dict(params, DelaySeconds=902))

entries = []
entries.append({"Id": "1", "MessageBody": 5})
entries += [{"Id": "2"}]
sqs.send_message_batch(QueueUrl=URL, Entries=entries)

nested = {"QueueUrl": URL, "Entries": [{"Id": "1"}]}
nested["Entries"][0]["MessageBody"] = "text"
sqs.send_message_batch(**nested)
del nested["QueueUrl"]
sqs.send_message_batch(**nested)


def later():
    # Nothing changes NAME, and `params` is changed above.
    sqs.create_queue(QueueName=NAME)
    sqs.send_message(**params)


def in_order(is_fifo):
    attributes = {"FifoQueue": "false"}
    if is_fifo:
        attributes = {"FifoQueue": 1}
    sqs.create_queue(QueueName="queue", Attributes=attributes)
    for number in range(3):
        sqs.create_queue(QueueName="queue", Attributes=attributes)
        attributes = {"FifoQueue": 2}
    attributes = {"FifoQueue": 3}
    sqs.create_queue(QueueName="queue", Attributes=attributes)
    fill(attributes)
    sqs.create_queue(QueueName="queue", Attributes=attributes)

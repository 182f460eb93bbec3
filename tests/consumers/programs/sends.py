"""What a request takes: any sequence and mapping, enums and their strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_shapes.sqs import (
    CreateQueueRequest,
    MessageSystemAttributeName,
    QueueAttributeName,
    ReceiveMessageRequest,
    SendMessageBatchRequest,
    SendMessageBatchRequestEntry,
    TagQueueRequest,
)

names: list[MessageSystemAttributeName] = [MessageSystemAttributeName.SENDER_ID]
fixed: tuple[MessageSystemAttributeName, ...] = tuple(names)
texts: Sequence[str] = ("a", "b")
ReceiveMessageRequest(queue_url="q", message_system_attribute_names=names)
ReceiveMessageRequest(queue_url="q", message_system_attribute_names=fixed)
ReceiveMessageRequest(queue_url="q", message_system_attribute_names=["SenderId", MessageSystemAttributeName.ALL])
ReceiveMessageRequest(queue_url="q", message_attribute_names=texts)
ReceiveMessageRequest(queue_url="q", message_system_attribute_names=["SenderID"])  # error
ReceiveMessageRequest(queue_url="q", message_attribute_names=[1])  # error
ReceiveMessageRequest(message_attribute_names=texts)  # error
ReceiveMessageRequest(queue_url="q", message_atribute_names=texts)  # error

attributes: dict[QueueAttributeName, str] = {QueueAttributeName.DELAY_SECONDS: "5"}
tags: Mapping[str, str] = {"team": "shapes"}
CreateQueueRequest(queue_name="q", attributes=attributes, tags=tags)
CreateQueueRequest(queue_name="q", attributes={"DelaySeconds": "5"}, tags={"team": "shapes"})
CreateQueueRequest(queue_name="q", attributes={"DelaySecond": "5"})  # error
CreateQueueRequest(queue_name="q", attributes={"DelaySeconds": 5})  # error
TagQueueRequest(queue_url="q", tags={"team": None})  # error

entries = [SendMessageBatchRequestEntry(id="1", message_body="a")]
SendMessageBatchRequest(queue_url="q", entries=entries)
SendMessageBatchRequest(queue_url="q", entries=tuple(entries))
# A dict is converted when it is sent, but no type checker would see what is wrong in it.
SendMessageBatchRequest(queue_url="q", entries=[{"Id": "1", "MessageBody": "a"}])  # error

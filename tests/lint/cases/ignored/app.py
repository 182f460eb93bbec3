"""Comments that ignore reports."""

import boto3

sqs = boto3.client("sqs")
sqs.delete_queue()  # shapesmith: ignore[parameter-missing] the test wants it
# shapesmith: ignore[parameter-missing] the test wants it
sqs.delete_queue()
sqs.create_queue(  # shapesmith: ignore[value-type] a number is a name, too
    QueueName=5,
    Foo=1,
)
sqs.delete_queue()  # shapesmith: ignore[parameter-missing]
sqs.delete_queue()  # shapesmith: ignore[value-type] of another rule
sqs.delete_queue()  # shapesmith: ignore[DeleteQueueRequest.QueueUrl.required] by the id of the constraint
sqs.delete_queue()  # shapesmith: ignore[]
text = "# shapesmith: ignore[value-type] in a text"

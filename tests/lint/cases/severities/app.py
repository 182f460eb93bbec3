import boto3

sqs = boto3.client("sqs")
sqs.create_queue(QueueName=5, Foo=1)
sqs.delete_queue()

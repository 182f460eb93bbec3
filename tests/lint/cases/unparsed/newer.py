import boto3

try:
    boto3.client("sqs").delete_queue()
except* ValueError, TypeError:
    t"{template}"

import boto3

boto3.client("sqs").delete_queue(

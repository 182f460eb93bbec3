"""Rules of the documentation, each with its sentence; those across members only where all of them are known."""

import boto3

sqs = boto3.client("sqs")


def work(url, channel):
    sqs.send_message(QueueUrl=url, MessageBody="")
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle="h", VisibilityTimeout=43201)
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "901", "VisibilityTimeout": channel})
    redshift = boto3.client("redshift")
    redshift.enable_logging(ClusterIdentifier="c", LogDestinationType="cloudwatch", LogExports=["querylog"])
    redshift.enable_logging(ClusterIdentifier="c", LogDestinationType=channel, LogExports=["querylog"])

"""Clients where they are made; each call has one mistake."""

import boto3
import boto3 as aws
import botocore.session
from boto3 import client, resource
from boto3.session import Session

SERVICE = "sqs"

boto3.client("sqs").send_mesage()
aws.client(service_name="sqs").send_message(QueueUrl="u")
client(SERVICE).create_queue(QueueName=1)
boto3.Session(profile_name="p").client(f"{SERVICE}").create_queue()
Session().client("s" + "qs").purge_queue()
botocore.session.get_session().create_client("sqs").delete_queue()
boto3.session.Session().resource("sqs").meta.client.delete_queue()
resource("dynamodb").Table("t").meta.client.delete_table()
boto3.DEFAULT_SESSION.client("sqs").delete_queue()
boto3.client("sqss")
boto3.client(unknown).delete_queue()
getattr(boto3.client("sqs"), "delete_queue")()

with boto3.client("sqs") as entered:
    entered.delete_queue()

sqs, s3 = boto3.client("sqs"), boto3.client("s3")
sqs.delete_queue()
s3.delete_object(Bucket="bucket")

alias = s3
delete = alias.delete_object
delete(Bucket="bucket")

by_name = {"queue": sqs, "store": s3}
by_name["store"].delete_object(Bucket="bucket")

if (found := boto3.client("sqs")) is not None:
    found.delete_queue()


def unchecked():
    import botocore.config
    from botocore.client import Config

    boto3.client("sqs", config=Config(parameter_validation=False)).send_message(QueueUrl=3)
    boto3.resource("sqs", config=botocore.config.Config(parameter_validation=False)).create_queue(QueueName=3)
    boto3.client("sqs", config=Config(retries={"max_attempts": 3})).delete_queue(QueueUrl=3)


def unchecked_of_anything(make, made, write_client):
    from botocore.config import Config

    unchecked = Config(parameter_validation=False)
    sqs_client = make(config=unchecked).sqs
    sqs_client.send_message(QueueUrl=3)
    with make(Config(retries={}).merge(unchecked)) as sqs_client:
        sqs_client.send_message(QueueUrl=3)
    sqs_client = boto3.client("sqs", config=unchecked)
    sqs_client.send_message(QueueUrl=3)
    sqs_client = make(config=Config(parameter_validation=True)).sqs
    sqs_client.send_message(QueueUrl=4)


def handed_on(add_services):
    own = botocore.session.get_session()
    own.create_client("sqss")
    add_services(own)
    own.create_client("sqss-of-mine")
    own.create_client("sqs").delete_queue(QueueUrl=6)
    other = boto3.Session()
    add_services(session=other)
    other.client("sqss-of-mine")
    plain = boto3.Session()
    plain.client("sqss")

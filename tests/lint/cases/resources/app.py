"""Actions of resources: what boto3 fills in is not missing, what it converts is not checked."""

from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from types_boto3_dynamodb.service_resource import Table
from types_boto3_s3.service_resource import Bucket

s3 = boto3.resource("s3")
dynamodb = boto3.resource("dynamodb")
ec2 = boto3.resource("ec2")
sqs = boto3.resource("sqs")
bucket = s3.Bucket("files")


def right(name):
    bucket.put_object(Key="a", Body=b"x")
    bucket.upload_file("a", "b")
    s3.Object("files", "a").put(Body=b"x")
    bucket.Object("a").copy_from(CopySource={"Bucket": "other", "Key": "a"})
    s3.ObjectSummary("files", "a").get()
    bucket.objects.filter(Prefix="x").limit(3)
    bucket.objects.all().delete()
    bucket.objects.filter(Prefix="x").delete(BypassGovernanceRetention=True)
    bucket.wait_until_exists()
    bucket.Versioning().enable()
    bucket.delete_objects(Delete={"Objects": [{"Key": "a"}]})
    table = dynamodb.Table(name)
    table.put_item(Item={"id": "1", "n": Decimal(3), "l": [1, "x"], "m": {"a": None}}, ReturnValues="NONE")
    table.query(KeyConditionExpression=Key("id").eq("1"), FilterExpression=Attr("n").gt(3))
    table.update_item(Key={"id": "1"}, ExpressionAttributeValues={":n": 3}, UpdateExpression="SET n = :n")
    table.scan(ScanFilter={"n": {"ComparisonOperator": "EQ", "AttributeValueList": [3]}})
    table.update_item(Key={"id": "1"}, AttributeUpdates={"l": {"Action": "ADD", "Value": ["d"]}})
    dynamodb.batch_get_item(RequestItems={"users": {"Keys": [{"id": "1"}]}})
    with table.batch_writer() as batch:
        batch.put_item(Item={"id": 1})
    instances = ec2.create_instances(ImageId="ami-12c6146b", MinCount=1, MaxCount=1)
    instances[0].create_tags(Tags=[{"Key": "a", "Value": "b"}])
    ec2.Vpc("vpc-1").accepted_vpc_peering_connections.filter(Filters=[{"Name": "x", "Values": ["y"]}])
    queue = sqs.create_queue(QueueName="orders")
    queue.send_message(MessageBody="x")
    queue.delete_messages(Entries=[{"Id": "1", "ReceiptHandle": "x"}])


def wrong(name):
    bucket.put_object(Body=b"x")
    bucket.put_object(Key="a", Boddy=b"x")
    bucket.put_object("a", b"x")
    s3.Object("files", "a").put(ACL="nobody")
    bucket.objects.filter(Prefx="x")
    bucket.objects.filter(MaxKeys="many").delete()
    bucket.objects.all().delete(Unknown=1)
    bucket.wait_until_exists(Name="x", WaiterConfig={"Delay": 1})
    table = dynamodb.Table(name)
    table.put_item(Itme={"id": "1"})
    table.query(Select="SOME", Limit=0)
    table.meta.client.put_item(TableName="users")
    for instance in ec2.instances.filter(InstanceIds="i-1"):
        instance.terminate(DryRun="yes")
        instance.vpc.create_subnet(Cidr="10.0.0.0/24")
    [each.delete(VersionID="1") for each in bucket.objects.all()]
    ec2.create_instances(MinCount=1, MaxCount=1)[0].stop(Forced=True)
    queue = sqs.get_queue_by_name(QueueName="orders", Owner="1")
    queue.send_message(MessageBody="x", DelaySeconds=901)


class Store:
    def __init__(self, table: Table, bucket: "Bucket"):
        self.table = table
        self.bucket = bucket

    def save(self, item):
        self.table.put_item(Items=item)
        self.bucket.put_object(Body=item)


def not_followed(queue, names):
    bucket.no_such_action(Key="a")
    bucket.objects.pages(Key="a")
    bucket.name.lower(3)
    s3.NoSuch("a").put_object()
    boto3.resource("sqs").Queue("u").attributes.get("x")
    boto3.resource("lambda").Function("f").invoke()
    queue.send_message(Body="x")

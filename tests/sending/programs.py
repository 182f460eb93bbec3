"""Programs written twice, with plain boto3 and with requests. Each returns what it saw, as boto3 returns it.

Where a program has an error, it handles it as botocore's: `except ClientError`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from botocore.exceptions import ClientError, WaiterError

TRUST = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}]}
)
READ = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
)


class Program(NamedTuple):
    """A program of a service: with plain boto3, and with its package; `first` is a method that changes nothing."""

    first: str
    plain: Callable[[Any], Iterator[Any]]
    typed: Callable[[Any, Any], Iterator[Any]]


def failure(call: Callable[[], object]) -> Any:
    """Return the response of the error that a call raises."""
    try:
        call()
    except ClientError as error:
        return error.response
    except WaiterError as error:
        return str(error), error.last_response
    raise AssertionError("no error")


def dynamodb_plain(client: Any) -> Iterator[Any]:
    table = {"TableName": "orders"}
    yield client.create_table(
        **table,
        AttributeDefinitions=[
            {"AttributeName": "customer", "AttributeType": "S"},
            {"AttributeName": "number", "AttributeType": "N"},
        ],
        KeySchema=[
            {"AttributeName": "customer", "KeyType": "HASH"},
            {"AttributeName": "number", "KeyType": "RANGE"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(**table)
    for number in range(5):
        item = {"customer": {"S": "ann"}, "number": {"N": str(number)}, "tags": {"SS": ["a", "b"]}}
        yield client.put_item(**table, Item=item)
    yield client.get_item(**table, Key={"customer": {"S": "ann"}, "number": {"N": "3"}})
    query = {
        **table,
        "KeyConditionExpression": "customer = :c",
        "ExpressionAttributeValues": {":c": {"S": "ann"}},
    }
    yield list(client.get_paginator("query").paginate(**query, PaginationConfig={"PageSize": 2}))
    yield list(client.get_paginator("scan").paginate(**table).search("Items"))
    limited = client.get_paginator("scan").paginate(**table, PaginationConfig={"MaxItems": 3, "PageSize": 2})
    yield list(limited.search("Items"))
    token = limited.resume_token
    yield client.get_paginator("scan").paginate(**table, PaginationConfig={"StartingToken": token}).build_full_result()
    yield failure(
        lambda: client.update_item(
            **table,
            Key={"customer": {"S": "ann"}, "number": {"N": "3"}},
            UpdateExpression="SET done = :d",
            ConditionExpression="attribute_exists(missing)",
            ExpressionAttributeValues={":d": {"BOOL": True}},
        )
    )
    yield failure(lambda: client.describe_table(TableName="missing"))
    yield client.describe_limits()
    yield client.delete_table(**table)
    client.get_waiter("table_not_exists").wait(**table)
    yield failure(lambda: client.get_waiter("table_exists").wait(**table, WaiterConfig={"Delay": 0, "MaxAttempts": 2}))


def dynamodb_typed(client: Any, dynamodb: Any) -> Iterator[Any]:
    value = dynamodb.AttributeValue
    yield dynamodb.CreateTableInput(
        table_name="orders",
        attribute_definitions=[
            dynamodb.AttributeDefinition(attribute_name="customer", attribute_type="S"),
            dynamodb.AttributeDefinition(attribute_name="number", attribute_type="N"),
        ],
        key_schema=[
            dynamodb.KeySchemaElement(attribute_name="customer", key_type="HASH"),
            dynamodb.KeySchemaElement(attribute_name="number", key_type="RANGE"),
        ],
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
    ).send(client)
    described = dynamodb.DescribeTableInput(table_name="orders")
    assert described.wait_until_table_exists(client).table.table_status == "ACTIVE"
    for number in range(5):
        item = {"customer": value(s="ann"), "number": value(n=str(number)), "tags": value(ss=["a", "b"])}
        yield dynamodb.PutItemInput(table_name="orders", item=item).send(client)
    key = {"customer": value(s="ann"), "number": value(n="3")}
    yield dynamodb.GetItemInput(table_name="orders", key=key).send(client)
    query = dynamodb.QueryInput(
        table_name="orders",
        key_condition_expression="customer = :c",
        expression_attribute_values={":c": value(s="ann")},
    )
    yield list(query.pages(client, page_size=2))
    scan = dynamodb.ScanInput(table_name="orders")
    yield list(scan.items(client))
    limited = scan.items(client, max_items=3, page_size=2)
    yield list(limited)
    yield scan.pages(client, starting_token=limited.resume_token).build_full_result()
    yield failure(
        lambda: dynamodb.UpdateItemInput(
            table_name="orders",
            key=key,
            update_expression="SET done = :d",
            condition_expression="attribute_exists(missing)",
            expression_attribute_values={":d": value(bool=True)},
        ).send(client)
    )
    yield failure(lambda: dynamodb.DescribeTableInput(table_name="missing").send(client))
    yield dynamodb.DescribeLimitsInput().send(client)
    yield dynamodb.DeleteTableInput(table_name="orders").send(client)
    assert described.wait_until_table_not_exists(client) is None
    yield failure(lambda: described.wait_until_table_exists(client, delay=0, max_attempts=2))


def s3_plain(client: Any) -> Iterator[Any]:
    bucket = {"Bucket": "files-of-ann"}
    yield client.create_bucket(**bucket)
    client.get_waiter("bucket_exists").wait(**bucket)
    for name in ("a.txt", "b.txt", "c/d.txt"):
        yield client.put_object(
            **bucket, Key=name, Body=name.encode(), ContentType="text/plain", Metadata={"by": "ann"}
        )
    client.get_waiter("object_exists").wait(**bucket, Key="a.txt")
    yield client.get_object(**bucket, Key="a.txt")["Body"].read()
    yield list(client.get_paginator("list_objects_v2").paginate(**bucket, Delimiter="/"))
    pages = client.get_paginator("list_objects_v2").paginate(**bucket, PaginationConfig={"PageSize": 1})
    yield list(pages.search("Contents"))
    yield client.copy_object(**bucket, Key="copy.txt", CopySource={"Bucket": "files-of-ann", "Key": "a.txt"})
    yield client.head_object(**bucket, Key="copy.txt")
    yield failure(lambda: client.head_object(**bucket, Key="missing"))
    yield failure(lambda: client.get_object(**bucket, Key="missing"))
    yield client.get_bucket_location(**bucket)
    yield client.list_buckets()
    names = ("a.txt", "b.txt", "c/d.txt", "copy.txt")
    yield client.delete_objects(**bucket, Delete={"Objects": [{"Key": name} for name in names]})
    yield client.delete_bucket(**bucket)
    client.get_waiter("bucket_not_exists").wait(**bucket)


def s3_typed(client: Any, s3: Any) -> Iterator[Any]:
    bucket = "files-of-ann"
    yield s3.CreateBucketRequest(bucket=bucket).send(client)
    s3.HeadBucketRequest(bucket=bucket).wait_until_bucket_exists(client)
    for name in ("a.txt", "b.txt", "c/d.txt"):
        yield s3.PutObjectRequest(
            bucket=bucket, key=name, body=name.encode(), content_type="text/plain", metadata={"by": "ann"}
        ).send(client)
    s3.HeadObjectRequest(bucket=bucket, key="a.txt").wait_until_object_exists(client)
    yield s3.GetObjectRequest(bucket=bucket, key="a.txt").send(client).body.read()
    yield list(s3.ListObjectsV2Request(bucket=bucket, delimiter="/").pages(client))
    yield list(s3.ListObjectsV2Request(bucket=bucket).items(client, page_size=1))
    source = {"Bucket": bucket, "Key": "a.txt"}
    yield s3.CopyObjectRequest(bucket=bucket, key="copy.txt", copy_source=source).send(client)
    yield s3.HeadObjectRequest(bucket=bucket, key="copy.txt").send(client)
    yield failure(lambda: s3.HeadObjectRequest(bucket=bucket, key="missing").send(client))
    yield failure(lambda: s3.GetObjectRequest(bucket=bucket, key="missing").send(client))
    yield s3.GetBucketLocationRequest(bucket=bucket).send(client)
    yield s3.ListBucketsRequest().send(client)
    names = ("a.txt", "b.txt", "c/d.txt", "copy.txt")
    delete = s3.Delete(objects=[s3.ObjectIdentifier(key=name) for name in names])
    yield s3.DeleteObjectsRequest(bucket=bucket, delete=delete).send(client)
    yield s3.DeleteBucketRequest(bucket=bucket).send(client)
    s3.HeadBucketRequest(bucket=bucket).wait_until_bucket_not_exists(client)


def sqs_plain(client: Any) -> Iterator[Any]:
    url = client.create_queue(QueueName="orders", Attributes={"DelaySeconds": "0"}, tags={"team": "shapes"})["QueueUrl"]
    for name in ("a", "b", "c"):
        client.create_queue(QueueName=name)
    yield list(client.get_paginator("list_queues").paginate(PaginationConfig={"PageSize": 2}).search("QueueUrls"))
    yield client.send_message(
        QueueUrl=url,
        MessageBody="one",
        MessageAttributes={"kind": {"DataType": "String", "StringValue": "order"}},
    )
    entries = [{"Id": str(number), "MessageBody": f"order {number}"} for number in range(3)]
    yield client.send_message_batch(QueueUrl=url, Entries=entries)
    received = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    yield received
    for message in received["Messages"]:
        yield client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    yield client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    yield failure(lambda: client.get_queue_url(QueueName="missing"))
    yield client.purge_queue(QueueUrl=url)


def sqs_typed(client: Any, sqs: Any) -> Iterator[Any]:
    created = sqs.CreateQueueRequest(queue_name="orders", attributes={"DelaySeconds": "0"}, tags={"team": "shapes"})
    url = created.send(client).queue_url
    for name in ("a", "b", "c"):
        sqs.CreateQueueRequest(queue_name=name).send(client)
    yield list(sqs.ListQueuesRequest().items(client, page_size=2))
    kind = sqs.MessageAttributeValue(data_type="String", string_value="order")
    yield sqs.SendMessageRequest(queue_url=url, message_body="one", message_attributes={"kind": kind}).send(client)
    entries = [sqs.SendMessageBatchRequestEntry(id=str(number), message_body=f"order {number}") for number in range(3)]
    yield sqs.SendMessageBatchRequest(queue_url=url, entries=entries).send(client)
    received = sqs.ReceiveMessageRequest(
        queue_url=url, max_number_of_messages=10, message_attribute_names=["All"]
    ).send(client)
    yield received
    for message in received.messages:
        yield sqs.DeleteMessageRequest(queue_url=url, receipt_handle=message.receipt_handle).send(client)
    yield sqs.GetQueueAttributesRequest(queue_url=url, attribute_names=["All"]).send(client)
    yield failure(lambda: sqs.GetQueueUrlRequest(queue_name="missing").send(client))
    yield sqs.PurgeQueueRequest(queue_url=url).send(client)


def iam_plain(client: Any) -> Iterator[Any]:
    for name in ("ann", "bob", "cyd"):
        yield client.create_user(UserName=name, Tags=[{"Key": "team", "Value": "shapes"}])
    client.get_waiter("user_exists").wait(UserName="ann")
    yield list(client.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 2}).search("Users"))
    yield client.create_role(RoleName="reader", AssumeRolePolicyDocument=TRUST)
    yield client.get_role(RoleName="reader")
    yield client.put_role_policy(RoleName="reader", PolicyName="own", PolicyDocument=READ)
    yield client.get_role_policy(RoleName="reader", PolicyName="own")
    yield (
        client.get_paginator("get_account_authorization_details").paginate(Filter=["User", "Role"]).build_full_result()
    )
    yield failure(lambda: client.get_user(UserName="dan"))
    yield failure(lambda: client.create_user(UserName="ann"))
    yield client.get_account_summary()
    yield client.delete_user(UserName="ann")
    yield failure(
        lambda: client.get_waiter("user_exists").wait(UserName="ann", WaiterConfig={"Delay": 0, "MaxAttempts": 2})
    )


def iam_typed(client: Any, iam: Any) -> Iterator[Any]:
    for name in ("ann", "bob", "cyd"):
        yield iam.CreateUserRequest(user_name=name, tags=[iam.Tag(key="team", value="shapes")]).send(client)
    ann = iam.GetUserRequest(user_name="ann")
    assert ann.wait_until_user_exists(client).user.user_name == "ann"
    yield list(iam.ListUsersRequest().items(client, page_size=2))
    yield iam.CreateRoleRequest(role_name="reader", assume_role_policy_document=TRUST).send(client)
    yield iam.GetRoleRequest(role_name="reader").send(client)
    yield iam.PutRolePolicyRequest(role_name="reader", policy_name="own", policy_document=READ).send(client)
    yield iam.GetRolePolicyRequest(role_name="reader", policy_name="own").send(client)
    details = iam.GetAccountAuthorizationDetailsRequest(filter=["User", "Role"])
    yield details.pages(client).build_full_result()
    yield failure(lambda: iam.GetUserRequest(user_name="dan").send(client))
    yield failure(lambda: iam.CreateUserRequest(user_name="ann").send(client))
    yield iam.GetAccountSummaryRequest().send(client)
    yield iam.DeleteUserRequest(user_name="ann").send(client)
    yield failure(lambda: ann.wait_until_user_exists(client, delay=0, max_attempts=2))


def ec2_plain(client: Any) -> Iterator[Any]:
    vpc = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    client.get_waiter("vpc_available").wait(VpcIds=[vpc])
    yield client.create_security_group(GroupName="web", Description="web", VpcId=vpc)
    run = client.run_instances(
        ImageId="ami-12c6146b",
        MinCount=3,
        MaxCount=3,
        InstanceType="t3.micro",
        UserData="#!/bin/sh",
        TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "team", "Value": "shapes"}]}],
    )
    yield run
    ids = [instance["InstanceId"] for instance in run["Instances"]]
    client.get_waiter("instance_running").wait(InstanceIds=ids)
    yield list(client.get_paginator("describe_instances").paginate(InstanceIds=ids).search("Reservations"))
    filters = [{"Name": "tag:team", "Values": ["shapes"]}]
    yield client.get_paginator("describe_instances").paginate(Filters=filters).build_full_result()
    yield list(client.get_paginator("describe_vpcs").paginate(PaginationConfig={"MaxItems": 1}).search("Vpcs"))
    yield failure(lambda: client.describe_vpcs(VpcIds=["vpc-00000000"]))
    yield client.describe_regions(RegionNames=["us-east-1"])
    yield client.terminate_instances(InstanceIds=ids)
    client.get_waiter("instance_terminated").wait(InstanceIds=ids)
    yield client.delete_tags(Resources=ids, Tags=[{"Key": "team"}])


def ec2_typed(client: Any, ec2: Any) -> Iterator[Any]:
    vpc = ec2.CreateVpcRequest(cidr_block="10.0.0.0/16").send(client).vpc.vpc_id
    ec2.DescribeVpcsRequest(vpc_ids=[vpc]).wait_until_vpc_available(client)
    yield ec2.CreateSecurityGroupRequest(group_name="web", description="web", vpc_id=vpc).send(client)
    tags = ec2.TagSpecification(resource_type="instance", tags=[ec2.Tag(key="team", value="shapes")])
    run = ec2.RunInstancesRequest(
        image_id="ami-12c6146b",
        min_count=3,
        max_count=3,
        instance_type="t3.micro",
        user_data="#!/bin/sh",
        tag_specifications=[tags],
    ).send(client)
    yield run
    ids = [instance.instance_id for instance in run.instances]
    described = ec2.DescribeInstancesRequest(instance_ids=ids)
    described.wait_until_instance_running(client)
    yield list(described.items(client))
    filters = [ec2.Filter(name="tag:team", values=["shapes"])]
    yield ec2.DescribeInstancesRequest(filters=filters).pages(client).build_full_result()
    yield list(ec2.DescribeVpcsRequest().items(client, max_items=1))
    yield failure(lambda: ec2.DescribeVpcsRequest(vpc_ids=["vpc-00000000"]).send(client))
    yield ec2.DescribeRegionsRequest(region_names=["us-east-1"]).send(client)
    yield ec2.TerminateInstancesRequest(instance_ids=ids).send(client)
    described.wait_until_instance_terminated(client)
    yield ec2.DeleteTagsRequest(resources=ids, tags=[ec2.Tag(key="team")]).send(client)


def connect_plain(client: Any) -> Iterator[Any]:
    ids = []
    for number in range(3):
        created = client.create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InstanceAlias=f"centre-{number}",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=number > 0,
            Tags={"team": "shapes"},
        )
        yield created
        ids.append(created["Id"])
    instance = client.describe_instance(InstanceId=ids[0])["Instance"]
    yield instance
    instances = client.get_paginator("list_instances")
    yield list(instances.paginate(PaginationConfig={"PageSize": 2}))
    limited = instances.paginate(PaginationConfig={"MaxItems": 2, "PageSize": 1})
    yield list(limited.search("InstanceSummaryList"))
    yield instances.paginate(PaginationConfig={"StartingToken": limited.resume_token}).build_full_result()
    yield client.tag_resource(resourceArn=instance["Arn"], tags={"kind": "test"})
    yield client.untag_resource(resourceArn=instance["Arn"], tagKeys=["team"])
    yield client.list_tags_for_resource(resourceArn=instance["Arn"])
    for name in ("contacts", "agents"):
        yield client.associate_analytics_data_set(InstanceId=ids[0], DataSetId=name)
    yield client.list_analytics_data_associations(InstanceId=ids[0], MaxResults=1)
    yield client.disassociate_analytics_data_set(InstanceId=ids[0], DataSetId="agents")
    yield client.delete_instance(InstanceId=ids[2])
    yield failure(lambda: client.describe_instance(InstanceId=ids[2]))


def connect_typed(client: Any, connect: Any) -> Iterator[Any]:
    ids = []
    for number in range(3):
        created = connect.CreateInstanceRequest(
            identity_management_type=connect.DirectoryType.CONNECT_MANAGED,
            instance_alias=f"centre-{number}",
            inbound_calls_enabled=True,
            outbound_calls_enabled=number > 0,
            tags={"team": "shapes"},
        ).send(client)
        yield created
        ids.append(created.id)
    instance = connect.DescribeInstanceRequest(instance_id=ids[0]).send(client).instance
    yield instance
    instances = connect.ListInstancesRequest()
    yield list(instances.pages(client, page_size=2))
    limited = instances.items(client, max_items=2, page_size=1)
    yield list(limited)
    yield instances.pages(client, starting_token=limited.resume_token).build_full_result()
    yield connect.TagResourceRequest(resource_arn=instance.arn, tags={"kind": "test"}).send(client)
    yield connect.UntagResourceRequest(resource_arn=instance.arn, tag_keys=["team"]).send(client)
    yield connect.ListTagsForResourceRequest(resource_arn=instance.arn).send(client)
    for name in ("contacts", "agents"):
        yield connect.AssociateAnalyticsDataSetRequest(instance_id=ids[0], data_set_id=name).send(client)
    yield connect.ListAnalyticsDataAssociationsRequest(instance_id=ids[0], max_results=1).send(client)
    yield connect.DisassociateAnalyticsDataSetRequest(instance_id=ids[0], data_set_id="agents").send(client)
    yield connect.DeleteInstanceRequest(instance_id=ids[2]).send(client)
    yield failure(lambda: connect.DescribeInstanceRequest(instance_id=ids[2]).send(client))


PROGRAMS = {
    "connect": Program("list_instances", connect_plain, connect_typed),
    "dynamodb": Program("list_tables", dynamodb_plain, dynamodb_typed),
    "s3": Program("list_buckets", s3_plain, s3_typed),
    "sqs": Program("list_queues", sqs_plain, sqs_typed),
    "iam": Program("list_users", iam_plain, iam_typed),
    "ec2": Program("describe_vpcs", ec2_plain, ec2_typed),
}

"""Paginators and waiters, with a name and without one."""

import boto3


def pages(bucket):
    s3 = boto3.client("s3")
    paginator = s3.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket=bucket, PaginationConfig={"MaxItems": 10, "PageSize": 5}):
        for item in page.get("Contents", []):
            print(item.get("Key"))
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        print(page.get("Name"))
    pages = s3.get_paginator("list_objects_v2").paginate(PaginationConfig={"MaxItems": 10}, Bucket=bucket)
    return [page.get("KeyCount") for page in pages]


def still_used(bucket):
    s3 = boto3.client("s3")
    paginator = s3.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket=bucket):
        print(page.get("Name"))
    return paginator.paginate(Bucket=bucket).build_full_result()


def config(bucket, config):
    s3 = boto3.client("s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig=config):
        print(page.get("Name"))


def rebound(bucket):
    s3 = boto3.client("s3")
    paginator = s3.get_paginator("list_objects_v2")
    s3 = boto3.client("s3", region_name="eu-west-1")
    for page in paginator.paginate(Bucket=bucket):
        print(page.get("Name"))


def wait(bucket):
    s3 = boto3.client("s3")
    s3.get_waiter("object_exists").wait(Bucket=bucket, Key="k", WaiterConfig={"Delay": 5, "MaxAttempts": 2})
    waiter = s3.get_waiter("bucket_exists")
    waiter.wait(Bucket=bucket)


def after_the_loop(bucket):
    s3 = boto3.client("s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        print(page.get("Name"))
    return page


def loop_in_a_loop(bucket):
    s3 = boto3.client("s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
            print(page.get("Name"))


module_s3 = boto3.client("s3")
bucket_exists = module_s3.get_waiter("bucket_exists")
bucket_exists.wait(Bucket="b")

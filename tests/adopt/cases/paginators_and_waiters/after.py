"""Paginators and waiters, with a name and without one."""

import boto3
from aws_shapes.s3 import HeadBucketRequest, HeadObjectRequest, ListObjectsV2Request


def pages(bucket):
    s3 = boto3.client("s3")
    for page in ListObjectsV2Request(bucket=bucket).pages(s3, max_items=10, page_size=5):
        for item in page.contents or []:
            print(item.key)
    for page in ListObjectsV2Request(bucket=bucket).pages(s3):
        print(page.name)
    pages = ListObjectsV2Request(bucket=bucket).pages(s3, max_items=10)
    return [page.key_count for page in pages]


def still_used(bucket):
    s3 = boto3.client("s3")
    paginator = s3.get_paginator("list_objects_v2")
    for page in ListObjectsV2Request(bucket=bucket).pages(s3):
        print(page.name)
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
    HeadObjectRequest(bucket=bucket, key="k").wait_until_object_exists(s3, delay=5, max_attempts=2)
    HeadBucketRequest(bucket=bucket).wait_until_bucket_exists(s3)


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
HeadBucketRequest(bucket="b").wait_until_bucket_exists(module_s3)

"""Asynchronous clients: calls that are awaited, pages by `async for`, and waiters."""

import asyncio
from contextlib import AsyncExitStack

import aioboto3
from aiobotocore.session import get_session
from aws_shapes.s3 import HeadObjectRequest, ListObjectsV2Request
from aws_shapes.sqs import (
    CreateQueueRequest,
    ListQueuesRequest,
    PurgeQueueRequest,
    SendMessageRequest,
)
from types_aiobotocore_sqs import SQSClient


async def awaited(name):
    session = get_session()
    async with session.create_client("sqs", region_name="us-east-1") as sqs:
        queue = await CreateQueueRequest(queue_name=name).send_async(sqs)
        await SendMessageRequest(queue_url=queue.queue_url, message_body="x").send_async(sqs)
        print((await ListQueuesRequest().send_async(sqs)).next_token)
        return queue.queue_url


async def pages(bucket):
    async with aioboto3.Session().client("s3") as s3:
        async for page in ListObjectsV2Request(bucket=bucket).pages_async(s3, page_size=5):
            for item in page.contents or []:
                print(item.key)
        names = [page.name async for page in ListObjectsV2Request(bucket=bucket).pages_async(s3)]
        await HeadObjectRequest(bucket=bucket, key="k").wait_until_object_exists_async(s3, delay=5)
        response = await s3.get_object(Bucket=bucket, Key="k")
        async with response["Body"] as stream:
            return names, await stream.read()


async def entered(stack: AsyncExitStack):
    sqs = await stack.enter_async_context(get_session().create_client("sqs"))
    await PurgeQueueRequest(queue_url="u").send_async(sqs)


async def annotated(sqs: SQSClient):
    response = await ListQueuesRequest().send_async(sqs)
    return response.response_metadata.http_status_code


async def gathered(sqs: SQSClient, client):
    await asyncio.gather(sqs.purge_queue(QueueUrl="u"), sqs.purge_queue(QueueUrl="v"))
    task = asyncio.create_task(sqs.list_queues())
    for page in sqs.get_paginator("list_queues").paginate():
        print(page.get("QueueUrls"))
    await sqs.get_paginator("list_queues").paginate().build_full_result()
    found = await sqs.get_waiter("none").wait(QueueUrl="u")
    return await task, found


async def named(queues):  # shapesmith: client[sqs]
    await queues.purge_queue(QueueUrl="u")

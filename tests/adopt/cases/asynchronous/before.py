"""Asynchronous clients: calls that are awaited, pages by `async for`, and waiters."""

import asyncio
from contextlib import AsyncExitStack

import aioboto3
from aiobotocore.session import get_session
from types_aiobotocore_sqs import SQSClient


async def awaited(name):
    session = get_session()
    async with session.create_client("sqs", region_name="us-east-1") as sqs:
        queue = await sqs.create_queue(QueueName=name)
        await sqs.send_message(QueueUrl=queue.get("QueueUrl"), MessageBody="x")
        print((await sqs.list_queues()).get("NextToken"))
        return queue.get("QueueUrl")


async def pages(bucket):
    async with aioboto3.Session().client("s3") as s3:
        paginator = s3.get_paginator("list_objects_v2")
        async for page in paginator.paginate(Bucket=bucket, PaginationConfig={"PageSize": 5}):
            for item in page.get("Contents", []):
                print(item.get("Key"))
        names = [page.get("Name") async for page in paginator.paginate(Bucket=bucket)]
        await s3.get_waiter("object_exists").wait(Bucket=bucket, Key="k", WaiterConfig={"Delay": 5})
        response = await s3.get_object(Bucket=bucket, Key="k")
        async with response["Body"] as stream:
            return names, await stream.read()


async def entered(stack: AsyncExitStack):
    sqs = await stack.enter_async_context(get_session().create_client("sqs"))
    await sqs.purge_queue(QueueUrl="u")


async def annotated(sqs: SQSClient):
    response = await sqs.list_queues()
    return response["ResponseMetadata"]["HTTPStatusCode"]


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

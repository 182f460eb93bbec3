"""A program of asynchronous clients that `test_behaviour` runs before and after it is rewritten."""

from aiobotocore.session import get_session


async def objects(s3, bucket):
    await s3.create_bucket(Bucket=bucket)
    for number in range(3):
        await s3.put_object(Bucket=bucket, Key=f"key{number}", Body=b"x" * number)
    found = []
    paginator = s3.get_paginator("list_objects_v2")
    async for page in paginator.paginate(Bucket=bucket, PaginationConfig={"PageSize": 2}):
        for each in page.get("Contents", []):
            found.append((each.get("Key"), each.get("Size")))
    found += [page.get("KeyCount") async for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)]
    return found


async def messages(sqs):
    queue = await sqs.create_queue(QueueName="orders")
    sent = await sqs.send_message(QueueUrl=queue.get("QueueUrl"), MessageBody="x")
    status = sent["ResponseMetadata"]["HTTPStatusCode"]
    received = await sqs.receive_message(QueueUrl=queue.get("QueueUrl"))
    return status, [message.get("Body") for message in received.get("Messages", [])]


async def main(record):
    session = get_session()
    async with session.create_client("s3") as s3, session.create_client("sqs") as sqs:
        for client in (s3, sqs):
            client.meta.events.register("before-send", record)
        return await objects(s3, "bucket"), await messages(sqs)

"""Clients of which only their calls say what they are: boto is not imported."""


class Service:
    def __init__(self, clients):
        self.regional_clients = clients

    def work(self, region):
        regional_client = self.regional_clients[region]
        # Only sqs has these.
        regional_client.send_message_batch(QueueUrl="u", Entries=[])
        regional_client.list_queues(MaxResults=5000)

    def many(self, kms_client, some_client, other):
        # Many services have this, and one of them the name.
        kms_client.untag_resource(KeyId="k", TagKeys=[1])
        some_client.untag_resource(resourceArn="a", tagKeys=[1])
        other.send_message_batch(QueueUrl="u", Entries=[])
        # A mistake in the name of a parameter fits no service.
        some_client.send_message(QueueUrls="u")


class OfAnotherCloud:
    """A client of something else: no service has all of these methods."""

    def work(self, container_client, kms_client):
        # Only mediastore has this.
        container_client.delete_container()
        kms_client.untag_resource("k")
        kms_client.untag_resource(KeyId="k", TagKeys=[1])

    def upload(self, container_client):
        container_client.upload_blob("name", "content")

    def store(self, s3_client):
        # These are methods of clients, though no operations.
        s3_client.upload_file("path", "bucket", "key")
        s3_client.meta.events.register("before-send", print)
        s3_client.list_objects_v2(Bucket=5)


def of_resources_that_are_passed(table, queue):
    # The client of a resource takes plain values for those of DynamoDB.
    table.meta.client.put_item(TableName="t", Item={"count": 1}, ReturnConsumedCapacity=5)
    client = queue.meta.client
    client.send_message(QueueUrl=1, MessageBody="text")

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

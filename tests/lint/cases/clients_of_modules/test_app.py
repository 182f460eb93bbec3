import pytest


@pytest.fixture
def url(queue_client):
    return queue_client.create_queue()["QueueUrl"]


def test_a_queue(queue_client, store_client, url):
    queue_client.delete_queue()
    store_client.delete_object(Bucket="bucket")
    with pytest.raises(ValueError):
        queue_client.delete_queue()

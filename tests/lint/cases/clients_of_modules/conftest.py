import boto3
import pytest


@pytest.fixture
def queue_client():
    with mocked():
        yield boto3.client("sqs")


@pytest.fixture(name="store_client")
def _store():
    return boto3.client("s3")

"""The packages that make clients."""

ROOTS = frozenset({"boto3", "botocore", "aioboto3", "aiobotocore"})

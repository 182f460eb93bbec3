"""What importing one request of Connect adds to a process: bare, and with boto3 in it already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.bench.measure import Row, alternate, statement
from tests.bench.workshop import Workshop

OURS = "from aws_shapes.connect import CreateContactRequest"
TYPES_BOTO3 = "from types_boto3_connect.type_defs import CreateContactRequestTypeDef"
PYDANTIC = "from connect_models import CreateContactRequest"
CLIENT = "boto3.client('connect', region_name='us-east-1', aws_access_key_id='key', aws_secret_access_key='secret')"


def importing(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """Each in a fresh interpreter; the first import of each, which writes byte code, does not count."""
    packages, models = workshop.packages, workshop.pydantic_connect
    for what, before, at_most in (
        ("import CreateContactRequest", "", 0.060),
        ("import CreateContactRequest after boto3", "import boto3", 0.0067),
    ):
        times = alternate(
            [
                partial(statement, OURS, before, packages),
                partial(statement, TYPES_BOTO3, before),
                partial(statement, PYDANTIC, before, models),
                partial(statement, CLIENT, "import boto3"),
                partial(statement, "import dataclasses", before),
            ],
            rounds,
        )
        ours, types_boto3, pydantic, client, dataclasses = times
        yield Row(what, ours, "types-boto3-connect", types_boto3, at_most=at_most)
        yield Row(what, ours, "pydantic models", pydantic)
        yield Row(what, ours, 'boto3.client("connect")', client)
        if not before:
            yield Row(what, ours, "import dataclasses alone", dataclasses)

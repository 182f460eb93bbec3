"""The names that source gives to clients and services: `s3Client`, `self.boto`, `secrets_manager`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

# Upper-case words before another (`SSMClient`), words, and the rest: `S3Client`, `get_s3_client`, `SSM_CLIENT`.
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")
# The last words of other names that programs give to clients.
_CLIENTS = frozenset({"boto", "boto3", "conn", "connection"})
# Words of resources: `table_conn` is no client, but a table.
_RESOURCES = frozenset({"bucket", "queue", "table", "topic"})
# Words beside the name of a service that say no more: `aws_sqs`, `boto3_ec2`.
_FILLING = frozenset({"amazon", "aws", "boto", "boto3"})
# Words of what takes the place of a client, and may take other values.
_STAND_INS = frozenset({"dummy", "fake", "local", "mock", "mocked", "stub", "stubbed"})


class Services(Protocol):
    """What the follower asks about services: which have a method with these parameters, and which names are methods."""

    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        """Return the services that have an operation by the name of its method, with all of these parameters."""

    def with_waiter(self, name: str, parameters: frozenset[str]) -> frozenset[str]:
        """Return the services that have a waiter of this name, whose operation has all of these parameters."""

    def has_method(self, method: str) -> bool:
        """Return whether the client of any service has a method of that name, also one that is no operation."""

    def has_service(self, name: str) -> bool:
        """Return whether boto3 takes this name for a service."""

    def called(self, name: str) -> str:
        """Return the service of a name in lower case, written in one word: `secretsmanager`; empty if it is of none."""


def words_of(name: str) -> list[str]:
    """Return the words of a name, in lower case."""
    return [word.lower() for word in _WORD.findall(name)]


def is_of_client(name: str) -> bool:
    """Return whether something with this name is called a client: `self.s3_client`, `regional_clients`, `conn`."""
    words = words_of(name)
    return "client" in name.lower() or (words[-1:] != [] and words[-1] in _CLIENTS and _RESOURCES.isdisjoint(words))


def is_stand_in(name: str) -> bool:
    """Return whether something with this name takes the place of a client: `local_session.client`, `mock_client`."""
    return not _STAND_INS.isdisjoint(words_of(name))


def service_called(name: str, services: Services) -> str:
    """Return the service after which something is named: `self._ecs`, `resource_groups`, `aws_sqs`; empty if none."""
    words = words_of(name)
    return services.called("".join(words)) or services.called("".join(word for word in words if word not in _FILLING))


def service_within(name: str, services: Services) -> str:
    """Return the only service that words of a name make, the longest words first: `make_s3_control_client`."""
    words = words_of(name)
    found: set[str] = set()
    first = 0
    while first < len(words):
        size = next(
            (
                size
                for size in range(len(words) - first, 0, -1)
                if services.called("".join(words[first : first + size]))
            ),
            0,
        )
        if size:
            found.add(services.called("".join(words[first : first + size])))
        first += size or 1
    return found.pop() if len(found) == 1 else ""


def has_consecutive(parts: Sequence[str], service: str) -> bool:
    """Return whether consecutive parts of a name make the name of a service."""
    return any(
        "".join(parts[first:last]) == service
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
    )

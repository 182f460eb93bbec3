"""Patterns of Amazon Resource Names (ARNs) that reject what the service takes: which are advice, and why.

An ARN is `arn:partition:service:region:account:resource`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from shapesmith.ir.service import Service
from shapesmith.regex import tree
from shapesmith.regex.samples import matches, samples
from shapesmith.regex.syntax import Chars, Node, Sequence, Span, children

# What an ARN names: what an operation on tags is about, whatever its type (`ResourceArn`, `arns`); an IAM role
# (`RoleArn`, `executionRoleArn`); or anything.
ArnOf = Literal["tagged", "role", "any"]

_TAGGING = re.compile(r"(?:\A|(?<=[a-z]))(?:Untag|Tags?)(?=[A-Z]|\Z)")
# The members of a tagging operation that name what is tagged, whatever its type.
_TAGGED = re.compile(r"resource(?:arn|id|identifier|name)?(?:s|list)?|arns?", re.IGNORECASE)

_ROLE = re.compile(r"role_?arns?\Z", re.IGNORECASE)
# The ARNs of two roles. The path of the second is that of the roles which consoles make.
_ROLES = ("arn:aws:iam::123456789012:role/name", "arn:aws:iam::123456789012:role/service-role/name")

# The type of a resource in the last part of its ARN.
_TYPE = re.compile(r"[^:/]*(?=[:/])")
_REGION, _ACCOUNT = "us-east-1", "123456789012"

# The services with resources whose ARNs have neither Region nor account, with such a resource.
WITHOUT_OWNER = {"s3": "bucket"}


def tagging_requests(service: Service) -> frozenset[str]:
    """Return the shapes that operations on tags (`TagResource`, `ListTagsForResource`) take."""
    return frozenset(
        operation.input.shape
        for operation in service.operations
        if operation.input is not None and _TAGGING.search(operation.name)
    )


def arn_of(member: str, *, is_of_tagging: bool) -> ArnOf:
    """Return what a member names, if it is an ARN. `is_of_tagging`: it is one of a tagging request."""
    if is_of_tagging and _TAGGED.fullmatch(member) is not None:
        return "tagged"
    return "role" if _ROLE.search(member) is not None else "any"


def rejects_arns(pattern: str, of: ArnOf) -> str | None:
    """Return why a pattern is only advice if it rejects ARNs that the service takes."""
    if reason := one_partition(pattern):
        return reason
    match of:
        case "tagged":
            return some_resources(pattern)
        case "role":
            return no_role(pattern)
        case "any":
            return None


@lru_cache(maxsize=4096)
def no_role(pattern: str) -> str | None:
    """Return why the pattern of a role's ARN is only advice if it matches none: it is that of other resources."""
    if any(matches(pattern, role) for role in _ROLES):
        return None
    return f'it rejects ARNs of roles, such as "{_ROLES[0]}"'


@lru_cache(maxsize=4096)
def one_partition(pattern: str) -> str | None:
    """Return why a pattern is only advice if it matches ARNs of the partition `aws`, but not those of another."""
    if not any("arn:aws:" in run for run in _literals(tree(pattern))):
        return None
    for text in _texts(pattern):
        if "arn:aws:" in text and not matches(pattern, text.replace("arn:aws:", "arn:aws-cn:")):
            return 'it allows ARNs of the partition "aws" only, and services are in others, too'
    return None


@lru_cache(maxsize=4096)
def some_resources(pattern: str) -> str | None:
    """Return why the pattern of what is tagged is only advice: it names types of resources, and there will be more."""
    text = next((text for text in _texts(pattern) if text.startswith("arn:")), None)
    if text is None:
        return None
    _, partition, service, region, account, resource = (text.split(":", 5) + [""] * 5)[:6]
    owners = (
        f"arn:aws:{service}:{_REGION if region else ''}:{_ACCOUNT if account else ''}",
        f"arn:{partition}:{service}:{region}:{account}",
    )
    owner = next((owner for owner in owners if matches(pattern, f"{owner}:{resource}")), owners[0])
    arns = [f"{owner}:{_of_another_type(resource)}"]
    if service in WITHOUT_OWNER:
        arns.append(f"arn:aws:{service}:::{WITHOUT_OWNER[service]}")
    for arn in arns:
        if not matches(pattern, arn):
            return f'it rejects what the service may tag, such as "{arn}"'
    return None


def _of_another_type(resource: str) -> str:
    """Return the last part of an ARN, `type/name` or `type:name`, with a type that no service has yet."""
    kind = _TYPE.match(resource)
    return f"type{resource[kind.end() :]}" if kind is not None else "type/name"


def _texts(pattern: str) -> Iterator[str]:
    """Yield texts that match a pattern, made as they are asked for: the first one is often enough."""
    return samples(pattern, None, None, wanted=0)


def _literals(node: Node) -> Iterator[str]:
    """Yield each run of characters that a tree matches literally."""
    if isinstance(node, Sequence):
        run = ""
        for part in node.parts:
            if char := _literal(part):
                run += char
                continue
            if run:
                yield run
            run = ""
            yield from _literals(part)
        if run:
            yield run
    else:
        for child in children(node):
            yield from _literals(child)


def _literal(node: Node) -> str:
    """Return the one character that a node matches, empty if it may match others."""
    if isinstance(node, Chars) and not node.negated and len(node.items) == 1:
        (item,) = node.items
        if isinstance(item, Span) and item.first == item.last:
            return chr(item.first)
    return ""

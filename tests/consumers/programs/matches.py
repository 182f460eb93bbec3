"""An enum stays open: the service may add a value to it."""

from __future__ import annotations

from typing import assert_never

from aws_shapes.dynamodb import TableStatus
from aws_shapes.sqs import MessageSystemAttributeNameForSends


def every_value(name: MessageSystemAttributeNameForSends) -> str:
    match name:
        case MessageSystemAttributeNameForSends.AWS_TRACE_HEADER:
            return "known"
        case other:
            return other.wrong  # error


def no_other_value(name: MessageSystemAttributeNameForSends) -> str:
    if name is MessageSystemAttributeNameForSends.AWS_TRACE_HEADER:
        return "known"
    assert_never(name)  # error


def some_values(status: TableStatus) -> bool:
    match status:
        case TableStatus.ACTIVE | TableStatus.UPDATING:
            return True
        case other:
            return other.is_known


TableStatus("a text that is known at run time")
TableStatus.ACTIV  # error

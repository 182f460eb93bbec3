"""What the model of an error says of it: its code, its status, whose fault it is, whether the call is tried again."""

from __future__ import annotations

from typing import Literal, NamedTuple

from shapesmith.ir.shapes import StructureShape
from shapesmith.runtime import retries


class ErrorFacts(NamedTuple):
    """The facts of a modelled error. None: the model does not say so. `retry` is its trait, empty if it has none."""

    code: str
    status: int | None
    is_client_fault: bool | None
    retry: Literal["", "transient", "throttling"]

    @property
    def said(self) -> tuple[str, int | None, bool | None]:
        """The code, the status and whose fault it is."""
        return self.code, self.status, self.is_client_fault

    @property
    def is_retryable(self) -> bool:
        """Whether botocore tries the call again."""
        return retries.is_retryable(self.code, self.status, self.retry)

    @property
    def is_throttling(self) -> bool:
        """Whether botocore slows down before it tries again."""
        return retries.is_throttling(self.code, self.status, self.retry)


def error_facts(shape: StructureShape) -> ErrorFacts:
    """Return the facts of `shape`, which is an error."""
    error, trait = shape.error, shape.retryable
    sender = error.sender_fault if error is not None else None
    status = error.http_status_code if error is not None else None
    fault = shape.fault or bool(error is not None and error.fault)
    return ErrorFacts(
        code=error.code if error is not None and error.code else shape.name,
        status=status,
        is_client_fault=False if fault else sender if sender is not None else status < 500 if status else None,
        retry="" if trait is None else "throttling" if trait.throttling else "transient",
    )

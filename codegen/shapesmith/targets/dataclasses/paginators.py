"""Which operations can be called page by page, and where the items of a page are."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.ir.service import Operation, Paginator, Service
from shapesmith.ir.shapes import ListShape, Member, StructureShape


class Items(NamedTuple):
    """The list that has the items of a page: a member, the structure that has it, and the result key that names it."""

    owner: StructureShape
    member: Member
    result_key: str


class Paginators:
    """The paginators of one service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._by_operation = {paginator.operation: paginator for paginator in service.paginators}

    def of(self, operation: Operation) -> Paginator | None:
        """Return the paginator of an operation; None without one, or with one of no results, which boto3 cannot use."""
        found = self._by_operation.get(operation.name)
        return found if found is not None and found.result_key and operation.output is not None else None

    def items(self, operation: Operation) -> Items | None:
        """Return the list that the first result key names; None if it does not name a list of the response.

        boto3 counts its items when it limits them.
        """
        paginator = self.of(operation)
        if paginator is None or operation.output is None:
            return None
        *path, name = paginator.result_key[0].split(".")
        owner = self._service.structure(operation.output.shape)
        for step in path:
            between = owner.member(step)
            inner = None if between is None else self._service.shapes[between.shape]
            if not isinstance(inner, StructureShape) or inner.document:
                return None
            owner = inner
        member = owner.member(name)
        if member is None or not isinstance(self._service.shapes[member.shape], ListShape):
            return None
        return Items(owner, member, paginator.result_key[0])

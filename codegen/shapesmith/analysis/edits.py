"""boto3's edits of one service, bound to the members of its requests and responses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from shapesmith.analysis.usage import Usage
from shapesmith.ir.edits import Accepts, Aliases, Answers, Edit, Fills, Form, Refuses, Rewrites
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import ListShape, Member, Shape, StringShape, StructureShape

_CHECKSUM_HEADER = "x-amz-checksum-"
_MD5_HEADER = "content-md5"

# What a refusal asks of a value where the verdict on a request depends on it.
_DECIDING = ("algorithm", "ascii", "bytes", "match", "signed-file")
# The rewrites on which no verdict depends.
_UNSEEN = ("file", "region", "removed", "url")


class BoundEdit(NamedTuple):
    """A row of the table, with the members of requests that it edits.

    `unless` are the members that, if one is set, make a refusal pass; `given` those that have a checksum of the body;
    `md5` is the member that is filled in with the MD5 of the value.
    """

    row: Edit
    members: tuple[str, ...]
    unless: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    md5: str | None = None


class BoundEdits(NamedTuple):
    """The edits of a service.

    `defined` are those on which the verdict on a request depends, by id; `named` gives the ids of each request, in
    the order of the table. The others are by structure and member: `says` what boto3 does, in a sentence for each
    row; `filled`: it sets the member where it is left out; `forms` it takes beside the model's; `decoded`: a text
    of a response comes back as the JSON in it. `of_resources` are the shapes that the clients behind resources
    convert Python values to.
    """

    defined: dict[str, BoundEdit]
    named: dict[str, tuple[str, ...]]
    says: dict[tuple[str, str], str]
    filled: frozenset[tuple[str, str]]
    forms: dict[tuple[str, str], tuple[Form, ...]]
    decoded: frozenset[tuple[str, str]]
    of_resources: frozenset[str]


def bind_edits(service: Service, edits: tuple[Edit, ...], usage: Usage) -> BoundEdits:
    """Return the edits of clients bound to the structures of a service, and of resources what theirs convert."""
    rows = [row for row in edits if row.through == "client" and row.about == "value"]
    binder = _Binder(service, usage, rows)
    for row in rows:
        for operation in service.operations:
            if row.concerns(operation.name):
                binder.bind(row, operation)
    converting = (
        row for row in edits if isinstance(row, Accepts) and row.through == "resource" and "value" in row.forms
    )
    return binder.bound(frozenset(shape for row in converting for shape in row.shapes))


def with_answered_members(service: Service, edits: tuple[Edit, ...]) -> Service:
    """Return `service` with the members that boto3 adds to responses, each after the one that it is made from."""
    shapes = dict(service.shapes)
    for row in edits:
        if not isinstance(row, Answers) or row.member is None or row.through != "client":
            continue
        for operation in service.operations:
            if row.concerns(operation.name) and operation.output is not None:
                output = shapes[operation.output.shape]
                assert isinstance(output, StructureShape)
                shapes.setdefault(row.member, StringShape(name=row.member, provenance=output.provenance))
                shapes[output.name] = replace(output, members=tuple(_with_added(output, row.places, row.member)))
    return service if shapes == service.shapes else replace(service, shapes=shapes)


def _with_added(shape: StructureShape, places: tuple[str, ...], added: str) -> Iterator[Member]:
    is_there = any(member.name == added for member in shape.members)
    for member in shape.members:
        yield member
        if member.name in places and not is_there:
            yield Member(name=added, shape=added, provenance=member.provenance)


class _Binder:
    def __init__(self, service: Service, usage: Usage, rows: list[Edit]) -> None:
        self._service = service
        self._usage = usage
        # The member that is filled in with the MD5 of another, by the other.
        self._md5s = {row.md5_of: row.places[0] for row in rows if isinstance(row, Fills) and row.md5_of is not None}
        self._defined: dict[str, BoundEdit] = {}
        self._named: dict[str, list[str]] = {}
        self._says: dict[tuple[str, str], list[str]] = {}
        self._filled: set[tuple[str, str]] = set()
        self._forms: dict[tuple[str, str], tuple[Form, ...]] = {}
        self._decoded: set[tuple[str, str]] = set()

    def bound(self, of_resources: frozenset[str]) -> BoundEdits:
        named = {structure: tuple(ids) for structure, ids in self._named.items()}
        filled, decoded = frozenset(self._filled), frozenset(self._decoded)
        says = {place: " ".join(dict.fromkeys(sentences)) for place, sentences in self._says.items()}
        return BoundEdits(self._defined, named, says, filled, self._forms, decoded, of_resources)

    def bind(self, row: Edit, operation: Operation) -> None:
        """Bind a row to the members of an operation that it edits."""
        if isinstance(row, Answers):
            for place in self._answered(row, operation):
                self._says.setdefault(place, []).append(row.says)
                if row.becomes == "json" and place[0] not in self._usage.sent:
                    self._decoded.add(place)
            return
        if operation.input is None:
            return
        request = self._service.structure(operation.input.shape)
        for member in self._edited(row, request, operation):
            self._bind_request(row, request, member)

    def _edited(self, row: Edit, request: StructureShape, operation: Operation) -> list[Member]:
        """Return the members of a request that a row edits. Of the rows with a trait, constraints cover all but two."""
        if row.trait == "checksummed-payload":
            named = request.payload if is_checksummed(request, operation) else None
            return [member for member in request.members if member.name == named]
        if row.trait == "checksum-algorithm":
            return [member for member in request.members if member.name == operation.checksum_member]
        if not row.places and not row.shapes:
            return []
        return [member for member in request.members if member.name in row.places or member.shape in row.shapes]

    def _bind_request(self, row: Edit, request: StructureShape, member: Member) -> None:
        place = request.name, member.name
        # How a body is sent is said by the rows of its service.
        if row.trait != "checksummed-payload":
            sentences = self._says.setdefault(place, [])
            # What can be given is said first.
            sentences.insert(0 if isinstance(row, Accepts) else len(sentences), row.says)
        if isinstance(row, Accepts):
            self._forms[place] = row.forms
        elif isinstance(row, Fills):
            self._filled.add(place)
        if self._decides(row, member):
            self._define(row, request, member)

    def _decides(self, row: Edit, member: Member) -> bool:
        """Whether the verdict on a request depends on a row.

        A conflict of an alias makes the alias unknown; a dict is refused by the row that accepts it; and what is taken
        out of another member is compared there.
        """
        match row:
            case Aliases():
                return True
            case Accepts():
                return "structure" in row.forms
            case Fills():
                return row.value is not None and (row.null or member.required)
            case Rewrites():
                return row.to not in _UNSEEN
            case Refuses():
                return row.must in _DECIDING or (row.must == "part" and bool(row.patterns))
            case _:
                return False

    def _define(self, row: Edit, request: StructureShape, member: Member) -> None:
        ids = self._named.setdefault(request.name, [])
        if row.id not in ids:
            ids.append(row.id)
        known = self._defined.get(row.id) or BoundEdit(row, ())
        unless, given = known.unless, known.given
        if isinstance(row, Refuses):
            unless = unless or row.unless
            if row.must == "algorithm":
                unless = _joined(unless, _in_header(request, _CHECKSUM_HEADER))
            elif row.must == "signed-file":
                given = _joined(given, _in_header(request, _CHECKSUM_HEADER))
                unless = _joined(unless, _in_header(request, _MD5_HEADER))
        members = _joined(known.members, (member.name,))
        md5 = self._md5s.get(member.name) if isinstance(row, Rewrites) and row.to == "base64" else None
        self._defined[row.id] = BoundEdit(row, members, unless, given, md5)

    def _answered(self, row: Answers, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield the members that a response's edit is about."""
        if operation.output is None:
            return
        for place in row.places:
            found = self._at(operation.output.shape, place.split("."))
            if found is not None:
                yield found
        if row.shapes:
            reached = self._service.reached([operation.output.shape])
            for shape in self._service.shapes.values():
                if shape.name in reached and isinstance(shape, StructureShape):
                    yield from ((shape.name, member.name) for member in shape.members if member.shape in row.shapes)

    def _at(self, structure: str, steps: list[str]) -> tuple[str, str] | None:
        """Return the member to which steps lead from a structure; None if there is none."""
        *outer, last = (step.removesuffix("[]") for step in steps)
        shape = self._service.shapes[structure]
        for step in outer:
            member = _member(shape, step)
            if member is None:
                return None
            shape = self._service.shapes[member.shape]
            if isinstance(shape, ListShape):
                shape = self._service.shapes[shape.member.shape]
        return (shape.name, last) if _member(shape, last) is not None else None


def _member(shape: Shape, name: str) -> Member | None:
    return shape.member(name) if isinstance(shape, StructureShape) else None


def _in_header(request: StructureShape, header: str) -> Iterator[str]:
    """Yield the members that are sent in a header whose name begins so."""
    for member in request.members:
        if member.location == "header" and (member.location_name or "").lower().startswith(header):
            yield member.name


def _joined(names: tuple[str, ...], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *others)))


def is_checksummed(request: StructureShape, operation: Operation) -> bool:
    """Whether boto3 computes a checksum of the body, unless the request has one."""
    return operation.checksum_member is not None and any(_in_header(request, _CHECKSUM_HEADER))

"""How each value of a request is sent, and the constraints that follow: what boto3 fails to send.

The model says where a value goes (`location`, `payload`, `hostLabel`) and which protocol the service has. The rows of
the table of boto3's edits that have a trait say what boto3 refuses there.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from shapesmith.analysis.edits import is_checksummed
from shapesmith.ir.constraints import Constraint, Constraints, Kind, PlaceConstraints
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import FloatShape, Member, StructureShape

# The protocols in the order in which botocore chooses one; the first of them encode text as JSON or XML do.
_PROTOCOLS = ("json", "rest-json", "rest-xml", "smithy-rpc-v2-cbor", "query", "ec2")
_REST = ("rest-json", "rest-xml")
_FORMS = ("query", "ec2")

_UNSIGNED = ("none", "v4-unsigned-body")

# The header of the hash that a signature needs: boto3 computes none where it is given.
_HASH = "x-amz-content-sha256"


class Way(NamedTuple):
    """A way to the service: the constraints on texts, on keys, on blobs and on numbers that are sent so.

    `single` is that on floats of 32 bits, where they are not written as text.
    """

    text: Kind | None = None
    key: Kind | None = None
    blob: Kind | None = None
    integer: Kind | None = None
    single: Kind = "double"


_IN_URL = Way(text="url", key="url")
_IN_HEADER = Way(text="header")
_IN_HEADERS = Way(text="header", key="header_name")
_IN_DOCUMENT = Way(blob="buffer")
_IN_FORM = Way(text="url", key="url", blob="buffer")
_IN_CBOR = Way(text="url", key="url", blob="cbor_blob", integer="cbor_integer", single="single")

_LOCATIONS = {"uri": _IN_URL, "querystring": _IN_URL, "header": _IN_HEADER, "headers": _IN_HEADERS}


def constrain_sending(service: Service, constraints: Constraints, sent: frozenset[str]) -> Constraints:
    """Return `constraints` with those on values that are sent; `sent` are the shapes that a request reaches."""
    ways = _Ways(service)
    structures = dict(constraints.structures)
    for name in structures.keys() & sent:
        shape, places = service.structure(name), structures[name].members
        members = {
            each.name: ways.place(places[each.name], ways.of_member(shape, each), each) for each in shape.members
        }
        structures[name] = replace(structures[name], members=members)
    return replace(constraints, structures=structures)


class _Ways:
    """The ways of the members of one service."""

    def __init__(self, service: Service) -> None:
        self._protocol = _protocol(service)
        self._inputs = service.operations_by_input()
        self._service = service
        self._body = _IN_FORM if self._protocol in _FORMS else _IN_DOCUMENT
        if self._protocol == "smithy-rpc-v2-cbor":
            self._body = _IN_CBOR

    def of_member(self, owner: StructureShape, member: Member) -> Way:
        """Return how a member is sent: locations count in the input of an operation only."""
        operations = self._inputs.get(owner.name, [])
        if self._protocol not in _REST or not operations:
            return self._body
        if member.location in _LOCATIONS:
            return _LOCATIONS[member.location]
        if owner.payload == member.name:
            return Way(text="url", blob=self._body_of(owner, operations))
        return self._body

    def place(self, place: PlaceConstraints, way: Way, member: Member, is_key: bool = False) -> PlaceConstraints:
        """Return a place with the constraints on what goes that way, those on its keys and items included."""
        kinds = self._kinds(place, way, is_key)
        if member.host_label and place.kind == "string":
            kinds = [*kinds, "host_label"]
        sending = tuple(Constraint(kind=kind, path=place.path, provenance=member.provenance) for kind in kinds)
        key = None if place.key is None else self.place(place.key, way, member, is_key=True)
        item = None if place.item is None else self.place(place.item, way, member)
        if sending or key is not place.key or item is not place.item:
            return replace(place, sending=sending, key=key, item=item)
        return place

    def _kinds(self, place: PlaceConstraints, way: Way, is_key: bool) -> list[Kind]:
        kind: Kind | None = None
        match place.kind:
            case "string":
                kind = way.key if is_key else way.text
            case "blob":
                kind = way.blob
            case "integer":
                kind = way.integer
            case "float":
                is_single = isinstance(self._service.shapes.get(place.target), FloatShape)
                kind = way.single if is_single else "double"
        return [] if kind is None else [kind]

    def _body_of(self, owner: StructureShape, operations: list[Operation]) -> Kind:
        """Return the constraint on a body: whether boto3 reads it, and how often."""
        if any(is_checksummed(owner, operation) for operation in operations):
            return "plain_body"  # boto3's edits say the rest
        if any(operation.checksum_member is not None for operation in operations):
            return "body"  # its checksum is sent, so that it is not signed
        is_hashed = any(
            member.required and (member.location_name or "").lower() == _HASH and member.location == "header"
            for member in owner.members
        )
        return "plain_body" if is_hashed or not any(map(_is_signed, operations)) else "signed_body"


def _is_signed(operation: Operation) -> bool:
    """Whether the model does not say that the body is not signed."""
    return not operation.unsigned_payload and operation.authtype not in _UNSIGNED


def _protocol(service: Service) -> str:
    """Return the protocol that botocore speaks with a service."""
    listed = service.metadata.get("protocols") or [service.metadata.get("protocol")]
    return next((protocol for protocol in _PROTOCOLS if protocol in listed), "")

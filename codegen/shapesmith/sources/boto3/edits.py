"""The changes that boto3 makes to calls beyond the model: the table `edits.toml`, read and checked.

A *handler* is a function that botocore or boto3 registers for an event of a call. Many only sign, retry or write
documentation; `unchanging` lists those, each with its reason. The others edit parameters or responses, and every such
edit is a row. Types, docstrings, checks and conversions are derived from the rows, so their code has no special case
for a service.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import Struct

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance

FILE = Path(__file__).with_name("edits.toml")

Form: TypeAlias = Literal["bytes", "text", "structure", "value", "condition"]
Trait: TypeAlias = (
    Literal["blob", "checksum-algorithm", "document", "endpoint", "float", "header", "header-map", "hostLabel"]
    | Literal["idempotencyToken", "payload", "text"]
)
Condition: TypeAlias = (
    Literal["account", "algorithm", "arn", "ascii", "attribute", "buffer", "document", "endpoint", "file"]
    | Literal["header", "keys", "match", "number", "one", "url", "utf-8"]
)
Through: TypeAlias = Literal["client", "resource"]

_NAME = r"[A-Za-z_]\w*"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_HANDLER = re.compile(rf"{_NAME}(?:\.{_NAME})+")
_PLACE = re.compile(rf"{_NAME}(?:\[\])?(?:\.{_NAME}(?:\[\])?)*")


class Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of every edit.

    `id` is stable and is what violations and `explain` show. `service` is a name as boto3 takes it, `operations` are
    names of the model; `*` means every one. The value that is edited is at `places` of the request (for an `Answers`,
    of the response); or it is a member whose shape is one of `shapes`, at any depth if `nested`; or a member with
    `trait`. `handler` is the function that does it, registered for `event`, a phase of the call; without an event it is
    not a handler, but a step of each call. `through` says which calls are edited: those of clients, or those of the
    clients behind resources only. `says` is a sentence for docstrings and `explain`.
    """

    id: str
    service: str
    handler: str
    says: str
    event: str = ""
    operations: tuple[str, ...] = ("*",)
    places: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    nested: bool = False
    trait: Trait | None = None
    through: Through = "client"
    # What a row of this kind edits: a value in a request or a response, or a method of a client.
    about: ClassVar[Literal["value", "method"]] = "value"


class Accepts(Row, frozen=True, kw_only=True, tag_field="does", tag="accepts"):
    """A member accepts more than its model allows.

    `forms`: `bytes` is anything with the buffer protocol, `text` a str, `structure` a dict with the members of
    `structure` (others are ignored), `value` a Python value that is converted to the shape, `condition` an object of
    `boto3.dynamodb.conditions`. `unless`: the member that, if it is set, leaves only the model's own form.
    """

    forms: tuple[Form, ...]
    structure: dict[str, Literal["required", "optional"]] = {}
    unless: str | None = None


class Aliases(Row, frozen=True, kw_only=True, tag_field="does", tag="aliases"):
    """A member may be given by another name, `alias`, if the input shape has the member; both at once are refused."""

    alias: str


class Fills(Row, frozen=True, kw_only=True, tag_field="does", tag="fills"):
    """A member that is left out is set, so its absence is no violation; `null`: so is one that is None.

    `value` is what it is set to, if that is always the same; `source` says where it comes from otherwise. `when`: the
    member that must be set for it.
    """

    value: str | None = None
    source: str | None = None
    null: bool = False
    when: str | None = None


class Rewrites(Row, frozen=True, kw_only=True, tag_field="does", tag="rewrites"):
    """A value is replaced before it is validated: the model's constraints apply to the result.

    `to`: `last-segment` is what follows the last `/`, `removed` takes the member out of what is sent.
    """

    to: Literal["base64", "file", "last-segment", "quoted", "region", "removed", "url"]


class Refuses(Row, frozen=True, kw_only=True, tag_field="does", tag="refuses"):
    """A call is refused before it is sent unless the value is as `must` says; this is in addition to ParamValidator.

    `says` has each condition in words. `match`: one of `patterns`, of Python's `re`, is found in the value, so `$`
    allows a line break at the end; `keys`: the dict has the required members of its form; `one`: the member is not set
    beside its alias; `attribute`: a value of DynamoDB; `file`: text, bytes, or a file that can be sent and signed.
    `raises` is the class of the exception.
    """

    must: Condition
    raises: str
    patterns: tuple[str, ...] = ()


class Answers(Row, frozen=True, kw_only=True, tag_field="does", tag="answers"):
    """A response differs from its model.

    `becomes`: `json` is the value of the text as JSON, or the text if it is not JSON; `member` is a further member,
    given as `member`; `absent` is left out under a condition that `says` names; `unquoted` is decoded from a URL.
    """

    becomes: Literal["absent", "base64-decoded", "error-code", "json", "member", "text", "unquoted", "value"]
    member: str | None = None


class Removes(Row, frozen=True, kw_only=True, tag_field="does", tag="removes"):
    """The client has no method for the operations."""

    about: ClassVar[Literal["value", "method"]] = "method"


class Names(Row, frozen=True, kw_only=True, tag_field="does", tag="names"):
    """A method of the client may be called by another name, `alias`, too."""

    method: str
    alias: str
    about: ClassVar[Literal["value", "method"]] = "method"


Edit: TypeAlias = Accepts | Aliases | Fills | Rewrites | Refuses | Answers | Removes | Names


class Unchanging(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A handler that changes no parameter and no response, and why; `events`: only for events that begin so."""

    handler: str
    reason: str
    events: str = ""


class Boto3Edits(Struct, frozen=True):
    """The table. `edits` and `unchanging` are in the order of the file."""

    edits: tuple[Edit, ...]
    unchanging: tuple[Unchanging, ...]

    def of(self, service: str, operation: str) -> Iterator[Edit]:
        """Yield the edits of one operation, those of every service too, in the order of the table."""
        for edit in self.edits:
            if edit.service in ("*", service) and ("*" in edit.operations or operation in edit.operations):
                yield edit


@cache
def boto3_edits() -> Boto3Edits:
    """Return the table that is installed with the generator.

    >>> glacier = [edit for edit in boto3_edits().of("glacier", "ListVaults") if edit.service == "glacier"]
    >>> [(edit.id, edit.places, edit.value) for edit in glacier]
    [('glacier.account-id', ('accountId',), '-')]
    """
    return read_boto3_edits(FILE.read_bytes(), FILE.name)


def read_boto3_edits(content: bytes, file: str) -> Boto3Edits:
    """Return the table in `content`, which is TOML. Raises SpecError with every row that is wrong."""
    whole = Provenance(file)
    try:
        document = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise SpecError([error("edits-broken", whole, f"must be TOML ({broken})")]) from broken
    diagnostics = [
        error("edits-value", whole.of(key), f"{key} is unknown here; a row is an [[edit]] or an [[unchanging]]")
        for key in document
        if key not in ("edit", "unchanging")
    ]
    edits: list[Edit] = []
    for place, row in _rows(document, "edit", whole):
        try:
            edit: Edit = msgspec.convert(row, Edit)
        except msgspec.ValidationError as wrong:
            diagnostics.append(error("edits-value", place, f"{_named(row)} must be an edit: {wrong}"))
            continue
        diagnostics += [error("edits-value", place, f"{edit.id} {message}") for message in _misfits(edit)]
        if any(other.id == edit.id for other in edits):
            diagnostics.append(error("edits-value", place, f"{edit.id} must be the id of one row"))
        edits.append(edit)
    unchanging: list[Unchanging] = []
    for place, row in _rows(document, "unchanging", whole):
        try:
            unchanging.append(msgspec.convert(row, Unchanging))
        except msgspec.ValidationError as wrong:
            message = f"{_named(row)} must have a handler and a reason: {wrong}"
            diagnostics.append(error("edits-value", place, message))
    if diagnostics:
        raise SpecError(diagnostics)
    return Boto3Edits(tuple(edits), tuple(unchanging))


def _rows(document: dict[str, Any], kind: str, whole: Provenance) -> Iterator[tuple[Provenance, Any]]:
    rows = document.get(kind, [])
    for index, row in enumerate(rows if isinstance(rows, list) else [rows]):
        yield whole.of(kind, index), row


def _named(row: Any) -> str:
    named = (row.get("id") or row.get("handler")) if isinstance(row, dict) else None
    return named if isinstance(named, str) else "a row"


def _misfits(edit: Edit) -> Iterator[str]:
    """Yield what is wrong with an edit that its types cannot say."""
    if not _ID.fullmatch(edit.id):
        yield "must be words in lower case, joined by - and parted by dots (s3.copy-source)"
    if not _HANDLER.fullmatch(edit.handler):
        yield f"must name its handler by module and function (got {edit.handler!r})"
    if not edit.says.strip():
        yield "must say in a sentence what it does"
    if not edit.operations or ("*" in edit.operations and len(edit.operations) > 1):
        yield f"must name its operations, or * alone (got {', '.join(edit.operations) or 'none'})"
    for place in edit.places:
        if not _PLACE.fullmatch(place):
            yield f"must give places such as Contents[].Key (got {place!r})"
    selectors = sum(map(bool, (edit.places, edit.shapes, edit.trait)))
    if edit.about == "value" and selectors != 1:
        yield f"must select values by places, shapes or trait (got {selectors} of them)"
    if edit.about == "method" and selectors:
        yield "must select no values: it is about methods"
    match edit:
        case Accepts() if bool(edit.structure) != ("structure" in edit.forms):
            yield "must give a structure if that is one of its forms, and only then"
        case Fills() if (edit.value is None) == (edit.source is None):
            yield "must give a value or a source"
        case Refuses() if bool(edit.patterns) != (edit.must == "match"):
            yield "must give patterns if a value must match one, and only then"
        case Answers() if (edit.member is not None) != (edit.becomes == "member"):
            yield "must name a member if it adds one, and only then"
        case _:
            pass
    if isinstance(edit, Refuses):
        for pattern in edit.patterns:
            try:
                re.compile(pattern)
            except re.error as wrong:
                yield f"must have patterns of Python's re ({pattern!r}: {wrong})"

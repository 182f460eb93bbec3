"""The whole table of boto3's edits, read and checked: a row says all that its kind needs, and no id stands twice.

The generator reads the rows of one service at a time, and takes them to be right: they are its own. A *handler* is a
function that botocore or boto3 registers for an event of a call. Many only sign, retry or write documentation;
`unchanging` lists those, each with its reason. The others edit parameters or responses: each edit is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from shapesmith.diagnostics import SpecError, error
from shapesmith.ir.edits import Accepts, Answers, Edit, Fills, Refuses, Rewrites
from shapesmith.provenance import Provenance
from shapesmith.sources.boto3.edits import FILE
from shapesmith.text.toml import NotToml, read_toml

_NAME = r"[A-Za-z_]\w*"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_HANDLER = re.compile(rf"{_NAME}(?:\.{_NAME})+")
_PLACE = re.compile(rf"{_NAME}(?:\[\])?(?:\.{_NAME}(?:\[\])?)*")


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
        return (edit for edit in self.of_service(service) if edit.concerns(operation))

    def of_service(self, service: str) -> tuple[Edit, ...]:
        """Return the edits of one service, those of every service too, in the order of the table."""
        return tuple(edit for edit in self.edits if edit.service in ("*", service))


@cache
def boto3_edits() -> Boto3Edits:
    """Return the table that is installed with the generator."""
    return read_boto3_edits(FILE.read_bytes(), FILE.name)


def read_boto3_edits(content: bytes, file: str) -> Boto3Edits:
    """Return the table in `content`, which is TOML. Raises SpecError with every row that is wrong."""
    whole = Provenance(file)
    try:
        document = read_toml(content)
    except NotToml as broken:
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
    if edit.besides and edit.operations != ("*",):
        yield "must name the operations besides those of * only"
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
        case Fills() if sum(part is not None for part in (edit.value, edit.md5_of, edit.source)) != 1:
            yield "must give a value or a source"
        case Accepts() if bool(edit.text) != bool(edit.structure):
            yield "must give the text of a structure, and only of one"
        case Rewrites() if (edit.pattern is not None) != (edit.to in ("parts", "quoted")):
            yield "must give a pattern if the value is quoted or taken apart, and only then"
        case Refuses() if edit.must != "part" and bool(edit.patterns) != (edit.must == "match"):
            yield "must give patterns if a value must match one, and only then"
        case Refuses() if bool(edit.values) != (edit.must == "algorithm"):
            yield "must give values if a value must be one of them, and only then"
        case Answers() if (edit.member is not None) != (edit.becomes == "member"):
            yield "must name a member if it adds one, and only then"
        case _:
            pass
    patterns = (*edit.patterns, *edit.unless_matching.values()) if isinstance(edit, Refuses) else ()
    if isinstance(edit, Rewrites) and edit.pattern is not None:
        patterns = (edit.pattern,)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as wrong:
            yield f"must have patterns of Python's re ({pattern!r}: {wrong})"

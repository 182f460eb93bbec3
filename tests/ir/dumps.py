"""A dump of the IR read back: it has all of the IR if what is read is equal to what was written."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec import Struct
from shapesmith.ir.dump import Dump
from shapesmith.ir.service import SourceFile
from shapesmith.provenance import Provenance


class _Files(Struct):
    sources: tuple[SourceFile, ...]


class _Header(Struct):
    service: _Files


def load(data: bytes) -> Dump:
    """Return what `dump` wrote. Raises msgspec.ValidationError if `data` is not a dump of the IR."""
    try:
        raw = msgspec.json.decode(data)
    except msgspec.DecodeError:
        raw = json.loads(data)  # the standard parser, because it accepts lone surrogates
    header = msgspec.convert(raw, _Header)
    files = {str(number): source.path for number, source in enumerate(header.service.sources)}

    def read(spelled: Any) -> Provenance:
        text, elsewhere = (spelled, None) if isinstance(spelled, str) else spelled
        number, _, pointer = text.partition("#")
        parts = None if elsewhere is None else {step: read(part) for step, part in elsewhere.items()}
        return Provenance(files.get(number, number), pointer, parts)

    return msgspec.convert(raw, Dump, dec_hook=lambda _, spelled: read(spelled))

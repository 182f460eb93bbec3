"""The IR of a service with its constraints and rules as JSON."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from msgspec import Struct

from shapesmith.ir.constraints import Constraints
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.provenance import Provenance
from shapesmith.text.printable import printable_json


class Dump(Struct, frozen=True):
    """The contents of a dump."""

    service: Service
    constraints: Constraints
    rules: tuple[Rule, ...] = ()


def dump(service: Service, constraints: Constraints, rules: tuple[Rule, ...] = ()) -> bytes:
    """Return the IR as indented JSON, UTF-8, with a final newline.

    A provenance is the number of a file in `sources` and the pointer into it, `0#/shapes/Channel`; if another file
    defines parts of the node, it is a list of that string and an object with the provenance of those parts. What is not
    printable is escaped, a lone surrogate, which UTF-8 cannot encode, among it.
    """
    numbers = {source.path: str(number) for number, source in enumerate(service.sources)}

    def spelled(provenance: Provenance) -> Any:
        text = f"{numbers.get(provenance.file, provenance.file)}#{provenance.pointer}"
        return text if provenance.elsewhere is None else [text, dict(provenance.elsewhere)]

    whole = Dump(service, constraints, rules)
    try:
        text = msgspec.json.format(msgspec.json.encode(whole, enc_hook=spelled), indent=2).decode()
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(whole, enc_hook=spelled), ensure_ascii=False, indent=2)
    return f"{printable_json(text)}\n".encode()

"""The changes that boto3 makes to calls beyond the model: the rows of the table `edits.toml`, by service.

Their classes are in `shapesmith.ir.edits`. That the table is right is for the tests to see, which read all of it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from shapesmith.ir.edits import Edit
from shapesmith.text.toml import read_toml

FILE = Path(__file__).with_name("edits.toml")

# The beginning of a row, and the service that it is about.
_ROW = re.compile(rb"^(?=\[\[)", re.MULTILINE)
_SERVICE = re.compile(rb'^service = "([^"]*)"', re.MULTILINE)


@cache
def edits_of(service: str) -> tuple[Edit, ...]:
    """Return the edits of one service, those of every service too, in the order of the table.

    No other row of it is read, as each run would take 10 ms longer.
    """
    rows = _rows_by_service(FILE)
    return tuple(_edit(row) for _, row in sorted({*rows.get("*", ()), *rows.get(service, ())}))


@cache
def _rows_by_service(file: Path) -> dict[str, list[tuple[int, bytes]]]:
    """Return the text of each row with its number, by service."""
    found: dict[str, list[tuple[int, bytes]]] = {}
    for number, row in enumerate(_ROW.split(file.read_bytes())):
        for service in _SERVICE.findall(row):
            found.setdefault(service.decode(), []).append((number, row))
    return found


# Those of every service are read once.
@cache
def _edit(row: bytes) -> Edit:
    (edit,) = msgspec.convert(read_toml(row)["edit"], tuple[Edit])
    return edit

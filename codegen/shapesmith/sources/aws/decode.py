"""From the bytes of a spec file to JSON objects, with botocore's own merging of its `sdk-extras` files."""

from __future__ import annotations

import json
import re
from types import NoneType
from typing import Any

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.provenance import Provenance

MAX_DEPTH = 100
"""The maximum depth of objects and lists of any form (examples, metadata).

Code that visits them takes up to three of Python's 1,000 frames a level. The deepest examples of botocore 1.44.5 have
11 levels.
"""


def decode_object(content: bytes, file: str, diagnostics: list[Diagnostic]) -> dict[str, Any] | None:
    """Return the JSON object in `content`, or None after adding a diagnostic that says where it is malformed."""
    try:
        document = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
        try:
            # botocore accepts a byte order mark and lone surrogates, and msgspec does not.
            document = json.loads(content)
        except (ValueError, RecursionError):
            line = Provenance(file, f":{_line(content, broken)}")
            reason = str(broken).removeprefix("JSON is malformed: ")
            diagnostics.append(error("json-broken", line, f"is not JSON: {reason}"))
            return None
    if type(document) is not dict:
        kind = {list: "a list", str: "a string", NoneType: "null", bool: "true or false"}.get(
            type(document), "a number"
        )
        message = f"must be a JSON object at the top (got {kind})"
        diagnostics.append(error("spec-top-level", Provenance(file), message))
        return None
    return document


def is_deep(value: Any) -> bool:
    """Return whether objects and lists in `value` are nested deeper than `MAX_DEPTH`."""
    level = [value]
    for _ in range(MAX_DEPTH):
        if not level:
            return False
        level = [
            item
            for container in level
            if type(container) is dict or type(container) is list
            for item in (container.values() if type(container) is dict else container)
        ]
    return any(type(item) is dict or type(item) is list for item in level)


def _line(content: bytes, broken: Exception) -> int:
    """Return the number of the line with the byte that a decoding error names."""
    found = re.search(r"byte (\d+)", str(broken))
    offset = int(found[1]) if found else len(content)
    try:
        content.decode()
    except UnicodeDecodeError as undecodable:
        offset = undecodable.start
    return content.count(b"\n", 0, offset) + 1


def merge_extras(documents: dict[str, dict[str, Any]], provenance: dict[str, Provenance]) -> None:
    """Merge every `x.sdk-extras.json` into its `x.json`, in place, as botocore's loader does, and remove it.

    `provenance` has that of each document; for one that is merged into, it then includes which parts come from the
    extras.
    """
    for name in [name for name in documents if name.endswith(".sdk-extras.json")]:
        extras = documents.pop(name).get("merge")
        base = name.replace(".sdk-extras", "")
        if base in documents and type(extras) is dict:
            provenance[base] = _deep_merge(documents[base], extras, provenance[base], provenance[name].of("merge"))


def _deep_merge(base: dict[str, Any], extra: dict[str, Any], of_base: Provenance, of_extra: Provenance) -> Provenance:
    """Merge `extra` into `base`, and return the provenance of the result."""
    elsewhere: dict[str, Provenance] = {}
    for key, value in extra.items():
        if type(value) is dict and type(base.get(key)) is dict:
            elsewhere[key] = _deep_merge(base[key], value, of_base.of(key), of_extra.of(key))
        else:
            base[key] = value
            elsewhere[key] = of_extra.of(key)
    return Provenance(of_base.file, of_base.pointer, elsewhere)

"""The IR as plain values, without where it comes from: to compare what was read from different files."""

from __future__ import annotations

from typing import Any

import msgspec


def plain(node: Any) -> Any:
    """Return a node, or a container of nodes, as dicts and lists in which nothing is called `provenance`."""
    return without_provenance(msgspec.to_builtins(node, enc_hook=str))


def without_provenance(value: Any) -> Any:
    """Return a value without what is called `provenance` in it."""
    if isinstance(value, dict):
        return {key: without_provenance(item) for key, item in value.items() if key != "provenance"}
    return [without_provenance(item) for item in value] if isinstance(value, list | tuple) else value

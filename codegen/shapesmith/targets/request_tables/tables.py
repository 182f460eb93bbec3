"""The tables of a service's requests: a value, kept in the cache and read without the modules that made it."""

from __future__ import annotations

from msgspec import Struct


class RequestTables(Struct, frozen=True):
    """The tables of one service.

    `requests` is the class of each operation's request by the method of a client, None where it takes no parameters.
    By class: `schemas` and `rules` are expressions in which `rt` is `shapesmith.runtime`, `enums` the values of an
    enum. `patterns` are expressions by the name that schemas have for them, `edits` those of boto3's edits by id.
    `converted` are the classes of which a resource takes Python values instead.
    """

    requests: dict[str, str | None]
    schemas: dict[str, str]
    rules: dict[str, str]
    enums: dict[str, tuple[str, ...]]
    patterns: dict[str, str]
    edits: dict[str, str]
    converted: tuple[str, ...]

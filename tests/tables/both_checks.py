"""The check of a table is written in two ways: with and without a branch for values that set all members."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from tests.tables.one_pass import outcome


@cache
def written(schema: Any, is_full: bool) -> Any:
    """Return the check of a table, made by the runtime that the table is of."""
    compiler = import_module(f"{type(schema).__module__.rpartition('.')[0]}.compiler")
    source = compiler.Source(compiler.CHECK)
    schema.write_check(source, "value", is_full=is_full)
    source.line("return True")
    return source.function(schema.owner, "check")


def assert_both_alike(schema: Any, value: Any) -> None:
    """Both let the same values pass."""
    assert outcome(written(schema, True), value) == outcome(written(schema, False), value), value

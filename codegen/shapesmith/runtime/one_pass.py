"""The check of a request and its conversion to what boto3 takes, as one function.

A request that is sent is converted and checked. Each alone goes through all members,
and the check looks each up again in the dict that the conversion has made. Compiled
together they take a quarter less.
"""

from __future__ import annotations

from functools import partial

from .compiler import Source
from .containers import List, Map
from .conversions import token_to, write_member
from .nested import Events, Nested

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .entries import Entry
    from .schema import Schema


def params_of_valid(schema: Schema) -> Callable[[Any], Any]:
    """Return a function of a request that returns its parameters if it is valid.

    They are without the tokens that the request does not set: boto3 makes one for each
    call. The function returns False for a request that may not be valid: the search
    then decides.
    """
    source = Source("params_of_valid(request)")
    if schema.edits_named or _reads_tokens(schema):
        # What boto3 adds counts, too.
        source.line("return False")
    else:
        with source.block("try:"):
            _write_structure(schema, source, "request", "params", {})
            source.line("return params")
        source.line("except Exception: return False")
    return source.function(schema.owner, "params_of_valid")  # type: ignore[no-any-return]


def _reads_tokens(schema: Schema) -> bool:
    """Whether a rule may read a token, which is set even if the request has none."""
    tokens = {name for name, entry in schema.members.items() if entry.token}
    return bool(tokens) and any(
        place.member in tokens or not place.steps
        for rule in schema.rules
        for condition in (rule.must, *rule.when)
        for place in condition.places
    )


def _write_structure(
    schema: Schema, source: Source, made: str, params: str, sums: Mapping[str, str]
) -> None:
    """Write the check and conversion of the structure `made` to the dict `params`.

    Both are names. `sums` are variables to which the lengths of members are added.
    """
    source.line(f"{params} = {{}}")
    is_request = source.level == 0
    # All are tested at the end, when all that they may read is in the dict.
    rules = schema.written_rules(source, params, lambda rule: None)
    if rules is not None:
        rules.write_unset(but=schema.attributes)
    with source.structure(schema), source.inner():
        for wire_name, attribute in schema.attributes.items():
            entry = schema.members[wire_name]
            target = f"{params}[{source.text(wire_name)}]"
            unset = "return False" if entry.required else ""
            if entry.token:
                # boto3 makes that of a request.
                unset = "" if is_request else token_to(source, target)
            kept = rules.kept(wire_name) if rules is not None else None
            value = kept or source.variable("x")
            write = partial(_write_member, entry, source, value, sums.get(wire_name))
            write_member(source, f"{made}.{attribute}", value, target, write, unset)
    wrong = [item.condition(source, params) for item in schema.constraints]
    if wrong:
        source.line(f"if {' or '.join(wrong)}: return False")
    if rules is not None:
        source.lines(rules.written(None))
    # Unset in an instance that `copy` has made: then the search decides.
    source.line(f"if {made}._kept is not None: return False")


def _write_member(entry: Entry, source: Source, value: str, total: str | None) -> None:
    """Write the check and conversion of a member, and add its length to `total`."""
    _write_value(entry, source, value)
    if total is not None:
        source.line(f"{total} += len({value})")


def _write_value(entry: Entry, source: Source, value: str) -> None:
    """Write the check and conversion of the variable `value`, which is not None."""
    if not entry.converts_to:
        entry.write_check(source, value)
    elif isinstance(entry, Nested) and not isinstance(entry, Events):
        _write_nested(entry, source, value)
    elif isinstance(entry, (List, Map)) and not source.is_deep:
        _write_contents(entry, source, value)
    else:
        entry.write_to_boto3(source, value)
        entry.write_check(source, value)


def _write_nested(entry: Nested, source: Source, value: str) -> None:
    """Write both for a structure; a dict in its place is converted, then checked."""
    schema, nested = entry.inlined(source), source.bind(entry, "nested")
    if schema is None:
        source.line(f"{value} = {nested}.to_boto3({value})")
        entry.write_call(source, value)
        return
    owner = source.bind(entry.structure, "structure")
    with source.block(f"if type({value}) is {owner}:"):
        params = source.variable("params")
        _write_structure(schema, source, value, params, source.asked(entry))
        source.line(f"{value} = {params}")
    with source.block("else:"):
        source.line(f"{value} = {nested}.to_boto3({value})")
        entry.write_call(source, value)


def _write_contents(entry: List | Map, source: Source, value: str) -> None:
    """Write a loop that checks and converts the contents of a list or map."""

    def write(content: Entry, found: str) -> None:
        if content.converts_to:
            source.line(f"if {found} is None: return False")
        _write_value(content, source, found)

    source.line(f"if not isinstance({value}, {entry.takes}): return False")
    entry.write_conversion(source, value, write)
    wrong = [item.condition(source, value) for item in entry.constraints]
    if wrong:
        source.line(f"if {' or '.join(wrong)}: return False")

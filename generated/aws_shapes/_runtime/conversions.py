"""From a structure to what boto3 takes, and from what boto3 returns to a structure.

Both interpret the schema of the structure, entry by entry; once a structure has been
converted a few times, its class gets compiled methods in place of those of its base
class.
"""

from __future__ import annotations

from functools import partial

from .compiler import LOOKED_UP, Source

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .entries import Entry
    from .schema import Schema


def from_boto3(schema: Schema, cls: Any, response: Any) -> Any:
    """Return a `cls`, the owner of `schema` or derived from it, for a dict of boto3."""
    require_dict(cls, response)
    compiled = schema.compiled.get("from_boto3")
    # Without members it may be a base class, whose methods others inherit.
    if compiled is None and schema.members and schema.is_worth_compiling("from_boto3"):
        compiled = _compile_from_boto3(schema)
    if compiled is not None:
        return compiled(cls, response)
    made = _allocate(schema)(cls)
    for wire_name, attribute in schema.attributes.items():
        value = response.get(wire_name)
        if value is not None:
            value = schema.members[wire_name].from_boto3(value)
        setattr(made, attribute, value)
    unknown = unknown_members(schema, response)
    if is_error(schema):
        made.response = response
        if unknown:
            made._kept = unknown
    else:
        # Set in any case: an attribute that is not set takes longer to read.
        made._kept = unknown or None
    if cls is not schema.owner:
        set_defaults(schema, made)
    return made


def to_boto3(schema: Schema, structure: Any) -> dict[str, Any]:
    """Return the members of a structure that are set, by wire name."""
    compiled = schema.compiled.get("to_boto3")
    if compiled is None and schema.members and schema.is_worth_compiling("to_boto3"):
        compiled = _compile_to_boto3(schema)
    if compiled is not None:
        converted: dict[str, Any] = compiled(structure)
        return converted
    params = {}
    for wire_name, attribute in schema.attributes.items():
        value = getattr(structure, attribute)
        entry = schema.members[wire_name]
        if value is not None:
            params[wire_name] = entry.to_boto3(value)
        elif entry.token:
            params[wire_name] = new_token()
    # What `from_boto3` has kept beside the members.
    params.update(getattr(structure, "_kept", None) or {})
    return params


def members_to_boto3(schema: Schema, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a dict in the place of a structure, with what is in it converted."""
    converted = {}
    for name, item in value.items():
        entry = schema.members.get(name)
        if entry is not None and item is not None:
            item = entry.to_boto3(item)
        converted[name] = item
    return converted


def require_dict(cls: Any, response: Any) -> None:
    """Raise TypeError for a response that is not a dict."""
    if not isinstance(response, dict):
        got = type(response).__name__
        raise TypeError(
            f"{cls.__name__}.from_boto3 must be given a response dict (got {got})"
        )


def unknown_members(schema: Schema, response: dict[str, Any]) -> dict[str, Any]:
    """Return what a response has besides the members of the structure."""
    members = schema.members
    return {name: value for name, value in response.items() if name not in members}


def new_token() -> str:
    """Return a fresh idempotency token, as the SDK fills it in: a random UUID."""
    from uuid import uuid4

    return str(uuid4())


def is_error(schema: Schema) -> bool:
    """Whether a structure is an exception, which keeps the response."""
    return issubclass(schema.owner, Exception)


def set_defaults(schema: Schema, made: Any) -> None:
    """Set what a derived dataclass has beside the members to its defaults.

    Raises TypeError if one has none: no response and no dict has a value for it.
    """
    from dataclasses import MISSING, fields

    members = schema.attributes.values()
    for field in fields(made) if hasattr(made, "__dataclass_fields__") else ():
        if field.name in members or not field.init:
            continue
        if field.default_factory is not MISSING:
            setattr(made, field.name, field.default_factory())
        elif field.default is not MISSING:
            setattr(made, field.name, field.default)
        else:
            raise TypeError(
                f"{type(made).__name__}.{field.name} must have a default (got none): "
                f"a dict has the members of {schema.name} only"
            )


def _allocate(schema: Schema) -> Any:
    return Exception.__new__ if is_error(schema) else object.__new__


def _compile_from_boto3(schema: Schema) -> Any:
    """Give the owner of `schema` a compiled class method, and return its function."""
    source = Source("from_boto3(cls, response)")
    refuse = source.bind(require_dict, "require_dict")
    source.line(f"if type(response) is not dict: {refuse}(cls, response)")
    write_from_boto3(schema, source, "response", "made", "cls")
    fill = source.bind(partial(set_defaults, schema), "set_defaults")
    source.line(f"if cls is not {source.bind(schema.owner, 'owner')}: {fill}(made)")
    source.line("return made")
    owner = schema.owner
    function = source.function(owner, "from_boto3", owner.from_boto3.__doc__)
    owner.from_boto3 = classmethod(function)
    schema.compiled["from_boto3"] = function
    return function


def _compile_to_boto3(schema: Schema) -> Any:
    """Give the owner of `schema` a compiled method, and return it."""
    source = Source("to_boto3(self)")
    write_to_boto3(schema, source, "self", "params")
    source.line("return params")
    owner = schema.owner
    function = source.function(owner, "to_boto3", owner.to_boto3.__doc__)
    owner.to_boto3 = function
    schema.compiled["to_boto3"] = function
    return function


def write_from_boto3(
    schema: Schema, source: Source, data: str, made: str, owner: str
) -> None:
    """Write the conversion of the dict `data` to `made`, an instance of `owner`.

    All three are names.
    """
    source.line(f"{made} = {source.bind(_allocate(schema), 'new')}({owner})")
    left, value = source.variable("left"), source.variable("x")
    source.line(f"{left} = len({data})")

    def write_members(names: list[str]) -> None:
        for name in names:
            entry, key = schema.members[name], source.text(name)
            attribute = f"{made}.{schema.attributes[name]}"
            with source.block(f"if {key} in {data}:"):
                source.line(f"{left} -= 1")
                if entry.converts_from:
                    source.line(f"{value} = {data}[{key}]")
                    with source.inner():
                        entry.write_from_boto3(source, value)
                    source.line(f"{attribute} = {value}")
                else:
                    source.line(f"{attribute} = {data}[{key}]")
            source.line(f"else: {attribute} = None")

    # Most values set few members: where none is left, the rest are not looked up.
    names = [*schema.attributes]
    with source.structure(schema):
        write_members(names[:LOOKED_UP])
        for first in range(LOOKED_UP, len(names), LOOKED_UP):
            some = names[first : first + LOOKED_UP]
            with source.block(f"if {left}:"):
                write_members(some)
            unset = " = ".join(f"{made}.{schema.attributes[name]}" for name in some)
            source.line(f"else: {unset} = None")
    if is_error(schema):
        source.line(f"{made}.response = {data}")
    _write_kept(schema, source, data, made, left)


def _write_kept(
    schema: Schema, source: Source, data: str, made: str, left: str
) -> None:
    """Write how `made` keeps the `left` members of `data` that the spec does not have.

    A response usually has one, what boto3 says of it.
    """
    kept, opening = f"{made}._kept", "if"
    if source.level == 0 and "ResponseMetadata" not in schema.members:
        key = source.text("ResponseMetadata")
        with source.block(f"if {left} == 1 and {key} in {data}:"):
            source.line(f"{kept} = {{{key}: {data}[{key}]}}")
        opening = "elif"
    unknown = source.bind(unknown_members, "unknown_members")
    table = source.bind(schema, "schema")
    source.line(f"{opening} {left}: {kept} = {unknown}({table}, {data})")
    if not is_error(schema):
        source.line(f"else: {kept} = None")


def write_to_boto3(schema: Schema, source: Source, made: str, params: str) -> None:
    """Write the conversion of the structure `made` to the dict `params`; both names."""
    value = source.variable("x")
    source.line(f"{params} = {{}}")
    with source.structure(schema):
        for wire_name, attribute in schema.attributes.items():
            entry = schema.members[wire_name]
            target = f"{params}[{source.text(wire_name)}]"
            unset = token_to(source, target) if entry.token else ""
            write = partial(_write_converted, entry, source, value)
            write_member(source, f"{made}.{attribute}", value, target, write, unset)
    # Usually it is set; an error may have none, or an instance that `copy` has made.
    source.line(f"try: {value} = {made}._kept")
    source.line(f"except AttributeError: {value} = None")
    source.line(f"if {value}: {params}.update({value})")


def write_member(
    source: Source,
    found: str,
    value: str,
    target: str,
    write: Callable[[], None],
    unset: str = "",
) -> None:
    """Write how a member gets from a structure, at `found`, to a dict, at `target`.

    Where it is set, the variable `value` has it, and `write` writes what is done to
    that; `unset` is the statement for where it is not.
    """
    source.line(f"{value} = {found}")
    with source.block(f"if {value} is not None:"):
        write()
        source.line(f"{target} = {value}")
    if unset:
        source.line(f"else: {unset}")


def token_to(source: Source, target: str) -> str:
    """Return the statement that sets `target` to a fresh idempotency token."""
    return f"{target} = {source.bind(new_token, 'new_token')}()"


def _write_converted(entry: Entry, source: Source, value: str) -> None:
    """Write the conversion of a variable, if its entry has one."""
    if entry.converts_to:
        with source.inner():
            entry.write_to_boto3(source, value)

"""What pydantic asks of a generated class: how to check, to write and to describe it.

Loaded by pydantic's first question: nothing else imports it, and it imports pydantic.
"""

from __future__ import annotations

import sys
from contextvars import ContextVar
from functools import cache
from typing import Any

from pydantic_core import (  # type: ignore[import-not-found, unused-ignore]
    InitErrorDetails,
    PydanticCustomError,
    SchemaSerializer,
    ValidationError,
    core_schema,
)

from . import messages
from .conversions import is_error
from .findings import as_violations, too_deep
from .json_forms import from_json, members_as_json
from .json_schemas import structure_schema
from .odd_values import as_sent
from .schema import Described, defines, schema_of
from .validation import search
from .values import HIDDEN, KEY, OddKey

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .entries import Entry
    from .findings import Finding, Findings

# How pydantic itself calls the key of a dict in a location.
_KEY = "[key]"

# The classes whose JSON Schema is being made: a structure may contain itself.
_UNDER_WAY: ContextVar[frozenset[str | None]] = ContextVar(
    "_UNDER_WAY", default=frozenset()
)


def of_structure(structure: Any) -> Any:
    """Return the core schema of a structure, union or error.

    It takes an instance, or a dict as `from_dict` does, and gives an instance without
    violations that are errors. What comes from the service is not checked. Python gets
    the dict of `to_boto3`, JSON that of `to_json`.

    Raises TypeError for a dataclass of pydantic: it would build an instance from a dict
    by wire names, but its arguments are those of a dataclass.
    """
    if "__pydantic_fields__" in vars(structure):
        raise TypeError(
            f"{structure.__name__} must be a dataclass of the standard library (got "
            "one of pydantic): use `from dataclasses import dataclass`"
        )

    def validate(value: Any) -> Any:
        return _validated(structure, value)

    # pydantic shows it in errors, so that those of the members of a union differ.
    validate.__name__ = structure.__name__
    return core_schema.no_info_plain_validator_function(
        validate,
        ref=_name(structure, _is_received(structure)),
        serialization=core_schema.plain_serializer_function_ser_schema(
            _serialized, info_arg=True
        ),
    )


@cache
def serializer(structure: Any) -> Any:
    """Return what pydantic writes an instance of a class with."""
    return SchemaSerializer(of_structure(structure))


def of_enum(enum: Any) -> Any:
    """Return the core schema of an enum: any string is one of its members."""
    return core_schema.no_info_after_validator_function(
        enum._by_value.__getitem__,
        core_schema.str_schema(strict=True),
        serialization=core_schema.plain_serializer_function_ser_schema(
            str.__str__, when_used="json"
        ),
    )


def json_schema(structure: Any, core: Any, handler: Any) -> Any:
    """Return the JSON Schema of a structure, for which pydantic has the schema `core`.

    pydantic makes a definition of it, if the core schema still has a name.
    """
    is_open = _is_received(structure)
    return _described(structure, is_open, core.get("ref"), handler)


def _described(structure: Any, is_open: bool, name: str | None, handler: Any) -> Any:
    """Return the JSON Schema of a class; what it contains refers to it by `name`."""
    token = _UNDER_WAY.set(_UNDER_WAY.get() | {name})
    try:
        return structure_schema(
            structure, is_open, lambda each: _reference(each, is_open, handler)
        )
    finally:
        _UNDER_WAY.reset(token)


def _reference(structure: Any, is_open: bool, handler: Any) -> Any:
    """Return the reference to the definition of a class, which is made if needed."""
    name = _name(structure, is_open)
    if name in _UNDER_WAY.get():
        return handler(core_schema.definition_reference_schema(name))

    def described(_: Any, inner: Any) -> Any:
        return _described(structure, is_open, name, inner)

    described_by = {"pydantic_js_functions": [described]}
    definition = core_schema.any_schema(ref=name, metadata=described_by)
    return handler(core_schema.definitions_schema(definition, []))


def _name(structure: Any, is_open: bool) -> str:
    """Return the name of a definition, from which pydantic makes a shorter one."""
    form = "Output:open" if is_open and not _is_received(structure) else ":closed"
    return f"{structure.__module__}.{structure.__qualname__}{form}"


def _is_received(structure: Any) -> bool:
    """Whether a class is of what only a service sends: a response or an error."""
    module = sys.modules[structure.__module__]
    return (
        is_error(schema_of(structure)) or getattr(module, "Response", None) is structure
    )


def _validated(structure: Any, value: Any) -> Any:
    if not isinstance(value, (dict, structure)):
        raise _error(structure, schema_of(structure).find(value), value)
    try:
        made = from_json(structure, value) if isinstance(value, dict) else value
        if _is_received(structure):
            return made
        sent = as_sent(made, {})
        found = search(type(made), sent)
    except RecursionError:
        raise _error(structure, too_deep(structure.__name__), None) from None
    found = [finding for finding in found if finding.severity == "error"]
    if found:
        raise _error(structure, found, sent)
    if defines(type(made), "validate"):
        made.validate()
    return made


def _error(structure: Any, found: Findings, value: Any) -> ValidationError:
    """Return the error of pydantic with a line for each finding."""
    name = structure.__name__
    lines = []
    for finding, violation in zip(found, as_violations(name, found), strict=True):
        # The message comes last: what it has in braces is not replaced.
        said = {
            "rule": violation.rule,
            "source": violation.source,
            "sentence": violation.sentence,
            "message": violation.message,
        }
        location = _location(finding)
        kind: Any = finding.kind  # pydantic asks for a literal
        lines.append(
            InitErrorDetails(
                type=PydanticCustomError(kind, "{message}", said),
                loc=location,
                input=_given(structure, value, location, finding),
            )
        )
    return ValidationError.from_exception_data(name, lines)


def _location(finding: Finding) -> tuple[int | str, ...]:
    """Return where a finding is, by wire names, indexes and keys."""
    location: list[int | str] = []
    for where in reversed(finding.places):
        for step in (where,) if isinstance(where, str) else where:
            if step is KEY:
                location.append(_KEY)
            elif step is HIDDEN:
                location.append(messages.SENSITIVE)
            elif isinstance(step, OddKey):
                location.append(messages.shown(step.key, False))
            elif step != "":
                location.append(step)
    return tuple(location)


def _given(
    structure: Any, value: Any, location: tuple[int | str, ...], finding: Finding
) -> Any:
    """Return the scalar at a location; anything else in words, as the message has it.

    So is what is sensitive, and a container: there may be something sensitive in it.
    """
    entry: Entry | None = None
    got = finding.said[1]
    for depth, step in enumerate(location):
        if depth == 0:
            entry = schema_of(structure).members.get(str(step))
        elif entry is not None:
            items = {"list": "[]", "map": "{key}" if step == _KEY else "{}"}
            inside = location[depth + 1 : depth + 2] == (_KEY,)
            if step == _KEY:
                value = location[depth - 1]
                break
            entry = entry.inner("{key}" if inside else items.get(entry.kind, str(step)))
        if entry is None or entry.sensitive:
            return got
        try:
            value = value[step]
        except (LookupError, TypeError):
            return got
    if entry is None or not isinstance(value, (str, int, float)):
        return got
    return str.__str__(value) if isinstance(value, str) else value


def _serialized(value: Any, info: Any) -> Any:
    if not issubclass(type(value), Described):  # `model_construct` checks nothing
        return value
    return members_as_json(value) if info.mode == "json" else value.to_boto3()

"""Read `shapes/<service>/overrides.toml`."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import Override, RuleOverride, StructureOverride
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import OVERRIDES, Spec
from shapesmith.text.near import did_you_mean
from shapesmith.text.printable import shortened
from shapesmith.text.toml import NotToml, read_toml

# What the value of a key must be, where its type does not list the values.
_MUST_BE = {
    "constraint": "the id of a constraint",
    "rule": "the id of a rule",
    "structure": "the name of a structure",
    "reason": "text that is not blank",
    "min": "a number",
    "max": "a number",
    "pattern": "text",
    "values": "a list of texts",
    "was": "what the model said: a number, text, a list of texts, or a table of min and max",
}

_Entry = TypeVar("_Entry", Override, RuleOverride, StructureOverride)


class OverridesRead(NamedTuple):
    """The overrides of a service in their order, and an error for each unreadable one."""

    constraints: tuple[Override, ...] = ()
    rules: tuple[RuleOverride, ...] = ()
    structures: tuple[StructureOverride, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_overrides(spec: Spec) -> OverridesRead:
    """Return the overrides that the file of a service has, if there is one."""
    file = spec.files.get(OVERRIDES)
    if file is None:
        return OverridesRead()
    whole = Provenance(file.path)
    try:
        document = read_toml(file.content)
    except NotToml as broken:
        message = f"must be TOML ({broken})"
        return OverridesRead(diagnostics=(error("overrides-broken", whole.at_line(broken.line), message),))
    diagnostics = [
        error(
            "overrides-value",
            whole.of(key),
            f"{key} is unknown here; an override is a [[constraint]], [[rule]] or [[structure]] table",
        )
        for key in document
        if key not in ("constraint", "rule", "structure")
    ]
    constraints = _entries(document, whole, "constraint", Override, diagnostics)
    rules = _entries(document, whole, "rule", RuleOverride, diagnostics)
    structures = _entries(document, whole, "structure", StructureOverride, diagnostics)
    return OverridesRead(constraints, rules, structures, tuple(diagnostics))


def _entries(
    document: dict[str, Any],
    whole: Provenance,
    key: str,
    kind: type[_Entry],
    diagnostics: list[Diagnostic],
) -> tuple[_Entry, ...]:
    """Return the tables of one name, of each that overrides the same thing the last."""
    written = document.get(key, [])
    found: dict[str, _Entry] = {}
    for index, table in enumerate(written if isinstance(written, list) else [written]):
        provenance = whole.of(key, index)
        if wrong := _wrong(table, kind):
            diagnostics += [error("overrides-value", provenance, message) for message in wrong]
            continue
        entry = msgspec.convert(table, kind)
        name = getattr(entry, key)
        if name in found:
            diagnostics.append(error("overrides-value", provenance, f"{name} must be overridden only once"))
        found[name] = msgspec.structs.replace(entry, provenance=provenance)
    return tuple(found.values())


def _wrong(table: Any, kind: type[msgspec.Struct]) -> list[str]:
    """Return what is wrong with a table: keys that are unknown or have the wrong value, and those that are missing."""
    if not isinstance(table, dict):
        return [f"an override must be a table (got {shortened(repr(table))})"]
    fields = {field.name: field for field in msgspec.structs.fields(kind) if field.name != "provenance"}
    wrong: list[str] = []
    for key, value in table.items():
        if key not in fields:
            near = did_you_mean(key, fields)
            wrong.append(f'"{key}" is not known in an override; it has {", ".join(fields)}{near}')
        elif not _is(value, fields[key].type):
            wrong.append(f"{key} must be {_must_be(fields[key])} (got {shortened(repr(value))})")
    missing = [name for name, field in fields.items() if field.required and name not in table]
    return [*wrong, *(f"{name} must be {_must_be(fields[name])} (got none)" for name in missing)]


def _is(value: Any, wanted: Any) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True


def _must_be(field: msgspec.structs.FieldInfo) -> str:
    """Return what the value of a key must be: in words, or the values that its type lists."""
    if field.name in _MUST_BE:
        return _MUST_BE[field.name]
    parts = (field.type, *get_args(field.type))  # an optional one is a union of these values and None
    values = [value for part in parts if get_origin(part) is Literal for value in get_args(part)]
    shown = ["true" if value is True else f'"{value}"' for value in values]
    return f"one of {', '.join(shown)}" if len(shown) > 1 else shown[0]

"""Read `shapes/<service>/overrides.toml`."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import Override, RuleOverride, StructureOverride
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import OVERRIDES, Spec
from shapesmith.text.toml import NotToml, read_toml

_CONSTRAINT = "an override must have a constraint, an action (off, advice, correct) and a reason"
_RULE = "an override must have a rule, an action (off, advice, error) and a reason"
_STRUCTURE = "an override must have a structure, union = true and a reason, and may have python_values"

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
        return OverridesRead(diagnostics=(error("overrides-broken", whole, f"must be TOML ({broken})"),))
    diagnostics = [
        error(
            "overrides-value",
            whole.of(key),
            f"{key} is unknown here; an override is a [[constraint]], [[rule]] or [[structure]] table",
        )
        for key in document
        if key not in ("constraint", "rule", "structure")
    ]
    constraints = _entries(document, whole, "constraint", Override, _CONSTRAINT, diagnostics)
    rules = _entries(document, whole, "rule", RuleOverride, _RULE, diagnostics)
    structures = _entries(document, whole, "structure", StructureOverride, _STRUCTURE, diagnostics)
    return OverridesRead(constraints, rules, structures, tuple(diagnostics))


def _entries(
    document: dict[str, Any],
    whole: Provenance,
    key: str,
    kind: type[_Entry],
    asked: str,
    diagnostics: list[Diagnostic],
) -> tuple[_Entry, ...]:
    """Return the tables of one name, of each that overrides the same thing the last; say what is `asked` of a table."""
    written = document.get(key, [])
    found: dict[str, _Entry] = {}
    for index, table in enumerate(written if isinstance(written, list) else [written]):
        provenance = whole.of(key, index)
        try:
            entry = msgspec.convert(table, kind)
        except msgspec.ValidationError as wrong:
            diagnostics.append(error("overrides-value", provenance, f"{asked}: {wrong}"))
            continue
        name = getattr(entry, key)
        if name in found:
            diagnostics.append(error("overrides-value", provenance, f"{name} must be overridden only once"))
        found[name] = msgspec.structs.replace(entry, provenance=provenance)
    return tuple(found.values())

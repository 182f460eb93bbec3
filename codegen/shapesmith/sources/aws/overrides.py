"""Read `shapes/<service>/overrides.toml`."""

from __future__ import annotations

import tomllib

import msgspec

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import Override, OverrideEntry
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import OVERRIDES, Spec


def read_overrides(spec: Spec) -> tuple[tuple[Override, ...], list[Diagnostic]]:
    """Return the overrides of a service in their order, and an error for every entry that cannot be read."""
    file = spec.files.get(OVERRIDES)
    if file is None:
        return (), []
    whole = Provenance(file.path)
    try:
        document = tomllib.loads(file.content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as broken:
        return (), [error("overrides-broken", whole, f"must be TOML ({broken})")]
    diagnostics: list[Diagnostic] = []
    for key in document:
        if key != "constraint":
            message = f"{key} is unknown here; an override is a [[constraint]] table"
            diagnostics.append(error("overrides-value", whole.of(key), message))
    entries = document.get("constraint", [])
    overrides: dict[str, Override] = {}
    for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        provenance = whole.of("constraint", index)
        try:
            written = msgspec.convert(entry, OverrideEntry)
        except msgspec.ValidationError as wrong:
            message = f"an override must have a constraint, an action (off, advice, correct) and a reason: {wrong}"
            diagnostics.append(error("overrides-value", provenance, message))
            continue
        if written.constraint in overrides:
            message = f"{written.constraint} must be overridden only once"
            diagnostics.append(error("overrides-value", provenance, message))
        overrides[written.constraint] = Override(**msgspec.structs.asdict(written), provenance=provenance)
    return tuple(overrides.values()), diagnostics

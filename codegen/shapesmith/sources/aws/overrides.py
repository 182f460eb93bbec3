"""Read `shapes/<service>/overrides.toml`."""

from __future__ import annotations

import tomllib

import msgspec

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.ir.overrides import Override
from shapesmith.specs.locate import OVERRIDES, SpecFiles


def read_overrides(spec: SpecFiles) -> tuple[tuple[Override, ...], str]:
    """Return the overrides of a service in their order, and the path of their file.

    Raises SpecError with every entry that cannot be read.
    """
    file = spec.files.get(OVERRIDES)
    if file is None:
        return (), ""
    try:
        document = tomllib.loads(file.read().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise SpecError([error("overrides-broken", file.path, "", f"must be TOML ({broken})")]) from broken
    diagnostics: list[Diagnostic] = []
    for key in document:
        if key != "constraint":
            message = f"{key} is not known here; an override is a [[constraint]] table"
            diagnostics.append(error("overrides-value", file.path, f"/{key}", message))
    entries = document.get("constraint", [])
    overrides: list[Override] = []
    for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        place = f"/constraint/{index}"
        try:
            override = msgspec.convert(entry, Override)
        except msgspec.ValidationError as wrong:
            message = f"an override must have a constraint, an action (off, advice, correct) and a reason: {wrong}"
            diagnostics.append(error("overrides-value", file.path, place, message))
            continue
        if any(other.constraint == override.constraint for other in overrides):
            message = f"{override.constraint} must be overridden once"
            diagnostics.append(error("overrides-value", file.path, place, message))
        overrides.append(override)
    if diagnostics:
        raise SpecError(diagnostics)
    return tuple(overrides), file.path

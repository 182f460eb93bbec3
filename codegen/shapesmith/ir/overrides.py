"""Corrections of the model by a maintainer: one constraint switched off, relaxed or corrected, with the reason."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from shapesmith.provenance import Provenance


class OverrideEntry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of `overrides.toml`, as written.

    `constraint` is the id that violations and `shapesmith explain` show (`CreateContactRequest.Name.length`). `action`:
    `off` removes the constraint, `advice` keeps it but rejects nothing, `correct` replaces those of `min`, `max`,
    `pattern` and `values` that are given. `reason` is shown in the diff and by `explain`.
    """

    constraint: str
    action: Literal["off", "advice", "correct"]
    reason: str
    min: int | float | None = None
    max: int | float | None = None
    pattern: str | None = None
    values: tuple[str, ...] | None = None


class Override(OverrideEntry, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An entry of `overrides.toml`, and where it is."""

    provenance: Provenance

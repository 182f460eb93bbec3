"""What a maintainer knows better than the model: one constraint switched off, relaxed or corrected, with the reason."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from shapesmith.provenance import Provenance


class OverrideEntry(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of `overrides.toml`, as it is written.

    `constraint` is the id that violations and `shapesmith explain` show (`CreateContactRequest.Name.length`). `action`:
    `off` removes the constraint, `advice` keeps it as a hint that rejects nothing, `correct` replaces what is given of
    `min`, `max`, `pattern` and `values`. `reason` is for the reader of the diff, and of `explain`.
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

"""Corrections by a maintainer, each with its reason: of a constraint, a rule of the documentation, or a structure."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from shapesmith.provenance import NOWHERE, Provenance

PythonValues = Literal["attribute-value"]
"""The forms of Python values: `attribute-value` is that of `boto3.dynamodb.types`."""


Reason = Annotated[str, Meta(pattern=r"\S")]
"""Why: text that is not blank."""


class Override(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of `overrides.toml`.

    `constraint` is the id that violations and `shapesmith explain` show (`CreateContactRequest.Name.length`), or that
    of a shape wherever it is used (`Channel.enum`). `action`: `off` removes the constraint, `advice` keeps it but
    rejects nothing, `correct` replaces those of `min`, `max`, `pattern` and `values` that are given. `reason` is shown
    in the diff and by `explain`. `was` is what the model said of it when the override was written: a bound, both of
    them (`{ min = 1, max = 1024 }`), the pattern or the values; it is reported when the model says something else.
    """

    constraint: str
    action: Literal["off", "advice", "correct"]
    reason: Reason
    min: int | float | None = None
    max: int | float | None = None
    pattern: str | None = None
    values: tuple[str, ...] | None = None
    was: int | float | str | tuple[str, ...] | dict[Literal["min", "max"], int | float] | None = None
    provenance: Provenance = NOWHERE


class RuleOverride(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of `overrides.toml` on a rule of the documentation.

    `rule` is the id that violations and `rules()` show. `action`: `off` removes the rule, `advice` keeps it as a hint
    that rejects nothing, `error` makes one of advice binding. `reason` is for the reader of the diff.
    """

    rule: str
    action: Literal["off", "advice", "error"]
    reason: Reason
    provenance: Provenance = NOWHERE


class StructureOverride(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry of `overrides.toml` on a structure.

    `structure` is the name of its shape. `union`: exactly one of its members must be set, although the model does not
    say so. `python_values`: a value of the union is converted from and to a Python value, by the rules of that form.
    `reason` is shown by `explain`.
    """

    structure: str
    union: Literal[True]
    reason: Reason
    python_values: PythonValues | None = None
    provenance: Provenance = NOWHERE

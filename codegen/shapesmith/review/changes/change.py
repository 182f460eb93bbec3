"""A change between two specs, as a value: what every report shows."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from msgspec import Struct

Category: TypeAlias = Literal["source", "request", "response", "docs"]
"""How a change may break its users: `source`, Python code that uses the package stops type-checking or running;
`request`, a request that passed is rejected; `response`, a response has what code did not expect, or text that is made
of a value shows what was hidden; `docs`, a text says something else."""

CATEGORIES: tuple[Category, ...] = get_args(Category)


class Witness(Struct, frozen=True, rename="camel"):
    """The smallest Python code that worked with the old package and does not with the new one.

    `kind`: "run" if it raises, "types" if only a type checker rejects it.
    """

    kind: Literal["run", "types"]
    code: str


class Change(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One change.

    `rule` is the id of the change rule, `subject` what changed (`CreateContactRequest.Name`), `says` how, `old` and
    `new` the values of what changed, if there are any. `breaks` are the categories in which it may break a user, empty
    if it is compatible, and `advice` what a caller must do then. `members` and `operations` are those that the changed
    shape reaches. `guess`: two names are taken for one that was renamed. `old_at` and `new_at` are positions in the
    specs.
    """

    rule: str
    subject: str
    says: str
    old: str | None = None
    new: str | None = None
    breaks: tuple[Category, ...] = ()
    advice: str = ""
    members: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    guess: bool = False
    old_at: str = ""
    new_at: str = ""
    witness: Witness | None = None


class ServiceChanges(Struct, frozen=True, kw_only=True, rename="camel"):
    """All changes of one service, the breaking ones first; `old` and `new` name the two specs.

    `off` is the number of changes that are left out because the user turned their rules off.
    """

    service: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()
    off: int = 0

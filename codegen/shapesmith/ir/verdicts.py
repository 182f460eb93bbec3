"""Verdicts of people on sentences of the documentation: the rules that one states, or why it states none.

In the conditions of a verdict a place that begins with a dot is relative to the one whose text has the sentence: `.`
is that place, `.Key` a member of it, `.[]` its items.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from shapesmith.ir.rules import Condition, RuleKind
from shapesmith.provenance import Provenance

Dismissal = Literal[
    "account state",
    "clock",
    "another call",
    "output",
    "behaviour",
    "advice",
    "description",
    "example",
    "default",
    "another interface",
    "modelled",
    "elsewhere",
    "contradicted",
    "inexpressible",
    "unclear",
]
DISMISSALS: Final[dict[Dismissal, str]] = {
    "account state": "it depends on what exists in the account: resources, quotas, permissions, Regions, versions",
    "clock": "it depends on the time of the call",
    "another call": "it is about another request than this one, or about several together",
    "output": "it is about what the service returns",
    "behaviour": "it says what the service does with a value, and refuses none",
    "advice": "it recommends",
    "description": "it says what something is or means",
    "example": "it gives an example",
    "default": "it says what holds where nothing is given",
    "another interface": "it is about the console, the CLI, the raw HTTP request, or what an SDK does by itself",
    "modelled": "the model enforces exactly this",
    "elsewhere": "a rule from another sentence says the same; the note says which",
    "contradicted": "the model, the documentation or an example says otherwise; the note says where",
    "inexpressible": "it binds, but no condition can say it; the note says what is missing",
    "unclear": "it can be read in two ways; the note says which",
}
"""Why a sentence states no rule."""

NOTED: Final[frozenset[Dismissal]] = frozenset(("elsewhere", "contradicted", "inexpressible", "unclear"))
"""The reasons that need a note."""

EVERYWHERE: Final = "*"
"""In `at`: wherever in the documentation of requests the sentence stands."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What a person makes of a sentence. `at` are the texts that have it, `provenance` the line of the verdict."""

    at: tuple[str, ...]
    sentence: str
    provenance: Provenance


class Ruling(Verdict, frozen=True, kw_only=True):
    """The sentence states this rule.

    `of` is the structure whose values it is about, None for the one whose text it is. `reason` says why it is advice;
    of an error it is a remark.
    """

    kind: RuleKind
    of: str | None = None
    must: Condition
    when: tuple[Condition, ...] = ()
    severity: Literal["error", "advice"] = "error"
    reason: str | None = None


class Dismissed(Verdict, frozen=True, kw_only=True):
    """The sentence states no rule."""

    reason: Dismissal
    note: str | None = None


class Verdicts(Struct, frozen=True, kw_only=True):
    """The verdicts on the documentation of one service.

    `is_current`: they were made for the spec at hand, so that one that does not fit it is a mistake; else the spec has
    moved on since. `is_part`: the service is without some of its operations, and the documentation of these may have
    the sentences that are to stand anywhere, or in the text of an operation.
    """

    verdicts: tuple[Verdict, ...] = ()
    is_current: bool = True
    is_part: bool = False


NO_VERDICTS: Final = Verdicts()

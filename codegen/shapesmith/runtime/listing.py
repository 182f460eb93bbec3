"""The rules of a structure, as a list of values."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import messages
from .nested import Nested
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

    from .entries import Entry
    from .schema import Schema


@dataclass(slots=True, repr=False)
class Rule:
    """One thing that a value must be.

    `id` is what a violation has in `rule` (`CreateContactRequest.Name.length`).
    `shape` is the class of the structure that has it, `member` the wire name of
    the member (None for the structure as a whole), `kind` the last part of the id,
    `message` who must what, `severity` whether a violation is an error or advice,
    `source` "model" or "documentation", and `sentence` the documentation's own words if
    that is the source.
    """

    id: str
    shape: str
    member: str | None
    kind: str
    message: str
    severity: Literal["error", "advice"] = "error"
    sentence: str | None = None
    source: Literal["model", "documentation"] = field(init=False)

    def __post_init__(self) -> None:
        self.id = messages.printable(self.id)
        self.message = messages.printable(self.message)
        self.source = "model" if self.sentence is None else "documentation"

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"Rule(id={self.id!r}, message={self.message!r})"


def list_rules(structure: type[Any]) -> tuple[Rule, ...]:
    """Return the rules of a structure and of all structures within it.

    Each structure comes once, its members in the order of the spec.
    """
    found: list[Rule] = []
    pending = [structure]
    met = set(pending)
    while pending:
        schema = schema_of(pending.pop(0))
        found += _of_structure(schema)
        inner = [part for entry in schema.members.values() for part in _parts(entry)]
        for part in inner:
            if part not in met:
                met.add(part)
                pending.append(part)
    return tuple(found)


def _of_structure(schema: Schema) -> Iterator[Rule]:
    name = schema.name
    yield _rule(name, "", "type", messages.must_be("structure"))
    for constraint in schema.constraints:
        yield _rule(name, "", constraint.kind, constraint.must(), schema.advice)
    for member, entry in schema.members.items():
        if entry.required:
            yield _rule(name, member, "required", messages.MUST_BE_SET, entry.advice)
        yield from _of_value(name, member, entry)
    yield _rule(name, "", "unknown", messages.MUST_HAVE_NO_OTHERS)
    for edit in schema.edits:
        if edit.says:
            for member in edit.members:
                if member in schema.members:
                    message = f"{name}.{member} {edit.must()}"
                    yield Rule(edit.id, name, member, "boto3", message)
    for rule in schema.rules:
        yield Rule(
            rule.id,
            name,
            rule.member(schema.members),
            rule.kind,
            rule.message(name),
            "advice" if rule.advice else "error",
            rule.sentence,
        )


def _of_value(structure: str, place: str, entry: Entry) -> Iterator[Rule]:
    for kind, must in entry.musts():
        yield _rule(structure, place, kind, must, entry.advice)
    for step, inner in entry.contents():
        if not inner.musts() and getattr(entry, "sparse", False):
            # Null is a valid item, except for botocore.
            yield _rule(structure, place + step, "type", messages.MUST_BE_SENT)
        yield from _of_value(structure, place + step, inner)


def _rule(structure: str, place: str, kind: str, must: str, advice: Any = ()) -> Rule:
    who = f"{structure}.{place}" if place else structure
    member = place.partition("[")[0].partition("{")[0] or None
    severity: Literal["error", "advice"] = "advice" if kind in advice else "error"
    return Rule(f"{who}.{kind}", structure, member, kind, f"{who} {must}", severity)


def _parts(entry: Entry) -> Iterator[type[Any]]:
    """Yield the structures that a value may hold."""
    if isinstance(entry, Nested):
        yield entry.structure
    for _, inner in entry.contents():
        yield from _parts(inner)

"""The rules of a structure, one by one, for people and programs to read."""

from __future__ import annotations

from . import messages
from .rules import StructureRule, rules_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Literal

    from .errors import ServiceError
    from .rules import Rules
    from .structure import Structure
    from .value_rules import ValueRule


class Rule:
    """One thing that a value must be.

    `id` is what a violation names as its rule (`CreateContactRequest.Name.length`).
    `shape` is the class of the structure whose rule it is, `member` the wire name of
    the member (None for the structure as a whole), `kind` the last part of the id,
    `message` who must what, `severity` whether breaking it is an error or advice, and
    `sentence` the documentation's own words where they are the source.
    """

    __slots__ = ("id", "kind", "member", "message", "sentence", "severity", "shape")

    id: str
    shape: str
    member: str | None
    kind: str
    sentence: str | None
    severity: Literal["error", "advice"]
    message: str

    def __init__(
        self,
        id: str,
        shape: str,
        member: str | None,
        kind: str,
        message: str,
        severity: Literal["error", "advice"] = "error",
        sentence: str | None = None,
    ) -> None:
        self.id = id
        self.shape = shape
        self.member = member
        self.kind = kind
        self.message = message
        self.severity = severity
        self.sentence = sentence

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rule):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"Rule(id={self.id!r}, message={self.message!r})"


def list_rules(
    package: str, modules: Mapping[str, str], shape: str
) -> tuple[Rule, ...]:
    """Return the rules of the structure `shape` and of all structures within it.

    Each structure comes once, its members in the order of the spec.

    Raises:
        KeyError: the package has no structure `shape`.
    """
    from .validation import structure_class

    found: list[Rule] = []
    pending = [structure_class(package, modules, shape)]
    met = set(pending)
    while pending:
        rules = rules_of(pending.pop(0))
        found += _of_structure(rules)
        inner = [nested for rule in rules.members.values() for nested in _nested(rule)]
        for structure in inner:
            if structure not in met:
                met.add(structure)
                pending.append(structure)
    return tuple(found)


def _of_structure(rules: Rules) -> Iterator[Rule]:
    name = rules.name
    yield _rule(name, "", "type", messages.must_be("structure"))
    if rules.union:
        yield _rule(name, "", "union", messages.MUST_BE_ONE, rules.advice)
    for member, rule in rules.members.items():
        if rule.required:
            must = messages.MUST_BE_SET_BY_SDK if rule.token else messages.MUST_BE_SET
            yield _rule(name, member, "required", must, rule.advice)
        yield from _of_value(name, member, rule)
    yield _rule(name, "", "unknown", messages.MUST_HAVE_NO_OTHERS)


def _of_value(structure: str, place: str, rule: ValueRule) -> Iterator[Rule]:
    for kind, must in rule.musts():
        yield _rule(structure, place, kind, must, rule.advice)
    for step, inner in rule.inner():
        if not inner.musts() and getattr(rule, "sparse", False):
            # Null is an item like any other, but for botocore.
            yield _rule(structure, place + step, "type", messages.MUST_BE_SENT)
        yield from _of_value(structure, place + step, inner)


def _rule(structure: str, place: str, kind: str, must: str, advice: Any = ()) -> Rule:
    who = f"{structure}.{place}" if place else structure
    member = place.partition("[")[0].partition("{")[0] or None
    severity: Literal["error", "advice"] = "advice" if kind in advice else "error"
    return Rule(f"{who}.{kind}", structure, member, kind, f"{who} {must}", severity)


def _nested(rule: ValueRule) -> Iterator[type[Structure | ServiceError]]:
    """Yield the structures that a value may hold."""
    if isinstance(rule, StructureRule):
        yield rule.structure
    for _, inner in rule.inner():
        yield from _nested(inner)

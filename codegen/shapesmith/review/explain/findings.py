"""Constraints as they are explained: each with its words, its weight and why, and what an override did to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shapesmith.diagnostics import pointer
from shapesmith.ir.constraints import Constraint, Kind, Rules
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Member, Shape, StringShape, StructureShape
from shapesmith.prose.plain import plain_text
from shapesmith.regex import Refusal, translate
from shapesmith.targets.dataclasses.wording import constraint_words
from shapesmith.targets.json_schema.shape_rules import ShapeRules, shape_rules

_KINDS: tuple[Kind, ...] = ("length", "range", "pattern", "enum")
# The weight of most constraints.
ERROR = "an error"
_FILLED_IN = "an error only to botocore's own validator, which runs when the SDK has filled it in"


class Finding(NamedTuple):
    """One constraint of the spec.

    `id` is its rule's (`CreateContactRequest.Tags{key}.length`), `whose` says that an item or key is meant, `weight`
    what it is to break it (`ERROR`, or why it is less), `notes` what an override changed.
    """

    id: str
    whose: str
    words: str
    weight: str
    pointer: str
    notes: tuple[str, ...] = ()


class Findings:
    """Finds the constraints of one service's shapes, as the spec has them and as overrides left them."""

    def __init__(
        self,
        service: Service,
        classes: dict[str, str],
        rules: ShapeRules,
        overrides: tuple[Override, ...],
        overrides_file: str,
    ) -> None:
        self._service = service
        self._classes = classes
        self._rules = rules
        self._original = shape_rules(service) if overrides else rules
        self._overrides = {override.constraint: override for override in overrides}
        self._overrides_file = overrides_file

    def of_member(self, owner: StructureShape, member: Member) -> Iterator[Finding]:
        """Yield what holds for a member, then for its items, keys and values."""
        after = self._rules.structures[owner.name].members[member.name]
        before = self._original.structures[owner.name].members[member.name]
        if before.required is not None:
            finding = self._finding(before.required, after.required, before, "")
            is_token = member.idempotency_token and finding.weight == ERROR
            yield finding._replace(weight=_FILLED_IN) if is_token else finding
        yield from self._of_value(before, after, "")

    def of_structure(self, shape: StructureShape) -> Iterator[Finding]:
        """Yield what holds for a structure as a whole."""
        before, after = self._original.structures[shape.name].union, self._rules.structures[shape.name].union
        if before is not None:
            yield self._finding(before, after, self._rules.shapes[shape.name], "")

    def of_shape(self, shape: Shape) -> Iterator[Finding]:
        """Yield what holds for a shape that is no structure, by itself."""
        rules = self._rules.shapes[shape.name]
        yield from self._of_value(rules, rules, "")

    def _of_value(self, before: Rules, after: Rules, whose: str) -> Iterator[Finding]:
        for kind in _KINDS:
            original, final = before.constraint(kind), after.constraint(kind)
            if original is not None or final is not None:
                yield self._finding(original, final, after, whose)
            elif kind == "pattern":
                yield from self._refused(after, whose)
        item = "value" if after.kind == "map" else "item"
        for inner_before, inner, who in ((before.key, after.key, "key"), (before.item, after.item, item)):
            if inner_before is not None and inner is not None:
                yield from self._of_value(inner_before, inner, f"each {who} of {whose}" if whose else f"each {who} ")

    def _finding(self, before: Constraint | None, after: Constraint | None, rules: Rules, whose: str) -> Finding:
        constraint = after or before
        assert constraint is not None
        override = self._overrides.get(constraint.id)
        found = Finding(constraint.id, whose, self._words(constraint, rules), _weight(constraint), constraint.pointer)
        if override is None:
            return found
        by = f"by {self._overrides_file}: {override.reason}"
        if override.action == "off":
            return found._replace(weight=f"switched off {by}")
        if override.action == "advice":
            return found._replace(weight=f"advice {by}")
        said = self._words(before, rules) if before is not None else "nothing"
        return found._replace(notes=(f"corrected {by}", f"the model says: {said}"))

    def _refused(self, rules: Rules, whose: str) -> Iterator[Finding]:
        """Yield the pattern of a string, if it has one that is not among its rules: no translation was found."""
        shape = self._service.shapes[rules.target]
        if rules.kind != "string" or not isinstance(shape, StringShape) or shape.pattern is None:
            return
        translation = translate(shape.pattern, minimum=shape.min, maximum=shape.max)
        reason = translation.reason if isinstance(translation, Refusal) else "it has been left out"
        where = pointer("shapes", shape.name, "pattern")
        yield Finding(f"{rules.place}.pattern", whose, f"matches {shape.pattern}", f"not checked: {reason}", where)

    def _words(self, constraint: Constraint, rules: Rules) -> str:
        return plain_text(constraint_words(constraint, rules.kind, self._classes))


def _weight(constraint: Constraint) -> str:
    return ERROR if constraint.advice is None else f"advice: {constraint.advice}"

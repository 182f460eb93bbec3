"""The part of a service that is asked about: all of it, one shape, or one member."""

from __future__ import annotations

from itertools import chain

from shapesmith.analysis.analysis import Analysis
from shapesmith.analysis.rule_overrides import SwitchedOff
from shapesmith.diagnostics import SpecError, error
from shapesmith.ir.rules import Rule
from shapesmith.ir.shapes import StructureShape
from shapesmith.review.explain.lookup import not_wanted
from shapesmith.rules.extraction import Refusal
from shapesmith.rules.unsettled import OpenSentence, open_sentences
from shapesmith.text.near import did_you_mean
from shapesmith.text.words import snake


class Selection:
    """What is known of the documentation of `name`, a shape or a member of one in the spec; None: of all.

    An operation, or boto3's method for it, means its request.
    """

    def __init__(self, analysis: Analysis, name: str | None) -> None:
        self._analysis = analysis
        first, dot, self._member = (name or "").partition(".")
        self._shape = self._of_operation(first) if first not in analysis.service.shapes else first
        self._name = None if name is None else f"{self._shape}{dot}{self._member}"
        if self._name is not None:
            self._check(self._name)

    def rules(self) -> list[Rule]:
        """Return the rules, as overrides leave them."""
        rules = chain.from_iterable(self._analysis.rules_of.values())
        return [each for each in rules if self._has(each.shape, each.member)]

    def switched_off(self) -> list[SwitchedOff]:
        """Return the rules that overrides switch off."""
        return [each for each in self._analysis.switched_off if self._has(each.rule.shape, each.rule.member)]

    def refused(self) -> list[Refusal]:
        """Return what was read and makes no rule."""
        return [each for each in self._analysis.rules.refused if self._has(each.shape, each.member)]

    def open(self) -> list[OpenSentence]:
        """Return the open sentences of the texts of the shape or member."""
        found = open_sentences(self._analysis.service, self._analysis.rules)
        if self._name is None:
            return found
        return [
            each
            for each in found
            if each.at == self._name or any(self._has(use.places.structure.name, use.member) for use in each.uses)
        ]

    def _has(self, shape: str, member: str | None) -> bool:
        return self._name is None or (shape == self._shape and (not self._member or member == self._member))

    def _of_operation(self, name: str) -> str:
        for operation in self._analysis.service.operations:
            if operation.input is not None and name in (operation.name, snake(operation.name)):
                return operation.input.shape
        return name

    def _check(self, name: str) -> None:
        service = self._analysis.service
        shape = service.shapes.get(self._shape)
        members = [one.name for one in shape.members] if isinstance(shape, StructureShape) else []
        if shape is not None and (not self._member or self._member in members):
            return
        operations = (operation.name for operation in service.operations)
        known = [f"{self._shape}.{member}" for member in members] if shape else [*service.shapes, *operations]
        why = not_wanted(self._analysis, self._shape) or did_you_mean(name, known)
        message = f'{service.name} has no {"member" if shape else "shape"} "{name}"{why}'
        raise SpecError([error("shape-unknown", service.provenance.of("shapes"), message)])

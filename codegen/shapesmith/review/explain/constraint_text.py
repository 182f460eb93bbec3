"""Constraints as text: each with its words, whether it is enforced and why, and what an override did to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shapesmith.ir.constraints import Constraint, PlaceConstraints, StructureConstraints
from shapesmith.ir.overrides import Override, RuleOverride
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.targets.dataclasses.wording import constraint_words

# The effect of most constraints.
ERROR = "an error"
_FILLED_IN = "no error: boto3 fills it in where it is left out"


class ConstraintText(NamedTuple):
    """One constraint of the spec.

    `id` is what a violation has in `rule` (`CreateContactRequest.Tags{key}.length`), `whose` names the item or key that
    it is on, `force` is the effect of a violation (`ERROR`, or the reason why it is less), `notes` say what an override
    changed.
    """

    id: str
    whose: str
    words: str
    force: str
    provenance: Provenance
    notes: tuple[str, ...] = ()


class ConstraintTexts:
    """Writes the constraints of one service; `classes` gives the Python name of an enum."""

    def __init__(self, classes: dict[str, str]) -> None:
        self._classes = classes

    def of_member(self, place: PlaceConstraints, is_token: bool) -> Iterator[ConstraintText]:
        """Yield the constraints on a member, then on its items, keys and values; `is_token`: the SDK fills it in."""
        if place.required is not None:
            text = self._text(place.required, place, "")
            yield text._replace(force=_FILLED_IN) if is_token and text.force == ERROR else text
        yield from self.of_value(place)

    def of_structure(self, structure: StructureConstraints, place: PlaceConstraints) -> Iterator[ConstraintText]:
        """Yield the constraints on a structure as a whole."""
        if structure.union is not None:
            yield self._text(structure.union, place, "")

    def of_value(self, place: PlaceConstraints, whose: str = "") -> Iterator[ConstraintText]:
        """Yield the constraints on a value and what it contains."""
        for constraint in place.constraints:
            yield self._text(constraint, place, whose)
        item = "value" if place.kind == "map" else "item"
        for inner, who in ((place.key, "key"), (place.item, item)):
            if inner is not None:
                yield from self.of_value(inner, f"each {who} of {whose}" if whose else f"each {who} ")

    def _text(self, constraint: Constraint, place: PlaceConstraints, whose: str) -> ConstraintText:
        override = constraint.override
        force = _force(constraint, override)
        text = ConstraintText(constraint.id, whose, self._words(constraint, place), force, constraint.provenance)
        if override is None or override.action != "correct":
            return text
        said = "nothing" if constraint.original is None else self._words(constraint.original, place)
        return text._replace(notes=(f"corrected {by(override)}", f"the model says: {said}"))

    def _words(self, constraint: Constraint, place: PlaceConstraints) -> str:
        return plain_text(constraint_words(constraint, place.kind, self._classes))


def _force(constraint: Constraint, override: Override | None) -> str:
    match constraint.severity:
        case "error":
            return ERROR
        case "advice":
            return f"advice: {constraint.reason}" if override is None else f"advice {by(override)}"
        case "off":
            return f"not checked: {constraint.reason}" if override is None else f"switched off {by(override)}"


def by(override: Override | RuleOverride) -> str:
    """Return which file has an override, and its reason."""
    return f"by {override.provenance.file}: {override.reason}"

"""Witnesses that are requests: a plain dict that was valid and no longer is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.witnesses.code_witnesses import Maker
from shapesmith.review.changes.witnesses.lost_values import LostValue, paths_of, target_not_allowed
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples, spelled
from shapesmith.rules.evaluate import breaks
from shapesmith.text.literals import string


def incomplete_request(pair: Pair, found: Found) -> Witness | None:
    """Check a request without a member that has become required."""
    return _request(pair.comparison.old, pair.shape, {})


def sent(lost: LostValue) -> Maker:
    """Return the maker that sends a value that is not allowed any more, in the first structure of requests that can."""

    def make(pair: Pair, found: Found) -> Witness | None:
        value = lost(pair, found)
        if value is None:
            return None
        old, new = pair.comparison.old, pair.comparison.new
        for path in paths_of(pair, value.subject):
            owner = path.partition(".")[0]
            # A subject that is no shape is the one place that counts.
            if owner in old.analysis.usage.sent and owner in new.analysis.constraints.structures:
                with contextlib.suppress(NoSampleError):
                    return _request(old, owner, Samples(old).member_holding(path, value.value))
        return None

    return make


def request_not_allowed(pair: Pair, found: Found) -> Witness | None:
    """Check a request of an operation that its old input allowed and the new one does not."""
    lost = target_not_allowed(pair._replace(old=pair.old.input, new=pair.new.input), found)
    if lost is None:
        return None
    return _checked(pair.comparison.old, pair.old.name, pair.old.input.shape, lost.value)


def _request(side: Side, structure: str, given: dict[str, Any]) -> Witness:
    """Check a request that has some members. Raises NoSampleError."""
    return _checked(side, structure, structure, Samples(side).structure(structure, given))


def _checked(side: Side, name: str, structure: str, params: dict[str, Any]) -> Witness:
    """Check parameters by the name of a structure, or of the operation that has it as its input."""
    package = side.names.package
    # A sample follows the model; where the documentation asks for more, the witness is about the model alone.
    level = "" if follows_rules(side, structure, params) else ', level="modelled"'
    checked = f"{package}.validate({string(name)}, {spelled(params)}{level})"
    return Witness("run", f"from {side.package} import {package}\n\nassert not {checked}")


def follows_rules(side: Side, structure: str, value: Any, *, with_advice: bool = True) -> bool:
    """Return whether a value violates no rule of the documentation, neither itself nor a structure in it.

    Rules that are advice count unless `with_advice` is false.
    """
    rules = side.analysis.rules_of.get(structure, ())
    if any((with_advice or rule.severity == "error") and breaks(rule, value) for rule in rules):
        return False
    places = side.analysis.constraints.structures[structure].members
    return all(
        follows_rules(side, place.target, each, with_advice=with_advice)
        for wire in value
        if wire in places
        for place, each in _innermost(places[wire], value[wire])
        if place.kind == "structure"
    )


def _innermost(place: PlaceConstraints, value: Any) -> Iterator[tuple[PlaceConstraints, Any]]:
    """Yield the values in lists and maps, with the places of each; null in a sparse one has nothing to yield."""
    if value is None:
        return
    if place.item is None:
        yield place, value
        return
    # Items of a sample are alike.
    for item in [*(value.values() if isinstance(value, dict) else value)][:1]:
        yield from _innermost(place.item, item)

"""Witnesses that are responses: what no response had, or what an error or a text of one said, and no longer does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.classes import namesake
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.comparing.shown import hides_all, paths_of_shape, place_shown
from shapesmith.review.changes.witnesses.class_witnesses import other_class
from shapesmith.review.changes.witnesses.code_witnesses import Maker, imports
from shapesmith.review.changes.witnesses.lost_values import LostValue, paths_of, target_not_read
from shapesmith.review.changes.witnesses.request_witnesses import follows_rules
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples, spelled
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.text.literals import string

# No name of a member has a space: text of a structure shows the names even of what is hidden.
_HIDDEN = "a secret"
_HIDDEN_NUMBER = 1234567
_NUMBERS = ("integer", "float")
_DEEPEST = 6


def received(lost: LostValue) -> Maker:
    """Return the maker that reads a value which no response had, in the first structure of responses that can have it.

    `lost` finds the value with the sides exchanged: the new spec allows it, and the old one does not.
    """

    def make(pair: Pair, found: Found) -> Witness | None:
        old, new = pair.comparison.old, pair.comparison.new
        exchanged = pair._replace(comparison=Comparison(new, old), old=pair.new, new=pair.old)
        value = lost(exchanged, found)
        if value is None:
            return None
        for path in paths_of(exchanged, value.subject):
            owner = path.partition(".")[0]
            if owner in new.analysis.usage.received and owner in old.analysis.usage.received:
                with contextlib.suppress(NoSampleError):
                    return _read(pair, owner, owner, Samples(new).member_holding(path, value.value))
        return None

    return make


def response_not_allowed(pair: Pair, found: Found) -> Witness | None:
    """Read a response of an operation that its new output has, and the old one had not."""
    old, new = pair.comparison.old, pair.comparison.new
    exchanged = pair._replace(comparison=Comparison(new, old), old=pair.new.output, new=pair.old.output)
    lost = target_not_read(exchanged, found)
    if lost is None:
        return None
    return _read(pair, old.names.classes[pair.old.output.shape], pair.new.output.shape, lost.value)


def _read(pair: Pair, name: str, structure: str, params: dict[str, Any]) -> Witness:
    """Check a response by the name that its class has on both sides; `structure` is its shape on the new one."""
    old, new = pair.comparison.old, pair.comparison.new
    level = "" if follows_rules(new, structure, params) else ', level="modelled"'
    package = old.names.package
    checked = f"{package}.validate({string(name)}, {spelled(params)}, partial=True{level})"
    return Witness("run", f'from {old.package} import {package}\n\nassert {checked}, "no response has this"')


def shown_text(pair: Pair, found: Found) -> Witness | None:
    """Make text of a structure with a value that was hidden: a text, or what has one in it."""
    return _first_written(pair, paths_of_shape(pair.comparison, pair.shape))


def shown_member(pair: Pair, found: Found) -> Witness | None:
    """Make text of a structure with a member, or an item or value of one, that was hidden and has another shape."""
    return _first_written(pair, paths_of(pair, pair.subject))


def _first_written(pair: Pair, paths: Iterator[str]) -> Witness | None:
    return next(filter(None, (_written(pair, path) for path in paths)), None)


def _written(pair: Pair, path: str) -> Witness | None:
    """Make text of the structure that has a value at a path, which is hidden no more; None where it still is."""
    old, new = pair.comparison.old, pair.comparison.new
    owner = path.partition(".")[0]
    place = place_shown(new, path)
    if owner not in old.names.members or place is None:
        return None
    try:
        params = spelled(Samples(new).member_holding(path, _with_text(place, new)))
    except NoSampleError:
        return None
    name = old.names.classes[owner]
    shown = f"repr({name}.from_boto3({params}))"
    hidden = _HIDDEN if _HIDDEN in params else str(_HIDDEN_NUMBER)
    return Witness("run", f'{imports(old, name)}\n\nassert {string(hidden)} not in {shown}, "it is hidden"')


def _with_text(place: PlaceConstraints, side: Side, depth: int = 0) -> Any:
    """Return a value that has a text or a number in it that is not hidden. Raises NoSampleError."""
    samples = Samples(side)
    if hides_all(place) or depth > _DEEPEST:
        raise NoSampleError
    match place.kind:
        case "string" | "document":
            return _HIDDEN
        case "blob":
            return _HIDDEN.encode()
        case kind if kind in _NUMBERS:
            return _HIDDEN_NUMBER
        case "list" if place.item is not None:
            return [_with_text(place.item, side, depth + 1)]
        case "map" if place.item is not None and place.key is not None:
            return {samples.value(place.key): _with_text(place.item, side, depth + 1)}
        case "structure":
            # A text is plainer than a number.
            members = samples.places(place.target).items()
            for wire, inner in sorted(members, key=lambda each: each[1].kind in _NUMBERS):
                with contextlib.suppress(NoSampleError):
                    return {wire: _with_text(inner, side, depth + 1)}
    raise NoSampleError


def unfilled_token(pair: Pair, found: Found) -> Witness | None:
    """Leave an idempotency token out of a structure, which the package filled in."""
    old = pair.comparison.old
    if pair.shape not in old.names.members:
        return None
    classes: set[str] = set()
    call = Samples(old).construct(pair.shape, classes)
    return Witness("run", f"{imports(old, *classes)}\n\nassert {string(pair.old.name)} in {call}.to_boto3()")


def other_error(pair: Pair, found: Found) -> Witness | None:
    """Handle an error by its code, its status and whose fault it is."""
    old = pair.comparison.old
    name = old.names.classes.get(pair.shape)
    if name is None:
        return None
    facts = error_facts(pair.old)
    said = f"({name}.error_code, {name}.http_status_code, {name}.is_client_fault)"
    expected = f"({string(facts.code)}, {facts.status}, {facts.is_client_fault})"
    return Witness("run", f"{imports(old, name)}\n\nassert {said} == {expected}")


def error_of_class(pair: Pair, found: Found) -> Witness | None:
    """Handle an error whose class another error has now: by what is said of it, or by what the class has."""
    old = pair.comparison.old
    of_class = (each for each in pair.old.raised if namesake(pair.comparison, each) == found.new)
    before = next(of_class, None)
    if before is None or found.new is None:
        return None
    if (
        error_facts(old.service.structure(before)).said
        != error_facts(pair.comparison.new.service.structure(found.new)).said
    ):
        return other_error(pair._replace(shape=before, old=old.shapes[before]), found)
    return other_class(pair.comparison, before, found.new)

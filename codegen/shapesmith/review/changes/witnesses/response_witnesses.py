"""Witnesses that are responses: what no response had, or what an error or a text of one said, and no longer does."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.shapes import StructureShape
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.witnesses.code_witnesses import Maker, imports
from shapesmith.review.changes.witnesses.lost_values import LostValue, paths_of
from shapesmith.review.changes.witnesses.request_witnesses import follows_rules
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples, spelled
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.text.literals import string

# No name of a member has a space: text of a structure shows the names even of what is hidden.
_HIDDEN = "a secret"
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
                    params = Samples(new).member_holding(path, value.value)
                    level = "" if follows_rules(new, owner, params) else ', level="modelled"'
                    package = old.names.package
                    checked = f"{package}.validate({string(owner)}, {spelled(params)}, partial=True{level})"
                    imported = f"from {old.package} import {package}"
                    return Witness("run", f'{imported}\n\nassert {checked}, "no response has this"')
        return None

    return make


def shown_text(pair: Pair, found: Found) -> Witness | None:
    """Make text of a structure with a value that was hidden: a text, or what has one in it."""
    old = pair.comparison.old
    for path in paths_of(pair, pair.shape):
        owner = path.partition(".")[0]
        if owner in old.names.members and _is_shown(path, pair.comparison.new):
            with contextlib.suppress(NoSampleError):
                value = _with_text(old.analysis.constraints.shapes[pair.shape], pair.comparison)
                params = spelled(Samples(old).member_holding(path, value))
                name = old.names.classes[owner]
                shown = f"repr({name}.from_boto3({params}))"
                return Witness(
                    "run", f'{imports(old, name)}\n\nassert {string(_HIDDEN)} not in {shown}, "it is hidden"'
                )
    return None


def _is_shown(path: str, side: Side) -> bool:
    """Return whether text of a structure shows what is in the member of a path: nothing there is sensitive."""
    members = side.analysis.constraints.structures[path.partition(".")[0]].members.values()
    pending = [place for place in members if re.sub(r"[\[{].*", "", path) == place.path]
    for place in pending:
        if place.sensitive:
            return False
        pending += place.inner
    return True


def _with_text(place: PlaceConstraints, comparison: Comparison, depth: int = 0) -> Any:
    """Return a value that has a text in it that is hidden no more. Raises NoSampleError."""
    samples = Samples(comparison.old)
    shape = comparison.new.shapes.get(place.target)
    if shape is None or getattr(shape, "sensitive", False) or depth > _DEEPEST:
        raise NoSampleError
    match place.kind:
        case "string":
            return _HIDDEN
        case "blob":
            return _HIDDEN.encode()
        case "list" if place.item is not None:
            return [_with_text(place.item, comparison, depth + 1)]
        case "map" if place.item is not None and place.key is not None:
            return {samples.value(place.key): _with_text(place.item, comparison, depth + 1)}
        case "structure":
            for wire, inner in samples.places(place.target).items():
                with contextlib.suppress(NoSampleError):
                    return {wire: _with_text(inner, comparison, depth + 1)}
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
    if name is None or not isinstance(pair.old, StructureShape) or not pair.old.is_error:
        return None
    facts = error_facts(pair.old)
    said = f"({name}.error_code, {name}.http_status_code, {name}.is_client_fault)"
    expected = f"({string(facts.code)}, {facts.status}, {facts.is_client_fault})"
    return Witness("run", f"{imports(old, name)}\n\nassert {said} == {expected}")

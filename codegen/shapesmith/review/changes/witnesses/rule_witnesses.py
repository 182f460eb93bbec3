"""Witnesses of rules of the documentation: the smallest request that violates the new rule and no old one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice, product
from typing import Any

from msgspec.structs import replace

from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.places import member_of
from shapesmith.ir.rules import Rule, places_of
from shapesmith.ir.shapes import StructureShape
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.comparing.replaced import Replaced
from shapesmith.review.changes.comparing.statements import StatementChange
from shapesmith.review.changes.witnesses.leaves import Leaf, counts_of, leaves_of, plain
from shapesmith.review.changes.witnesses.request_witnesses import follows_rules
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples, spelled
from shapesmith.rules.evaluate import breaks
from shapesmith.text.literals import string

# Requests that are tried: each member that the rule is about with a few values.
_MOST_TRIED = 2_000
_MOST_BREAKING = 20
_MOST_MENDED = 50
_MOST_OPTIONS = 60
_MOST_MEMBERS = 4

_UNSET = object()


def broken_statement(pair: Pair, found: Found) -> Witness | None:
    """Send a request that violates the new rule; None where none of those that are tried does."""
    change: StatementChange = found.detail
    rule, old, place = change.new, pair.comparison.old, change.replaced
    if rule is not None and place is not None:
        rule = replace(rule, shape=place.old)
    if rule is None or rule.shape not in old.analysis.constraints.structures:
        return None
    package = old.names.package
    checked_name = rule.shape if place is None else place.checked
    # Advice rejected nothing: a pattern, say, with doubled escapes, that no phone number matches; or the rule itself.
    for with_advice in (True, False):
        request = _first_breaking(rule, old, with_advice=with_advice)
        if request is not None and place is not None:
            request = _at(place, request, old)
        if request is not None:
            checked = f"{package}.validate({string(checked_name)}, {spelled(request)})"
            expected = f"not {checked}" if with_advice else f'all(each.severity == "advice" for each in {checked})'
            return Witness("run", f"from {old.package} import {package}\n\nassert {expected}")
    return None


def _at(place: Replaced, value: dict[str, Any], old: Side) -> dict[str, Any] | None:
    """Return a request that has a value at a place, None if it would violate another rule."""
    owner, _, rest = place.path.partition(".")
    if not rest:
        return value
    samples = Samples(old)
    try:
        request = samples.structure(owner, samples.member_holding(place.path, value))
    except NoSampleError:
        return None
    return request if follows_rules(old, owner, request, with_advice=False) else None


def _first_breaking(rule: Rule, old: Side, *, with_advice: bool) -> dict[str, Any] | None:
    """Return a request that violates the rule and was valid, one with few members, which follows advice if asked."""
    samples = Samples(old, advised_patterns=with_advice)
    shape = old.shapes[rule.shape]
    is_union = isinstance(shape, StructureShape) and shape.union
    try:
        # A union has one member: one that the rule is about.
        tried = sorted(_tried(rule, samples, {} if is_union else samples.structure(rule.shape)), key=len)
    except NoSampleError:
        return None
    for request in islice((each for each in tried if breaks(rule, each)), _MOST_BREAKING):
        mended = _mended(request, rule, old, samples)
        if breaks(rule, mended) and follows_rules(old, rule.shape, mended, with_advice=with_advice):
            return mended
    return None


def _tried(rule: Rule, samples: Samples, base: dict[str, Any], most: int = _MOST_TRIED) -> Iterator[dict[str, Any]]:
    """Yield variants of a request in the members that a rule is about; those that the old spec lacks are not set."""
    places = samples.places(rule.shape)
    named = dict.fromkeys(map(member_of, places_of((*rule.when, rule.must))))
    known = [member for member in named if member in places]
    given = [_options(places[member], rule, base.get(member, _UNSET), samples) for member in known]
    given[_MOST_MEMBERS:] = [options[:1] for options in given[_MOST_MEMBERS:]]
    for values in islice(product(*given), most):
        chosen = base | dict(zip(known, values, strict=True))
        yield {name: chosen[name] for name in places if chosen.get(name, _UNSET) is not _UNSET}


def _mended(request: dict[str, Any], broken: Rule, old: Side, samples: Samples) -> dict[str, Any]:
    """Return a request with other members such that it violates fewer of the old rules, `broken` still."""
    for rule in old.analysis.rules_of.get(broken.shape, ()):
        if rule.severity == "error" and breaks(rule, request):
            variants = (each for each in _tried(rule, samples, request, _MOST_MENDED) if not breaks(rule, each))
            request = next((each for each in variants if breaks(broken, each)), request)
    return request


def _options(place: PlaceConstraints, rule: Rule, base: object, samples: Samples) -> list[Any]:
    """Return the values of a member that are tried: none unless it is required, a small one, those of conditions.

    Of what is in the member, each combination of the leaves is tried, as far as there are few.
    """
    owner, _, member = place.path.partition(".")
    leaves: dict[str, list[Leaf | None]] = {}
    for leaf in leaves_of((rule.must,), rule.when):
        if member_of(leaf.path) == member:
            leaves.setdefault(f"{owner}.{leaf.path}", [None]).append(leaf)
    options: list[Any] = [base]
    for chosen in [(plain(member),), *islice(product(*leaves.values()), _MOST_OPTIONS)]:
        makes = {f"{owner}.{leaf.path}": partial(_made, leaf, samples) for leaf in chosen if leaf is not None}
        try:
            value = samples.holding(place, makes)
        except NoSampleError:
            continue
        counts = counts_of((*rule.when, rule.must), value[0]) if isinstance(value, list) and value else ()
        several = [value * count for count in counts]
        options += [each for each in (value, *several) if each not in options and _has_room(place, each)]
    return options


def _made(leaf: Leaf, samples: Samples, place: PlaceConstraints) -> Any:
    return leaf.make(place, samples)


def _has_room(place: PlaceConstraints, value: Any) -> bool:
    """Return whether a list is as short as the model asks."""
    length = place.constraint("length")
    most = None if length is None else length.maximum
    return most is None or not isinstance(value, list) or len(value) <= most

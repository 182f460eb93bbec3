"""Witnesses of rules of the documentation: the smallest request that violates the new rule and no old one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice, product
from typing import Any

from shapesmith.ir.constraints import Place
from shapesmith.ir.places import member_of
from shapesmith.ir.rules import (
    AnyOf,
    Condition,
    Length,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    TextRange,
    parts_of,
    places_of,
)
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparison import Found, Pair, Side
from shapesmith.review.changes.samples import NoSampleError, Samples, fits, spelled
from shapesmith.review.changes.statements import StatementChange
from shapesmith.rules.evaluate import breaks
from shapesmith.text.literals import string

# Requests that are tried: each member that the rule is about with a few values.
_MOST_TRIED = 2_000
_MOST_MEMBERS = 4
_LARGEST = 100_000

_UNSET = object()


def broken_statement(pair: Pair, found: Found) -> Witness | None:
    """Send a request that violates the new rule; None where none of those that are tried does."""
    change: StatementChange = found.detail
    rule, old = change.new, pair.comparison.old
    if rule is None or rule.shape not in old.analysis.constraints.structures:
        return None
    try:
        request = next(_breaking(rule, old), None)
    except NoSampleError:
        return None
    if request is None:
        return None
    package = old.names.package
    checked = f"{package}.validate({string(rule.shape)}, {spelled(request)})"
    return Witness("run", f"from {old.package} import {package}\n\nassert not {checked}")


def _breaking(rule: Rule, old: Side) -> Iterator[dict[str, Any]]:
    """Yield requests that violate the rule and were valid, those with few members first."""
    samples = Samples(old)
    places = old.analysis.constraints.structures[rule.shape].members
    conditions = (*rule.when, rule.must)
    members = list(dict.fromkeys(member_of(place) for place in places_of(conditions)))
    known = [member for member in members if member in places]
    if len(known) < len(members):
        return
    base = samples.structure(rule.shape)
    given = [_options(places[member], conditions, base.get(member, _UNSET), samples) for member in known]
    given[_MOST_MEMBERS:] = [options[:1] for options in given[_MOST_MEMBERS:]]
    rules = old.analysis.rules_of.get(rule.shape, ())
    tried = [dict(zip(known, values, strict=True)) for values in islice(product(*given), _MOST_TRIED)]
    for chosen in sorted(tried, key=lambda each: sum(value is not _UNSET for value in each.values())):
        request = {name: value for name, value in (base | chosen).items() if value is not _UNSET}
        if breaks(rule, request) and not any(each.severity == "error" and breaks(each, request) for each in rules):
            yield request


def _options(place: Place, conditions: tuple[Condition, ...], base: object, samples: Samples) -> list[Any]:
    """Return the values of a member that are tried: none unless it is required, a small one, those of conditions."""
    options: list[Any] = [base] if base is not _UNSET else [_UNSET]
    owner = place.path.partition(".")[0]
    values = list(_values(conditions))
    for target, leaf in [(None, None), *values]:
        if target is not None and member_of(target) != place.path.removeprefix(f"{owner}."):
            continue
        try:
            path = f"{owner}.{target}" if target is not None else place.path
            value = samples.holding(place, path, partial(_allowed, leaf=leaf, samples=samples))
        except NoSampleError:
            continue
        if value not in options:
            options.append(value)
    return options


def _values(conditions: tuple[Condition, ...]) -> Iterator[tuple[str, Any]]:
    """Yield values at places for which the conditions may be true, or false; None stands for a small value."""
    for condition in conditions:
        match condition:
            case Not():
                yield from _values((condition.condition,))
            case AnyOf():
                yield from _values(condition.conditions)
            case OneOf() | NoneOf():
                yield from ((condition.place, value) for value in condition.values[:2])
                yield condition.place, None
            case Length() if condition.unit != "keys":
                for size in (condition.minimum - 1, (condition.maximum or 0) + 1):
                    if 0 <= size <= _LARGEST:
                        yield condition.place, range(size)
            case Range():
                bounds = ((condition.minimum, -1), (condition.maximum, 1))
                yield from ((condition.place, bound + step) for bound, step in bounds if bound is not None)
            case TextRange():
                bounds = ((condition.minimum, -1), (condition.maximum, 1))
                yield from ((condition.place, str(bound + step)) for bound, step in bounds if bound is not None)
            case _ if hasattr(condition, "when") or hasattr(condition, "where"):
                yield from _values(parts_of(condition))  # type: ignore[arg-type]
            case _:
                yield from ((place, None) for place in places_of((condition,)))


def _allowed(place: Place, leaf: Any, samples: Samples) -> Any:
    """Return `leaf` if the model allows it at a place; raises NoSampleError otherwise. A range is a size."""
    if leaf is None:
        return samples.value(place)
    if isinstance(leaf, range):
        size = len(leaf)
        if place.kind == "list":
            leaf = samples.items(place, size)
        elif place.kind == "string" and not place.constraint("enum"):
            pattern = place.constraint("pattern")
            leaf = samples.text(pattern.pattern if pattern is not None else None, size, size)
        else:
            raise NoSampleError
    kinds = {str: "string", int: "integer", float: "float", bool: "boolean", list: "list"}
    enum, pattern = place.constraint("enum"), place.constraint("pattern")
    bounds = place.constraint("length") or place.constraint("range")
    size = len(leaf) if isinstance(leaf, str | list) else leaf
    if (
        place.kind != kinds.get(type(leaf))
        or (enum is not None and leaf not in enum.values)
        or (pattern is not None and pattern.pattern is not None and not fits(pattern.pattern, leaf))
        or (bounds is not None and bounds.minimum is not None and size < bounds.minimum)
        or (bounds is not None and bounds.maximum is not None and size > bounds.maximum)
    ):
        raise NoSampleError
    return leaf

"""From two sides to changes: every pair of elements goes through the rules of the catalogue for its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from shapesmith.ir.doc import Doc
from shapesmith.ir.service import OperationTarget
from shapesmith.ir.shapes import Member, Shape, targets_by_step
from shapesmith.review.changes.change import CATEGORIES, Change, ServiceChanges
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.change_rules.change_rule import ChangeRule, Noun
from shapesmith.review.changes.comparing import elements, renames
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.comparing.same_types import same_types
from shapesmith.review.changes.ranking import sort_key
from shapesmith.review.changes.witnesses.samples import first_known

_RULES_OF: dict[Noun, list[ChangeRule]] = defaultdict(list)
for _each in RULES:
    _RULES_OF[_each.noun].append(_each)
# The fields of each kind of element that some rule is about; those on an analysis look for what differs themselves.
_FIELDS_OF = {
    noun: tuple(dict.fromkeys(field for rule in rules for field in rule.fields)) if noun != "analysis" else ()
    for noun, rules in _RULES_OF.items()
}
# What no element has: the rule about it finds out whether it differs.
_DERIVED = frozenset({"annotation", "items", "sensitivity"})
# What knows its position in a file, which is no part of what it says.
_PLACED = frozenset({"documentation", "errors", "input", "members", "output"})

_SHOWN_SAYS = "{says}: {field}"


def compare(old: Side, new: Side) -> ServiceChanges:
    """Return every change from `old` to `new`: in the order of `ranking`, and then of the spec."""
    comparison = Comparison(old, new)
    found: list[Change] = []
    for noun, pair in _pairs(comparison):
        for rule in _RULES_OF[noun] if noun == "analysis" else _rules_about(noun, _differing(noun, pair)):
            found += [_change(rule, pair, each) for each in rule.handler(pair)]
    found.sort(key=sort_key)
    return ServiceChanges(service=new.service.name, old=_origin(old), new=_origin(new), changes=tuple(found))


def _origin(side: Side) -> str:
    service = side.service
    return service.package or next((file.path for file in service.sources), service.name)


@cache
def _rules_about(noun: Noun, fields: frozenset[str]) -> list[ChangeRule]:
    return [rule for rule in _RULES_OF[noun] if not fields.isdisjoint(rule.fields)]


def _differing(noun: Noun, pair: Pair) -> frozenset[str]:
    """Return the fields that rules are about and that can differ; most elements are the same on both sides."""
    old, new = pair.old, pair.new
    if type(old) is type(new):
        compared = _compared_in(noun, old.__class__)
        before, after = compared.plain_of(old), compared.plain_of(new)
        found = []
        if before != after:
            found = [field for field, one, other in zip(compared.plain, before, after, strict=True) if one != other]
        found += [field for field in compared.placed if _differ(getattr(old, field), getattr(new, field))]
    else:
        # Of shapes of two types only what is said of both can be compared; all else comes with the type.
        common = next(kind for kind in type(old).__mro__ if isinstance(new, kind))
        fields = [field for field in _FIELDS_OF[noun] if hasattr(common, field)]
        found = [field for field in fields if _differ(getattr(old, field), getattr(new, field))]
    derived = _derived(noun)
    if noun == "member" and old.shape == new.shape and same_types(pair.comparison).surely(pair.shape, new.shape):
        derived = frozenset()
    return derived.union(found) if found else derived


def _differ(old: object, new: object) -> bool:
    if isinstance(old, Doc) and isinstance(new, Doc):  # most are: this takes half as long
        return old.blocks != new.blocks
    return old is not new and _said(old) != _said(new)


def _said(value: object) -> object:
    """Return what is compared of a field: not where a text stands; of elements that are pairs of their own, which."""
    if isinstance(value, Doc):
        return value.blocks
    if isinstance(value, Member):
        return value.name
    if isinstance(value, OperationTarget):
        return value.shape
    if isinstance(value, tuple) and value and isinstance(value[0], Member | OperationTarget):
        return [_said(each) for each in value]
    return value


class _Compared(NamedTuple):
    """The fields of a kind of element that rules are about: those that are `placed` know their position in a file.

    `plain_of` takes the others from an element.
    """

    plain: tuple[str, ...]
    plain_of: Callable[[object], tuple[object, ...]]
    placed: tuple[str, ...]


@cache
def _compared_in(noun: Noun, kind: object) -> _Compared:
    fields = [field for field in _FIELDS_OF[noun] if hasattr(kind, field)]
    plain = tuple(field for field in fields if field not in _PLACED)
    placed = tuple(field for field in fields if field in _PLACED)
    if len(plain) > 1:
        return _Compared(plain, attrgetter(*plain), placed)
    return _Compared(plain, lambda element: tuple(getattr(element, field) for field in plain), placed)


@cache
def _derived(noun: Noun) -> frozenset[str]:
    return _DERIVED.intersection(_FIELDS_OF[noun])


def _pairs(comparison: Comparison) -> Iterator[tuple[Noun, Pair]]:
    """Yield each element that both sides have, outer ones first; those that seem to be renamed are not compared."""
    old, new = comparison.old, comparison.new
    yield "service", Pair(comparison, new.service.name, "", old.service, new.service)
    known, later = (elements.named(side.service, "operations") for side in (old, new))
    for earlier, name in elements.on_both(comparison, "operations"):
        before, operation = known[earlier], later[name]
        yield "operation", Pair(comparison, operation.name, "", before, operation)
        for kind, one, other in (("input", before.input, operation.input), ("output", before.output, operation.output)):
            if one is not None and other is not None:
                yield "result", Pair(comparison, f"{operation.name} ({kind})", "", one, other)
        errors = {target.shape: target for target in before.errors}
        for one, other in renames.errors(Pair(comparison, "", "", before, operation)).items():
            errors[other] = errors[one]
        for shape, target in {target.shape: target for target in operation.errors}.items():
            if shape in errors:
                yield "result", Pair(comparison, f"{operation.name} ({shape})", "", errors[shape], target)
    for shape in new.shapes.values():
        if shape.name in old.shapes:
            yield from _of_shape(comparison, old.shapes[shape.name], shape)
    for noun, field in (("paginator", "paginators"), ("waiter", "waiters")):
        one_by_name, other_by_name = (elements.named(side.service, field) for side in (old, new))
        for earlier, name in elements.on_both(comparison, field):
            yield noun, Pair(comparison, name, "", one_by_name[earlier], other_by_name[name])  # type: ignore[misc]
    yield "analysis", Pair(comparison, new.service.name, "", old, new)


def _of_shape(comparison: Comparison, old: Shape, new: Shape) -> Iterator[tuple[Noun, Pair]]:
    pair = Pair(comparison, new.name, new.name, old, new)
    yield "shape", pair
    before, after = targets_by_step(old), targets_by_step(new)
    for earlier, name in renames.respelled(pair).items():
        before[f".{name}"] = before[f".{earlier}"]
    for step, target in after.items():
        if step in before:
            yield "member", Pair(comparison, f"{new.name}{step}", new.name, before[step], target)


def _change(rule: ChangeRule, pair: Pair, found: Found) -> Change:
    comparison = pair.comparison
    shape = found.shape or pair.shape
    breaks = set(rule.always)
    members: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    if shape:
        used = found.used or shape
        breaks |= set(rule.sent) if comparison.is_sent(used) else set()
        breaks |= set(rule.received) if comparison.is_received(used) else set()
        side = comparison.side_with(shape)
        members, operations = side.places_of(shape), side.operations_of(shape)
    witness = first_known(rule.witnesses, pair, found) if breaks else None
    return Change(
        rule=rule.id,
        subject=found.subject or pair.subject,
        says=_SHOWN_SAYS.format(says=rule.says, field=found.says) if found.says else rule.says,
        old=found.old,
        new=found.new,
        breaks=tuple(category for category in CATEGORIES if category in breaks),
        advice=rule.advice if breaks else "",
        members=members,
        operations=operations,
        guess=rule.id.endswith("_RENAMED") and rule.noun != "member",
        old_at=found.old_at or _position(pair.old),
        new_at=found.new_at or _position(pair.new),
        witness=witness,
    )


def _position(node: object) -> str:
    return str(getattr(node, "provenance", ""))

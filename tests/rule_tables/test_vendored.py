"""Every rule of the vendored services, on values made to keep and to break it: generated packages and the reference agree."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
import pytest
from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import (
    Compare,
    Condition,
    Count,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
    parts_of,
    places_of,
)
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape
from shapesmith.rules.evaluate import breaks
from shapesmith.targets.json_schema.cel import Expressions
from shapesmith.targets.json_schema.cel_text import NotInCel

from tests.conftest import PackagesOf
from tests.corpus.full import full
from tests.corpus.models import VENDORED, analysed, vendored
from tests.corpus.package import imported_from
from tests.validation.conftest import USES

# As many values are made for one rule.
MOST = 40
UNSET = object()
TIMES = ("2024-01-01T10:05:00Z", "2024-01-02T10:05:00Z", "2024-03-01T10:07:00Z")
TEXTS = ("a", "A-1", "-a", "a--b", "a b", "", "é", "a.fifo", "aws:a", "2024-01-02", "arn:aws:s3:::a", "x" * 300)


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of(VENDORED)


def candidates(condition: Condition) -> Iterator[tuple[str, list[Any]]]:
    """Yield each place of a condition with values that fulfil it, and values that do not."""
    match condition:
        case OneOf(values=values) | NoneOf(values=values):
            yield condition.place, [*values[:2], "other", UNSET]
        case Length(minimum=low, maximum=high, unit=unit):
            sizes = {max(low - 1, 0), low, *(() if high is None else (high, high + 1))}
            item: Any = {"items": ["a"], "keys": None}.get(unit, "a")
            made = [{f"k{n}": "a" for n in range(size)} if item is None else item * size for size in sorted(sizes)]
            yield condition.place, [*made, UNSET]
        case Range(minimum=low, maximum=high):
            bounds = [bound for bound in (low, high) if bound is not None]
            yield condition.place, [*(bound + step for bound in bounds for step in (-1, 0, 1)), UNSET]
        case TotalSize(maximum=most):
            yield condition.place, [{"k": "a" * (most - 1)}, {"k": "a" * most}, {"k": {"Key": "a" * most}}, UNSET]
        case TextRange(minimum=low, maximum=high):
            bounds = [bound for bound in (low, high) if bound is not None]
            yield condition.place, [*(str(bound + step) for bound in bounds for step in (-1, 0, 1)), "a", UNSET]
        case TimeStep() | Compare():
            for place in places_of((condition,)):
                yield place, [1, 2, *TIMES, UNSET]
        case SumSize(places=places, maximum=most):
            yield places[0], ["a", "a" * most, "a" * (most + 1)]
        case Unique(place=place) if "[]" in place:
            holder, _, inner = place.rpartition("[]")
            yield holder, [[item_with(inner, "a"), item_with(inner, value)] for value in "ab"]
        case Each():
            for part in parts_of(condition):
                yield from candidates(part)
        case Count(places=(place, *_), minimum=low, maximum=high) if "[]" in place:
            holder, _, inner = place.rpartition("[]")
            yield holder, [*(items_for(condition, inner, size) for size in (low, (high or low) + 1)), UNSET]
        case Matches() | Format():
            yield condition.place, [*TEXTS, UNSET]
        case Not():
            yield from candidates(condition.condition)
        case IsSet():
            yield condition.place, ["a", UNSET]
        case _:
            for place in places_of((condition,)):
                yield place, ["a", 1, 2, UNSET]


def item_with(place: str, value: Any) -> Any:
    """Return an item in which a place has a value."""
    for step in reversed(steps_of(place)):
        value = [value] if step == "[]" else {step: value}
    return value


def items_for(condition: Count, inner: str, size: int) -> Any:
    """Return items of which a condition counts so many."""
    if not condition.where and condition.of is None:
        return [item_with(inner, "a")] * size
    item: dict[str, Any] = {}
    for part in condition.where:
        wanted = part.values[0] if isinstance(part, OneOf) else "other"
        made = item_with(part.place, wanted) if isinstance(part, OneOf | NoneOf) else {}
        if not isinstance(made, dict):
            return [made] * size
        item |= made
    if condition.of is None:
        return [item] * size
    put(item, condition.of, "a")
    return [item] * size


def put(value: dict[str, Any], place: str, candidate: Any) -> None:
    """Set a place of a structure to a value, with one item or entry in each list or map on the way."""
    *outer, last = steps_of(place)
    holder: Any = value
    for step, following in zip(outer, (*outer, last)[1:], strict=True):
        made: Any = [] if following[0] == "[" else {}
        if step[0] == "[" and step != "[]":
            holder += [deepcopy(made) for _ in range(int(step[1:-1]) + 1 - len(holder))]
            holder = holder[int(step[1:-1])]
        elif step == "[]":
            holder[:] = [holder[0] if holder and type(holder[0]) is type(made) else made]
            holder = holder[0]
        elif step == "{}":
            holder.clear()
            holder = holder.setdefault("k", made)
        else:
            name = named(step)
            inner = holder.get(name)
            holder[name] = deepcopy(inner) if type(inner) is type(made) else made
            holder = holder[name]
    if last[0] == "[" and last != "[]":
        holder[:] = holder[: int(last[1:-1])]
        if candidate is not UNSET:
            holder += [candidate] * (int(last[1:-1]) + 1 - len(holder))
    elif last == "[]":
        holder[:] = [] if candidate is UNSET else [candidate]
    elif last == "{key}":
        inside = next(iter(holder.values()), "v")
        holder.clear()
        holder.update({} if candidate is UNSET else {candidate: inside})
    elif last == "{}":
        holder.clear()
        holder.update({} if candidate is UNSET else {"k": candidate})
    elif candidate is UNSET:
        holder.pop(named(last), None)
    else:
        holder[named(last)] = candidate


def named(step: str) -> str:
    """Return the member or key to which a step leads."""
    return step[1:-1] if step[0] == "{" else step


def values(analysis: Analysis, rule: Rule) -> Iterator[dict[str, Any]]:
    """Yield values of the structure of a rule, in which the places that it is about have values of every sort."""
    choices: dict[str, list[Any]] = {}
    for condition in (rule.must, *rule.when):
        for place, found in candidates(condition):
            choices.setdefault(place, []).extend(each for each in found if each not in choices.get(place, ()))
    base = full(analysis.service, rule.shape)
    yield base
    for chosen in islice(product(*choices.values()), MOST):
        value = deepcopy(base)
        for place, candidate in zip(choices, chosen, strict=True):
            put(value, place, candidate)
        yield value


def broken(analysis: Analysis, shape: str, value: Any) -> set[str]:
    """Return the ids of the rules of error severity that a value of a shape breaks, however deep."""
    found: set[str] = set()
    pending = [(shape, value)]
    while pending:
        name, item = pending.pop()
        match analysis.service.shapes[name], item:
            case StructureShape(document=False) as structure, dict():
                rules = analysis.rules_of.get(name, ())
                found |= {rule.id for rule in rules if rule.severity == "error" and breaks(rule, item)}
                pending += [(member.shape, item[member.name]) for member in structure.members if member.name in item]
            case ListShape() as list_, list():
                pending += [(list_.member.shape, each) for each in item]
            case MapShape() as map_, dict():
                pending += [(map_.value.shape, each) for each in item.values()]
    return found


def structure_name(package: ModuleType, shape: str) -> str:
    return shape if shape in dir(package) else shape[:1].upper() + shape[1:]


class Judged(NamedTuple):
    """A value that was made for a rule, with the rules that the reference finds broken by it."""

    rule: Rule
    value: dict[str, Any]
    broken: set[str]


# The tests of a service follow one another.
@lru_cache(maxsize=1)
def judged(service: str) -> list[Judged]:
    """Return the values for all rules of a service."""
    analysis = analysed(vendored(service))
    return [
        Judged(rule, value, broken(analysis, rule.shape, value))
        for rules in analysis.rules_of.values()
        for rule in rules
        for value in values(analysis, rule)
    ]


@pytest.mark.parametrize("uses", USES)
@pytest.mark.parametrize("service", VENDORED)
def test_a_package_finds_what_the_reference_finds(service: str, uses: str, packages: Path) -> None:
    met: set[str] = set()
    with imported_from(packages, service) as package:
        import_module("aws_shapes._runtime.schema").USES_BEFORE_COMPILING = USES[uses]
        for rule, value, broken_by_reference in judged(service):
            found = package.validate(structure_name(package, rule.shape), value)
            ours = {violation.rule for violation in found if violation.source == "documentation"}
            assert ours == broken_by_reference, (rule.id, value)
            met |= ours
    known = {each.rule.id for each in judged(service) if each.rule.severity == "error"}
    # Of nearly every rule there is a value that breaks it.
    assert len(met) >= 0.9 * len(known)


@pytest.mark.parametrize("service", VENDORED)
def test_every_expression_is_one_of_the_language(service: str) -> None:
    celpy = pytest.importorskip("celpy", reason="cel-python is not installed")
    analysis = analysed(vendored(service))
    expressions = Expressions(analysis.constraints.structures)
    environment = celpy.Environment()
    without = []
    for rules in analysis.rules_of.values():
        for rule in rules:
            try:
                environment.compile(expressions.of_rule(rule))
            except NotInCel:
                if b'"format":"json"' not in msgspec.json.encode(rule.must):
                    without.append(rule.id)
    # That a text is JSON, no expression says.
    assert len(without) <= 0.05 * sum(map(len, analysis.rules_of.values())), without

"""Witnesses: the smallest Python code that worked with the old package and does not with the new one.

Each maker gets the pair and what the handler found, and returns None where no such code is known.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from shapesmith.ir.constraints import Place
from shapesmith.ir.places import member_of
from shapesmith.ir.shapes import BlobShape, ListShape, MapShape, Member, StringShape
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.review.changes.bounds import Bounds, text_between
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparison import Found, Pair, Side
from shapesmith.review.changes.samples import NoSampleError, Samples, spelled
from shapesmith.rules.evaluate import breaks
from shapesmith.text.literals import string

Maker: TypeAlias = Callable[[Pair, Found], "Witness | None"]


def missing_class(pair: Pair, found: Found) -> Witness | None:
    """Import a class that is gone."""
    old = pair.comparison.old
    name = old.names.classes.get(found.shape or pair.shape)
    return None if name is None else Witness("run", _imports(old, name))


def moved_class(pair: Pair, found: Found) -> Witness | None:
    """Import a class, or the alias of an enum, from the module that it was in."""
    old = pair.comparison.old
    return Witness("run", f"from {_package(old)}.{old.placement.modules[found.shape]} import {found.detail}")


def missing_alias(pair: Pair, found: Found) -> Witness | None:
    """Import the alias of an enum that is gone."""
    return Witness("run", _imports(pair.comparison.old, found.detail))


def missing_operation(pair: Pair, found: Found) -> Witness | None:
    """Import the module of an operation that is gone."""
    old = pair.comparison.old
    module = old.names.operation_modules[found.detail]
    return Witness("run", f"import {_package(old)}.operations.{module}")


def missing_member(pair: Pair, found: Found) -> Witness | None:
    """Name a member that is gone."""
    old = pair.comparison.old
    owner, member = pair.shape, found.detail
    if owner not in old.names.members:
        return None
    name = old.names.classes[owner]
    return Witness("run", f"{_imports(old, name)}\n\n{name}.{old.names.members[owner][member]}")


def missing_value(pair: Pair, found: Found) -> Witness | None:
    """Name the value of an enum that is gone."""
    old = pair.comparison.old
    name = old.names.classes[pair.shape]
    values = dict(zip(pair.old.enum, old.names.enum_members[pair.shape], strict=True))
    return Witness("run", f"{_imports(old, name)}\n\n{name}.{values[found.detail]}")


def unhandled_value(pair: Pair, found: Found) -> Witness | None:
    """Handle every value of an enum."""
    old = pair.comparison.old
    if pair.shape not in old.names.enum_members:
        return None
    name = old.names.classes[pair.shape]
    count = len(old.names.enum_members[pair.shape])
    handled = f'assert len({name}) == {count}, "each value has code that handles it"'
    return Witness("run", f"{_imports(old, name)}\n\n{handled}")


def incomplete_call(pair: Pair, found: Found) -> Witness | None:
    """Construct a class without a member that has become required."""
    old = pair.comparison.old
    if pair.shape not in old.names.members:
        return None
    classes: set[str] = set()
    try:
        call = Samples(old).construct(pair.shape, classes)
    except NoSampleError:
        return None
    return Witness("run", f"{_imports(old, *classes)}\n\n{call}")


def incomplete_request(pair: Pair, found: Found) -> Witness | None:
    """Check a request without a member that has become required."""
    return _request(pair.comparison.old, pair.shape, {})


def typed_use(pair: Pair, found: Found) -> Witness | None:
    """Read a member as the type that it had; set it, too, where requests have it, as less may be allowed there now."""
    old = pair.comparison.old
    if pair.shape not in old.names.members or not isinstance(pair.old, Member):
        return None
    name = old.names.classes[pair.shape]
    annotation = old.type_of(pair.shape, pair.old)
    lines = [_imports(old, name, *_classes_in(annotation, old))]
    if "rt." in annotation:
        lines.insert(0, f"from {old.package} import _runtime as rt")
    if not old.must_be_given(pair.shape, pair.old):
        annotation += " | None"
    member = f"value.{old.names.members[pair.shape][pair.old.name]}"
    if pair.shape in old.analysis.usage.sent:
        body = f"def exchange(value: {name}, given: {annotation}) -> {annotation}:\n"
        body += f"    before = {member}\n    {member} = given\n    return before"
    else:
        body = f"def read(value: {name}) -> {annotation}:\n    return {member}"
    return Witness("types", "\n".join(lines) + "\n\n\n" + body)


def value_removed_from_requests(pair: Pair, found: Found) -> Witness | None:
    """Send a value of an enum that is gone."""
    return _value_in_request(pair, found.detail)


def text_not_matched(pair: Pair, found: Found) -> Witness | None:
    """Send a text that matched the old pattern and does not match the new one."""
    if pair.old.pattern is None:
        return _value_in_request(pair, _mismatch(pair.new))
    lost = text_between(pair.old, pair.new)
    return _value_in_request(pair, lost.text) if isinstance(lost, Difference) and lost.text is not None else None


def size_not_allowed(pair: Pair, found: Found) -> Witness | None:
    """Send a text, list or map of a size that is no longer allowed."""
    old, new = Bounds.of_length(pair.old), Bounds.of_length(pair.new)
    size = _outside(old, new, least=0)
    if size is None:
        return None
    samples = Samples(pair.comparison.old)
    place = pair.comparison.old.analysis.constraints.shapes[pair.shape]
    try:
        match place.kind:
            case "string" if not place.constraint("enum"):
                value: Any = _text_of_size(pair.old, new, int(size), samples)
            case "blob":
                value = b"a" * int(size)
            case "list":
                value = samples.items(place, int(size))
            case "map" if size == 0:
                value = {}
            case _:
                return None
    except NoSampleError:
        return None
    return _value_in_request(pair, value)


def _text_of_size(old: Any, new: Bounds, size: int, samples: Samples) -> str:
    """Return a text of that size, or of another that is not within `new`. Raises NoSampleError."""
    if old.pattern is None:
        return samples.text(None, size, size)
    most = "" if new.maximum is None else new.maximum
    found = difference(old.pattern, rf"[\s\S]{{{new.minimum or 0},{most}}}", old.min, old.max)
    if isinstance(found, Difference) and found.text is not None:
        return found.text
    return samples.text(old.pattern, size, size)


def number_not_allowed(pair: Pair, found: Found) -> Witness | None:
    """Send a number that is no longer allowed."""
    return _value_in_request(pair, _outside(Bounds.of_range(pair.old), Bounds.of_range(pair.new), least=None))


def target_not_allowed(pair: Pair, found: Found) -> Witness | None:
    """Send a value that the old shape of a member allowed and the new one does not."""
    old, new = pair.comparison.old.shapes, pair.comparison.new.shapes
    before, after = old[pair.old.shape], new[pair.new.shape]
    # As if the shape itself had changed, at this place alone.
    inner = Pair(pair.comparison, pair.subject, before.name, before, after)
    makers: list[Maker] = []
    match before, after:
        case StringShape(), StringShape():
            for value in before.enum or ():
                if after.enum and value not in after.enum:
                    return _value_in_request(inner, value)
            makers = [text_not_matched] if after.pattern not in (None, before.pattern) else []
            makers.append(size_not_allowed)
        case ListShape(), ListShape():
            item = Pair(pair.comparison, f"{pair.subject}[]", pair.shape, before.member, after.member)
            makers = [size_not_allowed, lambda _, found: target_not_allowed(item, found)]
        case (BlobShape() | ListShape() | MapShape(), _):
            makers = [size_not_allowed]
        case _:
            makers = [number_not_allowed]
    return next(filter(None, (make(inner, found) for make in makers)), None)


def _outside(old: Bounds, new: Bounds, least: int | None) -> int | float | None:
    """Return a value within `old` and not within `new`, if there is one of at least `least`."""
    candidates = []
    if new.minimum is not None:
        candidates.append(new.minimum - 1)
    if new.maximum is not None:
        candidates.append(new.maximum + 1)
    for candidate in candidates:
        point = Bounds(candidate, candidate)
        if (least is None or candidate >= least) and old.contains(point) and not new.contains(point):
            return candidate
    return None


def _mismatch(shape: Any) -> str | None:
    """Return a short text of an allowed length that the pattern of `shape` does not match."""
    found = difference(r"[\s\S]*", shape.pattern, shape.min, shape.max)
    return found.text if isinstance(found, Difference) else None


def _value_in_request(pair: Pair, value: Any) -> Witness | None:
    """Put the value of a shape into the first structure that is sent with a member of that shape."""
    if value is None:
        return None
    old, new = pair.comparison.old, pair.comparison.new
    sent = old.analysis.usage.sent
    # A subject that is no shape is the one place that counts.
    for path in _paths(pair):
        owner, _, rest = path.partition(".")
        known = new.analysis.constraints.structures.get(owner)
        if owner not in sent or known is None:
            continue
        for wire, place in old.analysis.constraints.structures[owner].members.items():
            if rest.startswith(wire):
                with contextlib.suppress(NoSampleError):
                    return _request(old, owner, {wire: Samples(old).holding(place, path, lambda _: value)})
    return None


def _paths(pair: Pair) -> Iterator[str]:
    """Yield the members that have the subject on both sides: a shape, its items, its keys or its values."""
    old, new = pair.comparison.old, pair.comparison.new
    name = member_of(pair.subject)
    inside = pair.subject.removeprefix(name)
    if inside.startswith("."):
        yield pair.subject  # a member itself, or what is in it
        return
    still = set(new.places_of(name))
    yield from (f"{path}{inside}" for path in old.places_of(name) if path in still)


def _request(side: Side, structure: str, given: dict[str, Any]) -> Witness | None:
    try:
        params = Samples(side).structure(structure, given)
    except NoSampleError:
        return None
    package = side.names.package
    # A sample follows the model; where the documentation asks for more, the witness is about the model alone.
    level = "" if _follows_rules(side, structure, params) else ', level="modelled"'
    checked = f"{package}.validate({string(structure)}, {spelled(params)}{level})"
    return Witness("run", f"from {side.package} import {package}\n\nassert not {checked}")


def _follows_rules(side: Side, structure: str, value: Any) -> bool:
    """Return whether a value violates no rule of the documentation, neither itself nor a structure in it."""
    rules = side.analysis.rules_of.get(structure, ())
    if any(rule.severity == "error" and breaks(rule, value) for rule in rules):
        return False
    places = side.analysis.constraints.structures[structure].members
    return all(
        _follows_rules(side, place.target, each)
        for wire in value
        if wire in places
        for place, each in _innermost(places[wire], value[wire])
        if place.kind == "structure"
    )


def _innermost(place: Place, value: Any) -> Iterator[tuple[Place, Any]]:
    """Yield the values in lists and maps, with the places of each."""
    if place.item is None:
        yield place, value
        return
    # Items of a sample are alike.
    for item in [*(value.values() if isinstance(value, dict) else value)][:1]:
        yield from _innermost(place.item, item)


def _classes_in(annotation: str, side: Side) -> list[str]:
    known = {*side.names.classes.values(), *side.names.likes.values()}
    words = "".join(each if each.isalnum() or each in "_." else " " for each in annotation).split()
    return [word for word in words if word in known]


def _package(side: Side) -> str:
    return f"{side.package}.{side.names.package}"


def _imports(side: Side, *names: str) -> str:
    return f"from {_package(side)} import {', '.join(sorted(set(names)))}"

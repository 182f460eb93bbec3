"""Values that the old spec allows and the new one does not, each at its edge.

Each maker gets the pair and what the handler found, and returns None, or raises NoSampleError, where no such value is
known. What the new spec allows and the old one does not is found with the sides of the pair exchanged.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from shapesmith.ir.places import member_of
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    ListShape,
    MapShape,
    Member,
    NumberShape,
    Shape,
    StringShape,
    StructureShape,
)
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.regex.samples import first_suggested, matches, misses
from shapesmith.regex.samples import samples as texts_of
from shapesmith.review.changes.comparing.bounds import (
    ANY_TEXT,
    Bounds,
    allows_text,
    text_between,
    text_outside,
    with_values,
)
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples, first_known


class Lost(NamedTuple):
    """A value that is not allowed any more, and what has it: a shape, or a place as in `Tags[]`."""

    subject: str
    value: Any


# The size of the texts that are tried: it leaves characters for a `.*` at an end of a pattern.
_TRIED_SIZE = 80
_MOST_TRIED = 50

LostValue: TypeAlias = Callable[[Pair, Found], Lost | None]


def removed_value(pair: Pair, found: Found) -> Lost | None:
    """Return a value of an enum that is gone; None where an override has it on both sides."""
    corrected = pair.comparison.old.corrected_values(pair.shape) or ()
    return None if found.detail in corrected else _lost(pair, found.detail)


def value_not_listed(pair: Pair, found: Found) -> Lost | None:
    """Return a value that is none of those of an enum; one that the old enum had, if there was one."""
    candidates = list(pair.old.enum or ())
    if not candidates:
        # There is one text more than there are values, and each has another length: one is not listed.
        least = pair.old.min or 1
        for size in range(least, least + len(pair.new.enum) + 1):
            with contextlib.suppress(NoSampleError):
                candidates.append(Samples(pair.comparison.old).text(pair.old.pattern, size, pair.old.max))
    value = next((each for each in candidates if each not in pair.new.enum), None)
    return _lost(pair, value)


def member_not_known(pair: Pair, found: Found) -> Lost | None:
    """Return a value of a member that only the old spec has."""
    names = {member.name for member in pair.old.members}
    name = found.detail if found.detail in names or found.new is None else found.new
    place = pair.comparison.old.analysis.constraints.structures[pair.shape].members[name]
    return Lost(f"{pair.subject}.{name}", Samples(pair.comparison.old).value(place))


def empty_text(pair: Pair, found: Found) -> Lost | None:
    """Return an empty text, where it was allowed."""
    return _lost(pair, "") if allows_empty_text(pair) else None


def allows_empty_text(pair: Pair) -> bool:
    """Return whether the old shape of a member allowed an empty text."""
    shape = pair.comparison.old.shapes[pair.old.shape]
    if not isinstance(shape, StringShape) or shape.min or shape.enum:
        return False
    return shape.pattern is None or matches(shape.pattern, "")


def null_item(pair: Pair, found: Found) -> Lost | None:
    """Return a list or map that holds null."""
    samples, place = Samples(pair.comparison.old), pair.comparison.old.analysis.constraints.shapes[pair.shape]
    value: Any = [None] * max(1, pair.old.min or 0) if place.key is None else {samples.value(place.key): None}
    return _lost(pair, value)


def equal_items(pair: Pair, found: Found) -> Lost | None:
    """Return a list that has an item twice."""
    place = pair.comparison.old.analysis.constraints.shapes[pair.shape]
    if pair.old.max is not None and pair.old.max < _TWICE:
        return None
    return _lost(pair, Samples(pair.comparison.old).items(place, max(_TWICE, pair.old.min or 0)))


_TWICE = 2


def not_one_member(pair: Pair, found: Found) -> Lost | None:
    """Return a structure that sets no member, or two, where it has to set one of them."""
    samples = Samples(pair.comparison.old)
    required = [member.name for member in pair.old.members if member.required]
    others = [member.name for member in pair.old.members if not member.required]
    places = samples.places(pair.shape)
    given = {name: samples.value(places[name]) for name in others[:1]} if len(required) == 1 else {}
    value = samples.structure(pair.shape, given)
    return _lost(pair, value) if len(value) != 1 else None


def text_not_matched(pair: Pair, found: Found) -> Lost | None:
    """Return a text that matched the old pattern and does not match the new one."""
    if pair.old.enum:
        return _listed(pair)
    if pair.old.pattern is None:
        return _lost(pair, _mismatch(pair.new.pattern, pair.old))
    lost = text_between(pair.old, pair.new)
    if isinstance(lost, Difference):
        return _lost(pair, lost.text)
    # Patterns that cannot be compared: some of the texts that the old one matches are tried.
    tried = islice(texts_of(pair.old.pattern, pair.old.min, pair.old.max, _TRIED_SIZE), _MOST_TRIED)
    return _lost(pair, next((text for text in tried if misses(pair.new.pattern, text)), None))


def size_not_allowed(pair: Pair, found: Found) -> Lost | None:
    """Return a text, list or map of a size that is no longer allowed."""
    if getattr(pair.old, "enum", None):
        return _listed(pair)
    old, new = Bounds.of_length(pair.old), Bounds.of_length(pair.new)
    size = _outside(old, new, least=0)
    if size is None:
        return None
    samples = Samples(pair.comparison.old)
    place = pair.comparison.old.analysis.constraints.shapes[pair.shape]
    match place.kind:
        case "string":
            return _lost(pair, _text_of_size(pair.old, new, int(size), samples))
        case "blob":
            return _lost(pair, b"a" * int(size))
        case "list":
            return _lost(pair, samples.items(place, int(size)))
        case "map":
            return _lost(pair, samples.entries(place, int(size)))
    return None


def _listed(pair: Pair) -> Lost | None:
    """Return a value of an enum that is no longer allowed."""
    return _lost(pair, next((value for value in pair.old.enum if not allows_text(pair.new, value)), None))


def _text_of_size(old: Any, new: Bounds, size: int, samples: Samples) -> str:
    """Return a text of that size, or of another that is not within `new`. Raises NoSampleError."""
    if old.pattern is None:
        return samples.text(None, size, size)
    if new.maximum is not None and size > new.maximum and (text := first_suggested(old.pattern, size, size)):
        return text
    found = text_outside(old, new)
    if isinstance(found, Difference) and found.text is not None:
        return found.text
    return samples.text(old.pattern, size, size)


def number_not_allowed(pair: Pair, found: Found) -> Lost | None:
    """Return a number that is no longer allowed."""
    return _lost(pair, _outside(Bounds.of_range(pair.old), Bounds.of_range(pair.new), least=None))


def target_not_allowed(
    pair: Pair, found: Found, *, is_read: bool = False, around: frozenset[tuple[str, str]] = frozenset()
) -> Lost | None:
    """Return a value that the old shape of a member allowed and the new one does not.

    Of a value that `is_read` nothing is asked that it lacks. A shape may contain itself: `around` are the pairs of
    shapes that the member is in.
    """
    old, new = pair.comparison.old.shapes, pair.comparison.new.shapes
    before, after = with_values(old[pair.old.shape], pair.old), with_values(new[pair.new.shape], pair.new)
    if (before.name, after.name) in around:
        return None
    around |= {(before.name, after.name)}
    # As if the shape itself had changed, at this place alone.
    inner = Pair(pair.comparison, pair.subject, before.name, before, after)
    makers: list[LostValue] = []
    if getattr(before, "sparse", False) and not getattr(after, "sparse", True):
        makers.append(null_item)
    if getattr(after, "unique_items", False) and not getattr(before, "unique_items", True):
        makers.append(equal_items)
    match before, after:
        case StringShape(), StringShape() if before.enum:
            return _listed(inner)
        case StringShape(), StringShape():
            makers = [value_not_listed] if after.enum else []
            makers += [text_not_matched] if after.pattern not in (None, before.pattern) else []
            makers.append(size_not_allowed)
        case ListShape(), ListShape():
            item = Pair(pair.comparison, f"{pair.subject}[]", pair.shape, before.member, after.member)
            makers += [size_not_allowed, _in_part(item, is_read, around)]
        case MapShape(), MapShape():
            steps = ("{key}", before.key, after.key), ("{}", before.value, after.value)
            parts = [Pair(pair.comparison, f"{pair.subject}{step}", pair.shape, *each) for step, *each in steps]
            makers += [size_not_allowed, *(_in_part(part, is_read, around) for part in parts)]
        case _ if _are_apart(_form(before), _form(after)):
            # What any JSON is has the small value of an object.
            is_taken = _form(after) == _ANY or (_form(before), _form(after)) == (_ANY, _OBJECT)
            makers = [] if is_taken else [any_value]
        case (StructureShape(), _) | (_, StructureShape()) if _form(before) != _ANY:
            makers = [partial(_object_not_allowed, is_read=is_read, around=around)]
            if getattr(after, "union", False) and not getattr(before, "union", True):
                makers.append(not_one_member)
        case (BlobShape() | ListShape() | MapShape(), _):
            makers += [size_not_allowed]
        case NumberShape(), NumberShape():
            makers = [number_not_allowed]
        case _:
            pass
    return first_known(makers, inner, found)


def _in_part(part: Pair, is_read: bool, around: frozenset[tuple[str, str]]) -> LostValue:
    """Return the maker of a value that has an item, key or value which is not allowed."""
    return lambda _, found: target_not_allowed(part, found, is_read=is_read, around=around)


target_not_read: LostValue = partial(target_not_allowed, is_read=True)


def _object_not_allowed(pair: Pair, found: Found, *, is_read: bool, around: frozenset[tuple[str, str]]) -> Lost | None:
    """Return a structure or map with a key that is no member, a value of another form, or without what is required.

    Or a structure with a value that is not allowed in a member which has another shape.
    """
    samples = Samples(pair.comparison.old)
    place = pair.comparison.old.analysis.constraints.shapes[pair.shape]
    makes: list[Callable[[], Any]] = [lambda: samples.value(place)]
    if isinstance(pair.old, MapShape):
        makes.append(lambda: samples.entries(place, 1))
    else:
        places = samples.places(place.target)
        makes += [partial(samples.holding, place, {each.path: samples.value}) for each in places.values()]
    for make in makes:
        with contextlib.suppress(NoSampleError):
            value = make()
            if _lacks_place(value, pair, is_read=is_read):
                return _lost(pair, value)
    for member in getattr(pair.old, "members", ()):
        other = pair.new.member(member.name) if isinstance(pair.new, StructureShape) else None
        if other is not None and (other.shape, other.enum) != (member.shape, member.enum):
            inner = Pair(pair.comparison, f"{pair.old.name}.{member.name}", pair.old.name, member, other)
            with contextlib.suppress(NoSampleError):
                if (lost := target_not_allowed(inner, found, is_read=is_read, around=around)) is not None:
                    given = samples.member_holding(lost.subject, lost.value)
                    return _lost(pair, samples.structure(pair.old.name, given))
    return None


def _lacks_place(value: dict[Any, Any], pair: Pair, *, is_read: bool) -> bool:
    """Return whether a structure or map of the old spec surely has no place in the new shape."""
    old, new = pair.comparison.old.shapes, pair.comparison.new.shapes
    after: Shape = pair.new
    if isinstance(after, StructureShape):
        names = {member.name for member in after.members}
        needed = {member.name for member in after.members if member.required and not member.idempotency_token}
        return not names >= value.keys() or not (is_read or needed <= value.keys())
    if not isinstance(after, MapShape):
        return False
    wanted, targets = new[after.value.shape], [pair.old.member(key) for key in value]
    forms = {_form(old[target.shape]) for target in targets if target is not None}
    return _form(wanted) != _ANY and any(_are_apart(form, _form(wanted)) for form in forms - {_ANY})


_ANY = "any"
_OBJECT = "object"
_WRITTEN = "written"


def _form(shape: Shape) -> str:
    """Return what a value is in JSON: one of another form is not allowed, whatever is in it."""
    match shape:
        case StructureShape() if shape.document or shape.open or shape.eventstream:
            return _ANY
        case StructureShape() | MapShape():
            return _OBJECT
        case ListShape():
            return "list"
        case StringShape():
            return "text"
        case NumberShape():
            return "number"
        case BooleanShape():
            return "boolean"
    return _WRITTEN


def _are_apart(form: str, other: str) -> bool:
    """Return whether surely no value has both forms: a blob or a time may be written as a text or a number."""
    is_maybe = _WRITTEN in (form, other) and not {form, other} & {_OBJECT, "list", _ANY}
    return form != other and not is_maybe


def any_value(pair: Pair, found: Found) -> Lost | None:
    """Return a value that the old shape allowed, where the new one allows none of its kind."""
    old = pair.comparison.old
    return _lost(pair, Samples(old).value(old.analysis.constraints.shapes[pair.shape]))


def _outside(old: Bounds, new: Bounds, least: int | None) -> int | float | None:
    """Return a value within `old` and not within `new`, if there is one of at least `least`."""
    candidates: list[int | float | None] = []
    if new.minimum is not None:
        candidates += [new.minimum - 1, old.minimum]
    if new.maximum is not None:
        candidates += [new.maximum + 1, old.maximum]
    for candidate in candidates:
        if candidate is None or (least is not None and candidate < least):
            continue
        point = Bounds(candidate, candidate)
        if old.contains(point) and not new.contains(point):
            return candidate
    return None


def _mismatch(pattern: str, shape: Any) -> str | None:
    """Return a short text of a length that `shape` allows, which a pattern does not match."""
    found = difference(ANY_TEXT, pattern, shape.min, shape.max)
    return found.text if isinstance(found, Difference) else None


def _lost(pair: Pair, value: Any) -> Lost | None:
    return None if value is None else Lost(pair.subject, value)


def paths_of(pair: Pair, subject: str) -> Iterator[str]:
    """Yield the members that have a subject on both sides: a shape, its items, its keys or its values."""
    old, new = pair.comparison.old, pair.comparison.new
    name = member_of(subject)
    inside = subject.removeprefix(name)
    if inside.startswith("."):
        # A member itself, or what is in it; the other side may spell its name in another way.
        is_respelled = isinstance(pair.old, Member) and subject.startswith(pair.subject)
        yield f"{pair.shape}.{pair.old.name}{subject.removeprefix(pair.subject)}" if is_respelled else subject
        return
    still = set(new.places_of(name))
    yield from (f"{path}{inside}" for path in old.places_of(name) if path in still)

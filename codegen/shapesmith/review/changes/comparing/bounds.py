"""Whether the values that a constraint allows became fewer or more, decided exactly where that is possible."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    NumberShape,
    Shape,
    StringShape,
    StructureShape,
    Target,
    targets,
)
from shapesmith.regex.inclusion import Difference, Undecided, difference
from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.samples import first_suggested, matches, misses
from shapesmith.regex.syntax import lengths
from shapesmith.regex.translate import tree

_WHOLE = (IntegerShape, LongShape)
# The pattern of every text.
ANY_TEXT = r"[\s\S]*"
# A comparison of more shapes than this is not worth its time.
_MOST_PAIRS = 100
# What makes a structure another kind of value.
_OF_STRUCTURES = ("document", "open", "eventstream", "is_error")

Verdict: TypeAlias = Literal["added", "removed", "tightened", "loosened", "changed", "respelled"]
"""`added`: there was no constraint; `tightened`: only values that were allowed are, and not all; `loosened`: the
reverse; `changed`: neither, or it cannot be decided; `respelled`: exactly the same values."""

_Known: TypeAlias = dict[tuple[str, str], Verdict]

_NO_TEXT = Difference(None)
_NO_SHAPES: Mapping[str, Shape] = {}

# The verdicts by which requests that passed are rejected, and by which responses have what they had not.
TIGHTER = ("added", "tightened", "changed")
LOOSER = ("removed", "loosened", "changed")


class Bounds(NamedTuple):
    """A minimum and a maximum, both included; None for none."""

    minimum: int | float | None
    maximum: int | float | None

    @classmethod
    def of_length(cls, shape: Any) -> Bounds:
        """Return the bounds of a length. A minimum of 0 is none."""
        return cls(getattr(shape, "min", None) or None, getattr(shape, "max", None))

    @classmethod
    def of_range(cls, shape: Any) -> Bounds:
        """Return the bounds of a number; those of an integer are integers."""
        low, high = getattr(shape, "min", None), getattr(shape, "max", None)
        if isinstance(shape, _WHOLE):
            return cls(low if low is None else math.ceil(low), high if high is None else math.floor(high))
        return cls(low, high)

    def contains(self, other: Bounds) -> bool:
        """Return whether every value within `other` is within these bounds."""
        low = self.minimum is None or (other.minimum is not None and other.minimum >= self.minimum)
        high = self.maximum is None or (other.maximum is not None and other.maximum <= self.maximum)
        return low and high

    @property
    def is_open(self) -> bool:
        """Whether every value is allowed."""
        return self.minimum is None and self.maximum is None

    def __str__(self) -> str:
        if self.maximum is None:
            return f"{self.minimum:,} or more"
        if self.minimum is None:
            return f"at most {self.maximum:,}"
        return f"{self.minimum:,} to {self.maximum:,}" if self.minimum != self.maximum else f"exactly {self.minimum:,}"


def compare_bounds(old: Bounds, new: Bounds) -> Verdict | None:
    """Return how bounds changed; None if they did not."""
    if old == new:
        return None
    if old.is_open:
        return "added"
    if new.is_open:
        return "removed"
    if old.contains(new):
        return "tightened"
    return "loosened" if new.contains(old) else "changed"


def compare_lengths(
    old: Any, new: Any, before: Mapping[str, Shape] = _NO_SHAPES, after: Mapping[str, Shape] = _NO_SHAPES
) -> Verdict | None:
    """Return how the length of a shape changed; None if it did not.

    Of an enum only its values count, of a pattern the texts that it matches, of a map the keys that an enum lists:
    where none of them shows the change, the length is respelled.
    """
    was, is_ = Bounds.of_length(old), Bounds.of_length(new)
    verdict = compare_bounds(was, is_)
    is_tighter = verdict in TIGHTER and not _are_within(old, is_, before)
    is_looser = verdict in LOOSER and not _are_within(new, was, after)
    if verdict is None or (is_tighter and is_looser):
        return verdict
    if not is_tighter and not is_looser:
        return "respelled"
    return verdict if verdict != "changed" else "tightened" if is_tighter else "loosened"


def _are_within(shape: Any, bounds: Bounds, shapes: Mapping[str, Shape]) -> bool:
    """Return whether every value of a shape has a length within bounds."""
    if all(map(bounds.contains, _lengths_of(shape, shapes))):
        return True
    return not _is_outside(shape, bounds) and text_outside(shape, bounds) == _NO_TEXT


def _is_outside(shape: Any, bounds: Bounds) -> bool:
    """Return whether a text is at hand that the pattern of `shape` allows and whose length is not within bounds.

    Most patterns allow one, for which `text_outside` would follow their automata character by character.
    """
    if getattr(shape, "pattern", None) is None:
        return False
    too_long = None if bounds.maximum is None else (max(int(bounds.maximum) + 1, shape.min or 0), shape.max)
    too_short = None if bounds.minimum is None else (shape.min, int(bounds.minimum) - 1)
    return any(limits and first_suggested(shape.pattern, *limits) is not None for limits in (too_long, too_short))


def _lengths_of(shape: Any, shapes: Mapping[str, Shape]) -> list[Bounds]:
    """Return the lengths that the values of a shape have: those of an enum, or bounds."""
    if enum := getattr(shape, "enum", None):
        return [Bounds(len(value), len(value)) for value in enum]
    bounds = Bounds.of_length(shape)
    if isinstance(shape, MapShape) and (keys := getattr(shapes.get(shape.key.shape), "enum", None)):
        return [Bounds(bounds.minimum, min(len(keys), len(keys) if bounds.maximum is None else bounds.maximum))]
    if getattr(shape, "pattern", None) is None:
        return [bounds]
    try:
        shortest, longest = lengths(tree(shape.pattern))
    except PatternError:
        return [bounds]
    most = [each for each in (bounds.maximum, longest) if each is not None]
    return [Bounds(max(bounds.minimum or 0, shortest) or None, min(most, default=None))]


def compare_values(old: tuple[object, ...], new: tuple[object, ...]) -> Verdict | None:
    """Return how a set of allowed values changed; None if it did not."""
    before, after = set(old), set(new)
    if before == after:
        return None
    return "tightened" if after < before else "loosened" if before < after else "changed"


def compare_patterns(old: Any, new: Any) -> Verdict | None:
    """Return how the pattern of a string shape changed; None if it did not.

    Only texts of the lengths that a side allows count, of an enum only its values: a pattern that differs for no such
    text is respelled, and one that matches all of them is none.
    """
    if old.pattern == new.pattern:
        return None
    if _matches_values(new.pattern, old.enum) or _matches_values(old.pattern, new.enum):
        return "respelled"
    if old.pattern is None or new.pattern is None:
        limit = new if old.pattern is None else old
        if difference(ANY_TEXT, limit.pattern, limit.min, limit.max) == _NO_TEXT:
            return "respelled"
        return "added" if old.pattern is None else "removed"
    if _without_anchors(old.pattern) == _without_anchors(new.pattern):
        return "respelled"
    lost, gained = text_between(old, new), text_between(new, old)
    if not isinstance(lost, Difference) or not isinstance(gained, Difference):
        return "changed"
    if lost.text is None:
        return "respelled" if gained.text is None else "loosened"
    return "tightened" if gained.text is None else "changed"


def _matches_values(pattern: str | None, enum: tuple[str, ...] | None) -> bool:
    """Return whether a pattern matches each value of an enum, so that beside the enum it says nothing."""
    return pattern is not None and bool(enum) and all(matches(pattern, value) for value in enum or ())


def _without_anchors(pattern: str) -> str:
    """Return a pattern without what says nothing where a whole text must match: `^` before it and `$` behind it."""
    ends = pattern.endswith("$") and not pattern.endswith("\\$")
    return pattern.removeprefix("^").removesuffix("$" if ends else "")


def text_between(shape: Any, other: Any) -> object:
    """Return the shortest text that the pattern of `shape` allows and that of `other` does not."""
    return difference(shape.pattern, other.pattern, shape.min, shape.max)


def text_outside(shape: Any, bounds: Bounds) -> Difference | Undecided | None:
    """Return the shortest text that the pattern of `shape` allows and whose length is not within bounds.

    None if it has no pattern.
    """
    if getattr(shape, "pattern", None) is None:
        return None
    most = "" if bounds.maximum is None else bounds.maximum
    return difference(shape.pattern, rf"[\s\S]{{{bounds.minimum or 0},{most}}}", shape.min, shape.max)


def compare_types(old: Shape, new: Shape) -> Verdict | None:
    """Return how the type of a shape changed; None if it did not. In Python an integer is any number, too."""
    if type(old) is type(new):
        return None
    if not isinstance(old, NumberShape) or not isinstance(new, NumberShape):
        return "changed"
    was_whole, is_whole = isinstance(old, _WHOLE), isinstance(new, _WHOLE)
    return "respelled" if was_whole == is_whole else "tightened" if is_whole else "loosened"


def is_flag_now(old: Shape, new: Shape) -> bool:
    """Return whether a number has become a boolean, which in Python is a number, too."""
    return isinstance(old, NumberShape) and isinstance(new, BooleanShape)


def compare_targets(
    old: str, new: str, before: Mapping[str, Shape], after: Mapping[str, Shape], known: _Known | None = None
) -> Verdict:
    """Return how the values of the shape `new` of one side compare with those of the shape `old` of the other.

    Structures of the same name are compared by themselves, and so count as the same. Documents have the same values.
    `known` are the pairs that were or are being compared, as a shape may contain itself.
    """
    known = {} if known is None else known
    if (old, new) not in known:
        # What contains the pair differs if the pair does, so that it may count as the same below itself.
        known[old, new] = "respelled"
        known[old, new] = _compare_shapes(old, new, before, after, known) if len(known) <= _MOST_PAIRS else "changed"
    return known[old, new]


def compare_references(
    old: Target, new: Target, before: Mapping[str, Shape], after: Mapping[str, Shape], known: _Known | None = None
) -> Verdict:
    """Return how the values at a place compare: those of its shape, or those that it lists itself."""
    listed = compare_listed(old, new, before, after)
    return compare_targets(old.shape, new.shape, before, after, known) if listed is None else _verdict_of({listed})


def compare_listed(old: Target, new: Target, before: Mapping[str, Shape], after: Mapping[str, Shape]) -> Verdict | None:
    """Return how the texts at a place compare that lists its values itself; None where it lists none on both sides."""
    one, other = with_values(before[old.shape], old), with_values(after[new.shape], new)
    is_listed = one is not before[old.shape] or other is not after[new.shape]
    if not is_listed or not isinstance(one, StringShape) or not isinstance(other, StringShape):
        return None
    (verdict,) = _compare_texts(one, other)
    return verdict or "respelled"


def _compare_shapes(
    old: str, new: str, before: Mapping[str, Shape], after: Mapping[str, Shape], known: _Known
) -> Verdict:
    one, other = before[old], after[new]
    if _is_document(one) or _is_document(other):
        return _compare_documents(one, other)
    types = compare_types(one, other)
    if types == "changed":
        return "changed"
    found: set[Verdict | None] = {types}
    match one, other:
        case (StringShape(), StringShape()):
            found |= _compare_texts(one, other)
        case (BlobShape(), BlobShape()):
            found |= {compare_lengths(one, other)}
        case (NumberShape(), NumberShape()):
            found |= {compare_bounds(Bounds.of_range(one), Bounds.of_range(other))}
        case (ListShape(), ListShape()) | (MapShape(), MapShape()):
            found |= {compare_lengths(one, other, before, after)}
            found |= _compare_contents(one, other)
            inner = zip(targets(one), targets(other), strict=True)
            found |= {compare_targets(each.shape, its.shape, before, after, known) for each, its in inner}
        case (StructureShape(), StructureShape()) if old != new:
            found |= _compare_structures(one, other)
            both = ((each, other.member(each.name)) for each in one.members)
            for each, its in both:
                if its is not None and (each.jsonvalue, each.streaming) != (its.jsonvalue, its.streaming):
                    found.add("changed")
                elif its is not None:
                    found.add(compare_references(each, its, before, after, known))
    return _verdict_of(found)


def _verdict_of(found: set[Verdict | None]) -> Verdict:
    """Return what changes of parts are together."""
    tighter = not found.isdisjoint(TIGHTER)
    looser = not found.isdisjoint(LOOSER)
    if tighter and looser:
        return "changed"
    return "tightened" if tighter else "loosened" if looser else "respelled"


def _compare_contents(old: Shape, new: Shape) -> set[Verdict | None]:
    """Return how two lists or maps compare by whether they may hold null, and whether items must differ."""
    allowed = [(getattr(shape, "sparse", False), not getattr(shape, "unique_items", False)) for shape in (old, new)]
    return {None if was == now else "loosened" if now else "tightened" for was, now in zip(*allowed, strict=True)}


def _is_document(shape: Shape) -> bool:
    return isinstance(shape, StructureShape) and shape.document


def _compare_documents(old: Shape, new: Shape) -> Verdict:
    """Return how values compare where one side or both take any JSON: each text, number or boolean is some."""
    if _is_document(old) and _is_document(new):
        return "respelled"
    is_looser = _is_document(new)
    if not isinstance(old if is_looser else new, StringShape | NumberShape | BooleanShape):
        return "changed"
    return "loosened" if is_looser else "tightened"


def _compare_structures(old: StructureShape, new: StructureShape) -> set[Verdict | None]:
    """Return how two structures compare by which members they have, and which of them they require.

    A further member is no other value to those who read a structure, unless they have to find out which one is set.
    """
    if any(getattr(old, trait) != getattr(new, trait) for trait in _OF_STRUCTURES):
        return {"changed"}
    found: set[Verdict | None] = set()
    if old.union != new.union:
        found.add("tightened" if new.union else "loosened")
    before, after = ({member.name for member in each.members} for each in (old, new))
    needed, needs = ({member.name for member in each.members if member.required} for each in (old, new))
    if not before <= after or not needs <= needed:
        found.add("tightened")
    if not needed <= needs or (old.is_choice and new.is_choice and not after <= before):
        found.add("loosened")
    return found


def with_values(shape: Shape, target: object) -> Shape:
    """Return a shape as it is at a member, which may list the values of a text itself."""
    enum = getattr(target, "enum", None)
    return replace(shape, enum=enum) if enum and isinstance(shape, StringShape) else shape


def _compare_texts(old: StringShape, new: StringShape) -> set[Verdict | None]:
    """Return how the texts that a shape allows changed; those of an enum are its values."""
    if old.enum and new.enum:
        return {compare_values(old.enum, new.enum)}
    if old.enum:
        are_allowed = all(allows_text(new, value) for value in old.enum)
        return {("respelled" if allows_only(new, old.enum) else "removed") if are_allowed else "changed"}
    if new.enum:
        are_allowed = all(allows_text(old, value) for value in new.enum)
        return {("respelled" if allows_only(old, new.enum) else "added") if are_allowed else "changed"}
    return {compare_lengths(old, new), compare_patterns(old, new)}


def allows_text(shape: StringShape, text: str) -> bool:
    """Return whether a shape allows a text; so does one whose pattern cannot be checked."""
    is_listed = not shape.enum or text in shape.enum
    is_sized = Bounds.of_length(shape).contains(Bounds(len(text), len(text)))
    return is_listed and is_sized and (shape.pattern is None or not misses(shape.pattern, text))


def allows_only(shape: StringShape, texts: tuple[str, ...]) -> bool:
    """Return whether the pattern of a shape allows none but these texts."""
    if shape.pattern is None:
        return False
    return difference(shape.pattern, "|".join(map(re.escape, texts)), shape.min, shape.max) == _NO_TEXT

"""Handlers for an operation that has another shape as its input or output: whether code, requests, responses break."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from shapesmith.ir.shapes import Shape
from shapesmith.review.changes.comparing.bounds import LOOSER, TIGHTER, compare_targets
from shapesmith.review.changes.comparing.classes import fits
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side


def one_result(pair: Pair, *, field: str, new: bool) -> Iterator[Found]:
    """Find that an operation has an input or output on one side only."""
    before, after = _shapes(pair, field)
    if before is None and after is not None and new:
        yield Found(new=after)
    if before is not None and after is None and not new:
        yield Found(before)


def other_input(pair: Pair, *, breaks_code: bool, rejects: bool) -> Iterator[Found]:
    """Find another input, which breaks code that constructs the request or does not.

    It `rejects` requests if it has not all values of the old one.
    """
    before, after = _shapes(pair, "input")
    if before is not None and after is not None:
        sides = (pair.comparison.old, before), (pair.comparison.new, after)
        old, new = (_with_needed_alone(side, shape) for side, shape in sides)
        is_found = (compare_targets(before, after, old, new) in TIGHTER) is rejects
        if is_found and breaks_request(pair, before, after) is breaks_code:
            yield Found(before, after, detail=before)


def other_output(pair: Pair, *, breaks_code: bool, surprises: bool) -> Iterator[Found]:
    """Find another output, which breaks code that reads the response or does not.

    It `surprises` code if it has values that the old one had not.
    """
    before, after = _shapes(pair, "output")
    if before is not None and after is not None:
        old, new = pair.comparison.old, pair.comparison.new
        is_found = (compare_targets(before, after, old.shapes, new.shapes) in LOOSER) is surprises
        is_same_class = old.names.classes[before] == new.names.classes[after] and fits(pair.comparison, before, after)
        if is_found and is_same_class is not breaks_code:
            yield Found(before, after, detail=before)


def _with_needed_alone(side: Side, request: str) -> dict[str, Shape]:
    """Return the shapes of a side, where a request requires no members but those that a caller must give."""
    shape = side.service.structure(request)
    members = tuple(replace(each, required=side.must_be_given(request, each)) for each in shape.members)
    return {**side.shapes, request: replace(shape, members=members)}


def _shapes(pair: Pair, field: str) -> tuple[str | None, str | None]:
    before, after = (getattr(side, field) for side in (pair.old, pair.new))
    return before and before.shape, after and after.shape


def breaks_request(pair: Pair, before: str, after: str | None) -> bool:
    """Return whether code for the request of an operation breaks with its new input; None is no input."""
    old, new = pair.comparison.old.names, pair.comparison.new.names
    return old.requests[pair.old.name] != new.requests[pair.new.name] or not fits(pair.comparison, before, after)

"""Handlers for an operation that has another shape as its input or output: whether code, requests, responses break."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from shapesmith.ir.shapes import Shape
from shapesmith.review.changes.comparing.bounds import compare_targets
from shapesmith.review.changes.comparing.classes import fits
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.comparing.handlers import Handler

_FEWER = ("tightened", "changed")
_MORE = ("loosened", "changed")


def one_result(field: str, *, new: bool) -> Handler:
    """Return the handler that finds that an operation has an input or output on one side only."""

    def handler(pair: Pair) -> Iterator[Found]:
        before, after = _shapes(pair, field)
        if before is None and after is not None and new:
            yield Found(new=after)
        if before is not None and after is None and not new:
            yield Found(before)

    return handler


def other_input(*, breaks_code: bool, rejects: bool) -> Handler:
    """Return the handler that finds another input, which breaks code that constructs the request or does not.

    It `rejects` requests if it has not all values of the old one.
    """
    return _other("input", breaks_request, _FEWER, breaks_code, rejects)


def other_output(*, breaks_code: bool, surprises: bool) -> Handler:
    """Return the handler that finds another output, which breaks code that reads the response or does not.

    It `surprises` code if it has values that the old one had not.
    """
    return _other("output", _breaks_response, _MORE, breaks_code, surprises)


def _other(
    field: str, breaks: Callable[[Pair, str, str], bool], verdicts: tuple[str, ...], breaks_code: bool, is_one: bool
) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        before, after = _shapes(pair, field)
        if before is None or after is None or before == after:
            return
        sides = (pair.comparison.old, before), (pair.comparison.new, after)
        old, new = (_with_needed_alone(side, shape) if field == "input" else side.shapes for side, shape in sides)
        is_found = (compare_targets(before, after, old, new) in verdicts) is is_one
        if is_found and breaks(pair, before, after) is breaks_code:
            yield Found(before, after, detail=before)

    return handler


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


def _breaks_response(pair: Pair, before: str, after: str) -> bool:
    old, new = pair.comparison.old.names, pair.comparison.new.names
    return old.classes[before] != new.classes[after] or not fits(pair.comparison, before, after)

"""Sets of code points, as sorted ranges that neither overlap nor touch."""

from __future__ import annotations

from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]
"""Inclusive `(first, last)` pairs of code points."""

LAST = 0x10FFFF
EVERYTHING: Ranges = ((0, LAST),)


def normalize(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Return `pairs`, which may overlap and be in any order, as `Ranges`."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1] + 1:
            if last > merged[-1][1]:
                merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return tuple(merged)


def complement(ranges: Ranges) -> Ranges:
    """Return every code point that is not in `ranges`."""
    gaps: list[tuple[int, int]] = []
    start = 0
    for first, last in ranges:
        if first > start:
            gaps.append((start, first - 1))
        start = last + 1
    if start <= LAST:
        gaps.append((start, LAST))
    return tuple(gaps)


def intersection(left: Ranges, right: Ranges) -> Ranges:
    """Return the code points that are in both."""
    common: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        first = max(left[i][0], right[j][0])
        last = min(left[i][1], right[j][1])
        if first <= last:
            common.append((first, last))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(common)


def contains(ranges: Ranges, point: int) -> bool:
    """Return whether `point` is in `ranges`."""
    return any(first <= point <= last for first, last in ranges)


def is_subset(inner: Ranges, outer: Ranges) -> bool:
    """Return whether every code point of `inner` is in `outer`."""
    return intersection(inner, outer) == inner

"""Numbers as specs and people write them: integers may have any number of digits."""

from __future__ import annotations

from math import isfinite


def is_finite(value: float) -> bool:
    """Return whether a float can hold a number: it is no infinity, no NaN, and no integer that is too large."""
    try:
        return isfinite(value)
    except OverflowError:
        return False

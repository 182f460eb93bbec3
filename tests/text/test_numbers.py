"""Which numbers a float can hold: no infinity, no NaN, and no integer that is too large."""

from __future__ import annotations

import pytest
from shapesmith.text.numbers import is_finite


@pytest.mark.parametrize("number", [0, -1, 1.5, 10**308, -(10**308), 1e308])
def test_a_number_that_a_float_can_hold_is_finite(number: float) -> None:
    assert is_finite(number)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 10**309, -(10**309), 10**400])
def test_a_number_that_no_float_can_hold_is_not(number: float) -> None:
    assert not is_finite(number)

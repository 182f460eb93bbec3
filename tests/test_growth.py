"""The measure of growth passes linear work and fails quadratic work."""

from __future__ import annotations

import pytest

from tests.growth import assert_no_quadratic_time


def test_linear_work_passes() -> None:
    assert_no_quadratic_time(lambda items: [item + 1 for item in items], range, 200_000)


def test_quadratic_work_fails() -> None:
    with pytest.raises(AssertionError, match="times as many"):
        assert_no_quadratic_time(lambda items: [sum(items) for _ in items], range, 1_500)

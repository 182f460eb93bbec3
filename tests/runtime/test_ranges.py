"""Ranges of numbers at their edges, with one bound or two: searched and compiled, with infinities and with NaN."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.runtime import schema
from shapesmith.runtime.entries import Entry, Float, Integer
from shapesmith.runtime.schema import schema_of
from shapesmith.runtime.validation import check_value

from tests.rule_tables.conditions import structure

INFINITY, NAN = float("inf"), float("nan")


@pytest.mark.parametrize(
    ("made", "bounds", "allowed", "refused"),
    [
        (Integer, (1, 9), [1, 9], [0, 10, 10**400, -(10**400)]),
        (Integer, (0, 0), [0], [-1, 1]),
        (Integer, (1, None), [1, 10**400], [0, -1]),
        (Integer, (None, 9), [9, -(10**400)], [10]),
        (Integer, (None, None), [0, 10**400], []),
        (Float, (-0.5, 0.5), [-0.5, 0, 0.5], [-0.6, 0.6, 1, INFINITY, -INFINITY, NAN]),
        (Float, (0.5, None), [0.5, 1e300, 1], [0.4, 0, INFINITY, -INFINITY, NAN]),
        (Float, (None, 0.5), [0.5, -1e300, 0], [0.6, 1, INFINITY, -INFINITY, NAN]),
        (Float, (0.5, INFINITY), [0.5, INFINITY], [0.4, -INFINITY, NAN]),
    ],
)
def test_a_number_is_in_its_range(
    made: Any, bounds: Any, allowed: list[Any], refused: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)

    def members() -> dict[str, Entry]:
        return {"Number": made(*bounds)}

    compiled = schema_of(structure(members)).compiled_check()
    assert compiled is not None
    for numbers, is_valid in ((allowed, True), (refused, False)):
        for number in numbers:
            assert (check_value(structure(members), "Made", {"Number": number}) == []) is is_valid, number
            assert compiled({"Number": number}) is is_valid, number


# boto3 checks the least number alone.
@pytest.mark.parametrize(
    ("number", "message", "by_botocore"),
    [
        (0, "Made.Number must be 1 to 1,000 (got 0)", True),
        (1001, "Made.Number must be 1 to 1,000 (got 1001)", False),
    ],
)
def test_of_a_range_botocore_checks_the_least(number: int, message: str, by_botocore: bool) -> None:
    cls = structure(lambda: {"Number": Integer(1, 1000)})
    assert [each.message for each in check_value(cls, "Made", {"Number": number})] == [message]
    assert len(check_value(cls, "Made", {"Number": number}, level="botocore")) == by_botocore


@pytest.mark.parametrize(
    ("bounds", "must"),
    [((1, 5), "1 to 5"), ((5, None), "at least 5"), ((None, 5), "at most 5"), ((5, 5), "exactly 5")],
)
def test_the_words_of_a_range(bounds: Any, must: str) -> None:
    cls = structure(lambda: {"Number": Integer(*bounds)})
    wrong = 6 if bounds[0] is None or bounds[1] == 5 else 4
    (violation,) = check_value(cls, "Made", {"Number": wrong})
    assert violation.message == f"Made.Number must be {must} (got {wrong})"

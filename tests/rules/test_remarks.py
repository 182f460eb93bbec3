"""What a statement may end with that asks for nothing: a remark, a reason, what happens otherwise."""

from __future__ import annotations

import pytest
from shapesmith.rules.references.clauses import without_remark

STATEMENT = "it must be `a`"


@pytest.mark.parametrize(
    "remark",
    [
        " (see below)",
        "(a, b; c)",
        ", or you get an error",
        " or else the call fails",
        " or the calls fail",
        ", otherwise, an exception is thrown",
        ", or your request is rejected",
        ", because the name is short",
        ", since it is short",
        " as this is short",
        ", because you know it",
        ", since only one is",
        ", which is the default",
        ", which are new",
        ", which equals 5",
        ", which says something else",
        ", to avoid conflicts",
        " to prevent a conflict",
        ", and vice versa",
        ", and the other name must be short",
        ", and it is something that can't be changed",
        ", and this is one that cannot be changed",
    ],
)
def test_a_remark_is_left_out(remark: str) -> None:
    assert without_remark(f"{STATEMENT}{remark}") == STATEMENT
    assert without_remark(f"{STATEMENT}{remark}".upper()) == STATEMENT.upper()
    # In the middle of a statement it is a part of it.
    assert without_remark(f"{STATEMENT}{remark}; it is so") == f"{STATEMENT}{remark}; it is so"


@pytest.mark.parametrize(
    "statement",
    [
        "it must be `a` or `b`",
        "it must be `a`, or you can leave it out",
        "it must be `a` because of that",
        "it must be a text, which says something else",
        "it must be `a` to be valid",
        "it must be `a`, and the other name is short",
        "it must be `a`, and names must be short",
        "it must be a, which is " + "x" * 61,
        "it must be `a`, because the " + "x" * 161,
        "it must be `a`, to avoid " + "x" * 81,
        "it must be (a) or b",
    ],
)
def test_what_asks_for_something_stays(statement: str) -> None:
    assert without_remark(statement) == statement

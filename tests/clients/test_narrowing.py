"""Of a branch that is never taken, the names that say so are not known."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.narrowing import asked_what_they_are, ruled_out
from shapesmith.clients.values import UNKNOWN, Client, Dict, List

VALUES: dict[str, Any] = {
    "none": None,
    "text": "a",
    "zero": 0,
    "full": List([1]),
    "empty": Dict({}),
    "open": List([], is_open=True),
    "client": Client("s3"),
    "any": UNKNOWN,
}


@pytest.mark.parametrize(
    ("test", "if_it_holds", "if_not"),
    [
        ("none is None", "", "none"),
        ("none is not None", "none", ""),
        ("text is None", "text", ""),
        ("full is None", "full", ""),
        ("not none", "", "none"),
        ("none", "none", ""),
        ("zero", "zero", ""),
        ("text", "", "text"),
        ("full", "", "full"),
        ("empty", "empty", ""),
        ("text == 'a'", "", "text"),
        ("text != 'a'", "text", ""),
        ("text == 'b'", "text", ""),
        ("none and any", "none", ""),
        ("text or any", "", "text"),
        ("not (text and full)", "", ""),
        ("any", "", ""),
        ("open", "", ""),
        ("client", "", ""),
        ("client is None", "", ""),
        ("full == 'a'", "", ""),
        ("none or any", "", ""),
        ("f(none)", "", ""),
        ("zero is 0", "", ""),
    ],
)
def test_a_value_rules_out_a_branch(test: str, if_it_holds: str, if_not: str) -> None:
    condition = ast.parse(test, mode="eval").body
    lookup = VALUES.__getitem__
    assert ruled_out(condition, lookup, holds=True) == set(if_it_holds.split())
    assert ruled_out(condition, lookup, holds=False) == set(if_not.split())


@pytest.mark.parametrize(
    ("test", "if_it_holds", "if_not"),
    [
        ("hasattr(a, 'close')", "a", ""),
        ("callable(getattr(a, 'close', None))", "a", ""),
        ("isinstance(a, Fake)", "a", ""),
        ("type(a).__name__ == 'Fake'", "a", ""),
        ("'close' in dir(a)", "a", ""),
        ("not hasattr(a, 'close')", "", "a"),
        ("isinstance(a, Fake) and hasattr(b, 'c') and d", "a b", ""),
        ("isinstance(a, Fake) or hasattr(b, 'c')", "", ""),
        ("not isinstance(a, Fake) or not hasattr(b, 'c')", "", "a b"),
        ("a", "", ""),
        ("f(a)", "", ""),
        ("hasattr(a.b, 'c')", "", ""),
        ("hasattr(1, a)", "", ""),
    ],
)
def test_a_condition_says_what_else_a_name_may_be(test: str, if_it_holds: str, if_not: str) -> None:
    condition = ast.parse(test, mode="eval").body
    assert asked_what_they_are(condition, holds=True) == set(if_it_holds.split())
    assert asked_what_they_are(condition, holds=False) == set(if_not.split())

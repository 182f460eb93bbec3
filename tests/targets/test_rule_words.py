"""Rules as phrases of a docstring."""

from __future__ import annotations

from shapesmith.ir.doc import Code, Text
from shapesmith.runtime.conditions import RuleEntry
from shapesmith.runtime.value_conditions import OneOf
from shapesmith.targets.dataclasses.wording import rule_words


def test_an_empty_value_is_named() -> None:
    rule = RuleEntry("s.A.B.values:1", must=OneOf("B", ("x", "")))
    assert rule_words(rule, "B") == (Text("one of "), Code("x"), Text(", "), Text("the empty string"))

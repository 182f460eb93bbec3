"""What is noted at a sentence that is open: the rules that forms read in it, and what they read and gave up."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from shapesmith.provenance import NOWHERE
from shapesmith.review.rules.listing import notes
from shapesmith.rules.extraction import Refusal
from shapesmith.rules.unsettled import OpenSentence

from tests.rules.sample import rules


def test_rules_are_noted_before_advice_and_what_was_given_up() -> None:
    (asked,) = rules("Must be between 1 and 5.", "Count")
    advised = replace(asked, severity="advice", reason="soft wording")
    refused = Refusal("Sample", "Count", NOWHERE, "It is.", "range", "a default")
    unused: Any = None
    sentence = OpenSentence("", unused, "", unused, (), (advised, asked), (refused,))
    assert notes(sentence) == [
        "a form reads: Count must be 1 to 5",
        "a form reads as advice: Count must be 1 to 5 (soft wording)",
        "a form (range) gave it up: a default",
    ]
    assert notes(sentence._replace(rules=(), refused=())) == []

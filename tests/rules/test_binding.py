"""What a sentence says that does not bind a request, and the words by which each reason is known."""

from __future__ import annotations

import pytest
from shapesmith.rules.language.binding import DEFAULT, why_not_binding

WORDS = {
    "soft wording": (
        "should|shouldn't|recommend|typically|generally|usually|normally|preferably|ideally|best practice|we suggest|often"
        "|for best results|preferred|approximately|sometimes|might|may also|if possible|as needed|if necessary"
        "|in most cases|not necessarily|in some cases|would|could|in general"
    ),
    "an example": "for example|e.g. so|for instance|examples: A|such as|etc|sample",
    "a default": "by default|default is|defaults to|default value is used|is used by default",
    "account state": (
        "your account|the AWS account|each calling account|account quotas|accounts' quota|service quotas|quota"
        "|already exists|existing|permission|authorized|associated with the table|must exist|depends on|depending on"
        "|varies|vary|created by|created with|currently in|same account|different VPC|owned by|active state"
        "|unique within your cluster|unique across|unique per|must have been|must be enabled|must already be running"
        "|status is|at a time|concurrently|simultaneously running|in use|previously|subscription"
    ),
    "the clock": (
        "in the past|in the future|current date|now|today|days ago|a year ago|from the present|within the last|from now"
    ),
    "a Region": "Region|regions|Availability Zone where|GovCloud|partition|local zone",
    "a behaviour": (
        "ignored|ignores|returns|returned|response|throttled|will be truncated|will be set|retry|retries|times out"
        "|has no effect|automatically|output|no longer|stops|continues|launches|read-only|deleted|generates|results in"
        "|causes|charged|billed|billing|takes effect|minimum of the|may take"
    ),
    "another interface": (
        "console|CLI|command line|command-line|SDK|SDKs|HTTP request|raw HTTP|URL-encoded|CloudFormation template"
        "|terminal|query API"
    ),
    "a number that is open": "unlimited|no maximum|no limit|at least one of these conditions",
}  # fmt: skip


@pytest.mark.parametrize(("reason", "words"), [(reason, each) for reason in WORDS for each in WORDS[reason].split("|")])
def test_a_sentence_with_words_of_a_reason_does_not_bind(reason: str, words: str) -> None:
    assert why_not_binding(f"A name, {words}, must be short.") == reason
    assert why_not_binding(f"A name, {words.upper()}, must be short.") == reason
    assert why_not_binding(f"A name, `{words}`, must be short.") is None


@pytest.mark.parametrize(
    "text",
    [
        "The name must be 1 to 5 characters.",
        "Reshoulder and mighty, unlikely and regional.",
        "The permission model must be `A`.",
        "Up to 30 requests for Verified Permissions.",
        "A permissions set must be named.",
        "The output format must be `json`.",
        "The output type must be `text`.",
        "Values must be unique within the list.",
        "Names must be unique in a request.",
        "The Availability Zones must be two.",
        "Must be known as `example`.",
        "The current must be 5.",
        "It must be now text only.",
    ],
)
def test_a_sentence_that_only_looks_alike_binds(text: str) -> None:
    assert why_not_binding(text) is None


def test_a_reason_may_be_left_out() -> None:
    text = "By default, it must be 1 to 5."
    assert (why_not_binding(text), why_not_binding(text, but=DEFAULT)) == (DEFAULT, None)
    assert why_not_binding("By default, it should be 1 to 5.", but=DEFAULT) == "soft wording"


def test_the_first_of_two_reasons_is_given() -> None:
    assert why_not_binding("It should be in your account, for example.") == "soft wording"
    assert why_not_binding("In your account, for example, it must be 5.") == "an example"

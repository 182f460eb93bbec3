"""Which values are of a kind of which there are ever more, and which words say that case does not matter."""

from __future__ import annotations

import pytest
from shapesmith.analysis.enums import Enums
from shapesmith.ir.service import Service
from shapesmith.prose.html import read_html
from shapesmith.provenance import NOWHERE


def doubt(value: str, html: str = "") -> str | None:
    service = Service(
        name="bakery", api_version="", package="", sources=(), metadata={}, operations=(), shapes={}, provenance=NOWHERE
    )
    return Enums(service).doubt((value,), [read_html(html)])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("Regions", value) for value in ("us-east-1", "us-gov-west-1", "us-iso-east-1", "ap-southeast-12")),
        *(("partitions", value) for value in ("aws", "aws-cn", "aws-us-gov")),
        *(
            ("types of instances", f"{family}.{size}")
            for family in ("t3", "m5dn", "p4d", "u7i-12tb", "x2iedn", "db.t3", "cache.m6g", "dev.standard1")
            for size in (
                "nano",
                "micro",
                "small",
                "medium",
                "large",
                "xlarge",
                "2xlarge",
                "24xlarge",
                "metal",
                "metal-24xl",
            )
        ),
        ("types of instances", "m5.large.search"),
    ],
)
def test_of_these_values_there_are_ever_more(kind: str, value: str) -> None:
    assert doubt(value) == f"it lists {kind}, and services take new ones before their models list them"


@pytest.mark.parametrize(
    "value",
    [
        *(
            "us-1",
            "us-east-",
            "us-east",
            "us-east-123",
            "usa-east-1",
            "u-east-1",
            "US-east-1",
            "us-East-1",
            "us-east-1a",
        ),
        *("us-ea5t-1", "us--1", "us-east1", "1us-east-1", "us-east-\u0661", "us_east_1"),
        *("aws-", "aws1", "aws-1", "awscn", "amazon", "an-aws", "aws-CN", "aws-cn-", "aws--cn", "aws:cn"),
        *(
            "t.large",
            "t3.tiny",
            "t3large",
            "t3-large",
            "T3.large",
            "t3.Large",
            "t3.large.1",
            "t3.large.",
            "t3.large.a.b",
        ),
        *("t3.metal-xl", "t3.metal-24", "t3.metal24xl", "3.large", "t3_a.large", "a.b.t3.large", ".t3.large", "t3."),
        *(
            "t\u0663.large",
            "t3.\u0662xlarge",
            "m5.2large.",
            "db1.t3.large",
            "t3.metal-24xlarge",
            "t3.nanos",
            "t3.2nano",
        ),
    ],
)
def test_other_values_are_all_that_there_are(value: str) -> None:
    assert doubt(value) is None


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Case insensitive.",
            "case-insensitive",
            "caseinsensitive",
            "Matched case-insensitively.",
            "CASE INSENSITIVE",
        ),
        *("It is not case sensitive.", "not case-sensitive", "not casesensitive", "It isn't case sensitive."),
        *(
            "It isn\u2019t case-sensitive.",
            "They aren't case sensitive.",
            "They aren\u2019t case-sensitive.",
            "Not Case-Sensitive",
        ),
    ],
)
def test_these_words_say_that_case_does_not_matter(words: str) -> None:
    assert doubt("A", f"<p>{words}</p>") == "its documentation says that case does not matter"


@pytest.mark.parametrize(
    "words",
    [
        *("showcase insensitive", "It does knot case sensitive", "not that case sensitive", "notcase sensitive"),
        *(
            "case--insensitive",
            "case is insensitive",
            "case sensitive",
            "It isnt case sensitive",
            "It is case-sensitive",
        ),
        *("It isn-t case sensitive", "They arent case-sensitive", "not case--sensitive", "not case is sensitive"),
    ],
)
def test_other_words_of_case_say_nothing_of_it(words: str) -> None:
    assert doubt("A", f"<p>{words}</p>") is None

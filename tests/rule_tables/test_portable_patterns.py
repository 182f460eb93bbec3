"""Patterns of rules as searches for other engines: what each part becomes, and what has no counterpart."""

from __future__ import annotations

import re

import pytest
from shapesmith.runtime import formats
from shapesmith.runtime.formats import WORDS
from shapesmith.runtime.portable_patterns import NotPortable, Search, format_searches, portable, searches


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", "abc"),
        (r"[^\W_]", r"[\p{L}\p{N}]"),
        (r"[^\W\d_]", r"[\p{L}\p{Nl}\p{No}]"),
        (r"\d", r"[\p{Nd}]"),
        (r"[\d]", r"[\p{Nd}]"),
        (r"\w", r"[\p{L}\p{N}_]"),
        (r"[a\w]", r"[a\p{L}\p{N}_]"),
        (r"\s", r"[\s\p{Z}]"),
        (r"[^\s]", r"[^\s\p{Z}]"),
        (r"\S", r"[^\s\p{Z}]"),
        (".", r"[\s\S]"),
        ("[.]", "[.]"),
        (r"\.", r"\."),
        (r"\-", "-"),
        (r"[\-]", r"[\-]"),
        (r"\:", ":"),
        (r"[\:]", "[:]"),
        (r"\/", r"\/"),
        (r"\\", r"\\"),
        (r"\n\t\r\f\v", r"\n\t\r\f\v"),
        (r"\p{Lu}x", r"\p{Lu}x"),
        (r"[\P{Lu}x]", r"[\P{Lu}x]"),
        ("[+]+", "[+]+"),
        ("[*+]", "[*+]"),
        ("a+b*c?", "a+b*c?"),
        ("(?:a|b)", "(?:a|b)"),
        ("(?s:a.)", r"(?:a[\s\S])"),
        ("(?i:ab1)", "(?:[Aa][Bb]1)"),
        ("(?:(?:a))b", "(?:(?:a))b"),
        ("(?:[)])b", "(?:[)])b"),
        (r"(?:\))b", r"(?:\))b"),
        ("[(?]", "[(?]"),
        ("[[]", "[[]"),
        ("[^.]", "[^.]"),
        ("a{2,3}", "a{2,3}"),
        ("(a)", "(a)"),
    ],
)
def test_what_each_part_of_a_pattern_becomes(pattern: str, expected: str) -> None:
    assert portable(pattern) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        *("(?=a)", "(?!a)", "(?<=a)", "(?P<n>a)", "(*a)", "(?>a)", "a++", "a*+", "a?+", r"\b", r"\1", r"\Z", r"\A", r"[\S]"),
        *("(?x:a)", "(?is:a)", r"(?i:\.)", "(?i:[a])", "(?:a", "\\", r"\pL", r"\D", r"\W"),
    ],
)  # fmt: skip
def test_what_has_no_counterpart(pattern: str) -> None:
    with pytest.raises(NotPortable):
        portable(pattern)


FOUND, NOT_FOUND = True, False


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a", [("^(?:a)$", FOUND)]),
        (".*", []),
        ("(?!a).*", [("^(?:a)", NOT_FOUND)]),
        (r"(?!a\Z).*", [("^(?:a)$", NOT_FOUND)]),
        (r"(?=a\Z).*", [("^(?:a)$", FOUND)]),
        (r"(?=a.*\Z)(?!b).*", [(r"^(?:a[\s\S]*)$", FOUND), ("^(?:b)", NOT_FOUND)]),
        ("(?!a)b", [("^(?:a)", NOT_FOUND), ("^(?:b)$", FOUND)]),
        ("(?:(?!a).)*", [("a", NOT_FOUND)]),
        ("(?!b)(?:(?!a).)*", [("^(?:b)", NOT_FOUND), ("a", NOT_FOUND)]),
        ("(?:(?!a|b).)*", [("a|b", NOT_FOUND)]),
        ("(?:(?!a).*)", [("^(?:a)", NOT_FOUND)]),
        (r"(?:(?=a\Z).*)", [("^(?:a)$", FOUND)]),
        ("(?:(?:(?!a).*))", None),
        ("(?=a).*", None),
        ("a(?!b)", None),
        ("(?:(?!a).)*(?:(?!b).)*", None),
    ],
)
def test_looking_ahead_becomes_a_search_of_its_own(pattern: str, expected: list[tuple[str, bool]] | None) -> None:
    if expected is None:
        with pytest.raises(NotPortable):
            searches(pattern)
    else:
        assert searches(pattern) == [Search(*each) for each in expected]


def test_a_search_is_to_be_found_unless_it_says_otherwise() -> None:
    assert Search("a") == ("a", True)


OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("integer", r"^(?:[+-]?[\p{Nd}]+)$"),
        ("uuid", "^(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$"),
        ("https-url", r"^(?:(?:[Hh][Tt][Tt][Pp][Ss])://[^\s\p{Z}]+)$"),
        ("ipv4", rf"^(?:{OCTET}(?:\.{OCTET}){{3}})$"),
    ],
)
def test_a_format_is_one_search(name: str, expected: str) -> None:
    assert format_searches(name) == [Search(expected)]


def test_each_format_but_two_has_a_counterpart() -> None:
    without = []
    for name in WORDS:
        try:
            assert format_searches(name)
        except NotPortable:
            without.append(name)
    assert without == ["json", "nfc"]


BASE64 = ("", "YQ==", "YWI=", "YWJj", " Y W\nJ\u2003j ", "YWJjYQ==", "Y Q = =", "+/+/")
NO_BASE64 = ("Y", "YQ", "YQ=", "YWI", "YWJ=j", "YWI==", "YQ===", "=", "YW-j", "YWJjY", "YQ==YQ==")
CIDR = (
    *("10.0.0.0/8", "10.0.0.0/0", "10.0.0.0/32", "255.255.255.255/19", "10.0.0.0/255.255.0.0"),
    *("::/0", "2001:db8::/9", "::1/64", "::/99", "::/100", "::/109", "::/119", "::/128", "::ffff:1.2.3.4/96"),
)
NO_CIDR = (
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0.0/40",
    "256.0.0.0/8",
    "10.0.0/8",
    "::/129",
    "::/130",
    "::/200",
    "ab/8",
    "",
)


@pytest.mark.parametrize(
    ("name", "texts", "matched"),
    [("base64", BASE64, True), ("base64", NO_BASE64, False), ("cidr", CIDR, True), ("cidr", NO_CIDR, False)],
)
def test_a_format_that_the_runtime_parses_has_a_pattern_that_matches_alike(
    name: str, texts: tuple[str, ...], matched: bool
) -> None:
    (search,) = format_searches(name)
    pattern = re.compile(search.pattern.replace(r"\p{Z}", "\u2003"))
    assert {text: pattern.search(text) is not None for text in texts} == dict.fromkeys(texts, matched)
    assert {text: bool(formats.tester(name)(text)) for text in texts} == dict.fromkeys(texts, matched)

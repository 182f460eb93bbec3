"""Short strings that match, for tests."""

from __future__ import annotations

import pytest
from shapesmith.regex import Refusal, Translation, suspicious, translate
from shapesmith.regex import samples as module
from shapesmith.regex.samples import first_suggested, matches, matching, misses, sample, samples


@pytest.mark.parametrize(
    ("pattern", "minimum", "maximum", "expected"),
    [
        ("[a-z]+", None, None, "a"),
        ("[a-z]*", 3, 9, "aaa"),
        ("", None, None, ""),
        (r"arn:aws:iam::\d{12}:role/.+", None, None, "arn:aws:iam::111111111111:role/a"),
        ("(one|two)-[0-9]?", None, None, "one-"),
        ("x|[a-z]{5}", 5, 5, "aaaaa"),
        (r"[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}", 36, 36, "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"),
        (r"\p{Lu}\p{Ll}", None, None, "Aa"),
        ("[^a-zA-Z0-9]", None, None, "-"),
        (r"(a|b)c\1", None, None, "aca"),
    ],
)
def test_a_sample_is_short_and_readable(pattern: str, minimum: int | None, maximum: int | None, expected: str) -> None:
    assert sample(pattern, minimum, maximum) == expected


@pytest.mark.parametrize(
    ("pattern", "minimum", "maximum", "wanted", "first"),
    [
        ("[a-z]*", None, None, 0, ""),
        ("[a-z]*", None, None, 3, "aaa"),
        ("[a-z]*", 2, None, 0, "aa"),
        ("[a-z]*", None, 2, 2, "aa"),
        ("a{2,4}", None, None, 9, "aaaa"),
        ("(a|bc)+", None, None, 3, "abc"),
        ("(a|bcd)", None, None, 3, "bcd"),
        ("[a-z]*-x{3}", None, None, 6, "aa-xxx"),
        ("x{3}-[a-z]*", None, None, 6, "xxx-aa"),
    ],
)
def test_samples_are_different_and_of_about_the_size_that_is_wanted(
    pattern: str, minimum: int | None, maximum: int | None, wanted: int, first: str
) -> None:
    found = list(samples(pattern, minimum, maximum, wanted))
    assert found[0] == first
    assert len(found) == len(set(found))
    assert all(matches(pattern, text) for text in found)
    assert found == list(samples(pattern, minimum, maximum, wanted))


def test_the_automaton_is_asked_only_where_the_syntax_suggests_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(module, "difference", lambda pattern, *rest: asked.append(pattern))
    assert list(samples("[a-c]", None, None, 0))
    assert asked == []
    assert list(samples("(?=b)[a-z]{2}(?<=z)(?<!az)", None, None, 0)) == []
    assert asked == ["(?=b)[a-z]{2}(?<=z)(?<!az)"]


@pytest.mark.parametrize(
    ("pattern", "minimum", "maximum", "expected"),
    [
        ("[a-z]+", 3, 5, "aaa"),
        ("[a-z]{2}", 3, None, None),
        ("[a-z]{4}", None, 3, None),
        ("(?=b)[a-z]+", None, None, None),  # of which `sample` finds one
        ("(", None, None, None),
    ],
)
def test_what_is_suggested_first_is_checked_and_nothing_else_is_tried(
    pattern: str, minimum: int | None, maximum: int | None, expected: str | None
) -> None:
    assert first_suggested(pattern, minimum, maximum) == expected


def test_texts_that_match_are_kept() -> None:
    assert list(matching("[a-z]+", None, None, ["a", "A", "", "ab"])) == ["a", "ab"]
    assert list(matching("[a-z]+", 2, 2, ["a", "ab"])) == ["a", "ab"]
    assert list(matching("[b-a]", None, None, ["a"])) == []
    assert [matches(pattern, "a") for pattern in ("a", "b", "[b-a]", ".")] == [True, False, False, True]
    assert [misses(pattern, "a") for pattern in ("a", "b", "[b-a]", r"\p{Lu}")] == [False, True, False, True]


@pytest.mark.parametrize(
    "pattern", ["(?!a)[a-z]+", r"(?=.*\d)(?=.*[a-z])[a-z0-9]{2,9}", "(?!aws:)[a-z:]+", ".*[0-9].*", r"[a-z-]+(?<!-)"]
)
def test_a_sample_is_checked_against_the_pattern(pattern: str) -> None:
    assert sample(pattern, 2, 20) is not None


@pytest.mark.parametrize(
    ("pattern", "minimum", "maximum", "expected"),
    [
        (r"(?=^\$)(?=^\S+$).*", 1, None, "$"),
        (r"(?=^.{8,64}$)((?=.*\d)(?=.*[A-Z])(?=.*[a-z])|(?=.*[^\w\s])(?=.*[A-Z]))^.*", None, None, "aaaaaa1A"),
        (r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?!.*[@'\"/])[a-zA-Z0-9\S]*", 8, 32, "aaaaaa1A"),
    ],
)
def test_a_sample_that_several_lookaheads_ask_for_is_found_by_the_automaton(
    pattern: str, minimum: int | None, maximum: int | None, expected: str
) -> None:
    assert sample(pattern, minimum, maximum) == expected


def test_there_is_no_sample_of_what_matches_nothing_or_is_refused() -> None:
    assert sample("a^b", None, None) is None
    assert sample("[a-z]{3}", 4, None) is None
    assert sample("[b-a]", None, None) is None


@pytest.mark.parametrize(
    ("pattern", "minimum", "maximum"),
    [
        (r"/^[a-z]{8,64}$/", None, None),
        ("a$b", None, None),
        ("(x|a^)b$c", None, None),
        ("[]", None, None),
        ("(?=a^)b", None, None),
        ("[0-9a-f]{36}", 32, 32),
        (r"\\d{12}", 12, 12),
        ("a{3}", 4, None),
    ],
)
def test_a_pattern_can_match_nothing_at_all(pattern: str, minimum: int | None, maximum: int | None) -> None:
    translation = translate(pattern, minimum=minimum, maximum=maximum)
    assert isinstance(translation, Translation)
    assert translation.matches_nothing


@pytest.mark.parametrize("pattern", ["(a|b)c*^", "ac*^", "$c*a", "$ca?b*", "a(b*|c)^", "(?:ab*){2}^"])
def test_an_anchor_is_a_dead_end_wherever_something_stands_before_or_after_it(pattern: str) -> None:
    translation = translate(pattern, minimum=None, maximum=None)
    assert isinstance(translation, Translation)
    assert translation.matches_nothing


@pytest.mark.parametrize("pattern", ["a*^b", "(^a)?b", "a$|b", ".*^a$.*", "(?!a^)b", "([]|a)"])
def test_a_pattern_with_a_dead_end_may_still_match(pattern: str) -> None:
    translation = translate(pattern, minimum=None, maximum=None)
    assert not isinstance(translation, Refusal)
    assert not translation.matches_nothing


@pytest.mark.parametrize(
    ("pattern", "escape"),
    [
        (r"\\+[1-9]\\d{1,14}$", "+"),
        (r"\\+?[0-9]{1,11}", "+"),
        (r".*\\S.*", "S"),
        (r"^\\d{12}$", "d"),
        (r"https://\\S+\\.s3", "S"),
        (r"[0-9a-f]{4}\\.[0-9a-f]{4}", "."),
        (r"^[0-9a-f]{8}\\b-[0-9a-f]{4}", "b"),
        (r"[\\p{L}\\p{N}]+", "p{L}"),
        (r"[A-Z\\d_]*", "d"),
        (r"(i-[a-z0-9]{8}|\\*)", "*"),
        (r"(\\*|a)", "*"),
        (r"\\+\d{3}", "+"),
        (r"^\\+?\\d{3}", "+"),
        (r"\\+[0-9]{3}", "+"),
        *((rf"a\\{letter}+", letter) for letter in "dDwWsSbB"),
        *((rf"[a\\{letter}]", letter) for letter in "dDwWsS"),
        (r"a\\P{L}", "P{L}"),
        (r"a\\p{L}", "p{L}"),
        (r"[a\\P{Lu}]", "P{Lu}"),
    ],
)
def test_what_is_escaped_twice_is_suspicious(pattern: str, escape: str) -> None:
    assert suspicious(pattern) == (
        f'it has "\\\\{escape}", a backslash and then "{escape}", where "\\{escape}" was probably meant'
    )


def test_delimiters_in_the_pattern_are_suspicious() -> None:
    assert suspicious("/^a\nb$/i") is not None
    assert suspicious(r"/^(?=.*[a-z])\S{8,64}$/") == (
        'it starts and ends with "/", delimiters that here are part of the pattern'
    )
    assert suspicious(r"/arn:aws:lambda:\d{12}:function/") is not None
    assert suspicious("/[a-z]*") is None
    assert suspicious("/[a-z]*/") is None


def test_a_slash_before_an_escape_is_suspicious() -> None:
    assert suspicious("arn:aws:bedrock:/d{12}:agent") == 'it has "/d{12}" where "\\d{12}" was probably meant'
    assert suspicious("/w{1,9}") is not None
    assert suspicious("files/d+") is None
    assert suspicious(r"\/d{2}") is None


def test_a_count_of_the_end_is_suspicious() -> None:
    assert suspicious("[a-z]*${1,64}") == 'it has "${1,64}", a count of the end, which limits nothing'
    assert suspicious(r"[a-z]*\${1,64}") is None
    assert suspicious("[$]{1,64}") is None


@pytest.mark.parametrize(
    ("pattern", "anchor", "where"),
    [
        (".*/^[0-9]{12}$/.*", "^", "after"),
        ("arn:.*:group/^.{1,255}$", "^", "after"),
        ("x|a^b", "^", "after"),
        ('[a-f]$"$', "$", "before"),
        ("(a$b)?", "$", "before"),
        ("/^a/", "^", "after"),
        ("/a$/", "$", "before"),
        # What may be empty takes nothing away from what is beside it.
        ("ab?^c", "^", "after"),
        ("a$b?c", "$", "before"),
    ],
)
def test_an_anchor_that_never_holds_is_suspicious(pattern: str, anchor: str, where: str) -> None:
    assert suspicious(pattern) == f'it has "{anchor}" {where} what takes up characters, where it never holds'


@pytest.mark.parametrize(
    "pattern", ["^a$|^b$", ".*(^a$|^b$).*", "(?=^.{3,63}$)(?!^-)[a-z-]*", "(?!xn--)^[a-z]*", "$|^ ", r"a\^\$b", "[$^]a"]
)
def test_an_anchor_that_may_hold_is_not_suspicious(pattern: str) -> None:
    assert suspicious(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"[A-Za-z]:\\\w+(\\\w+)*",
        r"\\\\[a-z]+\\[a-z$]+",
        r"[A-Za-z]:\\.*",
        r"C:\\windows",
        r"C:\\WINDOWS",
        r"(\w+\\)?\w+",
        r'"(\\.|[^"\\])*"',
        r"[^\\/]+",
        r"[\\.]+",
        r"[^\\.]+",
        r"x[\\b]+",
        r"[\\d-z]+",
        r"a\\.*",
        r"a\\.+",
        r"a\\.?",
        r"a\\.{2}",
        r"a(\\.|b)",
        r"\\\\d",
        r"x\\+",
        r"\\+[a-z]",
        r"x\\+[1-9]",
        r"(a|\\*b)",
        r"a\\*",
        r"[\\\w\s\-_:/,.@=+]*",
        r"[a-zA-Z0-9\-\_\.\/\[\]\,\"\\\s]+",
        r"^((?!\\[nr]).)+",
        r'(?!.*\\|.*")[a-z]*',
        r"\d+\.\d+\+",
    ],
)
def test_a_backslash_that_is_meant_is_not_suspicious(pattern: str) -> None:
    assert suspicious(pattern) is None

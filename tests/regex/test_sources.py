"""The source that a generated package shows: close to the model, and no more than is needed."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapesmith.regex import Refusal, Translation, translate
from shapesmith.regex.printing import to_source
from shapesmith.regex.translate import tree
from shapesmith.runtime.patterns import Pattern, expand


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("^[a-zA-Z0-9]+$", "[a-zA-Z0-9]+"),
        (r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", r"[\p{L}\p{Z}\p{N}_.:/=+@-]*"),
        (r"[\u0020-\u007E]+", "[ -~]+"),
        (r"arn:aws(-[a-z]+)?:\/", r"arn:aws(?:-[a-z]+)?:/"),
        ("^a$|^b$", "[ab]"),
        ("^(ab|c)$", "ab|c"),
        ("(a|)", "a?"),
        ("x(ab|c)", "x(?:ab|c)"),
        ("(?=^a)^a", "(?=a)a"),
        (".*\\S.*", r"\s*\S(?s:.)*"),
        (".*[^a-c].*", r"[a-c]*[^a-c](?s:.)*"),
        (".*a+.*", r"[^a]*a(?s:.)*"),
        (".*ab.*", r"(?s:.)*ab(?s:.)*"),
        (r"[\s\S]*", "(?s:.)*"),
        ("(?s).*", "(?s:.)*"),
        ("[.]", r"\."),
        (r"[^\d]", r"\D"),
        (r"[\[\]^\\-]", r"[\[\]\^\\-]"),
        ("\u2019", r"\u2019"),
        ("\U0001f600", r"\U0001f600"),
        ("a\n\x00", r"a\n\x00"),
        (r"(-)?a\1", r"(-)?a(?(1)\1)"),
        (r"(a)(b)\2{2}", r"a(b)(?:\1){2}"),
        (r"(?i)ab", "[aA][bB]"),
        (r"[\x00-\u{10FFFF}]a", "(?s:.)a"),
        (r"[^\x00-\u{10FFFF}]a", "(?!)a"),
        # What reads nothing is true any number of times if it is true once.
        (r"(?:(?=ab)){3}a.*", "(?=ab)a(?s:.)*"),
        (r"(?:(?=ab)){0,3}a.*", "a(?s:.)*"),
        (r"(?:^)*a", "a"),
        (r"(?:^a)?", "a?"),
        (r"(?:^a){2}", "(?:^a){2}"),
        (r"(?:^|b)a", "b??a"),
        (r"(?:a$)?", "a?"),
        (r"(?:a$){2}", r"(?:a\Z){2}"),
        (r"(?:a$|b$)", "[ab]"),
        (r"a$$", "a"),
        (r"$$", ""),
    ],
)
def test_the_source_is_what_a_reader_would_write(pattern: str, source: str) -> None:
    translation = translate(pattern, minimum=None, maximum=None)
    assert isinstance(translation, Translation)
    assert translation.source == source


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("(?:a{0,62500}){0,64000}", "a{0,4000000000}"),
        ("(?:a{0,62501}){0,64000}", "(?:a{0,62501}){0,64000}"),
        ("(?:a{0,40000}){0,50000}(?:a{0,40000}){0,50000}", "a{0,4000000000}"),
        ("(?:a{0,40000}){0,50000}(?:a{0,40000}){0,50000}a?", "a{0,4000000000}a?"),
        ("(?:a{0,40000}){0,50000}(?:a{0,40000}){0,50000}a*", "a*"),
        ("a{999999999}a", "a{1000000000}"),
    ],
)
def test_repeats_are_put_together_up_to_what_the_engine_can_count(pattern: str, source: str) -> None:
    assert to_source(tree(pattern)) == source


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("([a-z]*)*", "[a-z]*"),
        ("([a-z]+)*", "[a-z]*"),
        ("([a-z]*)+", "[a-z]*"),
        ("([a-z]+)+", "[a-z]+"),
        ("([a-z]?)*", "[a-z]*"),
        ("(a?b?)*", "[ab]*"),
        ("(a|b)*", "[ab]*"),
        (r"(.|\n)*", r"[^\r\u2028-\u2029]*"),
        (r"(.*[\n\r]?)*", r"[^\u2028-\u2029]*"),
        (".*[a-z]*.*", "(?s:.)*"),
        (r"-.*[a-z]*.*-", "-.*-"),
        (r".*\w+", r"(?s:.)*\w"),
        ("a*a+", "a+"),
        # A class and the complement of another.
        ("[^a]|b", "[^a]"),
        ("[^a]|a", "(?s:.)"),
        ("[^ab]|[^bc]", "[^b]"),
        ("[^ab]|a", "[^b]"),
        ("a|[^ac]|c", "(?s:.)"),
        ("[^\\x00-y]|[a-z]", r"[a-\U0010ffff]"),
        # How often is fixed, so that it cannot be as few as possible.
        ("a{2}?b", "a{2}b"),
        ("(ab){2}?c", "(?:ab){2}c"),
        ("a{2,3}?b", "a{2,3}?b"),
        ("a*?b", "a*?b"),
        # Empty options.
        ("(|a)b", "a??b"),
        ("(|a|bc)d", "(?:a|bc)??d"),
        ("(a||b)c", "[ab]?c"),
        ("(|)a", "a"),
        ("(a|a)b", "ab"),
        # An end that is always true, and one that is not.
        ("a$", "a"),
        ("(a$)", "a"),
        ("(a$|b$)", "[ab]"),
        ("(a$)?", "a?"),
        ("a$$", "a"),
        ("a{0}b", "b"),
        ("(?:^)*a", "a"),
        ("a{2}a{3}", "a{5}"),
        ("a{2,}a", "a{3,}"),
        ("aa?", "a{1,2}"),
        (r"[a-z]{2,9}\w*", r"[a-z]{2}\w*"),
        (r"\w*[a-z]{2,9}", r"\w*[a-z]{2}"),
        (r"[a-z]{2}\w*", r"[a-z]{2}\w*"),
        (r"\w{2,9}[a-z]*", r"\w{2,9}[a-z]*"),
        (r"\d?\d", r"\d{1,2}"),
        ("(a{2,3}){2}", "a{4,6}"),
        ("(a{1,3})+", "a+"),
        ("(a{2,3})+", "a{2,}"),
        ("(a?){3,}", "a*"),
        # a{2} or a{4}, not a{3}
        ("(a{2}){1,2}", "(?:a{2}){1,2}"),
        ("(a{2,3})*", "(?:a{2,3})*"),
        # None of a, or three or more: two are not enough.
        ("(a{3,})*", "(?:a{3,})*"),
    ],
)
def test_accidents_become_what_they_mean(pattern: str, source: str) -> None:
    translation = translate(pattern, minimum=None, maximum=100)
    assert isinstance(translation, Translation)
    assert translation.source == source


def test_symbols_are_written_out_when_compiled() -> None:
    assert expand(r"[a.]\.(?s:.)") == r"[a.]\.(?s:.)"
    assert expand(".") == r"[^\n\r\u2028\u2029]"
    assert expand(r"\p{Upper}[\p{Digit}_]") == "[A-Z][0-9_]"
    assert expand(r"[\P{ASCII}]") == "[\x80-\U0010ffff]"
    assert expand(r"\\p{L}") == r"\\p{L}"


_PIECES = st.one_of(
    st.sampled_from("ab-[]()|*+?^$.\\"),
    st.sampled_from(["&&", "{2}", "{1,3}", "[^", "[a-", "(?:", "(?=", "(?!", "(?<!", "(?i)", "(?s)", "(?>"]),
    st.sampled_from([r"\d", r"\s", r"\b", r"\p{L}", r"\1", r"\uD83D", r"\uDE00", "\u2028"]),
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_any_text_is_translated_or_refused(pattern: str) -> None:
    translation = translate(pattern, minimum=None, maximum=50)
    if isinstance(translation, Refusal):
        assert translation.reason
        return
    assert translation.source.isascii()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compiled = Pattern(translation.source, translation.engine)
        for text in ("", "a", "ab-", "\n", "\ud83d"):
            compiled.fullmatch(text)


@given(st.text(max_size=20))
def test_a_pattern_of_any_characters_does_no_harm(pattern: str) -> None:
    translation = translate(pattern, minimum=None, maximum=50)
    assert isinstance(translation, Refusal) or translation.source.isascii()

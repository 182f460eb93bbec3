"""Lines by display width."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from shapesmith.prose.wrap import NO_BREAK, display_width, wrap
from wcwidth import wcswidth

WORDS = st.lists(st.text("ab日é🎉", min_size=1, max_size=12), min_size=1)


def _never(text: str, start: int) -> int:
    return -1


def test_cjk_and_emoji_take_two_columns_and_combining_marks_none() -> None:
    assert [display_width(text) for text in ("ab", "é–“ﬁ", "日本", "🎉", "e\u0301")] == [2, 4, 4, 2, 1]


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn"))))
@example("\u263a\ufe0f")
@example("\u0e01\u0e33")
@example("\U0001f468\u200d\U0001f469")
@example("0\U0001d165")
def test_no_text_takes_more_columns_than_are_counted(text: str) -> None:
    assert display_width(text) >= wcswidth(text)


def test_a_word_that_is_too_wide_has_a_line_to_itself() -> None:
    assert wrap("a bbbbbbbb c", 4, 4, _never) == ["a", "bbbbbbbb", "c"]
    assert wrap("日 日本日本 日", 4, 4, _never) == ["日", "日本日本", "日"]


def test_a_space_that_must_not_break_does_not() -> None:
    assert wrap(f"aa bb{NO_BREAK}cc", 5, 5, _never) == ["aa", "bb cc"]


def test_no_line_starts_with_a_separate_mark_if_it_need_not() -> None:
    assert wrap("aa bb . c", 5, 5, _never) == ["aa", "bb .", "c"]
    assert wrap("aa bb - c", 5, 5, _never) == ["aa", "bb -", "c"]
    assert wrap("aa in 50. C", 5, 5, _never) == ["aa", "in", "50. C"]
    assert wrap("aaaaaaa . c", 5, 5, _never) == ["aaaaaaa .", "c"]
    assert wrap("aaaaa - c", 5, 5, _never) == ["aaaaa", "- c"]


def test_an_escape_at_the_start_of_a_line_counts() -> None:
    def dash(text: str, start: int) -> int:
        return start if text[start] == "-" else -1

    assert wrap("aaa - bbb c", 5, 5, dash) == ["aaa -", "bbb c"]
    assert wrap("aaaa - bbb c", 5, 5, dash) == ["aaaa", "\\-", "bbb c"]
    assert wrap("- bb c", 5, 5, dash) == ["\\- bb", "c"]
    assert wrap("- 日 c", 5, 5, dash) == ["\\- 日", "c"]
    assert wrap("aaaa - 日 c", 5, 5, dash) == ["aaaa", "\\- 日", "c"]


def test_an_escape_may_be_inside_of_the_first_word_of_a_line() -> None:
    def full_stop(text: str, start: int) -> int:
        return text.find(".", start) if text[start].isdigit() else -1

    assert wrap("1. bb c", 5, 5, full_stop) == ["1\\.", "bb c"]
    assert wrap("1. 日 c", 5, 5, full_stop) == ["1\\.", "日 c"]
    assert wrap("1. 日 c", 6, 6, full_stop) == ["1\\. 日", "c"]


@given(WORDS, st.integers(1, 30), st.integers(-5, 30))
@example(["a", "a", "a"], 1, -2)
def test_lines_are_full_but_not_too_full(words: list[str], width: int, first_width: int) -> None:
    lines = wrap(" ".join(words), width, first_width, _never)
    assert " ".join(lines).split(" ") == words
    rooms = [first_width, *[width] * len(lines)]
    for line, room in zip(lines, rooms, strict=False):
        assert display_width(line) <= room or " " not in line
    for line, following, room in zip(lines, lines[1:], rooms, strict=False):
        assert display_width(f"{line} {following.split(' ')[0]}") > room

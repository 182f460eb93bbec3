"""What a pattern of a model means: one rule, one test."""

from __future__ import annotations

import pytest
from shapesmith.regex import Refusal, Translation, translate
from shapesmith.runtime.patterns import Pattern


def matches(pattern: str, text: str) -> bool:
    translation = translate(pattern, minimum=None, maximum=None)
    assert isinstance(translation, Translation), translation
    return bool(Pattern(translation.source, translation.engine).fullmatch(text))


def reason(pattern: str) -> str:
    refusal = translate(pattern, minimum=None, maximum=None)
    assert isinstance(refusal, Refusal), refusal
    return refusal.reason


def test_the_whole_string_must_match() -> None:
    assert matches("b+", "bb")
    assert not matches("b+", "abb")
    assert not matches("b+", "bba")
    assert matches("a|ab", "ab")


def test_dollar_does_not_match_before_a_final_newline() -> None:
    assert matches("^a$", "a")
    assert not matches("^a$", "a\n")
    assert not matches(r"\Aa\z", "a\n")
    assert not matches(r"\Aa\Z", "a\n")


def test_anchors_hold_at_the_ends_of_the_string_only() -> None:
    assert matches("^a$|^b$", "b")
    assert matches(".*^a$.*", "a")
    assert not matches(".*^a$.*", "ba")
    assert not matches("(a|\n)*^a", "a\na")


def test_a_repeated_anchor_is_an_anchor() -> None:
    assert matches("[a-z]*${2,64}", "abc")


@pytest.mark.parametrize("line_end", ["\n", "\r", "\u2028", "\u2029"])
def test_dot_does_not_match_a_line_end(line_end: str) -> None:
    assert not matches("a.b", f"a{line_end}b")
    assert not matches("a.*b", f"a{line_end}b")


@pytest.mark.parametrize("line_end", ["\n", "\r", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    "pattern",
    [r".*\S.*", r"^.*\S.*$", r"(.*\S.*)", r"(?:^.*)?(\S(.*)?)$", r"x.*|.*a.*", r".*?a.*?", r"a.*.*", r"(a)(b.*|.*)\Z"],
)
def test_what_stands_for_anything_at_the_edges_of_a_pattern_matches_line_ends(pattern: str, line_end: str) -> None:
    assert matches(pattern, f"a{line_end}")


@pytest.mark.parametrize("pattern", [".+", "^.+$", "(.+)", "^(.+?)$"])
def test_a_pattern_that_is_dot_plus_alone_matches_whatever_is_not_empty(pattern: str) -> None:
    assert matches(pattern, "{\n}")
    assert not matches(pattern, "")


@pytest.mark.parametrize("pattern", [".+a", "a.+", "a|.+", ".{1,9}"])
def test_a_dot_plus_beside_something_else_does_not_match_a_line_end(pattern: str) -> None:
    assert not matches(pattern, "a\nb")


@pytest.mark.parametrize("pattern", ["(?:a.*c)?a.", "(?=a.*b)a\nb", "(?!a.*b)[ab]*", "(?:.*b){1,2}"])
def test_other_dots_do_not_match_a_line_end(pattern: str) -> None:
    assert not matches(pattern, "a\n")
    assert not matches(pattern, "a\nb")


def test_dot_matches_what_python_and_java_take_for_line_ends_beyond_ecma() -> None:
    assert matches("...", "\x85\x0b\x0c")


def test_dot_matches_any_character_under_the_flag_s() -> None:
    assert matches("(?s).{3}", "a\nb")
    assert not matches("((?s).).", "\n\n")


def test_dot_matches_one_character_beyond_the_basic_plane() -> None:
    assert matches("^.$", "\U0001f600")
    assert not matches("^..$", "\U0001f600")


def test_digits_and_word_characters_are_ascii() -> None:
    assert matches(r"\d\w", "0_")
    assert not matches(r"\d", "\u0663")
    assert not matches(r"\w", "\xe9")
    assert matches(r"\D\W", "\u0663\xe9")
    assert matches(r"\xe9\b.", "\xe9a")


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\v", "\f", "\r", "\xa0", "\u1680", "\u2028", "\u3000", "\ufeff"])
def test_space_is_the_white_space_of_ecma(space: str) -> None:
    assert matches(r"\s", space)
    assert matches(r"[^\S]", space)
    assert not matches(r"\S", space)


@pytest.mark.parametrize("other", ["\x85", "\x1c", "\u180e", "\u200b"])
def test_space_is_nothing_else(other: str) -> None:
    assert matches(r"\S", other)


def test_general_categories_are_those_of_unicode() -> None:
    assert matches(r"\p{L}\p{Lu}\p{N}\p{Zs}", "\u4e00\xc9\u0663\u3000")
    assert matches(r"[\p{L}\p{M}]+", "e\u0301")
    assert not matches(r"\p{L}", "\u0301")
    assert matches(r"\pL\PL", "a1")
    assert matches(r"\p{^L}", "1")
    assert matches(r"\p{gc=Lu}\p{IsLu}\p{Letter}", "AAa")


def test_unassigned_characters_and_lone_surrogates_are_of_category_c() -> None:
    assert not matches(r"\P{C}", "\u0378")
    assert not matches(r"\P{C}", "\ud800")
    assert matches(r"[^\p{C}]", "\U0001f600")


def test_negated_sets_in_classes() -> None:
    assert matches(r"[\P{M}\p{M}]*", "e\u0301\n")
    assert matches(r"[^\P{L}a]", "b")
    assert not matches(r"[^\P{L}a]", "a")
    assert not matches(r"[^\P{L}a]", "1")


@pytest.mark.parametrize(
    ("name", "members", "others"),
    [
        ("Alpha", "azAZ", "\xe90"),
        ("Alnum", "azAZ09", "\xe9\u0663_"),
        ("ASCII", "\x00a\x7f", "\x80"),
        ("Blank", " \t", "\n\xa0"),
        ("Cntrl", "\x00\x1f\x7f", " \x80"),
        ("Digit", "09", "\u0663a"),
        ("Graph", "!~", " \x7f\xe9"),
        ("Lower", "az", "A\xe9"),
        ("Print", " !~", "\t\x7f\xe9"),
        ("Punct", "!/:@[`{~_", "a1 \u2019"),
        ("Space", " \t\n\v\f\r", "\xa0"),
        ("Upper", "AZ", "a\xc9"),
        ("XDigit", "09afAF", "gG"),
        ("IsAlphabetic", "a\xe9\u0345\u2160", "1_"),
        ("IsWhitespace", " \x85\u3000", "\ufeffa"),
        ("LD", "a\xe9\u0663", "_\xb2"),
        ("all", "a\n\U0010ffff\ud800", ""),
    ],
)
def test_java_names(name: str, members: str, others: str) -> None:
    for char in members:
        assert matches(rf"\p{{{name}}}", char)
        assert not matches(rf"\P{{{name}}}", char)
    for char in others:
        assert not matches(rf"\p{{{name}}}", char)
        assert matches(rf"[\P{{{name}}}]", char)


def test_intersection_of_classes() -> None:
    assert matches(r"[\p{Print}&&[^|:/]]+", "a b")
    assert not matches(r"[\p{Print}&&[^|:/]]+", "a:b")
    assert not matches(r"[\p{Print}&&[^|:/]]+", "a\tb")
    assert matches("[^a-z&&[aeiou]]", "b")
    assert not matches("[a-z&&[a-m]&&[h-z]]", "a")
    assert matches("[a-z&&[a-m]&&[h-z]]", "k")
    assert not matches("[a-z&&[a-m]&&[h-z]]", "t")


def test_an_ampersand_or_a_bracket_in_a_class_is_a_literal() -> None:
    assert matches("[a&&b]+", "&ab")
    assert matches(r"[[a]+", "[a")
    assert matches(r"[a-z[\]]+", "a[]")


def test_a_hyphen_beside_a_set_is_a_literal() -> None:
    assert matches(r"[\w-.]+", "a-.")
    assert not matches(r"[\w-.]+", ",")
    assert matches(r"[+-\d]+", "+-1")
    assert matches(r"[\p{Z}-_]+", " -_")
    assert matches("[a-]+", "-a")
    assert matches("[-a]+", "-a")


def test_a_class_may_be_empty_or_everything() -> None:
    assert not matches("[]", "")
    assert not matches("[]", "]")
    assert matches("[^]", "\n")
    assert matches(r"[\s\S]", "\n")


def test_case_is_ignored_from_the_flag_to_the_end_of_its_group() -> None:
    assert matches("(?i)all|[0-9]", "aLL")
    assert matches("^(?i)(true|false)$", "FALSE")
    assert matches("(?!(?i)AWS_)[a-zA-Z_]*", "AWSX")
    assert not matches("(?!(?i)AWS_)[a-zA-Z_]*", "aWs_x")
    assert matches("(a(?i)b|c)d", "aBd")
    assert matches("(a(?i)b|c)d", "Cd")
    assert not matches("(a(?i)b|c)d", "abD")
    assert matches("(?i:a)b", "Ab")
    assert not matches("(?i:a)b", "aB")
    assert matches("(?i)a(?-i)b", "Ab")
    assert not matches("(?i)a(?-i)b", "AB")


def test_ignoring_case_is_for_ascii_letters_only() -> None:
    assert matches("(?i)[k-s]", "K")
    assert not matches("(?i)k", "\u212a")
    assert not matches("(?i)\xe9", "\xc9")
    assert not matches("(?i)[^a]", "A")


def test_possessive_quantifiers() -> None:
    assert matches(r"\d{12}+:", "123456789012:")
    assert matches(r"[/]?+a", "/a")
    assert not matches("a*+a", "aaa")
    assert not matches("(?>a|ab)c", "abc")
    assert matches("[0-9A-Z]{2}+", "A1")


def test_escapes_of_code_points() -> None:
    assert matches(r"\x41\u0041\u{41}\x{41}\x{0041}\x{1F600}", "AAAAA\U0001f600")
    assert matches(r"\0\cJ\t\n\v\f\r", "\0\n\t\n\v\f\r")
    assert matches(r"[\000-\037]", "\x1f")
    assert not matches(r"[\000-\037]", " ")
    assert matches(r"[\b]", "\x08")
    assert not matches(r"[\b]", "\t")
    assert matches(r"\a\e\cA\c[", "\x07\x1b\x01\x1b")
    assert matches(r"[\7\77\377\1]{4}", "\x07?\xff\x01")
    assert not matches(r"[\400]", "\u0100")  # \40 and a "0"
    assert matches(r"[\400]{2}", " 0")
    assert matches(r"\012\0128", "\n\n8")


def test_needless_escapes_mean_the_character() -> None:
    assert matches(r"\_\-\:\@\#\ \"\'\/\<\=", "_-:@# \"'/<=")
    assert matches(r"[\_\-\.\$]+", "_-.$")


def test_quoted_text() -> None:
    assert matches(r"\Qa.b*\E+", "a.b**")
    assert not matches(r"\Qa.b\E", "axb")
    assert matches(r"a\Q.", "a.")


def test_line_ends_and_horizontal_space() -> None:
    assert matches(r"\R\R\R", "\r\n\n\u2028")
    assert matches(r"\h\H", "\u3000\n")


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\h", "\t", True),
        (r"\h", "\xa0", True),
        (r"\h", "\u1680", True),
        (r"\h", "\u180e", True),
        (r"\h", "\u1fff", False),
        (r"\h", "\u2000", True),
        (r"\h", "\u200a", True),
        (r"\h", "\u200b", False),
        (r"\h", "\u202f", True),
        (r"\h", "\u205f", True),
        (r"\h", "\n", False),
        (r"\R", "\t", False),
        (r"\R", "\n", True),
        (r"\R", "\r", True),
        (r"\R", "\x0e", False),
        (r"\R", "\x84", False),
        (r"\R", "\x85", True),
        (r"\R", "\x86", False),
        (r"\R", "\u2027", False),
        (r"\R", "\u2029", True),
        (r"\R", "\u202a", False),
        (r"\R\n", "\r\n", False),
    ],
)
def test_the_edges_of_horizontal_space_and_line_ends(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


def test_braces_that_do_not_count_are_literals() -> None:
    assert matches("a{b}", "a{b}")
    assert matches("a{,2}", "a{,2}")
    assert matches("[}]{2}}", "}}}")
    assert matches("a]", "a]")


def test_a_surrogate_pair_is_one_character() -> None:
    assert matches(r"\uD83D\uDE00", "\U0001f600")
    assert matches(r"[\uD800\uDC00-\uDBFF\uDFFF]", "\U0001f600")
    assert not matches(r"[\uD800\uDC00-\uDBFF\uDFFF]", "a")
    assert matches("[\U0001f600-\U0001f64f]", "\U0001f600")


def test_a_class_of_surrogate_halves_means_their_pairs() -> None:
    assert matches(r"[\uD83C-\uDBFF\uDC00-\uDFFF]+", "\U0001f600\U0010ffff")
    assert not matches(r"[\uD83C-\uDBFF\uDC00-\uDFFF]+", "\U00010000")
    assert matches(r"[\uD800-\uDFFF]", "\U00010000")
    assert not matches(r"[^\uD800-\uDFFF]", "\U00010000")
    assert matches(r"[\uD83C-\uDBFF][\uDC00-\uDFFF]", "\U0001f600")
    assert matches(r"[\uD83D][\uDE00-\uDE01]", "\U0001f601")
    assert not matches(r"[\uD83D][\uDE00-\uDE01]", "\U0001f602")


def test_the_transposed_range_of_all_pairs_means_all_pairs() -> None:
    pattern = r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*"
    assert matches(pattern, "a\U0001f600\U00010000")
    assert not matches(pattern, "\x00")


def test_lookarounds() -> None:
    assert matches("(?=.*[A-Z])(?!.*--)[A-Za-z-]+(?<!-)", "a-B")
    assert not matches("(?=.*[A-Z])(?!.*--)[A-Za-z-]+(?<!-)", "a-b")
    assert not matches("(?=.*[A-Z])(?!.*--)[A-Za-z-]+(?<!-)", "A--b")
    assert not matches("(?=.*[A-Z])(?!.*--)[A-Za-z-]+(?<!-)", "AB-")
    assert matches("(?:(?!ab)[a-c])*", "acb")
    assert not matches("(?:(?!ab)[a-c])*", "cab")


def test_word_boundaries() -> None:
    assert matches(r"a\b.*", "a b")
    assert not matches(r"a\b.*", "ab")
    assert matches(r"a\B.", "ab")
    assert matches(r"\B", "")
    assert not matches(r"\b", "")


def test_back_references() -> None:
    assert matches(r"(a|b)c\1", "bcb")
    assert not matches(r"(a|b)c\1", "bca")
    assert not matches(r"(?!.*?(.)\1{3})[-a-z]*", "abbbb")
    assert matches(r"(?!.*?(.)\1{3})[-a-z]*", "abbbab")
    assert matches(r"(?<x>a)\k<x>", "aa")
    assert matches(r"(a)\11", "aa1")


def test_a_back_reference_to_a_group_that_took_no_part_is_empty() -> None:
    assert matches(r"(-)?a\1", "-a-")
    assert not matches(r"(-)?a\1", "-a")
    assert matches(r"(-)?a\1", "a")
    assert matches(r"(?:(a)|b)\1", "b")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (
            "a{2}{3}",
            '"{2}" is followed by another quantifier, "{3}": ECMA-262 forbids it, Java ignores the second, and neither '
            "is likely to be intended",
        ),
        ("[a&&[b]c]", "a nested class is followed by more members"),
        ("a**", '"*" is followed by another quantifier'),
        ("*a", '"*" has nothing to repeat (at character 1)'),
        ("a|+", '"+" has nothing to repeat (at character 3)'),
        ("(a", '"(" is not closed (at character 1)'),
        ("a)", '")" closes no group (at character 2)'),
        ("[a", '"[" is not closed (at character 1)'),
        ("[b-a]", 'the range "b-a" runs backwards (at character 2)'),
        ("a{3,2}", '"{3,2}" counts down (at character 2)'),
        (r"\y", r'"\y" means nothing in ECMA-262 nor in Java (at character 1)'),
        (r"\x4", r'"\x" lacks its 2 hexadecimal digits (at character 1)'),
        (r"\x{110000}", r'"\x{110000}" is beyond the last code point (at character 1)'),
        (r"\p{Greek}", r'"\p{Greek}" names no set of characters that is supported (at character 1)'),
        (r"\p{Greek}{2}", r'"\p{Greek}" names no set of characters that is supported (at character 1)'),
        (r"\p{a b}{2}", r'"\p{a b}" names no set of characters that is supported (at character 1)'),
        (r"\p{a b", r'"\p{a b" names no set of characters that is supported (at character 1)'),
        (r"\P{}", r'"\P{}" names no set of characters that is supported (at character 1)'),
        (r"\pX", r'"\pX" names no set of characters that is supported (at character 1)'),
        (r"\pl", r'"\p" names no set of characters that is supported (at character 1)'),
        (r"a\p", r'"\p" names no set of characters that is supported (at character 2)'),
        ("(?m)a", 'the flag "m" is not supported (at character 1)'),
        ("(?<=a|bc)d", "it looks behind for strings of more than one length"),
        (r"\1(a)", r"\1 refers to no group before it (at character 1)"),
        (r"(a\1)", r"\1 is in the group that it refers to"),
        (r"(?:(a)|b\1)*", r"\1 refers to a group in a loop"),
        (r"(?i)(a)\1", "a back reference that ignores case is not supported"),
        (r"(?:(^))?b\1", r"\1 refers to a group that takes no part"),
        (r"(?=(a))?b\1", r"\1 refers to a group that takes no part"),
        ("a\\", "the pattern ends too early (at character 3)"),
        ("(?#a)", 'the group "(?#" is of an unknown kind (at character 1)'),
        ("(" * 60 + ")" * 60, "groups are nested more than 50 deep"),
        ("a{" + "9" * 5000 + "}", "counts further than Python's re"),
    ],
)
def test_what_cannot_be_translated_is_refused_with_the_reason(pattern: str, expected: str) -> None:
    assert expected in reason(pattern)


def test_counts_multiply_within_what_python_counts() -> None:
    assert matches("((a{3}){3}){3}", "a" * 27)
    assert "its size rules out the automaton" in reason("(((a{99999}){99999}){99999}){99999}")


def test_a_hang_that_cannot_be_helped_is_refused() -> None:
    assert "a back reference rules out the automaton" in reason(r"(a|b)\1(?:x+y?)+z")
    assert "its size rules out the automaton" in reason("(?:[a-z]+/?){3,1016}")


def test_groups_nest_fifty_deep_with_the_pattern_itself() -> None:
    assert matches("(" * 49 + "a" + ")" * 49, "a")
    assert "nested more than 50 deep" in reason("(" * 50 + "a" + ")" * 50)
    # Side by side they are no deeper, nor is what follows them any less deep.
    assert matches("(a)" * 60, "a" * 60)
    assert "nested more than 50 deep" in reason("(a)" * 60 + "(" * 50 + "a" + ")" * 50)


@pytest.mark.parametrize("body", ["a|b?", "a?|b", "a?b?", "(a?|b)(c|d?)", "(a|)", "|a", "a*|b+"])
@pytest.mark.parametrize("loop", ["+", "{2,}", "*"])
def test_a_loop_over_what_may_be_empty_takes_the_empty_string(body: str, loop: str) -> None:
    assert matches(f"^({body}){loop}$", "")
    assert matches(f"^({body}){loop}$", "a" if "a" in body else "")


@pytest.mark.parametrize("body", ["a|b", "ab?", "a?b", "(a|b?)b", "a+|b+", "(?=a|b)(a|b)"])
@pytest.mark.parametrize("loop", ["+", "{2,}"])
def test_a_loop_over_what_is_never_empty_does_not(body: str, loop: str) -> None:
    assert not matches(f"^({body}){loop}$", "")


def test_a_loop_that_must_turn_twice_does_so() -> None:
    assert not matches("(a|b){2,}", "a")
    assert matches("(a|b){2,}", "ab")
    assert not matches("(ab?){2,}", "a")
    assert matches("(ab?){2,}", "aa")
    assert not matches("([a-c]+x){2,}", "ax")
    assert matches("(a?b?){2,}", "a")


def test_a_quantifier_counts_both_bounds_in() -> None:
    for text, expected in (("a", False), ("aa", True), ("aaaa", True), ("aaaaa", False)):
        assert matches("a{2,4}", text) is expected
        assert matches("(?:ab){2,4}", text.replace("a", "ab")) is expected
    assert matches("a{3}", "aaa")
    assert not matches("a{3}", "aa")
    assert matches("a{2,}", "a" * 99)


def test_a_back_reference_has_as_many_digits_as_name_a_group() -> None:
    assert matches(r"(a)\10", "aa0")
    assert matches("(a)" * 10 + r"\10", "a" * 11)
    assert matches(r"[(](a)\1", "(aa")
    assert matches(r"\Q(\E(a)\11", "(aa1")
    assert matches(r"\((?:b)(?<n>a)\12", "(baa2")
    assert matches(r"(?<n>a)\k<n>", "aa")
    assert r"\k names no group before it (at character 1)" in reason(r"\k<n>(?<n>a)")


def test_a_flag_holds_until_its_group_ends() -> None:
    assert matches("(?i)a|b", "B")
    assert not matches("((?i)a)b", "aB")
    assert matches("(?i:a)b", "Ab")
    assert not matches("(?i:a)b", "AB")
    assert not matches("(?i)(?-i:a)b", "AB")
    assert matches("(?i)(?-i:a)b", "aB")
    assert matches("(?u)(?s-i).", "\n")
    assert not matches("(?s)(?-s).", "\n")


def test_case_is_that_of_ascii() -> None:
    assert matches("(?i)[a-c][^a]z", "BBZ")
    assert not matches("(?i)[^a]", "A")
    assert matches("(?i)k", "K")
    assert not matches("(?i)k", "\u212a")
    assert not matches("(?i)[@-Z]", "`")
    assert not matches("(?i)[[-`]", "{")
    assert matches("(?i)[`-{]", "Z")


@pytest.mark.parametrize(
    ("pattern", "members", "others"),
    [
        ("[a-c&&[b-d]]", "bc", "ad"),
        ("[a-z&&[^b]]", "acz", "b"),
        ("[a-z&&[b-y]&&[c-x]]", "cx", "bya"),
        ("[a-z&&[b-y]&&c-x]", "cx", "bya&"),
        ("[a-z&&[b-y]&&c-x&&d-w]", "dw", "cxbya&"),
        ("[a-z&&b-y]", "&abz", "-"),
        ("[^a-c&&[b-d]]", "ad", "bc"),
        ("[&&a]", "&a", "b"),
        ("[[a]", "[a", "]"),
        (r"[a\-z]", "a-z", "b"),
        ("[a-]", "a-", "b"),
        ("[-a]", "-a", "b"),
        (r"[a-\d]", "a-0", "b"),
        (r"[\d-a]", "0-a", "b"),
        ("[^]", "ab\n", ""),
    ],
)
def test_classes(pattern: str, members: str, others: str) -> None:
    assert [char for char in members if not matches(pattern, char)] == []
    assert [char for char in others if matches(pattern, char)] == []

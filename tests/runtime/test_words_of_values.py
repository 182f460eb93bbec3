"""How a message shows a value: quoted, cut at its width, by its type alone where its text is foreign code."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from shapesmith.runtime import messages


class Number(int):
    """A subclass, whose repr is foreign code."""

    def __repr__(self) -> str:
        raise RuntimeError


class Text(str):
    """A subclass of text, of which only the text counts."""

    __slots__ = ()

    def __repr__(self) -> str:
        raise RuntimeError


class Failing(Decimal):
    """A number whose text cannot be had."""

    def __str__(self) -> str:
        raise RuntimeError


Failing.__module__ = "decimal"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", '""'),
        ("a" * 40, f'"{"a" * 40}"'),
        ("a" * 41, f'"{"a" * 37}..."'),
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("a\nb\x1b\u202e", r'"a\nb\x1b\u202e"'),
        (Text("a"), '"a"'),
        (b"ab", "b'ab'"),
        (bytearray(b"ab"), "b'ab'"),
        (b"a" * 37, f"b'{'a' * 37}'"),
        (b"a" * 38, f"b'{'a' * 35}..."),
        (None, "None"),
        (True, "True"),
        (5, "5"),
        (10**39, "1" + "0" * 39),
        (10**40, f"1{'0' * 36}..."),
        (1.5, "1.5"),
        (Number(5), "<Number>"),
        (Decimal("1.50"), "1.50"),
        (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "2024-01-02 03:04:05+00:00"),
        (date(2024, 1, 2), "2024-01-02"),
        (Failing(1), "<Failing>"),
        ([1], "<list>"),
        ({}, "<dict>"),
        (object(), "<object>"),
    ],
    ids=itertools.count(),
)
def test_a_value_is_shown_by_its_text_if_it_is_plain(value: Any, shown: str) -> None:
    assert messages.shown(value, False) == shown
    assert messages.shown(value, True) == "<sensitive>"


def test_a_value_is_cut_at_the_width_that_is_asked_for() -> None:
    assert messages.shown("abcdef", False, 6) == '"abcdef"'
    assert messages.shown("abcdef", False, 5) == '"ab..."'
    assert (messages.cut("abcde", 5), messages.cut("abcde", 4)) == ("abcde", "a...")


@pytest.mark.parametrize(
    ("value", "typed", "hidden", "short"),
    [
        (None, "None", "None", "None"),
        ("a", 'str "a"', "str <sensitive>", "str"),
        (b"a", "bytes b'a'", "bytes <sensitive>", "bytes"),
        (bytearray(b"a"), "bytearray b'a'", "bytearray <sensitive>", "bytearray"),
        (True, "bool True", "bool <sensitive>", "bool"),
        (1, "int 1", "int <sensitive>", "int"),
        (1.5, "float 1.5", "float <sensitive>", "float"),
        ([], "list", "list <sensitive>", "list"),
        (Number(1), "Number <Number>", "Number <sensitive>", "Number"),
    ],
    ids=itertools.count(),
)
def test_a_value_has_its_type_before_it(value: Any, typed: str, hidden: str, short: str) -> None:
    assert messages.typed(value, False) == typed
    assert messages.typed(value, True) == hidden
    assert messages.typed(value, False, short=True) == messages.typed(value, True, short=True) == short


def test_the_name_of_a_type_is_cut_and_printable() -> None:
    assert messages.type_name(type("A" * 40, (), {})()) == "A" * 40
    assert messages.type_name(type("A" * 41, (), {})()) == "A" * 37 + "..."
    assert messages.type_name(type("A\x1b", (), {})()) == r"A\x1b"


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Name", True),
        ("a" * 100, True),
        ("a" * 101, False),
        ("a b", False),
        ("", False),
        (Text("a"), False),
        (5, False),
    ],
    ids=itertools.count(),
)
def test_the_name_of_a_member_is_a_short_identifier(text: Any, is_name: bool) -> None:
    assert messages.is_name(text) is is_name


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (["a"], '"a"'),
        (["a", "b"], '"a", "b"'),
        ("abcdefghijkl", ", ".join(f'"{name}"' for name in "abcdefghijkl")),
        ("abcdefghijklm", ", ".join(f'"{name}"' for name in "abcdefghijkl") + " or 1 more"),
        ("a" * 1_012, ", ".join(['"a"'] * 12) + " or 1,000 more"),
        ([], ""),
    ],
)
def test_names_are_listed_up_to_twelve(names: Any, listed: str) -> None:
    assert messages.listed(names) == listed
    assert messages.must_be_one_of(names) == f"must be one of {listed}"


@pytest.mark.parametrize(
    ("parts", "last", "words"),
    [
        ([], "or", ""),
        (["a"], "or", "a"),
        (["a", "b"], "or", "a or b"),
        (["a", "b", "c"], "and", "a, b and c"),
        (["a", "b", "c"], "", "a, b, c"),
    ],
)
def test_parts_are_a_series(parts: list[str], last: str, words: str) -> None:
    assert "".join(messages.series(parts, last)) == words


@pytest.mark.parametrize(
    ("value", "names", "near"),
    [
        ("EMIAL", ["EMAIL", "VOICE"], '; did you mean "EMAIL"?'),
        ("email", ["EMAIL", "VOICE"], '; did you mean "EMAIL"?'),
        ("fax", ["EMAIL", "VOICE"], ""),
        ("a" * 100, ["a" * 99], f'; did you mean "{"a" * 99}"?'),
        ("a" * 101, ["a" * 100], ""),
        (5, ["5"], ""),
        ("abcd", ["abxy"], ""),
        ("abcd", ["abcx"], '; did you mean "abcx"?'),
        ("a", [], ""),
    ],
)
def test_a_near_name_is_asked_for(value: Any, names: list[str], near: str) -> None:
    assert messages.did_you_mean(value, names) == near


def test_a_value_in_words_is_quoted_and_whole_up_to_the_length_of_a_name() -> None:
    words = messages.one_of_words(("a" * 100, "b" * 101, 1_000, 1.5, True))
    assert messages.text(words) == f'"{"a" * 100}", "{"b" * 97}...", 1000, 1.5, True'


def test_a_pattern_is_cut_at_twice_the_width_of_a_value() -> None:
    assert messages.must_match("a" * 80) == f"must match {'a' * 80}"
    assert messages.must_match("a" * 81) == f"must match {'a' * 77}..."
    assert messages.must_match("a\x1b") == r"must match a\x1b"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("string", "a string"),
        ("blob", "bytes, a string or a file-like object"),
        ("boolean", "True or False"),
        ("integer", "an integer"),
        ("float", "a number"),
        ("timestamp", "a datetime, or a string or number that stands for one"),
        ("list", "a list"),
        ("map", "a dict"),
        ("structure", "a dict"),
        ("document", "JSON: a dict, list, string, number, bool or None"),
        ("json", "a value that json.dumps can encode"),
    ],
)
def test_a_kind_has_its_words_and_a_value_where_a_container_is_due_is_shown_by_its_type(kind: str, words: str) -> None:
    said = messages.wrong_type(kind, "a", False)
    assert said == (f"must be {words}", "str" if kind in ("list", "map", "structure") else 'str "a"')


def test_what_is_said_of_a_member_without_its_value() -> None:
    assert messages.required() == ("must be set", "nothing")
    assert messages.unknown("secret") == ("must not be set: there is no such member", "str")
    assert messages.refused_by_botocore("secret") == ("must be something that botocore sends", "str")
    assert messages.unreadable(KeyError("secret")) == ("must be a dict of plain values", "one that raises KeyError")
    assert messages.too_deep() == (
        "must not contain itself, nor be nested this deeply",
        "a value beyond the recursion limit of Python",
    )
    assert messages.must_be_for_boto3("Text or bytes.") == "must be as boto3 takes it: text or bytes"
    assert messages.sentence("A.B", "must be set", "nothing", "?") == "A.B must be set (got nothing?)"

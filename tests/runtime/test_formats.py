"""What has a format, and what just lacks it; and which values boto3 takes for a time, with botocore and without it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any

import pytest
from shapesmith.runtime import formats
from shapesmith.runtime.formats import PATTERNS, WORDS
from shapesmith.runtime.timestamps import is_timestamp

EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "arn": (
        ("arn:aws:s3:::bucket", "arn:aws:iam::1:role/a b", "arn:a:b:c:d:e\nf"),
        ("arn:aws:s3:::", "arn::s3:::b", "arn:aws::::b", "arn:aws:s3::b", "a arn:aws:s3:::b", "arn:a b:s3:::c"),
    ),
    "base64": (("", "YQ==", "YWJj", "YW\nJj", " YQ== "), ("YQ=", "YQ", "Y", "YQ==YQ==", "é", "Y-==")),
    "cidr": (
        ("10.0.0.0/8", "10.0.0.1/8", "::/0", "10.0.0.0/0", "10.0.0.0/32", "fe80::/128"),
        ("10.0.0.0", "::1", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "::/129", "a/8"),
    ),
    "date": (("2024-01-31", "2024-12-01", "2023-02-31"), ("2024-13-01", "2024-00-01", "2024-01-32", "2024-01-00", "24-01-01", "2024-1-1")),
    "e164": (("+12", "+123456789012345"), ("+1", "+1234567890123456", "12", "+02", "+1 2", "++12")),
    "email": (("a@b", "A B <a@b.c>", "a@b>"), ("a", "a@", "@b", "a@b@c", "a b@c d", "<a@b> ")),
    "epoch": (("0", "+5", "-5", "1.5", "00"), ("", ".5", "1.", "1e5", "1 ", "--1")),
    "https-url": (("https://a", "HTTPS://a"), ("http://a", "https://", "https://a b", "xhttps://a")),
    "integer": (("0", "-1", "+1"), ("", "1.0", " 1", "1e5", "-")),
    "ipv4": (("1.2.3.4", "255.255.255.255"), ("1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4/8", "::1", "")),
    "iso8601": (
        ("2024-01-01", "2024-01-01T10:00", "2024-01-01 10:00:00.5Z", "2024-01-01t10:00:00,5+01:00", "2024-01-01T10:00-0100", "2024-01-01T10:00+01"),
        ("2024-01-01T10", "2024-01-01T", "2024-01-01T1:00", "20240101", "10:00", "2024-01-01T10:00+1"),
    ),
    "json": (("1", "{}", '"a"', " [] "), ("", "{", "{'a': 1}", "nul", "[" * 100_000)),
    "nfc": (("é", "a", ""), ("e\u0301",)),
    "number": (("1", "-1.5", ".5", "5.", "1e5", "+1.5E-10"), ("", ".", "1e", "e5", "1 5", "1,5")),
    "s3-uri": (("s3://a", "S3://a/b"), ("s3:/a", "s3://", "s3://a b", "as3://a")),
    "url": (("http://a", "a+b.c-1://x"), ("1a://x", "a://", "a:/x", "a://x y", "://x")),
    "uuid": (("01234567-89ab-cdef-0123-456789ABCDEF",), ("01234567-89ab-cdef-0123-456789ABCDE", "0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789ABCDEG")),
}  # fmt: skip


def test_every_format_has_words_and_examples() -> None:
    assert set(EXAMPLES) == set(WORDS)
    assert set(PATTERNS) < set(WORDS)
    assert len(set(WORDS.values())) == len(WORDS)
    assert all(len(words.split()) > 1 for words in WORDS.values())


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_text_has_a_format_up_to_its_edge(name: str) -> None:
    test = formats.tester(name)
    right, wrong = EXAMPLES[name]
    assert [text for text in right if not test(text)] == []
    assert [text for text in wrong if test(text)] == []
    assert formats.tester(name) is test


class Broken(tzinfo):
    """A time zone that has no offset."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        raise ZeroDivisionError


class Endless(tzinfo):
    """A time zone that calls itself."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt)


TIMES: tuple[tuple[Any, bool], ...] = (
    (datetime(2024, 1, 1), True),
    (datetime(2024, 1, 1, tzinfo=UTC), True),
    (datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=5))), True),
    (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))), False),
    (datetime(2024, 1, 1, tzinfo=Broken()), False),
    (0, True),
    (1.5, True),
    (-1, True),
    (float("nan"), False),
    (1e300, False),
    ("2024-01-01", True),
    ("2024-01-01T10:00:00Z", True),
    ("Mon, 01 Jan 2024 10:00:00 GMT", True),
    ("1704067200", True),
    ("never", False),
    ("", False),
    (None, False),
    (True, False),
    (False, False),
    ([], False),
    ((2024, 1), False),
    ({}, False),
    (io.StringIO("0"), False),
    (object(), False),
)


@pytest.mark.parametrize(("value", "expected"), TIMES, ids=lambda each: type(each).__name__)
def test_a_time_is_what_botocore_takes_for_one(value: Any, expected: bool) -> None:
    assert is_timestamp(value) is expected


@pytest.mark.parametrize(("value", "expected"), TIMES, ids=lambda each: type(each).__name__)
def test_without_botocore_the_forms_of_its_documentation_are_times(
    value: Any, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", failing)
    assert is_timestamp(value) is expected


@pytest.mark.parametrize("kind", [str, bytes, bytearray])
def test_a_text_of_more_than_a_thousand_characters_is_no_time(kind: Any) -> None:
    def text(length: int) -> Any:
        made = "1".rjust(length)
        return made if kind is str else kind(made.encode())

    assert is_timestamp(text(1_001)) is False
    if kind is str:
        assert is_timestamp(text(1_000)) is True


def test_a_caller_that_calls_itself_is_not_taken_for_a_wrong_time() -> None:
    with pytest.raises(RecursionError):
        is_timestamp(datetime(2024, 1, 1, tzinfo=Endless()))

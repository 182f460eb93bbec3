"""What has a format and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.runtime import formats

UUID = "abcdef01-e89b-12d3-a456-abcdef012345"
TEXTS: dict[str, tuple[list[str], list[str]]] = {
    "arn": (
        ["arn:aws:s3:::bucket", "arn:aws-cn:iam::123456789012:role/x", "arn:aws:sns:us-east-1:1:a:b", "arn:a:b:::c\nd"],
        [
            "bucket",
            "arn:aws:s3:::",
            "arn::s3:::b",
            "arn:aws::::b",
            "arn:a ws:s3:::b",
            "arn:aws:s3:us east:1:b",
            "arn:aws:s3:: :b",
            "xarn:aws:s3:::b",
            "arn:aws:s3::b",
            "arn:aws:s 3:::b",
            "ARN:aws:s3:::b",
            # Only the last part may have colons.
            "arn::s3:a:b:c:d:e",
            "arn:aws::a:b:c:d:e",
        ],
    ),
    "base64": (
        ["", "YQ==", "YWI=", "YWJj", "YWJj\nZGVm", " YWJj ", "+/+/"],
        ["YQ", "YQ=", "YQ==YQ==", "YQ=a", "a b*", "\u00e9", "-_-_"],
    ),
    "cidr": (
        ["10.0.0.0/8", "10.1.2.3/8", "::/0", "2001:db8::1/64", "10.0.0.0/32"],
        ["10.0.0.0", "::", "10.0.0.0/33", "::/129", "a/8", "/8"],
    ),
    "date": (
        ["2024-01-01", "2024-12-31", "2024-09-29", "2024-10-10", "2023-02-30", "0000-11-01"],
        [
            "2024-00-01",
            "2024-13-01",
            "2024-01-00",
            "2024-01-32",
            "24-01-01",
            "12024-01-01",
            "2024-1-01",
            "2024-01-1",
            "2024-01-011",
            "20240101",
            "2024-20-01",
            "2024-01-40",
            "x2024-01-01",
            "2024-01-01\n",
        ],
    ),
    "e164": (
        ["+12", "+123456789012345", "+99"],
        ["+1", "+0123", "12", "+1234567890123456", "+1-2", "++12"],
    ),
    "email": (
        ["a@b", "A <a@b>", "<a@b>", "A B <a@b>", "a.b+c@d.e"],
        ["a", "a@", "@b", "a b@c", "a@b c", "a@b@c", "a@b<c", "a@b>>", "<>@b"],
    ),
    "epoch": (["0", "-1", "+1", "1.5", "1704103200"], ["", "1.", ".5", "1e3", "--1", "1.5.5", "2024-01-01"]),
    "https-url": (
        ["https://a", "HTTPS://a", "Https://a/b?c"],
        ["http://a", "https://", "https:/a", "https://a b", "xhttps://a", "https//a"],
    ),
    "integer": (["0", "+7", "-3", "007", "12"], ["", "+", "3.5", "1_0", "1 ", "--1", "a"]),
    "ipv4": (["10.0.0.1", "255.255.255.255"], ["10.0.0.256", "10.0.0", "::1", "10.0.0.1/8"]),
    "iso8601": (
        [
            "2024-01-01",
            "2024-01-01T10:00",
            "2024-01-01t10:00:00z",
            "2024-01-01 10:00:00,55+0100",
            "2024-01-01T10:00Z",
            "2024-01-01T10:00:00.123-01",
            "2024-01-01T10:00:00+01:00",
        ],
        [
            "2024-01-01T10",
            "2024-01-01X10:00",
            "2024-01-01T10:0",
            "2024-01-01T10:00:00.",
            "2024-01-01T10:00+1",
            "T10:00",
            "2024-01-01T",
            "2024-01-01T10:00:00+01:0",
            "2024-01-01T1:00",
            "2024-01-01T10:00:0",
            "2024-13-01T10:00",
            "2024-01-01T10:00:00Zx",
            "2024-01-01T10:00:00+01:000",
            "2024-01-01T10:00:00*5",
            "yesterday",
        ],
    ),
    "json": (["1", "null", '"a"', "[]", '{"a": [1]}'], ["", "{a}", "'a'", "[1,]"]),
    "nfc": (["", "a", "\u00e9"], ["e\u0301"]),
    "number": (
        ["3", "3.", "3.5", ".5", "-1e5", "+1E-5", "2e+3", "12.25e10"],
        [".", "e5", "1e", "1e1.5", "--1", "1 ", "", "1.5.5", "three"],
    ),
    "s3-uri": (["s3://b", "S3://b/k"], ["s3://", "s3:/b", "s3://b c", "xs3://b", "s3//b"]),
    "url": (
        ["ftp://a", "aB://c", "a+b.c-1://x", "A://b", "https://a/b"],
        ["1a://b", "://b", "a:/b", "a://", "a://b c", "a_b://c", "+a://b"],
    ),
    "uuid": (
        [UUID, UUID.upper()],
        [UUID[:-1], UUID[1:], f"{UUID}0", f"0{UUID}", UUID.replace("e", "g"), UUID.replace("-", ""), f"{UUID}-0000"],
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (right, _) in TEXTS.items() for text in right])
def test_a_text_that_has_the_format(name: Any, text: str) -> None:
    assert formats.tester(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, wrong) in TEXTS.items() for text in wrong])
def test_a_text_that_has_not(name: Any, text: str) -> None:
    assert not formats.tester(name)(text)


def test_each_format_has_words_and_texts() -> None:
    assert TEXTS.keys() == formats.WORDS.keys()
    assert formats.PATTERNS.keys() < TEXTS.keys()

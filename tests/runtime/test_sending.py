"""What boto3 fails to send, by the way of a value to the service: the search and the compiled check at each edge."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from shapesmith.runtime import schema
from shapesmith.runtime.entries import Blob, Entry, Float, Integer, String
from shapesmith.runtime.schema import Schema, schema_of
from shapesmith.runtime.structure import Structure
from shapesmith.runtime.validation import check_value


class Positioned:
    """Bytes like a file's, with a position."""

    def read(self, size: int = -1) -> bytes:
        return b""

    def seek(self, position: int, whence: int = 0) -> int:
        return 0

    def tell(self) -> int:
        return 0


class Unseekable:
    """Bytes like those of a socket."""

    def read(self, size: int = -1) -> bytes:
        return b""


class Half(Unseekable):
    """A file that says where it is, and cannot go anywhere."""

    def tell(self) -> int:
        return 0


WORDS = {
    "url": "text that can be encoded as UTF-8",
    "header": "text for a header, with a space or a tab after each line break",
    "header_name": "the name of a header: ASCII, without a colon or a line break",
    "host_label": "part of a host name: letters, digits, hyphens and dots",
    "buffer": "bytes or a string: boto3 reads a file only for a whole body",
    "body": "bytes, a string, or a file that gives bytes",
    "signed_body": "bytes, a string, or a file that gives bytes and has seek() and tell()",
    "double": "a number that a float can hold",
    "single": "a number that a float of 32 bits can hold",
    "cbor_integer": "at least -18,446,744,073,709,551,616 and at most 18,446,744,073,709,551,615",
    "cbor_blob": "bytes, a string, or a file that gives bytes",
    "plain_body": "bytes, a string, or a file",
}
CASES: list[tuple[str, Any, bool]] = [
    *(("url", value, True) for value in ("", "a b", "é\n\x7f", "\U0001f980")),
    *(("url", value, False) for value in ("\ud800", "a\udfff")),
    *(("header", value, True) for value in ("", "é:", "a\n b", "a\r\tb", "a\r\n b", "\x00")),
    *(("header", value, False) for value in ("a\nb", "a\n", "a\rb", "a\r", "a\r\nb", "é\n", "\ud800")),
    *(("header_name", value, True) for value in ("", "a b", "\x00")),
    *(("header_name", value, False) for value in ("é", "a:b", "a\nb", "a\rb", ":")),
    *(("host_label", value, True) for value in ("", "aZ09.-")),
    *(("host_label", value, False) for value in ("a_b", "é", "a/", "a\n", " ")),
    *(("buffer", value, True) for value in (b"", bytearray(b"a"), "é")),
    *(("buffer", value, False) for value in (io.BytesIO(b"a"), "\ud800")),
    *(("body", value, True) for value in (b"", bytearray(b"a"), "é", io.BytesIO(b"a"), Unseekable(), Unseekable)),
    *(("body", value, False) for value in (io.StringIO("a"), "\ud800", Positioned)),
    *(("signed_body", value, True) for value in (b"", bytearray(b"a"), "é", io.BytesIO(b"a"), Positioned())),
    *(("signed_body", value, False) for value in (io.StringIO("a"), "\ud800", Positioned, Unseekable(), Half())),
    *(("double", value, True) for value in (1.5, float("nan"), 10**308, Decimal("1e-9"), Decimal("NaN"))),
    *(("double", value, False) for value in (10**309, -(10**309), Decimal("sNaN"))),
    *(("single", value, True) for value in (1.5, float("nan"), float("inf"), 3.4e38, -(3 * 10**38), Decimal("1e38"))),
    *(("single", value, False) for value in (3.5e38, -3.5e38, 10**39, 10**400, Decimal("sNaN"))),
    *(("cbor_integer", value, True) for value in (0, -(2**64), 2**64 - 1)),
    *(("cbor_integer", value, False) for value in (-(2**64) - 1, 2**64)),
    *(("cbor_blob", value, True) for value in (b"", bytearray(b"a"), "é", io.BytesIO(b"a"), Unseekable())),
    *(("cbor_blob", value, False) for value in (io.StringIO("a"), "\ud800", Positioned, Unseekable)),
    *(("plain_body", value, True) for value in (b"", bytearray(b"a"), "é", io.StringIO("a"), Unseekable)),
    *(("plain_body", value, False) for value in ("\ud800", Positioned)),
]


def entry(flag: str) -> Entry:
    """Return the entry of a value on whose way to the service the flag is."""
    if flag in ("buffer", "body", "signed_body", "cbor_blob", "plain_body"):
        return Blob(**{flag: True})
    if flag == "cbor_integer":
        return Integer(cbor_integer=True)
    return Float(**{flag: True}) if flag in ("double", "single") else String(**{flag: True})


@pytest.mark.parametrize(
    ("flag", "value", "is_sent"), CASES, ids=[f"{flag} {number}" for number, (flag, *_) in enumerate(CASES)]
)
def test_what_boto3_sends_passes_and_what_it_does_not_is_a_violation(
    flag: str, value: Any, is_sent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)
    made: Any = type("Made", (Structure,), {"__slots__": ("a",), "__dataclass_fields__": {"a": None}})
    made._schema = staticmethod(lambda: Schema({"A": entry(flag)}))
    found = check_value(made, "Made", {"A": value}, level="botocore")
    assert [violation.message.partition(" (got ")[0] for violation in found] == (
        [] if is_sent else [f"Made.A must be {WORDS[flag]}"]
    )
    check = schema_of(made).compiled_check()
    assert check is not None
    # A number of a rare type is left to the search.
    assert check({"A": value}) is (is_sent and not isinstance(value, Decimal))

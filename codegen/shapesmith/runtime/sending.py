"""The constraints on values by their way to the service: what boto3 fails to send.

Each is a flag of an entry (`url=True`): the model has no such constraint, but the
protocol, and the place of a value in the request, do.
"""

from __future__ import annotations

import re

from . import messages
from .constraints import Constraint, Unique
from .findings import Finding

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .compiler import Source

# What http.client refuses in the value of a header: a line break without a blank after
# it.
_BROKEN_LINE = re.compile(r"\n(?![ \t])|\r(?![ \t\n])")

# What it refuses in the name of one; the name begins with a prefix that is valid.
_BROKEN_NAME = re.compile(r"[:\r\n]")

_HOST_LABEL = re.compile(r"[A-Za-z0-9.\-]*")


class _Sendable(Constraint):
    """A constraint without a parameter that is boto3's own."""

    __slots__ = ()
    words = ""

    def must(self) -> str:
        """Return what boto3 sends."""
        return f"must be {self.words}"

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the value, which boto3 refuses."""
        said = self.must(), messages.typed(value, hide)
        return Finding(where, self.kind, said, botocore=True)


class _Text(_Sendable):
    """A constraint on text that plain text satisfies."""

    __slots__ = ()

    def condition(self, source: Source, value: str) -> str:
        """Look at the text only if a character of it is unusual."""
        broken = source.bind(self, self.kind)
        return (
            f"not ({value}.isascii() and {value}.isprintable()) "
            f"and {broken}.is_broken({value})"
        )


class Url(_Text):
    """Text that is encoded as UTF-8: in a URL, a form or CBOR. Surrogates cannot be."""

    __slots__ = ()
    kind = "url"
    words = "text that can be encoded as UTF-8"

    def is_broken(self, value: Any) -> bool:
        """Whether a text has a surrogate."""
        return not is_encodable(value)

    def condition(self, source: Source, value: str) -> str:
        """Look for surrogates only in text that is not ASCII; anything else raises."""
        is_ascii = source.bind(str.isascii, "is_ascii")
        broken = source.bind(self, self.kind)
        return f"not {is_ascii}({value}) and {broken}.is_broken({value})"


class Header(_Text):
    """Text that is sent as a header."""

    __slots__ = ()
    kind = "header"
    words = "text for a header, with a space or a tab after each line break"

    def is_broken(self, value: Any) -> bool:
        """Whether a text has a bare line break or a surrogate."""
        return not is_encodable(value) or _BROKEN_LINE.search(value) is not None


class HeaderName(_Text):
    """A key that becomes part of the name of a header."""

    __slots__ = ()
    kind = "header_name"
    words = "the name of a header: ASCII, without a colon or a line break"

    def is_broken(self, value: Any) -> bool:
        """Whether a text has a character that no name of a header may have."""
        return not value.isascii() or _BROKEN_NAME.search(value) is not None

    def condition(self, source: Source, value: str) -> str:
        """Search the text: a colon is a usual character."""
        return Constraint.condition(self, source, value)


class HostLabel(_Sendable):
    """Text that becomes part of the name of a host."""

    __slots__ = ()
    kind = "host_label"
    words = "part of a host name: letters, digits, hyphens and dots"

    def is_broken(self, value: Any) -> bool:
        """Whether a text has another character; its length is checked apart."""
        return _HOST_LABEL.fullmatch(value) is None


class Buffer(_Sendable):
    """A blob within a body of JSON, XML or a form, where boto3 reads no file."""

    __slots__ = ()
    kind = "buffer"
    words = "bytes or a string: boto3 reads a file only for a whole body"

    def is_broken(self, value: Any) -> bool:
        """Whether a blob is a file, or text that cannot be encoded."""
        if isinstance(value, str):
            return not is_encodable(value)
        return not isinstance(value, (bytes, bytearray))


class PlainBody(_Sendable):
    """A blob that is the whole body of the request; boto3 itself never reads it."""

    __slots__ = ()
    kind = "plain_body"
    words = "bytes, a string, or a file"

    def is_broken(self, value: Any) -> bool:
        """Whether a blob is not a file, or text that cannot be encoded."""
        if isinstance(value, str):
            return not is_encodable(value)
        return not isinstance(value, (bytes, bytearray)) and not self._is_file(value)

    def _is_file(self, value: Any) -> bool:
        """Whether boto3 can ask for its length; a class has no position."""
        return not (isinstance(value, type) and has_position(value))


class Body(PlainBody):
    """A body of which boto3 computes a checksum."""

    __slots__ = ()
    kind = "body"
    words = "bytes, a string, or a file that gives bytes"

    def _is_file(self, value: Any) -> bool:
        from io import TextIOBase

        return super()._is_file(value) and not isinstance(value, TextIOBase)


class SignedBody(Body):
    """A body that is signed: boto3 reads a file twice, so it must have a position."""

    __slots__ = ()
    kind = "signed_body"
    words = "bytes, a string, or a file that gives bytes and has seek() and tell()"

    def _is_file(self, value: Any) -> bool:
        return has_position(value) and super()._is_file(value)


class CborBlob(PlainBody):
    """A blob that is sent in CBOR: boto3 reads a file, and needs bytes."""

    __slots__ = ()
    kind = "cbor_blob"
    words = "bytes, a string, or a file that gives bytes"

    def _is_file(self, value: Any) -> bool:
        from io import TextIOBase

        return not isinstance(value, (type, TextIOBase))


def has_position(value: Any) -> bool:
    """Whether a file says where in it the next read begins."""
    return hasattr(value, "seek") and hasattr(value, "tell")


class Double(_Sendable):
    """A number that has a float of its amount; that of a larger one is an error."""

    __slots__ = ()
    kind = "double"
    words = "a number that a float can hold"

    def is_broken(self, value: Any) -> bool:
        """Whether a number is a signalling NaN, or too large for a float."""
        try:
            float(value)
        except (OverflowError, ValueError):
            return True
        return False

    def condition(self, source: Source, value: str) -> str:
        """Convert a number that is none yet."""
        broken = source.bind(self, self.kind)
        return f"type({value}) is not float and {broken}.is_broken({value})"


class Single(_Sendable):
    """A number that is sent as a float of 32 bits."""

    __slots__ = ()
    kind = "single"
    words = "a number that a float of 32 bits can hold"

    def is_broken(self, value: Any) -> bool:
        """Whether a number is a signalling NaN, or too large for a float of 32 bits."""
        from struct import error, pack

        try:
            pack(">f", value)
        except (OverflowError, ValueError, error):
            return True
        return False


class CborInteger(_Sendable):
    """An integer that is sent in CBOR, which has a sign and 64 bits for it."""

    __slots__ = ()
    kind = "cbor_integer"
    words = (
        "at least -18,446,744,073,709,551,616 and at most 18,446,744,073,709,551,615"
    )

    def is_broken(self, value: Any) -> bool:
        """Whether an integer needs more bits."""
        return not -_CBOR_LIMIT <= value < _CBOR_LIMIT


_CBOR_LIMIT = 2**64


def is_encodable(text: str) -> bool:
    """Whether a text can be encoded as UTF-8: it has no surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# The constraints without a parameter by the flag of an entry.
_FLAGS = (
    *(Url, Header, HeaderName, HostLabel),
    *(Buffer, PlainBody, Body, SignedBody),
    *(Double, Single, CborInteger, CborBlob),
    Unique,
)
FLAGS: Mapping[str, type[Constraint]] = {item.kind: item for item in _FLAGS}

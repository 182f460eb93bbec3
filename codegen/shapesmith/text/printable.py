"""Text for people: unprintable characters are escaped."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Return `text` with each character that `str.isprintable` refuses escaped as Python escapes it.

    So a terminal never receives control characters or characters that reorder text, and lone surrogates do not fail to
    be encoded.

    >>> print(printable("a\x1b[31mb\u202e\ud800 c"))
    a\x1b[31mb\u202e\ud800 c
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)

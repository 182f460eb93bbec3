"""Text for people: unprintable characters are escaped, and long texts are cut."""

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


def shortened(text: str, width: int = 60) -> str:
    """Return `text` in at most `width` characters, so that a message with it fits on a line.

    >>> shortened("abcdefgh", 6), shortened("abcdef", 6)
    ('abc...', 'abcdef')
    """
    return text if len(text) <= width else f"{text[: width - 3]}..."

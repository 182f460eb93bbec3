"""Text made fit for people: what does not show as itself is escaped."""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Return `text` with each character that `str.isprintable` refuses escaped as Python escapes it.

    Control characters, those that reorder what is shown, and lone surrogates can then neither be obeyed by a terminal
    nor fail to be encoded.

    >>> print(printable("a\x1b[31mb\u202e\ud800 c"))
    a\x1b[31mb\u202e\ud800 c
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)

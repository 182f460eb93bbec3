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


def printable_json(text: str) -> str:
    r"""Return a text of JSON in which each character that `str.isprintable` refuses is escaped as JSON escapes it.

    Line breaks stay: within a string, JSON has none.

    >>> print(printable_json('["a\u202e\ud800\U000e0001", "ä"]'))
    ["a\u202e\ud800\udb40\udc01", "ä"]
    """
    return "\n".join(
        line if line.isprintable() else "".join(each if each.isprintable() else _escaped(each) for each in line)
        for line in text.split("\n")
    )


def json_bytes(value: object, indent: int) -> bytes:
    """Return a value as JSON in UTF-8, with a final newline; what is not printable is escaped."""
    import json  # imported here, because most commands write none

    return f"{printable_json(json.dumps(value, ensure_ascii=False, indent=indent))}\n".encode()


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def shortened(text: str, width: int = 60) -> str:
    """Return `text` in at most `width` characters, so that a message with it fits on a line.

    >>> shortened("abcdefgh", 6), shortened("abcdef", 6)
    ('abc...', 'abcdef')
    """
    return text if len(text) <= width else f"{text[: width - 3]}..."

"""TOML as people write it: hostile in what Python's parser does not report as an error of TOML."""

from __future__ import annotations

from typing import Any

_MOST_BITS = 14_000  # of an integer with some 4,200 digits: of more than 4,300, Python neither reads nor writes any

_MARK = "\ufeff"
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


class NotToml(ValueError):
    """Raised for a text that is not TOML: why, with the line where it is known."""


def read_toml(content: bytes | str) -> dict[str, Any]:
    """Return the tables in a text. Raises NotToml, also for integers that are too long to be written in a message."""
    import tomllib  # imported here, because most commands do not need it

    try:
        text = content if isinstance(content, str) else content.decode()
        if text.startswith(_MARK):
            raise NotToml("it begins with a byte order mark; save it as UTF-8 without one")
        document = tomllib.loads(text)
        pending: list[Any] = [document]
        for value in pending:
            if isinstance(value, dict):
                pending += value.values()
            elif isinstance(value, list):
                pending += value
            elif isinstance(value, int) and value.bit_length() > _MOST_BITS:
                raise ValueError("an integer has more than 4,200 digits")
    except NotToml:
        raise
    except UnicodeDecodeError as broken:
        raise NotToml(str(broken)) from broken
    except (ValueError, RecursionError) as broken:  # TOMLDecodeError, too
        raise NotToml(_conflict(text) or str(broken)) from broken
    return document


def _conflict(text: str) -> str:
    """Return the reason if git could not merge the text; empty if no line is a conflict marker."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_CONFLICT):
            return f"line {number} is a conflict marker of git"
    return ""

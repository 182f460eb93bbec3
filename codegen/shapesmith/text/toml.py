"""TOML as people write it: hostile in what Python's parser does not report as an error of TOML."""

from __future__ import annotations

import re
from typing import Any

_MOST_BITS = 14_000  # of an integer with some 4,200 digits: of more than 4,300, Python neither reads nor writes any

_MARK = "\ufeff"
_LINE = re.compile(r"(?:^|\(at )line (\d+)")
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


class NotToml(ValueError):
    """Raised for a text that is not TOML: why, with the line where it is known."""

    @property
    def line(self) -> int | None:
        """The line, None where it is not known."""
        found = _LINE.search(str(self))
        return int(found[1]) if found else None


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
                raise ValueError
    except NotToml:
        raise
    except UnicodeDecodeError as broken:
        line = broken.object[: broken.start].count(b"\n") + 1
        raise NotToml(f"line {line} is not UTF-8") from broken
    except RecursionError as broken:
        raise NotToml("a value is nested too deeply") from broken
    except tomllib.TOMLDecodeError as broken:
        raise NotToml(_conflict(text) or str(broken)) from broken
    except ValueError as broken:  # Python does not read it, or would not write it
        raise NotToml("an integer has more than 4,200 digits") from broken
    return document


def _conflict(text: str) -> str:
    """Return the reason if git could not merge the text; empty if no line is a conflict marker."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_CONFLICT):
            return f"line {number} is a conflict marker of git"
    return ""

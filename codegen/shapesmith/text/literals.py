"""The only way foreign text becomes source code: Python string literals and docstrings.

A spec is input: its text can hold quotes, backslashes, newlines, control characters, lone surrogates, and characters
that reorder what a reviewer sees. Each function returns one printable token that evaluates to exactly the given text
(docstrings: to the text as `prose` has laid it out).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import NoReturn

from shapesmith.text.printable import printable


class Foreign:
    """Text from a spec in a view. It cannot be printed by accident: a template must name a filter."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> NoReturn:
        raise TypeError(
            f"text from a spec must pass a filter of shapesmith.text.literals on its way to source: {self.text!r}"
        )

    def __format__(self, spec: str) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"Foreign({self.text!r})"


def string(value: str | Foreign) -> str:
    r"""Return a double-quoted Python literal that evaluates to `value`, ASCII but for printable characters.

    >>> print(string('plain'), string('say "hi"'), string('a\nb\u202e'))
    "plain" 'say "hi"' "a\nb\u202e"
    """
    text = value.text if isinstance(value, Foreign) else value
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    # The quote that needs fewer escapes, double if the number is the same, as black and ruff choose it.
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_escaped(character, quote) for character in text) + quote


def number(value: float) -> str:
    """Return a Python literal of a number. Raises ValueError for one that has none: NaN and the infinities.

    >>> number(100), number(-0.5), number(1e22)
    ('100', '-0.5', '1e+22')
    """
    if not isfinite(value):
        raise ValueError(f"a number in source code must be finite (got {value})")
    return repr(value)


def tuple_of(literals: Iterable[str]) -> str:
    """Return the literal of a tuple of literals.

    >>> tuple_of(["1"]), tuple_of(["1", "2"])
    ('(1,)', '(1, 2)')
    """
    listed = list(literals)
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _escaped(character: str, quote: str) -> str:
    if character == quote or character == "\\":
        return "\\" + character
    # Python's own escapes: the short forms (\n, \t) and the widths of \x, \u and \U.
    return printable(character)


def raw_string(value: str | Foreign) -> str:
    r"""Return a literal of a regular expression: raw if that is possible, which is easier to read.

    >>> print(raw_string('[\\w]+'), raw_string('a"b'))
    r"[\w]+" 'a"b'
    """
    text = value.text if isinstance(value, Foreign) else value
    if "\\" in text and text.isprintable() and not text.endswith("\\"):
        for quote in '"', "'":
            if quote not in text:
                return f"r{quote}{text}{quote}"
    return string(text)


def docstring(lines: Sequence[str], indent: int) -> str:
    r"""Return `lines` as a docstring literal; further lines are indented by `indent` spaces, as are the closing quotes.

    Lines hold no line breaks. Text with backslashes becomes a raw docstring, as readers and linters expect; if a raw
    docstring cannot represent the text, it is escaped. Unprintable characters are always escaped.
    """
    margin = " " * indent
    text = "\n".join([lines[0], *[f"{margin}{line}" if line else line for line in lines[1:]]]) if lines else ""
    # Text that ends with a quote or a backslash is separated from the closing quotes.
    closing = f"\n{margin}" if len(lines) > 1 or text.endswith(('"', "\\")) else ""
    if '"""' not in text and "".join(lines).isprintable():
        return f'{"r" if chr(92) in text else ""}"""{text}{closing}"""'
    escaped = "\n".join("".join(_escaped(character, '"') for character in line) for line in text.split("\n"))
    if escaped.endswith('"'):
        # black puts a space between a quote and the closing ones, even an escaped one, and ruff does not.
        escaped = escaped[:-2] + "\\x22"
    return f'"""{escaped}{closing}"""'


def comment(text: str | Foreign) -> str:
    r"""Return text for a comment line: one line, printable.

    >>> comment("two\nlines")
    'two lines'
    """
    words = text.text if isinstance(text, Foreign) else text
    if words.isprintable():
        return " ".join(words.split())
    return " ".join("".join(character if character.isprintable() else " " for character in words).split())

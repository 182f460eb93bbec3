"""The inline markup of YARD comments to HTML: code, emphasis, links, escapes."""

from __future__ import annotations

import html
import re
from typing import TypeAlias

References: TypeAlias = dict[str, str]
"""The addresses of links by the label that refers to them, in lower case."""

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\.*_+`<>{}\[\]()!:|\"'$#~^-])"
    r"|(?P<ticks>`+)"
    r"|(?P<stars>\*\*|\*)"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|(?P<open>\[)"
    r"|\](?P<target>\[(?P<label>[^\[\]]{0,200})\]|\((?P<href>[^\s()]*)(?:\s+\"[^\"]*\")?\))?"
)
_ESCAPED_BRACE = re.compile(r"\\([{}])")

_ELEMENTS = {"*": "i", "**": "b"}

_LONGEST_LABEL = 40
"""The pieces of a link's text that are compared with the labels of references, where the link names none."""


def inlines_to_html(text: str, references: References) -> str:
    """Return the Markdown `text` of one paragraph as HTML; `references` has the addresses of its links.

    HTML in the text stays, and entities too. Unmatched marks (a single asterisk, a bracket that is not a link) are
    text.
    """
    return "".join(_Inlines(text, references).read())


class _Inlines:
    """Collects pieces of HTML; a mark that may open an element is a piece of its own, which can be replaced."""

    def __init__(self, text: str, references: References) -> None:
        self._text = text
        self._references = references
        self._pieces: list[str] = []
        self._brackets: list[int] = []
        self._emphases: dict[str, int] = {}
        self._unclosed: set[str] = set()

    def read(self) -> list[str]:
        text, position = self._text, 0
        while token := _TOKEN.search(text, position):
            self._pieces.append(text[position : token.start()])
            position = token.end()
            if escaped := token["escaped"]:
                self._pieces.append(html.escape(escaped))
            elif ticks := token["ticks"]:
                position = self._code(ticks, position)
            elif stars := token["stars"]:
                self._emphasis(stars, token.start(), position)
            elif address := token["address"]:
                self._pieces.append(f'<a href="{html.escape(address)}">{html.escape(address)}</a>')
            elif token["open"]:
                self._brackets.append(len(self._pieces))
                self._pieces.append("[")
            else:
                self._close_bracket(token)
        self._pieces.append(text[position:])
        return self._pieces

    def _code(self, ticks: str, start: int) -> int:
        """Add the code between `ticks` and the next equal ones, and return its end; without these, they are text."""
        end = -1
        if ticks not in self._unclosed:
            closing = re.compile(f"(?<!`){ticks}(?!`)").search(self._text, start)
            end = closing.start() if closing else -1
        if end < 0:
            self._unclosed.add(ticks)
            self._pieces.append(ticks)
            return start
        # The SDK escapes braces even in code, since YARD reads them as links.
        code = _ESCAPED_BRACE.sub(r"\1", self._text[start:end])
        self._pieces.append(f"<code>{html.escape(code)}</code>")
        return end + len(ticks)

    def _emphasis(self, stars: str, start: int, end: int) -> None:
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        element = _ELEMENTS[stars]
        opened = self._emphases.get(stars)
        # Within a word it is an asterisk: the SDK removes the escapes (`s3:Get*`, `2*3`).
        if opened is not None and before.strip() and not after.isalnum():
            del self._emphases[stars]
            self._pieces[opened] = f"<{element}>"
            self._pieces.append(f"</{element}>")
            return
        if opened is None and after.strip() and not before.isalnum():
            self._emphases[stars] = len(self._pieces)
        self._pieces.append(stars)

    def _close_bracket(self, bracket: re.Match[str]) -> None:
        opened = self._brackets.pop() if self._brackets else None
        if opened is None:
            self._pieces.append(bracket[0])
            return
        href = bracket["href"]
        if href is None:
            label = bracket["label"] or "".join(self._pieces[opened + 1 : opened + _LONGEST_LABEL])
            href = self._references.get(" ".join(label.split()).lower())
        if href is None:
            self._pieces.append(bracket[0])
            return
        self._pieces[opened] = f'<a href="{html.escape(href)}">'
        self._pieces.append("</a>")

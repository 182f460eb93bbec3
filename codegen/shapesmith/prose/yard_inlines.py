"""The inline markup of YARD comments to HTML: code, emphasis, links, escapes."""

from __future__ import annotations

import html
import re
from typing import TypeAlias

from shapesmith.prose.tidy import is_element

References: TypeAlias = dict[str, str]
"""The addresses of links by the label that refers to them, in lower case."""

_TOKEN = re.compile(
    r"\\\\(?:\\(?P<opened>\{)|(?P<closed>\}))"
    r"|\\(?P<escaped>[\\.*_+`<>{}\[\]()!:|\"'$#~^-])"
    r"|(?P<ticks>`+)"
    r"|(?P<stars>\*\*(?!\*\*)|\*(?!\*\*\*)|\*{4})"
    r"|<(?P<address>https?://[^\s<>]+)>"
    r"|<(?P<slash>/?)(?P<tag>[A-Za-z][^\s<>/\"'=]*)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\")*+)>"
    r"|(?P<open>\[)"
    r"|\](?P<target>\[(?P<label>[^\[\]]{0,200})\]|\((?:\s+(?=[^\s()]))?(?P<href>[^\s()]*)(?:\s+\"[^\"]*\")?\))?"
)
# What Kramdown makes of an attribute without a value, such as the second word of `<parameter name>`.
_NO_VALUE = re.compile(r'=""(?=\s|\Z)')
_ESCAPED_BRACE = re.compile(r"\\([{}])")

_ELEMENTS = {"*": "i", "**": "b"}
_MOST_LETTERS = 40
_LETTERS = re.compile(f"[A-Za-z]{{1,{_MOST_LETTERS}}}+")
# What emphasis does not start with, unless a blank stands before it, and what it does not end with.
_SELDOM_FIRST, _NEVER_LAST = frozenset(':/.,;)]}"'), frozenset("([")
# `.*` of a regular expression, with what it often has next.
_REPEATED = re.compile(r"\.\*(?=\[|\\\\[A-Za-z])")

_LONGEST_LABEL = 40
"""The pieces of a link's text that are compared with the labels of references, where the link names none."""


def inlines_to_html(text: str, references: References) -> str:
    """Return the Markdown `text` of one paragraph as HTML; `references` has the addresses of its links.

    HTML in the text stays, and entities too. Unmatched marks (a single asterisk, a bracket that is not a link) are
    text.
    """
    return "".join(_Inlines(text, references).read())


def unescape_braces(code: str) -> str:
    """Return code without the backslashes that the SDK puts before braces."""
    return _ESCAPED_BRACE.sub(r"\1", code)


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
            # The SDK escapes braces, since YARD takes them for links, and Kramdown then escapes the backslashes.
            if escaped := token["escaped"] or token["opened"] or token["closed"]:
                self._pieces.append(html.escape(escaped))
            elif ticks := token["ticks"]:
                position = self._code(ticks, position)
            elif stars := token["stars"]:
                self._emphasis(stars, token.start(), position)
            elif address := token["address"]:
                self._pieces.append(f'<a href="{html.escape(address)}">{html.escape(address)}</a>')
            elif token["tag"]:
                self._tag(token)
            elif token["open"]:
                self._brackets.append(len(self._pieces))
                self._pieces.append("[")
            else:
                self._close_bracket(token)
        self._pieces.append(text[position:])
        return self._pieces

    def _tag(self, token: re.Match[str]) -> None:
        """Keep the tag of an element; any other is a placeholder, which Kramdown has closed somewhere."""
        if is_element(token["tag"]):
            self._pieces.append(token[0])
        elif not token["slash"]:
            attributes = _NO_VALUE.sub("", token["attributes"])
            self._pieces.append(html.escape(f"<{token['tag']}{attributes}>", quote=False))

    def _code(self, ticks: str, start: int) -> int:
        """Add the code between `ticks` and the next equal ones, and return its end; without these, they are text."""
        end = -1
        if ticks not in self._unclosed:
            closing = re.compile(f"(?<!`){ticks}(?!`)").search(self._text, start)
            end = closing.start() if closing else -1
        if end < 0:
            self._unclosed.add(ticks)
            # Two without text between are code without a character.
            is_empty = ticks == "``" and not self._text[start : start + 1].isalnum()
            self._pieces.append("" if is_empty else ticks)
            return start
        # In code, Kramdown escapes nothing.
        code = unescape_braces(self._text[start:end])
        self._pieces.append(f"<code>{html.escape(code)}</code>")
        return end + len(ticks)

    def _emphasis(self, stars: str, start: int, end: int) -> None:
        if stars not in _ELEMENTS:
            return  # bold without a word
        before, after = self._text[max(start - 1, 0) : start], self._text[end : end + 1]
        element = _ELEMENTS[stars]
        opened = self._emphases.get(stars)
        if opened is not None and before.strip() and self._closes(opened, before, after):
            del self._emphases[stars]
            self._pieces[opened] = f"<{element}>"
            self._pieces.append(f"</{element}>")
            return
        if opened is None and self._opens(stars, before, after, end):
            self._emphases[stars] = len(self._pieces)
        self._pieces.append(stars)

    # Emphasis or an asterisk? The SDK takes the escapes away that would say so, of `s3:Get*`, `2*3` and `(*)`.

    def _opens(self, stars: str, before: str, after: str, end: int) -> bool:
        """Whether asterisks can open: before a word, and within one where only letters are emphasised (`Len*N*`)."""
        if before.isalnum():
            stressed = _LETTERS.match(self._text, end)
            return stressed is not None and self._text.startswith(stars, stressed.end())
        if after in _SELDOM_FIRST and before.strip():
            return False
        return bool(after.strip()) and not _REPEATED.match(self._text, max(end - 2, 0))

    def _closes(self, opened: int, before: str, after: str) -> bool:
        """Whether asterisks can close what was opened, which within a word must be letters alone."""
        if before in _NEVER_LAST:
            return False
        if not after.isalnum():
            return True
        is_short = len(self._pieces) - opened <= _MOST_LETTERS
        return is_short and _LETTERS.fullmatch("".join(self._pieces[opened + 1 :])) is not None

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

"""The Markdown of YARD comments, as the Ruby SDK prints it, to a Doc tree.

The SDK's generator turns the HTML of a spec into Kramdown's dialect of Markdown, wraps it, and removes some of its
escapes. This reverses it: blocks become HTML elements here, their text in `yard_inlines`, and the HTML is read like all
other documentation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from shapesmith.ir.doc import Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.yard_inlines import References, inlines_to_html, unescape_braces

MAX_DEPTH = 12
"""Lists and quotes nested deeper than this are read as paragraphs; the SDK's go to 5."""

_REFERENCE = re.compile(r" *\[([^\[\]]+)\]: +<?([^\s<>]+)>?(?: +.*)?")
_BLOCK_TAG = re.compile(
    r"( *)(</?(?:note|important|warning|tip|caution|div|dl|dt|dd|ul|ol|li|p|pre|table|tr|th|td|h[1-6]|fullname)"
    r"(?: [^<>]*)?/?>) ?"
)
_CLOSED_AT_END = re.compile(r"(.*\S) *(</(?:note|important|warning|tip|caution|div)>) *")
_HEADING = re.compile(r" {0,3}(#{1,6}) +(.*)")
_RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})")
_BULLET = re.compile(r"( {0,3}[*+-] +)(?=\S)|( {0,3}[*+-])$")
_NUMBER = re.compile(r"( {0,3}\d{1,9}\. +)(?=\S)|( {0,3}\d{1,9}\.)$")
_FIRST_OF_NUMBERED = re.compile(r" {0,3}1\.  +\S")
_DEFINITION = re.compile(r"( {0,3}: +)(?=\S)")
_TABLE_RULE = re.compile(r" *\|(?=[:|+ ]*[-=])[-=:|+ ]*+")
_CELL_BORDER = re.compile(r"(?<!\\)\|")

_END_OF_BLOCK = "^"


def read_yard(text: str) -> Doc:
    """Return the Doc tree of the Markdown `text`. Never raises, whatever the text.

    Addresses come from the link references in the text itself: `[the guide][1]` and `[1]: https://...`.
    """
    references: References = {}
    lines: list[str] = []
    for line in text.expandtabs(4).splitlines():
        if reference := _REFERENCE.fullmatch(line):
            references.setdefault(reference[1].lower(), reference[2])
        else:
            lines += _split_tags(line.rstrip())
    return read_html(_Blocks(lines, references, 0).html())


def _split_tags(line: str) -> Iterator[str]:
    """Yield `line` with each block tag at its start or end on a line of its own."""
    indent, start = "", 0
    while tag := _BLOCK_TAG.match(line, start):
        indent += tag[1]
        start = tag.end()
        yield indent + tag[2]
    if start:
        line = indent + line[start:]
        if not line.strip():
            return
    if closed := _CLOSED_AT_END.fullmatch(line):
        yield closed[1]
        line = closed[2]
    yield line


class _Blocks:
    """Reads the blocks of some lines, at one level of nesting."""

    def __init__(self, lines: list[str], references: References, depth: int) -> None:
        self._lines = lines
        self._references = references
        self._depth = depth
        self._at = 0

    def html(self) -> str:
        """Return the HTML of all blocks; definitions in a row are one list."""
        return "".join(self._read()).replace("</dl><dl>", "")

    def _read(self) -> Iterator[str]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or line.strip() == _END_OF_BLOCK:
                self._at += 1
            elif _BLOCK_TAG.match(line):
                self._at += 1
                yield line.strip()
            elif _RULE.fullmatch(line):
                self._at += 1
                yield "<hr>"
            elif heading := _HEADING.fullmatch(line):
                self._at += 1
                yield self._element(f"h{len(heading[1])}", self._inlines(heading[2]))
            elif line.startswith("    "):
                yield self._indented_code()
            elif line.lstrip().startswith("|"):
                yield self._table()
            elif self._depth < MAX_DEPTH and self._opening(_BULLET):
                yield self._list("ul", _BULLET)
            elif self._depth < MAX_DEPTH and self._opening(_NUMBER):
                yield self._list("ol", _NUMBER)
            elif self._depth < MAX_DEPTH and line.lstrip().startswith("> "):
                yield self._quote()
            else:
                yield self._paragraph()

    def _inlines(self, text: str) -> str:
        return inlines_to_html(text, self._references)

    @staticmethod
    def _element(name: str, content: str) -> str:
        return f"<{name}>{content}</{name}>"

    def _take(self, belongs: Callable[[str], bool]) -> list[str]:
        """Read lines as long as they belong to the block."""
        start = self._at
        while self._at < len(self._lines) and belongs(self._lines[self._at]):
            self._at += 1
        return self._lines[start : self._at]

    def _indented_code(self) -> str:
        lines = self._take(lambda line: line.startswith("    ") or not line.strip())
        text = unescape_braces("\n".join(line[4:] for line in lines).strip("\n"))
        return self._element("pre", html.escape(text))

    def _quote(self) -> str:
        lines = self._take(lambda line: line.lstrip().startswith(">"))
        return self._element("div", self._nested([line.lstrip()[1:].removeprefix(" ") for line in lines]))

    def _table(self) -> str:
        lines = self._take(lambda line: line.lstrip().startswith("|"))
        ruled = next((index for index, line in enumerate(lines) if _TABLE_RULE.fullmatch(line)), 0)
        rows = []
        for index, line in enumerate(lines):
            if _TABLE_RULE.fullmatch(line):
                continue
            cells = _CELL_BORDER.split(line.strip().removeprefix("|").removesuffix("|"))
            kind = "th" if index < ruled else "td"
            row = "".join(self._element(kind, self._inlines(cell.strip())) for cell in cells)
            rows.append(self._element("tr", row))
        return self._element("table", "".join(rows))

    def _opening(self, marker: re.Pattern[str]) -> str:
        """Return the marker of a list item on the current line: alone on its line, it needs code on the next."""
        opening = marker.match(self._lines[self._at]) if self._at < len(self._lines) else None
        if opening is None:
            return ""
        if opening.end() < len(opening.string):
            return opening[0]
        has_code = any(line.startswith("        ") for line in self._lines[self._at + 1 : self._at + 2])
        return opening[0].ljust(4) if has_code else ""

    def _list(self, name: str, marker: re.Pattern[str]) -> str:
        items = []
        while opening := self._opening(marker):
            items.append(self._element("li", self._item(opening, marker)))
            self._next(marker)
        return self._element(name, "".join(items))

    def _next(self, marker: re.Pattern[str]) -> str:
        """Go to the next item, if only blank lines are between, and return its marker."""
        following = self._at
        while following < len(self._lines) and not self._lines[following].strip():
            following += 1
        opening = marker.match(self._lines[following]) if following < len(self._lines) else None
        if opening is None:
            return ""
        self._at = following
        return opening[0]

    def _item(self, opening: str, marker: re.Pattern[str]) -> str:
        """Return the content of a list item or definition whose first line starts with `opening`, as `marker` says."""
        width = len(opening)
        lines = [self._lines[self._at][width:]]
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.strip():
                indent = len(line) - len(line.lstrip())
                is_lazy = lines[-1].strip() and not self._starts_block(line) and not marker.match(line)
                if indent < min(width, 4) and not is_lazy:
                    break
                line = line[min(indent, width) :]
            lines.append(line)
            self._at += 1
        while len(lines) > 1 and not lines[-1].strip():
            lines.pop()
            self._at -= 1
        return self._nested(lines)

    @staticmethod
    def _starts_block(line: str) -> bool:
        """Whether `line` cannot continue the paragraph before it.

        Lines are wrapped, so one may start with a dash or a number. The SDK's bullets are asterisks, and its
        numbers have two spaces after them.
        """
        return (
            line.strip() == _END_OF_BLOCK
            or (line.lstrip().startswith("* ") and _BULLET.match(line) is not None)
            or _FIRST_OF_NUMBERED.match(line) is not None
            or _DEFINITION.match(line) is not None
            or _BLOCK_TAG.match(line) is not None
        )

    def _nested(self, lines: list[str]) -> str:
        return _Blocks(lines, self._references, self._depth + 1).html()

    def _paragraph(self) -> str:
        first = self._lines[self._at]
        self._at += 1
        lines = [first, *self._take(lambda line: bool(line.strip()) and not self._starts_block(line))]
        if self._depth < MAX_DEPTH and (opening := self._next(_DEFINITION)):
            terms = "".join(self._element("dt", self._inlines(line.strip())) for line in lines)
            return self._element("dl", terms + self._definitions(opening))
        return self._element("p", self._inlines("\n".join(line.strip() for line in lines)))

    def _definitions(self, opening: str) -> str:
        definitions = []
        while opening:
            definitions.append(self._element("dd", self._item(opening, _DEFINITION)))
            opening = self._next(_DEFINITION)
        return "".join(definitions)

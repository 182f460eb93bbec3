"""YARD documentation that went through a renderer and came out as plain text, back to sections.

Such text has lost its indentation and its blank lines; the renderer may have turned it bottom to top, made quotes (and
backticks) typographic, and torn links apart: of `[find the instance ID][1]` it leaves the brackets of the words alone,
and of `[1]: https://...` a line `: ...`, glued to its neighbours by `<br>`.
"""

from __future__ import annotations

import re

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.provenance import Provenance
from shapesmith.sources.yard.sections import Line, Section

_CLASS = re.compile(r"\s*class (?:\w+::)*([A-Z]\w*)\s*")
_ATTRIBUTE = re.compile(r"\s*@!attribute\b")
_RETURN = re.compile(r"\s*@return\b")
_SEE = re.compile(r"\s*@see\b")
_TAG = re.compile(r"\s*@!?[a-z]+\b")
_TORN_ADDRESS = re.compile(r"\s*: (?:https?://)?([\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?)\s*")
_TORN_LINK = re.compile(r"(?<![\\\]\w])\[([^\[\]]+)\](?![\[(:])")
_TORN_LINK_END = re.compile(r"\](?![\[(:])")
_QUOTE = re.compile("[`\u2018\u2019\u201c\u201d]")
_PAIR = re.compile("[`\u2018]|\u2019(?!\\w)")
_PLAIN = {"\u2019": "'", "\u201c": '"', "\u201d": '"'}
_BULLET = re.compile(r"\* ")
_OPENS_PARAGRAPH = re.compile(r"[\"'`*\[(]*[A-Z0-9]")
_TAG_BEFORE = re.compile(r"<\w[^<>]*> ?")

# The widths at which the SDK's generator wraps, before it indents what belongs to a member.
_SHAPE_WIDTH, _MEMBER_WIDTH = 70, 68
# What Kramdown escapes with a backslash; the renderer took it away, but it was there when lines were wrapped.
_ESCAPED = "|{}_\"'"


def read_text(lines: list[Line], file: str, diagnostics: list[Diagnostic]) -> list[Section]:
    """Return the classes of rendered documentation in their order, each from top to bottom."""
    sections: list[Section] = []
    for line in lines:
        if name := _CLASS.fullmatch(line.text):
            sections.append(Section(name[1], line.number, []))
        elif sections:
            sections[-1].lines.extend(Line(line.number, part.strip()) for part in line.text.split("<br>"))
        elif line.text.strip():
            message = "must follow a line `class ...::Shape`, which says what it documents; it is not read"
            diagnostics.append(warning("yard-shape-absent", Provenance(file, f":{line.number}"), message))
    return [_Restored(section, file, diagnostics).section() for section in sections]


class _Restored:
    """Restores one section."""

    def __init__(self, section: Section, file: str, diagnostics: list[Diagnostic]) -> None:
        self._section = section
        self._file = file
        self._diagnostics = diagnostics
        self._lines: list[Line] = []

    def section(self) -> Section:
        self._add(self._section.lines[::-1] if _is_reversed(self._section.lines) else self._section.lines)
        return self._section._replace(lines=self._lines)

    def _add(self, lines: list[Line]) -> None:
        """Add `lines`: what is between an attribute and its type, or the next one, belongs to the attribute."""
        text: list[Line] = []
        in_attribute = False
        for line in lines:
            if _TAG.match(line.text):
                self._add_text(text, in_attribute)
                text = []
                opens = _ATTRIBUTE.match(line.text) is not None
                self._lines.append(line._replace(text=f"  {line.text}") if in_attribute and not opens else line)
                in_attribute = opens or (in_attribute and not _RETURN.match(line.text))
            else:
                text.append(line)
        self._add_text(text, in_attribute)

    def _add_text(self, lines: list[Line], in_attribute: bool) -> None:
        addresses = [address[1] for line in lines if (address := _TORN_ADDRESS.fullmatch(line.text))]
        lines = [line for line in lines if not _TORN_ADDRESS.fullmatch(line.text)]
        if not lines:
            return
        text = restore_quotes("\n".join(line.text for line in lines))
        ends = _paragraph_ends(text.split("\n"), _MEMBER_WIDTH if in_attribute else _SHAPE_WIDTH)
        text, references = self._rejoin_links(text, addresses, lines[0].number)
        indent = "  " if in_attribute else ""
        for line, restored, ends_paragraph in zip(lines, text.split("\n"), ends, strict=True):
            self._lines.append(Line(line.number, indent + restored))
            if ends_paragraph:
                self._lines.append(Line(line.number, ""))
        if references:
            self._lines.append(Line(lines[-1].number, ""))
        self._lines.extend(Line(lines[-1].number, indent + reference) for reference in references)

    def _rejoin_links(self, text: str, addresses: list[str], number: int) -> tuple[str, list[str]]:
        """Return `text` with the links numbered that have lost their addresses, and the lines that give these."""
        if not addresses:
            return text, []
        links = _TORN_LINK.findall(text)
        if len(links) != len(addresses):
            message = f"has {len(links)} torn links for {len(addresses)} addresses, which are therefore at the end"
            self._diagnostics.append(warning("yard-link-torn", Provenance(self._file, f":{number}"), message))
            return text, [f"<https://{address}>" for address in addresses]
        numbers = iter(range(1, len(links) + 1))
        text = _TORN_LINK.sub(lambda link: f"{link[0]}[{next(numbers)}]", text)
        return text, [f"[{index}]: https://{address}" for index, address in enumerate(addresses, 1)]


def _is_reversed(lines: list[Line]) -> bool:
    """Whether the lines run from bottom to top.

    They do where a type stands before the first attribute, or, without either, a reference before the first words.
    """
    has_words, opens_with_reference = False, False
    for line in lines:
        if _ATTRIBUTE.match(line.text):
            return False
        if _RETURN.match(line.text):
            return True
        if _SEE.match(line.text):
            opens_with_reference = opens_with_reference or not has_words
        has_words = has_words or (bool(line.text) and not _TAG.match(line.text))
    return opens_with_reference and has_words


def restore_quotes(text: str) -> str:
    """Return `text` with plain quotes for typographic ones, and backticks where single ones stand for them.

    A renderer that makes every other backtick an opening quote leaves the closing one of `API` alone as it was.
    """
    pieces: list[str] = []
    position = 0
    in_code = False
    for quote in _QUOTE.finditer(text):
        pieces.append(text[position : quote.start()])
        position = quote.end()
        plain = _PLAIN.get(quote[0])
        if plain is None and (in_code or quote[0] == "`"):
            plain = "`"
        elif plain is None:
            pair = _PAIR.search(text, position)
            plain = "`" if pair is not None and pair[0] not in _PLAIN else "'"
        in_code = in_code != (plain == "`")
        pieces.append(plain)
    pieces.append(text[position:])
    return "".join(pieces)


def _paragraph_ends(lines: list[str], width: int) -> list[bool]:
    """Return of each line whether a paragraph ends with it: where the next word would have fitted on it.

    The SDK wraps at `width`, and the continued lines of a list's item were indented.
    """
    ends = []
    indent = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _BULLET.match(line):
            indent = 0
        fits = _length_when_wrapped(line) + indent + 1 + len(following.partition(" ")[0]) <= width
        opens = _BULLET.match(following) or (fits and _OPENS_PARAGRAPH.match(following))
        ends.append(bool(line and following and opens))
        if ends[-1] or not line:
            indent = 0
        elif _BULLET.match(line):
            indent = 2
    return ends


def _length_when_wrapped(line: str) -> int:
    """Return the length of `line` with the marks that are gone counted in: escapes, and the numbers of links."""
    line = _TAG_BEFORE.sub("", line)
    return len(line) + sum(map(line.count, _ESCAPED)) + len("[1]") * len(_TORN_LINK_END.findall(line))

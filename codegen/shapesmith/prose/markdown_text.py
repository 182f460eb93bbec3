"""Inlines to CommonMark text with as few escapes as possible, since docstrings are mostly read as source.

Rules by section of CommonMark 0.31 (https://spec.commonmark.org/0.31.2/): backslash escapes 2.4, entities 2.5, code
spans 6.1, emphasis 6.2, links 6.3, raw HTML 6.6; bare addresses, strikethrough and tables by GFM.
"""

from __future__ import annotations

import re
from functools import cache
from string import punctuation

from shapesmith.ir.doc import Code, Emphasis, Inline, Inlines, Link, Strong, Text
from shapesmith.prose.plain import plain_text
from shapesmith.prose.wrap import NO_BREAK, backslashed, display_width, unbroken_blanks

_UNBROKEN_CODE = 60
"""Code up to this many columns stays on one line, so that a text search finds it."""

_SPECIAL = r"\\(?=[!-/:-@\[-`{-~\s]|\Z)|`|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~~+|\](?=\()"
_STAR = r"|(?<=\S)\*+|\*+(?=\S)|\A\*+|\*+\Z"
_UNDERSCORE = r"|(?<!\w)_+|_+(?!\w)"

_ANY_SPECIAL = re.compile(r"[\\`*_<&~|\[\]]")
"""The characters that an escape may be for: most text has none of them, which is found in a fraction of a search."""
_MAY_BE_SPECIAL = re.compile(r"[\\`*<&~]|\]\(|(?<!\w)_|_(?!\w)")

_STAR_OPENS = re.compile(r"\*+(?=[^\s*])")
_STAR_CLOSES = re.compile(r"(?<=[^\s*])\*+|\*\*+")  # also `**` at the start of a line, where its first is escaped
_UNDERSCORE_OPENS = re.compile(r"(?<!\w)_+(?=[^\s_])")
_UNDERSCORE_CLOSES = re.compile(r"(?<=[^\s_])_+(?!\w)|__+(?!\w)")

_BARE_ADDRESS = re.compile(
    r"(?!.*(?:xn--|-[.:/?#]|-\Z))https?://[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9][A-Za-z0-9-]*)+(?::\d+)?"
    r"(?:[/?#][A-Za-z0-9/?=&#+:,.-]*(?<=[A-Za-z0-9/=#]))?"
    r"|[A-Za-z0-9.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
"""Addresses that editors find in text by themselves (GFM 6.9), and in which no editor escapes or decodes a part."""
_ENDS_ADDRESS = re.compile(r"[.,:?!)]*(?: |\Z)")

_HTML_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|source|style|summary|table|tbody|td"
    "|textarea|tfoot|th|thead|title|tr|track|ul"
)
"""Elements that end a paragraph where their tag starts a line (CommonMark 4.6, conditions 1 and 6, of all versions)."""
_BACKTICKS = re.compile("`+")
_OPENS_BLOCK = re.compile(
    r" (?=(?:#{1,6}|\+|\*+|-+|=+|_+|[|:]*-[|:-]*|\d{1,9}[.)])(?: |\Z)|\| :?-|>|~~~|```|<[!?]"
    rf"|</?(?:{_HTML_BLOCKS})(?:[ >]|/>|\Z))",
    re.IGNORECASE,
)
"""A space before a word of code that no line may start with, since in code it cannot be escaped."""
_LONGEST_PIECE = 72
"""Code of which more columns than this must be on one line is written as text."""
_OPENS_PARAGRAPH = re.compile(r"\[(?:[ \0xX]?\](?=[ \0]|\Z)|(?:[^\[\]\\]|\\.)*\]:)")
"""Brackets that would make a check box, or define a link, at the start of a paragraph."""
_LONGEST_ENTITY = 34
_OPEN_END = re.compile(r"(?<!\\)(?:\\\\)*(!|\]|&#?\w{0,32})\Z")
"""The end of a text that would be markup together with the character after it, if not escaped."""
_TRAILING_PUNCTUATION = re.compile(r"[.:;,!?]+\Z")


def markdown_text(inlines: Inlines, *, in_table: bool = False) -> str:
    """Return `inlines` as CommonMark, words apart by spaces and by `NO_BREAK` where a line must not end."""
    first = inlines[0] if inlines else None
    if type(first) is Text and len(inlines) == 1 and not in_table and not _may_be_special(first.text):
        written = first.text  # true for most paragraphs
    else:
        written = _Writer(inlines, in_table).write(inlines, "", "")
    return "\\" + written if _OPENS_PARAGRAPH.match(written) else written


def _may_be_special(text: str) -> bool:
    return _ANY_SPECIAL.search(text) is not None and _MAY_BE_SPECIAL.search(text) is not None


@cache
def _special(star: bool, underscore: bool, in_link: bool, in_table: bool) -> re.Pattern[str]:
    return re.compile(
        _SPECIAL
        + (_STAR if star else "")
        + (_UNDERSCORE if underscore else "")
        + (r"|[\[\]]" if in_link else "")
        + (r"|\|" if in_table else "")
    )


class _Writer:
    """Writes the inlines of one block, which together determine what must be escaped."""

    __slots__ = ("_in_link", "_in_table", "_star", "_stress_around", "_underscore")

    def __init__(self, inlines: Inlines, in_table: bool) -> None:
        flat = _flat(inlines)
        stressed = "\0" in flat
        self._star = stressed or ("*" in flat and _may_pair(flat, _STAR_OPENS, _STAR_CLOSES))
        self._underscore = stressed or ("_" in flat and _may_pair(flat, _UNDERSCORE_OPENS, _UNDERSCORE_CLOSES))
        self._in_table = in_table
        self._in_link = False
        self._stress_around: tuple[type[Inline], ...] = ()

    def write(self, nodes: Inlines, before: str, after: str) -> str:
        """Return `nodes` as text; `before` and `after` are the characters around it, empty at the edges of a block."""
        parts: list[str] = []
        written = ""
        for index, node in enumerate(nodes):
            following = _first_character(nodes[index + 1], self._in_link) if index + 1 < len(nodes) else after
            if type(node) is Text:
                written = _apart(self._text(node.text), following)
            elif type(node) is Code:
                # Two adjacent code spans would be read as one with longer fences; see `_link` for code in a link.
                span = "" if self._in_link or before == "`" else self._code(node.text)
                written = span or _apart(self._verbatim(node.text), following)
            elif type(node) is Link:
                is_apart = _separates_address(before) and _ends_address(nodes[index + 1 : index + 2], after)
                written = self._link(node, is_apart)
            elif type(node) is Emphasis or type(node) is Strong:
                written = self._stress(node, before, following)
            if written:
                parts.append(written)
                before = written[-1]
        return "".join(parts)

    def _text(self, text: str) -> str:
        if not _ANY_SPECIAL.search(text):
            return text
        special = _special(self._star, self._underscore, self._in_link, self._in_table)
        return special.sub(backslashed, text)

    def _verbatim(self, code: str) -> str:
        return _special(True, True, self._in_link, self._in_table).sub(backslashed, code)

    def _code(self, code: str) -> str:
        """Return `code` as a code span; empty if words that must stay together in it are too long for a line."""
        if self._in_table:
            code = code.replace("|", "\\|")
        if " " not in code and "`" not in code:
            return f"`{code}`" if code else ""
        runs = [len(run) for run in _BACKTICKS.findall(code)]
        fence = "`" * (max(runs, default=0) + 1)
        padding = NO_BREAK if runs and (code[0] == "`" or code[-1] == "`") else ""
        if len(fence) > 2 or display_width(code) <= _UNBROKEN_CODE:
            span = code.replace(" ", NO_BREAK)
        else:
            span = unbroken_blanks(_OPENS_BLOCK.sub(NO_BREAK, code))
        if any(len(piece) > _LONGEST_PIECE and NO_BREAK in piece for piece in span.split(" ")):
            return ""
        return f"{fence}{padding}{span}{padding}{fence}"

    def _link(self, link: Link, is_apart: bool) -> str:
        """Return a link on one line, with its code as text: editors that read a docstring as text find no other links.

        `is_apart`: whether an address may be written bare here, which that editor finds too, unlike one in angle
        brackets.
        """
        words = plain_text(link)
        if is_apart and link.href in (words, f"mailto:{words}") and _BARE_ADDRESS.fullmatch(words):
            return words
        self._in_link = True
        label = self.write(link.children, "[", "]").replace(" ", NO_BREAK)
        self._in_link = False
        return f"[{label}]({_destination(link.href)})"

    def _stress(self, node: Emphasis | Strong, before: str, after: str) -> str:
        """Return emphasised words with their marks if CommonMark reads these as such; otherwise without."""
        around = self._stress_around
        if type(node) in around:
            return self.write(node.children, before, after)
        mark = "_" if around else "*"
        self._stress_around = (*around, type(node))
        inner = self.write(node.children, mark, mark)
        self._stress_around = around
        words = inner.strip(" ")
        if not words:
            return inner
        left, right = inner[: inner.index(words)], inner[inner.index(words) + len(words) :]
        opens_after, closes_before = left or before, right or after
        if not _separates(closes_before) and (tail := _TRAILING_PUNCTUATION.search(words)):
            # "**Note:**text" would not be bold, "**Note**:text" is.
            words = words[: tail.start()].rstrip(" ")
            right = inner.rstrip(" ")[len(left) + len(words) :] + right
            closes_before = right
            if words.endswith(mark):  # a star of the text, which would be read as part of the mark
                words = ""
        if words and _can_stand(mark, opens_after, words[0]) and _can_stand(mark, closes_before, words[-1]):
            marks = mark if type(node) is Emphasis else mark * 2
            return f"{left}{marks}{words}{marks}{right}"
        return self.write(node.children, before, after)


def _apart(text: str, following: str) -> str:
    """Return `text` with a backslash where its end and `following` would be markup: an image, a link, an entity."""
    # Most text ends with none of these, which is seen without a search through all of it.
    may_be_open = following and (text[-1:] in ("!", "]") or "&" in text[-_LONGEST_ENTITY:])
    end = _OPEN_END.search(text) if may_be_open else None
    if end is None:
        return text
    found = end[1][0]
    joins = {"!": following == "[", "]": following == "("}.get(found, following in "#;" or following.isalnum())
    return f"{text[: end.start(1)]}\\{text[end.start(1) :]}" if joins else text


def _can_stand(mark: str, outside: str, inside: str) -> bool:
    """Whether `mark` is read as a mark between the two characters, by the stricter of all versions of the rule.

    Versions differ in whether symbols other than ASCII are punctuation, so here they are neither that nor letters.
    """
    if outside[-1:] == mark:
        return False
    return _separates(outside) or (mark == "*" and inside.isalnum())


def _separates(character: str) -> bool:
    """Whether `character` is white space, punctuation by any version, or the edge of a block."""
    return not character or character[0] in punctuation or character[0].isspace() or character[0] == NO_BREAK


def _separates_address(before: str) -> bool:
    return not before or before in " ("


def _ends_address(following: Inlines, after: str) -> bool:
    """Whether a reader ends an address where it ends: only punctuation may follow before the next blank."""
    if not following:
        return not after
    return type(node := following[0]) is Text and _ENDS_ADDRESS.match(node.text) is not None


def _flat(inlines: Inlines) -> str:
    """Return the text of `inlines` in which stars and underscores may pair, with a NUL for each emphasis."""
    parts: list[str] = []
    for node in inlines:
        if type(node) is Text:
            parts.append(node.text)
        elif type(node) is Code:
            parts.append("`")
        elif type(node) is Link:
            parts.append(f"[{_flat(node.children)}]")
        else:
            return "\0"
    return "".join(parts)


def _may_pair(text: str, opens: re.Pattern[str], closes: re.Pattern[str]) -> bool:
    opener = opens.search(text)
    return opener is not None and closes.search(text, opener.end()) is not None


def _first_character(node: Inline, in_link: bool) -> str:
    """Return the first character that `node` is written with; if that is not certain, the one that separates less."""
    if isinstance(node, Text):
        return node.text[:1]
    if isinstance(node, Code):
        return node.text[:1] if in_link or "``" in node.text or len(node.text) > _LONGEST_PIECE else "`"
    if type(node) is Link:
        return "["
    return _first_character(node.children[0], in_link) if node.children else ""


def _destination(href: str) -> str:
    """Return `href` as a link destination in parentheses, with the characters encoded that would end or change it."""
    href = re.sub(r"[\s<>\\`|\0]", lambda char: f"%{ord(char[0]):02X}", href)
    if href.count("(") != href.count(")") or "(" in href.rpartition(")")[2] or ")" in href.partition("(")[0]:
        href = href.replace("(", "%28").replace(")", "%29")
    return re.sub(r"&(?=#?\w+;)", "&amp;", href)

"""Where the first sentence of a paragraph ends.

If in doubt, it does not end: a summary that is too long is better than half of one.
"""

from __future__ import annotations

import re

from shapesmith.ir.doc import Code, Inline, Inlines, Text

_END = re.compile(r"""[.!?]["'\u201d\u2019)\]]*(?= |$)""")
_OPENING = "\"'\u201c\u2018(["

ABBREVIATIONS = frozenset(
    {
        *("al", "approx", "avg", "ca", "cf", "eg", "esp", "est", "etc", "excl", "ext", "fig", "figs", "ie", "incl"),
        *("max", "min", "misc", "no", "nos", "op", "pp", "pt", "resp", "sec", "ver", "vol", "vs"),
        *("co", "corp", "dept", "dr", "inc", "jr", "ltd", "mr", "mrs", "ms", "mt", "sr", "st"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)
"""Words, in lower case, after which a full stop rarely ends a sentence."""

_INITIALS = re.compile(r"(?:\w\.)*\w")
"""A single letter, or letters with stops between them: `U.S`, `e.g`, `i.e`."""


def split_first_sentence(inlines: Inlines) -> tuple[Inlines, Inlines] | None:
    """Return `inlines` as its first sentence and the rest, or None if it is one sentence or the end is in doubt.

    A sentence ends with a full stop, exclamation or question mark outside of code, links, emphasised words and
    parentheses. After it come a space and a capital letter, maybe after an opening quotation mark or parenthesis, or
    code, which starts a sentence in its own case ("`maxItems` is ..."). An abbreviation or an initial does not end one,
    and a single word is not a sentence.
    """
    depth = 0
    for index, node in enumerate(inlines):
        if type(node) is not Text:
            continue
        text, counted = node.text, 0
        for end in _END.finditer(text):
            stop = end.end()
            depth += text.count("(", counted, stop) - text.count(")", counted, stop)
            counted = stop
            if depth > 0 or (text[end.start()] == "." and _is_abbreviation(text, end.start())):
                continue
            if index == 0 and text.find(" ", 0, stop) < 0:  # "Optional." is not a summary
                continue
            if stop + 1 < len(text):
                if _starts_sentence(text[stop + 1 : stop + 3]):
                    return (*inlines[:index], Text(text[:stop])), (Text(text[stop + 1 :]), *inlines[index + 1 :])
            elif stop < len(text) and index + 1 < len(inlines) and _starts_sentence(_start(inlines[index + 1])):
                return (*inlines[:index], Text(text[:stop])), inlines[index + 1 :]
        depth += text.count("(", counted) - text.count(")", counted)
    return None


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` may belong to the word before it."""
    word = text[text.rfind(" ", 0, stop) + 1 : stop].lstrip(_OPENING)
    return word.lower() in ABBREVIATIONS or _INITIALS.fullmatch(word) is not None


def _start(node: Inline) -> str:
    """Return the start of the words of `node`; code stands for a capital letter."""
    while not isinstance(node, Text | Code):
        if not node.children:
            return ""
        node = node.children[0]
    return "C" if type(node) is Code else node.text[:2]


def _starts_sentence(text: str) -> bool:
    """Whether a sentence starts with `text`, its first two characters."""
    return text[:1].isupper() or (text[:1] in _OPENING and text.isupper())

"""A Doc tree as sentences, each with its scope: what leads it in, which label and heading it is under, its list.

Text is *marked*: code is between backticks, so that a form can distinguish a name or value from words. Quotation marks,
dashes and spaces are plain ASCII in it; `Sentence.verbatim` has the words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Code,
    DefinitionList,
    Doc,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Text,
)
from shapesmith.prose.sentences import ABBREVIATIONS

LONGEST = 2_000
"""Longer sentences, in characters, state no rule that anyone could read, and make matching slow."""

MOST_ITEMS = 300
"""Of a longer list no rule is made."""

_CODE = "\ue000"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b", "'"),
        **dict.fromkeys("\u201c\u201d", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        "\u00a0": " ",
    }
)
_END = re.compile(
    r"""[.!?;]["'\u201d\u2019)\]]*(?=\s+(?:["'\[\u201c\u2018]|\(\s?)?(?:[A-Z\ue000]|mutually\ exclusive\ )|\s*$)
    |(?<=\ue000)\.(?=[A-Z][a-z]+\s)|(?<=[a-z0-9)])\.(?=(?:The|This|If|You|It|When|Must|For)\s)""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"']*\Z")
_INITIALS = re.compile(r"(?:[^\W\d]\.)*[^\W\d]")
_LABEL = re.compile(
    r"""(?P<label>`[^`]{1,80}`(?:\ (?:or|and|\||/|,)\ `[^`]{1,80}`)*|"[^"]{1,60}"
          |[A-Z0-9][\w.:/+*-]*(?:\ [\w./+*-]+){0,5})
        (?P<remark>\s?\([^()]{1,80}\))?\s*(?P<separator>:(?=\s|$)|\s-{1,2}(?=\s|$)|=(?=\s))\s*""",
    re.VERBOSE,
)


class Item(NamedTuple):
    """One item of a list, marked: its label ("`VOICE`"), and the words after it; without a label, all its words."""

    label: str
    text: str
    nested: bool


class Sentence(NamedTuple):
    """One sentence.

    `lead` is the marked sentence that introduces the list in which this one stands, `label` the label of its item, and
    `heading` the title above it. `items` is the list that this sentence introduces. `before` is the sentence before it
    in the same paragraph, with those that it goes on from. `outer` are the leads of the lists around its own.
    """

    text: str
    verbatim: str
    lead: str = ""
    label: str = ""
    heading: str = ""
    note: bool = False
    items: tuple[Item, ...] = ()
    before: str = ""
    outer: str = ""


class _Scope(NamedTuple):
    lead: str = ""
    label: str = ""
    heading: str = ""
    note: bool = False
    outer: str = ""

    def under(self, lead: str) -> _Scope:
        """Return the scope of a list within that of another."""
        return self._replace(lead=lead, outer=f"{self.outer} {self.lead}".strip())


def sentences_of(doc: Doc) -> list[Sentence]:
    """Return the sentences of a documentation in their order. Tables and blocks of code have none."""
    return list(_walk(doc.blocks, _Scope()))


def _walk(blocks: tuple[Block, ...], scope: _Scope) -> Iterator[Sentence]:
    lead = ""
    for index, block in enumerate(blocks):
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and _is_item(block):
            yield from _item((block,), scope)
            lead = ""
        elif isinstance(block, Paragraph):
            lead = ""
            items = _items(follower) or _template(follower)
            pieces = _split(_marked(block.children))
            if not items and _is_heading(block, pieces):
                scope = scope._replace(heading=_plain(pieces[0]).strip("* :"))
                continue
            before = ""
            for number, piece in enumerate(pieces):
                last = number == len(pieces) - 1
                sentence = _sentence(piece, scope, items if last else (), before)
                before = _before(before, sentence.text)
                if last and follower is not None:
                    lead = sentence.text
                yield sentence
        elif isinstance(block, Heading):
            scope = scope._replace(heading=_plain(_marked(block.children)).strip(" :"))
        elif isinstance(block, BulletList | NumberedList):
            for item in block.items:
                yield from _item(item, scope.under(lead) if lead else scope)
            lead = ""
        elif isinstance(block, DefinitionList):
            for definition in block.items:
                term = _plain(_marked(definition.term)).strip(" :")
                yield from _walk(definition.blocks, scope.under(lead)._replace(label=term))
            lead = ""
        elif isinstance(block, Admonition):
            yield from _walk(block.blocks, _Scope(note=True))
            lead = ""
        else:
            lead = ""


def _is_item(block: Paragraph) -> bool:
    """Return whether a paragraph is written as an item of a list: a term in code, a colon, and what is said of it."""
    match block.children:
        case (Code(), Text(text=text), *_):
            return text.startswith(": ") and len(text) > len(": ")
        case _:
            return False


def _item(blocks: tuple[Block, ...], scope: _Scope) -> Iterator[Sentence]:
    """Yield the sentences of a list item, whose label is no part of the first."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        yield from _walk(blocks, scope)
        return
    marked = _marked(blocks[0].children)
    label = _LABEL.match(_plain(marked))
    if label is None:
        yield from _walk(blocks, scope)
        return
    inner = scope._replace(label=label["label"])
    rest = marked[label.end() :]
    items = _items(blocks[1]) if len(blocks) > 1 else ()
    before = lead = ""
    pieces = _split(rest)
    for number, piece in enumerate(pieces):
        sentence = _sentence(piece, inner, items if number == len(pieces) - 1 else (), before)
        if number == 0:
            sentence = sentence._replace(verbatim=_verbatim(marked[: label.end()] + piece))
        before, lead = _before(before, sentence.text), sentence.text
        yield sentence
    if len(blocks) > 1:
        yield from _walk(blocks[1:], inner.under(lead))


_GOES_ON = re.compile(r"(?:maximum|minimum|max|min|default)\b", re.IGNORECASE)


def _before(before: str, text: str) -> str:
    """Return what stands before the next sentence: this one, and what it goes on from if it only states a bound."""
    return f"{before} {text}"[-400:] if _GOES_ON.match(text) else text


def _sentence(marked: str, scope: _Scope, items: tuple[Item, ...], before: str) -> Sentence:
    return Sentence(_plain(marked), _verbatim(marked), items=items, before=before, **scope._asdict())


def _verbatim(marked: str) -> str:
    return " ".join(marked.replace(_CODE, "").split())


def _is_heading(block: Paragraph, pieces: list[str]) -> bool:
    """Return whether a paragraph is a title: emphasised as a whole, or a few words that end with a colon."""
    if len(pieces) != 1 or len(pieces[0]) > 120:
        return False
    stressed = len(block.children) == 1 and isinstance(block.children[0], Strong | Emphasis)
    return stressed or (pieces[0].rstrip().endswith(":") and len(pieces[0]) < 80)


def _items(block: Block | None) -> tuple[Item, ...]:
    if isinstance(block, BulletList | NumberedList):
        return tuple(_read_item(item) for item in block.items[: MOST_ITEMS + 1])
    if isinstance(block, DefinitionList):
        return tuple(
            Item(_plain(_marked(entry.term)).strip(" :"), "", _has_list(entry.blocks))
            for entry in block.items[: MOST_ITEMS + 1]
        )
    return ()


def _template(block: Block | None) -> tuple[Item, ...]:
    """Return the one item of "must be of the form:", where the form is in a paragraph of its own."""
    match block:
        case Paragraph(children=(Code() as code, *rest)) if not _marked(tuple(rest)).strip(" .\n"):
            return (Item("", _plain(_marked_inline(code)), nested=False),)
        case _:
            return ()


def _read_item(blocks: tuple[Block, ...]) -> Item:
    text = _plain(_marked(blocks[0].children)) if blocks and isinstance(blocks[0], Paragraph) else ""
    label = _LABEL.match(text)
    nested = _has_list(blocks[1:])
    return Item(label["label"], text[label.end() :], nested) if label else Item("", text, nested)


def _has_list(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, BulletList | NumberedList | DefinitionList) for block in blocks)


def _marked(inlines: Inlines) -> str:
    """Return inlines as text in which code is marked."""
    return "".join([_marked_inline(inline) for inline in inlines])


def _marked_inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Code():
            return f"{_CODE}{inline.text}{_CODE}"
        case Strong() | Emphasis() | Link():
            return _marked(inline.children)


_RUNS_ON = re.compile(r"[a-z]{2}(?!\b|s\b)")


def _spaced(parts: list[str]) -> list[str]:
    """Return text between code, every second part, with the space that "`Name`must be set" lacks."""
    return [
        f" {part}" if index % 2 == 0 and index and _RUNS_ON.match(part) else part for index, part in enumerate(parts)
    ]


def _with_units(parts: list[str]) -> list[str]:
    """Return text between code, every second part, with the space that "4KB" lacks; code is as it is written."""
    return [_UNSPACED.sub(r"\g<0> ", part) if index % 2 == 0 else part for index, part in enumerate(parts)]


_UNSPACED = re.compile(r"\d(?=(?:[KMG]i?B|Kb)\b)")
"""The last digit of a number that lacks the space before its unit: "4KB"."""
_JAVADOC = re.compile(r"\{@code ([^{}]*)\}")


def _plain(marked: str) -> str:
    if "{@" in marked:
        marked = _JAVADOC.sub(rf"{_CODE}\1{_CODE}", marked)  # models translated from Java keep its marks
    if _CODE in marked:
        marked = _CODE.join(_spaced(marked.split(_CODE)))
    if "B" in marked and _UNSPACED.search(marked):
        marked = _CODE.join(_with_units(marked.split(_CODE)))
    if not marked.isascii():
        marked = marked.replace(_CODE, "`")
        # Few have more that is not ASCII, and to look up each character takes long.
        marked = marked if marked.isascii() else marked.translate(_PLAIN)
    return " ".join(marked.split())


def _split(marked: str) -> list[str]:
    """Return the sentences of a paragraph.

    One ends with a full stop, exclamation mark, question mark or semicolon outside of code and parentheses, before a
    capital letter or code, or before "mutually exclusive with". An abbreviation ends none.
    """
    if len(marked) > 100 * LONGEST:
        return []
    sentences: list[str] = []
    start = counted = depth = codes = 0
    for end in _END.finditer(marked):
        stop = end.end()
        piece = marked[counted:stop]
        codes += piece.count(_CODE)
        if codes % 2 == 0:
            depth = max(0, depth + piece.count("(") - piece.count(")"))
        counted = stop
        if codes % 2 or depth or (marked[end.start()] == "." and _is_abbreviation(marked, end.start(), stop)):
            continue
        sentences.append(marked[start:stop].strip())
        start, depth = stop, 0
    if rest := marked[start:].strip():
        sentences.append(rest)
    return [sentence for sentence in sentences if len(sentence) <= LONGEST]


def _is_abbreviation(text: str, stop: int, end: int) -> bool:
    if end == len(text):
        return False
    before = _WORD_BEFORE.search(text, max(0, stop - 40), stop)
    word = before[0] if before else ""
    is_acronym = len(word) > 1 and word.isupper()  # of "the private CA.", no abbreviation of "circa"
    return (word.lower() in ABBREVIATIONS and not is_acronym) or _INITIALS.fullmatch(word) is not None

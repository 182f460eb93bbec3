"""YARD text to its tags: what is under `@!attribute`, `@return`, `@see`, `@note`, `@overload`, and under none.

A tag's text goes on for as long as lines are indented deeper than the tag, as in YARD itself.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from shapesmith.sources.yard.sections import Line

_TAG = re.compile(
    r"( *)@(!attribute|return|see|note|overload|deprecated|api|param|option|example|raise|since|todo|yield|private)"
    r"(?: +(.*)|$)"
)
_ACCESS = re.compile(r"\A\[[rw]+\]")
_RETURN = re.compile(r"\[([^\[\]]*)\] *(.*)")

# Tags that say nothing of a shape: what is private to Ruby.
_ABOUT_RUBY = ("api", "private")

# A tag in an attribute in an overload.
_MAX_DEPTH = 2


class Attribute(NamedTuple):
    """What is under `@!attribute`: `tags` are its own text and tags."""

    name: str
    line: int
    tags: Tags


class Tags(NamedTuple):
    """The text of a documentation comment, and its tags.

    `types` are those of `@return`, without their brackets. `unread` has the tags that have no place here, and
    attributes without a name.
    """

    text: list[Line]
    attributes: list[Attribute]
    types: list[Line]
    see: list[Line]
    notes: list[list[Line]]
    overloads: list[Line]
    unread: list[Line]


def read_tags(lines: list[Line], depth: int = 0) -> Tags:
    """Return the tags in `lines`; those nested deeper than any that mean something are text."""
    tags = Tags([], [], [], [], [], [], [])
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        tag = _TAG.match(line.text) if depth <= _MAX_DEPTH else None
        if tag is None:
            tags.text.append(line)
            continue
        indent, name, rest = tag.groups()
        body: list[Line] = []
        while at < len(lines) and (not lines[at].text.strip() or lines[at].text.startswith(f"{indent} ")):
            body.append(lines[at])
            at += 1
        _add(tags, name, Line(line.number, (rest or "").strip()), body, depth)
    return tags


def _add(tags: Tags, name: str, rest: Line, body: list[Line], depth: int) -> None:
    """Add the tag `name`, with `rest` after it on its line and `body` below it."""
    match name:
        case "!attribute" if words := _ACCESS.sub("", rest.text).split(maxsplit=1):
            text = [Line(rest.number, "".join(words[1:])), *_dedented(body)]
            tags.attributes.append(Attribute(words[0], rest.number, read_tags(text, depth + 1)))
        case "return":
            typed = _RETURN.match(rest.text)
            tags.types.append(Line(rest.number, typed[1] if typed else ""))
            tags.text.extend([Line(rest.number, typed[2] if typed else rest.text), *_dedented(body)])
        case "see":
            tags.see.append(rest)
            tags.text.extend(_dedented(body))
        case "note" | "deprecated":
            tags.notes.append([rest, *_dedented(body)])
        case "overload":
            tags.overloads.append(rest)
            inner = read_tags(_dedented(body), depth + 1)
            tags.text.extend(inner.text)
            tags.see.extend(inner.see)
            tags.notes.extend(inner.notes)
        case _ if name not in _ABOUT_RUBY:
            tags.unread.append(Line(rest.number, f"@{name}"))


def _dedented(lines: list[Line]) -> list[Line]:
    """Return `lines` without the indentation that they share."""
    width = min((len(line.text) - len(line.text.lstrip(" ")) for line in lines if line.text.strip()), default=0)
    return [Line(line.number, line.text[width:]) for line in lines]

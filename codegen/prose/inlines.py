"""Runs of inline nodes as the tree builder gathers them: strings to join, bare addresses to find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, groupby
from typing import cast

from codegen.ir.doc import Code, Emphasis, Inline, Inlines, Link, Strong, Text

_BARE_URL = re.compile(r"(?<![\w@.-])https?://\w[\w/?=&%#~+:@,;.-]*(?<=[\w/=#])(?![\w{}<>$*(\[@%&~+-])")


def join(parts: Iterable[str | Inline]) -> Inlines:
    """Return `parts` with neighbours of one kind made one node: strings a Text, `<i>a</i><i>b</i>` one Emphasis."""
    nodes: list[Inline] = []
    for kind, run in groupby(parts, type):
        if kind is str:
            nodes.append(Text("".join(cast(Iterable[str], run))))
        elif kind is Code:
            nodes.append(Code("".join([node.text for node in cast(Iterable[Code], run)])))
        elif kind is Emphasis or kind is Strong:
            first, *others = cast(Iterable[Emphasis | Strong], run)
            inner = chain(first.children, *[node.children for node in others])
            nodes.append(kind(join(_unwrapped(inner))) if others else first)
        else:
            nodes.extend(cast(Iterable[Inline], run))
    return tuple(nodes)


def _unwrapped(nodes: Iterable[Inline]) -> Iterable[str | Inline]:
    return (node.text if type(node) is Text else node for node in nodes)


def link_bare_urls(nodes: Inlines) -> Inlines:
    """Return `nodes` with each address in its plain text made a link.

    An address ends before the full stop of its sentence. One that goes on in a placeholder (`https://{api-id}...`,
    `https://<bucket>...`) is nothing to click on, and stays text.
    """
    if not any(type(node) is Text and "://" in node.text for node in nodes):
        return nodes
    linked: list[Inline] = []
    for node in nodes:
        if type(node) is not Text:
            linked.append(node)
            continue
        text, start = node.text, 0
        for url in _BARE_URL.finditer(text):
            if url.start() > start:
                linked.append(Text(text[start : url.start()]))
            linked.append(Link(url[0], (Text(url[0]),)))
            start = url.end()
        if start < len(text):
            linked.append(Text(text[start:]))
    return tuple(linked)

"""Handlers for documentation texts: one that is new, gone, or reworded, with the sentences that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapesmith.ir.doc import Block
from shapesmith.prose.plain import plain_text
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import value

_END = re.compile(r"(?<=[.!?:])\s+|\n")
_MOST_SENTENCES = 3


def documentation_added(pair: Pair) -> Iterator[Found]:
    """Find a text where there was none."""
    if not value(pair.old, "documentation") and value(pair.new, "documentation"):
        yield Found()


def documentation_removed(pair: Pair) -> Iterator[Found]:
    """Find that there is no text any more."""
    if value(pair.old, "documentation") and not value(pair.new, "documentation"):
        yield Found()


def documentation_reworded(pair: Pair) -> Iterator[Found]:
    """Find a text that differs, and its sentences that only one side has."""
    old, new = value(pair.old, "documentation"), value(pair.new, "documentation")
    if not old or not new or old == new:
        return
    before, after = sentences(old), sentences(new)
    yield Found(_only(before, after), _only(after, before))


def documentation_differs(pair: Pair) -> Iterator[Found]:
    """Find a text that is new, gone or reworded."""
    for handler in (documentation_added, documentation_removed, documentation_reworded):
        yield from handler(pair)


def sentences(blocks: tuple[Block, ...]) -> list[str]:
    """Return the sentences of a text, each on one line and without markup."""
    return [" ".join(sentence.split()) for sentence in _END.split(plain_text(blocks)) if sentence.strip()]


def _only(texts: list[str], others: list[str]) -> str | None:
    known = set(others)
    own = [sentence for sentence in dict.fromkeys(texts) if sentence not in known]
    more = f" ... ({len(own) - _MOST_SENTENCES} more)" if len(own) > _MOST_SENTENCES else ""
    return " ".join(own[:_MOST_SENTENCES]) + more if own else None

"""Sentences about a special case only: they go on from one that names it ("For `VOICE`: ... Maximum value of 1.")."""

from __future__ import annotations

import re

from shapesmith.rules.language.sentences import Sentence

_CONTINUES = re.compile(r"(?:it|they|maximum|minimum|max|min|must|default|this value must not)\b", re.IGNORECASE)
_BOUND = re.compile(r"(?:maximum|minimum|max|min)\b", re.IGNORECASE)
_CASE = re.compile(
    r"(?:\A|>)(?:for|if|when|in|with|on) (?!this |the (?:parameter|field|value)\b)"
    r"|\b(?:range|values?|length) for (?:`|(?-i:[A-Z]))|\bvalid \w+ for (?!this |the |each )",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:if|when) (?![^.,]*`)(?![^.]*\b(?:must|can|may|valid|allowed|accepted|supports?|supported|ranges?|between|limit"
    r"|specify|specified|given|provided|required|set|use|choose|value|up to|at (?:least|most))\b)",
    re.IGNORECASE,
)
"""How a sentence begins that says what becomes of something, and asks for nothing: "If it takes longer, it stops"."""


def is_of_a_case(sentence: Sentence) -> bool:
    """Return whether a sentence goes on from one about a special case. A bound does not go on from an event."""
    if not _CONTINUES.match(sentence.text) or not _CASE.search(sentence.before):
        return False
    return not (_BOUND.match(sentence.text) and _EVENT.match(sentence.before))

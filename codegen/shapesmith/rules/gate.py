"""Words of constraint: a sentence without any of them states none, so that nobody need read it."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"""\b(?:
    must|mustn't|has\ to|have\ to|needs?\ to|shall
    |can't|can\ ?not|can\ only|may\ not|don't|do\ not|does(?:n't|\ not)|isn't|is\ not|aren't|are\ not|won't|never|neither|nor
    |only|exactly|either|both|one\ of|any\ of|all\ of|at\ (?:least|most)|no\ (?:more|less|fewer|longer|greater|larger)\ than
    |(?:more|less|fewer|longer|shorter|greater|larger|smaller|higher|lower|earlier|later)\ than
    |up\ to|or\ (?:less|fewer|more|greater|longer|higher|above|below)|equal\ to
    |valid|invalid|allowed|permitted|accepted|acceptable|supported|supports|accepts|possible\ values?|available\ values?
    |max(?:imum)?|min(?:imum)?|limit(?:s|ed)?|exceeds?|between|ranges?|length|lengths|long|size|characters?|bytes|[KMG]i?B
    |require[sd]?|requirements?|mandatory|optional(?:ly)?|unless|without|omit(?:ted)?|provided\ that|if\ and\ only\ if
    |constraints?|restrictions?|pattern|formats?|formatted|regular\ expression|regex|alphanumeric|prefix|suffix
    |letters|digits|hyphens?|underscores?|spaces?|whitespace|uppercase|lowercase|case-sensitive|encoded
    |(?:begin|start|end)s?(?:ning)?\ with|contains?|consists?\ of|unique|distinct|duplicates?|multiple\ of
    |mutually\ exclusive|conflict(?:s|ing)?|not\ both|together\ with|in\ combination|in\ conjunction|illegal|forbidden|prohibited
    |empty|null|blank|non-?empty|positive|negative|non-?negative|zero|integers?|inclusive|exclusive
    |(?:if|when)\ you\ (?:specify|set|use|provide|include|choose|select|pass|send|omit|don't)
    |specify\ (?:one|either|a\ value|the\ value)
    )\b
    |\d\s*(?:-|to|through|\u2013)\s*\d|values?\s*(?:are|is|include|:)|\bconstant\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def constraint_words(text: str) -> int:
    """Return how many words of constraint stand in a text."""
    return len(_WORDS.findall(text))


def has_constraint_words(text: str) -> bool:
    """Return whether a word of constraint stands in a text."""
    return _WORDS.search(text) is not None

"""Words of constraint: a sentence without any of them states none, so that nobody need read it.

A test holds them against every sentence of which a form makes a rule, and against sentences that state a constraint.
Words that mostly describe ("contains", "optional", "size") are no part of them: where they ask for something, another
word does so, too. An item of a list has the words of the sentence that introduces it, which is read with its list.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"""\b(?:
    must(?:n't)?|ha(?:s|ve)\ to|needs?\ to|shall|make\ sure|be\ sure|ensure
    |can't|can\ ?not|can\ only|may\ not|do(?:es)?n't|do(?:es)?\ not|never|neither|aren't|isn't|won't
    |(?:is|are)\ not\ (?:\w+ly\ )?(?:valid|allowed|permitted|supported|accepted|possible|required|applicable|available)
    |not\ (?:be|both)|only|exactly|either|both|one\ of|any\ of\ the\ following
    |at\ (?:least|most)|(?:no|not)\ (?:more|less|fewer|longer|greater|larger|later|earlier)\ than
    |(?:more|less|fewer|longer|shorter|greater|larger|smaller|higher|lower|earlier|later)\ than|equal\ to|multiple\ of
    |up\ to|or\ (?:less|fewer|more|greater|longer|higher|shorter)|(?:enter|specify|provide|add|include|choose)\ (?:one|a\ single|\d+)
    |(?:in)?valid|invalid|allowed|allows\ only|permit(?:s|ted)|accept(?:s|ed|able)|supports|supported|(?:possible|available)\ (?:\w+\ )?(?:\w+s)|values?\ (?:are|include|from|of\ \d)
    |max(?:imum)?|min(?:imum)?|limit(?:s|ed)?|exceeds?|between|ranges?|characters?|length\ (?:of|is)|bytes|\d+\s?[KMG]i?B
    |require[sd]?|requirements?|mandatory|unless|omit(?:ted)?|provided\ that|instead\ of
    |constraints?|restrictions?|pattern|formats?|formatted|regular\ expression|regex|encoded|JSON|ISO\ 8601|E\.164|UTC
    |letters|digits|alphanumeric|hyphens?|underscores?|spaces|white\ ?space|uppercase|lowercase
    |(?:begin|start|end)s?\ with|consists?\ of|duplicates?|non-?(?:empty|negative|zero)|positive|negative|integers?|inclusive|exclusive
    |(?:is|are|be|has)\ unique|unique\ (?:name|value|within|among|in)s?
    |mutually\ exclusive|conflict(?:s|ing)?|together\ with|in\ (?:combination|conjunction)\ with|along\ with
    |illegal|forbidden|prohibited|not\ null|blank|rejects?|rejected|fails?|errors?|exceptions?|throws
    |(?:if|when)\ (?:you\ )?(?:specify|set|use|provide|include|choose|select|pass|send|omit)(?:ing|ting)?
    )\b
    |\d\s*(?:-|to|through|\u2013)\s*\d|\bvalues?\s*:
    """,
    re.IGNORECASE | re.VERBOSE,
)


def constraint_words(text: str) -> int:
    """Return how many words of constraint stand in a text."""
    return len(_WORDS.findall(text))


def has_constraint_words(text: str) -> bool:
    """Return whether a word of constraint stands in a text."""
    return _WORDS.search(text) is not None

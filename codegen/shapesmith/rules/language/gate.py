"""Words of constraint: a sentence without any of them states none, so that nobody need read it.

A test holds them against every sentence of which a form makes a rule, and against sentences that state a constraint.
Words that mostly describe ("contains", "optional", "size") are no part of them: where they ask for something, another
word does so, too. An item of a list is read with the sentence that introduces it, and needs no word of its own.
"""

from __future__ import annotations

import re

_WORDS_BY_SUBJECT = (
    # What is asked, and what is ruled out
    r"must(?:n't)?|ha(?:s|ve) to|needs? to|shall|make sure|be sure|ensure",
    r"can't|can ?not|can only|may not|do(?:es)?n't|do(?:es)? not|never|neither|aren't|isn't|won't|not (?:be|both)",
    r"(?:is|are) not (?:\w+ly )?(?:valid|allowed|permitted|supported|accepted|possible|required|applicable|available)",
    r"illegal|forbidden|prohibited|not null|blank|reject(?:s|ed)|fails?|errors?|exceptions?|throws",
    # How many, and how much
    r"at (?:least|most)|(?:no|not) (?:more|less|fewer|longer|greater|larger|later|earlier) than|equal to|multiple of",
    r"(?:more|less|fewer|longer|shorter|greater|larger|smaller|higher|lower|earlier|later) than|up to",
    r"or (?:less|fewer|more|greater|longer|higher|shorter)|max(?:imum)?|min(?:imum)?|limit(?:s|ed|ations?)?",
    r"exceeds?|between|ranges?|(?:enter|specify|provide|add|include|choose) (?:one|a single|\d+)|length (?:of|is)",
    r"bytes|\d+\s?[kmg]i?b|non-?(?:empty|negative|zero)|positive|negative|integers?|inclusive|exclusive",
    # Which values, and which texts
    r"only|exactly|(?:in)?valid|allowed|allows only|permit(?:s|ted)|accept(?:s|ed|able)|supports|supported",
    r"(?:possible|available) (?:\w+ )?\w+s|values? (?:are|include|from|of \d)|constraints?|restrictions?",
    r"pattern|formats?|formatted|regular expression|regex|encoded|json|iso 8601|e\.164|utc",
    r"characters?|letters|digits|alphanumeric|hyphens?|underscores?|spaces|white ?space|uppercase|lowercase",
    r"(?:begin|start|end)s? with|consists? of|duplicates?|(?:is|are|be|has) unique",
    r"unique (?:name|value|within|among|in)s?",
    # What goes together
    r"required?|requires|requirements?|mandatory|unless|omit(?:ted)?|provided that|instead of|either|both|one of",
    r"any of the following|mutually exclusive|conflict(?:s|ing)?|(?:together|along) with",
    r"in (?:combination|conjunction) with",
    r"(?:if|when) (?:you )?(?:specify|set|use|provide|include|choose|select|pass|send|omit)",
    r"(?:if|when) (?:specify|sett|us|provid|includ|choos|select|pass|send|omitt)ing",
)
_ALTERNATIVE = re.compile(r"(?:[^|()]|\((?:[^()]|\([^()]*\))*\))+")
_LEADING_GROUP = re.compile(r"\(\?:([^()]*)\)(\??)(.*)")
_FIRST = re.compile(r"(\\?.[*+?]?)(.*)")


def _by_first_character(words: str) -> str:
    """Return the alternatives of an expression grouped by their first characters, each group in their order.

    They find the same in a fraction of the time: of a word in a text, only those are tried that begin as it does.

    >>> _by_first_character("must|(?:is|are) not|at (?:least|most)|(?:in)?valid")
    'm(?:ust)|i(?:s not|nvalid)|a(?:re not|t (?:least|most))|v(?:alid)'
    """
    groups: dict[str, list[str]] = {}
    for alternative in _ALTERNATIVE.findall(words):
        group = _LEADING_GROUP.match(alternative)
        starts = [alternative] if group is None else [f"{start}{group[3]}" for start in group[1].split("|")]
        if group is not None and group[2]:
            starts.append(group[3])
        for first, rest in (_FIRST.findall(start)[0] for start in starts):
            groups.setdefault(first, []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())


# In lower case: to ignore case would make the search four times as long.
_ALL_WORDS = rf"(?:{_by_first_character('|'.join(_WORDS_BY_SUBJECT))})\b|values?\s*:"
_SPAN = r"\d`?\s*(?:-|to|through|\u2013)\s*`?\d"
_WORDS = re.compile(rf"\b(?:{_ALL_WORDS})|{_SPAN}")
# The same for one of them. A search that begins with a set of characters looks at these alone: that halves it.
_AFTER_OTHER = re.compile(rf"[^a-z0-9_](?:{_ALL_WORDS})")
_ANY_SPAN = re.compile(_SPAN)


def count_constraint_words(text: str) -> int:
    """Return how many words of constraint a text has."""
    return len(_WORDS.findall(_plain(text)))


def has_constraint_words(text: str) -> bool:
    """Return whether a text has a word of constraint."""
    plain = f" {_plain(text)}"
    return _AFTER_OTHER.search(plain) is not None or _ANY_SPAN.search(plain) is not None


def _plain(text: str) -> str:
    return text.lower().replace("\u2019", "'")

"""Conditions that a sentence does not repeat: it is in the item of another member's value, or says "in this case".

Such a sentence is read as if it began with its condition.
"""

from __future__ import annotations

import re

from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.clauses import prefix_of, without_opening

_CASE = re.compile(r"(?:in (?:this|that|such a|which) case|for this case|if so|if you do),? (?:then )?", re.IGNORECASE)
_DEPENDS = re.compile(
    r"(?:(?:the )?(?:valid |supported |allowed )?(?:values?|contents?) (?:depends? on|var(?:y|ies) based on)"
    r"|specify (?:the )?values that are applicable to|if you specif(?:y|ied)) (?:the )?(?:(?:value|setting)s? (?:of"
    r"|that you (?:specify|specified) for) )?(?:the )?`(?P<ref>\w+)`[^`]{0,30}",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\Aspecify one of (?=`)", re.IGNORECASE)


def spelled_out(sentence: Sentence, before: Sentence | None) -> Sentence:
    """Return a sentence that begins with its condition, as it is where that stands outside of it."""
    return _of_other(sentence) or _of_case(sentence, before) or _of_bound(sentence) or sentence


_BOUND = re.compile(r"(?:maximum|minimum|max|min) number of .+", re.IGNORECASE)
_A_NUMBER = re.compile(r"`?\d[\d,]*`?\.?")


def _of_bound(sentence: Sentence) -> Sentence | None:
    """Return the item of a list that has a number under "Maximum number of tags per resource", as one sentence."""
    if _BOUND.fullmatch(sentence.label) is None or _A_NUMBER.fullmatch(sentence.text) is None:
        return None
    return sentence._replace(text=f"{sentence.label}: {sentence.text}", label="")


def _of_other(sentence: Sentence) -> Sentence | None:
    """Return what an item says under the value of another member, on which its lead says that the values depend."""
    lead, label = _DEPENDS.fullmatch(sentence.lead), sentence.label.strip("`")
    if lead is None or not label.isidentifier():
        return None
    text = _ONE_OF.sub("valid values are ", without_opening(sentence.text))
    condition = f"`{lead['ref']}` is `{label}`"
    return sentence._replace(text=f"If {condition}, {text}", label="", lead="", heading="")


def _of_case(sentence: Sentence, before: Sentence | None) -> Sentence | None:
    """Return "in this case, ..." with the condition of the sentence before it, and quote both."""
    case = _CASE.match(without_opening(sentence.text))
    if case is None or before is None or not sentence.before.endswith(before.text):
        return None
    prefix = prefix_of(without_opening(before.text))
    if prefix is None or prefix["word"].lower() not in ("if", "when"):
        return None
    rest = without_opening(sentence.text)[case.end() :]
    return sentence._replace(
        text=f"If {prefix['condition']}, {rest}", verbatim=f"{before.verbatim} {sentence.verbatim}", before=""
    )

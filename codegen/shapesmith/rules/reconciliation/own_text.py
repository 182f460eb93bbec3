"""What the words around a sentence have against it: examples and defaults that a rule would reject."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from shapesmith.ir.rules import Condition, CountSet, Format, IsSet, Length, Matches, NoneOf, OneOf, Range
from shapesmith.rules.evaluate import judged
from shapesmith.rules.forms.form import Made
from shapesmith.rules.language.searches import has
from shapesmith.rules.references.conditions import typed_values

_EXAMPLE = re.compile(
    r"(?:\bexamples?\b|\be\.g\.|\bsuch as\b|\bfor instance\b|\bpassing\b"
    r"|\bspecified (?:with|as) either\b)(?P<rest>[^`]{0,60}`[^`]{1,120}`(?:[^`.]{0,12}`[^`]{1,120}`)*)",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"(?P<rest>`[^`\s]{1,120}`) (?:construct|syntax|notation)\b", re.IGNORECASE)
_DEFAULT = re.compile(
    r"\bdefaults?(?: value| setting)?(?: is| to|:| of)* (?P<rest>`[^`]{1,120}`|\"[^\"]{1,60}\"|-?\d[\d,.]*\d|-?\d)",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:(?:set|setting)(?: (?:this|it|the)(?: \w+)?)? to|specify|enter|use|(?:a )?value of)"
    r" (?P<rest>`-?[\d.,]+`|-?\d[\d.,]*\b)(?=,? (?:is also (?:valid|allowed|accepted|supported)|for|to (?!`?-?\d)"
    r"|means|if|when|disables?|indicates)\b|, or leave)",
    re.IGNORECASE,
)
"""A number to which a text gives a meaning of its own: "Set to 0 for automatic"."""
_IF_SET = re.compile(
    r"\b(?:if|when) (?:this|the) (?:parameter|value|field|setting|property) is (?:set to )?(?P<rest>`-?\d+`|-?\d+),"
    r"(?! [^.]*\b(?:error|exception|fails|invalid|rejected|not|must)\b)",
    re.IGNORECASE,
)
"""A number of which a text says what follows from it: "If this parameter is set to 0, no data is kept"."""
_CLEARS = re.compile(
    r"\bto (?:clear|remove|reset|disable|turn off|unset|cancel)\b[^.;]{2,80}, (?:specify|set|use|enter|provide)"
    r"(?: (?:this|the|a) (?:value|parameter|field|property))?(?: (?:of|to))? (?P<rest>`-?\d+`)",
    re.IGNORECASE,
)
# Keys are given beside the word, or in JSON.
_KEY = re.compile(
    r"\b(?:keys?|attributes?|names?)\b[^`]{0,80}`(?P<after>[^`\s{}]{1,80})`"
    r"|`(?P<before>[^`\s{}]{1,80})`[^`.]{0,20}\b(?:keys?|attributes?)\b|[{,`]\s*\"(?P<json>[^\"]{1,80})\"\s*:",
    re.IGNORECASE,
)
_SPAN = re.compile(r"`([^`]+)`|\"([^\"]+)\"|(-?\d[\d,.]*\d|-?\d)")


def against_own_text_of(made: Made, text: str, own: str = "") -> str | None:
    """Return which example or default in the marked text around a rule breaks it; `own` is the sentence it rests on."""
    must, place = made.must, made.about
    if _IF_A_NAME.search(own) and has(text, _OR_ARN):
        return "the value may be an ARN"
    _, _, rest = text.partition(own) if own else ("", "", "")
    if _OVERRIDDEN.match(rest):
        return "the text says what the service does with other values"
    if isinstance(must, CountSet) and must.maximum is not None and _BOTH_TAKEN.search(rest):
        return "the text says which of them the service uses"
    if isinstance(must, Range | Length) and must.maximum is not None:
        if _QUOTA.match(rest):
            return "the text calls the maximum a quota"
        if _RAISED.search(text):
            return "the maximum can be raised"
    if isinstance(must, OneOf | Matches | Format | Length) and _TEMPLATE.search(text):
        return "a substitution template may stand for the value"
    if place is None or not isinstance(must, OneOf | NoneOf | Matches | Format | Length | Range):
        return None
    if any(condition != IsSet(place=place.path) for condition in made.when):
        return None  # what the words say of the value may be of another case
    if isinstance(must, OneOf | NoneOf) and place.kind == "string" and _holds_more(text, must):
        return "the value holds more than one of them"
    of_items = isinstance(must, Matches) and must.place == f"{place.path}[]"
    if must.place != place.path and not of_items:
        return None
    if place.path.endswith("{key}"):
        for key in _keys(text):
            if f"`{key}`" not in own and fails(must, made, key):
                return f"the documentation itself gives {key[:60]}"
    for value in _documented(text, isinstance(must, OneOf | NoneOf | Range)):
        if fails(must, made, value):
            return f"the documentation itself gives {value[:60]}"
    if isinstance(must, Matches) and has(text, _DIGITS) and not fails(must, made, "ab") and fails(must, made, "ab1"):
        return "the text speaks of digits, too"
    if isinstance(must, OneOf) and _ADDRESSES.issuperset(must.values) and _IS_ADDRESS.search(text):
        return "they are kinds of the address that the value is"
    if isinstance(must, Matches | Length) and has(text, _OR_ARN):
        # A bound of a name, which the model allows to be longer: an ARN has more in front of it.
        is_of_name = isinstance(must, Length) and (must.maximum or math.inf) < (getattr(place.shape, "max", None) or 0)
        if is_of_name or fails(must, made, AN_ARN):
            return "the value may be an ARN"
    if isinstance(must, Matches | NoneOf) and _EXCEPTIONS.search(text):
        return "the text names exceptions"
    return None


_EXCEPTIONS = re.compile(r"\b(?:are|is|(?:with|and) the following|following are) (?:an )?exceptions?\b", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`|\"[^\"]*\"")
_DOCUMENT = re.compile(r"\b(?:in|as) (?:JSON|CSV|YAML|XML)\b|\b(?:JSON|CSV|YAML|XML)[- ](?:formatted|encoded)\b")


@lru_cache(maxsize=64)
def _is_document(text: str) -> bool:
    return _DOCUMENT.search(_CODE.sub("``", text)) is not None


def _holds_more(text: str, must: OneOf | NoneOf) -> bool:
    """Return whether a text says that the value is a document, or how to set what a rule takes for values."""
    return _is_document(text) or any(
        f"{verb} `{value}` to" in text for value in must.values for verb in ("set", "setting")
    )


_EMPTY = re.compile(
    r"\b(?:(?:specify|specifying|provide|enter|use|pass|send|supply|set [^.;,]{2,40} to|or)"
    r" (?:an? (?:empty|blank) (?:string|text|value)|(?:`\"\"`|\"\"(?!\")))"
    r"|leave [^.;,]{2,40} (?:empty|blank)|(?:can|may) be (?:left )?(?:empty|blank|an empty string)"
    r"|the optional value)",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(r"\bnot\b|n't\b|\bnever\b|\bcannot\b|\bnor\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def may_be_empty(text: str) -> bool:
    """Return whether a marked text gives a meaning to an empty value.

    >>> may_be_empty("To remove the alias, specify an empty string."), may_be_empty("Can't be null or an empty string.")
    (True, False)
    """
    found = [match.start() for match in _EMPTY.finditer(text)]
    return any(not _RULED_OUT.search(text[max(start - 200, 0) : start].rpartition(".")[2]) for start in found)


# A text with these words allows digits, even if it says "only lowercase letters" then, which is said of the letters.
_DIGITS = re.compile(
    r"\balpha-?numeric\b(?! characters? (?:are|is) not)|\bletters(?:,| and| or) (?:numbers|digits)\b", re.IGNORECASE
)


_TEMPLATE = re.compile(r"\b(?:supports?|accepts?|allows?|can use) substitution templates?\b", re.IGNORECASE)
_RAISED = re.compile(
    r"\byou can (?:increase|raise) (?:the|this) (?:(?:default|maximum|limit|quota|value)\b ?)+(?:of [^.,]{2,30} )?"
    r"(?:to (?:longer|more|greater|higher) than|beyond|above|over) \d",
    re.IGNORECASE,
)
_OVERRIDDEN = re.compile(
    r"\s*if you (?:do|exceed (?:it|this)|specify (?:more|fewer|less)),"
    r" [^.;]{0,80}?\b(?:overrides|ignores|replaces|truncates|rounds|uses the default)\b"
    r"|\s*if (?:more|fewer|less) than \d[\d,]* [^.;]{2,40}, [^.;]{2,40}? will (?:be )?automatically (?:be )?set to \d",
    re.IGNORECASE,
)
_BOTH_TAKEN = re.compile(
    r"\bif you (?:provide|specify|use|set|include)\b[^.;`]{0,40}\bboth\b(?:[^.;`]{0,40}`[^`]+`){0,3}[^.;`]{0,40}"
    r"\b(?:ignores (?:the )?`|uses (?:the )?`|only accepts? )",
    re.IGNORECASE,
)
_QUOTA = re.compile(r"\s*for more information, see (?:[A-Z][\w ]{2,40} )?(?:quotas|limits)\b", re.IGNORECASE)
# An ARN may be given in place of a name.
_OR_ARN = re.compile(
    r"\bor (?:the |an? |its |full |complete |fully qualified )*(?:ARN\b|Amazon Resource Name)"
    r"|\b(?:ARN|Amazon Resource Name \(ARN\))(?:,)? or (?:the |an? |its )?(?:\w+ ){0,2}(?:name|ID|alias|identifier)\b"
)
_IF_A_NAME = re.compile(r"\b(?:if|when) you (?:specify|provide|use|enter|pass|give) a name\b", re.IGNORECASE)
# Of an IP address, "either IPV4 or IPV6" says which kind it may be; of its type or family, which value.
_ADDRESSES = frozenset(("IPV4", "IPV6", "IPv4", "IPv6"))
_IS_ADDRESS = re.compile(r"\bIP address(?:es)?\b(?! (?:type|famil|version|protocol))", re.IGNORECASE)
AN_ARN = "arn:aws:service:us-east-1:123456789012:resource/name-of-the-resource"


# All rules of a text ask for the same values.
@lru_cache(maxsize=64)
def _keys(text: str) -> tuple[str, ...]:
    """Return the keys that a text gives."""
    return tuple(found["after"] or found["before"] or found["json"] for found in _KEY.finditer(text))


@lru_cache(maxsize=64)
def _documented(text: str, defaults_only: bool) -> tuple[str, ...]:
    """Return the defaults, and the examples, that a text gives."""
    return tuple(dict.fromkeys(_values(text, defaults_only)))


def _values(text: str, defaults_only: bool) -> Iterator[str]:
    ways = (_DEFAULT, _MEANT, _IF_SET, _CLEARS) if defaults_only else (_EXAMPLE, _WRITTEN, _DEFAULT)
    for way in ways:
        for found in way.finditer(text):
            for span in _SPAN.finditer(found["rest"]):
                value = span[1] or span[2] or (span[3] if defaults_only else None)
                if value:
                    yield value


def fails(must: Condition, made: Made, value: str) -> bool:
    """Return whether a text, or what it stands for, breaks a condition on the place that a rule is about."""
    if made.about is None:
        return False
    typed = (value,) if made.about.kind == "list" else typed_values(made.about._replace(enum=()), (value,))
    return typed is not None and judged(must, typed[0]) is False

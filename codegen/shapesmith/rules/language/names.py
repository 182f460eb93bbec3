"""The words of names: what two spellings of one name have in common, and a noun without what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Z]+(?![a-z])s?\b|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
"""A word of a name of a member or shape: `DB`, `Instance`, and `Arns` of `DBInstanceArns`."""

_ARTICLE = re.compile(
    r"(?:the|an?|this|your|both|either|each|any|corresponding|specific|value of the|value for the|value of|value for) ",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r" (?:parameter|field|member|property|argument|attribute|setting|option|element|object|value|input|structure|key"
    r"|request parameter)s?\Z",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """Return words without article and without the noun that says what a name is."""
    return _NOUN.sub("", without_article(name))


def without_article(name: str) -> str:
    """Return words without "the", "your", "the value of" and similar words before them."""
    previous = None
    while previous != name:
        previous = name
        name = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    return name


def words_of(name: str) -> list[str]:
    """Return the words that a name of a member or shape is made of, in lower case.

    >>> words_of("DBInstanceArns"), words_of("ipv6CidrBlock")
    (['db', 'instance', 'arns'], ['ipv', '6', 'cidr', 'block'])
    """
    return [word.lower() for word in WORD.findall(name)]


@lru_cache(maxsize=1024)
def shared_beginning(values: tuple[str, ...]) -> str:
    """Return the words that all values of an enum begin with.

    >>> shared_beginning(("MODE_1_0", "MODE_2_0")), shared_beginning(("FAST", "FASTER")), shared_beginning(("A_B",))
    ('MODE_', '', '')
    """
    first, last = min(values), max(values)  # what these two share, all that are between them do
    length = next((index for index, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), 0)
    return first[: first.rfind("_", 0, length) + 1]


@lru_cache(maxsize=65536)
def squash(name: str) -> str:
    """Return a name as all its spellings have it: the letters and digits of its words, each in the singular."""
    return "".join(map(singular, words_of(name)))


def singular(word: str) -> str:
    """Return a word in lower case without the ending of its plural.

    >>> singular("items"), singular("prefixes"), singular("class"), singular("policies"), singular("ids")
    ('item', 'prefix', 'class', 'policy', 'ids')
    """
    if len(word) < 4 or word[-1] != "s" or word[-2] == "s":
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses")) else word[:-1]

"""The notation that forms are written in: regular expressions with names for what every family needs.

A name in braces stands for a part of a sentence, and captures it where it is written `{name:group}`:

- `{N}` a number, in digits or words ("1,024", "3.5", "sixty-four")
- `{TO}` what is between the bounds of a range, `{DASH}` the same without "and", which may join two values
- `{R}` a reference to a member: code, or a few words
- `{V}` a value: code, quoted, or written without lower case
- `{L}` a list of values
- `{NOT}`, `{MUST}`, `{GIVE}`, `{GIVEN}` the verbs that ask for something or forbid it
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any

from shapesmith.rules.language.beginnings import FirstWords, first_words
from shapesmith.rules.language.needed import Needed, may_match, needed_words

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
WORDS_OF_NUMBERS = {
    **{word: number for number, word in enumerate(("zero", *_ONES, *_TEENS))},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
"""The numbers that are read in words."""

_NUMBER = (
    r"`?-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?`?(?![\w,^*%]*\w)(?!\.\d)"
    rf"|\b(?:{'|'.join(sorted(WORDS_OF_NUMBERS, key=len, reverse=True))})\b(?:(?<=ty)-(?:{'|'.join(_ONES)})\b)?(?!-)"
    r"(?: \(\d{1,4}\))?"
)
_VALUE = (
    r"""(?:`[^`]+`|"[^"]+"|'[^']+'|(?<![\w-])[A-Z0-9][A-Z0-9_]{1,60}(?![\w-])"""
    r"|(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-]|\.\d))"
)
_REMARK = r"(?: \((?!s\))[^()]{1,60}\))?"
_NOUN = (
    r"(?: (?:request )?(?:parameter|field|value|property|element|setting|option|attribute|object|argument|member|flag"
    r"|list|structure|header|block|filter|specification)s?)?"
)
_WORDS = rf"(?:(?:`[^`]+`|\"[\w -]{{2,40}}\"){_NOUN}|(?:--)?[A-Za-z][\w.-]*(?: [\w.'-]+){{0,5}}?)"

_PARTS = {
    "N": _NUMBER,
    "TO": r"\s?(?:to(?: up to)?|through|and|-|~|\.\.+)\s?",
    "DASH": r"\s?(?:to|through|-|~|\.\.+)\s?",
    "R": r"(?:(?:the |a )?(?:value|time|number) (?:of|for|in) )?(?:(?:the|a|an|both|either|your|this) )?"
    rf"(?:(?:parameter|field) (?=`))?{_WORDS}",
    "V": _VALUE,
    "L": rf"{_VALUE}{_REMARK}(?:(?:,? (?:or|and|OR) (?:the )?|,? ?(?:the )?| ?\| ?| ?/ ?|; ){_VALUE}{_REMARK})*",
    "NOT": r"(?:can't|cannot|can not|must not|mustn't|may not|must never)",
    "MUST": r"(?:must|has to|have to|needs? to|is required to|are required to)",
    "GIVE": r"(?:specify|provide|include|supply|set|use|pass|enter|give|define|submit|add)",
    "GIVEN": r"(?:specified|provided|included|supplied|set|used|passed|given|defined|present|populated|configured)",
}
_PART = re.compile(r"\{([A-Z]+)(?::(\w+))?\}")
# The case of a value counts: a pattern with one is matched as the text is written.
_CASED = re.compile(r"\{[VL][:}]|\(\?-i:")
# Every text begins with the empty one.
_ANYTHING: FirstWords = ("",)
_CAPITAL = re.compile(r"(?P<kept>\\.|\(\?P<)|[A-Z]", re.DOTALL)


class Match:
    """A text that a pattern matches; what a group has captured is as it is written there."""

    __slots__ = ("_found", "string")

    def __init__(self, found: re.Match[str], text: str) -> None:
        self._found = found
        self.string = text

    def __getitem__(self, group: str | int) -> Any:
        """Return what a group has captured, None if nothing."""
        start, end = self.span(group)
        return self.string[start:end] if start >= 0 else None

    def span(self, group: str | int) -> tuple[int, int]:
        """Return where in the text that begins and ends; (-1, -1) if it is nothing."""
        return self._found.span(group)

    def end(self, group: str | int) -> int:
        """Return where in the text that ends; -1 if it is nothing."""
        return self._found.end(group)

    def groupdict(self) -> dict[str, Any]:
        """Return what each group with a name has captured."""
        return {name: self[name] for name in self._found.re.groupindex}


class Pattern:
    """A regular expression in the notation. Case does not count, except in values.

    It is compiled when the first text is to be matched that has the words which it needs. Most texts do not even begin
    as those do that it matches, which takes a fraction of a search to see.
    """

    _compiled: re.Pattern[str] | None = None

    def __init__(self, text: str) -> None:
        self.text = text.replace("\n", "")

    @property
    def has_number(self) -> bool:
        """Whether a number is part of it."""
        return "{N}" in self.text or "{N:" in self.text

    @cached_property
    def first(self) -> FirstWords:
        """What a text begins with that it matches, in lower case; the empty text if that may be anything."""
        return first_words(self.text, _first_of_parts()) or _ANYTHING

    def fullmatch(self, text: str) -> Match | None:
        """Return the match of a whole text, None if there is none."""
        lower = in_lower_case(text)
        if not lower.startswith(self.first):
            return None
        compiled = self._compiled
        # One that has been compiled is searched for at once, unless it may begin with anything, which takes long.
        if compiled is None or self.first is _ANYTHING:
            if not may_match(self._needed, lower):
                return None
            compiled = self._compiled = compiled or self._compile()
        found = compiled.fullmatch(text if self._is_cased else lower)
        return None if found is None else Match(found, text)

    @cached_property
    def _needed(self) -> Needed:
        return needed_words(self.text, _needed_of_parts())

    @cached_property
    def _is_cased(self) -> bool:
        return _CASED.search(self.text) is not None

    def _compile(self) -> re.Pattern[str]:
        # To ignore case more than doubles the time: it is done only where case counts in a part.
        whole = expanded(self.text)
        return re.compile(whole, re.IGNORECASE) if self._is_cased else re.compile(_CAPITAL.sub(_lowered, whole))


def _lowered(found: re.Match[str]) -> str:
    return found["kept"] or found[0].lower()


# One text is held against many patterns.
@lru_cache(maxsize=16)
def in_lower_case(text: str) -> str:
    """Return a text in lower case, of the same length: the one capital that becomes two characters is left (U+0130)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


@lru_cache(maxsize=1)
def _first_of_parts() -> dict[str, FirstWords]:
    first = {name: first_words(text, {}) for name, text in _PARTS.items()}
    return first | {"N": ("`", "-", *"0123456789", *WORDS_OF_NUMBERS)}


@lru_cache(maxsize=1)
def _needed_of_parts() -> dict[str, Needed]:
    needed = {name: needed_words(text, {}) for name, text in _PARTS.items()}
    # Few of the texts that have a number have two, and the patterns of ranges take longest to compile.
    return needed | {"N": [(*"0123456789", *WORDS_OF_NUMBERS)]}


def pattern(text: str) -> Pattern:
    """Return the regular expression that `text` is in the notation."""
    return Pattern(text)


def patterns(*texts: str) -> tuple[Pattern, ...]:
    """Return the regular expressions of the ways in which one thing is said."""
    return tuple(map(Pattern, texts))


def expanded(text: str) -> str:
    """Return a text in the notation as the regular expression that it stands for."""
    return _PART.sub(_expand, text)


def _expand(part: re.Match[str]) -> str:
    name, group = part.groups()
    # A value without lower case is one only as it is written.
    inner = f"(?-i:{_PARTS[name]})" if name in "VL" else _PARTS[name]
    return f"(?P<{group}>{inner})" if group else f"(?:{inner})"


def number(text: str) -> int | float | None:
    """Return the number that a text stands for, None where it is none that a rule can be made of.

    >>> number("1,024"), number("`3.5`"), number("sixty-four"), number("ten (10)"), number("ten (12)"), number("1,2,3")
    (1024, 3.5, 64, 10, None, None)
    """
    text = text.strip("` ").lower()
    if (digits := text.partition(" (")[2].rstrip(")")) and text[0].isalpha():
        return whole(digits) if whole(digits) == number(text.partition(" (")[0]) else None
    if text in WORDS_OF_NUMBERS:
        return WORDS_OF_NUMBERS[text]
    tens, joined, ones = text.partition("-")
    if joined and tens in WORDS_OF_NUMBERS and ones in _ONES:
        return WORDS_OF_NUMBERS[tens] + WORDS_OF_NUMBERS[ones]
    if not re.fullmatch(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,15})?", text):
        return None
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def whole(text: str) -> int | None:
    """Return the whole number of zero or more that a text stands for, None where it is none."""
    value = number(text)
    return value if isinstance(value, int) and value >= 0 else None


_ONE_VALUE = re.compile(_VALUE)
_LIST_IN_CODE = re.compile(r"`([\w.:/+-]+(?:, [\w.:/+-]+)+)`")
_AFTER_VALUE = re.compile(r"\s*\([^()]{1,60}\)")


def values_in(text: str) -> tuple[str, ...] | None:
    """Return the values of a list, None where it has anything but values and what separates them.

    >>> values_in("`a` | `b`"), values_in('"x", "y" and Z1'), values_in("`a` such as `b`")
    (('a', 'b'), ('x', 'y', 'Z1'), None)
    >>> values_in("`a | b`"), values_in("`a, b`"), values_in("`a` | `a, b`"), values_in('"`a-`,"')
    (('a', 'b'), ('a', 'b'), ('a', 'b'), ('a-',))
    """
    text = text.strip(" .:;")
    if whole_list := _LIST_IN_CODE.fullmatch(text):
        return tuple(dict.fromkeys(whole_list[1].split(", ")))
    found: list[str] = []
    position = 0
    while position < len(text):
        value = _ONE_VALUE.match(text, position)
        if value is None:
            return None
        found += _alternatives(value[0])
        position = value.end()
        if remark := _AFTER_VALUE.match(text, position):
            position = remark.end()
        if position < len(text):
            separator = _SEPARATOR.match(text, position)
            if separator is None:
                return None
            position = separator.end()
    values = tuple(dict.fromkeys(found))
    return values or None


_SEPARATOR = re.compile(r",? (?:or|and|OR) (?:the )?|,? ?(?:the )?(?=[`\"'A-Z0-9-])| ?\| ?| ?/ ?|; ")


def _alternatives(value: str) -> list[str]:
    """Return the values of one code span or word, which may hold a list itself."""
    inner = value[1:-1] if value[0] in "`\"'" else value
    if value[0] == "`" and re.fullmatch(r"[^|]{1,120}(?:\|[^|]{1,120})+", inner):
        return [part.strip(" \"'") for part in inner.split("|")]
    if value[0] == "`" and re.fullmatch(r"[\w.+-]+(?:, ?[\w.+-]+)+", inner) and not re.search(r"\d,\d{3}\b", inner):
        return re.split(r", ?", inner)
    return [inner.removesuffix(",").strip(" `\"'")]

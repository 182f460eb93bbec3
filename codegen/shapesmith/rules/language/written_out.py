"""The characters that a regular expression writes out: those of a model's pattern, or of one in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_CLASS = re.compile(r"\[(?P<inner>(?:\\.|[^\]\\])+)\]", re.DOTALL)
_ANY = re.compile(r"(?<!\\)\.|\\[SWDPs]\\?[swdp]?(?=\])|\\[SWD]|\[\^")
"""What takes more characters than are written out."""
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|:))?")
_IN_CLASS = re.compile(r"\\[pP]\{\w+\}|(?P<first>\\.|[^\\])-(?P<last>\\[^wsdpWSDP]|[^\\\]])|\\?(?P<one>.)", re.DOTALL)
_IN_PATTERN = re.compile(r"\\(?P<escaped>[^\w\s])|(?P<plain>[-_:/@#=,'&%~!])")
_OF_NAMES = {"w": "_0123456789", "d": "0123456789", "s": ""}


@lru_cache(maxsize=1024)
def written_out(pattern: str) -> str:
    r"""Return the digits and marks of ASCII that a pattern names, none of one that takes nearly any character.

    >>> written_out(r"^[a-zA-Z0-9:/_-]+$"), written_out(r"[a-z]+((\.|_)[a-z]+)*"), written_out(r".*\S.*")
    ('-/0123456789:_', '._', '')
    """
    outside = _GROUP.sub("", _CLASS.sub("", pattern))
    if _ANY.search(outside) or re.search(r"\[\^", pattern):
        return ""
    found = {part["escaped"] or part["plain"] for part in _IN_PATTERN.finditer(outside)}
    for one_of in _CLASS.finditer(pattern):
        for part in _IN_CLASS.finditer(one_of["inner"]):
            if part["first"] is not None:
                first, last = part["first"][-1], part["last"][-1]
                if first > last or not (first + last).isalnum():
                    return ""
                found |= set("0123456789") if (first, last) == ("0", "9") else set()
            elif part["one"] is not None and part[0][0] == "\\" and part["one"].isalpha():
                if part["one"] not in _OF_NAMES:
                    return ""
                found |= set(_OF_NAMES[part["one"]])
            elif part["one"] is not None:
                found.add(part["one"])
    return "".join(sorted(each for each in found if each.isascii() and not each.isalpha() and not each.isspace()))

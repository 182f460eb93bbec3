"""Character sets in words: "letters, numbers, hyphens (-) and underscores", read to the last word or not at all."""

from __future__ import annotations

import re

LETTERS, LOWER, UPPER, DIGITS, ALPHANUMERIC, LOWER_ALPHANUMERIC = "lu", "l", "u", "d", "lud", "ld"
SPACES = "s"

# Letters need not be of ASCII: a set is as wide as its words allow. The sets of a class do not overlap, so that no
# text takes long to match.
_LETTERS_OF = {
    "lu": r"[^\W\d_]",
    "lud": r"[^\W_]",
    "l": r"[^\W\d_A-Z]",
    "ld": r"[^\W_A-Z]",
    "u": r"[^\W\d_a-z]",
    "ud": r"[^\W_a-z]",
    "d": r"\d",
}

_NAMED: dict[str, str] = {
    **dict.fromkeys(("hyphen", "dash", "minus sign"), "-"),
    "underscore": "_",
    **dict.fromkeys(("period", "dot", "full stop"), "."),
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    **dict.fromkeys(("forward slash", "slash"), "/"),
    **dict.fromkeys(("backslash", "back slash", "backward slash"), "\\"),
    **dict.fromkeys(("plus sign", "plus"), "+"),
    **dict.fromkeys(("equal sign", "equals sign", "equal"), "="),
    **dict.fromkeys(("at sign", "at-sign", "at symbol"), "@"),
    "ampersand": "&",
    "asterisk": "*",
    **dict.fromkeys(("apostrophe", "single quote", "single quotation mark"), "'"),
    **dict.fromkeys(("quotation mark", "double quote", "double quotation mark"), '"'),
    **dict.fromkeys(("number sign", "hash", "hash mark", "pound sign"), "#"),
    **dict.fromkeys(("parenthesis", "parenthese"), "()"),
    **dict.fromkeys(("bracket", "square bracket"), "[]"),
    **dict.fromkeys(("brace", "curly brace"), "{}"),
    "angle bracket": "<>",
    "less than sign": "<",
    "greater than sign": ">",
    "dollar sign": "$",
    **dict.fromkeys(("percent sign", "percent"), "%"),
    "caret": "^",
    "tilde": "~",
    **dict.fromkeys(("exclamation point", "exclamation mark"), "!"),
    "question mark": "?",
    **dict.fromkeys(("pipe", "vertical bar"), "|"),
    "grave accent": "`",
    "control": "".join(map(chr, (*range(32), *range(127, 160)))),
    "ascii control": "".join(map(chr, (*range(32), 127))),
    **dict.fromkeys(("line break", "newline"), "\n\r"),
}

_CLASSES: tuple[tuple[str, str], ...] = (
    (
        r"(?:ascii |english )?alphanumeric(?: characters?| symbols?)?|alpha-?numerics?|alphanumeric ascii characters",
        ALPHANUMERIC,
    ),
    (r"(?:ascii |english |basic )?lower-?case alphanumeric(?: characters?)?", LOWER_ALPHANUMERIC),
    (
        r"(?:ascii |english |latin |basic |unicode )?(?:upper-?case and lower-?case |lower-?case and upper-?case "
        r"|upper and lower-?case |upper- and lower-?case |alphabetic )?(?:letters?|alphabetic characters?"
        r"|alphabets?|alpha characters?)(?: \(?upper-?case or lower-?case\)?| of the latin alphabet)?",
        LETTERS,
    ),
    (
        r"(?:ascii |english |latin |basic )?lower-?case(?: (?:ascii |latin |english )?(?:letters?|characters?"
        r"|alphabetic characters?|alphabets?))?",
        LOWER,
    ),
    (
        r"(?:ascii |english |latin |basic )?upper-?case(?: (?:ascii |latin |english )?(?:letters?|characters?"
        r"|alphabetic characters?|alphabets?))?",
        UPPER,
    ),
    (
        r"(?:the )?(?:numeric )?(?:numbers?(?! sign)|digits?|numerals?|numeric characters?|numeric digits?|numeric)",
        DIGITS,
    ),
    (r"white-? ?spaces?(?: characters?)?|blank spaces?|blanks?|spaces?(?: characters?)?", SPACES),
    (r"tabs?", SPACES),
    (r"wild-?cards?(?: characters?)?(?=:? ?[`\"'(])", ""),
    (r"(?:letters )?`?a`? ?(?:-|to|through) ?`?z`?(?:,? (?:and|or|,)? ?`?A`? ?(?:-|to|through) ?`?Z`?)", LETTERS),
    (r"(?-i:`?a`? ?(?:-|to|through) ?`?z`?)", LOWER),
    (r"(?-i:`?A`? ?(?:-|to|through) ?`?Z`?)", UPPER),
    (r"`?0`? ?(?:-|to|through) ?`?9`?", DIGITS),
)
_COMPILED = [
    (re.compile(f"(?:{words})\\b" if words[-1] not in "?)`" else f"(?:{words})(?![A-Za-z0-9])", re.IGNORECASE), made)
    for words, made in _CLASSES
]
_NAME = re.compile(
    "(?:"
    + "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
    + r")(?:e?s)?(?: characters?| symbols?)?(?![A-Za-z])",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"(?:(?<=\S)(?:[,;:]|/(?=[A-Za-z\s]))|\band\b|\bor\b|\bthe\b|\bany\b|\bof\b|\ba\b(?! ?(?:-|to|through) ?z)"
    r"|\ban\b|\bonly\b"
    r"|\bfollowing(?: ascii)?\b|\bspecial\b|\bcharacters?\b|\bsymbols?\b|\bset\b"
    r"|(?:\b(?:representable|that (?:you can represent|can be represented)) )?\bin utf-8(?: format)?\b"
    r"|\bcombinations?\b|\bas well as\b|\bplus the\b|\bsingle-byte\b"
    r"|\bstandard\b|\bthese\b|\bpunctuation\b(?=:| \()|\s)+",
    re.IGNORECASE,
)
_LITERALS = re.compile(
    r"`(?P<code>[^`]{1,40})`|\"(?P<quoted>[^\"\s]{1,3})\"|'(?P<single>(?:_|[^'\s\w]){1,8})'|(?P<bare>(?:_"
    r"|[^\w\s,;`\"'()]){1,12})(?=[\s,;)]|$)"
)
_LAST = re.compile(r"""(?:_|[^\w\s`("'])(?:_|[^\w\s`]){2,60}\Z""")
"""Characters that end a list without anything between them: "letters, digits, and ._-:/()#,@"."""

_ASCII = re.compile(
    r"(?:only |any |the |valid )*(?:characters (?:in|within|from) the )?"
    r"(?:(?P<all>(?:7-bit )?(?:us-)?ascii (?:characters?|character set|text))"
    r"|(?P<some>(?:printable|visible) (?:us-)?ascii(?: characters?| text)?|(?:us-)?ascii printable characters?"
    r"|ascii characters? (?=\()))(?: ?\(?(?:in the )?(?:ascii )?(?:range )?(?:of )?(?P<low>32|33) ?(?:-|to|through)"
    r" ?126\)?)?",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*\((?P<inner>[^()]*|\(\)|[^()]*\(\)[^()]*)\)")


def read_characters(text: str) -> str | None:
    r"""Return the regular expression of one character of the set that words describe, None where a word is left over.

    >>> read_characters("letters, numbers, and hyphens (-)")
    '(?:[^\\W_]|[\\-])'
    >>> read_characters("letters and emoji") is None
    True
    >>> read_characters("lowercase letters and punctuation (`^_`{|`)")
    '(?:[^\\W\\d_A-Z]|[\\^_\\{\\|`])'
    """
    text = REGEX.sub("", text.strip(" .")).replace(" ,", ",")
    if ascii_set := _ASCII.fullmatch(text):
        return _of_ascii(ascii_set)
    if all_but := _ALL_BUT.match(text):
        return _all_but(all_but, text[all_but.end() :])
    classes: list[str] = []
    literals: list[str] = []
    position = 0
    while position < len(text):
        if skipped := _SKIPPED.match(text, position):
            position = skipped.end()
            continue
        for words, made in _COMPILED:
            if found := words.match(text, position):
                classes.append(made)
                break
        else:
            if (found := _NAME.match(text, position)) is not None:
                literals.append(_named(found[0]))
            elif (found := _LITERALS.match(text, position)) is not None:
                literal = _literal(found)
                if literal is None:
                    return None
                literals.append(literal)
            elif (found := _LAST.match(text, position)) is not None:
                literals.append(found[0])
            elif (found := _PARENTHESIS.match(text, position)) is not None:
                if not (classes or literals):
                    return None
                inner = _inner(found["inner"])
                if inner is None:
                    return None
                literals.append(inner)
            else:
                return None
        position = found.end()
    return _joined(classes, literals)


REGEX = re.compile(
    r" ?\((?:java )?(?:regex|regular expressions?): [`\"']*(?P<regex>.*?)[`\"']*\)\Z", re.IGNORECASE | re.DOTALL
)
"""The regular expression that repeats what the words say."""
_ALL_BUT = re.compile(
    rf"(?:{_ASCII.pattern})(?: \(ascii code (?P<from>32|33)-126\))? (?:except|besides|other than|excluding)(?: for)? ",
    re.IGNORECASE,
)


def _all_but(found: re.Match[str], rest: str) -> str | None:
    """Return one character that can be printed, but none of those that the rest of the text names."""
    others = read_characters(re.sub(r'(?:the )?"at" (?=symbol|sign)', "at ", rest.replace('"""', "double quote")))
    if others is None or found["some"] is None:
        return None
    every = "[!-~]" if "33" in (found["low"], found["from"]) else r"[\t\n\r -~]"
    return f"(?:(?!{others}){every})"


def _of_ascii(found: re.Match[str]) -> str:
    """Return one character of ASCII: any, one that can be printed, or one of the codes that a text gives."""
    if found["low"] is not None:
        return "[ -~]" if found["low"] == "32" else "[!-~]"
    return r"[\x00-\x7f]" if found["all"] else r"[\t\n\r -~]"


def _joined(classes: list[str], literals: list[str]) -> str | None:
    """Return the expression of one character: a letter or digit, or one of the others."""
    kinds = set("".join(classes))
    letters = _LETTERS_OF.get("".join(kind for kind in "lud" if kind in kinds))
    others = re.escape("".join(dict.fromkeys("".join(literals)))) + (r"\s" if "s" in kinds else "")
    parts = [part for part in (letters, f"[{others}]" if others else None) if part]
    return f"(?:{'|'.join(parts)})" if parts else None


def _named(words: str) -> str:
    whole = words.lower()
    for name in (whole, re.sub(r" (?:characters?|symbols?)\Z", "", whole)):
        for candidate in (name, name.removesuffix("s"), name.removesuffix("es")):
            if candidate in _NAMED:
                return _NAMED[candidate]
    return ""


def _literal(found: re.Match[str]) -> str | None:
    """Return the characters that are written out; None where the text may be a name or a regular expression."""
    text: str = found["code"] or found["quoted"] or found["single"] or found["bare"]
    text = "".join(text.split(", ")).replace(" ", "") if len(text) > 1 else text
    if re.search(r"[A-Za-z0-9]", text):
        return None
    return text


def _inner(text: str) -> str | None:
    """Return the characters that a parenthesis spells out for the name before it: "(-)", "(a-z, A-Z)"."""
    plain = text.strip()
    if re.fullmatch(r"case[- ]sensitive|(?:both )?upper-? ?(?:case )?(?:and|or) lower-?case", plain, re.IGNORECASE):
        return ""
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "`\"'":
        plain = plain[1:-1]
    if re.fullmatch(r"(?:`?[AaZz09]`? ?(?:-|to|through) ?`?[AaZz9]`?[, ]*(?:and|or)?\s*)+", plain, re.IGNORECASE):
        return ""
    if not re.search(r"[A-Za-z0-9]", plain):
        # The marks of code come in pairs; one that is left over is a character of the set.
        own = "`" if plain.count("`") % 2 else ""
        return plain.replace(" ", "").replace("`", "") + own or " "
    if read_characters(plain) is not None or _NAME.fullmatch(plain):
        return ""
    return None

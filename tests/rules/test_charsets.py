"""Character sets in words: each name and each class of characters, and nothing where a word is left over."""

from __future__ import annotations

import re

import pytest
from shapesmith.rules.language.charsets import read_characters

CONTROL = "".join(map(chr, (*range(32), *range(127, 160))))
NAMES = {
    "hyphen": "-",
    "dash": "-",
    "minus sign": "-",
    "underscore": "_",
    "period": ".",
    "dot": ".",
    "full stop": ".",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "forward slash": "/",
    "slash": "/",
    "backslash": "\\",
    "back slash": "\\",
    "backward slash": "\\",
    "plus sign": "+",
    "plus": "+",
    "equal sign": "=",
    "equals sign": "=",
    "equal": "=",
    "at sign": "@",
    "at symbol": "@",
    "ampersand": "&",
    "asterisk": "*",
    "apostrophe": "'",
    "quotation mark": '"',
    "double quote": '"',
    "double quotation mark": '"',
    "single quote": "'",
    "single quotation mark": "'",
    "hash mark": "#",
    "at-sign": "@",
    "parenthesis": "()",
    "parentheses": "()",
    "bracket": "[]",
    "square bracket": "[]",
    "brace": "{}",
    "curly brace": "{}",
    "number sign": "#",
    "hash": "#",
    "pound sign": "#",
    "dollar sign": "$",
    "percent sign": "%",
    "percent": "%",
    "caret": "^",
    "tilde": "~",
    "exclamation point": "!",
    "exclamation mark": "!",
    "question mark": "?",
    "pipe": "|",
    "vertical bar": "|",
    "grave accent": "`",
    "control": CONTROL,
    "ascii control": "".join(map(chr, (*range(32), 127))),
    "line break": "\n\r",
    "newline": "\n\r",
    "angle bracket": "<>",
    "less than sign": "<",
    "greater than sign": ">",
}


def one_of(characters: str) -> str:
    return f"(?:[{re.escape(characters)}])"


@pytest.mark.parametrize("name", NAMES)
def test_a_character_has_names(name: str) -> None:
    expected = one_of(NAMES[name])
    plural = name if name.endswith("s") else f"{name}es" if name.endswith("sh") else f"{name}s"
    for words in (name, name.capitalize(), plural, f"{name} characters", f"{name} symbol", f"a {name}", f"the {name}"):
        assert read_characters(words) == expected, words
    assert read_characters(f"{name}x") is None


LETTERS, DIGITS, BOTH, LOWER, UPPER, SPACES = (
    r"(?:[^\W\d_])",
    r"(?:\d)",
    r"(?:[^\W_])",
    r"(?:[^\W\d_A-Z])",
    r"(?:[^\W\d_a-z])",
    r"(?:[\s])",
)
CLASSES = {
    LETTERS: [
        *("letters", "a letter", "ASCII letters", "English letters", "Latin letters", "basic letters"),
        *("Unicode letters", "uppercase and lowercase letters", "lowercase and uppercase letters"),
        *("upper and lowercase letters", "upper- and lower-case letters", "alphabetic characters", "alphabets"),
        *("alpha characters", "letters (uppercase or lowercase)", "letters of the Latin alphabet", "a-z or A-Z"),
        *("a-z, A-Z", "a-z and A-Z", "a to z, A to Z", "`a` through `z`, `A` through `Z`", "alphabetic letters"),
    ],
    DIGITS: ["numbers", "digits", "numerals", "numeric characters", "numeric digits", "numeric", "0-9", "0 to 9", "`0`-`9`"],
    BOTH: ["alphanumeric characters", "alphanumerics", "alpha-numeric", "ASCII alphanumeric symbols", "a-z, A-Z, 0-9"],
    r"(?:[^\W_A-Z])": ["lowercase alphanumeric characters", "lower-case alphanumeric", "a-z and 0-9", "basic lowercase alphanumeric"],
    LOWER: ["lowercase letters", "lower-case", "lowercase ASCII letters", "lowercase alphabetic characters", "a-z", "`a` to `z`"],
    UPPER: ["uppercase letters", "upper-case", "uppercase Latin characters", "uppercase alphabets", "A-Z", "A through Z"],
    SPACES: ["spaces", "white space", "whitespace", "white-space characters", "blank spaces", "blanks", "tabs", "space characters"],
    r"(?:[^\W_a-z])": ["A-Z, 0-9", "uppercase letters and numbers"],
}  # fmt: skip


@pytest.mark.parametrize(("words", "made"), [(words, made) for made, each in CLASSES.items() for words in each])
def test_a_class_of_characters_has_words(words: str, made: str) -> None:
    assert read_characters(words) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("letters, numbers, hyphens (-), and underscores (_)", r"(?:[^\W_]|[\-_])"),
        ("letters; numbers: hyphens/dots", r"(?:[^\W_]|[\-\.])"),
        ("any of the following special characters: _ . -", r"(?:[_\.\-])"),
        ("only the set of characters: `_`, `.`", r"(?:[_\.])"),
        ("any combination of letters as well as numbers", BOTH),
        ("letters plus the hyphen", r"(?:[^\W\d_]|[\-])"),
        ("standard single-byte letters", LETTERS),
        ("letters representable in UTF-8 format", LETTERS),
        ("letters in UTF-8", LETTERS),
        ("these symbols: `#%`", one_of("#%")),
        ("punctuation: `!`", one_of("!")),
        ("punctuation (!)", None),
        ("punctuation", None),
        ("`_.-`", one_of("_.-")),
        ("`_, .`", one_of("_.")),
        ("`_ .`", one_of("_.")),
        ("` `", one_of(" ")),
        ('"_"', one_of("_")),
        ('"_.-+"', None),
        ("'_'", one_of("_")),
        ("'a'", None),
        ("`a`", None),
        ("`abc`", None),
        ("_.-", one_of("_.-")),
        ("letters (a-z, A-Z)", LETTERS),
        ("letters (`a`-`z` and `A`-`Z`)", LETTERS),
        ("numbers (0-9)", DIGITS),
        ("hyphens ( - )", one_of("-")),
        ("hyphens ('-')", one_of("-")),
        ("parentheses (())", one_of("()")),
        ("spaces ( )", r"(?:[\ \s])"),
        ("hyphens (minus signs)", one_of("-")),
        ("hyphens (dash)", one_of("-")),
        ("hyphens (not at the end)", None),
        ("(-)", None),
        ("letters and emoji", None),
        ("", None),
        ("and", None),
        ("letters.", LETTERS),
        ("underscores and", one_of("_")),
        ("a to z", LOWER),
        ("hyphens, hyphens", one_of("-")),
    ],
)
def test_words_are_read_to_the_last_or_not_at_all(words: str, made: str | None) -> None:
    assert read_characters(words) == made

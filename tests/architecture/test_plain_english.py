"""Comments, docstrings, messages and documents are in plain English: words that a reader may stumble over are not used.

Each line of the table is a word or phrase (a regular expression, in any case) with the plain word for it.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.modules import PACKAGE, REPOSITORY

PLAIN_WORDS = {
    r"a glance": "one comparison, one call",
    r"all is well": "the value is valid",
    r"all the same": "too, nevertheless",
    r"amid": "inside",
    r"anew": "again",
    r"as good as": "the exact relation",
    r"at will": "in any way",
    r"bears?": "has",
    r"be it": "whether",
    r"brought? (?:along|with)": "has, installs",
    r"break(?:s|ing)? (?:it|a|the|its|their) (?:constraint|rule|model)s?": "violates",
    r"called so": "of that name",
    r"for ever": "without end",
    r"go(?:es)? with": "needs",
    r"go(?:es)? without saying": "the reason",
    r"(?:a lone )?hal(?:f|ves) of (?:a )?surrogate pairs?": "a lone surrogate",
    r"hand(?:s|ed)? back": "returns",
    r"has none such": "has no such member",
    r"has the last word": "decides",
    r"held to": "must satisfy",
    r"in no way": "not",
    r"in one another": "nested",
    r"in vain": "without result",
    r"is (?:no|none) that there is": "is invalid",
    r"knows? (?:neither|nothing|of)": "the exact relation",
    r"laid beside": "compared with",
    r"(?:the )?least (?:length|value|size)": "minimum",
    r"lies?|lying": "is",
    r"litter": "leftovers",
    r"lonely": "single",
    r"look(?:s|ed)? after": "handles",
    r"might well|may well": "may",
    r"mend(?:s|ed)?": "repair, correct",
    r"nobody knows": "there is none",
    r"nor is": "and ... is not",
    r"or the like|and the like|their like|its like": "what is meant",
    r"save for": "except",
    r"says? of itself": "its metadata",
    r"seldom": "rarely",
    r"sees to it": "checks",
    r"so (?:many|often) (?:\w+ )?(?:are|is|as)": "at most this many",
    r"stands?(?: alone)? (?:above|alone|apart|as|at|below|beside|between|here|in|on|there|to|under|where)": "is",
    r"stress(?:ed)?": "emphasis",
    r"tells?(?! apart)": "says, returns",
    r"that there is not": "unknown",
    r"told": "said, reported",
    r"unless .{1,12} tells": "unless a check suffices",
    r"what there is not": "what does not exist",
    r"wherever it stands": "in any position",
    r"whole numbers": "integers",
}

PATTERN = re.compile(rf"(?<![-\w`.])(?:{'|'.join(f'(?:{word})' for word in PLAIN_WORDS)})(?![-\w`(])", re.IGNORECASE)

DOCUMENTS = [
    *(REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    # The audit quotes sentences of AWS.
    *sorted(set((REPOSITORY / "docs").rglob("*.md")) - {REPOSITORY / "docs" / "rules-audit.md"}),
]
TEMPLATES = [each for each in sorted((REPOSITORY / "templates").rglob("*")) if each.is_file()]
MODULES = sorted(PACKAGE.rglob("*.py"))
CHECKED = [*MODULES, *TEMPLATES, *DOCUMENTS]


def prose(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and the strings of several words in a module, or a whole document, with their lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield 1, text
        return
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        is_text = tokenize.tok_name[token.type] in ("STRING", "FSTRING_MIDDLE") and " " in token.string
        if is_text or token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def plain(text: str) -> str:
    """Return `text` without the marks of comments, on one line, so that a phrase may continue on the next line."""
    return re.sub(r"\s+(?:# )?", " ", text)


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_words_are_plain(path: Path) -> None:
    found = [f"line {line}: {match[0]}" for line, text in prose(path) for match in PATTERN.finditer(plain(text))]
    assert not found


@pytest.mark.parametrize("text", ["It stands in a tuple.", "It is told\n    as it is.", "Unless a glance tells."])
def test_a_coined_phrase_is_found(text: str) -> None:
    assert PATTERN.search(plain(text))

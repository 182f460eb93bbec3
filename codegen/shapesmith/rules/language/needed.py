"""The words without which a regular expression cannot match a text, so that it need not be compiled for that text.

Compiling the patterns of all forms takes longer than reading the documentation of a service with those it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Needed: TypeAlias = list[tuple[str, ...]]
"""A text that matches has at least one word of each of these groups, in their order. They are in lower case."""

GROUP = r"(?!)"
"""A group with those in it, four deep."""
for _ in range(4):
    GROUP = rf"\((?:[^()\[\\]|\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|{GROUP})*+\)"
# Half of all groups may be left out, and half of the others are alternatives of plain words: that each is one token
# takes two thirds of the time away.
_CHARACTERS = r"""[\w ,:;='"`/<>~&@%#!-]+"""
_TOKEN = re.compile(
    rf"""(?P<left_out>{GROUP}(?:[*?]|\{{0?,\d*\}})\??) | (?P<words>{_CHARACTERS}(?![*+?{{]))
      | (?P<part>\{{(?P<name>[A-Z]+)(?::\w+)?\}})
      | \((?:\?:|\?P<\w+>)?(?P<flat>{_CHARACTERS}(?:\|{_CHARACTERS})*)\)
      | (?P<around>\(\?<?[=!]) | (?P<open>\((?:\?(?:P<\w+>|-?i?:))?) | (?P<close>\)) | (?P<or>\|)
      | (?P<times>[*+?]\??|\{{\d*,?\d*\}}\??) | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\]|\\\w|[.^$])
      | (?P<character>\\?.)""",
    re.VERBOSE | re.DOTALL,
)
# A single character is found in nearly every text.
_SHORTEST = 2


def needed_words(pattern: str, parts: Mapping[str, Needed]) -> Needed:
    """Return words that a text needs to be matched by a pattern in the notation; `parts` has those of each `{PART}`.

    Some may be missing: of what is left out here, nothing is known.

    >>> needed_words("(?:up to|at most) (?:about )?{N:high} characters?", {"N": []})
    [('up to', 'at most'), (' character',)]
    >>> needed_words("{MUST} be|[a-z]+", {"MUST": [("must", "has to")]})
    []
    """
    return _alternatives(_TOKEN.finditer(pattern), parts)


def may_match(needed: Needed, text: str) -> bool:
    """Return whether a text in lower case has a word of each group, one behind the other."""
    # Most texts lack a group, which is seen sooner than where its words are.
    for words in needed:
        for word in words:
            if word in text:
                break
        else:
            return False
    return _are_in_order(needed, text)


def _are_in_order(needed: Needed, text: str) -> bool:
    position = 0
    for words in needed:
        ends = [found + len(word) for word in words if (found := text.find(word, position)) >= 0]
        if not ends:
            return False
        position = min(ends)
    return True


def _alternatives(tokens: Iterator[re.Match[str]], parts: Mapping[str, Needed]) -> Needed:
    """Return what the alternatives that start here need, and consume the parenthesis that closes them."""
    branches: list[Needed] = []
    branch: Needed = []
    # What is not in the branch yet, because a quantifier may follow: characters, or what a group needs.
    run = ""
    group: Needed = []
    for token in tokens:
        kind = token.lastgroup
        if kind == "words" or kind == "character":
            branch += group
            group = []
            run += token[0].removeprefix("\\")
            continue
        if kind == "times":
            if token[0].startswith(("*", "?", "{0", "{,")):
                run, group = run[:-1], []
            branch += _word(run)
            run = ""
            continue
        branch += [*group, *_word(run)]
        run, group = "", []
        if kind == "left_out":
            continue
        if kind == "part":
            group = parts[token["name"]]
        elif kind == "flat":
            group = _one_word_of(token["flat"].lower().split("|"))
        elif kind == "open":
            group = _alternatives(tokens, parts)
        elif kind == "around":
            _alternatives(tokens, parts)
        elif kind == "or":
            branches.append(branch)
            branch = []
        elif kind == "close":
            break
    branches.append([*branch, *group, *_word(run)])
    return branches[0] if len(branches) == 1 else _one_of(branches)


def _word(run: str) -> Needed:
    return [(run.lower(),)] if len(run) >= _SHORTEST else []


def _one_word_of(words: list[str]) -> Needed:
    return [tuple(dict.fromkeys(words))] if min(map(len, words)) >= _SHORTEST else []


def _one_of(branches: list[Needed]) -> Needed:
    """Return what one of several alternatives needs: the longest words of each. Nothing, if one needs nothing."""
    if not all(branches):
        return []
    words = (word for needed in branches for word in max(needed, key=lambda words: min(map(len, words))))
    return [tuple(dict.fromkeys(words))]

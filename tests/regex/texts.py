"""Texts to try a pattern on: some that match, and many that nearly do."""

from __future__ import annotations

from random import Random

from shapesmith.regex import charset
from shapesmith.regex.samples import Writer
from shapesmith.regex.syntax import Chars, Node, children, ranges_of

# Where engines differ: line ends, spaces, digits, case, halves of surrogate pairs, and characters beyond U+FFFF.
TRICKY = "\n\r\u2028\x85\xa0\ufeff\x00\x7f\u0663\u017f\u212a\xdf\u0301\U0001f600\U00020000\ud83d-_ \\aZ0./:"


def texts(node: Node, seed: str, count: int = 60, *, longest: int = 40) -> list[str]:
    """Return up to `count` texts of at most `longest` characters for the pattern with this tree."""
    random = Random(seed)
    alphabet = [chr(point) for point in _edges(node)] + list(TRICKY)
    found = dict.fromkeys(["", "\n", "a", *(Writer(attempt).write(node, attempt % 4) for attempt in range(count // 4))])
    originals = list(found)
    for _ in range(count * 10):
        if len(found) >= count:
            break
        found.setdefault(_mutated(random.choice(originals), random, alphabet))
    return [text for text in found if len(text) <= longest]


def _edges(node: Node) -> list[int]:
    """Return the first and last code points of the classes of `node`, and those just outside."""
    if isinstance(node, Chars):
        pairs = ranges_of(node)[:8]
        points = {point for first, last in pairs for point in (first - 1, first, last, last + 1)}
        return sorted(point for point in points if 0 <= point <= charset.LAST)
    return [point for child in children(node) for point in _edges(child)]


def _mutated(text: str, random: Random, alphabet: list[str]) -> str:
    for _ in range(random.randrange(1, 3)):
        at = random.randrange(len(text) + 1)
        change = random.randrange(4)
        if change == 0:
            text = text[:at] + random.choice(alphabet) + text[at:]
        elif change == 1:
            text = text[:at] + random.choice(alphabet) + text[at + 1 :]
        elif change == 2:
            text = text[:at] + text[at + 1 :]
        else:
            text += random.choice(("\n", "\r\n", *alphabet))
    return text

"""An author of random patterns."""

from __future__ import annotations

from random import Random

from shapesmith.regex import Translation, translate

COUNTS = ("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "*?", "??", "{9}", "{0,12}")
# Too much for the backtracking of node, even on short texts.
LARGE_COUNTS = (*COUNTS, "{1,20}", "{30}")
_CLASSES = ("[ab]", "[^a]", ".", r"\w", r"\s", "[a-c-]", r"[^\s]", r"[\s\S]", r"\d")
_POSITIONS = ("", "^", "$", r"\b", r"\B", "(?<=a)", "(?<!b)", "(?<!ab)")


def translated(seed: int, count: int, maximum: int, counts: tuple[str, ...]) -> list[tuple[str, Translation]]:
    """Return `count` patterns for texts of up to `maximum` characters with their translations, but for the refused."""
    random = Random(seed)
    patterns = [_Author(random, counts).pattern(5) for _ in range(count)]
    translations = [(pattern, translate(pattern, minimum=None, maximum=maximum)) for pattern in patterns]
    found = [(pattern, each) for pattern, each in translations if isinstance(each, Translation)]
    assert len(found) > 0.95 * count
    return found


class _Author:
    def __init__(self, random: Random, counts: tuple[str, ...]) -> None:
        self._random = random
        self._counts = counts
        self._groups = 0

    def pattern(self, depth: int) -> str:
        pick = self._random.choice
        kind = self._random.randrange(12 if depth else 5)
        if kind < 3:
            return pick("abc-")
        if kind < 5:
            return pick(_CLASSES if self._random.random() < 0.7 else _POSITIONS)
        if kind < 7:
            return "".join(self.pattern(depth - 1) for _ in range(self._random.randrange(1, 4)))
        if kind < 8:
            return f"(?:{'|'.join(self.pattern(depth - 1) for _ in range(self._random.randrange(1, 4)))})"
        if kind < 10:
            return f"(?:{self.pattern(depth - 1)}){pick(self._counts)}"
        if kind < 11:
            return f"{pick(('(?=', '(?!'))}{self.pattern(depth - 1)})"
        self._groups += 1
        number = self._groups
        return f"({self.pattern(depth - 1)})" + (f"\\{number}" if self._random.random() < 0.2 else "")

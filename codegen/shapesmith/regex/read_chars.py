"""The characters of a pattern: literals, escapes and classes, as ECMA-262 and Java write them."""

from __future__ import annotations

import re

from shapesmith.regex import charset
from shapesmith.regex.syntax import Chars, Named, Span, ranges_of
from shapesmith.runtime import unicode_sets

_CONTROLS = {"n": 10, "r": 13, "t": 9, "f": 12, "v": 11, "a": 7, "e": 27}
_HORIZONTAL_SPACE = Chars(
    (
        *(Span(point, point) for point in (0x09, 0x20, 0xA0, 0x1680, 0x180E, 0x202F, 0x205F, 0x3000)),
        Span(0x2000, 0x200A),
    )
)
_HIGH_HALVES = (0xD800, 0xDBFF)
_LOW_HALVES = (0xDC00, 0xDFFF)


class PatternError(Exception):
    """A pattern that has no exact translation; the message states which part, where, and why."""


class CharReader:
    """Reads a pattern from left to right, one character, escape or class at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ignore_case = False
        self._joins_pairs = True

    def _error(self, what: str, at: int | None = None) -> PatternError:
        return PatternError(f"{what} (at character {(self._at if at is None else at) + 1})")

    def _peek(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _take(self, text: str) -> bool:
        if not self._peek(text):
            return False
        self._at += len(text)
        return True

    def _match(self, expression: str) -> re.Match[str] | None:
        """Read what `expression` matches here."""
        found = re.compile(expression).match(self._text, self._at)
        if found:
            self._at = found.end()
        return found

    def _next(self) -> str:
        if self._at >= len(self._text):
            raise self._error("the pattern ends too early")
        self._at += 1
        return self._text[self._at - 1]

    def _literal(self, point: int) -> Chars:
        literal = Chars((Span(point, point),))
        return _both_cases(literal) if self._ignore_case else literal

    # Classes.

    def _class(self) -> Chars:
        """Read a class, after its "["."""
        opened = self._at - 1
        negated = self._take("^")
        node = self._class_members(opened)
        ranges = None
        while self._take("&&"):
            ranges = charset.intersection(ranges_of(node) if ranges is None else ranges, self._operand(opened))
        self._next()
        if ranges is not None:
            node = Chars(tuple(Span(*pair) for pair in ranges))
        return Chars(node.items, negated)

    def _operand(self, opened: int) -> charset.Ranges:
        # Nested classes are Java's, and are read only after "&&": elsewhere "[" in a class is a literal (ECMA-262).
        if not self._take("["):
            return ranges_of(self._class_members(opened))
        inner = self._class()
        if not self._peek("]") and not self._peek("&&"):
            raise self._error("a nested class is followed by more members", opened)
        return ranges_of(inner)

    def _class_members(self, opened: int) -> Chars:
        items: list[Span | Named] = []
        while not self._peek("]") and not self._peek("&&["):
            if self._peek("&&") and "&&[" in self._text[opened : self._at]:
                break
            if self._at >= len(self._text):
                raise self._error('"[" is not closed', opened)
            at = self._at
            first = self._class_member()
            if self._at + 1 < len(self._text) and self._peek("-") and not self._peek("-]"):
                self._at += 1
                # A range that starts with a lone half ends with one: \uD83C-\uDBFF\uDC00-\uDFFF is two ranges of
                # halves.
                self._joins_pairs = not (isinstance(first, Span) and _is_in(_HIGH_HALVES, first.first))
                items += self._range(first, self._class_member(), at)
                self._joins_pairs = True
            else:
                items += _flat(first)
        node = Chars(tuple(_with_astral_planes(items)))
        return _both_cases(node) if self._ignore_case else node

    def _range(self, first: Span | Named | Chars, last: Span | Named | Chars, at: int) -> list[Span | Named]:
        if not isinstance(first, Span) or not isinstance(last, Span):
            # "[a-\\d]": the "-" is a literal, as ECMA-262 says in annex B.
            return [*_flat(first), Span(45, 45), *_flat(last)]
        if last.last < first.first:
            raise self._error(f'the range "{self._text[at : self._at]}" runs backwards', at)
        return [Span(first.first, last.last)]

    def _class_member(self) -> Span | Named | Chars:
        if self._take(r"\b"):
            return Span(8, 8)
        if octal := self._match(r"\\([1-3][0-7]{0,2}|[4-7][0-7]?)"):
            return Span(int(octal[1], 8), int(octal[1], 8))
        return self._single()

    def _single(self) -> Span | Named | Chars:
        """Read a character, or an escape that stands for one or for a set."""
        at = self._at
        char = self._next()
        if char != "\\":
            return Span(ord(char), ord(char))
        char = self._next()
        if char in "dswDSW":
            return Named(char.lower(), char.isupper())
        if char in "pP":
            return self._property(char == "P", at)
        if char in "hH":
            return Chars(_HORIZONTAL_SPACE.items, char == "H")
        point = self._code_point(char, at)
        return Span(point, point)

    # Escapes.

    def _code_point(self, char: str, at: int) -> int:
        """Read the rest of an escape that stands for one code point, after its backslash and `char`."""
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char == "x":
            return self._hexadecimal(2, at)
        if char == "u":
            return self._utf16(at)
        if char == "0":
            digits = self._match("[0-3]?[0-7]{0,2}")
            return int((digits and digits[0]) or "0", 8)
        if char == "c":
            return ord(self._next()) % 32
        if char.isalnum() and char.isascii():
            raise self._error(f'"\\{char}" means nothing in ECMA-262 nor in Java', at)
        return ord(char)

    def _utf16(self, at: int) -> int:
        r"""Read the digits of a `\u`, and of a second one that completes a surrogate pair."""
        high = self._hexadecimal(4, at)
        before = self._at
        if self._joins_pairs and _is_in(_HIGH_HALVES, high) and self._take(r"\u"):
            low = self._hexadecimal(4, at)
            if _is_in(_LOW_HALVES, low):
                return _pair(high, low)
            self._at = before
        return high

    def _hexadecimal(self, digits: int, at: int) -> int:
        found = self._match(rf"\{{([0-9A-Fa-f]{{1,8}})\}}|([0-9A-Fa-f]{{{digits}}})")
        if not found:
            raise self._error(f'"{self._text[at : at + 2]}" lacks its {digits} hexadecimal digits', at)
        point = int(found[1] or found[2], 16)
        if point > charset.LAST:
            raise self._error(f'"{self._text[at : self._at]}" is beyond the last code point', at)
        return point

    def _property(self, negated: bool, at: int) -> Named:
        found = self._match(r"\{(\^?)(?:gc=|general_category=)?(\w+)\}|([A-Z])")
        if found is None:
            self._match(r"\{[^}]*\}?")  # all of it is shown in the message
        elif unicode_sets.is_known(name := found[2] or found[3]):
            return Named(name, negated != bool(found[1]))
        raise self._error(f'"{self._text[at : self._at]}" names no set of characters that is supported', at)


def join_halves(high: Chars, low: Chars) -> Chars | None:
    r"""Return the characters of `[\uD83C-\uDBFF][\uDC00-\uDFFF]`: surrogate pairs that two classes spell; else None."""
    highs, lows = ranges_of(high), ranges_of(low)
    if not highs or not lows:
        return None
    if not charset.is_subset(highs, (_HIGH_HALVES,)) or not charset.is_subset(lows, (_LOW_HALVES,)):
        return None
    return Chars(tuple(Span(*pair) for pair in _pairs(highs, lows)))


def _flat(item: Span | Named | Chars) -> list[Span | Named]:
    if not isinstance(item, Chars):
        return [item]
    return [Span(*pair) for pair in ranges_of(item)] if item.negated else list(item.items)


def _both_cases(chars: Chars) -> Chars:
    """Return `chars` and their ASCII other case: what `(?i)`, which only Java knows, means there."""
    swapped: list[Span | Named] = []
    for first, last in ranges_of(Chars(chars.items)):
        for start, end, distance in ((65, 90, 32), (97, 122, -32)):
            low, high = max(first, start), min(last, end)
            if low <= high:
                swapped.append(Span(low + distance, high + distance))
    return Chars(tuple(dict.fromkeys((*chars.items, *swapped))), chars.negated)


def _with_astral_planes(items: list[Span | Named]) -> list[Span | Named]:
    r"""Add the characters that a class means by naming surrogates.

    `[\uD83C-\uDBFF\uDC00-\uDFFF]+` was written for strings of UTF-16 units, where it accepts the pairs, so the code
    points of these pairs are added. The range `\uDBFF-\uDC00` can only come from the transposed form
    (`\uD800\uDBFF-\uDC00\uDFFF`) of `\uD800\uDC00-\uDBFF\uDFFF`, which is every code point beyond U+FFFF.
    """
    spans = [(item.first, item.last) for item in items if isinstance(item, Span)]
    if (_HIGH_HALVES[1], _LOW_HALVES[0]) in spans:
        return [*items, Span(0x10000, charset.LAST)]
    halves = charset.normalize(span for span in spans if span[0] >= _HIGH_HALVES[0] and span[1] <= _LOW_HALVES[1])
    highs = charset.intersection(halves, (_HIGH_HALVES,))
    lows = charset.intersection(halves, (_LOW_HALVES,))
    return [*items, *(Span(*pair) for pair in _pairs(highs, lows))]


def _pairs(highs: charset.Ranges, lows: charset.Ranges) -> charset.Ranges:
    return charset.normalize(
        (_pair(unit, low[0]), _pair(unit, low[1]))
        for high in highs
        for unit in range(high[0], high[1] + 1)
        for low in lows
    )


def _is_in(halves: tuple[int, int], point: int) -> bool:
    return halves[0] <= point <= halves[1]


def _pair(high: int, low: int) -> int:
    return 0x10000 + (high - _HIGH_HALVES[0]) * 0x400 + (low - _LOW_HALVES[0])

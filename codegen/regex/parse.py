"""The text of a `pattern` trait, ECMA-262 or Java, to its syntax tree.

Where the two dialects differ, the reading is the one that both the Smithy specification (ECMA-262 with the `u` flag:
a string is code points) and the models in use agree with; see `docs/refused-patterns.md` for the list of decisions.
"""

from __future__ import annotations

import re

from codegen.regex import charset
from codegen.regex.syntax import (
    ANY_BUT_LINE_END,
    ANYTHING,
    EMPTY,
    Assertion,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Named,
    Node,
    Repeat,
    Sequence,
    Span,
    ranges_of,
)
from codegen.runtime import unicode_sets

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})([?+]?)", re.ASCII)
_FLAGS = re.compile(r"\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])")
_GROUP_NAME = re.compile(r"\?P?<([A-Za-z_$][A-Za-z0-9_$]*)>")
_CONTROLS = {"n": 10, "r": 13, "t": 9, "f": 12, "v": 11, "a": 7, "e": 27}
_COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_HORIZONTAL_SPACE = ((0x09, 0x09), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x180E, 0x180E))
_MORE_HORIZONTAL_SPACE = ((0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000))
_MAXIMUM_COUNT = 100_000
_MAXIMUM_DEPTH = 50


class PatternError(Exception):
    """A pattern that has no exact translation; the message says which part, where, and why."""


def parse(pattern: str) -> Node:
    """Return the syntax tree of `pattern`. Raises PatternError."""
    return _Parser(pattern).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._ignore_case = False
        self._dot_all = False
        self._groups = 0
        self._names: dict[str, int] = {}
        self._group_count = _count_groups(text)

    def parse(self) -> Node:
        node = self._choice()
        if self._at < len(self._text):
            raise self._error('")" closes no group')
        return node

    def _error(self, what: str, at: int | None = None) -> PatternError:
        return PatternError(f"{what} (at character {(self._at if at is None else at) + 1})")

    def _peek(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _take(self, text: str) -> bool:
        if not self._peek(text):
            return False
        self._at += len(text)
        return True

    def _next(self) -> str:
        if self._at >= len(self._text):
            raise self._error("the pattern ends too early")
        self._at += 1
        return self._text[self._at - 1]

    # Structure.

    def _choice(self) -> Node:
        # An inline flag holds until its group ends, beyond the next "|": so the flags are saved here.
        flags = self._ignore_case, self._dot_all
        self._depth += 1
        if self._depth > _MAXIMUM_DEPTH:
            raise self._error(f"groups are nested more than {_MAXIMUM_DEPTH} deep")
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        self._depth -= 1
        self._ignore_case, self._dot_all = flags
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            if self._take(r"\Q"):
                parts.extend(self._quoted())
                if not parts or not _QUANTIFIER.match(self._text, self._at):
                    continue
                atom = parts.pop()
            else:
                atom = self._atom()
            parts.append(self._quantified(atom))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _quoted(self) -> list[Node]:
        end = self._text.find(r"\E", self._at)
        literal = self._text[self._at : end if end >= 0 else len(self._text)]
        self._at = end + 2 if end >= 0 else len(self._text)
        return [self._literal(ord(char)) for char in literal]

    def _quantified(self, atom: Node) -> Node:
        found = _QUANTIFIER.match(self._text, self._at)
        if not found:
            return atom
        if atom == EMPTY:
            raise self._error(f'"{found[0]}" has nothing to repeat')
        start, self._at = self._at, found.end()
        symbol, low, comma, high, suffix = found.groups()
        least, most = _COUNTS[symbol] if symbol else (int(low), int(high) if high else None if comma else int(low))
        if most is not None and most < least:
            raise self._error(f'"{found[0]}" counts down', start)
        if max(least, most or 0) > _MAXIMUM_COUNT:
            raise self._error(f'"{found[0]}" counts beyond {_MAXIMUM_COUNT}', start)
        if again := _QUANTIFIER.match(self._text, self._at):
            raise self._error(
                f'"{found[0]}" is followed by another quantifier, "{again[0]}": ECMA-262 forbids it, '
                "Java ignores the second, and neither is likely to be meant"
            )
        if isinstance(atom, Assertion | Look):
            # Repeating what consumes nothing changes nothing (ECMA-262 forbids it, Java allows it).
            return atom if least else EMPTY
        return Repeat(atom, least, most, Mode(suffix))

    def _atom(self) -> Node:
        at = self._at
        char = self._next()
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == ".":
            return ANYTHING if self._dot_all else ANY_BUT_LINE_END
        if char == "^":
            return Assertion.START
        if char == "$":
            return Assertion.END
        if char == "\\":
            return self._escape()
        if char in "*+?" or (char == "{" and _QUANTIFIER.match(self._text, at)):
            raise self._error(f'"{char}" has nothing to repeat', at)
        return self._literal(ord(char))

    def _group(self) -> Node:
        opened = self._at - 1
        if self._take("?:"):
            return self._close(self._choice(), opened)
        for opening, ahead, negated in (
            ("?=", True, False), ("?!", True, True), ("?<=", False, False), ("?<!", False, True)
        ):  # fmt: skip
            if self._take(opening):
                return Look(self._close(self._choice(), opened), ahead, negated)
        if self._take("?>"):
            return Atomic(self._close(self._choice(), opened))
        if named := _GROUP_NAME.match(self._text, self._at):
            self._at = named.end()
            self._names[named[1]] = self._groups + 1
        elif flags := _FLAGS.match(self._text, self._at):
            self._at = flags.end()
            return self._flagged(flags, opened)
        elif self._peek("?"):
            raise self._error(f'the group "({self._text[self._at : self._at + 2]}" is of an unknown kind', opened)
        self._groups += 1
        number = self._groups
        return Capture(number, self._close(self._choice(), opened))

    def _flagged(self, flags: re.Match[str], opened: int) -> Node:
        before = self._ignore_case, self._dot_all
        for letters, value in ((flags[1], True), (flags[2] or "", False)):
            for letter in letters:
                if letter == "i":
                    self._ignore_case = value
                elif letter == "s":
                    self._dot_all = value
                elif letter != "u":
                    raise self._error(f'the flag "{letter}" is not supported', opened)
        if flags[3] == ")":
            return EMPTY
        node = self._close(self._choice(), opened)
        self._ignore_case, self._dot_all = before
        return node

    def _close(self, node: Node, opened: int) -> Node:
        if not self._take(")"):
            raise self._error('"(" is not closed', opened)
        return node

    # Escapes.

    def _escape(self) -> Node:
        at = self._at - 1
        char = self._next()
        if char == "A":
            return Assertion.START
        if char in "zZ":
            return Assertion.END
        if char == "b":
            return Assertion.WORD_BOUNDARY
        if char == "B":
            return Assertion.NOT_WORD_BOUNDARY
        if char == "R":
            line_end = Chars((Span(10, 13), Span(0x85, 0x85), Span(0x2028, 0x2029)))
            return Atomic(Choice((Sequence((_literal(13), _literal(10))), line_end)))
        if char == "k":
            name = re.compile(r"<(\w+)>").match(self._text, self._at)
            if not name or name[1] not in self._names:
                raise self._error(r"\k names no group before it", at)
            self._at = name.end()
            return BackReference(self._names[name[1]])
        if char in "123456789":
            return self._back_reference(at)
        self._at = at
        item = self._class_item()
        if isinstance(item, Chars):
            return item
        return self._literal(item.first) if isinstance(item, Span) else Chars((item,))

    def _back_reference(self, at: int) -> Node:
        # As many digits as still name a group, as in Java: \17 is group 17, or group 1 and a "7".
        end = self._at
        while end < len(self._text) and self._text[end].isdecimal():
            if int(self._text[at + 1 : end + 1]) > self._group_count:
                break
            end += 1
        number = int(self._text[at + 1 : end])
        if number > self._groups:
            raise self._error(f"\\{number} refers to no group before it", at)
        self._at = end
        return BackReference(number)

    def _class_item(self) -> Span | Named | Chars:
        """Read one member of a class, or an escape outside of one, up to but without a range's "-"."""
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
            space = (Span(*pair) for pair in _HORIZONTAL_SPACE + _MORE_HORIZONTAL_SPACE)
            return Chars(tuple(space), char == "H")
        point = self._code_point(char, at)
        return Span(point, point)

    def _code_point(self, char: str, at: int) -> int:
        """Read the rest of an escape that stands for one code point, after its backslash and `char`."""
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char == "x":
            return self._hexadecimal(2, at)
        if char == "u":
            high = self._hexadecimal(4, at)
            if 0xD800 <= high <= 0xDBFF and self._peek(r"\u"):
                before = self._at
                self._at += 2
                low = self._hexadecimal(4, at)
                if 0xDC00 <= low <= 0xDFFF:
                    return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)
                self._at = before
            return high
        if char == "0":
            digits = re.compile("[0-3]?[0-7]{0,2}").match(self._text, self._at)
            assert digits is not None
            self._at = digits.end()
            return int(digits[0] or "0", 8)
        if char == "c":
            return ord(self._next()) % 32
        if char.isalnum() and char.isascii():
            raise self._error(f'"\\{char}" means nothing in ECMA-262 nor in Java', at)
        return ord(char)

    def _hexadecimal(self, digits: int, at: int) -> int:
        found = re.compile(rf"\{{([0-9A-Fa-f]{{1,8}})\}}|([0-9A-Fa-f]{{{digits}}})").match(self._text, self._at)
        if not found:
            raise self._error(f'"{self._text[at : at + 2]}" lacks its {digits} hexadecimal digits', at)
        self._at = found.end()
        point = int(found[1] or found[2], 16)
        if point > charset.LAST:
            raise self._error(f'"{self._text[at : self._at]}" is beyond the last code point', at)
        return point

    def _property(self, negated: bool, at: int) -> Named:
        found = re.compile(r"\{(\^?)([^{}]*)\}|()([A-Z])").match(self._text, self._at)
        if not found:
            raise self._error(r"\p names no property", at)
        self._at = found.end()
        name = found[2] or found[4] or ""
        if not unicode_sets.is_known(name):
            raise self._error(f"\\p{{{name}}} names no property that is supported", at)
        return Named(name, negated != bool(found[1]))

    # Classes.

    def _literal(self, point: int) -> Chars:
        literal = _literal(point)
        return _both_cases(literal) if self._ignore_case else literal

    def _class(self) -> Chars:
        opened = self._at - 1
        negated = self._take("^")
        node = self._class_members(opened)
        operands = [node]
        while self._take("&&"):
            operands.append(self._intersected(opened))
        self._next()
        if len(operands) > 1:
            ranges = charset.EVERYTHING
            for operand in operands:
                ranges = charset.intersection(ranges, ranges_of(operand))
            node = Chars(tuple(Span(*pair) for pair in ranges))
        return Chars(node.items, negated)

    def _intersected(self, opened: int) -> Chars:
        # Nested classes are Java's, and are read only after "&&": elsewhere "[" in a class is a literal (ECMA-262).
        if not self._take("["):
            return self._class_members(opened)
        inner = self._class()
        if not self._peek("]") and not self._peek("&&"):
            raise self._error("a nested class is followed by more members", opened)
        return inner

    def _class_members(self, opened: int) -> Chars:
        items: list[Span | Named] = []
        while not self._peek("]") and not self._peek("&&["):
            if self._peek("&&") and "&&[" in self._text[opened : self._at]:
                break
            if self._at >= len(self._text):
                raise self._error('"[" is not closed', opened)
            item = self._class_member()
            if (
                isinstance(item, Span)
                and self._peek("-")
                and not self._peek("-]")
                and self._at + 1 < len(self._text)
            ):
                item = self._range(item, items)
            items.extend(_flat(item))
        node = Chars(tuple(_with_astral_planes(items)))
        return _both_cases(node) if self._ignore_case else node

    def _class_member(self) -> Span | Named | Chars:
        if self._take(r"\b"):
            return Span(8, 8)
        at = self._at
        if self._peek("\\") and self._text[at + 1 : at + 2] in "1234567":
            octal = re.compile("[0-3]?[0-7]{1,2}").match(self._text, at + 1)
            assert octal is not None
            self._at = octal.end()
            return Span(int(octal[0], 8), int(octal[0], 8))
        return self._class_item()

    def _range(self, first: Span, items: list[Span | Named]) -> Span | Named | Chars:
        at = self._at
        self._at += 1
        last = self._class_member()
        if not isinstance(last, Span):
            # "[a-\d]": the "-" is a literal, as ECMA-262 says in annex B.
            items += [first, Span(45, 45)]
            return last
        if last.last < first.first:
            raise self._error(f'the range "{self._text[at - 1 : self._at]}" runs backwards', at - 1)
        return Span(first.first, last.last)


def _literal(point: int) -> Chars:
    return Chars((Span(point, point),))


def _flat(item: Span | Named | Chars) -> list[Span | Named]:
    if not isinstance(item, Chars):
        return [item]
    return list(item.items) if not item.negated else [Span(*pair) for pair in ranges_of(item)]


def _both_cases(chars: Chars) -> Chars:
    """Return `chars` and their ASCII other case: what `(?i)`, which only Java knows, means there."""
    swapped: list[Span | Named] = []
    for first, last in ranges_of(Chars(chars.items)):
        for start, end, distance in ((65, 90, 32), (97, 122, -32)):
            low, high = max(first, start), min(last, end)
            if low <= high:
                swapped.append(Span(low + distance, high + distance))
    return Chars(chars.items + tuple(swapped), chars.negated)


def _with_astral_planes(items: list[Span | Named]) -> list[Span | Named]:
    r"""Add the characters that a class means by naming halves of surrogate pairs.

    `[\uD83C-\uDBFF\uDC00-\uDFFF]+` was written for strings of UTF-16 units: it accepts the pairs, so that here the
    code points of these pairs are added. The range `\uDBFF-\uDC00` can only come from the transposed form
    (`\uD800\uDBFF-\uDC00\uDFFF`) of `\uD800\uDC00-\uDBFF\uDFFF`, which is every code point beyond U+FFFF.
    """
    spans = [(item.first, item.last) for item in items if isinstance(item, Span)]
    if (0xDBFF, 0xDC00) in spans:
        return [*items, Span(0x10000, charset.LAST)]
    halves = charset.normalize(span for span in spans if 0xD800 <= span[0] and span[1] <= 0xDFFF)
    highs = charset.intersection(halves, ((0xD800, 0xDBFF),))
    lows = charset.intersection(halves, ((0xDC00, 0xDFFF),))
    pairs: list[tuple[int, int]] = []
    for high in highs:
        for low in lows:
            if low == (0xDC00, 0xDFFF):
                pairs.append((_pair(high[0], low[0]), _pair(high[1], low[1])))
            else:
                pairs += [(_pair(unit, low[0]), _pair(unit, low[1])) for unit in range(high[0], high[1] + 1)]
    return [*items, *(Span(*pair) for pair in charset.normalize(pairs))]


def _pair(high: int, low: int) -> int:
    return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)


def _count_groups(text: str) -> int:
    """Return how many groups capture, which decides how many digits a back reference has."""
    count = 0
    in_class = False
    tokens = re.compile(r"\\Q.*?(?:\\E|$)|\\.|\[|\]|\((?!\?)|\(\?P?<(?![=!])", re.DOTALL)
    for token in tokens.finditer(text):
        if token[0] == "[":
            in_class = True
        elif token[0] == "]":
            in_class = False
        elif token[0].startswith("(") and not in_class:
            count += 1
    return count

"""The text of a `pattern` trait, ECMA-262 or Java, to its syntax tree.

Where the two dialects differ, the reading is the one that both the Smithy specification (ECMA-262 with the `u` flag:
a string is code points) and the models in use agree with; see `docs/refused-patterns.md` for the list of decisions.
"""

from __future__ import annotations

import re

from shapesmith.regex.read_chars import CharReader, join_halves
from shapesmith.regex.syntax import (
    ANY_BUT_LINE_END,
    ANYTHING,
    EMPTY,
    MOST_REPEATS,
    Assertion,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Node,
    Repeat,
    Sequence,
    Span,
)

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})([?+]?)", re.ASCII)
_FLAGS = r"\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])"
_GROUP_NAME = r"\?P?<([A-Za-z_$][A-Za-z0-9_$]*)>"
_COUNTS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_MOST_GROUPS_DEEP = 50


def parse(pattern: str) -> Node:
    """Return the syntax tree of `pattern`. Raises PatternError."""
    return _Parser(pattern).parse()


class _Parser(CharReader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._dot_all = False
        self._groups = 0
        self._names: dict[str, int] = {}
        self._group_count = _count_groups(text)

    def parse(self) -> Node:
        node = self._choice()
        if self._at < len(self._text):
            raise self._error('")" closes no group')
        return node

    def _choice(self) -> Node:
        # An inline flag holds until its group ends, beyond the next "|": so the flags are saved here.
        flags = self._ignore_case, self._dot_all
        self._depth += 1
        if self._depth > _MOST_GROUPS_DEEP:
            raise self._error(f"groups are nested more than {_MOST_GROUPS_DEEP} deep")
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        self._depth -= 1
        self._ignore_case, self._dot_all = flags
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            atoms = self._quoted() if self._take(r"\Q") else [self._atom()]
            if atoms:
                parts += [*atoms[:-1], self._quantified(atoms[-1])]
            if len(parts) > 1 and isinstance(parts[-2], Chars) and isinstance(parts[-1], Chars):
                pairs = join_halves(parts[-2], parts[-1])
                if pairs:
                    parts[-2:] = [pairs]
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
        start, self._at = self._at, found.end()
        symbol, low, comma, high, suffix = found.groups()
        if max(len(low or ""), len(high or "")) >= len(str(MOST_REPEATS)):
            raise self._error(f'"{found[0][:20]}..." counts further than Python\'s re', start)
        least, most = _COUNTS[symbol] if symbol else (int(low), int(high) if high else None if comma else int(low))
        if most is not None and most < least:
            raise self._error(f'"{found[0]}" counts down', start)
        if again := _QUANTIFIER.match(self._text, self._at):
            raise self._error(
                f'"{found[0]}" is followed by another quantifier, "{again[0]}": ECMA-262 forbids it, '
                "Java ignores the second, and neither is likely to be intended"
            )
        if isinstance(atom, Assertion | Look) or atom == EMPTY:
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
        if look := self._match(r"\?(<?)([=!])"):
            return Look(self._close(self._choice(), opened), ahead=not look[1], negated=look[2] == "!")
        if self._take("?>"):
            return Atomic(self._close(self._choice(), opened))
        if named := self._match(_GROUP_NAME):
            self._names[named[1]] = self._groups + 1
        elif flags := self._match(_FLAGS):
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
            return Atomic(Choice((Sequence((self._literal(13), self._literal(10))), line_end)))
        if char == "k":
            name = self._match(r"<(\w+)>")
            if not name or name[1] not in self._names:
                raise self._error(r"\k names no group before it", at)
            return self._reference(self._names[name[1]], at)
        if char in "123456789":
            return self._back_reference(at)
        self._at = at
        item = self._single()
        if isinstance(item, Chars):
            return item
        return self._literal(item.first) if isinstance(item, Span) else Chars((item,))

    def _back_reference(self, at: int) -> Node:
        # As many digits as still name a group, as in Java: \17 is group 17, or group 1 and a "7".
        end = self._at
        while end < len(self._text) and self._text[end] in "0123456789":
            if int(self._text[at + 1 : end + 1]) > self._group_count:
                break
            end += 1
        number = int(self._text[at + 1 : end])
        if number > self._groups:
            raise self._error(f"\\{number} refers to no group before it", at)
        self._at = end
        return self._reference(number, at)

    def _reference(self, number: int, at: int) -> Node:
        if self._ignore_case:
            raise self._error("a back reference that ignores case is not supported", at)
        return BackReference(number)


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

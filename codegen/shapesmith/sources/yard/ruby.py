"""The `types.rb` of the Ruby SDK to sections: each class with the comment above it.

Read line by line, since all there is to read is printed by one generator: comments, `class X < Struct.new(`, a list of
symbols, `SENSITIVE = [...]`, `include Aws::Structure::Union`, and for event streams `event_types`.
"""

from __future__ import annotations

import re

from shapesmith.sources.yard.sections import Line, Section

_COMMENT = re.compile(r"\s*#( ?)(.*)")
_CLASS = re.compile(r"\s*class ([A-Z]\w*) < (Struct\.new|Aws::EmptyStructure|Enumerator)?")
_SENSITIVE = re.compile(r"\s*SENSITIVE = \[")
_UNION = re.compile(r"\s*include Aws::Structure::Union\b")
_EVENT_TYPES = re.compile(r"\s*def event_types\b")
_SYMBOL = re.compile(r':(?:(\w+)|"([^"]*)")')

# What the SDK's generator says of every event stream; it is about the Ruby class, not about the shape.
_ABOUT_ENUMERATOR = ("EventStream is an Enumerator of Events.", "#event_types #=> Array")

# Members that the SDK adds to a class, without a word on them: the value of a union that it does not know, the name of
# an event.
_ADDED = ("unknown", "event_type")


def read_ruby(lines: list[Line]) -> list[Section]:
    """Return the classes of shapes among the `lines` of a Ruby file, in their order."""
    return _Reader(lines).read()


class _Reader:
    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._at = 0
        self._sections: list[Section] = []
        self._is_open = False

    def read(self) -> list[Section]:
        comment: list[Line] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if text := _COMMENT.fullmatch(line.text):
                comment.append(Line(line.number, text[2] if text[1] else f" {text[2]}".rstrip()))
                continue
            if opening := _CLASS.match(line.text):
                self._class(opening, line, comment)
            elif self._is_open:
                self._body(line.text)
            comment = []
        return self._sections

    def _class(self, opening: re.Match[str], line: Line, comment: list[Line]) -> None:
        name, base = opening.groups()
        self._is_open = base is not None
        if not self._is_open:
            return
        members: tuple[str, ...] = ()
        if base == "Struct.new":
            documented = {each.text.split()[-1] for each in comment if "@!attribute" in each.text}
            listed = self._symbols(line.text[opening.end() :], ")")
            members = tuple(name for name in listed if name not in _ADDED or name in documented)
        if base == "Enumerator":
            comment = [each for each in comment if not each.text.strip().startswith(_ABOUT_ENUMERATOR)]
        section = Section(name, line.number, comment, members, eventstream=base == "Enumerator")
        self._sections.append(section)

    def _body(self, text: str) -> None:
        section = self._sections[-1]
        if listed := _SENSITIVE.match(text):
            self._sections[-1] = section._replace(sensitive=self._symbols(text[listed.end() :], "]"))
        elif _UNION.match(text):
            self._sections[-1] = section._replace(union=True)
        elif section.eventstream and _EVENT_TYPES.match(text):
            self._sections[-1] = section._replace(members=self._symbols("", "]"))

    def _symbols(self, text: str, closing: str) -> tuple[str, ...]:
        """Return the symbols from `text` on to the line that has the `closing` bracket."""
        parts = [text]
        while closing not in parts[-1] and self._at < len(self._lines):
            parts.append(self._lines[self._at].text)
            self._at += 1
        listed = "\n".join(parts).partition(closing)[0]
        return tuple(word or quoted for word, quoted in _SYMBOL.findall(listed))

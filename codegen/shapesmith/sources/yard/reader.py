"""Read the `*.yard` files beside a model: documentation as the Ruby SDK prints it.

A file is either a `types.rb` of that SDK (comments above Ruby classes), or what a renderer made of such documentation.
Nothing in it stops the run: what cannot be read is a warning at its line.
"""

from __future__ import annotations

import re

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.ir.doc import Doc, Paragraph
from shapesmith.ir.documentation import DocumentationSource, DocumentedMember, DocumentedShape, TypeExpression
from shapesmith.prose.plain import plain_text
from shapesmith.prose.yard import read_yard
from shapesmith.provenance import Provenance
from shapesmith.sources.yard.ruby import read_ruby
from shapesmith.sources.yard.sections import Line, Section
from shapesmith.sources.yard.tags import Attribute, Tags, read_tags
from shapesmith.sources.yard.text import read_text
from shapesmith.sources.yard.types import UnknownType, read_type
from shapesmith.specs.spec import Spec

# What the SDK adds to the documentation of every member that it fills in.
_FILLED_IN = "A suitable default value is auto-generated. You should normally not need to pass this option."
_RUBY = re.compile(r"^ *(?:# *@!attribute|class \w+ < )", re.MULTILINE)


def read_documentation(spec: Spec) -> tuple[list[DocumentationSource], list[Diagnostic]]:
    """Return what the documentation files of a service say, in the order of their names, and warnings about them."""
    diagnostics: list[Diagnostic] = []
    sources = [read_source(file.content, file.path, diagnostics) for file in spec.documentation]
    return sources, diagnostics


def read_source(content: bytes, file: str, diagnostics: list[Diagnostic]) -> DocumentationSource:
    """Return what `content` documents, adding to `diagnostics` what could not be read, by line."""
    found: list[Diagnostic] = []
    text = content.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text and "\ufffd".encode() not in content:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        message = "must be UTF-8; what is not is read as \ufffd"
        found.append(warning("yard-encoding", Provenance(file, f":{line}"), message))
    lines = [Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1)]
    sections = read_ruby(lines) if _RUBY.search(text) else read_text(lines, file, found)
    reader = _Reader(file, found)
    shapes: dict[str, DocumentedShape] = {}
    for section in sections:
        if section.name in shapes:
            message = f"{section.name} is documented at {shapes[section.name].provenance} already; not read"
            reader.warn("yard-shape-twice", section.line, message)
        else:
            shapes[section.name] = reader.shape(section)
    if not shapes:
        reader.warn("yard-empty", 1, "documents no shape: `class X < Struct.new(` or `class ...::X` must name one")
    diagnostics += sorted(found, key=lambda diagnostic: int(diagnostic.pointer.removeprefix(":")))
    return DocumentationSource(path=file, shapes=shapes)


class _Reader:
    """Reads sections; `diagnostics` grows as it goes."""

    def __init__(self, file: str, diagnostics: list[Diagnostic]) -> None:
        self._file = file
        self._diagnostics = diagnostics

    def warn(self, code: str, line: int, message: str) -> None:
        self._diagnostics.append(warning(code, self._at(line), message))

    def _at(self, line: int) -> Provenance:
        return Provenance(self._file, f":{line}")

    def _doc(self, lines: list[Line]) -> Doc | None:
        """Return the text of `lines`, which starts at the first that is not blank; None where there is no text."""
        doc = read_yard("\n".join(line.text for line in lines))
        if not doc.blocks:
            return None
        first = next((line for line in lines if line.text.strip()), lines[0])
        return doc.at(self._at(first.number))

    def shape(self, section: Section) -> DocumentedShape:
        tags = read_tags(section.lines)
        self._report_unread(tags)
        return DocumentedShape(
            name=section.name,
            provenance=self._at(section.line),
            documentation=self._doc(tags.text),
            members=self._members(section, tags),
            see=tuple(_address(see.text) for see in tags.see if see.text),
            notes=tuple(doc for note in tags.notes if (doc := self._doc(note))),
            overloads=tuple(overload.text for overload in tags.overloads),
            sensitive=section.sensitive,
            union=section.union,
            eventstream=section.eventstream,
        )

    def _members(self, section: Section, tags: Tags) -> tuple[DocumentedMember, ...]:
        members: dict[str, DocumentedMember] = {}
        first_lines: dict[str, int] = {}
        for attribute in tags.attributes:
            first = first_lines.setdefault(attribute.name, attribute.line)
            if attribute.name in members:
                message = f"{section.name} has {attribute.name} at line {first} already; not read"
                self.warn("yard-member-twice", attribute.line, message)
                continue
            if section.members is not None and attribute.name not in section.members:
                message = f"{section.name} documents {attribute.name}, but its class has no such member"
                self.warn("yard-member-unknown", attribute.line, message)
            members[attribute.name] = self._member(attribute)
        for name in section.members or ():
            members.setdefault(name, DocumentedMember(name=name, provenance=self._at(section.line)))
        return tuple(members.values())

    def _member(self, attribute: Attribute) -> DocumentedMember:
        self._report_unread(attribute.tags)
        documentation, token = _without_token_note(self._doc(attribute.tags.text))
        return DocumentedMember(
            name=attribute.name,
            provenance=self._at(attribute.line),
            type=self._type(attribute),
            documentation=documentation,
            token=token,
        )

    def _type(self, attribute: Attribute) -> TypeExpression | None:
        for line in attribute.tags.types[:1]:
            try:
                return read_type(line.text)
            except UnknownType as unknown:
                message = f"the type of {attribute.name}, [{line.text}], cannot be read: {unknown}"
                self.warn("yard-type", line.number, message)
                return TypeExpression(text=line.text)
        return None

    def _report_unread(self, tags: Tags) -> None:
        for line in tags.unread:
            self.warn("yard-tag-unread", line.number, f"tag {line.text} has no place in the documentation of a shape")


def _without_token_note(doc: Doc | None) -> tuple[Doc | None, bool]:
    """Return what is said of a member without the SDK's own note on idempotency tokens, and whether that was there."""
    last = doc.blocks[-1] if doc is not None else None
    if doc is None or not isinstance(last, Paragraph) or plain_text(last.children[-2:]) != _FILLED_IN:
        return doc, False
    # A text of the model without markup, and the note, are one paragraph.
    before = Paragraph(last.children[:-2])
    blocks = (*doc.blocks[:-1], *((before,) if before.children else ()))
    return (Doc(blocks, doc.provenance) if blocks else None), True


def _address(see: str) -> str:
    """Return the address that a `@see` starts with; a renderer may have taken its scheme."""
    address = see.split(maxsplit=1)[0]
    return f"https://{address}" if "/" in address and "://" not in address else address

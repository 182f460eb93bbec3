"""The docstring of each class and member: its documentation, followed by its traits in words.

What is added to the documentation is added as blocks of the same tree, so that one renderer lays out the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from shapesmith.ir.doc import Block, BulletList, Code, Doc, Inline, Inlines, Link, Paragraph, Text
from shapesmith.ir.service import Operation, Service, Waiter
from shapesmith.ir.shapes import Deprecation, Member, Shape, StructureShape
from shapesmith.options import DocStyle
from shapesmith.prose.characters import clean
from shapesmith.targets.dataclasses.deprecations import deprecation_sentence
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.targets.dataclasses.holders import Holders
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.own_constraints import has_constraints, with_constraints
from shapesmith.targets.dataclasses.paginators import Paginators
from shapesmith.targets.dataclasses.views import Lines
from shapesmith.targets.dataclasses.wording import Phrase
from shapesmith.text import words

# The line length of generated code, black's default.
LINE_LENGTH = 88

# What the docstring of a class or a member is indented by, and the width that this leaves.
_INDENT = 4
_MEMBER_WIDTH = LINE_LENGTH - _INDENT

# The two triple quotes of a docstring, which may both be on its first line.
_QUOTES = 6

# The methods of a request that give its pages, and the items on them.
_PAGES, _ITEMS = Code("pages(client)"), Code("items(client)")

# The width of the mark before an item of a list.
_BULLET = 2

_LINE_ENDS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")

RulePhrase = tuple[Phrase, bool]
"""A rule in words, and whether it is advice."""
Words = Callable[[bool], list[Phrase]]
"""The constraints on a member in words: in full, with the values of an enum listed, or in short."""


class Style(NamedTuple):
    """How one style lays out a docstring, and blocks that follow others in it."""

    docstring: Callable[[Doc, int, int], list[str]]
    blocks: Callable[[tuple[Block, ...], int], list[str]]


def style_of(name: DocStyle) -> Style:
    """Return the style of a name."""
    if name == "rst":
        from shapesmith.prose.rst import render_rst, rst_blocks

        return Style(render_rst, rst_blocks)
    from shapesmith.prose.markdown import markdown_blocks, render_markdown

    return Style(render_markdown, markdown_blocks)


class Docstrings:
    """Writes the docstrings of one service in one style."""

    def __init__(self, style: DocStyle, service: Service, names: Names) -> None:
        self._style = style_of(style)
        self._service = service
        self._names = names
        self._holders = Holders(service, names)
        self._paginators = Paginators(service)
        self._waiters = service.waiters_by_operation()
        self._laid_out: dict[tuple[tuple[Block, ...], int], Lines] = {}
        self._one_line: dict[tuple[tuple[Phrase, ...], int], list[str]] = {}

    def of_member(
        self, member: Member, constraints: Words, rules: Sequence[RulePhrase] = (), boto3: str | None = None
    ) -> Lines:
        """Return a member's documentation, its deprecation, its constraints and rules in words, and boto3's edit of it.

        A member without documentation has that of its target, unless the target is a class, which shows it.
        """
        own = self._blocks_of_member(member)
        full = tuple(constraints(True)) if has_constraints(own) else ()
        if full:
            documented, constrained = self._lines(with_constraints(own, self._in_a_row(full, constraints))), []
        else:
            documented = self._lines(own)
            constrained = self._constraints_of(constraints, is_first=not documented)
        ruled = (*_rules(rules), *(() if boto3 is None else (_paragraph("With boto3: ", boto3),)))
        return self._with(self._with_lines(documented, constrained), ruled)

    def _in_a_row(self, full: tuple[Phrase, ...], words: Words) -> Inlines:
        """Return all phrases in a row, in short if they would not fit in a line otherwise."""
        row = _paragraph(*_joined(full))
        return (row if self._fits(row) else _paragraph(*_joined(words(False)))).children

    def _blocks_of_member(self, member: Member) -> tuple[Block, ...]:
        own = _blocks(member.documentation)
        if not own and member.shape not in self._names.classes:
            own = _blocks(self._service.shapes[member.shape].documentation)
        return _deprecated(own, member.deprecation)

    def _constraints_of(self, words: Words, *, is_first: bool) -> list[str]:
        """Return one line with all phrases if they fit, otherwise a list of them.

        So a change of one constraint is a change of one line. Values of enums are listed if they fit in their line.
        """
        full = words(True)
        if not full:
            return []
        width = _MEMBER_WIDTH - (_QUOTES if is_first else 0)
        if line := self._in_one_line(tuple(full), width):
            return line
        short = words(False)
        if line := self._in_one_line(tuple(short), width):
            return line
        items = [
            listed if self._fits(listed) else _paragraph(*brief)
            for listed, brief in ((_paragraph(*phrase), brief) for phrase, brief in zip(full, short, strict=True))
        ]
        blocks = (_paragraph("Constraints:"), BulletList(tuple((item,) for item in items)))
        return self._style.blocks(blocks, _MEMBER_WIDTH)

    def _in_one_line(self, phrases: tuple[Phrase, ...], width: int) -> list[str]:
        """Return the line that has all phrases, none if they need more."""
        key = phrases, width  # many members have the same constraints
        line = self._one_line.get(key)
        if line is None:
            lines = self._style.blocks((_paragraph("Constraints: ", *_joined(phrases), "."),), width)
            line = self._one_line[key] = lines if len(lines) == 1 else []
        return line

    def _fits(self, item: Paragraph) -> bool:
        """Return whether an item of a list takes one line."""
        return len(self._style.blocks((item,), _MEMBER_WIDTH - _BULLET)) == 1

    def of_enum_member(self, documentation: Doc | None) -> Lines:
        """Return the meaning of one enum value."""
        return self._lines(_blocks(documentation))

    def of_shape(self, shape: Shape, rules: Sequence[RulePhrase] = ()) -> Lines:
        """Return the docstring of a class that is neither a request nor a response; `rules` are those on the whole."""
        notes: list[Block] = []
        if isinstance(shape, StructureShape):
            if shape.union:
                notes.append(_paragraph("Exactly one member is set."))
            if shape.is_error and (facts := error_facts(shape)).is_retryable:
                slower = " after slowing down" if facts.is_throttling else ""
                notes.append(_paragraph(f"The call can be tried again{slower}."))
        own = _blocks(shape.documentation) or (_paragraph(*self._holders.describe(shape)),)
        return self._with(self._lines(_deprecated(own, shape.deprecation)), (*notes, *_rules(rules)))

    def of_request(self, operation: Operation, shape: StructureShape | None, rules: Sequence[RulePhrase]) -> Lines:
        """Return the docstring of a request: its operation's documentation, API reference page and errors.

        `rules` are about it as a whole; `shape` is its input, None if it has none.
        """
        input_doc = operation.input.documentation if operation.input else None
        own_doc, deprecation = (None, None) if shape is None else (shape.documentation, shape.deprecation)
        heading = _deprecated((_heading("Request", operation),), operation.deprecation or deprecation)
        documented = self._lines((*heading, *_distinct((operation.documentation, own_doc, input_doc))))
        return self._with(documented, (*_rules(rules), *self._operation_notes(operation)))

    def of_response(self, operation: Operation, shape: StructureShape) -> Lines:
        """Return the docstring of a response."""
        output_doc = operation.output.documentation if operation.output else None
        heading = _deprecated((_heading("Response", operation),), shape.deprecation)
        return self._lines((*heading, *_distinct((shape.documentation, output_doc))))

    def of_operation_module(self, operation: Operation, own: tuple[str, ...]) -> Lines:
        """Return the docstring of an operation's module; it has the operation's documentation if no request has it.

        `own` are the shapes in the module.
        """
        is_shared = operation.input is not None and operation.input.shape not in own
        if not is_shared or self._names.has_own_request(operation):
            return self._lines((_paragraph(Code(operation.name), ": the shapes that only this operation uses."),), 0)
        heading = _deprecated(
            (_paragraph(Code(operation.name), " (", _method(operation), ")."),), operation.deprecation
        )
        notes = self._shared_targets(operation, own) + self._operation_notes(operation)
        return self._lines((*heading, *_blocks(operation.documentation), *notes), 0)

    def _shared_targets(self, operation: Operation, own: tuple[str, ...]) -> list[Block]:
        """Return a sentence on where the request and the response are, if other operations share them."""
        notes: list[Block] = []
        for what, target in (("Request", operation.input), ("Response", operation.output)):
            if target is not None and target.shape in self._names.classes and target.shape not in own:
                notes.append(_paragraph(f"{what}: ", Code(self._names.classes[target.shape]), ", which others share."))
        return notes

    def of_shared_module(self, classes: list[str], *, used: bool) -> Lines:
        """Return the docstring of a module in `shared/`; `used`: by some operation at least."""
        listed: list[str | Inline] = []
        for name in classes:
            listed += [", ", Code(name)] if listed else [Code(name)]
        rest = " (which refer to one another)" if len(classes) > 1 else ""
        users = "for more than one operation" if used else "which no operation uses"
        return self._lines((_paragraph(*listed, f"{rest}, {users}."),), 0)

    def of_folder(self, text: str) -> Lines:
        """Return the docstring of a folder of modules."""
        return self._lines((_paragraph(text),), 0)

    def of_package(self) -> Lines:
        """Return the docstring of the service's package."""
        service = self._service
        full_name = service.metadata.get("serviceFullName")
        title = full_name if isinstance(full_name, str) else service.name
        version = f" of API version {service.api_version}" if service.api_version else ""
        heading = _paragraph(f"{' '.join(title.split())}: the shapes{version}.")
        return self._lines((*_deprecated((heading,), service.deprecation), *_blocks(service.documentation)), 0)

    def _operation_notes(self, operation: Operation) -> list[Block]:
        notes: list[Block] = []
        uid = self._service.metadata.get("uid")
        if isinstance(uid, str) and uid:
            url = f"https://docs.aws.amazon.com/goto/WebAPI/{uid}/{operation.name}"
            notes.append(_paragraph(Link(url, (Text("API reference"),))))
        items = self._paginators.items(operation)
        if items is not None:
            key = Code(items.result_key)
            notes.append(_paragraph("Pages: ", _PAGES, ", and ", _ITEMS, " for the items of ", key, "."))
        elif self._paginators.of(operation) is not None:
            notes.append(_paragraph("Pages: ", _PAGES, "."))
        notes += [self._waiter(waiter) for waiter in self._waiters.get(operation.name, ())]
        errors: list[str | Inline] = []
        for shape in operation.raised:
            errors += [", " if errors else "Errors: ", Code(self._names.classes[shape])]
        if errors:
            notes.append(_paragraph(*errors))
        return notes

    def _waiter(self, waiter: Waiter) -> Block:
        call = Code(f"{self._names.waiters[waiter.name]}(client)")
        seconds = "every second" if waiter.delay == 1 else f"every {waiter.delay} seconds"
        return _paragraph("Waiter: ", call, f", {seconds}, at most {waiter.max_attempts} times.")

    def _lines(self, blocks: tuple[Block, ...], indent: int = _INDENT) -> Lines:
        if not blocks:
            return ()
        key = blocks, indent  # nearly half of all members have the text of another one
        lines = self._laid_out.get(key)
        if lines is None:
            lines = tuple(self._style.docstring(Doc(blocks), LINE_LENGTH - indent, LINE_LENGTH - indent - _QUOTES))
            self._laid_out[key] = lines
        return lines

    def _with(self, documented: Lines, added: tuple[Block, ...]) -> Lines:
        """Return a docstring with blocks below it, of which the first is a paragraph."""
        if not documented:
            return self._lines(added)
        return self._with_lines(documented, self._style.blocks(added, _MEMBER_WIDTH))

    @staticmethod
    def _with_lines(documented: Lines, added: list[str]) -> Lines:
        return (*documented, *([""] if documented and added else ()), *added)


def _joined(phrases: Iterable[Phrase]) -> list[str | Inline]:
    """Return the parts of phrases in a row, separated by semicolons."""
    return [part for phrase in phrases for part in (*phrase, "; ")][:-1]


def _rules(rules: Sequence[RulePhrase]) -> Iterator[Block]:
    """Yield the line of one rule, or a list of several; what is no error says that it is advice."""
    if len(rules) == 1:
        ((words, is_advice),) = rules
        yield _paragraph("Advice: " if is_advice else "Rule: ", *words, ".")
    elif rules:
        yield _paragraph("Rules:")
        items = (_paragraph(*(("advice: ",) if is_advice else ()), *words) for words, is_advice in rules)
        yield BulletList(tuple((item,) for item in items))


def _paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(_inline(part) for part in parts))


def _inline(part: str | Inline) -> Inline:
    """Return a part of a paragraph; names and messages of a spec may contain any character."""
    match part:
        case str():
            return Text(_shown(part))
        case Code(text):
            return Code(_shown(text))
        case Link(href, children):
            return Link(_shown(href), children)
    return part


def _shown(text: str) -> str:
    return text if text.isprintable() else clean(_LINE_ENDS.sub(" ", text))


def _blocks(doc: Doc | None) -> tuple[Block, ...]:
    return doc.blocks if doc is not None else ()


def _distinct(docs: tuple[Doc | None, ...]) -> list[Block]:
    """Return the blocks of the documents, each document once: specs repeat an operation's text at its input."""
    distinct = dict.fromkeys(doc.blocks for doc in docs if doc is not None)
    return [block for blocks in distinct for block in blocks]


def _method(operation: Operation) -> Code:
    return Code(f"client.{words.snake(operation.name)}")


def _heading(what: str, operation: Operation) -> Paragraph:
    return _paragraph(f"{what} of ", Code(operation.name), " (", _method(operation), ").")


def _deprecated(blocks: tuple[Block, ...], deprecation: Deprecation | None) -> tuple[Block, ...]:
    """Return `blocks` with the deprecation, if there is one, below the first paragraph, where it is easy to see."""
    if deprecation is None or not deprecation.deprecated:
        return blocks
    note = _paragraph(deprecation_sentence(deprecation))
    summary = 1 if blocks and isinstance(blocks[0], Paragraph) else 0
    return (*blocks[:summary], note, *blocks[summary:])

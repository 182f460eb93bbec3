"""The docstring of each class and member: its documentation, followed by its traits in words.

What is added to the documentation is added as blocks of the same tree, so that one renderer lays out the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from shapesmith.ir.doc import Block, BulletList, Code, Doc, Inline, Inlines, Link, Paragraph, Text
from shapesmith.ir.service import Operation, Service, Waiter
from shapesmith.ir.shapes import Deprecation, Member, Shape, StructureShape
from shapesmith.options import DocStyle
from shapesmith.prose.characters import clean
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text import words

# The line length of generated code, black's default.
LINE_LENGTH = 88

# The two triple quotes of a docstring, which may both be on its first line.
_QUOTES = 6

# The mark before an item of a list.
_BULLET = 2

_SAYS_DEPRECATED = re.compile(r"deprecated\s*[.:;,-]+\s*", re.IGNORECASE)

_LINE_ENDS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")

Lines = tuple[str, ...]
RulePhrase = tuple[Inlines, bool]
"""A rule in words, and whether it is advice."""
Render = Callable[[Doc, int, int], list[str]]


def renderer(style: DocStyle) -> Render:
    """Return the function that lays a Doc tree out in `style`."""
    if style == "rst":
        from shapesmith.prose.rst import render_rst

        return render_rst
    from shapesmith.prose.markdown import render_markdown

    return render_markdown


class Docstrings:
    """Writes the docstrings of one service in one style."""

    def __init__(self, style: DocStyle, service: Service, names: Names) -> None:
        self._render = renderer(style)
        self._service = service
        self._names = names
        self._paginated = {paginator.operation for paginator in service.paginators}
        self._waiters: dict[str, list[Waiter]] = {}
        for waiter in service.waiters:
            self._waiters.setdefault(waiter.operation, []).append(waiter)

    def of_member(
        self, member: Member, constraints: list[tuple[Inlines, Inlines]], rules: Sequence[RulePhrase] = ()
    ) -> Lines:
        """Return a member's documentation, its deprecation, and its constraints and rules in words.

        A member without documentation has that of its target, unless the target is a class, which shows it.
        `constraints` are phrases, each in full, with the values of an enum listed, and in short.
        """
        own = _blocks(member.documentation)
        if not own and member.shape not in self._names.classes:
            own = _blocks(self._service.shapes[member.shape].documentation)
        above = _deprecated(own, member.deprecation)
        return self._lines((*above, *self._constraints(constraints, is_first=not above), *_rules(rules)), 4)

    def _constraints(self, constraints: list[tuple[Inlines, Inlines]], is_first: bool) -> Iterator[Block]:
        """Yield one line with all phrases if they fit, otherwise a list of them.

        So a change of one constraint is a change of one line. Values of enums are listed if they fit in their line.
        """
        if not constraints:
            return
        for phrases in zip(*constraints, strict=True):
            together: list[str | Inline] = ["Constraints: "]
            for phrase in phrases:
                together += [*phrase, "; "]
            line = _paragraph(*together[:-1], ".")
            if self._is_one_line(line, _QUOTES if is_first else 0):
                yield line
                return
        yield _paragraph("Constraints:")
        pairs = ((_paragraph(*full), _paragraph(*short)) for full, short in constraints)
        yield BulletList(tuple((full if self._is_one_line(full, _BULLET) else short,) for full, short in pairs))

    def _is_one_line(self, paragraph: Paragraph, indent: int) -> bool:
        """Whether a paragraph of a member's docstring takes one line if it is indented further by so many columns."""
        width = LINE_LENGTH - 4 - indent
        return len(self._render(Doc((paragraph,)), width, width)) == 1

    def of_enum_member(self, documentation: Doc | None) -> Lines:
        """Return the meaning of one enum value."""
        return self._lines(_blocks(documentation), 4)

    def of_shape(self, shape: Shape, rules: Sequence[RulePhrase] = ()) -> Lines:
        """Return the docstring of a class that is neither a request nor a response; `rules` are those on the whole."""
        notes: list[Block] = []
        if isinstance(shape, StructureShape):
            if shape.union:
                notes.append(_paragraph("Exactly one member is set."))
            if shape.is_error and (facts := error_facts(shape)).is_retryable:
                slower = " after slowing down" if facts.is_throttling else ""
                notes.append(_paragraph(f"The call can be tried again{slower}."))
        own = _blocks(shape.documentation) or (_paragraph("The shape ", Code(shape.name), "."),)
        return self._lines((*_deprecated(own, shape.deprecation), *notes, *_rules(rules)), 4)

    def of_request(self, operation: Operation, shape: StructureShape, rules: Sequence[RulePhrase]) -> Lines:
        """Return the docstring of a request: its operation's documentation, API reference page and errors.

        `rules` are about it as a whole.
        """
        input_doc = operation.input.documentation if operation.input else None
        docs = _distinct((operation.documentation, shape.documentation, input_doc))
        heading = _deprecated((_heading("Request", operation),), operation.deprecation or shape.deprecation)
        return self._lines((*heading, *docs, *_rules(rules), *self._operation_notes(operation)), 4)

    def of_response(self, operation: Operation, shape: StructureShape) -> Lines:
        """Return the docstring of a response."""
        output_doc = operation.output.documentation if operation.output else None
        heading = _deprecated((_heading("Response", operation),), shape.deprecation)
        return self._lines((*heading, *_distinct((shape.documentation, output_doc))), 4)

    def of_operation_module(self, operation: Operation, own: tuple[str, ...]) -> Lines:
        """Return the docstring of an operation's module; it has the operation's documentation if no request has it.

        `own` are the shapes in the module.
        """
        if operation.input is not None and operation.input.shape in own:
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

    def of_shared_module(self, classes: list[str], used: bool) -> Lines:
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
        if operation.name in self._paginated:
            notes.append(_paragraph("Pages: ", Code(f'client.get_paginator("{words.snake(operation.name)}")')))
        for waiter in self._waiters.get(operation.name, ()):
            notes.append(_paragraph("Waiter: ", Code(f'client.get_waiter("{words.snake(waiter.name)}")')))
        errors: list[str | Inline] = []
        for target in operation.errors:
            errors += [", " if errors else "Errors: ", Code(self._names.classes[target.shape])]
        if errors:
            notes.append(_paragraph(*errors))
        return notes

    def _lines(self, blocks: tuple[Block, ...], indent: int) -> Lines:
        if not blocks:
            return ()
        return tuple(self._render(Doc(blocks), LINE_LENGTH - indent, LINE_LENGTH - indent - _QUOTES))


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
    note = _paragraph(_deprecation(deprecation.since, deprecation.message or ""))
    summary = 1 if blocks and isinstance(blocks[0], Paragraph) else 0
    return (*blocks[:summary], note, *blocks[summary:])


def _deprecation(since: str | None, message: str) -> str:
    """Return a deprecation as a sentence, which many messages are already.

    >>> _deprecation("2023-01-01", "Use NewCall"), _deprecation(None, "Deprecated. Unused.")
    ('Deprecated since 2023-01-01: Use NewCall.', 'Deprecated: Unused.')
    >>> _deprecation(None, ""), _deprecation(None, "Deprecated AclConfiguration, use Acl.")
    ('Deprecated.', 'Deprecated AclConfiguration, use Acl.')
    """
    words = " ".join(message.split())
    if repeated := _SAYS_DEPRECATED.match(words):
        words = words[repeated.end() :]
    if words and not words.endswith((".", "!", "?")):
        words += "."
    if since is None and words.lower().startswith("deprecated"):
        return words
    return f"Deprecated{f' since {since}' if since else ''}{f': {words}' if words else '.'}"

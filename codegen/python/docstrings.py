"""The docstring of each class and member: its documentation, and then what the traits say in words.

What is added to the documentation is added as blocks of the same tree, so that one renderer lays out the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from codegen.ir.doc import Block, Code, Doc, Inline, Link, Paragraph, Text
from codegen.ir.service import Operation, Service, Waiter
from codegen.ir.shapes import Deprecation, Member, Shape, StructureShape
from codegen.options import DocStyle
from codegen.python.names import Names
from codegen.text import words

# The line length of generated code, black's default.
LINE_LENGTH = 88

# The two triple quotes of a docstring, which may both stand on its first line.
_QUOTES = 6

_LINE_ENDS = re.compile(r"[\r\n\t\v\f]+")

Lines = tuple[str, ...]
Render = Callable[[Doc, int, int], list[str]]


def renderer(style: DocStyle) -> Render:
    """Return the function that lays a Doc tree out in `style`."""
    if style == "rst":
        from codegen.prose.rst import render_rst

        return render_rst
    from codegen.prose.markdown import render_markdown

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

    def of_member(self, member: Member, constraints: list[tuple[Inline, ...]]) -> Lines:
        """Return a member's documentation, its deprecation, and its constraints in words."""
        notes = _deprecation(member.deprecation)
        if constraints:
            phrases: list[str | Inline] = []
            for phrase in constraints:
                phrases += ["; " if phrases else "Constraints: ", *phrase]
            notes.append(_paragraph(*phrases, "."))
        return self._lines((*_blocks(member.documentation), *notes), 4)

    def of_enum_member(self, documentation: Doc | None) -> Lines:
        """Return the meaning of one enum value."""
        return self._lines(_blocks(documentation), 4)

    def of_shape(self, shape: Shape) -> Lines:
        """Return the docstring of a class that is neither request nor response."""
        notes = _deprecation(shape.deprecation)
        if isinstance(shape, StructureShape) and shape.retryable is not None:
            slower = " after slowing down" if shape.retryable.throttling else ""
            notes.append(_paragraph(f"The call can be tried again{slower}."))
        own = _blocks(shape.documentation) or (_paragraph("The shape ", Code(shape.name), "."),)
        return self._lines((*own, *notes), 4)

    def of_request(self, operation: Operation, shape: StructureShape) -> Lines:
        """Return the docstring of a request: its operation's documentation, API reference page and errors."""
        notes = _deprecation(operation.deprecation or shape.deprecation) + self._operation_notes(operation)
        input_doc = operation.input.documentation if operation.input else None
        return self._of_operation(
            "Request", operation, (operation.documentation, shape.documentation, input_doc), notes
        )

    def of_response(self, operation: Operation, shape: StructureShape) -> Lines:
        """Return the docstring of a response."""
        output_doc = operation.output.documentation if operation.output else None
        notes = _deprecation(shape.deprecation)
        return self._of_operation("Response", operation, (shape.documentation, output_doc), notes)

    def _of_operation(self, what: str, operation: Operation, docs: tuple[Doc | None, ...], notes: list[Block]) -> Lines:
        heading = _paragraph(f"{what} of ", Code(operation.name), " (", _method(operation), ").")
        return self._lines((heading, *_distinct(docs), *notes), 4)

    def of_operation_module(self, operation: Operation, own: tuple[str, ...]) -> Lines:
        """Return the docstring of an operation's module; it is the operation's own where no request carries that.

        `own` are the shapes that stand in the module.
        """
        if operation.input is not None and operation.input.shape in own:
            return self._lines((_paragraph(Code(operation.name), ": the shapes that only this operation uses."),), 0)
        heading = _paragraph(Code(operation.name), " (", _method(operation), ").")
        notes = _deprecation(operation.deprecation) + self._shared_targets(operation, own)
        notes += self._operation_notes(operation)
        return self._lines((heading, *_blocks(operation.documentation), *notes), 0)

    def _shared_targets(self, operation: Operation, own: tuple[str, ...]) -> list[Block]:
        """Return where the request and the response are, if they are shared with other operations."""
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
        heading = _paragraph(f"{' '.join(title.split())}: the shapes of API version {service.api_version}.")
        return self._lines((heading, *_blocks(service.documentation), *_deprecation(service.deprecation)), 0)

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


def _paragraph(*parts: str | Inline) -> Paragraph:
    return Paragraph(tuple(_inline(part) for part in parts))


def _inline(part: str | Inline) -> Inline:
    """Return a part of a paragraph; names of a spec come here too, and may hold any white space."""
    if isinstance(part, Code):
        return Code(_on_one_line(part.text)) if "\n" in part.text or "\r" in part.text or "\t" in part.text else part
    return Text(_on_one_line(part)) if isinstance(part, str) else part


def _on_one_line(text: str) -> str:
    return _LINE_ENDS.sub(" ", text)


def _blocks(doc: Doc | None) -> tuple[Block, ...]:
    return doc.blocks if doc is not None else ()


def _distinct(docs: tuple[Doc | None, ...]) -> list[Block]:
    """Return the blocks of the documents, each document once: specs repeat an operation's text at its input."""
    distinct = dict.fromkeys(doc.blocks for doc in docs if doc is not None)
    return [block for blocks in distinct for block in blocks]


def _method(operation: Operation) -> Code:
    return Code(f"client.{words.snake(operation.name)}")


def _deprecation(deprecation: Deprecation | None) -> list[Block]:
    if deprecation is None or not deprecation.deprecated:
        return []
    since = f" since {deprecation.since}" if deprecation.since else ""
    message = f": {' '.join(deprecation.message.split())}" if deprecation.message else "."
    return [_paragraph(f"Deprecated{since}{message}")]

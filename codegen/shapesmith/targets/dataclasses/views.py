"""The data of templates: one class per template, with every decision already made.

Text from the spec is `Foreign`, which only the filters of `shapesmith.text.literals` can print; every other string is
Python source or a Python name. A docstring is a tuple of lines, laid out for its indentation.
"""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.text.literals import Foreign

Lines = tuple[str, ...]


class EnumMemberView(NamedTuple):
    """One value of an enum. `comment` is that of its line, with the space before it; mostly empty."""

    name: str
    value: Foreign
    comment: str
    docstring: Lines


class EnumView(NamedTuple):
    """An open enum, and the alias that also accepts its literal strings (None where the enum is never sent)."""

    name: str
    docstring: Lines
    deprecated: Foreign | None
    members: tuple[EnumMemberView, ...]
    like: str | None


class MemberView(NamedTuple):
    """A member of a structure.

    `argument` is that of its class, with type and default. `is_hidden`: a repr does not show it, nor does that of a
    dataclass which a user derives.
    """

    name: str
    annotation: str
    argument: str
    required: bool
    is_hidden: bool
    docstring: Lines
    deprecated: Foreign | None


class WaiterView(NamedTuple):
    """A waiter of a request: the method that waits, and the name of the waiter as boto3 has it."""

    name: str
    waiter: Foreign


class StructureView(NamedTuple):
    """A structure, union or event stream. Its `schema` and `rules`, None if it has none, are expressions.

    `converted` are the members that arguments of other types are converted to, `receiver` is the name of the argument
    that is the instance. A request has `waiters`, and names its `operation` if it is not in the module of that.
    """

    name: str
    base: str
    docstring: Lines
    deprecated: Foreign | None
    members: tuple[MemberView, ...]
    deprecated_members: tuple[MemberView, ...]
    converted: tuple[str, ...]
    receiver: str
    schema: str
    rules: str | None
    operation: str | None = None
    waiters: tuple[WaiterView, ...] = ()


class RequestView(NamedTuple):
    """The request of an operation that shares its input with others: a class derived from that of the input."""

    name: str
    base: str
    docstring: Lines
    deprecated: Foreign | None
    waiters: tuple[WaiterView, ...]


class ErrorView(NamedTuple):
    """A modelled error. Its `schema` and `rules`, None if it has none, are expressions.

    `retry` is its trait, "transient" or "throttling", empty if it has none.
    """

    name: str
    docstring: Lines
    members: tuple[MemberView, ...]
    error_code: Foreign
    http_status_code: int | None
    is_client_fault: bool | None
    retry: str
    schema: str
    rules: str | None


class PatternView(NamedTuple):
    """A pattern that a module uses: its name there, and the expression that makes it."""

    name: str
    entry: str


class EditView(NamedTuple):
    """An edit of boto3: its id, and the expression that defines it."""

    id: Foreign
    entry: str


class EditsView(NamedTuple):
    """The module that defines boto3's edits of the requests of a service."""

    header: Foreign
    docstring: Lines
    edits: tuple[EditView, ...]


class ImportView(NamedTuple):
    """`from module import names`, or `import module` if there are no names. `is_quoted`: linters see no use of them."""

    module: str
    names: tuple[str, ...]
    is_quoted: bool = False


class RootsView(NamedTuple):
    """The classes of an operation's request, its response, None if it has none, and its errors."""

    request: str
    response: str | None
    errors: tuple[str, ...]


class ModuleView(NamedTuple):
    """A module of classes. `imports` are in groups, which a blank line separates.

    `deferred` are the imports that only annotations need, which are made when the annotations are read. `has_typing`:
    something is there for type checkers only. `roots` is None if the module is not that of an operation.
    """

    header: Foreign
    docstring: Lines
    imports: tuple[tuple[ImportView, ...], ...]
    deferred: tuple[ImportView, ...]
    has_typing: bool
    exports: tuple[str, ...]
    patterns: tuple[PatternView, ...]
    enums: tuple[EnumView, ...]
    classes: tuple[StructureView | RequestView | ErrorView, ...]
    roots: RootsView | None


class ErrorCodeView(NamedTuple):
    """An error code as the service sends it, and the class of the error, which has another name."""

    code: Foreign
    name: str


class PackageView(NamedTuple):
    """The root module of a service's package. `service` is boto3's name for it."""

    header: Foreign
    docstring: Lines
    service: Foreign
    error_codes: tuple[ErrorCodeView, ...]


class NamesView(NamedTuple):
    """The module that type checkers read for the names of a package: an import for each module that defines some."""

    header: Foreign
    docstring: Lines
    imports: tuple[ImportView, ...]


class FolderView(NamedTuple):
    """The `__init__.py` of a folder of modules, which it lists, one a line. `comment` says how."""

    header: Foreign
    docstring: Lines
    comment: str
    modules: Lines

"""All that a template may see: one class per template, every choice already made.

Text from the spec stands here as `Foreign`, which only the filters of `shapesmith.text.literals` can print; every other
string is Python source or a Python name. A docstring is a tuple of lines, laid out for the place where it will stand.
"""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.text.literals import Foreign

Lines = tuple[str, ...]


class EnumMemberView(NamedTuple):
    """One value of an enum."""

    name: str
    value: Foreign
    docstring: Lines


class EnumView(NamedTuple):
    """An open enum, and the alias that also accepts its literal strings (None where the enum is never sent)."""

    name: str
    docstring: Lines
    deprecated: Foreign | None
    members: tuple[EnumMemberView, ...]
    like: str | None


class MemberView(NamedTuple):
    """A member of a structure. `to_boto3` and `parse` are the expressions of its two conversions."""

    name: str
    wire_name: Foreign
    annotation: str
    required: bool
    docstring: Lines
    to_boto3: str
    parse: str
    token: bool
    deprecated: Foreign | None


class RuleView(NamedTuple):
    """The rule of a member, as an expression."""

    wire_name: Foreign
    rule: str


class StructureView(NamedTuple):
    """A structure, union or event stream. `sensitive` and `tokens` are names of members.

    `fits` are the statements of the quick check, none where there is none; `rule_options` are further arguments of the
    table of `rules`.
    """

    name: str
    base: str
    docstring: Lines
    deprecated: Foreign | None
    members: tuple[MemberView, ...]
    sensitive: tuple[str, ...]
    tokens: tuple[str, ...]
    deprecated_members: tuple[MemberView, ...]
    fits: Lines
    rules: tuple[RuleView, ...]
    rule_options: str


class ErrorView(NamedTuple):
    """A modelled error."""

    name: str
    docstring: Lines
    members: tuple[MemberView, ...]
    sensitive: tuple[str, ...]
    error_code: Foreign
    http_status_code: int | None
    is_client_fault: bool | None
    is_retryable: bool
    is_throttling: bool
    rules: tuple[RuleView, ...]
    rule_options: str


class PatternView(NamedTuple):
    """A pattern that a module uses.

    `engine` is None where Python's own serves, `model` where the model has it as it is.
    """

    name: str
    source: Foreign
    engine: str | None
    model: Foreign | None


class ValuesView(NamedTuple):
    """The members of an enum as a table by value, in which classes of a module look."""

    name: str
    enum: str


class ImportView(NamedTuple):
    """`from module import names`, or `import module` where there are no names."""

    module: str
    names: tuple[str, ...]


class ModuleView(NamedTuple):
    """A module of classes. `imports` are grouped as they stand, a blank line between groups."""

    header: Foreign
    docstring: Lines
    imports: tuple[tuple[ImportView, ...], ...]
    exports: tuple[str, ...]
    patterns: tuple[PatternView, ...]
    enums: tuple[EnumView, ...]
    values: tuple[ValuesView, ...]
    classes: tuple[StructureView | ErrorView, ...]


class LazyNameView(NamedTuple):
    """A public class of a package, and the module below the package that holds it."""

    name: str
    module: str


class ErrorCodeView(NamedTuple):
    """An error code as the service sends it, and the class of the error."""

    code: Foreign
    name: str


class OperationView(NamedTuple):
    """An operation that takes a request, and the class of the request."""

    name: Foreign
    request: str


class PackageView(NamedTuple):
    """The root module of a service's package. `service` is boto3's name for it."""

    header: Foreign
    docstring: Lines
    service: Foreign
    imports: tuple[ImportView, ...]
    names: tuple[LazyNameView, ...]
    error_codes: tuple[ErrorCodeView, ...]
    operations: tuple[OperationView, ...]


class MarkerView(NamedTuple):
    """The `__init__.py` of a folder that only holds modules."""

    header: Foreign
    docstring: Lines

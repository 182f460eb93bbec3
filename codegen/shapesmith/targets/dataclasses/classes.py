"""From a shape to the view of its class."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.overrides import PythonValues
from shapesmith.ir.rules import Matches, Rule
from shapesmith.ir.service import Operation
from shapesmith.ir.shapes import Member, StringShape, StructureShape
from shapesmith.targets.dataclasses.annotations import Annotation, Annotations
from shapesmith.targets.dataclasses.deprecations import deprecation_warning
from shapesmith.targets.dataclasses.docstrings import LINE_LENGTH, Docstrings, RulePhrase, Words
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.rule_entries import rules_expression, runtime_entry
from shapesmith.targets.dataclasses.sending import Sending
from shapesmith.targets.dataclasses.table import Table, options, schema_expression
from shapesmith.targets.dataclasses.views import (
    EnumMemberView,
    EnumView,
    ErrorView,
    Lines,
    MemberView,
    RequestView,
    StructureView,
)
from shapesmith.targets.dataclasses.wording import member_words, rule_words
from shapesmith.text.literals import Foreign

# The base classes of unions that are converted from and to Python values.
_PYTHON_VALUES: dict[PythonValues, str] = {"attribute-value": "rt.AttributeValueUnion"}
# The indentation of the members of a class.
_MEMBER_INDENT = " " * 4
# The indentation of the arguments of `__init__`, which only type checkers see.
_ARGUMENT_INDENT = " " * 12

Entries = list[tuple[str, str]]
"""The entries of a schema by the wire names of its members."""


class Class(NamedTuple):
    """The view of a class, and what its module must provide for it."""

    view: EnumView | StructureView | RequestView | ErrorView
    needs_builtins: bool = False


class Classes:
    """Builds the views of one service's classes."""

    def __init__(self, analysis: Analysis, names: Names, docstrings: Docstrings) -> None:
        service, usage = analysis.service, analysis.usage
        # The shapes that some operation reaches, and those that some operation's input reaches.
        self.used, self.sent = usage.operations.keys(), usage.sent
        self._service = service
        self._names = names
        self._usage = usage
        self._constraints = analysis.constraints.structures
        self._rules = analysis.rules_of
        self._meanings = analysis.meanings
        self._docstrings = docstrings
        self._edits = analysis.edits
        self._annotations = Annotations(service, names, usage, analysis.edits)
        self.sending = Sending(service, names, self._annotations)
        self._requests = service.operations_by_input()
        self._responses: dict[str, list[Operation]] = {}
        for operation in service.operations:
            if operation.output is not None:
                self._responses.setdefault(operation.output.shape, []).append(operation)

    def has_rules(self, name: str) -> bool:
        """Return whether rules are about the shape `name`."""
        return name in self._rules

    def build(self, name: str, table: Table) -> Class:
        """Return the class for the shape `name`; `table` writes the tables of its module."""
        shape = self._service.shapes[name]
        if isinstance(shape, StringShape):
            return Class(self._enum(shape))
        assert isinstance(shape, StructureShape)
        places = self._constraints[name].members
        annotations = [self._annotations.of_member(shape, member, places[member.name]) for member in shape.members]
        needs_builtins = any(annotation.needs_builtins for annotation in annotations)
        members = tuple(
            self._member(shape, member, annotation)
            for member, annotation in zip(shape.members, annotations, strict=True)
        )
        entries = [(member.name, self._entry(shape, member, table)) for member in shape.members]
        if shape.is_error:
            return Class(self._error(shape, members, entries), needs_builtins)
        pairs = zip(members, annotations, strict=True)
        converted = tuple(member.name for member, annotation in pairs if annotation.given != annotation.text)
        return Class(self._structure(shape, members, converted, entries), needs_builtins)

    def own_request(self, operation: Operation) -> Class:
        """Return the request of an operation that has no input, or shares it with others."""
        name, base = self._names.requests[operation.name], self.sending.base(operation)
        deprecated = deprecation_warning(operation.deprecation, operation.name)
        waiters = self.sending.waiters(operation)
        if operation.input is None:
            view = StructureView(
                name=name,
                base=base,
                docstring=self._docstrings.of_request(operation, None, ()),
                deprecated=deprecated,
                members=(),
                deprecated_members=(),
                converted=(),
                receiver="self",
                schema=schema_expression((), ", ignored=True"),
                rules=None,
                waiters=waiters,
            )
            return Class(view)
        shape = self._service.structure(operation.input.shape)
        docstring = self._docstrings.of_request(operation, shape, self._rules_in_words(shape, None))
        bases = f"{self._names.classes[shape.name]}, {base}"
        return Class(RequestView(name, bases, docstring, deprecated, waiters))

    def _enum(self, shape: StringShape) -> EnumView:
        values = zip(self._names.enum_members[shape.name], shape.enum or (), strict=True)
        meanings = self._meanings.get(shape.name, {})
        return EnumView(
            name=self._names.classes[shape.name],
            docstring=self._docstrings.of_shape(shape),
            deprecated=deprecation_warning(shape.deprecation, shape.name),
            members=tuple(
                EnumMemberView(
                    name, Foreign(value), _comment_of_line(name), self._docstrings.of_enum_member(meanings.get(value))
                )
                for name, value in values
            ),
            like=self._names.likes[shape.name] if shape.name in self._usage.sent else None,
        )

    def _structure(
        self, shape: StructureShape, members: tuple[MemberView, ...], converted: tuple[str, ...], entries: Entries
    ) -> StructureView:
        operation = self.sending.operations.get(shape.name)
        module = self._names.operation_modules.get(operation.name) if operation is not None else None
        return StructureView(
            name=self._names.classes[shape.name],
            base=self._base(shape),
            docstring=self._structure_docstring(shape),
            deprecated=self._structure_deprecation(shape),
            members=members,
            deprecated_members=tuple(member for member in members if member.deprecated is not None),
            converted=converted,
            receiver="_self" if any(member.name == "self" for member in members) else "self",
            schema=schema_expression(
                entries, options(self._constraints[shape.name], self._edits.named.get(shape.name, ()))
            ),
            rules=self._stated(shape),
            operation=None if len(self._usage.operations.get(shape.name, ())) == 1 else module,
            waiters=() if operation is None else self.sending.waiters(operation),
        )

    def _base(self, shape: StructureShape) -> str:
        """Return the class that the class of a structure is derived from, or both."""
        own = _own_base(shape)
        operation = self.sending.operations.get(shape.name)
        if operation is None:
            return own
        request = self.sending.base(operation)
        return request if own == "rt.Structure" else f"{own}, {request}"

    def _structure_docstring(self, shape: StructureShape) -> Lines:
        # A shape that several operations share says so in its own words only: their pages would bury them.
        requests, responses = self._requests.get(shape.name, []), self._responses.get(shape.name, [])
        if len(requests) == 1 and not responses:
            return self._docstrings.of_request(requests[0], shape, self._rules_in_words(shape, None))
        if len(responses) == 1 and not requests:
            return self._docstrings.of_response(responses[0], shape)
        return self._docstrings.of_shape(shape, self._rules_in_words(shape, None))

    def _structure_deprecation(self, shape: StructureShape) -> Foreign | None:
        message = deprecation_warning(shape.deprecation, shape.name)
        requests = self._requests.get(shape.name, [])
        if message is None and requests and all(operation.deprecation for operation in requests):
            return deprecation_warning(requests[0].deprecation, requests[0].name)
        return message

    def _error(self, shape: StructureShape, members: tuple[MemberView, ...], entries: Entries) -> ErrorView:
        facts = error_facts(shape)
        return ErrorView(
            name=self._names.classes[shape.name],
            docstring=self._docstrings.of_shape(shape),
            members=members,
            error_code=Foreign(facts.code),
            http_status_code=facts.status,
            is_client_fault=facts.is_client_fault,
            retry=facts.retry,
            schema=schema_expression(entries, options(self._constraints[shape.name])),
            rules=self._stated(shape),
        )

    def _stated(self, shape: StructureShape) -> str | None:
        """Return the table of the rules of a structure, None if it has none."""
        rules = self._rules.get(shape.name)
        return rules_expression(rules) if rules else None

    def _entry(self, owner: StructureShape, member: Member, table: Table) -> str:
        """Return the entry of a member in the schema of its structure."""
        place = self._constraints[owner.name].members[member.name]
        if (owner.name, member.name) in self._edits.decoded:
            return table.decoded(place)
        token = self._is_token(owner, member)
        return table.entry(place, token, token and owner.name in self._requests)

    def _is_token(self, owner: StructureShape, member: Member) -> bool:
        """Return whether a member is a token: required of the wire, and not of the caller, for whom it is filled in."""
        return member.idempotency_token and owner.name in self._usage.sent

    def _member(self, owner: StructureShape, member: Member, annotation: Annotation) -> MemberView:
        token = self._is_token(owner, member)
        place = self._constraints[owner.name].members[member.name]
        is_filled = (owner.name, member.name) in self._edits.filled
        name = self._names.members[owner.name][member.name]
        required = place.is_required and not token and not owner.is_error and not is_filled
        return MemberView(
            name=name,
            annotation=annotation.text,
            argument=f"{name}: {annotation.given}" if required else _optional_argument(name, annotation.given),
            required=required,
            is_hidden=place.is_hidden,
            docstring=self._docstrings.of_member(
                member,
                self._words(owner, replace(place, required=None) if is_filled else place, token),
                self._rules_in_words(owner, member.name),
                self._edits.says.get((owner.name, member.name)),
            ),
            deprecated=deprecation_warning(member.deprecation, member.name, is_named=True),
        )

    def _words(self, owner: StructureShape, place: PlaceConstraints, token: bool) -> Words:
        """Return the function that puts the constraints on a member in words; an error is never checked."""
        return partial(member_words, place, token, self._names.classes) if not owner.is_error else lambda listed: []

    def _rules_in_words(self, owner: StructureShape, member: str | None) -> list[RulePhrase]:
        """Return the rules on a member, or on the structure as a whole, that a docstring has."""
        return [
            (rule_words(runtime_entry(rule), member), rule.severity == "advice")
            for rule in self._rules.get(owner.name, ())
            if rule.member == member and not _is_stated(rule)
        ]


def _own_base(shape: StructureShape) -> str:
    """Return the class that the class of a structure is derived from, whether or not it is a request."""
    if shape.corrected is not None and shape.corrected.python_values is not None:
        return _PYTHON_VALUES[shape.corrected.python_values]
    return "rt.Union" if shape.is_choice else "rt.Structure"


def _is_stated(rule: Rule) -> bool:
    """Whether the words of a rule are those of its sentence, which is in the text above them."""
    return isinstance(rule.must, Matches) and not rule.when and rule.severity == "error"


def _comment_of_line(name: str) -> str:
    """Return the comment after an enum member that black and ruff would format differently; "" for any other.

    Where not even `name = (` has room, black still puts the value in parentheses, and ruff does not.
    """
    return "  # fmt: skip" if len(f"{_MEMBER_INDENT}{name} = (") > LINE_LENGTH else ""


def _optional_argument(name: str, annotation: str) -> str:
    """Return an argument that is None by default: its union is in parentheses where a line is too short for it.

    Both ruff and black leave these as they are; without them, black adds them, and ruff does not.
    """
    argument = f"{name}: {annotation} | None = None"
    is_short = len(f"{_ARGUMENT_INDENT}{argument},") <= LINE_LENGTH
    return argument if is_short else f"{name}: ({annotation} | None) = None"

"""From a shape to the view of its class."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import Deprecation, ListShape, MapShape, Member, StringShape, StructureShape, targets
from shapesmith.prose.characters import clean
from shapesmith.targets.dataclasses.annotations import Annotations
from shapesmith.targets.dataclasses.checks import CheckCode, Checks
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.conversions import Conversions
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.views import EnumMemberView, EnumView, ErrorView, Lines, MemberView, StructureView
from shapesmith.targets.dataclasses.wording import member_words
from shapesmith.text.literals import Foreign, string


class Class(NamedTuple):
    """The view of a class, and what its module must provide for it."""

    view: EnumView | StructureView | ErrorView
    needs_builtins: bool = False


class Classes:
    """Builds the views of one service's classes."""

    def __init__(self, analysis: Analysis, names: Names, docstrings: Docstrings) -> None:
        service, usage = analysis.service, analysis.usage
        # The shapes that some operation reaches.
        self.used = usage.operations.keys()
        self._service = service
        self._names = names
        self._usage = usage
        self._constraints = analysis.constraints.structures
        self._meanings = analysis.meanings
        self._checks = Checks(names, self._constraints, usage.sent - _errors(service))
        self._docstrings = docstrings
        self._annotations = Annotations(service, names, usage)
        self._conversions = Conversions(service, names)
        self._sensitive: dict[str, bool] = {}
        self._requests: dict[str, list[Operation]] = {}
        self._responses: dict[str, list[Operation]] = {}
        for operation in service.operations:
            if operation.input is not None:
                self._requests.setdefault(operation.input.shape, []).append(operation)
            if operation.output is not None:
                self._responses.setdefault(operation.output.shape, []).append(operation)

    @property
    def sent(self) -> frozenset[str]:
        """The shapes that some operation's input reaches."""
        return self._usage.sent

    def build(self, name: str, constants: Constants) -> Class:
        """Return the class for the shape `name`, in a module with these `constants`."""
        shape = self._service.shapes[name]
        if isinstance(shape, StringShape):
            return Class(self._enum(shape))
        assert isinstance(shape, StructureShape)
        annotations = [self._annotations.of_member(shape, member) for member in shape.members]
        needs_builtins = any(annotation.needs_builtins for annotation in annotations)
        members = tuple(
            self._member(shape, member, annotation.text, constants)
            for member, annotation in zip(shape.members, annotations, strict=True)
        )
        checks = self._checks.of(name, constants)
        if shape.is_error:
            return Class(self._error(shape, members, checks), needs_builtins)
        constants.call("structure", "new")
        return Class(self._structure(shape, members, checks), needs_builtins)

    def _enum(self, shape: StringShape) -> EnumView:
        values = zip(self._names.enum_members[shape.name], shape.enum or (), strict=True)
        meanings = self._meanings.get(shape.name, {})
        return EnumView(
            name=self._names.classes[shape.name],
            docstring=self._docstrings.of_shape(shape),
            deprecated=_message(shape.deprecation, shape.name),
            members=tuple(
                EnumMemberView(name, Foreign(value), self._docstrings.of_enum_member(meanings.get(value)))
                for name, value in values
            ),
            like=self._names.likes[shape.name] if shape.name in self._usage.sent else None,
        )

    def _structure(self, shape: StructureShape, members: tuple[MemberView, ...], checks: CheckCode) -> StructureView:
        return StructureView(
            name=self._names.classes[shape.name],
            base="rt.Union" if shape.union or shape.eventstream else "rt.Structure",
            docstring=self._structure_docstring(shape),
            deprecated=self._structure_deprecation(shape),
            members=members,
            sensitive=self._sensitive_members(shape),
            tokens=tuple(member.name for member in members if member.token),
            deprecated_members=tuple(member for member in members if member.deprecated is not None),
            fits=tuple(checks.fits),
            rules=checks.rules,
            rule_options=checks.options,
        )

    def _structure_docstring(self, shape: StructureShape) -> Lines:
        # A shape that several operations share says so in its own words only: their pages would bury them.
        requests, responses = self._requests.get(shape.name, []), self._responses.get(shape.name, [])
        if len(requests) == 1 and not responses:
            return self._docstrings.of_request(requests[0], shape)
        if len(responses) == 1 and not requests:
            return self._docstrings.of_response(responses[0], shape)
        return self._docstrings.of_shape(shape)

    def _structure_deprecation(self, shape: StructureShape) -> Foreign | None:
        message = _message(shape.deprecation, shape.name)
        requests = self._requests.get(shape.name, [])
        if message is None and requests and all(operation.deprecation for operation in requests):
            return _message(requests[0].deprecation, requests[0].name)
        return message

    def _error(self, shape: StructureShape, members: tuple[MemberView, ...], checks: CheckCode) -> ErrorView:
        error = shape.error
        sender = error.sender_fault if error is not None else None
        status = error.http_status_code if error is not None else None
        fault = shape.fault or bool(error is not None and error.fault)
        return ErrorView(
            name=self._names.classes[shape.name],
            docstring=self._docstrings.of_shape(shape),
            members=members,
            sensitive=self._sensitive_members(shape),
            error_code=Foreign(error.code if error is not None and error.code else shape.name),
            http_status_code=status,
            is_client_fault=False if fault else sender if sender is not None else status < 500 if status else None,
            is_retryable=shape.retryable is not None,
            is_throttling=shape.retryable is not None and shape.retryable.throttling,
            rules=checks.rules,
            rule_options=checks.options,
        )

    def _member(self, owner: StructureShape, member: Member, annotation: str, constants: Constants) -> MemberView:
        name = self._names.members[owner.name][member.name]
        # A token is required of the wire, not of the caller: it is filled in.
        token = member.idempotency_token and owner.name in self._usage.sent
        place = self._constraints[owner.name].members[member.name]
        constraints = [] if owner.is_error else member_words(place, token, self._names.classes)
        return MemberView(
            name=name,
            wire_name=Foreign(member.name),
            annotation=annotation,
            required=place.is_required and not token and not owner.is_error,
            docstring=self._docstrings.of_member(member, constraints),
            to_boto3=self._conversions.to_boto3(member, f"self.{name}", constants),
            parse=self._conversions.parse(member, f"get({string(member.name)})", constants),
            token=token,
            deprecated=_message(member.deprecation, member.name, told=True),
        )

    def _sensitive_members(self, shape: StructureShape) -> tuple[str, ...]:
        """Return the members that a repr must hide: of a sensitive structure all, else those with sensitive values."""
        names = self._names.members[shape.name]
        return tuple(
            names[member.name] for member in shape.members if shape.sensitive or self._is_sensitive(member.shape)
        )

    def _is_sensitive(self, name: str) -> bool:
        """Whether a shape is sensitive itself, or a list or map of something sensitive (structures hide their own)."""
        known = self._sensitive.get(name)
        if known is None:
            shape = self._service.shapes[name]
            known = shape.sensitive
            if not known and isinstance(shape, ListShape | MapShape):
                known = any(self._is_sensitive(target.shape) for target in targets(shape))
            self._sensitive[name] = known
        return known


def _errors(service: Service) -> set[str]:
    return {shape.name for shape in service.shapes.values() if isinstance(shape, StructureShape) and shape.is_error}


def _message(deprecation: Deprecation | None, name: str, told: bool = False) -> Foreign | None:
    """Return what a DeprecationWarning says; `told` where the warning itself names what is deprecated."""
    if deprecation is None or not deprecation.deprecated:
        return None
    words = _shown(deprecation.message or "")
    since = _shown(deprecation.since or "")
    since = f" since {since}" if since else ""
    if words:
        return Foreign(words)
    return Foreign(f"no longer recommended{since}" if told else f"{_shown(name)} is deprecated{since}")


def _shown(text: str) -> str:
    """Return text of a spec as a warning shows it: on one line, without characters that do not show."""
    return " ".join(clean(text).split())

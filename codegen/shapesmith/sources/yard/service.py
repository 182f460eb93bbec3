"""A service from its documentation alone: the classes that the Ruby SDK documents, as the shapes of a service.

Wire names, which such documentation does not give, are guessed, and a warning says so. A class called `XRequest` is
taken to be the request of operation X, one called `XResponse` its response, and one called `XException` an error. Which
members are required, bounds, patterns and enums are left out, unless the prose states them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shapesmith.diagnostics import Diagnostic, SpecError, error, warning
from shapesmith.ir.documentation import DocumentationSource, DocumentedMember, DocumentedShape, TypeExpression
from shapesmith.ir.service import Operation, OperationTarget, Service, SourceFile
from shapesmith.ir.shapes import Member, Shape, StructureShape
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.sources.consistency import check_consistency
from shapesmith.sources.yard.reader import read_documentation
from shapesmith.sources.yard.shapes import Shapes
from shapesmith.sources.yard.wire_names import WireNames, squashed
from shapesmith.specs.api_reference import read_reference
from shapesmith.specs.spec import Spec

_REQUESTS = ("Request", "Input")
_RESPONSES = ("Response", "Result", "Output")
_ERRORS = ("Exception", "Fault", "Error")


def read_documented_service(spec: Spec) -> tuple[Service, list[Diagnostic]]:
    """Return the service that the files of `spec` document, and what is wrong with them.

    Raises SpecError where they document nothing.
    """
    sources, diagnostics = read_documentation(spec)
    files = spec.documentation
    documented = _documented(sources, diagnostics)
    if not documented:
        message = "must be a service-2.json, or documentation with classes of shapes (got neither)"
        raise SpecError(
            [error("spec-unknown", Provenance(file.path), message) for file in files or spec.files.values()]
        )
    reader = _Reader(documented, diagnostics)
    shapes = reader.shapes()
    diagnostics += _of_other_services(documented, spec)
    diagnostics.append(reader.guessed(files[0].path))
    service = Service(
        name=spec.service,
        api_version=spec.api_version,
        package=spec.package,
        sources=tuple(SourceFile(file.path, file.sha256) for file in files),
        metadata=_metadata(documented, spec),
        provenance=Provenance(files[0].path, ":1"),
        is_guessed=True,
        operations=tuple(reader.operations()),
        shapes=shapes,
    )
    diagnostics += check_consistency(service)
    return service, diagnostics


def _documented(sources: list[DocumentationSource], diagnostics: list[Diagnostic]) -> dict[str, DocumentedShape]:
    """Return the shapes of all sources by name; of one that several document, the first."""
    documented: dict[str, DocumentedShape] = {}
    for source in sources:
        for shape in source.shapes.values():
            first = documented.setdefault(shape.name, shape)
            if first is not shape:
                message = f"{shape.name} is documented at {first.provenance} already; not read"
                diagnostics.append(warning("yard-shape-twice", shape.provenance, message))
    return documented


def _metadata(documented: dict[str, DocumentedShape], spec: Spec) -> dict[str, Any]:
    """Return what a model's metadata would say of the service, as far as the documentation refers to it."""
    for shape in documented.values():
        for see in shape.see:
            if reference := read_reference(see):
                return {"apiVersion": spec.api_version, "uid": reference.uid}
    return {"apiVersion": spec.api_version} if spec.api_version else {}


def _of_other_services(documented: dict[str, DocumentedShape], spec: Spec) -> Iterator[Diagnostic]:
    """Yield a warning for each further API that the shapes refer to: they are all taken to be of one."""
    seen: dict[str, DocumentedShape] = {}
    for shape in documented.values():
        for reference in filter(None, map(read_reference, shape.see)):
            if reference.uid in seen:
                continue
            if seen:
                first_uid, first = next(iter(seen.items()))
                message = (
                    f"{shape.name} is of {reference.uid}, but {first.name} at {first.provenance} is of {first_uid}; "
                    f"both are read as shapes of {spec.service}"
                )
                yield warning("yard-service-other", shape.provenance, message)
            seen[reference.uid] = shape


class _Reader:
    """Makes the shapes and operations of one service; `diagnostics` grows as it goes."""

    def __init__(self, documented: dict[str, DocumentedShape], diagnostics: list[Diagnostic]) -> None:
        self._documented = documented
        self._diagnostics = diagnostics
        self._squashed = {squashed(name): name for name in reversed(documented)}
        targets = {
            target for shape in documented.values() for member in shape.members for target in _targets(member.type)
        }
        # What is part of another shape is no request, response or error of its own.
        self._parts = targets
        self._shapes = Shapes(documented, targets)
        members = {member.name for shape in documented.values() for member in shape.members}
        self._wire_names = WireNames(_prose(documented), members, {*documented, *targets})
        self._example: tuple[str, str] | None = None

    def shapes(self) -> dict[str, Shape]:
        """Return the documented structures in their order, and then whatever else their members are."""
        structures: dict[str, Shape] = {shape.name: self._structure(shape) for shape in self._documented.values()}
        return {**structures, **self._shapes.made}

    def guessed(self, file: str) -> Diagnostic:
        """Return the warning that the wire names are guessed."""
        example = "" if self._example is None else f" ({self._example[0]} as {self._example[1]})"
        message = (
            f"names members as Ruby does, so that their wire names are guessed{example}; "
            "check them, or generate from the model of the service"
        )
        return warning("wire-names-guessed", Provenance(file), message)

    def operations(self) -> Iterator[Operation]:
        """Yield an operation for each class that is called like a request."""
        known: set[str] = set()
        for shape in self._documented.values():
            name = self._stem(shape.name, _REQUESTS)
            if not name or name in known or shape.name in self._parts or shape.eventstream:
                continue
            known.add(name)
            responses = [f"{name}{suffix}" for suffix in _RESPONSES if f"{name}{suffix}" not in self._parts]
            output = next((self._documented[each] for each in responses if each in self._documented), None)
            yield Operation(
                name=name,
                wire_name=name,
                provenance=shape.provenance,
                input=OperationTarget(shape=shape.name, provenance=shape.provenance),
                output=None if output is None else OperationTarget(shape=output.name, provenance=output.provenance),
            )

    @staticmethod
    def _stem(name: str, suffixes: tuple[str, ...]) -> str:
        """Return `name` without the one of `suffixes` that it ends with; nothing where it has none."""
        return next((name.removesuffix(suffix) for suffix in suffixes if name.endswith(suffix)), "")

    def _structure(self, documented: DocumentedShape) -> StructureShape:
        members: dict[str, Member] = {}
        for member in documented.members:
            name = self._wire_name(member.name)
            if name in members:
                message = f"{documented.name}.{member.name} would have the wire name {name}, as another has; not read"
                self._diagnostics.append(warning("yard-member-twice", member.provenance, message))
                continue
            members[name] = Member(
                name=name,
                shape=self._event(member) if documented.eventstream else self._target(documented, member),
                provenance=member.provenance,
                documentation=member.documentation,
                idempotency_token=member.token,
            )
        return StructureShape(
            name=documented.name,
            provenance=documented.provenance,
            documentation=documented.documentation,
            members=tuple(members.values()),
            # One without members would be a union that nothing can be.
            union=documented.union and bool(members),
            eventstream=documented.eventstream,
            exception=documented.name not in self._parts and bool(self._stem(documented.name, _ERRORS)),
        )

    def _wire_name(self, member: str) -> str:
        name = self._wire_names.of(member)
        if self._example is None and "_" in member:
            self._example = (member, name)
        return name

    def _target(self, owner: DocumentedShape, member: DocumentedMember) -> str:
        return self._shapes.of(member.type, member.provenance, sensitive=member.name in owner.sensitive)

    def _event(self, member: DocumentedMember) -> str:
        """Return the structure of an event: a stream gives only the name of the event."""
        event = squashed(member.name)
        for spelling in (event, f"{event}event"):
            if spelling in self._squashed:
                return self._squashed[spelling]
        return self._shapes.structure("".join(word.capitalize() for word in member.name.split("_")), member.provenance)


def _targets(type_: TypeExpression | None) -> Iterator[str]:
    """Yield the structure that a type names, also as what a list or map holds."""
    while type_ is not None:
        if type_.target is not None:
            yield type_.target
        type_ = type_.item


def _prose(documented: dict[str, DocumentedShape]) -> Iterator[str]:
    for shape in documented.values():
        for doc in (shape.documentation, *(member.documentation for member in shape.members)):
            if doc is not None:
                yield plain_text(doc)

"""The shape or member that a user named, by its name in the spec, in Python or in a violation."""

from __future__ import annotations

import re
from typing import NamedTuple, get_args

from shapesmith.analysis.analysis import Analysis
from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.ir.constraints import Kind
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import ListShape, MapShape, Member, Shape, StructureShape
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text import words
from shapesmith.text.near import did_you_mean

_KINDS = frozenset(kind for kinds in get_args(Kind) for kind in get_args(kinds))
# `References["r"].Type` of a violation's path, `Tags{key}` and `Tags[]` of its rule: the index does not matter here.
_INDEX = re.compile(r'\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]|\{(?:key)?\}')


class Subject(NamedTuple):
    """A shape; or, if `member` is given, that member of it."""

    shape: Shape
    member: Member | None = None


def find(analysis: Analysis, names: Names, query: str) -> Subject:
    """Return what `query` names: SHAPE, CLASS or OPERATION (then its request), each with `.member` any number of times.

    Members have their wire names or their Python names. Indexes, and the kind at the end of a rule's id, are skipped.
    Raises SpecError, naming near matches, if there is no such shape or member.
    """
    service = analysis.service
    if subject := _as_spelled(service, query):
        return subject
    first, *steps = _INDEX.sub("", query).split(".")
    subject = Subject(_shape(analysis, names, first))
    for number, step in enumerate(steps, start=1):
        owner = _structure(service, subject)
        if owner is not None and (member := _member(owner, names, step)) is not None:
            subject = Subject(owner, member)
        elif number == len(steps) and step in _KINDS:
            break
        else:
            raise SpecError([_no_member(service, names, subject, owner, step)])
    return subject


def _as_spelled(service: Service, query: str) -> Subject | None:
    """Return the shape or the member of exactly that name: names of a spec may contain dots and brackets."""
    if query in service.shapes:
        return Subject(service.shapes[query])
    for dot in re.finditer(r"\.", query):
        owner, name = service.shapes.get(query[: dot.start()]), query[dot.end() :]
        if isinstance(owner, StructureShape) and not owner.document and (member := owner.member(name)):
            return Subject(owner, member)
    return None


def not_wanted(analysis: Analysis, name: str) -> str:
    """Return why there is no `name`, as the end of a message, if the operations wanted leave it out; otherwise ""."""
    if name not in analysis.left_out and not any(words.snake(each) == name for each in analysis.left_out):
        return ""
    return f"; the operations of {analysis.service.name} that pyproject.toml wants leave it out"


def _shape(analysis: Analysis, names: Names, name: str) -> Shape:
    service = analysis.service
    if name in service.shapes:
        return service.shapes[name]
    for shape, class_name in names.classes.items():
        if class_name == name:
            return service.shapes[shape]
    for operation in service.operations:
        if name in (operation.name, words.snake(operation.name)):
            return service.shapes[_request(operation)]
    known = {*service.shapes, *names.classes.values(), *(operation.name for operation in service.operations)}
    why = not_wanted(analysis, name) or did_you_mean(name, known)
    message = f'{service.name} has no shape, class or operation "{name}"{why}'
    raise SpecError([error("shape-unknown", service.provenance.of("shapes"), message)])


def _request(operation: Operation) -> str:
    if operation.input is not None:
        return operation.input.shape
    instead = f"; its response is {operation.output.shape}" if operation.output is not None else ""
    message = f"{operation.name} takes no parameters: there is no request to explain{instead}"
    raise SpecError([error("request-absent", operation.provenance, message)])


def _structure(service: Service, subject: Subject) -> StructureShape | None:
    """Return the structure whose members may follow: the subject itself, or the item or value of its lists and maps."""
    shape = subject.shape if subject.member is None else service.shapes[subject.member.shape]
    while isinstance(shape, ListShape | MapShape):
        shape = service.shapes[shape.content.shape]
    return shape if isinstance(shape, StructureShape) and not shape.document else None


def _member(owner: StructureShape, names: Names, name: str) -> Member | None:
    attributes = names.members[owner.name]
    return owner.member(name) or next((each for each in owner.members if attributes[each.name] == name), None)


def _no_member(service: Service, names: Names, subject: Subject, owner: StructureShape | None, name: str) -> Diagnostic:
    if owner is None:
        shape = subject.shape if subject.member is None else service.shapes[subject.member.shape]
        provenance, message = shape.provenance, f'{shape.name} has no members, so there is no "{name}"'
    else:
        near = did_you_mean(name, names.members[owner.name])
        provenance, message = owner.provenance, f'{owner.name} has no member "{name}"{near}'
    return error("member-unknown", provenance, message)

"""A model and other sources that document it, laid side by side: where their types agree, their texts are merged.

The order of precedence is that of the sources, with the model first: the whole text is taken from the first that has
one. It is not configurable. If two sources differ, their texts are not mixed, since nobody wrote such a text;
`shapesmith explain --sources` shows both, and `overrides.toml` corrects an error of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.ir.doc import Doc
from shapesmith.ir.documentation import DocumentationSource, DocumentedMember, DocumentedShape, TypeExpression
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Member, Shape, StructureShape
from shapesmith.text.counts import with_article


class Pair(NamedTuple):
    """A shape as a source documents it, and the model's own; `members` pairs their members in the same way.

    The model's is None if it has no such shape or member, the source's if it does not document the member.
    """

    documented: DocumentedShape
    shape: Shape | None
    members: tuple[tuple[DocumentedMember | None, Member | None], ...] = ()


def lay_beside(service: Service, source: DocumentationSource) -> Iterator[Pair]:
    """Return each shape that `source` documents with that of the model, whatever their spelling."""
    spellings = {_squashed(name): name for name in reversed(service.shapes)}
    for documented in source.shapes.values():
        name = documented.name if documented.name in service.shapes else spellings.get(_squashed(documented.name), "")
        shape = service.shapes.get(name)
        members = tuple(_paired(documented, shape)) if isinstance(shape, StructureShape) else ()
        yield Pair(documented, shape, members)


def _paired(
    documented: DocumentedShape, shape: StructureShape
) -> Iterator[tuple[DocumentedMember | None, Member | None]]:
    of_model = {_squashed(member.name): member for member in reversed(shape.members)}
    of_source = {_squashed(member.name): member for member in documented.members}
    for spelling, documented_member in of_source.items():
        yield documented_member, of_model.get(spelling)
    for member in shape.members:
        if _squashed(member.name) not in of_source:
            yield None, member


def _squashed(name: str) -> str:
    """Return a key that is equal for all spellings of one name: `InstanceId`, `instance_id` and `instanceID`."""
    if not name.isalnum():
        name = "".join(filter(str.isalnum, name))
    return name.lower()


def merge_documentation(service: Service, sources: Iterable[DocumentationSource]) -> tuple[Service, list[Diagnostic]]:
    """Return the service with missing documentation taken from `sources`, and diagnostics where they disagree.

    That two types differ, or that one of the two has no such member, is a warning that names both places: the model is
    what is generated from, and a text about something else is not taken.
    """
    merger = _Merger(service)
    for source in sources:
        for pair in lay_beside(service, source):
            merger.add(pair)
    return merger.merged(), merger.diagnostics


class _Merger:
    def __init__(self, service: Service) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._service = service
        self._shapes: dict[str, Doc] = {}
        self._members: dict[tuple[str, str], Doc] = {}

    def add(self, pair: Pair) -> None:
        documented, shape = pair.documented, pair.shape
        if shape is None:
            model = self._service.provenance.file
            message = f"{documented.name} must be a shape of the model, but {model} has no such shape"
            self.diagnostics.append(warning("documentation-shape-unknown", documented.provenance, message))
            return
        if kind := _other_kind(documented, shape):
            model = f"{with_article(shape.type)} at {shape.provenance}"
            message = f"{shape.name} must be one thing: {kind} here, {model}; its texts here are not taken"
            self.diagnostics.append(warning("documentation-type", documented.provenance, message))
            return
        if documented.documentation and not _says(shape.documentation):
            self._shapes.setdefault(shape.name, documented.documentation)
        for described, member in pair.members:
            if described is not None and member is None:
                message = f"{shape.name} has no member {described.name} at {shape.provenance}"
                self.diagnostics.append(warning("documentation-member-unknown", described.provenance, message))
            elif described is not None and member is not None:
                self._add_member(shape.name, described, member)
        absent = [member.name for described, member in pair.members if described is None and member is not None]
        if absent:
            message = f"{shape.name} is documented without {', '.join(absent)}, which {shape.provenance} has"
            self.diagnostics.append(warning("documentation-member-absent", documented.provenance, message))

    def _add_member(self, owner: str, documented: DocumentedMember, member: Member) -> None:
        target = self._service.shapes[member.shape]
        if documented.type is not None and not _agree(documented.type, target, self._service.shapes):
            got = (
                f"{documented.type.text} here, {with_article(target.type)} (shape {target.name}) at {member.provenance}"
            )
            message = f"{owner}.{member.name} must have one type: {got}; its text here is not taken"
            self.diagnostics.append(warning("documentation-type", documented.provenance, message))
            return
        # Where a member has no text, the SDKs print that of its shape: here perhaps an older one.
        is_silent = not _says(member.documentation) and not _says(target.documentation)
        if documented.documentation and is_silent:
            self._members.setdefault((owner, member.name), documented.documentation)

    def merged(self) -> Service:
        """Return the service with the texts that were added."""
        owners = {owner for owner, _ in self._members}
        if not owners and not self._shapes:
            return self._service
        shapes = dict(self._service.shapes)
        for name in [name for name in shapes if name in owners or name in self._shapes]:
            shape = shapes[name]
            if name in self._shapes:
                shape = msgspec.structs.replace(shape, documentation=self._shapes[name])
            if isinstance(shape, StructureShape) and name in owners:
                members = tuple(self._with_text(name, member) for member in shape.members)
                shape = msgspec.structs.replace(shape, members=members)
            shapes[name] = shape
        return msgspec.structs.replace(self._service, shapes=shapes)

    def _with_text(self, owner: str, member: Member) -> Member:
        text = self._members.get((owner, member.name))
        return member if text is None else msgspec.structs.replace(member, documentation=text)


def _other_kind(documented: DocumentedShape, shape: Shape) -> str:
    """Return the type that a source gives a shape if the model has another one; empty if they agree."""
    if not isinstance(shape, StructureShape):
        return "a structure"
    if documented.union and not shape.union:
        return "a union"
    return "an event stream" if documented.eventstream and not shape.eventstream else ""


def _agree(documented: TypeExpression, shape: Shape, shapes: dict[str, Shape]) -> bool:
    if not documented.kinds:
        return True
    if shape.type not in documented.kinds:
        return False
    if isinstance(shape, StructureShape):
        return documented.target is None or _squashed(documented.target) == _squashed(shape.name)
    item = shape.content if isinstance(shape, ListShape | MapShape) else None
    return item is None or documented.item is None or _agree(documented.item, shapes[item.shape], shapes)


def _says(doc: Doc | None) -> bool:
    return doc is not None and bool(doc.blocks)

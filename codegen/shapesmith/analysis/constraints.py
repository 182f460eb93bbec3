"""From shapes to constraints: what each member's value must be, with the trait that says so, overrides applied."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from shapesmith.analysis.arns import ArnOf, arn_of, tagging_requests
from shapesmith.analysis.enums import Enums
from shapesmith.analysis.overrides import Overrides
from shapesmith.analysis.patterns import Patterns
from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.constraints import Constraint, Constraints, Kind, PlaceConstraints, StructureConstraints, ValueKind
from shapesmith.ir.doc import Doc
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import (
    BaseShape,
    BlobShape,
    BooleanShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    NumberShape,
    Shape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.regex import Refusal


def derive_constraints(service: Service, overrides: tuple[Override, ...]) -> tuple[Constraints, list[Diagnostic]]:
    """Return the constraints of all shapes, and diagnostics about patterns and overrides.

    A constraint that the spec itself contradicts, or that is of a kind that services do not keep, is advice.

    A pattern that has no translation is a warning; an override that matches no constraint, or does not fit it, an
    error.
    """
    patterns = Patterns(service)
    overridden = Overrides(overrides)
    deriver = _Deriver(service, overridden, patterns)
    structures = {
        shape.name: deriver.structure(shape)
        for shape in service.shapes.values()
        if isinstance(shape, StructureShape) and not shape.document
    }
    shapes = {name: deriver.shape(name) for name in service.shapes}
    overridden.report_unmatched()
    diagnostics = [*patterns.diagnostics, *overridden.diagnostics]
    return Constraints(structures=structures, shapes=shapes), diagnostics


class _Above(NamedTuple):
    """What holds for a place because of the member, lists and maps that it is in.

    `arn_of` is what it names, if it is an ARN. `texts` are the documentation of all of them.
    """

    sensitive: bool = False
    arn_of: ArnOf = "any"
    texts: tuple[Doc, ...] = ()

    def with_target(self, target: Target, shape: Shape) -> _Above:
        """Return the same with a target, and the shape of that, added."""
        texts = tuple(text for text in (target.documentation, shape.documentation) if text is not None)
        return _Above(self.sensitive or shape.sensitive, self.arn_of, (*self.texts, *texts))


class _Deriver:
    def __init__(self, service: Service, overrides: Overrides, patterns: Patterns) -> None:
        self._shapes = service.shapes
        self._overrides = overrides
        self._patterns = patterns
        self._enums = Enums(service)
        self._tagging = tagging_requests(service)

    def shape(self, name: str) -> PlaceConstraints:
        """Return the constraints on a value of the shape, wherever it is used."""
        return self._place(Target(shape=name), name, _Above())

    def structure(self, shape: StructureShape) -> StructureConstraints:
        union = self._overrides.apply(_union(shape)) if shape.union else None
        members = {member.name: self._member(shape, member) for member in shape.members}
        return StructureConstraints(name=shape.name, members=members, union=union)

    def _member(self, owner: StructureShape, member: Member) -> PlaceConstraints:
        path = f"{owner.name}.{member.name}"
        required = None
        if member.required:
            provenance = owner.provenance.of("required", owner.required.index(member.name))
            required = self._overrides.apply(Constraint(kind="required", path=path, provenance=provenance))
        named = arn_of(member.name, is_of_tagging=owner.name in self._tagging)
        return self._place(member, path, _Above(owner.sensitive, named), required)

    def _place(self, target: Target, path: str, above: _Above, required: Constraint | None = None) -> PlaceConstraints:
        shape = self._shapes[target.shape]
        above = above.with_target(target, shape)
        kind = _kind(shape, target)
        found: list[Constraint | None] = []
        key = item = None
        match shape:
            case StringShape() if kind == "string":
                length = self._length_of_label(shape, target, path) or self._length(shape, path)
                found = [length, self._pattern(shape, path, length, above), self._enum(shape, target, path, above)]
            case BlobShape():
                found = [self._length(shape, path)]
            case NumberShape():
                found = [self._bounds("range", shape, path, shape.min, shape.max)]
            case ListShape():
                found = [self._length(shape, path), self._unique(shape, path)]
                item = self._place(shape.member, f"{path}[]", above)
            case MapShape():
                found = [self._length(shape, path)]
                key = self._place(shape.key, f"{path}{{key}}", above)
                item = self._place(shape.value, f"{path}{{}}", above)
        return PlaceConstraints(
            path=path,
            kind=kind,
            target=shape.name,
            constraints=tuple(constraint for constraint in found if constraint is not None),
            required=required,
            sensitive=above.sensitive,
            sparse=isinstance(shape, ListShape | MapShape) and shape.sparse,
            key=key,
            item=item,
        )

    def _unique(self, shape: ListShape, path: str) -> Constraint | None:
        if not shape.unique_items:
            return None
        provenance = shape.provenance.of("uniqueItems")
        return self._overrides.apply(Constraint(kind="unique", path=path, provenance=provenance), shape.name)

    def _length_of_label(self, shape: StringShape, target: Target, path: str) -> Constraint | None:
        """Return the length of a label of a host name, which is never empty, if its shape has no minimum."""
        if not isinstance(target, Member) or not target.host_label or shape.min is not None:
            return None
        provenance = target.provenance.of("hostLabel") if shape.max is None else shape.provenance.of("max")
        return self._overrides.apply(
            Constraint(kind="length", path=path, provenance=provenance, minimum=1, maximum=shape.max), shape.name
        )

    def _length(self, shape: StringShape | BlobShape | ListShape | MapShape, path: str) -> Constraint | None:
        # A minimum of 0 is no constraint.
        return self._bounds("length", shape, path, shape.min or None, shape.max)

    def _bounds(
        self, kind: Literal["length", "range"], shape: BaseShape, path: str, low: float | None, high: float | None
    ) -> Constraint | None:
        if low is None and high is None:
            return self._added(kind, path, shape)
        provenance = shape.provenance.of("min" if high is None else "max")
        return self._overrides.apply(
            Constraint(kind=kind, path=path, provenance=provenance, minimum=low, maximum=high), shape.name
        )

    def _enum(self, shape: StringShape, target: Target, path: str, above: _Above) -> Constraint | None:
        own = target.enum if isinstance(target, Member) else None
        if own is not None:
            provenance = target.provenance.of("enum")
            constraint = Constraint(kind="enum", path=path, provenance=provenance, values=own)
            return self._overrides.apply(constraint, doubt=self._enums.doubt(own, above.texts))
        modelled = shape.enum if shape.modelled_enum is None else shape.modelled_enum
        if modelled:
            provenance = shape.provenance.of("enum")
            enum = shape.name if modelled == shape.enum else None
            constraint = Constraint(kind="enum", path=path, provenance=provenance, enum=enum, values=modelled)
            doubt = self._enums.doubt(modelled, above.texts)
            found: Constraint | None = self._overrides.apply(constraint, shape.name, doubt=doubt)
        else:
            found = self._added("enum", path, shape)
        # The class of the enum has the values, unless an override gives this place others than it gives the shape.
        if found is None or found.values != shape.enum:
            return found
        return msgspec.structs.replace(found, enum=shape.name)

    def _added(self, kind: Kind, path: str, shape: BaseShape) -> Constraint | None:
        """Return the constraint that an override adds where the spec has none (`correct`)."""
        if not self._overrides.corrects(kind, path, shape.name):
            return None
        added = Constraint(kind=kind, path=path, provenance=shape.provenance)
        return self._overrides.apply(added, shape.name, is_added=True)

    def _pattern(self, shape: StringShape, path: str, length: Constraint | None, above: _Above) -> Constraint | None:
        if shape.pattern is None:
            constraint = self._added("pattern", path, shape)
        else:
            provenance = shape.provenance.of("pattern")
            constraint = self._overrides.apply(
                Constraint(kind="pattern", path=path, provenance=provenance, pattern=shape.pattern), shape.name
            )
        if constraint is None or constraint.pattern is None or constraint.is_off:
            return constraint
        # A pattern is matched only against text of an allowed length, unless the length is advice.
        bounds = (length.minimum, length.maximum) if length is not None and length.is_error else (None, None)
        override = constraint.override
        correction = override if override is not None and override.action == "correct" else None
        of_shape = shape.name if correction is None else None
        checkable = self._patterns.checkable(constraint, bounds, of_shape, above.arn_of, above.texts)
        if not isinstance(checkable, Refusal):
            return checkable
        message = f"pattern {constraint.pattern!r} is not checked: {checkable.reason}"
        if correction is not None:
            self._overrides.reject(correction, message)
        else:
            self._patterns.report(constraint, message)
        # The override of an unchecked pattern has no effect.
        return msgspec.structs.replace(
            constraint, severity="off", reason=checkable.reason, override=None, original=None
        )


def _union(shape: StructureShape) -> Constraint:
    """Return the constraint on a union; it is an addition where an override makes it one."""
    path, made = shape.name, shape.corrected
    if made is None:
        return Constraint(kind="union", path=path, provenance=shape.provenance.of("union"))
    union = Constraint(kind="union", path=path, provenance=made.provenance)
    override = Override(constraint=union.id, action="correct", reason=made.reason, provenance=made.provenance)
    return msgspec.structs.replace(union, override=override)


def _kind(shape: Shape, target: Target) -> ValueKind:
    match shape:
        case StringShape():
            # botocore encodes this itself: any JSON value (`botocore.utils.is_json_value_header`).
            header = isinstance(target, Member) and target.location == "header"
            return "json" if target.jsonvalue and header else "string"
        case BlobShape():
            return "blob"
        case BooleanShape():
            return "boolean"
        case IntegerShape() | LongShape():
            return "integer"
        case FloatShape() | DoubleShape():
            return "float"
        case TimestampShape():
            return "timestamp"
        case ListShape():
            return "list"
        case MapShape():
            return "map"
        case StructureShape():
            if shape.eventstream:
                return "stream"
            if shape.open:
                return "open"
            return "document" if shape.document else "structure"

"""From shapes to constraints: what each member's value must be, with every trait that says so, overrides applied."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from codegen.diagnostics import Diagnostic, error, pointer, warning
from codegen.ir.constraints import Constraint, Rules, StructureRules, ValueKind
from codegen.ir.overrides import Override
from codegen.ir.service import Service
from codegen.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from codegen.regex import Refusal, suspicious, translate


class Constraints(NamedTuple):
    """The rules of every structure by its name in the spec, and the patterns that could not be translated."""

    structures: dict[str, StructureRules]
    diagnostics: list[Diagnostic]


def derive_constraints(service: Service, overrides: tuple[Override, ...], overrides_file: str) -> Constraints:
    """Return the rules of all structures; an override that matches no constraint is an error."""
    deriver = _Deriver(service, {override.constraint: override for override in overrides})
    structures = {
        shape.name: deriver.structure(shape)
        for shape in service.shapes.values()
        if isinstance(shape, StructureShape) and not shape.document
    }
    for index, override in enumerate(overrides):
        if override.constraint not in deriver.used:
            message = (
                f"{override.constraint} must name a constraint of the spec; it no longer does: remove the override"
            )
            place = f"/constraint/{index}"
            deriver.diagnostics.append(error("override-unmatched", overrides_file, place, message))
    return Constraints(structures, deriver.diagnostics)


class _Pattern(NamedTuple):
    source: str
    engine: str
    advice: str | None


class _Deriver:
    def __init__(self, service: Service, overrides: dict[str, Override]) -> None:
        self._service = service
        self._shapes = service.shapes
        self._overrides = overrides
        self.used: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self._patterns: dict[tuple[str, int | None, int | None], _Pattern | None] = {}

    def structure(self, shape: StructureShape) -> StructureRules:
        union = None
        if shape.union:
            union = self._final(
                Constraint(kind="union", place=shape.name, pointer=pointer("shapes", shape.name, "union"))
            )
        members = {member.name: self._member(shape, member) for member in shape.members}
        return StructureRules(name=shape.name, members=members, union=union)

    def _member(self, owner: StructureShape, member: Member) -> Rules:
        place = f"{owner.name}.{member.name}"
        required = None
        # The SDK fills a token in, so that its absence is no mistake; botocore still wants it where it is required.
        if member.required:
            where = pointer("shapes", owner.name, "required", owner.required.index(member.name))
            required = self._final(Constraint(kind="required", place=place, pointer=where, token=member.idempotency_token))
        rules = self._rules(member, place, owner.sensitive, host_label=member.host_label)
        return msgspec.structs.replace(rules, required=required)

    def _rules(self, target: Target, place: str, sensitive: bool, host_label: bool = False) -> Rules:
        shape = self._shapes[target.shape]
        sensitive = sensitive or shape.sensitive
        kind = _kind(shape, target)
        found: list[Constraint | None] = []
        key = item = None
        match shape:
            case StringShape() if kind == "string":
                found = [
                    self._length(shape, place, minimum=1 if host_label and shape.min is None else shape.min),
                    self._pattern(shape, place),
                    self._enum(shape, target, place),
                ]
            case BlobShape():
                found = [self._length(shape, place, minimum=shape.min)]
            case IntegerShape() | LongShape() | FloatShape() | DoubleShape():
                found = [self._range(shape, place)]
            case ListShape():
                found = [self._length(shape, place, minimum=shape.min)]
                item = self._rules(shape.member, f"{place}[]", sensitive)
            case MapShape():
                found = [self._length(shape, place, minimum=shape.min)]
                key = self._rules(shape.key, f"{place}{{key}}", sensitive)
                item = self._rules(shape.value, f"{place}{{}}", sensitive)
            case _:
                pass
        return Rules(
            place=place,
            kind=kind,
            target=shape.name,
            constraints=tuple(constraint for constraint in found if constraint is not None),
            sensitive=sensitive,
            sparse=isinstance(shape, ListShape | MapShape) and shape.sparse,
            streaming=isinstance(shape, BlobShape) and shape.streaming,
            key=key,
            item=item,
        )

    def _length(
        self, shape: StringShape | BlobShape | ListShape | MapShape, place: str, minimum: int | None
    ) -> Constraint | None:
        # A least length of 0 says nothing.
        low, high = minimum or None, shape.max
        if low is None and high is None:
            return self._added("length", place, shape)
        where = pointer("shapes", shape.name, "min" if high is None else "max")
        return self._final(Constraint(kind="length", place=place, pointer=where, minimum=low, maximum=high))

    def _range(self, shape: IntegerShape | LongShape | FloatShape | DoubleShape, place: str) -> Constraint | None:
        if shape.min is None and shape.max is None:
            return self._added("range", place, shape)
        where = pointer("shapes", shape.name, "min" if shape.max is None else "max")
        return self._final(Constraint(kind="range", place=place, pointer=where, minimum=shape.min, maximum=shape.max))

    def _pattern(self, shape: StringShape, place: str) -> Constraint | None:
        if shape.pattern is None:
            return self._added("pattern", place, shape)
        where = pointer("shapes", shape.name, "pattern")
        return self._final(Constraint(kind="pattern", place=place, pointer=where, pattern=shape.pattern), shape)

    def _enum(self, shape: StringShape, target: Target, place: str) -> Constraint | None:
        own = target.enum if isinstance(target, Member) else None
        if own is not None:
            where = pointer("shapes", *place.split(".", 1), "enum")
            return self._final(Constraint(kind="enum", place=place, pointer=where, values=own))
        if not shape.enum:
            return None
        where = pointer("shapes", shape.name, "enum")
        return self._final(Constraint(kind="enum", place=place, pointer=where, enum=shape.name, values=shape.enum))

    def _added(self, kind: str, place: str, shape: Shape) -> Constraint | None:
        """Return the constraint that an override adds where the spec has none (`correct` with bounds or a pattern)."""
        override = self._overrides.get(f"{place}.{kind}")
        if override is None or override.action != "correct":
            return None
        blank = Constraint(kind=kind, place=place, pointer=pointer("shapes", shape.name))  # type: ignore[arg-type]
        return self._final(blank, shape if isinstance(shape, StringShape) else None)

    def _final(self, constraint: Constraint, shape: StringShape | None = None) -> Constraint | None:
        """Apply the override of this constraint, if there is one, and translate its pattern."""
        override = self._overrides.get(constraint.id) if self._overrides else None
        if override is not None:
            self.used.add(constraint.id)
            if override.action == "off":
                return None
            if override.action == "advice":
                constraint = msgspec.structs.replace(constraint, advice=override.reason)
            else:
                constraint = _corrected(constraint, override)
        if constraint.pattern is None or shape is None:
            return constraint
        pattern = self._translated(constraint, shape)
        if pattern is None:
            return None
        return msgspec.structs.replace(
            constraint, source=pattern.source, engine=pattern.engine, advice=constraint.advice or pattern.advice
        )

    def _translated(self, constraint: Constraint, shape: StringShape) -> _Pattern | None:
        """Return the Python form of a pattern, or None after a warning that says why there is none."""
        assert constraint.pattern is not None
        key = (constraint.pattern, shape.min, shape.max)
        if key not in self._patterns:
            translation = translate(constraint.pattern, minimum=shape.min, maximum=shape.max)
            if isinstance(translation, Refusal):
                message = f"pattern {constraint.pattern!r} is not checked: {translation.reason}"
                file = self._service.spec_path
                self.diagnostics.append(warning("pattern-refused", file, constraint.pointer, message))
                self._patterns[key] = None
            else:
                advice = (
                    "no string of the lengths that the model allows matches it" if translation.matches_nothing else None
                )
                advice = advice or suspicious(constraint.pattern)
                self._patterns[key] = _Pattern(translation.source, translation.engine, advice)
        return self._patterns[key]


def _kind(shape: Shape, target: Target) -> ValueKind:
    match shape:
        case StringShape():
            # What botocore encodes itself: any JSON value (`botocore.utils.is_json_value_header`).
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
            return "document" if shape.document else "structure"


def _corrected(constraint: Constraint, override: Override) -> Constraint:
    changes = {
        "minimum": override.min,
        "maximum": override.max,
        "pattern": override.pattern,
        "values": override.values,
    }
    return msgspec.structs.replace(constraint, **{name: value for name, value in changes.items() if value is not None})

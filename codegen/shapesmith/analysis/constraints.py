"""From shapes to constraints: what each member's value must be, with every trait that says so, overrides applied."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from shapesmith.analysis.examples import texts_of_examples
from shapesmith.analysis.overrides import Overrides
from shapesmith.diagnostics import Diagnostic, pointer, warning
from shapesmith.ir.constraints import Constraint, Kind, Rules, StructureRules, ValueKind
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import (
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
from shapesmith.regex import Refusal, suspicious, translate
from shapesmith.runtime.patterns import Pattern


class Constraints(NamedTuple):
    """The rules of every structure by its name in the spec, and the patterns that could not be translated."""

    structures: dict[str, StructureRules]
    diagnostics: list[Diagnostic]


def derive_constraints(service: Service, overrides: tuple[Override, ...], overrides_file: str) -> Constraints:
    """Return the rules of all structures; an override that matches no constraint, or does not fit it, is an error."""
    deriver = _Deriver(service, Overrides(overrides, overrides_file))
    structures = {
        shape.name: deriver.structure(shape)
        for shape in service.shapes.values()
        if isinstance(shape, StructureShape) and not shape.document
    }
    deriver.overrides.report_unmatched()
    return Constraints(structures, [*deriver.diagnostics, *deriver.overrides.diagnostics])


class _Pattern(NamedTuple):
    source: str
    engine: str
    advice: str | None


class _Deriver:
    def __init__(self, service: Service, overrides: Overrides) -> None:
        self._service = service
        self._shapes = service.shapes
        self.overrides = overrides
        self.diagnostics: list[Diagnostic] = []
        self._patterns: dict[tuple[str, float | None, float | None], _Pattern | Refusal] = {}
        self._refused: set[str] = set()
        self._texts = texts_of_examples(service)
        self._rejected: dict[str, str | None] = {}

    def structure(self, shape: StructureShape) -> StructureRules:
        union = None
        if shape.union:
            union = self.overrides.apply(
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
            required = self.overrides.apply(
                Constraint(kind="required", place=place, pointer=where, token=member.idempotency_token)
            )
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
                length = self._length(shape, place, minimum=1 if host_label and shape.min is None else shape.min)
                found = [length, self._pattern(shape, place, length), self._enum(shape, target, place)]
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
        if high is None and shape.min is None:
            # A label of a host name is never empty, whatever its shape says: the member's own trait.
            owner, _, member = place.partition(".")
            where = pointer("shapes", owner, "members", member, "hostLabel")
        return self.overrides.apply(Constraint(kind="length", place=place, pointer=where, minimum=low, maximum=high))

    def _range(self, shape: IntegerShape | LongShape | FloatShape | DoubleShape, place: str) -> Constraint | None:
        if shape.min is None and shape.max is None:
            return self._added("range", place, shape)
        where = pointer("shapes", shape.name, "min" if shape.max is None else "max")
        return self.overrides.apply(
            Constraint(kind="range", place=place, pointer=where, minimum=shape.min, maximum=shape.max)
        )

    def _enum(self, shape: StringShape, target: Target, place: str) -> Constraint | None:
        own = target.enum if isinstance(target, Member) else None
        if own is not None:
            where = pointer("shapes", *place.split(".", 1), "enum")
            return self.overrides.apply(Constraint(kind="enum", place=place, pointer=where, values=own))
        if not shape.enum:
            return self._added("enum", place, shape)
        where = pointer("shapes", shape.name, "enum")
        return self.overrides.apply(
            Constraint(kind="enum", place=place, pointer=where, enum=shape.name, values=shape.enum)
        )

    def _added(self, kind: Kind, place: str, shape: Shape) -> Constraint | None:
        """Return the constraint that an override adds where the spec has none (`correct`)."""
        if not self.overrides.corrects(f"{place}.{kind}"):
            return None
        return self.overrides.apply(Constraint(kind=kind, place=place, pointer=pointer("shapes", shape.name)))

    def _pattern(self, shape: StringShape, place: str, length: Constraint | None) -> Constraint | None:
        if shape.pattern is None:
            constraint = self._added("pattern", place, shape)
        else:
            where = pointer("shapes", shape.name, "pattern")
            constraint = self.overrides.apply(
                Constraint(kind="pattern", place=place, pointer=where, pattern=shape.pattern)
            )
        if constraint is None or constraint.pattern is None:
            return None
        # Only what is sure to be of an allowed length is matched.
        bounds = (None, None) if length is None or length.advice is not None else (length.minimum, length.maximum)
        pattern = self._translated(constraint.pattern, *bounds)
        if isinstance(pattern, Refusal):
            self._report(constraint, pattern)
            return None
        advice = constraint.advice or pattern.advice
        if advice is None and not self.overrides.corrects(constraint.id):
            advice = self._rejected_example(shape, pattern, *bounds)
        return msgspec.structs.replace(constraint, source=pattern.source, engine=pattern.engine, advice=advice)

    def _translated(self, source: str, low: float | None, high: float | None) -> _Pattern | Refusal:
        """Return the Python form of a pattern that is matched against text of these lengths."""
        key = (source, low, high)
        if key not in self._patterns:
            minimum, maximum = (None if bound is None else int(bound) for bound in (low, high))
            translation = translate(source, minimum=minimum, maximum=maximum)
            if isinstance(translation, Refusal):
                self._patterns[key] = translation
            else:
                advice = suspicious(source)
                if translation.matches_nothing:
                    advice = "no string of the lengths that the model allows matches it"
                self._patterns[key] = _Pattern(translation.source, translation.engine, advice)
        return self._patterns[key]

    def _report(self, constraint: Constraint, refusal: Refusal) -> None:
        """Say why a pattern cannot be checked, once for each place where the spec has it."""
        message = f"pattern {constraint.pattern!r} is not checked: {refusal.reason}"
        if self.overrides.corrects(constraint.id):
            self.overrides.reject(constraint.id, message)
        elif constraint.pointer not in self._refused:
            self._refused.add(constraint.pointer)
            self.diagnostics.append(warning("pattern-refused", self._service.spec_path, constraint.pointer, message))

    def _rejected_example(
        self, shape: StringShape, pattern: _Pattern, low: float | None, high: float | None
    ) -> str | None:
        """Return why a pattern of the spec is no more than advice, if the spec's own examples do not match it."""
        if shape.name not in self._texts:
            return None
        if shape.name not in self._rejected:
            matches = Pattern(pattern.source, pattern.engine).fullmatch
            rejected = (
                f"it rejects an example of the spec, {text!r} of {operation}"
                for text, operation in self._texts[shape.name].items()
                if (low or 0) <= len(text) <= (len(text) if high is None else high) and not matches(text)
            )
            self._rejected[shape.name] = next(rejected, None)
        return self._rejected[shape.name]


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

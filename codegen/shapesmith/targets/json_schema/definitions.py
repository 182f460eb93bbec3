"""The `$defs` of a service: a definition for each shape, as it is sent and as it is received.

A request is closed: a member or an enum value that the model does not have is an error. A response is open: the service
may have added members and values since, and a response must not be refused for that. A shape that is both sent and
received has two definitions if they differ: the closed one has its own name, the open one is `Tag-Output`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.constraints import PlaceConstraints, StructureConstraints
from shapesmith.ir.doc import Doc
from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import Rule
from shapesmith.ir.shapes import Deprecation, Member, Shape, StructureShape
from shapesmith.prose.characters import one_line
from shapesmith.prose.plain import plain_text
from shapesmith.runtime.rule_schemas import rule_schemas
from shapesmith.targets.dataclasses.rule_entries import runtime_entry
from shapesmith.targets.json_schema.cel import Expressions
from shapesmith.targets.json_schema.cel_text import NotInCel
from shapesmith.targets.json_schema.places import place_at
from shapesmith.targets.json_schema.values import Schema, comment, remarks, value_schema

_STRUCTURES = ("structure", "stream")


class Definitions:
    """The definitions of one service."""

    def __init__(self, analysis: Analysis) -> None:
        self._shapes = analysis.service.shapes
        self._sent, self._received = analysis.usage.sent, analysis.usage.received
        self._structures, self._own = analysis.constraints.structures, analysis.constraints.shapes
        self._rules = analysis.rules_of
        self._filled = analysis.edits.filled
        self._expressions = Expressions(analysis.constraints.structures)

    def all(self) -> dict[str, Schema]:
        """Return every definition by its name, in spec order, the closed one of a shape before the open one."""
        return {
            self._name(shape.name, is_open): self._definition(shape, is_open)
            for shape in self._shapes.values()
            for is_open in self._forms(shape.name)
        }

    def reference(self, shape: str, *, is_open: bool) -> Schema:
        """Return the reference to the definition of `shape`."""
        return {"$ref": f"#/$defs/{escaped(self._name(shape, is_open))}"}

    def _forms(self, shape: str) -> tuple[bool, ...]:
        """Return the forms of a shape: closed (False), open (True). A shape that is not used at all is closed."""
        if not _has_forms(self._own[shape]) or shape not in self._received:
            return (False,)
        return (False, True) if shape in self._sent else (True,)

    def _name(self, shape: str, is_open: bool) -> str:
        if not is_open or len(self._forms(shape)) == 1:
            return shape
        name = f"{shape}-Output"
        while name in self._shapes:
            name += "-"
        return name

    def _definition(self, shape: Shape, is_open: bool) -> Schema:
        schema = description(shape.documentation, shape.deprecation)
        if shape.sensitive:
            schema["x-sensitive"] = True
        own = self._own[shape.name]
        if own.kind not in _STRUCTURES:
            return schema | self._value(own, is_open)
        assert isinstance(shape, StructureShape)
        structure = self._structures[shape.name]
        if shape.eventstream:
            return schema | {"type": "array", "items": self._event(shape, structure, is_open)}
        return schema | self._structure(shape, structure, is_open)

    def _structure(self, shape: StructureShape, structure: StructureConstraints, is_open: bool) -> Schema:
        schema: Schema = {"type": "object"}
        if shape.members:
            schema["properties"] = {member.name: self._member(member, structure, is_open) for member in shape.members}
        required = [member.name for member in shape.members if self._is_required(member, structure, is_open)]
        if required:
            schema["required"] = required
        if structure.union is not None and structure.union.is_error:
            # A member that the model does not have arrives as one member, too: boto3 calls it SDK_UNKNOWN_MEMBER.
            schema |= {"minProperties": 1, "maxProperties": 1}
        if not is_open:
            schema["additionalProperties"] = False
            schema |= self._ruled(shape.name)
        return schema | comment(list(self._not_enforced(structure)))

    def _ruled(self, shape: str) -> Schema:
        """Return what the documentation asks of a structure: as schemas as far as they go, and all under `x-rules`."""
        rules = self._rules.get(shape, ())
        if not rules:
            return {}
        schemas = rule_schemas(map(runtime_entry, rules), partial(self._kind, shape))
        listed = {"x-rules": [self._listed(rule) for rule in rules]}
        return {"allOf": schemas, **listed} if schemas else listed

    def _kind(self, shape: str, path: str) -> str | None:
        place = place_at(self._structures, shape, steps_of(path))
        return None if place is None else place.kind

    def _listed(self, rule: Rule) -> Schema:
        """Return a rule as a person reads it, and as an expression where there is one."""
        entry = runtime_entry(rule)
        schema: Schema = {
            "id": rule.id,
            "message": entry.message(rule.shape),
            "sentence": one_line(rule.sentence),
            "severity": rule.severity,
        }
        try:
            return schema | {"expression": self._expressions.of_rule(rule)}
        except NotInCel:
            return schema

    def _event(self, shape: StructureShape, structure: StructureConstraints, is_open: bool) -> Schema:
        """Return the schema of one event of a stream: boto3 returns an iterator of dicts, each with one event."""
        schema = self._structure(shape, structure, is_open) | {"minProperties": 1, "maxProperties": 1}
        required = schema.pop("required", [])
        return schema | comment(
            [f"Not enforced: that {name} is required; an event is one of several." for name in required]
        )

    def _member(self, member: Member, structure: StructureConstraints, is_open: bool) -> Schema:
        schema = self._place(structure.members[member.name], is_open)
        return schema | description(member.documentation, member.deprecation)

    def _is_required(self, member: Member, structure: StructureConstraints, is_open: bool) -> bool:
        required = structure.members[member.name].required
        # boto3 fills in a token, and some other members.
        is_filled = member.idempotency_token or (structure.name, member.name) in self._filled
        return required is not None and required.is_error and (is_open or not is_filled)

    def _not_enforced(self, structure: StructureConstraints) -> Iterator[str]:
        """Describe deviations from the model: members that need not be set, and unions with any number of members."""
        for constraint in (structure.union, *(place.required for place in structure.members.values())):
            if constraint is not None:
                yield from remarks(constraint)

    def _place(self, place: PlaceConstraints, is_open: bool) -> Schema:
        """Return a reference to the shape at a place, or a schema if an override or a trait changes it there."""
        if _content(place) == _content(self._own[place.target]):
            return self.reference(place.target, is_open=is_open)
        shape = self._shapes[place.target]
        schema = description(shape.documentation, shape.deprecation) | self._value(place, is_open)
        return schema | {"x-sensitive": True} if shape.sensitive else schema

    def _value(self, place: PlaceConstraints, is_open: bool) -> Schema:
        return value_schema(place, lambda inner: self._place(inner, is_open), is_open=is_open)


def description(documentation: Doc | None, deprecation: Deprecation | None) -> Schema:
    """Return the annotations of a value: keywords that assert nothing."""
    schema: Schema = {}
    paragraphs = [plain_text(documentation)] if documentation is not None else []
    if deprecation is not None and deprecation.deprecated:
        since = f" since {deprecation.since}" if deprecation.since else ""
        message = f": {' '.join(deprecation.message.split())}" if deprecation.message else "."
        paragraphs.append(f"Deprecated{since}{message}")
        schema["deprecated"] = True
    description = "\n".join(filter(None, paragraphs))
    return {"description": description, **schema} if description else schema


def escaped(name: str) -> str:
    """Return a name as a step of a JSON pointer in a URI fragment."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~")


def _has_forms(place: PlaceConstraints) -> bool:
    """Whether the two forms of a value differ: those of structures and enums do, and of lists and maps of them."""
    has_forms = place.kind in _STRUCTURES or place.constraint("enum") is not None
    return has_forms or any(map(_has_forms, place.inner))


def _content(place: PlaceConstraints) -> tuple[object, ...]:
    """Return the constraints at `place`, without their paths."""
    constraints = tuple(
        (each.kind, each.minimum, each.maximum, each.pattern, each.values, each.severity, each.reason)
        for each in place.constraints
    )
    return place.kind, place.target, place.sparse, constraints, tuple(map(_content, place.inner))

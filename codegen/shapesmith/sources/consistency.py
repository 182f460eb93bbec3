"""What the IR of every source must satisfy: references resolve, types are finite, enums have values.

Works on the IR, so that it applies to every reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.service import OperationTarget, Service
from shapesmith.ir.shapes import ListShape, MapShape, Shape, StringShape, StructureShape, Target, targets
from shapesmith.provenance import Provenance
from shapesmith.text.counts import with_article
from shapesmith.text.near import NearNames
from shapesmith.text.numbers import is_finite
from shapesmith.text.printable import shortened

MAX_NESTED = 32
"""The maximum depth of lists and maps that are nested without a structure between them.

A type is one expression, Python's tokenizer allows 200 nested brackets, and generated code has up to four a level. The
deepest of botocore 1.44.5 has 4.
"""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_consistency(service: Service, unread: Set[str] = frozenset()) -> list[Diagnostic]:
    """Return an error for every reference, cycle, enum, union or payload that nothing can be generated from.

    `unread` are the shapes of the spec that could not be read: a reference to one of them is no further error.
    """
    near = NearNames(service.shapes)
    return [
        *_names(service),
        *_dangling(service, unread, near),
        *_operations(service, unread, near),
        *_map_keys(service),
        *_nesting(service),
        *_enums(service),
        *_structures(service),
    ]


def _names(service: Service) -> Iterator[Diagnostic]:
    """Names are parts of paths and references, so they must not be empty, and UTF-8 must be able to encode them.

    The version of the API is in the record of what was generated, which is UTF-8, too.
    """
    if _LONE_SURROGATE.search(service.api_version):
        message = "a version must be text of Unicode characters (got a lone surrogate in it)"
        yield error("name-unusable", service.provenance.of("metadata", "apiVersion"), message)
    for named in (*service.shapes.values(), *service.operations):
        if not named.name or _LONE_SURROGATE.search(named.name):
            got = "a lone surrogate in it" if named.name else "an empty one"
            message = f"a name must be text of Unicode characters (got {got})"
            yield error("name-unusable", named.provenance, message)
    for shape in service.shapes.values():
        for member in shape.members if isinstance(shape, StructureShape) else ():
            if not member.name:
                yield error("name-unusable", member.provenance, "the name of a member must not be empty")


def _dangling(service: Service, unread: Set[str], near: NearNames) -> Iterator[Diagnostic]:
    for shape in service.shapes.values():
        for target in targets(shape):
            if target.shape not in service.shapes and target.shape not in unread:
                yield _absent(target, near)


def _absent(target: Target | OperationTarget, near: NearNames) -> Diagnostic:
    message = f"shape {target.shape} does not exist{near.did_you_mean(target.shape)}"
    return error("shape-dangling", target.provenance.of("shape"), message)


def _operations(service: Service, unread: Set[str], near: NearNames) -> Iterator[Diagnostic]:
    for operation in service.operations:
        uses = [("input", operation.input), ("output", operation.output)]
        uses += [("errors", target) for target in operation.errors]
        for what, target in uses:
            if target is None or target.shape in unread:
                continue
            shape = service.shapes.get(target.shape)
            if shape is None:
                yield _absent(target, near)
            elif not isinstance(shape, StructureShape) or shape.document:
                got = with_article("document" if isinstance(shape, StructureShape) else shape.type)
                message = f"{what} of {operation.name} must be a structure (got {target.shape}, {got})"
                yield error("operation-target-type", target.provenance.of("shape"), message)


def _map_keys(service: Service) -> Iterator[Diagnostic]:
    for shape in service.shapes.values():
        if isinstance(shape, MapShape):
            key_shape = service.shapes.get(shape.key.shape)
            if key_shape is not None and not isinstance(key_shape, StringShape):
                got = f"{shape.key.shape}, {with_article(key_shape.type)}"
                message = f"a map's key must be a string (got {got})"
                yield error("map-key-type", shape.key.provenance.of("shape"), message)


def _nesting(service: Service) -> Iterator[Diagnostic]:
    """Lists and maps must be finite, and nested no deeper than Python and its tools can read."""
    depths: dict[str, int] = {}
    for shape in service.shapes.values():
        path: list[str] = []
        current: Shape | None = shape
        while isinstance(current, ListShape | MapShape) and current.name not in depths:
            if current.name in path:
                cycle = path[path.index(current.name) :]
                first = service.shapes[min(cycle)]
                assert isinstance(first, ListShape | MapShape)
                message = f"a list or map must not contain itself ({' -> '.join([*cycle, cycle[0]])})"
                yield error("shape-cycle", first.content.provenance, message)
                break
            path.append(current.name)
            current = service.shapes.get(current.content.shape)
        depth = depths.get(current.name, 0) if current is not None else 0
        for name in reversed(path):
            depth += 1
            depths[name] = depth
            if depth == MAX_NESTED + 1:  # reported once, not again for those around it
                message = f"lists and maps must be nested at most {MAX_NESTED} levels deep ({name} is deeper)"
                yield error("shape-too-deep", service.shapes[name].provenance, message)


def _enums(service: Service) -> Iterator[Diagnostic]:
    for shape in service.shapes.values():
        if isinstance(shape, StringShape) and shape.enum is not None:
            yield from _enum(shape.enum, shape.provenance.of("enum"))
        elif isinstance(shape, StructureShape):
            for member in shape.members:
                if member.enum is not None:
                    yield from _enum(member.enum, member.provenance.of("enum"))


def _enum(values: tuple[str, ...], provenance: Provenance) -> Iterator[Diagnostic]:
    if not values:
        yield error("enum-empty", provenance, "an enum must have at least one value")
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield error("enum-value-twice", provenance.of(index), f"value {value!r} must occur once in its enum")
        seen.add(value)


def _structures(service: Service) -> Iterator[Diagnostic]:
    for shape in service.shapes.values():
        if not isinstance(shape, StructureShape):
            yield from _bounds(shape)
            continue
        names = {member.name for member in shape.members}
        for index, name in enumerate(shape.required):
            if name not in names:
                message = f"{shape.name} has no member {name} to require"
                yield error("required-unknown", shape.provenance.of("required", index), message)
        if shape.payload is not None and shape.payload not in names:
            message = f"{shape.name} has no member {shape.payload} to be its payload"
            yield error("payload-unknown", shape.provenance.of("payload"), message)
        if shape.union and not shape.members:
            yield error("union-empty", shape.provenance, f"union {shape.name} must have at least one member")
        if shape.document and shape.eventstream:
            message = f"{shape.name} must be a document or a stream of events (got both)"
            yield error("stream-is-document", shape.provenance.of("eventstream"), message)


def _bounds(shape: Shape) -> Iterator[Diagnostic]:
    low, high = getattr(shape, "min", None), getattr(shape, "max", None)
    for key, bound in (("min", low), ("max", high)):
        if bound is not None and not is_finite(bound):
            message = f"{key} of {shape.name} must be a number that a float can hold (got {shortened(str(bound))})"
            yield error("bounds-not-finite", shape.provenance.of(key), message)
    if low is not None and high is not None and low > high:
        message = f"min of {shape.name} must not exceed its max ({shortened(str(low))} > {shortened(str(high))})"
        yield error("bounds-crossed", shape.provenance.of("min"), message)

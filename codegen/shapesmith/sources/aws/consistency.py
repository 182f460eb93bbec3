"""What every source must deliver: references that resolve, types that end, enums with values.

Works on the IR, so that each reader is held to the same rules; the pointers are those of service-2.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import chain
from math import isfinite

from shapesmith.diagnostics import Diagnostic, error, pointer
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Shape, StringShape, StructureShape, targets
from shapesmith.text.near import NearNames

MAX_NESTED = 32
"""As many lists and maps may hold one another with no structure between: a type is one expression, Python's tokenizer
takes 200 brackets in one, and generated code spends up to four on a level. The deepest of botocore 1.44.5 has 4."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_consistency(service: Service, unread: Set[str] = frozenset()) -> list[Diagnostic]:
    """Return an error for every reference, cycle, enum, union or payload that nothing can be generated from.

    `unread` are the shapes that the spec has and the reader could not read: a reference to one of them is no error.
    """
    near = NearNames(service.shapes)
    findings = chain(
        _names(service),
        _dangling(service, unread, near),
        _operations(service, unread, near),
        *(check(service) for check in (_map_keys, _nesting, _enums, _structures)),
    )
    return [error(rule, service.spec_path, place, message) for rule, place, message in findings]


Finding = tuple[str, str, str]


def _names(service: Service) -> Iterator[Finding]:
    """Names stand in paths and references, so there must be one, and text that UTF-8 has a form for."""
    for kind, names in (
        ("shapes", service.shapes.keys()),
        ("operations", [operation.name for operation in service.operations]),
    ):
        for name in names:
            if not name or _LONE_SURROGATE.search(name):
                got = "half of a surrogate pair in it" if name else "an empty one"
                yield "name-unusable", pointer(kind, name), f"a name must be text of Unicode characters (got {got})"
    for shape in service.shapes.values():
        for member in shape.members if isinstance(shape, StructureShape) else ():
            if not member.name:
                place = pointer("shapes", shape.name, "members", "")
                yield "name-unusable", place, "the name of a member must not be empty"


def _dangling(service: Service, unread: Set[str], near: NearNames) -> Iterator[Finding]:
    for shape in service.shapes.values():
        for index, target in enumerate(targets(shape)):
            if target.shape not in service.shapes and target.shape not in unread:
                place = pointer("shapes", shape.name, *_steps(shape, index), "shape")
                yield "shape-dangling", place, f"shape {target.shape} does not exist{near.did_you_mean(target.shape)}"


def _steps(shape: object, index: int) -> tuple[str, ...]:
    """Return where the reference number `index` of `shape` stands below it."""
    if isinstance(shape, StructureShape):
        return ("members", shape.members[index].name)
    return ("member",) if isinstance(shape, ListShape) else (("key", "value")[index],)


def _operations(service: Service, unread: Set[str], near: NearNames) -> Iterator[Finding]:
    for operation in service.operations:
        uses = [("input", operation.input), ("output", operation.output)]
        uses += [(f"errors/{index}", target) for index, target in enumerate(operation.errors)]
        for key, target in uses:
            if target is None:
                continue
            shape = service.shapes.get(target.shape)
            if isinstance(shape, StructureShape) or target.shape in unread:
                continue
            place = pointer("operations", operation.name) + f"/{key}/shape"
            if shape is None:
                yield "shape-dangling", place, f"shape {target.shape} does not exist{near.did_you_mean(target.shape)}"
            else:
                kind = type(shape).__struct_config__.tag
                yield (
                    "operation-target-type",
                    place,
                    f"{key.split('/')[0]} of {operation.name} must be a structure (got {target.shape}, a {kind})",
                )


def _map_keys(service: Service) -> Iterator[Finding]:
    for shape in service.shapes.values():
        if isinstance(shape, MapShape):
            key_shape = service.shapes.get(shape.key.shape)
            if key_shape is not None and not isinstance(key_shape, StringShape):
                kind = type(key_shape).__struct_config__.tag
                message = f"a map's key must be a string (got {shape.key.shape}, a {kind})"
                yield "map-key-type", pointer("shapes", shape.name, "key", "shape"), message


def _nesting(service: Service) -> Iterator[Finding]:
    """A list or map must be finite, with no more of them in one another than Python and its tools can read."""
    depths: dict[str, int] = {}
    for shape in service.shapes.values():
        path: list[str] = []
        current: Shape | None = shape
        while isinstance(current, ListShape | MapShape) and current.name not in depths:
            if current.name in path:
                cycle = path[path.index(current.name) :]
                first = min(cycle)
                key = "member" if isinstance(service.shapes[first], ListShape) else "value"
                yield (
                    "shape-cycle",
                    pointer("shapes", first, key),
                    f"a list or map must not contain itself ({' -> '.join([*cycle, cycle[0]])})",
                )
                break
            path.append(current.name)
            inner = current.member if isinstance(current, ListShape) else current.value
            current = service.shapes.get(inner.shape)
        depth = depths.get(current.name, 0) if current is not None else 0
        for name in reversed(path):
            depth += 1
            depths[name] = depth
            if depth == MAX_NESTED + 1:  # not again for those around it
                message = f"lists and maps must be nested at most {MAX_NESTED} levels deep ({name} is deeper)"
                yield "shape-too-deep", pointer("shapes", name), message


def _enums(service: Service) -> Iterator[Finding]:
    for shape in service.shapes.values():
        if isinstance(shape, StringShape) and shape.enum is not None:
            yield from _enum(shape.enum, pointer("shapes", shape.name, "enum"))
        elif isinstance(shape, StructureShape):
            for member in shape.members:
                if member.enum is not None:
                    yield from _enum(member.enum, pointer("shapes", shape.name, "members", member.name, "enum"))


def _enum(values: tuple[str, ...], place: str) -> Iterator[Finding]:
    if not values:
        yield "enum-empty", place, "an enum must have at least one value"
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield "enum-value-twice", f"{place}/{index}", f"value {value!r} must stand once in its enum"
        seen.add(value)


def _structures(service: Service) -> Iterator[Finding]:
    for shape in service.shapes.values():
        if not isinstance(shape, StructureShape):
            yield from _bounds(shape)
            continue
        names = {member.name for member in shape.members}
        for index, name in enumerate(shape.required):
            if name not in names:
                place = pointer("shapes", shape.name, "required", index)
                yield "required-unknown", place, f"{shape.name} has no member {name} to require"
        if shape.payload is not None and shape.payload not in names:
            place = pointer("shapes", shape.name, "payload")
            yield "payload-unknown", place, f"{shape.name} has no member {shape.payload} to be its payload"
        if shape.union and not shape.members:
            yield "union-empty", pointer("shapes", shape.name), f"union {shape.name} must have at least one member"


def _bounds(shape: object) -> Iterator[Finding]:
    low, high = getattr(shape, "min", None), getattr(shape, "max", None)
    for key, bound in (("min", low), ("max", high)):
        if bound is not None and not isfinite(bound):
            name = getattr(shape, "name", "")
            yield "bounds-not-finite", pointer("shapes", name, key), f"{key} of {name} must be a number (got {bound})"
    if low is not None and high is not None and low > high:
        name = getattr(shape, "name", "")
        yield (
            "bounds-crossed",
            pointer("shapes", name, "min"),
            f"min of {name} must not exceed its max ({low} > {high})",
        )

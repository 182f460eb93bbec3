"""Every Python name of a service, decided once: package, modules, classes, members, enum members.

A name depends only on the name in the spec, never on other names there, so that additions to a spec do not rename
anything. Two names of a spec that would get the same Python name are an error diagnostic with both provenances.
"""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Shape, StringShape, StructureShape
from shapesmith.provenance import Provenance
from shapesmith.text import words

# Attributes of the base classes in shapesmith/runtime, and the names that a class body itself looks up.
_STRUCTURE_NAMES = frozenset(
    {
        *(
            "to_boto3",
            "from_boto3",
            "from_dict",
            "to_json",
            "validate",
            "which",
            "unknown_members",
            "response_metadata",
        ),
        *("rt", "builtins", "frozenset", "staticmethod"),
    }
)
_ERROR_NAMES = _STRUCTURE_NAMES | {
    "args",
    "with_traceback",
    "add_note",
    "error_code",
    "http_status_code",
    "is_client_fault",
    "is_retried",
    "is_retryable",
    "is_throttling",
    "response",
}

# The names that generated modules import at the top or use as builtins, besides the classes of the spec.
_MODULE_NAMES = frozenset({"Exception", "INFINITY", "Literal", "TypeAlias"})

# File systems take 255 bytes for a name; the suffix, and the names that compilers and editors derive from it, need
# some.
LONGEST_MODULE = 200


class Names(NamedTuple):
    """The Python names of one service, by the names of the spec.

    `classes` holds structures and enums, `likes` the aliases that accept an enum or its literal strings, `members` the
    attributes of each structure by wire name, `enum_members` the members of each enum in spec order.
    """

    package: str
    classes: dict[str, str]
    likes: dict[str, str]
    members: dict[str, dict[str, str]]
    enum_members: dict[str, tuple[str, ...]]
    operation_modules: dict[str, str]
    shape_modules: dict[str, str]


def decide_names(service: Service) -> tuple[Names, list[Diagnostic]]:
    """Return every name, and an error for each one that two names of the spec would share, or no file can have."""
    clashes = _Clashes()
    classes: dict[str, str] = {}
    likes: dict[str, str] = {}
    members: dict[str, dict[str, str]] = {}
    enum_members: dict[str, tuple[str, ...]] = {}
    shape_modules: dict[str, str] = {}
    class_owners: dict[str, str] = {}
    module_owners: dict[str, str] = {}
    for shape in service.shapes.values():
        if isinstance(shape, StructureShape) and not shape.document:
            members[shape.name] = _members(shape, clashes)
        elif isinstance(shape, StringShape) and shape.enum:
            enum_members[shape.name] = _enum_members(shape.enum)
        else:
            continue
        known = len(clashes.diagnostics)
        classes[shape.name] = clashes.take(class_owners, _class_name(shape), shape.name, shape.provenance, "class")
        shape_modules[shape.name] = words.module(shape.name)
        if len(clashes.diagnostics) == known:
            clashes.take(module_owners, shape_modules[shape.name], shape.name, shape.provenance, "module")
    for name in enum_members:
        like = classes[name] + "Like"
        # A shape of that name keeps it; the alias gets another.
        likes[name] = like + "_" if like in class_owners else like
    operation_owners: dict[str, str] = {}
    operation_modules = {
        operation.name: clashes.take(
            operation_owners, words.module(operation.name), operation.name, operation.provenance, "module"
        )
        for operation in service.operations
    }
    package = words.module(service.name)
    names = Names(package, classes, likes, members, enum_members, operation_modules, shape_modules)
    return names, clashes.diagnostics


class _Clashes:
    """Assigns names, and reports those that are taken already or that no file can have."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def take(self, owners: dict[str, str], name: str, owner: str, provenance: Provenance, kind: str) -> str:
        if kind == "module" and len(name) > LONGEST_MODULE:
            message = f"must make a module name of at most {LONGEST_MODULE} characters (got {len(name):,})"
            self.diagnostics.append(error("name-too-long", provenance, message))
            return name
        first = owners.setdefault(name, owner)
        if first != owner:
            message = (
                f"{owner} would have the same Python {kind} name as {first} ({name}); "
                "one of them must be renamed in the spec"
            )
            self.diagnostics.append(error("name-clash", provenance, message))
        return name


def _class_name(shape: Shape) -> str:
    name = words.pascal(shape.name)
    return name + "_" if name in _MODULE_NAMES else name


def _members(shape: StructureShape, clashes: _Clashes) -> dict[str, str]:
    reserved = _ERROR_NAMES if shape.is_error else _STRUCTURE_NAMES
    owners: dict[str, str] = {}
    return {
        member.name: clashes.take(owners, _member_name(member.name, reserved), member.name, member.provenance, "member")
        for member in shape.members
    }


def _member_name(wire_name: str, reserved: frozenset[str]) -> str:
    name = words.snake(wire_name)
    return name + "_" if name in reserved else name


def _enum_members(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name for each value.

    Of values that differ only in case or punctuation the first keeps the plain name, and the others get a suffix that
    shows the difference: a value that is added to an enum does not rename others.
    """
    taken: dict[str, str] = {}
    for value in values:
        name = words.constant(value)
        if name in taken:
            name = f"{name}_{_difference(value, taken[name])}"
        while name in taken:
            name += "_"
        taken[name] = value
    return tuple(taken)


def _difference(value: str, first: str) -> str:
    """Return a suffix that distinguishes `value` from the `first` of its name: its case, or its own code points."""
    if value != first and value.casefold() == first.casefold():
        return "LOWER" if value.islower() else "UPPER" if value.isupper() else "MIXED"
    odd = [character for character in value if not character.isascii() or not character.isalnum()]
    return "_".join(f"U{ord(character):04X}" for character in odd[:4]) or "PLAIN"

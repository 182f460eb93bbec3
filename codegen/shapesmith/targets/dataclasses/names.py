"""Every Python name of a service, decided once: package, modules, classes, members, enum members.

A name depends only on the name in the spec, not on others there, so that additions to a spec do not rename anything.
Names that no spec has, of the aliases of enums and of requests that are made for one operation, are kept apart from
those by an underscore. Two names of a spec that would get the same Python name are an error diagnostic with both
provenances.
"""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.service import Operation, Service, Waiter
from shapesmith.ir.shapes import Shape, StringShape, StructureShape
from shapesmith.options import LONGEST_MODULE
from shapesmith.provenance import Provenance
from shapesmith.text import words

# Attributes of the base classes in shapesmith/runtime, and the names that a class body itself looks up. A request has
# more, by what its operation has.
_STRUCTURE_NAMES = frozenset(
    {
        *("to_boto3", "from_boto3", "from_dict", "to_json", "validate"),
        *("which", "unknown_members", "response_metadata"),
        *("rt", "builtins", "frozenset", "staticmethod"),
    }
)
_REQUEST_NAMES = frozenset({"send", "send_async"})
_PAGED_NAMES = frozenset({"pages", "pages_async", "items", "items_async"})
_ERROR_NAMES = _STRUCTURE_NAMES | {
    *("args", "with_traceback", "add_note"),
    *("error_code", "http_status_code", "is_client_fault", "is_retried", "is_retryable", "is_throttling"),
    *("operation_name", "response"),
}

# The names that modules have besides the classes of the spec: imported, of what an operation has, or builtins.
_MODULE_NAMES = frozenset({"ERRORS", "Exception", "INFINITY", "Literal", "Request", "Response", "TypeAlias"})


class Names(NamedTuple):
    """The Python names of one service, by the names of the spec.

    `classes` holds structures and enums, `likes` the aliases that accept an enum or its literal strings, `members` the
    attributes of each structure by wire name, `enum_members` the members of each enum in spec order, `requests` the
    class of the request of each operation, `waiters` the method for each waiter.
    """

    package: str
    classes: dict[str, str]
    likes: dict[str, str]
    members: dict[str, dict[str, str]]
    enum_members: dict[str, tuple[str, ...]]
    operation_modules: dict[str, str]
    shape_modules: dict[str, str]
    requests: dict[str, str]
    waiters: dict[str, str]

    def has_own_request(self, operation: Operation) -> bool:
        """Return whether an operation has a class for its request alone: it has no input, or shares it with others."""
        return operation.input is None or self.requests[operation.name] != self.classes.get(operation.input.shape)


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
    shared = {shape for shape, users in service.operations_by_input().items() if len(users) > 1}
    own_requests = {
        operation.name: f"{words.pascal(operation.name)}Request"
        for operation in service.operations
        if operation.input is None or operation.input.shape in shared
    }
    waiters = _waiters(service, clashes)
    reserved = _reserved_for_requests(service)
    for shape in service.shapes.values():
        if isinstance(shape, StructureShape) and not shape.document:
            members[shape.name] = _members(shape, reserved.get(shape.name, frozenset()), clashes)
        elif isinstance(shape, StringShape) and shape.enum:
            enum_members[shape.name] = _enum_members(shape.enum)
        else:
            continue
        known = len(clashes.diagnostics)
        class_name = _class_name(shape)
        if shape.name in shared and class_name in own_requests.values():
            class_name += "_"  # the request of an operation has the name
        classes[shape.name] = clashes.take(class_owners, class_name, shape.name, shape.provenance, "class")
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
    requests = {
        operation.name: classes.get(operation.input.shape, "")
        for operation in service.operations
        if operation.input is not None
    } | {name: _free(request, class_owners) for name, request in own_requests.items()}
    package = words.module(service.name)
    names = Names(package, classes, likes, members, enum_members, operation_modules, shape_modules, requests, waiters)
    return names, clashes.diagnostics


def _waiters(service: Service, clashes: _Clashes) -> dict[str, str]:
    """Return the method for each waiter, whose name with `_async` is taken, too."""
    owners: dict[str, str] = {}
    methods = {waiter.name: wait_method(waiter) for waiter in service.waiters}
    for suffix in ("", "_async"):
        for waiter, method in methods.items():
            clashes.take(owners, f"{method}{suffix}", waiter, service.provenance, "waiter")
    return methods


def wait_method(waiter: Waiter) -> str:
    """Return the name of the method that waits."""
    return f"wait_until_{words.snake(waiter.name)}"


def _free(name: str, taken: dict[str, str]) -> str:
    """Return `name`, with underscores if a class of the spec has it."""
    while name in taken:
        name += "_"
    return name


def _reserved_for_requests(service: Service) -> dict[str, frozenset[str]]:
    """Return the names of the methods of each shape that is an input."""
    paginated = {paginator.operation for paginator in service.paginators}
    waiters = service.waiters_by_operation()
    reserved: dict[str, frozenset[str]] = {}
    for operation in service.operations:
        if operation.input is None:
            continue
        methods = _REQUEST_NAMES | (_PAGED_NAMES if operation.name in paginated else frozenset())
        for waiter in waiters.get(operation.name, ()):
            methods |= {wait_method(waiter), f"{wait_method(waiter)}_async"}
        reserved[operation.input.shape] = reserved.get(operation.input.shape, frozenset()) | methods
    return reserved


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


def _members(shape: StructureShape, methods: frozenset[str], clashes: _Clashes) -> dict[str, str]:
    reserved = _ERROR_NAMES if shape.is_error else _STRUCTURE_NAMES | methods
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

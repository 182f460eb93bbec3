"""Witnesses that are code: the smallest that named, constructed or typed what the new package has not, or not so.

Each maker gets the pair and what the handler found, and returns None, or raises NoSampleError, where no such code is
known.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeAlias

from shapesmith.ir.places import member_of
from shapesmith.ir.shapes import Member
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.classes import reads_as, request_named
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples
from shapesmith.text.literals import string

Maker: TypeAlias = Callable[[Pair, Found], "Witness | None"]


def moved_class(pair: Pair, found: Found) -> Witness | None:
    """Import a class, or the alias of an enum, from the module that it was in."""
    old = pair.comparison.old
    return Witness("run", f"from {package_of(old)}.{old.placement.modules[found.shape]} import {found.detail}")


def missing_alias(pair: Pair, found: Found) -> Witness | None:
    """Import the alias of an enum that is gone."""
    return Witness("run", imports(pair.comparison.old, found.detail))


def missing_operation(pair: Pair, found: Found) -> Witness | None:
    """Import the module of an operation that is gone."""
    old = pair.comparison.old
    module = old.names.operation_modules[found.detail]
    return Witness("run", f"import {package_of(old)}.operations.{module}")


def missing_pages(pair: Pair, found: Found) -> Witness | None:
    """Name the method that reads the pages of an operation; read their items where its request has others now."""
    new, operation = pair.comparison.new, found.subject or pair.old.operation
    other = request_named(new, pair.comparison.old.names.requests[operation])
    if other is not None and new.item_of(other.name) is not None:
        return _typed_items(pair.comparison.old, operation)
    return _missing_method(pair, operation, "pages")


def missing_wait(pair: Pair, found: Found) -> Witness | None:
    """Name the method that waits, of the request that had it."""
    waiter = found.subject or pair.old.name
    (polled,) = (each.operation for each in pair.comparison.old.service.waiters if each.name == waiter)
    return _missing_method(pair, polled, pair.comparison.old.names.waiters[waiter])


def _missing_method(pair: Pair, operation: str, method: str) -> Witness | None:
    old = pair.comparison.old
    request = old.names.requests[operation]
    return Witness("run", f"{imports(old, request)}\n\n{request}.{method}")


def typed_items(pair: Pair, found: Found) -> Witness | None:
    """Read the items of an operation's pages as the type that they had."""
    return _typed_items(pair.comparison.old, pair.old.operation)


def _typed_items(old: Side, operation: str) -> Witness | None:
    item = old.item_of(operation)
    if not item:
        return None
    request = old.names.requests[operation]
    lines = ["from collections.abc import Iterable", "from typing import Any", ""]
    if "rt." in item:
        lines.append(f"from {old.package} import _runtime as rt")
    lines += [imports(old, request, *_classes_in(item, old)), "", ""]
    lines += [f"def read(client: Any, request: {request}) -> Iterable[{item}]:", "    return request.items(client)"]
    return Witness("types", "\n".join(lines))


def missing_member(pair: Pair, found: Found) -> Witness | None:
    """Name a member that is gone."""
    old = pair.comparison.old
    owner, member = pair.shape, found.detail
    if owner not in old.names.members:
        return None
    name = old.names.classes[owner]
    return Witness("run", f"{imports(old, name)}\n\n{name}.{old.names.members[owner][member]}")


def missing_value(pair: Pair, found: Found) -> Witness | None:
    """Name the value of an enum that is gone; None where an override has it on both sides."""
    old = pair.comparison.old
    if found.detail in (old.corrected_values(pair.shape) or ()):
        return None
    name = old.names.classes[pair.shape]
    value = old.value_names(pair.shape)[found.detail]
    if value in pair.comparison.new.value_names(pair.shape).values():
        return respelled_value(pair, found)
    return Witness("run", f"{imports(old, name)}\n\n{name}.{value}")


def respelled_value(pair: Pair, found: Found) -> Witness | None:
    """Compare a value of an enum, by its name, with its text."""
    old = pair.comparison.old
    name = old.names.classes[pair.shape]
    value = old.value_names(pair.shape)[found.detail]
    return Witness("run", f"{imports(old, name)}\n\nassert {name}.{value} == {string(found.detail)}")


def unhandled_value(pair: Pair, found: Found) -> Witness | None:
    """Handle every value of an enum; where as many others are gone, or by an override, their number says nothing.

    None where an override has the value on both sides.
    """
    old = pair.comparison.old
    corrected = old.corrected_values(pair.shape)
    if pair.shape not in old.names.enum_members or found.detail in (corrected or ()):
        return None
    name = old.names.classes[pair.shape]
    count = len(old.names.enum_members[pair.shape])
    handled = f'assert len({name}) == {count}, "each value has code that handles it"'
    if len(pair.new.enum) == count or corrected is not None:
        handled = f'assert {string(found.detail)} not in set({name}), "no code handles it"'
    return Witness("run", f"{imports(old, name)}\n\n{handled}")


def unhandled_error(pair: Pair, found: Found) -> Witness | None:
    """Handle every error of an operation; where as many others are gone, their number is the same."""
    package = pair.comparison.old.names.package
    errors = f"{package}.operation({string(pair.old.name)}).errors"
    count = len(pair.old.raised)
    handled = f'assert len({errors}) == {count}, "each error has code that handles it"'
    if len(pair.new.raised) == count:
        name = pair.comparison.new.names.classes[found.new or ""]
        if name in map(pair.comparison.old.names.classes.get, pair.old.raised):
            return None  # for `error_of_class`
        named = f"{{each.__name__ for each in {errors}}}"
        handled = f'assert {string(name)} not in {named}, "no code handles it"'
    return Witness("run", f"from {pair.comparison.old.package} import {package}\n\n{handled}")


def incomplete_call(pair: Pair, found: Found) -> Witness | None:
    """Construct a class without a member that has become required."""
    return construct(pair.comparison.old, pair.shape)


def construct(side: Side, shape: str, further: str = "") -> Witness | None:
    """Construct a class with the members that must be given, and a further one. Raises NoSampleError."""
    classes: set[str] = set()
    if shape not in side.names.members:
        return None
    call = Samples(side).construct(shape, classes, further)
    return Witness("run", f"{imports(side, *classes)}\n\n{call}")


def empty_call(pair: Pair, found: Found) -> Witness | None:
    """Construct the request of an operation that took no input."""
    request = pair.comparison.old.names.requests[pair.old.name]
    return Witness("run", f"{imports(pair.comparison.old, request)}\n\n{request}()")


def typed_use(pair: Pair, found: Found) -> Witness | None:
    """Read a member as the type that it had; set it, too, where requests have it, as less may be allowed there now."""
    old = pair.comparison.old
    if pair.shape not in old.names.members or not isinstance(pair.old, Member):
        return None
    name = old.names.classes[pair.shape]
    annotation = old.type_of(pair.shape, pair.old)
    lines = [imports(old, name, *_classes_in(annotation, old))]
    if "rt." in annotation:
        lines.insert(0, f"from {old.package} import _runtime as rt")
    if not old.must_be_given(pair.shape, pair.old):
        annotation += " | None"
    member = f"value.{old.names.members[pair.shape][pair.old.name]}"
    if pair.shape in old.analysis.usage.sent:
        body = f"def exchange(value: {name}, given: {annotation}) -> {annotation}:\n"
        body += f"    before = {member}\n    {member} = given\n    return before"
    else:
        body = f"def read(value: {name}) -> {annotation}:\n    return {member}"
    return Witness("types", "\n".join(lines) + "\n\n\n" + body)


def typed_use_of_shape(pair: Pair, found: Found) -> Witness | None:
    """Read the first member whose type has changed with that of the shape, as the type that it had."""
    old, new = pair.comparison.old, pair.comparison.new
    for path in old.places_of(pair.shape):
        owner, _, rest = path.partition(".")
        if owner not in new.names.members:
            continue
        before, after = (side.service.structure(owner).member(member_of(rest)) for side in (old, new))
        if before is None or after is None:
            continue
        types = old.type_of(owner, before), new.type_of(owner, after)
        if types[0] != types[1] and (owner in old.analysis.usage.sent or not reads_as(*types)):
            return typed_use(Pair(pair.comparison, path, owner, before, after), found)
    return None


def renamed_class(pair: Pair, found: Found) -> Witness | None:
    """Import a class whose name has changed; where something else has it now, use a member that has the class."""
    old, new = pair.comparison.old, pair.comparison.new
    class_name, _, part = found.subject.partition(".")
    if part and found.shape in old.names.members:
        return renamed_member(pair, found)
    if part:
        return Witness("run", f"{imports(old, class_name)}\n\nassert {found.subject} == {string(found.detail)}")
    if class_name in new.names.classes.values() or class_name in new.names.likes.values():
        if found.detail in old.names.requests:
            return _sent_request(old, class_name)
        return typed_use_of_shape(pair._replace(shape=found.shape), found)
    return Witness("run", imports(old, class_name))


def renamed_member(pair: Pair, found: Found) -> Witness | None:
    """Construct a class with a member whose name has changed; read the member of one that nobody sends."""
    old = pair.comparison.old
    with contextlib.suppress(NoSampleError):
        if call := construct(old, found.shape, found.detail):
            return call
    return Witness("run", f"{imports(old, found.subject.partition('.')[0])}\n\n{found.subject}")


def typed_call(pair: Pair, found: Found) -> Witness | None:
    """Send the request of an operation, and return its response as the class that it had."""
    old = pair.comparison.old
    if pair.old.output is None:
        return None
    request, response = old.names.requests[pair.old.name], old.names.classes[pair.old.output.shape]
    if pair.new.output is not None and (request, response) == _names_of_call(pair):
        return None
    if _is_of_another(request, pair):
        return None
    return _sent_request(old, request, response)


def _names_of_call(pair: Pair) -> tuple[str, str]:
    names = pair.comparison.new.names
    return names.requests[pair.new.name], names.classes[pair.new.output.shape]


def request_of_operation(pair: Pair, found: Found) -> Witness | None:
    """Send the request of an operation by the name that its class had."""
    old, new = pair.comparison.old, pair.comparison.new
    name = old.names.requests[pair.old.name]
    if name == new.names.requests[pair.new.name]:
        return None
    if not _is_of_another(name, pair):
        return _sent_request(old, name)
    module = old.names.operation_modules[pair.old.name]
    imported = f"from {package_of(old)}.operations import {module}"
    return Witness("run", f"{imported}\n\nassert {module}.Request.__name__ == {string(name)}")


def _is_of_another(request: str, pair: Pair) -> bool:
    """Return whether a request's class has the name of another operation's request now."""
    requests = pair.comparison.new.names.requests
    return request != requests[pair.new.name] and request in requests.values()


def _sent_request(side: Side, request: str, response: str = "") -> Witness:
    """Send a request by the name of its class, and return its response, as a class if that is named."""
    body = f"def call(client: Any, request: {request}) -> {response or 'object'}:\n    return request.send(client)"
    imported = imports(side, *filter(None, (request, response)))
    return Witness("types", f"from typing import Any\n\n{imported}\n\n\n{body}")


def _classes_in(annotation: str, side: Side) -> list[str]:
    known = {*side.names.classes.values(), *side.names.likes.values()}
    words = "".join(each if each.isalnum() or each in "_." else " " for each in annotation).split()
    return [word for word in words if word in known]


def package_of(side: Side) -> str:
    """Return the import package of the service of a side."""
    return f"{side.package}.{side.names.package}"


def imports(side: Side, *names: str) -> str:
    """Return the import of names from the package of a side."""
    return f"from {package_of(side)} import {', '.join(sorted(set(names)))}"

"""Reported changes applied to the IR of the old spec: what comes out must be the IR of the new one.

A service is a tree of elements, each a table of fields. What the change rules say nothing of is left out, each for a
reason: `SILENT`, and the reasons beside `field_value` here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import BaseShape, BlobShape, ListShape, MapShape, Member, StringShape, StructureShape
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import BY_ID
from shapesmith.review.changes.change_rules.change_rule import ChangeRule
from shapesmith.review.changes.comparing import handlers

from tests.changes.silent_fields import SILENT

Key: TypeAlias = tuple[str, str]
Tree: TypeAlias = dict[Key, dict[str, Any]]

# Fields that no element has: what the rule about each finds follows from a change that is reported, too.
_FOUND_OUT = {("annotation",), ("sensitivity",)}
# What follows from a spec, and is no part of it: rules of the documentation, Python names, modules and types.
DERIVED = {rule.id for rule in BY_ID.values() if rule.noun == "analysis" or rule.fields in _FOUND_OUT}

# These fields are elements of their own, or sets and orders of names: see `tree`.
_ELEMENTS = {"operations", "shapes", "paginators", "waiters", "examples", "metadata", "members", "enum"}
_ELEMENTS |= {"errors", "input", "output", "member", "key", "value"}


_SPELLED_FIRST = {"STRUCTURE_MEMBER_RESPELLED", "SERVICE_OPERATION_RESPELLED", "SERVICE_WAITER_RESPELLED"}
_SPELLED_FIRST |= {"OPERATION_ERROR_RESPELLED"}


class DisagreementError(Exception):
    """Raised where a change cannot be applied, or changes nothing: then another reported it, too, or it is untrue."""


def tree(service: Service) -> Tree:
    """Return the elements of a service: by their kind, and by their name as changes spell it."""
    found: Tree = {("service", ""): _fields(service)}
    found[("service", "")] |= {f"metadata {key}": value for key, value in service.metadata.items()}
    examples: dict[str, list[Any]] = {}
    for example in service.examples:
        examples.setdefault(example.operation, []).append(example)
    found[("service", "")] |= {f"examples {name}": each for name, each in examples.items()}
    # The API version is a field of its own.
    found[("service", "")].pop("metadata apiVersion", None)
    for operation in service.operations:
        _add_operation(found, operation)
    for shape in service.shapes.values():
        _add_shape(found, shape)
    for paginator in service.paginators:
        found["paginator", paginator.operation] = _fields(paginator)
    for waiter in service.waiters:
        found["waiter", waiter.name] = _fields(waiter)
    return found


def _add_operation(found: Tree, operation: Operation) -> None:
    found["operation", operation.name] = {**_fields(operation), **_names("errors", [e.shape for e in operation.errors])}
    for kind, target in (("input", operation.input), ("output", operation.output)):
        if target is not None:
            found["result", f"{operation.name} ({kind})"] = {**_fields(target), "shape": target.shape}
    for target in operation.errors:
        found["result", f"{operation.name} ({target.shape})"] = _fields(target)


def _add_shape(found: Tree, shape: BaseShape) -> None:
    fields = {**_fields(shape), "type": type(shape).__struct_config__.tag}
    references: dict[str, Any] = {}
    match shape:
        case StructureShape():
            references = {f".{member.name}": member for member in shape.members}
            fields |= _names("members", [member.name for member in shape.members])
        case ListShape():
            references = {"[]": shape.member}
        case MapShape():
            references = {"{key}": shape.key, "{}": shape.value}
    if getattr(shape, "enum", None):
        fields |= {"is enum": True, **_names("enum", shape.enum)}  # type: ignore[attr-defined]
    found["shape", shape.name] = fields
    for step, target in references.items():
        enum = {"enum": target.enum} if getattr(target, "enum", None) else {}
        found["member", f"{shape.name}{step}"] = {**_fields(target), "shape": target.shape, **enum}


def _names(field: str, names: Iterable[str]) -> dict[str, Any]:
    """Return a set of names, and their order: only names that both sides have are in an order."""
    return {field: set(names), f"order of {field}": tuple(names)}


def _fields(node: Any) -> dict[str, Any]:
    values = {
        field: field_value(node, field)
        for field in node.__struct_fields__
        if (field not in SILENT or (field == "required" and isinstance(node, Member)))
        and field not in _ELEMENTS
        and field not in ("shape", "operation")
    }
    if "operation" in node.__struct_fields__ and hasattr(node, "delay"):
        values["operation"] = node.operation  # of a waiter; a paginator and an example are named after theirs
    return {field: value for field, value in values.items() if value is not None}


def field_value(node: Any, field: str) -> Any:
    """Return the value of a field, the same for what means the same; None for an absent one."""
    value = handlers.value(node, field)
    if field == "min" and value == 0 and isinstance(node, StringShape | BlobShape | ListShape | MapShape):
        return None  # no value is shorter
    if value in ((), "", False) and not isinstance(value, int | float):
        return None  # a trait that is absent
    return None if value is False else value


def applied(old: Tree, new: Tree, changes: Iterable[Change]) -> Tree:
    """Return the tree `old` with the changes, whose values are those in `new`. Raises DisagreementError."""
    result = {key: dict(fields) for key, fields in old.items()}
    # What has another name is called by the new one in what else is said of it.
    for change in sorted(changes, key=lambda change: change.rule not in _SPELLED_FIRST):
        if change.rule not in DERIVED:
            _apply(result, new, change, BY_ID[change.rule])
    _order(result, new)
    return result


def _apply(result: Tree, new: Tree, change: Change, rule: ChangeRule) -> None:
    noun, aspect, verdict = rule.id.split("_")
    subject = change.subject
    match (noun, aspect, verdict):
        case ("SERVICE", "OPERATION" | "WAITER", "RESPELLED"):
            # What else differs of it is reported by itself.
            _spell(result, new, aspect.lower(), subject, change.new or "")
        case ("SERVICE", "OPERATION" | "SHAPE" | "SCALAR" | "PAGINATOR" | "WAITER", _):
            kind = {"SCALAR": "shape"}.get(aspect, aspect.lower())
            _exchange(result, new, kind, None if verdict == "ADDED" else subject, _new_name(change, verdict, subject))
        case ("SERVICE", "EXAMPLES", _):
            _set(result, new, change, ("service", ""), [f"examples {subject}"])
        case ("SERVICE", "PROTOCOL" | "AUTH" | "METADATA", "CHANGED" | "RESPELLED"):
            _set(result, new, change, ("service", ""), [f"metadata {change.says.rpartition(': ')[2]}"])
        case ("STRUCTURE" | "UNION", "MEMBER" | "REQUIREMENT" | "TOKEN", "ADDED" | "REMOVED" | "RENAMED"):
            shape, _, name = subject.partition(".")
            gone = None if verdict == "ADDED" else name
            come = {"ADDED": name, "RENAMED": change.new}.get(verdict)
            _exchange_names(result, change, ("shape", shape), "members", gone, come)
            old_key = None if gone is None else f"{shape}.{gone}"
            _exchange(result, new, "member", old_key, None if come is None else f"{shape}.{come}")
        case ("STRUCTURE", "MEMBER", "RESPELLED"):
            # What else differs of it is reported by itself.
            shape = subject.partition(".")[0]
            _exchange_names(result, change, ("shape", shape), "members", change.old, change.new)
            result["member", f"{shape}.{change.new}"] = result.pop(("member", subject))
        case ("ENUM", "VALUE", "ADDED" | "REMOVED" | "RENAMED" | "RESPELLED"):
            gone = None if verdict == "ADDED" else change.old
            come = None if verdict == "REMOVED" else change.new
            _exchange_names(result, change, ("shape", subject), "enum", gone, come)
        case ("SHAPE", "ENUM", _):
            _set(result, new, change, ("shape", subject), ["is enum", "enum", "order of enum"])
        case ("OPERATION", "ERROR", "ADDED" | "REMOVED" | "RESPELLED"):
            gone, come = change.old, change.new
            _exchange_names(result, change, ("operation", subject), "errors", gone, come)
            names = [None if name is None else f"{subject} ({name})" for name in (gone, come)]
            if verdict == "RESPELLED":
                # What else differs of it is reported by itself.
                result["result", names[1]] = result.pop(("result", names[0]))  # type: ignore[index]
            else:
                _exchange(result, new, "result", *names)
        case ("OPERATION", "INPUT" | "OUTPUT", _):
            key = f"{subject} ({aspect.lower()})"
            if verdict in ("ADDED", "REQUIRED", "REMOVED", "DROPPED"):
                _exchange(result, new, "result", *((None, key) if verdict in ("ADDED", "REQUIRED") else (key, None)))
            else:
                _set(result, new, change, ("result", key), ["shape"])
        case (_, _, "REORDERED"):
            field = {"STRUCTURE": "members", "ENUM": "enum", "OPERATION": "errors"}[noun]
            _reorder(result, new, change, (rule.noun, subject), f"order of {field}")
        case ("SHAPE", "TYPE", "CHANGED" | "NARROWED"):
            _replace_type(result, new, change, subject)
        case ("PAGINATOR", "ITEMS", _) if _is_as_new(result, new, (rule.noun, subject), rule.fields):
            pass  # what the pages are made of differs, which is reported by itself
        case _:
            name = "" if rule.noun == "service" else subject
            _set(result, new, change, (rule.noun, name), _fields_of(change, rule))


def _fields_of(change: Change, rule: ChangeRule) -> tuple[str, ...]:
    """Return the fields that a change is about: a rule about several reports each by its name, or all together."""
    named = change.says.removeprefix(rule.says).removeprefix(": ")
    return tuple(field for field in rule.fields if handlers.wire_name(field) == named) or rule.fields


def _new_name(change: Change, verdict: str, subject: str) -> str | None:
    return {"ADDED": subject, "REMOVED": None, "REPLACED": None}.get(verdict, change.new)


def _is_as_new(result: Tree, new: Tree, key: Key, fields: Iterable[str]) -> bool:
    return all(result[key].get(field) == new[key].get(field) for field in fields)


def _set(result: Tree, new: Tree, change: Change, key: Key, fields: Iterable[str]) -> None:
    if key not in result or key not in new:
        raise DisagreementError(f"{change.rule} {change.subject}: {key} is on one side only")
    before = dict(result[key])
    for field in fields:
        if field in new[key]:
            result[key][field] = new[key][field]
        else:
            result[key].pop(field, None)
    if result[key] == before:
        raise DisagreementError(f"{change.rule} {change.subject}: {fields} of {key} are as in the new spec already")


def _exchange(result: Tree, new: Tree, kind: str, gone: str | None, come: str | None) -> None:
    """Remove an element with its parts, and add another as it is in the new tree."""
    for name, tree_ in ((gone, result), (come, new)):
        if name is not None and (kind, name) not in tree_:
            raise DisagreementError(f"there is no {kind} {name}")
    if come is not None and (kind, come) in result:
        raise DisagreementError(f"there is a {kind} {come} already")
    if gone is not None:
        for key in _parts(result, kind, gone):
            del result[key]
    if come is not None:
        for key in _parts(new, kind, come):
            result[key] = dict(new[key])


def _spell(result: Tree, goal: Tree, kind: str, old: str, new: str) -> None:
    """Give an operation or a waiter its new name; an operation has its paginator and its name on the wire with it."""
    if (kind, old) not in result or (kind, new) in result:
        raise DisagreementError(f"{kind} {old} cannot be called {new}")
    for key in [*_parts(result, kind, old), ("paginator", old)]:
        if key in result and (key[0] != "paginator" or ("paginator", new) in goal):
            result[key[0], new + key[1].removeprefix(old)] = result.pop(key)
    if result[kind, new].get("wire_name") == old and goal[kind, new].get("wire_name") == new:
        result[kind, new]["wire_name"] = new


def _parts(tree_: Tree, kind: str, name: str) -> list[Key]:
    inner = {"operation": "result", "shape": "member"}.get(kind)
    steps = {"result": (" (",), "member": (".", "[]", "{key}", "{}")}.get(inner or "", ())
    found = [key for key in tree_ if key[0] == inner and any(key[1].startswith(f"{name}{step}") for step in steps)]
    return [(kind, name), *found]


def _exchange_names(result: Tree, change: Change, key: Key, field: str, gone: str | None, come: str | None) -> None:
    names = set(result[key].get(field, ()))
    if (gone is not None and gone not in names) or come in names:
        raise DisagreementError(f"{change.rule} {change.subject}: {gone} -> {come} among {sorted(names)}")
    result[key][field] = (names - {gone}) | ({come} if come is not None else set())


def _reorder(result: Tree, new: Tree, change: Change, key: Key, field: str) -> None:
    names = result[key][field]
    common = [name for name in new[key][field] if name in set(names)]
    if common == [name for name in names if name in set(common)]:
        raise DisagreementError(f"{change.rule} {change.subject}: the order is the same")
    result[key][field] = new[key][field]


def _replace_type(result: Tree, new: Tree, change: Change, subject: str) -> None:
    """Give a shape its new type, with the fields and references that only one of the two types has."""
    key = ("shape", subject)
    old_fields, new_fields = result[key], new[key]
    if old_fields["type"] == new_fields["type"]:
        raise DisagreementError(f"{change.rule} {subject}: the type is the same")
    for member in _parts(result, "shape", subject)[1:]:
        if member not in new:
            del result[member]
    for member in _parts(new, "shape", subject)[1:]:
        result.setdefault(member, dict(new[member]))
    shared = {"documentation", "deprecation", "sensitive", "box", "location_name"}
    result[key] = {field: value for field, value in new_fields.items() if field not in shared}
    result[key] |= {field: value for field, value in old_fields.items() if field in shared}


def _order(result: Tree, new: Tree) -> None:
    """Where the names that both sides have are in the same order, take the new order of all."""
    for key, fields in result.items():
        for field in [field for field in fields if field.startswith("order of ") and key in new]:
            ours, theirs = fields[field], new[key].get(field, ())
            common = set(ours) & set(theirs)
            if [each for each in ours if each in common] == [each for each in theirs if each in common]:
                fields[field] = theirs


def differences(result: Tree, new: Tree) -> list[str]:
    """Return where two trees differ, one line each."""
    found = [f"only in the new spec: {key}" for key in new if key not in result]
    found += [f"only in the old spec: {key}" for key in result if key not in new]
    for key, fields in new.items():
        for field in dict.fromkeys((*fields, *result.get(key, ()))):
            if key in result and result[key].get(field) != fields.get(field):
                found.append(f"{key} {field}: {str(result[key].get(field))[:100]} -> {str(fields.get(field))[:100]}")
    return found

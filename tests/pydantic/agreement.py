"""The JSON Schema of a class beside that of the exporter: what is left of both where neither may say more."""

from __future__ import annotations

import json
import re
from typing import Any

# What only one of the two has, with the reason.
DIFFERENCES = {
    "title": "pydantic has a title for every model; the exporter has the name of the definition",
    "description": "a class has its docstring, the exporter the documentation as plain text",
    "deprecated": "a table does not have it: the docstring says it, and so does a warning",
    "$comment": "a table does not have the reasons why a constraint is not enforced",
    "expression": "an expression of CEL is made from the analysed rule, of which a table has only the check",
}


_CLASS = re.compile(r"\[((?:[^\]\\]|\\.)*)\]")
_MEMBER = re.compile(
    r"\\[pP]\{\w+\}|(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|.)(?:-(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\.|.))?", re.DOTALL
)


def _ordered(members: str) -> str:
    return "".join(sorted(_MEMBER.findall(members)))


def of_exporter(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """Return a definition with those of scalars, lists and maps in place of the references to them."""
    return _shown(schema, lambda name: definitions[name], lambda name: name.removesuffix("-Output"))


def of_class(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """Return the schema of a class, with references by the name of the class."""
    return _shown(schema, lambda name: definitions[name], lambda name: definitions[name]["title"])


def _shown(node: Any, get: Any, called: Any, is_named: bool = False) -> Any:
    """Return a schema without DIFFERENCES. `is_named`: its keys are names of members, not keywords."""
    if isinstance(node, list):
        return [_shown(each, get, called) for each in node]
    if not isinstance(node, dict):
        return node
    if not is_named and isinstance(node.get("$ref"), str):
        name = node["$ref"].removeprefix("#/$defs/")
        definition = get(name)
        if definition.get("type") == "object" and "propertyNames" not in definition:
            return {"$ref": called(name)}
        beside = {keyword: value for keyword, value in node.items() if keyword != "$ref"}
        return _shown(definition | beside, get, called)
    if not is_named and "x-rules" in node:
        # A table has the rules by their sentences.
        node = node | {"x-rules": sorted(node["x-rules"], key=lambda rule: rule["id"])}
    if not is_named and isinstance(node.get("pattern"), str):
        # The members of a class of characters have no order.
        node = node | {"pattern": _CLASS.sub(lambda found: f"[{_ordered(found[1])}]", node["pattern"])}
    shown = {
        name: value if name in ("enum", "required") else _shown(value, get, called, name == "properties")
        for name, value in node.items()
        if is_named or name not in DIFFERENCES
    }
    if not is_named and "allOf" in shown:
        # All of them hold, in whatever order.
        shown["allOf"].sort(key=lambda schema: json.dumps(schema, sort_keys=True))
    return shown

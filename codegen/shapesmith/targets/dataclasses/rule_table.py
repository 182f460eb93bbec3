"""Constraints to the rows of `_rules`: a call for each place, as `shapesmith.runtime.rules` takes it."""

from __future__ import annotations

from shapesmith.ir.constraints import Rules, StructureRules
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text.literals import number, string

_CLASSES = {
    "string": "StringRule",
    "blob": "BlobRule",
    "boolean": "BooleanRule",
    "integer": "IntegerRule",
    "float": "FloatRule",
    "timestamp": "TimestampRule",
    "list": "ListRule",
    "map": "MapRule",
    "structure": "StructureRule",
    "stream": "StreamRule",
    "document": "DocumentRule",
    "json": "JsonRule",
}


class RuleTable:
    """Writes the rules of one structure."""

    def __init__(self, names: Names, constants: Constants) -> None:
        self._names = names
        self._constants = constants

    def rule(self, rules: Rules) -> str:
        """Return the rule of one place: a member, an item, a key or a value."""
        arguments: list[str] = []
        if rules.kind in ("structure", "stream"):
            arguments.append(self._names.classes[rules.target])
        for inner in (rules.key, rules.item):
            if inner is not None:
                arguments.append(self.rule(inner))
        arguments += _bounds(rules)
        arguments += self._text(rules)
        flags = {
            "sparse": rules.sparse,
            "required": rules.required is not None,
            "token": rules.required is not None and rules.required.token,
            "sensitive": rules.sensitive,
        }
        arguments += [f"{flag}=True" for flag, is_set in flags.items() if is_set]
        constraints = [*rules.constraints, *([rules.required] if rules.required is not None else [])]
        advice = [string(constraint.kind) for constraint in constraints if constraint.advice is not None]
        if advice:
            arguments.append(f"advice=({', '.join(advice)},)")
        return f"rt.{_CLASSES[rules.kind]}({', '.join(arguments)})"

    def _text(self, rules: Rules) -> list[str]:
        """Return what a string must match, and be one of."""
        arguments: list[str] = []
        pattern, enum = rules.constraint("pattern"), rules.constraint("enum")
        if pattern is not None:
            arguments.append(f"pattern={self._constants.pattern(rules.target, pattern)}")
        if enum is not None:
            listed = f"({', '.join(map(string, enum.values))},)"
            arguments.append(f"values={listed if enum.enum is None else self._names.classes[enum.enum]}")
        return arguments


def options(rules: StructureRules) -> str:
    """Return the rest of the arguments of a structure's table: whether it is a union."""
    if rules.union is None:
        return ""
    return ", union=True" if rules.union.advice is None else ', union=True, advice=("union",)'


def _bounds(rules: Rules) -> list[str]:
    constraint = rules.constraint("length") or rules.constraint("range")
    if constraint is None:
        return []
    bounds = (("min", constraint.minimum), ("max", constraint.maximum))
    return [f"{name}={number(bound)}" for name, bound in bounds if bound is not None]

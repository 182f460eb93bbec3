"""Constraints to the entries of a structure's schema: a call of `shapesmith.runtime` for each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.ir.constraints import Constraint, PlaceConstraints, StructureConstraints
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text import words
from shapesmith.text.literals import number, raw_string, string

_ENTRIES = {
    "string": "String",
    "blob": "Blob",
    "boolean": "Boolean",
    "integer": "Integer",
    "float": "Float",
    "timestamp": "Timestamp",
    "list": "List",
    "map": "Map",
    "structure": "Nested",
    "stream": "Events",
    "document": "Document",
    "open": "Open",
    "json": "Json",
}


class PatternUse(NamedTuple):
    """A pattern that a module needs: its name there, how it is matched, and the pattern in the model."""

    name: str
    source: str
    engine: str
    model: str


class Table:
    """Writes the entries for the structures of one module. `patterns` are those that they name, by name."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.patterns: dict[str, PatternUse] = {}

    def entry(self, place: PlaceConstraints, token: bool = False, filled: bool = False) -> str:
        """Return the entry of one place: a member, an item, a key or a value.

        `token`: the member is a token, which `to_boto3` fills in. `filled`: boto3 does so too, so that a dict need not
        have it.
        """
        arguments: list[str] = []
        if place.kind in ("structure", "stream"):
            # By name: its module is imported when a value reaches it.
            arguments.append(f'"{self._names.classes[place.target]}"')
        arguments += map(self.entry, place.inner)
        for constraint in (*place.checked, *place.sending):
            arguments += self._arguments(place, constraint)
        if place.kind == "string" and place.target in self._names.enum_members:
            arguments.append(f'enum="{self._names.classes[place.target]}"')
            if place.constraint("enum") is None:
                arguments.append("values=None")
        flags = {
            "sparse": place.sparse,
            "required": place.is_required and not filled,
            "token": token,
            "sensitive": place.sensitive,
        }
        arguments += [f"{flag}=True" for flag, is_set in flags.items() if is_set]
        required = (place.required,) if place.required is not None and place.is_required else ()
        arguments += _advice((*place.checked, *required))
        return f"rt.{_ENTRIES[place.kind]}({', '.join(arguments)})"

    def decoded(self, place: PlaceConstraints) -> str:
        """Return the entry of a member of a response that boto3 decodes from JSON, so that it may be anything."""
        return f"rt.Document({'sensitive=True' if place.sensitive else ''})"

    def _arguments(self, place: PlaceConstraints, constraint: Constraint) -> list[str]:
        """Return the arguments for a constraint; one without parameters is a flag with the name of its kind."""
        match constraint.kind:
            case "length" | "range":
                bounds = (("min", constraint.minimum), ("max", constraint.maximum))
                return [f"{name}={number(bound)}" for name, bound in bounds if bound is not None]
            case "pattern":
                return [f"pattern={self._pattern(place.target, constraint)}"]
            case "enum":
                # The values of an enum with a class are in the class.
                return (
                    []
                    if constraint.enum == place.target
                    else [f"values=({', '.join(map(string, constraint.values))},)"]
                )
            case kind:
                return [f"{kind}=True"]

    def _pattern(self, target: str, constraint: Constraint) -> str:
        """Return the name of the pattern of the shape `target`."""
        assert constraint.source is not None
        assert constraint.pattern is not None
        name = f"_{words.constant(words.snake(target))}_PATTERN"
        use = PatternUse(name, constraint.source, constraint.engine, constraint.pattern)
        while self.patterns.setdefault(name, use) != use:
            name += "_"  # an override gives one member of the shape another pattern, or other lengths
            use = use._replace(name=name)
        return name


def schema_expression(entries: Iterable[tuple[str, str]], arguments: str = "") -> str:
    """Return the schema of a structure: the entry of each member by its wire name, and what `options` returns."""
    # With a comma after the last one, a formatter gives each entry a line.
    table = "".join(f"{string(name)}: {entry}," for name, entry in entries)
    return f"rt.Schema({{{table}}}{arguments})"


def pattern_expression(use: PatternUse) -> str:
    """Return the call that makes a pattern."""
    engine = "" if use.engine == "re" else f", {string(use.engine)}"
    model = "" if use.model == use.source else f", model={raw_string(use.model)}"
    return f"rt.Pattern({raw_string(use.source)}{engine}{model})"


def options(structure: StructureConstraints, edits: tuple[str, ...] = ()) -> str:
    """Return the arguments of a schema besides its entries: what applies to the structure as a whole.

    `edits` are the ids of boto3's edits of a request.
    """
    arguments = []
    if structure.union is not None and structure.is_union:
        arguments.append("union=True")
        if structure.is_added_union:
            arguments.append("overridden=True")  # botocore does not check it
        arguments += _advice((structure.union,))
    if edits:
        arguments.append(f"edits=({', '.join(map(string, edits))},)")
    return "".join(f", {argument}" for argument in arguments)


def _advice(constraints: tuple[Constraint, ...]) -> list[str]:
    """Return the argument that names the kinds of constraint that are advice."""
    kinds = [string(constraint.kind) for constraint in constraints if not constraint.is_error]
    return [f"advice=({', '.join(kinds)},)"] if kinds else []

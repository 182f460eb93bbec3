"""Constraints to code: the statements of each structure's `_check`, straight-line, on plain dicts.

Every branch is taken once per value; a place that holds nothing costs a look-up. What a violation says is put together
in `codegen.runtime.violations`, only when there is one.
"""

from __future__ import annotations

from typing import NamedTuple

from codegen.ir.constraints import Constraint, Rules, StructureRules
from codegen.python.names import Names
from codegen.text import words
from codegen.text.literals import string

_TYPES = {
    "string": "isinstance({0}, str)",
    "boolean": "isinstance({0}, bool)",
    "list": "isinstance({0}, (list, tuple))",
    "map": "isinstance({0}, dict)",
    "blob": "rt.is_blob({0})",
    "timestamp": "rt.is_timestamp({0})",
    # A bool is an int to Python and to botocore, and no number to the service: the slow way sorts it out.
    "integer": "type({0}) is int",
    "float": "type({0}) in (float, int)",
}


class PatternUse(NamedTuple):
    """A compiled pattern that a module needs: its name there, and how it is made."""

    name: str
    source: str
    engine: str


class Checks:
    """Writes the checks of one service's structures."""

    def __init__(self, names: Names, rules: dict[str, StructureRules]) -> None:
        self._names = names
        self._rules = rules

    def of(self, shape: str) -> tuple[list[str], dict[str, PatternUse]]:
        """Return the statements that check the members of a structure, and the patterns they use by name."""
        writer = _Writer(self._names)
        rules = self._rules[shape]
        if rules.union is not None:
            writer.union(rules.union)
        for wire_name, member in rules.members.items():
            writer.member(wire_name, member)
        return writer.lines, writer.patterns

    def references(self, shape: str) -> set[str]:
        """Return the structures whose checks the checks of `shape` call, and the enums they look into."""
        found: set[str] = set()
        pending = list(self._rules[shape].members.values())
        while pending:
            rules = pending.pop()
            if rules.kind == "structure":
                found.add(rules.target)
            enum = rules.constraint("enum")
            if enum is not None and enum.enum is not None:
                found.add(enum.enum)
            pending += [inner for inner in (rules.key, rules.item) if inner is not None]
        return found


class _Writer:
    """Gathers the lines of one structure's checks. A path is Python source: a literal, or a tuple of steps."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.lines: list[str] = []
        self.patterns: dict[str, PatternUse] = {}

    def union(self, constraint: Constraint) -> None:
        self._add(0, "if len(value) != 1:")
        self._add(1, f"found += rt.not_one_member(value{_advice(constraint)})")

    def member(self, wire_name: str, rules: Rules) -> None:
        name = string(wire_name)
        self._add(0, f"x = get({name})")
        if rules.required is None:
            self._value(rules, "x", [name], 0, 0, otherwise=f"x is not None or {name} in value")
            return
        start = len(self.lines)
        advice = _advice(rules.required)
        if rules.kind in ("structure", "document", "json"):
            self._value(rules, "x", [name], 0, 0, otherwise=f"x is not None or {name} in value")
            self._add(0, "else:")
            self._add(1, f"found += rt.required({name}, value{advice})")
            return
        self._add(0, f"if {_TYPES[rules.kind].format('x')}:")
        self._inside(rules, "x", [name], 1, 0)
        if len(self.lines) == start + 1:
            self.lines[start] = f"if {_negated(_TYPES[rules.kind].format('x'))}:"
        else:
            self._add(0, "else:")
        # One call says which it is: nothing there, or something of a wrong type.
        self._add(1, f"found += rt.required({name}, value, {_type_and_bounds(rules)}{_hide(rules)}{advice})")

    def _value(self, rules: Rules, x: str, path: list[str], indent: int, depth: int, otherwise: str = "") -> None:
        """Write the checks of the value in variable `x`. `otherwise` holds where it is there and of a wrong type."""
        where, hide = _path(path), _hide(rules)
        if rules.kind in ("structure", "document", "json"):
            if otherwise:
                self._add(indent, f"if {otherwise}:")
                indent += 1
            if rules.kind == "structure":
                self._add(indent, f"if nested := {self._names.classes[rules.target]}._check({x}):")
                self._add(indent + 1, f"found += rt.at({where}, nested)")
            else:
                self._add(indent, f"found += rt.{rules.kind}_problems({where}, {x}{hide})")
            return
        start = len(self.lines)
        is_right = _TYPES[rules.kind].format(x)
        self._add(indent, f"if {is_right}:")
        self._inside(rules, x, path, indent + 1, depth)
        if len(self.lines) == start + 1:
            wrong = _negated(is_right)
            self.lines[start] = "    " * indent + (f"if {wrong} and ({otherwise}):" if otherwise else f"if {wrong}:")
        else:
            self._add(indent, f"elif {otherwise}:" if otherwise else "else:")
        self._add(indent + 1, f"found += rt.wrong_type({where}, {x}, {_type_and_bounds(rules)}{hide})")

    def _inside(self, rules: Rules, x: str, path: list[str], indent: int, depth: int) -> None:
        """Write what must hold for a value of the right type, and for what it contains."""
        self._constraints(rules, x, _path(path), indent)
        self._contents(rules, x, path, indent, depth)

    def _constraints(self, rules: Rules, x: str, where: str, indent: int) -> None:
        for constraint in rules.constraints:
            extra = _hide(rules) + _advice(constraint)
            bounds = f"{constraint.minimum}, {constraint.maximum}"
            match constraint.kind:
                case "length" if rules.kind == "blob":
                    # A file is not read to learn its size.
                    known = f"(size := rt.size_of_blob({x})) is not None"
                    self._add(indent, f"if {known} and not {_within('size', constraint)}:")
                    self._add(indent + 1, f"found += rt.blob_length({where}, {x}, {bounds}{extra})")
                case "length":
                    function = "map_length" if rules.kind == "map" else "length"
                    self._add(indent, f"if not {_within(f'len({x})', constraint)}:")
                    self._add(indent + 1, f"found += rt.{function}({where}, {x}, {bounds}{extra})")
                case "range":
                    self._add(indent, f"if not {_within(x, constraint, endless=rules.kind == 'float')}:")
                    self._add(indent + 1, f"found += rt.outside({where}, {x}, {bounds}{extra})")
                case "pattern":
                    self._pattern(rules, constraint, x, where, extra, indent)
                case "enum":
                    self._enum(constraint, x, where, extra, indent)
                case _:
                    raise AssertionError(f"{constraint.kind} is no constraint of a value")

    def _pattern(self, rules: Rules, constraint: Constraint, x: str, where: str, extra: str, indent: int) -> None:
        assert constraint.source is not None
        name = f"_{words.constant(words.snake(rules.target))}_PATTERN"
        use = PatternUse(name, constraint.source, constraint.engine)
        while self.patterns.setdefault(name, use) != use:
            name += "_"  # an override gave one member of the shape another pattern
            use = use._replace(name=name)
        # The length comes first: a pattern is only ever matched against text of an allowed length.
        length = rules.constraint("length")
        bounded = f"{_within(f'len({x})', length)} and " if length is not None and length.advice is None else ""
        self._add(indent, f"if {bounded}not {name}.fullmatch({x}):")
        self._add(indent + 1, f"found += rt.unmatched({where}, {x}, {string(constraint.pattern or '')}{extra})")

    def _enum(self, constraint: Constraint, x: str, where: str, extra: str, indent: int) -> None:
        if constraint.enum is not None:
            values = f"{self._names.classes[constraint.enum]}._value2member_map_"
        else:
            values = "(" + ", ".join(map(string, constraint.values)) + ",)"
        self._add(indent, f"if {x} not in {values}:")
        self._add(indent + 1, f"found += rt.not_listed({where}, {x}, {values}{extra})")

    def _contents(self, rules: Rules, x: str, path: list[str], indent: int, depth: int) -> None:
        if rules.item is None:
            return
        number = str(depth) if depth else ""
        item, key, index = f"item{number}", f"key{number}", f"i{number}"
        if rules.key is None:
            self._add(indent, f"for {index}, {item} in enumerate({x}):")
            self._item(rules, rules.item, item, [*path, index], indent + 1, depth + 1)
            return
        self._add(indent, f"for {key}, {item} in {x}.items():")
        step = "rt.HIDDEN" if rules.key.sensitive else key
        self._value(rules.key, key, [*path, step, "rt.KEY"], indent + 1, depth + 1)
        self._item(rules, rules.item, item, [*path, step], indent + 1, depth + 1)

    def _item(self, rules: Rules, inner: Rules, item: str, path: list[str], indent: int, depth: int) -> None:
        if rules.sparse:
            # Null is an item like any other to the model; botocore does not let it through.
            self._add(indent, f"if {item} is None:")
            self._add(indent + 1, f"found += rt.null_for_botocore({_path(path)})")
            self._add(indent, "else:")
            indent += 1
        self._value(inner, item, path, indent, depth)

    def _add(self, indent: int, line: str) -> None:
        self.lines.append("    " * indent + line)


def _negated(condition: str) -> str:
    """Return the opposite of a test for a type, as one writes it."""
    for positive, negative in ((" is ", " is not "), (" in ", " not in ")):
        if positive in condition:
            return condition.replace(positive, negative)
    return f"not {condition}"


def _type_and_bounds(rules: Rules) -> str:
    """Return what a violation of the type is told: for numbers the bounds too, since the odd forms are judged there."""
    limits = rules.constraint("range")
    if rules.kind not in ("integer", "float") or limits is None:
        return string(rules.kind)
    return f"{string(rules.kind)}, {limits.minimum}, {limits.maximum}"


def _hide(rules: Rules) -> str:
    return ", hide=True" if rules.sensitive else ""


def _path(path: list[str]) -> str:
    return path[0] if len(path) == 1 else f"({', '.join(path)})"


def _advice(constraint: Constraint) -> str:
    return ", advice=True" if constraint.advice is not None else ""


def _within(measure: str, constraint: Constraint, endless: bool = False) -> str:
    """Return the comparison that holds within the bounds; NaN is never within, infinity only where it is a bound."""
    low, high = constraint.minimum, constraint.maximum
    if low is None:
        return f"-rt.INFINITY < {measure} <= {high}" if endless else f"{measure} <= {high}"
    if high is None:
        return f"{low} <= {measure} < rt.INFINITY" if endless else f"{low} <= {measure}"
    return f"{low} <= {measure} <= {high}"

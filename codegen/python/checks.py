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

# What is true of a value of a wrong type.
_WRONG_TYPE = {
    "string": "not isinstance({0}, str)",
    "boolean": "not isinstance({0}, bool)",
    "list": "not isinstance({0}, (list, tuple))",
    "map": "not isinstance({0}, dict)",
    "blob": "not rt.is_blob({0})",
    "timestamp": "not rt.is_timestamp({0})",
    # A bool is an int to Python and to botocore, and no number to the service: the slow way sorts it out.
    "integer": "type({0}) is not int",
    "float": "type({0}) not in (float, int)",
}

# An enum of up to so many values is checked against them as they stand, which is fastest; a larger one by its class.
_INLINE_VALUES = 8


class PatternUse(NamedTuple):
    """A compiled pattern that a module needs: its name there, and how it is made."""

    name: str
    source: str
    engine: str


class ValuesUse(NamedTuple):
    """The values of a large enum that a module needs: the name of the table there, and the enum's class."""

    name: str
    enum: str


class CheckCode(NamedTuple):
    """The statements that check the members of a structure, and what its module must define for them.

    `required` is how many members must be there.
    """

    lines: list[str]
    required: int
    constants: dict[str, PatternUse | ValuesUse]


class Branch(NamedTuple):
    """A condition that holds where something is wrong, and the call that says so."""

    condition: str
    call: str


class Checks:
    """Writes the checks of one service's structures."""

    def __init__(self, names: Names, rules: dict[str, StructureRules]) -> None:
        self._names = names
        self._rules = rules

    def of(self, shape: str) -> CheckCode:
        """Return the code that checks the members of a structure."""
        writer = _Writer(self._names)
        rules = self._rules[shape]
        if rules.union is not None:
            writer.union(rules.union)
        for wire_name, member in rules.members.items():
            writer.member(wire_name, member)
        required = sum(member.required is not None for member in rules.members.values())
        return CheckCode(writer.lines, required, writer.constants)

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
        self.constants: dict[str, PatternUse | ValuesUse] = {}

    def union(self, constraint: Constraint) -> None:
        self._add(0, "if len(value) != 1:")
        self._add(1, f"found += rt.not_one_member(value{_advice(constraint)})")

    def member(self, wire_name: str, rules: Rules) -> None:
        name = string(wire_name)
        self._add(0, f"if {name} in value:")
        if rules.required is None:
            self._add(1, "known += 1")
        if rules.kind == "structure":
            self._value(rules, f"value[{name}]", [name], 1, 0)
        else:
            self._add(1, f"x = value[{name}]")
            self._value(rules, "x", [name], 1, 0)
        if rules.required is not None:
            self._add(0, "else:")
            token = ", token=True" if rules.required.token else ""
            self._add(1, "known -= 1")
            self._add(1, f"found += rt.required({name}{token}{_advice(rules.required)})")

    def _value(self, rules: Rules, x: str, path: list[str], indent: int, depth: int) -> None:
        """Write the checks of the value that the expression `x` gives."""
        where = _path(path)
        if rules.kind == "structure":
            # Two statements: black and ruff do not lay a long assignment expression out alike.
            self._add(indent, f"nested = {self._names.classes[rules.target]}._check({x})")
            self._add(indent, "if nested:")
            self._add(indent + 1, f"found += rt.at({where}, nested{_hide(rules)})")
            return
        if rules.kind == "stream":
            # What was received as a stream of events is passed over: looking at it would use it up.
            self._add(indent, f"if not isinstance({x}, dict):")
            self._add(indent + 1, f"found += rt.refused_by_botocore({where}, {x})")
            self._add(indent, f"elif nested := {self._names.classes[rules.target]}._check({x}):")
            self._add(indent + 1, f"found += rt.at({where}, nested{_hide(rules)})")
            return
        if rules.kind in ("document", "json"):
            self._add(indent, f"found += rt.{rules.kind}_problems({where}, {x}{_hide(rules)})")
            return
        self._add(indent, f"if {_WRONG_TYPE[rules.kind].format(x)}:")
        self._add(indent + 1, f"found += rt.wrong_type({where}, {x}, {_type_and_bounds(rules)}{_hide(rules)})")
        chains = self._chains(rules, x, where)
        if len(chains) == 1 and rules.item is None:
            self._add_chain(indent, chains[0], "elif")
        elif not chains and rules.item is not None and (unfit := _unfit(rules, x)):
            self._add(indent, f"elif {unfit}:")
            self._contents(rules, x, path, indent + 1, depth)
        elif chains or rules.item is not None:
            self._add(indent, "else:")
            for chain in chains:
                self._add_chain(indent + 1, chain, "if")
            unfit = _unfit(rules, x)
            if unfit:
                self._add(indent + 1, f"if {unfit}:")
            self._contents(rules, x, path, indent + 2 if unfit else indent + 1, depth)

    def _chains(self, rules: Rules, x: str, where: str) -> list[list[Branch]]:
        """Return what must hold for a value of the right type, as chains of which one branch at most is taken.

        A pattern is matched only against text of an allowed length, if there is one, since that may be what makes it
        safe to match.
        """
        text: list[Branch] = []
        chains = [text]
        for constraint in rules.constraints:
            extra = _hide(rules) + _advice(constraint)
            bounds = f"{constraint.minimum}, {constraint.maximum}"
            match constraint.kind:
                case "length" if rules.kind == "blob":
                    # A file is not read to learn its size.
                    known = f"(size := rt.size_of_blob({x})) is not None"
                    condition = f"{known} and {_outside('size', constraint)}"
                    text.append(Branch(condition, f"rt.blob_length({where}, {x}, {bounds}{extra})"))
                case "length":
                    function = "map_length" if rules.kind == "map" else "length"
                    condition = _outside(f"len({x})", constraint)
                    text.append(Branch(condition, f"rt.{function}({where}, {x}, {bounds}{extra})"))
                case "range":
                    condition = _outside(x, constraint, endless=rules.kind == "float")
                    text.append(Branch(condition, f"rt.outside({where}, {x}, {bounds}{extra})"))
                case "pattern":
                    pattern = f"{x}, {string(constraint.pattern or '')}"
                    condition = f"not {self._pattern(rules, constraint)}.fullmatch({x})"
                    branch = Branch(condition, f"rt.unmatched({where}, {pattern}{extra})")
                    length = rules.constraint("length")
                    if length is None or length.advice is None:
                        text.append(branch)
                    else:  # a length that is only advised must not hide that the pattern is broken
                        chains.append([branch])
                case "enum":
                    condition, values = self._enum(constraint, x)
                    chains.append([Branch(condition, f"rt.not_listed({where}, {x}, {values}{extra})")])
                case _:
                    raise AssertionError(f"{constraint.kind} is no constraint of a value")
        return [chain for chain in chains if chain]

    def _add_chain(self, indent: int, chain: list[Branch], first: str) -> None:
        for number, (condition, call) in enumerate(chain):
            self._add(indent, f"{'elif' if number else first} {condition}:")
            self._add(indent + 1, f"found += {call}")

    def _pattern(self, rules: Rules, constraint: Constraint) -> str:
        """Return the name of the compiled pattern in the module."""
        assert constraint.source is not None
        name = f"_{words.constant(words.snake(rules.target))}_PATTERN"
        use = PatternUse(name, constraint.source, constraint.engine)
        while self.constants.setdefault(name, use) != use:
            name += "_"  # an override gave one member of the shape another pattern
            use = use._replace(name=name)
        return name

    def _enum(self, constraint: Constraint, x: str) -> tuple[str, str]:
        """Return the condition for a value that is not listed, and what lists them."""
        if constraint.enum is None:
            values = f"{{{', '.join(map(string, sorted(constraint.values)))}}}"
            return f"{x} not in {values}", f"({', '.join(map(string, constraint.values))},)"
        name = self._names.classes[constraint.enum]
        if len(constraint.values) > _INLINE_VALUES:
            table = f"_{words.constant(words.snake(constraint.enum))}_VALUES"
            self.constants[table] = ValuesUse(table, name)
            return f"{x} not in {table}", name
        return f"{x} not in {{{', '.join(map(string, constraint.values))}}}", name

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
            self._add(indent + 1, f"found += rt.refused_by_botocore({_path(path)}, {item})")
            self._add(indent, "else:")
            indent += 1
        self._value(inner, item, path, indent, depth)

    def _add(self, indent: int, line: str) -> None:
        self.lines.append("    " * indent + line)


def _unfit(rules: Rules, x: str) -> str:
    """Return the condition on which the items of a container must be looked at one by one; empty where always.

    Texts that are only limited in length are measured all at once: most often all of them together are short enough.
    """
    bounds = [_text_bounds(inner) for inner in (rules.key, rules.item) if inner is not None]
    if None in bounds or not bounds or rules.sparse:
        return ""
    known = [pair for pair in bounds if pair is not None]
    highest = min(high for _, high in known)
    lows = ", ".join(str(low) for low, _ in known)
    return f"not rt.{'entries' if rules.key is not None else 'items'}_fit({x}, {lows}, {highest})"


def _text_bounds(rules: Rules) -> tuple[int, int] | None:
    """Return the length that texts must have, where that is all that is asked of them and glancing at them can tell."""
    length = rules.constraint("length")
    if rules.kind != "string" or len(rules.constraints) != 1 or length is None or length.maximum is None:
        return None
    low = int(length.minimum or 0)
    return (low, int(length.maximum)) if low <= 1 else None


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


def _outside(measure: str, constraint: Constraint, endless: bool = False) -> str:
    """Return the comparison that holds outside the bounds; NaN always is, infinity unless it is a bound (`endless`)."""
    low, high = constraint.minimum, constraint.maximum
    if low == high:
        return f"{measure} != {low}"
    if low is None:
        return f"not -rt.INFINITY < {measure} <= {high}" if endless else f"{measure} > {high}"
    if high is None:
        return f"not {low} <= {measure} < rt.INFINITY" if endless else f"{measure} < {low}"
    return f"not {low} <= {measure} <= {high}"

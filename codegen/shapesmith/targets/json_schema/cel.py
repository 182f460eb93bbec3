"""Rules as expressions of the Common Expression Language, true of the structure `self` where the rule is kept.

The values are those of the JSON Schema: boto3's, with bytes in base64 and datetimes as text. Sums use `sum()`, which
Kubernetes has for lists; all else is of the language itself. Numbers of JSON are compared as what their shape says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from shapesmith.ir.constraints import Place, StructureConstraints
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    CountSet,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    TotalSize,
    Unique,
    Value,
    steps_of,
)
from shapesmith.targets.json_schema.rule_patterns import NotPortable, Search, format_searches, searches

# An identifier; these words of the language are none.
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset(
    {
        *("as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop"),
        *("namespace", "null", "package", "return", "true", "var", "void", "while"),
    }
)
_CONTENTS = ("[]", "{}", "{key}")


class NotInCel(Exception):
    """Raised for a rule that has no expression: that a text is JSON, or of a value of any kind."""


class Expressions:
    """Writes the expressions for the rules of one service, of which it knows what the values are."""

    def __init__(self, structures: Mapping[str, StructureConstraints]) -> None:
        self._structures = structures

    def of_rule(self, rule: Rule) -> str:
        """Return an expression that is false where the rule is broken. Raises NotInCel."""
        writer = _Writer(self._structures, rule.shape)
        when = [writer.true(condition) for condition in rule.when]
        broken = " && ".join(_grouped(part) for part in (*when, writer.false(rule.must)))
        return f"!({broken})"


class _Writer:
    def __init__(self, structures: Mapping[str, StructureConstraints], shape: str) -> None:
        self._structures = structures
        self._shape = shape
        self._variables = 0

    def true(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is."""
        match condition:
            case IsSet(place=place):
                return self._exists("self", steps_of(place))
            case CountSet() | AllOrNone() | Unique() | Compare():
                return self._of_places(condition, True)
            case Not():
                return self.false(condition.condition)
            case AnyOf():
                return " || ".join(_grouped(self.true(each)) for each in condition.conditions) or "false"
        steps = steps_of(condition.place)
        return f"{self._exists('self', steps)} && {self._all(condition)}"

    def false(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is false."""
        match condition:
            case IsSet():
                return f"!({self.true(condition)})"
            case CountSet() | AllOrNone() | Unique() | Compare():
                return self._of_places(condition, False)
            case Not():
                return self.true(condition.condition)
            case AnyOf():
                return " && ".join(_grouped(self.false(each)) for each in condition.conditions) or "true"
        return f"!({self._all(condition)})"

    def _of_places(self, condition: CountSet | AllOrNone | Unique | Compare, outcome: bool) -> str:
        sign = "" if outcome else "!"
        match condition:
            case CountSet(places=places, minimum=low, maximum=high):
                flags = [self._exists("self", steps_of(place)) for place in places]
                some = " || ".join(map(_grouped, flags)) or "false"
                if (low, high) == (1, None):
                    return f"{sign}({some})"
                if high == 0:
                    return f"({some})" if sign else f"!({some})"
                count = " + ".join(f"({flag} ? 1 : 0)" for flag in flags) or "0"
                bounds = [f"{count} >= {low}"] if low else []
                bounds += [f"{count} <= {high}"] if high is not None else []
                return f"{sign}({' && '.join(bounds) or 'true'})"
            case AllOrNone(places=places):
                flags = [_grouped(self._exists("self", steps_of(place))) for place in places]
                return f"{sign}(({' && '.join(flags)}) || !({' || '.join(flags)}))"
            case Unique():
                return self._unique(condition, outcome)
            case Compare():
                return self._compare(condition, outcome)

    def _unique(self, condition: Unique, outcome: bool) -> str:
        names = steps_of(condition.place)
        first = next((index for index, step in enumerate(names) if step in _CONTENTS), None)
        if first is None or any(step in _CONTENTS for step in names[first + 1 :]) or names[first] == "{key}":
            return "false" if not outcome else self._exists("self", names)
        holder, rest = names[:first], names[first + 1 :]
        base = _path("self", holder)
        one, other = self._variable(), self._variable()
        values = [each if names[first] == "[]" else f"{base}[{each}]" for each in (one, other)]
        same = f"{_path(values[0], rest)} == {_path(values[1], rest)}"
        if rest:
            same = f"{self._exists(values[1], rest)} && {same}"
        distinct = f"{base}.exists_one({other}, {same})"
        if rest:
            distinct = f"({self._exists(values[0], rest)}) ? {distinct} : true"
        differ = f"{base}.all({one}, {distinct})"
        given = self._exists("self", names if outcome else holder)
        return f"{given} && {differ if outcome else f'!{differ}'}"

    def _compare(self, condition: Compare, outcome: bool) -> str:
        left, right = steps_of(condition.left), steps_of(condition.right)
        if any(step in _CONTENTS for step in (*left, *right)):
            raise NotInCel
        kinds = {self._kind(left), self._kind(right)}
        one, other = _path("self", left), _path("self", right)
        given = f"{self._exists('self', left)} && {self._exists('self', right)}"
        if kinds == {"timestamp"}:
            given += f" && type({one}) == string && type({other}) == string"
            one, other = f"timestamp({one})", f"timestamp({other})"
        elif kinds <= {"integer", "float"}:
            if "float" in kinds:
                one, other = f"double({one})", f"double({other})"
        else:
            raise NotInCel
        operator = "==" if condition.operator == "=" else condition.operator
        compared = f"{one} {operator} {other}"
        return f"{given} && {compared if outcome else f'!({compared})'}"

    def _all(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is false of no value at its place."""
        assert isinstance(condition, OneOf | NoneOf | Matches | Format | Length | Range | MultipleOf | TotalSize)
        steps = steps_of(condition.place)
        place = self._place(steps)
        return self._each("self", steps, lambda value: self._judged(condition, place, value))

    def _judged(self, condition: Condition, place: Place, value: str) -> str:
        """Return an expression that is true where a condition is true of a value of a place, or open."""
        kind = place.kind
        match condition:
            case OneOf(values=values) | NoneOf(values=values):
                fitting = [_literal(each, kind) for each in values if _is_of(each, kind)]
                if not any(kind in kinds for kinds in (("string",), ("boolean",), ("integer", "float"))):
                    return "true"
                text = f"double({value})" if kind == "float" else value
                among = f"{text} == {fitting[0]}" if len(fitting) == 1 else f"{text} in [{', '.join(fitting)}]"
                return f"!({among})" if isinstance(condition, NoneOf) else among
            case Matches(pattern=pattern) if kind == "string":
                return _searched(value, lambda: searches(pattern))
            case Format(format=name) if kind == "string":
                return _searched(value, lambda: format_searches(name))
            case Length(unit=unit) if kind in _MEASURED[unit]:
                size = f"size(bytes({value}))" if unit == "bytes" else f"size({value})"
                return _between(size, condition.minimum or None, condition.maximum, str)
            case Range() if kind in ("integer", "float"):
                return _range(condition, kind, value)
            case MultipleOf(divisor=divisor) if kind == "integer" and isinstance(divisor, int):
                return f"{value} % {divisor} == 0"
            case MultipleOf(divisor=divisor) if kind in ("integer", "float"):
                times = f"double({value}) / {float(divisor)}"
                rest = f"{times} - double(int({times} + ({times} < 0.0 ? -0.5 : 0.5)))"
                return f"{rest} < 0.000000001 && {rest} > -0.000000001"
            case TotalSize(maximum=maximum):
                return f"{self._size(place, value, ())} <= {maximum}"
        return "true"

    def _size(self, place: Place, value: str, within: tuple[str, ...]) -> str:
        """Return the bytes of all keys and texts in a value."""
        match place.kind:
            case "string":
                return f"size(bytes({value}))"
            case "list" if place.item is not None:
                item = self._variable()
                return f"{value}.map({item}, {self._size(place.item, item, within)}).sum()"
            case "map" if place.item is not None:
                key = self._variable()
                inner = self._size(place.item, f"{value}[{key}]", within)
                return f"{value}.map({key}, size(bytes({key})) + {inner}).sum()"
            case "structure" if place.target not in within:
                parts = []
                for name, member in self._structures[place.target].members.items():
                    inner = self._size(member, _path(value, (name,)), (*within, place.target))
                    parts.append(f"({_has(value, name)} ? {len(name.encode())} + {inner} : 0)")
                return f"({' + '.join(parts) or '0'})"
            case "boolean" | "integer" | "float":
                return "0"
        raise NotInCel

    def _exists(self, base: str, steps: tuple[str, ...]) -> str:
        """Return an expression that is true where a place has a value."""
        parts = []
        for index, step in enumerate(steps):
            if step in _CONTENTS:
                rest = steps[index + 1 :]
                if not rest:
                    parts.append(f"size({base}) > 0")
                    break
                item = self._variable()
                value = item if step == "[]" else f"{base}[{item}]"
                parts.append(f"{base}.exists({item}, {self._exists(value, rest)})")
                break
            parts.append(_has(base, step))
            base = _path(base, (step,))
        return " && ".join(parts)

    def _each(self, base: str, steps: tuple[str, ...], test: Callable[[str], str]) -> str:
        """Return an expression that is true where a test is true of every value at a place."""
        if not steps:
            return _grouped(test(base))
        step, rest = steps[0], steps[1:]
        if step not in _CONTENTS:
            return f"(!{_has(base, step)} || {self._each(_path(base, (step,)), rest, test)})"
        item = self._variable()
        value = f"{base}[{item}]" if step == "{}" else item
        return f"{base}.all({item}, {self._each(value, rest, test)})"

    def _kind(self, steps: tuple[str, ...]) -> str:
        return self._place(steps).kind

    def _place(self, steps: tuple[str, ...]) -> Place:
        """Return what is known of the values at a place. Raises NotInCel where they may have any type."""
        structure = self._structures[self._shape]
        found: Place | None = None
        for step in steps:
            if step == "{key}":
                found = found.key if found is not None else None
            elif step in _CONTENTS:
                found = found.item if found is not None else None
            else:
                if found is not None:
                    if found.kind != "structure":
                        raise NotInCel
                    structure = self._structures[found.target]
                found = structure.members.get(step)
            if found is None:
                raise NotInCel
        if found is None or found.kind in ("document", "json", "open", "stream"):
            raise NotInCel
        return found

    def _variable(self) -> str:
        self._variables += 1
        return f"v{self._variables}"


_MEASURED = {"characters": ("string",), "bytes": ("string",), "items": ("list",), "keys": ("map", "structure")}


def _range(bounds: Range, kind: str, value: str) -> str:
    given = [bound for bound in (bounds.minimum, bounds.maximum) if bound is not None]
    is_whole = kind == "integer" and all(isinstance(bound, int) for bound in given)
    number = value if is_whole else f"double({value})"
    parts = []
    if bounds.minimum is not None:
        low = bounds.minimum if is_whole else float(bounds.minimum)
        parts.append(f"{number} {'>' if bounds.exclusive_minimum else '>='} {low!r}")
    if bounds.maximum is not None:
        high = bounds.maximum if is_whole else float(bounds.maximum)
        parts.append(f"{number} {'<' if bounds.exclusive_maximum else '<='} {high!r}")
    return " && ".join(parts) or "true"


def _between(measure: str, low: float | None, high: float | None, written: Callable[[float], str]) -> str:
    parts = [] if low is None else [f"{measure} >= {written(low)}"]
    parts += [] if high is None else [f"{measure} <= {written(high)}"]
    return " && ".join(parts) or "true"


def _searched(value: str, find: Callable[[], list[Search]]) -> str:
    try:
        found = find()
    except NotPortable:
        raise NotInCel from None
    tests = (f"{'' if each.is_found else '!'}{value}.matches({_text(each.pattern)})" for each in found)
    return " && ".join(tests) or "true"


def _is_of(value: Value, kind: str) -> bool:
    """Whether a value is of the type that a kind of place has."""
    if isinstance(value, str):
        return kind == "string"
    if isinstance(value, bool):
        return kind == "boolean"
    return kind in ("integer", "float")


def _literal(value: Value, kind: str) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    return repr(float(value)) if kind == "float" else repr(value)


def _text(text: str) -> str:
    """Return a literal of a text: JSON's escapes are CEL's too, but for characters beyond U+FFFF, which need none."""
    escaped = "".join(one if ord(one) > 0xFFFF else json.dumps(one)[1:-1] for one in text)
    return f'"{escaped}"'


def _path(base: str, names: tuple[str, ...]) -> str:
    for name in names:
        base += f".{name}" if _is_identifier(name) else f"[{_text(name)}]"
    return base


def _has(base: str, name: str) -> str:
    return f"has({base}.{name})" if _is_identifier(name) else f"({_text(name)} in {base})"


def _is_identifier(name: str) -> bool:
    return _IDENTIFIER.fullmatch(name) is not None and name not in _RESERVED


def _grouped(expression: str) -> str:
    return f"({expression})"

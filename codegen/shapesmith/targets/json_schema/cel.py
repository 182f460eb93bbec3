"""Rules as expressions of the Common Expression Language, true of the structure `self` where the rule is kept.

The values are those of the JSON Schema: boto3's, with bytes in base64 and datetimes as text. Sums use `sum()`, which
Kubernetes has for lists; all else is of the language itself. Numbers of JSON are compared as what their shape says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import NamedTuple, TypeAlias

from shapesmith.ir import rules as ir
from shapesmith.ir.constraints import PlaceConstraints, StructureConstraints
from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import Condition, Rule
from shapesmith.runtime.lookups import SCALARS
from shapesmith.runtime.places import CONTENTS
from shapesmith.runtime.portable_patterns import format_searches, searches
from shapesmith.runtime.size_conditions import MEASURED
from shapesmith.targets.json_schema.cel_text import (
    NotInCel,
    between,
    grouped,
    has,
    in_range,
    is_of,
    literal,
    path,
    searched,
)
from shapesmith.targets.json_schema.places import place_at

_OfPlaces: TypeAlias = ir.CountSet | ir.AllOrNone | ir.SumSize | ir.Unique | ir.Compare


class _Over(NamedTuple):
    """How an expression goes over the values at a place: through a `member`, and the `contents` of a list or map."""

    member: str
    contents: str


_EVERY = _Over("(!{has} || {inner})", "{base}.all({item}, {inner})")
_SOME = _Over("({has} && {inner})", "{base}.exists({item}, {inner})")
_SUM = _Over("({has} ? {inner} : 0)", "{base}.map({item}, {inner}).sum()")


class Expressions:
    """Writes the expressions for the rules of one service, of which it knows what the values are."""

    def __init__(self, structures: Mapping[str, StructureConstraints]) -> None:
        self._structures = structures

    def of_rule(self, rule: Rule) -> str:
        """Return an expression that is false where the rule is broken. Raises NotInCel."""
        writer = _Writer(self._structures, rule.shape, "self", count(1))
        when = [writer.true(condition) for condition in rule.when]
        broken = " && ".join(grouped(part) for part in (*when, writer.false(rule.must)))
        return f"!({broken})"


class _Writer:
    """Writes conditions on the value in the variable `base`: a structure of a shape, or `itself`, an item of a list."""

    def __init__(
        self,
        structures: Mapping[str, StructureConstraints],
        shape: str,
        base: str,
        numbers: Iterator[int],
        itself: PlaceConstraints | None = None,
    ) -> None:
        self._structures = structures
        self._shape = shape
        self._base = base
        self._numbers = numbers
        self._itself = itself

    def true(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is."""
        match condition:
            case ir.IsSet(place=place, is_marker=is_marker):
                return self._set(place, is_marker)
            case ir.CountSet() | ir.AllOrNone() | ir.SumSize() | ir.Unique() | ir.Compare():
                return self._of_places(condition, True)
            case ir.Each():
                return f"{self._some(condition, broken=False)} && !({self._some(condition, broken=True)})"
            case ir.Count():
                return self._counted(condition)
            case ir.Not():
                return self.false(condition.condition)
            case ir.AnyOf():
                return " || ".join(grouped(self.true(each)) for each in condition.conditions) or "false"
        assert not isinstance(condition, ir.IsSet | _OfPlaces | ir.Each | ir.Count | ir.Not | ir.AnyOf)
        steps = steps_of(condition.place)
        return f"{self._exists(self._base, steps)} && {self._all(condition)}"

    def false(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is false."""
        match condition:
            case ir.IsSet(place=place):
                return f"!({self._given(place)})"
            case ir.CountSet() | ir.AllOrNone() | ir.SumSize() | ir.Unique() | ir.Compare():
                return self._of_places(condition, False)
            case ir.Each():
                return self._some(condition, broken=True)
            case ir.Count():
                return f"!({self._counted(condition)})"
            case ir.Not():
                return self.true(condition.condition)
            case ir.AnyOf():
                return " && ".join(grouped(self.false(each)) for each in condition.conditions) or "true"
        return f"!({self._all(condition)})"

    def _of_places(self, condition: _OfPlaces, outcome: bool) -> str:
        sign = "" if outcome else "!"
        match condition:
            case ir.CountSet(places=places, minimum=low, maximum=high):
                enough, many = self._flags(condition, outcome)
                if (low, high) == (1, None):
                    return f"{sign}({' || '.join(map(grouped, enough)) or 'false'})"
                if high == 0:
                    some = " || ".join(map(grouped, many)) or "false"
                    return f"({some})" if sign else f"!({some})"
                bounds = [f"{_counted(enough)} >= {low}"] if low else []
                bounds += [f"{_counted(many)} <= {high}"] if high is not None else []
                return f"{sign}({' && '.join(bounds) or 'true'})"
            case ir.AllOrNone():
                every, some_of = self._flags(condition, outcome)
                all_of = " && ".join(map(grouped, every))
                return f"{sign}(({all_of}) || !({' || '.join(map(grouped, some_of))}))"
            case ir.SumSize(places=places, maximum=most):
                flags = [grouped(self._exists(self._base, steps_of(place))) for place in places]
                total = " + ".join(map(self._size_at, places))
                return f"({' || '.join(flags)}) && {total} {'<=' if outcome else '>'} {most}"
            case ir.Unique():
                return self._unique(condition, outcome)
            case ir.Compare():
                return self._compare(condition, outcome)

    def _some(self, condition: ir.Each, broken: bool) -> str:
        """Return an expression that is true where what is asked of each item is false of one, or true of one."""
        steps = steps_of(condition.place)
        at = self._place(steps)

        def asked(value: str) -> str:
            item = self._item(at, value)
            must = item.false(condition.must) if broken else item.true(condition.must)
            return grouped(" && ".join(grouped(part) for part in (*map(item.true, condition.when), must)))

        return self._over(self._base, steps, _SOME, asked)

    def _counted(self, condition: ir.Count) -> str:
        """Return an expression that is true where there are as many items as a condition wants."""
        parts = []
        for place in condition.places:
            steps = steps_of(place)
            parts.append(self._over(self._base, steps, _SUM, self._counter(condition, steps)))
        total = f"({' + '.join(parts)})"
        return between(total, condition.minimum or None, condition.maximum, str)

    def _counter(self, condition: ir.Count, steps: tuple[str, ...]) -> Callable[[str], str]:
        if not condition.where and condition.of is None:
            return lambda _: "1"
        at = self._place(steps)

        def counted(value: str) -> str:
            item = self._item(at, value)
            number = "1" if condition.of is None else item._over(value, steps_of(condition.of), _SUM, lambda _: "1")
            where = " && ".join(grouped(item.true(each)) for each in condition.where)
            return f"({where} ? {number} : 0)" if where else number

        return counted

    def _item(self, place: PlaceConstraints, value: str) -> _Writer:
        """Return the writer of conditions on one value of a place."""
        return _Writer(self._structures, self._shape, value, self._numbers, place)

    def _unique(self, condition: ir.Unique, outcome: bool) -> str:
        names = steps_of(condition.place)
        first = next((index for index, step in enumerate(names) if step in CONTENTS), None)
        if condition.beside:
            raise NotInCel
        if first is None or any(step in CONTENTS for step in names[first + 1 :]) or names[first] == "{key}":
            return "false" if not outcome else self._exists(self._base, names)
        holder, rest = names[:first], names[first + 1 :]
        base = path(self._base, holder)
        one, other = self._variable(), self._variable()
        values = [each if names[first] == "[]" else f"{base}[{each}]" for each in (one, other)]
        same = f"{path(values[0], rest)} == {path(values[1], rest)}"
        if rest:
            same = f"{self._exists(values[1], rest)} && {same}"
        distinct = f"{base}.exists_one({other}, {same})"
        if rest:
            distinct = f"({self._exists(values[0], rest)}) ? {distinct} : true"
        differ = f"{base}.all({one}, {distinct})"
        given = self._exists(self._base, names if outcome else holder)
        return f"{given} && {differ if outcome else f'!{differ}'}"

    def _compare(self, condition: ir.Compare, outcome: bool) -> str:
        left, right = steps_of(condition.left), steps_of(condition.right)
        if any(step in CONTENTS for step in (*left, *right)):
            raise NotInCel
        kinds = {self._place(left).kind, self._place(right).kind}
        one, other = path(self._base, left), path(self._base, right)
        given = f"{self._exists(self._base, left)} && {self._exists(self._base, right)}"
        if kinds == {"timestamp"}:
            given += f" && type({one}) == string && type({other}) == string"
            one, other = f"timestamp({one})", f"timestamp({other})"
            if condition.plus:
                other += f' + duration("{condition.plus}s")'
        elif kinds <= {"integer", "float"} and not condition.plus:
            if "float" in kinds:
                one, other = f"double({one})", f"double({other})"
        else:
            raise NotInCel
        operator = "==" if condition.operator == "=" else condition.operator
        compared = f"{one} {operator} {other}"
        return f"{given} && {compared if outcome else f'!({compared})'}"

    def _all(self, condition: Condition) -> str:
        """Return an expression that is true where a condition is false of no value at its place."""
        assert not isinstance(condition, ir.IsSet | _OfPlaces | ir.Each | ir.Count | ir.Not | ir.AnyOf)
        steps = steps_of(condition.place)
        place = self._place(steps)
        return self._over(self._base, steps, _EVERY, lambda value: grouped(self._judged(condition, place, value)))

    def _judged(self, condition: Condition, place: PlaceConstraints, value: str) -> str:
        """Return an expression that is true where a condition is true of a value of a place, or open."""
        kind = place.kind
        match condition:
            case ir.OneOf(values=values) | ir.NoneOf(values=values):
                fitting = [literal(each, kind) for each in values if is_of(each, kind)]
                if not any(kind in kinds for kinds in (("string",), ("boolean",), ("integer", "float"))):
                    return "true"
                text = f"double({value})" if kind == "float" else value
                among = f"{text} == {fitting[0]}" if len(fitting) == 1 else f"{text} in [{', '.join(fitting)}]"
                return f"!({among})" if isinstance(condition, ir.NoneOf) else among
            case ir.Matches(pattern=pattern) if kind == "string":
                return searched(value, lambda: searches(pattern))
            case ir.Format(format=name) if kind == "string":
                return searched(value, lambda: format_searches(name))
            case ir.Length(unit=unit) if kind in MEASURED[unit]:
                size = f"size(bytes({value}))" if unit == "bytes" else f"size({value})"
                return between(size, condition.minimum or None, condition.maximum, str)
            case ir.Range() if kind in ("integer", "float"):
                return in_range(condition, kind, value)
            case ir.TextRange(minimum=low, maximum=high, whole=whole) if kind == "string":
                is_number = searched(value, lambda: format_searches("integer" if whole else "number"))
                return f"{is_number} && {between(f'double({value})', low, high, lambda bound: repr(float(bound)))}"
            case ir.TimeStep(seconds=seconds) if kind == "timestamp":
                return f"type({value}) != string || int(timestamp({value})) % {seconds} == 0"
            case ir.MultipleOf(divisor=divisor) if kind == "integer" and isinstance(divisor, int):
                return f"{value} % {divisor} == 0"
            case ir.MultipleOf(divisor=divisor) if kind in ("integer", "float"):
                times = f"double({value}) / {float(divisor)}"
                rest = f"{times} - double(int({times} + ({times} < 0.0 ? -0.5 : 0.5)))"
                return f"{rest} < 0.000000001 && {rest} > -0.000000001"
            case ir.TotalSize(maximum=maximum):
                return f"{self._size(place, value, ())} <= {maximum}"
        return "true"

    def _size(self, place: PlaceConstraints, value: str, within: tuple[str, ...]) -> str:
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
                    inner = self._size(member, path(value, (name,)), (*within, place.target))
                    parts.append(f"({has(value, name)} ? {len(name.encode())} + {inner} : 0)")
                return f"({' + '.join(parts) or '0'})"
            case "boolean" | "integer" | "float":
                return "0"
        raise NotInCel

    def _size_at(self, place: str) -> str:
        """Return the bytes of all values at a place."""
        steps = steps_of(place)
        return self._over(self._base, steps, _SUM, lambda value: self._size(self._place(steps), value, ()))

    def _flags(self, condition: ir.CountSet | ir.AllOrNone, outcome: bool) -> tuple[list[str], list[str]]:
        """Return expressions of which places are set: those of which there must be enough, and not too many.

        Whether an empty value counts makes no difference to the outcome: it does not where enough must be set.
        """
        given = [self._given(place) for place in condition.places]
        filled = [self._set(place, place in condition.markers) for place in condition.places]
        return (filled, given) if outcome else (given, filled)

    def _given(self, place: str) -> str:
        """Return an expression that is true where a place has a value, an empty one or another."""
        return self._exists(self._base, steps_of(place))

    def _set(self, place: str, is_marker: bool) -> str:
        """Return an expression that is true where a place has a value that is not empty."""
        steps = steps_of(place)
        known = place_at(self._structures, self._shape, steps, self._itself)
        if is_marker or (known is not None and known.kind in SCALARS):
            return self._exists(self._base, steps)
        return self._exists(self._base, steps, lambda value: self._filled(known, value))

    def _filled(self, place: PlaceConstraints | None, value: str) -> str:
        """Return an expression that is true where a list, map or structure is not empty. Raises NotInCel."""
        match place:
            case PlaceConstraints(kind="list" | "map" | "open"):
                return f"size({value}) > 0"
            case PlaceConstraints(kind="structure", target=target):
                return grouped(" || ".join(has(value, name) for name in self._structures[target].members) or "false")
        raise NotInCel

    def _exists(self, base: str, steps: tuple[str, ...], leaf: Callable[[str], str] | None = None) -> str:
        """Return an expression that is true where a place has a value, one of which `leaf` is true."""
        parts = []
        for index, step in enumerate(steps):
            if step in CONTENTS:
                rest = steps[index + 1 :]
                if not rest and leaf is None:
                    parts.append(f"size({base}) > 0")
                    break
                item = self._variable()
                value = item if step != "{}" else f"{base}[{item}]"
                parts.append(f"{base}.exists({item}, {self._exists(value, rest, leaf)})")
                break
            parts.append(has(base, step))
            base = path(base, (step,))
        else:
            parts += [leaf(base)] if leaf is not None else []
        return " && ".join(parts) or "true"

    def _over(self, base: str, steps: tuple[str, ...], how: _Over, leaf: Callable[[str], str]) -> str:
        """Return an expression over every value at a place, where `leaf` writes what is asked of one."""
        if not steps:
            return leaf(base)
        step, rest = steps[0], steps[1:]
        if step not in CONTENTS:
            return how.member.format(has=has(base, step), inner=self._over(path(base, (step,)), rest, how, leaf))
        item = self._variable()
        value = f"{base}[{item}]" if step == "{}" else item
        return how.contents.format(base=base, item=item, inner=self._over(value, rest, how, leaf))

    def _place(self, steps: tuple[str, ...]) -> PlaceConstraints:
        """Return what is known of the values at a place. Raises NotInCel where they may have any type."""
        found = place_at(self._structures, self._shape, steps, self._itself)
        if found is None or found.kind in ("document", "json", "open", "stream"):
            raise NotInCel
        return found

    def _variable(self) -> str:
        return f"v{next(self._numbers)}"


def _counted(flags: list[str]) -> str:
    """Return how many of some expressions are true."""
    return " + ".join(f"({flag} ? 1 : 0)" for flag in flags) or "0"

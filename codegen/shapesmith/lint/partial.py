"""Parameters of which only a part is known, and the violations that hold whatever the rest is.

Each value that is not known is an object of its own in the parameters. The tables are searched as for a call; what
they find is dropped where it rests on such an object, or on a list or dict that may hold more than is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shapesmith.clients.values import SCALARS, Dict, List, Unknown
from shapesmith.lint.tables import ServiceTables
from shapesmith.runtime import findings
from shapesmith.runtime.conditions import RuleEntry
from shapesmith.runtime.containers import List as ListEntry
from shapesmith.runtime.containers import Map as MapEntry
from shapesmith.runtime.edits import Parts, edited
from shapesmith.runtime.entries import Entry
from shapesmith.runtime.findings import Finding
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.places import Place
from shapesmith.runtime.schema import Schema, schema_of
from shapesmith.runtime.values import HIDDEN, KEY, OddKey

# A list or dict that is nested deeper is not checked further.
_DEEPEST = 60


class Partial:
    """The parameters of a call as plain Python values. `value` is what the tables search."""

    def __init__(self, params: Dict) -> None:
        self._open: set[int] = set()
        self._kept: list[Any] = []
        self.value: dict[Any, Any] = self._plain(params, 0)

    def _plain(self, value: Any, depth: int) -> Any:
        if depth > _DEEPEST:
            return Unknown()
        if isinstance(value, Dict):
            made: Any = {key: self._plain(item, depth + 1) for key, item in value.entries.items()}
        elif isinstance(value, List):
            made = [self._plain(item, depth + 1) for item in value.items]
        else:
            # Each is an object of its own: two values that are not known need not be equal.
            return value if isinstance(value, SCALARS) else Unknown()
        if value.is_open:
            self._open.add(id(made))
            self._kept.append(made)  # so that no other object gets its id
        return made

    def is_open(self, value: Any) -> bool:
        """Return whether a list or dict may hold more than is known."""
        return id(value) in self._open

    def opened_as(self, value: Any, copied: Any) -> None:
        """Take a copy for as open as the original."""
        if self.is_open(value):
            self._open.add(id(copied))
            self._kept.append(copied)

    def has_unknown(self, value: Any) -> bool:
        """Return whether anything in a value is not known."""
        if isinstance(value, Unknown) or self.is_open(value):
            return True
        items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return any(self.has_unknown(item) for item in items)


def check(tables: ServiceTables, schema: Schema, partial: Partial) -> list[Finding]:
    """Return what is wrong with the parameters of a request, whatever is not known of them."""
    sent: Any = partial.value
    found: list[Finding] = []
    if schema.edits_named:
        sent, refused = edited(schema.edits, schema.members, _editable(schema, partial), handled=False)
        partial.opened_as(partial.value, sent)
        _set_what_is_taken_apart(schema, sent)
        if not partial.is_open(sent):
            refused = [finding for finding in refused if _is_sure(finding, partial.value, partial)]
            found += findings.named(schema.name, refused)
    found += [finding for finding in schema.find(sent) if _is_sure(finding, sent, partial)]
    found += _documented(tables, schema, sent, partial)
    return [finding for finding in found if finding.modelled or finding.botocore]


def _editable(schema: Schema, partial: Partial) -> dict[Any, Any]:
    """Return the parameters for boto3's edits: those that it edits are known as a whole, or not at all."""
    named = {member for edit in schema.edits for member in edit.members}
    return {
        name: Unknown() if name in named and partial.has_unknown(value) else value
        for name, value in partial.value.items()
    }


def _set_what_is_taken_apart(schema: Schema, sent: dict[Any, Any]) -> None:
    """Set what boto3 may take out of a text that is not known: of an ARN, the account."""
    for edit in schema.edits:
        if isinstance(edit, Parts) and edit.sets and isinstance(sent.get(edit.members[0]), Unknown):
            for name in edit.pattern.groupindex:
                sent.setdefault(name, Unknown())


def steps_of(finding: Finding) -> list[Any]:
    """Return the way to what a finding is about: names, keys and indexes, from the outside in."""
    steps: list[Any] = []
    for where in reversed(finding.places):
        parts = (where,) if isinstance(where, str) else where
        steps += [part.key if isinstance(part, OddKey) else part for part in parts if part != ""]
    return steps


def _is_sure(finding: Finding, value: Any, partial: Partial) -> bool:
    """Return whether a finding of the model holds whatever is not known."""
    holder = at = value
    steps = steps_of(finding)
    if steps and steps[-1] is KEY:
        return True  # keys that are not known are not among those that were searched
    for number, step in enumerate(steps, 1):
        if step is HIDDEN:
            return not partial.has_unknown(value)
        holder = at
        if isinstance(holder, dict):
            at = holder.get(step, _ABSENT)
        elif isinstance(holder, list) and type(step) is int and step < len(holder):
            at = holder[step]
        else:
            return False
        if isinstance(at, Unknown):
            # The value of an unknown name does not count.
            return finding.kind == "unknown" and number == len(steps)
    if at is _ABSENT:
        return not partial.is_open(holder)
    if finding.kind == "unknown" or finding.kind == "type":
        return True
    # How many there are, and which, is not known of what is open.
    return not (partial.is_open(at) or (finding.kind not in ("length", "union") and partial.has_unknown(at)))


_ABSENT = object()


def _documented(tables: ServiceTables, schema: Schema, value: Any, partial: Partial) -> Iterator[Finding]:
    """Yield what violates a rule of the documentation, whatever is not known."""
    if not isinstance(value, dict):
        return
    for rule in tables.rules(schema):
        found = rule.find(schema.members, value)
        if found and not _rests_on_unknown(rule, value, partial):
            yield from findings.named(schema.name, found)
    for name, entry in schema.members.items():
        if name in value:
            for where, inner, item in _structures(entry, value[name], (name,)):
                place = where[0] if len(where) == 1 else where
                yield from findings.at(place, list(_documented(tables, inner, item, partial)), hide=entry.sensitive)


def _structures(entry: Entry, value: Any, where: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Schema, Any]]:
    """Yield the structures in the value of a member, each with the way to it."""
    if isinstance(entry, Nested):
        if isinstance(value, dict):
            yield where, schema_of(entry.structure), value
    elif isinstance(entry, ListEntry) and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _structures(entry.item, item, (*where, index))
    elif isinstance(entry, MapEntry) and isinstance(value, dict):
        for key, item in value.items():
            yield from _structures(entry.item, item, (*where, key))


def _rests_on_unknown(rule: RuleEntry, value: dict[Any, Any], partial: Partial) -> bool:
    """Return whether a place that a rule looks at is not known, or may have more values."""
    return any(_is_unknown(place, value, partial) for place in _places([rule.must, *rule.when]))


def _places(conditions: list[Any]) -> Iterator[Place]:
    """Yield every place that conditions look at, also within conditions."""
    for condition in conditions:
        for cls in type(condition).__mro__:
            for name in getattr(cls, "__slots__", ()):
                held = getattr(condition, name, None)
                for each in held if isinstance(held, tuple | list) else (held,):
                    if isinstance(each, Place):
                        yield each
                    elif hasattr(each, "holds"):
                        yield from _places([each])


def _is_unknown(place: Place, value: Any, partial: Partial) -> bool:
    found = [value]
    for step in place.steps:
        inside: list[Any] = []
        for holder in found:
            if isinstance(holder, Unknown):
                return True
            if step in ("[]", "{}", "{key}"):
                if partial.is_open(holder):
                    return True
                inside += holder.values() if isinstance(holder, dict) else holder if isinstance(holder, list) else ()
                continue
            name: Any = step[1:-1] if step[0] in "[{" else step
            if step[0] == "[":
                if partial.is_open(holder):
                    return True
                inside += holder[int(name) :][:1] if isinstance(holder, list) else ()
            elif isinstance(holder, dict):
                if name in holder:
                    inside.append(holder[name])
                elif partial.is_open(holder):
                    return True
        found = inside
    return any(partial.has_unknown(item) for item in found)

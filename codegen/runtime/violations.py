"""Violations, and the functions that make them. Generated checks call these only when something is wrong.

Every function takes `where`, the path to the value within the structure at hand: a wire name, or a tuple of a name and
the steps into its lists and maps. It returns a list, so that checks can add it up; the structure's own name comes last
(`named`).
"""

from __future__ import annotations

from . import messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any, Literal, TypeAlias

    Violations: TypeAlias = list["Violation"]


class Hidden:
    """Stands in a path for a map's key that must not be shown (`HIDDEN`), or says that the key is meant (`KEY`)."""

    def __repr__(self) -> str:
        return "<sensitive>"


HIDDEN = Hidden()
KEY = Hidden()
INFINITY = float("inf")


class Violation:
    """One thing that is wrong with a value.

    `path` is where (`References["r"].Type`, wire names; empty for the value as a whole), `message` says who, must, got,
    `rule` is the id of what is broken, `source` whether the model or its documentation says so, `severity` whether it
    is an error or advice, `sentence` the documentation's own words where they are the source.
    """

    __slots__ = (
        "_botocore",
        "_modelled",
        "_named",
        "message",
        "path",
        "rule",
        "sentence",
        "severity",
        "source",
    )

    path: str
    message: str
    rule: str
    source: Literal["model", "documentation"]
    severity: Literal["error", "advice"]
    sentence: str | None

    def __init__(
        self,
        path: str,
        message: str,
        rule: str,
        source: Literal["model", "documentation"] = "model",
        severity: Literal["error", "advice"] = "error",
        sentence: str | None = None,
        *,
        botocore: bool = False,
        modelled: bool = True,
    ) -> None:
        self.path = path
        self.message = message
        self.rule = rule
        self.source = source
        self.severity = severity
        self.sentence = sentence
        self._botocore = botocore
        self._modelled = modelled
        self._named = False

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Violation):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.path, self.rule))

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"Violation(path={self.path!r}, message={self.message!r}, rule={self.rule!r})"


def _violation(
    where: Any,
    kind: str,
    sentence: str,
    advice: bool = False,
    *,
    botocore: bool = False,
    modelled: bool = True,
) -> Violation:
    return Violation(
        _path(where),
        sentence,
        f"{_place(where)}{kind}",
        severity="advice" if advice else "error",
        botocore=botocore,
        modelled=modelled,
    )


def named(structure: str, found: Violations) -> Violations:
    """Complete the messages and rules of a structure's own violations with its name."""
    for violation in found:
        if not violation._named:
            violation._named = True
            path = violation.path
            who = f"{structure}.{path}" if path and path[0] != "[" else structure + path
            violation.message = f"{who} {violation.message}"
            violation.rule = f"{structure}.{violation.rule}"
    return found


def _path(where: Any) -> str:
    """Return where a value is: `References["r"]`, `Tags[0]`."""
    if isinstance(where, str):
        return where
    name, *steps = where
    return name + "".join(f"[{_step(step)}]" for step in steps if step is not KEY)


def _place(where: Any) -> str:
    """Return the beginning of a rule's id: the place in the model, with no index or key (`References{}.`, `Tags[].`)."""
    if isinstance(where, str):
        return f"{where}." if where else ""
    name, *steps = where
    if steps and steps[-1] is KEY:
        return f"{_place((name, *steps[:-2]))[:-1]}{{key}}."
    return name + "".join("[]" if type(step) is int else "{}" for step in steps) + "."


def _step(step: Any) -> str:
    if isinstance(step, str):
        return messages.quoted(messages.cut(step, messages.SHOWN))
    return messages.shown(step, False)


def at(where: Any, nested: Violations) -> Violations:
    """Return the violations of a structure with the path to it put before their own."""
    prefix = _path(where)
    for violation in nested:
        inner = violation.path
        violation.path = (
            f"{prefix}.{inner}" if inner and inner[0] != "[" else prefix + inner
        )
    return nested


def not_a_structure(structure: str, value: Any) -> Violations:
    """A structure must be a dict."""
    sentence = messages.wrong_type("structure", value, hide=True)
    return named(structure, [_violation("", "type", sentence, botocore=True)])


def unknown_members(value: Mapping[Any, Any], members: Mapping[str, str]) -> Violations:
    """A structure must have no members but its own."""
    return [
        _violation(
            name if isinstance(name, str) else ("", name),
            "unknown",
            messages.unknown(name, members),
            botocore=True,
        )
        for name in value
        if name not in members
    ]


def not_one_member(value: Collection[Any], *, advice: bool = False) -> Violations:
    """A union must have exactly one member."""
    return [
        _violation("", "union", messages.not_one_member(value), advice, botocore=True)
    ]


def required(where: str, *, advice: bool = False) -> Violations:
    """A required member must be set."""
    return [_violation(where, "required", messages.required(), advice, botocore=True)]


def wrong_type(
    where: Any,
    value: Any,
    kind: str,
    low: Any = None,
    high: Any = None,
    *,
    hide: bool = False,
) -> Violations:
    """A value must be of its type. `low` and `high` are the bounds of a number, which comes here in its rarer forms."""
    if kind in ("integer", "float") and value is not None:
        return _odd_number(where, value, kind, low, high, hide)
    return [
        _violation(where, "type", messages.wrong_type(kind, value, hide), botocore=True)
    ]


def _odd_number(
    where: Any, value: Any, kind: str, low: Any, high: Any, hide: bool
) -> Violations:
    """A number must be one: subclasses and decimals are, bools only to botocore."""
    from decimal import Decimal

    if isinstance(value, bool):
        found = [_violation(where, "type", messages.wrong_type(kind, value, hide))]
        if low is not None and value < low:
            sentence = messages.outside(low, high, value, hide)
            found.append(
                _violation(where, "range", sentence, botocore=True, modelled=False)
            )
        return found
    if not isinstance(value, int if kind == "integer" else (int, float, Decimal)):
        return [
            _violation(
                where, "type", messages.wrong_type(kind, value, hide), botocore=True
            )
        ]
    if low is None and high is None:
        return []
    number = float(value) if isinstance(value, Decimal) else value
    if (
        (low is None or low <= number)
        and (high is None or number <= high)
        and -INFINITY < number < INFINITY
    ):
        return []
    return outside(where, number, low, high, hide=hide)


def null_for_botocore(where: Any) -> Violations:
    """An item of a sparse list may be null to the model, but not to botocore."""
    return [
        _violation(where, "type", messages.null_item(), botocore=True, modelled=False)
    ]


def length(
    where: Any,
    value: Any,
    low: int | None,
    high: int | None,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A string or list must be of a length. botocore checks only that it is not too short."""
    count = len(value)
    unit = "character" if isinstance(value, str) else "item"
    sentence = messages.size(low, high, unit, count, value, hide)
    too_short = low is not None and count < low
    return [_violation(where, "length", sentence, advice, botocore=too_short)]


def map_length(
    where: Any,
    value: Any,
    low: int | None,
    high: int | None,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A map must have so many entries. botocore does not count them."""
    sentence = messages.size(low, high, "entry", len(value), value, hide)
    return [_violation(where, "length", sentence, advice)]


def blob_length(
    where: Any,
    value: Any,
    low: int | None,
    high: int | None,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A blob must have so many bytes. botocore does not count them."""
    from .values import size_of_blob

    sentence = messages.size(low, high, "byte", size_of_blob(value) or 0, value, hide)
    return [_violation(where, "length", sentence, advice)]


def outside(
    where: Any,
    value: Any,
    low: Any,
    high: Any,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A number must be in a range. botocore checks only that it is not too small."""
    too_small = low is not None and value < low
    return [
        _violation(
            where,
            "range",
            messages.outside(low, high, value, hide),
            advice,
            botocore=too_small,
        )
    ]


def unmatched(
    where: Any, value: Any, pattern: str, *, hide: bool = False, advice: bool = False
) -> Violations:
    """A string must match the pattern of the model, which is shown as the model has it."""
    return [
        _violation(where, "pattern", messages.unmatched(pattern, value, hide), advice)
    ]


def not_listed(
    where: Any,
    value: Any,
    values: Collection[Any],
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A string must be one of the values of its enum."""
    return [_violation(where, "enum", messages.not_listed(values, value, hide), advice)]


def document_problems(where: Any, value: Any, *, hide: bool = False) -> Violations:
    """A document must be JSON; what is not is named by its path."""
    found: Violations = []
    steps = (where,) if isinstance(where, str) else where
    if isinstance(value, dict):
        for key, item in value.items():
            inner = (*steps, HIDDEN if hide else key)
            if not isinstance(key, str):
                found.append(
                    _violation(inner, "type", messages.wrong_type("string", key, hide))
                )
            found += document_problems(inner, item, hide=hide)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += document_problems((*steps, index), item, hide=hide)
    elif value is not None and not isinstance(value, (str, int, float)):
        found += wrong_type(where, value, "document", hide=hide)
    return found


def json_problems(where: Any, value: Any, *, hide: bool = False) -> Violations:
    """A jsonvalue must be something that can be sent as JSON."""
    from json import dumps

    try:
        dumps(value)
    except (TypeError, ValueError):
        return wrong_type(where, value, "json", hide=hide)
    return []


def too_deep(structure: str) -> Violations:
    """A value must have an end."""
    return named(
        structure, [_violation("", "type", messages.too_deep(), botocore=True)]
    )

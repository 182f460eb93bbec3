"""What makes violations: a function for each way in which a value can be wrong.

Rules call these only when something is wrong. Every function takes
`where`, the path to the value within the structure at hand: a wire name, or a tuple of
a name and the steps into its lists and maps. It returns a list, so that rules can add
it up; the structure's own name comes last (`named`), and the path to it when a
structure around it is done (`at`). `Finding` gathers all that until it is told.
"""

from __future__ import annotations

from . import messages
from .findings import HIDDEN, KEY, Finding, named, step_to
from .values import INFINITY, entries_of, items_of, size_of_blob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any

    from .findings import Violations


def not_a_structure(structure: str, value: Any) -> Violations:
    """A structure must be a dict."""
    said = messages.wrong_type("structure", value, False)
    return named(structure, [Finding("", "type", said, botocore=True)])


def unknown_members(value: Mapping[Any, Any], members: Collection[str]) -> Violations:
    """A structure must have no members but its own."""
    return [
        Finding(
            name if _is_plain(name) else ("", name),
            "unknown",
            messages.unknown(item),
            botocore=True,
            meant=(name, members),
        )
        for name, item in entries_of(value)
        if name not in members
    ]


def _is_plain(name: Any) -> bool:
    """Whether a name could be that of a member; any other is quoted when shown."""
    return (
        type(name) is str and len(name) <= messages.LONGEST_NAME and name.isidentifier()
    )


def not_one_member(value: Collection[Any], *, advice: bool = False) -> Violations:
    """A union must have exactly one member."""
    return [Finding("", "union", messages.not_one_member(value), advice, botocore=True)]


def required(where: str, *, token: bool = False, advice: bool = False) -> Violations:
    """A required member must be set; the SDK has set a token before botocore looks."""
    said = messages.required()
    return [Finding(where, "required", said, advice, botocore=True, modelled=not token)]


def wrong_type(where: Any, value: Any, kind: str, *, hide: bool = False) -> Violations:
    """A value must be of its type."""
    # To botocore a bool is the time of 0 or 1.
    passes = kind == "timestamp" and isinstance(value, bool)
    said = messages.wrong_type(kind, value, hide)
    return [Finding(where, "type", said, botocore=not passes)]


def odd_number(
    where: Any,
    value: Any,
    kind: str,
    low: Any,
    high: Any,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A number must be one, within its bounds, which is what botocore goes by.

    Subclasses and decimals are numbers, bools only to botocore.
    """
    from decimal import Decimal

    said = messages.wrong_type(kind, value, hide)
    if isinstance(value, bool):
        found = [Finding(where, "type", said)]
        if low is not None and value < low:
            beyond = messages.outside(low, high, value, hide)
            found.append(
                Finding(where, "range", beyond, advice, botocore=True, modelled=False)
            )
        return found
    if not isinstance(value, int if kind == "integer" else (int, float, Decimal)):
        return [Finding(where, "type", said, botocore=True)]
    if low is None and high is None:
        return []
    if isinstance(value, Decimal) and value.is_nan():
        # A NaN cannot be compared in decimal arithmetic: botocore fails where there is
        # a least value.
        beyond = messages.outside(low, high, value, hide)
        return [Finding(where, "range", beyond, advice, botocore=low is not None)]
    if (
        (low is None or low <= value)
        and (high is None or value <= high)
        and -INFINITY < value < INFINITY
    ):
        return []
    return outside(where, value, low, high, hide=hide, advice=advice)


def refused_by_botocore(where: Any, value: Any) -> Violations:
    """The model allows a null in a sparse list and a stream; botocore sends neither."""
    said = messages.refused_by_botocore(value)
    return [Finding(where, "type", said, botocore=True, modelled=False)]


def length(
    where: Any,
    value: Any,
    low: int | None,
    high: int | None,
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A string or list must be of a length; botocore checks only the least."""
    is_text = isinstance(value, str)
    count = str.__len__(value) if is_text else len(value)
    unit = "character" if is_text else "item"
    said = messages.size(low, high, unit, count, value, hide)
    too_short = low is not None and count < low
    return [Finding(where, "length", said, advice, botocore=too_short)]


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
    said = messages.size(low, high, "entry", len(value), value, hide)
    return [Finding(where, "length", said, advice)]


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
    said = messages.size(low, high, "byte", size_of_blob(value) or 0, value, hide)
    return [Finding(where, "length", said, advice)]


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
    said = messages.outside(low, high, value, hide)
    return [Finding(where, "range", said, advice, botocore=too_small)]


def unmatched(
    where: Any, value: Any, pattern: str, *, hide: bool = False, advice: bool = False
) -> Violations:
    """A string must match the pattern of the model, shown as the model has it."""
    return [Finding(where, "pattern", messages.unmatched(pattern, value, hide), advice)]


def not_listed(
    where: Any,
    value: Any,
    values: Iterable[Any],
    *,
    hide: bool = False,
    advice: bool = False,
) -> Violations:
    """A string must be one of the values of its enum, which are given, or its class."""
    known = [str(item) for item in values]
    said = messages.not_listed(known, value, hide)
    meant = None if hide else (value, known)
    return [Finding(where, "enum", said, advice, meant=meant)]


def document_problems(where: Any, value: Any, *, hide: bool = False) -> Violations:
    """A document must be JSON; what is not is named by its path."""
    found: Violations = []
    try:
        _document((where,) if isinstance(where, str) else where, value, hide, found)
    except RecursionError:
        found.append(Finding(where, "type", messages.too_deep(), botocore=True))
    return found


def _document(steps: Any, value: Any, hide: bool, found: Violations) -> None:
    if isinstance(value, dict):
        for key, item in entries_of(value):
            inner = (*steps, HIDDEN if hide else step_to(key))
            if not isinstance(key, str):
                said = messages.wrong_type("string", key, hide)
                found.append(Finding((*inner, KEY), "type", said))
            _document(inner, item, hide, found)
    elif isinstance(value, list):
        for index, item in enumerate(items_of(value)):
            _document((*steps, index), item, hide, found)
    elif value is not None and not isinstance(value, (str, int, float)):
        found += wrong_type(steps, value, "document", hide=hide)
    elif isinstance(value, float) and not -INFINITY < value < INFINITY:
        # JSON has no such numbers; botocore sends them all the same.
        said = messages.wrong_type("document", value, hide)
        found.append(Finding(steps, "type", said))


def json_problems(where: Any, value: Any, *, hide: bool = False) -> Violations:
    """A jsonvalue must be something that can be sent as JSON."""
    from json import dumps

    try:
        dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        said = messages.wrong_type("json", value, hide)
        try:
            dumps(value)
        except (TypeError, ValueError, RecursionError):
            return [Finding(where, "type", said, botocore=True)]
        return [Finding(where, "type", said)]  # botocore sends a NaN as it is
    return []


def too_deep(structure: str) -> Violations:
    """A value must have an end."""
    return named(structure, [Finding("", "type", messages.too_deep(), botocore=True)])


def unreadable(structure: str, failure: Exception) -> Violations:
    """A value must let itself be looked at."""
    said = messages.unreadable(failure)
    return named(structure, [Finding("", "type", said, botocore=True)])

"""The sentences of violations, all in this module: who, must, got.

A sentence reads `CreateContactRequest.Name must have 1 to 100 characters (got 130:
"aaaa...")`. The functions here and the constraints give the parts "must" and "got";
`findings` adds who.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Any, TypeAlias

    Said: TypeAlias = tuple[str, str]

    # A sentence in parts, of which the values are `Quoted`.
    Words: TypeAlias = tuple[str, ...]

# A value longer than this is cut where it is shown.
SHOWN = 40

# A name of a member or an enum's value is shown whole, up to this length.
LONGEST_NAME = 100

# At most this many values of an enum, or members of a union, are listed.
LISTED = 12

# Shown in place of a value that must not be shown.
SENSITIVE = "<sensitive>"

_NAMES = {
    "string": "a string",
    "blob": "bytes, a string or a file-like object",
    "boolean": "True or False",
    "integer": "an integer",
    "float": "a number",
    "timestamp": "a datetime, or a string or number that stands for one",
    "list": "a list",
    "map": "a dict",
    "structure": "a dict",
    "document": "JSON: a dict, list, string, number, bool or None",
    "json": "a value that json.dumps can encode",
}


def sentence(who: str, must: str, got: str, near: str = "") -> str:
    """Return the whole sentence, printable: a spec can give a member any name."""
    return printable(f"{who} {must} (got {got}{near})")


# The words for a constraint without a parameter, by its kind.
PHRASES = {"unique": "distinct items"}

MUST_BE_SET = "must be set"
MUST_HAVE_NO_OTHERS = "must have no members but its own"
MUST_BE_SENT = "must be something that botocore sends"
MUST_BE_KNOWN = "must not be set: there is no such member"
MUST_BE_ONE = "must have exactly one member set"


class Quoted(str):
    """A value within words: quoted in a message, marked as code in a docstring."""

    __slots__ = ()


def text(words: Words) -> str:
    """Return words as a message has them."""
    return "".join(
        shown(str(part), False, LONGEST_NAME) if isinstance(part, Quoted) else part
        for part in words
    )


def value_words(value: object) -> str:
    """Return a value of a rule as a part of words."""
    if isinstance(value, str):
        return Quoted(value)
    return repr(value) if isinstance(value, bool) else f"{value:,}"


def series(parts: Sequence[str], last: str) -> Words:
    """Return parts as a series of words: `A, B or C`, where `last` is `or`."""
    words: list[str] = []
    for number, part in enumerate(parts):
        if number:
            words.append(f" {last} " if number == len(parts) - 1 and last else ", ")
        words.append(part)
    return tuple(words)


def joined(parts: Iterable[Words], between: str) -> Words:
    """Return parts with words `between` them."""
    words: list[str] = []
    for part in parts:
        words += [*((between,) if words else ()), *part]
    return tuple(words)


def one_of_words(values: Sequence[object], last: str = "") -> Words:
    """Return values as a series, of which the first few are named."""
    # A list has commas: none between the digits of a number.
    parts = [
        value_words(value) if len(values) == 1 or isinstance(value, str) else str(value)
        for value in values[:LISTED]
    ]
    if len(values) > LISTED:
        parts.append(f"{len(values) - LISTED:,} more")
        last = "or"
    return series(parts, last)


def in_case(asked: Words, case: Words) -> Words:
    """Return what is asked, and in which case.

    The case of a series of clauses comes before them: it is not that of the last alone.
    """
    before, colon, first = asked[0].partition(": ")
    if not case or first or not colon:
        return (*asked, *case)
    return (before, *case, colon, *asked[1:])


def must_be(kind: str) -> str:
    """Return the type that a value must have."""
    return f"must be {_NAMES[kind]}"


def must_match(pattern: str) -> str:
    """Return the pattern that a string must match."""
    return f"must match {printable(cut(pattern, 2 * SHOWN))}"


def must_be_one_of(values: Collection[Any]) -> str:
    """Return the values of an enum."""
    return f"must be one of {listed(values)}"


def required() -> Said:
    """Say that a member is missing."""
    return MUST_BE_SET, "nothing"


def wrong_type(kind: str, value: Any, hide: bool) -> Said:
    """Say what type a value must be.

    A value in place of a container may be one that belongs inside it, and be sensitive
    there: only its type is shown.
    """
    stray = kind in ("structure", "list", "map")
    return must_be(kind), typed(value, hide, short=stray)


def not_base64(value: str, hide: bool) -> Said:
    """Say that a blob in JSON must be base64."""
    return "must be base64 in JSON", shown(value, hide)


def must_be_for_boto3(says: str) -> str:
    """Return what boto3 asks of a value, of which `says` is a sentence."""
    return f"must be as boto3 takes it: {says[:1].lower()}{says[1:].rstrip('.')}"


def refused_by_botocore(value: Any) -> Said:
    """Say that botocore refuses a value that the model allows."""
    return MUST_BE_SENT, typed(value, False, short=True)


def unknown(value: Any) -> Said:
    """Say that a structure has no such member; its value is not shown."""
    return MUST_BE_KNOWN, typed(value, False, short=True)


def too_deep() -> Said:
    """Say that a value contains itself, or is nested too deeply."""
    return (
        "must not contain itself, nor be nested this deeply",
        "a value beyond the recursion limit of Python",
    )


def unreadable(failure: Exception) -> Said:
    """Say that a value's own methods raise, so that it cannot be checked."""
    return "must be a dict of plain values", f"one that raises {type_name(failure)}"


def between(low: Any, high: Any, unit: str) -> str:
    """Return bounds in words: `1 to 100 characters`, `at most 5`."""
    if high is None:
        return f"at least {_counted(low, unit)}"
    if high == 0 and unit:
        return f"no {_counted(high, unit).removeprefix('0 ')}"
    if low is None or (low == 0 and unit):
        return f"at most {_counted(high, unit)}"
    if low == high:
        return f"exactly {_counted(low, unit)}"
    return f"{low:,} to {_counted(high, unit)}"


def _counted(number: Any, unit: str) -> str:
    if not unit:
        return f"{number:,}"
    plural = "entries" if unit == "entry" else f"{unit}s"
    return f"{number:,} {unit if number == 1 else plural}"


def duration(seconds: int) -> str:
    """Return a time in words, in the largest unit of which it is a multiple."""
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds % size == 0:
            return _counted(seconds // size, unit)
    return _counted(seconds, "second")


def listed(names: Collection[Any]) -> str:
    """Return names in quotes: `"a", "b" or 3 more`."""
    first = [shown(name, False) for name, _ in zip(names, range(LISTED), strict=False)]
    more = len(names) - len(first)
    return ", ".join(first) + (f" or {more:,} more" if more > 0 else "")


def typed(value: Any, hide: bool, *, short: bool = False) -> str:
    """Return a value's type and, unless `short`, the value if it is plain."""
    if value is None:
        return "None"
    name = type_name(value)
    if short:
        return name
    if hide:
        return f"{name} {SENSITIVE}"
    if isinstance(value, (str, bytes, bytearray, bool, int, float)):
        return f"{name} {shown(value, False)}"
    return name


def is_name(text: Any) -> bool:
    """Whether text could be the name of a member; any other is quoted when shown."""
    return type(text) is str and len(text) <= LONGEST_NAME and text.isidentifier()


def type_name(value: Any) -> str:
    """Return the name of a value's type, which may be any text."""
    # A metaclass may compute the name, and raise.
    name = type.__dict__["__name__"].__get__(type(value))
    return printable(cut(name, SHOWN))


def shown(value: Any, hide: bool, width: int = SHOWN) -> str:
    """Return a value as a message shows it: quoted, shortened, sensitive ones hidden.

    A value of another type is shown by its type alone: its repr is foreign code, and
    may be long or contain secrets.
    """
    if hide:
        return SENSITIVE
    try:
        if isinstance(value, str):
            return quoted(cut(str(value), width))
        if isinstance(value, (bytes, bytearray)):
            return cut(repr(bytes(value[: width + 1])), width)
        if value is None or type(value) in (bool, int, float):
            return cut(repr(value), width)
        if type(value).__module__ in ("decimal", "datetime"):
            return cut(str(value), width)
    except Exception:
        # Even the repr of a plain value can fail if its class is a foreign subclass.
        return f"<{type_name(value)}>"
    return f"<{type_name(value)}>"


def quoted(text: str) -> str:
    """Return text in double quotes, with unprintable characters escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{printable(escaped)}"'


def printable(text: str) -> str:
    """Return text with each unprintable character escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else repr(character)[1:-1]
        for character in text
    )


def cut(text: str, width: int) -> str:
    """Return text of at most `width` characters, shortened at the end."""
    return text if len(text) <= width else f"{text[: width - 3]}..."


def did_you_mean(value: Any, names: Iterable[str]) -> str:
    """Return `; did you mean "EMAIL"?`, or nothing if no name is near."""
    # The value may be of a class that only pretends to be text.
    if not issubclass(type(value), str) or str.__len__(value) > LONGEST_NAME:
        return ""
    from difflib import get_close_matches

    plain = {name.lower(): name for name in names}
    near = get_close_matches(str.lower(value), plain, n=1, cutoff=0.75)
    return f"; did you mean {quoted(plain[near[0]])}?" if near else ""

"""Running checks: levels, odd input, and the error that tells all."""

from __future__ import annotations

from . import findings, messages, violations
from .errors import ServiceError
from .rules import rules_of
from .structure import Structure, new_token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, Literal, TypeAlias

    from .findings import Finding, Violation, Violations

    Level: TypeAlias = Literal["botocore", "modelled", "documented"]

LEVELS = ("botocore", "modelled", "documented")

# An error is read in a terminal, or in a log beside other lines.
_WIDTH = 80


class ValidationError(ValueError):
    """A value that breaks what its model says; `violations` holds errors and advice."""

    def __init__(self, shape: str, violations: list[Violation]) -> None:
        super().__init__(shape, violations)
        self.shape = shape
        self.violations = violations

    def __str__(self) -> str:
        count = len(self.violations)
        lines = [
            f"{self.shape} has {count:,} {'violation' if count == 1 else 'violations'}"
        ]
        for violation in self.violations:
            advice = "(advice) " if violation.severity == "advice" else ""
            lines += _wrapped(f"{advice}{violation.message}", "  ")
            if violation.sentence is not None:
                lines += _wrapped(f'"{violation.sentence}"', "    ")
        return "\n".join(lines)


def _wrapped(text: str, indent: str) -> list[str]:
    from textwrap import wrap

    # A value is not torn apart: one without a space may reach beyond the width.
    return wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def find_violations(
    package: str,
    modules: Mapping[str, str],
    fits: dict[str, Callable[[Any], bool]],
    shape: str,
    params: object,
    partial: bool,
    level: Level,
) -> list[Violation]:
    """Return what is wrong with `params` as an instance of `shape`.

    This is the rest of a package's `validate`: `fits` is where that looks first.

    Raises:
        KeyError: the package has no structure `shape`.
        ValueError: `level` is none that there is.
    """
    structure = structure_class(package, modules, shape)
    if shape not in fits:
        fits[shape] = structure._fits
        return check_value(structure, shape, params, partial, level)
    require_level(level)
    return _found(structure, shape, params, partial, level)


def check_value(
    structure: type[Structure | ServiceError],
    shape: str,
    value: object,
    partial: bool = False,
    level: Level = "documented",
) -> list[Violation]:
    """Return what is wrong with `value` as a `structure` at `level`.

    Never raises, whatever `value` is, but for an unknown `level`.
    """
    require_level(level)
    if _settles(structure, value):
        return []
    return _found(structure, shape, value, partial, level)


def require_level(level: object) -> None:
    """Raise ValueError for a level that there is not."""
    if level not in LEVELS:
        raise ValueError(
            f"level must be one of {', '.join(LEVELS)} "
            f"(got {messages.shown(level, False)})"
        )


def _found(
    structure: type[Structure | ServiceError],
    shape: str,
    value: object,
    partial: bool,
    level: Level,
) -> list[Violation]:
    find = rules_of(structure).find
    try:
        return _selected(shape, find(value), partial, level)
    except Exception:  # an object's own methods are foreign code, or it has no end
        found = _check_carefully(find, structure.__name__, value)
    return _selected(shape, found, partial, level)


def _settles(structure: type[Structure | ServiceError], value: object) -> bool:
    """Whether a quick look tells that nothing is wrong."""
    try:
        return structure._fits(value)
    except Exception:  # not necessarily wrong: the rules have the last word
        return False


def _selected(
    shape: str, found: Violations, partial: bool, level: Level
) -> list[Violation]:
    """Return the violations of a level; `partial` leaves out required members."""
    return findings.told(
        shape,
        [
            finding
            for finding in found
            if _counts(finding, level) and not (partial and finding.kind == "required")
        ],
    )


def _counts(finding: Finding, level: Level) -> bool:
    """Whether a finding is one at `level`."""
    if level == "botocore":
        return finding.botocore
    return finding.modelled and (level == "documented" or finding.source == "model")


def check_structure(
    structure: Structure, partial: bool, level: Level
) -> list[Violation]:
    """Return what is wrong with an instance of a generated class."""
    name = type(structure).__name__
    try:
        params = _as_sent(structure, {})
    except RecursionError:
        return findings.told(name, violations.too_deep(name))
    return check_value(type(structure), name, params, partial, level)


def raise_on_errors(shape: str, found: list[Violation]) -> None:
    """Raise ValidationError if a violation is an error; advice raises nothing."""
    if any(violation.severity == "error" for violation in found):
        raise ValidationError(shape, found)


def structure_class(package: str, modules: Mapping[str, str], shape: str) -> Any:
    """Return the class of a structure by its name, or that of its shape in the spec."""
    from importlib import import_module

    if not isinstance(shape, str):
        got = messages.shown(shape, False)
        raise KeyError(f"a structure must be given by its name (got {got})")
    name = shape if shape in modules else shape[:1].upper() + shape[1:]
    found = getattr(import_module(package), name) if name in modules else None
    if not hasattr(found, "_rules"):
        near = messages.did_you_mean(shape, modules)
        raise KeyError(
            f"{package} has no structure {messages.shown(shape, False)}{near}"
        )
    return found


def _as_sent(value: Any, known: dict[int, Any]) -> Any:
    """Return what `to_boto3` would; what it could not send stays as it is.

    No method of a value is called: none can fail, and an iterator is not used up.
    `known` are the results by the id of the value: what stands in many places is
    walked once.
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if id(value) in known:
        return known[id(value)]
    sent = value
    if issubclass(kind, (Structure, ServiceError)):
        sent = dict(_members(value, known))
    elif issubclass(kind, list):
        sent = [_as_sent(item, known) for item in list.__iter__(value)]
    elif issubclass(kind, tuple):
        sent = tuple(_as_sent(item, known) for item in tuple.__iter__(value))
    elif issubclass(kind, dict):
        sent = {key: _as_sent(item, known) for key, item in dict.items(value)}
    known[id(value)] = sent
    return sent


def _members(
    structure: Structure | ServiceError, known: dict[int, Any]
) -> Iterator[tuple[str, Any]]:
    tokens = structure._tokens
    for wire_name, name in structure._wire_names.items():
        value = getattr(structure, name, None)
        if value is not None:
            yield wire_name, _as_sent(value, known)
        elif name in tokens:
            yield wire_name, new_token()


def _check_carefully(
    find: Callable[[Any], Violations], structure: str, value: object
) -> Violations:
    """Look at a copy of `value` of Python's own types; anything else is wrong."""
    try:
        return find(_plain(value, {}))
    except RecursionError:
        return violations.too_deep(structure)
    except Exception as failure:
        # The value defeats even that: it cannot be what the service takes.
        return violations.unreadable(structure, failure)


def _plain(value: Any, known: dict[int, Any]) -> Any:
    """Return `value` with every subclass of a plain type made plain.

    `known` are the results by the id of the value: each is walked once.
    """
    if id(value) not in known:
        known[id(value)] = _made_plain(value, known)
    return known[id(value)]


def _made_plain(value: Any, known: dict[int, Any]) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if issubclass(kind, str):
        return str.__str__(value)
    for plain in (int, float, bytes, bytearray):
        if issubclass(kind, plain):
            return plain.__add__(value, plain())  # type: ignore[operator]
    if issubclass(kind, dict):
        return {_plain_key(key): _plain(item, known) for key, item in dict.items(value)}
    if issubclass(kind, list):
        return [_plain(item, known) for item in list.__iter__(value)]
    if issubclass(kind, tuple):
        return tuple(_plain(item, known) for item in tuple.__iter__(value))
    return value if _is_known(value) else _odd(kind)


def _is_known(value: Any) -> bool:
    """Whether a value is a time, a number or a file that answers when it is asked."""
    from datetime import datetime
    from decimal import Decimal

    if issubclass(type(value), (datetime, Decimal)):
        return True
    try:
        return hasattr(value, "read") and not isinstance(value, str)
    except Exception:
        return False


def _odd(kind: type) -> Any:
    """Return an object of no type that a service takes, of the same name as `kind`."""
    return type(kind.__name__, (), {})()


def _plain_key(key: Any) -> Any:
    plain = _plain(key, {})
    is_plain = isinstance(plain, (str, int, float, bytes)) or plain is None
    return plain if is_plain else _odd(type(key))

"""Running checks: levels, odd input, and the error that tells all."""

from __future__ import annotations

from . import messages, violations
from .violations import Violation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Literal, TypeAlias

    Level: TypeAlias = Literal["botocore", "modelled", "documented"]

LEVELS = ("botocore", "modelled", "documented")


class ValidationError(ValueError):
    """A value that breaks what its model says. `violations` holds everything that is wrong with it, errors and advice."""

    def __init__(self, shape: str, violations: list[Violation]) -> None:
        super().__init__(shape, violations)
        self.shape = shape
        self.violations = violations

    def __str__(self) -> str:
        from textwrap import wrap

        count = len(self.violations)
        lines = [
            f"{self.shape} has {count} {'violation' if count == 1 else 'violations'}"
        ]
        for violation in self.violations:
            text = (
                violation.message
                if violation.severity == "error"
                else f"(advice) {violation.message}"
            )
            lines += wrap(
                text,
                80,
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
            )
            if violation.sentence is not None:
                quote = f'"{violation.sentence}"'
                lines += wrap(
                    quote,
                    80,
                    initial_indent="    ",
                    subsequent_indent="    ",
                    break_long_words=False,
                )
        return "\n".join(lines)


def run_check(
    check: Callable[[Any], list[Violation]],
    shape: str,
    value: object,
    partial: bool = False,
    level: Level = "documented",
) -> list[Violation]:
    """Return what `check` finds in `value` at `level`.

    Never raises, whatever `value` is, but for an unknown `level`.
    """
    if level != "documented" and level not in LEVELS:
        raise ValueError(f"level must be one of {', '.join(LEVELS)} (got {level!r})")
    try:
        found = check(value)
    except RecursionError:
        return violations.too_deep(shape)
    except Exception:  # an object's own methods are foreign code
        found = _check_carefully(check, shape, value)
    return _selected(found, partial, level) if found else found


def _selected(found: list[Violation], partial: bool, level: Level) -> list[Violation]:
    """Return the violations of a level, without those of required members if `partial`."""
    if level == "botocore":
        found = [violation for violation in found if violation._botocore]
    elif level == "modelled":
        found = [
            violation
            for violation in found
            if violation._modelled and violation.source == "model"
        ]
    else:
        found = [violation for violation in found if violation._modelled]
    if partial:
        found = [
            violation for violation in found if not violation.rule.endswith(".required")
        ]
    return found


def check_structure(structure: Any, partial: bool, level: Level) -> list[Violation]:
    """Return what is wrong with an instance of a generated class."""
    try:
        params = structure.to_boto3()
    except Exception:  # a value of a wrong type stands where a structure should: it is checked as it is
        try:
            params = _as_sent(structure)
        except RecursionError:
            return violations.too_deep(type(structure).__name__)
    return run_check(structure._check, type(structure).__name__, params, partial, level)


def raise_on_errors(shape: str, found: list[Violation]) -> None:
    """Raise ValidationError where a violation is an error; advice alone raises nothing."""
    if any(violation.severity == "error" for violation in found):
        raise ValidationError(shape, found)


def find_check(
    package: str,
    modules: Mapping[str, str],
    checks: dict[str, Callable[[Any], list[Violation]]],
    shape: str,
) -> Callable[[Any], list[Violation]]:
    """Return the check of the structure `shape` of a package, and keep it in `checks`.

    Raises KeyError for a shape that the package does not have.
    """
    check = checks[shape] = structure_class(package, modules, shape)._check
    return check


def structure_class(package: str, modules: Mapping[str, str], shape: str) -> Any:
    """Return the class of a structure by its name, or by the name of its shape in the spec."""
    from importlib import import_module

    name = shape if shape in modules else shape[:1].upper() + shape[1:]
    found = getattr(import_module(package), name) if name in modules else None
    if not hasattr(found, "_check"):
        near = messages.did_you_mean(shape, modules)
        raise KeyError(f"{package} has no structure {shape!r}{near}")
    return found


def _as_sent(value: Any) -> Any:
    """Return what `to_boto3` would, for values of any type in any place."""
    names = getattr(type(value), "_wire_names", None)
    if names is not None and hasattr(value, "to_boto3"):
        members = ((wire, getattr(value, name, None)) for wire, name in names.items())
        return {
            wire: _as_sent(member) for wire, member in members if member is not None
        }
    if type(value) is list:
        return [_as_sent(item) for item in value]
    if type(value) is dict:
        return {key: _as_sent(item) for key, item in value.items()}
    return value


def _check_carefully(
    check: Callable[[Any], list[Violation]], shape: str, value: object
) -> list[Violation]:
    """Check a copy of `value` that holds nothing but Python's own types; anything else is of a wrong type anyway."""
    try:
        return check(_plain(value))
    except RecursionError:
        return violations.too_deep(shape)
    except (
        Exception
    ) as failure:  # the value defeats even that: it cannot be what the service takes
        return [
            Violation(
                "",
                f"{shape} cannot be checked ({type(failure).__name__})",
                f"{shape}.type",
                botocore=True,
            )
        ]


class _Odd:
    """Stands for an object that is of no type a service takes."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.name}>"


def _plain(value: Any) -> Any:
    """Return `value` with every subclass of a plain type made plain by that type's own methods."""
    ancestors = type(value).__mro__
    if bool in ancestors or value is None:
        return value
    if str in ancestors:
        return str.__str__(value)
    for plain in (int, float, bytes, bytearray):
        if plain in ancestors:
            return plain.__add__(value, plain())  # type: ignore[operator]
    if dict in ancestors:
        return {_plain_key(key): _plain(item) for key, item in dict.items(value)}
    if list in ancestors:
        return [_plain(item) for item in list.__iter__(value)]
    if tuple in ancestors:
        return tuple(_plain(item) for item in tuple.__iter__(value))
    if type(value).__module__ in ("datetime", "decimal", "io", "_io"):
        return value
    return _Odd(type(value).__name__)


def _plain_key(key: Any) -> Any:
    plain = _plain(key)
    return (
        plain
        if isinstance(plain, (str, int, float, bytes)) or plain is None
        else _Odd(type(key).__name__)
    )

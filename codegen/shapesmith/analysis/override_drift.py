"""Overrides that the model has left behind: it says something else than when they were written, or the same as they."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from shapesmith.ir.constraints import Constraint
from shapesmith.ir.overrides import Override
from shapesmith.runtime.messages import between, listed

# What a constraint asks, in a form that can be compared: its bounds, its pattern or its values.
Asked: TypeAlias = "tuple[float | None, float | None] | str | frozenset[str]"

_NO_BOUNDS: tuple[None, None] = (None, None)


class Drift(NamedTuple):
    """How an override and the model differ: the diagnostic code, and the message after the id of the constraint."""

    code: str
    message: str


def misfit_of_was(constraint: Constraint, override: Override) -> str:
    """Return what is wrong with the `was` of an override, or nothing."""
    was = override.was
    if was is None:
        return ""
    match constraint.kind:
        case "length" | "range":
            fits = bool(isinstance(was, Mapping) and was)
            fits = fits or bool(isinstance(was, int | float) and _bound(constraint, override))
            wanted = "a number as its `was`, or `{ min = 1, max = 9 }` where not just one bound is meant"
        case "pattern":
            fits, wanted = isinstance(was, str), "a pattern as its `was`"
        case "enum":
            fits, wanted = isinstance(was, tuple), "values as its `was`"
        case _:
            fits, wanted = False, "no `was`: the model gives it no value"
    return "" if fits else f"{override.constraint} must have {wanted} (got {was})"


def drift(constraint: Constraint, override: Override, *, is_added: bool, is_doubted: bool) -> Drift | None:
    """Return what has become of the model's constraint that an override changes, None if nothing is to be said.

    `is_added`: the model has none. `is_doubted`: without the override it would be advice.
    """
    now = _NO_BOUNDS if is_added and constraint.kind in ("length", "range") else _asked(constraint)
    was = _remembered(constraint, override, now)
    given = _given(constraint, override, now)
    if given == now and not is_added and not (is_doubted or was == now):
        return Drift("override-needless", f"is {_words(now)} in the model, too: remove the override")
    if was is not None and was != now:
        comparison = _comparison(was, now)
        message = (
            f"must be reviewed: the model said {_words(was)} when it was overridden and says {_words(now)} now"
            f"{comparison}; correct the override and its `was`, or remove it"
        )
        return Drift("override-outdated", message)
    if was is None and not is_added and given is not None and _is_tighter(given, now):
        message = (
            f"is {_words(now)} in the model and {_words(given)} here, which rejects more; "
            "if that is meant, give the value of the model as `was`"
        )
        return Drift("override-tightens", message)
    return None


def _asked(constraint: Constraint) -> Asked:
    match constraint.kind:
        case "length" | "range":
            return constraint.minimum, constraint.maximum
        case "enum":
            return frozenset(constraint.values)
        case _:
            return constraint.pattern or ""


def _given(constraint: Constraint, override: Override, now: Asked) -> Asked | None:
    """Return what a correction makes of the constraint."""
    if override.action != "correct":
        return None
    match now:
        case (low, high):
            low = low if override.min is None else override.min
            # A minimum length of 0 is no constraint.
            low = None if constraint.kind == "length" and low == 0 else low
            return low, high if override.max is None else override.max
        case str():
            return override.pattern
        case _:
            return frozenset(override.values or ())


def _remembered(constraint: Constraint, override: Override, now: Asked) -> Asked | None:
    """Return what the model said when the override was written; a bound that it does not give is that of now."""
    was = override.was
    match now, was:
        case _, None:
            return None
        case (low, high), Mapping():
            return was.get("min") or None if constraint.kind == "length" else was.get("min"), was.get("max")
        case (low, high), int() | float():
            return (was, high) if _bound(constraint, override) == "min" else (low, was)
        case _, str():
            return was
        case _, tuple():
            return frozenset(was)
    return None


def _bound(constraint: Constraint, override: Override) -> str:
    """Return which bound a single number stands for: the one that is corrected, or the only one of the model."""
    given = {"min": override.min, "max": override.max}
    if override.action != "correct":
        given = {"min": constraint.minimum, "max": constraint.maximum}
    names = [name for name, value in given.items() if value is not None]
    return names[0] if len(names) == 1 else ""


def _comparison(was: Asked, now: Asked) -> str:
    if _is_tighter(now, was):
        return ", which rejects more"
    return ", which rejects less" if _is_tighter(was, now) else ""


def _is_tighter(one: Asked, other: Asked) -> bool:
    """Return whether `one` surely rejects what `other` allows, and nothing the other way round."""
    match one, other:
        case (low, high), (other_low, other_high):
            return one != other and _at_least(low, other_low) and _at_least(_minus(high), _minus(other_high))
        case frozenset(), frozenset():
            # Without values, any is allowed.
            return bool(one) and (not other or one < other)
    return False


def _at_least(bound: float | None, other: float | None) -> bool:
    return other is None or (bound is not None and bound >= other)


def _minus(bound: float | None) -> float | None:
    return None if bound is None else -bound


def _words(asked: Asked) -> str:
    match asked:
        case (None, None):
            return "nothing"
        case (low, high):
            return between(low, high, "")
        case str():
            return repr(asked) if asked else "nothing"
        case _:
            return listed(sorted(asked)) if asked else "nothing"

"""The two sides of a comparison: two specs of one service, read without their overrides and analysed together.

To find the rules of the documentation takes longest, so rules that surely are the same on both sides are left out, and
two processes find the others.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from shapesmith.analysis.scope import with_methods_alone
from shapesmith.diagnostics import stop_on_errors
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.options import Options
from shapesmith.parallel import beside
from shapesmith.pipeline import Reading, VerdictsRead, modelled_in, read, rules_of, verdicts_on, with_rules
from shapesmith.rules.extraction import Extraction, joined
from shapesmith.specs.spec import Spec

if TYPE_CHECKING:
    from shapesmith.analysis.analysis import Modelled
    from shapesmith.review.changes.comparing.comparison import Side
    from shapesmith.targets.dataclasses.names import Names
    from shapesmith.targets.dataclasses.placement import Placement

# How many hundredths of the structures are read by the process that does all else, if so many have no verdicts. From
# botocore 1.43.0 to 1.44.5, at 20 and at 70 one of ec2, rds, sagemaker and glue takes 8 % longer.
_PART_HERE = 58


class SideRead(NamedTuple):
    """A side as it is read: what its spec says without overrides, these, and the verdicts on its documentation."""

    reading: Reading
    overrides: tuple[Override, ...]
    judged: VerdictsRead

    @property
    def service(self) -> Service:
        """The service that the spec describes."""
        return self.reading.source.service


class Layout(NamedTuple):
    """What is derived from a spec without the rules of its documentation, and where its classes are."""

    modelled: Modelled
    names: Names
    placement: Placement


_Sides: TypeAlias = tuple[SideRead, SideRead]


@contextmanager
def analysing_sides(old: Spec, new: Spec, options: Options, jobs: int = 1) -> Iterator[Callable[[], tuple[Side, Side]]]:
    """Provide the function that returns the sides of a comparison, from two specs of a service.

    Up to two of `jobs` processes find them; one is at work before the function is called. Overrides are not applied:
    the same are put to both sides later, and need not fit both. This and the function raise SpecError with the errors
    of one of the specs.
    """
    sides = before, after = read_side(old, options), read_side(new, options)
    there: Container[str] | None = None
    here: frozenset[str] = frozenset()
    if (wanted := _with_other_rules(sides)) is not None:
        # This process finds all else, too, and so has the smaller part. What is next to each other by name has texts in
        # common, which one process reads once. Verdicts are put to their texts by the other.
        unjudged = sorted(wanted.unjudged) if jobs > 1 else []
        here = frozenset(unjudged[: len(wanted.all) * _PART_HERE // 100])
        there = wanted.all - here
    with beside(partial(_rules, sides, there), jobs) as found:

        def analysed() -> tuple[Side, Side]:
            layouts = laid_out(before), laid_out(after)
            without_verdicts = before._replace(judged=VerdictsRead()), after._replace(judged=VerdictsRead())
            parts = [_rules(without_verdicts, here)] if here else []
            old_rules, new_rules = _joined(sides, [*parts, found()])
            return (
                analysed_side(before, layouts[0], old_rules, options.package),
                analysed_side(after, layouts[1], new_rules, options.package),
            )

        yield analysed


def read_side(spec: Spec, options: Options) -> SideRead:
    """Return a side of a comparison as it is read. Raises SpecError with every error found."""
    reading = read(spec, options, is_compared=True)
    stop_on_errors(reading.source.diagnostics)
    # A paginator or waiter of an operation that the spec lacks is a method of no request; reading it warns of each.
    service = with_methods_alone(reading.source.service)
    uncorrected = reading.source._replace(service=service, overrides=(), rule_overrides=())
    return SideRead(reading._replace(source=uncorrected), reading.source.overrides, verdicts_on(spec))


def laid_out(side: SideRead) -> Layout:
    """Return what a side needs beside its rules."""
    # Imported while another process finds the rules.
    from shapesmith.targets.dataclasses.names import decide_names
    from shapesmith.targets.dataclasses.placement import place_shapes

    modelled = modelled_in(side.reading)
    names, _ = decide_names(modelled.service)  # names that clash are reported by `generate`
    return Layout(modelled, names, place_shapes(modelled.service, names, modelled.usage))


def analysed_side(side: SideRead, layout: Layout, rules: Extraction, package: str) -> Side:
    """Return a side whose classes are in the import `package`. Raises SpecError with every error found."""
    from shapesmith.review.changes.comparing.comparison import Side

    analysis = with_rules(side.reading, layout.modelled, rules)
    return Side(analysis, side.overrides, layout.names, layout.placement, package)


class _Wanted(NamedTuple):
    """The structures whose rules are wanted; the `unjudged` have no text with a sentence that a verdict is on."""

    all: frozenset[str]
    unjudged: frozenset[str]


def _with_other_rules(sides: _Sides) -> _Wanted | None:
    """Return the structures whose rules may differ or are part of what may, and those that verdicts concern; None: all.

    Verdicts that one side has left behind are warned of, so that all of their texts are read.
    """
    from shapesmith.rules.differing import Users, differing, judged

    services = sides[0].service, sides[1].service
    old_verdicts, new_verdicts = (side.judged.verdicts.verdicts for side in sides)
    users = Users(services)
    verdicts = (verdict for side in sides for verdict in side.reading.scope.verdicts(side.judged.verdicts).verdicts)
    concerned = judged(verdicts, services, users)
    changed = None if concerned is None else differing(*services, users)
    if concerned is None or changed is None:
        return None
    # The request that shows what a change breaks is valid by the rules of all that is in it.
    shown = changed.union(*(service.reached(changed & service.shapes.keys()) for service in services))
    # What reaches a structure is read with its texts.
    around = users.around(concerned)
    return _Wanted(shown | (concerned if old_verdicts == new_verdicts else around), shown - around)


def _rules(sides: _Sides, only: Container[str] | None) -> tuple[Extraction, Extraction]:
    """Return the rules of two specs, by one process: of a text that both have, it reads the words once."""
    old, new = sides
    # Which verdicts the old spec had left behind is of no use to anyone.
    return rules_of(old.reading, old.judged, only, warns=False), rules_of(new.reading, new.judged, only)


def _joined(sides: _Sides, parts: list[tuple[Extraction, Extraction]]) -> tuple[Extraction, Extraction]:
    """Return the rules of two specs from those that each process found."""
    if len(parts) == 1:
        return parts[0]
    old, new = sides
    return (
        joined([rules for rules, _ in parts], old.service.shapes),
        joined([rules for _, rules in parts], new.service.shapes),
    )

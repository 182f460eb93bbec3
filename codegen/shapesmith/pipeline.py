"""The pipeline, as a table of contents: from the spec of one service to the files of its package.

`generate` is pure: it takes the bytes of a spec, opens no file of it, and returns what should be on disk.
`output.write` writes it, `output.survey` compares it with the files on disk, and the command line prints the
diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from shapesmith.analysis.documentation import merge_documentation
from shapesmith.analysis.edits import with_answered_members
from shapesmith.analysis.enum_overrides import correct_enums
from shapesmith.analysis.scope import Scope, with_methods_alone
from shapesmith.diagnostics import Diagnostic, SpecError, has_errors, stop_on_errors
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.verdicts import Verdicts
from shapesmith.options import Options
from shapesmith.parallel import beside
from shapesmith.rules.extraction import Extraction, joined
from shapesmith.sources.read import Source, read_source
from shapesmith.specs.spec import RULES, Spec

if TYPE_CHECKING:
    from shapesmith.analysis.analysis import Analysis, Modelled
    from shapesmith.targets.dataclasses.names import Names
    from shapesmith.targets.dataclasses.placement import Placement

_DEFAULTS = Options()
_Verdicts: TypeAlias = tuple[Verdicts, list[Diagnostic]]
_UNJUDGED: _Verdicts = (Verdicts(), [])

# How many hundredths of the structures whose rules are wanted are read by the process that does all else: as many as
# let both end at the same time, measured with ec2 from botocore 1.43.0 to 1.44.5.
_PART_HERE = 38


class Output(NamedTuple):
    """The IR of one service, the text of each file of its package by path, and the warnings about its spec."""

    service: Service
    files: dict[str, str]
    diagnostics: list[Diagnostic]


def generate(spec: Spec, options: Options, jobs: int = 1) -> Output:
    """Return the package of one service, made by up to `jobs` processes; it does not depend on their number.

    Raises SpecError with every error found.
    """
    with beside(partial(_verdicts_on, spec), jobs if RULES in spec.files else 1) as verdicts:
        reading = _read(spec, options)
        if has_errors(reading.source.diagnostics):
            from shapesmith.targets.dataclasses.names import decide_names

            raise SpecError([*reading.source.diagnostics, *decide_names(reading.source.service)[1]])
        judged = verdicts()

    with beside(partial(_rules_of, reading, judged), jobs) as extraction:
        # Here, as in `_analysed`, it is imported while another process finds the rules: that takes longest.
        from shapesmith.targets.dataclasses.package import Package

        package = Package(reading.source.service, options)
        if jobs > 1:
            package.prepare()
        analysis = _analysed(reading, extraction, package.clashes)

    return Output(reading.source.service, package.files(analysis, jobs), analysis.diagnostics)


def analyse(spec: Spec, options: Options = _DEFAULTS) -> Analysis:
    """Return what follows from the spec of one service. Raises SpecError with every error found."""
    reading = _read(spec, options)
    stop_on_errors(reading.source.diagnostics)
    return _analysed(reading, partial(_rules_of, reading, _verdicts_on(spec)))


class _Reading(NamedTuple):
    """What the files of a spec say of the operations wanted, with the documentation of its sources merged.

    `disagreements`: where these sources differ. `scope`: what is wanted, and what is left out.
    """

    source: Source
    disagreements: list[Diagnostic]
    scope: Scope


def _read(spec: Spec, options: Options, *, is_compared: bool = False) -> _Reading:
    """Read a spec. If there is an error among the diagnostics of the source, it must not be used any further.

    Responses are as boto3 gives them, and enums as overrides correct them, unless two specs are to be compared.
    """
    source = read_source(spec)
    wanted = options.operations.get(spec.service)
    if has_errors(source.diagnostics):
        return _Reading(source, [], Scope(source.service))
    scope = Scope(source.service) if wanted is None else Scope.of(source.service, *wanted)
    service = scope.service if is_compared else correct_enums(scope.service, scope.overrides(source.overrides))
    documentation = scope.documentation(source.service, source.documentation)
    service, disagreements = merge_documentation(with_answered_members(service, source.edits), documentation)
    read = source._replace(
        service=service,
        documentation=documentation,
        overrides=scope.overrides(source.overrides),
        rule_overrides=scope.rule_overrides(source.rule_overrides),
        diagnostics=[*source.diagnostics, *(scope.warnings if is_compared else scope.diagnostics)],
    )
    return _Reading(read, disagreements, scope)


def _verdicts_on(spec: Spec) -> _Verdicts:
    """Return the verdicts on the documentation of a service, and what is wrong with them."""
    # Imported by the process that needs it, while another reads the spec.
    from shapesmith.sources.verdicts.reader import read_verdicts

    return read_verdicts(spec)


def _rules_of(
    reading: _Reading, verdicts: _Verdicts, only: Container[str] | None = None, *, warns: bool = True
) -> Extraction:
    """Return the rules of a service, from its documentation and from the verdicts on that.

    `only`: the structures whose rules are wanted, where nobody judged any. `warns`: about verdicts, too.
    """
    # Imported by the process that needs them, while another imports the target: both take a while.
    from shapesmith.rules.extract import extract

    read, unreadable = verdicts
    if unreadable:
        return Extraction((), (), diagnostics=unreadable)
    return extract(reading.source.service, reading.scope.verdicts(read), only, warns=warns)


def _analysed(reading: _Reading, extraction: Callable[[], Extraction], clashes: Iterable[Diagnostic] = ()) -> Analysis:
    """Return the analysis of a source. Raises SpecError if there is an error in it, or in the names made from it.

    `extraction` returns its rules, and is called last: another process may be at work on them.
    """
    modelled = _modelled(reading)
    return _with_rules(reading, modelled, extraction(), clashes)


def _modelled(reading: _Reading) -> Modelled:
    from shapesmith.analysis.analysis import analyse_model

    return analyse_model(reading.source.service, reading.source.overrides)


def _with_rules(
    reading: _Reading, modelled: Modelled, rules: Extraction, clashes: Iterable[Diagnostic] = ()
) -> Analysis:
    from shapesmith.analysis.analysis import analyse_service

    source = reading.source
    analysis = analyse_service(modelled, rules, source.documentation, source.rule_overrides, source.edits)
    diagnostics = [*source.diagnostics, *reading.disagreements, *analysis.diagnostics, *clashes]
    stop_on_errors(diagnostics)
    return analysis._replace(diagnostics=diagnostics)


class Uncorrected(NamedTuple):
    """What follows from a spec without the overrides of its constraints and rules, and the former.

    `names` and `placement` are those of the classes that are generated from it.
    """

    analysis: Analysis
    overrides: tuple[Override, ...]
    names: Names
    placement: Placement


def analyse_uncorrected(spec: Spec, options: Options = _DEFAULTS) -> Uncorrected:
    """Return what follows from a spec without its overrides. Raises SpecError with every error found."""
    reading, overrides = _read_to_compare(spec, options)
    return _uncorrected(reading, overrides, _laid_out(reading), _rules_of(reading, _verdicts_on(spec)))


@contextmanager
def analysing_sides(
    old: Spec, new: Spec, options: Options = _DEFAULTS, jobs: int = 1
) -> Iterator[Callable[[], tuple[Uncorrected, Uncorrected]]]:
    """Provide the function that returns what follows from two specs of a service that are to be compared.

    Up to two of `jobs` processes find it; one is at work before the function is called. Rules that surely are the same
    on both sides are left out, as to find them takes longest. Overrides are, too: the same are put to both sides later,
    and need not fit both. This and the function raise SpecError with the errors of one of them.
    """
    from shapesmith.rules.differing import differing, judged

    (before, old_overrides), (after, new_overrides) = _read_to_compare(old, options), _read_to_compare(new, options)
    sides = (before, after)
    verdicts = (_verdicts_on(old), _verdicts_on(new))
    services = (before.source.service, after.source.service)
    concerned = judged(
        (each for side, (read, _) in zip(sides, verdicts, strict=True) for each in side.scope.verdicts(read).verdicts),
        services,
        are_the_same=verdicts[0][0].verdicts == verdicts[1][0].verdicts,
    )
    there: Container[str] | None = None
    here: frozenset[str] = frozenset()
    if concerned is not None and (changed := differing(*services)) is not None:
        # This process finds all else, too, and so has the smaller part. What is next to each other by name has texts in
        # common, which one process reads once. Verdicts are put to their texts by the other.
        shared = sorted(changed - concerned) if jobs > 1 else []
        here = frozenset(shared[: len(shared) * _PART_HERE // 100])
        there = (concerned | changed) - here
    with beside(partial(_rules_of_sides, sides, verdicts, there), jobs) as found:

        def analysed() -> tuple[Uncorrected, Uncorrected]:
            laid_out = _laid_out(before), _laid_out(after)
            parts = [_rules_of_sides(sides, (_UNJUDGED, _UNJUDGED), here)] if here else []
            old_rules, new_rules = _joined_sides(services, [*parts, found()])
            return (
                _uncorrected(before, old_overrides, laid_out[0], old_rules),
                _uncorrected(after, new_overrides, laid_out[1], new_rules),
            )

        yield analysed


class _LaidOut(NamedTuple):
    """What is derived from a spec without the rules of its documentation, and where its classes are."""

    modelled: Modelled
    names: Names
    placement: Placement


def _laid_out(reading: _Reading) -> _LaidOut:
    # Imported while another process finds the rules.
    from shapesmith.targets.dataclasses.names import decide_names
    from shapesmith.targets.dataclasses.placement import place_shapes

    modelled = _modelled(reading)
    names, _ = decide_names(modelled.service)  # names that clash are reported by `generate`
    return _LaidOut(modelled, names, place_shapes(modelled.service, names, modelled.usage))


def _uncorrected(
    reading: _Reading, overrides: tuple[Override, ...], laid_out: _LaidOut, rules: Extraction
) -> Uncorrected:
    analysis = _with_rules(reading, laid_out.modelled, rules)
    return Uncorrected(analysis, overrides, laid_out.names, laid_out.placement)


def _rules_of_sides(
    sides: tuple[_Reading, _Reading], verdicts: tuple[_Verdicts, _Verdicts], only: Container[str] | None
) -> tuple[Extraction, Extraction]:
    """Return the rules of two specs, by one process: of a text that both have, it reads the words once."""
    # Which verdicts the old spec had left behind is of no use to anyone.
    old = _rules_of(sides[0], verdicts[0], only, warns=False)
    return old, _rules_of(sides[1], verdicts[1], only)


def _joined_sides(
    services: tuple[Service, Service], parts: list[tuple[Extraction, Extraction]]
) -> tuple[Extraction, Extraction]:
    """Return the rules of two specs from those that each process found."""
    if len(parts) == 1:
        return parts[0]
    old, new = (joined(side, service.shapes) for side, service in zip(zip(*parts, strict=True), services, strict=True))
    return old, new


def _read_to_compare(spec: Spec, options: Options) -> tuple[_Reading, tuple[Override, ...]]:
    """Return what a spec says without its overrides, and these. Raises SpecError with every error found."""
    reading = _read(spec, options, is_compared=True)
    stop_on_errors(reading.source.diagnostics)
    # A paginator or waiter of an operation that the spec lacks is a method of no request; reading it warns of each.
    service = with_methods_alone(reading.source.service)
    uncorrected = reading.source._replace(service=service, overrides=(), rule_overrides=())
    return reading._replace(source=uncorrected), reading.source.overrides

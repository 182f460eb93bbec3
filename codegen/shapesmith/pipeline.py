"""The pipeline, as a table of contents: from the spec of one service to the files of its package.

`generate` is pure: it takes the bytes of a spec, opens no file of it, and returns what should be on disk.
`output.write` writes it, `output.survey` compares it with the files on disk, and the command line prints the
diagnostics.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from shapesmith.analysis.documentation import merge_documentation
from shapesmith.analysis.edits import with_answered_members
from shapesmith.analysis.enum_overrides import correct_enums
from shapesmith.analysis.scope import Scope
from shapesmith.diagnostics import Diagnostic, SpecError, has_errors, stop_on_errors
from shapesmith.ir.service import Service
from shapesmith.ir.verdicts import NO_VERDICTS, Verdicts
from shapesmith.options import Options
from shapesmith.parallel import beside
from shapesmith.rules.extraction import Extraction
from shapesmith.sources.read import Source, read_source
from shapesmith.specs.judged import without_left_behind
from shapesmith.specs.spec import RULES, Spec

if TYPE_CHECKING:
    from shapesmith.analysis.analysis import Analysis, Modelled

_DEFAULTS = Options()


class Output(NamedTuple):
    """The IR of one service, the text of each file of its package by path, and the warnings about its spec."""

    service: Service
    files: dict[str, str]
    diagnostics: list[Diagnostic]


def generate(spec: Spec, options: Options, jobs: int = 1) -> Output:
    """Return the package of one service, made by up to `jobs` processes; it does not depend on their number.

    Raises SpecError with every error found.
    """
    with beside(partial(verdicts_on, spec), jobs if RULES in spec.files else 1) as verdicts:
        reading = read(spec, options)
        if has_errors(reading.source.diagnostics):
            from shapesmith.targets.dataclasses.names import decide_names

            raise SpecError([*reading.source.diagnostics, *decide_names(reading.source.service)[1]])
        judged = verdicts()

    with beside(partial(rules_of, reading, judged), jobs) as extraction:
        # Here, as in `modelled_in`, it is imported while another process finds the rules: that takes longest.
        from shapesmith.targets.dataclasses.package import Package

        package = Package(reading.source.service, options)
        modelled = modelled_in(reading)
        if not (extraction.is_ready or has_errors([*reading.diagnostics, *modelled.diagnostics, *package.clashes])):
            package.draft(without_rules(reading, modelled), lambda: extraction.is_ready)
        analysis = with_rules(reading, modelled, extraction(), package.clashes)

    return Output(reading.source.service, package.files(analysis, jobs), analysis.diagnostics)


def analyse(spec: Spec, options: Options = _DEFAULTS) -> Analysis:
    """Return what follows from the spec of one service. Raises SpecError with every error found."""
    reading = read(spec, options)
    stop_on_errors(reading.source.diagnostics)
    return with_rules(reading, modelled_in(reading), rules_of(reading, verdicts_on(spec)))


class Reading(NamedTuple):
    """What the files of a spec say of the operations wanted, with the documentation of its sources merged.

    `disagreements`: where these sources differ. `scope`: what is wanted, and what is left out.
    """

    source: Source
    disagreements: list[Diagnostic]
    scope: Scope

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the files of the spec."""
        return [*self.source.diagnostics, *self.disagreements]


def read(spec: Spec, options: Options, *, is_compared: bool = False) -> Reading:
    """Read a spec. If there is an error among the diagnostics of the source, it must not be used any further.

    Responses are as boto3 gives them. Enums are as overrides correct them, unless it `is_compared` with another spec;
    then it is a warning that an operation wanted is unknown, as the other may have it.
    """
    source = read_source(spec)
    wanted = options.operations.get(spec.service)
    if has_errors(source.diagnostics):
        return Reading(source, [], Scope(source.service))
    scope = Scope(source.service) if wanted is None else Scope.of(source.service, *wanted)
    service = scope.service if is_compared else correct_enums(scope.service, scope.overrides(source.overrides))
    documentation = scope.documentation(source.service, source.documentation)
    service, disagreements = merge_documentation(with_answered_members(service, source.edits), documentation)
    wanted_only = source._replace(
        service=service,
        documentation=documentation,
        overrides=scope.overrides(source.overrides),
        rule_overrides=scope.rule_overrides(source.rule_overrides),
        diagnostics=[*source.diagnostics, *(scope.warnings if is_compared else scope.diagnostics)],
    )
    return Reading(wanted_only, disagreements, scope)


class VerdictsRead(NamedTuple):
    """The verdicts on the documentation of a service, and what is wrong with them."""

    verdicts: Verdicts = NO_VERDICTS
    diagnostics: list[Diagnostic] = []


def verdicts_on(spec: Spec) -> VerdictsRead:
    """Return the verdicts on the documentation of a service as its spec has them."""
    # Imported by the process that needs it, while another reads the spec.
    from shapesmith.sources.verdicts.reader import read_verdicts

    return VerdictsRead(*read_verdicts(spec))


def rules_of(
    reading: Reading, judged: VerdictsRead, only: Container[str] | None = None, *, warns: bool = True
) -> Extraction:
    """Return the rules of a service, from its documentation and from the verdicts on that.

    `only`: the structures whose rules are wanted, where nobody judged any. `warns`: about verdicts, too.
    """
    # Imported by the process that needs them, while another imports the target: both take a while.
    from shapesmith.rules.extract import extract

    if judged.diagnostics:
        return Extraction((), (), diagnostics=judged.diagnostics)
    return extract(reading.source.service, reading.scope.verdicts(judged.verdicts), only, warns=warns)


def modelled_in(reading: Reading) -> Modelled:
    """Return what is derived from a source without the rules of its documentation."""
    from shapesmith.analysis.analysis import analyse_model

    return analyse_model(reading.source.service, reading.source.overrides)


def without_rules(reading: Reading, modelled: Modelled) -> Analysis:
    """Return the analysis of a source as it is where its documentation states no rule."""
    from shapesmith.analysis.analysis import analyse_service

    return analyse_service(modelled, Extraction((), ()), reading.source.documentation, (), reading.source.edits)


def with_rules(reading: Reading, modelled: Modelled, rules: Extraction, clashes: Iterable[Diagnostic] = ()) -> Analysis:
    """Return the analysis of a source, given its rules.

    Raises SpecError if there is an error in it, or among the names that clash.
    """
    from shapesmith.analysis.analysis import analyse_service

    source = reading.source
    analysis = analyse_service(modelled, rules, source.documentation, source.rule_overrides, source.edits)
    diagnostics = without_left_behind([*reading.diagnostics, *analysis.diagnostics, *clashes])
    stop_on_errors(diagnostics)
    return analysis._replace(diagnostics=diagnostics, left_out=reading.scope.absent | reading.scope.unwanted)

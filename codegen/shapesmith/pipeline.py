"""The pipeline, as a table of contents: from the spec of one service to the files of its package.

`generate` is pure: it takes the bytes of a spec, opens no file of it, and returns what should be on disk.
`output.write` writes it, `output.survey` compares it with the files on disk, and the command line prints the
diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from shapesmith.analysis.analysis import Analysis, analyse_service
from shapesmith.analysis.documentation import merge_documentation
from shapesmith.analysis.edits import with_answered_members
from shapesmith.analysis.enum_overrides import correct_enums
from shapesmith.analysis.scope import Scope
from shapesmith.diagnostics import Diagnostic, has_errors, stop_on_errors
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.options import Options
from shapesmith.parallel import beside, share_out
from shapesmith.rules.extraction import Extraction
from shapesmith.sources.read import Source, read_source
from shapesmith.specs.spec import Spec
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.environment import compile_templates, render
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.modules import Modules
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes
from shapesmith.targets.dataclasses.verify import Verifier

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
    source, scope = _read(spec, options)
    if has_errors(source.diagnostics):
        stop_on_errors(source.diagnostics, decide_names(source.service)[1])
    service, disagreements = merge_documentation(source.service, source.documentation)

    with beside(partial(_rules_of, service, spec, scope), jobs) as extraction:
        names, clashes = decide_names(service)
        docstrings = Docstrings(options.doc_style, service, names)
        if jobs > 1:
            docstrings.lay_out()
            compile_templates()
        analysis = _analysed(source, service, disagreements, extraction, clashes)

    placement = place_shapes(service, names, analysis.usage)
    classes = Classes(analysis, names, docstrings)
    modules = Modules(service, names, placement, classes, docstrings, analysis.edits)

    return Output(service, _render(modules, jobs), analysis.diagnostics)


def analyse(spec: Spec, options: Options = _DEFAULTS) -> Analysis:
    """Return what follows from the spec of one service. Raises SpecError with every error found."""
    source, scope = _read(spec, options)
    stop_on_errors(source.diagnostics)
    service, disagreements = merge_documentation(source.service, source.documentation)
    return _analysed(source, service, disagreements, partial(_rules_of, service, spec, scope))


def _rules_of(service: Service, spec: Spec, scope: Scope) -> Extraction:
    """Return the rules of a service, from its documentation and from the verdicts on that."""
    # Imported by the process that needs them, while another imports the target: both take a while.
    from shapesmith.rules.extract import extract
    from shapesmith.sources.verdicts.reader import read_verdicts

    verdicts, unreadable = read_verdicts(spec)
    return extract(service, scope.verdicts(verdicts)) if not unreadable else Extraction((), (), diagnostics=unreadable)


def analyse_uncorrected(spec: Spec, options: Options = _DEFAULTS) -> tuple[Analysis, tuple[Override, ...]]:
    """Return what follows from a spec without the overrides of its constraints and rules, and the former.

    So two specs can be compared that the same overrides are put to, and do not both fit; and so that an operation that
    is wanted, and that only one of them has, is a change, it is a warning here. Raises SpecError with every error
    found.
    """
    source, scope = _read(spec, options, is_compared=True)
    stop_on_errors(source.diagnostics)
    service, disagreements = merge_documentation(source.service, source.documentation)
    uncorrected = source._replace(overrides=(), rule_overrides=())
    analysis = _analysed(uncorrected, service, disagreements, partial(_rules_of, service, spec, scope))
    return analysis, source.overrides


def _read(spec: Spec, options: Options, *, is_compared: bool = False) -> tuple[Source, Scope]:
    """Return what the files of a service say of the operations wanted, and what is left out.

    Responses are as boto3 gives them, and enums as overrides correct them, unless two specs are to be compared.
    """
    source = read_source(spec)
    wanted = options.operations.get(spec.service)
    if has_errors(source.diagnostics):
        return source, Scope(source.service)
    scope = Scope(source.service) if wanted is None else Scope.of(source.service, *wanted)
    source = source._replace(
        service=scope.service,
        documentation=scope.documentation(source.service, source.documentation),
        overrides=scope.overrides(source.overrides),
        rule_overrides=scope.rule_overrides(source.rule_overrides),
        diagnostics=[*source.diagnostics, *(scope.warnings if is_compared else scope.diagnostics)],
    )
    service = source.service if is_compared else correct_enums(source.service, source.overrides)
    return source._replace(service=with_answered_members(service, source.edits)), scope


def _analysed(
    source: Source,
    service: Service,
    disagreements: list[Diagnostic],
    extraction: Callable[[], Extraction],
    clashes: Iterable[Diagnostic] = (),
) -> Analysis:
    """Return the analysis of a source. Raises SpecError if there is an error in it, or in the names made from it."""
    analysis = analyse_service(
        service, source.documentation, source.overrides, source.rule_overrides, extraction, source.edits
    )
    diagnostics = [*source.diagnostics, *disagreements, *analysis.diagnostics, *clashes]
    stop_on_errors(diagnostics)
    return analysis._replace(diagnostics=diagnostics)


def _render(modules: Modules, jobs: int) -> dict[str, str]:
    """Return the formatted text of every module by its path. Raises SpecError for one that is not as declared."""

    def render_part(paths: list[str]) -> dict[str, str]:
        part = format_sources((path, render(modules.view(path))) for path in paths)
        verifier = Verifier()
        for path, text in part.items():
            verifier.verify(path, text)
        return part

    paths = modules.paths
    texts = {path: text for part in share_out(render_part, paths, jobs) for path, text in part.items()}
    return {path: texts[path] for path in paths}

"""The pipeline, as a table of contents: from the spec of one service to the files of its package.

`generate` is pure: it reads what it is given and returns what should be on disk. `output.write` puts it there,
`output.survey` compares it with what is there, and the command line prints the diagnostics.
"""

from __future__ import annotations

from typing import NamedTuple

from shapesmith import __version__
from shapesmith.analysis.constraints import derive_constraints
from shapesmith.analysis.documentation import merge_documentation
from shapesmith.analysis.enum_meanings import enum_meanings
from shapesmith.analysis.usage import find_usage
from shapesmith.diagnostics import Diagnostic, has_errors, stop_on_errors
from shapesmith.ir.service import Service
from shapesmith.options import Options
from shapesmith.output import manifest
from shapesmith.output.fingerprint import spec_fingerprint
from shapesmith.output.manifest import Unit
from shapesmith.parallel import share_out
from shapesmith.sources.aws.overrides import read_overrides
from shapesmith.sources.aws.reader import read_service
from shapesmith.sources.yard.reader import read_documentation
from shapesmith.specs.locate import SpecFiles
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.environment import render
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.modules import Modules
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.package import directory
from shapesmith.targets.dataclasses.placement import place_shapes


class Output(NamedTuple):
    """The files of one service's package, and the warnings about its spec."""

    unit: Unit
    diagnostics: list[Diagnostic]


def generate(spec: SpecFiles, options: Options, jobs: int = 1) -> Output:
    """Return the package of one service, with up to `jobs` processes at work; their number does not show in it.

    Raises SpecError with every error found, where the spec does not make a package.
    """
    service, diagnostics = _read(spec)
    names, clashes = decide_names(service)
    stop_on_errors(diagnostics, clashes)

    overrides, overrides_file = read_overrides(spec)
    constraints = derive_constraints(service, overrides, overrides_file)
    diagnostics += [*constraints.diagnostics, *clashes]
    stop_on_errors(diagnostics)

    usage = find_usage(service)
    placement = place_shapes(service, names, usage)
    docstrings = Docstrings(options.doc_style, service, names)
    classes = Classes(service, names, usage, constraints.structures, enum_meanings(service), docstrings)
    modules = Modules(service, names, placement, classes, docstrings)

    files = _render(modules, jobs)
    files[manifest.NAME] = manifest.build(
        generator=f"shapesmith {__version__}",
        fingerprint=spec_fingerprint(spec, options),
        files=files,
        service=service.name,
        api_version=service.api_version,
        package=service.package,
        origin=spec.origin,
        spec={source.path.rsplit("/", 1)[-1].removesuffix(".gz"): source.sha256 for source in service.sources},
    )
    return Output(Unit(directory(service.name), files), diagnostics)


def _render(modules: Modules, jobs: int) -> dict[str, str]:
    """Return the formatted text of every module by its path."""

    def render_part(paths: list[str]) -> dict[str, str]:
        return format_sources((path, render(modules.view(path))) for path in paths)

    paths = modules.paths
    texts = {path: text for part in share_out(render_part, paths, jobs) for path, text in part.items()}
    return {path: texts[path] for path in paths}


def read(spec: SpecFiles) -> tuple[Service, list[Diagnostic]]:
    """Return the IR of one service and the warnings about its spec. Raises SpecError with every error found."""
    service, diagnostics = _read(spec)
    stop_on_errors(diagnostics)
    return service, diagnostics


def _read(spec: SpecFiles) -> tuple[Service, list[Diagnostic]]:
    """Return the IR of one service with what is wrong with its spec, as far as that leaves an IR."""
    service, diagnostics = read_service(spec)
    if not has_errors(diagnostics):
        sources, unread = read_documentation(spec)
        service, disagreements = merge_documentation(service, sources)
        diagnostics += [*unread, *disagreements]
    return service, diagnostics

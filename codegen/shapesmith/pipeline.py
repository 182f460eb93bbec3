"""The pipeline, as a table of contents: from the spec of one service to the files of its package.

`generate` is pure: it reads what it is given and returns what should be on disk. `output.write` puts it there,
`output.survey` compares it with what is there, and the command line prints the diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shapesmith import __version__
from shapesmith.analysis.analysis import Analysis, analyse_service
from shapesmith.diagnostics import Diagnostic, stop_on_errors
from shapesmith.options import Options
from shapesmith.output import manifest
from shapesmith.output.fingerprint import spec_fingerprint
from shapesmith.output.manifest import Unit
from shapesmith.parallel import share_out
from shapesmith.sources.read import Source, read_source
from shapesmith.specs.locate import SpecFiles
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.environment import render
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.modules import ROOT, Modules
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes
from shapesmith.text import words


class Output(NamedTuple):
    """The files of one service's package, and the warnings about its spec."""

    unit: Unit
    diagnostics: list[Diagnostic]


def generate(spec: SpecFiles, options: Options, jobs: int = 1) -> Output:
    """Return the package of one service, with up to `jobs` processes at work; their number does not show in it.

    Raises SpecError with every error found, where the spec does not make a package.
    """
    source = read_source(spec)
    names, clashes = decide_names(source.service)
    analysis = _analysed(source, clashes)

    service = analysis.service
    placement = place_shapes(service, names, analysis.usage)
    docstrings = Docstrings(options.doc_style, service, names)
    classes = Classes(analysis, names, docstrings)
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
    return Output(Unit(directory(service.name), files), analysis.diagnostics)


def analyse(spec: SpecFiles) -> Analysis:
    """Return what follows from the spec of one service. Raises SpecError with every error found."""
    return _analysed(read_source(spec))


def _analysed(source: Source, clashes: Iterable[Diagnostic] = ()) -> Analysis:
    """Return what follows from a source, unless something is wrong with it, or with the names that it leads to."""
    stop_on_errors(source.diagnostics, clashes)
    analysis = analyse_service(source.service, source.documentation, source.overrides)
    diagnostics = [*source.diagnostics, *analysis.diagnostics, *clashes]
    stop_on_errors(diagnostics)
    return analysis._replace(diagnostics=diagnostics)


def _render(modules: Modules, jobs: int) -> dict[str, str]:
    """Return the formatted text of every module by its path."""

    def render_part(paths: list[str]) -> dict[str, str]:
        return format_sources((path, render(modules.view(path))) for path in paths)

    paths = modules.paths
    texts = {path: text for part in share_out(render_part, paths, jobs) for path, text in part.items()}
    return {path: texts[path] for path in paths}


def directory(service: str) -> str:
    """Return the folder of a service's package below the output folder.

    >>> directory("bedrock-agent"), directory("lambda")
    ('aws_shapes/bedrock_agent', 'aws_shapes/lambda_')
    """
    return f"{ROOT}/{words.module(service)}"

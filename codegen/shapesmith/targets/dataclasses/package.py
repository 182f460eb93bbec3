"""The target, as a table of contents: from an analysed service to the text of each file of its package."""

from __future__ import annotations

from functools import partial

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.service import Service
from shapesmith.options import Options
from shapesmith.parallel import share_out
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.environment import compile_templates, render
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.modules import Modules
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import place_shapes
from shapesmith.targets.dataclasses.verify import Verifier


class Package:
    """The package of one service. `clashes` are the diagnostics about names that cannot be made."""

    def __init__(self, service: Service, options: Options) -> None:
        self._service = service
        self._names, self.clashes = decide_names(service)
        self._docstrings = Docstrings(options.doc_style, service, self._names)

    def prepare(self) -> None:
        """Do what needs no analysis: processes that are forked later need not."""
        self._docstrings.lay_out()
        compile_templates()

    def files(self, analysis: Analysis, jobs: int) -> dict[str, str]:
        """Return the text of each file by its path, made by up to `jobs` processes.

        Raises SpecError for one that is not as the templates declare.
        """
        placement = place_shapes(self._service, self._names, analysis.usage)
        classes = Classes(analysis, self._names, self._docstrings)
        modules = Modules(self._service, self._names, placement, classes, self._docstrings, analysis.edits)
        parts = share_out(partial(_rendered, modules), modules.paths, jobs)
        texts = {path: text for part in parts for path, text in part.items()}
        return {path: texts[path] for path in modules.paths}


def _rendered(modules: Modules, paths: list[str]) -> dict[str, str]:
    """Return the formatted and verified text of some modules by their paths."""
    texts = format_sources((path, render(modules.view(path))) for path in paths)
    verifier = Verifier()
    for path, text in texts.items():
        verifier.verify(path, text)
    return texts

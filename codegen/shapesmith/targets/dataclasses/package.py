"""The target, as a table of contents: from an analysed service to the text of each file of its package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import islice, takewhile

from shapesmith.analysis.analysis import Analysis
from shapesmith.diagnostics import SpecError
from shapesmith.ir.service import Service
from shapesmith.options import Options
from shapesmith.parallel import share_out
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.environment import render
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.modules import Modules
from shapesmith.targets.dataclasses.names import decide_names
from shapesmith.targets.dataclasses.placement import Placement, place_shapes
from shapesmith.targets.dataclasses.verify import Verifier

# How many modules are drafted at once: as many as are worth a process of ruff.
_DRAFTED_AT_ONCE = 128

# Modules of more members that are sent are not drafted: every second one states rules.
_MOST_MEMBERS = 8


class Package:
    """The package of one service. `clashes` are the diagnostics about names that cannot be made."""

    def __init__(self, service: Service, options: Options) -> None:
        self._service = service
        self._names, self.clashes = decide_names(service)
        self._docstrings = Docstrings(options.doc_style, service, self._names)
        self._placement: Placement | None = None
        self._drafted: dict[str, str] = {}
        self._verifier = Verifier()

    def draft(self, analysis: Analysis, is_over: Callable[[], bool]) -> None:
        """Make modules until `is_over`, from an analysis without rules: most modules state none.

        Of Connect, half of the work is done while another process finds the rules.
        """
        modules = self._modules(analysis)
        sent = {path: modules.members_sent(path) for path in modules.paths}
        # The fewer members, the fewer rules: in this order, a tenth of what is drafted is lost, without it a third.
        paths = iter(sorted((path for path in sent if sent[path] <= _MOST_MEMBERS), key=sent.__getitem__))
        with suppress(SpecError):  # `files` raises it again, unless there is an error in the rules
            while not is_over() and (drafted := self._rendered(modules, islice(paths, _DRAFTED_AT_ONCE), is_over)):
                self._drafted |= drafted

    def files(self, analysis: Analysis, jobs: int) -> dict[str, str]:
        """Return the text of each file by its path, made by up to `jobs` processes; drafts are kept where they hold.

        Raises SpecError for one that is not as the templates declare.
        """
        modules = self._modules(analysis)
        texts = {path: text for path, text in self._drafted.items() if not modules.has_rules(path)}
        missing = [path for path in modules.paths if path not in texts]
        for part in share_out(partial(self._rendered, modules), missing, jobs):
            texts |= part
        return {path: texts[path] for path in modules.paths}

    def _rendered(
        self, modules: Modules, paths: Iterable[str], is_over: Callable[[], bool] = lambda: False
    ) -> dict[str, str]:
        """Return the formatted and verified text of some modules by their paths, until `is_over`."""
        wanted = takewhile(lambda path: not is_over(), paths)
        texts = format_sources((path, render(modules.view(path))) for path in wanted)
        for path, text in texts.items():
            self._verifier.verify(path, text)
        return texts

    def _modules(self, analysis: Analysis) -> Modules:
        if self._placement is None:
            self._placement = place_shapes(self._service, self._names, analysis.usage)
        classes = Classes(analysis, self._names, self._docstrings)
        return Modules(self._service, self._names, self._placement, classes, self._docstrings, analysis.edits)

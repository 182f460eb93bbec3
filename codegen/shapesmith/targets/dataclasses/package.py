"""The target, as a table of contents: from an analysed service to the text of each file of its package."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

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

# How many modules are rendered before they are formatted: as many as are worth a process of ruff.
_FORMATTED_AT_ONCE = 128

# Modules of more members that are sent are not drafted: every second one states rules.
_MOST_MEMBERS = 8


class Package:
    """The package of one service. `clashes` are the diagnostics about names that cannot be made."""

    def __init__(self, service: Service, options: Options) -> None:
        self._service = service
        self._names, self.clashes = decide_names(service)
        self._docstrings = Docstrings(options.doc_style, service, self._names)
        self._placement: Placement | None = None
        # Modules of which no rules are known, at each step: to be formatted, to be verified, ready.
        self._rendered: dict[str, str] = {}
        self._formatted: dict[str, str] = {}
        self._verified: dict[str, str] = {}
        self._verifier = Verifier()

    def draft(self, analysis: Analysis, is_over: Callable[[], bool]) -> None:
        """Make modules until `is_over`, from an analysis without rules: most modules state none.

        Of Connect, half of the work is done while another process finds the rules. What is then only rendered, or
        formatted, is left to `files`, which has more processes.
        """
        modules = self._modules(analysis)
        sent = {path: modules.members_sent(path) for path in modules.paths}
        # The fewer members, the fewer rules: in this order, a tenth of what is drafted is lost, without it a third.
        paths = sorted((path for path in sent if sent[path] <= _MOST_MEMBERS), key=sent.__getitem__)
        with suppress(SpecError):  # `files` raises it again, unless there is an error in the rules
            for first in range(0, len(paths), _FORMATTED_AT_ONCE):
                for path in paths[first : first + _FORMATTED_AT_ONCE]:
                    if is_over():
                        return
                    self._rendered[path] = render(modules.view(path))
                self._formatted = format_sources(self._rendered.items())
                self._rendered = {}
                while self._formatted and not is_over():
                    path = next(iter(self._formatted))
                    self._verifier.verify(path, self._formatted[path])
                    self._verified[path] = self._formatted.pop(path)

    def files(self, analysis: Analysis, jobs: int) -> dict[str, str]:
        """Return the text of each file by its path, made by up to `jobs` processes; drafts are kept where they hold.

        Raises SpecError for one that is not as the templates declare.
        """
        modules = self._modules(analysis)
        for drafts in (self._rendered, self._formatted, self._verified):
            for path in list(filter(modules.has_rules, drafts)):
                del drafts[path]
        missing = [path for path in modules.paths if path not in self._verified]
        texts = dict(self._verified)
        for part in share_out(partial(self._finished, modules), missing, jobs):
            texts |= part
        return {path: texts[path] for path in modules.paths}

    def _finished(self, modules: Modules, paths: list[str]) -> dict[str, str]:
        """Return the formatted and verified text of some modules by their paths; what is drafted of them is used."""
        texts = {path: self._formatted[path] for path in paths if path in self._formatted}
        texts |= format_sources(
            (path, self._rendered.get(path) or render(modules.view(path))) for path in paths if path not in texts
        )
        for path, text in texts.items():
            self._verifier.verify(path, text)
        return texts

    def _modules(self, analysis: Analysis) -> Modules:
        if self._placement is None:
            self._placement = place_shapes(self._service, self._names, analysis.usage)
        classes = Classes(analysis, self._names, self._docstrings)
        return Modules(self._service, self._names, self._placement, classes, self._docstrings, analysis.edits)

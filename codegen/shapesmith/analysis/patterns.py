"""Patterns of a model to those that Python can check: translated, made advice if a spec contradicts them or refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from shapesmith.analysis.arns import ArnOf, rejects_arns
from shapesmith.analysis.examples import texts_of_examples
from shapesmith.analysis.listed_values import listed_codes
from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.ir.constraints import Constraint
from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Service
from shapesmith.provenance import Provenance
from shapesmith.regex import Refusal, Translation, suspicious, translate
from shapesmith.runtime.patterns import Pattern

# The lengths of text that its pattern is matched against; None if unbounded.
Bounds = tuple[float | None, float | None]


class Patterns:
    """The patterns of one service, each translated once. `diagnostics` are the warnings about those refused."""

    def __init__(self, service: Service) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._texts = texts_of_examples(service)
        self._refused: set[Provenance] = set()
        self._rejected: dict[tuple[str, Bounds], str | None] = {}

    def checkable(
        self, constraint: Constraint, bounds: Bounds, pattern_of: str | None, arn_of: ArnOf, texts: tuple[Doc, ...]
    ) -> Constraint | Refusal:
        """Return a pattern with its Python form, or why it has none; it is matched against text of these lengths.

        A doubtful pattern is advice: one that looks wrong or, if it is that of the shape `pattern_of`, not that of an
        override, rejects what the service takes: an example of the spec, a value that its documentation, the `texts`,
        lists, or ARNs of what the value is the `arn_of`. One that every text matches is off.
        """
        pattern = constraint.pattern or ""
        minimum, maximum = (None if bound is None else int(bound) for bound in bounds)
        translated = translate(pattern, minimum=minimum, maximum=maximum)
        if isinstance(translated, Refusal):
            return translated
        checkable = msgspec.structs.replace(constraint, source=translated.source, engine=translated.engine)
        if checkable.reason is not None:
            return checkable
        if translated.matches_everything:
            return msgspec.structs.replace(checkable, severity="off", reason="every text matches it")
        doubt = suspicious(pattern)
        if doubt is None and translated.matches_nothing:
            doubt = "no string of the lengths that the model allows matches it"
        if doubt is None and translated.longest == 1 and maximum is not None and maximum > 1:
            doubt = f"it allows one character, where the length allows {maximum:,}: a count is missing"
        if doubt is None and pattern_of is not None:
            doubt = self._rejected_example(pattern_of, translated, bounds) if pattern_of in self._texts else None
            if doubt is None and "arn" in pattern:
                doubt = rejects_arns(pattern, arn_of)
            doubt = doubt or _rejected_value(translated, bounds, texts)
        return checkable if doubt is None else msgspec.structs.replace(checkable, severity="advice", reason=doubt)

    def report(self, constraint: Constraint, message: str) -> None:
        """Warn that a pattern is not checked, once for each position where the spec has it."""
        if constraint.provenance not in self._refused:
            self._refused.add(constraint.provenance)
            self.diagnostics.append(warning("pattern-refused", constraint.provenance, message))

    def _rejected_example(self, shape: str, pattern: Translation, bounds: Bounds) -> str | None:
        """Return why a pattern of the spec is only advice, if an example of the spec does not match it."""
        key = (shape, bounds)
        if key not in self._rejected:
            texts = self._texts[shape]
            text = next(_rejected(texts, pattern, bounds), None)
            self._rejected[key] = (
                None if text is None else f"it rejects an example of the spec, {text!r} of {texts[text]}"
            )
        return self._rejected[key]


def _rejected(texts: Iterable[str], pattern: Translation, bounds: Bounds) -> Iterator[str]:
    """Yield the texts of an allowed length that a pattern does not match."""
    low, high = bounds
    matches = Pattern(pattern.source, pattern.engine).fullmatch
    for text in texts:
        if (low or 0) <= len(text) <= (len(text) if high is None else high) and not matches(text):
            yield text


def _rejected_value(pattern: Translation, bounds: Bounds, texts: tuple[Doc, ...]) -> str | None:
    """Return why a pattern is only advice, if its documentation lists a value that does not match it.

    A list is one of values if most of what it lists matches.
    """
    for text in texts:
        for values in listed_codes(text):
            rejected = list(_rejected(values, pattern, bounds))
            if rejected and 2 * len(rejected) < len(values):
                return f'it rejects "{rejected[0]}", which its documentation lists'
    return None

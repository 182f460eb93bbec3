"""A service without the operations that nobody wants: what is left of it, and of all that is written about it.

This is the first pass after reading, so that every later one has a service as if the others did not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from shapesmith.analysis.documentation import lay_beside
from shapesmith.analysis.usage import find_usage
from shapesmith.diagnostics import Diagnostic, Severity, error
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.overrides import Override, RuleOverride
from shapesmith.ir.service import Service
from shapesmith.ir.verdicts import Dismissed, Ruling, Verdict, Verdicts
from shapesmith.provenance import Provenance
from shapesmith.text.near import NearNames


class Scope(NamedTuple):
    """What is wanted of a service.

    `service` has the operations wanted, and the shapes that these reach. `absent` are the other shapes of the spec,
    `unsent` those that its requests reach and these requests do not, `unwanted` the other operations. `diagnostics` has
    an error for each operation that is wanted and does not exist.
    """

    service: Service
    absent: frozenset[str] = frozenset()
    unsent: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, service: Service, wanted: tuple[str, ...], provenance: Provenance) -> Scope:
        """Return the scope of the operations `wanted`, which are listed at `provenance`."""
        known = {operation.name for operation in service.operations}
        near = NearNames(known)
        unknown = tuple(
            error(
                "operation-unknown",
                provenance.of(index),
                f'{service.name} has no operation "{name}"{near.did_you_mean(name)}',
            )
            for index, name in enumerate(wanted)
            if name not in known
        )
        kept = _with_operations(service, frozenset(wanted))
        absent = frozenset(service.shapes.keys() - kept.shapes.keys())
        unsent = find_usage(service).sent - find_usage(kept).sent
        return cls(kept, absent, unsent, frozenset(known.difference(wanted)), unknown)

    @property
    def warnings(self) -> list[Diagnostic]:
        """The diagnostics as warnings."""
        return [each._replace(severity=Severity.WARNING) for each in self.diagnostics]

    def overrides(self, overrides: Iterable[Override]) -> tuple[Override, ...]:
        """Return the overrides that are not about a shape that is left out."""
        return tuple(each for each in overrides if each.constraint.partition(".")[0] not in self.absent)

    def rule_overrides(self, overrides: Iterable[RuleOverride]) -> tuple[RuleOverride, ...]:
        """Return the overrides that are not about the rule of a shape that is left out."""
        own = f"{self.service.name}."
        return tuple(each for each in overrides if each.rule.removeprefix(own).partition(".")[0] not in self.unsent)

    def documentation(self, whole: Service, sources: Iterable[DocumentationSource]) -> tuple[DocumentationSource, ...]:
        """Return the sources of documentation without the shapes of the `whole` service that are left out."""
        if not self.absent:
            return tuple(sources)
        found = []
        for source in sources:
            paired = {pair.documented.name: pair.shape for pair in lay_beside(whole, source)}
            shapes = {
                name: documented
                for name, documented in source.shapes.items()
                if (shape := paired.get(name)) is None or shape.name not in self.absent
            }
            found.append(replace(source, shapes=shapes))
        return tuple(found)

    def verdicts(self, verdicts: Verdicts) -> Verdicts:
        """Return the verdicts on the texts that are left, as a part of all of them."""
        if not self.unsent:
            return verdicts
        return replace(verdicts, verdicts=tuple(self._verdicts(verdicts.verdicts)), is_part=True)

    def _verdicts(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        for verdict in verdicts:
            at = tuple(each for each in verdict.at if each.partition(".")[0] not in self.unsent)
            if not at:
                continue
            if isinstance(verdict, Ruling) and verdict.of in self.unsent:
                # The sentence is judged, and what it is about is left out.
                yield Dismissed(at=at, sentence=verdict.sentence, provenance=verdict.provenance, reason="another call")
            else:
                yield verdict if at == verdict.at else replace(verdict, at=at)


def _with_operations(service: Service, wanted: frozenset[str]) -> Service:
    """Return the service with the operations `wanted`, and the shapes, paginators, waiters and examples of these."""
    kept = replace(service, operations=tuple(each for each in service.operations if each.name in wanted))
    reached = find_usage(kept).operations
    shapes = {name: shape for name, shape in service.shapes.items() if name in reached}
    examples = tuple(each for each in service.examples if each.operation in wanted)
    return with_methods_alone(replace(kept, shapes=shapes, examples=examples))


def with_methods_alone(service: Service) -> Service:
    """Return a service without the paginators and waiters of operations that it does not have."""
    operations = {operation.name for operation in service.operations}
    paginators = tuple(each for each in service.paginators if each.operation in operations)
    waiters = tuple(each for each in service.waiters if each.operation in operations)
    return replace(service, paginators=paginators, waiters=waiters)

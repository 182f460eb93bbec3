"""Level "botocore" compared with real calls: values that differ, each with the row of the table that is the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from botocore import exceptions
from botocore.model import StructureShape
from shapesmith.sources.boto3.edits import Accepts, Aliases, Boto3Edits, Edit, Fills, Refuses, Rewrites

from tests.calls.examples import CALLS, by_service
from tests.calls.judge import Caller, Outcome
from tests.validation.samples import Samples
from tests.validation.test_agreement_with_botocore import changes

# How often a member that the table has values for is given one of them.
_OWN = 0.7


class Disagreement(NamedTuple):
    """A call on which a package and boto3 differ: what the package says is wrong, and how the call ended.

    `row` is the id of the edit that is the reason, empty if the table has none.
    """

    operation: str
    params: dict[str, Any]
    violations: list[Any]
    outcome: Outcome
    row: str

    def __str__(self) -> str:
        ours = self.violations[0].message if self.violations else "nothing is wrong"
        return f"{self.operation}: {ours}; boto3: {self.outcome}; {self.params!r}"


class Verdicts(NamedTuple):
    """The result for one service: how many calls were compared, and where the verdicts differ."""

    compared: int
    disagreements: list[Disagreement]


@cache
def own_values(service: str) -> dict[str, list[Any]]:
    """Return the values that the examples of the table have for members of the requests of a service."""
    values: dict[str, list[Any]] = defaultdict(list)
    for row in CALLS:
        for call in by_service(row).get(service, []):
            for name, value in call.params.items():
                values[name].append(value)
    return dict(values)


def compare(service: str, caller: Caller, package: Any, table: Boto3Edits, bases: int, mutants: int) -> Verdicts:
    """Compare `bases` values of each operation, and `bases * mutants` that are made of them."""
    compared, found = 0, []
    for operation, shape in inputs(caller):
        samples = Samples(f"{service} {operation} call")
        for _ in range(bases):
            value = samples.value(shape)
            for changed in (value, *changes(samples.random, value, shape, mutants)):
                # A call takes keyword arguments: anything else is refused by Python.
                if not isinstance(changed, dict) or not all(isinstance(name, str) for name in changed):
                    continue
                compared += 1
                params = _with_own(samples.random, changed, own_values(service))
                disagreement = differ(service, caller, package, table, operation, params)
                if disagreement is not None:
                    found.append(disagreement)
    return Verdicts(compared, found)


def _with_own(random: Random, params: dict[str, Any], own: dict[str, list[Any]]) -> dict[str, Any]:
    """Return `params` with values of the table in the place of most of those that it has values for."""
    return {
        name: random.choice(own[name]) if name in own and random.random() < _OWN else value
        for name, value in params.items()
    }


def inputs(caller: Caller) -> Iterator[tuple[str, StructureShape]]:
    """Yield each operation that the client has a method for and that takes something, with its input shape."""
    for operation in caller.operations():
        shape = caller.operation_model(operation).input_shape
        if shape is not None:
            yield operation, shape


def differ(
    service: str, caller: Caller, package: Any, table: Boto3Edits, operation: str, params: dict[str, Any]
) -> Disagreement | None:
    """Return how the package and a call differ on `params`; None if they do not, or the call comes to no verdict."""
    shape = caller.operation_model(operation).input_shape
    violations = package.validate(shape.name, params, level="botocore")
    outcome = caller.call(operation, params)
    if outcome.undecided or outcome.refused == bool(violations):
        return None
    row = _reason(list(table.of(service, operation)), shape, params, violations, outcome)
    return Disagreement(operation, params, violations, outcome, row)


def _reason(
    edits: list[Edit], shape: StructureShape, params: dict[str, Any], violations: list[Any], outcome: Outcome
) -> str:
    """Return the id of the edit that makes a call end as it does, where the model alone says otherwise."""
    ours = [edit for edit in edits if edit.service != "*" and edit.through == "client"]
    if not outcome.refused:
        members = {re.split(r"[.\[]", violation.path)[0] for violation in violations}
        takes = (Accepts, Aliases, Fills, Rewrites)
        rows = [edit.id for edit in ours if isinstance(edit, takes) and members & _members(edit, shape)]
        tokens = all(violation.rule.endswith(".required") for violation in violations)
        return rows[0] if rows else "any.idempotency-token" if tokens else ""
    refuses = (Accepts, Refuses, Rewrites)
    rows = [edit.id for edit in ours if isinstance(edit, refuses) and params.keys() & _members(edit, shape)]
    general = next((row for row, is_reason in _GENERAL.items() if is_reason(outcome)), "")
    return general if general and outcome.part not in ("handlers", "endpoint") else next(iter(rows), general)


def _members(edit: Edit, shape: StructureShape) -> set[str]:
    """Return the members of a request that an edit is about, by each of their names."""
    named = {name for name, member in shape.members.items() if member.name in edit.shapes}
    return {*edit.places, *named, *((edit.alias,) if isinstance(edit, Aliases) else ())}


def _says(outcome: Outcome, kind: type[Exception], *texts: str) -> bool:
    return isinstance(outcome.error, kind) and any(text in str(outcome.error) for text in texts)


# The rows for every service, each with how a call ends that it is the reason for.
_GENERAL: dict[str, Callable[[Outcome], bool]] = {
    "any.text": lambda outcome: (
        # The second: what email.message.Message, which keeps the headers, makes of a surrogate.
        isinstance(outcome.error, UnicodeEncodeError) or _says(outcome, AttributeError, "'Header' object")
    ),
    "any.header": lambda outcome: _says(outcome, ValueError, "Invalid header value"),
    "any.header-map": lambda outcome: _says(outcome, ValueError, "Invalid header name"),
    "any.host-label": lambda outcome: (
        _says(outcome, exceptions.ParamValidationError, "Must contain only alphanumeric")
        or _says(outcome, Exception, "Failed to parse: Host")
    ),
    "any.blob": lambda outcome: outcome.part == "serializer" and _says(outcome, TypeError, "bytes-like object"),
    "any.payload": lambda outcome: (
        outcome.part == "request" and isinstance(outcome.error, TypeError | AttributeError | ValueError)
    ),
    "any.number": lambda outcome: (
        outcome.part == "serializer" and isinstance(outcome.error, ArithmeticError | ValueError)
    ),
    "any.document": lambda outcome: _says(outcome, TypeError, "keys must be str"),
    "any.endpoint": lambda outcome: outcome.part == "endpoint",
    "any.checksum-algorithm": lambda outcome: isinstance(outcome.error, exceptions.FlexibleChecksumError),
}

"""Level "botocore" compared with real calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from botocore.exceptions import EndpointResolutionError
from botocore.model import StructureShape
from jmespath.exceptions import JMESPathError

from tests.calls.examples import CALLS, by_service
from tests.calls.judge import Caller, Outcome
from tests.validation.samples import Samples
from tests.validation.test_agreement_with_botocore import changes

# What a package does not know, as docs/boto3.md says: whether the partition of an ARN is that of the client's region, and
# the class of a dict that botocore searches for the endpoint.
_OF_PARTITION = ("match with partition", "configured for partition")

# How often a member that the table has values for is given one of them.
_OWN = 0.7


class Disagreement(NamedTuple):
    """A call on which a package and boto3 differ: what the package says is wrong, and how the call ended."""

    operation: str
    params: dict[str, Any]
    violations: list[Any]
    outcome: Outcome

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


def compare(service: str, caller: Caller, package: Any, bases: int, mutants: int) -> Verdicts:
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
                disagreement = differ(caller, package, operation, params)
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


def differ(caller: Caller, package: Any, operation: str, params: dict[str, Any]) -> Disagreement | None:
    """Return how the package and a call differ on `params`; None if they do not, or the call comes to no verdict."""
    shape = caller.operation_model(operation).input_shape
    violations = package.validate(shape.name, params, level="botocore")
    outcome = caller.call(operation, params)
    if outcome.undecided or _is_left_out(outcome) or outcome.refused == bool(violations):
        return None
    return Disagreement(operation, params, violations, outcome)


def _is_left_out(outcome: Outcome) -> bool:
    """Whether a call ended for a reason that a package leaves out."""
    if isinstance(outcome.error, EndpointResolutionError):
        return any(text in str(outcome.error) for text in _OF_PARTITION)
    return isinstance(outcome.error, JMESPathError)

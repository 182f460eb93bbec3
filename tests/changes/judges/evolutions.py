"""Real evolutions of services: their specs in releases of botocore, from wheels that pip fetches once."""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.find import find
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.releases import release

from tests.changes.cases import side_of

SERVICES = ("connect", "dynamodb", "s3", "sqs", "ec2", "lambda", "iam")
RELEASES = ("1.35.0", "1.38.0", "1.41.0", "1.44.5")

# Not the cache of the tests, which is empty again each time.
_WHEELS = Path(os.environ.get("SHAPESMITH_WHEELS", Path.home() / ".cache" / "shapesmith" / "wheels"))


class Evolution(NamedTuple):
    """A service in two releases of botocore."""

    service: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.service} {self.old} to {self.new}"


EVOLUTIONS = [Evolution(service, *pair) for service in SERVICES for pair in pairwise(RELEASES)]
EVOLUTIONS += [Evolution(service, RELEASES[0], RELEASES[-1]) for service in SERVICES]


def _every(*sample: Evolution) -> pytest.MarkDecorator:
    """Return the mark for a test of every evolution; all but those of the sample are slow."""
    each = [
        pytest.param(evolution, id=str(evolution), marks=() if evolution in sample else pytest.mark.slow)
        for evolution in EVOLUTIONS
    ]
    return pytest.mark.parametrize("evolution", each)


_SMALL = Evolution("sqs", "1.35.0", "1.44.5")
every_evolution = _every(_SMALL, Evolution("dynamodb", "1.41.0", "1.44.5"))
# For tests that generate packages.
every_package = _every(_SMALL)


@cache
def spec(service: str, version: str) -> FoundSpec:
    """Return the spec of a service in a release, without overrides, which may say that a structure is a union.

    The test is skipped where its wheel cannot be had.
    """
    try:
        found = find(service, release(version, str(_WHEELS)), Path("no overrides"))
    except SpecError as failure:
        pytest.skip(str(failure))
    return found._replace(files={name: path for name, path in found.files.items() if name != "overrides.toml"})


def sides(evolution: Evolution) -> tuple[Side, Side]:
    """Return both sides of an evolution, to be compared."""
    old, new = (side_of(spec(evolution.service, each).read()) for each in evolution[1:])
    return old, new


def changes(evolution: Evolution) -> ServiceChanges:
    """Return the reported changes of an evolution."""
    return compare(*sides(evolution))

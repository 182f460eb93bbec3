"""The patterns of the installed botocore, each with the length bounds it occurs with."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import botocore

# Few services, every feature: \p{...} of all kinds, surrogates, \A and \z, (?i), &&, possessive quantifiers, back
# references, lookarounds, double escapes, and patterns on which backtracking explodes.
SAMPLE = (
    "application-insights", "autoscaling-plans", "budgets", "cleanrooms", "codeartifact", "connect", "datasync", "ds",
    "fsx", "kinesisanalytics", "mgh", "migration-hub-refactor-spaces", "pipes", "ssm", "workspaces-thin-client",
)  # fmt: skip


class Case(NamedTuple):
    """A pattern and the length bounds of one shape that has it."""

    pattern: str
    minimum: int | None
    maximum: int | None


@cache
def cases(services: tuple[str, ...] | None = None) -> tuple[Case, ...]:
    """Return the distinct cases of `services` (None: of all), in the order of the files."""
    found: dict[Case, None] = {}
    for path in sorted((Path(botocore.__file__).parent / "data").glob("*/*/service-2.json.gz")):
        if services is None or path.parts[-3] in services:
            shapes = json.loads(gzip.decompress(path.read_bytes()))["shapes"]
            for shape in shapes.values():
                if "pattern" in shape:
                    found.setdefault(Case(shape["pattern"], shape.get("min"), shape.get("max")))
    return tuple(found)

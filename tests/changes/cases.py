"""The cases: for each change rule two small specs, `previous/` and `current/`, of which the rule finds the difference."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from shapesmith.pipeline import analyse_uncorrected
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparison import Side
from shapesmith.specs.found import Found

CASES = Path(__file__).parent / "cases"
SIDES = ("previous", "current")


def spec(case: str, side: str) -> Found:
    """Return the spec of one side of a case."""
    folder = CASES / case / side
    files = {path.name: str(path) for path in sorted(folder.iterdir())}
    version = json.loads((folder / "service-2.json").read_text(encoding="utf-8"))["metadata"]["apiVersion"]
    return Found("bakery", version, "path", f"botocore 1.0.{SIDES.index(side)}", files)


@cache
def changes(case: str, *, swapped: bool = False) -> ServiceChanges:
    """Return the changes from `previous/` to `current/`; the reverse if they are `swapped`."""
    sides = [Side(*analyse_uncorrected(spec(case, side).read())) for side in SIDES]
    return compare(*reversed(sides)) if swapped else compare(*sides)

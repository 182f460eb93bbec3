"""The cases: for each change rule two small specs, `previous/` and `current/`, of which the rule finds the difference."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from shapesmith.options import Options
from shapesmith.pipeline import rules_of
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.sides import analysed_side, laid_out, read_side
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.spec import Spec

CASES = Path(__file__).parent / "cases"
SIDES = ("previous", "current")
_DEFAULTS = Options()


def spec(case: str, side: str) -> FoundSpec:
    """Return the spec of one side of a case."""
    folder = CASES / case / side
    files = {path.name: str(path) for path in sorted(folder.iterdir())}
    version = json.loads((folder / "service-2.json").read_text(encoding="utf-8"))["metadata"]["apiVersion"]
    return FoundSpec("bakery", version, "path", f"botocore 1.0.{SIDES.index(side)}", files)


def side_of(spec: Spec, options: Options = _DEFAULTS) -> Side:
    """Return the side of a comparison that a spec is, with all of its rules."""
    read = read_side(spec, options)
    return analysed_side(read, laid_out(read), rules_of(read.reading, read.judged), options.package)


@cache
def changes(case: str, *, swapped: bool = False) -> ServiceChanges:
    """Return the changes from `previous/` to `current/`; the reverse if they are `swapped`."""
    sides = [side_of(spec(case, side).read()) for side in SIDES]
    return compare(*reversed(sides)) if swapped else compare(*sides)

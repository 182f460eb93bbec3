"""A witness works with the package of the old spec, and not with that of the new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.options import Options
from shapesmith.review.changes.catalogue import RULES
from shapesmith.runs import Plan, generate_all

from tests.changes.cases import changes, spec
from tests.changes.judges.client import Line, rejected
from tests.corpus.package import imported_from

# A change of these cases has a witness that runs; the others have one for type checkers, or none.
RUNNING, TYPED = (
    [rule.id for rule in RULES if any(each.witness and each.witness.kind == kind for each in changes(rule.id).changes)]
    for kind in ("run", "types")
)


def fails(code: str, out: Path) -> bool:
    """Return whether a witness fails with the package in `out`."""
    with imported_from(out, "bakery"):
        try:
            exec(code, {})
        except (ImportError, AttributeError, TypeError, AssertionError):
            return True
        return False


def generate(case: str, out: Path) -> None:
    """Generate the packages of both sides of a case, each below `out`."""
    for side in ("previous", "current"):
        found = spec(case, side)
        # An override that no longer fits stops generating.
        found = found._replace(files={name: path for name, path in found.files.items() if name != "overrides.toml"})
        plan = Plan([found], out / side, Options(), 1, complete=False)
        generate_all(plan, progress=lambda service: None)


@pytest.mark.parametrize("case", RUNNING)
def test_a_witness_works_before_and_not_after(case: str, tmp_path: Path) -> None:
    generate(case, tmp_path)
    for change in changes(case).changes:
        if change.witness is not None and change.witness.kind == "run":
            code = change.witness.code
            assert (fails(code, tmp_path / "previous"), fails(code, tmp_path / "current")) == (False, True), code


@pytest.mark.slow
@pytest.mark.parametrize("case", TYPED)
def test_type_checkers_accept_a_witness_before_and_not_after(case: str, tmp_path: Path) -> None:
    generate(case, tmp_path)
    for change in changes(case).changes:
        if change.witness is not None and change.witness.kind == "types":
            lines = [Line(line, frozenset()) for line in change.witness.code.splitlines()]
            is_rejected = [bool(rejected(lines, tmp_path / side, tmp_path)) for side in ("previous", "current")]
            assert is_rejected == [False, True], change.witness.code

"""What griffe calls a breaking change of the generated package is reported as `source`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import griffe
import pytest
from shapesmith.options import PACKAGE
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.found import FoundSpec

from tests.changes import cases
from tests.changes.judges.evolutions import Evolution, every_package, sides, spec
from tests.changes.judges.packages import generated

# What griffe takes for an interface, and no program names.
PRIVATE = {"ROOTS", "SCHEMA", "OPTIONS", "RULES"}


def check(old: Side, new: Side, found: tuple[FoundSpec, FoundSpec], folder: Path) -> None:
    modules = []
    for name, each in zip(("old", "new"), found, strict=True):
        loader = griffe.GriffeLoader(search_paths=[str(generated(each, folder / name))])
        loader.load(PACKAGE)
        modules.append(loader.modules_collection[PACKAGE])
    source = [change for change in compare(old, new).changes if "source" in change.breaks]
    named = {name for change in source for name in names(change, old)}
    broken = [breakage for breakage in griffe.find_breaking_changes(*modules) if is_public(breakage)]
    unreported = [f"{each.kind.name} {each.obj.path}" for each in broken if not named & set(each.obj.path.split("."))]
    assert unreported == []


def names(change: Change, side: Side) -> set[str]:
    """Return the Python names of what changed: of the class or the module, and of the classes that have the shape."""
    shapes = {change.subject.partition(".")[0], *(member.partition(".")[0] for member in change.members)}
    found = {side.names.classes[shape] for shape in shapes if shape in side.names.classes}
    found |= {side.names.likes[shape] for shape in shapes if shape in side.names.likes}
    # A module in shared/ is gone with its class.
    found |= {side.placement.modules[shape].rpartition(".")[2] for shape in shapes if shape in side.placement.modules}
    if change.subject in side.names.waiters:
        method = side.names.waiters[change.subject]
        found |= {method, f"{method}_async"}
    return {change.subject, *found, *(side.names.operation_modules.get(change.subject, "").split())}


def is_public(breakage: Any) -> bool:
    steps = breakage.obj.path.split(".")
    return not any(step.startswith("_") or step in PRIVATE for step in steps)


@pytest.mark.slow
@pytest.mark.parametrize("rule", [rule for rule in RULES if "source" in rule.categories], ids=lambda rule: rule.id)
def test_what_griffe_rejects_of_a_case_is_reported(rule, tmp_path: Path) -> None:
    found = tuple(cases.spec(rule.id, side) for side in cases.SIDES)
    old, new = (cases.side_of(each.read()) for each in found)
    check(old, new, found, tmp_path)  # type: ignore[arg-type]


@every_package
def test_what_griffe_rejects_of_a_service_is_reported(evolution: Evolution, tmp_path: Path) -> None:
    found = spec(evolution.service, evolution.old), spec(evolution.service, evolution.new)
    check(*sides(evolution), found, tmp_path)

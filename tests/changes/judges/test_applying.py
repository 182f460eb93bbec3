"""Every change of a spec is accounted for by exactly one reported change: applied to the old IR, they give the new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side

from tests.changes.cases import SIDES, side_of, spec
from tests.changes.judges.applying import applied, differences, tree
from tests.changes.judges.evolutions import Evolution, every_evolution, sides
from tests.changes.judges.mutations import Model


def check(old: Side, new: Side) -> tuple[Change, ...]:
    """Apply the changes to the old IR, and return them."""
    before, after = tree(old.service), tree(new.service)
    changes = compare(old, new).changes
    assert differences(applied(before, after, changes), after) == []
    return changes


@pytest.mark.parametrize("swapped", [False, True], ids=["forward", "backward"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_changes_of_a_case_lead_from_the_old_spec_to_the_new_one(rule, swapped: bool) -> None:
    found = [side_of(spec(rule.id, side).read()) for side in SIDES]
    check(*(reversed(found) if swapped else found))


@every_evolution
def test_the_changes_of_a_service_lead_from_the_old_spec_to_the_new_one(evolution: Evolution) -> None:
    check(*sides(evolution))


def test_pages_whose_items_are_gone_may_be_read_in_another_way_as_well(tmp_path: Path) -> None:
    old, new = Model.base(), Model.base()
    new.shapes["Loaves"] = {"type": "structure", "members": {}}
    new.paginators["ListLoaves"]["more_results"] = "NextToken"
    specs = [each.written(tmp_path / name, "bakery").read() for name, each in (("old", old), ("new", new))]
    rules = [change.rule for change in check(*map(side_of, specs)) if change.rule.startswith("PAGINATOR")]
    assert rules == ["PAGINATOR_ITEMS_CHANGED", "PAGINATOR_TOKENS_CHANGED"]

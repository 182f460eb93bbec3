"""Every change rule has an id for good, a purpose, and a case of which it finds the difference."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from shapesmith.ir import service, shapes
from shapesmith.review.changes.change import CATEGORIES
from shapesmith.review.changes.change_rules.catalogue import BY_ID, RETIRED, RULES
from shapesmith.review.changes.change_rules.change_rule import Noun

from tests.changes.cases import CASES, changes, side_of, spec
from tests.changes.silent_fields import SILENT

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_each_rule_has_a_case_and_each_case_a_rule() -> None:
    assert sorted(BY_ID) == sorted(path.name for path in CASES.iterdir())


@every_rule
def test_what_a_rule_says_completes_a_sentence_on_what_changed(rule) -> None:
    assert len(rule.says.split()) > 1
    assert rule.says[0].islower()
    assert not rule.says.endswith(".")


def test_no_id_is_used_twice() -> None:
    assert len(BY_ID) == len(RULES)
    assert not set(BY_ID) & set(RETIRED)


@every_rule
def test_an_id_is_noun_aspect_verdict(rule) -> None:
    assert re.fullmatch(r"[A-Z]+_[A-Z]+_[A-Z]+", rule.id)
    assert rule.purpose.endswith(".")
    assert rule.advice.endswith(".") or not rule.advice
    assert bool(rule.advice) or not rule.categories - {"docs"}


@every_rule
def test_a_rule_compares_one_kind_of_element_and_breaks_in_known_categories(rule) -> None:
    # They are written as words in a text, which no type checker reads.
    assert rule.noun in get_args(Noun)
    assert rule.categories <= set(CATEGORIES)


@every_rule
def test_a_rule_finds_the_difference_of_its_case(rule) -> None:
    assert rule.id in {change.rule for change in changes(rule.id).changes}


@every_rule
def test_a_spec_does_not_differ_from_itself(rule) -> None:
    from shapesmith.review.changes.compare import compare

    side = side_of(spec(rule.id, "previous").read())
    assert compare(side, side).changes == ()


def test_every_field_of_the_ir_is_compared_or_silent_for_a_reason() -> None:
    nodes = {
        "service": [service.Service],
        "operation": [service.Operation],
        "result": [service.OperationTarget],
        "member": [shapes.Member],
        "paginator": [service.Paginator],
        "waiter": [service.Waiter],
        "shape": shapes.BaseShape.__subclasses__(),
    }
    missing = {
        f"{noun}.{field}"
        for noun, kinds in nodes.items()
        for kind in kinds
        for field in kind.__struct_fields__
        if field not in SILENT and not any(rule.noun == noun and field in rule.fields for rule in RULES)
    }
    # What pairs two elements: the operation of a paginator, the shape of an input, output or error.
    assert missing == {"paginator.operation", "result.shape"}

"""`rules(shape)`: what a structure is held to, each rule by the id that violations name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED, vendored
from tests.corpus.package import imported_from
from tests.validation.samples import Samples
from tests.validation.test_agreement_with_botocore import changes, inputs


def test_the_rules_of_a_structure_in_the_order_of_its_members(subject) -> None:
    assert [str(rule) for rule in subject.rules("CreateRequest")] == [
        "CreateRequest must be a dict",
        "CreateRequest.Token must be a string",
        "CreateRequest.Token must have 1 to 64 characters",
        "CreateRequest.Kind must be set",
        "CreateRequest.Kind must be a string",
        'CreateRequest.Kind must be one of "RED", "GREEN", "BLUE"',
        "CreateRequest.Parts must be set",
        "CreateRequest.Parts must be a list",
        "CreateRequest.Parts must have 1 to 3 items",
        "CreateRequest.Parts[] must be a string",
        "CreateRequest.Detail must be set",
        "CreateRequest.Note must be a string",
        "CreateRequest must have no members but its own",
        "Node must be a dict",
        "Node.Name must be set",
        "Node.Name must be a string",
        "Node.Name must have 2 to 5 characters",
        "Node.Children must be a list",
        "Node.ByName must be a dict",
        "Node.ByName{key} must be a string",
        "Node must have no members but its own",
    ]


def test_a_rule_says_whose_it_is_and_of_what_kind(subject) -> None:
    rules = {rule.id: rule for rule in subject.rules("DescribeRequest")}
    length = rules["DescribeRequest.Text.length"]
    assert (length.shape, length.member, length.kind) == ("DescribeRequest", "Text", "length")
    assert (length.severity, length.sentence) == ("error", None)
    key = rules["DescribeRequest.Table{key}.type"]
    assert (key.member, key.message) == ("Table", "DescribeRequest.Table{key} must be a string")
    assert rules["Choice.union"].member is None


def test_rules_are_equal_by_all_that_they_say(subject) -> None:
    first, *_ = subject.rules("CreateRequest")
    again, other, *_ = subject.rules("CreateRequest")
    assert first == again
    assert hash(first) == hash(again)
    assert first != other
    assert first != first.id
    assert {first, again, other} == {first, other}
    assert str(first) == first.message == "CreateRequest must be a dict"
    assert repr(first) == "Rule(id='CreateRequest.type', message='CreateRequest must be a dict')"
    same_id = type(first)(first.id, first.shape, first.member, first.kind, "another message")
    assert same_id != first


def test_structures_within_come_once_each_recursive_ones_too(subject) -> None:
    shapes = Counter(rule.shape for rule in subject.rules("DescribeRequest") if rule.kind == "unknown")
    assert shapes == {"DescribeRequest": 1, "Choice": 1, "Node": 1}


def test_no_two_rules_have_one_id(subject) -> None:
    for shape in ("DescribeRequest", "CreateRequest", "SecretRequest"):
        ids = [rule.id for rule in subject.rules(shape)]
        assert len(ids) == len(set(ids))


def test_a_structure_that_is_not_there_is_named(subject) -> None:
    with pytest.raises(KeyError, match='has no structure or operation "CreateReqest"; did you mean "CreateRequest"'):
        subject.rules("CreateReqest")


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of(VENDORED)


@pytest.mark.parametrize("service", VENDORED)
def test_every_violation_names_a_rule_that_is_listed(service: str, packages: Path) -> None:
    met = 0
    with imported_from(packages, service) as package:
        for operation, shape in inputs(vendored(service)):
            listed = {rule.id for rule in package.rules(shape.name)}
            samples = Samples(f"rules of {service} {operation}")
            for changed in changes(samples.random, samples.value(shape), shape, 10):
                found = {violation.rule for violation in package.validate(shape.name, changed)}
                assert found <= listed, operation
                met += len(found)
    assert met > 100

"""`operation` of a package: which request, response and errors belong to which call."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def errors(golden):
    return golden("errors")


@pytest.mark.parametrize("name", ["GetThing", "get_thing"])
def test_an_operation_is_known_by_its_name_and_by_boto3s_method(errors, name):
    operation = errors.operation(name)
    assert (operation.name, operation.method) == ("GetThing", "get_thing")
    assert operation.request is errors.GetThingRequest
    assert operation.response is None
    assert operation.errors[:2] == (errors.ThingNotFoundException, errors.ThrottlingException)
    assert repr(errors.operation("ListThings")) == (
        "Operation('ListThings', request=ListThingsRequest, response=None, errors=(ThrottlingException))"
    )


def test_an_operation_says_its_response(golden):
    streams = golden("event_streams")
    assert streams.operation("converse").response is streams.ConverseResponse


def test_an_unknown_operation_is_a_mistake_with_a_near_name(errors):
    with pytest.raises(KeyError, match=r"has no operation .*get_things.*did you mean .*get_thing"):
        errors.operation("get_things")


@pytest.mark.parametrize("name", ["GetThing", "get_thing", "GetThingRequest", "getThingRequest"])
def test_validate_and_rules_take_an_operation_for_its_request(errors, name):
    [violation] = errors.validate(name, {"Nothing": 1})
    assert (violation.path, violation.rule) == ("Nothing", "GetThingRequest.unknown")
    assert errors.rules(name) == errors.rules("GetThingRequest")


def test_what_an_operation_without_input_is_given_is_wrong_but_botocore_ignores_it(errors):
    assert errors.validate("list_things", {}) == []
    assert errors.validate("list_things", {"Nothing": 1}, level="botocore") == []
    for level in ("modelled", "documented"):
        [violation] = errors.validate("list_things", {"Nothing": 1}, level=level)
        assert (violation.path, violation.rule) == ("Nothing", "ListThingsRequest.unknown")


def test_the_rules_of_a_structure_say_that_it_has_no_other_members(errors):
    rule = next(rule for rule in errors.rules("GetThingRequest") if rule.kind == "unknown")
    assert (rule.id, rule.message) == ("GetThingRequest.unknown", "GetThingRequest must have no members but its own")

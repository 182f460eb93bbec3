"""What is deprecated warns where it is used, at the line of the caller, and nowhere else."""

from __future__ import annotations

import inspect
import sys
import warnings

import pytest


@pytest.fixture(scope="module")
def deprecations(golden):
    return golden("deprecations")


@pytest.fixture
def warned():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught


def texts_of_warnings(caught, line: int) -> list[str]:
    """Return the messages, having seen that each blames `line` of this file."""
    assert [(warning.filename, warning.lineno) for warning in caught] == [(__file__, line)] * len(caught)
    assert {warning.category for warning in caught} <= {DeprecationWarning}
    return [str(warning.message) for warning in caught]


def here() -> int:
    return inspect.currentframe().f_back.f_lineno


def test_the_request_of_a_deprecated_operation_warns(deprecations, warned):
    line = here() + 1
    deprecations.OldCallRequest(name="a")
    assert texts_of_warnings(warned, line) == ["Use NewCall."]


def test_its_response_does_not(deprecations, warned):
    deprecations.OldCallResponse.from_boto3({"Name": "a"})
    assert warned == []


def test_a_request_that_a_current_operation_shares_does_not_warn(deprecations, warned):
    deprecations.SharedRequest(name="a")
    assert warned == []


def test_a_deprecated_shape_warns(deprecations, warned):
    line = here() + 1
    deprecations.OldShape(key="a")
    assert texts_of_warnings(warned, line) == ["Use a map."]


def test_deprecated_members_warn_where_they_are_set(deprecations, warned):
    line = here() + 1
    deprecations.NewCallRequest(old_required="a", old_name="b", bare_old="c", since_only="d", message_only="e")
    assert texts_of_warnings(warned, line) == [
        "NewCallRequest.old_required is deprecated: Any text will do; it is no longer read.",
        "NewCallRequest.old_name is deprecated: Use Name instead.",
        "NewCallRequest.bare_old is deprecated: no longer recommended",
        "NewCallRequest.since_only is deprecated: no longer recommended since 1.5",
    ]


def test_deprecated_members_that_are_not_set_do_not_warn(deprecations, warned):
    deprecations.NewCallRequest(old_required=None, name="a")
    assert warned == []


def test_a_deprecated_shape_with_a_deprecated_member_blames_the_caller_for_both(deprecations, warned):
    line = here() + 1
    deprecations.OldShapeWithOldMember(key="a")
    assert texts_of_warnings(warned, line) == [
        "OldShapeWithOldMember is deprecated",
        "OldShapeWithOldMember.key is deprecated: It has no effect.",
    ]


def test_from_boto3_never_warns(deprecations, warned):
    wire = {
        "OldRequired": "a",
        "OldName": "b",
        "OldShape": {"Key": "c"},
        "OldShapeWithOldMember": {"Key": "d"},
        "OldEnum": "ASC",
    }
    assert deprecations.NewCallRequest.from_boto3(wire).to_boto3() == wire
    deprecations.NewCallRequest.from_boto3({"OldEnum": "SIDEWAYS"})
    assert warned == []


def test_importing_what_is_deprecated_does_not_warn(deprecations, warned):
    for name in ("OldShape", "OldEnum", "OldCallRequest"):
        getattr(deprecations, name)
        module = sys.modules[getattr(deprecations, name).__module__]
        assert name in module.__all__
    assert warned == []


def test_deprecated_classes_say_so_as_pep_702_has_it(deprecations):
    assert deprecations.OldShape.__deprecated__ == "Use a map."
    assert deprecations.OldEnum.__deprecated__ == "The order is always ascending."
    assert not hasattr(deprecations.NewCallRequest, "__deprecated__")

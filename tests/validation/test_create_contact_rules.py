"""The rules of CreateContactRequest, each with the request that breaks it, the message, and the sentence it rests on.

The documentation says of it what no model does: which initiation methods go with which channel, when a user is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tests.conftest import PackagesOf
from tests.corpus.package import imported_from
from tests.validation.conftest import USES

SHAPE = "CreateContactRequest"

EMAIL = {
    "InstanceId": "i-1",
    "Channel": "EMAIL",
    "InitiationMethod": "OUTBOUND",
    "UserInfo": {"UserId": "agent-1"},
    "References": {"r": {"Type": "URL", "Value": "https://example.com"}},
    "Attributes": {"order-id_1": "42"},
}
TASK = {"InstanceId": "i-1", "Channel": "TASK", "InitiationMethod": "API", "Name": "Order 1"}
VOICE = {"InstanceId": "i-1", "Channel": "VOICE", "InitiationMethod": "TRANSFER", "PreviousContactId": "c-1"}


class Broken(NamedTuple):
    """A request that breaks one rule: what is changed in which request, and the violation."""

    request: dict[str, Any]
    change: dict[str, Any]
    path: str
    message: str
    sentence: str


# A change to None takes the member away.
BROKEN = {
    "attributes have at most 32,768 bytes of UTF-8 in all": Broken(
        EMAIL,
        {"Attributes": {"order": "é" * 16_382}},
        "Attributes",
        "CreateContactRequest.Attributes must have at most 32,768 bytes of UTF-8 in all (got 32,769)",
        "There can be up to 32,768 UTF-8 bytes across all key-value pairs per contact.",
    ),
    "keys of attributes are alphanumeric, dashes and underscores": Broken(
        EMAIL,
        {"Attributes": {"order id": "42"}},
        'Attributes["order id"]',
        'CreateContactRequest.Attributes["order id"] must contain only alphanumeric, dash, and underscore characters '
        '(got "order id")',
        "Attribute keys can include only alphanumeric, dash, and underscore characters.",
    ),
    "the channel is not CHAT": Broken(
        TASK,
        {"Channel": "CHAT"},
        "Channel",
        'CreateContactRequest.Channel must not be "CHAT" (got "CHAT")',
        "The CHAT channel is not supported.",
    ),
    "a VOICE contact is a transfer": Broken(
        VOICE,
        {"InitiationMethod": "API"},
        "InitiationMethod",
        'CreateContactRequest.InitiationMethod must be "TRANSFER" when Channel is "VOICE" (got "API")',
        "For VOICE: TRANSFER and the subtype connect:ExternalAudio",
    ),
    "an EMAIL contact is outbound, a reply, or started by a flow": Broken(
        EMAIL,
        {"InitiationMethod": "API"},
        "InitiationMethod",
        'CreateContactRequest.InitiationMethod must be one of "OUTBOUND", "AGENT_REPLY", "FLOW" when Channel is '
        '"EMAIL" (got "API")',
        "For EMAIL: OUTBOUND | AGENT_REPLY | FLOW",
    ),
    "a TASK contact comes from the API": Broken(
        TASK,
        {"InitiationMethod": "OUTBOUND"},
        "InitiationMethod",
        'CreateContactRequest.InitiationMethod must be "API" when Channel is "TASK" (got "OUTBOUND")',
        "For TASK: API",
    ),
    "an outbound EMAIL contact has a user": Broken(
        EMAIL,
        {"UserInfo": None},
        "UserInfo",
        'CreateContactRequest.UserInfo must be set when Channel is "EMAIL" and InitiationMethod is "OUTBOUND" or '
        '"AGENT_REPLY" (got nothing)',
        "UserInfo is required when creating an EMAIL contact with OUTBOUND and AGENT_REPLY contact initiation methods.",
    ),
    "a reply by EMAIL has a user": Broken(
        EMAIL,
        {"UserInfo": None, "InitiationMethod": "AGENT_REPLY"},
        "UserInfo",
        'CreateContactRequest.UserInfo must be set when Channel is "EMAIL" and InitiationMethod is "OUTBOUND" or '
        '"AGENT_REPLY" (got nothing)',
        "UserInfo is required when creating an EMAIL contact with OUTBOUND and AGENT_REPLY contact initiation methods.",
    ),
    "only a TASK contact starts as completed": Broken(
        EMAIL,
        {"InitiateAs": "COMPLETED"},
        "Channel",
        'CreateContactRequest.Channel must be "TASK" when InitiateAs is "COMPLETED" (got "EMAIL")',
        "Only TASK channel contacts can be initiated with COMPLETED state.",
    ),
    "only a contact of external audio follows another": Broken(
        TASK,
        {"PreviousContactId": "c-1"},
        "Channel",
        'CreateContactRequest.Channel must be "VOICE" when PreviousContactId is set (got "TASK")',
        "This value can be provided only for external audio contacts.",
    ),
    "a TASK contact is created with references of six types": Broken(
        TASK,
        {"References": {"mail": {"Type": "EMAIL_MESSAGE", "Value": "m-1"}}},
        'References["mail"].Type',
        'CreateContactRequest.References["mail"].Type must be one of "URL", "NUMBER", "STRING", "DATE", "EMAIL", '
        '"ATTACHMENT" when Channel is "TASK" (got "EMAIL_MESSAGE")',
        "Tasks can have the following reference types at the time of creation: URL | NUMBER | STRING | DATE | EMAIL | "
        "ATTACHMENT.",
    ),
    "references have at most 4,096 bytes of UTF-8 in all": Broken(
        EMAIL,
        {"References": {"a": {"Type": "STRING", "Value": "é" * 1_024}, "b": {"Type": "STRING", "Value": "x" * 2_049}}},
        "References",
        "CreateContactRequest.References must have at most 4,096 bytes of UTF-8 in all, counting each References{}.Value "
        "(got 4,097)",
        "You can have up to 4,096 UTF-8 bytes across all references for a contact.",
    ),
    "a DATE reference holds seconds since 1970": Broken(
        TASK,
        {"References": {"due": {"Type": "DATE", "Value": "2024-01-01"}}},
        'References["due"].Value',
        'CreateContactRequest.References["due"].Value must be a count of seconds since 1970-01-01 or contain an '
        'injected variable when Type is "DATE" (got "2024-01-01")',
        "DATE must be of type Epoch timestamp.",
    ),
    "the ARN of a segment attribute is one": Broken(
        EMAIL,
        {"SegmentAttributes": {"connect:CreatedByUser": {"ValueArn": "agent-1"}}},
        'SegmentAttributes["connect:CreatedByUser"].ValueArn',
        'CreateContactRequest.SegmentAttributes["connect:CreatedByUser"].ValueArn must be an ARN (got "agent-1")',
        "The value of a segment attribute that has to be a valid ARN.",
    ),
    "the expiry of a contact is a map": Broken(
        EMAIL,
        {"SegmentAttributes": {"connect:ContactExpiry": {"ValueInteger": 135}}},
        'SegmentAttributes["connect:ContactExpiry"].ValueMap',
        'CreateContactRequest.SegmentAttributes["connect:ContactExpiry"].ValueMap must be set when '
        'SegmentAttributes["connect:ContactExpiry"] is set (got nothing)',
        "To set contact expiry, a ValueMap must be specified containing the integer number of minutes the contact will "
        'be active for before expiring, with SegmentAttributes like { "connect:ContactExpiry": {"ValueMap" : { '
        '"ExpiryDuration": { "ValueInteger": 135}}}}.',
    ),
}

RIGHT = {
    "an EMAIL contact": (EMAIL, {}),
    "an EMAIL contact that a flow starts has no user": (EMAIL, {"InitiationMethod": "FLOW", "UserInfo": None}),
    "a TASK contact": (TASK, {}),
    "a TASK contact that is completed": (TASK, {"InitiateAs": "COMPLETED"}),
    "a VOICE contact that follows another": (VOICE, {}),
    "attributes of 32,768 bytes": (EMAIL, {"Attributes": {"order1": "é" * 16_381}}),
    "an EMAIL contact with a reference of a type that tasks can't have": (
        EMAIL,
        {"References": {"mail": {"Type": "EMAIL_MESSAGE", "Value": "m-1"}}},
    ),
    "references of 4,096 bytes": (EMAIL, {"References": {"a": {"Type": "STRING", "Value": "x" * 4_096}}}),
    "a TASK contact with a reference of each type": (
        TASK,
        {
            "References": {
                kind: {"Type": kind, "Value": "1704103200"}
                for kind in ("URL", "NUMBER", "STRING", "DATE", "EMAIL", "ATTACHMENT")
            }
        },
    ),
    "a segment attribute that is an ARN": (
        EMAIL,
        {"SegmentAttributes": {"user": {"ValueArn": "arn:aws:connect:us-west-2:123456789012:instance/i-1/agent/a-1"}}},
    ),
    "the key of a segment attribute that the documentation names": (
        EMAIL,
        {"SegmentAttributes": {"connect:ContactExpiry": {"ValueMap": {"ExpiryDuration": {"ValueInteger": 135}}}}},
    ),
}


@pytest.fixture(scope="session")
def connect_package(packages_of: PackagesOf) -> Path:
    """Return an output folder with the package of connect."""
    return packages_of(["connect"])


@pytest.fixture(params=USES)
def connect(connect_package: Path, request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """Return the package of connect, imported for as long as a test runs; its checks are compiled or not."""
    with imported_from(connect_package, "connect") as package:
        import_module("aws_shapes._runtime.schema").USES_BEFORE_COMPILING = USES[request.param]
        yield package


def changed(request: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (deepcopy(request) | change).items() if value is not None}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_request_that_breaks_a_rule_is_told_so_with_its_sentence(connect: ModuleType, rule: str) -> None:
    request, change, path, message, sentence = BROKEN[rule]
    params = changed(request, change)
    (violation,) = connect.validate(SHAPE, params)
    assert (violation.path, violation.message) == (path, message)
    assert (violation.sentence, violation.source, violation.severity) == (sentence, "documentation", "error")
    assert connect.validate(SHAPE, params, level="modelled") == connect.validate(SHAPE, params, level="botocore") == []


@pytest.mark.parametrize("what", RIGHT)
def test_a_request_that_keeps_every_rule_passes(connect: ModuleType, what: str) -> None:
    assert connect.validate(SHAPE, changed(*RIGHT[what])) == []


def test_a_violation_of_the_model_and_one_of_a_rule_are_both_found(connect: ModuleType) -> None:
    found = connect.validate(SHAPE, changed(EMAIL, {"InstanceId": "", "UserInfo": None}))
    assert [(violation.path, violation.source) for violation in found] == [
        ("InstanceId", "model"),
        ("UserInfo", "documentation"),
    ]


def test_an_instance_is_held_to_the_rules_too(connect: ModuleType) -> None:
    request = connect.CreateContactRequest(
        instance_id="i-1", channel=connect.Channel.EMAIL, initiation_method="OUTBOUND", user_info=None
    )
    with pytest.raises(ValueError, match="UserInfo must be set when") as raised:
        request.validate()
    assert [violation.path for violation in raised.value.violations] == ["UserInfo"]
    request.validate(level="modelled")


def test_a_partial_request_is_held_to_the_rules_on_what_it_has(connect: ModuleType) -> None:
    assert connect.validate(SHAPE, {"Channel": "EMAIL"}, partial=True) == []
    (violation,) = connect.validate(SHAPE, {"Channel": "CHAT"}, partial=True)
    assert violation.rule.rpartition(".")[2].startswith("none_of:")


def test_the_rules_are_listed_with_their_sentences_and_advice_as_such(connect: ModuleType) -> None:
    rules = [rule for rule in connect.rules(SHAPE) if rule.source == "documentation"]
    assert {rule.sentence for rule in rules if rule.severity == "error"} >= {each.sentence for each in BROKEN.values()}
    own = [rule for rule in rules if rule.shape == SHAPE]
    assert {rule.sentence for rule in own if rule.severity == "advice"} == {
        "Attribute keys can include only alphanumeric, -, and _."
    }
    ids = {rule.id for rule in rules}
    for request, change, *_ in BROKEN.values():
        assert {violation.rule for violation in connect.validate(SHAPE, changed(request, change))} <= ids

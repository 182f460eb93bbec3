"""Lists of words that decide what a sentence means: each word counts, and what is like one does not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import Format, Matches, OneOf
from shapesmith.rules.extract import extract
from shapesmith.rules.forms.closed import GROWING

from tests.rules.sample import read, rules, service

FORMATS = {
    "arn": ["an Amazon Resource Name (ARN)", "an Amazon Resource Name", "a valid ARN", "the full ARN"],
    "uuid": ["a UUID", "a valid UUID", "a universally unique identifier (UUID)", "a UUID v4"],
    "json": ["valid JSON", "a well-formed JSON document", "a JSON string", "a JSON object"],
    "base64": ["base64-encoded", "a base64-encoded string", "base64-encoded binary data", "valid base64"],
    "e164": ["in E.164 format", "a valid E.164 phone number"],
    "https-url": ["an HTTPS URL", "a valid HTTPS endpoint", "an https:// URL"],
    "email": ["a valid email address", "in valid email format"],
    "iso8601": ["in ISO 8601 format", "in ISO-8601 date format", "an ISO8601 timestamp", "ISO 8601 in UTC"],
    "cidr": ["in CIDR notation", "a valid IPv4 CIDR block", "an IPv6 CIDR range"],
    "s3-uri": ["an S3 URI", "a valid Amazon S3 URI"],
    "integer": ["an integer", "a whole integer", "a valid integer"],
}


KINDS = (
    "letters numbers digits integers strings characters hyphens underscores spaces periods dashes text alphanumeric "
    "uppercase lowercase symbols positive negative other others more number integer string any following empty"
)


@pytest.mark.parametrize("word", KINDS.split())
def test_a_word_for_a_kind_of_values_is_no_value(word: str) -> None:
    assert read(f"Valid values: smart, {word}.").rules == ()
    assert [rule.must for rule in rules(f"Valid values: smart, {word}ly.")] == [
        OneOf(place="Name", values=("smart", f"{word}ly"))
    ]


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, each in FORMATS.items() for words in each])
def test_a_format_is_asked_for_in_words(name: str, words: str) -> None:
    assert [rule.must for rule in rules(f"The value must be {words}.")] == [Format(place="Name", format=name)]


@pytest.mark.parametrize("words", ["a valid name", "an HTTP URL", "a URI", "an S3 bucket", "encoded"])
def test_other_words_ask_for_no_format(words: str) -> None:
    assert rules(f"The value must be {words}.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Engine",
        "EngineName",
        "InstanceType",
        "instance_types",
        "InstanceClass",
        "DBInstanceClass",
        "InstanceSize",
        "EngineVersion",
        "RegionNames",
        "StorageClass",
        "InstanceFamily",
        "Runtime",
        "Platform",
        "PlatformIds",
        "Language",
        "LanguageCode",
        "language_codes",
        "Locale",
        "Currency",
        "CurrencyCode",
        "Model",
        "ModelId",
        "AvailabilityZone",
        "ZoneId",
        "LicenseModel",
        "Edition",
        "NodeType",
        "License",
    ],
)
def test_a_list_of_values_grows_where_the_member_is_named_after_what_grows(name: str) -> None:
    assert GROWING.search(name)


@pytest.mark.parametrize(
    "name", ["Type", "Status", "AddressFamily", "IpAddressFamily", "EngineMode", "Zones[].Kind", "RegionalMode", "Code"]
)
def test_other_lists_do_not_grow(name: str) -> None:
    assert not GROWING.search(name)


def severities(operation: str) -> list[tuple[str, str | None]]:
    """Return what becomes of a rule on the form of an identifier in the request of an operation."""
    made = service("ModelId", "The value must start with `model-`.")
    (only,) = made.operations
    named = replace(made, operations=(replace(only, name=operation, wire_name=operation),))
    return [(rule.severity, rule.reason) for rule in extract(named).rules]


@pytest.mark.parametrize(
    "verb",
    [
        "Associate",
        "Cancel",
        "Delete",
        "Describe",
        "Disassociate",
        "Get",
        "List",
        "Modify",
        "Reboot",
        "Reset",
        "Stop",
        "Update",
    ],
)
def test_an_identifier_of_what_exists_may_be_its_arn(verb: str) -> None:
    assert severities(f"{verb}Model") == [("advice", "the ARN of what is referred to may be given, too")]


def test_an_identifier_of_something_else_may_be_its_arn_in_any_request() -> None:
    assert severities("CreateThing") == [("advice", "the ARN of what is referred to may be given, too")]


@pytest.mark.parametrize("operation", ["CreateModel", "PutModel", "StartModel", "Getmodel", "CreateModelGet"])
def test_an_identifier_that_is_given_to_what_is_made_has_its_form(operation: str) -> None:
    assert severities(operation) == [("error", None)]


@pytest.mark.parametrize(
    ("words", "characters"),
    [
        ("lowercase letters", "[a-z]"),
        ("uppercase letters", "[A-Z]"),
        ("letters", "[A-Za-z]"),
        ("lowercase letters or digits", "[a-z0-9]"),
        ("lowercase letters and numbers", "[a-z0-9]"),
        ("letters or digits", "[A-Za-z0-9]"),
        ("digits", "[0-9]"),
        ("numbers", "[0-9]"),
        ("numeric characters", "[0-9]"),
        ("hexadecimal characters", "[0-9A-Fa-f]"),
        ("hexadecimal digits", "[0-9A-Fa-f]"),
        ("hex characters", "[0-9A-Fa-f]"),
        ("lowercase hexadecimal characters", "[0-9a-f]"),
        ("alphanumeric characters", "[A-Za-z0-9]"),
        ("lowercase alphanumeric characters", "[a-z0-9]"),
    ],
)
def test_what_follows_a_prefix_is_of_one_kind_of_characters(words: str, characters: str) -> None:
    for count, times in (("17", "{17}"), ("from 4 to 32", "{4,32}")):
        (rule,) = rules(f"The name must follow the pattern `i-` followed by {count} {words}.")
        assert isinstance(rule.must, Matches)
        assert rule.must.pattern == f"i\\-{characters}{times}"

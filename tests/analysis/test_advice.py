"""Which constraints of a model are only advice, and why: those that the service itself does not keep, by kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.arns import arn_of, one_partition, some_resources, tagging_requests
from shapesmith.ir.constraints import Constraint
from shapesmith.ir.service import Operation, OperationTarget, Service

from tests.analysis.test_constraints import override, records
from tests.export.services import made, structure


def only(folder: Path, shapes: dict[str, Any], **options: str) -> Constraint:
    """Return the one constraint of the structures of a service."""
    (constraint,) = records(made(folder, shapes, **options))
    return constraint


def of_enum(folder: Path, documentation: str, values: tuple[str, ...] = ("ALPHA", "BETA")) -> Constraint:
    """Return the constraint of a member with `documentation`, whose target is an enum."""
    shapes = {
        "Request": structure(Kind={"shape": "Kind", "documentation": documentation}),
        "Kind": {"type": "string", "enum": list(values)},
    }
    return only(folder, shapes)


def of_pattern(folder: Path, pattern: str, member: str = "Name", operation: str = "Act") -> Constraint:
    """Return the constraint of a member with a pattern, in the request of an operation."""
    shapes = {"Request": structure(**{member: "Text"}), "Text": {"type": "string", "pattern": pattern}}
    return only(folder, shapes, name=operation)


@pytest.mark.parametrize(
    "documentation",
    [
        "<p>Valid values: <code>ALPHA</code> | <code>BETA</code> | <code>GAMMA</code></p>",
        "<p>Valid values are ALPHA, BETA, and GAMMA.</p>",
        "<p>The possible values are: 'ALPHA', 'BETA' or 'GAMMA' (default: ALPHA)</p>",
        "<p>Allowed values are ALPHA, BETA or GAMMA; it is sent to all.</p>",
        "<p>Accepted value: ALPHA | BETA | GAMMA</p>",
        "<p>Valid values are ALPHA (the default), BETA (see <i>it</i>) and GAMMA (new).</p>",
        "<p>It can take one of three values: <code>ALPHA</code> (the default), BETA, and <code>GAMMA</code>.</p>",
        "<p>It must be one of the values: ALPHA, BETA or GAMMA (new).</p>",
        "<p>Permitted  Values : ALPHA and BETA and GAMMA. Others fail.</p>",
        "<p>One of:</p><ul><li><code>ALPHA</code> - The first.</li><li><code>BETA</code></li>"
        "<li><code>GAMMA</code>: The third.</li></ul>",
        "<note><ol><li><b>ALPHA:</b> It.</li><li><i>BETA</i> (default)</li><li><code>GAMMA</code>.</li></ol></note>",
        "<dl><dt>ALPHA</dt><dd>The first.</dd><dt>BETA (default)</dt><dd>It.</dd><dt>GAMMA</dt><dd>It.</dd></dl>",
        "<p>Valid values: Alpha | Beta | GAMMA</p>",
    ],
)
def test_an_enum_without_a_value_that_its_documentation_lists_is_advice(tmp_path: Path, documentation: str) -> None:
    found = of_enum(tmp_path, documentation)
    listed = "Alpha" if "Alpha" in documentation else "GAMMA"
    assert (found.severity, found.reason) == (
        "advice",
        f'its documentation lists "{listed}", which is not among its values',
    )


@pytest.mark.parametrize(
    "documentation",
    [
        "<p>Valid values: <code>ALPHA</code> | <code>BETA</code></p>",
        "<p>Valid values: <code>ALPHA</code></p>",
        # Values of something else, or words.
        "<p>Valid values: <code>ALPHA</code> | <code>GAMMA</code></p>",
        "<p>Valid values: ALPHA, BETA, and any other</p>",
        "<p>The values are ALPHA, BETA and GAMMA.</p>",
        "<p>It takes one of the values ALPHA, BETA and GAMMA.</p>",
        "<p>Valid values: ALPHA or BETA (GAMMA, DELTA)</p>",
        "<p>Valid values: ALPHA (not GAMMA (new)), BETA</p>",
        "<ul><li><code>ALPHA</code> is first.</li><li><code>BETA</code>: It.</li><li><code>GAMMA</code>: It.</li></ul>",
        "<ul><li><code>ALPHA</code>: It.</li><li><code>BETA</code>: It.</li><li>A word: It.</li></ul>",
        # What is not there is not a value.
        "<ul><li><code>ALPHA</code>: It.</li><li><code>BETA</code>: It.</li><li><code>null</code>: It.</li></ul>",
        "<dl><dt>ALPHA</dt><dd>It.</dd><dt>BETA and GAMMA</dt><dd>It.</dd></dl>",
    ],
)
def test_an_enum_that_its_documentation_does_not_contradict_is_an_error(tmp_path: Path, documentation: str) -> None:
    assert of_enum(tmp_path, documentation).is_error


@pytest.mark.parametrize(
    "words",
    [
        "<p>The values aren't case sensitive.</p>",
        "<p>The values aren\u2019t case-sensitive.</p>",
        "<p>Valid values are <code>ALPHA</code> and <code>BETA</code>, matched case-insensitively.</p>",
        "<p>It is not case-sensitive.</p>",
        "<p>Case insensitive.</p>",
    ],
)
def test_an_enum_whose_documentation_says_that_case_does_not_matter_is_advice(tmp_path: Path, words: str) -> None:
    found = of_enum(tmp_path, words)
    assert (found.severity, found.reason) == ("advice", "its documentation says that case does not matter")


@pytest.mark.parametrize(
    "words",
    ["<p>The values are case-sensitive.</p>", "<ul><li><code>ALPHA</code>: A prefix, not case-sensitive.</li></ul>"],
)
def test_other_words_about_case_change_nothing(tmp_path: Path, words: str) -> None:
    assert of_enum(tmp_path, words).is_error


def test_the_documentation_of_lists_and_of_the_enum_itself_counts_too(tmp_path: Path) -> None:
    text = "<p>Valid values: ALPHA | BETA | GAMMA</p>"
    kind = {"type": "string", "enum": ["ALPHA", "BETA"]}
    listed = {"type": "list", "member": {"shape": "Kind"}}
    mapped = {"type": "map", "key": {"shape": "Kind"}, "value": {"shape": "Free"}}
    for place, shapes in {
        "Kinds[]": {"Request": structure(Kinds={"shape": "Kinds", "documentation": text}), "Kinds": listed},
        "Table{key}": {"Request": structure(Table={"shape": "Table", "documentation": text}), "Table": mapped},
        "Kind": {"Request": structure(Kind="Kind"), "Kind": kind | {"documentation": text}},
    }.items():
        found = only(tmp_path, {"Kind": kind, "Free": {"type": "string"}} | shapes)
        assert (found.id, found.severity) == (f"Request.{place}.enum", "advice")


OF_INSTANCES = "it lists types of instances, and services take new ones before their models list them"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (("us-east-1", "eu-west-1", "EU"), "it lists Regions, and services take new ones before their models list them"),
        (("us-gov-west-1", "cloudfront"), None),
        (("us-iso-east-1", "ap-southeast-12"), "it lists Regions, and services take new ones before their models list them"),
        (("aws", "aws-cn", "AzureCloud"), "it lists partitions, and services take new ones before their models list them"),
        (("aws", "azure"), None),
        (("aws:kms", "AES256"), None),
        (("ml.c5-large-1", "x1-1"), None),
        (("ml.m5.large", "ml.p4d.24xlarge", "local"), OF_INSTANCES),
        (("m5.large.search", "ultrawarm1.medium.search"), OF_INSTANCES),
        (("t3.nano", "u7i-12tb.metal", "m7i.metal-24xl"), OF_INSTANCES),
        (("dev.standard1.small", "dev.standard1.2xlarge"), OF_INSTANCES),
        (("search.small", "small", "large"), None),
        (("ml.t3.tiny", "t3.large.1"), None),
        (("ml.large", "x.metal"), None),
    ],
)  # fmt: skip
def test_a_list_of_which_there_are_ever_more_is_advice(
    tmp_path: Path, values: tuple[str, ...], reason: str | None
) -> None:
    found = of_enum(tmp_path, "<p>It.</p>", values)
    assert (found.severity, found.reason) == ("advice" if reason else "error", reason)


def test_the_enums_of_a_protocol_whose_services_take_other_spellings_are_advice(tmp_path: Path) -> None:
    shapes = {"Request": structure(Kind="Kind"), "Kind": {"type": "string", "enum": ["A", "B"]}}
    reason = "services of the protocol ec2 take values in other cases and in older spellings"
    assert only(tmp_path, shapes, protocol="ec2").reason == reason
    assert only(tmp_path, shapes, protocol="query").is_error


def test_an_override_makes_a_doubted_enum_an_error(tmp_path: Path) -> None:
    shapes = {"Request": structure(Kind="Kind"), "Kind": {"type": "string", "enum": ["A", "B"]}}
    binding = override("Request.Kind.enum", "correct", values=["A", "B"])
    assert only(tmp_path, shapes, overrides=binding, protocol="ec2").is_error
    assert made(tmp_path, shapes, binding, protocol="ec2").diagnostics == []


@pytest.mark.parametrize("pattern", [".*", "^.*$", "(.*)", r"[\s\S]*", ".*[a-z]*.*", "[^x]*.*"])
def test_a_pattern_that_every_text_matches_is_off(tmp_path: Path, pattern: str) -> None:
    found = of_pattern(tmp_path, pattern)
    assert (found.severity, found.reason) == ("off", "every text matches it")


@pytest.mark.parametrize("pattern", [".+", "[^x]*", r"(?!a).*", r".*\S.*", "x.*"])
def test_a_pattern_that_some_text_does_not_match_is_checked(tmp_path: Path, pattern: str) -> None:
    assert of_pattern(tmp_path, pattern).is_error


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"arn:aws:bedrock:/d{12}:agent", r'it has "/d{12}" where "\d{12}" was probably meant'),
        ("/arn:.*:function/", 'it starts and ends with "/", delimiters that here are part of the pattern'),
        ("[a-z]*${1,9}", 'it has "${1,9}", a count of the end, which limits nothing'),
        ("a|b^c", 'it has "^" after what takes up characters, where it never holds'),
        ("b$c", 'it has "$" before what takes up characters, where it never holds'),
    ],
)
def test_a_damaged_pattern_is_advice(tmp_path: Path, pattern: str, reason: str) -> None:
    found = of_pattern(tmp_path, pattern)
    assert (found.severity, found.reason) == ("advice", reason)


@pytest.mark.parametrize(
    ("bounds", "is_error"),
    [
        ({"min": 4, "max": 4}, True),
        ({"min": 6}, True),
        ({"max": 4}, True),
        ({"min": 7}, False),
        ({"max": 3}, False),
    ],
)
def test_a_pattern_that_no_text_of_the_allowed_lengths_matches_is_advice(
    tmp_path: Path, bounds: dict[str, int], is_error: bool
) -> None:
    shapes = {"Request": structure(Name="Text"), "Text": {"type": "string", "pattern": "[a-z]{4,6}", **bounds}}
    _, found = records(made(tmp_path, shapes))
    reason = None if is_error else "no string of the lengths that the model allows matches it"
    assert (found.kind, found.severity, found.reason) == ("pattern", "error" if is_error else "advice", reason)


@pytest.mark.parametrize(
    ("pattern", "bounds", "is_error"),
    [
        ("^[a-zA-Z0-9]$", {"min": 1, "max": 64}, False),
        ("^(?:[a-z]|[0-9])$", {"max": 2}, False),
        ("^[a-z]$", {"min": 1, "max": 1}, True),
        ("^[a-z]$", {"min": 1}, True),
        ("[a-z]", {"max": 64}, False),
        ("^[a-z]{2}$", {"max": 64}, True),
    ],
)
def test_a_pattern_of_one_character_is_advice_where_more_are_allowed(
    tmp_path: Path, pattern: str, bounds: dict[str, int], is_error: bool
) -> None:
    shapes = {"Request": structure(Name="Text"), "Text": {"type": "string", "pattern": pattern, **bounds}}
    _, found = records(made(tmp_path, shapes))
    reason = f"it allows one character, where the length allows {bounds.get('max')}: a count is missing"
    assert (found.kind, found.severity, found.reason) == (
        ("pattern", "error", None) if is_error else ("pattern", "advice", reason)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        r"arn:aws:iam::\d{12}:role/.+",
        r"^arn\:aws\:iam::\d{12}:role/.+$",
        r"$|^arn:aws:iam::\d{12}:role/.+",
        r"[a-z]{9}|arn:aws:iam::\d{12}:role/.+",
        r"arn:aws:cleanrooms:.*|arn:aws[-a-z]*:cleanrooms-ml:.*",
    ],
)
def test_a_pattern_of_arns_of_one_partition_is_advice(tmp_path: Path, pattern: str) -> None:
    found = of_pattern(tmp_path, pattern)
    reason = 'it allows ARNs of the partition "aws" only, and services are in others, too'
    assert (found.severity, found.reason) == ("advice", reason)


@pytest.mark.parametrize(
    "pattern",
    [
        r"arn:(aws|aws-cn):iam::\d{12}:role/.+",
        r"arn:aws(-[a-z]+)*:iam::\d{12}:role/.+",
        r"arn:[^:]+:iam::\d{12}:role/.+",
        r"(arn:aws:iam::\d{12}:role/)?[\w:/-]+",
        r"arn:aws:iam::.*|arn:aws-cn:iam::.*",
        r"(aws|barn):[a-z]+",
    ],
)
def test_a_pattern_of_arns_of_several_partitions_is_an_error(tmp_path: Path, pattern: str) -> None:
    assert one_partition(pattern) is None
    assert of_pattern(tmp_path, pattern).is_error


@pytest.mark.parametrize(
    ("pattern", "rejected"),
    [
        (r"arn:(aws|aws-cn):cloud9:[a-z]{2}-[a-z]+-\d:[0-9]{12}:environment:[a-z]+", "cloud9:us-east-1:123456789012:type:a"),
        (r"arn:aws[a-z-]*:iam::\d{12}:(role|user)/.+", "iam::123456789012:type/a"),
        (r"arn:aws[a-z-]*:iam::\d{12}:role/a:b", "iam::123456789012:type/a:b"),
        (r"arn:aws[a-z-]*:iam::\d{12}:role:a/b", "iam::123456789012:type:a/b"),
        (r"arn:aws[a-z-]*:sns:[^:]+:\d{12}:topic", "sns:us-east-1:123456789012:type/name"),
        # A bucket has neither Region nor account.
        (r"arn:[^:]+:s3(express)?:[^:].*", "s3:::bucket"),
    ],
)  # fmt: skip
def test_a_pattern_of_what_is_tagged_that_names_types_of_resources_is_advice(
    tmp_path: Path, pattern: str, rejected: str
) -> None:
    reason = f'it rejects what the service may tag, such as "arn:aws:{rejected}"'
    for operation, member in (("TagResource", "ResourceArn"), ("ListTagsForResource", "arn"), ("AddTags", "Resource")):
        found = of_pattern(tmp_path, pattern, member, operation)
        assert (found.severity, found.reason) == ("advice", reason)
    for operation, member in (("TagResource", "PolicyArn"), ("GetResource", "ResourceArn"), ("StageRun", "arn")):
        assert of_pattern(tmp_path, pattern, member, operation).is_error


@pytest.mark.parametrize(
    "pattern",
    [
        "arn:.+",
        r"arn:aws[a-z-]*:glue:[^:]*:\d{12}:[a-z]+/[a-z0-9]+",
        r"arn:aws[a-z-]*:wisdom:[a-z0-9-]*?:[0-9]{12}:[a-z-]*?/[a-f0-9]{8}",
        r"arn:[\w+=/,.@-]+:acm:[\w+=/,.@-]*:[0-9]+:[\w+=,.@-]+(/[\w+=,.@-]+)*",
        # Of another partition, Region or account than those that are tried first.
        r"arn:aws-us-gov:ram:[^:]*:\d{12}:[a-z-]+/[a-z]+",
        r"arn:aws[a-z-]*:ram:us-gov-west-1:\d{12}:[a-z-]+/[a-z]+",
        r"arn:aws[a-z-]*:ram:[^:]*:9{12}:[a-z-]+/[a-z]+",
        "[a-z]+",
    ],
)
def test_a_pattern_of_what_is_tagged_that_allows_any_type_of_resource_is_an_error(pattern: str) -> None:
    assert some_resources(pattern) is None


@pytest.mark.parametrize(
    ("member", "of"),
    [
        *(
            (f"resource{what}{many}", "tagged")
            for what in ("", "Arn", "Id", "Identifier", "Name")
            for many in ("", "s")
        ),
        *((name, "tagged") for name in ("ResourceARNList", "ResourceIdList", "resourceList", "Arn", "arns")),
        *(
            (name, "any")
            for name in ("OtherResourceArn", "ResourceArnFilter", "PolicyArn", "ArnOfPolicy", "ResourceType")
        ),
        *((name, "role") for name in ("RoleArn", "role_arn", "ExecutionRoleARNs")),
        *((name, "any") for name in ("RoleArnFilter", "RoleName")),
    ],
)
def test_what_is_tagged_has_no_type_in_the_name_of_its_member(member: str, of: str) -> None:
    assert arn_of(member, is_of_tagging=True) == of
    assert arn_of(member, is_of_tagging=False) == ("any" if of == "tagged" else of)


@pytest.mark.parametrize(
    ("operation", "is_of_tagging"),
    [
        *(
            (name, True)
            for name in ("TagResource", "UntagResource", "ListTagsForResource", "AddTags", "Tag", "GetTagKeys")
        ),
        *((name, False) for name in ("StageRun", "TaggedRun", "ListUntagged", "STagResource", "ListtagsOf", "Tagging")),
    ],
)
def test_an_operation_on_tags_says_so_in_a_word_of_its_name(operation: str, is_of_tagging: bool) -> None:
    input_ = OperationTarget(shape="Request")
    operations = tuple(Operation(name=operation, wire_name=operation, input=target) for target in (None, input_))
    service = Service(name="a", api_version="", package="", sources=(), metadata={}, operations=operations, shapes={})
    assert tagging_requests(service) == ({"Request"} if is_of_tagging else set())


def of_documented_pattern(folder: Path, documentation: str, **bounds: int) -> Constraint:
    """Return the pattern of a member with `documentation`, which allows letters and digits."""
    shapes = {
        "Request": structure(Kind={"shape": "Kind", "documentation": documentation}),
        "Kind": {"type": "string", "pattern": "[A-Za-z0-9]*", **bounds},
    }
    return next(each for each in records(made(folder, shapes)) if each.kind == "pattern")


@pytest.mark.parametrize(
    "documentation",
    [
        "<ul><li><code>Alpha</code> for one.</li><li><code>Beta</code></li><li><code>On Beta</code> for both.</li></ul>",
        "<note><ol><li><code>Alpha</code></li><li><code>On Beta</code></li><li><code>C</code></li></ol></note>",
    ],
)
def test_a_pattern_that_a_value_in_its_documentation_does_not_match_is_advice(
    tmp_path: Path, documentation: str
) -> None:
    found = of_documented_pattern(tmp_path, documentation)
    assert (found.severity, found.reason) == ("advice", 'it rejects "On Beta", which its documentation lists')


@pytest.mark.parametrize(
    ("documentation", "bounds"),
    [
        # Of these, half or more are no values: they are about something else.
        ("<ul><li><code>Alpha</code></li><li><code>On Beta</code></li></ul>", {}),
        ("<ul><li><code>a:Act</code></li><li><code>b:Act</code></li><li><code>Alpha</code></li></ul>", {}),
        ("<ul><li><code>Alpha</code></li><li><code>Beta</code></li><li>Or <code>On Beta</code></li></ul>", {}),
        ("<ul><li><code>Alpha</code></li><li><code>Beta</code></li></ul>", {}),
        ("<p><code>Alpha</code></p>", {}),
        # The length rejects it, not the pattern.
        ("<ul><li><code>Alpha</code></li><li><code>Beta</code></li><li><code>On Beta</code></li></ul>", {"max": 6}),
    ],
)
def test_a_pattern_that_its_documentation_does_not_contradict_is_an_error(
    tmp_path: Path, documentation: str, bounds: dict[str, int]
) -> None:
    assert of_documented_pattern(tmp_path, documentation, **bounds).is_error


@pytest.mark.parametrize("member", ["RoleArn", "executionRoleArn", "ServiceRoleARN", "role_arn", "Role"])
@pytest.mark.parametrize("service", ["forecast", "iam::[0-9]{12}:user/.+|arn:[^:]+:personalize"])
def test_a_pattern_of_a_roles_arn_that_no_role_has_is_advice(tmp_path: Path, member: str, service: str) -> None:
    found = of_pattern(tmp_path, rf"arn:([a-z\d-]+):{service}:.*:.*:.+", member)
    reason = 'it rejects ARNs of roles, such as "arn:aws:iam::123456789012:role/name"'
    assert (found.severity, found.reason) == (("error", None) if member == "Role" else ("advice", reason))


@pytest.mark.parametrize(
    "pattern",
    [
        r"arn:aws[a-z-]*:iam::\d{12}:role/.+",
        r"arn:[^:]+:iam::\d{12}:role/service-role/.+",
        r"(arn:[^:]+:forecast:.*)?[\w+=,.@:/-]*",
        "arn:.*",
    ],
)
def test_a_pattern_of_a_roles_arn_that_some_role_has_is_an_error(tmp_path: Path, pattern: str) -> None:
    assert of_pattern(tmp_path, pattern, "RoleArn").is_error


def test_an_override_makes_a_doubted_pattern_an_error(tmp_path: Path) -> None:
    shapes = {"Request": structure(Arn="Arn"), "Arn": {"type": "string", "pattern": "arn:aws:.*"}}
    binding = override("Request.Arn.pattern", "correct", pattern="arn:aws:.*", was="arn:aws:.*")
    assert only(tmp_path, shapes).severity == "advice"
    assert only(tmp_path, shapes, overrides=binding).is_error
    assert made(tmp_path, shapes, binding).diagnostics == []

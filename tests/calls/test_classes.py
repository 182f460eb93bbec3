"""Classes follow boto3's edits: what a request takes, what it need not have, and what a response gives."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PackagesOf
from tests.corpus.package import imported_from

SERVICES = ("glacier", "iam", "route53", "s3")


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of(SERVICES)


def package(packages: Path, service: str) -> Any:
    return imported_from(packages, service)


def test_a_copy_takes_its_source_as_text_or_as_a_dict_and_keys_as_bytes(packages: Path) -> None:
    with package(packages, "s3") as s3:
        for source in ("a/b", {"Bucket": "a", "Key": "b"}):
            request = s3.CopyObjectRequest(bucket="bucket", key="k", copy_source=source, sse_customer_key=b"key")
            request.validate()
            assert request.to_boto3() == {
                "Bucket": "bucket",
                "Key": "k",
                "CopySource": source,
                "SSECustomerKey": b"key",
            }


def test_a_source_without_a_key_is_a_violation_of_its_edit(packages: Path) -> None:
    with package(packages, "s3") as s3:
        params = {"Bucket": "bucket", "Key": "k", "CopySource": {"Bucket": "a"}}
        found = s3.validate("CopyObjectRequest", params, level="botocore")
        assert [(each.path, each.rule) for each in found] == [
            ('CopySource["Key"]', "s3.copy-source.structure"),
            ("CopySource", "CopyObjectRequest.CopySource.required"),
        ]


def test_the_type_of_a_member_is_what_boto3_takes(packages: Path) -> None:
    with package(packages, "s3") as s3:
        annotations = s3.CopyObjectRequest.__annotations__
        assert annotations["copy_source"] == "str | rt.AnyMembers"
        assert annotations["sse_customer_key"] == "str | bytes | None"


def test_a_docstring_says_in_a_sentence_what_boto3_does(packages: Path) -> None:
    with package(packages, "glacier") as glacier:
        text = Path(import_module("aws_shapes.glacier.operations.list_vaults").__file__ or "").read_text("utf-8")
        assert glacier.ListVaultsInput.__name__ in text
        assert "With boto3: Filled in with -, the account of the credentials, if it is left out or\n    None." in text


def test_a_member_that_boto3_fills_in_may_be_left_out(packages: Path) -> None:
    with package(packages, "glacier") as glacier:
        glacier.ListVaultsInput().validate()
        assert glacier.validate("ListVaultsInput", {"accountId": None}, level="botocore") == []
        [violation] = glacier.validate("ListVaultsInput", {"accountId": 7}, level="botocore")
        assert violation.rule == "ListVaultsInput.accountId.type"


def test_a_constraint_holds_for_what_is_sent(packages: Path) -> None:
    with package(packages, "route53") as route53:
        # 32 characters at most, of which the path is none.
        name = "/hostedzone/" + "Z" * 32
        assert route53.validate("GetHostedZoneRequest", {"Id": name}) == []
        [violation] = route53.validate("GetHostedZoneRequest", {"Id": f"{name}Z"})
        assert violation.rule == "GetHostedZoneRequest.Id.length"


def test_a_policy_comes_back_as_a_dict_and_is_sent_as_text(packages: Path) -> None:
    with package(packages, "iam") as iam:
        response = iam.GetRolePolicyResponse.from_boto3({"PolicyDocument": {"Version": "2012-10-17"}})
        assert response.policy_document == {"Version": "2012-10-17"}
        assert response.to_boto3() == {"PolicyDocument": {"Version": "2012-10-17"}}
        assert [each.path for each in iam.validate("GetRolePolicyResponse", response.to_boto3(), partial=True)] == []
        assert iam.GetRolePolicyResponse.__annotations__["policy_document"] == "rt.AnyMembers | str"
        assert iam.PutRolePolicyRequest.__annotations__["policy_document"] == "str"


def test_a_response_has_the_member_that_boto3_adds(packages: Path) -> None:
    with package(packages, "s3") as s3:
        response = s3.HeadObjectOutput.from_boto3({"ExpiresString": "never"})
        assert (response.expires_string, response.expires) == ("never", None)


def test_a_guard_judges_what_the_handlers_leave(packages: Path) -> None:
    with package(packages, "s3") as s3:
        validation = import_module("aws_shapes._runtime.validation")
        # Quoted, and encoded, by boto3 before a guard sees them.
        params = {
            "Bucket": "b",
            "Key": "k",
            "CopySource": "a/b%20c",
            "SSECustomerKey": "aw==",
            "SSECustomerKeyMD5": "m",
        }
        assert validation.check_value(s3.CopyObjectRequest, "CopyObjectRequest", params, handled=True) == []

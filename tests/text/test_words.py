"""From the words of a spec to identifiers."""

from __future__ import annotations

import doctest
import keyword

import pytest
from shapesmith.text import literals, words
from shapesmith.text.words import constant, module, pascal, snake


@pytest.mark.parametrize("documented", [words, literals])
def test_the_examples_of_the_docstrings_hold(documented: object) -> None:
    assert doctest.testmod(documented).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CreateContact", "create_contact"),
        ("ListMonitoredARNs", "list_monitored_arns"),
        ("ARNs", "arns"),
        ("VPCId", "vpc_id"),
        ("ARNsOf", "ar_ns_of"),
        ("S3Key", "s3_key"),
        ("KMS2ARN", "kms2_arn"),
        ("a_Bc", "a_bc"),
        ("sha256sum", "sha256sum"),
        ("x-amz-meta", "x_amz_meta"),
        ("a__b", "a_b"),
        ("__private__", "private"),
        ("Été", "ete"),
        ("2xx", "n2xx"),
        ("from", "from_"),
        ("None", "none"),
        ("", "unnamed"),
        ("日本", "unnamed"),
        # The brand names that botocore spells as one word.
        ("SendWhatsAppMessage", "send_whatsapp_message"),
        ("OAuth2Client", "oauth2_client"),
        ("ExecutePartiQL", "execute_partiql"),
        ("OTelConfig", "otel_config"),
        ("iSCSIVolume", "iscsi_volume"),
        ("ListHITs", "list_hits"),
        ("ListHITsForQualificationType", "list_hits_for_qualification_type"),
        ("CreateOAuth2TokenWithTokenExchange", "create_o_auth2_token_with_token_exchange"),
    ],
)
def test_snake_case(name: str, expected: str) -> None:
    assert snake(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("RestApi", "RestApi"),
        ("tagList", "TagList"),
        ("__stringMin1", "StringMin1"),
        ("log-group", "LogGroup"),
        ("Été", "Ete"),
        ("3D", "N3D"),
        ("None", "None_"),
        ("none", "None_"),
        ("", "Unnamed"),
        ("--", "Unnamed"),
    ],
)
def test_pascal_case(name: str, expected: str) -> None:
    assert pascal(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("AGENT_REPLY", "AGENT_REPLY"),
        ("agentReply", "AGENT_REPLY"),
        ("HTTPServer", "HTTP_SERVER"),
        ("EC2AMI", "EC2AMI"),
        ("ec2AMI", "EC2_AMI"),
        ("area51", "AREA51"),
        ("ABC1DEF", "ABC1DEF"),
        ("t2.micro", "T2_MICRO"),
        ("_a__b_", "A_B"),
        ("été", "ETE"),
        ("1", "VALUE_1"),
        ("", "EMPTY"),
        ("+", "VALUE_2B"),
        ("日本", "VALUE_65E5_672C"),
        ("*********", "VALUE_2A_2A_2A_2A_2A_2A_2A_2A"),
    ],
)
def test_constant_case(value: str, expected: str) -> None:
    assert constant(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CreateContact", "create_contact"),
        ("Lambda", "lambda_"),
        ("bedrock-agent", "bedrock_agent"),
        ("Con", "con_"),
        ("PRN", "prn_"),
        ("aux", "aux_"),
        ("Nul", "nul_"),
        ("com0", "com0_"),
        ("COM9", "com9_"),
        ("lpt9", "lpt9_"),
        ("com10", "com10"),
    ],
)
def test_a_module_has_the_name_of_no_keyword_and_of_no_device(name: str, expected: str) -> None:
    assert module(name) == expected


@pytest.mark.parametrize("word", sorted(keyword.kwlist))
def test_no_keyword_is_an_identifier(word: str) -> None:
    assert snake(word) not in keyword.kwlist
    assert pascal(word) not in keyword.kwlist

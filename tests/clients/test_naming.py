"""What the name of something in the source says: that it is a client, that it takes the place of one, of which service."""

from __future__ import annotations

import pytest
from shapesmith.clients.naming import is_of_client, is_stand_in, service_called, service_within


class Known:
    """The services of these names alone."""

    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def has_method(self, method: str) -> bool:
        return False

    def has_service(self, name: str) -> bool:
        return False

    def called(self, name: str) -> str:
        known = {"awsmarketplace": "marketplace"}
        known |= {service: service for service in ("appconfig", "config", "secretsmanager", "sqs")}
        return known.get(name, "")


@pytest.mark.parametrize(
    "name", ["client", "s3_client", "S3Client", "regionalClients", "boto", "my_boto3", "conn", "self.db_connection"]
)
def test_what_is_called_a_client(name: str) -> None:
    assert is_of_client(name)


@pytest.mark.parametrize("name", ["", "s3", "boto_session", "conn_pool", "connections", "reconn"])
def test_what_is_not_called_a_client(name: str) -> None:
    assert not is_of_client(name)


@pytest.mark.parametrize(
    "name",
    [
        *("dummy_client", "FakeClient", "local_session.client", "mock_client", "mocked.s3", "stub", "stubbed_client"),
        *("client_dummy", "fake", "MockS3"),
    ],
)
def test_what_takes_the_place_of_a_client_may_take_other_values(name: str) -> None:
    assert is_stand_in(name)


@pytest.mark.parametrize("name", ["", "client", "mocking_client", "locale_client", "stubs", "location"])
def test_another_name_is_of_no_stand_in(name: str) -> None:
    assert not is_stand_in(name)


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("sqs", "sqs"),
        ("_sqs", "sqs"),
        ("secrets_manager", "secretsmanager"),
        ("SecretsManager", "secretsmanager"),
        *((f"{filling}_sqs", "sqs") for filling in ("amazon", "aws", "boto", "boto3")),
        ("aws_boto3_sqs", "sqs"),
        # With the words that say no more it may be the name of another.
        ("aws_marketplace", "marketplace"),
        ("my_sqs", ""),
        ("", ""),
    ],
)
def test_a_name_is_that_of_a_service_but_for_words_that_say_no_more(name: str, service: str) -> None:
    assert service_called(name, Known()) == service


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("make_sqs_client", "sqs"),
        ("sqs_to_sqs", "sqs"),
        ("new_app_config", "appconfig"),  # in which "config" is no second one
        ("config_of_app_config", ""),
        ("make_client", ""),
    ],
)
def test_the_longest_words_within_a_name_make_its_only_service(name: str, service: str) -> None:
    assert service_within(name, Known()) == service

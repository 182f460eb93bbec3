"""What the linter knows of resources is what boto3's own resources do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import boto3
import pytest
from boto3.resources.model import ResourceModel
from botocore import xform_name
from shapesmith.clients.calls import Arguments
from shapesmith.clients.values import UNKNOWN, Dict, List
from shapesmith.lint import resources
from shapesmith.lint.resources import ResourceRequest, Resources

SERVICES = sorted(boto3.Session().get_available_resources())


@pytest.fixture(scope="module")
def known() -> Resources:
    return Resources()


@cache
def models(service: str) -> list[tuple[tuple[str, ...], ResourceModel]]:
    """Return boto3's models of a service and of its resources, with the steps from the service to each."""
    return list(_models(service))


def _models(service: str) -> Iterator[tuple[tuple[str, ...], ResourceModel]]:
    session = boto3.Session()
    client = session.client(service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    loader = session._loader  # type: ignore[attr-defined]
    described = loader.load_service_model(service, "resources-1")
    names: dict[str, str] = {}
    for type, definition in (("", described["service"]), *described["resources"].items()):
        model = ResourceModel(type or service, definition, described["resources"])
        model.load_rename_map(client.meta.service_model.shape_for(model.shape) if model.shape else None)
        if not type:  # a service may make a resource by another name than that of its type
            names = {each.resource.type: each.name for each in model.subresources}
        if not type or type in names:
            yield (names[type], "()") if type else (), model


def targets(params: Any) -> set[str]:
    return {each.target.partition(".")[0].partition("[")[0] for each in params}


@pytest.mark.parametrize("service", SERVICES)
def test_actions_collections_and_waiters_are_those_of_boto3(service: str, known: Resources) -> None:
    count = 0
    for path, model in models(service):
        for action in model.actions:
            found = known.request(service, (*path, action.name))
            expected = ResourceRequest(xform_name(action.request.operation), frozenset(targets(action.request.params)))
            assert found == expected, (path, action.name)
            count += 1
        for collection in model.collections:
            found = known.request(service, (*path, collection.name, "filter"))
            request = collection.request
            assert found == ResourceRequest(
                xform_name(request.operation), frozenset(targets(request.params)), False, True
            )
            for batch in collection.batch_actions:
                steps = (*path, collection.name, "all", "()", batch.name)
                expected = ResourceRequest(
                    xform_name(batch.request.operation), frozenset(targets(batch.request.params))
                )
                assert known.request(service, steps) == expected
                count += 1
        for waiter in model.waiters:
            found = known.request(service, (*path, waiter.name))
            assert found == ResourceRequest(xform_name(waiter.waiter_name), frozenset(targets(waiter.params)), True)
    assert count > 0 or service == "cloudwatch"


@pytest.mark.parametrize("service", SERVICES)
def test_resources_lead_to_those_of_boto3(service: str, known: Resources) -> None:
    """Where boto3 makes a resource of a type, the actions of that type are known."""
    first = {model.name: model.actions[0] for path, model in models(service) if path and model.actions}
    for path, model in models(service):
        for related in model.subresources:
            if related.resource.type in first:
                action = first[related.resource.type]
                steps = (*path, related.name, "()", action.name)
                found = known.request(service, steps)
                assert found is not None, steps
                assert found.name == xform_name(action.request.operation)
        for collection in model.collections:
            if collection.resource.type in first:
                steps = (*path, collection.name, "all", "()", "[]", first[collection.resource.type].name)
                assert known.request(service, steps) is not None, steps


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("meta",),
        ("load",),
        ("Bucket",),
        ("Bucket", "put_object"),
        ("Bucket", "()", "()"),
        ("Bucket", "()", "name", "upper"),
        ("Bucket", "()", "upload_file"),
        ("Bucket", "()", "objects", "pages"),
        ("Bucket", "()", "objects", "pages", "()", "[]", "delete"),
        ("Bucket", "()", "objects", "delete_all"),
        ("Bucket", "()", "delete_objects", "()", "[]"),
    ],
)
def test_what_is_no_call_of_an_operation_is_not_known(path: tuple[str, ...], known: Resources) -> None:
    assert known.request("s3", path) is None


def test_a_service_makes_a_resource_by_one_name(known: Resources) -> None:
    assert known.request("ec2", ("KeyPair", "()", "delete")) is not None
    assert known.request("ec2", ("KeyPairInfo", "()", "delete")) is None  # the type of what KeyPair makes


def test_a_service_without_resources_and_a_boto3_that_is_not_there_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Resources().request("lambda", ("Function", "()", "invoke")) is None
    monkeypatch.setattr(resources, "boto3_data", lambda: None)
    assert Resources().request("s3", ("Bucket", "()", "put_object")) is None


def test_arguments_replace_what_an_action_fills_in_and_are_added_to_a_filter() -> None:
    given = Arguments((), {"Filters": List([1]), "Other": Dict({"a": 1}), "limit": 3, "page_size": 2})
    action = ResourceRequest("describe", frozenset({"Filters", "Owner"})).params(given)
    assert not action.is_open
    assert action.entries == {"Filters": given.named["Filters"], "Owner": UNKNOWN, **given.named}
    narrowed = ResourceRequest("describe", frozenset({"Filters"}), is_filter=True).params(given)
    assert narrowed.is_open
    assert narrowed.entries.keys() == {"Filters", "Other"}
    assert narrowed.entries["Filters"].is_open
    assert not narrowed.entries["Other"].is_open
    narrowed = ResourceRequest("describe", frozenset({"Other", "Owner", "Name"}), is_filter=True).params(
        given._replace(named={**given.named, "Name": "n"})
    )
    assert (narrowed.entries["Other"].entries, narrowed.entries["Other"].is_open) == ({"a": 1}, True)
    assert narrowed.entries == {
        "Filters": given.named["Filters"],
        "Other": narrowed.entries["Other"],
        "Name": "n",
        "Owner": UNKNOWN,
    }
    assert not narrowed.entries["Filters"].is_open


def test_the_configuration_of_a_waiter_is_none_of_its_parameters() -> None:
    request = ResourceRequest("bucket_exists", frozenset({"Bucket"}), is_waiter=True)
    given = Arguments((), {"WaiterConfig": UNKNOWN, "Owner": 1})
    assert request.params(given).entries == {"Bucket": UNKNOWN, "Owner": 1}

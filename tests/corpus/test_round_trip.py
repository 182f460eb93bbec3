"""What boto3 returned, or a user built, survives the way through the classes and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from botocore.model import ServiceModel
from botocore.serialize import create_serializer
from botocore.validate import ParamValidator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import PackagesOf
from tests.corpus.full import full
from tests.corpus.models import VENDORED, analysed, model_of
from tests.corpus.package import imported_from
from tests.corpus.values import NOT_IN_THE_SPEC, Instances, Values, without_unknown

# Beside the vendored services, those with what they lack: documents, and a member called `bytes`; jsonvalue; sparse lists;
# sparse maps, and a member called `not`; the query protocol.
FURTHER = ("bedrock-runtime", "lex-runtime", "rds-data", "connectcases", "iam")

# The same examples in every run: `make test` must not fail on one day of two. `slow` looks further.
same = settings(
    max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
further = settings(same, max_examples=1_000, derandomize=False)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Subject(NamedTuple):
    """One service: values as a later service may answer, values as this one takes them, and the generated classes."""

    any: Values
    valid: Values
    instances: Instances
    model: ServiceModel


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    """Return an output folder with the packages of all services of these tests."""
    return packages_of((*VENDORED, *FURTHER))


@pytest.fixture(scope="module", params=[*VENDORED, *FURTHER])
def subject(request: pytest.FixtureRequest, packages: Path) -> Iterator[Subject]:
    """Yield each service with its package imported."""
    model = model_of(request.param)
    service = analysed(model).service
    values = Values(service, valid=False)
    with imported_from(packages, request.param) as package:
        yield Subject(
            values,
            Values(service, valid=True),
            Instances(service, values.names, package),
            ServiceModel(model.document("service-2"), request.param),
        )


def kind(value: object) -> str:
    """Return what a test is called after: an object prints its address."""
    return type(value).__name__ if type(value) is object else repr(value)


def check_wire(subject: Subject, data: st.DataObject) -> None:
    structure = data.draw(st.sampled_from(subject.any.structures()))
    wire = data.draw(subject.any.wire(structure))
    cls = subject.instances.class_of(structure)
    parsed = cls.from_boto3(wire)
    sent = parsed.to_boto3()
    assert sent == wire
    assert cls.from_boto3(sent) == parsed
    assert parsed.unknown_members == {name: value for name, value in wire.items() if name == NOT_IN_THE_SPEC}


def check_instance(subject: Subject, data: st.DataObject) -> None:
    structure = data.draw(st.sampled_from(subject.any.structures()))
    wire = without_unknown(subject.any.service, structure, data.draw(subject.any.wire(structure)))
    instance = subject.instances.build(structure, wire, enums=data.draw(st.booleans()))
    assert instance.to_boto3() == wire
    assert type(instance).from_boto3(instance.to_boto3()) == instance


def check_sent(subject: Subject, data: st.DataObject) -> None:
    name, structure = data.draw(st.sampled_from(list(subject.valid.inputs().items())))
    operation = subject.model.operation_model(name)
    wire = data.draw(subject.valid.wire(structure))
    instance = subject.instances.build(structure, wire, enums=data.draw(st.booleans()))
    params = instance.to_boto3()
    report = ParamValidator().validate(params, operation.input_shape)
    assert not report.has_errors(), report.generate_report()
    serializer = create_serializer(subject.model.metadata["protocol"])
    assert comparable(serializer.serialize_to_request(params, operation)) == comparable(
        serializer.serialize_to_request(wire, operation)
    )


def comparable(request: dict[str, Any]) -> dict[str, Any]:
    """Return a serialized request as data: its body may be a stream."""
    body = request["body"]
    return {**request, "body": body.read() if hasattr(body, "read") else body}


def test_every_member_of_every_structure_comes_back(subject: Subject) -> None:
    for structure in subject.any.structures():
        wire = full(subject.any.service, structure)
        cls = subject.instances.class_of(structure)
        assert cls.from_boto3(wire).to_boto3() == wire, structure


def test_every_member_of_every_error_comes_back(subject: Subject) -> None:
    service = subject.any.service
    for name in subject.any.errors():
        wire = full(service, name)
        error = subject.instances.class_of(name).from_boto3(wire)
        assert isinstance(error, Exception)
        assert error.to_boto3() == wire, name


@pytest.mark.parametrize("odd", [1, "odd", b"odd", [], [None], {}, {"Odd": None}, object()], ids=kind)
def test_a_response_never_fails_to_parse_whatever_it_contains(subject: Subject, odd: object) -> None:
    for structure in subject.any.structures():
        shape = subject.any.service.structure(structure)
        parsed = subject.instances.class_of(structure).from_boto3({member.name: odd for member in shape.members})
        assert type(parsed) is subject.instances.class_of(structure)


@given(data=st.data())
@same
def test_what_boto3_returned_comes_back_whole(subject: Subject, data: st.DataObject) -> None:
    check_wire(subject, data)


@given(data=st.data())
@same
def test_an_instance_survives_the_way_to_boto3_and_back(subject: Subject, data: st.DataObject) -> None:
    check_instance(subject, data)


@given(data=st.data())
@same
def test_botocore_takes_a_valid_request_and_sends_what_it_sends_for_the_plain_dict(
    subject: Subject, data: st.DataObject
) -> None:
    check_sent(subject, data)


@pytest.mark.slow
@pytest.mark.parametrize("check", [check_wire, check_instance, check_sent])
@given(data=st.data())
@further
def test_the_same_for_many_more_values(subject: Subject, check: Any, data: st.DataObject) -> None:
    check(subject, data)

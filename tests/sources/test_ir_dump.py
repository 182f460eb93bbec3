"""The IR dumped as JSON and loaded again is the same IR."""

from __future__ import annotations

import json

import msgspec
import pytest
from shapesmith.analysis.constraints import derive_constraints
from shapesmith.ir.constraints import Constraints
from shapesmith.ir.dump import Dump, dump
from shapesmith.ir.service import Service

from tests.corpus.models import VENDORED, Model, published, sampled, vendored
from tests.ir.dumps import load
from tests.sources.conftest import MakeSpec, Read, ReadSpec
from tests.sources.plain import without_provenance


def analysed(service: Service) -> tuple[Service, Constraints]:
    return service, derive_constraints(service, ())[0]


SAMPLE = frozenset({"bedrock-runtime", "ec2-2014-09-01", "importexport", "lex-models", "s3control"})


@pytest.mark.parametrize("model", [vendored(service) for service in VENDORED], ids=str)
def test_dump_of_a_vendored_service_loads_equal(model: Model, read_model: Read) -> None:
    whole = analysed(read_model(model).service)
    assert load(dump(*whole)) == Dump(*whole)


@pytest.mark.parametrize("model", sampled(published(), SAMPLE))
def test_dump_of_a_published_service_loads_equal(model: Model, read_model: Read) -> None:
    whole = analysed(read_model(model).service)
    assert load(dump(*whole)) == Dump(*whole)


@pytest.mark.parametrize("model", [vendored(service) for service in VENDORED], ids=str)
def test_dump_is_the_same_bytes_after_a_round_trip(model: Model, read_model: Read) -> None:
    data = dump(*analysed(read_model(model).service))
    loaded = load(data)
    assert dump(loaded.service, loaded.constraints) == data


def test_dump_spells_traits_as_the_spec_does(spec: MakeSpec, read_spec: ReadSpec) -> None:
    shapes = {
        "Name": {"type": "string", "min": 1, "max": 9, "pattern": "a+", "sensitive": True},
        "When": {"type": "timestamp", "timestampFormat": "rfc822"},
        "Thing": {
            "type": "structure",
            "required": ["Name"],
            "members": {
                "Name": {"shape": "Name", "idempotencyToken": True, "locationName": "x-name"},
                "When": {"shape": "When", "deprecated": True, "deprecatedSince": "2020"},
            },
        },
    }
    dumped = json.loads(dump(*analysed(read_spec(spec(shapes)).service)))["service"]["shapes"]
    assert without_provenance(dumped) == {
        "Name": {"type": "string", "name": "Name", "sensitive": True, "min": 1, "max": 9, "pattern": "a+"},
        "When": {"type": "timestamp", "name": "When", "timestampFormat": "rfc822"},
        "Thing": {
            "type": "structure",
            "name": "Thing",
            "members": [
                {
                    "name": "Name",
                    "shape": "Name",
                    "locationName": "x-name",
                    "required": True,
                    "idempotencyToken": True,
                },
                {"name": "When", "shape": "When", "deprecation": {"since": "2020"}},
            ],
            "required": ["Name"],
        },
    }


def test_what_is_no_dump_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="`service`"):
        load(b"{}")

"""Level "botocore" gives the verdict of `botocore.validate.ParamValidator`, at the same places, for every input.

The inputs are parameters as boto3's handlers leave them, and what boto3 refuses elsewhere is left out: tests/calls compares
the whole with real calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from botocore.model import ServiceModel, StructureShape
from shapesmith.sources.aws.overrides import read_overrides

from tests.conftest import PackagesOf
from tests.corpus.full import full
from tests.corpus.models import VENDORED, Model, analysed, latest, model_of, vendored
from tests.corpus.package import generate, imported_from
from tests.tables.both_checks import assert_both_alike
from tests.tables.one_pass import assert_one_pass
from tests.validation.mutations import mutated
from tests.validation.samples import Samples, found_at, places, replaced
from tests.validation.verdicts import agree, of_botocore, of_package

# Beside the vendored services, one with each thing that they lack: documents; jsonvalue; labels of host names; streams of
# events; sparse lists and maps; sensitive structures in sensitive lists; unions within unions.
FURTHER = ("bedrock-runtime", "lex-runtime", "s3control", "lexv2-runtime", "rds-data", "auditmanager", "bedrock-agent")

# The kinds of what the validator of botocore lets pass, and a later part of a call refuses.
SENDING = frozenset(
    {"url", "header", "header_name", "host_label", "buffer", "plain_body", "body", "signed_body"}
    | {"double", "single", "cbor_integer", "cbor_blob", "key"}
)

BASES = 10
MUTANTS = 20


def inputs(model: Model) -> Iterator[tuple[str, StructureShape]]:
    """Yield each operation that has an input, with the shape that botocore checks it against."""
    service = ServiceModel(model.document("service-2"), model.service)
    for name in service.operation_names:
        shape = service.operation_model(name).input_shape
        if shape is not None:
            yield name, shape


def check_agreement(model: Model, out: Path, bases: int, mutants: int) -> int:
    """Compare the verdicts for `bases` valid and `bases * mutants` mutated values of each operation; return how many."""
    compared = 0
    unions = [override.structure for override in read_overrides(model.spec).structures]
    with imported_from(out, model.service) as package:
        for operation, shape in inputs(model):
            samples = Samples(f"{model.service} {operation}", unions)
            for _ in range(bases):
                value = samples.value(shape)
                check_valid(package, shape, value, samples.unsure)
                for changed in changes(samples.random, value, shape, mutants):
                    check_same(package, shape, changed)
                compared += 1 + mutants
    return compared


def check_valid(package: Any, shape: StructureShape, value: Any, unsure: bool) -> None:
    assert of_botocore(value, shape) == [], (shape, value)
    found = violations_of(package, shape, value, "botocore" if unsure else "modelled")
    assert [str(violation) for violation in found if violation.severity == "error"] == [], (shape, value)
    check_compiled(package, shape, value)


def changes(random: Random, value: Any, shape: StructureShape, count: int) -> Iterator[Any]:
    """Yield `count` values that differ from `value` in one to three places."""
    everywhere = list(places(value, shape))
    for _ in range(count):
        changed = value
        chosen = random.sample(everywhere, k=min(random.choice((1, 1, 1, 2, 3)), len(everywhere)))
        # The deepest first: a change further out may remove it.
        for place in sorted(chosen, key=lambda place: -len(place.steps)):
            new = mutated(random, found_at(changed, place.steps), place.shape)
            changed = replaced(changed, place.steps, new)
        yield changed


def check_compiled(package: Any, shape: StructureShape, value: Any) -> bool:
    """Whether the compiled check lets `value` pass; a search must then find nothing, at any level."""
    structure = getattr(package, shape.name[:1].upper() + shape.name[1:])
    schema = import_module("aws_shapes._runtime.schema").schema_of(structure)
    check = schema.compiled_check()
    try:
        passes: bool = check is not None and check(value)
    except Exception:
        passes = False
    if passes:
        assert schema.find(value) == [], (shape, value)
    assert_one_pass(schema, value)
    assert_both_alike(schema, value)
    return passes


def check_same(package: Any, shape: StructureShape, value: Any) -> None:
    value = with_tokens(value, shape)
    theirs = of_botocore(value, shape)
    violations = violations_of(package, shape, value, "botocore")
    check_compiled(package, shape, value)
    if theirs is None:
        assert violations, (shape, value)
    elif theirs or violations:
        ours = of_package(violations, shape)
        assert sorted(ours) == sorted(theirs) or agree(ours, theirs), (shape, value, ours, theirs)


def violations_of(package: Any, shape: StructureShape, value: Any, level: str) -> list[Any]:
    """Return the violations of a value that boto3's handlers have edited, without what boto3 refuses elsewhere."""
    structure = getattr(package, shape.name[:1].upper() + shape.name[1:])
    import_module("aws_shapes._runtime.schema").schema_of(structure).edits_named = ()
    found = package.validate(shape.name, value, level=level)
    return [violation for violation in found if violation.rule.rpartition(".")[2] not in SENDING]


def with_tokens(value: Any, shape: StructureShape) -> Any:
    """Return `value` with the tokens that boto3 fills in."""
    tokens = [name for name, member in shape.members.items() if member.metadata.get("idempotencyToken")]
    if not isinstance(value, dict) or all(name in value for name in tokens):
        return value
    filled = copy(value)
    for name in tokens:
        filled.setdefault(name, "token")
    return filled


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of((*VENDORED, *FURTHER))


@pytest.mark.parametrize("service", [*VENDORED, *FURTHER])
def test_a_sample_of_services(service: str, packages: Path) -> None:
    assert check_agreement(model_of(service), packages, bases=2, mutants=10) > 0


@pytest.mark.parametrize("service", VENDORED)
def test_the_compiled_check_lets_every_right_request_pass(service: str, packages: Path) -> None:
    # Where it does not, validating takes ten times as long.
    model = vendored(service)
    ir = analysed(model).service
    with imported_from(packages, service) as package:
        values = [(shape, full(ir, shape.name)) for _, shape in inputs(model)]
        fitting = [value for shape, value in values if package.validate(shape.name, value) == []]
        for _ in range(3):
            settled = [value for shape, value in values if check_compiled(package, shape, value)]
        assert settled == fitting != []


@pytest.mark.slow
@pytest.mark.parametrize("model", latest(), ids=str)
def test_every_service(model: Model, tmp_path: Path) -> None:
    """200 mutated values of every operation, and the valid ones that they were made from."""
    generate([model], tmp_path)
    check_agreement(model, tmp_path, BASES, MUTANTS)

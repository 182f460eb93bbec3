"""The exported schema and the generated checks agree: models of datamodel-code-generator show it.

Requests are made from a seed, valid ones and mutated ones. The models made from the schema, and `validate` at level
"modelled", must both take a request or both refuse it. Where they do not, each of the reasons is one of DIFFERENCES.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator, validators
from pydantic import BaseModel, ValidationError

from tests.conftest import PackageOf, PackagesOf
from tests.corpus.models import VENDORED, Model, analysed, vendored
from tests.corpus.package import imported_from
from tests.export.pydantic_models import RequestModels, request_models
from tests.export.services import made, schema_of, structure
from tests.export.values import VALID, Change, Values, as_json
from tests.validation.test_agreement_with_botocore import SENDING

# Of connect's 405 operations and s3's 116 one in so many is tried by default.
STRIDE = {"connect": 12, "s3": 2}

# What is said here is shown by `test_each_difference_is_one`.
DIFFERENCES = {
    "null": (
        "datamodel-code-generator writes an optional member as `X | None`; null is refused by the schema and by us, as "
        "boto3 takes no None for a member that is left out"
    ),
    "union": (
        "datamodel-code-generator drops minProperties and maxProperties of an object that has properties, by which the "
        "schema says that a union has exactly one member"
    ),
    "no engine": (
        r"pydantic matches with Rust's regex (no lookaround, a limit to the size) or with Python's re (no \p{...}); a "
        "pattern that neither compiles is taken out of the schema before the models are made"
    ),
    "dialect": (
        r"JSON Schema's patterns are ECMA-262's, and so are ours: to Rust's regex `.` matches U+2028 and \d, \w and \s "
        "are those of Unicode; to Python's re `$` also matches before a final newline"
    ),
}


class Verdicts(NamedTuple):
    """What our checks say of a request (kind and message of each error), and pydantic (type of each error)."""

    ours: list[tuple[str, str]]
    pydantic: list[str]

    @property
    def agree(self) -> bool:
        return bool(self.ours) == bool(self.pydantic)


class Comparison(NamedTuple):
    """How many requests were tried by kind of change, how many both refused, and each disagreement with its reasons."""

    tried: Counter[str]
    refused: int
    disagreements: list[tuple[str, Change, Verdicts, set[str | None]]]

    @property
    def unexplained(self) -> list[tuple[str, Change, Verdicts, set[str | None]]]:
        return [each for each in self.disagreements if None in each[3]]


Validate = Callable[..., list[Any]]


def verdicts(validate: Validate, model: type[BaseModel], shape: str, value: dict[str, Any]) -> Verdicts:
    found = [each for each in validate(shape, value, level="modelled") if each.severity == "error"]
    # A JSON Schema has what the model says, and not what boto3 refuses beside it.
    found = [each for each in found if not each.rule[0].islower() and each.rule.rpartition(".")[2] not in SENDING]
    ours = [(each.rule.rpartition(".")[2], each.message) for each in found]
    try:
        # Strict, as JSON Schema is: no "5" for 5. Of JSON, since strict Python wants the enum's own members.
        model.model_validate_json(json.dumps(as_json(value)), strict=True)
    except ValidationError as error:
        return Verdicts(ours, [each["type"] for each in error.errors(include_url=False, include_input=False)])
    return Verdicts(ours, [])


def reasons(found: Verdicts, change: Change, models: RequestModels) -> set[str | None]:
    """Return the name in DIFFERENCES of each thing that only one of the two has found; None for what has no name."""
    if found.pydantic:
        return {_only_pydantic(error, change) for error in found.pydantic}
    return {_only_ours(kind, message, change, models) for kind, message in found.ours}


def _only_ours(kind: str, message: str, change: Change, models: RequestModels) -> str | None:
    if kind == "type" and message.endswith("(got None)"):
        return "null"
    if kind == "union":
        return "union"
    if kind == "pattern" and any(f" must match {pattern} (" in message for pattern in models.left_out):
        return "no engine"
    return "dialect" if kind == "pattern" and _is_tricky(change) else None


def _only_pydantic(error: str, change: Change) -> str | None:
    return "dialect" if error == "string_pattern_mismatch" and _is_tricky(change) else None


def _is_tricky(change: Change) -> bool:
    """Whether the text that was put in holds a character on which engines of regular expressions differ."""
    return change.kind in ("pattern", "key") and any(character in change.put for character in "\u0665\u00a0\u2028\né")


def compare(model: Model, packages: Path, folder: Path, *, stride: int, count: int) -> Comparison:
    """Try `count` requests of every operation (of one in `stride`), a quarter of them valid."""
    # Both judge by the model alone: values made from it may break the rules of its documentation.
    analysis = analysed(model)._replace(rules_of={})
    operations = [operation for operation in analysis.service.operations if operation.input is not None][::stride]
    models = request_models(analysis, tuple(operation.name for operation in operations), folder)
    values = Values(analysis.constraints.structures, model.service)
    tried: Counter[str] = Counter()
    refused = 0
    disagreements = []
    with imported_from(packages, model.service) as package:
        for operation in operations:
            assert operation.input is not None
            shape = operation.input.shape
            for number in range(count):
                value, change = values.mutated(shape) if number % 4 else values.valid(shape)
                found = verdicts(package.validate, models.of(shape), shape, value)
                tried[change.kind] += 1
                refused += bool(found.ours and found.pydantic)
                if change == VALID and (found.ours or found.pydantic):
                    disagreements.append((shape, change, found, {None}))
                elif not found.agree:
                    disagreements.append((shape, change, found, reasons(found, change, models)))
    return Comparison(tried, refused, disagreements)


@pytest.mark.parametrize("service", VENDORED)
def test_the_models_accept_and_refuse_as_the_checks_do(service: str, packages_of: PackagesOf, tmp_path: Path) -> None:
    comparison = compare(vendored(service), packages_of([service]), tmp_path, stride=STRIDE.get(service, 1), count=32)
    assert comparison.unexplained == []
    assert len(comparison.tried) >= 7
    assert comparison.refused > comparison.tried.total() / 2


@pytest.mark.slow
@pytest.mark.parametrize("service", VENDORED)
def test_the_same_for_every_operation_and_many_more_requests(
    service: str, packages_of: PackagesOf, tmp_path: Path
) -> None:
    assert compare(vendored(service), packages_of([service]), tmp_path, stride=1, count=200).unexplained == []


WITNESS = {
    "Request": structure(Text="String", Union="Union", Tag="Tag", Line="Line", Digits="Digits", NoBreak="NoBreak"),
    "Union": structure(A="String", B="String") | {"union": True},
    "String": {"type": "string"},
    "Tag": {"type": "string", "pattern": r"(?!aws:)\p{L}+"},
    "Line": {"type": "string", "pattern": "a.?"},
    "Digits": {"type": "string", "pattern": r"\d*"},
    "NoBreak": {"type": "string", "pattern": "(?!-)[a-z]+"},
}


@pytest.fixture(scope="module")
def witness(
    package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Validate, RequestModels, Draft202012Validator]]:
    """Yield the checks of a small service, the models of its request, and a validator of its schema."""
    folder = tmp_path_factory.mktemp("witness")
    analysis = made(folder, WITNESS)
    models = request_models(analysis, ("Act",), folder)
    schema = schema_of(analysis, "Act")
    # To jsonschema, a pattern is one of Python's, too.
    validator = validators.extend(Draft202012Validator, {"pattern": lambda *_: iter(())})(schema)
    with imported_from(package_of(Model(folder, "made", "2024-01-01").spec, folder / "generated"), "made") as package:
        yield package.validate, models, validator


@pytest.mark.parametrize(
    ("difference", "value", "change", "refused_by"),
    [
        ("null", {"Text": None}, Change("null"), {"us", "schema"}),
        ("union", {"Union": {}}, Change("union"), {"us", "schema"}),
        ("union", {"Union": {"A": "a", "B": "b"}}, Change("union"), {"us", "schema"}),
        ("no engine", {"Tag": "aws:a"}, Change("pattern", "aws:a"), {"us"}),
        ("dialect", {"Line": "a\u2028"}, Change("pattern", "a\u2028"), {"us"}),
        ("dialect", {"Digits": "\u0665"}, Change("pattern", "\u0665"), {"us"}),
        ("dialect", {"NoBreak": "a\n"}, Change("pattern", "a\n"), {"us"}),
    ],
)
def test_each_difference_is_one(
    witness: tuple[Validate, RequestModels, Draft202012Validator],
    difference: str,
    value: dict[str, Any],
    change: Change,
    refused_by: set[str],
) -> None:
    validate, models, validator = witness
    found = verdicts(validate, models.of("Request"), "Request", value)
    said = {"us": found.ours, "pydantic": found.pydantic, "schema": list(validator.iter_errors(value))}
    assert {name for name, errors in said.items() if errors} == refused_by
    assert reasons(found, change, models) == {difference}
    assert difference in DIFFERENCES

"""Every service has a schema: valid by the metaschema, whole, and with every trait of its raw model."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from shapesmith.analysis.analysis import Analysis
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.targets.json_schema.definitions import escaped
from shapesmith.targets.json_schema.schema import dump

from tests.corpus.models import REPOSITORY, SHAPES, VENDORED, Model, analysed, latest, vendored
from tests.export.services import schema_of
from tests.regex.ecma import needs_node

SERVICES = [
    *(pytest.param(vendored(service), id=service) for service in VENDORED),
    *(pytest.param(model, id=f"botocore-{model.service}", marks=pytest.mark.slow) for model in latest()),
]

_KEYWORDS = {
    "string": {"min": "minLength", "max": "maxLength"},
    "list": {"min": "minItems", "max": "maxItems"},
    "map": {"min": "minProperties", "max": "maxProperties"},
    **{number: {"min": "minimum", "max": "maximum"} for number in ("integer", "long", "float", "double")},
}


@pytest.fixture(scope="module", params=SERVICES)
def exported(request: pytest.FixtureRequest) -> tuple[Model, Analysis, dict[str, Any]]:
    """Return a model, its service, and its schema."""
    analysis = analysed(request.param)
    return request.param, analysis, schema_of(analysis)


Exported = tuple[Model, Analysis, dict[str, Any]]


def test_the_schema_is_valid_by_the_metaschema(exported: Exported) -> None:
    # Without formats: jsonschema takes a "regex" for one of Python's, which has no \p{L}.
    Draft202012Validator.check_schema(exported[2], format_checker=FormatChecker(formats=()))


def test_every_reference_leads_somewhere_and_every_definition_is_of_a_shape(exported: Exported) -> None:
    _, analysis, schema = exported
    targets = {f"#/$defs/{escaped(name)}" for name in schema["$defs"]}
    assert set(references(schema)) <= targets
    assert {name.removesuffix("-Output") for name in schema["$defs"]} == set(analysis.service.shapes)
    assert list(schema["x-operations"]) == [operation.name for operation in analysis.service.operations]


# The values that overrides add to those of the model, such as those of shapes/s3/overrides.toml.
ADDED = {("s3", "BucketCannedACL"): ["log-delivery-write"], ("bedrock-agent", "PromptType"): ["ROUTING_CLASSIFIER"]}

# The members that boto3 fills in, so that they need not be set: see sources/boto3/edits.toml.
FILLED_IN = {"glacier": {"accountId"}, "s3control": {"AccountId"}}


def test_every_trait_of_the_raw_model_is_in_the_schema_or_said_not_to_be_enforced(exported: Exported) -> None:
    model, _, schema = exported
    missing = [
        (name, trait)
        for name, shape in model.document("service-2")["shapes"].items()
        for trait in ("min", "max", "pattern", "enum", "required", "union", "sensitive", "sparse", "deprecated")
        if shape.get(trait) and not _is_said(model.service, name, shape, trait, schema["$defs"][name])
    ]
    assert missing == []


def _is_said(service: str, name: str, shape: dict[str, Any], trait: str, definition: dict[str, Any]) -> bool:
    value = shape[trait]
    # An open enum offers its values and any other; a stream is an array of its events.
    is_open_enum = "enum" in shape and "anyOf" in definition
    schema = definition["anyOf"][0] if is_open_enum else definition["items"] if shape.get("eventstream") else definition
    match trait:
        case "min" | "max" if shape["type"] == "blob":
            return bool(schema[f"{trait}Length"] == -(-value // 3) * 4)
        case "min" | "max":
            return bool(schema[_KEYWORDS[shape["type"]][trait]] == value)
        case "pattern":
            return "pattern" in schema or f"Not enforced: the pattern {value};" in schema["$comment"]
        case "enum":
            return bool(schema["enum"] == value + ADDED.get((service, name), []))
        case "required":
            tokens = {name for name, member in shape["members"].items() if member.get("idempotencyToken")}
            unsaid = set(value) - tokens - set(schema.get("required", ())) - FILLED_IN.get(service, set())
            return all(f" {name} is required; an event " in schema["$comment"] for name in unsaid)
        case "union":
            return (schema["minProperties"], schema["maxProperties"]) == (1, 1)
        case "sensitive":
            return definition["x-sensitive"] is True
        case "sparse":
            inner = schema["items" if shape["type"] == "list" else "additionalProperties"]
            return inner["anyOf"][1] == {"type": "null"}
    return definition["deprecated"] is True


@pytest.mark.parametrize("case", sorted(path.parent.name for path in (REPOSITORY / "tests/golden").glob("*/spec")))
def test_odd_models_have_a_valid_schema_too(case: str) -> None:
    spec = find(None, REPOSITORY / "tests/golden" / case / "spec", SHAPES).read()
    schema = json.loads(dump(schema_of(analyse(spec))))
    Draft202012Validator.check_schema(schema, format_checker=FormatChecker(formats=()))
    assert set(references(schema)) <= {f"#/$defs/{escaped(name)}" for name in schema["$defs"]}


@needs_node
def test_every_pattern_compiles_as_json_schema_asks(exported: Exported) -> None:
    patterns = sorted({schema["pattern"] for schema in exported[2]["$defs"].values() if "pattern" in schema})
    program = 'JSON.parse(require("fs").readFileSync(0, "utf8")).forEach((pattern) => new RegExp(pattern, "u"))'
    subprocess.run(["node", "-e", program], input=json.dumps(patterns), text=True, check=True)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)

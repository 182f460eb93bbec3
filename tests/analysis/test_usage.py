"""Which operations use a shape and in which direction, which texts are examples of it, and which requests tag."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.arns import arn_of, tagging_requests
from shapesmith.analysis.examples import texts_of_examples
from shapesmith.analysis.usage import find_usage
from shapesmith.ir.service import Service
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find

from tests.export.services import structure


def service(
    folder: Path, operations: dict[str, dict[str, Any]], shapes: dict[str, Any], examples: Any = None
) -> Service:
    """Return a service whose operations have an input, an output and errors."""
    made = {
        name: {"name": name, "http": {"method": "POST", "requestUri": "/"}}
        | {key: {"shape": shape} for key, shape in targets.items() if key != "errors"}
        | {"errors": [{"shape": shape} for shape in targets.get("errors", ())]}
        for name, targets in operations.items()
    }
    spec = {
        "metadata": {"apiVersion": "2024-01-01", "protocol": "json"},
        "operations": made,
        "shapes": {"Text": {"type": "string"}, **shapes},
    }
    home = folder / "made" / "2024-01-01"
    home.mkdir(parents=True)
    (home / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    if examples is not None:
        (home / "examples-1.json").write_text(json.dumps({"version": "1.0", "examples": examples}), encoding="utf-8")
    return analyse(find("made", home, folder).read()).service


SHAPES: dict[str, Any] = {
    "PutRequest": structure(Inner="Inner", Loop="Loop"),
    "PutResponse": structure(Items="Items"),
    "GetRequest": structure(Key="Key"),
    "Failure": {**structure(Reason="Reason"), "exception": True},
    "Inner": structure(Map="Map"),
    "Loop": structure(Again="Loop"),
    "Items": {"type": "list", "member": {"shape": "Inner"}},
    "Map": {"type": "map", "key": {"shape": "Key"}, "value": {"shape": "Value"}},
    "Key": {"type": "string"},
    "Value": {"type": "string"},
    "Reason": {"type": "string"},
    "Orphan": structure(Key="Key"),
}
OPERATIONS: dict[str, dict[str, Any]] = {
    "Put": {"input": "PutRequest", "output": "PutResponse", "errors": ["Failure"]},
    "Get": {"input": "GetRequest"},
    "Ping": {},
}


def test_what_a_request_reaches_is_sent_and_what_a_response_or_an_error_reaches_is_received(tmp_path: Path) -> None:
    usage = find_usage(service(tmp_path, OPERATIONS, SHAPES))
    assert usage.sent == {"PutRequest", "Inner", "Loop", "Map", "Key", "Value", "GetRequest"}
    assert usage.received == {"PutResponse", "Items", "Inner", "Map", "Key", "Value", "Failure", "Reason"}


def test_a_shape_is_used_by_every_operation_that_reaches_it(tmp_path: Path) -> None:
    used = find_usage(service(tmp_path, OPERATIONS, SHAPES)).operations
    assert used["Key"] == {"Put", "Get"}
    assert used["Value"] == used["Reason"] == used["Loop"] == {"Put"}
    assert used["GetRequest"] == {"Get"}
    assert "Orphan" not in used
    assert "Text" not in used


def test_texts_of_examples_are_by_shape_with_the_first_operation_that_has_them(tmp_path: Path) -> None:
    shapes = {**SHAPES, **{name: {"type": "string", "pattern": "[a-z]"} for name in ("Key", "Value")}}
    examples = {
        "Put": [
            {"input": {"Inner": {"Map": {"k": "v", "l": "v"}}}, "output": {"Items": [{"Map": {"m": "w"}}, {}, 1]}},
            {"input": {"Loop": {"Again": {}}}},
        ],
        "Get": [{"input": {"Key": "k"}}, {"input": {"Key": "n"}}, {"input": {"Key": 5}}, {"input": {"Other": "o"}}],
    }
    found = texts_of_examples(service(tmp_path, OPERATIONS, shapes, examples))
    assert {shape: dict(texts) for shape, texts in found.items()} == {
        "Key": {"k": "Put", "l": "Put", "m": "Put", "n": "Get"},
        "Value": {"v": "Put", "w": "Put"},
    }


@pytest.mark.parametrize(
    ("name", "is_tagging"),
    [
        ("TagResource", True),
        ("UntagResource", True),
        ("ListTagsForResource", True),
        ("AddTags", True),
        ("Tag", True),
        ("DescribeTags", True),
        ("StageRun", False),
        ("CreateTagging", False),
        ("Tagged", False),
        ("GetResource", False),
        ("MultiTAGS", False),
    ],
)
def test_an_operation_on_tags_has_them_in_its_name(tmp_path: Path, name: str, is_tagging: bool) -> None:
    found = tagging_requests(service(tmp_path, {name: {"input": "Request"}, "Ping": {}}, {"Request": structure()}))
    assert found == ({"Request"} if is_tagging else set())


@pytest.mark.parametrize(
    ("member", "is_tagged"),
    [
        ("ResourceArn", True),
        ("resourceARN", True),
        ("Resource", True),
        ("ResourceId", True),
        ("ResourceIdentifier", True),
        ("ResourceName", True),
        ("ResourceArnList", True),
        ("ResourceArns", True),
        ("arn", True),
        ("Arns", True),
        ("RoleArn", False),
        ("ResourceType", False),
        ("ArnList", False),
        ("Resource_", False),
    ],
)
def test_a_member_of_such_a_request_that_names_what_is_tagged(member: str, is_tagged: bool) -> None:
    assert (arn_of(member, is_of_tagging=True) == "tagged") is is_tagged
    assert arn_of(member, is_of_tagging=False) != "tagged"

"""What the docstring of a member says beside its own documentation."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.ir.doc import Text
from shapesmith.ir.shapes import StructureShape
from shapesmith.sources.aws.reader import read_service
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.names import decide_names

from tests.documentation.conftest import ReadModel
from tests.sources.conftest import MakeSpec


def docstring(model: ReadModel, member: dict[str, Any], target: dict[str, Any], *constraints: str) -> list[str]:
    service = model({"Target": target, "Loaf": {"type": "structure", "members": {"M": {"shape": "Target", **member}}}})
    names, _ = decide_names(service)
    loaf = service.shapes["Loaf"]
    assert isinstance(loaf, StructureShape)
    return list(
        Docstrings("markdown", service, names).of_member(
            loaf.members[0], lambda listed: [(Text(c),) for c in constraints]
        )
    )


def test_a_member_without_words_has_those_of_the_shape_it_takes(model: ReadModel) -> None:
    target = {"type": "string", "documentation": "<p>Of the shape.</p>"}
    assert docstring(model, {}, target) == ["Of the shape."]
    assert docstring(model, {"documentation": "<p>Its own.</p>"}, target) == ["Its own."]


def test_a_class_shows_its_words_itself(model: ReadModel) -> None:
    target = {"type": "structure", "members": {}, "documentation": "<p>Of the class.</p>"}
    assert docstring(model, {}, target) == []


@pytest.mark.parametrize(
    ("traits", "note"),
    [
        ({}, "Deprecated."),
        ({"deprecatedMessage": "Use N"}, "Deprecated: Use N."),
        ({"deprecatedMessage": "Deprecated. Use N!", "deprecatedSince": "2023"}, "Deprecated since 2023: Use N!"),
        ({"deprecatedMessage": "Deprecated member, use N."}, "Deprecated member, use N."),
    ],
)
def test_a_deprecation_is_below_the_summary(model: ReadModel, traits: dict[str, Any], note: str) -> None:
    member = {"documentation": "<p>First.</p><p>Second.</p>", "deprecated": True, **traits}
    expected = ["First.", "", note, "", "Second.", "", "Constraints: required."]
    assert docstring(model, member, {"type": "string"}, "required") == expected


@pytest.mark.parametrize(
    ("documentation", "expected"),
    [
        (
            "<p>First.</p><p>Constraints:</p><ul><li><p>Must be short.</p></li></ul><p>Example: a</p>",
            [
                "First.",
                "",
                "Constraints:",
                "",
                "- Must be short.",
                "- In the model: required; 1 to 9 characters.",
                "",
                "Example: a",
            ],
        ),
        (
            "<p>First.</p><p>Constraints: Up to 9 letters</p>",
            ["First.", "", "Constraints: Up to 9 letters. In the model: required; 1 to 9 characters."],
        ),
        (
            "<p>Constraint: Up to 9.</p><p>More.</p>",
            ["Constraint: Up to 9. In the model: required; 1 to 9 characters.", "", "More."],
        ),
        (
            "<p>Constraints:</p><p>Up to 9.</p>",
            ["Constraints: In the model: required; 1 to 9 characters.", "", "Up to 9."],
        ),
        (
            "<p>Constraints: of A.</p><p>Constraints: of B.</p>",
            ["Constraints: of A.", "", "Constraints: of B. In the model: required; 1 to 9 characters."],
        ),
        (
            "<p>Constraints are below.</p>",
            ["Constraints are below.", "", "Constraints: required; 1 to 9 characters."],
        ),
    ],
)
def test_constraints_of_the_documentation_and_of_the_model_are_in_one_paragraph(
    model: ReadModel, documentation: str, expected: list[str]
) -> None:
    member = {"documentation": documentation}
    assert docstring(model, member, {"type": "string"}, "required", "1 to 9 characters") == expected


def test_a_member_without_constraints_keeps_those_of_its_documentation(model: ReadModel) -> None:
    member = {"documentation": "<p>Constraints: Up to 9 letters</p>"}
    assert docstring(model, member, {"type": "string"}) == ["Constraints: Up to 9 letters"]


def test_documentation_that_was_laid_out_before_its_rules_were_known_is_the_same(model: ReadModel) -> None:
    service = model(
        {
            "Loaf": {
                "type": "structure",
                "documentation": "<p>A loaf. It is bread.</p>",
                "members": {"M": {"shape": "Text", "documentation": "<p>One. Two.</p><ul><li>three</li></ul>"}},
            },
            "Text": {"type": "string"},
        }
    )
    names, _ = decide_names(service)
    loaf = service.structure("Loaf")
    before, after = Docstrings("markdown", service, names), Docstrings("markdown", service, names)
    after.of_shape(loaf)
    after.of_member(loaf.members[0], lambda listed: [])
    for docstrings in (before, after):
        assert docstrings.of_shape(loaf, [((Text("a rule"),), False)]) == (
            "A loaf. It is bread.",
            "",
            "Rule: a rule.",
        )
        assert docstrings.of_member(loaf.members[0], lambda listed: [(Text("required"),)]) == (
            "One. Two.",
            "",
            "- three",
            "",
            "Constraints: required.",
        )


def test_a_request_and_a_response_have_the_words_of_the_operation_where_it_names_their_shapes(spec: MakeSpec) -> None:
    operation = {
        "name": "Bake",
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "Loaf", "documentation": "<p>Where it is the input.</p>"},
        "output": {"shape": "Bread", "documentation": "<p>Where it is the output.</p>"},
    }
    shapes = {name: {"type": "structure", "members": {}} for name in ("Loaf", "Bread")}
    service, diagnostics = read_service(spec(shapes, operations={"Bake": operation}))
    assert diagnostics == []
    docstrings = Docstrings("markdown", service, decide_names(service)[0])
    (bake,) = service.operations
    request = docstrings.of_request(bake, service.structure("Loaf"), ())
    assert request[:3] == ("Request of `Bake` (`client.bake`).", "", "Where it is the input.")
    response = docstrings.of_response(bake, service.structure("Bread"))
    assert response == ("Response of `Bake` (`client.bake`).", "", "Where it is the output.")

"""What the models of pydantic keep of a schema, and what their head says is lost; on a schema written for it."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.targets.pydantic_models.models import no_engine_for, pydantic_models

LOOKAROUND = r"Rust's regex has no lookaround, and Python's re no \p{...}"
TOO_LARGE = r"a counted \p{...} is beyond the size limit of Rust's regex"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"\p{L}+", None),
        (r"(?=a)b", None),
        (r"a{101}", None),
        (r"(?=a)\p{L}", LOOKAROUND),
        (r"(?!a)\p{L}", LOOKAROUND),
        (r"(?<=a)\p{L}", LOOKAROUND),
        (r"(?<!a)\P{L}", LOOKAROUND),
        (r"\p{L}(?=a)", LOOKAROUND),
        (r"(?:a)\p{L}", None),
        (r"(?<a>b)\p{L}", None),
        (r"\p{L}{100}", None),
        (r"\p{L}{101}", TOO_LARGE),
        (r"\P{L}{1,100}", None),
        (r"\p{L}{1,101}", TOO_LARGE),
        (r"\p{L}{1}a{101}", TOO_LARGE),
        (r"\p{L}{101,}", None),
    ],
)
def test_a_pattern_is_left_out_where_no_engine_of_pydantic_compiles_it(pattern: str, reason: str | None) -> None:
    assert no_engine_for(pattern) == reason


def models(**definitions: Any) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Bakery", "$defs": definitions}
    return pydantic_models(schema, "bakery").decode()


HEAD = """\
# Models of Bakery, made by datamodel-code-generator from the JSON Schema of shapesmith.
#
# The generated classes check all that these models do not, and pydantic takes them as
# they are:
"""
ALWAYS = """\
# - an optional member takes null, as if it were left out; boto3 refuses it
# - patterns have the syntax and the classes of Rust's regex, or of Python's re, not
#   those of ECMA-262
# - enums of requests are closed: a value that the service has added since is refused
# - sensitive values are shown by repr and in the errors of pydantic
# - boto3's own edits: other forms that it takes, and values that it fills in, rewrites
#   or refuses
"""
TEXT = {"type": "string"}


def test_the_head_says_what_every_model_loses() -> None:
    head, _, body = models(Loaf={"type": "object", "properties": {"Name": TEXT}}).partition("\nfrom ")
    assert head == HEAD + ALWAYS
    assert body == (
        "__future__ import annotations\n\nfrom pydantic import BaseModel\n\n\n"
        "class Loaf(BaseModel):\n    Name: str | None = None\n"
    )


def test_the_head_lists_rules_unions_and_patterns_in_the_order_of_the_definitions() -> None:
    found = models(
        Loaf={
            "type": "object",
            "properties": {"Name": {"type": "string", "pattern": r"(?!a)\p{L}"}, "Flour": {"$ref": "#/$defs/Flour"}},
            "x-rules": [
                {"id": "b.Loaf.Name.length", "severity": "error", "message": "Name must be short\u202e."},
                {"id": "b.Loaf.Name.format", "severity": "advice", "message": "Name should be nice."},
            ],
        },
        Flour={"type": "object", "properties": {"Rye": TEXT}, "minProperties": 1, "maxProperties": 1},
        Map={"type": "object", "additionalProperties": TEXT, "maxProperties": 1},
        Two={"type": "object", "properties": {"Rye": TEXT}, "maxProperties": 2},
    )
    assert found.startswith(
        HEAD
        + r"""# - rule b.Loaf.Name.length: Name must be short\u202e.
# - pattern (?!a)\p{L} in Loaf: Rust's regex has no lookaround, and Python's re no
#   \p{...}
# - union Flour: exactly one member is set
"""
        + ALWAYS
    )


def test_the_description_of_a_structure_is_the_docstring_of_its_model() -> None:
    found = models(Loaf={"type": "object", "description": "What is baked.", "properties": {"Name": TEXT}})
    assert found.partition("class Loaf")[2].splitlines() == [
        "(BaseModel):",
        '    """',
        "    What is baked.",
        '    """',
        "",
        "    Name: str | None = None",
    ]


def test_members_may_have_the_names_of_keywords() -> None:
    names = ("allOf", "pattern", "x-rules", "enum", "properties", "Config")
    found = models(
        Loaf={
            "type": "object",
            "properties": {name: {"type": "integer"} for name in names},
            "required": ["allOf", "pattern"],
            "allOf": [{"required": ["Config"]}],
        }
    )
    assert found.partition("class Loaf")[2].splitlines() == [
        "(BaseModel):",
        "    allOf: int",
        "    pattern: int",
        '    x_rules: int | None = Field(None, alias="x-rules")',
        "    enum: int | None = None",
        "    properties: int | None = None",
        '    Config_: int | None = Field(None, alias="Config")',
    ]


def test_a_pattern_that_an_engine_compiles_is_kept_and_the_others_are_left_out() -> None:
    found = models(
        Loaf={
            "type": "object",
            "properties": {
                "Name": {"type": "string", "pattern": "^a+$", "maxLength": 5},
                "Other": {"type": "string", "pattern": r"(?!a)\p{L}", "maxLength": 5},
                "Names": {"type": "array", "items": {"type": "string", "pattern": r"\p{L}{101}"}},
            },
        }
    )
    assert found.partition("class Loaf")[2].splitlines() == [
        "(BaseModel):",
        '    Name: constr(pattern=r"^a+$", max_length=5) | None = None',
        "    Other: constr(max_length=5) | None = None",
        "    Names: list[str] | None = None",
    ]
    assert r"# - pattern \p{L}{101} in Loaf: a counted \p{...} is beyond the size limit of" in found


def test_neither_rules_nor_remarks_nor_sensitivity_change_a_model() -> None:
    name = {"type": "string", "maxLength": 5}
    condition = {"if": {"required": ["Name"]}, "then": {"properties": {"Name": {"pattern": r"(?!a)\p{L}"}}}}
    rule = {"id": "b.Loaf.Name.pattern", "severity": "advice", "message": "", "pattern": r"(?!b)\p{L}", "title": "Rule"}
    remarks = {"x-sensitive": True, "$comment": "A remark."}
    plain = models(Loaf={"type": "object", "properties": {"Name": name}})
    assert plain == models(
        Loaf={
            "type": "object",
            "properties": {"Name": {**name, **remarks}},
            "allOf": [condition],
            "x-rules": [rule],
            **remarks,
        }
    )


def test_a_line_has_at_most_88_columns() -> None:
    def lines(pattern: str) -> list[str]:
        name = {"type": "string", "pattern": pattern, "minLength": 1, "maxLength": 5}
        return models(Loaf={"type": "object", "properties": {"Name": name}}).partition("(BaseModel):\n")[2].splitlines()

    longest = '    Name: constr(pattern=r"^aaaaaaaaaaaaaaa$", min_length=1, max_length=5) | None = None'
    assert len(longest) == 88
    assert lines("^aaaaaaaaaaaaaaa$") == [longest]
    assert len(lines("^aaaaaaaaaaaaaaaa$")) == 3


def test_the_patterns_of_each_alternative_are_looked_at() -> None:
    alternatives = [TEXT, {"type": "string", "pattern": r"(?!b)\p{L}"}]
    found = models(Loaf={"type": "object", "properties": {"Name": {"anyOf": alternatives}}})
    assert r"# - pattern (?!b)\p{L} in Loaf: Rust's regex has no lookaround" in found


def test_a_word_of_the_head_that_is_longer_than_its_lines_is_not_broken() -> None:
    pattern = r"(?!a)\p{L}" + "a" * 90
    found = models(Loaf={"type": "object", "properties": {"Name": {"type": "string", "pattern": pattern}}})
    assert f"#   {pattern}\n" in found or f"# - pattern {pattern}\n" in found

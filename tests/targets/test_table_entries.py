"""Constraints as the entries of a table: the call for each kind of place, with what is checked there."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.ir.constraints import Constraint, PlaceConstraints, StructureConstraints
from shapesmith.ir.overrides import Override
from shapesmith.provenance import Provenance
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.table import PatternUse, Table, options, pattern_expression, schema_expression

WHERE = Provenance("service-2.json")
NAMES = Names(
    package="sample",
    classes={"Kind": "KindOfSample", "Part": "PartOfSample"},
    likes={"Kind": "KindLike"},
    members={},
    enum_members={"Kind": ("A", "B")},
    operation_modules={},
    shape_modules={},
    requests={},
    waiters={},
)


def constraint(kind: Any, **fields: Any) -> Constraint:
    return Constraint(kind=kind, path="Sample.Name", provenance=WHERE, **fields)


def place(kind: Any, *constraints: Constraint, target: str = "Shape", **fields: Any) -> PlaceConstraints:
    return PlaceConstraints(path="Sample.Name", kind=kind, target=target, constraints=constraints, **fields)


def entry(place: PlaceConstraints, **options: Any) -> str:
    return Table(NAMES).entry(place, **options)


LENGTH = constraint("length", minimum=1, maximum=5)
REQUIRED = constraint("required")
TEXT = place("string")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (TEXT, "rt.String()"),
        (place("blob"), "rt.Blob()"),
        (place("boolean"), "rt.Boolean()"),
        (place("integer"), "rt.Integer()"),
        (place("float"), "rt.Float()"),
        (place("timestamp"), "rt.Timestamp()"),
        (place("list", item=TEXT), "rt.List(rt.String())"),
        (place("map", key=TEXT, item=place("blob")), "rt.Map(rt.String(), rt.Blob())"),
        (place("structure", target="Part"), 'rt.Nested("PartOfSample")'),
        (place("stream", target="Part"), 'rt.Events("PartOfSample")'),
        (place("document"), "rt.Document()"),
        (place("open"), "rt.Open()"),
        (place("json"), "rt.Json()"),
        (place("string", LENGTH), "rt.String(min=1, max=5)"),
        (place("string", constraint("length", minimum=0)), "rt.String(min=0)"),
        (place("integer", constraint("range", maximum=0)), "rt.Integer(max=0)"),
        (place("float", constraint("range", minimum=-0.5)), "rt.Float(min=-0.5)"),
        (place("list", LENGTH, constraint("unique"), item=TEXT), "rt.List(rt.String(), min=1, max=5, unique=True)"),
        (place("string", target="Kind"), 'rt.String(enum="KindOfSample", values=None)'),
        (place("string", constraint("enum", enum="Kind", values=("A",)), target="Kind"), 'rt.String(enum="KindOfSample")'),
        (place("string", constraint("enum", values=("A", "B"))), 'rt.String(values=("A", "B",))'),
        (place("string", constraint("enum", enum="Kind", values=("A",))), 'rt.String(values=("A",))'),
        (place("string", sending=(constraint("url"), constraint("header"))), "rt.String(url=True, header=True)"),
        (place("list", item=TEXT, sparse=True), "rt.List(rt.String(), sparse=True)"),
        (place("string", required=REQUIRED), "rt.String(required=True)"),
        (place("string", required=constraint("required", severity="off")), "rt.String()"),
        (place("string", sensitive=True), "rt.String(sensitive=True)"),
        (place("string", constraint("length", minimum=1, severity="off")), "rt.String()"),
        (place("string", constraint("length", minimum=1, severity="advice")), 'rt.String(min=1, advice=("length",))'),
        (
            place("string", constraint("length", minimum=1, severity="advice"), required=constraint("required", severity="advice")),
            'rt.String(min=1, required=True, advice=("length", "required",))',
        ),
        (
            place("list", LENGTH, item=place("string", LENGTH, sensitive=True), sparse=True, required=REQUIRED, sensitive=True),
            "rt.List(rt.String(min=1, max=5, sensitive=True), min=1, max=5, sparse=True, required=True, sensitive=True)",
        ),
    ],
)  # fmt: skip
def test_a_place_is_the_call_of_its_kind_with_what_is_checked_there(given: PlaceConstraints, expected: str) -> None:
    assert entry(given) == expected


@pytest.mark.parametrize(
    ("token", "filled", "expected"),
    [
        (False, False, "rt.String(required=True)"),
        (True, False, "rt.String(required=True, token=True)"),
        (False, True, "rt.String()"),
        (True, True, "rt.String(token=True)"),
    ],
)
def test_a_member_that_boto3_fills_in_is_not_required_of_a_dict(token: bool, filled: bool, expected: str) -> None:
    assert entry(place("string", required=REQUIRED), token=token, filled=filled) == expected


@pytest.mark.parametrize(("sensitive", "expected"), [(False, "rt.Document()"), (True, "rt.Document(sensitive=True)")])
def test_what_boto3_decodes_may_be_anything(sensitive: bool, expected: str) -> None:
    assert Table(NAMES).decoded(place("string", LENGTH, sensitive=sensitive)) == expected


def pattern(source: str, **fields: Any) -> Constraint:
    return constraint("pattern", **{"pattern": source, "source": source, **fields})


def test_a_pattern_is_named_once_and_another_of_the_same_shape_gets_another_name() -> None:
    table = Table(NAMES)
    calls = [
        table.entry(place("string", pattern(source), target=target))
        for source, target in (
            ("a", "UserName"),
            ("a", "UserName"),
            ("b", "UserName"),
            ("a", "Other"),
            ("c", "UserName"),
        )
    ]
    assert calls == [
        "rt.String(pattern=_USER_NAME_PATTERN)",
        "rt.String(pattern=_USER_NAME_PATTERN)",
        "rt.String(pattern=_USER_NAME_PATTERN_)",
        "rt.String(pattern=_OTHER_PATTERN)",
        "rt.String(pattern=_USER_NAME_PATTERN__)",
    ]
    assert [(name, use.name, use.source) for name, use in table.patterns.items()] == [
        ("_USER_NAME_PATTERN", "_USER_NAME_PATTERN", "a"),
        ("_USER_NAME_PATTERN_", "_USER_NAME_PATTERN_", "b"),
        ("_OTHER_PATTERN", "_OTHER_PATTERN", "a"),
        ("_USER_NAME_PATTERN__", "_USER_NAME_PATTERN__", "c"),
    ]


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (PatternUse("_A", "a", "re", "a"), 'rt.Pattern("a")'),
        (PatternUse("_A", r"\d", "re", r"[0-9]"), r'rt.Pattern(r"\d", model="[0-9]")'),
        (PatternUse("_A", "a", "linear", "a"), 'rt.Pattern("a", "linear")'),
        (PatternUse("_A", "a", "linear", "b"), 'rt.Pattern("a", "linear", model="b")'),
    ],
)
def test_a_pattern_shows_that_of_the_model_where_it_is_another(use: PatternUse, expected: str) -> None:
    assert pattern_expression(use) == expected


def test_a_schema_has_an_entry_for_each_member() -> None:
    assert schema_expression([]) == "rt.Schema({})"
    entries = [("A", "rt.String()"), ('B"', "rt.Blob()")]
    assert schema_expression(entries, ", union=True") == (
        """rt.Schema({"A": rt.String(),'B"': rt.Blob(),}, union=True)"""
    )


def union(**fields: Any) -> StructureConstraints:
    return StructureConstraints(name="Sample", members={}, union=constraint("union", **fields))


OVERRIDE = Override(constraint="Sample.union", action="correct", reason="So.", provenance=WHERE)


@pytest.mark.parametrize(
    ("given", "edits", "expected"),
    [
        (StructureConstraints(name="Sample", members={}), (), ""),
        (StructureConstraints(name="Sample", members={}), ("a.b",), ', edits=("a.b",)'),
        (StructureConstraints(name="Sample", members={}), ("a.b", "c"), ', edits=("a.b", "c",)'),
        (union(), (), ", union=True"),
        (union(), ("a.b",), ', union=True, edits=("a.b",)'),
        (union(severity="off"), (), ""),
        (union(severity="advice"), (), ', union=True, advice=("union",)'),
        (union(override=OVERRIDE), (), ", union=True, overridden=True"),
        (union(override=OVERRIDE, original=constraint("union")), (), ", union=True"),
        (
            union(override=OVERRIDE, original=constraint("union", override=OVERRIDE), severity="advice"),
            (),
            ', union=True, overridden=True, advice=("union",)',
        ),
    ],
)
def test_a_schema_says_what_applies_to_the_structure_as_a_whole(
    given: StructureConstraints, edits: tuple[str, ...], expected: str
) -> None:
    assert options(given, edits) == expected

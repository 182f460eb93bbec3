"""What JSON Schema says of a rule: the schema of each kind of condition at each kind of place, written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from shapesmith.runtime.alternatives import AnyOf
from shapesmith.runtime.conditions import Condition, IsSet, Not, RuleEntry
from shapesmith.runtime.item_conditions import Count, Each
from shapesmith.runtime.joint_conditions import AllOrNone, CountSet
from shapesmith.runtime.number_conditions import MultipleOf, Range, TextRange
from shapesmith.runtime.pair_conditions import Compare, Unique
from shapesmith.runtime.rule_schemas import rule_schemas
from shapesmith.runtime.size_conditions import Length, SumSize, TotalSize
from shapesmith.runtime.time_conditions import TimeStep
from shapesmith.runtime.value_conditions import Format, Matches, NoneOf, OneOf

A = {"required": ["A"]}
B = {"required": ["B"]}
C = {"required": ["C"]}


def schemas(
    must: Condition, *when: Condition, advice: bool = False, kinds: Callable[[str], str | None] = lambda path: "string"
) -> list[dict[str, Any]]:
    return rule_schemas([RuleEntry("s.A.B.values:1", must=must, when=when, advice=advice)], kinds)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("A", A),
        ("A.B", {"required": ["A"], "properties": {"A": B}}),
        ("A[]", {"required": ["A"], "properties": {"A": {"minItems": 1}}}),
        ("A[].B", {"required": ["A"], "properties": {"A": {"contains": B}}}),
        ("A{}", {"required": ["A"], "properties": {"A": {"minProperties": 1}}}),
        ("A{key}", {"required": ["A"], "properties": {"A": {"minProperties": 1}}}),
        ("A{}.B", {"required": ["A"], "properties": {"A": {"not": {"additionalProperties": {"not": B}}}}}),
        ("A[0]", {"required": ["A"], "properties": {"A": {"minItems": 1}}}),
        ("A[2]", {"required": ["A"], "properties": {"A": {"minItems": 3}}}),
        ("A[1].B", {"required": ["A"], "properties": {"A": {"minItems": 2, "prefixItems": [{}, B]}}}),
        ("A{k}", {"required": ["A"], "properties": {"A": {"required": ["k"]}}}),
        ("A{k}.B", {"required": ["A"], "properties": {"A": {"required": ["k"], "properties": {"k": B}}}}),
    ],
)
def test_a_place_that_is_set(path: str, expected: dict[str, Any]) -> None:
    assert schemas(IsSet(path)) == [expected]
    assert schemas(Not(IsSet(path))) == [{"not": expected}]


ONE = {"const": 1}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("A", {"properties": {"A": ONE}}),
        ("A.B", {"properties": {"A": {"properties": {"B": ONE}}}}),
        ("A[]", {"properties": {"A": {"items": ONE}}}),
        ("A{}", {"properties": {"A": {"additionalProperties": ONE}}}),
        ("A{key}", {"properties": {"A": {"propertyNames": ONE}}}),
        ("A{}[].B", {"properties": {"A": {"additionalProperties": {"items": {"properties": {"B": ONE}}}}}}),
        ("A[0]", {"properties": {"A": {"prefixItems": [ONE]}}}),
        ("A[2]", {"properties": {"A": {"prefixItems": [{}, {}, ONE]}}}),
        ("A{k}", {"properties": {"A": {"properties": {"k": ONE}}}}),
    ],
)
def test_values_at_a_place(path: str, expected: dict[str, Any]) -> None:
    assert schemas(OneOf(path, (1,))) == [expected]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (OneOf("A", ("x", "y")), {"enum": ["x", "y"]}),
        (NoneOf("A", ("x",)), {"not": {"enum": ["x"]}}),
        (Length("A", "characters", 1, 5), {"minLength": 1, "maxLength": 5}),
        (Length("A", "characters", 0, 5), {"maxLength": 5}),
        (Length("A", "characters", 1), {"minLength": 1}),
        (Length("A", "items", 2, 2), {"minItems": 2, "maxItems": 2}),
        (Length("A", "keys", 1, 0), {"minProperties": 1, "maxProperties": 0}),
        (Range("A", 0, 5), {"minimum": 0, "maximum": 5}),
        (Range("A", None, 0), {"maximum": 0}),
        (Range("A", 0), {"minimum": 0}),
        (Range("A", 0, 5, exclusive_minimum=True), {"exclusiveMinimum": 0, "maximum": 5}),
        (Range("A", 0, 5, exclusive_maximum=True), {"minimum": 0, "exclusiveMaximum": 5}),
        (MultipleOf("A", 4), {"multipleOf": 4}),
    ],
)
def test_what_a_value_is(condition: Condition, expected: dict[str, Any]) -> None:
    possible = {"properties": {"A": expected}}
    true = {"properties": {"A": expected}, "required": ["A"]}
    assert schemas(condition) == [possible]
    assert schemas(Not(condition)) == [{"not": true}]
    assert schemas(IsSet("B"), condition) == [{"if": true, "then": B}]
    assert schemas(IsSet("B"), Not(condition)) == [{"if": {"not": possible}, "then": B}]


def test_a_value_below_a_member_is_true_only_if_it_is_there() -> None:
    there = {"required": ["A"], "properties": {"A": {"minItems": 1}}}
    each = {"properties": {"A": {"items": ONE}}}
    assert schemas(IsSet("B"), OneOf("A[]", (1,))) == [{"if": {"allOf": [there, each]}, "then": B}]
    assert schemas(Each("A[]", IsSet("B"), (OneOf(".", (1,)),))) == [
        {"properties": {"A": {"items": {"if": ONE, "then": B}}}}
    ]


@pytest.mark.parametrize(
    ("low", "high", "places", "expected"),
    [
        (1, 1, ("A", "B"), {"oneOf": [A, B]}),
        (0, 0, ("A", "B"), {"not": {"anyOf": [A, B]}}),
        (1, None, ("A", "B"), {"anyOf": [A, B]}),
        (2, None, ("A", "B"), {"anyOf": [{"required": ["A", "B"]}]}),
        (0, 1, ("A", "B"), {"not": {"anyOf": [{"required": ["A", "B"]}]}}),
        (0, 2, ("A", "B"), {}),
        (0, None, ("A", "B"), {}),
        (
            2,
            None,
            ("A", "B", "C"),
            {"anyOf": [{"required": ["A", "B"]}, {"required": ["A", "C"]}, {"required": ["B", "C"]}]},
        ),
        (
            1,
            2,
            ("A", "B", "C"),
            {"allOf": [{"anyOf": [A, B, C]}, {"not": {"anyOf": [{"required": ["A", "B", "C"]}]}}]},
        ),
        (2, 2, ("A", "B"), {"anyOf": [{"required": ["A", "B"]}]}),
    ],
)
def test_how_many_places_are_set(low: int, high: int | None, places: tuple[str, ...], expected: dict[str, Any]) -> None:
    assert schemas(CountSet(places, low, high)) == [expected]
    assert schemas(IsSet("D"), CountSet(places, low, high)) == [{"if": expected, "then": {"required": ["D"]}}]


@pytest.mark.parametrize(("count", "least", "sets"), [(60, 1, 60), (61, 1, 0), (11, 2, 55), (12, 2, 0)])
def test_at_most_60_sets_of_places_are_written_out(count: int, least: int, sets: int) -> None:
    found = schemas(CountSet([f"A{number}" for number in range(count)], least))
    assert [len(schema["anyOf"]) for schema in found] == ([sets] if sets else [])


def test_places_that_are_set_together() -> None:
    assert schemas(AllOrNone(("A", "B"))) == [{"dependentRequired": {"A": ["B"], "B": ["A"]}}]
    assert schemas(AllOrNone(("A", "B", "C"))) == [
        {"dependentRequired": {"A": ["B", "C"], "B": ["A", "C"], "C": ["A", "B"]}}
    ]
    below = {"required": ["A"], "properties": {"A": B}}
    both = {"dependentRequired": {"A": ["B"], "B": ["A"]}}
    assert schemas(IsSet("C"), AllOrNone(("A", "B"))) == [{"if": both, "then": C}]
    assert schemas(Not(AllOrNone(("A", "B")))) == [{"not": both}]
    assert schemas(AllOrNone(("A.B", "C"))) == [{"anyOf": [{"allOf": [below, C]}, {"not": {"anyOf": [below, C]}}]}]


def test_a_member_that_another_needs() -> None:
    assert schemas(IsSet("A"), IsSet("B")) == [{"dependentRequired": {"B": ["A"]}}]
    assert schemas(IsSet("A"), IsSet("B"), IsSet("C")) == [{"if": {"required": ["B", "C"]}, "then": A}]
    below = {"required": ["A"], "properties": {"A": B}}
    assert schemas(IsSet("A.B"), IsSet("C")) == [{"if": C, "then": below}]
    assert schemas(IsSet("C"), IsSet("A.B")) == [{"if": below, "then": C}]


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("list", {"minItems": 1}),
        ("map", {"minProperties": 1}),
        ("structure", {"minProperties": 1}),
        ("open", {"minProperties": 1}),
        ("document", {"minItems": 1, "minProperties": 1}),
        (None, {"minItems": 1, "minProperties": 1}),
    ],
)
def test_an_empty_value_is_neither_set_nor_not(kind: str | None, filled: dict[str, Any]) -> None:
    def kinds(path: str) -> str | None:
        return kind if path == "A" else "string"

    known = {"required": ["A"], "properties": {"A": filled}}
    assert schemas(IsSet("A"), kinds=kinds) == [A]
    assert schemas(Not(IsSet("A")), kinds=kinds) == [{"not": known}]
    assert schemas(IsSet("B"), IsSet("A"), kinds=kinds) == [{"if": known, "then": B}]
    assert schemas(IsSet("A"), IsSet("B"), kinds=kinds) == [{"dependentRequired": {"B": ["A"]}}]
    assert schemas(CountSet(("A", "B"), 1, 1), kinds=kinds) == [
        {"allOf": [{"anyOf": [A, B]}, {"not": {"anyOf": [{"allOf": [known, B]}]}}]}
    ]
    assert schemas(IsSet("C"), CountSet(("A", "B"), 1, 1), kinds=kinds) == [
        {"if": {"allOf": [{"anyOf": [known, B]}, {"not": {"anyOf": [{"required": ["A", "B"]}]}}]}, "then": C}
    ]
    assert schemas(AllOrNone(("A", "B")), kinds=kinds) == [
        {"anyOf": [{"required": ["A", "B"]}, {"not": {"anyOf": [known, B]}}]}
    ]
    assert schemas(IsSet("A", is_marker=True), kinds=kinds) == [A]
    assert schemas(Not(IsSet("A", is_marker=True)), kinds=kinds) == [{"not": A}]


def test_an_empty_value_in_an_item_is_neither_set_nor_not() -> None:
    kinds = {"A[].C": "list", "A[].B": "string", "C": "string"}
    filled = {"required": ["C"], "properties": {"C": {"minItems": 1}}}
    assert schemas(Each("A[]", IsSet("B"), (IsSet("C"),)), kinds=kinds.get) == [
        {"properties": {"A": {"items": {"if": filled, "then": B}}}}
    ]
    assert schemas(Count(("A[]",), (IsSet("C"),), maximum=1), kinds=kinds.get) == [
        {"properties": {"A": {"contains": filled, "minContains": 0, "maxContains": 1}}}
    ]


def test_one_of_several_conditions() -> None:
    any_of = AnyOf((IsSet("A"), OneOf("B", (1,))))
    assert schemas(any_of) == [{"anyOf": [A, {"properties": {"B": ONE}}]}]
    true = {"anyOf": [A, {"properties": {"B": ONE}, "required": ["B"]}]}
    assert schemas(IsSet("C"), any_of) == [{"if": true, "then": C}]
    assert schemas(Not(any_of)) == [{"not": true}]


def test_what_each_item_must_be() -> None:
    assert schemas(Each("A[]", OneOf("B", (1,)))) == [{"properties": {"A": {"items": {"properties": {"B": ONE}}}}}]
    assert schemas(Each("A{}", IsSet("B"), (OneOf("C", (1,)), IsSet("D")))) == [
        {
            "properties": {
                "A": {
                    "additionalProperties": {
                        "if": {"allOf": [{"properties": {"C": ONE}, "required": ["C"]}, {"required": ["D"]}]},
                        "then": B,
                    }
                }
            }
        }
    ]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (
            Count(("A[]",), (OneOf(".", (1,)),), minimum=1),
            {"allOf": [A, {"properties": {"A": {"contains": ONE, "minContains": 1}}}]},
        ),
        (
            Count(("A[]",), minimum=2, maximum=3),
            {"allOf": [A, {"properties": {"A": {"contains": {}, "minContains": 2, "maxContains": 3}}}]},
        ),
        (
            Count(("A[]",), (IsSet("B"),), maximum=0),
            {"properties": {"A": {"contains": B, "minContains": 0, "maxContains": 0}}},
        ),
        (
            Count(("A.B[]",), maximum=1),
            {"properties": {"A": {"properties": {"B": {"contains": {}, "minContains": 0, "maxContains": 1}}}}},
        ),
        (Unique("A[]"), {"properties": {"A": {"uniqueItems": True}}}),
        (Unique("A.B[]"), {"properties": {"A": {"properties": {"B": {"uniqueItems": True}}}}}),
    ],
)
def test_the_items_of_a_list(condition: Condition, expected: dict[str, Any]) -> None:
    assert schemas(condition) == [expected]


def test_distinct_items_are_true_only_if_there_are_any() -> None:
    there = {"required": ["A"], "properties": {"A": {"minItems": 1}}}
    assert schemas(IsSet("B"), Unique("A[]")) == [
        {"if": {"allOf": [there, {"properties": {"A": {"uniqueItems": True}}}]}, "then": B}
    ]


def test_texts_by_their_patterns() -> None:
    assert schemas(Matches("A", "[a-z]+", "be lowercase")) == [{"properties": {"A": {"pattern": "^(?:[a-z]+)$"}}}]
    assert schemas(Matches("A", r"\s", "be a space")) == [{"properties": {"A": {"pattern": r"^(?:[\s])$"}}}]
    assert schemas(Matches("A", "(?!a).*", "not begin with a")) == [
        {"properties": {"A": {"not": {"pattern": "^(?:a)"}}}}
    ]
    assert schemas(Matches("A", "(?!a)(?!b).*", "begin with neither")) == [
        {"properties": {"A": {"allOf": [{"not": {"pattern": "^(?:a)"}}, {"not": {"pattern": "^(?:b)"}}]}}}
    ]
    assert schemas(Format("A", "json")) == []
    assert schemas(IsSet("B"), Format("A", "integer")) == [
        {"if": {"properties": {"A": {"pattern": r"^(?:[+-]?[\p{Nd}]+)$"}}, "required": ["A"]}, "then": B}
    ]
    assert schemas(Format("A", "integer")) == [{"properties": {"A": {"pattern": r"^(?:[+-]?[\p{Nd}]+)$"}}}]
    assert schemas(Not(Matches("A", "a", "be a"))) == [
        {"not": {"properties": {"A": {"pattern": "^(?:a)$"}}, "required": ["A"]}}
    ]


@pytest.mark.parametrize(
    "condition",
    [
        Length("A", "bytes", 1, 5),
        MultipleOf("A", 0.5),
        TextRange("A", 1, 5),
        TotalSize("A", 5),
        SumSize(("A", "B"), 5),
        Compare("A", "<", "B"),
        TimeStep("A", 60),
        Unique("A{}"),
        Unique("A[]", ("B",)),
        Count(("A{}",), minimum=1),
        Count(("A[]", "B[]"), minimum=1),
        Count(("A[]",), of="B[]", minimum=1),
        Count(("A[].B[]",), minimum=1),
        Count(("A{}[]",), minimum=1),
        Matches("A", r"(a)\1", "repeat"),
        Each("A[]", TimeStep("B", 60)),
        AnyOf((IsSet("A"), TimeStep("B", 60))),
        Not(TimeStep("A", 60)),
    ],
)
def test_what_json_schema_cannot_say_is_left_out(condition: Condition) -> None:
    assert schemas(condition) == []
    assert schemas(IsSet("C"), condition) == []
    both = [RuleEntry("s.A.B.values:1", must=condition), RuleEntry("s.A.B.values:2", must=IsSet("A"))]
    assert rule_schemas(both, lambda path: "string") == [A]


def test_advice_is_no_part_of_a_schema() -> None:
    assert schemas(IsSet("A"), advice=True) == []

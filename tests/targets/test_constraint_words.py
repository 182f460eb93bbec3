"""Constraints in words: each kind, at each edge of its bounds, on a member and on what it contains."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.ir.constraints import Constraint, PlaceConstraints
from shapesmith.ir.doc import Code, Text
from shapesmith.prose.plain import plain_text
from shapesmith.provenance import Provenance
from shapesmith.targets.dataclasses.wording import constraint_words, member_words

WHERE = Provenance("service-2.json")
CLASSES = {"Kind": "KindOfSample"}


def constraint(kind: Any, **fields: Any) -> Constraint:
    return Constraint(kind=kind, path="Sample.Name", provenance=WHERE, **fields)


def place(kind: Any, *constraints: Constraint, **fields: Any) -> PlaceConstraints:
    return PlaceConstraints(path="Sample.Name", kind=kind, target="Shape", constraints=constraints, **fields)


def words(place: PlaceConstraints, token: bool = False, listed: bool = True) -> list[str]:
    return [plain_text(phrase) for phrase in member_words(place, token, CLASSES, listed)]


@pytest.mark.parametrize(
    ("kind", "low", "high", "expected"),
    [
        ("string", 1, None, "at least 1 character"),
        ("string", 2, None, "at least 2 characters"),
        ("string", None, 1, "at most 1 character"),
        ("string", 0, 1_000, "at most 1,000 characters"),
        ("string", 1, 1, "exactly 1 character"),
        ("string", 1, 2, "1 to 2 characters"),
        ("string", None, 0, "no characters"),
        ("blob", 0, 1, "at most 1 byte"),
        ("blob", 5, 9, "5 to 9 bytes"),
        ("list", 1, 2, "1 to 2 items"),
        ("map", 1, 1, "exactly 1 entry"),
        ("map", 1, 2, "1 to 2 entries"),
    ],
)
def test_a_length_counts_what_its_kind_of_value_holds(
    kind: str, low: int | None, high: int | None, expected: str
) -> None:
    found = constraint_words(constraint("length", minimum=low, maximum=high), kind, CLASSES)
    assert found == (Text(expected),)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, None, "at least 0"),
        (None, 0, "at most 0"),
        (0, 1, "0 to 1"),
        (1, 1, "exactly 1"),
        (-1, 1_000, "-1 to 1,000"),
        (0.5, 2.5, "0.5 to 2.5"),
    ],
)
def test_a_range_has_no_unit(low: float | None, high: float | None, expected: str) -> None:
    assert constraint_words(constraint("range", minimum=low, maximum=high), "integer", CLASSES) == (Text(expected),)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "pattern", "pattern": "[a-z]"}, (Text("matches "), Code("[a-z]"))),
        ({"kind": "pattern"}, (Text("matches "), Code(""))),
        ({"kind": "union"}, (Text("exactly one member"),)),
        ({"kind": "unique"}, (Text("distinct items"),)),
    ],
)
def test_other_kinds_have_words_of_their_own(fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert constraint_words(constraint(**fields), "string", CLASSES) == expected


def values(count: int, **fields: Any) -> Constraint:
    return constraint("enum", values=tuple("abcdefghi"[:count]), **fields)


@pytest.mark.parametrize(
    ("given", "listed", "expected"),
    [
        (values(1), True, "only a"),
        (values(2), True, "one of a, b"),
        (values(8, enum="Kind"), True, "one of a, b, c, d, e, f, g, h"),
        (values(9, enum="Kind"), True, "one of the values of KindOfSample"),
        (values(2, enum="Kind"), False, "one of the values of KindOfSample"),
        (values(1, enum="Kind"), True, "only a"),
        # Without a class there is no other place for them.
        (values(9), True, "one of a, b, c, d, e, f, g, h, i"),
        (values(9), False, "one of a, b, c, d, e, f, g, h, i"),
        (constraint("enum", values=("", " ", "x")), True, "one of the empty string, the empty string, x"),
    ],
)
def test_the_values_of_an_enum_are_listed_up_to_eight(given: Constraint, listed: bool, expected: str) -> None:
    assert plain_text(constraint_words(given, "string", CLASSES, listed)) == expected
    names = constraint_words(given, "string", CLASSES, listed)[1::2]
    assert all(isinstance(name, Code) or name == Text("the empty string") for name in names)


def test_the_values_of_an_enum_are_listed_unless_it_is_said_that_they_are_not() -> None:
    kinds = values(2, enum="Kind")
    assert plain_text(constraint_words(kinds, "string", CLASSES)) == "one of a, b"
    assert [plain_text(phrase) for phrase in member_words(place("string", kinds), False, CLASSES)] == ["one of a, b"]


LENGTH = constraint("length", minimum=1, maximum=5)
PATTERN = constraint("pattern", pattern="[a-z]")


def test_the_words_of_a_member_are_in_one_order() -> None:
    whole = place("string", LENGTH, PATTERN, required=constraint("required"), sensitive=True)
    assert words(whole) == ["required", "1 to 5 characters", "matches [a-z]", "sensitive, hidden in repr"]
    assert words(place("string")) == []


def test_a_token_is_filled_in_and_so_not_said_to_be_required() -> None:
    whole = place("string", LENGTH, required=constraint("required"), sensitive=True)
    assert words(whole, token=True) == ["1 to 5 characters", "filled in when left out", "sensitive, hidden in repr"]


@pytest.mark.parametrize("severity", ["advice", "off"])
def test_what_is_no_error_is_not_said(severity: str) -> None:
    weak = constraint("length", minimum=1, severity=severity)
    required = constraint("required", severity=severity)
    assert words(place("string", weak, PATTERN, required=required)) == ["matches [a-z]"]


def test_what_a_value_contains_is_said_to_be_each_of_it() -> None:
    inner = place("list", constraint("length", maximum=2), item=place("string", LENGTH))
    of_map = place("map", constraint("length", minimum=1), key=place("string", PATTERN), item=inner)
    assert words(of_map) == [
        "at least 1 entry",
        "each key matches [a-z]",
        "each value at most 2 items",
        "each item of each value 1 to 5 characters",
    ]
    assert words(place("list", item=of_map)) == [
        "each item at least 1 entry",
        "each key of each item matches [a-z]",
        "each value of each item at most 2 items",
        "each item of each value of each item 1 to 5 characters",
    ]


def test_a_structure_of_any_members_is_named() -> None:
    assert words(place("open")) == ["a structure Shape of any members"]
    assert words(place("list", item=place("open"))) == ["each item a structure Shape of any members"]


def test_values_in_a_list_are_listed_as_those_of_the_member_are() -> None:
    kinds = place("list", item=place("string", values(2, enum="Kind")))
    assert words(kinds) == ["each item one of a, b"]
    assert words(kinds, listed=False) == ["each item one of the values of KindOfSample"]

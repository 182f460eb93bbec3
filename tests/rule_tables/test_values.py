"""What each kind of entry finds in a value, searched and compiled: distinct items, documents, sparse lists, edges."""

from __future__ import annotations

from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any

import pytest
from shapesmith.runtime import schema
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.documents import Document, Json, Open
from shapesmith.runtime.entries import Boolean, Entry, Integer, String
from shapesmith.runtime.findings import Violation
from shapesmith.runtime.listing import Rule, list_rules
from shapesmith.runtime.schema import schema_of
from shapesmith.runtime.validation import ValidationError, check_value, raise_on_errors

from tests.rule_tables.conditions import rule, structure

NAN, INFINITY = float("nan"), float("inf")


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)


def found(entry: Entry, value: Any, **options: Any) -> list[str]:
    """Return what is wrong with a member, as a search says; the compiled check passes what is right, and no other."""
    cls = structure(lambda: {"M": entry}, name="Made")
    messages = [each.message.removeprefix("Made.") for each in check_value(cls, "Made", {"M": value}, **options)]
    if not options:
        assert passes(cls, {"M": value}) in (messages == [], None)
    return messages


def passes(cls: Any, value: Any) -> bool | None:
    """Whether the compiled check passes a value; it may raise for one that is wrong. None if there is none."""
    check = schema_of(cls).compiled_check()
    try:
        return None if check is None else check(value)
    except TypeError:
        return False


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ([], None),
        (["a", "b"], None),
        (["a", "b", "a"], (0, 2)),
        (["a", "b", "b", "a"], (1, 2)),
        ([1, 1.0], (0, 1)),
        ([1, True], None),
        ([True, True], (0, 1)),
        ([None, None], (0, 1)),
        ([b"a", b"a"], (0, 1)),
        (["a", b"a"], None),
        ([{"a": 1}, {"a": 1}], (0, 1)),
        ([{"a": 1, "b": 2}, {"b": 2, "a": 1}], (0, 1)),
        ([{"a": 1}, {"a": 2}], None),
        ([{"a": [1, {"b": 2}]}, {"a": [1, {"b": 2}]}], (0, 1)),
        ([["a"], ("a",)], (0, 1)),
        ([["a", "b"], ["b", "a"]], None),
        ([{}, []], None),
        ([object(), object()], None),
        (["x"] * 2_000, (0, 1)),
        ([*map(str, range(1_500)), "0"], (0, 1_500)),
    ],
)
def test_items_are_distinct_as_json(items: list[Any], places: tuple[int, int] | None) -> None:
    cls = structure(lambda: {"M": List(Document(), unique=True)}, name="Made")
    said = [each.message for each in check_value(cls, "Made", {"M": items}) if each.rule == "Made.M.unique"]
    expected = places and f"Made.M must have distinct items (got the same at {places[0]:,} and {places[1]:,})"
    assert said == ([expected] if places else [])


def test_botocore_does_not_compare_items() -> None:
    entry = List(String(), unique=True)
    assert found(entry, ["a", "a"]) == ["M must have distinct items (got the same at 0 and 1)"]
    assert found(entry, ["a", "a"], level="botocore") == []
    assert found(entry, ["a", "b"]) == []
    (advice,) = check_value(
        structure(lambda: {"M": List(String(), unique=True, advice=("unique",))}), "Made", {"M": ["a", "a"]}
    )
    assert advice.severity == "advice"


JSON = "must be JSON: a dict, list, string, number, bool or None"
LOOP: list[Any] = []
LOOP.append(LOOP)


@pytest.mark.parametrize(
    ("value", "messages", "by_botocore"),
    [
        (None, [], 0),
        ("a", [], 0),
        (1, [], 0),
        (1.5, [], 0),
        (True, [], 0),
        ([1, [None, {"a": []}]], [], 0),
        ({"a": {"b": [1]}}, [], 0),
        (b"a", [f"M {JSON} (got bytes b'a')"], 1),
        ((1,), [f"M {JSON} (got tuple)"], 1),
        ({1, 2}, [f"M {JSON} (got set)"], 1),
        ({"a": [1, b"b"]}, [f"M[\"a\"][1] {JSON} (got bytes b'b')"], 1),
        ({"a": {"b": object()}}, [f'M["a"]["b"] {JSON} (got object)'], 1),
        # botocore sends what JSON does not have.
        (NAN, [f"M {JSON} (got float nan)"], 0),
        ([INFINITY, -INFINITY],
         [f"M[0] {JSON} (got float inf)", f"M[1] {JSON} (got float -inf)"], 0),
        # JSON makes text of some keys.
        ({1: "a"}, ["M[1] must be a string (got int 1)"], 0),
        ({None: "a"}, ["M[None] must be a string (got None)"], 0),
        ({1.5: "a"}, ["M[1.5] must be a string (got float 1.5)"], 0),
        ({(1,): b"a"}, ["M[<tuple>] must be a string (got tuple)", f"M[<tuple>] {JSON} (got bytes b'a')"], 2),
    ],
)  # fmt: skip
def test_a_document_is_json_at_each_place(value: Any, messages: list[str], by_botocore: int) -> None:
    assert found(Document(), value) == messages
    assert len(found(Document(), value, level="botocore")) == by_botocore


def test_a_document_that_contains_itself_is_too_deep() -> None:
    (message,) = found(Document(), LOOP, level="botocore")
    assert message.startswith("M must not ")


def test_keys_and_values_of_a_sensitive_document_are_not_shown() -> None:
    entry = Document(sensitive=True)
    assert found(entry, {"key": b"value"}) == [f"M[<sensitive>] {JSON} (got bytes <sensitive>)"]
    assert found(entry, {5: "value"}) == ["M[<sensitive>] must be a string (got int <sensitive>)"]
    assert found(entry, NAN) == [f"M {JSON} (got float <sensitive>)"]


@pytest.mark.parametrize(
    ("value", "is_valid", "by_botocore"),
    [
        (None, True, True),
        ({"a": [1, True]}, True, True),
        ((1, 2), True, True),
        ({1: "a"}, True, True),
        (b"a", False, False),
        ({1, 2}, False, False),
        (object(), False, False),
        (LOOP, False, False),
        ({(1,): 2}, False, False),
        (NAN, False, True),
        ({"a": INFINITY}, False, True),
    ],
)
def test_a_json_value_is_what_can_be_encoded(value: Any, is_valid: bool, by_botocore: bool) -> None:
    assert (found(Json(), value) == []) is is_valid
    assert (found(Json(), value, level="botocore") == []) is by_botocore


@pytest.mark.parametrize(
    ("value", "is_valid"), [({}, True), ({"a": object()}, True), (OrderedDict(a=1), True), ([], False), ("a", False)]
)
def test_a_structure_of_unknown_members_is_any_dict(value: Any, is_valid: bool) -> None:
    cls = structure(lambda: {"M": Open()})
    assert (check_value(cls, "Made", {"M": value}) == []) is is_valid


@pytest.mark.parametrize(
    ("entry", "value", "message"),
    [
        (List(String(), sparse=True), ["a", None], "M[1] must be something that botocore sends (got None)"),
        (Map(String(), String(), sparse=True), {"a": None}, 'M["a"] must be something that botocore sends (got None)'),
        (List(Document(), sparse=True), [None], "M[0] must be something that botocore sends (got None)"),
    ],
)
def test_null_is_an_item_of_what_is_sparse_and_botocore_does_not_send_it(
    entry: Entry, value: Any, message: str
) -> None:
    cls = structure(lambda: {"M": entry})
    assert check_value(cls, "Made", {"M": value}, level="modelled") == []
    assert [each.message for each in check_value(cls, "Made", {"M": value}, level="botocore")] == [f"Made.{message}"]


def test_null_is_no_item_of_another_list() -> None:
    assert found(List(String()), ["a", None]) == ["M[1] must be a string (got None)"]
    assert found(List(Document()), [None]) == []


# Rules as they are listed


def listed(members: dict[str, Entry], *rules: Any) -> list[tuple[str, str, str]]:
    cls = structure(lambda: members, rules, name="Made")
    return [(each.id, each.message, each.severity) for each in list_rules(cls)]


def test_what_a_structure_asks_is_listed_in_the_order_of_its_members() -> None:
    members = {
        "A": String(1, 3, required=True),
        "B": List(Integer(1, None), None, 2, unique=True),
        "C": Map(String(2), Boolean(), sparse=True),
        "D": Document(),
        "E": String(max=5, advice=("length",)),
    }
    assert listed(members) == [
        ("Made.type", "Made must be a dict", "error"),
        ("Made.A.required", "Made.A must be set", "error"),
        ("Made.A.type", "Made.A must be a string", "error"),
        ("Made.A.length", "Made.A must have 1 to 3 characters", "error"),
        ("Made.B.type", "Made.B must be a list", "error"),
        ("Made.B.length", "Made.B must have at most 2 items", "error"),
        ("Made.B.unique", "Made.B must have distinct items", "error"),
        ("Made.B[].type", "Made.B[] must be an integer", "error"),
        ("Made.B[].range", "Made.B[] must be at least 1", "error"),
        ("Made.C.type", "Made.C must be a dict", "error"),
        ("Made.C{key}.type", "Made.C{key} must be a string", "error"),
        ("Made.C{key}.length", "Made.C{key} must have at least 2 characters", "error"),
        ("Made.C{}.type", "Made.C{} must be True or False", "error"),
        ("Made.D.type", f"Made.D {JSON}", "error"),
        ("Made.E.type", "Made.E must be a string", "error"),
        ("Made.E.length", "Made.E must have at most 5 characters", "advice"),
        ("Made.unknown", "Made must have no members but its own", "error"),
    ]


def test_rules_of_the_documentation_are_listed_last_with_their_sentence() -> None:
    from shapesmith.ir.rules import IsSet, OneOf

    fast = OneOf(place="Mode", values=("FAST",))
    stated = rule(IsSet(place="Name"), fast, member="Name"), rule(fast, severity="advice")
    cls = structure(lambda: {"Name": String(), "Mode": String()}, stated, name="Made")
    first, second = list_rules(cls)[-2:]
    assert (first.member, first.kind, first.source, first.severity) == ("Name", "values", "documentation", "error")
    assert first.message == 'Made.Name must be set when Mode is "FAST"'
    assert first.sentence == second.sentence == "The documentation says so."
    assert (second.member, second.severity, second.id) == (None, "advice", stated[1].id)


# Violations and rules as values


def test_a_violation_is_its_message_and_is_equal_to_another_that_says_the_same() -> None:
    one = Violation("A", "A must be set", "Made.A.required")
    assert (str(one), repr(one)) == (
        "A must be set",
        "Violation(path='A', message='A must be set', rule='Made.A.required')",
    )
    assert one == Violation("A", "A must be set", "Made.A.required")
    assert hash(one) == hash(Violation("A", "another", "Made.A.required"))
    others = [
        Violation("B", "A must be set", "Made.A.required"),
        Violation("A", "B must be set", "Made.A.required"),
        Violation("A", "A must be set", "Made.B.required"),
        Violation("A", "A must be set", "Made.A.required", "documentation"),
        Violation("A", "A must be set", "Made.A.required", severity="advice"),
        Violation("A", "A must be set", "Made.A.required", sentence="So."),
    ]
    assert all(one != other for other in others)
    assert one != "A must be set"


def test_a_rule_is_its_message_and_is_equal_to_another_that_says_the_same() -> None:
    one = Rule("Made.A.required", "Made", "A", "required", "Made.A must be set")
    assert (str(one), one.source) == ("Made.A must be set", "model")
    assert repr(one) == "Rule(id='Made.A.required', message='Made.A must be set')"
    assert one == Rule("Made.A.required", "Made", "A", "required", "Made.A must be set")
    assert hash(one) == hash(Rule("Made.A.required", "Other", None, "", ""))
    assert one != Rule("Made.A.required", "Made", "A", "required", "Made.A must be set", "advice")
    assert one != Rule("Made.A.required", "Made", "A", "required", "Made.A must be set", sentence="So.")
    assert one != "Made.A must be set"


def test_an_error_has_every_violation_and_says_which_are_advice() -> None:
    error = Violation("A", "Made.A must be set (got nothing)", "r")
    advice = Violation("B", f"Made.B must be {'long ' * 20}enough", "r", "documentation", "advice", "It should be.")
    with pytest.raises(ValidationError) as caught:
        raise_on_errors("Made", [error, advice])
    assert (caught.value.shape, caught.value.violations) == ("Made", [error, advice])
    assert str(caught.value).splitlines() == [
        "Made has 2 violations",
        "  Made.A must be set (got nothing)",
        "  (advice) Made.B must be long long long long long long long long long long long",
        "    long long long long long long long long long enough",
        '    "It should be."',
    ]
    assert str(ValidationError("Made", [error])).startswith("Made has 1 violation\n")
    raise_on_errors("Made", [advice])
    raise_on_errors("Made", [])


def test_an_error_shows_ten_violations_that_differ_by_an_index_and_counts_the_others() -> None:
    alike = [
        Violation(f"As[{index}]", f"Made.As[{index}] must be set (got nothing)", "Made.As[]") for index in range(1_000)
    ]
    other = Violation("B", "Made.B must be set (got nothing)", "Made.B.required")
    assert str(ValidationError("Made", [*alike, other])).splitlines() == [
        "Made has 1,001 violations",
        *(f"  Made.As[{index}] must be set (got nothing)" for index in range(10)),
        "  Made.B must be set (got nothing)",
        "  and 990 more like them at As[]: `violations` has all",
    ]
    assert "more" not in str(ValidationError("Made", alike[:10]))
    paths = [f'Map["x]\\"{index}"]' for index in range(11)]
    odd = [Violation(path, f"Made.{path} must be set (got nothing)", "Made.Map{}") for path in paths]
    assert str(ValidationError("Made", odd)).endswith("  and 1 more like them at Map[]: `violations` has all")
    unknown = [
        Violation(f"A{index}", f"Made.A{index} must not be set (got int)", "Made.unknown") for index in range(20)
    ]
    assert len(str(ValidationError("Made", unknown)).splitlines()) == 21


@pytest.mark.parametrize("level", ["", "Botocore", None, 5])
def test_a_level_is_one_of_three(level: Any) -> None:
    with pytest.raises(ValueError, match=r"level must be one of botocore, modelled, documented \(got "):
        check_value(structure(lambda: {"M": String()}), "Made", {}, level=level)


def test_partial_parameters_may_lack_what_is_required() -> None:
    cls = structure(lambda: {"M": String(required=True), "N": String(max=1)})
    assert [each.rule.rpartition(".")[2] for each in check_value(cls, "Made", {"N": "aa"})] == ["required", "length"]
    assert [each.rule.rpartition(".")[2] for each in check_value(cls, "Made", {"N": "aa"}, partial=True)] == ["length"]


class Odd(dict[str, Any]):
    def items(self) -> Any:
        raise RuntimeError("no items")

    def __iter__(self) -> Any:
        raise RuntimeError("no keys")


def test_a_value_whose_methods_raise_is_read_by_what_it_stores() -> None:
    cls = structure(lambda: {"M": List(String(max=1)), "T": Document()})
    assert check_value(cls, "Made", Odd(M=["a"])) == []
    assert [each.path for each in check_value(cls, "Made", Odd(M=["a", "bb"]))] == ["M[1]"]
    assert [each.path for each in check_value(cls, "Made", {"T": {"a": datetime(2024, 1, 1, tzinfo=UTC)}})] == [
        'T["a"]'
    ]

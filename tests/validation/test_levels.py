"""What each level rejects, one rule of DESIGN at a time, on a service with one of everything."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum
from io import BytesIO, StringIO
from typing import Any

import pytest

Found = list[tuple[str, str]]
Check = Callable[..., Found]


@pytest.fixture
def check(subject) -> Check:
    """Return what gives path and kind of each violation of a DescribeRequest with one member."""

    def found(member: str, value: Any, level: str = "modelled") -> Found:
        violations = subject.validate("DescribeRequest", {member: value}, level=level)
        return [(violation.path, violation.rule.rpartition(".")[2]) for violation in violations]

    return found


def levels(check: Check, member: str, value: Any) -> tuple[Found, Found]:
    """Return what level "botocore" finds, and what level "modelled" does."""
    return check(member, value, "botocore"), check(member, value)


def test_length_of_text_counts_code_points_not_bytes_and_not_utf16(check: Check) -> None:
    assert check("Text", "\U0001f980" * 5) == []
    assert check("Text", "é" * 5) == []
    assert check("Text", "e\u0301" * 3) == [("Text", "length")]
    assert check("Text", "x") == check("Text", "x" * 6) == [("Text", "length")]


def test_a_length_that_is_too_great_is_no_matter_for_botocore(check: Check) -> None:
    assert levels(check, "Text", "x" * 6) == ([], [("Text", "length")])
    assert levels(check, "Text", "x") == ([("Text", "length")], [("Text", "length")])


def test_length_of_a_blob_counts_bytes_of_text_as_it_is_sent(check: Check) -> None:
    assert check("Blob", b"1234") == check("Blob", bytearray(b"12")) == check("Blob", "éé") == []
    assert check("Blob", b"1") == check("Blob", b"12345") == check("Blob", "ééé") == [("Blob", "length")]
    assert check("Blob", "\ud800\ud800") == [("Blob", "length"), ("Blob", "buffer")]
    assert levels(check, "Blob", b"") == ([], [("Blob", "length")])


def test_a_file_is_not_read_to_learn_its_length(check: Check) -> None:
    file = BytesIO(b"far too long")
    assert check("Body", file) == []
    assert check("Blob", file) == [("Blob", "buffer")]
    assert file.tell() == 0


def test_a_file_is_sent_as_a_whole_body_only(check: Check) -> None:
    assert levels(check, "Blob", BytesIO(b"12")) == ([("Blob", "buffer")],) * 2
    # Of a body that is not signed, boto3 reads nothing.
    assert check("Body", BytesIO(b"12")) == check("Body", StringIO("12")) == []
    assert levels(check, "Body", "\ud800") == ([("Body", "plain_body")],) * 2
    # It asks for the position, though, and a class has none.
    assert levels(check, "Body", BytesIO) == ([("Body", "plain_body")],) * 2


def test_a_blob_is_bytes_text_or_anything_that_can_be_read(check: Check) -> None:
    for wrong in (None, 1, [b"12"], memoryview(b"12"), object()):
        assert levels(check, "Body", wrong) == ([("Body", "type")], [("Body", "type")])


def test_length_of_a_list_counts_items_and_takes_a_tuple(check: Check) -> None:
    assert check("Names", ["a"]) == check("Names", ("a", "b", "c")) == []
    assert levels(check, "Names", []) == ([("Names", "length")], [("Names", "length")])
    assert levels(check, "Names", ["a"] * 4) == ([], [("Names", "length")])
    for wrong in ({"a"}, {"a": 1}, "abc", iter("a"), range(1), None):
        assert levels(check, "Names", wrong) == ([("Names", "type")], [("Names", "type")])


def test_length_of_a_map_counts_entries_which_botocore_does_not(check: Check) -> None:
    assert check("Table", {"ab": "x"}) == check("Table", OrderedDict(ab="x", cd="y")) == []
    assert levels(check, "Table", {}) == ([], [("Table", "length")])
    assert levels(check, "Table", {"ab": "", "cd": "", "ef": ""}) == ([], [("Table", "length")])


def test_keys_and_values_of_a_map_are_checked_each_at_its_place(check: Check) -> None:
    assert check("Table", {"a": "x", "bc": 1}) == [('Table["a"]', "length"), ('Table["bc"]', "type")]
    assert check("Table", {1: "x"}) == [("Table[1]", "type")]
    assert check("ByColour", {"RED": 1, "red": 11}) == [('ByColour["red"]', "enum"), ('ByColour["red"]', "range")]


def test_a_bool_is_no_number_but_to_botocore(check: Check) -> None:
    for member in ("Big", "Count", "Number", "Ratio"):
        assert levels(check, member, True) == ([], [(member, "type")])
    assert levels(check, "Count", False) == ([("Count", "range")], [("Count", "type")])
    assert levels(check, "When", True) == ([], [("When", "type")])
    assert levels(check, "Flag", 1) == ([("Flag", "type")], [("Flag", "type")])


class Amount(IntEnum):
    FEW = 3
    MANY = 30


def test_a_number_may_be_a_subclass(check: Check) -> None:
    assert check("Count", Amount.FEW) == []
    assert check("Count", Amount.MANY) == [("Count", "range")]
    assert check("Count", 3.0) == check("Count", "3") == check("Count", Decimal(3)) == [("Count", "type")]
    assert check("Number", 3) == check("Number", Decimal("3.5")) == []


def test_a_range_has_its_bounds_in_it_and_botocore_only_the_lower(check: Check) -> None:
    assert check("Count", 1) == check("Count", 10) == check("Ratio", 0) == check("Ratio", 1.0) == []
    assert levels(check, "Count", 0) == ([("Count", "range")], [("Count", "range")])
    assert levels(check, "Count", 11) == ([], [("Count", "range")])
    assert levels(check, "Most", 6) == ([], [("Most", "range")])


def test_a_decimal_is_compared_exactly(check: Check) -> None:
    nearly = Decimal("-0.00000000000000000000000000001")
    assert levels(check, "Ratio", nearly) == ([("Ratio", "range")], [("Ratio", "range")])
    assert check("Ratio", Decimal("1.00000000000000000000000000001")) == [("Ratio", "range")]


@pytest.mark.parametrize("odd", [math.nan, math.inf, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")])
def test_nan_and_infinity_are_in_no_range(odd: Any, check: Check) -> None:
    assert check("Ratio", odd) == [("Ratio", "range")]
    assert check("Degrees", odd) == [("Degrees", "range")]
    # A signalling NaN has no float, which boto3 makes of each number.
    signals = isinstance(odd, Decimal) and odd.is_snan()
    assert check("Number", odd) == [("Number", "double")] * signals


@pytest.mark.parametrize("number", [10**309, -(10**309)])
def test_a_number_that_no_float_can_hold_cannot_be_sent(number: int, check: Check) -> None:
    assert levels(check, "Number", number) == ([("Number", "double")],) * 2
    assert check("Number", 10**308) == check("Number", Decimal(10) ** 400) == []


def test_botocore_lets_a_nan_through_but_for_a_decimal_one_at_which_it_fails(check: Check) -> None:
    assert check("Ratio", math.nan, "botocore") == check("Degrees", math.inf, "botocore") == []
    assert check("Ratio", Decimal("NaN"), "botocore") == [("Ratio", "range")]
    assert check("Number", Decimal("NaN"), "botocore") == []


def test_a_pattern_matches_the_whole_text(check: Check) -> None:
    assert check("Code", "abc") == check("Code", "123") == []
    for wrong in ("abc1", "1234", "a b", "abc\n", "\u0664\u0664\u0664"):
        assert levels(check, "Code", wrong) == ([], [("Code", "pattern")])


def test_a_pattern_is_tried_only_on_text_of_an_allowed_length(check: Check) -> None:
    assert check("Code", "A" * 9) == [("Code", "length")]
    assert check("Codes", ["a", "A", ""]) == [("Codes[1]", "pattern"), ("Codes[2]", "length")]


def test_a_pattern_that_nothing_can_match_is_advice(subject) -> None:
    [violation] = subject.validate("DescribeRequest", {"Hopeless": "ab"})
    assert (violation.rule, violation.severity) == ("DescribeRequest.Hopeless.pattern", "advice")
    subject.DescribeRequest(hopeless="ab").validate()


def test_an_enum_has_its_values_as_they_are_written(subject, check: Check) -> None:
    assert check("Colour", "RED") == check("Colour", subject.Colour.RED) == check("Planet", "ERIS") == []
    for wrong in ("red", "RED ", "", subject.Colour("MAUVE")):
        assert levels(check, "Colour", wrong) == ([], [("Colour", "enum")])
    assert check("Colours", ["RED", "MAUVE"]) == [("Colours[1]", "enum")]


def test_a_union_has_exactly_one_member(check: Check) -> None:
    assert check("Choice", {"Name": "x"}) == []
    for wrong in ({}, {"Name": "x", "Number": 1}):
        assert levels(check, "Choice", wrong) == ([("Choice", "union")], [("Choice", "union")])
    assert check("Choice", {"Nome": "x"}) == [("Choice.Nome", "unknown")]
    assert check("Choice", {"Name": None}) == [("Choice.Name", "type")]


def test_null_is_only_in_sparse_containers_and_botocore_sends_it_in_none(check: Check) -> None:
    assert levels(check, "Sparse", ["ab", None]) == ([("Sparse[1]", "type")], [])
    assert levels(check, "SparseTable", {"k": None}) == ([('SparseTable["k"]', "type")], [])
    assert levels(check, "Names", ["a", None]) == ([("Names[1]", "type")], [("Names[1]", "type")])
    assert check("Sparse", ["x"]) == [("Sparse[0]", "length")]


def test_null_is_no_way_to_leave_a_member_out(check: Check) -> None:
    for member in ("Text", "Names", "Node", "Flag", "Count", "When", "Blob", "Choice"):
        assert levels(check, member, None) == ([(member, "type")], [(member, "type")])


def test_a_document_is_json_of_any_kind(check: Check) -> None:
    for right in (None, True, 1, 0.5, "x", [], {}, [None, {"a": [1]}], {"a": {"b": [None]}}):
        assert levels(check, "Document", right) == ([], [])


def test_what_is_no_json_in_a_document_is_named_by_its_path(check: Check) -> None:
    odd = {"a": [1, {"b": {1, 2}}], "c": Decimal(1), "d": b"", "e": (1,)}
    places = [('Document["a"][1]["b"]', "type"), ('Document["c"]', "type"), ('Document["d"]', "type")]
    assert levels(check, "Document", odd) == ([*places, ('Document["e"]', "type")],) * 2


def test_keys_and_numbers_that_json_does_not_have_pass_botocore(check: Check) -> None:
    assert levels(check, "Document", {"a": {1: "x"}}) == ([], [('Document["a"][1]', "type")])
    assert levels(check, "Document", {("a",): 1}) == ([("Document[<tuple>]", "key")],) * 2
    assert levels(check, "Document", [math.nan]) == ([], [("Document[0]", "type")])
    assert levels(check, "Header", [math.inf]) == ([], [("Header", "type")])


def test_a_jsonvalue_in_a_header_is_whatever_can_be_encoded(check: Check) -> None:
    for right in ("text", None, {"a": [1, None]}, (1, 2), {1: 2}):
        assert levels(check, "Header", right) == ([], [])
    for wrong in (object(), {"a": {1}}, b"x", datetime.now(UTC)):
        assert levels(check, "Header", wrong) == ([("Header", "type")],) * 2


def test_a_jsonvalue_elsewhere_is_text(check: Check) -> None:
    assert check("NotAHeader", '{"a": 1}') == []
    assert levels(check, "NotAHeader", {"a": 1}) == ([("NotAHeader", "type")],) * 2


@pytest.mark.parametrize(
    "time",
    [
        datetime(2024, 2, 29),
        datetime(2024, 2, 29, tzinfo=timezone(timedelta(hours=-7))),
        *(0, -1, 1.5, 1_700_000_000, Decimal(5)),
        *("2024-02-29", "2024-02-29T12:30:00Z", "2024-02-29T12:30:00.5+02:00", "20240229T123000Z"),
        *("Thu, 29 Feb 2024 12:30:00 GMT", "1700000000", "1700000000.5"),
    ],
)
def test_a_time_comes_in_all_forms_that_boto3_takes(time: Any, check: Check) -> None:
    assert levels(check, "When", time) == ([], [])


@pytest.mark.parametrize(
    "time", [None, "", "yesterday", "2024-13-01", "2024-02-30", date(2024, 2, 29), timedelta(1), [0], {}, object()]
)
def test_text_without_a_time_is_no_time(time: Any, check: Check) -> None:
    assert levels(check, "When", time) == ([("When", "type")],) * 2


@pytest.mark.parametrize(
    "time", [10**30, -1e18, "9" * 40, math.nan, datetime.min.replace(tzinfo=timezone(timedelta(1) / 2))]
)
def test_a_time_too_far_away_is_none_where_botocore_fails(time: Any, check: Check) -> None:
    """botocore raises RuntimeError, OverflowError or ValueError, at the latest when it sends the value."""
    assert check("When", time) == [("When", "type")]


def test_members_that_the_structure_does_not_have_are_unknown(check: Check) -> None:
    assert levels(check, "text", "x") == ([("text", "unknown")],) * 2
    assert check("Node", {"Name": "ab", "nome": 1, 2: 3}) == [("Node.nome", "unknown"), ("Node[2]", "unknown")]
    assert check("a b", 1) == [('["a b"]', "unknown")]


def test_an_unknown_member_is_found_beside_a_required_one_that_is_missing(check: Check) -> None:
    assert check("Node", {"nome": 1}) == [("Node.Name", "required"), ("Node.nome", "unknown")]


def test_all_violations_come_in_the_order_of_members(check: Check) -> None:
    node = {"Children": [{}, {"Name": 1}], "Name": "x", "ByName": {"k": {"Name": "x"}}, "Next": None}
    assert check("Node", node) == [
        ("Node.Name", "length"),
        ("Node.Children[0].Name", "required"),
        ("Node.Children[1].Name", "type"),
        ('Node.ByName["k"].Name', "length"),
        ("Node.Next", "type"),
    ]


def test_rules_are_named_after_the_place_in_the_model(subject) -> None:
    params = {"Table": {"a": 1}, "Codes": ["A"], "Nodes": [{"Children": [{}]}], "Choice": {}, "oops": 1}
    assert [violation.rule for violation in subject.validate("DescribeRequest", params)] == [
        "DescribeRequest.Table{key}.length",
        "DescribeRequest.Table{}.type",
        "DescribeRequest.Codes[].pattern",
        "Choice.union",
        "Node.Name.required",
        "Node.Name.required",
        "DescribeRequest.unknown",
    ]


def test_a_host_label_has_a_character_at_least(subject) -> None:
    for level in ("botocore", "modelled"):
        found = subject.validate("LabelRequest", {"Account": "", "Region": "x"}, level=level)
        assert [violation.rule for violation in found] == ["LabelRequest.Account.length", "LabelRequest.Region.length"]


WHOLE = {"Kind": "RED", "Parts": ["p"], "Detail": {"Name": "ab"}}


def test_a_token_may_be_absent_since_the_sdk_sets_it_before_botocore_looks(subject) -> None:
    for level in ("botocore", "modelled", "documented"):
        assert subject.validate("CreateRequest", WHOLE, level=level) == []
    assert [v.path for v in subject.validate("CreateRequest", {**WHOLE, "Token": ""})] == ["Token"]


def test_a_class_sets_its_token_at_every_level(subject) -> None:
    request = subject.CreateRequest(kind="RED", parts=["p"], detail=subject.Node(name="ab"))
    for level in ("botocore", "modelled", "documented"):
        request.validate(level=level)
    assert request.token is None


def test_partial_leaves_out_that_members_must_be_set_at_every_depth(subject) -> None:
    params = {"Kind": "MAUVE", "Detail": {"Next": {}}}
    found = subject.validate("CreateRequest", params, partial=True)
    assert [violation.rule for violation in found] == ["CreateRequest.Kind.enum"]
    subject.CreateRequest(kind="RED", parts=None, detail=None).validate(partial=True)


def test_a_deprecated_member_is_checked_and_allowed(check: Check) -> None:
    assert check("Old", "x") == []
    assert check("Old", 1) == [("Old", "type")]


def test_the_whole_must_be_a_dict(subject) -> None:
    for level in ("botocore", "modelled", "documented"):
        for wrong in (None, [], "x", 1, subject.DescribeRequest()):
            [violation] = subject.validate("DescribeRequest", wrong, level=level)
            assert (violation.path, violation.rule) == ("", "DescribeRequest.type")


def test_an_unknown_level_or_shape_is_a_mistake_of_the_caller(subject) -> None:
    with pytest.raises(ValueError, match='level must be one of botocore, modelled, documented \\(got "strict"\\)'):
        subject.validate("DescribeRequest", {}, level="strict")
    with pytest.raises(KeyError, match='no structure or operation "DescribeRequst"; did you mean "DescribeRequest"'):
        subject.validate("DescribeRequst", {})
    with pytest.raises(KeyError, match='no structure or operation "Colour"'):
        subject.validate("Colour", {})


def test_a_class_gives_the_verdict_of_its_dict(subject, runtime) -> None:
    node = subject.Node(name="x", children=[subject.Node(name=1)], by_name={"k": subject.Node(name="")})
    request = subject.DescribeRequest(colour=subject.Colour("MAUVE"), node=node, nodes=(subject.Node(name="ab"),))
    with pytest.raises(runtime.ValidationError) as caught:
        request.validate()
    assert caught.value.violations == subject.validate("DescribeRequest", request.to_boto3())


def test_a_class_is_checked_as_it_is_where_it_could_not_be_sent(subject, runtime) -> None:
    request = subject.DescribeRequest(nodes="ab", node={"Name": "ab"}, choice=3, names=iter("a"))
    with pytest.raises(runtime.ValidationError) as caught:
        request.validate()
    assert [violation.path for violation in caught.value.violations] == ["Names", "Choice", "Nodes"]

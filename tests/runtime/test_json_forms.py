"""Structures from JSON and YAML as people write them, and to JSON that the AWS CLI takes back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from botocore.utils import parse_to_aware_datetime


@pytest.fixture(scope="module")
def collections(golden):
    return golden("collections")


def test_members_are_read_by_their_wire_names_in_the_forms_of_the_aws_cli(collections):
    made = collections.PutGridRequest.from_dict(
        {
            "Names": ["a"],
            "PointGrid": [[{"X": 1, "Axis": "Y"}]],
            "Blobs": ["YQ==", "not base64", 7, b"a"],
            "Times": {
                "utc": "2024-01-02T03:04:05Z",
                "offset": "2024-01-02T03:04:05.5+02:00",
                "date": "2024-01-02",
                "seconds": 1704164645,
                "odd": "soon",
            },
            "New": 1,
        }
    )
    assert made.point_grid == [[collections.Point(x=1, axis="Y")]]
    assert made.blobs == [b"a", "not base64", 7, b"a"]
    assert made.times == {
        "utc": datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
        "offset": datetime(2024, 1, 2, 3, 4, 5, 500_000, tzinfo=timezone(timedelta(hours=2))),
        "date": datetime(2024, 1, 2, tzinfo=UTC),
        "seconds": datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
        "odd": "soon",
    }
    assert made.unknown_members == {"New": 1}


def test_json_has_wire_names_base64_and_iso_times(collections):
    made = collections.PutGridRequest(
        names=["é"],
        point_grid=[[collections.Point(x=1, axis=collections.Axis.Y), {"X": 2}]],
        limits={collections.Axis.X: 1},
        blobs=[b"a", "a", bytearray(b"a")],
        times={"t": datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)},
        unknown_members={"New": [b"a"]},
    )
    written = made.to_json()
    assert "é" in written
    assert json.loads(written) == {
        "Names": ["é"],
        "PointGrid": [[{"X": 1, "Axis": "Y"}, {"X": 2}]],
        "Limits": {"X": 1},
        "Blobs": ["YQ==", "YQ==", "YQ=="],
        "Times": {"t": "2024-01-02T03:04:05+00:00"},
        "New": ["YQ=="],
    }
    assert made.to_json(indent=2).startswith('{\n  "Names": [\n')
    again = collections.PutGridRequest.from_dict(json.loads(written))
    assert again.to_json() == written


def test_a_time_without_a_zone_is_written_as_the_time_that_boto3_sends(collections):
    at = datetime(2024, 1, 2, 3, 4, 5)
    made = collections.PutGridRequest(times={"t": at})
    assert json.loads(made.to_json())["Times"] == {"t": "2024-01-02T03:04:05+00:00"}
    read = collections.PutGridRequest.from_dict(json.loads(made.to_json()))
    assert read.times["t"] == parse_to_aware_datetime(at)


def test_a_value_without_a_type_is_written_as_json_has_it(collections):
    at = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    made = collections.Point(
        x=0,
        unknown_members={
            "Dict": {"a": b"a", 1: {"t": at}},
            "List": [b"a", [bytearray(b"b"), (at,)]],
            "Tuple": (1, "é", None, True, 1.5),
            "Empty": {"list": [], "dict": {}, "text": ""},
        },
    )
    assert json.loads(made.to_json()) == {
        "X": 0,
        "Dict": {"a": "YQ==", "1": {"t": "2024-01-02T03:04:05+00:00"}},
        "List": ["YQ==", ["Yg==", ["2024-01-02T03:04:05+00:00"]]],
        "Tuple": [1, "é", None, True, 1.5],
        "Empty": {"list": [], "dict": {}, "text": ""},
    }


def test_what_is_no_instance_of_its_structure_is_written_member_by_member(collections):
    made = collections.PutGridRequest(
        point_grid=(({"X": 1, "New": {"a": b"a"}}, None),),
        blobs=("a", None, b"b"),
        limits={1: None},
        index={"a": {"b": [{"X": 2}, collections.Point(x=3, unknown_members={"New": b"a"})]}},
    )
    assert json.loads(made.to_json()) == {
        "PointGrid": [[{"X": 1, "New": {"a": "YQ=="}}, None]],
        "Limits": {"1": None},
        "Blobs": ["YQ==", None, "Yg=="],
        "Index": {"a": {"b": [{"X": 2}, {"X": 3, "New": "YQ=="}]}},
    }


def test_times_that_no_calendar_has_are_kept_as_they_are(collections):
    odd = {
        "far": 1e300,
        "early": -1e18,
        "not a number": float("inf"),
        "flag": False,
        "list": ["2024-01-02"],
        "none": None,
        "month": "2024-13-01",
        "local": datetime(2024, 1, 2),
    }
    assert collections.PutGridRequest.from_dict({"Times": odd}).times == odd
    assert collections.PutGridRequest.from_dict({"Times": {"half": 0.5}}).times == {
        "half": datetime(1970, 1, 1, 0, 0, 0, 500_000, tzinfo=UTC)
    }


@pytest.mark.parametrize("text", ["", "YWJj", "YWJj\n", "YW\r\nJj\n", " YW Jj"])
def test_a_blob_may_have_lines_as_the_aws_cli_takes_it(collections, text):
    assert collections.PutGridRequest.from_dict({"Blobs": [text]}).blobs == [b"abc" if text else b""]


@pytest.mark.parametrize("text", ["YQ=", "YQ", "a", "{}", "é", "YQ==!", "Y=Q="])
def test_text_that_is_not_base64_is_kept_and_a_violation(collections, text):
    made = collections.PutGridRequest.from_dict({"Names": ["a"], "Blobs": [text]})
    assert made.blobs == made.to_boto3()["Blobs"] == [text]
    for _ in range(20):  # also once the check is compiled
        with pytest.raises(collections.rt.ValidationError) as caught:
            made.validate(level="modelled")
        assert [each.message for each in caught.value.violations] == [
            f'PutGridRequest.Blobs[0] must be base64 in JSON (got "{text}")'
        ]
        made.validate(level="botocore")


def test_text_that_a_program_gives_for_a_blob_is_no_violation(collections):
    collections.PutGridRequest(names=["a"], blobs=["not base64"]).validate()


def test_json_is_on_one_line_unless_an_indent_is_given(collections):
    made = collections.Point(x=1)
    assert made.to_json() == '{"X": 1}'
    assert made.to_json(indent=1) == '{\n "X": 1\n}'


def test_a_token_that_is_not_set_is_left_to_the_cli(golden):
    tokens = golden("tokens")
    requests = [getattr(tokens, name) for name in dir(tokens) if name.endswith("Request")]
    assert [
        request
        for request in requests
        if request._schema().members and any(entry.token for entry in request._schema().members.values())
    ]
    for request in requests:
        made = request.from_boto3({})
        assert json.loads(made.to_json()) == {}


def test_what_json_cannot_say_is_an_error(collections):
    with pytest.raises(ValueError, match="JSON"):
        collections.Point(x=float("nan")).to_json()
    with pytest.raises(TypeError, match=r"^object has no form in JSON$"):
        collections.Point(x=object()).to_json()


@pytest.mark.parametrize("members", [None, [], "text", 5])
def test_only_a_dict_is_read(collections, members):
    with pytest.raises(TypeError, match=rf"^Point\.from_dict must be given a dict \(got {type(members).__name__}\)$"):
        collections.Point.from_dict(members)


@pytest.mark.parametrize(
    "odd",
    [{"PointGrid": 5}, {"PointGrid": [5]}, {"Blobs": 5}, {"Times": {"t": True}}, {"Times": []}, {"Index": {"a": []}}],
)
def test_a_value_of_another_form_is_kept_and_a_violation(collections, odd):
    made = collections.PutGridRequest.from_dict(odd)
    assert made.to_boto3() == odd
    with pytest.raises(collections.rt.ValidationError):
        made.validate()

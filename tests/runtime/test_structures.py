"""What structures do: to_boto3, from_boto3, equality, what they keep."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest


@pytest.fixture(scope="module")
def scalars(golden):
    return golden("scalars")


@pytest.fixture(scope="module")
def collections(golden):
    return golden("collections")


@pytest.fixture(scope="module")
def sparse(golden):
    return golden("sparse")


@pytest.fixture(scope="module")
def recursion(golden):
    return golden("recursion")


TAKEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_to_boto3_names_members_as_the_wire_does_and_leaves_out_none(scalars):
    request = scalars.PutReadingRequest(sensor_id="s-1", count=2, taken=TAKEN, note=None)
    assert request.to_boto3() == {"SensorId": "s-1", "Count": 2, "Taken": TAKEN}


def test_to_boto3_keeps_what_is_false_but_not_none(scalars):
    request = scalars.PutReadingRequest(sensor_id="", count=0, taken=TAKEN, valid=False, sample=b"", value=0.0)
    assert request.to_boto3() == {
        "SensorId": "",
        "Count": 0,
        "Value": 0.0,
        "Valid": False,
        "Sample": b"",
        "Taken": TAKEN,
    }


def test_to_boto3_passes_datetimes_and_blobs_on_as_they_are(scalars):
    sample = bytearray(b"raw")
    params = scalars.PutReadingRequest(sensor_id="s", count=1, taken=TAKEN, sample=sample).to_boto3()
    assert params["Taken"] is TAKEN
    assert params["Sample"] is sample


def test_nothing_is_checked_at_construction(scalars):
    request = scalars.PutReadingRequest(sensor_id=None, count="many", taken=TAKEN)
    assert request.to_boto3() == {"Count": "many", "Taken": TAKEN}


def test_required_members_must_be_given_by_keyword(scalars):
    with pytest.raises(TypeError, match=r"missing 2 required keyword-only arguments: 'count' and 'taken'"):
        scalars.PutReadingRequest(sensor_id="s-1")
    with pytest.raises(TypeError, match="positional"):
        scalars.PutReadingRequest("s-1", 1, TAKEN)


def test_a_misspelled_member_is_refused_everywhere(scalars):
    with pytest.raises(TypeError, match="sensorid"):
        scalars.PutReadingRequest(sensor_id="s-1", count=1, taken=TAKEN, sensorid="s-2")
    request = scalars.PutReadingRequest(sensor_id="s-1", count=1, taken=TAKEN)
    with pytest.raises(AttributeError, match="notee"):
        request.notee = "x"


def test_from_boto3_reads_a_response(scalars):
    response = scalars.PutReadingResponse.from_boto3({"ReadingId": "r-1", "Stored": TAKEN, "Valid": False})
    assert response.reading_id == "r-1"
    assert response.stored is TAKEN
    assert response.valid is False
    assert response.sample is None


def test_from_boto3_keeps_members_that_the_spec_does_not_know(scalars):
    metadata = {"HTTPStatusCode": 200}
    response = scalars.PutReadingResponse.from_boto3({"ReadingId": "r-1", "New": 1, "ResponseMetadata": metadata})
    assert response.unknown_members == {"New": 1}
    assert response.response_metadata.http_status_code == 200
    assert response.to_boto3() == {"ReadingId": "r-1", "New": 1, "ResponseMetadata": metadata}
    assert scalars.PutReadingResponse.from_boto3({"ReadingId": "r-1"}).unknown_members == {}


def test_from_boto3_accepts_absent_required_members(scalars):
    assert scalars.PutReadingResponse.from_boto3({}).reading_id is None


def test_from_boto3_keeps_values_of_unexpected_types(collections):
    response = collections.PutGridResponse.from_boto3({"PointGrid": "text", "Index": [1], "KeyedPoints": {"X": 7}})
    assert response.point_grid == "text"
    assert response.index == [1]
    assert response.keyed_points == {"X": 7}


def test_from_boto3_takes_a_dict_only(scalars):
    with pytest.raises(
        TypeError, match=r"PutReadingResponse\.from_boto3 must be given a response dict \(got NoneType\)"
    ):
        scalars.PutReadingResponse.from_boto3(None)


def test_from_boto3_does_not_change_or_share_what_it_reads(collections):
    data = {"PointGrid": [[{"X": 1}]], "Index": {"a": {"b": [{"X": 2}]}}}
    response = collections.PutGridResponse.from_boto3(data)
    response.point_grid[0].append(None)
    response.index["a"].clear()
    assert data == {"PointGrid": [[{"X": 1}]], "Index": {"a": {"b": [{"X": 2}]}}}


def test_lists_and_maps_convert_at_every_depth(collections):
    point = collections.Point(x=1, axis=collections.Axis.Y)
    wire = {"X": 1, "Axis": "Y"}
    request = collections.PutGridRequest(
        cube=[[[1, 2], []]],
        point_grid=[[point], []],
        limits={collections.Axis.X: 3},
        index={"a": {"b": [point]}},
        keyed_points={"Z": [point]},
    )
    params = {
        "Cube": [[[1, 2], []]],
        "PointGrid": [[wire], []],
        "Limits": {"X": 3},
        "Index": {"a": {"b": [wire]}},
        "KeyedPoints": {"Z": [wire]},
    }
    assert request.to_boto3() == params
    assert collections.PutGridRequest.from_boto3(params) == request


def test_keys_that_are_enums_are_parsed(collections):
    response = collections.PutGridResponse.from_boto3({"Limits": {"X": 1, "W": 2}, "KeyedPoints": {"Y": []}})
    known, unknown = response.limits
    assert known is collections.Axis.X
    assert unknown == "W"
    assert not unknown.is_known
    assert list(response.keyed_points) == [collections.Axis.Y]


def test_none_keeps_its_position_in_sparse_lists_and_maps(sparse):
    point = sparse.Point(x=1)
    series = sparse.Series(
        numbers=[1, None],
        numbers_by_name={"a": None},
        points=[None, point],
        points_by_name={"a": None, "b": point},
        rows=[None, [None, point]],
        colors=[None, "RED"],
    )
    params = {
        "Numbers": [1, None],
        "NumbersByName": {"a": None},
        "Points": [None, {"X": 1}],
        "PointsByName": {"a": None, "b": {"X": 1}},
        "Rows": [None, [None, {"X": 1}]],
        "Colors": [None, "RED"],
    }
    assert series.to_boto3() == params
    assert sparse.Series.from_boto3(params) == series


def test_equality_is_by_class_and_members(scalars, collections):
    point = collections.Point(x=1)
    assert point == collections.Point(x=1)
    assert point != collections.Point(x=2)
    assert point != {"X": 1}
    assert scalars.PutReadingResponse(reading_id="a") != collections.Point(x=1)


def test_unknown_members_are_no_part_of_equality(collections):
    assert collections.Point.from_boto3({"X": 1, "New": 1}) == collections.Point(x=1)


def test_structures_cannot_be_hashed(collections):
    with pytest.raises(TypeError, match="unhashable"):
        hash(collections.Point(x=1))


def test_repr_names_the_members_that_are_set(collections):
    point = collections.Point(x=1, axis=collections.Axis.X)
    assert repr(point) == "Point(x=1, axis=<Axis.X: 'X'>)"
    assert repr(collections.PutGridRequest()) == "PutGridRequest()"


def test_recursive_structures_round_trip(recursion):
    node = recursion.Node
    tree = node(name="root", children=[node(name="a"), node()], by_name={"b": [node(name="c", children=[])]})
    wire = {"Name": "root", "Children": [{"Name": "a"}, {}], "ByName": {"b": [{"Name": "c", "Children": []}]}}
    assert tree.to_boto3() == wire
    assert node.from_boto3(wire) == tree


def test_mutually_recursive_structures_round_trip(recursion):
    wire = {"Condition": {"Test": {"Constant": 1}, "Then": {"Call": {"Function": "f", "Arguments": [{"Constant": 2}]}}}}
    expression = recursion.Expression.from_boto3(wire)
    assert expression.condition.then.call.arguments == [recursion.Expression(constant=2)]
    assert expression.to_boto3() == wire


def test_two_hundred_levels_are_no_strain(recursion):
    link = recursion.Link(value=0)
    for level in range(1, 200):
        link = recursion.Link(value=level, next=link)
    assert recursion.Link.from_boto3(link.to_boto3()) == link


def test_members_named_like_locals_and_builtins_keep_their_values(golden):
    names = golden("names")
    for cls in (
        names.LocalMembers,
        names.BuiltinMembers,
        names.DunderMembers,
        names.MethodMembers,
        names.KeywordMembers,
    ):
        params = {wire: f"value of {wire}" for wire in cls._schema().members}
        for structured in ("item", "key", "list", "dict"):
            params.pop(structured, None)
        instance = cls.from_boto3(params)
        assert instance.to_boto3() == params
        values = [getattr(instance, field.name) for field in dataclasses.fields(cls)]
        assert [value for value in values if value] == list(params.values())

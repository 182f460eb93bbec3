"""What a structure keeps beside its members, and what it converts: nothing is lost between `from_boto3` and `to_boto3`."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

METADATA = {
    "RequestId": "r-1",
    "HostId": "h-1",
    "HTTPStatusCode": 200,
    "HTTPHeaders": {"content-type": "text/plain"},
    "RetryAttempts": 2,
}


@pytest.fixture(scope="module")
def scalars(golden):
    return golden("scalars")


@pytest.fixture(scope="module")
def collections(golden):
    return golden("collections")


def response(scalars):
    return scalars.PutReadingResponse.from_boto3({"ReadingId": "r-1", "New": 1, "ResponseMetadata": METADATA})


def test_the_metadata_of_a_response_are_typed(scalars):
    metadata = response(scalars).response_metadata
    assert (metadata.request_id, metadata.host_id, metadata.http_status_code) == ("r-1", "h-1", 200)
    assert (metadata.http_headers, metadata.retry_attempts) == ({"content-type": "text/plain"}, 2)
    assert metadata.raw is METADATA
    assert repr(metadata) == "ResponseMetadata('r-1', http_status_code=200)"


@pytest.mark.parametrize("wire", [{}, {"ResponseMetadata": None}, {"ResponseMetadata": "odd"}])
def test_what_has_no_metadata_has_none(scalars, wire):
    assert scalars.PutReadingResponse.from_boto3(wire).response_metadata is None


def test_what_the_metadata_lack_is_none_or_empty(scalars):
    metadata = scalars.PutReadingResponse.from_boto3({"ResponseMetadata": {}}).response_metadata
    assert (metadata.request_id, metadata.http_headers, metadata.retry_attempts) == (None, {}, 0)


@pytest.mark.parametrize(
    ("kept", "unknown"),
    [
        ({}, {}),
        ({"ResponseMetadata": METADATA}, {}),
        ({"ResponseMetadata": None}, {}),
        ({"New": 1}, {"New": 1}),
        ({"New": 1, "ResponseMetadata": METADATA}, {"New": 1}),
        ({"New": 1, "Newer": 2}, {"New": 1, "Newer": 2}),
    ],
    ids=str,
)
def test_what_is_no_member_is_given_back(scalars, kept, unknown):
    wire = {"ReadingId": "r-1", **kept}
    made = scalars.PutReadingResponse.from_boto3(wire)
    assert made.unknown_members == unknown
    assert made.to_boto3() == wire


COPIES = {
    "replace": dataclasses.replace,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
}


@pytest.mark.parametrize("how", COPIES)
def test_what_is_kept_survives_copies(scalars, how):
    copied = COPIES[how](response(scalars))
    assert copied.unknown_members == {"New": 1}
    assert copied.response_metadata.raw == METADATA
    assert copied.to_boto3() == {"ReadingId": "r-1", "New": 1, "ResponseMetadata": METADATA}


def test_what_is_kept_is_no_field(scalars):
    names = {field.name for field in dataclasses.fields(scalars.PutReadingResponse)}
    assert not {"unknown_members", "response_metadata"} & names
    assert "New" not in repr(response(scalars))
    assert dataclasses.asdict(response(scalars)).keys() == names


def test_a_structure_is_built_with_unknown_members(collections):
    point = collections.Point(x=1, unknown_members={"Depth": 3})
    assert point.unknown_members == {"Depth": 3}
    assert point.to_boto3() == {"X": 1, "Depth": 3}
    assert dataclasses.replace(point, unknown_members={}).unknown_members == {}


@pytest.mark.parametrize("nothing", [None, {}])
def test_nothing_unknown_may_be_given(collections, nothing):
    assert collections.Point(x=1, unknown_members=nothing, response_metadata=nothing)._kept is None


def test_a_response_is_built_with_the_metadata_that_boto3_has(scalars):
    made = scalars.PutReadingResponse(reading_id="r-1", response_metadata=METADATA)
    assert made.response_metadata.request_id == "r-1"
    assert made.to_boto3() == {"ReadingId": "r-1", "ResponseMetadata": METADATA}


def test_a_copy_with_another_value_keeps_no_empty_dict(collections):
    """One is no reason to leave a request that is sent to the search."""
    assert dataclasses.replace(collections.Point(x=1), x=2)._kept is None


def test_an_unknown_member_is_a_violation_as_it_is_in_a_dict(collections):
    [in_class] = violations(collections, collections.Point.from_boto3({"X": 1, "Dpeth": 3}))
    [in_dict] = collections.validate("Point", {"X": 1, "Dpeth": 3})
    assert in_class == in_dict
    assert in_class.rule == "Point.unknown"


def test_the_metadata_of_a_response_are_no_violation(scalars):
    made = scalars.PutReadingResponse.from_boto3({"ReadingId": "r-1", "ResponseMetadata": METADATA})
    assert [each for each in violations(scalars, made) if "ResponseMetadata" in each.path] == []


def violations(package, structure):
    try:
        structure.validate()
    except package.rt.ValidationError as error:
        return error.violations
    return []


def test_a_derived_class_need_not_know_what_is_kept(collections):
    @dataclasses.dataclass(kw_only=True)
    class Place(collections.Point):
        name: str = ""

        def __post_init__(self) -> None:
            self.name = self.name.upper()

    place = Place(x=1, name="a", unknown_members={"Depth": 3})
    assert (place.name, place.unknown_members) == ("A", {"Depth": 3})
    assert dataclasses.replace(place, name="b").unknown_members == {"Depth": 3}


@pytest.mark.parametrize("slots", [False, True])
def test_what_a_derived_class_adds_has_its_defaults_in_an_instance_made_of_a_dict(collections, slots):
    @dataclasses.dataclass(kw_only=True, slots=slots)
    class Place(collections.Point):
        name: str = "here"
        tags: list[str] = dataclasses.field(default_factory=list)
        length: int = dataclasses.field(init=False)

    class Town(Place):
        pass

    for made in (Place.from_boto3({"X": 1}), Place.from_dict({"X": 1}), Town.from_boto3({"X": 1})):
        assert (made.x, made.name, made.tags) == (1, "here", [])
        assert made.to_boto3() == {"X": 1}
    assert Place.from_boto3({}).tags is not Place.from_boto3({}).tags


def test_what_a_derived_class_adds_without_a_default_is_refused_for_a_dict(collections):
    @dataclasses.dataclass(kw_only=True)
    class Place(collections.Point):
        name: str

    for read in (Place.from_boto3, Place.from_dict):
        with pytest.raises(TypeError) as refused:
            read({"X": 1})
        assert str(refused.value) == "Place.name must have a default (got none): a dict has the members of Point only"


def test_a_dict_in_the_place_of_a_structure_is_converted(collections):
    point = collections.Point(x=1, axis=collections.Axis.X)
    made = collections.PutGridRequest(
        point_grid=[[{"X": 1, "Axis": collections.Axis.Y}, point]], index={"a": {"b": [{"X": 2}]}}
    )
    assert violations(collections, made) == []
    assert made.to_boto3() == {
        "PointGrid": [[{"X": 1, "Axis": "Y"}, {"X": 1, "Axis": "X"}]],
        "Index": {"a": {"b": [{"X": 2}]}},
    }


@pytest.mark.parametrize("odd", ["text", 5, {"a": 1}, [["text"]], [[5, None]], [None], object()])
def test_what_cannot_be_converted_is_kept_and_a_violation(collections, odd):
    made = collections.PutGridRequest(point_grid=odd)
    assert made.to_boto3() == {"PointGrid": odd}
    assert any(each.path.startswith("PointGrid") for each in violations(collections, made))
    assert collections.PutGridRequest.from_boto3({"PointGrid": odd}).to_boto3() == {"PointGrid": odd}

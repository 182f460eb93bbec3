"""Generated classes are dataclasses, and the standard library's tools for those work on them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/expected"))


@pytest.fixture(scope="module")
def collections(golden):
    return golden("collections")


@pytest.fixture
def grid(collections):
    point = {"X": 1, "Axis": "Y"}
    return collections.PutGridResponse.from_boto3({"PointGrid": [[point]], "Index": {"a": {"b": [point]}}, "New": 1})


def test_fields_are_in_the_order_of_the_spec(collections):
    names = [field.name for field in dataclasses.fields(collections.PutGridRequest)]
    assert names == ["names", "cube", "point_grid", "limits", "index", "keyed_points", "blobs", "times"]


def test_replace_makes_another_instance(collections):
    point = collections.Point(x=1, axis="X")
    assert dataclasses.replace(point, x=2) == collections.Point(x=2, axis="X")
    assert point.x == 1


def test_asdict_gives_python_names(grid):
    asdict = dataclasses.asdict(grid)
    assert asdict["point_grid"] == [[{"x": 1, "axis": "Y"}]]
    assert asdict["index"] == {"a": {"b": [{"x": 1, "axis": "Y"}]}}
    assert asdict["cube"] is None


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_hold_everything(grid, protocol):
    copied = pickle.loads(pickle.dumps(grid, protocol))
    assert copied == grid
    assert copied.unknown_members == {"New": 1}


def test_copies_share_and_deep_copies_do_not(grid):
    shallow, deep = copy.copy(grid), copy.deepcopy(grid)
    assert shallow == deep == grid
    assert shallow.unknown_members == deep.unknown_members == {"New": 1}
    assert shallow.point_grid is grid.point_grid
    assert deep.point_grid[0][0] is not grid.point_grid[0][0]


def test_structures_match_by_keyword(collections):
    match collections.Point(x=1, axis="Y"):
        case collections.Point(x=1, axis=collections.Axis.Y):
            pass
        case _:
            pytest.fail("no match")


def test_instances_have_no_dict(collections):
    assert not hasattr(collections.Point(x=1), "__dict__")


@pytest.mark.parametrize("case", CASES)
def test_type_hints_resolve(golden, case):
    package = golden(case)
    for name in package._package.names():
        value = getattr(package, name)
        if dataclasses.is_dataclass(value):
            hints = typing.get_type_hints(value)
            assert {field.name for field in dataclasses.fields(value)} <= hints.keys()


def test_type_hints_of_the_functions_of_a_package_resolve(collections):
    functions = ("validate", "guard", "unguard", "operation", "rules", "from_client_error")
    hints = {name: typing.get_type_hints(getattr(collections, name)) for name in functions}
    assert hints["validate"]["level"] == typing.Literal["botocore", "modelled", "documented"]
    assert typing.Literal["warn", "raise"] in typing.get_args(hints["guard"]["on_violation"])


def test_type_hints_are_the_types(collections):
    hints = typing.get_type_hints(collections.PutGridResponse)
    assert hints["limits"] == dict[collections.Axis, int] | None
    assert hints["point_grid"] == list[list[collections.Point]] | None


def test_type_hints_see_past_members_named_like_builtins(golden):
    hints = typing.get_type_hints(golden("names").BuiltinMembers)
    assert hints["str"] == str | None
    assert hints["list"] == list[str] | None
    assert hints["dict"] == dict[str, str] | None

"""What is known of a value that may be several, that leaves its function, or in which a part is changed."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.environments import containers, entangled, name_without_value, on_the_way, with_item
from shapesmith.clients.joining import agreed, joined, unsure
from shapesmith.clients.values import (
    UNKNOWN,
    Client,
    Dict,
    List,
    Presumed,
    PresumedMethod,
    Resource,
    Unknown,
    is_too_large,
    returned,
    same,
)

S3, SQS = Client("s3"), Client("sqs")
LIST, DICT = List([1]), Dict({"a": 1})


def plain(value: Any) -> Any:
    """Return a value as Python has it; `...` after the items of what may have more, `?` for what is not known."""
    if isinstance(value, List):
        return [*map(plain, value.items), *([...] if value.is_open else [])]
    if isinstance(value, Dict):
        return {key: plain(item) for key, item in value.entries.items()} | ({...: ...} if value.is_open else {})
    return "?" if isinstance(value, Unknown) else value


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1, 1, True),
        (1, 2, False),
        (1, True, False),
        (1, 1.0, False),
        ("a", b"a", False),
        (None, None, True),
        (S3, Client("s3"), True),
        (S3, Client("s3", is_of_resource=True), False),
        (LIST, LIST, True),
        (LIST, List([1]), False),
        (DICT, Dict({"a": 1}), False),
        (UNKNOWN, UNKNOWN, True),
        (UNKNOWN, Unknown(), False),
    ],
)
def test_values_are_the_same_if_they_are_known_to_be(one: Any, other: Any, expected: bool) -> None:
    assert same(one, other) is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], UNKNOWN),
        ([1, 1], 1),
        ([1, 2], UNKNOWN),
        ([1, None], UNKNOWN),
        ([None, None], None),
        ([None, S3], S3),
        ([UNKNOWN, S3, None, S3], S3._replace(is_sure=False)),
        ([S3, SQS], UNKNOWN),
        ([S3, "s3"], UNKNOWN),
        (["s3", S3], UNKNOWN),
        ([UNKNOWN, None], UNKNOWN),
        ([Presumed("s3"), UNKNOWN], Presumed("s3")),
        ([Presumed("s3"), SQS], SQS._replace(is_sure=False)),
        ([Presumed("s3"), Presumed("sqs")], UNKNOWN),
        ([PresumedMethod(Presumed("s3"), "a"), None], PresumedMethod(Presumed("s3"), "a")),
    ],
)
def test_a_value_that_may_be_a_client_or_nothing_is_the_client(values: list[Any], expected: Any) -> None:
    assert joined(values) is expected or joined(values) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, 1),
        (S3, S3._replace(is_sure=False)),
        (LIST, "?"),
        (DICT, "?"),
        (List([S3, 1]), [S3._replace(is_sure=False), "?"]),
        (Dict({"a": S3, "b": 1}), {"a": S3._replace(is_sure=False), ...: ...}),
    ],
)
def test_of_a_value_that_may_be_something_else_what_is_of_boto3_is_kept(value: Any, expected: Any) -> None:
    assert plain(unsure(value)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([LIST], [1]),
        ([LIST, None], [1]),
        ([LIST, UNKNOWN], "?"),
        ([LIST, DICT], "?"),
        ([List([S3]), UNKNOWN], [S3._replace(is_sure=False)]),
        ([S3, None], S3),
        ([S3, 1], S3._replace(is_sure=False)),
    ],
)
def test_values_agree_on_what_all_of_some_kinds_are(values: list[Any], expected: Any) -> None:
    assert plain(agreed(values, (Client, List, Dict))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, 1),
        (S3, S3),
        (List([1, DICT], is_open=True), [1, "?", ...]),
        (DICT, "?"),
        (Dict({"a": S3, "b": 1}), {"a": S3, "b": 1, ...: ...}),
        (Dict({"a": Dict({"b": S3})}), "?"),
    ],
)
def test_of_a_value_that_leaves_its_function_what_nobody_can_change_is_kept(value: Any, expected: Any) -> None:
    assert plain(returned(value)) == expected


def test_a_list_or_dict_contains_itself_and_those_inside() -> None:
    outer = List([Dict({"x": LIST})])
    assert list(containers(outer)) == [outer, outer.items[0], LIST]
    assert list(containers(1)) == []


def test_a_value_is_entangled_with_what_holds_it_or_a_part_of_it() -> None:
    outer = Dict({"x": LIST})
    assert (entangled(outer, outer), entangled(outer, LIST), entangled(LIST, outer)) == (True, True, True)
    assert (entangled(outer, DICT), entangled(outer, 1)) == (False, False)


@pytest.mark.parametrize(
    ("test", "name"),
    [
        ("x is None", "x"),
        ("not x", "x"),
        ("x is not None", ""),
        ("x == None", ""),
        ("x is False", ""),
        ("None is x", ""),
        ("-x", ""),
        ("not x.y", ""),
        ("x", ""),
        ("x is None is None", ""),
    ],
)
def test_a_condition_says_that_a_name_has_no_value(test: str, name: str) -> None:
    assert name_without_value(ast.parse(test, mode="eval").body) == name


@pytest.mark.parametrize(
    ("holder", "path", "expected"),
    [
        (DICT, [], 0),
        (DICT, ["a"], {"a": 0}),
        (DICT, ["b"], {"a": 1, "b": 0}),
        (Dict({"a": 1}, is_open=True), ["b"], {"a": 1, "b": 0, ...: ...}),
        (DICT, [UNKNOWN], {"a": "?", ...: ...}),
        (List([1, 2, 3]), [0], [0, 2, 3]),
        (List([1, 2, 3]), [2], [1, 2, 0]),
        (List([1, 2, 3]), [-1], [1, 2, 0]),
        (List([1, 2, 3]), [-3], [0, 2, 3]),
        (List([1, 2, 3]), [3], "?"),
        (List([1, 2, 3]), [-4], "?"),
        (List([1, 2, 3]), [True], "?"),
        (List([1, 2, 3], is_open=True), [0], "?"),
        (Dict({"a": List([DICT])}), ["a", 0, "a"], {"a": [{"a": 0}]}),
        (Dict({"a": 1}), ["a", "b"], {"a": "?"}),
        (1, ["a"], "?"),
    ],
)
def test_a_change_at_a_path_makes_another_list_or_dict(holder: Any, path: list[Any], expected: Any) -> None:
    before = plain(holder)
    assert plain(with_item(holder, path, 0)) == expected
    assert plain(holder) == before


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["a"], []),
        (["a", 0], ["a"]),
        (["a", 0, "x"], ["a", "a[0]"]),
        (["a", -1, "x"], ["a", "a[0]"]),
        (["a", 1, "x"], ["a", "a", "a[0]"]),
        (["a", -2, "x"], ["a", "a", "a[0]"]),
        ([UNKNOWN, "x"], ["all", "a", "a[0]"]),
    ],
)
def test_a_change_at_a_path_changes_what_is_on_the_way_or_all_where_that_is_not_known(
    path: list[Any], expected: list[str]
) -> None:
    inner = Dict({"x": 1})
    items = List([inner])
    whole = Dict({"a": items})
    names = {id(whole): "all", id(items): "a", id(inner): "a[0]"}
    assert [names[id(each)] for each in on_the_way(whole, path)] == expected


def test_a_resource_is_followed_for_24_steps() -> None:
    found: Any = Resource("s3")
    for number in range(24):
        found = found.step(f"s{number}")
    assert found == Resource("s3", tuple(f"s{number}" for number in range(24)))
    assert found.step("s24") is UNKNOWN


@pytest.mark.parametrize(("count", "expected"), [(2_000, False), (2_001, True)])
def test_2_000_values_in_a_list_or_dict_are_followed(count: int, expected: bool) -> None:
    items = list(range(count))
    assert is_too_large(List(items)) is expected
    assert is_too_large(Dict(dict.fromkeys(items, 1))) is expected
    assert not is_too_large("a" * count)

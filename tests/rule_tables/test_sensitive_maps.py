"""Keys of maps that are sensitive, or whose map is: no path shows them."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.runtime.containers import Map
from shapesmith.runtime.entries import Integer, String
from shapesmith.runtime.places import Place
from shapesmith.runtime.validation import check_value
from shapesmith.runtime.values import HIDDEN

from tests.rule_tables.conditions import structure


def found(value: Any, **sensitive: bool) -> list[tuple[str, str]]:
    """Return the path and the message of each violation of a map of integers whose keys have at most 3 characters."""
    key = String(max=3, sensitive=sensitive.get("key", False))
    item = Integer(sensitive=sensitive.get("item", False))
    cls = structure(lambda: {"M": Map(key, item, sensitive=sensitive.get("map", False))})
    return [(each.path, each.message) for each in check_value(cls, "Made", {"M": value})]


def test_a_key_that_may_be_shown_is_in_the_path() -> None:
    assert found({"abcd": 1, "b": "x"}) == [
        ('M["abcd"]', 'Made.M["abcd"] must have at most 3 characters (got 4: "abcd")'),
        ('M["b"]', 'Made.M["b"] must be an integer (got str "x")'),
    ]


@pytest.mark.parametrize("sensitive", [{"key": True}, {"map": True}, {"key": True, "map": True}])
def test_the_path_has_no_key_of_a_sensitive_map_or_kind(sensitive: dict[str, bool]) -> None:
    assert [path for path, _ in found({"abcd": 1, "b": "x"}, **sensitive)] == ["M[<sensitive>]", "M[<sensitive>]"]


def test_a_message_has_no_key_that_is_sensitive() -> None:
    assert [message for _, message in found({"abcd": 1, "b": "x"}, key=True)] == [
        "Made.M[<sensitive>] must have at most 3 characters (got 4: <sensitive>)",
        'Made.M[<sensitive>] must be an integer (got str "x")',
    ]


@pytest.mark.parametrize(
    ("outer", "inner", "is_hidden"),
    [(False, False, False), (True, False, True), (False, True, True), (True, True, True)],
)
def test_what_is_in_a_sensitive_map_is_hidden(outer: bool, inner: bool, is_hidden: bool) -> None:
    members = {"M": Map(String(), Map(String(), String(sensitive=inner)), sensitive=outer)}
    found = Place("M{a}{b}").spots(members, {"M": {"a": {"b": "c"}}})
    assert [(spot.value, spot.hide) for spot in found] == [("c", is_hidden)]
    # Where the map is sensitive, so is each key on the way from it.
    assert [[step is HIDDEN for step in spot.trail[0]] for spot in found] == [[False, outer, outer]]

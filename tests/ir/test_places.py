"""Places of a structure are taken apart, and put together, at the same characters."""

from __future__ import annotations

import pytest
from shapesmith.ir.places import join, member_of, steps_of


@pytest.mark.parametrize(
    ("place", "member", "steps"),
    [
        (".", "", ()),
        ("Name", "Name", ("Name",)),
        ("Tag.Key", "Tag", ("Tag", "Key")),
        ("Tags[]", "Tags", ("Tags", "[]")),
        ("Tags[].Key", "Tags", ("Tags", "[]", "Key")),
        ("Tags[0]", "Tags", ("Tags", "[0]")),
        ("Tags[12].Key", "Tags", ("Tags", "[12]", "Key")),
        ("Pages[][]", "Pages", ("Pages", "[]", "[]")),
        ("Attributes{}", "Attributes", ("Attributes", "{}")),
        ("Attributes{key}", "Attributes", ("Attributes", "{key}")),
        ("Attributes{a.b}.Value", "Attributes", ("Attributes", "{a.b}", "Value")),
        ("Attributes{a[0]}[1]", "Attributes", ("Attributes", "{a[0]}", "[1]")),
        ("Attributes{a}{b}", "Attributes", ("Attributes", "{a}", "{b}")),
        # What is not closed or not opened is part of no step.
        ("A{b{c}", "A", ("A", "b", "{c}")),
        ("A]b", "A]b", ("A", "b")),
        ("A}b", "A}b", ("A", "b")),
        ("A{a}}", "A", ("A", "{a}")),
        ("A[b]", "A", ("A", "b")),
        ("x-amz:name[]", "x-amz:name", ("x-amz:name", "[]")),
    ],
)
def test_a_place_is_in_its_first_step(place: str, member: str, steps: tuple[str, ...]) -> None:
    assert (member_of(place), steps_of(place)) == (member, steps)


@pytest.mark.parametrize(
    ("outer", "inner", "place"), [("Tags[]", "Key", "Tags[].Key"), ("Tag", ".", "Tag"), ("Tag", "Key{}", "Tag.Key{}")]
)
def test_a_place_of_what_is_at_another(outer: str, inner: str, place: str) -> None:
    assert join(outer, inner) == place

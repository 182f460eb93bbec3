"""Edits of a text: what lies side by side is edited, what overlaps is refused."""

from __future__ import annotations

import pytest
from shapesmith.adopt.edits import Edit, applied


def test_edits_are_applied_in_the_order_of_the_text() -> None:
    assert applied("abcdef", [Edit(4, 5, "5"), Edit(0, 1, "1")]) == "1bcd5f"


def test_an_edit_may_begin_where_another_ends() -> None:
    assert applied("abc", [Edit(0, 1, "1"), Edit(1, 2, "2"), Edit(2, 3, "")]) == "12"


def test_an_edit_may_not_begin_one_character_before_another_ends() -> None:
    with pytest.raises(ValueError, match="edits overlap at 1"):
        applied("abc", [Edit(0, 2, "1"), Edit(1, 3, "2")])


def test_what_is_added_where_a_part_is_replaced_comes_before_it() -> None:
    assert applied("abc", [Edit(1, 2, "new"), Edit(1, 1, "added ")]) == "aadded newc"


def test_what_is_added_twice_at_one_place_comes_in_the_order_given() -> None:
    assert applied("ab", [Edit(1, 1, "z"), Edit(1, 1, "y")]) == "azyb"


def test_without_edits_a_text_is_as_it_was() -> None:
    assert applied("ab", []) == "ab"

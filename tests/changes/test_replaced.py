"""A structure in the place of another one, which was renamed or is no target any more: its rules are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.comparing.comparison import Comparison, Side
from shapesmith.review.changes.comparing.replaced import replaced

from tests.changes.test_uses import changes, side

NEEDED = "<p>Required if Kind is RYE.</p>"
SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Kind": {"type": "string", "enum": ["RYE", "OATS"]},
}


def topping(said: str = "") -> dict[str, Any]:
    """Return a structure with this text for its amount."""
    members = {"Kind": {"shape": "Kind"}, "Amount": {"shape": "Text", "documentation": said}}
    return {"type": "structure", "members": members}


def toppings(shape: str) -> dict[str, Any]:
    return {"type": "list", "member": {"shape": shape}}


def of_rules(old: Side, new: Side) -> list[Change]:
    return [each for each in changes(old, new) if each.rule.startswith("RULE_")]


def both(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> tuple[Side, Side]:
    """Return two sides, whose requests have `Toppings`, with further shapes."""
    one, other = (
        side(folder / f"{name}.json", {"Toppings": "Toppings"}, {}, {**SHAPES, **shapes})
        for name, shapes in (("old", old), ("new", new))
    )
    return one, other


def test_a_rule_on_a_structure_that_was_renamed_breaks_what_was_valid_there(tmp_path: Path) -> None:
    old, new = both(
        tmp_path,
        {"Toppings": toppings("Topping"), "Topping": topping()},
        {"Toppings": toppings("Garnish"), "Garnish": topping(NEEDED)},
    )
    (change,) = of_rules(old, new)
    assert (change.rule, change.subject, change.breaks) == ("RULE_STATEMENT_ADDED", "Garnish.Amount", ("request",))
    assert change.witness is not None
    assert change.witness.code.endswith('assert not bakery.validate("BakeRequest", {"Toppings": [{"Kind": "RYE"}]})')


def test_a_rule_that_the_renamed_structure_had_is_none_that_changed(tmp_path: Path) -> None:
    old, new = both(
        tmp_path,
        {"Toppings": toppings("Topping"), "Topping": topping(NEEDED)},
        {"Toppings": toppings("Garnish"), "Garnish": topping(NEEDED)},
    )
    assert of_rules(old, new) == []


def test_a_rule_on_a_structure_that_stands_for_one_that_is_still_there_breaks_too(tmp_path: Path) -> None:
    old, new = both(
        tmp_path,
        {"Toppings": toppings("Topping"), "Topping": topping()},
        {"Toppings": toppings("Garnish"), "Topping": topping(), "Garnish": topping(NEEDED)},
    )
    assert [(each.rule, each.breaks) for each in of_rules(old, new)] == [("RULE_STATEMENT_ADDED", ("request",))]


def test_a_rule_on_a_structure_that_no_request_had_is_violated_by_none(tmp_path: Path) -> None:
    old, new = both(
        tmp_path,
        {"Toppings": toppings("Text")},
        {"Toppings": toppings("Garnish"), "Garnish": topping(NEEDED)},
    )
    assert [(each.rule, each.breaks) for each in of_rules(old, new)] == [("RULE_MEMBER_ADDED", ())]


def test_the_place_of_a_structure_leads_through_lists_maps_and_other_structures_that_are_new(tmp_path: Path) -> None:
    old, new = both(
        tmp_path,
        {
            "Toppings": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Plate"}},
            "Plate": {"type": "structure", "members": {"On": {"shape": "Topping"}}},
            "Topping": topping(),
        },
        {
            "Toppings": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Dish"}},
            "Dish": {"type": "structure", "members": {"On": {"shape": "Garnish"}}},
            "Garnish": topping(NEEDED),
        },
    )
    assert replaced(Comparison(old, new)) == {
        "Dish": ("Plate", "BakeRequest", "BakeRequest.Toppings{}"),
        "Garnish": ("Topping", "BakeRequest", "BakeRequest.Toppings{}.On"),
    }


def test_a_further_member_of_a_structure_breaks_nothing_whatever_its_name_is(tmp_path: Path) -> None:
    one, other = {"A": {"shape": "Text"}}, {"A": {"shape": "Text"}, "B": {"shape": "Text"}}
    old, same, renamed = (
        side(
            tmp_path / f"{name}-{len(members)}.json",
            {},
            {"Slices": "Slices"},
            {
                "Slices": {"type": "list", "member": {"shape": name}},
                name: {"type": "structure", "members": members},
                "Text": {"type": "string"},
            },
        )
        for name, members in (("Slice", one), ("Slice", other), ("Piece", other))
    )
    found = {each.rule: each.breaks for each in changes(old, same)}
    assert found == {"STRUCTURE_MEMBER_ADDED": ()}
    found = {each.rule: each.breaks for each in changes(old, renamed) if each.subject == "Slices[]"}
    assert found == {"MEMBER_TARGET_RENAMED": ()}


def listed(folder: Path, number: int, shape: str, values: list[str] | None = None) -> Side:
    """Return a side whose requests and responses have a member of that shape, which may list values itself."""
    member = {"shape": shape} if values is None else {"shape": shape, "enum": values}
    both = {"Dough": "Dough"}
    dough = {"type": "structure", "members": {"Grain": member}}
    shapes = {**SHAPES, "Grain": {"type": "string", "enum": ["RYE", "OATS"]}, "Dough": dough}
    return side(folder / f"{number}.json", both, both, shapes)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            ("Text", ["RYE", "OATS"]),
            ("Grain",),
            [("MEMBER_TYPE_RESPELLED", ("source",)), ("MEMBER_ENUM_RESPELLED", ())],
        ),
        (
            ("Text", ["RYE"]),
            ("Grain",),
            [("MEMBER_TYPE_LOOSENED", ("source", "response")), ("MEMBER_ENUM_RESPELLED", ())],
        ),
        (("Grain", ["OATS", "RYE"]), ("Grain",), [("MEMBER_ENUM_RESPELLED", ())]),
        (("Grain",), ("Grain", ["RYE"]), [("MEMBER_ENUM_TIGHTENED", ("request",))]),
        (("Grain", ["RYE"]), ("Grain",), [("MEMBER_ENUM_LOOSENED", ("response",))]),
        (("Text",), ("Text", ["RYE"]), [("MEMBER_ENUM_ADDED", ("request",))]),
        (("Text", ["RYE"]), ("Text",), [("MEMBER_ENUM_REMOVED", ("response",))]),
    ],
)
def test_the_values_of_a_member_are_compared_wherever_they_are_listed(
    old: tuple[Any, ...], new: tuple[Any, ...], found: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    sides = [listed(tmp_path, number, *each) for number, each in enumerate((old, new))]
    result = [each for each in changes(*sides) if each.subject == "Dough.Grain"]
    assert [(each.rule, each.breaks) for each in result] == found
    assert all(each.witness is not None for each in result if each.breaks)

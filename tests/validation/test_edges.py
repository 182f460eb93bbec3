"""Every bound at its edge: the last value that it allows, and the first that it does not, in every position of a value.

The compiled check decides if a value is valid, and a search if it is not: each case is tried alone, where the first
decides, and beside another violation, where the second does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import PackageOf
from tests.corpus.models import Model
from tests.corpus.package import imported_from

VERSION = "2024-01-01"
MESSAGE_LISTS = 12

SHAPES: dict[str, Any] = {
    "Word": {"type": "string", "min": 2, "max": 3},
    "Free": {"type": "string"},
    "Some": {"type": "string", "min": 1},
    "Few": {"type": "string", "max": 3},
    "Letters": {"type": "string", "min": 2, "max": 3, "pattern": "[a-z]*"},
    "Bytes": {"type": "blob", "min": 2, "max": 3},
    "Count": {"type": "integer", "min": 0, "max": 9},
    "Ratio": {"type": "double", "min": -0.5, "max": 0.5},
    "Twelve": {"type": "string", "enum": [f"V{number}" for number in range(12)]},
    "Thirteen": {"type": "string", "enum": [f"V{number}" for number in range(13)]},
    "Words": {"type": "list", "member": {"shape": "Word"}, "min": 1, "max": 2},
    "Somes": {"type": "list", "member": {"shape": "Some"}},
    "Kinds": {"type": "list", "member": {"shape": "Twelve"}, "max": 2},
    "Table": {"type": "map", "key": {"shape": "Word"}, "value": {"shape": "Few"}, "min": 1, "max": 2},
    "Labels": {"type": "map", "key": {"shape": "Some"}, "value": {"shape": "Some"}},
    "Deep": {"type": "map", "key": {"shape": "Free"}, "value": {"shape": "Grid"}},
    "Grid": {"type": "list", "member": {"shape": "Words"}, "max": 2},
    "Inner": {"type": "structure", "required": ["Word"], "members": {"Word": {"shape": "Word"}, "Next": {"shape": "Inner"}}},
    "Inners": {"type": "list", "member": {"shape": "Inner"}},
    "Small": {"type": "structure", "required": ["Word"], "members": {"Word": {"shape": "Word"}, "Few": {"shape": "Few"}, "Count": {"shape": "Count"}}},
    "Either": {"type": "structure", "union": True, "members": {"A": {"shape": "Word"}, "B": {"shape": "Count"}}},
}  # fmt: skip
MEMBERS = [name for name in SHAPES if name != "Grid"]


@pytest.fixture(scope="module")
def edges(package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """Return the package of a service with a request that has a member of every shape."""
    folder = tmp_path_factory.mktemp("edges")
    request = {
        "type": "structure",
        "required": ["Free"],
        "members": {name: {"shape": name} for name in MEMBERS},
    }
    operation = {"name": "Act", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "ActRequest"}}
    spec = {
        "metadata": {"apiVersion": VERSION, "protocol": "json", "serviceId": "Edges"},
        "operations": {"Act": operation},
        "shapes": {"ActRequest": request, **SHAPES},
    }
    file = folder / "edges" / VERSION / "service-2.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(spec), encoding="utf-8")
    with imported_from(package_of(Model(folder, "edges", VERSION).spec, folder / "generated"), "edges") as package:
        yield package


Check = Callable[[str, Any], list[str]]


@pytest.fixture
def check(edges: ModuleType) -> Check:
    """Return what gives the messages on a member: the same by itself and beside another violation."""

    def messages(params: dict[str, Any], level: str) -> list[str]:
        return [violation.message for violation in edges.validate("ActRequest", params, level=level)]

    def check(member: str, value: Any) -> list[str]:
        alone = messages({"Free": "", member: value}, "documented")
        missing, *beside = sorted(
            messages({member: value}, "documented"), key=lambda message: "Free must be set" not in message
        )
        assert missing == "ActRequest.Free must be set (got nothing)"
        assert sorted(beside) == sorted(alone)
        # As often as it takes until a check is compiled, if it is: the verdict stays.
        for _ in range(20):
            assert messages({"Free": "", member: value}, "modelled") == alone
        return [message.removeprefix("ActRequest.") for message in alone]

    return check


@pytest.mark.parametrize(
    ("member", "good", "bad"),
    [
        ("Word", ["ab", "abc", "\U0001f600é"], {"a": '1: "a"', "abcd": '4: "abcd"', "": '0: ""'}),
        ("Letters", ["ab", "abc"], {"a": '1: "a"', "abcd": '4: "abcd"'}),
        ("Bytes", [b"ab", b"abc", "é"], {b"a": "1: b'a'", b"abcd": "4: b'abcd'", "éé": '4: "éé"'}),
    ],
)
def test_a_length_has_both_bounds_in_it(member: str, good: list[Any], bad: dict[Any, str], check: Check) -> None:
    unit = "bytes" if member == "Bytes" else "characters"
    assert [check(member, value) for value in good] == [[]] * len(good)
    assert [check(member, value) for value in bad] == [
        [f"{member} must have 2 to 3 {unit} (got {got})"] for got in bad.values()
    ]


def test_a_length_with_one_bound(check: Check) -> None:
    assert check("Some", "a") == []
    assert check("Some", "") == ['Some must have at least 1 character (got 0: "")']
    assert check("Few", "") == check("Few", "abc") == []
    assert check("Few", "abcd") == ['Few must have at most 3 characters (got 4: "abcd")']


def test_a_range_has_both_bounds_in_it(check: Check) -> None:
    assert [check("Count", value) for value in (0, 9)] == [[], []]
    assert check("Count", -1) == ["Count must be 0 to 9 (got -1)"]
    assert check("Count", 10) == ["Count must be 0 to 9 (got 10)"]
    assert [check("Ratio", value) for value in (-0.5, 0.5, 0)] == [[], [], []]
    assert check("Ratio", -0.51) == ["Ratio must be -0.5 to 0.5 (got -0.51)"]
    assert check("Ratio", 0.51) == ["Ratio must be -0.5 to 0.5 (got 0.51)"]


def test_a_list_has_both_bounds_in_it_and_so_has_each_item(check: Check) -> None:
    assert [check("Words", value) for value in (["ab"], ["ab", "abc"], ("ab", "abc"))] == [[], [], []]
    assert check("Words", []) == ["Words must have 1 to 2 items (got 0)"]
    assert check("Words", ["ab"] * 3) == ["Words must have 1 to 2 items (got 3)"]
    assert check("Words", ["ab", "a"]) == ['Words[1] must have 2 to 3 characters (got 1: "a")']
    assert check("Words", ["abcd", "ab"]) == ['Words[0] must have 2 to 3 characters (got 4: "abcd")']
    assert check("Somes", []) == check("Somes", ["a", "b"]) == []
    assert check("Somes", ["a", ""]) == ['Somes[1] must have at least 1 character (got 0: "")']


def test_a_map_has_both_bounds_in_it_and_so_has_each_key_and_value(check: Check) -> None:
    good: list[dict[str, str]] = [{"ab": ""}, {"abc": "abc"}, {"ab": "a", "cd": "b"}]
    assert [check("Table", value) for value in good] == [[], [], []]
    assert check("Table", {}) == ["Table must have 1 to 2 entries (got 0)"]
    assert check("Table", {"ab": "", "bc": "", "cd": ""}) == ["Table must have 1 to 2 entries (got 3)"]


@pytest.mark.parametrize("others", [{}, {"ab": "abc"}])
def test_the_length_of_a_key_is_checked_whatever_its_value(others: dict[str, str], check: Check) -> None:
    assert check("Table", {"a": "", **others}) == ['Table["a"] must have 2 to 3 characters (got 1: "a")']
    assert check("Table", {"": "", **others}) == ['Table[""] must have 2 to 3 characters (got 0: "")']
    assert check("Table", {"abcd": "", **others}) == ['Table["abcd"] must have 2 to 3 characters (got 4: "abcd")']
    assert check("Table", {"cd": "abcd", **others}) == ['Table["cd"] must have at most 3 characters (got 4: "abcd")']


def test_an_empty_key_or_value_is_found_among_others(check: Check) -> None:
    assert check("Labels", {}) == check("Labels", {"a": "b"}) == []
    assert check("Labels", {"": "b"}) == ['Labels[""] must have at least 1 character (got 0: "")']
    assert check("Labels", {"a": ""}) == ['Labels["a"] must have at least 1 character (got 0: "")']
    assert len(check("Labels", {"a": "b", "": ""})) == 2


@pytest.mark.parametrize(("member", "size"), [("Twelve", 12), ("Thirteen", 13)])
def test_an_enum_has_its_first_and_its_last_value_and_lists_twelve(member: str, size: int, check: Check) -> None:
    listed = ", ".join(f'"V{number}"' for number in range(MESSAGE_LISTS))
    more = f" or {size - MESSAGE_LISTS} more" if size > MESSAGE_LISTS else ""
    assert check(member, "V0") == check(member, f"V{size - 1}") == []
    assert check(member, "W") == [f'{member} must be one of {listed}{more} (got "W")']
    assert len(check(member, f"V{size}")) == len(check(member, "v0")) == len(check(member, "")) == 1


def test_items_of_an_enum(check: Check) -> None:
    assert check("Kinds", ["V0", "V11"]) == []
    assert [message.partition(" must")[0] for message in check("Kinds", ["V0", "W"])] == ["Kinds[1]"]


def test_a_bound_holds_three_containers_deep(check: Check) -> None:
    assert check("Deep", {"k": [["ab"], ["abc", "ab"]], "": []}) == []
    assert check("Deep", {"k": [["ab"], ["ab", "a"]]}) == ['Deep["k"][1][1] must have 2 to 3 characters (got 1: "a")']
    assert check("Deep", {"k": [["ab"], []]}) == ['Deep["k"][1] must have 1 to 2 items (got 0)']
    assert check("Deep", {"k": [["ab"]] * 3}) == ['Deep["k"] must have at most 2 items (got 3)']
    assert check("Deep", {"k": [["ab"], "ab"]}) == ['Deep["k"][1] must be a list (got str)']


@pytest.mark.parametrize("depth", [1, 2, 5])
def test_a_structure_is_checked_at_every_depth(depth: int, check: Check) -> None:
    def nested(innermost: dict[str, Any]) -> dict[str, Any]:
        value = innermost
        for _ in range(depth):
            value = {"Word": "ab", "Next": value}
        return value

    place = "Inner" + ".Next" * depth
    assert check("Inner", nested({"Word": "abc"})) == []
    assert check("Inner", nested({})) == [f"{place}.Word must be set (got nothing)"]
    assert check("Inner", nested({"Word": "a"})) == [f'{place}.Word must have 2 to 3 characters (got 1: "a")']
    assert check("Inners", [{"Word": "ab"}, nested({"Word": "a"})]) == [
        f'Inners[1]{".Next" * depth}.Word must have 2 to 3 characters (got 1: "a")'
    ]


def test_a_union_has_one_member_no_fewer_and_no_more(check: Check) -> None:
    assert check("Either", {"A": "ab"}) == check("Either", {"B": 0}) == []
    assert check("Either", {}) == ["Either must have exactly one member set (got none)"]
    assert check("Either", {"A": "ab", "B": 0}) == ['Either must have exactly one member set (got "A", "B")']
    assert check("Either", {"A": "a"}) == ['Either.A must have 2 to 3 characters (got 1: "a")']


@pytest.mark.parametrize("others", [{}, {"Few": ""}, {"Count": 0}, {"Few": "", "Count": 0}])
def test_no_member_takes_the_place_of_another(others: dict[str, Any], check: Check) -> None:
    # The compiled check counts members, and does not ask which are set where all of them may be.
    assert check("Small", {"Word": "ab", **others}) == []
    unknown = check("Small", {"Word": "ab", "Nope": 1, **others})
    assert [message.partition(" must")[0] for message in unknown] == ["Small.Nope"]
    assert check("Small", {"Nope": 1, **others})[0] == "Small.Word must be set (got nothing)"
    assert check("Small", {"Word": "ab", **others, "Few": "abcd"}) == [
        'Small.Few must have at most 3 characters (got 4: "abcd")'
    ]


@pytest.mark.parametrize("member", MEMBERS)
def test_null_is_no_value(member: str, check: Check, edges: ModuleType) -> None:
    if member != "Free":
        assert [message.partition(" must")[0] for message in check(member, None)] == [member]


def test_a_text_is_shown_whole_up_to_40_characters(check: Check) -> None:
    assert check("Few", "x" * 40) == [f'Few must have at most 3 characters (got 40: "{"x" * 40}")']
    assert check("Few", "x" * 41) == [f'Few must have at most 3 characters (got 41: "{"x" * 37}...")']


def test_the_name_of_a_member_is_shown_up_to_100_characters(edges: ModuleType) -> None:
    for length, shown in ((100, "x" * 100), (101, "x" * 97 + "...")):
        (violation,) = edges.validate("ActRequest", {"Free": "", "x" * length: 1})
        assert shown in violation.message
        assert ("x" * length in violation.message) is (length == 100)

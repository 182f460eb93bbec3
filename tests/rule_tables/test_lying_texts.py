"""A subclass of str may lie about its length, and about what it equals. A check believes none, searched or compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from shapesmith.ir.rules import Condition, Length, NoneOf, OneOf, TotalSize
from shapesmith.runtime import schema
from shapesmith.runtime.containers import List
from shapesmith.runtime.entries import Entry, String
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import schema_of
from shapesmith.runtime.validation import check_value

from tests.rule_tables.conditions import package, rule, structure


class Lying(str):
    """A text that has one character, and equals every other."""

    def __len__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


ENTRIES: dict[str, Callable[[], Entry]] = {
    "free": String,
    "encoded": lambda: String(url=True),
    "bounded": lambda: String(1, 10_000),
    "bounded and encoded": lambda: String(1, 10_000, url=True),
}

SHORT = ("aaa", "a" * 4)
LISTED = ("red", "blue")
CONDITIONS: dict[str, tuple[Callable[[str], Condition], tuple[str, str]]] = {
    "length": (lambda place: Length(place=place, unit="characters", minimum=1, maximum=3), SHORT),
    "size": (lambda place: TotalSize(place=place, maximum=3), SHORT),
    "values": (lambda place: OneOf(place=place, values=("red",)), LISTED),
    "many values": (lambda place: OneOf(place=place, values=(*"abcdefg", "red")), LISTED),
    "other values": (lambda place: NoneOf(place=place, values=("blue",)), LISTED),
}

PLACES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "M": lambda text: {"M": text},
    "T.M": lambda text: {"T": {"M": text}},
    "L[]": lambda text: {"L": ["red", text]},
    "TS[].M": lambda text: {"TS": [{"M": "red"}, {"M": text}]},
}


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)


@pytest.fixture(autouse=True)
def of_tags(request: pytest.FixtureRequest) -> Iterator[None]:
    entry = ENTRIES[request.node.callspec.params["kind"]]
    with package(Tag=structure(lambda: {"M": entry()}, name="Tag")):
        yield


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("kind", ENTRIES)
def test_what_a_text_says_of_itself_does_not_count(kind: str, condition: str, place: str) -> None:
    make, (right, wrong) = CONDITIONS[condition]
    entry = ENTRIES[kind]

    def members() -> dict[str, Entry]:
        return {"M": entry(), "T": Nested("Tag"), "L": List(entry()), "TS": List(Nested("Tag"))}

    cls = structure(members, (rule(make(place)),))
    value = PLACES[place]
    for text, is_right in ((right, True), (wrong, False)):
        for given in (text, Lying(text)):
            assert (searched(cls, value(given)) == []) is is_right, repr(given)
            # What lies is left to the search.
            assert passes(cls, value(given)) is (is_right and type(given) is str), repr(given)
            assert (check_value(cls, "Made", value(given)) == []) is is_right, repr(given)


def searched(cls: Any, value: Any) -> list[str]:
    return [str(finding.kind) for finding in schema_of(cls).find(value)]


def passes(cls: Any, value: Any) -> bool:
    """Whether the compiled check passes a value; it may raise for one that it leaves to the search."""
    check = schema_of(cls).compiled_check()
    assert check is not None
    try:
        return check(value)
    except Exception:
        return False

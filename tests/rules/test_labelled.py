"""What a sentence under a value of an enum asks of other members: it holds where the member has that value."""

from __future__ import annotations

import pytest
from shapesmith.ir.rules import Condition, CountSet, IsSet, Not, OneOf, Range, RuleKind
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Made
from shapesmith.rules.forms.labelled import under_label
from shapesmith.rules.references.places import Places

from tests.rules.sample import service

_SERVICE = service((), "")
_SAMPLE = _SERVICE.shapes["Sample"]
assert isinstance(_SAMPLE, StructureShape)
_MODE = Places(_SERVICE, _SAMPLE).find("`Mode`")
assert _MODE is not None

_FAST = OneOf(place="Mode", values=("FAST",))
_GIVEN = IsSet(place="Mode")
_CUSTOM = OneOf(place="Type", values=("CUSTOM",))
_NO_KEY = Not(condition=IsSet(place="Key"))


def _under(kind: RuleKind, must: Condition, *when: Condition) -> tuple[str, Condition, tuple[Condition, ...]] | None:
    """Return what a rule is under the label FAST in the text of Mode: its kind, what it asks and what it presupposes."""
    assert _MODE is not None
    found = under_label(Made(kind, must, when, None), _FAST, _MODE)
    assert found is None or found.about == _MODE
    return None if found is None else (found.kind, found.must, found.when)


@pytest.mark.parametrize(
    ("kind", "must", "under"),
    [
        ("range", Range(place="Count", maximum=5), "range"),
        ("required", IsSet(place="Key"), "required_when"),
        ("forbidden_when", _NO_KEY, "forbidden_when"),
        ("forbidden_when", _CUSTOM, "conditional_values"),
        ("at_most_one", CountSet(places=("Name", "Key"), maximum=1), "at_most_one"),
    ],
)
def test_what_is_asked_of_others_is_asked_where_the_member_has_the_value(
    kind: RuleKind, must: Condition, under: str
) -> None:
    assert _under(kind, must) == (under, must, (_FAST,))
    assert _under(kind, must, _GIVEN) == (under, must, (_FAST,))
    other = IsSet(place="End")
    assert _under(kind, must, _GIVEN, other) == (under, must, (_FAST, other))


def test_what_excludes_the_member_is_not_given_where_it_has_the_value() -> None:
    pair = CountSet(places=("Mode", "Key"), maximum=1)
    assert _under("at_most_one", pair) == ("forbidden_when", _NO_KEY, (_FAST,))
    assert _under("at_most_one", pair, _GIVEN) == ("forbidden_when", _NO_KEY, (_FAST,))
    assert _under("at_most_one", pair, _CUSTOM) is None


@pytest.mark.parametrize(
    "must",
    [
        _FAST,
        _GIVEN,
        CountSet(places=("Mode", "Key"), minimum=1),
        CountSet(places=("Mode", "Key"), minimum=1, maximum=1),
        CountSet(places=("Mode", "Key"), maximum=2),
        CountSet(places=("Mode", "Key", "Name"), maximum=1),
    ],
)
def test_what_is_asked_of_the_member_itself_is_no_rule(must: Condition) -> None:
    assert _under("at_most_one", must) is None


def test_what_holds_for_another_value_is_no_rule() -> None:
    assert _under("range", Range(place="Count", maximum=5), OneOf(place="Mode", values=("SLOW",))) is None

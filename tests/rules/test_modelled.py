"""What the model already says of a value: a rule that it enforces is none, and one that it rules out is advice."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import (
    Condition,
    CountSet,
    Format,
    IsSet,
    Length,
    Matches,
    Not,
    Range,
    Unique,
    Unit,
)
from shapesmith.ir.shapes import (
    BlobShape,
    IntegerShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    Target,
)
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.forms.form import Made
from shapesmith.rules.reconciliation.modelled import ENFORCED, against_the_model
from shapesmith.rules.reconciliation.reconcile import REPEATED, Proposal, reconcile
from shapesmith.rules.references.places import Places
from shapesmith.rules.references.uses import Uses

from tests.rules.sample import service

USES = Uses(service("Name", ""))
LENGTHS, NUMBERS = "the model allows only other lengths", "the model allows only other numbers"


def places(shape: Shape, required: bool = False) -> Places:
    """Return the places of a structure with a member A of a shape, and a B of text."""
    members = (Member(name="A", shape=shape.name, required=required), Member(name="B", shape="Text"))
    structure = StructureShape(name="Made", members=members)
    plain = service("Name", "")
    shapes: dict[str, Shape] = {**plain.shapes, shape.name: shape, "Made": structure}
    return Places(replace(plain, shapes=shapes), structure)


@pytest.mark.parametrize(
    ("model", "bounds", "said"),
    [
        ((None, None), (1, 5), (None, None)),
        ((1, 5), (1, 5), (ENFORCED, None)),
        ((2, 4), (1, 5), (ENFORCED, None)),
        ((1, 6), (1, 5), (None, None)),
        ((0, 5), (1, 5), (None, None)),
        ((None, 5), (0, 5), (ENFORCED, None)),
        ((1, None), (1, None), (ENFORCED, None)),
        ((1, None), (1, 5), (None, None)),
        ((1, None), (2, None), (None, None)),
        ((6, 9), (1, 5), (None, LENGTHS)),
        ((5, 9), (1, 5), (None, None)),
        ((1, 2), (3, 5), (None, LENGTHS)),
        ((1, 3), (3, 5), (None, None)),
    ],
)
def test_lengths_are_held_against_those_of_the_model(
    model: tuple[int | None, int | None], bounds: tuple[int, int | None], said: tuple[str | None, str | None]
) -> None:
    units: tuple[tuple[Unit, Any], ...] = (
        ("characters", StringShape),
        ("items", ListShape),
        ("keys", MapShape),
        ("bytes", BlobShape),
    )
    for unit, kind in units:
        inner = {
            ListShape: {"member": Target(shape="Text")},
            MapShape: dict.fromkeys(("key", "value"), Target(shape="Text")),
        }
        shape = kind(name="Measured", min=model[0], max=model[1], **inner.get(kind, {}))
        must = Length(place="A", unit=unit, minimum=bounds[0], maximum=bounds[1])
        assert against_the_model(must, places(shape)) == said, unit


def test_a_text_of_so_many_characters_may_have_more_bytes() -> None:
    text = places(StringShape(name="Measured", min=2, max=5))
    assert against_the_model(Length(place="A", unit="bytes", maximum=5), text) == (None, None)
    assert against_the_model(Length(place="A", unit="bytes", minimum=2), text) == (ENFORCED, None)
    assert against_the_model(Length(place="A", unit="characters", maximum=5), text) == (ENFORCED, None)


@pytest.mark.parametrize(
    ("model", "bounds", "said"),
    [
        ((None, None), {"minimum": 1}, (None, None)),
        ((1, 5), {"minimum": 1, "maximum": 5}, (ENFORCED, None)),
        ((1, 5), {"minimum": 1, "exclusive_minimum": True}, (None, None)),
        ((2, 5), {"minimum": 1, "exclusive_minimum": True}, (ENFORCED, None)),
        ((1, 5), {"maximum": 5, "exclusive_maximum": True}, (None, None)),
        ((1, 4), {"maximum": 5, "exclusive_maximum": True}, (ENFORCED, None)),
        ((1, None), {"minimum": 1, "maximum": 5}, (None, None)),
        ((None, 5), {"minimum": 1, "maximum": 5}, (None, None)),
        ((0, 5), {"minimum": 1, "maximum": 5}, (None, None)),
        ((1, 6), {"minimum": 1, "maximum": 5}, (None, None)),
        ((6, 9), {"maximum": 5}, (None, NUMBERS)),
        ((5, 9), {"maximum": 5}, (None, None)),
        ((1, 4), {"minimum": 5}, (None, NUMBERS)),
        ((1, 5), {"minimum": 5}, (None, None)),
        ((0, 0), {"minimum": 0, "maximum": 0}, (ENFORCED, None)),
    ],
)
def test_ranges_are_held_against_those_of_the_model(
    model: tuple[int | None, int | None], bounds: dict[str, Any], said: tuple[str | None, str | None]
) -> None:
    number = places(IntegerShape(name="Counted", min=model[0], max=model[1]))
    assert against_the_model(Range(place="A", **bounds), number) == said


@pytest.mark.parametrize(
    ("model", "must", "said"),
    [
        ("[a-z]+", Matches(place="A", pattern="[a-z0-9]+", words=""), ENFORCED),
        ("[a-z]+", Matches(place="A", pattern="[a-c]+", words=""), None),
        ("[a-z0-9]+", Matches(place="A", pattern="[a-z].*", words=""), None),
        ("[a-z]+", Matches(place="A", pattern="(?!aws).*", words=""), None),
        ("[b-z]+", Matches(place="A", pattern="(?!aws).*", words=""), ENFORCED),
        (None, Matches(place="A", pattern=".*", words=""), None),
        (r"arn:aws:s3:::\w+", Format(place="A", format="arn"), ENFORCED),
        (r"\w+", Format(place="A", format="arn"), None),
        (r"\d+", Format(place="A", format="integer"), ENFORCED),
    ],
)
def test_a_pattern_that_all_texts_of_the_model_meet_adds_nothing(
    model: str | None, must: Matches | Format, said: str | None
) -> None:
    assert against_the_model(must, places(StringShape(name="Matched", pattern=model))) == (said, None)


def test_what_has_no_place_or_no_bounds_of_its_own_is_not_judged() -> None:
    text = places(StringShape(name="Plain"))
    assert against_the_model(IsSet(place="Absent"), text) == (None, None)
    assert against_the_model(Unique(place="A"), text) == (None, None)
    assert against_the_model(Length(place="Absent", unit="items"), text) == ("its place is not known", None)
    assert against_the_model(Length(place="A", unit="characters", maximum=5), places(IntegerShape(name="N"))) == (
        None,
        None,
    )


def found(must: Condition, *when: Condition, kind: Any = "length", **more: Any) -> Proposal:
    fields = {"text": "It must be so.", "own": "It must be so.", **more}
    return Proposal(Made(kind, must, when), "It must be so.", Provenance("service-2.json"), "a.form", False, **fields)


def advice(
    must: Condition, *when: Condition, required: bool = False, examples: tuple[object, ...] = (), **more: Any
) -> Any:
    known = places(StringShape(name="Plain"), required)
    kept, refused = reconcile([found(must, *when, **more)], known, examples, USES)
    assert refused == []
    return kept[0].advice


MOST = Length(place="A", unit="characters", maximum=2)


def test_what_a_published_example_breaks_is_advice() -> None:
    assert advice(MOST, examples=({"A": "ab"}, {})) is None
    assert advice(MOST, examples=({"A": "ab"}, {"A": "abc"})) == "a published example breaks it"
    assert advice(MOST, IsSet(place="B"), examples=({"A": "abc"},)) is None


def test_what_would_forbid_a_required_member_is_advice() -> None:
    required = "the model requires A"
    assert advice(CountSet(places=("A", "B"), maximum=1), required=True) == required
    assert advice(CountSet(places=("A", "B"), maximum=1), IsSet(place="B"), required=True) == required
    assert advice(CountSet(places=("A", "B"), minimum=1), required=True) is None
    assert advice(CountSet(places=("A", "B"), maximum=1)) is None
    assert advice(Not(condition=IsSet(place="A")), required=True) == required
    assert advice(Not(condition=IsSet(place="B")), required=True) is None
    assert advice(MOST, IsSet(place="A"), required=True, kind="forbidden_when") == required
    assert advice(MOST, IsSet(place="A"), required=True) is None


def test_the_same_rule_is_made_once_and_soft_words_make_none() -> None:
    known = places(StringShape(name="Plain"))
    kept, refused = reconcile([found(MOST), found(MOST), found(MOST, soft="soft wording")], known, (), USES)
    assert [each.made.must for each in kept] == [MOST]
    assert [each.reason for each in refused] == [REPEATED, "soft wording"]
    kept, refused = reconcile([found(MOST), found(MOST, IsSet(place="B"))], known, (), USES)
    assert (len(kept), refused) == (2, [])


@pytest.mark.parametrize(
    ("shape", "text", "reason"),
    [
        (
            IntegerShape(name="SampleCountInteger", max=100),
            "Must be at most 50.",
            "the model allows 100 of this member",
        ),
        (IntegerShape(name="SampleCount", max=1_000), "Must be at most 50.", "the model allows 1,000 of this member"),
        (IntegerShape(name="SampleCount", max=5_000), "Must be at most 50.", "the model allows 5,000 of this member"),
        (IntegerShape(name="SampleCount", max=5_001), "Must be at most 50.", None),
        (IntegerShape(name="Whole", max=100), "Must be at most 50.", "the model allows 100 of this member"),
        (IntegerShape(name="Whole", max=100), "If `Name` is set, must be at most 50.", None),
        (IntegerShape(name="SampleCountInteger"), "Must be at most 50.", None),
        (IntegerShape(name="SampleCountInteger", max=100), "Must be at least 50.", None),
        (IntegerShape(name="SampleCount", min=3, max=50), "Must be 7 to 50.", "the model allows 3 of this member"),
        (IntegerShape(name="Whole", min=-1), "Must be at least 1.", "the model allows -1 of this member"),
        (IntegerShape(name="SampleCount", min=0, max=50), "Must be 7 to 50.", None),
        (IntegerShape(name="SampleCount", min=1, max=50), "Must be 7 to 50.", None),
        (IntegerShape(name="SampleCount", min=3, max=50), "Must be at most 40.", "the model allows 50 of this member"),
        (IntegerShape(name="Whole", min=3), "If `Name` is set, must be at least 7.", None),
        (StringShape(name="SampleCountText", max=100), "At most 50 characters.", "the model allows 100 of this member"),
        (StringShape(name="Words", max=100), "At most 50 characters.", "the model allows 100 of this member"),
        (StringShape(name="Words", max=100), "At most 50 bytes.", None),
        (StringShape(name="Text", max=100), "At most 50 characters.", None),
    ],
)
def test_a_bound_is_older_than_one_that_the_model_has_for_this_member_alone(
    shape: Shape, text: str, reason: str | None
) -> None:
    made = service("Count", text)
    sample = made.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    members = tuple(replace(one, shape=shape.name) if one.name == "Count" else one for one in sample.members)
    shapes = made.shapes | {"Sample": replace(sample, members=members), shape.name: shape}
    assert [rule.reason for rule in extract(replace(made, shapes=shapes)).rules] == [reason]


@pytest.mark.parametrize(
    ("pattern", "severity"),
    [
        ("^[0-9A-Za-z][A-Za-z0-9\\-_]*", "advice"),
        ("[a-z0-9]+((\\.|_)[a-z0-9]+)*", "advice"),
        ("[A-Za-z0-9_-]+", "error"),
        ("^([A-Za-z0-9_-]{1,64})$", "error"),
        ("[A-Za-z_][A-Za-z0-9]*", "error"),
    ],
)
def test_a_text_may_begin_with_what_the_model_says_comes_first(pattern: str, severity: str) -> None:
    made = service("Name", "The name must start with a letter.")
    text = StringShape(name="Text", pattern=pattern)
    (rule,) = extract(replace(made, shapes=made.shapes | {"Text": text})).rules
    reason = "the model's pattern lets a digit come first" if severity == "advice" else None
    assert (rule.severity, rule.reason) == (severity, reason)


def test_what_a_person_says_comes_first_does() -> None:
    text = places(StringShape(name="Matched", pattern="[0-9a-z][a-z]*"))
    must = Matches(place="A", pattern="[a-z].*", words="begin with a letter")
    assert against_the_model(must, text) == (None, "the model's pattern lets a digit come first")
    assert against_the_model(must, text, is_judged=True) == (None, None)


@pytest.mark.parametrize(
    ("member", "text", "reason"),
    [
        ("Limit", "Valid range is 1-50.", "the model allows 100 of this member"),
        ("Limit", "The default is 20, and maximum is 50.", "the model allows 100 of this member"),
        ("Limit", "Must be at most 50.", None),
        ("Limit", "You cannot specify a number greater than 50.", None),
        ("Least", "Valid range is 1-50.", None),
    ],
)
def test_a_page_of_any_list_may_be_as_long_as_the_model_says_unless_its_own_sentence_forbids_it(
    member: str, text: str, reason: str | None
) -> None:
    made = service(member, text)
    number = IntegerShape(name="Number", min=1, max=100)  # the shape of all numbers of the sample
    assert [rule.reason for rule in extract(replace(made, shapes=made.shapes | {"Number": number})).rules] == [reason]


@pytest.mark.parametrize(
    ("shape", "others", "is_of_one"),
    [
        ("Number", {}, True),
        ("Number", {"Sample": "Second"}, True),
        ("Number", {"Other": "Count"}, False),
        ("Count", {"Other": "Count"}, True),
        ("Count", {"Other": "OldCount"}, True),
        ("Count", {"Other": "CountOf"}, False),
        ("Count", {"Sample": "Second", "Other": "Count"}, False),
        ("Number", {"Answer": "Count"}, True),
    ],
)
def test_a_limit_is_of_one_member_if_no_other_of_a_request_has_its_shape(
    shape: str, others: dict[str, str], is_of_one: bool
) -> None:
    members: dict[str, tuple[Member, ...]] = {"Sample": (Member(name="Count", shape=shape),), "Other": (), "Answer": ()}
    for owner, name in others.items():
        members[owner] += (Member(name=name, shape=shape),)
    members["Sample"] += (Member(name="Other", shape="Other"),)
    structures = {name: StructureShape(name=name, members=each) for name, each in members.items()}
    made = replace(service("Name", ""), shapes={shape: IntegerShape(name=shape, max=5), **structures})
    assert Uses(made).are_of_one(shape) is is_of_one


def test_a_limit_of_the_items_of_a_list_is_theirs() -> None:
    members = (Member(name="Items", shape="List"),)
    shapes: dict[str, Shape] = {
        "Sample": StructureShape(name="Sample", members=members),
        "List": ListShape(name="List", member=Target(shape="Text")),
        "Text": StringShape(name="Text", max=5),
    }
    assert Uses(replace(service("Name", ""), shapes=shapes)).are_of_one("Text")


def test_a_limit_of_a_list_that_two_members_of_its_name_have_is_of_neither() -> None:
    members = (Member(name="Tags", shape="Tags"),)
    shapes: dict[str, Shape] = {
        "Sample": StructureShape(name="Sample", members=(*members, Member(name="Other", shape="Other"))),
        "Other": StructureShape(name="Other", members=members),
        "Tags": ListShape(name="Tags", member=Target(shape="Text"), max=5),
        "Text": StringShape(name="Text"),
    }
    assert not Uses(replace(service("Name", ""), shapes=shapes)).are_of_one("Tags")


@pytest.mark.parametrize(
    ("model", "rule", "is_certain"),
    [
        (r"[A-Z]\w+::\w+", r"(?!AWS::).*", False),  # no sample begins with AWS
        (r"(?!AWS::)[A-Z]\w+::\w+", r"(?!AWS::).*", True),
        (r"[\s\S]*", r"(?:\s*\S){1,2048}\s*", False),  # no sample is so long
        (r"[a-z]{1,9}", r"[a-z].*", True),
    ],
)
def test_samples_do_not_overrule_what_a_person_judged(model: str, rule: str, is_certain: bool) -> None:
    text = places(StringShape(name="Matched", pattern=f"^{model}$", min=1))
    must = Matches(place="A", pattern=rule, words="be so")
    assert against_the_model(must, text) == (ENFORCED, None)
    assert against_the_model(must, text, is_judged=True) == (ENFORCED if is_certain else None, None)

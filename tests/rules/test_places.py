"""By which names the documentation refers to the places of a structure, and what stands there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.doc import Doc, Paragraph, Text
from shapesmith.ir.shapes import IntegerShape, ListShape, MapShape, Member, Shape, StringShape, StructureShape, Target
from shapesmith.rules.forms.members import _may_be_none
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.places import Places
from shapesmith.rules.references.subjects import Subject

from tests.rules.sample import service, told

SHAPES: tuple[Shape, ...] = (
    StringShape(name="Text"),
    StringShape(name="Kind", enum=("FAST", "SLOW")),
    StringShape(name="StorageType", enum=("STANDARD", "GLACIER")),
    IntegerShape(name="Number"),
    ListShape(name="Texts", member=Target(shape="Text")),
    ListShape(name="Tags", member=Target(shape="Tag")),
    ListShape(name="Wide", member=Target(shape="Five")),
    MapShape(name="Map", key=Target(shape="Kind"), value=Target(shape="Text")),
    MapShape(name="Tables", key=Target(shape="Text"), value=Target(shape="Texts")),
    StructureShape(name="Tag", members=(Member(name="TagKey", shape="Text"), Member(name="TagValue", shape="Text"))),
    StructureShape(name="Five", members=tuple(Member(name=name, shape="Text") for name in ("Key", "B", "C", "D", "E"))),
    StructureShape(name="Inner", members=(Member(name="Depth", shape="Number"), Member(name="Deep", shape="Deeper"))),
    StructureShape(name="Deeper", members=(Member(name="Level", shape="Number"),)),
    StructureShape(name="Twin", members=(Member(name="Depth", shape="Number"),)),
)
MEMBERS = {
    "Name": "Text",
    "CertificateArn": "Text",
    "id": "Text",
    "TemplateData": "Text",
    "StorageType": "StorageType",
    "Kind": "Kind",
    "OtherKind": "Kind",
    "UserIDs": "Texts",
    "Tags": "Tags",
    "Wide": "Wide",
    "Map": "Map",
    "Tables": "Tables",
    "Inner": "Inner",
    "Outer": "Deeper",
    "Odd.Name": "Text",
    "Policies": "Texts",
    "Items": "Texts",
    "Item": "Text",
}


def test_a_noun_of_two_words_stands_for_the_member_that_begins_as_this_one_does() -> None:
    found = places(DeferDuration="Number", DeferEndTime="Text", DeferTime="Text")
    end = found.find_of_stem("DeferDuration", "an end time")
    assert end is not None
    assert end.path == "DeferEndTime"
    assert found.find_of_stem("DeferDuration", "a time") is None
    assert found.find_of_stem("DeferDuration", "the end of it") is None
    assert found.find_of_stem("DeferEndTime", "an end time") is None


@pytest.mark.parametrize(
    ("phrase", "path"),
    [
        ("the inner depth", "Inner.Depth"),
        ("The inner depth", "Inner.Depth"),
        ("the depth", None),
        ("the inner level", None),
        ("the outer depth", None),
        ("the depth of the inner", None),
    ],
)
def test_a_number_in_a_structure_is_called_by_the_names_of_both(phrase: str, path: str | None) -> None:
    found = places()
    sentence = Sentence("It must.", "It must.")
    subject = Subject(found, found.of(found.members["Inner"]), sentence)
    place = subject.resolve(phrase)
    assert (place and place.path) == path


def places(name: str = "CreateLaunchTemplateRequest", **more: str) -> Places:
    members = tuple(Member(name=member, shape=shape) for member, shape in {**MEMBERS, **more}.items())
    structure = StructureShape(name=name, members=members)
    plain = service("Name", "")
    shapes = {**plain.shapes, **{shape.name: shape for shape in SHAPES}, name: structure}
    return Places(replace(plain, shapes=shapes), structure)


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("Name", "Name"),
        ("`Name`", "Name"),
        ("the `Name` parameter", "Name"),
        ("the value of the `Name` request parameter", "Name"),
        ("`Name` fields", "Name"),
        ("a `Name` header", "Name"),
        ("`Name` owner", None),
        ("either `Name`", "Name"),
        ("the name", "Name"),
        ("your names", "Name"),
        ("value of the name parameter", "Name"),
        ('"name"', "Name"),
        ("each name field", "Name"),
        ("the certificate ARN", "CertificateArn"),
        ("certificate", None),
        ("the storage type", "StorageType"),
        ("storage types", "StorageType"),
        ("user IDs", "UserIDs"),
        ("user ID", "UserIDs"),
        ("policy", "Policies"),
        ("`Policy`", "Policies"),
        ("launch template ID", "id"),
        ("launch template data", "TemplateData"),
        ("`launch template ID`", None),
        ("template", None),
        ("template data", "TemplateData"),
        ("`item`", None),
        ("Item", "Item"),
        ("the items", None),
        ("depth", None),
        ("`Depth`", "Inner.Depth"),
        ("the inner depth", None),
        ("`Level`", "Outer.Level"),
        ("Inner.Depth", "Inner.Depth"),
        ("`Inner.Deep.Level`", "Inner.Deep.Level"),
        ("`Inner$Depth`", "Inner.Depth"),
        ("`CreateLaunchTemplateRequest.Name`", "Name"),
        ("`Inner.Absent`", None),
        ("`Name.Depth`", None),
        ("`Items[].Depth`", None),
        ("`A.B.C.D.E.F.G`", None),
        ("`Odd.Name`", None),
        ("n", None),
        ("", None),
        ("`Na`me", None),
        ("x" * 81, None),
        ("nothing", None),
    ],
)
def test_a_reference_names_one_place_or_none(reference: str, path: str | None) -> None:
    found = places().find(reference)
    assert (found and found.path) == path


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("a number of user zones", "UserZoneCount"),
        ("the count of user zones", "UserZoneCount"),
        ("a number of owners", None),
        ("specific user zones", "UserZones"),
        ("specific owners", None),
        ("`UserZoneId`", "UserZoneIds"),
        ("`OtherZoneId`", None),
    ],
)
def test_how_many_and_which_are_two_members_and_an_id_is_one_of_a_list(reference: str, path: str | None) -> None:
    found = places(UserZoneCount="Number", UserZones="Texts", UserZoneIds="Texts").find(reference)
    assert (found and found.path) == path


def test_a_name_that_two_structures_have_is_none() -> None:
    assert places(Twin="Twin").find("`Depth`") is None


# By a name alone, what is in a structure of many members is not meant.
@pytest.mark.parametrize(("count", "path"), [(59, "Large.M58"), (60, None)])
def test_a_member_of_a_structure_is_found_by_its_name_where_there_are_few(count: int, path: str | None) -> None:
    members = tuple(Member(name=f"M{number}", shape="Text") for number in range(count))
    plain = places(Large="Large")
    shapes = {**plain._shapes, "Large": StructureShape(name="Large", members=members)}
    found = Places(replace(service("Name", ""), shapes=shapes), plain.structure).find("`M58`")
    assert (found and found.path) == path


def test_the_verb_of_a_request_is_no_part_of_its_name() -> None:
    assert places("LaunchTemplate").find("launch template ID").path == "id"  # type: ignore[union-attr]
    assert places("DescribeLaunchTemplate").find("launch template ID").path == "id"  # type: ignore[union-attr]
    assert places("EraseLaunchTemplate").find("launch template ID") is None


@pytest.mark.parametrize(
    ("noun", "values", "path"),
    [
        ("storage type", ("STANDARD",), "StorageType"),
        ("the type", ("STANDARD",), "StorageType"),
        ("storage", ("GLACIER",), "StorageType"),
        ("typ", ("STANDARD",), None),
        ("kind", ("FAST",), None),
        ("storage type", ("OTHER",), None),
        ("owner", ("STANDARD",), None),
    ],
)
def test_values_tell_which_member_a_noun_means(noun: str, values: tuple[str, ...], path: str | None) -> None:
    found = places().find_by_values(noun, values)
    assert (found and found.path) == path


@pytest.mark.parametrize(
    ("path", "item", "key", "value"),
    [
        ("Name", None, None, None),
        ("UserIDs", "UserIDs[]", None, None),
        ("Tags", "Tags[]", "Tags[].TagKey", "Tags[].TagValue"),
        ("Wide", "Wide[]", None, None),
        ("Map", "Map{}", "Map{key}", "Map{}"),
        ("Tables", "Tables{}", "Tables{key}", "Tables{}"),
        ("Tables{}", "Tables{}[]", None, None),
    ],
)
def test_what_a_list_or_map_holds_has_places(path: str, item: str | None, key: str | None, value: str | None) -> None:
    known = places()
    place = known.at(path)
    assert place is not None
    found = (known.item(place), known.key(place), known.value(place))
    assert tuple(each and each.path for each in found) == (item, key, value)


@pytest.mark.parametrize(
    ("path", "kind", "enum"),
    [
        ("Name", "string", ()),
        ("Kind", "string", ("FAST", "SLOW")),
        ("Map{key}", "string", ("FAST", "SLOW")),
        ("Map{FAST}", "string", ()),
        ("Tags[]", "structure", ()),
        ("Tags[0].TagKey", "string", ()),
        ("Inner.Deep.Level", "number", ()),
        ("Tables{x}[]", "string", ()),
    ],
)
def test_a_path_leads_to_a_shape(path: str, kind: str, enum: tuple[str, ...]) -> None:
    place = places().at(path)
    assert place is not None
    assert (place.path, place.kind, place.enum) == (path, kind, enum)


@pytest.mark.parametrize(
    "path", ["Absent", "Name.B", "Name[]", "Map[]", "Tags{}", "Inner[]", "Inner.Absent", "Name{key}"]
)
def test_a_path_may_lead_nowhere(path: str) -> None:
    assert places().at(path) is None


@pytest.mark.parametrize(
    ("member", "phrase", "narrows", "resolved"),
    [
        ("Name", "the name", False, "Name"),
        ("Name", "FIFO names", True, None),
        ("Name", "the owner", False, None),
        ("Name", "`Name`", False, "Name"),
        ("Items", "the long items", True, None),
        ("Items", "each item", False, "Items[]"),
        # "Keys" are those of a map, which a list of this name has not.
        ("Keys", "the keys", False, None),
    ],
)
def test_a_phrase_narrows_what_it_names_or_names_it(
    member: str, phrase: str, narrows: bool, resolved: str | None
) -> None:
    known = places(Keys="Texts")
    subject = Subject(known, known.at(member), Sentence("It must.", "It must."))
    found = subject.resolve(phrase)
    assert (subject.narrows(phrase), found and found.path) == (narrows, resolved)


def test_the_words_of_an_operation_are_those_of_the_operations_that_take_the_structure() -> None:
    plain = service("Name", "")
    request = plain.operations[0].input
    assert request is not None
    told = replace(plain.operations[0], documentation=Doc((Paragraph((Text("If you include A or B, it starts."),)),)))
    of_request = Places(replace(plain, operations=(told,)), plain.structure(request.shape))
    assert of_request.words_of_operations == "If you include A or B, it starts."
    assert places().words_of_operations == ""


@pytest.mark.parametrize(
    ("text", "may_be"),
    {
        "If you include A or B, then it starts.": True,
        "If you specify either B or A, it starts.": True,
        "If you include A, B is needed.": False,
        "If you include A or C, it starts.": False,
        "You must include A or B.": False,
    }.items(),
)
def test_none_of_two_members_may_be_given_where_a_text_says_what_happens_if_one_is(text: str, may_be: bool) -> None:
    assert _may_be_none({"A", "B"}, text) is may_be


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The environment variables of a container. Variable names can't be longer than 5 characters.", "Map{key}"),
        ("The environment variables of a container. Label names can't be longer than 5 characters.", ""),
        ("Variable names can't be longer than 5 characters.", ""),
        ("Map names can't be longer than 5 characters.", "Map{key}"),
        ("Names can't be longer than 5 characters.", "Map{key}"),
    ],
)
def test_names_of_what_a_text_says_a_map_has_are_its_keys(text: str, rules: str) -> None:
    assert told(text, "Map") == ([f"length: length({rules}, characters, 5)"] if rules else [])


@pytest.mark.parametrize(
    ("structure", "reference", "path"),
    [
        ("RouterConstraint", "the router constraint storage type", "StorageType"),
        ("RouterConstraint", "the constraint storage type", "StorageType"),
        ("RouterConstraint", "the router storage type", "StorageType"),
        ("RouterConstraint", "the other storage type", None),
        ("CreateRouterRequest", "the router storage type", "StorageType"),
        ("NewRouterRule", "the rule storage type", "StorageType"),
        ("NewRouterRules", "the rules storage type", "StorageType"),
        ("NewRouterKey", "the new storage type", "StorageType"),
    ],
)
def test_a_name_may_begin_with_words_of_the_structure(structure: str, reference: str, path: str | None) -> None:
    place = places(structure).find(reference)
    assert (place and place.path) == path

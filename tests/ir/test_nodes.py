"""The nodes of the IR: how each is written in JSON, and what is derived from the fields of one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from shapesmith.analysis.constraints import derive_constraints
from shapesmith.ir import doc, edits, rules, shapes
from shapesmith.ir.constraints import Constraint, PlaceConstraints, StructureConstraints
from shapesmith.ir.doc import Doc
from shapesmith.ir.dump import dump
from shapesmith.ir.overrides import Override
from shapesmith.ir.places import join, steps_of
from shapesmith.ir.rules import Condition, moved, parts_of, places_of, rule_id
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Member, Shape, StructureShape, Target, targets
from shapesmith.provenance import NOWHERE, Provenance

from tests.ir.dumps import load
from tests.rules.sample import service

WORDS = (doc.Text("a"),)
BLOCK = (doc.Paragraph(WORDS),)
TEXT = '[{"kind":"text","text":"a"}]'
PARAGRAPH = f'[{{"kind":"paragraph","children":{TEXT}}}]'


@pytest.mark.parametrize(
    ("node", "written"),
    [
        (doc.Text("a"), '{"kind":"text","text":"a"}'),
        (doc.Code("a"), '{"kind":"code","text":"a"}'),
        (doc.Emphasis(WORDS), f'{{"kind":"emphasis","children":{TEXT}}}'),
        (doc.Strong(WORDS), f'{{"kind":"strong","children":{TEXT}}}'),
        (doc.Link("h", WORDS), f'{{"kind":"link","href":"h","children":{TEXT}}}'),
        (doc.Paragraph(WORDS), f'{{"kind":"paragraph","children":{TEXT}}}'),
        (doc.Heading(WORDS), f'{{"kind":"heading","children":{TEXT},"level":1}}'),
        (doc.BulletList((BLOCK,)), f'{{"kind":"bullet-list","items":[{PARAGRAPH}]}}'),
        (doc.NumberedList((BLOCK,)), f'{{"kind":"numbered-list","items":[{PARAGRAPH}]}}'),
        (
            doc.DefinitionList((doc.Definition(WORDS, BLOCK),)),
            f'{{"kind":"definition-list","items":[{{"kind":"definition","term":{TEXT},"blocks":{PARAGRAPH}}}]}}',
        ),
        (doc.Admonition("note", BLOCK), f'{{"kind":"admonition","label":"note","blocks":{PARAGRAPH}}}'),
        (doc.CodeBlock("a"), '{"kind":"code-block","text":"a"}'),
        (doc.Table((BLOCK,), ((BLOCK,),)), f'{{"kind":"table","header":[{PARAGRAPH}],"rows":[[{PARAGRAPH}]]}}'),
        (Doc(BLOCK), f'{{"kind":"doc","blocks":{PARAGRAPH}}}'),
        (Doc(), '{"kind":"doc"}'),
        (rules.IsSet(place="A"), '{"kind":"set","place":"A"}'),
        (rules.CountSet(places=("A",)), '{"kind":"count-set","places":["A"]}'),
        (rules.AllOrNone(places=("A",)), '{"kind":"all-or-none","places":["A"]}'),
        (rules.OneOf(place="A", values=(1,)), '{"kind":"one-of","place":"A","values":[1]}'),
        (rules.NoneOf(place="A", values=("x",)), '{"kind":"none-of","place":"A","values":["x"]}'),
        (rules.Matches(place="A", pattern="x", words="y"), '{"kind":"matches","place":"A","pattern":"x","words":"y"}'),
        (rules.Format(place="A", format="json"), '{"kind":"format","place":"A","format":"json"}'),
        (rules.Length(place="A", unit="items"), '{"kind":"length","place":"A","unit":"items"}'),
        (rules.Range(place="A"), '{"kind":"range","place":"A"}'),
        (rules.TextRange(place="A"), '{"kind":"text-range","place":"A"}'),
        (rules.MultipleOf(place="A", divisor=2), '{"kind":"multiple-of","place":"A","divisor":2}'),
        (rules.TimeStep(place="A", seconds=2), '{"kind":"time-step","place":"A","seconds":2}'),
        (rules.TotalSize(place="A", maximum=2), '{"kind":"total-size","place":"A","maximum":2}'),
        (rules.SumSize(places=("A",), maximum=2), '{"kind":"sum-size","places":["A"],"maximum":2}'),
        (rules.Unique(place="A"), '{"kind":"unique","place":"A"}'),
        (
            rules.Compare(left="A", operator="<", right="B"),
            '{"kind":"compare","left":"A","operator":"<","right":"B"}',
        ),
        (
            rules.Each(place="A", must=rules.IsSet(place="B")),
            '{"kind":"each","place":"A","must":{"kind":"set","place":"B"}}',
        ),
        (rules.Count(places=("A",)), '{"kind":"count","places":["A"]}'),
        (rules.Not(condition=rules.IsSet(place="A")), '{"kind":"not","condition":{"kind":"set","place":"A"}}'),
        (rules.AnyOf(conditions=()), '{"kind":"any-of","conditions":[]}'),
    ],
    ids=repr,
)
def test_a_node_names_its_kind(node: Any, written: str) -> None:
    assert msgspec.json.encode(node, enc_hook=str).decode().replace(',"provenance":""', "") == written


@pytest.mark.parametrize(
    ("kind", "fields", "name"),
    [
        (shapes.StringShape, {}, "string"),
        (shapes.BlobShape, {}, "blob"),
        (shapes.BooleanShape, {}, "boolean"),
        (shapes.IntegerShape, {}, "integer"),
        (shapes.LongShape, {}, "long"),
        (shapes.FloatShape, {}, "float"),
        (shapes.DoubleShape, {}, "double"),
        (shapes.TimestampShape, {}, "timestamp"),
        (shapes.ListShape, {"member": Target(shape="B")}, "list"),
        (shapes.MapShape, {"key": Target(shape="B"), "value": Target(shape="C")}, "map"),
        (shapes.StructureShape, {"members": (Member(name="M", shape="B"),)}, "structure"),
    ],
)
def test_a_shape_names_its_type_and_its_targets(kind: Any, fields: dict[str, Any], name: str) -> None:
    shape: Shape = kind(name="A", **fields)
    assert msgspec.to_builtins(shape, enc_hook=str)["type"] == name
    found = {"list": ["B"], "map": ["B", "C"], "structure": ["B"]}
    assert [target.shape for target in targets(shape)] == found.get(name, [])


@pytest.mark.parametrize(
    ("fields", "is_error"),
    [({}, False), ({"exception": True}, True), ({"error": shapes.ErrorTrait()}, True), ({"fault": True}, True)],
)
def test_a_modelled_error_is_any_of_three(fields: dict[str, Any], is_error: bool) -> None:
    assert StructureShape(name="A", **fields).is_error is is_error


@pytest.mark.parametrize(
    ("does", "fields", "about"),
    [
        ("accepts", {"forms": ["bytes"]}, "value"),
        ("aliases", {"alias": "x"}, "value"),
        ("fills", {}, "value"),
        ("rewrites", {"to": "base64"}, "value"),
        ("refuses", {"must": "one", "raises": "E"}, "value"),
        ("answers", {"becomes": "json"}, "value"),
        ("removes", {}, "method"),
        ("names", {"method": "a", "alias": "b"}, "method"),
    ],
)
def test_an_edit_is_read_by_what_it_does(does: str, fields: dict[str, Any], about: str) -> None:
    row = {"does": does, "id": "a.b", "service": "a", "handler": "a.b", "says": "It.", **fields}
    edit: Any = msgspec.convert(row, edits.Edit)
    assert type(edit).__name__.lower() == does
    assert edit.about == about
    assert edit.concerns("Any")


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        ("A", ("A",)),
        ("A.B", ("A", "B")),
        ("A[]", ("A", "[]")),
        ("A[12].B", ("A", "[12]", "B")),
        ("A{}", ("A", "{}")),
        ("A{key}", ("A", "{key}")),
        ("A{a.b[c]}.D", ("A", "{a.b[c]}", "D")),
        (".", ()),
        ("", ()),
    ],
)
def test_a_place_has_steps(place: str, steps: tuple[str, ...]) -> None:
    assert steps_of(place) == steps


def test_a_place_in_another_is_joined() -> None:
    assert [join("A[]", inner) for inner in ("B", ".", "B.C")] == ["A[].B", "A[]", "A[].B.C"]


A, B = rules.IsSet(place="A"), rules.OneOf(place="B", values=(1,))
EACH = rules.Each(place="P[]", must=A, when=(rules.OneOf(place=".", values=(1,)),))
COUNT = rules.Count(places=("P[]", "Q[]"), where=(A,), of="C[]", minimum=1)


@pytest.mark.parametrize(
    ("condition", "places", "after"),
    [
        (A, ["A"], rules.IsSet(place="x.A")),
        (rules.CountSet(places=("A", "B")), ["A", "B"], rules.CountSet(places=("x.A", "x.B"))),
        (rules.AllOrNone(places=("A", "B")), ["A", "B"], rules.AllOrNone(places=("x.A", "x.B"))),
        (rules.SumSize(places=("A",), maximum=1), ["A"], rules.SumSize(places=("x.A",), maximum=1)),
        (
            rules.Compare(left="A", operator="<", right="B", plus=1),
            ["A", "B"],
            rules.Compare(left="x.A", operator="<", right="x.B", plus=1),
        ),
        (rules.Unique(place="A", beside=("B",)), ["A", "B"], rules.Unique(place="x.A", beside=("x.B",))),
        (rules.Not(condition=A), ["A"], rules.Not(condition=rules.IsSet(place="x.A"))),
        (
            rules.AnyOf(conditions=(A, B)),
            ["A", "B"],
            rules.AnyOf(conditions=(rules.IsSet(place="x.A"), rules.OneOf(place="x.B", values=(1,)))),
        ),
        (EACH, ["P[].A", "P[]"], msgspec.structs.replace(EACH, place="x.P[]")),
        (
            COUNT,
            ["P[].C[]", "Q[].C[]", "P[].A", "Q[].A"],
            msgspec.structs.replace(COUNT, places=("x.P[]", "x.Q[]")),
        ),
        (rules.Count(places=("P[]",)), ["P[]"], rules.Count(places=("x.P[]",))),
    ],
    ids=repr,
)
def test_a_condition_has_places_and_can_be_moved(condition: Condition, places: list[str], after: Condition) -> None:
    assert list(places_of((condition,))) == places
    assert moved(condition, lambda place: f"x.{place}") == after


def test_conditions_on_items_are_conditions_on_every_item() -> None:
    assert parts_of(EACH) == (rules.IsSet(place="P[].A"), rules.OneOf(place="P[]", values=(1,)))
    assert parts_of(COUNT) == (rules.IsSet(place="P[].A"), rules.IsSet(place="Q[].A"))


def test_an_id_names_the_member_and_what_is_asked() -> None:
    ids = [
        rule_id("s", "S", "M", "values", (), A),
        rule_id("s", "S", None, "values", (), A),
        rule_id("s", "S", "M", "values", (B,), A),
        rule_id("s", "S", "M", "length", (), A),
    ]
    subjects = [each.partition(":")[0] for each in ids]
    assert subjects == ["s.S.M.values", "s.S.values", "s.S.M.values", "s.S.M.length"]
    digests = [each.partition(":")[2] for each in ids]
    assert digests[0] == digests[1] == digests[3] != digests[2]
    assert [len(digest) for digest in digests] == [8] * 4


PLAIN = Constraint(kind="length", path="S.A", provenance=NOWHERE, minimum=1)
OVERRIDE = Override(constraint="S.A.length", action="off", reason="so", provenance=NOWHERE)


def test_a_constraint_has_an_id_and_a_severity() -> None:
    assert PLAIN.id == "S.A.length"
    states = {severity: msgspec.structs.replace(PLAIN, severity=severity) for severity in ("error", "advice", "off")}
    assert [(each.is_error, each.is_off) for each in states.values()] == [(True, False), (False, False), (False, True)]


def test_a_place_has_the_constraints_that_are_checked() -> None:
    off = msgspec.structs.replace(PLAIN, kind="pattern", severity="off")
    advice = msgspec.structs.replace(PLAIN, kind="range", severity="advice")
    place = PlaceConstraints(path="S.A", kind="string", target="A", constraints=(off, PLAIN, advice))
    assert place.checked == (PLAIN, advice)
    assert [place.constraint(kind) for kind in ("pattern", "length", "range", "enum")] == [None, PLAIN, advice, None]
    required = msgspec.structs.replace(PLAIN, kind="required")
    needs = [None, required, msgspec.structs.replace(required, severity="off")]
    assert [msgspec.structs.replace(place, required=each).is_required for each in needs] == [False, True, False]


def test_a_place_is_hidden_if_anything_in_it_is() -> None:
    plain = PlaceConstraints(path="S.A", kind="string", target="A")
    secret = PlaceConstraints(path="S.A", kind="string", target="A", sensitive=True)
    assert (plain.is_hidden, secret.is_hidden) == (False, True)
    for inner in ({"key": secret}, {"item": secret}, {"key": secret, "item": plain}, {"key": plain, "item": secret}):
        assert PlaceConstraints(path="S", kind="map", target="M", **inner).is_hidden
    assert not PlaceConstraints(path="S", kind="map", target="M", key=plain, item=plain).is_hidden
    deep = PlaceConstraints(
        path="S", kind="list", target="M", item=PlaceConstraints(path="S", kind="list", target="M", item=secret)
    )
    assert deep.is_hidden


def test_a_structure_is_a_union_by_the_model_or_by_an_override() -> None:
    union = msgspec.structs.replace(PLAIN, kind="union")
    added = msgspec.structs.replace(union, override=OVERRIDE)
    changed = msgspec.structs.replace(union, override=OVERRIDE, original=union)
    both = msgspec.structs.replace(union, override=OVERRIDE, original=added)
    off = msgspec.structs.replace(union, severity="off")
    found = [
        StructureConstraints(name="S", members={}, union=each) for each in (None, union, added, changed, both, off)
    ]
    assert [each.is_union for each in found] == [False, True, True, True, True, False]
    assert [each.is_added_union for each in found] == [False, False, True, False, True, False]


def test_a_dump_is_read_back_equal_with_lone_surrogates_and_parts_of_other_files() -> None:
    plain: Service = service("Name", "It is.")
    for name in ("sample", "sam\ud800ple"):
        there = Provenance("service-2.json", "/shapes/A", {"documentation": Provenance("docs-2.json", "/x#y")})
        made = msgspec.structs.replace(plain, name=name, provenance=there)
        constraints, _ = derive_constraints(made, ())
        written = dump(made, constraints)
        assert written.endswith(b"\n}\n")
        assert b'"0#/shapes/A"' in written
        assert b'"docs-2.json#/x#y"' in written
        found = load(written)
        assert found.service == made
        assert found.constraints == constraints
        assert found.service.provenance.elsewhere == there.elsewhere


def test_a_provenance_leads_to_parts() -> None:
    elsewhere = {"b": Provenance("other.json", "/b")}
    node = Provenance("a.json", "/x", elsewhere)
    assert str(node.of("a/~", 0)) == "a.json#/x/a~1~0/0"
    assert str(node.of("b", "c")) == "other.json#/b/c"
    assert node.alone() == Provenance("a.json", "/x") != node
    assert node.alone().alone() == node.alone()
    line = Provenance("a.yard", ":12")
    assert (str(line.of("a", "b")), str(Provenance("a")), str(Provenance("a", "/"))) == ("a.yard:12", "a", "a#/")
    assert repr(node) == "Provenance('a.json#/x')"
    assert Provenance("a") != "a"
    assert len({Provenance("a", "/x"), Provenance("a", "/x"), Provenance("a", "/y")}) == 2

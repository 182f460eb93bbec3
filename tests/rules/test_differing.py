"""Rules are found only where they may differ: what a structure's rules are read from, and nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.ir.doc import Doc, Paragraph, Text
from shapesmith.ir.rules import IsSet
from shapesmith.ir.service import Example, Operation, OperationTarget, Service
from shapesmith.ir.shapes import IntegerShape, ListShape, Member, Shape, StringShape, StructureShape, Target
from shapesmith.ir.verdicts import Dismissed, Ruling
from shapesmith.provenance import Provenance
from shapesmith.rules.differing import Users, differing, judged

_SHAPES: tuple[Shape, ...] = (
    StructureShape(name="BakeRequest", members=(Member(name="Orders", shape="Orders"),)),
    ListShape(name="Orders", member=Target(shape="Order")),
    StructureShape(name="Order", members=(Member(name="Size", shape="Size"),)),
    StringShape(name="Size", enum=("SMALL", "LARGE")),
    StructureShape(name="EatRequest", members=(Member(name="Count", shape="Count"),)),
    IntegerShape(name="Count"),
)


def _text(words: str) -> Doc:
    return Doc((Paragraph((Text(words),)),))


def _service(*shapes: Shape, documentation: str = "Bakes.", examples: tuple[Example, ...] = ()) -> Service:
    """Return the sample with some shapes in place of those of their names, or more of them."""
    by_name = {shape.name: shape for shape in (*_SHAPES, *shapes)}
    bake = Operation(
        name="Bake",
        wire_name="Bake",
        input=OperationTarget(shape="BakeRequest"),
        documentation=_text(documentation),
    )
    eat = Operation(name="Eat", wire_name="Eat", input=OperationTarget(shape="EatRequest"))
    return Service(
        name="bakery",
        api_version="2026-01-01",
        package="",
        sources=(),
        metadata={},
        operations=(bake, eat),
        shapes=by_name,
        examples=examples,
    )


def _differing(old: Service, new: Service) -> frozenset[str] | None:
    return differing(old, new, Users((old, new)))


def test_none_differs_from_itself_wherever_it_stands() -> None:
    old, new = (
        _service(*(replace(shape, provenance=Provenance(file, f"/shapes/{shape.name}")) for shape in _SHAPES))
        for file in ("old.json", "new.json")
    )
    assert _differing(old, new) == frozenset()


def test_a_shape_differs_with_all_that_reach_it() -> None:
    new = _service(StringShape(name="Size", enum=("SMALL", "LARGE", "HUGE")))
    assert _differing(_service(), new) == {"Size", "Order", "Orders", "BakeRequest"}


def test_a_text_of_a_member_is_part_of_its_structure() -> None:
    documented = Member(name="Count", shape="Count", documentation=_text("Must be 1 to 9."))
    assert _differing(_service(), _service(StructureShape(name="EatRequest", members=(documented,)))) == {"EatRequest"}


def test_a_text_of_an_operation_is_part_of_its_request() -> None:
    assert _differing(_service(), _service(documentation="Bakes one order.")) == {"BakeRequest"}


def test_an_example_is_part_of_each_structure_that_it_has_a_value_of() -> None:
    example = Example(operation="Bake", input={"Orders": [{"Size": "SMALL"}]})
    assert _differing(_service(), _service(examples=(example,))) == {"Order", "Orders", "BakeRequest"}


def test_a_shape_that_only_one_side_has_or_sends_differs() -> None:
    extra = StructureShape(name="Extra", members=())
    unused = _service(extra)
    assert _differing(_service(), unused) == {"Extra"}
    members = (Member(name="Count", shape="Count"), Member(name="Extra", shape="Extra"))
    used = _service(extra, StructureShape(name="EatRequest", members=members))
    assert _differing(unused, used) == {"Extra", "EatRequest"}


def test_a_limit_that_is_of_one_member_on_one_side_only_differs_with_all_that_have_it() -> None:
    sized = StructureShape(name="Order", members=(Member(name="Size", shape="Size"), Member(name="Sum", shape="Count")))
    counted = StructureShape(
        name="BakeRequest", members=(Member(name="Orders", shape="Orders"), Member(name="Of", shape="Count"))
    )
    one, two, three = _service(), _service(sized), _service(sized, counted)
    assert _differing(one, two) == {"Count", "EatRequest", "Order", "Orders", "BakeRequest"}
    assert _differing(two, three) == {"BakeRequest"}


def test_all_may_differ_between_two_services_and_where_a_text_cannot_be_compared() -> None:
    assert _differing(_service(), replace(_service(), name="butcher")) is None
    broken = StringShape(name="Size", enum=("\ud800",))
    assert _differing(_service(), _service(broken)) is None


def test_a_structure_differs_with_an_enum_that_a_member_has_the_name_of() -> None:
    named = StructureShape(name="EatRequest", members=(Member(name="Size", shape="Text"),))
    old = _service(StringShape(name="Text"), named)
    new = _service(StringShape(name="Text"), named, StringShape(name="Size", enum=("SMALL", "LARGE", "HUGE")))
    assert _differing(old, new) == {"Size", "Order", "Orders", "BakeRequest", "EatRequest"}


def _dismissed(*at: str) -> Dismissed:
    return Dismissed(at=at, sentence="It is.", provenance=Provenance("rules.toml"), reason="example")


@pytest.mark.parametrize(
    ("at", "concerned"),
    [
        ([], set()),
        (["EatRequest.Count"], {"EatRequest"}),
        (["EatRequest"], {"EatRequest"}),
        (["Order.Size", "EatRequest"], {"Order", "EatRequest"}),
        (["Order"], {"Order"}),
        (["Gone.Size"], {"Gone"}),
        # A text of a string or a list is read with each structure that has it.
        (["Size"], {"Size", "Order", "Orders", "BakeRequest"}),
        (["Orders"], {"Orders", "BakeRequest"}),
        (["*"], None),
    ],
)
def test_a_verdict_concerns_the_structures_whose_texts_have_the_sentence(
    at: list[str], concerned: set[str] | None
) -> None:
    services = (_service(), _service())
    assert judged([_dismissed(*at)], services, Users(services)) == concerned


def test_a_verdict_concerns_the_structure_that_its_rule_is_about() -> None:
    ruling = Ruling(
        at=("EatRequest.Count",),
        sentence="It is.",
        provenance=Provenance("rules.toml"),
        kind="required",
        of="Order",
        must=IsSet(place="Size"),
    )
    services = (_service(), _service())
    assert judged([ruling], services, Users(services)) == {"EatRequest", "Order"}


def test_all_that_reach_a_structure_in_any_service_are_its_users() -> None:
    eating = StructureShape(name="EatRequest", members=(Member(name="Order", shape="Order"),))
    assert Users((_service(), _service())).around({"Order"}) == {"Order", "Orders", "BakeRequest"}
    assert Users((_service(), _service(eating))).around({"Order"}) == {"Order", "Orders", "BakeRequest", "EatRequest"}
    assert Users((_service(),)).around(set()) == set()


def test_all_may_differ_where_an_integer_has_more_than_64_bits() -> None:
    assert _differing(_service(), _service(IntegerShape(name="Count", max=2**64))) is None
    assert _differing(_service(), _service(IntegerShape(name="Count", max=2**64 - 1))) == {"Count", "EatRequest"}

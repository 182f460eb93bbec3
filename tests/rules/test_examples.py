"""What the published examples send, by structure: their values speak against rules that refuse them."""

from __future__ import annotations

from shapesmith.ir.service import Example, Operation, OperationTarget, Service
from shapesmith.ir.shapes import ListShape, MapShape, Member, Shape, StringShape, StructureShape, Target
from shapesmith.rules.references.texts import examples_of

_SHAPES: tuple[Shape, ...] = (
    StructureShape(
        name="BakeRequest",
        members=(
            Member(name="First", shape="Order"),
            Member(name="Orders", shape="Orders"),
            Member(name="ByName", shape="ByName"),
            Member(name="Free", shape="Free"),
        ),
    ),
    ListShape(name="Orders", member=Target(shape="Order")),
    MapShape(name="ByName", key=Target(shape="Size"), value=Target(shape="Order")),
    StructureShape(name="Order", members=(Member(name="Size", shape="Size"),)),
    StructureShape(name="Free", members=(), document=True),
    StringShape(name="Size"),
)


def _sent(*examples: Example) -> dict[str, list[object]]:
    bake = Operation(name="Bake", wire_name="Bake", input=OperationTarget(shape="BakeRequest"))
    rest = Operation(name="Rest", wire_name="Rest")
    shapes = {shape.name: shape for shape in _SHAPES}
    found = examples_of(
        Service(
            name="bakery",
            api_version="2026-01-01",
            package="",
            sources=(),
            metadata={},
            operations=(bake, rest),
            shapes=shapes,
            examples=examples,
        )
    )
    return {name: sorted(values, key=str) for name, values in found.items()}


def _order(size: str) -> dict[str, str]:
    return {"Size": size}


def test_every_structure_in_an_example_has_its_values() -> None:
    sent = {
        "First": _order("A"),
        "Orders": [_order("B"), _order("C")],
        "ByName": {"d": _order("D"), "e": _order("E")},
        "Free": {"Size": "F"},
    }
    assert _sent(Example(operation="Bake", input=sent)) == {
        "BakeRequest": [sent],
        "Order": [_order(size) for size in "ABCDE"],
    }


def test_each_example_of_an_operation_counts() -> None:
    first, second = {"First": _order("A")}, {"First": _order("B")}
    assert _sent(Example(operation="Bake", input=first), Example(operation="Bake", input=second)) == {
        "BakeRequest": [first, second],
        "Order": [_order("A"), _order("B")],
    }


def test_an_example_of_what_has_no_input_or_of_another_form_is_none() -> None:
    wrong = {"First": "A", "Orders": _order("B"), "ByName": [_order("C")], "Other": _order("D")}
    assert _sent(
        Example(operation="Rest", input=_order("A")),
        Example(operation="Sleep", input=_order("A")),
        Example(operation="Bake", input=wrong),
    ) == {"BakeRequest": [wrong]}

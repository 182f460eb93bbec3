"""What parts of a documentation give, in the order of the structures."""

from __future__ import annotations

from shapesmith.ir.rules import IsSet, Rule
from shapesmith.provenance import Provenance
from shapesmith.rules.extraction import Extraction, Refusal, joined


def rule(shape: str, number: int = 1) -> Rule:
    return Rule(
        id=f"s.{shape}.A.required:{number}",
        shape=shape,
        member="A",
        kind="required",
        must=IsSet(place="A"),
        when=(),
        sentence="It is so.",
        origin="test",
    )


def refusal(shape: str) -> Refusal:
    return Refusal(shape, "A", Provenance("service-2.json"), "It is so.", "test", "it is not sure")


def test_parts_are_joined_in_the_order_of_the_structures() -> None:
    read = frozenset({(Provenance("service-2.json"), "It is so.")})
    other = frozenset({(Provenance("service-2.json"), "It is.")})
    parts = [
        Extraction((rule("C"), rule("A", 2), rule("A", 1)), (refusal("B"),), partly_read=read),
        Extraction((rule("B"),), (refusal("A"), refusal("C")), partly_read=other),
    ]
    whole = joined(parts, ["A", "B", "C"])
    assert whole == Extraction(
        (rule("A", 2), rule("A", 1), rule("B"), rule("C")),
        (refusal("A"), refusal("B"), refusal("C")),
        partly_read=read | other,
    )


def test_no_parts_give_nothing() -> None:
    assert joined([], ["A"]) == Extraction((), ())

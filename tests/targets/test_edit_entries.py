"""The expression that defines each kind of edit, and that the runtime has what it calls."""

from __future__ import annotations

from typing import Any

import pytest
import shapesmith.runtime as rt
from shapesmith.analysis.edits import BoundEdit
from shapesmith.ir.edits import Accepts, Aliases, Edit, Fills, Refuses, Rewrites
from shapesmith.targets.dataclasses.edit_entries import edit_entry

ROW: dict[str, Any] = {"id": "a.b", "service": "a", "handler": "b.c", "says": "It is so."}


def refuses(must: Any, **fields: Any) -> Refuses:
    return Refuses(must=must, raises="E", **ROW, **fields)


@pytest.mark.parametrize(
    ("row", "bound", "expression"),
    [
        (Aliases(alias="Nym", **ROW), {}, 'rt.Alias("Name", "Nym")'),
        (Fills(value="-", **ROW), {}, 'rt.Fill("Name", "-")'),
        (Fills(value="-", null=True, **ROW), {}, 'rt.Fill("Name", "-", null=True)'),
        (
            Accepts(
                forms=("structure",),
                structure={"A": "text", "B": "required", "C": "optional", "D": "text"},
                text=("{A}", "{B}"),
                **ROW,
            ),
            {},
            'rt.Joined("Name", ("{A}", "{B}"), "It is so.", text=("A", "D"), required=("B",), optional=("C",))',
        ),
        (Rewrites(to="base64", **ROW), {}, 'rt.Base64("Name", "It is so.")'),
        (Rewrites(to="base64", **ROW), {"md5": "Sum"}, 'rt.Base64("Name", "It is so.", md5="Sum")'),
        (Rewrites(to="last-segment", **ROW), {}, 'rt.LastSegment("Name")'),
        (Rewrites(to="parts", pattern="a(?P<B>b)", **ROW), {}, 'rt.Parts("Name", "a(?P<B>b)", "It is so.")'),
        (Rewrites(to="quoted", pattern=r"\d$", **ROW), {}, r'rt.Quoted("Name", r"\d$", "It is so.")'),
        (refuses("part", patterns=("a", "b")), {}, 'rt.Parts("Name", "a", "It is so.", sets=False)'),
        (refuses("algorithm", values=("A", "B")), {}, 'rt.Listed("Name", ("A", "B"), "It is so.")'),
        (refuses("ascii"), {}, 'rt.Ascii("Name", "It is so.")'),
        (refuses("bytes"), {}, 'rt.NoBytearray("Name", "It is so.")'),
        (refuses("match", patterns=("a", r"\w")), {}, r'rt.Matching("Name", ("a", r"\w"), "It is so.")'),
        (refuses("match", patterns=("a",)), {"unless": ("C",)}, 'rt.Matching("Name", ("a",), "It is so.", unless=("C",))'),
        (
            refuses("match", patterns=("a",), unless_matching={"C": "d", "E": "f"}),
            {},
            'rt.Matching("Name", ("a",), "It is so.", unless_matching={"C": "d", "E": "f"})',
        ),
        (
            refuses("signed-file"),
            {"given": ("C",), "unless": ("D", "E")},
            'rt.SignedFile("Name", "It is so.", given=("C",), unless=("D", "E"))',
        ),
        (refuses("ascii"), {"members": ("A", "B")}, 'rt.Ascii(("A", "B"), "It is so.")'),
    ],
)  # fmt: skip
def test_the_expression_of_an_edit(row: Edit, bound: dict[str, Any], expression: str) -> None:
    assert edit_entry(BoundEdit(row, **{"members": ("Name",), **bound})) == expression
    assert type(eval(expression, {"rt": rt})).__name__ == expression.removeprefix("rt.").partition("(")[0]

"""Documentation that has constraints of its own: where what the model says is added, and how it goes on from there."""

from __future__ import annotations

import pytest
from shapesmith.ir.doc import Block, BulletList, Code, Doc, Heading, Inlines, NumberedList, Paragraph, Strong, Text
from shapesmith.prose.plain import plain_text
from shapesmith.targets.dataclasses.own_constraints import has_constraints, with_constraints

WORDS: Inlines = (Text("1 to "), Code("9"))


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def items(*texts: str) -> tuple[tuple[Block, ...], ...]:
    return tuple((paragraph(text),) for text in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Constraints: Up to 9 letters.", "Constraints: Up to 9 letters. In the model: 1 to 9."),
        ("Constraints: Up to 9 letters", "Constraints: Up to 9 letters. In the model: 1 to 9."),
        ("Constraint: Up to 9 letters! ", "Constraint: Up to 9 letters! In the model: 1 to 9."),
        ("Constraints: Why 9?", "Constraints: Why 9? In the model: 1 to 9."),
        ("Constraints:", "Constraints: In the model: 1 to 9."),
        ("Constraints", "Constraints. In the model: 1 to 9."),
        ("Constraints : None", "Constraints : None. In the model: 1 to 9."),
    ],
)
def test_a_paragraph_goes_on_with_another_sentence(text: str, expected: str) -> None:
    assert has_constraints((paragraph(text),))
    (block,) = with_constraints((paragraph(text),), WORDS)
    assert isinstance(block, Paragraph)
    assert plain_text(block) == expected
    assert block.children[-3:-1] == WORDS


@pytest.mark.parametrize("kind", [BulletList, NumberedList])
def test_a_list_below_a_title_has_another_item(kind: type[BulletList | NumberedList]) -> None:
    blocks = (paragraph("First."), paragraph("Constraints:"), kind(items("a", "b")), paragraph("Last."))
    first, title, listed, last = with_constraints(blocks, WORDS)
    assert (first, title, last) == (blocks[0], blocks[1], blocks[3])
    assert isinstance(listed, kind)
    assert [plain_text(item[0]) for item in listed.items] == ["a", "b", "In the model: 1 to 9."]


def test_the_last_paragraph_on_constraints_counts() -> None:
    blocks = (paragraph("Constraints: a."), paragraph("Constraints: b."), paragraph("Last."))
    assert [plain_text(block) for block in with_constraints(blocks, WORDS)] == [
        "Constraints: a.",
        "Constraints: b. In the model: 1 to 9.",
        "Last.",
    ]


def test_a_paragraph_that_says_something_is_no_title_of_the_list_below_it() -> None:
    blocks = (paragraph("Constraints: these."), BulletList(items("a")))
    first, listed = with_constraints(blocks, WORDS)
    assert plain_text(first) == "Constraints: these. In the model: 1 to 9."
    assert listed == blocks[1]


def test_a_title_above_anything_but_a_list_is_a_paragraph() -> None:
    blocks = (paragraph("Constraints:"), paragraph("Up to 9."))
    assert [plain_text(block) for block in with_constraints(blocks, WORDS)] == [
        "Constraints: In the model: 1 to 9.",
        "Up to 9.",
    ]


@pytest.mark.parametrize(
    "block",
    [
        paragraph("The constraints: a."),
        paragraph("Constraint of the name"),
        paragraph("Constraintsof"),
        paragraph("constraints: a."),
        paragraph(""),
        Paragraph(()),
        Paragraph((Strong((Text("None."),)), Text("Constraints: a."))),
        BulletList(items("Constraints: a.")),
        Heading((Text("Constraints:"),)),
    ],
)
def test_other_documentation_has_no_constraints(block: Block) -> None:
    assert not has_constraints((block,))
    assert not has_constraints(())


def test_a_stressed_title_is_one() -> None:
    blocks = (Paragraph((Strong((Text("Constraints"),)), Text(": up to 9"))),)
    assert has_constraints(blocks)
    assert plain_text(Doc(with_constraints(blocks, WORDS))) == "Constraints: up to 9. In the model: 1 to 9."

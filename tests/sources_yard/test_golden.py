"""Each construct of YARD documentation, and what the reader makes of it: a folder with the text, and what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.doc import Doc
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.prose.markdown import render_markdown
from shapesmith.sources.yard.reader import read_source

CASES = sorted(Path(__file__).parent.joinpath("golden").iterdir())


def printed(source: DocumentationSource, diagnostics: list[Diagnostic]) -> str:
    """Return all that was read, as a text to compare and to read."""
    lines = [str(diagnostic) for diagnostic in diagnostics]
    for shape in source.shapes.values():
        flags = [flag for flag in ("union", "eventstream") if getattr(shape, flag)]
        lines += [
            "",
            " ".join([f"{shape.name}, line {shape.provenance.pointer[1:]}", *flags]),
            *text(shape.documentation),
        ]
        lines += [f"  see {see}" for see in shape.see]
        lines += [line for note in shape.notes for line in ("  note", *text(note, "    "))]
        lines += [f"  overload {overload}" for overload in shape.overloads]
        lines += [f"  sensitive {' '.join(shape.sensitive)}"] if shape.sensitive else []
        for member in shape.members:
            kind = f"{member.type.text} ({' or '.join(member.type.kinds)})" if member.type else "no type"
            lines += [
                f"  {member.name}, line {member.provenance.pointer[1:]}: {kind}{', token' * member.token}",
                *text(member.documentation, "    "),
            ]
    return "\n".join(lines).lstrip("\n") + "\n"


def text(doc: Doc | None, indent: str = "  ") -> Iterator[str]:
    for line in render_markdown(doc, 80, 80) if doc else ():
        yield f"{indent}{line}".rstrip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_construct(case: Path, pytestconfig: pytest.Config) -> None:
    diagnostics: list[Diagnostic] = []
    source = read_source((case / "input.yard").read_bytes(), "input.yard", diagnostics)
    actual = printed(source, diagnostics)
    if pytestconfig.getoption("--update-golden"):
        (case / "expected.txt").write_text(actual, encoding="utf-8")
    assert actual == (case / "expected.txt").read_text(encoding="utf-8")

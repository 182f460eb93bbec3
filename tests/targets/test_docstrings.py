"""Constraints in a docstring: one line where all of them fit, otherwise a list, with the values of an enum if they fit.

Generated lines have 88 columns, of which 4 are the indentation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from shapesmith.ir.doc import Text
from shapesmith.ir.shapes import StructureShape
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.names import decide_names

from tests.export.services import made, structure


def lines_of(
    folder: Path, phrases: list[tuple[str, str]], documentation: str = "", rules: list[tuple[str, bool]] | None = None
) -> tuple[str, ...]:
    """Return the docstring of a member with `phrases`, each in full and in short, and `rules`, which may be advice."""
    member: dict[str, Any] = {"shape": "Text"} | ({"documentation": f"<p>{documentation}</p>"} if documentation else {})
    service = made(folder, {"Request": structure(Name=member), "Text": {"type": "string"}}).service
    request = service.shapes["Request"]
    assert isinstance(request, StructureShape)
    docstrings = Docstrings("markdown", service, decide_names(service)[0])
    return docstrings.of_member(
        request.members[0],
        lambda listed: [(Text(full if listed else short),) for full, short in phrases],
        [((Text(words),), is_advice) for words, is_advice in rules or ()],
    )


@pytest.mark.parametrize(("documentation", "longest"), [("", 78), ("A name.", 84)])
def test_constraints_are_one_line_where_they_fit_beside_the_quotes_if_it_is_the_first(
    documentation: str, longest: int, tmp_path: Path
) -> None:
    for length, expected in ((longest, 1), (longest + 1, 3)):
        first = "a" * (length - len("Constraints: ; b."))
        found = [
            line for line in lines_of(tmp_path, [(first, first), ("b", "b")], documentation) if "." not in line[:8]
        ]
        assert len([line for line in found if line]) == expected
    assert found[-2:] == [f"- {first}", "- b"]


@pytest.mark.parametrize(("length", "in_full"), [(82, True), (83, False)])
def test_the_values_of_an_enum_are_listed_where_they_fit_their_line(length: int, in_full: bool, tmp_path: Path) -> None:
    full = f"{'v' * 40} {'w' * (length - 41)}"
    found = lines_of(tmp_path, [(full, "one of many"), ("x" * 82, "x" * 82)], "A name.")
    assert found == ("A name.", "", "Constraints:", "", f"- {full}" if in_full else "- one of many", f"- {'x' * 82}")


def test_short_phrases_are_one_line_where_full_ones_are_not(tmp_path: Path) -> None:
    found = lines_of(tmp_path, [("v " * 45, "one of many"), ("required", "required")])
    assert found == ("Constraints: one of many; required.",)


@pytest.mark.parametrize(
    ("rules", "lines"),
    [
        ([("must be a", False)], ("Rule: must be a.",)),
        ([("must be a", True)], ("Advice: must be a.",)),
        (
            [("must be a", False), ("must be b", True)],
            ("Rules:", "", "- must be a", "- advice: must be b"),
        ),
    ],
)
def test_a_rule_that_is_no_error_says_so(rules: list[tuple[str, bool]], lines: tuple[str, ...], tmp_path: Path) -> None:
    assert lines_of(tmp_path, [], rules=rules) == lines


@pytest.mark.parametrize(
    ("uid", "linked"), [("bakery-2024-01-01", True), ("", False), (None, False), (7, False), (["bakery"], False)]
)
def test_an_operation_has_a_link_to_its_reference_where_the_service_has_an_identifier(
    uid: object, linked: bool, tmp_path: Path
) -> None:
    service = made(tmp_path, {"Request": structure(Name="Text"), "Text": {"type": "string"}}).service
    service = replace(service, metadata={**service.metadata, "uid": uid})
    (operation,) = service.operations
    docstrings = Docstrings("markdown", service, decide_names(service)[0])
    text = "\n".join(docstrings.of_operation_module(operation, ()))
    link = f"[API reference](https://docs.aws.amazon.com/goto/WebAPI/bakery-2024-01-01/{operation.name})"
    assert (link in text, "WebAPI" in text) == (linked, linked)

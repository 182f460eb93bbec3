"""Sources of documentation merged: types that must agree, members that only one has, and texts by precedence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.documentation import merge_documentation
from shapesmith.diagnostics import Severity
from shapesmith.ir.service import Service
from shapesmith.pipeline import analyse
from shapesmith.prose.plain import plain_text
from shapesmith.specs.find import find

from tests.documentation.conftest import ReadModel, yard

SHAPES = Path(__file__).parents[2] / "shapes"

LOAF: dict[str, Any] = {
    "Loaf": {
        "type": "structure",
        "members": {
            "LoafId": {"shape": "Text", "documentation": "<p>The model's words.</p>"},
            "BakedAt": {"shape": "Time"},
            "Slices": {"shape": "Slices"},
        },
    },
    "Text": {"type": "string", "documentation": "<p>Some text.</p>"},
    "Time": {"type": "timestamp"},
    "Slices": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Sizes"}},
    "Sizes": {"type": "list", "member": {"shape": "Slice"}},
    "Slice": {"type": "structure", "members": {}},
    "Recipe": {"type": "structure", "members": {}, "document": True},
}

# The same without a word.
SILENT: dict[str, Any] = {
    **LOAF,
    "Loaf": {**LOAF["Loaf"], "members": {**LOAF["Loaf"]["members"], "LoafId": {"shape": "Text"}}},
    "Text": {"type": "string"},
}


def documented(*members: tuple[str, str, str], name: str = "Loaf", text: str = "") -> str:
    """Return the YARD text of a shape: members with their types and texts."""
    lines = [f"class Aws::Bakery::Types::{name}", text]
    for member, kind, of_member in members:
        lines += [f"@!attribute [rw] {member}", of_member, f"@return [{kind}]"]
    return "\n".join(lines)


ALL = (
    ("loaf_id", "String", "Other words."),
    ("baked_at", "Time", "When it was baked."),
    ("slices", "Hash<String,Array<Types::Slice>>", ""),
)


def docs_of(service: Service) -> dict[str, str | None]:
    return {
        member.name: None if member.documentation is None else plain_text(member.documentation)
        for member in service.structure("Loaf").members
    }


def test_a_text_is_taken_from_the_first_source_that_has_one(model: ReadModel) -> None:
    service = model(LOAF)
    first = yard(documented(*ALL, text="A loaf."), "a.yard")
    second = yard(
        documented(("loaf_id", "String", "2."), ("baked_at", "Time", "2."), ("slices", "Hash", "2."), text="2.")
    )
    merged, diagnostics = merge_documentation(service, [first, second])
    assert diagnostics == []
    assert plain_text(merged.structure("Loaf").documentation) == "A loaf."
    assert docs_of(merged) == {
        "LoafId": "The model's words.",
        "BakedAt": "When it was baked.",
        "Slices": "2.",
    }
    assert list(merged.shapes) == list(service.shapes)
    assert service.structure("Loaf").documentation is None


def test_an_empty_text_of_the_model_is_none(model: ReadModel) -> None:
    shapes = {**LOAF, "Loaf": {**LOAF["Loaf"], "documentation": "<p> </p>"}}
    merged, _ = merge_documentation(model(shapes), [yard(documented(*ALL, text="A loaf."))])
    assert plain_text(merged.structure("Loaf").documentation) == "A loaf."


def test_the_text_of_a_shape_is_not_taken_for_that_of_its_member(model: ReadModel) -> None:
    shapes = {**LOAF, "Time": {"type": "timestamp", "documentation": "<p>A point <i>in time</i>.</p>"}}
    for printed in ("A point in time.", "A point in time, as the shape once said."):
        source = yard(documented(ALL[0], ("baked_at", "Time", printed), ALL[2]))
        merged, _ = merge_documentation(model(shapes), [source])
        assert docs_of(merged)["BakedAt"] is None


def test_without_anything_to_add_the_service_is_the_same(model: ReadModel) -> None:
    service = model(LOAF)
    assert merge_documentation(service, [])[0] is service
    assert merge_documentation(service, [yard(documented(ALL[0], ("baked_at", "Time", ""), ALL[2]))])[0] is service


@pytest.mark.parametrize(
    ("member", "kind", "got"),
    [
        ("loaf_id", "Integer", "a string (shape Text)"),
        ("loaf_id", "Boolean", "a string (shape Text)"),
        ("loaf_id", "Types::Text", "a string (shape Text)"),
        ("baked_at", "String", "a timestamp (shape Time)"),
        ("slices", "Array<Types::Slice>", "a map (shape Slices)"),
        ("slices", "Hash<String,Types::Slice>", "a map (shape Slices)"),
        ("slices", "Hash<String,Array<String>>", "a map (shape Slices)"),
        ("slices", "Hash<String,Array<Types::Loaf>>", "a map (shape Slices)"),
    ],
)
def test_types_that_differ_are_a_warning_at_both_places_and_the_text_is_not_taken(
    model: ReadModel, member: str, kind: str, got: str
) -> None:
    members = [(name, kind if name == member else known, "Its words.") for name, known, _ in ALL]
    merged, diagnostics = merge_documentation(model(SILENT), [yard(documented(*members))])
    line = 3 + 3 * [name for name, _, _ in ALL].index(member)
    wire_name = {"loaf_id": "LoafId", "baked_at": "BakedAt", "slices": "Slices"}[member]
    place = f"service-2.json#/shapes/Loaf/members/{wire_name}"
    (diagnostic,) = diagnostics
    assert str(diagnostic).replace(str(Path.cwd()) + "/", "") == (
        f"loaf.yard:{line}: warning: Loaf.{wire_name} must have one type: {kind} here, {got} at {place}; "
        "its text here is not taken [documentation-type]"
    )
    others = {"LoafId": "Its words.", "BakedAt": "Its words.", "Slices": "Its words."}
    assert docs_of(merged) == {**others, wire_name: None}


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("loaf_id", "IO"),
        ("baked_at", "Time,DateTime,Date,Integer,String"),
        ("slices", "Hash"),
        ("slices", "Hash<String,Array>"),
        ("slices", "Hash<String,Array<Types::slice>>"),
        ("slices", "Object"),
    ],
)
def test_types_that_say_less_or_spell_otherwise_agree(model: ReadModel, member: str, kind: str) -> None:
    members = [(name, kind if name == member else known, "") for name, known, _ in ALL]
    assert merge_documentation(model(LOAF), [yard(documented(*members))])[1] == []


def test_members_that_one_source_lacks_are_warnings_at_both_places(model: ReadModel) -> None:
    source = yard(documented(("loaf_id", "String", ""), ("weight", "Integer", "In grams.")))
    merged, diagnostics = merge_documentation(model(LOAF), [source])
    assert [str(diagnostic).replace(str(Path.cwd()) + "/", "") for diagnostic in diagnostics] == [
        "loaf.yard:6: warning: Loaf has no member weight at service-2.json#/shapes/Loaf [documentation-member-unknown]",
        "loaf.yard:1: warning: Loaf is documented without BakedAt, Slices, which service-2.json#/shapes/Loaf has "
        "[documentation-member-absent]",
    ]
    assert docs_of(merged) == {"LoafId": "The model's words.", "BakedAt": None, "Slices": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "class Aws::Bakery::Types::Roll",
            "loaf.yard:1: warning: Roll must be a shape of the model, but service-2.json has no such shape "
            "[documentation-shape-unknown]",
        ),
        (
            "class Aws::Bakery::Types::Text",
            "loaf.yard:1: warning: Text must be one thing: a structure here, a string at service-2.json#/shapes/Text; "
            "its texts here are not taken [documentation-type]",
        ),
        (
            "class Slice < Struct.new(:unknown)\n  include Aws::Structure::Union\nend",
            "loaf.yard:1: warning: Slice must be one thing: a union here, a structure at "
            "service-2.json#/shapes/Slice; its texts here are not taken [documentation-type]",
        ),
        (
            "class Slice < Enumerator\nend",
            "loaf.yard:1: warning: Slice must be one thing: an event stream here, a structure at "
            "service-2.json#/shapes/Slice; its texts here are not taken [documentation-type]",
        ),
    ],
)
def test_a_shape_that_is_something_else_is_reported(model: ReadModel, text: str, expected: str) -> None:
    _, diagnostics = merge_documentation(model(LOAF), [yard(text)])
    assert [str(diagnostic).replace(str(Path.cwd()) + "/", "") for diagnostic in diagnostics] == [expected]


def test_spellings_of_one_name_are_one_name(model: ReadModel) -> None:
    members = {"sHA256OfTheLoaf": {"shape": "Text"}, "loafIDs": {"shape": "Text"}}
    service = model({"__loaf": {"type": "structure", "members": members}, "Text": {"type": "string"}})
    source = yard(documented(("s_ha256_of_the_loaf", "String", "1"), ("loaf_ids", "String", "2")))
    merged, diagnostics = merge_documentation(service, [source])
    assert diagnostics == []
    assert [plain_text(member.documentation or ()) for member in merged.structure("__loaf").members] == ["1", "2"]


def test_the_vendored_documentation_agrees_with_its_model() -> None:
    spec = find("connect", "shapes", SHAPES).read()
    analysis = analyse(spec)
    service, diagnostics = analysis.service, analysis.diagnostics
    assert [diagnostic for diagnostic in diagnostics if diagnostic.file.endswith(".yard")] == []
    assert [Path(source.path).name for source in service.sources if source.path.endswith(".yard")] == [
        "CreateContactRequest.yard"
    ]


def test_documentation_that_contradicts_the_model_is_a_warning_and_no_stop(tmp_path: Path) -> None:
    folder = tmp_path / "connect" / "2017-08-08"
    folder.mkdir(parents=True)
    original = SHAPES / "connect" / "2017-08-08"
    (folder / "service-2.json").write_bytes((original / "service-2.json").read_bytes())
    text = (original / "CreateContactRequest.yard").read_text(encoding="utf-8")
    (folder / "CreateContactRequest.yard").write_text(text.replace("[Integer]", "[String]"), encoding="utf-8")
    diagnostics = analyse(find("connect", folder, SHAPES).read()).diagnostics
    (diagnostic,) = [each for each in diagnostics if each.code == "documentation-type"]
    assert diagnostic.severity is Severity.WARNING
    assert diagnostic.message.startswith(
        "CreateContactRequest.ExpiryDurationInMinutes must have one type: String here, an integer (shape "
        "ExpiryDurationInMinutes) at "
    )

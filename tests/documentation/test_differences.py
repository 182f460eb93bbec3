"""The differences between two sources, word by word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from shapesmith.analysis.analysis import Analysis, analyse_model, analyse_service
from shapesmith.analysis.documentation import merge_documentation
from shapesmith.cli.main import cli
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.service import Service
from shapesmith.pipeline import analyse
from shapesmith.provenance import Provenance
from shapesmith.review.explain.sources import Difference, Span, differences, explain_sources
from shapesmith.rules.extract import extract
from shapesmith.specs.find import find

from tests.documentation.conftest import ReadModel, yard

ROOT = Path(__file__).parents[2]
SEED = "shapes/connect/2017-08-08/CreateContactRequest.yard"
MODEL = "shapes/connect/2017-08-08/service-2.json#/shapes/CreateContactRequest/members"


def analysed(service: Service, *sources: DocumentationSource) -> Analysis:
    """Return the analysis of a service with other documentation."""
    merged, _ = merge_documentation(service, sources)
    return analyse_service(analyse_model(merged, ()), extract(merged), sources)


def of_one_text(model: ReadModel, ours: str, theirs: str) -> list[tuple[str, str, bool]]:
    """Return the spans between the model's HTML for a member and the Markdown of another source."""
    shapes: dict[str, Any] = {
        "Loaf": {"type": "structure", "members": {"Name": {"shape": "Name", "documentation": ours}}},
        "Name": {"type": "string"},
    }
    source = yard(f"class A::Loaf\n@!attribute [rw] name\n{theirs}\n@return [String]")
    found = differences(analysed(model(shapes), source))
    assert [difference.name for difference in found] in (["Loaf.Name"], [])
    return [tuple(span) for difference in found for span in difference.spans]


def test_words_are_compared_and_markup_is_not(model: ReadModel) -> None:
    assert of_one_text(model, "<p>The <code>name</code> of <b>it</b>.</p>", "*The* name of `it`.") == []


def test_quotes_and_dashes_are_a_matter_of_spelling(model: ReadModel) -> None:
    assert of_one_text(model, "<p>It\u2019s \u201cgood\u201d \u2014 very\u2026</p>", 'It\'s "good" --- very...') == []


def test_the_words_of_each_source_are_shown(model: ReadModel) -> None:
    assert of_one_text(model, "<p>The name of the loaf.</p>", "The short name of a loaf.") == [
        ("The", "The", True),
        ("", "short", False),
        ("name of", "name of", True),
        ("the", "a", False),
        ("loaf.", "loaf.", True),
    ]


def test_a_text_that_the_model_lacks_is_a_difference_and_one_that_the_source_lacks_is_none(model: ReadModel) -> None:
    assert of_one_text(model, "", "The name.") == [("", "The name.", False)]
    assert of_one_text(model, "<p>The name.</p>", "") == []


@pytest.mark.parametrize(
    ("before", "between", "after", "shown"),
    [
        (9, 17, 9, ("a a a a a a a a a", " ".join(["b"] * 17), "c c c c c c c c c")),
        (10, 18, 10, ("... a a a a a a a a", "b b b b b b b b ... b b b b b b b b", "c c c c c c c c ...")),
    ],
)
def test_eight_words_beside_a_difference_are_shown_and_three_dots_for_two_words_or_more(
    model: ReadModel, before: int, between: int, after: int, shown: tuple[str, str, str]
) -> None:
    texts = [
        " ".join([*["a"] * before, first, *["b"] * between, second, *["c"] * after])
        for first, second in (("x", "y"), ("v", "w"))
    ]
    shapes: dict[str, Any] = {
        "Loaf": {"type": "structure", "members": {"Name": {"shape": "Name", "documentation": f"<p>{texts[0]}</p>"}}},
        "Name": {"type": "string"},
    }
    source = yard(f"class A::Loaf\n@!attribute [rw] name\n{texts[1]}\n@return [String]")
    analysis = analysed(model(shapes), source)
    whole = " ".join(line.text.strip() for line in explain_sources(analysis, "Loaf.Name", 200))
    assert f"{shown[0]} [-x-] {{+v+}} {shown[1]} [-y-] {{+w+}} {shown[2]}" in whole


def test_the_vendored_documentation_differs_from_its_model_in_five_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    analysis = analyse(find("connect", "shapes", Path("shapes")).read())

    def changed(difference: Difference) -> list[tuple[str, str]]:
        return [(span.model, span.other) for span in difference.spans if not span.same]

    found = differences(analysis)
    assert {difference.name.partition(".")[2]: changed(difference) for difference in found} == {
        "InstanceId": [("", "Amazon"), ("Customer", "")],
        "RelatedContactId": [("Connect Customer.", "Amazon Connect.")],
        "Attributes": [("", "Amazon"), ("Customer", "")],
        "SegmentAttributes": [("", "Amazon"), ("Customer", "")],
        "PreviousContactId": [("", "Amazon"), ("Customer", ""), ("", "Amazon"), ("Customer", "")],
    }
    assert found[1] == Difference(
        "CreateContactRequest.RelatedContactId",
        (Provenance(*MODEL.split("#")).of("RelatedContactId"), Provenance(SEED, ":75")),
        (
            Span(
                "The identifier of the contact in this instance of",
                "The identifier of the contact in this instance of",
                True,
            ),
            Span("Connect Customer.", "Amazon Connect.", False),
        ),
    )


def test_explain_shows_both_sources_with_their_words_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, ["explain", "connect", "CreateContactRequest.attributes", "--sources"])
    assert result.exit_code == 0
    assert result.output == (
        "CreateContactRequest.Attributes\n"
        f"  [-] {MODEL}/Attributes\n"
        f"  {{+}} {SEED}:72\n"
        "    ... using an attribute map. The attributes are standard {+Amazon+} Connect\n"
        "    [-Customer-] attributes, and can be accessed in flows just ...\n"
    )


def test_explain_of_a_shape_shows_it_and_its_members(model: ReadModel) -> None:
    shapes = {
        "Loaf": {"type": "structure", "documentation": "<p>A loaf.</p>", "members": {"Name": {"shape": "Name"}}},
        "Name": {"type": "string"},
    }
    source = yard("class A::Loaf\nBread.\n@!attribute [rw] name\nIts name.\n@return [String]")
    lines = [
        line.text.replace(f"{Path.cwd()}/", "") for line in explain_sources(analysed(model(shapes), source), "Loaf")
    ]
    assert lines == [
        "Loaf",
        "  [-] service-2.json#/shapes/Loaf",
        "  {+} loaf.yard:1",
        "    [-A loaf.-] {+Bread.+}",
        "",
        "Loaf.Name",
        "  [-] service-2.json#/shapes/Loaf/members/Name",
        "  {+} loaf.yard:3",
        "    {+Its name.+}",
    ]


@pytest.mark.parametrize(("length", "lines"), [(76, 1), (77, 2)])
def test_differences_are_wrapped_at_80_columns(model: ReadModel, length: int, lines: int) -> None:
    words = f"{'b' * 40} {'c' * (length - 53)}"
    source = yard(f"class A::Loaf\n{words}.")
    shapes = {"Loaf": {"type": "structure", "documentation": "<p>A.</p>"}}
    found = explain_sources(analysed(model(shapes), source), "Loaf")
    assert len(f"[-A.-] {{+{words}.+}}") == length
    assert [line.text for line in found][3:] == (
        [f"    [-A.-] {{+{words}.+}}"]
        if lines == 1
        else [f"    [-A.-] {{+{words.split()[0]}", f"    {words.split()[1]}.+}}"]
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CreateContactRequest.Name", f"{SEED} says the same as the model."),
        ("Channel", f"{SEED} says nothing of it."),
        ("CreateContactResponse", f"{SEED} says nothing of it."),
    ],
)
def test_explain_says_so_where_nothing_differs(monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, ["explain", "connect", name, "--sources"])
    assert result.output == f"{name}\n\n{said}\n"


def test_explain_says_so_where_there_is_but_one_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, ["explain", "sqs", "Message", "--sources"])
    assert result.output == "Message\n\nThe model is its only source.\n"


def test_a_source_that_is_silent_is_told_from_one_that_agrees(model: ReadModel) -> None:
    shapes = {
        "Loaf": {"type": "structure", "members": {"Name": {"shape": "Name", "documentation": "<p>A name.</p>"}}},
        "Name": {"type": "string"},
    }
    silent = yard("class A::Loaf\n@!attribute [rw] name\n@return [String]", "silent.yard")
    alike = yard("class A::Loaf\n@!attribute [rw] name\nA name.\n@return [String]", "alike.yard")
    analysis = analysed(model(shapes), silent, alike)
    assert [line.text for line in explain_sources(analysis, "Loaf.Name")] == [
        "Loaf.Name",
        "",
        "silent.yard says nothing of it.",
        "alike.yard says the same as the model.",
    ]


def test_what_the_reader_of_a_source_warns_of_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("service-2.json").write_text(
        '{"metadata": {"apiVersion": "2020-01-01"}, "operations": {}, "shapes": {"Loaf": {"type": "structure",'
        ' "members": {"A": {"shape": "T"}}}, "T": {"type": "string", "pattern": "(?<=a+)b"}}}'
    )
    Path("loaf.yard").write_text("class A::Loaf\n@!attribute [rw] a\n@return [Integer]\n@since 1")
    result = CliRunner().invoke(cli, ["explain", "bakery", "Loaf", "--from", "service-2.json", "--sources"])
    assert result.exit_code == 0
    assert result.stdout == "Loaf\n\nloaf.yard says nothing of it.\n"
    assert result.stderr.splitlines() == [
        "loaf.yard:4: warning: tag @since has no place in the documentation of a shape [yard-tag-unread]",
        "loaf.yard:2: warning: Loaf.A must have one type: Integer here, a string (shape T) at "
        "service-2.json#/shapes/Loaf/members/A; its text here is not taken [documentation-type]",
    ]

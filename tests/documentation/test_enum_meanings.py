"""What the values of an enum mean, where documentation lists them; and where it does not, nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.analysis.enum_meanings import enum_meanings
from shapesmith.ir.doc import Admonition, Code, Doc, Paragraph, Text
from shapesmith.prose.plain import plain_text
from shapesmith.sources.aws.reader import read_service
from shapesmith.specs.find import find

from tests.documentation.conftest import ReadModel

SHAPES = Path(__file__).parents[2] / "shapes"

STATE = {"type": "string", "enum": ["RAW", "BAKED", "s3:Get"]}


def meanings(model: ReadModel, own: str = "", *of_members: str) -> dict[str, str]:
    """Return what the values of an enum mean, with its documentation and that of members which take it."""
    members = {f"M{index}": {"shape": "State", "documentation": text} for index, text in enumerate(of_members)}
    shapes: dict[str, Any] = {
        "State": {**STATE, "documentation": own},
        "Loaf": {"type": "structure", "members": members},
    }
    found = enum_meanings(model(shapes)).get("State", {})
    return {value: plain_text(meaning) for value, meaning in found.items()}


@pytest.mark.parametrize(
    "item",
    [
        "<code>RAW</code>: Not baked.",
        "<p><code>RAW</code>: Not baked.</p>",
        "<p> <code>RAW</code> : Not baked. </p>",
        "<code>RAW</code> - Not baked.",
        "<code>RAW</code> \u2013 Not baked.",
        "<code>RAW</code>\u2014Not baked.",
        "<code>RAW</code> \u2013- Not baked.",
        "<code>RAW</code> \u2014\u2014 Not baked.",
        "<code>RAW</code> = Not baked.",
        "<b>RAW</b>: Not baked.",
        "<b>RAW:</b> Not baked.",
        "<b><code>RAW</code></b> - Not baked.",
        "<i>RAW</i> -- Not baked.",
        '<code>"RAW"</code>: Not baked.',
        "RAW: Not baked.",
        "<code>RAW</code>:Not baked.",
        "<code>RAW</code>=Not baked.",
        "<code>RAW</code> \u2014Not baked.",
        "<code>RAW</code>\u2013 Not baked.",
        "<code>'RAW'</code>: Not baked.",
        "<b>RAW :</b> Not baked.",
        "RAW - Not baked.",
        "RAW -- Not baked.",
        "RAW \u2013 Not baked.",
        "RAW \u2014 Not baked.",
        "RAW = Not baked.",
        "RAW=Not baked.",
        '"RAW": Not baked.',
        "'RAW': Not baked.",
        "\u201cRAW\u201d: Not baked.",
        "<p><code>RAW</code> </p> <p>Not baked.</p>",
    ],
)
@pytest.mark.parametrize("name", ["ul", "ol"])
def test_an_item_that_starts_with_a_value_gives_its_meaning(model: ReadModel, item: str, name: str) -> None:
    html = f"<p>Valid values:</p> <{name}> <li>{item}</li> <li><code>BAKED</code>: Done.</li> </{name}>"
    assert meanings(model, html) == {"RAW": "Not baked.", "BAKED": "Done."}


@pytest.mark.parametrize("term", ["RAW", " RAW ", "RAW:", " RAW :", '"RAW"', "'RAW'", "<code>RAW</code>:"])
def test_a_term_may_have_quotes_around_it_and_a_colon_after_it(model: ReadModel, term: str) -> None:
    assert meanings(model, f"<dl><dt>{term}</dt><dd>Not baked.</dd></dl>") == {"RAW": "Not baked."}


@pytest.mark.parametrize(
    "html",
    [
        "<code>RAW</code>: Not baked.",
        "<ul><li><code>RAW</code></li></ul>",
        "<ul><li><code>RAW</code> | <code>BAKED</code></li></ul>",
        "<ul><li><code>RAW</code> and <code>BAKED</code>: loaves</li></ul>",
        "<ul><li><code>RAW</code> is not baked.</li></ul>",
        "<ul><li><code>RAW</code> is one of two: it is not baked.</li></ul>",
        "<ul><li><code>raw</code>: Not baked.</li></ul>",
        "<ul><li><code>RAWER</code>: Not baked.</li></ul>",
        "<ul><li>RAW-BAKED: Not baked.</li></ul>",
        "<ul><li>For RAW: not baked.</li></ul>",
        "<ul><li><code>RAW</code>:</li></ul>",
        "<ul><li></li></ul>",
        "<dl><dt>RAW</dt></dl>",
        "<dl><dd>RAW: Not baked.</dd></dl>",
        "<p>RAW: Not baked. BAKED: Done.</p> <p>BAKED: Done.</p>",
    ],
)
def test_text_that_is_not_a_list_of_values_gives_no_meaning(model: ReadModel, html: str) -> None:
    assert meanings(model, html) == {}


def test_values_with_a_paragraph_each_are_a_list(model: ReadModel) -> None:
    html = "<p>One of:</p> <p><code>RAW</code> - Not baked.</p> <p>BAKED: Done.</p> <p>s3:Get is a third.</p>"
    assert meanings(model, html) == {"RAW": "Not baked.", "BAKED": "Done."}
    assert meanings(model, "RAW: Not baked.\n\nBAKED: Done.") == {"RAW": "Not baked.", "BAKED": "Done."}


@pytest.mark.parametrize(
    "item",
    [
        "<code>RAW</code> (default) - Not baked.",
        "<code>RAW</code>(default): Not baked.",
        "<code>RAW</code> (default)\u2014Not baked.",
        "<b>RAW</b> (default) = Not baked.",
        "RAW (default): Not baked.",
        "RAW(default): Not baked.",
        "RAW (default) - Not baked.",
        "RAW (default) \u2014 Not baked.",
        "RAW (default)=Not baked.",
    ],
)
def test_a_remark_between_a_value_and_its_meaning_is_part_of_that(model: ReadModel, item: str) -> None:
    assert meanings(model, f"<ul><li>{item}</li></ul>") == {"RAW": "(default) Not baked."}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<b>RAW:</b> Not <i>baked</i> yet.", "Not baked yet."),
        ("<b>RAW:</b><i>Not</i> baked.", "Not baked."),
        ("<b>RAW</b>: <i>Not</i> baked.", "Not baked."),
        ("RAW: <i>Not</i> baked.", "Not baked."),
        ("<b>RAW</b> (the <i>first</i>): Not baked.", None),
        ("<b>RAW</b> <i>:</i> Not baked.", None),
        ("RAW -Not baked.", None),
        ("<b>RAW</b> -Not baked.", None),
        ("<b>RAW</b> -<i>Not</i> baked.", "Not baked."),
        ("<b>RAW</b>-Not baked.", None),
    ],
)
def test_the_separator_is_what_directly_follows_a_value(model: ReadModel, item: str, expected: str | None) -> None:
    assert meanings(model, f"<ul><li>{item}</li></ul>") == ({} if expected is None else {"RAW": expected})


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>RAW: Not baked.</p> <p>BAKED: Done.</p>", {"RAW": "Not baked.", "BAKED": "Done."}),
        ("<p>RAW: Not baked.</p>", {}),
        ("<p>RAW: One.</p> <p>RAW: Two.</p>", {}),
        ("<p>RAW: One.</p> <p>RAW: Two.</p> <p>BAKED: Done.</p>", {"RAW": "One.", "BAKED": "Done."}),
        (
            "<p>RAW: Not, if BAKED: Done.</p> <p>BAKED: Done.</p> <p>s3:Get: It.</p>",
            {"BAKED": "Done.", "s3:Get": "It."},
        ),
        ("<p>RAW: See LOAF: it.</p> <p>BAKED: Done.</p>", {"RAW": "See LOAF: it.", "BAKED": "Done."}),
    ],
)
def test_two_values_with_a_paragraph_each_are_the_fewest_of_a_list(
    model: ReadModel, html: str, expected: dict[str, str]
) -> None:
    assert meanings(model, html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>RAW: One.</li></ul> <ul><li>RAW: Two.</li></ul>", {"RAW": "One."}),
        ("<ul><li>Both: <ul><li>RAW: In.</li></ul></li><li>RAW: Out.</li></ul>", {"RAW": "In."}),
        ("<ul><li>RAW: Out. <ul><li>BAKED: In.</li></ul></li></ul>", {"RAW": "Out. BAKED: In."}),
        ("<dl><dt>RAW</dt><dd><ul><li>BAKED: Done.</li></ul></dd></dl>", {"RAW": "BAKED: Done."}),
    ],
)
def test_the_first_meaning_of_a_value_counts_and_an_item_has_one(
    model: ReadModel, html: str, expected: dict[str, str]
) -> None:
    assert {value: " ".join(text.split()) for value, text in meanings(model, html).items()} == expected


def test_a_definition_that_lists_values_is_about_those(model: ReadModel) -> None:
    html = "<dl><dt>RAW</dt><dd><ul><li>BAKED: Done.</li><li>s3:Get: Of S3.</li></ul></dd></dl>"
    assert meanings(model, html) == {"BAKED": "Done.", "s3:Get": "Of S3."}


def test_a_term_with_its_definition_gives_a_meaning(model: ReadModel) -> None:
    html = "<dl><dt>RAW</dt><dd>Not baked.</dd><dt><code>s3:Get</code>:</dt><dd><p>Of S3.</p></dd></dl>"
    assert meanings(model, html) == {"RAW": "Not baked.", "s3:Get": "Of S3."}


def test_a_value_with_marks_in_it_is_found_unmarked(model: ReadModel) -> None:
    assert meanings(model, "<ul><li>s3:Get: Of S3.</li></ul>") == {"s3:Get": "Of S3."}


JOINED = ("b", "_", "a_b", "a.b", "a:b", "a/b", "a+b", "a*b", "a-b", ".a", ":a", "/a", "+a", "*a", "-a")


@pytest.mark.parametrize("value", JOINED)
def test_a_value_that_is_not_marked_up_may_have_what_joins_words(model: ReadModel, value: str) -> None:
    documentation = f"<ul><li>{value}: It.</li><li>a$b: It.</li><li>a b: It.</li><li>a-: It.</li></ul>"
    enum = {"type": "string", "enum": [*JOINED, "a$b", "a b", "a-"], "documentation": documentation}
    assert list(enum_meanings(model({"State": enum}))["State"]) == [value]


def test_lists_are_found_in_notes_and_in_items(model: ReadModel) -> None:
    html = "<note><ul><li><p>One of:</p><ul><li>RAW: Not baked.</li></ul></li></ul></note>"
    assert meanings(model, html) == {"RAW": "Not baked."}


def test_the_meaning_keeps_its_markup_and_all_of_its_blocks(model: ReadModel) -> None:
    html = "<ul><li><p><code>RAW</code>: <i></i>See <code>Loaf</code>.</p><note><p>Or not.</p></note></li></ul>"
    service = model({"State": {**STATE, "documentation": html}})
    found = enum_meanings(service)
    note = Admonition("note", (Paragraph((Text("Or not."),)),))
    place = service.shapes["State"].provenance.of("documentation")
    assert found == {"State": {"RAW": Doc((Paragraph((Text("See "), Code("Loaf"), Text("."))), note), place)}}


def test_the_documentation_stays_as_it_is(model: ReadModel) -> None:
    service = model({"State": {**STATE, "documentation": "<ul><li>RAW: Not baked.</li></ul>"}})
    before = service.shapes["State"].documentation
    enum_meanings(service)
    assert service.shapes["State"].documentation is before


def test_the_enum_itself_is_heard_first_and_its_members_in_their_order(model: ReadModel) -> None:
    own = "<ul><li>RAW: Of the enum.</li></ul>"
    first = "<ul><li>RAW: Of the first.</li></ul>"
    second = "<ul><li>RAW: Of the second.</li><li>BAKED: Of the second.</li></ul>"
    assert meanings(model, own, first, second) == {"RAW": "Of the enum.", "BAKED": "Of the second."}
    assert meanings(model, "", first, second) == {"RAW": "Of the first.", "BAKED": "Of the second."}
    assert meanings(model, "", second, first) == {"RAW": "Of the second.", "BAKED": "Of the second."}


def test_members_that_take_several_values_are_heard_too(model: ReadModel) -> None:
    html = "<ul><li>RAW: Not baked.</li></ul>"
    shapes = {
        "State": STATE,
        "States": {"type": "list", "member": {"shape": "State"}},
        "ByName": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "State"}},
        "Name": {"type": "string"},
        "Loaf": {"type": "structure", "members": {"States": {"shape": "States", "documentation": html}}},
    }
    assert list(enum_meanings(model(shapes))["State"]) == ["RAW"]
    shapes["Loaf"] = {"type": "structure", "members": {"States": {"shape": "ByName", "documentation": html}}}
    assert list(enum_meanings(model(shapes))["State"]) == ["RAW"]


def test_values_are_in_the_order_of_the_enum(model: ReadModel) -> None:
    assert list(meanings(model, "<ul><li>BAKED: Done.</li><li>RAW: Not baked.</li></ul>")) == ["RAW", "BAKED"]


def test_enums_of_connect_have_meanings() -> None:
    service, _ = read_service(find("connect", "shapes", SHAPES).read())
    found = enum_meanings(service)
    assert {value: plain_text(meaning) for value, meaning in found["RehydrationType"].items()} == {
        "ENTIRE_PAST_SESSION": (
            "Rehydrates a chat from the most recently terminated past chat contact of the specified past ended chat "
            "session. To use this type, provide the initialContactId of the past ended chat session in the "
            "sourceContactId field. In this type, Connect Customer determines what the most recent chat contact on the "
            "past ended chat session and uses it to start a persistent chat."
        ),
        "FROM_SEGMENT": (
            "Rehydrates a chat from the specified past chat contact provided in the sourceContactId field."
        ),
    }
    assert len(found) >= 13

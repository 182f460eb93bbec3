"""What nouns stand for: those of a number that say little, those of parts of a text, those of the items of a list."""

from __future__ import annotations

import pytest

from tests.rules.sample import told

_LITTLE = "value", "number", "size", "period", "time", "length", "duration", "amount", "limit", "count", "interval"


@pytest.mark.parametrize("noun", _LITTLE)
def test_a_number_may_have_a_size_or_a_period_whatever_it_is_called(noun: str) -> None:
    assert told(f"The maximum wait {noun} is 64.", "WaitMinutes") == ["range: range(WaitMinutes, 64)"]
    assert told(f"The shortest minimum wait {noun} is 5.", "WaitMinutes") == ["range: range(WaitMinutes, 5)"]
    assert told(f"The maximum wait {noun} is 64.", "Least") == []


@pytest.mark.parametrize("noun", ["size", "period", "time", "length", "duration", "amount", "count", "interval"])
def test_a_noun_that_says_little_names_no_number(noun: str) -> None:
    assert told(f"The maximum {noun} is 64.", "Least") == []


@pytest.mark.parametrize("unit", ["KB", "KiB", "MB", "GiB", "TiB", "bytes"])
@pytest.mark.parametrize("bound", ["maximum", "minimum"])
def test_a_bound_of_a_size_is_in_the_unit_that_the_text_says_the_number_is_in(unit: str, bound: str) -> None:
    text = f"The {bound} count is 16 {unit}."
    assert told(text, "Count") == []
    assert told(f"The size, in {unit}. {text}", "Count") == ["range: range(Count, 16)"]


@pytest.mark.parametrize(
    "noun", ["character", "symbol", "wildcard", "filter", "field", "parameter", "key", "name", "tag", "letter"]
)
def test_a_text_may_have_several_characters_or_fields(noun: str) -> None:
    listed = "The following {}s are valid: `a`, `b`."
    assert told(listed.format(noun)) == []
    assert told(listed.format(f"comparison {noun}")) == []
    assert told(listed.format("operator")) == ["values: one-of(Name, ['a', 'b'])"]


@pytest.mark.parametrize("noun", ["stream name", "new stream name", "streams name"])
def test_the_name_of_a_text_is_the_text(noun: str) -> None:
    length = "The {} can be up to 64 characters long."
    assert told(length.format(noun), "Stream") == ["length: length(Stream, characters, 64)"]
    assert told(length.format("name"), "Stream") == []
    assert told(length.format("other name"), "Stream") == []
    assert told(length.format("stream title"), "Stream") == []


def test_the_name_of_a_number_is_not_the_number() -> None:
    assert told("The count must be at least 5.", "Count") == ["range: range(Count, 5)"]
    assert told("The count name must be at least 5.", "Count") == []


_ONLY_FOR = "Only available for type <code>CUSTOM</code>."


def _labelled(label: str, lead: str = "Valid values:") -> list[str]:
    other = "<li><code>GREY</code> - Later.</li>"
    return told(f"<p>{lead}</p><ul><li>{label} - At once. {_ONLY_FOR}</li>{other}</ul>", "Shade")


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("<code>LIGHT</code>", "'LIGHT'"),
        ("LIGHT", "'LIGHT'"),
        ('"LIGHT"', "'LIGHT'"),
        ("<code>LIGHT</code> or <code>DARK</code>", "'LIGHT', 'DARK'"),
        ("<code>LIGHT</code> | <code>DARK</code>", "'LIGHT', 'DARK'"),
        ("<code>LIGHT</code>/<code>DARK</code>", None),
        ("<code>LIGHT/DARK</code>", "'LIGHT', 'DARK'"),
        ("<code>LIGHT</code> or <code>OTHER</code>", None),
        ("<code>OTHER</code>", None),
    ],
)
def test_a_label_is_a_value_of_the_enum_or_several(label: str, values: str | None) -> None:
    rule = f"conditional_values: one-of(Shade, [{values}]), one-of(Type, ['CUSTOM'])"
    assert _labelled(label) == ([] if values is None else [rule])


def test_a_term_of_a_list_of_definitions_labels_what_is_said_of_it() -> None:
    terms = f"<dl><dt>LIGHT, DARK</dt><dd>At once. {_ONLY_FOR}</dd><dt>GREY</dt><dd>Later.</dd></dl>"
    assert told(terms, "Shade") == ["conditional_values: one-of(Shade, ['LIGHT', 'DARK']), one-of(Type, ['CUSTOM'])"]


@pytest.mark.parametrize(("outer", "is_condition"), [("It is owned:", True), ("If it is owned:", False)])
def test_a_label_in_a_list_in_an_item_of_one_case_is_no_condition(outer: str, is_condition: bool) -> None:
    inner = f"<ul><li>LIGHT - At once. {_ONLY_FOR}</li><li>GREY - Later.</li></ul>"
    found = told(f"<p>{outer}</p><ul><li>Valid values:{inner}</li></ul>", "Shade")
    assert bool(found) is is_condition


@pytest.mark.parametrize("lead", ["Values for owners:", "Values if it is owned:", "With an owner:", "The only values:"])
def test_a_label_in_a_list_of_one_case_is_no_condition(lead: str) -> None:
    assert _labelled("<code>LIGHT</code>", "Values:") != []
    assert _labelled("<code>LIGHT</code>", lead) == []


def test_all_values_but_some_of_a_member_say_nothing_of_the_member_itself() -> None:
    assert told("Required for all modes except `FAST`.", "Name") != []
    assert told("Required for all modes except `FAST`.", "Mode") == []
    assert told("Supported for all modes except `FAST`.", "Name") != []
    assert told("Supported for all modes except `FAST`.", "Mode") == []

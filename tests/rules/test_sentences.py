"""A documentation as sentences: where one ends, and what leads it in, labels it, stands above it and before it."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.rules.language.sentences import LONGEST, MOST_ITEMS, Item, Sentence, sentences_of


def read(html: str) -> list[Sentence]:
    return sentences_of(read_html(html))


def texts(html: str) -> list[str]:
    return [sentence.text for sentence in read(html)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One! Two? Three; Four", ["One!", "Two?", "Three;", "Four"]),
        ("One. two", ["One. two"]),
        ("One; two", ["One; two"]),
        ('One. "Two."', ["One.", '"Two."']),
        ('"One." Two.', ['"One."', "Two."]),
        ("One. (Two.)", ["One.", "(Two.)"]),
        ("(One. Two.) Three.", ["(One. Two.)", "Three."]),
        ("One (a. B). Two.", ["One (a. B).", "Two."]),
        ("One) two. Three.", ["One) two.", "Three."]),
        ("Use e.g. This. Then", ["Use e.g. This.", "Then"]),
        ("See J. Doe. Then", ["See J. Doe.", "Then"]),
        ("The U.S. Army. Then", ["The U.S. Army.", "Then"]),
        ("Use 1. Then", ["Use 1.", "Then"]),
        ("One.Two", ["One.Two"]),
        ("Is 5.The two (a).If so", ["Is 5.", "The two (a).", "If so"]),
        ("Is A.The two, or a.Thesis", ["Is A.The two, or a.Thesis"]),
        ("One: Two", ["One: Two"]),
        ("  One.   Two.  ", ["One.", "Two."]),
        ("It\u2019s \u201cone\u201d 1\u20135\u00a0m.", ['It\'s "one" 1-5 m.']),
        ("<code>a. B</code> is. <code>C</code>", ["`a. B` is.", "`C`"]),
        ("Is {@code a. B}. Then", ["Is `a. B`.", "Then"]),
        ("So {@code a}must be.", ["So `a` must be."]),
        ("So {@link a} is.", ["So {@link a} is."]),
        ("<b>One.</b> <a href='https://a'>Two</a>.", ["One.", "Two."]),
        ("a" * LONGEST, ["a" * LONGEST]),
        ("a" * (LONGEST + 1), []),
        ("", []),
    ],
)
def test_a_sentence_ends_before_a_capital_or_code(text: str, sentences: list[str]) -> None:
    assert texts(f"<p>{text}</p>") == sentences


def test_a_sentence_keeps_its_own_words_too() -> None:
    (sentence,) = read("<p>It\u2019s <code>a</code>\u00a0b.</p>")
    assert (sentence.text, sentence.verbatim) == ("It's `a` b.", "It\u2019s a b.")


def test_a_sentence_knows_the_one_before_it_and_a_bound_what_it_goes_on_from() -> None:
    found = read("<p>One. Maximum is 5. Default is 3. Two. Three.</p><p>Four.</p>")
    assert [(sentence.text, sentence.before) for sentence in found] == [
        ("One.", ""),
        ("Maximum is 5.", "One."),
        ("Default is 3.", "One. Maximum is 5."),
        ("Two.", "One. Maximum is 5. Default is 3."),
        ("Three.", "Two."),
        ("Four.", ""),
    ]


def test_what_stands_before_is_cut() -> None:
    *_, last = read(f"<p>{'A' * 399}. Max is 5. Then.</p>")
    assert last.before == f"{'A' * 399}. Max is 5."[-400:]


def lines(html: str) -> list[tuple[str, ...]]:
    """Return the text of each sentence, its lead, label and heading, and whether it is a note."""
    return [
        (sentence.text, sentence.lead, sentence.label, sentence.heading, "note" if sentence.note else "")
        for sentence in read(html)
    ]


def test_an_item_has_the_sentence_before_its_list_as_lead_and_its_label() -> None:
    html = "<p>First. The name must be:</p><ul><li>Short. Good.</li><li><code>A</code>: a thing. More.</li></ul><p>Last.</p>"
    assert lines(html) == [
        ("First.", "", "", "", ""),
        ("The name must be:", "", "", "", ""),
        ("Short.", "The name must be:", "", "", ""),
        ("Good.", "The name must be:", "", "", ""),
        ("a thing.", "The name must be:", "`A`", "", ""),
        ("More.", "The name must be:", "`A`", "", ""),
        ("Last.", "", "", "", ""),
    ]
    assert read(html)[4].verbatim == "A: a thing."


def test_an_item_of_a_list_within_another_knows_the_lead_of_that_too() -> None:
    html = "<p>One:</p><ul><li>A.<ul><li>B.<ul><li>C.</li></ul></li></ul></li><li><code>D</code>: e:<ul><li>F.</li></ul></li></ul>"
    assert [(sentence.text, sentence.lead, sentence.outer) for sentence in read(html)] == [
        ("One:", "", ""),
        ("A.", "One:", ""),
        ("B.", "A.", "One:"),
        ("C.", "B.", "One: A."),
        ("e:", "One:", ""),
        ("F.", "e:", "One:"),
    ]


def test_a_sentence_has_the_list_that_it_introduces() -> None:
    first, last, *_ = read(
        "<p>One. Of these:</p><ol><li><code>A</code> - first.</li><li>plain</li><li>B<ul><li>C</li></ul></li></ol>"
    )
    assert first.items == ()
    assert last.items == (
        Item("`A`", "first.", nested=False),
        Item("", "plain", nested=False),
        Item("", "B", nested=True),
    )


def test_a_long_list_is_read_one_item_too_far() -> None:
    (lead, *_) = read(f"<p>One of these:</p><ul>{'<li>a</li>' * (MOST_ITEMS + 5)}</ul>")
    assert len(lead.items) == MOST_ITEMS + 1


def test_a_list_within_an_item_is_led_in_by_its_last_sentence() -> None:
    html = "<p>Top:</p><ul><li><code>A</code>: first. These:<ul><li>inner</li></ul></li><li>B:<ul><li>deep</li></ul></li></ul>"
    assert lines(html)[1:] == [
        ("first.", "Top:", "`A`", "", ""),
        ("These:", "Top:", "`A`", "", ""),
        ("inner", "These:", "`A`", "", ""),
        ("deep", "", "B", "", ""),
    ]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("<p><b>Naming</b></p>", "Naming"),
        ("<p><i>Naming:</i></p>", "Naming"),
        ("<p>Naming rules:</p>", "Naming rules"),
        ("<h3>Naming:</h3>", "Naming"),
        (f"<p>{'A' * 78}:</p>", "A" * 78),
        (f"<p>{'A' * 79}:</p>", ""),
        (f"<p><b>{'A' * 120}</b></p>", "A" * 120),
        (f"<p><b>{'A' * 121}</b></p>", ""),
        ("<p><b>Naming</b> it</p>", ""),
        ("<p>One. Two:</p>", ""),
    ],
)
def test_a_title_stands_above_what_follows(title: str, heading: str) -> None:
    *_, last = read(f"{title}<p>It is.</p>")
    assert (last.text, last.heading, last.lead) == ("It is.", heading, "")


def test_a_paragraph_before_a_list_is_no_title() -> None:
    assert lines("<p>Rules:</p><ul><li>Short.</li></ul>") == [
        ("Rules:", "", "", "", ""),
        ("Short.", "Rules:", "", "", ""),
    ]


def test_a_definition_is_labelled_by_its_term() -> None:
    html = "<p>Values:</p><dl><dt>A :</dt><dd><p>First.</p></dd><dt><code>B</code></dt><dd><p>Two:</p><ul><li>x</li></ul></dd></dl>"
    assert lines(html) == [
        ("Values:", "", "", "", ""),
        ("First.", "Values:", "A", "", ""),
        ("Two:", "Values:", "`B`", "", ""),
        ("x", "Two:", "`B`", "", ""),
    ]
    assert read(html)[0].items == (Item("A", "", nested=False), Item("`B`", "", nested=True))


def test_a_note_has_a_scope_of_its_own() -> None:
    html = "<h3>Title</h3><p>Lead:</p><note><p>Noted.</p></note><ul><li>Item.</li></ul>"
    assert lines(html) == [("Noted.", "", "", "", "note"), ("Item.", "", "", "Lead", "")]


def test_a_form_in_a_paragraph_of_its_own_is_the_item_of_the_sentence_before_it() -> None:
    first, second = read("<p>Of the form:</p><p><code>a:b</code></p>")
    assert first.items == (Item("", "`a:b`", nested=False),)
    assert second.text == "`a:b`"
    assert read("<p>Of the form</p><p><code>a</code> b</p>")[0].items == ()


@pytest.mark.parametrize(
    ("item", "label", "text"),
    [
        ("<code>A</code>: one", "`A`", "one"),
        ("<code>A</code> - one", "`A`", "one"),
        ("<code>A</code> -- one", "`A`", "one"),
        ("<code>A</code> = one", "`A`", "one"),
        ("<code>A</code>", "", "`A`"),
        ("<code>A</code> or <code>B</code>: one", "`A` or `B`", "one"),
        ("<code>A</code> | <code>B</code>: one", "`A` | `B`", "one"),
        ("<code>A</code> (the first): one", "`A`", "one"),
        ('"Some words": one', '"Some words"', "one"),
        ("Some other words: one", "Some other words", "one"),
        ("One Two Three Four Five Six: one", "One Two Three Four Five Six", "one"),
        ("One Two Three Four Five Six Seven: one", "", "One Two Three Four Five Six Seven: one"),
        ("some words: one", "", "some words: one"),
        ("A:b", "", "A:b"),
        ("A-b", "", "A-b"),
        ("A:", "A", ""),
    ],
)
def test_the_label_of_an_item_ends_at_a_colon_dash_or_sign(item: str, label: str, text: str) -> None:
    lead, *_ = read(f"<p>Of these:</p><ul><li>{item}</li></ul>")
    assert lead.items == (Item(label, text, nested=False),)


def test_a_paragraph_that_begins_with_a_term_in_code_is_read_as_an_item_of_a_list() -> None:
    found = read(
        "<p>The elements.</p><p><code>scopes</code>: A list. Valid options are <code>a</code>.</p><p>Ends.</p>"
    )
    assert [(sentence.label, sentence.text) for sentence in found] == [
        ("", "The elements."),
        ("`scopes`", "A list."),
        ("`scopes`", "Valid options are `a`."),
        ("", "Ends."),
    ]


@pytest.mark.parametrize(
    "text", ["<code>scopes</code> is a list.", "<code>scopes</code>:", "Scopes: a <code>list</code>."]
)
def test_a_paragraph_without_words_after_a_term_in_code_and_a_colon_is_none(text: str) -> None:
    assert {sentence.label for sentence in read(f"<p>{text}</p>")} <= {""}

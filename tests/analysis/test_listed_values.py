"""What counts as a list of values in documentation, and where the list and each of its values end."""

from __future__ import annotations

import pytest
from shapesmith.analysis.listed_values import listed_values
from shapesmith.prose.html import read_html


def listed(html: str) -> list[tuple[str, ...]]:
    return list(listed_values(read_html(html)))


@pytest.mark.parametrize(
    "value",
    ["a", "A", "9", "_", "a_b", "a.b", "a:b", "a/b", "a+b", "a*b", "a-b", "a--b", ".a", ":a", "/a", "+a", "*a", "-a"],
)
def test_a_value_is_a_word_with_what_joins_words(value: str) -> None:
    assert listed(f"<p>Valid values: one | {value}</p>") == [("one", value)]


@pytest.mark.parametrize("words", ["two words", "a-", "a$b", "$a", "a%", "a=b"])
def test_other_words_are_no_value(words: str) -> None:
    assert listed(f"<p>Valid values: one | {words}</p>") == []


@pytest.mark.parametrize(
    "introduction",
    [
        *(
            f"{word} {values}"
            for word in ("Valid", "allowed", "Possible", "accepted", "PERMITTED")
            for values in ("value:", "Values:")
        ),
        *("Valid values are", "valid values are:", "valid values are :", "valid value :", "Valid \n values\n are\n"),
        *("It can take one of the values:", "It must be one of values:", "It can take one of  the  values :"),
        *("It can be one of the following values:", "It must be one of three values:", "It can BE ONE OF THE VALUES:"),
    ],
)
def test_these_words_introduce_values(introduction: str) -> None:
    assert listed(f"<p>{introduction} a, b</p>") == [("a", "b")]


@pytest.mark.parametrize(
    "introduction",
    [
        *(
            "Values:",
            "Invalid values:",
            "The values are",
            "Valid values",
            "Valid valueset:",
            "validvalues:",
            "Valid are",
        ),
        *(
            "It can take one of the values",
            "It is one of the values:",
            "It can take one the values:",
            "It must be values:",
        ),
        *("Maybe one of the values:", "It must be one of the three best values:", "It can take one of values"),
        *(
            "It must be one of thevalues:",
            "It must beone of the values:",
            "It must be one ofvalues:",
            "Valid valuesare a",
        ),
    ],
)
def test_other_words_introduce_none(introduction: str) -> None:
    assert listed(f"<p>{introduction} a, b</p>") == []


@pytest.mark.parametrize(
    "values",
    [
        *("a | b", "a|b", "a |b", "a| b", "a, b", "a,b", "a ,b", "a , b", "a and b", "a or b", "a, and b", "a, or b"),
        *(
            "a,and b",
            "a,or  b",
            "a  and  b",
            "a (the first), b",
            "a(the first), b",
            "a (the first) | b",
            "a (the first)|b",
        ),
        *("a (the first) and b", "a (the first) or b", "a (), b", "a (the first) , b"),
        *("'a' and \"b\"", "\u2018a\u2019 and \u201cb\u201d", "<code>a</code> | <code>b</code>", "'a', \u201cb"),
        *("a, b.", "a, b. Others", "a, b; others", "a, b (others)", "a, b(others)", "a, b (c, d)", "a, b<br>c"),
        *("a, b (c (d), e", "a, b. c, d", "a, b; c, d"),
    ],
)
def test_values_are_told_apart_and_end_with_the_sentence(values: str) -> None:
    assert listed(f"<p>Valid values: {values}</p>")[:1] == [("a", "b")]


@pytest.mark.parametrize(
    "item",
    [
        *("<code>b</code>", "<b>b</b>", "<i>b</i>", "<code>'b'</code>", "<code>b</code>: It.", "<code>b</code> : It."),
        *(
            "<code>b</code>= It.",
            "<code>b</code> = It.",
            "<code>b</code>, it.",
            "<code>b</code> , it.",
            "<code>b</code>:",
        ),
        *("<code>b</code> - It.", "<code>b</code> -- It.", "<code>b</code> \u2013 It.", "<code>b</code> \u2014 It."),
        *("<code>b</code>- It.", "<code>b</code> -", "<code>b</code>\u2014", "<code>b</code>.", "<code>b</code> ."),
        *("<code>b</code> (it)", "<code>b</code>(it)", "<code>b</code> (it): It.", "<code>b</code> () = It."),
        *("<code>b</code> (it) - It.", "<code>b</code> (it).", "<b>b:</b> It.", "<b>b :</b> It."),
    ],
)
def test_an_item_is_a_value_where_its_meaning_is_set_off(item: str) -> None:
    assert listed(f"<ul><li><code>a</code>: It.</li><li>{item}</li></ul>") == [("a", "b")]
    assert listed(f"<note><ol><li>{item}</li><li><code>c</code></li></ol></note>") == [("b", "c")]


@pytest.mark.parametrize(
    "item",
    [
        *("b", "b: It.", "", "A word: it.", "<code>b</code> is.", "<code>b</code> -it.", "<code>b</code> . It."),
        *(
            "<code>b</code>.It",
            "<code>b</code> (it) is.",
            "<code>b</code> (it (that)): It.",
            "<code>b</code> it: It.",
            "<code>b</code> (it) that): It.",
            "<code>b</code> (it (that): It.",
        ),
        "<code>b c</code>: It.",
        "A <code>b</code>: It.",
    ],
)
def test_an_item_of_other_words_makes_no_list_of_values(item: str) -> None:
    assert listed(f"<ul><li><code>a</code>: It.</li><li>{item}</li></ul>") == []


@pytest.mark.parametrize(
    "term", ["b", "<code>b</code>", "'b'", "b:", "b :", "b (it)", "b(it)", "b ()", "\u2018b\u2019", "\u201cb\u201d"]
)
def test_the_terms_that_are_defined_are_values(term: str) -> None:
    assert listed(f"<dl><dt>a</dt><dd>It.</dd><dt>{term}</dt><dd>It.</dd></dl>") == [("a", "b")]


@pytest.mark.parametrize(
    "term", ["b (it) c", "b(it)c", "b (it (that))", "b (it) it)", "b (it (it)", "b and c", "(it) b"]
)
def test_terms_of_other_words_are_no_values(term: str) -> None:
    assert listed(f"<dl><dt>a</dt><dd>It.</dd><dt>{term}</dt><dd>It.</dd></dl>") == []


def test_what_a_term_means_may_list_values_itself() -> None:
    html = (
        "<dl><dt>a</dt><dd>Valid values: c, d</dd><dt>b</dt><dd><ul><li><b>e</b></li><li><b>f</b></li></ul></dd></dl>"
    )
    assert listed(html) == [("a", "b"), ("c", "d"), ("e", "f")]


def test_each_introduction_of_a_paragraph_has_its_values_and_one_value_is_no_list() -> None:
    assert listed("<p>Valid values: a, b. Allowed values: c | d. Possible values: e.</p>") == [("a", "b"), ("c", "d")]

"""Verdicts put to the texts that they quote: what they make, what they win over, and when they no longer fit."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from shapesmith.ir.rules import Condition, CountSet, IsSet, Length, NoneOf, Not, OneOf, Rule, Unique
from shapesmith.ir.service import Example
from shapesmith.ir.shapes import StructureShape
from shapesmith.ir.verdicts import Dismissed, Ruling, Verdict, Verdicts
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.extraction import Extraction
from shapesmith.rules.language.quotes import find_departure, find_quote
from shapesmith.rules.language.sentences import sentences_of
from shapesmith.rules.unsettled import open_sentences

from tests.rules.sample import html, service

LINE = Provenance("shapes/sample/rules.toml", ":3")
TEXT = (
    "Give it a good name. A name must be set if the mode is fast and sunny. The name can't be longer than 5 characters."
)
SENTENCE = "A name must be set if the mode is fast and sunny."
BY_FORM = "The name can't be longer than 5 characters."
FAST = OneOf(place="Mode", values=("FAST",))


def ruling(sentence: str = SENTENCE, at: str | tuple[str, ...] = "Sample.Name", **other: Any) -> Ruling:
    fields: dict[str, Any] = {"kind": "required_when", "when": (FAST,), "must": IsSet(place="."), **other}
    return Ruling(at=(at,) if isinstance(at, str) else at, sentence=sentence, provenance=LINE, **fields)


def dismissed(sentence: str = SENTENCE, at: str | tuple[str, ...] = "Sample.Name") -> Dismissed:
    return Dismissed(at=(at,) if isinstance(at, str) else at, sentence=sentence, provenance=LINE, reason="advice")


def read(*verdicts: Verdict, text: str = TEXT, member: str = "Name", is_current: bool = True) -> Extraction:
    return extract(service(member, text), Verdicts(verdicts=verdicts, is_current=is_current))


def said(rules: tuple[Rule, ...]) -> list[tuple[str, str | None, Condition]]:
    return [(rule.kind, rule.member, rule.must) for rule in rules]


def test_a_verdict_makes_a_rule_that_carries_its_sentence_and_its_line() -> None:
    rule = read(ruling()).rules[0]
    assert (rule.kind, rule.when, rule.must) == ("required_when", (FAST,), IsSet(place="Name"))
    assert (rule.shape, rule.member, rule.sentence, rule.severity) == ("Sample", "Name", SENTENCE, "error")
    assert (rule.origin, rule.verdict) == ("verdict", LINE)
    assert rule.id.startswith("sample.Sample.Name.required_when:")


def test_forms_still_read_the_other_sentences() -> None:
    extraction = read(ruling())
    assert [rule.sentence for rule in extraction.rules] == [SENTENCE, BY_FORM]
    assert [rule.verdict for rule in extraction.rules] == [LINE, None]


def test_a_verdict_wins_over_a_form_on_the_same_sentence() -> None:
    assert [rule.sentence for rule in read().rules] == [BY_FORM]
    assert read(dismissed(BY_FORM)).rules == ()
    other = ruling(BY_FORM, kind="length", when=(), must=Length(place=".", unit="bytes", maximum=5))
    assert said(read(other).rules) == [("length", "Name", Length(place="Name", unit="bytes", maximum=5))]


def test_a_verdict_wins_over_a_form_that_reads_the_sentence_for_an_outer_structure() -> None:
    sample = service("Name", "")
    choice = sample.shapes["Alternatives"]
    assert isinstance(choice, StructureShape)
    sentence = "If Mode is specified, you must specify this element."
    text = read_html(f"<p>{sentence}</p>").at(Provenance("service-2.json", "/shapes/Alternatives/members/One"))
    first, *others = choice.members
    documented = msgspec.structs.replace(choice, members=(msgspec.structs.replace(first, documentation=text), *others))
    other = msgspec.structs.replace(sample, shapes={**sample.shapes, "Alternatives": documented})
    assert [(rule.shape, rule.must) for rule in extract(other).rules] == [("Sample", IsSet(place="Choice.One"))]
    judged = Verdicts(verdicts=(dismissed(sentence, "Alternatives.One"),))
    assert extract(other, judged).rules == ()


def test_one_sentence_makes_several_rules() -> None:
    other = ruling(must=Not(condition=IsSet(place="Key")), kind="forbidden_when")
    assert [rule.kind for rule in read(ruling(), other).rules[:2]] == ["required_when", "forbidden_when"]


@pytest.mark.parametrize("at", [("Sample.Name", "Sample.Key"), ("*",)])
def test_one_verdict_stands_for_several_texts_each_with_its_own_place(at: tuple[str, ...]) -> None:
    sample = service(("Name", "Key"), TEXT)
    rules = extract(sample, Verdicts(verdicts=(ruling(at=at),))).rules
    judged = [rule for rule in rules if rule.origin == "verdict"]
    assert [(rule.member, rule.must) for rule in judged] == [("Name", IsSet(place="Name")), ("Key", IsSet(place="Key"))]


def test_a_verdict_that_names_the_text_wins_over_one_for_any_text() -> None:
    sample = service(("Name", "Key"), TEXT)
    rules = extract(sample, Verdicts(verdicts=(ruling(at="*"), dismissed()))).rules
    assert [rule.member for rule in rules if rule.origin == "verdict"] == ["Key"]


def test_relative_places_lead_from_the_member_whose_text_has_the_sentence() -> None:
    unique = ruling(
        "Give no name twice.", "Sample.Pairs", kind="none_of", when=(), must=NoneOf(place=".[].Key", values=("a",))
    )
    (rule,) = read(unique, text="Give no name twice.", member="Pairs").rules
    assert rule.must == NoneOf(place="Pairs[].Key", values=("a",))
    nested = ruling(
        "Give one.", "Sample.Choice", when=(IsSet(place="."),), must=CountSet(places=(".One", ".Two"), minimum=1)
    )
    (rule,) = read(nested, text="Give one.", member="Choice").rules
    assert rule.must == CountSet(places=("Choice.One", "Choice.Two"), minimum=1)
    assert rule.when == (IsSet(place="Choice"),)


def test_a_rule_may_be_about_another_structure_than_the_one_whose_text_has_the_sentence() -> None:
    sample = service("Name", "")
    pair = sample.shapes["Pair"]
    assert isinstance(pair, StructureShape)
    text = read_html("<p>A key must be unique in its list.</p>").at(Provenance("service-2.json", "/shapes/Pair"))
    documented = msgspec.structs.replace(pair, documentation=text)
    other = msgspec.structs.replace(sample, shapes={**sample.shapes, "Pair": documented})
    unique = ruling(
        "A key must be unique in its list.",
        "Pair",
        of="Sample",
        kind="unique",
        when=(),
        must=Unique(place="Pairs[].Key"),
    )
    extraction = extract(other, Verdicts(verdicts=(unique,)))
    assert [(rule.shape, rule.member, rule.must) for rule in extraction.rules] == [
        ("Sample", "Pairs", Unique(place="Pairs[].Key"))
    ]
    assert open_sentences(other, extraction) == []
    (wrong,) = extract(other, Verdicts(verdicts=(msgspec.structs.replace(unique, of="Sampel"),))).diagnostics
    assert wrong.message == (
        'of must name a structure that is part of a request (got "Sampel"); did you mean "Sample"?'
    )


def test_a_verdict_wins_over_a_form_that_reads_the_sentence_from_the_structure_above() -> None:
    sentence = "If Mode is specified, you must specify this element."
    sample = service("Name", "")
    alternatives = sample.shapes["Alternatives"]
    assert isinstance(alternatives, StructureShape)
    text = read_html(f"<p>{sentence}</p>").at(Provenance("service-2.json", "/shapes/Alternatives/members/One"))
    one = msgspec.structs.replace(alternatives.members[0], documentation=text)
    documented = msgspec.structs.replace(alternatives, members=(one, *alternatives.members[1:]))
    other = msgspec.structs.replace(sample, shapes={**sample.shapes, "Alternatives": documented})
    assert said(extract(other).rules) == [("required_when", "Choice", IsSet(place="Choice.One"))]
    assert extract(other, Verdicts(verdicts=(dismissed(sentence, "Alternatives.One"),))).rules == ()


def test_advice_of_a_person_has_the_reason_of_the_person() -> None:
    rule = read(ruling(severity="advice", reason="some do without")).rules[0]
    assert (rule.severity, rule.reason) == ("advice", "some do without")


def test_a_rule_that_a_published_example_breaks_is_advice_whoever_made_it() -> None:
    sample = service("Name", TEXT)
    example = Example(operation="DoSample", input={"Mode": "FAST"})
    with_example = msgspec.structs.replace(sample, examples=(example,))
    rule = extract(with_example, Verdicts(verdicts=(ruling(),))).rules[0]
    assert (rule.severity, rule.reason) == ("advice", "a published example breaks it")


LIST = (
    "<p>Names by mode are:</p><ul><li><p>For FAST: <code>hare</code></p></li><li><p>For SLOW: <code>snail</code></p></li></ul>"
    "<p>No other name is known.</p>"
)
HARE = {"kind": "conditional_values", "when": (FAST,), "must": OneOf(place=".", values=("hare",))}


def test_a_rule_that_rests_on_a_list_quotes_the_list() -> None:
    whole = ruling("Names by mode are: For FAST: hare For SLOW: snail", **HARE)
    assert read(whole, text=LIST).diagnostics == []
    assert [rule.sentence for rule in read(whole, text=LIST).rules] == [
        "Names by mode are: For FAST: hare For SLOW: snail"
    ]
    lead = read(ruling("Names by mode are:", **HARE), text=LIST)
    assert [each.message.partition(":")[0] for each in lead.diagnostics] == [
        "a rule that rests on a list must quote all of it"
    ]


def test_a_rule_that_rests_on_one_item_quotes_that() -> None:
    assert [rule.sentence for rule in read(ruling("For FAST: hare", **HARE), text=LIST).rules] == ["For FAST: hare"]


def test_a_new_item_of_a_quoted_list_is_noticed() -> None:
    quoted = ruling("Names by mode are: For FAST: hare For SLOW: snail", **HARE)
    longer = LIST.replace("</ul>", "<li><p>For EITHER: <code>dog</code></p></li></ul>")
    (diagnostic,) = read(quoted, text=longer).diagnostics
    assert diagnostic.message.startswith("a rule that rests on a list must quote all of it")
    changed = LIST.replace("snail", "slug")
    (diagnostic,) = read(quoted, text=changed).diagnostics
    assert diagnostic.message == (
        "the sentence must be in the documentation of Sample.Name; it is not; "
        'after "For FAST: hare" the text goes on "For SLOW: slug"'
    )


@pytest.mark.parametrize(("is_current", "severity"), [(True, "error"), (False, "warning")])
def test_a_verdict_whose_sentence_is_gone_is_off_and_the_new_sentence_is_open(is_current: bool, severity: str) -> None:
    text = TEXT.replace("sunny", "warm")
    extraction = read(ruling(), text=text, is_current=is_current)
    assert [rule.sentence for rule in extraction.rules] == [BY_FORM]
    (diagnostic,) = extraction.diagnostics
    assert (diagnostic.severity.value, str(diagnostic.provenance)) == (severity, "shapes/sample/rules.toml:3")
    assert f'the nearest is "{SENTENCE.replace("sunny", "warm")}"' in diagnostic.message
    assert [verdict.sentence for verdict in extraction.outdated] == [SENTENCE]
    assert [each.sentence.verbatim for each in open_sentences(service("Name", text), extraction)] == [
        SENTENCE.replace("sunny", "warm")
    ]


def test_what_a_person_judged_is_not_open_any_more() -> None:
    sample = service("Name", TEXT)
    before = open_sentences(sample, extract(sample))
    assert [each.sentence.verbatim for each in before] == [SENTENCE]
    for verdict in (ruling(), dismissed()):
        assert open_sentences(sample, extract(sample, Verdicts(verdicts=(verdict,)))) == []


def test_a_sentence_of_which_a_form_reads_a_part_stays_open() -> None:
    text = "The name must be at most 5 characters long and must please the king."
    sample = service("Name", text)
    extraction = extract(sample)
    assert [rule.must for rule in extraction.rules] == [Length(place="Name", unit="characters", maximum=5)]
    (found,) = open_sentences(sample, extraction)
    assert (found.sentence.verbatim, [rule.kind for rule in found.rules]) == (text, ["length"])


def test_a_sentence_that_a_form_gives_up_for_soft_words_stays_open() -> None:
    text = "If possible, the name must be at most 5 characters long."
    sample = service("Name", f"The name can't be longer than 5 characters, if possible. {text}")
    extraction = extract(sample)
    assert extraction.rules == ()
    assert text in [each.sentence.verbatim for each in open_sentences(sample, extraction)]


def test_quotation_marks_dashes_and_spaces_do_not_count() -> None:
    sentences = sentences_of(read_html("<p>It\u2019s from 1\u20135\u00a0long. It is \u201cso\u201d.</p>"))
    assert find_quote("It's from 1-5 long.", sentences) == range(1)
    assert find_quote('It\'s from 1-5 long. It is "so".', sentences) == range(2)
    assert find_quote("It's from 1-5", sentences) is None
    assert find_departure("It's from 1-5 long. It was so.", sentences) == range(1)


def test_a_quotation_may_lack_the_space_after_a_full_stop() -> None:
    sentences = sentences_of(read_html("<p>It is one.The other; Or two.</p>"))
    assert [sentence.verbatim for sentence in sentences] == ["It is one.", "The other;", "Or two."]
    assert find_quote("It is one.The other;", sentences) == range(2)
    assert find_quote("It is one. The other; Or two.", sentences) == range(3)
    assert find_quote("The other;Or two.", sentences) is None


def test_a_hostile_sentence_is_no_pattern() -> None:
    text = html("A name (.*) must [be] set\\.")
    assert read(ruling("A name (.*) must [be] set\\."), text=text).diagnostics == []
    assert len(read(ruling("A name .* must [be] set\\."), text=text).diagnostics) == 1

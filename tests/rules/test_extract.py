"""From sentences to rules: scope, references, binding or not, and what speaks against a rule."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from shapesmith.prose.html import read_html
from shapesmith.rules.extract import extract
from shapesmith.rules.sentences import sentences_of

from tests.rules.sample import read, rules, service, told


@pytest.mark.parametrize(
    ("text", "member", "expected"),
    [
        # Neighbours are one rule.
        ("Minimum: 1 second. Maximum: 2,000,000 seconds (24 days).", "Count", ["range: range(Count, 1, 2000000)"]),
        ("Minimum length of 1. Maximum length of 64.", "Name", ["length: length(Name, characters, 1, 64)"]),
        # What a sentence presupposes is part of the rule.
        (
            "This field is required for the CUSTOM type.",
            "Key",
            ["required_when: one-of(Type, ['CUSTOM']), set(Key)"],
        ),
        (
            "If `Type` is `CUSTOM`, you must specify either `Name` or `Key`, but not both.",
            "Mode",
            ["exactly_one: one-of(Type, ['CUSTOM']), count-set(['Name', 'Key'], 1, 1)"],
        ),
        # A flag counts as given where it is on.
        (
            "You can't specify both `Force` and `Key`.",
            "Key",
            ["at_most_one: one-of(Force, [True]), count-set(['Key'], 0)"],
        ),
        # Alternatives may be groups.
        (
            "You must specify `Key`, or `Name`, `Type`, and `Mode`.",
            "Key",
            [
                "at_least_one: any-of([{'kind': 'set', 'place': 'Key'}, {'kind': 'count-set', 'places': ['Name', 'Type', 'Mode'], 'minimum': 3}])"
            ],
        ),
        # A list may stand in one code span.
        ("Valid values: `a, b`", "Name", ["values: one-of(Name, ['a', 'b'])"]),
        # What concerns a nested structure holds where there is one.
        (
            "Specify exactly one of `One` or `Two`.",
            "Choice",
            ["exactly_one: set(Choice), count-set(['Choice.One', 'Choice.Two'], 1, 1)"],
        ),
        # What a member must be used with, it is forbidden without.
        ("Must be used with the CUSTOM type.", "Key", ["forbidden_when: set(Key), one-of(Type, ['CUSTOM'])"]),
        # Keys and values.
        ("Keys can be up to 128 characters long.", "Map", ["length: length(Map{key}, characters, 128)"]),
        (
            "Tag keys can't begin with `aws:`.",
            "Pairs",
            ["pattern: matches(Pairs[].Key, (?!(?i:aws:)).*, not begin with aws:)"],
        ),
        # Other members, in any spelling.
        ("Must be earlier than the end.", "Start", ["relational: compare(Start, <, End)"]),
        ("Must be less than the limit.", "Count", ["relational: compare(Count, <, Limit)"]),
    ],
)
def test_a_sentence_makes_these_rules(text: str, member: str, expected: list[str]) -> None:
    assert told(text, member) == expected


@pytest.mark.parametrize(
    ("text", "member", "reason"),
    [
        ("The name should be up to 10 characters.", "Name", "soft wording"),
        ("The name can be up to 10 characters in your account.", "Name", "account state"),
        ("Must be between 1 and 5. By default, it must be 1.", "Count", None),
        ("Valid values: `FAST` | `SLOW`", "Mode", "the model enforces it"),
    ],
)
def test_what_does_not_bind_or_adds_nothing_is_refused_with_the_reason(
    text: str, member: str, reason: str | None
) -> None:
    found = read(text, member)
    if reason is None:
        assert [rule.kind for rule in found.rules] == ["range"]
    else:
        assert not found.rules
        assert {one.reason for one in found.refused} <= {reason}


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("<p>For Aurora clusters:</p><ul><li>Must be 1 to 35.</li></ul>", "Count"),
        ("<p><b>Amazon Aurora</b></p><p>Must be 1 to 35.</p>", "Count"),
        ("<ul><li><code>Other</code> - Must be 1 to 35.</li></ul>", "Count"),
        ("When the disk is attached, it must be 1 to 35.", "Count"),
        ("For small disks, it is a number of files. Maximum value of 35.", "Count"),
        ("Must be 1 to 35 if the disk is attached.", "Count"),
        ("<note><p>Valid values:</p></note><ul><li><code>a</code></li><li><code>b</code></li></ul>", "Name"),
        # Two values in one item, or one that has a comma.
        ("<p>Valid values:</p><ul><li><code>a</code></li><li><code>b, c</code></li></ul>", "Name"),
    ],
)
def test_what_is_narrowed_to_something_else_makes_no_rule(text: str, member: str) -> None:
    assert rules(text, member) == []


def test_a_list_is_led_in_by_the_sentence_before_it() -> None:
    assert told("<p>Constraints:</p><ul><li>Must be 1 to 35.</li></ul>", "Count") == ["range: range(Count, 1, 35)"]
    text = "<p>The name must:</p><ul><li>Be between 3 and 8 characters</li><li>Begin with a letter</li></ul>"
    assert [rule.kind for rule in rules(text)] == ["length", "pattern"]


@pytest.mark.parametrize(
    ("text", "member", "reason"),
    [
        ("Must contain only letters. For example, `my-name`.", "Name", "the documentation itself gives my-name"),
        ("Must be between 1 and 5. Default: 9", "Count", "the documentation itself gives 9"),
        (
            "Keys can include only alphanumeric characters. Use the attribute key `a:Expiry`.",
            "Map",
            "the documentation itself gives a:Expiry",
        ),
        ("Must be at most 5. Can't exceed 9.", "Count", "the documentation states other bounds, too"),
    ],
)
def test_a_rule_that_its_own_text_contradicts_is_advice(text: str, member: str, reason: str) -> None:
    assert {rule.reason for rule in read(text, member).rules} == {reason}
    assert rules(text, member) == []


def test_a_rule_says_where_its_sentence_stands() -> None:
    (rule,) = rules("The name can be up to 255 characters long.")
    assert rule.sentence == "The name can be up to 255 characters long."
    assert str(rule.provenance) == "service-2.json#/shapes/Sample/members/Name/documentation"
    assert rule.id.startswith("sample.Sample.Name.length:")


def test_sentences_end_at_no_abbreviation_nor_within_code_or_parentheses() -> None:
    doc = read_html("<p>Use e.g. this. See <code>a. B</code> (or not. Maybe) now. Up to 1.5 GB.</p>")
    assert [one.text for one in sentences_of(doc)] == [
        "Use e.g. this.",
        "See `a. B` (or not. Maybe) now.",
        "Up to 1.5 GB.",
    ]


HOSTILE = {
    "ten thousand bullets": "<p>Valid values:</p><ul>" + "<li><code>a</code></li>" * 10_000 + "</ul>",
    "a sentence of a megabyte": "Must be " + "one of a, " * 100_000 + ".",
    "code of a megabyte": f"Must be <code>{'x' * 1_000_000}</code>.",
    "nested lists": "<ul><li>" * 200 + "Must be 1 to 5." + "</li></ul>" * 200,
    "numbers that are none": "Valid values: 1,2,3. Must be at most 10^9. Up to two hundred and fifty-six characters.",
    "a range upside down": "Must be between 9 and 3. Must be between 9 and 3 characters.",
    "values that are patterns": "Valid values: `[a-z]+` | `(a+)+$`. Must match the pattern `^(a+)+$`.",
    "open parentheses": "Must contain " + "(" * 5_000 + " characters.",
    "backticks": "Must be `" + "` | `" * 5_000 + ".",
    "names that are common words": "Required if name is type. The values must be unique if key is mode.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_makes_no_rule_and_takes_no_time(text: str) -> None:
    sample = service("Name", text if text.startswith("<") else f"<p>{text}</p>")
    started = time.process_time()
    found = extract(sample)
    assert time.process_time() - started < 2
    assert [rule for rule in found.rules if rule.severity == "error" and rule.kind != "values"] == []


GOLD = Path("/work/shared/gold/train.jsonl")


@pytest.mark.skipif(not GOLD.exists(), reason="the labels are not part of the repository")
def test_forms_alone_reach_what_is_asked_on_the_labels() -> None:
    from shapesmith.sources.read import read_source
    from shapesmith.specs.find import find

    from tests.rules.gold import score

    records = [json.loads(line) for line in GOLD.read_text().splitlines()]
    records = [record for record in records if record["service"] != "connect"]
    names = sorted({record["service"] for record in records if record["constraints"]})
    services = {name: read_source(find(name, "botocore", Path("shapes")).read()).service for name in names}
    figures, lines = score([record for record in records if record["service"] in services], services)
    found, total = figures["recall"]["high"]
    right, seen = figures["precision"]
    assert found / total >= 0.65
    assert right / seen >= 0.97
    assert figures["rejections"] == 0, lines

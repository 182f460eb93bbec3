"""From sentences to rules: scope, references, binding or not, and what speaks against a rule."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from msgspec import structs
from shapesmith.ir.rules import Unique
from shapesmith.ir.service import OperationTarget
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.language.sentences import sentences_of

from tests.growth import assert_no_quadratic_time
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
            ["pattern: matches(Pairs[].Key, (?!(?:aws:)).*, not begin with aws:)"],
        ),
        # The case of a prefix counts, unless the sentence says otherwise.
        (
            "It can't be prefixed with `aws` or `ssm` (case-insensitive).",
            "Name",
            ["pattern: matches(Name, (?!(?i:aws|ssm)).*, not begin with aws or ssm)"],
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


@pytest.mark.parametrize(
    ("text", "member"),
    [
        # The subject is some of what stands at the member.
        ("A FIFO name must end with `.fifo`.", "Name"),
        ("Regular names begin with a letter and can contain the following characters: a-z, 0-9, and _.", "Name"),
        # The list grows.
        ("The only supported value is `nova-v1:0`.", "ModelId"),
        ("The possible values are `t3.micro`, `t3.small`, and `m5.large`.", "Name"),
        # The bound is in another unit, or of another thing.
        ("The maximum value is 100 years (36,500 days).", "WaitMinutes"),
        ("<p>The following applies only to small disks:</p><p>If `Key` is set, `Mode` must be `FAST`.</p>", "Mode"),
        # There are more values in another case, or several in one text.
        ("Valid values are `a` and `b`. When you specify `Other`, the valid values are `0` and `7`.", "Name"),
        ("A comma-separated list. Valid values are `a` and `b`.", "Name"),
        ("Valid values are: `\\n` and `\\t`.", "Name"),
        # A part of the text stands for something else.
        ("Must begin with `s3://YOUR-BUCKET/`.", "Name"),
        ("<p>Supported formats:</p><ul><li>Private: {account}.ecr</li><li>Public: public.ecr</li></ul>", "Name"),
        # A label names a case, or a noun another thing.
        ("<ul><li><code>Other</code> - The <code>Name</code> must be <code>all</code>.</li></ul>", "Name"),
        ("The only supported currency is `USD`.", "Name"),
        ("Currently, the only supported resource type is `index`.", "Items"),
        # One case goes on over several sentences.
        ("Valid counts for mode 1/0: Default: 96. Minimum: 32. Maximum: 3024.", "Count"),
    ],
)
def test_what_holds_of_a_part_only_makes_no_rule(text: str, member: str) -> None:
    assert rules(text, member) == []


@pytest.mark.parametrize("word", ["valid", "allowed", "accepted", "acceptable", "possible", "supported"])
def test_values_that_have_others_in_another_case_make_no_rule(word: str) -> None:
    values = "Valid values are `a` and `b`."
    assert rules(f"{values} When you specify `Other`, the {word} values are `0` and `7`.") == []
    assert len(rules(values)) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The name or ARN of the key. Valid characters are a-z, 0-9, and - (hyphen).", "the value may be an ARN"),
        ("Pattern: `^[0-9]{12}$`. Passing `*` lists all.", "the documentation itself gives *"),
    ],
)
def test_what_else_the_text_allows_makes_a_rule_advice(text: str, reason: str) -> None:
    assert [(rule.severity, rule.reason) for rule in read(text).rules] == [("advice", reason)]


def test_a_bound_of_a_name_or_arn_stands_where_the_model_has_no_wider_one() -> None:
    assert told("The name or ARN of it. It can have up to 512 characters.") == ["length: length(Name, characters, 512)"]
    assert told("The name or ARN of it. It can have up to 2048 characters.", "Stream") == []
    assert told("The name of it. It can have up to 512 characters.", "Stream") == [
        "length: length(Stream, characters, 512)"
    ]


def test_a_member_that_is_optional_is_not_one_of_those_that_must_be_given() -> None:
    text = "This value is optional. You must provide either `Name` or `Key`, but not both."
    assert told(text) == ["at_most_one: count-set(['Name', 'Key'], 1)"]


@pytest.mark.parametrize(
    ("words", "is_optional"),
    [
        *((f"The {noun} is optional.", True) for noun in ("value", "parameter", "field", "setting", "member")),
        ("Optional. The name.", True),
        ("(Optional) The name.", True),
        ("An optional parameter for the name.", True),
        ("The name is optional.", False),
        ("The keyvalue is optional.", False),
        ("The value is optionally encrypted.", False),
        ("Optionally encrypted.", False),
        ("The name is an optional parameter.", False),
        ("Names are optional.", False),
    ],
)
def test_what_calls_a_member_optional(words: str, is_optional: bool) -> None:
    kind = "at_most_one" if is_optional else "exactly_one"
    assert told(f"{words} You must provide either `Name` or `Key`, but not both.") == [
        f"{kind}: count-set(['Name', 'Key'], {'' if is_optional else '1, '}1)"
    ]


@pytest.mark.parametrize(
    ("words", "has_default"),
    [
        *((f"If you {lack} specify this, `a` is used.", True) for lack in ("do not", "don't", "don\u2019t")),
        *((f"If you don't {verb} this, `a` is used.", True) for verb in ("specify", "provide", "include")),
        *((f"If you don't specify {what}, `a` is used.", True) for what in ("a name", "an ID", "the name", "this")),
        *((f"If you don't specify {what}, `a` is used.", True) for what in ("it", "any")),
        ("If you specify this, `a` is not used.", False),
        ("If they don't specify this, `a` is used.", False),
        ("If you don't specify itself, `a` is used.", False),
        ("If you don't use it, `a` is used.", False),
    ],
)
def test_what_is_said_of_a_member_that_is_left_out_says_that_it_is_not_required(words: str, has_default: bool) -> None:
    text = f"`Name` and `Key` are required. {words}"
    assert [made for made in told(text) if made == "required: set(Name)"] == ["required: set(Name)"] * (not has_default)


def test_names_may_be_in_two_ticks() -> None:
    text = "Specify &#96;&#96;Name&#96;&#96; or &#96;&#96;Key&#96;&#96;. They are mutually exclusive."
    assert told(text) == ["at_most_one: count-set(['Name', 'Key'], 1)"]


def test_names_of_several_words_need_no_ticks() -> None:
    text = "Specify {} or ModelId. They are mutually exclusive."
    assert told(text.format("WaitMinutes"), "ModelId") == ["at_most_one: count-set(['WaitMinutes', 'ModelId'], 1)"]
    assert told(text.format("ourWaitMinutes"), "ModelId") == told(text.format("NAME"), "ModelId") == []


def test_of_filters_beside_other_filters_none_has_to_be_given() -> None:
    filters = service(("Name", "Key", "Type"), "Filter by name. You must specify either `Name` or `Key`, but not both.")
    assert {rule.kind for rule in extract(filters).rules} == {"at_most_one"}


def test_a_rule_adds_to_a_pattern_that_allows_what_it_rules_out() -> None:
    assert told("It must not begin with `aws:`.", "Tagged") == [
        "pattern: matches(Tagged, (?!(?:aws:)).*, not begin with aws:)"
    ]
    assert [one.reason for one in read("It must not contain spaces.", "Tagged").refused] == ["the model enforces it"]


def test_a_bound_in_the_unit_of_the_number_is_read() -> None:
    assert told("This value can be between 120 (2 hours) and 10080 minutes.", "WaitMinutes") == [
        "range: range(WaitMinutes, 120, 10080)"
    ]


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
        (
            "Value range is 1 to 100. To clear a previously set value, specify a value of `-1`.",
            "Count",
            "the documentation itself gives -1",
        ),
        ("A policy, in JSON format. Valid values are `a` and `b`.", "Name", "the value holds more than one of them"),
        (
            "<p>Valid values:</p><ul><li><code>mode</code>: The mode.</li><li><code>key</code>: Given when you set"
            " <code>mode</code> to 1.</li></ul>",
            "Name",
            "the value holds more than one of them",
        ),
        (
            "The name or ARN of it. When you specify a value, it must have 1 to 9 characters.",
            "Name",
            "the value may be an ARN",
        ),
        ("The name or ARN of it. It can have up to 512 characters.", "Stream", "the value may be an ARN"),
        (
            "Names that start with `aws_` are reserved. These settings are exceptions: `aws_one`.",
            "Map",
            "the text names exceptions",
        ),
        (
            "Valid values are `a` and `b`. Supports substitution templates.",
            "Name",
            "a substitution template may stand for the value",
        ),
    ],
)
def test_a_rule_that_its_own_text_contradicts_is_advice(text: str, member: str, reason: str) -> None:
    assert {rule.reason for rule in read(text, member).rules} == {reason}
    assert rules(text, member) == []


@pytest.mark.parametrize(
    ("text", "more", "found"),
    [
        ("You can delete up to 100 owners in one operation.", ("OwnerIds",), ["OwnerIds"]),
        ("A maximum of 100 owners are allowed in each DoSample request.", ("OwnerIds",), ["OwnerIds"]),
        ("You can delete up to 100 owners in one operation.", ("OwnerIds", "OwnerNames"), []),
        ("You can delete up to 100 owners in one operation.", (), []),
        ("You can delete up to 100 owners for each account.", ("OwnerIds",), []),
        ("You can have up to 100 owners.", ("OwnerIds",), []),
    ],
)
def test_an_operation_says_how_many_the_one_list_of_its_request_may_hold(
    text: str, more: tuple[str, ...], found: list[str]
) -> None:
    plain = service((), "")
    sample = plain.shapes["Sample"]
    assert isinstance(sample, StructureShape)
    members = (*sample.members, *(Member(name=name, shape="Texts") for name in more))
    where = Provenance("service-2.json").of("operations", "DoSample", "documentation")
    spec = structs.replace(
        plain,
        shapes={**plain.shapes, "Sample": structs.replace(sample, members=members)},
        operations=(structs.replace(plain.operations[0], documentation=read_html(f"<p>{text}</p>").at(where)),),
    )
    assert [rule.member for rule in extract(spec).rules] == found


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


class Hostile(NamedTuple):
    """A text that is one part many times over; the parts of two runs differ, so that nothing is remembered."""

    start: str
    part: str
    end: str
    times: int

    def text(self, times: int, run: int = 0) -> str:
        """Return the text as HTML."""
        text = f"{self.start}{self.part.replace('{run}', str(run)) * times}{self.end}"
        if self.part.startswith("<ul>"):
            text += "</li></ul>" * times
        return text if text.startswith("<") else f"<p>{text}</p>"


HOSTILE = {
    "ten thousand bullets": Hostile("<p>Valid values:</p><ul>", "<li><code>a{run}</code></li>", "</ul>", 10_000),
    "a sentence of a megabyte": Hostile("Must be ", "one of a{run}, ", ".", 100_000),
    "code of a megabyte": Hostile("Must be <code>", "x{run}xxxxxxxx", "</code>.", 100_000),
    "nested lists": Hostile("", "<ul><li>", "Must be 1 to 5{run}.", 200),
    "numbers that are none": Hostile(
        "", "Valid values: 1,2,{run}. Must be at most 10^9. Up to two hundred and {run} characters. ", "", 1_000
    ),
    "a range upside down": Hostile(
        "", "Must be between 99{run} and 3. Must be between 99{run} and 3 characters. ", "", 1_000
    ),
    "values that are patterns": Hostile(
        "", "Valid values: `[a-z{run}]+` | `(a+)+$`. Must match the pattern `^(a{run}+)+$`. ", "", 1_000
    ),
    "open parentheses": Hostile("Must contain {run} ", "(", " characters.", 5_000),
    "backticks": Hostile("Must be `", "` | `", "{run}`.", 5_000),
    "names that are common words": Hostile(
        "", "Required if name is type {run}. The values must be unique if key is mode. ", "", 1_000
    ),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_makes_no_rule(hostile: Hostile) -> None:
    found = extract(service("Name", hostile.text(hostile.times)))
    assert [rule for rule in found.rules if rule.severity == "error" and rule.kind != "values"] == []


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_no_quadratic_time(hostile: Hostile) -> None:
    runs = itertools.count()
    assert_no_quadratic_time(
        lambda times: extract(service("Name", hostile.text(times, next(runs)))), int, hostile.times // 16
    )


GOLD = Path(__file__).parents[3] / "shared/gold/train.jsonl"


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


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sample", [Unique(place="Pairs[].Key"), Unique(place="Tags[].Key")]), ("UntagSample", [])],
)
def test_the_text_of_a_pair_says_what_all_pairs_of_each_list_must_be(name: str, expected: list[Unique]) -> None:
    sample = service("Name", "")
    text = read_html("<p>Tag keys must be unique per resource.</p>").at(Provenance("service-2.json", "/shapes/Pair"))
    pair = msgspec.structs.replace(sample.shapes["Pair"], documentation=text)
    owner = msgspec.structs.replace(sample.shapes["Sample"], name=name)
    operation = msgspec.structs.replace(sample.operations[0], input=OperationTarget(shape=name))
    shapes = {**sample.shapes, "Pair": pair, name: owner}
    read = extract(msgspec.structs.replace(sample, shapes=shapes, operations=(operation,)))
    assert [rule.must for rule in read.rules if rule.shape == name] == expected

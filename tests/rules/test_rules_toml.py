"""`rules.toml`: what its tables say, and on which line each stands."""

from __future__ import annotations

import tomllib
from typing import get_args

import pytest
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    Count,
    CountSet,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
)
from shapesmith.ir.verdicts import DISMISSALS, NOTED, Dismissal, Dismissed, Ruling, Verdicts
from shapesmith.provenance import Provenance
from shapesmith.sources.verdicts.conditions import Unreadable, read_condition
from shapesmith.sources.verdicts.lines import lines_of_tables
from shapesmith.sources.verdicts.reader import read_verdicts
from shapesmith.specs.spec import Spec, SpecFile

PATH = "shapes/garden/rules.toml"
RULE = '[[rule]]\nat = "A.B"\nsentence = "B must be short."\nkind = "length"\nmust = { characters = { max = 5 } }\n'
DISMISSED = '[[dismissed]]\nat = "A.B"\nsentence = "B must exist."\nreason = "account state"\n'


def spec(toml: str, package: str = "botocore 1.44.5") -> Spec:
    files = {"service-2.json": SpecFile.of("service-2.json", b"{}"), "rules.toml": SpecFile.of(PATH, toml.encode())}
    return Spec("garden", "2024-01-01", "shapes", package, files)


def read(toml: str) -> Verdicts:
    verdicts, diagnostics = read_verdicts(spec(f'spec = "botocore 1.44.5"\n{toml}'))
    assert diagnostics == []
    return verdicts


def errors(toml: str) -> list[str]:
    return [str(each) for each in read_verdicts(spec(f'spec = "botocore 1.44.5"\n{toml}'))[1]]


def condition(toml: str) -> Condition:
    return read_condition(tomllib.loads(f"condition = {toml}")["condition"])


CONDITIONS: list[tuple[str, Condition]] = [
    ('{ one_of = ["A", 1, true] }', OneOf(place=".", values=("A", 1, True))),
    ('{ place = "P", none_of = ["A"] }', NoneOf(place="P", values=("A",))),
    (
        """{ place = "P", matches = '[a-z].*', words = "start so" }""",
        Matches(place="P", pattern="[a-z].*", words="start so"),
    ),
    ('{ place = "P", format = "json" }', Format(place="P", format="json")),
    ("{ characters = { min = 1, max = 64 } }", Length(place=".", unit="characters", minimum=1, maximum=64)),
    ("{ bytes = { max = 64 } }", Length(place=".", unit="bytes", maximum=64)),
    ('{ place = "L", items = { min = 2 } }', Length(place="L", unit="items", minimum=2)),
    ("{ keys = { max = 0 } }", Length(place=".", unit="keys", maximum=0)),
    ("{ items = { min = 2, max = 2 } }", Length(place=".", unit="items", minimum=2, maximum=2)),
    ("{ range = { min = 1, max = 1 } }", Range(place=".", minimum=1, maximum=1)),
    ("{ range = { max = -1 } }", Range(place=".", maximum=-1)),
    ("{ total_bytes = 0 }", TotalSize(place=".", maximum=0)),
    ("{ one_of = [1, true] }", OneOf(place=".", values=(1, True))),
    ('{ count_set = { places = ["P", "Q"], max = 2 } }', CountSet(places=("P", "Q"), maximum=2)),
    ("{ range = { min = 1, max = 10 } }", Range(place=".", minimum=1, maximum=10)),
    (
        "{ range = { above = 0, below = 1.5 } }",
        Range(place=".", minimum=0, maximum=1.5, exclusive_minimum=True, exclusive_maximum=True),
    ),
    ("{ multiple_of = 60 }", MultipleOf(place=".", divisor=60)),
    ("{ total_bytes = 32768 }", TotalSize(place=".", maximum=32768)),
    ('{ place = "Tags[].Key", unique = true }', Unique(place="Tags[].Key")),
    ('{ place = "P", compare = "<= Q" }', Compare(left="P", operator="<=", right="Q")),
    ('{ compare = ">Q" }', Compare(left=".", operator=">", right="Q")),
    ('{ set = "P" }', IsSet(place="P")),
    ('{ unset = "P" }', Not(condition=IsSet(place="P"))),
    ('{ at_least_one = ["P", "Q"] }', CountSet(places=("P", "Q"), minimum=1)),
    ('{ exactly_one = ["P", "Q"] }', CountSet(places=("P", "Q"), minimum=1, maximum=1)),
    ('{ at_most_one = ["P", "Q"] }', CountSet(places=("P", "Q"), maximum=1)),
    (
        '{ count_set = { places = ["P", "Q", "R"], min = 1, max = 2 } }',
        CountSet(places=("P", "Q", "R"), minimum=1, maximum=2),
    ),
    ('{ all_or_none = ["P", "Q"] }', AllOrNone(places=("P", "Q"))),
    ('{ not = { place = "L[]", none_of = ["A"] } }', Not(condition=NoneOf(place="L[]", values=("A",)))),
    ('{ place = "P{K}", integer = { min = 0, max = 9 } }', TextRange(place="P{K}", minimum=0, maximum=9, whole=True)),
    ("{ number = { max = 1.5 } }", TextRange(place=".", maximum=1.5)),
    ('{ time_step = "5 minutes" }', TimeStep(place=".", seconds=300)),
    ('{ compare = "< Start + 1 day" }', Compare(left=".", operator="<", right="Start", plus=86_400)),
    ('{ total_bytes = 9, places = ["P{key}", "P{}"] }', SumSize(places=("P{key}", "P{}"), maximum=9)),
    ('{ total_bytes = 9, places = ["P{}"] }', SumSize(places=("P{}",), maximum=9)),
    ('{ distinct = ["P[].A", "Q[].A"] }', Unique(place="P[].A", beside=("Q[].A",))),
    (
        '{ each = "P[]", when = { place = ".K", one_of = ["a"] }, must = { place = ".V[]", one_of = ["b"] } }',
        Each(place="P[]", must=OneOf(place="V[]", values=("b",)), when=(OneOf(place="K", values=("a",)),)),
    ),
    (
        '{ count = "P[]", where = { one_of = ["a"] }, max = 1 }',
        Count(places=("P[]",), where=(OneOf(place=".", values=("a",)),), maximum=1),
    ),
    ('{ count = ["P[]", "Q[]"], of = ".V[]", min = 1 }', Count(places=("P[]", "Q[]"), of="V[]", minimum=1)),
    (
        '{ all_of = [{ set = "P" }, { unset = "Q" }] }',
        Not(condition=AnyOf(conditions=(Not(condition=IsSet(place="P")), IsSet(place="Q")))),
    ),
    ('{ any_of = [{ set = "P" }, { set = "Q" }] }', AnyOf(conditions=(IsSet(place="P"), IsSet(place="Q")))),
]


@pytest.mark.parametrize(("toml", "expected"), CONDITIONS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_condition_is_a_table(toml: str, expected: Condition) -> None:
    assert condition(toml) == expected


FORMATS = "arn, base64, cidr, date, e164, email, epoch, https-url, integer, ipv4, iso8601, json, nfc, number, s3-uri, url, uuid"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("{ }", 'a condition must be a table like { set = "Member" } (got {})'),
        ('"P"', "a condition must be a table like { set = \"Member\" } (got 'P')"),
        ('{ place = "P" }', "a condition must say one thing (got a place only)"),
        ('{ set = "P", unset = "Q" }', "a condition must say one thing (got set, unset)"),
        ('{ set = "P", place = "Q" }', '"place" is not allowed beside "set"'),
        ('{ sett = "P" }', '"sett" is no condition; did you mean "set" or "unset"?'),
        ('{ format = "json", words = "be JSON" }', '"words" is not allowed beside "format"'),
        ('{ format = "json", word = "be JSON" }', '"word" is not allowed beside "format"'),
        ('{ format = "jsn" }', f"format must be one of {FORMATS} (got 'jsn'); did you mean \"json\"?"),
        ("{ format = 1 }", f"format must be one of {FORMATS} (got 1)"),
        ('{ set = " " }', 'a place must be a path of members like "Tags[].Key" (got " ")'),
        ('{ set = "P " }', 'a place must be a path of members like "Tags[].Key" (got "P ")'),
        ("{ set = 1 }", "a place must be a text (got 1)"),
        ("{ place = 1, unique = true }", "a place must be a text (got 1)"),
        ("{ one_of = [[1]] }", "one_of must have texts, numbers, true or false (got [1])"),
        ("{ one_of = [] }", "one_of must have one value at least (got none)"),
        ("{ one_of = 1 }", "one_of must be a list of values (got 1)"),
        ('{ none_of = ["A", "A"] }', "none_of must have each value once"),
        (
            "{ one_of = [1979-05-27] }",
            "one_of must have texts, numbers, true or false (got datetime.date(1979, 5, 27))",
        ),
        ("{ characters = { max = -1 } }", "max of characters must be an integer of 0 or more (got -1)"),
        ("{ bytes = { min = true } }", "min of bytes must be an integer of 0 or more (got True)"),
        ("{ items = { min = 0 } }", "items must have a bound that rules something out"),
        ("{ items = { } }", "items must be a table of min, max (got {})"),
        ("{ items = 3 }", "items must be a table of min, max (got 3)"),
        ("{ items = { maxx = 3 } }", '"maxx" is not known in items; it has min, max; did you mean "max"?'),
        ("{ keys = { min = 2000, max = 1000 } }", "keys must have bounds in order (got 2,000 to 1,000)"),
        ("{ range = { min = 1, above = 0 } }", "range must have one lower and one upper bound at most"),
        ("{ range = { max = 1, below = 0 } }", "range must have one lower and one upper bound at most"),
        ("{ range = { max = inf } }", "max of range must be a number (got inf)"),
        (f"{{ range = {{ max = 1{'0' * 400} }} }}", f"max of range must be a number (got 1{'0' * 39})"),
        ("{ range = { above = true } }", "above of range must be a number (got True)"),
        ("{ range = { min = 2000, max = 1000 } }", "range must have bounds in order (got 2,000 to 1,000)"),
        ("{ range = 1 }", "range must be a table of min, max, above, below (got 1)"),
        ("{ range = { least = 1 } }", '"least" is not known in range; it has min, max, above, below'),
        ('{ matches = 1, words = "w" }', "matches must be a regular expression of Python (got 1)"),
        ('{ matches = "a" }', '"matches" needs "words" that say it to people, as after "must": "start with a letter"'),
        (
            '{ matches = "a", words = " " }',
            '"matches" needs "words" that say it to people, as after "must": "start with a letter"',
        ),
        (
            '{ matches = "(", words = "w" }',
            "matches must be a regular expression of Python (missing ), unterminated subpattern at position 0)",
        ),
        ("{ multiple_of = 0 }", "multiple_of must be above 0 (got 0)"),
        ('{ multiple_of = "2" }', "multiple_of must be a number (got '2')"),
        ("{ total_bytes = -1 }", "total_bytes must be an integer of 0 or more (got -1)"),
        ("{ unique = false }", "unique must be true (got False)"),
        ('{ compare = "<> Q" }', 'compare must be a relation like "<= MaxValue", by <, <=, =, >=, > (got "<> Q")'),
        ('{ compare = "<>Q" }', 'compare must be a relation like "<= MaxValue", by <, <=, =, >=, > (got "<>Q")'),
        (
            '{ compare = ">= + 5 days" }',
            'compare must be a relation like "<= MaxValue", by <, <=, =, >=, > (got ">= + 5 days")',
        ),
        ('{ compare = "<=" }', 'compare must be a relation like "<= MaxValue", by <, <=, =, >=, > (got "<=")'),
        ('{ compare = "<= Q +" }', 'compare must be a relation like "<= MaxValue", by <, <=, =, >=, > (got "<= Q +")'),
        ("{ compare = 1 }", 'compare must be a relation like "<= MaxValue" (got 1)'),
        ('{ exactly_one = "P" }', "places must be a list of two or more (got 'P')"),
        ("{ exactly_one = [] }", "places must be two or more, all different (got none)"),
        ('{ exactly_one = ["P"] }', "places must be two or more, all different (got P)"),
        ('{ at_most_one = ["P", "P"] }', "places must be two or more, all different (got P, P)"),
        ("{ count_set = 2 }", "count_set must be a table of places, min, max (got 2)"),
        ("{ count_set = { max = 3 } }", "places must be a list of two or more (got None)"),
        (
            '{ count_set = { places = ["P", "Q"], max = 3 } }',
            "count_set must have bounds of at most 2, the number of its places",
        ),
        (
            '{ count_set = { places = ["P", "Q"], min = 3 } }',
            "count_set must have bounds of at most 2, the number of its places",
        ),
        ('{ count_set = { places = ["P", "Q"] } }', "count_set must be a table of min, max (got {})"),
        ('{ any_of = [{ set = "P" }] }', "any_of must have two conditions or more (got 1)"),
        ("{ any_of = 1 }", "any_of must be a list of two or more conditions (got 1)"),
        ("{ not = 1 }", 'a condition must be a table like { set = "Member" } (got 1)'),
        ('{ any_of = [{ set = "P" }, 1] }', 'a condition must be a table like { set = "Member" } (got 1)'),
        ('{ one_of = ["A", "A"] }', "one_of must have each value once"),
        ("{ characters = { max = true } }", "max of characters must be an integer of 0 or more (got True)"),
        ("{ characters = { min = 0 } }", "characters must have a bound that rules something out"),
        ("{ range = { min = 2, max = 1 } }", "range must have bounds in order (got 2 to 1)"),
        ('{ exactly_one = ["P", "P"] }', "places must be two or more, all different (got P, P)"),
        ('{ all_of = [{ set = "P" }] }', "all_of must have two conditions or more (got 1)"),
        ("{ integer = { min = 2, max = 1 } }", "integer must have bounds in order (got 2 to 1)"),
        ("{ integer = { above = 1 } }", '"above" is not known in integer; it has min, max'),
        (
            '{ time_step = "5 minutez" }',
            "time_step must be a time like \"5 minutes\", in second, minute, hour, days (got '5 minutez')",
        ),
        ("{ time_step = 300 }", 'time_step must be a time like "5 minutes", in second, minute, hour, days (got 300)'),
        (
            '{ compare = "< Q + 5" }',
            "what compare adds must be a time like \"5 minutes\", in second, minute, hour, days (got '5')",
        ),
        ('{ distinct = ["P"] }', "places must be two or more, all different (got P)"),
        ('{ each = "P[]" }', '"each" needs "must", a condition on one item'),
        (
            '{ each = "P[]", must = { place = "K", one_of = ["a"] } }',
            'a place of an item must be "." or begin with a dot, like ".Name" (got "K")',
        ),
        (
            '{ each = "P[]", must = { place = ".[]", one_of = ["a"] } }',
            'a place of an item must be "." or begin with a dot, like ".Name" (got ".[]")',
        ),
        ('{ each = "P[]", must = { set = ".K" }, min = 1 }', '"min" is not allowed beside "each"'),
        (
            '{ each = "P[]", must = { set = ".K" }, whn = [] }',
            '"whn" is not allowed beside "each"; did you mean "when"?',
        ),
        ('{ count = "P[]", max = 1, whre = [] }', '"whre" is not allowed beside "count"; did you mean "where"?'),
        (
            '{ place = "P", matches = "a", words = "b", word = "c" }',
            '"word" is not allowed beside "matches"; did you mean "words"?',
        ),
        (
            '{ place = "P", total_bytes = 1, placs = [] }',
            '"placs" is not allowed beside "total_bytes"; did you mean "places" or "place"?',
        ),
        ('{ must = { set = ".K" } }', "a condition must say one thing (got a place only)"),
        ('{ count = "P[]" }', "count must be a table of min, max (got {})"),
        (
            '{ count = "P[]", where = "K", max = 1 }',
            "where must be a condition on one item, or a list of them (got 'K')",
        ),
        (
            '{ count = "P[]", where = { set = "K" }, max = 1 }',
            'a place of an item must be "." or begin with a dot, like ".Name" (got "K")',
        ),
    ],
)
def test_a_table_that_is_no_condition_is_refused_for_a_reason(toml: str, message: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        condition(toml)
    assert str(refusal.value) == message


def test_conditions_nest_ten_deep_and_no_deeper() -> None:
    assert condition("{ not = " * 10 + '{ set = "P" }' + " }" * 10)
    with pytest.raises(Unreadable, match="at most 10 deep"):
        condition("{ not = " * 11 + '{ set = "P" }' + " }" * 11)


def test_verdicts_are_in_the_order_of_their_lines() -> None:
    verdicts = read(DISMISSED + RULE).verdicts
    assert verdicts == (
        Dismissed(
            at=("A.B",), sentence="B must exist.", provenance=Provenance(PATH, ":2"), reason="account state", note=None
        ),
        Ruling(
            at=("A.B",),
            sentence="B must be short.",
            provenance=Provenance(PATH, ":6"),
            kind="length",
            must=Length(place=".", unit="characters", maximum=5),
        ),
    )


def test_one_condition_of_when_needs_no_list() -> None:
    (one,) = read(RULE + 'when = { set = "C" }\n').verdicts
    (several,) = read(RULE + 'when = [{ set = "C" }, { set = "D" }]\n').verdicts
    assert isinstance(one, Ruling)
    assert isinstance(several, Ruling)
    assert one.when == (IsSet(place="C"),)
    assert several.when == (IsSet(place="C"), IsSet(place="D"))


def test_line_breaks_and_bullets_are_no_part_of_a_sentence() -> None:
    (verdict,) = read(RULE.replace('"B must be short."', '"""\nB must be:\n- short\n* sweet"""')).verdicts
    assert verdict.sentence == "B must be: short sweet"


def test_one_sentence_may_make_several_rules() -> None:
    assert len(read(RULE + RULE.replace("max = 5", "min = 2")).verdicts) == 2


def test_the_same_rule_twice_is_an_error_with_both_lines() -> None:
    assert errors(RULE + RULE) == [
        f"{PATH}:7: error: the sentence at A.B must be judged once; line 2 does it, too [rules-value]"
    ]


def test_a_sentence_is_not_ruled_and_dismissed() -> None:
    dismissed = DISMISSED.replace("must exist", "must be short")
    expected = "the sentence at A.B must be judged once; line 2 does it, too [rules-value]"
    assert errors(RULE + dismissed) == [f"{PATH}:7: error: {expected}"]
    assert errors(dismissed + RULE) == [f"{PATH}:6: error: {expected}"]


MUSTS = {
    "one_of": '{ one_of = ["A"] }',
    "none_of": '{ none_of = ["A"] }',
    "matches": '{ matches = "a", words = "be a" }',
    "format": '{ format = "json" }',
    "length": "{ characters = { max = 5 } }",
    "range": "{ range = { max = 5 } }",
    "multiple_of": "{ multiple_of = 5 }",
    "total_bytes": "{ total_bytes = 5 }",
    "unique": "{ unique = true }",
    "compare": '{ compare = "<= C" }',
    "set": '{ set = "." }',
    "at_least_one": '{ at_least_one = ["C", "D"] }',
    "exactly_one": '{ exactly_one = ["C", "D"] }',
    "at_most_one": '{ at_most_one = ["C", "D"] }',
    "count_set": '{ count_set = { places = ["C", "D", "E"], max = 2 } }',
    "all_or_none": '{ all_or_none = ["C", "D"] }',
    "unset": '{ unset = "." }',
    "any_of": '{ any_of = [{ set = "C" }, { set = "D" }] }',
}
COUNTS = "at_least_one exactly_one at_most_one count_set"


@pytest.mark.parametrize(
    ("kind", "musts", "when"),
    [
        ("length", "length", "as you like"),
        ("range", "range any_of", "as you like"),
        ("values", "one_of", "never"),
        ("none_of", "none_of unset", "as you like"),
        ("pattern", "matches", "as you like"),
        ("format", "format any_of", "as you like"),
        ("total_size", "total_bytes", "as you like"),
        ("unique", "unique", "as you like"),
        ("multiple_of", "multiple_of", "as you like"),
        ("required", "set", "never"),
        ("required_when", f"set {COUNTS} all_or_none any_of", "always"),
        ("at_least_one", "at_least_one any_of", "as you like"),
        ("exactly_one", "exactly_one", "as you like"),
        ("at_most_one", "at_most_one", "as you like"),
        ("all_or_none", "all_or_none", "as you like"),
        ("relational", "compare", "as you like"),
        (
            "conditional_values",
            "one_of none_of matches format length range multiple_of total_bytes unique compare unset any_of",
            "always",
        ),
        ("forbidden_when", f"one_of none_of length {COUNTS} unset", "always"),
    ],
)
def test_a_kind_of_rule_has_conditions_of_its_own(kind: str, musts: str, when: str) -> None:
    def fits(must: str, has_when: bool) -> bool:
        rule = RULE.replace('"length"', f'"{kind}"').replace(MUSTS["length"], must)
        return not errors(rule + ('when = { set = "F" }\n' if has_when else ""))

    assert {name for name, must in MUSTS.items() if fits(must, when == "always")} == set(musts.split())
    assert fits(MUSTS[musts.split()[0]], has_when=True) is (when != "never")
    assert fits(MUSTS[musts.split()[0]], has_when=False) is (when != "always")


@pytest.mark.parametrize(
    ("kind", "must", "wanted"),
    [
        ("pattern", "set", "matches (got set)"),
        ("format", "one_of", "format, any_of (got one_of)"),
        ("none_of", "matches", "none_of, unset, not or all_of (got matches)"),
        ("total_size", "format", "total_bytes (got format)"),
        ("unique", "total_bytes", "unique or distinct (got total_bytes)"),
        ("multiple_of", "unique", "multiple_of, time_step (got unique or distinct)"),
        ("relational", "multiple_of", "compare (got multiple_of)"),
        ("required", "compare", "set (got compare)"),
        ("all_or_none", "none_of", "all_or_none (got none_of)"),
        ("range", "all_or_none", "range, number or integer, any_of (got all_or_none)"),
        ("values", "range", "one_of (got range)"),
        ("length", "unset", "characters, bytes, items or keys, count (got unset, not or all_of)"),
        ("exactly_one", "any_of", "at_least_one, exactly_one, at_most_one or count_set, count (got any_of)"),
        ("exactly_one", "count_set", "exactly_one"),
        ("values", "length", "one_of (got characters, bytes, items or keys)"),
        ("unique", "count_set", "unique or distinct (got at_least_one, exactly_one, at_most_one or count_set)"),
    ],
)
def test_a_condition_that_does_not_fit_its_kind_is_an_error_with_those_that_do(
    kind: str, must: str, wanted: str
) -> None:
    rule = RULE.replace('"length"', f'"{kind}"').replace(MUSTS["length"], MUSTS[must])
    assert errors(rule) == [f"{PATH}:2: error: the must of a rule of kind {kind} must be {wanted} [rules-value]"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('kind = "required"\nmust = { set = "." }', "holds always; one that has a when is required_when"),
        ('kind = "values"\nmust = { one_of = ["A"] }', "holds always; one that has a when is conditional_values"),
    ],
)
def test_a_kind_that_holds_always_names_the_one_that_has_a_condition(rule: str, message: str) -> None:
    (found,) = errors(f'[[rule]]\nat = "A.B"\nsentence = "B must be."\n{rule}\nwhen = {{ set = "C" }}')
    assert message in found


@pytest.mark.parametrize(
    ("must", "message"),
    [
        ('{ unset = "." }', []),
        ('{ none_of = ["A"] }', ["a rule of kind forbidden_when must say when"]),
        ('{ not = { place = "C", none_of = ["A"] } }', ["a rule of kind forbidden_when must say when"]),
    ],
)
def test_only_a_member_as_a_whole_is_forbidden_without_a_condition(must: str, message: list[str]) -> None:
    rule = RULE.replace('"length"', '"forbidden_when"').replace(MUSTS["length"], must)
    assert errors(rule) == [f"{PATH}:2: error: {each} [rules-value]" for each in message]


def test_each_reason_of_a_dismissal_has_an_explanation() -> None:
    assert tuple(DISMISSALS) == get_args(Dismissal)
    assert all(DISMISSALS.values())


@pytest.mark.parametrize("reason", DISMISSALS)
def test_each_reason_dismisses_and_some_need_a_note(reason: str) -> None:
    bare = DISMISSED.replace("account state", reason)
    assert bool(errors(bare)) == (reason in NOTED)
    assert not errors(f'{bare}note = "see C"\n')


def test_verdicts_are_current_where_they_name_the_spec_at_hand() -> None:
    for package, is_current in (("botocore 1.44.5", True), ("botocore 1.44.6", False)):
        verdicts, _ = read_verdicts(spec('spec = "botocore 1.44.5"\n', package))
        assert verdicts.is_current is is_current


def test_a_spec_of_no_package_is_named_by_its_digest() -> None:
    _, diagnostics = read_verdicts(spec("", package=""))
    assert 'spec = "sha256 44136fa355b3"' in diagnostics[0].message
    verdicts, diagnostics = read_verdicts(spec('spec = "sha256 44136fa355b3"\n', package=""))
    assert (verdicts.is_current, diagnostics) == (True, [])


def test_a_service_without_the_file_has_no_verdicts() -> None:
    alone = spec("")._replace(files={"service-2.json": SpecFile.of("service-2.json", b"{}")})
    assert read_verdicts(alone) == (Verdicts(), [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[[rule]]\n[[rule]]\n", [1, 2]),
        ("\n  [[ rule ]]  # [[rule]]\n", [2]),
        ("[['rule']]\n[[\"rule\"]]", [1, 2]),
        ('[[rule]]\nx = """\n[[rule]]\n"""\n[[rule]]', [1, 5]),
        ("[[rule]]\nx = '''\n[[rule]]\n'''\n[[rule]]", [1, 5]),
        ('[[rule]]\nx = """a \\""" [[rule]]\n"""""\n[[rule]]', [1, 4]),
        ('[[rule]]\nx = "\\"" # "\n[[rule]]', [1, 3]),
        ('[[rule]]\nx = [\n  [["rule"]]\n]\n[[rule]]', [1, 5]),
        ("[[rule]]\n[rule.must]\nset = 'P'\n[[rules]]\n[[rule.when]]\n[[dismissed]]", [1]),
        ("x = 1 # it's\n[[rule]]", [2]),
        ("[[rule]]\nx=[1,\n[2]]\ny={z=[]}\n[[rule]]", [1, 5]),
        ("[[rule]] # a\n[[rule]]#b\n[[rule]]", [1, 2, 3]),
        ("[[rule]]\nx = '\"'\n[[rule]]", [1, 3]),
        ("[[rule]]\r\nx = 1\r\n[[rule]]\r\n", [1, 3]),
    ],
)
def test_the_lines_of_tables_are_found_whatever_stands_between_them(text: str, lines: list[int]) -> None:
    tomllib.loads(text.replace("[[rules]]\n[[rule.when]]", "[[rules]]"))
    assert lines_of_tables(text).get("rule", []) == lines


@pytest.mark.parametrize("text", ["rule = [{ at = 'A' }]", "[rule]\nat = 'A'", "[rule]", "rule = ''", "rule = 1"])
def test_rules_that_are_no_tables_of_their_own_are_an_error(text: str) -> None:
    assert errors(text) == [f"{PATH}: error: each must be a table of its own, headed [[rule]] [rules-value]"]


FIELDS = {
    "rule": {"at": '"A.B"', "sentence": '"B."', "kind": '"length"', "must": "{ characters = { max = 5 } }"},
    "dismissed": {"at": '"A.B"', "sentence": '"B."', "reason": '"behaviour"'},
}


def entry(name: str, **fields: str) -> str:
    """Return an entry with these values as TOML; a field that is empty is left out."""
    lines = [f"{key} = {value}" for key, value in {**FIELDS[name], **fields}.items() if value]
    return "\n".join([f"[[{name}]]", *lines, ""])


AT = 'at must be "Shape", "Shape.Member", a list of them, or "*" '


@pytest.mark.parametrize("name", ["rule", "dismissed"])
@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sentence", "", "sentence must be the words of the documentation (got nothing)"),
        ("sentence", "5", "sentence must be the words of the documentation (got 5)"),
        ("sentence", '""', "sentence must be the words of the documentation (got '')"),
        ("sentence", '" \\n"', "sentence must be the words of the documentation (got ' \\n')"),
        ("sentence", '["B."]', "sentence must be the words of the documentation (got ['B.'])"),
        ("at", "", f"{AT}(got nothing)"),
        ("at", "5", f"{AT}(got 5)"),
        ("at", '""', f"{AT}(got '')"),
        ("at", "[]", f"{AT}(got [])"),
        ("at", '["A.B", 5]', f"{AT}(got ['A.B', 5])"),
        ("at", '["A.B", ""]', f"{AT}(got ['A.B', ''])"),
        ("at", '["A.B", "A.B"]', "at must name each place once"),
        ("at", '["*", "A.B"]', "at must name each place once"),
    ],
)
def test_a_verdict_has_a_place_and_a_sentence(name: str, field: str, value: str, message: str) -> None:
    assert errors(entry(name, **{field: value})) == [f"{PATH}:2: error: {message} [rules-value]"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry("rule", must=""), 'must have "must", the condition that a value must satisfy'),
        (entry("rule", severity='"advice"'), "a rule that is advice must have a reason"),
        (
            entry("rule", severity='"advise"'),
            "severity must be one of error, advice (got 'advise'); did you mean \"advice\"?",
        ),
        (entry("rule", severity="5"), "severity must be one of error, advice (got 5)"),
        (entry("rule", reason="5"), "reason must be a text (got 5)"),
        (entry("rule", reason='" "'), "reason must be a text (got ' ')"),
        (entry("rule", of="5"), "of must be a text (got 5)"),
        (entry("rule", must="{ set = 1 }"), "must: a place must be a text (got 1)"),
        (entry("rule", when="{ set = 1 }"), "when: a place must be a text (got 1)"),
        (entry("dismissed", note="5"), "note must be a text (got 5)"),
        (
            entry("dismissed", kind='"length"'),
            '"kind" is not known in [[dismissed]]; it has at, sentence, reason, note',
        ),
    ],
)
def test_each_field_of_a_verdict_is_read_or_refused(text: str, message: str) -> None:
    assert errors(text) == [f"{PATH}:2: error: {message} [rules-value]"]


def test_other_keys_of_the_file_are_refused() -> None:
    known = "is not known here; a verdict is [[rule]] or [[dismissed]]"
    assert errors('rulez = 1\nnotes = "-"\n') == [
        f'{PATH}: error: "rulez" {known}; did you mean "rule"? [rules-value]',
        f'{PATH}: error: "notes" {known} [rules-value]',
    ]


def test_what_is_asked_of_each_item_is_of_the_kind_that_it_is_of_one() -> None:
    def refused(kind: str, when: str = "") -> list[str]:
        each = f'{{ each = "P[]", must = {{ place = ".K", one_of = ["a"] }}{when} }}'
        return [message.partition("error: ")[2] for message in errors(entry("rule", kind=f'"{kind}"', must=each))]

    assert refused("values") == []
    assert refused("range") == [
        "the must of a rule of kind range must be range, number or integer, any_of (got one_of) [rules-value]"
    ]
    assert refused("conditional_values") == ["a rule of kind conditional_values must say when [rules-value]"]
    assert refused("conditional_values", ', when = { set = ".L" }') == []
    assert refused("values", ', when = { set = ".L" }') == [
        "a rule of kind values holds always; one that has a when is conditional_values [rules-value]"
    ]


def test_blanks_in_a_reason_or_a_place_do_not_count() -> None:
    (ruling,) = read(entry("rule", severity='"advice"', reason='" old  and\\n new "', of='"C"')).verdicts
    assert isinstance(ruling, Ruling)
    assert (ruling.severity, ruling.reason, ruling.of, ruling.at) == ("advice", "old and new", "C", ("A.B",))
    (dismissed,) = read(entry("dismissed", at='["A.B", "C"]', note='"n"')).verdicts
    assert isinstance(dismissed, Dismissed)
    assert (dismissed.at, dismissed.note) == (("A.B", "C"), "n")


def test_what_is_no_toml_is_at_its_line() -> None:
    _, (broken,) = read_verdicts(spec('spec = "a"\nx = = 1\n'))
    assert (broken.code, str(broken.provenance)) == ("rules-broken", f"{PATH}:2")

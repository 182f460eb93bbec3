"""`rules.toml`: what its tables say, and on which line each stands."""

from __future__ import annotations

import tomllib

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
from shapesmith.ir.verdicts import DISMISSALS, NOTED, Dismissed, Ruling, Verdicts
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


@pytest.mark.parametrize(
    "toml",
    [
        "{ }",
        '"P"',
        '{ place = "P" }',
        '{ set = "P", unset = "Q" }',
        '{ set = "P", place = "Q" }',
        '{ format = "json", words = "be JSON" }',
        '{ set = " " }',
        "{ one_of = [[1]] }",
        '{ one_of = ["A", "A"] }',
        "{ one_of = [1979-05-27] }",
        "{ characters = { max = -1 } }",
        "{ characters = { max = true } }",
        "{ characters = { min = 0 } }",
        "{ range = { min = 1, above = 0 } }",
        "{ range = { max = inf } }",
        "{ range = { min = 2, max = 1 } }",
        "{ multiple_of = 0 }",
        "{ unique = false }",
        '{ compare = "<> Q" }',
        '{ exactly_one = ["P"] }',
        '{ exactly_one = ["P", "P"] }',
        '{ count_set = { places = ["P", "Q"], max = 3 } }',
        '{ any_of = [{ set = "P" }] }',
        '{ all_of = [{ set = "P" }] }',
        "{ integer = { min = 2, max = 1 } }",
        "{ integer = { above = 1 } }",
        '{ time_step = "5 minutez" }',
        "{ time_step = 300 }",
        '{ compare = "< Q + 5" }',
        '{ distinct = ["P"] }',
        '{ each = "P[]" }',
        '{ each = "P[]", must = { place = "K", one_of = ["a"] } }',
        '{ each = "P[]", must = { place = ".[]", one_of = ["a"] } }',
        '{ each = "P[]", must = { set = ".K" }, min = 1 }',
        '{ count = "P[]" }',
        '{ count = "P[]", where = "K", max = 1 }',
        '{ count = "P[]", where = { set = "K" }, max = 1 }',
    ],
)
def test_a_table_that_is_no_condition_is_refused(toml: str) -> None:
    with pytest.raises(Unreadable):
        condition(toml)


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
        ("[[rule]]\r\nx = 1\r\n[[rule]]\r\n", [1, 3]),
    ],
)
def test_the_lines_of_tables_are_found_whatever_stands_between_them(text: str, lines: list[int]) -> None:
    tomllib.loads(text.replace("[[rules]]\n[[rule.when]]", "[[rules]]"))
    assert lines_of_tables(text).get("rule", []) == lines


def test_rules_that_are_no_tables_of_their_own_are_an_error() -> None:
    assert errors("rule = [{ at = 'A' }]") == [
        f"{PATH}: error: each must be a table of its own, headed [[rule]] [rules-value]"
    ]
    assert errors("[rule]\nat = 'A'") == [
        f"{PATH}: error: each must be a table of its own, headed [[rule]] [rules-value]"
    ]

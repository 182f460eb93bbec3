"""A structure with members of every kind, a condition of every kind on them, and values that fulfil it or do not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, make_dataclass
from datetime import UTC, datetime
from itertools import count, permutations, product
from types import ModuleType
from typing import Any, NamedTuple

from hypothesis import strategies as st
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
    Rule,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
    rule_id,
)
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.documents import Document
from shapesmith.runtime.entries import Boolean, Entry, Float, Integer, String, Timestamp
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import Schema
from shapesmith.runtime.structure import Structure
from shapesmith.targets.dataclasses.rule_entries import runtime_entry

MODULE = "rule_tables.operations.one"

_numbers = count()


def members() -> dict[str, Entry]:
    """Return new entries for the members of a structure, each called by what it is."""
    return {
        "Name": String(),
        "Other": String(),
        "Secret": String(sensitive=True),
        "Count": Integer(),
        "Most": Integer(),
        "Share": Float(),
        "Flag": Boolean(),
        "Start": Timestamp(),
        "End": Timestamp(),
        "Names": List(String()),
        "Counts": List(Integer()),
        "Flags": Map(String(), String()),
        "Secrets": Map(String(sensitive=True), String()),
        "Lists": Map(String(), List(String())),
        "Tags": List(Nested("Tag")),
        "Tag": Nested("Tag"),
        "ByName": Map(String(), Nested("Tag")),
        "Any": Document(),
    }


def tag_members() -> dict[str, Entry]:
    """Return new entries for the members of the structure that others hold."""
    return {"Key": String(), "Value": String(), "Weight": Integer()}


def structure(made: Callable[[], dict[str, Entry]], rules: tuple[Rule, ...] = (), name: str = "") -> Any:
    """Return a new class like a generated one, with these entries, and rules by their sentences."""

    def stated() -> dict[str, list[Any]]:
        entries: dict[str, list[Any]] = {}
        for rule in rules:
            entries.setdefault(rule.sentence, []).append(runtime_entry(rule))
        return entries

    names = [f"m{index}" for index in range(len(made()))]
    cls: Any = type(
        name or f"Made{next(_numbers)}",
        (Structure,),
        {
            "__slots__": tuple(names),
            "__module__": MODULE,
            "__dataclass_fields__": {each.name: each for each in fields(make_dataclass("Members", names))},
            "_schema": staticmethod(lambda: Schema(made())),
            "_rules": staticmethod(stated),
        },
    )
    return cls


@contextmanager
def package(**classes: Any) -> Iterator[None]:
    """A package of a service, as long as the context lasts, in which tables find the classes that they name."""
    names = [MODULE.rsplit(".", steps)[0] for steps in (2, 1)] + [MODULE]
    for name in names:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules[names[0]]).update(classes)
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def rule(must: Condition, *when: Condition, severity: Any = "error", member: str | None = None) -> Rule:
    """Return a rule on the structure."""
    return Rule(
        id=rule_id("service", "Made", member, "values", when, must),
        shape="Made",
        member=member,
        kind="values",
        must=must,
        when=when,
        sentence="The documentation says so.",
        origin="test",
        severity=severity,
    )


class Sample(NamedTuple):
    """A rule, a value that fulfils it, one that breaks it, the path to what is wrong, and the message."""

    rule: Rule
    valid: dict[str, Any]
    invalid: dict[str, Any]
    path: str
    message: str


EMAIL = OneOf(place="Name", values=("EMAIL",))

SAMPLES: dict[str, Sample] = {
    "set": Sample(
        rule(IsSet(place="Tag"), EMAIL, OneOf(place="Other", values=("OUT", "REPLY"))),
        {"Name": "EMAIL", "Other": "OUT", "Tag": {"Key": "a"}},
        {"Name": "EMAIL", "Other": "REPLY"},
        "Tag",
        'Made.Tag must be set when Name is "EMAIL" and Other is "OUT" or "REPLY" (got nothing)',
    ),
    "set, within a structure": Sample(
        rule(IsSet(place="Tag.Key"), IsSet(place="Tag")),
        {"Tag": {"Key": "a"}},
        {"Tag": {"Value": "a"}},
        "Tag.Key",
        "Made.Tag.Key must be set when Tag is set (got nothing)",
    ),
    "set, within a list": Sample(
        rule(IsSet(place="Tags[].Weight"), IsSet(place="Count")),
        {"Count": 1, "Tags": [{"Key": "a"}, {"Weight": 1}]},
        {"Count": 1, "Tags": [{"Key": "a"}]},
        "Tags",
        "Made.Tags must have an item whose Weight is set when Count is set (got nothing)",
    ),
    "not set": Sample(
        rule(Not(condition=IsSet(place="Other")), EMAIL),
        {"Name": "EMAIL"},
        {"Name": "EMAIL", "Other": "x"},
        "Other",
        'Made.Other must not be set when Name is "EMAIL" (got str "x")',
    ),
    "not set, within a list": Sample(
        rule(Not(condition=IsSet(place="Tags[].Weight"))),
        {"Tags": [{"Key": "a"}]},
        {"Tags": [{"Key": "a"}, {"Weight": 1}]},
        "Tags[1].Weight",
        "Made.Tags[1].Weight must not be set (got int 1)",
    ),
    "not set, hidden": Sample(
        rule(Not(condition=IsSet(place="Secret"))),
        {},
        {"Secret": "x"},
        "Secret",
        "Made.Secret must not be set (got str <sensitive>)",
    ),
    "at least one": Sample(
        rule(CountSet(places=("Name", "Other", "Tag.Key"), minimum=1)),
        {"Tag": {"Key": "a"}},
        {"Tag": {"Value": "a"}},
        "",
        "Made must have at least one of Name, Other and Tag.Key set (got none)",
    ),
    "one of two": Sample(
        rule(CountSet(places=("Name", "Other"), minimum=1)),
        {"Name": "a"},
        {},
        "",
        "Made must have Name or Other set (got none)",
    ),
    "exactly one": Sample(
        rule(CountSet(places=("Name", "Other"), minimum=1, maximum=1)),
        {"Other": "a"},
        {"Name": "a", "Other": "b"},
        "",
        "Made must have exactly one of Name and Other set (got Name and Other)",
    ),
    "at most one": Sample(
        rule(CountSet(places=("Name", "Other", "Count"), maximum=1), Not(condition=IsSet(place="Flag"))),
        {"Name": "a"},
        {"Name": "a", "Count": 1},
        "",
        "Made must have at most one of Name, Other and Count set when Flag is not set (got Name and Count)",
    ),
    "none": Sample(
        rule(CountSet(places=("Name", "Other"), maximum=0)),
        {},
        {"Name": "a"},
        "",
        "Made must have none of Name and Other set (got Name)",
    ),
    "not even one": Sample(
        rule(Not(condition=CountSet(places=("Name", "Other", "Count"), minimum=1))),
        {},
        {"Name": "a"},
        "",
        "Made must have none of Name, Other and Count set (got Name)",
    ),
    "two of three": Sample(
        rule(CountSet(places=("Name", "Other", "Count"), minimum=2)),
        {"Name": "a", "Other": "b", "Count": 1},
        {"Name": "a"},
        "",
        "Made must have at least 2 of Name, Other and Count set (got Name)",
    ),
    "all or none": Sample(
        rule(AllOrNone(places=("Name", "Other"))),
        {"Name": "a", "Other": "b"},
        {"Name": "a"},
        "",
        "Made must have both Name and Other set, or neither (got Name)",
    ),
    "too many, beside an empty one": Sample(
        rule(CountSet(places=("Name", "Names", "Tag", "Other"), maximum=1)),
        {"Name": "a", "Names": [], "Tag": {}},
        {"Name": "a", "Names": [], "Tag": {}, "Other": "b"},
        "",
        "Made must have at most one of Name, Names, Tag and Other set (got Name and Other)",
    ),
    "too few, beside an empty one": Sample(
        rule(CountSet(places=("Name", "Names", "Other"), minimum=3)),
        {"Name": "a", "Names": [], "Other": "b"},
        {"Name": "a", "Names": []},
        "",
        "Made must have all of Name, Names and Other set (got Name)",
    ),
    "not set, within a map that has an empty one": Sample(
        rule(Not(condition=IsSet(place="Lists{}"))),
        {"Lists": {"a": []}},
        {"Lists": {"a": [], "b": ["c"]}},
        'Lists["b"]',
        'Made.Lists["b"] must not be set (got list)',
    ),
    "a marker": Sample(
        rule(CountSet(places=("Tag", "Names"), minimum=1, maximum=1, markers=("Tag",))),
        {"Tag": {}, "Names": []},
        {"Tag": {}, "Names": ["a"]},
        "",
        "Made must have exactly one of Tag and Names set (got Tag and Names)",
    ),
    "one of": Sample(
        rule(OneOf(place="Other", values=("INBOUND", "OUTBOUND")), EMAIL),
        {"Name": "EMAIL", "Other": "OUTBOUND"},
        {"Name": "EMAIL", "Other": "OUTBUOND"},
        "Other",
        'Made.Other must be one of "INBOUND", "OUTBOUND" when Name is "EMAIL" (got "OUTBUOND"; did you mean "OUTBOUND"?)',
    ),
    "only one": Sample(
        rule(OneOf(place="Name", values=("API",))),
        {"Name": "API"},
        {"Name": "x"},
        "Name",
        'Made.Name must be "API" (got "x")',
    ),
    "one of, hidden": Sample(
        rule(OneOf(place="Secret", values=("IN", "OUT"))),
        {"Secret": "OUT"},
        {"Secret": "UOT"},
        "Secret",
        'Made.Secret must be one of "IN", "OUT" (got <sensitive>)',
    ),
    "one of some numbers": Sample(
        rule(OneOf(place="Count", values=(1, 5, 1440))),
        {"Count": 1440},
        {"Count": 2},
        "Count",
        "Made.Count must be one of 1, 5, 1440 (got 2)",
    ),
    "one of, a boolean": Sample(
        rule(OneOf(place="Flag", values=(True,))),
        {"Flag": True},
        {"Flag": False},
        "Flag",
        "Made.Flag must be True (got False)",
    ),
    "one of, in a map of structures": Sample(
        rule(OneOf(place="ByName{}.Key", values=("URL", "DATE"))),
        {"ByName": {"r": {"Key": "URL"}, "s": {}}},
        {"ByName": {"r": {"Key": "URL"}, "s": {"Key": "X"}}},
        'ByName["s"].Key',
        'Made.ByName["s"].Key must be one of "URL", "DATE" (got "X")',
    ),
    "none of": Sample(
        rule(NoneOf(place="Name", values=("CHAT",))),
        {"Name": "EMAIL"},
        {"Name": "CHAT"},
        "Name",
        'Made.Name must not be "CHAT" (got "CHAT")',
    ),
    "none of several": Sample(
        rule(NoneOf(place="Names[]", values=("a", "b"))),
        {"Names": ["c"]},
        {"Names": ["c", "b"]},
        "Names[1]",
        'Made.Names[1] must not be one of "a", "b" (got "b")',
    ),
    "contains": Sample(
        rule(Not(condition=NoneOf(place="Names[]", values=("QUEUE",)))),
        {"Names": ["STATUS", "QUEUE"]},
        {"Names": ["STATUS", "CHANNEL"]},
        "Names",
        'Made.Names must contain "QUEUE" (got "STATUS" and "CHANNEL")',
    ),
    "contains, in its items": Sample(
        rule(Not(condition=NoneOf(place="Tags[].Key", values=("a", "b"))), Not(condition=IsSet(place="Tags[].Weight"))),
        {"Tags": [{"Key": "b"}]},
        {"Tags": [{"Key": "c"}]},
        "Tags",
        'Made.Tags must contain an item whose Key is "a" or "b" when Tags has no item whose Weight is set (got "c")',
    ),
    "matches": Sample(
        rule(Matches(place="Flags{key}", pattern="[a-z]+", words="contain only lowercase letters")),
        {"Flags": {"a": "1"}},
        {"Flags": {"a": "1", "B": "2"}},
        'Flags["B"]',
        'Made.Flags["B"] must contain only lowercase letters (got "B")',
    ),
    "matches, when not all others do": Sample(
        rule(
            Matches(place="Name", pattern="[a-z]", words="be a letter"),
            Not(condition=Matches(place="Names[]", pattern="[0-9]", words="be a digit")),
            Not(condition=Matches(place="Other", pattern=".{2}", words="have two characters")),
        ),
        {"Name": "a", "Names": ["1", "b"], "Other": "a"},
        {"Name": "1", "Names": ["1", "b"], "Other": "a"},
        "Name",
        "Made.Name must be a letter when not each item of Names is a digit and Other does not have two characters"
        ' (got "1")',
    ),
    "matches, a key that is hidden": Sample(
        rule(Matches(place="Secrets{key}", pattern="[a-z]+", words="contain only lowercase letters")),
        {"Secrets": {"a": "1"}},
        {"Secrets": {"B": "2"}},
        "Secrets[<sensitive>]",
        "Made.Secrets[<sensitive>] must contain only lowercase letters (got <sensitive>)",
    ),
    "matches, in a list of structures": Sample(
        rule(Matches(place="Tags[].Key", pattern="(?!aws:).*", words="not begin with aws:")),
        {"Tags": [{"Key": "a"}, {"Value": "aws:"}]},
        {"Tags": [{"Value": "a"}, {"Key": "aws:a"}]},
        "Tags[1].Key",
        'Made.Tags[1].Key must not begin with aws: (got "aws:a")',
    ),
    "matches, characters of two classes": Sample(
        rule(Matches(place="Flags{key}", pattern=r"(?:[^\W_]|[\-])*", words="contain only letters and hyphens")),
        {"Flags": {"a-b": "1", "-é-": "2"}},
        {"Flags": {"a-b": "1", "a_b": "2"}},
        'Flags["a_b"]',
        'Made.Flags["a_b"] must contain only letters and hyphens (got "a_b")',
    ),
    "matches, characters of one class": Sample(
        rule(Matches(place="Names[]", pattern="[a-z]*", words="contain only lowercase letters")),
        {"Names": ["a", ""]},
        {"Names": ["a", "B"]},
        "Names[1]",
        'Made.Names[1] must contain only lowercase letters (got "B")',
    ),
    "format": Sample(
        rule(Format(place="Name", format="uuid")),
        {"Name": "0a1b2c3d-1234-1234-1234-123456789012"},
        {"Name": "0a1b2c3d"},
        "Name",
        'Made.Name must be a UUID (got "0a1b2c3d")',
    ),
    "length in characters": Sample(
        rule(Length(place="Name", unit="characters", minimum=2, maximum=3)),
        {"Name": "ééé"},
        {"Name": "éééé"},
        "Name",
        'Made.Name must have 2 to 3 characters (got 4: "éééé")',
    ),
    "length in bytes": Sample(
        rule(Length(place="Name", unit="bytes", maximum=6)),
        {"Name": "ééé"},
        {"Name": "éééé"},
        "Name",
        'Made.Name must have at most 6 bytes (got 8: "éééé")',
    ),
    "length in items": Sample(
        rule(Length(place="Lists{}", unit="items", maximum=1)),
        {"Lists": {"a": ["x"]}},
        {"Lists": {"a": ["x", "y"]}},
        'Lists["a"]',
        'Made.Lists["a"] must have at most 1 item (got 2)',
    ),
    "length in keys": Sample(
        rule(Length(place="Flags", unit="keys", minimum=1)),
        {"Flags": {"a": "1"}},
        {"Flags": {}},
        "Flags",
        "Made.Flags must have at least 1 key (got 0)",
    ),
    "range": Sample(
        rule(Range(place="Count", minimum=1, maximum=1440)),
        {"Count": 1440},
        {"Count": 1441},
        "Count",
        "Made.Count must be 1 to 1,440 (got 1441)",
    ),
    "range without its bounds": Sample(
        rule(Range(place="Share", minimum=0, exclusive_minimum=True, maximum=1)),
        {"Share": 1},
        {"Share": 0.0},
        "Share",
        "Made.Share must be more than 0 and at most 1 (got 0.0)",
    ),
    "multiple of": Sample(
        rule(MultipleOf(place="Count", divisor=5)),
        {"Count": 10},
        {"Count": 12},
        "Count",
        "Made.Count must be a multiple of 5 (got 12)",
    ),
    "multiple of, large": Sample(
        rule(MultipleOf(place="Count", divisor=3)),
        {"Count": 1_700_000_001},
        {"Count": 1_700_000_000},
        "Count",
        "Made.Count must be a multiple of 3 (got 1700000000)",
    ),
    "a large whole number": Sample(
        rule(MultipleOf(place="Share", divisor=1)),
        {"Share": 1.7e9},
        {"Share": 1.7e9 + 0.5},
        "Share",
        "Made.Share must be a whole number (got 1700000000.5)",
    ),
    "no items": Sample(
        rule(Length(place="Names", unit="items", maximum=0)),
        {"Names": []},
        {"Names": ["a"]},
        "Names",
        "Made.Names must have no items (got 1)",
    ),
    "a whole number": Sample(
        rule(MultipleOf(place="Share", divisor=1)),
        {"Share": 2.0},
        {"Share": 0.5},
        "Share",
        "Made.Share must be a whole number (got 0.5)",
    ),
    "multiple of a fraction": Sample(
        rule(MultipleOf(place="Share", divisor=0.1)),
        {"Share": 0.3},
        {"Share": 0.35},
        "Share",
        "Made.Share must be a multiple of 0.1 (got 0.35)",
    ),
    "total size": Sample(
        rule(TotalSize(place="Flags", maximum=8)),
        {"Flags": {"é": "12", "c": "123"}},
        {"Flags": {"é": "123", "c": "123"}},
        "Flags",
        "Made.Flags must have at most 8 bytes of UTF-8 in all (got 9)",
    ),
    "total size of structures": Sample(
        rule(TotalSize(place="ByName", maximum=7)),
        {"ByName": {"a": {"Key": "123"}}},
        {"ByName": {"a": {"Key": "1234"}}},
        "ByName",
        "Made.ByName must have at most 7 bytes of UTF-8 in all (got 8)",
    ),
    "size of what is at some places": Sample(
        rule(SumSize(places=("ByName{key}", "ByName{}.Value"), maximum=7)),
        {"ByName": {"a": {"Key": "12345", "Value": "123"}, "b": {"Value": "é"}}},
        {"ByName": {"a": {"Value": "1234"}, "b": {"Value": "é"}}},
        "ByName",
        "Made.ByName must have at most 7 bytes of UTF-8 in all, counting each key of ByName and each ByName{}.Value (got 8)",
    ),
    "unique": Sample(
        rule(Unique(place="Names[]")),
        {"Names": ["a", "b"]},
        {"Names": ["a", "b", "a"]},
        "Names",
        'Made.Names must have distinct items (got "a" more than once)',
    ),
    "unique, by a member": Sample(
        rule(Unique(place="Tags[].Key")),
        {"Tags": [{"Key": "a"}, {"Key": "b"}, {}, {}]},
        {"Tags": [{"Key": "a"}, {"Key": "a"}]},
        "Tags",
        'Made.Tags must have a distinct Key in each item (got "a" more than once)',
    ),
    "unique structures": Sample(
        rule(Unique(place="Tags[]")),
        {"Tags": [{"Key": "a"}, {"Key": "b"}]},
        {"Tags": [{"Key": "a"}, {"Key": "a"}]},
        "Tags",
        "Made.Tags must have distinct items (got <dict> more than once)",
    ),
    "compare": Sample(
        rule(Compare(left="Count", operator="<=", right="Most")),
        {"Count": 1, "Most": 1},
        {"Count": 2, "Most": 1},
        "Count",
        "Made.Count must be at most Most (got 2, where Most is 1)",
    ),
    "compare times": Sample(
        rule(Compare(left="Start", operator="<", right="End")),
        {"Start": "2024-01-01T00:00:00Z", "End": datetime(2024, 1, 2, tzinfo=UTC)},
        {"Start": datetime(2024, 1, 2, tzinfo=UTC), "End": "2024-01-01T00:00:00Z"},
        "Start",
        'Made.Start must be less than End (got 2024-01-02 00:00:00+00:00, where End is "2024-01-01T00:00:00Z")',
    ),
    "compare times, with a difference": Sample(
        rule(Compare(left="End", operator="<", right="Start", plus=86_400)),
        {"Start": "2024-01-01T00:00:00Z", "End": "2024-01-01T23:59:59Z"},
        {"Start": "2024-01-01T00:00:00Z", "End": "2024-01-02T00:00:00Z"},
        "End",
        'Made.End must be less than Start plus 1 day (got "2024-01-02T00:00:00Z", '
        'where Start is "2024-01-01T00:00:00Z")',
    ),
    "a step of time": Sample(
        rule(TimeStep(place="Start", seconds=300)),
        {"Start": "2024-01-01T10:05:00Z"},
        {"Start": datetime(2024, 1, 1, 10, 7, tzinfo=UTC)},
        "Start",
        "Made.Start must be at a multiple of 5 minutes (got 2024-01-01 10:07:00+00:00)",
    ),
    "the value of one key": Sample(
        rule(TextRange(place="Flags{Delay}", minimum=0, maximum=900, whole=True)),
        {"Flags": {"Delay": "900", "Other": "901"}},
        {"Flags": {"Delay": "901"}},
        'Flags["Delay"]',
        'Made.Flags["Delay"] must be an integer from 0 to 900 (got "901")',
    ),
    "a number in a text": Sample(
        rule(TextRange(place="Name", minimum=0.5)),
        {"Name": "0.5"},
        {"Name": "half"},
        "Name",
        'Made.Name must be a number of at least 0.5 (got "half")',
    ),
    "a key that is not set": Sample(
        rule(Not(condition=IsSet(place="Flags{a:b}")), IsSet(place="ByName{r}.Key")),
        {"Flags": {"a": "1"}, "ByName": {"r": {"Key": "x"}}},
        {"Flags": {"a:b": "1"}, "ByName": {"r": {"Key": "x"}}},
        'Flags["a:b"]',
        'Made.Flags["a:b"] must not be set when ByName["r"].Key is set (got str "1")',
    ),
    "the values in the list of one key": Sample(
        rule(OneOf(place="Lists{a}[]", values=("x",))),
        {"Lists": {"a": ["x"], "b": ["y"]}},
        {"Lists": {"a": ["x", "y"]}},
        'Lists["a"][1]',
        'Made.Lists["a"][1] must be "x" (got "y")',
    ),
    "the first item": Sample(
        rule(OneOf(place="Tags[0].Key", values=("HASH",)), IsSet(place="Tags[1]")),
        {"Tags": [{"Key": "HASH"}, {"Key": "RANGE"}]},
        {"Tags": [{"Key": "RANGE"}, {"Key": "RANGE"}]},
        "Tags[0].Key",
        'Made.Tags[0].Key must be "HASH" when Tags[1] is set (got "RANGE")',
    ),
    "each item": Sample(
        rule(
            Each(
                place="Tags[]",
                must=OneOf(place="Value", values=("TRUE", "FALSE")),
                when=(OneOf(place="Key", values=("FLAG",)),),
            )
        ),
        {"Tags": [{"Key": "FLAG", "Value": "TRUE"}, {"Key": "other", "Value": "x"}]},
        {"Tags": [{"Key": "other", "Value": "x"}, {"Key": "FLAG", "Value": "x"}]},
        "Tags[1].Value",
        'Made.Tags[1].Value must be one of "TRUE", "FALSE" where Key is "FLAG" (got "x")',
    ),
    "each value of a map": Sample(
        rule(Each(place="ByName{}", must=IsSet(place="Value"), when=(IsSet(place="Key"),))),
        {"ByName": {"r": {"Key": "a", "Value": "b"}, "s": {}}},
        {"ByName": {"r": {"Key": "a"}}},
        'ByName["r"].Value',
        'Made.ByName["r"].Value must be set where Key is set (got nothing)',
    ),
    "each item has exactly one": Sample(
        rule(Each(place="Tags[]", must=CountSet(places=("Key", "Value"), minimum=1, maximum=1))),
        {"Tags": [{"Key": "a"}]},
        {"Tags": [{"Key": "a", "Value": "b"}]},
        "Tags[0]",
        "Made.Tags[0] must have exactly one of Key and Value set (got Key and Value)",
    ),
    "count of items": Sample(
        rule(Count(places=("Tags[]",), where=(OneOf(place="Key", values=("A",)),), maximum=1)),
        {"Tags": [{"Key": "A"}, {"Key": "B"}]},
        {"Tags": [{"Key": "A"}, {"Key": "A"}, {"Key": "B"}]},
        "Tags",
        'Made.Tags must have at most 1 item where Key is "A" (got 2)',
    ),
    "count of items, one at least": Sample(
        rule(Count(places=("Tags[]",), where=(IsSet(place="Weight"),), minimum=1), EMAIL),
        {"Name": "EMAIL", "Tags": [{"Weight": 1}]},
        {"Name": "EMAIL", "Tags": [{"Key": "a"}]},
        "Tags",
        'Made.Tags must have an item where Weight is set when Name is "EMAIL" (got 0)',
    ),
    "count of texts that are one": Sample(
        rule(Count(places=("Names[]",), where=(OneOf(place=".", values=("a",)),), minimum=1), IsSet(place="Tag")),
        {"Tag": {"Key": "c"}, "Names": ["b", "a"]},
        {"Tag": {"Key": "c"}, "Names": ["b"]},
        "Names",
        'Made.Names must contain "a" when Tag is set (got "b")',
    ),
    "count over several lists": Sample(
        rule(Count(places=("Lists{}[]", "Names[]"), maximum=2)),
        {"Lists": {"a": ["x"]}, "Names": ["y"]},
        {"Lists": {"a": ["x"], "b": ["x"]}, "Names": ["y"]},
        "",
        "Made must have at most 2 values in all at Lists{}[] and Names[] (got 3)",
    ),
    "count of values in some items": Sample(
        rule(Count(places=("Tags[]",), where=(NoneOf(place="Key", values=("A",)),), of="Value", maximum=1)),
        {"Tags": [{"Key": "A", "Value": "1"}, {"Key": "B", "Value": "2"}, {"Key": "C"}]},
        {"Tags": [{"Key": "B", "Value": "2"}, {"Key": "C", "Value": "2"}]},
        "Tags",
        'Made.Tags must have at most 1 value in all at Tags[].Value where Key is not "A" (got 2)',
    ),
    "no item": Sample(
        rule(Count(places=("Tags[]",), where=(OneOf(place="Key", values=("A",)),), maximum=0)),
        {"Tags": [{"Key": "B"}]},
        {"Tags": [{"Key": "A"}]},
        "Tags",
        'Made.Tags must have no item where Key is "A" (got 1)',
    ),
    "when an item has a value": Sample(
        rule(IsSet(place="Other"), Count(places=("Tags[]",), where=(OneOf(place="Key", values=("A",)),), minimum=1)),
        {"Other": "x", "Tags": [{"Key": "A"}]},
        {"Tags": [{"Key": "B"}, {"Key": "A"}]},
        "Other",
        'Made.Other must be set when Tags has an item where Key is "A" (got nothing)',
    ),
    "unique over several places": Sample(
        rule(Unique(place="Tags[].Key", beside=("Tag.Key",))),
        {"Tags": [{"Key": "a"}], "Tag": {"Key": "b"}},
        {"Tags": [{"Key": "a"}], "Tag": {"Key": "a"}},
        "Tags",
        'Made.Tags must have distinct values in all at Tags[].Key and Tag.Key (got "a" more than once)',
    ),
    "any of, about one member": Sample(
        rule(AnyOf(conditions=(OneOf(place="Name", values=("*",)), Format(place="Name", format="arn")))),
        {"Name": "*"},
        {"Name": "x"},
        "Name",
        'Made.Name must be "*" or an ARN (got "x")',
    ),
    "any of, about several": Sample(
        rule(AnyOf(conditions=(IsSet(place="Other"), OneOf(place="Name", values=("API",))))),
        {"Name": "API"},
        {"Name": "x"},
        "",
        'Made must meet one of these: Other is set; Name is "API" (got none of them)',
    ),
    "any of, each of which is set": Sample(
        rule(AnyOf(conditions=tuple(IsSet(place=name) for name in ("Name", "Other", "Tag")))),
        {"Other": "x"},
        {"Count": 1},
        "",
        "Made must have at least one of Name, Other and Tag set (got none of them)",
    ),
    "all of several, none of which is set": Sample(
        rule(Not(condition=AnyOf(conditions=(IsSet(place="Other"), IsSet(place="Tag")))), EMAIL),
        {"Name": "EMAIL"},
        {"Name": "EMAIL", "Other": "x"},
        "",
        'Made must have none of Other and Tag set when Name is "EMAIL" (got Other is set)',
    ),
    "when one of several is set": Sample(
        rule(IsSet(place="Other"), AnyOf(conditions=tuple(IsSet(place=name) for name in ("Name", "Count", "Tag")))),
        {"Count": 1, "Other": "x"},
        {"Count": 1},
        "Other",
        "Made.Other must be set when at least one of Name, Count and Tag is set (got nothing)",
    ),
    "when one is not set, or has a value": Sample(
        rule(IsSet(place="Other"), AnyOf(conditions=(Not(condition=IsSet(place="Name")), EMAIL))),
        {"Name": "EMAIL", "Other": "x"},
        {"Name": "EMAIL"},
        "Other",
        'Made.Other must be set when either Name is not set or is "EMAIL" (got nothing)',
    ),
    "all of several": Sample(
        rule(
            Not(
                condition=AnyOf(
                    conditions=(
                        Not(condition=OneOf(place="Names[0]", values=("QUEUE",))),
                        Not(condition=IsSet(place="Tag")),
                    )
                )
            ),
            EMAIL,
        ),
        {"Name": "EMAIL", "Names": ["QUEUE"], "Tag": {"Key": "c"}},
        {"Name": "EMAIL", "Names": ["QUEUE"]},
        "",
        'Made must meet all of these when Name is "EMAIL": Names[0] is "QUEUE"; Tag is set (got Tag is not set)',
    ),
    "when one of two holds": Sample(
        rule(IsSet(place="Other"), AnyOf(conditions=(EMAIL, Not(condition=IsSet(place="Count"))))),
        {"Name": "EMAIL", "Other": "x"},
        {"Name": "EMAIL", "Count": 1},
        "Other",
        'Made.Other must be set when either Name is "EMAIL" or Count is not set (got nothing)',
    ),
    "in a document": Sample(
        rule(Length(place="Any[].Name", unit="characters", maximum=1)),
        {"Any": [{"Name": "a"}, 1]},
        {"Any": [{"Name": "ab"}]},
        "Any[0].Name",
        'Made.Any[0].Name must have at most 1 character (got 2: "ab")',
    ),
}

# Members with a value, with an empty one, and without one, in all combinations; an empty text is a value.
OF_EMPTY_VALUES: list[dict[str, Any]] = [
    {name: value for name, value in zip(("Name", "Names", "Flags", "Tag"), values, strict=True) if value is not None}
    for values in product((None, "", "a"), (None, [], ["a"]), (None, {}, {"a": "b"}), (None, {}, {"Key": "a"}))
]
_ALL_OF_THEM = ("Name", "Names", "Flags", "Tag")
_COUNTS = [(1, None), (3, None), (1, 1), (0, 0), (0, 1), (0, 3), (2, 3), (1, 2)]
# Rules on which of these members are set.
OF_PRESENCE: list[Rule] = [
    *(rule(IsSet(place=place)) for place in _ALL_OF_THEM),
    *(rule(Not(condition=IsSet(place=place))) for place in _ALL_OF_THEM),
    *(rule(IsSet(place=one), IsSet(place=other)) for one, other in permutations(_ALL_OF_THEM, 2)),
    *(rule(CountSet(places=_ALL_OF_THEM, minimum=low, maximum=high)) for low, high in _COUNTS),
    *(rule(Not(condition=CountSet(places=_ALL_OF_THEM, minimum=low, maximum=high))) for low, high in _COUNTS),
    *(rule(IsSet(place="Tag"), CountSet(places=("Name", "Names"), minimum=low, maximum=1)) for low in (0, 1)),
    rule(AllOrNone(places=_ALL_OF_THEM)),
    rule(Not(condition=AllOrNone(places=_ALL_OF_THEM))),
    rule(IsSet(place="Name"), AllOrNone(places=("Names", "Flags"))),
    rule(IsSet(place="Name"), Not(condition=IsSet(place="Names"))),
    rule(AnyOf(conditions=(IsSet(place="Names"), Not(condition=IsSet(place="Tag")))), IsSet(place="Flags")),
]
OF_MARKERS: list[Rule] = [
    rule(IsSet(place="Tag", is_marker=True)),
    rule(Not(condition=IsSet(place="Tag", is_marker=True))),
    rule(IsSet(place="Names"), IsSet(place="Tag", is_marker=True)),
    rule(CountSet(places=("Tag", "Names"), minimum=1, maximum=1, markers=("Tag",))),
    rule(AllOrNone(places=("Tag", "Names"), markers=("Tag",))),
]

# Places of the structure, of every form.
SINGLE = (
    "Name",
    "Other",
    "Secret",
    "Count",
    "Most",
    "Share",
    "Flag",
    "Start",
    "Names",
    "Flags",
    "Tag",
    "Any",
    "Absent",
)
NESTED = ("Tag.Key", "Tag.Weight", "Tag.Absent", "Any.Key")
ONE = ("Flags{a}", "Lists{a}", "ByName{a}.Key", "Tags[0]", "Tags[1].Key", "Names[0]", "Any[0]", "Any{Key}", "Name[0]")
MANY = (
    *("Names[]", "Counts[]", "Flags{key}", "Flags{}", "Lists{}", "Lists{}[]", "Tags[]", "Tags[].Key", "Tags[].Weight"),
    *(
        "Lists{a}[]",
        "Tags[0]{}",
        "ByName{key}",
        "ByName{}",
        "ByName{}.Key",
        "Secrets{key}",
        "Any[]",
        "Any[].Key",
        "Any{}",
        "Names{}",
        "Flags[]",
    ),
)
PLACES = st.sampled_from(SINGLE + NESTED + ONE + MANY)
TEXTS = ("", "a", "b", "ab", "abc", "éé", "A-1", "1", "1.5", "2024-01-01", "[]", "\U0001f980", "EMAIL", "\ud800", "a\n")
NUMBERS = (0, 1, 2, 3, 10, -1, 0.5, 1.0, 2.5, 10**6)
SIZES = st.integers(0, 4)
_BOUNDS = st.none() | st.sampled_from((0, 1, 2, 0.5))
_VALUES = st.lists(st.sampled_from((*TEXTS[:8], *NUMBERS, True, False)), max_size=3).map(tuple)
_OPERATORS = st.sampled_from(("<", "<=", "=", ">=", ">"))
_FORMATS = st.sampled_from(("date", "number", "integer", "json", "base64", "epoch"))
_UNITS = st.sampled_from(("characters", "bytes", "items", "keys"))
_SEVERAL = st.lists(PLACES, min_size=1, max_size=4).map(tuple)
_PATTERNS = st.sampled_from(("[a-c]*", "(?!aws).*", "[^\\W_]+", ".", "a|b"))

SIMPLE: st.SearchStrategy[Condition] = st.one_of(
    st.builds(lambda place, is_marker: IsSet(place=place, is_marker=is_marker), PLACES, st.booleans()),
    st.builds(
        lambda places, low, high, markers: CountSet(places=places, minimum=low, maximum=high, markers=places[:markers]),
        *(_SEVERAL, SIZES, st.none() | SIZES, st.integers(0, 2)),
    ),
    st.builds(lambda places, markers: AllOrNone(places=places, markers=places[:markers]), _SEVERAL, st.integers(0, 2)),
    st.builds(lambda place, values: OneOf(place=place, values=values), PLACES, _VALUES),
    st.builds(lambda place, values: NoneOf(place=place, values=values), PLACES, _VALUES),
    st.builds(lambda place, pattern: Matches(place=place, pattern=pattern, words="look right"), PLACES, _PATTERNS),
    st.builds(lambda place, name: Format(place=place, format=name), PLACES, _FORMATS),
    st.builds(
        lambda place, unit, low, high: Length(place=place, unit=unit, minimum=low, maximum=high),
        *(PLACES, _UNITS, SIZES, st.none() | SIZES),
    ),
    st.builds(
        lambda place, low, high, *exclusive: Range(
            place=place, minimum=low, maximum=high, exclusive_minimum=exclusive[0], exclusive_maximum=exclusive[1]
        ),
        *(PLACES, _BOUNDS, _BOUNDS, st.booleans(), st.booleans()),
    ),
    st.builds(lambda place, divisor: MultipleOf(place=place, divisor=divisor), PLACES, st.sampled_from((1, 2, 3, 0.5))),
    st.builds(lambda place, most: TotalSize(place=place, maximum=most), PLACES, st.integers(0, 12)),
    st.builds(
        lambda place, low, high, whole: TextRange(place=place, minimum=low, maximum=high, whole=whole),
        *(PLACES, _BOUNDS, _BOUNDS, st.booleans()),
    ),
    st.builds(lambda place, step: TimeStep(place=place, seconds=step), PLACES, st.sampled_from((1, 86_400))),
    st.builds(lambda places, most: SumSize(places=places, maximum=most), _SEVERAL, st.integers(0, 12)),
    st.builds(lambda place, beside: Unique(place=place, beside=beside), PLACES, st.just(()) | _SEVERAL),
    st.builds(
        lambda left, how, right, plus: Compare(left=left, operator=how, right=right, plus=plus),
        *(PLACES, _OPERATORS, PLACES, st.sampled_from((0, 1, 86_400))),
    ),
)
# On the items of these places, and what they hold.
_ITEMS = st.sampled_from(
    ("Tags[]", "Tag", "ByName{}", "ByName{a}", "Names[]", "Counts[]", "Any[]", "Tags[0]", "Lists{}")
)
_IN_ITEM = st.sampled_from((".", "Key", "Value", "Weight", "Absent"))
_OF_ITEM: st.SearchStrategy[Condition] = st.one_of(
    st.builds(lambda place: IsSet(place=place), _IN_ITEM),
    st.builds(lambda place, values: OneOf(place=place, values=values), _IN_ITEM, _VALUES),
    st.builds(lambda place, values: Not(condition=NoneOf(place=place, values=values)), _IN_ITEM, _VALUES),
    st.builds(lambda places, low: CountSet(places=(places, "Key"), minimum=low), _IN_ITEM, SIZES),
    st.builds(lambda place, most: TotalSize(place=place, maximum=most), _IN_ITEM, st.integers(0, 4)),
)
OF_ITEMS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(
        lambda place, must, when: Each(place=place, must=must, when=tuple(when)),
        *(_ITEMS, _OF_ITEM, st.lists(_OF_ITEM, max_size=2)),
    ),
    st.builds(
        lambda places, where, of, low, high: Count(places=places, where=tuple(where), of=of, minimum=low, maximum=high),
        st.lists(_ITEMS, min_size=1, max_size=2).map(tuple),
        st.lists(_OF_ITEM, max_size=2),
        st.none() | _IN_ITEM,
        *(SIZES, st.none() | SIZES),
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    SIMPLE | OF_ITEMS,
    lambda inner: st.one_of(
        st.builds(lambda condition: Not(condition=condition), inner),
        st.builds(lambda conditions: AnyOf(conditions=tuple(conditions)), st.lists(inner, max_size=3)),
    ),
    max_leaves=4,
)
RULES = st.builds(lambda must, when: rule(must, *when), CONDITIONS, st.lists(CONDITIONS, max_size=2))

_text = st.sampled_from(TEXTS)
_texts = st.lists(_text, max_size=3)
_whole = st.sampled_from([number for number in NUMBERS if isinstance(number, int)])
_tag = st.fixed_dictionaries({}, optional={"Key": _text, "Value": _text, "Weight": _whole})
_time = st.sampled_from((datetime(2024, 1, 1, tzinfo=UTC), "2024-01-02", 1_700_000_000, "2024-01-01T00:00:00Z"))
_document = st.recursive(
    _text | _whole | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(("Key", "Name")), inner, max_size=2),
    max_leaves=4,
)
# Values that the model allows: every member is of its type.
MODELLED: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("Name", "Other", "Secret"), _text),
        **dict.fromkeys(("Count", "Most"), _whole),
        "Share": st.sampled_from(NUMBERS),
        "Flag": st.booleans(),
        **dict.fromkeys(("Start", "End"), _time),
        "Names": _texts,
        "Counts": st.lists(_whole, max_size=3),
        **dict.fromkeys(("Flags", "Secrets"), st.dictionaries(_text, _text, max_size=3)),
        "Lists": st.dictionaries(_text, _texts, max_size=2),
        "Tags": st.lists(_tag, max_size=3),
        "Tag": _tag,
        "ByName": st.dictionaries(_text, _tag, max_size=2),
        "Any": _document,
    },
)

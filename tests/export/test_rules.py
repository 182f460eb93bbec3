"""Rules in the JSON Schema: what it says of them itself, and the expression of each, held against the runtime's verdict.

celpy evaluates the expressions. Kubernetes gives lists a `sum()`, which celpy has to be told of.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
import pytest
import regex
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.rules import (
    Compare,
    Condition,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    OneOf,
    Range,
    Rule,
    TextRange,
    TotalSize,
    Unique,
)
from shapesmith.rules.evaluate import breaks
from shapesmith.runtime.portable_patterns import NotPortable, format_searches, searches

from tests.export.services import made, schema_of, structure
from tests.rule_tables.conditions import OF_EMPTY_VALUES, OF_MARKERS, OF_PRESENCE, SAMPLES, rule

SHAPES = {
    "Request": structure(
        **dict.fromkeys(("Name", "Other"), "Text"),
        **dict.fromkeys(("Count", "Most"), "Number"),
        **dict.fromkeys(("Start", "End"), "Time"),
        Secret="Text",
        Share="Share",
        Flag="Flag",
        Names="Texts",
        Counts="Numbers",
        Flags="TextByText",
        Secrets="TextByText",
        Lists="TextsByText",
        Tags="Tags",
        Tag="Tag",
        ByName="TagByText",
        Any="Any",
    ),
    "Any": {"type": "structure", "members": {}, "document": True},
    "Flag": {"type": "boolean"},
    "Number": {"type": "integer"},
    "Numbers": {"type": "list", "member": {"shape": "Number"}},
    "Share": {"type": "float"},
    "Tag": structure(Key="Text", Value="Text", Weight="Number"),
    "TagByText": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Tag"}},
    "Tags": {"type": "list", "member": {"shape": "Tag"}},
    "Text": {"type": "string"},
    "TextByText": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "TextsByText": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Texts"}},
    "Time": {"type": "timestamp"},
}

# Of these the schema says nothing: JSON Schema counts neither bytes nor what is in several places, compares
# nothing, and reads no number in a text.
NOT_IN_SCHEMA = {
    "length in bytes",
    "multiple of a fraction",
    "total size",
    "total size of structures",
    "unique, by a member",
    "compare",
    "compare times",
    "compare times, with a difference",
    "a step of time",
    "the value of one key",
    "a number in a text",
    "count over several lists",
    "count of values in some items",
    "unique over several places",
    "size of what is at some places",
}
# What a document holds has any type.
NOT_IN_CEL = {"in a document", "unique over several places"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """Return the service whose request has the members of the samples."""
    return made(tmp_path_factory.mktemp("rules"), SHAPES)


def request_schema(service: Analysis, *rules: Rule) -> dict[str, Any]:
    """Return the schema of the request under rules on it, with all definitions."""
    ruled = tuple(msgspec.structs.replace(each, shape="Request") for each in rules)
    return schema_of(service._replace(rules_of={"Request": ruled}), "Act")


def listed(service: Analysis, *rules: Rule) -> list[dict[str, Any]]:
    """Return the rules as the definition of the request lists them."""
    return request_schema(service, *rules)["$defs"]["Request"]["x-rules"]


def as_json(value: Any) -> Any:
    """Return a value as the schema sees it."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list) else value


def _pattern(validator: Any, pattern: str, text: Any, schema: Any) -> Any:
    if isinstance(text, str) and not regex.search(pattern, text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


# Python's own engine knows no sets of Unicode.
Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})


def accepts(schema: dict[str, Any], value: Any) -> bool:
    return bool(Validator(schema).is_valid(as_json(value)))


def is_kept(expression: str, value: Any) -> bool:
    """Return the verdict of an expression on a structure."""
    celpy = pytest.importorskip("celpy", reason="cel-python is not installed")
    return bool(program(expression).evaluate({"self": celpy.json_to_cel(as_json(value))}))


@lru_cache(maxsize=1)
def program(expression: str) -> Any:
    """Return what evaluates an expression; most are asked of many values in turn."""
    import celpy

    environment = celpy.Environment()
    functions = {"sum": lambda numbers: celpy.celtypes.IntType(sum(numbers))}
    return environment.program(environment.compile(expression), functions=functions)


@pytest.mark.parametrize("kind", sorted(SAMPLES.keys() - NOT_IN_CEL))
def test_the_expression_of_a_rule_gives_the_verdict_of_the_runtime(service: Analysis, kind: str) -> None:
    sample = SAMPLES[kind]
    (entry,) = listed(service, sample.rule)
    for value in (sample.valid, sample.invalid, {}):
        assert is_kept(entry["expression"], value) is not breaks(sample.rule, value), entry["expression"]


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_the_schema_refuses_what_breaks_a_rule(service: Analysis, kind: str) -> None:
    sample = SAMPLES[kind]
    schema = request_schema(service, sample.rule)
    Draft202012Validator.check_schema(schema, format_checker=FormatChecker(formats=()))
    assert accepts(schema, sample.valid)
    assert accepts(schema, {}) is not breaks(sample.rule, {})
    assert accepts(schema, sample.invalid) is (kind in NOT_IN_SCHEMA)
    assert ("allOf" in schema["$defs"]["Request"]) is (kind not in NOT_IN_SCHEMA)


@pytest.mark.parametrize("asked", [*OF_PRESENCE, *OF_MARKERS], ids=lambda asked: asked.id)
def test_expression_and_schema_take_empty_values_as_the_runtime_does(service: Analysis, asked: Rule) -> None:
    schema = request_schema(service, asked)
    (entry,) = schema["$defs"]["Request"]["x-rules"]
    for value in OF_EMPTY_VALUES:
        assert accepts(schema, value) is not breaks(asked, value), value
        assert is_kept(entry["expression"], value) is not breaks(asked, value), value


def test_a_rule_is_listed_with_its_id_message_sentence_severity_and_expression(service: Analysis) -> None:
    sample = SAMPLES["set"]
    assert listed(service, sample.rule) == [
        {
            "id": sample.rule.id,
            "message": 'Request.Tag must be set when Name is "EMAIL" and Other is "OUT" or "REPLY"',
            "sentence": "The documentation says so.",
            "severity": "error",
            "expression": '!((has(self.Name) && (!has(self.Name) || (self.Name == "EMAIL"))) && (has(self.Other) && '
            '(!has(self.Other) || (self.Other in ["OUT", "REPLY"]))) && (!(has(self.Tag))))',
        }
    ]


def test_advice_is_listed_and_refuses_nothing(service: Analysis) -> None:
    advice = msgspec.structs.replace(SAMPLES["only one"].rule, severity="advice")
    schema = request_schema(service, advice)
    assert schema["$defs"]["Request"]["x-rules"][0]["severity"] == "advice"
    assert accepts(schema, SAMPLES["only one"].invalid)


def test_what_has_no_expression_is_listed_without_one(service: Analysis) -> None:
    (entry,) = listed(service, rule(Format(place="Name", format="json")))
    assert "expression" not in entry
    assert entry["message"] == "Request.Name must be JSON text"


FLAGGED = Each(place="Tags[]", must=IsSet(place="Value"), when=(OneOf(place="Key", values=("FLAG",)),))
FLAGS = [
    {},
    {"Tags": []},
    {"Tags": [{"Key": "other"}]},
    {"Tags": [{"Key": "FLAG"}]},
    {"Tags": [{"Key": "FLAG", "Value": "x"}]},
    {"Tags": [{"Key": "FLAG", "Value": "x"}, {"Key": "FLAG"}]},
]
NUMBERS = [{}, {"Count": 2}, *({"Count": 2, "Share": share, "Most": 2} for share in (1.5, 2.0, 2.5))]


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        # What is true of each item, as a condition: open where there is none.
        (rule(IsSet(place="Name"), FLAGGED), [{**each, **name} for each in FLAGS for name in ({}, {"Name": "a"})]),
        (rule(Compare(left="Share", operator="<=", right="Count")), NUMBERS),
        (rule(Compare(left="Count", operator="=", right="Most")), [*NUMBERS, {"Count": 1, "Most": 2}]),
        (rule(IsSet(place="Name"), Compare(left="Share", operator=">", right="Count")), NUMBERS),
        (rule(TotalSize(place="Names", maximum=3)), [{"Names": each} for each in ([], ["abc"], ["ab", "cd"], ["éé"])]),
        (rule(TotalSize(place="Counts", maximum=0)), [{"Counts": [1, 2]}]),
        (rule(TotalSize(place="Share", maximum=0)), [{}, {"Share": 1.5}]),
        (rule(TotalSize(place="Flag", maximum=0)), [{}, {"Flag": True}]),
        (
            rule(TotalSize(place="Lists", maximum=3)),
            [{"Lists": {"a": each}} for each in ([], ["bc"], ["bcd"], ["b", "cd"])],
        ),
        # A text occurs once.
        (rule(Unique(place="Name")), [{}, {"Name": "aa"}]),
        (rule(IsSet(place="Other"), Unique(place="Name")), [{}, {"Name": "a"}, {"Name": "a", "Other": "a"}]),
    ],
    ids=lambda given: None if isinstance(given, list) else type(given.when[0] if given.when else given.must).__name__,
)
def test_the_expression_gives_the_verdict_of_the_runtime_on_each_value(
    service: Analysis, asked: Rule, values: list[dict[str, Any]]
) -> None:
    (entry,) = listed(service, asked)
    kept = [is_kept(entry["expression"], value) for value in values]
    assert kept == [not breaks(asked, value) for value in values], entry["expression"]


@pytest.mark.parametrize(
    "condition",
    [
        Compare(left="Name", operator="<", right="Other"),
        Compare(left="Start", operator="<", right="Count"),
        Compare(left="Count", operator="<", right="Most", plus=60),
        Compare(left="Counts[]", operator="<", right="Count"),
        TotalSize(place="Start", maximum=1),
        TotalSize(place="Any", maximum=1),
        TotalSize(place="Gone", maximum=1),
        TotalSize(place="Name.Gone", maximum=1),
    ],
    ids=repr,
)
def test_what_cel_cannot_say_has_no_expression(service: Analysis, condition: Condition) -> None:
    (entry,) = listed(service, rule(condition))
    assert "expression" not in entry


@pytest.mark.parametrize(
    ("condition", "member"),
    [
        (Matches(place="Count", pattern="a", words="be a"), "Count"),
        (Range(place="Name", minimum=1), "Name"),
        (Length(place="Flag", minimum=1, unit="characters"), "Flag"),
        (TextRange(place="Count", minimum=1), "Count"),
        (OneOf(place="Start", values=("a",)), "Start"),
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_condition_on_a_value_of_another_kind_is_never_broken(
    service: Analysis, condition: Condition, member: str
) -> None:
    assert listed(service, rule(condition))[0]["expression"] == f"!((!((!has(self.{member}) || (true)))))"


@pytest.mark.parametrize(
    ("member", "divisor", "is_multiple"),
    [
        ("Count", 5, "self.Count % 5 == 0"),
        # CEL has `%` of integers alone: elsewhere, what is left of the quotient must be as good as nothing.
        ("Count", 2.5, "double(self.Count) / 2.5"),
        ("Share", 5, "double(self.Share) / 5.0"),
        ("Share", 0.1, "double(self.Share) / 0.1"),
        ("Name", 5, "true"),
        ("Name", 0.1, "true"),
    ],
)
def test_only_of_two_whole_numbers_the_remainder_is_asked(
    service: Analysis, member: str, divisor: float, is_multiple: str
) -> None:
    (entry,) = listed(service, rule(MultipleOf(place=member, divisor=divisor)))
    if "double" in is_multiple:
        rest = f"{is_multiple} - double(int({is_multiple} + ({is_multiple} < 0.0 ? -0.5 : 0.5)))"
        is_multiple = f"{rest} < 0.000000001 && {rest} > -0.000000001"
    assert entry["expression"] == f"!((!((!has(self.{member}) || ({is_multiple})))))"


def test_a_member_that_another_needs_is_a_dependent_one(service: Analysis) -> None:
    schema = request_schema(service, rule(IsSet(place="Other"), IsSet(place="Name")))
    assert schema["$defs"]["Request"]["allOf"] == [{"dependentRequired": {"Name": ["Other"]}}]


def test_a_member_that_another_needs_is_needed_beside_a_value_that_is_not_empty(service: Analysis) -> None:
    schema = request_schema(service, rule(IsSet(place="Other"), IsSet(place="Tag")))
    filled = {"required": ["Tag"], "properties": {"Tag": {"minProperties": 1}}}
    assert schema["$defs"]["Request"]["allOf"] == [{"if": filled, "then": {"required": ["Other"]}}]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:[^\W_]|[\-])*", [(r"^(?:(?:[\p{L}\p{N}]|[\-])*)$", True)]),
        (r"(?!(?i:aws:)).*", [(r"^(?:(?:[Aa][Ww][Ss]:))", False)]),
        (r"(?:(?!(?:[/])).)*", [(r"(?:[/])", False)]),
        (
            r"(?=(?:(?!.*(?:[\-])\Z).*)\Z)(?!.*(?:[\-]){2}).*",
            [(r"^(?:[\s\S]*(?:[\-]))$", False), (r"^(?:[\s\S]*(?:[\-]){2})", False)],
        ),
        (r".*(?:\.fifo)", [(r"^(?:[\s\S]*(?:\.fifo))$", True)]),
        (r"\d{1,2}:\d{2}", [(r"^(?:[\p{Nd}]{1,2}:[\p{Nd}]{2})$", True)]),
        (r"(?:[\#\&\~])+", [(r"^(?:(?:[#&~])+)$", True)]),
        (r"(?:[\s])*", [(r"^(?:(?:[\s\p{Z}])*)$", True)]),
    ],
)
def test_a_pattern_becomes_searches_that_look_nowhere_else(pattern: str, found: list[tuple[str, bool]]) -> None:
    assert searches(pattern) == found


@pytest.mark.parametrize("pattern", [r"a(?=b)c", r"(a)\1", r"[^\W_A-Z]*", r"a\b", r"(?<=a)b", r"a*+"])
def test_a_pattern_of_other_constructs_has_none(pattern: str) -> None:
    with pytest.raises(NotPortable):
        searches(pattern)


FORMATS = {
    "base64": (("", "YQ==", "YWI=", "YW Jj\nYWJj"), ("YQ=", "YQ", "a", "@@@@", "YQ==YQ==")),
    "cidr": (("10.0.0.0/8", "::/0", "2001:db8::/32"), ("10.0.0.0", "10.0.0.0/33", "x/8", "::/129")),
    "ipv4": (("10.0.0.255",), ("10.0.0.256", "10.0.0", "10.0.0.01", "10.0.0.0.0")),
    "arn": (("arn:aws:iam::123:role/a",), ("arn:aws", "role/a")),
    "email": (("a@b", "A <a@b>"), ("a", "a@", "a@b@c")),
    "https-url": (("https://a", "HTTPS://a"), ("http://a", "https://")),
    "epoch": (("1700000000", "1.5"), ("now", "1e5")),
    "iso8601": (("2024-01-02", "2024-01-02T03:04:05Z"), ("2024", "2024-13-01")),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_searches_of_a_format_find_what_has_it(name: Any) -> None:
    def is_found(text: str) -> bool:
        return all(bool(regex.search(each.pattern, text)) is each.is_found for each in format_searches(name))

    right, wrong = FORMATS[name]
    asked = rule(Format(place="Name", format=name))
    for text in right:
        assert is_found(text), text
        assert not breaks(asked, {"Name": text})
    for text in wrong:
        assert not is_found(text), text
        assert breaks(asked, {"Name": text})

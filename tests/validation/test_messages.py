"""What a user reads: who, must, got. Each message has a file in messages/, which shows it as it is printed.

Run with --update-golden to write what is printed now, and read the diff before committing it.
"""

from __future__ import annotations

import math
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

MESSAGES = Path(__file__).parent / "messages"

LONG = "The quick brown fox jumps over the lazy dog. " * 3
SEGMENTS = {f"Segment{number}": 1 for number in range(15)}

# Name of the file: the request, and what is in it.
CASES: dict[str, tuple[str, Any]] = {
    "required": ("Create", {"Kind": "RED", "Parts": ["p"]}),
    "unknown": ("Describe", {"Sky": "blue"}),
    "unknown_near": ("Describe", {"Colours": ["RED"], "Colors": ["RED"], "text": "abc", "PLANET": None}),
    "unknown_odd_name": ("Describe", {"a b": 1, 5: [], "line\nbreak": 1, b"Text": 1, "x" * 200: 1, ("Text",): 1}),
    "type_structure": ("Describe", {"Node": ["ab"]}),
    "type_of_the_whole": ("Describe", "Text=abc"),
    "type_string": ("Describe", {"Text": 1, "Code": b"abc", "Colour": None, "Short": ["abc"], "Free": object()}),
    "type_list": ("Describe", {"Names": "abc", "Nodes": {"Name": "ab"}, "Codes": {"a"}, "Colours": None}),
    "type_map": ("Describe", {"Table": [("ab", "x")], "ByColour": "RED"}),
    "type_integer": ("Describe", {"Count": "1", "Big": 1.5, "Least": None, "Most": [1]}),
    "type_integer_bool": ("Describe", {"Count": True}),
    "type_float": ("Describe", {"Ratio": "0.5", "Number": None}),
    "type_boolean": ("Describe", {"Flag": "true"}),
    "type_blob": ("Describe", {"Blob": 12, "Body": [1, 2]}),
    "type_timestamp": ("Describe", {"When": "yesterday"}),
    "type_document": (
        "Describe",
        {"Document": {"a": [{1, 2}, datetime(2024, 1, 1, tzinfo=UTC)], "b": math.nan, 1: "x"}},
    ),
    "type_json": ("Describe", {"Header": {"a": {1}}}),
    "length_text": ("Describe", {"Text": "x", "Free": "", "Code": LONG}),
    "length_text_exact": ("Describe", {"Short": "ab"}),
    "length_text_least": ("Label", {"Account": ""}),
    "length_text_most": ("Create", {"Token": "t" * 65, "Kind": "RED", "Parts": ["p"], "Detail": {"Name": "ab"}}),
    "length_blob": ("Describe", {"Blob": b"\x00\xffabcde", "Body": "0123456789"}),
    "length_list": ("Describe", {"Names": []}),
    "length_map": ("Describe", {"Table": {"ab": "", "cd": "", "ef": ""}}),
    "range": ("Describe", {"Count": 0, "Least": 4, "Most": 6, "Ratio": 1.5, "Degrees": -300}),
    "range_odd_numbers": ("Describe", {"Count": 10**5000, "Ratio": math.nan, "Degrees": Decimal("Infinity")}),
    "pattern": ("Describe", {"Code": "A-1"}),
    "pattern_advice": ("Describe", {"Hopeless": "ab"}),
    "enum": ("Describe", {"Colour": "MAUVE"}),
    "enum_near": ("Describe", {"Colour": "red", "Planet": "PLUTTO"}),
    "enum_long": ("Describe", {"Planet": "X"}),
    "union_none": ("Describe", {"Choice": {}}),
    "union_two": ("Describe", {"Choice": {"Name": "x", "Number": 1}}),
    "union_many": ("Describe", {"Choice": SEGMENTS}),
    "places": (
        "Describe",
        {
            "Table": {"a": "x", 'say "k"': None, "k" * 200: "x"},
            "Nodes": [{"Name": "ab"}, {"ByName": {"tab\tkey": {"Name": ""}}}],
            "Codes": ["ok", ""],
        },
    ),
    "odd_text": ("Describe", {"Code": "\u202e\x1b[31m\n\ud800", "Text": 'say "hello" \\'}),
    "refused_by_botocore": ("Describe", {"Sparse": ["ab", None], "SparseTable": {"k": None}}),
    "not_base64": ("Describe", "NOT BASE64"),
    "too_deep": ("Describe", "DEEP"),
    "sensitive": (
        "Secret",
        {"Password": "hunter2", "Pin": 99, "Key": b"hunter2", "Since": "hunter2", "Tier": "HUNTER2"},
    ),
    "sensitive_types": (
        "Secret",
        {"Password": 1234567, "Pin": "hunter2", "Key": 7, "Since": None, "Tier": {"hunter2": 1}},
    ),
    "sensitive_containers": (
        "Secret",
        {
            "Passwords": ["hunter2", 7],
            "ByName": {"ann": "hunter2"},
            "BySecret": {"hunter2": {}},
            "Cards": [{"Number": "hunter2", "hunter2": 1}],
            "Secrets": [{"Name": "hunter2", "Tags": {"hunter2": "hunter2"}, "hunter2": "hunter2"}],
            "SecretMap": {"hunter2": {"Name": "hunter2"}, "ab": {"Tags": {"hunter2": 1}}},
            "Choice": {"hunter2": 1, "Pin": "hunter2"},
            "Notes": {"hunter2": {"hunter2"}},
        },
    ),
}


def params_of(case: str) -> tuple[str, Any]:
    request, params = CASES[case]
    if params == "DEEP":
        params = {"Name": "ab"}
        for _ in range(5_000):
            params = {"Name": "ab", "Next": params}
        params = {"Node": params}
    if params == "NOT BASE64":
        # What `from_dict` makes of JSON that has such a text in the place of bytes.
        params = {"Blob": import_module("aws_shapes._runtime.values").NotBase64("hello!")}
    return f"{request}Request", params


@pytest.mark.parametrize("case", CASES)
def test_messages_are_as_expected(case: str, subject, runtime, request: pytest.FixtureRequest) -> None:
    shape, params = params_of(case)
    level = "botocore" if case == "refused_by_botocore" else "documented"
    found = subject.validate(shape, params, level=level)
    places = [f"{violation.path or '(the whole)'}  [{violation.rule}]" for violation in found]
    text = "\n".join([str(runtime.ValidationError(shape, found)), "", *places]) + "\n"
    file = MESSAGES / f"{case}.txt"
    if request.config.getoption("--update-golden"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_file_is_a_case() -> None:
    assert sorted(file.stem for file in MESSAGES.iterdir()) == sorted(CASES)


def test_every_kind_of_sentence_has_a_file(subject, runtime) -> None:
    """Each function of `messages` that says what must be is called by some case, but the one for values that fail."""
    messages = import_module("aws_shapes._runtime.messages")

    called: set[str] = set()
    for name, function in vars(messages).copy().items():
        if getattr(function, "__annotations__", {}).get("return") == "Said":
            setattr(messages, name, _noting(function, name, called))
    for case in CASES:
        shape, params = params_of(case)
        subject.validate(shape, params)
    said = {name for name, function in vars(messages).items() if getattr(function, "is_sentence", False)}
    assert said - called == {"unreadable"}


def _noting(function: Any, name: str, called: set[str]) -> Any:
    def noting(*args: Any, **kwargs: Any) -> Any:
        called.add(name)
        return function(*args, **kwargs)

    noting.is_sentence = True  # type: ignore[attr-defined]
    return noting


def test_what_is_printed_fits_80_columns_but_for_what_cannot_be_broken() -> None:
    for file in MESSAGES.iterdir():
        printed, _, _ = file.read_text(encoding="utf-8").partition("\n\n")
        for line in printed.splitlines():
            assert len(line) <= 80 or " " not in line.strip(), (file.name, line)
            assert line.isprintable()


SECRET = "hunter2"


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith("sensitive")])
def test_sensitive_values_are_shown_nowhere(case: str, subject, runtime) -> None:
    shape, params = params_of(case)
    assert SECRET in repr(params)
    for level in ("botocore", "modelled", "documented"):
        found = subject.validate(shape, params, level=level)
        error = runtime.ValidationError(shape, found)
        for text in (str(found), repr(error), str(error), *(str(vars_of(violation)) for violation in found)):
            assert SECRET not in text.lower()


SENSITIVE_MEMBERS = (
    *("Password", "Pin", "Key", "Since", "Passwords", "Card", "Cards", "Secrets", "SecretMap"),
    *("Vault", "Notes", "Tier", "Choice", "BySecret", "Persons", "ByName"),
)
STRAY: tuple[Any, ...] = (
    SECRET,
    SECRET.encode(),
    [SECRET],
    (SECRET,),
    {SECRET},
    [[SECRET]],
    {"k": SECRET},
    [{"k": SECRET}],
    {"Number": {"k": SECRET}, "Holder": {"Name": [SECRET]}, "Limits": {"k": SECRET}},
    [{"Number": {SECRET: SECRET}, "Holder": {"Secret": SECRET}}],
    {"Deep": [SECRET, {"Name": SECRET}], "Cards": SECRET},
    {"Password": [SECRET], "Pin": SECRET},
    {"Secret": SECRET},
    BytesIO(SECRET.encode()),
    ValueError(SECRET),
)
# Where a key may be a secret, too.
SECRET_KEYS: tuple[Any, ...] = ({SECRET: SECRET}, {SECRET: {SECRET: 1}}, {SECRET: [1]}, [{SECRET: 1}])
SECRET_KEY_MEMBERS = ("Password", "Pin", "Card", "Cards", "Secrets", "SecretMap", "Notes", "Tier", "Choice")


@pytest.mark.parametrize("member", SENSITIVE_MEMBERS)
def test_a_secret_in_a_wrong_place_is_not_shown_either(member: str, subject, runtime) -> None:
    for value in (*STRAY, *(SECRET_KEYS if member in SECRET_KEY_MEMBERS else ())):
        for level in ("botocore", "documented"):
            found = subject.validate("SecretRequest", {member: value}, level=level)
            text = f"{runtime.ValidationError('SecretRequest', found)} {found} {[vars_of(one) for one in found]}"
            assert SECRET not in text, value


@pytest.mark.parametrize("member", SENSITIVE_MEMBERS)
def test_a_secret_is_not_shown_when_an_odd_object_makes_the_check_careful(member: str, subject) -> None:
    class Text(str):
        def __len__(self) -> int:
            raise ValueError(SECRET)

    for value in (Text(SECRET), [Text(SECRET)], {"Name": Text(SECRET)}):
        found = subject.validate("SecretRequest", {member: value, "Open": Text("ab")})
        assert SECRET not in str([vars_of(violation) for violation in found])


def vars_of(violation: Any) -> dict[str, Any]:
    return {name: getattr(violation, name) for name in violation.__slots__}


def test_names_are_suggested_for_the_first_few_violations_only(subject) -> None:
    """Looking for a name takes a thousand times what finding a violation does."""
    found = subject.validate("DescribeRequest", {"Colours": ["Red"] * 30})
    suggested = [violation.message.endswith('; did you mean "RED"?)') for violation in found]
    assert suggested == [True] * 20 + [False] * 10


def test_a_violation_is_a_value(subject) -> None:
    [one] = subject.validate("DescribeRequest", {"Text": "x"})
    [same] = subject.validate("DescribeRequest", {"Text": "x"})
    [other] = subject.validate("DescribeRequest", {"Text": "y"})
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "Text"
    assert pickle.loads(pickle.dumps(one)) == one
    assert (one.source, one.severity, one.sentence) == ("model", "error", None)
    assert str(one) == one.message == 'DescribeRequest.Text must have 2 to 5 characters (got 1: "x")'


def test_the_error_has_all_violations_and_can_be_pickled(subject, runtime) -> None:
    with pytest.raises(ValueError, match="DescribeRequest has 3 violations") as caught:
        subject.DescribeRequest(text="x", hopeless="ab", count=0).validate(level="modelled")
    error = caught.value
    assert [violation.severity for violation in error.violations] == ["error", "error", "advice"]
    assert pickle.loads(pickle.dumps(error)).violations == error.violations


def test_advice_is_reported_but_raises_nothing(subject) -> None:
    subject.DescribeRequest(hopeless="ab").validate()
    assert len(subject.validate("DescribeRequest", {"Hopeless": "ab"})) == 1


def test_a_violation_is_an_error_of_the_model_unless_it_says_otherwise(runtime) -> None:
    violation = runtime.Violation("Name", "R.Name must be set (got None)", "R.Name.required")
    assert (violation.source, violation.severity, violation.sentence) == ("model", "error", None)


def test_a_sentence_of_the_documentation_is_quoted_below(runtime) -> None:
    sentence = "There can be up to 32,768 UTF-8 bytes across all key-value pairs per contact."
    violation = runtime.Violation(
        "Attributes",
        "R.Attributes must have at most 32,768 bytes (got 40,000)",
        "R.Attributes.bytes",
        "documentation",
        "advice",
        sentence,
    )
    assert str(runtime.ValidationError("R", [violation])) == (
        "R has 1 violation\n"
        "  (advice) R.Attributes must have at most 32,768 bytes (got 40,000)\n"
        '    "There can be up to 32,768 UTF-8 bytes across all key-value pairs per\n'
        '    contact."'
    )

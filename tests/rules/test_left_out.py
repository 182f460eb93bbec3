"""What texts say of leaving a member out weighs against a rule that asks for it, or forbids it."""

from __future__ import annotations

import pytest
from msgspec import structs
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.extract import extract

from tests.rules.sample import _doc, read, service, told


def found(**texts: str) -> list[tuple[str, str | None]]:
    """Return the severity of each rule, with its reason, where these members, or those of `Choice`, have these texts."""
    sample = service((), "")
    shapes = dict(sample.shapes)
    for name in ("Sample", "Alternatives"):
        shape = shapes[name]
        assert isinstance(shape, StructureShape)
        members = tuple(
            structs.replace(each, documentation=_doc(each.name, texts[each.name])) if each.name in texts else each
            for each in shape.members
        )
        shapes[name] = structs.replace(shape, members=members)
    return [(rule.severity, rule.reason) for rule in extract(structs.replace(sample, shapes=shapes)).rules]


def test_a_sentence_that_has_an_exception_binds_nobody() -> None:
    text = "You must specify exactly one of `Name` or `Key`."
    assert [rule.severity for rule in read(text).rules] == ["error"]
    text += " The exception is a query that names both itself."
    assert [(rule.severity, rule.reason) for rule in read(text).rules] == [("advice", "the text names an exception")]


def test_one_of_two_is_not_needed_where_the_service_creates_what_is_not_given() -> None:
    text = "You must specify either `Name` or `Key`."
    assert [rule.severity for rule in read(text).rules] == ["error"]
    (rule,) = read(f"{text} If you don't specify a name or its key, the service creates a default.").rules
    assert (rule.severity, rule.reason) == ("advice", "the text says what is used without them")
    (rule,) = read(f"{text} If you don't specify a name or its key, the request fails.").rules
    assert rule.severity == "error"


def test_what_has_no_value_at_first_is_not_required() -> None:
    text = "Required when `Name` is provided."
    assert [rule.severity for rule in read(text, "Key").rules] == ["error"]
    text += " Use `null` when the policy is new."
    assert [rule.reason for rule in read(text, "Key").rules] == ["the text says when it has no value"]


def test_the_text_of_a_member_weighs_more_than_that_of_another_on_when_it_is_required() -> None:
    other = "If you choose `FAST`, you must also specify `Key`."
    assert found(Mode=other) == [("error", None)]
    assert found(Mode=other, Key="The key. It is needed for some.") == [("error", None)]
    assert ("advice", "its own text says when it is required") in found(
        Mode=other, Key="The key. It is required if the kind is `PLAIN`, or if there is none."
    )


@pytest.mark.parametrize(
    "own", ["It is required if `Mode` is `FAST`.", "It is required for `FAST`.", "It is required if there is any."]
)
def test_the_text_of_a_member_that_says_the_same_takes_nothing_back(own: str) -> None:
    assert {severity for severity, _ in found(Mode="If you choose `FAST`, you must also specify `Key`.", Key=own)} == {
        "error"
    }


def test_what_is_nested_is_not_required_where_its_own_text_calls_it_optional() -> None:
    outer = "When specifying a `Choice`, you must provide `Choice.One`."
    assert found(Choice=outer) == [("error", None)]
    assert found(Choice=outer, One="(Optional) The one.") == [("advice", "the text calls it optional")]


def test_none_of_several_has_to_be_given_where_one_has_a_default() -> None:
    either = "You must specify either `Count` or `Limit`."
    assert found(Count=either) == [("error", None)]
    assert found(Count=f"{either} Default: 3") == [("advice", "one of them has a default")]
    assert found(Count=f"{either} Default: none") == [("error", None)]


def test_what_is_forbidden_may_have_the_value_that_it_has_by_default() -> None:
    assert told("Valid only if `Type` is `CUSTOM`.", "Mode") == [
        "forbidden_when: set(Mode), one-of(Type, ['CUSTOM'])",
    ]
    assert told("Valid only if `Type` is `CUSTOM`. By default, `SLOW` is used.", "Mode") == [
        "forbidden_when: none-of(Mode, ['SLOW']), one-of(Type, ['CUSTOM'])",
    ]
    assert told("Can't be specified if `Type` is `CUSTOM`. The default value is `SLOW`.", "Mode") == [
        "forbidden_when: one-of(Type, ['CUSTOM']), one-of(Mode, ['SLOW'])",
    ]


def test_a_default_of_one_case_is_none_where_a_member_is_forbidden() -> None:
    case = "If `Type` is `CUSTOM` and you don't specify it, the default is `SLOW`."
    assert told(f"Valid only if `Type` is `CUSTOM`. {case}", "Mode") == [
        "forbidden_when: set(Mode), one-of(Type, ['CUSTOM'])",
    ]


def test_what_a_name_requires_is_not_required_of_an_arn() -> None:
    text = "If you specify a name, you must also specify `Mode`."
    assert [rule.severity for rule in read(f"The name of the model. {text}").rules] == ["error"]
    (rule,) = read(f"The name or Amazon Resource Name (ARN) of the model. {text}").rules
    assert (rule.severity, rule.reason) == ("advice", "the value may be an ARN")


def test_what_has_a_default_is_not_required() -> None:
    assert found(Count="This is a required parameter.") == [("error", None)]
    for default in ("The default of `Count` is 0.", "The default value for Count is 0."):
        assert found(Count=f"{default} This is a required parameter.") == [("advice", "it has a default")]
    for other in ("The default of `Limit` is 0.", "The default of `Count` is none."):
        assert found(Count=f"{other} This is a required parameter.") == [("error", None)]


def test_what_excludes_one_of_several_may_be_given_instead_of_all() -> None:
    needed = "You must specify either `Name` or `Key`."
    assert found(Name=needed) == [("error", None)]
    excluded = "You can't specify both `Name` and `Stream`."
    assert found(Name=needed, Stream=excluded) == [
        ("advice", "Stream excludes one of them, and may be given instead"),
        ("error", None),
    ]
    assert found(Name=f"{needed} You can't specify both `Name` and `Key`.") == [("error", None)] * 2
    assert found(Name=needed, Stream="You can't specify both `Stream` and `Mode`.") == [("error", None)] * 2
    assert (
        found(Name="If `Mode` is `FAST`, you must specify either `Name` or `Key`.", Stream=excluded)
        == [("error", None)] * 2
    )
    assert (
        found(Name=needed, Stream="If `Mode` is `FAST`, you can't specify both `Name` and `Stream`.")
        == [("error", None)] * 2
    )

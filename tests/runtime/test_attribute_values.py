"""Values of DynamoDB are converted as boto3 converts them, and refused where boto3 refuses them."""

from __future__ import annotations

from decimal import Clamped, Decimal, DecimalException, Inexact, Overflow, Rounded, Underflow
from types import MappingProxyType
from typing import Any

import pytest
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer
from shapesmith.runtime.attribute_values import _read, _written

VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -5,
    Decimal("1.50"),
    Decimal("1E-128"),
    Decimal("9" * 38),
    Decimal("-Infinity"),
    "",
    "text",
    b"",
    b"\x00\xff",
    bytearray(b"a"),
    Binary(b"a"),
    [],
    [1, "a", [None]],
    (1, 2),
    {},
    {"a": {"b": [b"c"]}},
    {1, 2},
    {Decimal(1), 2},
    {"a", "b"},
    {b"a"},
    {Binary(b"a")},
    frozenset({"a"}),
    {True},
)


def spelled(value: object) -> str:
    """Return the `repr` of a value, of a set in the same order in each run."""
    return f"set of {', '.join(sorted(map(repr, value)))}" if isinstance(value, set) else repr(value)


@pytest.mark.parametrize("value", VALUES, ids=spelled)
def test_a_value_is_written_and_read_as_boto3_does_it(value: Any) -> None:
    def sorted_sets(made: Any) -> Any:
        return {kind: sorted(map(repr, each)) if kind in ("NS", "SS", "BS") else each for kind, each in made.items()}

    written = _written(value)
    expected = TypeSerializer().serialize(value)
    assert sorted_sets(written) == sorted_sets(expected)
    assert _read(written) == TypeDeserializer().deserialize(expected)


def test_a_mapping_that_is_no_dict_and_an_empty_set_are_written() -> None:
    assert _written(MappingProxyType({"a": 1})) == {"M": {"a": {"N": "1"}}}
    assert _written(set()) == {"NS": []}


KINDS = (
    "a value of DynamoDB must be None, bool, a finite int or Decimal, str, bytes, "
    "a set of one type, a list or a mapping (got "
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.5, "1.5); use Decimal for a float"),
        (object, "<type>)"),
        ({1, "a"}, "<set>)"),
        ({("a",)}, "<set>)"),
        (Decimal("Infinity"), "Infinity)"),
        (Decimal("NaN"), "NaN)"),
        ([1.5], "1.5); use Decimal for a float"),
        ({"a": {"b": 1.5}}, "1.5); use Decimal for a float"),
        ({1.5}, "<set>)"),
    ],
    ids=spelled,
)
def test_another_value_is_refused_with_what_is_taken(value: Any, shown: str) -> None:
    with pytest.raises(TypeError) as refused:
        _written(value)
    assert str(refused.value) == KINDS + shown
    with pytest.raises((TypeError, ValueError)):
        TypeSerializer().serialize(value)


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        ("9" * 39, Inexact),
        ("1" + "0" * 38, Rounded),
        ("1E127", Overflow),
        ("1E-167", Underflow),
        ("0E127", Clamped),
    ],
)
def test_a_number_that_dynamodb_cannot_keep_is_refused_as_boto3_refuses_it(
    number: str, refusal: type[DecimalException]
) -> None:
    for write in (_written, TypeSerializer().serialize):
        with pytest.raises(DecimalException) as refused:
            write(Decimal(number))
        assert refused.type is refusal
    for read in (_read, TypeDeserializer().deserialize):
        with pytest.raises(DecimalException) as refused:
            read({"N": number})
        assert refused.type is refusal


@pytest.mark.parametrize(
    ("value", "got"),
    [({}, "none"), (None, "none"), ({"X": 1}, '"X"'), ({1: 1}, "none")],
    ids=spelled,
)
def test_what_has_no_type_is_no_value(value: Any, got: str) -> None:
    with pytest.raises(TypeError) as refused:
        _read(value)
    known = "NULL, BOOL, N, S, B, NS, SS, BS, L, M"
    message = f"a value must have one of {known} set (got "
    assert str(refused.value).startswith(message)
    if got != "none" or value in ({}, None):
        assert str(refused.value) == f"{message}{got})"

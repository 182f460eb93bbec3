"""Values of DynamoDB as Python values: `of` and `value` do what the serializer and the deserializer of boto3 do."""

from __future__ import annotations

import shutil
from collections import OrderedDict
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.pipeline import generate as generate_one

from tests.conftest import PackagesOf
from tests.corpus.models import SHAPES, Model
from tests.corpus.package import imported_from


@pytest.fixture(scope="module")
def dynamodb(packages_of: PackagesOf) -> Iterator[ModuleType]:
    with imported_from(packages_of(["dynamodb"]), "dynamodb") as package:
        yield package


def boto3(value: Any) -> Any:
    """Return what boto3 makes of a Python value, sets in any order; the class of what it raises."""
    try:
        return unordered(TypeSerializer().serialize(value))
    except (TypeError, DecimalException) as refused:
        return type(refused)


def ours(package: ModuleType, value: Any) -> Any:
    try:
        return unordered(package.AttributeValue.of(value).to_boto3())
    except (TypeError, DecimalException) as refused:
        return type(refused)


def unordered(written: Any) -> Any:
    if isinstance(written, dict):
        return {
            key: sorted(map(bytes if key == "BS" else str, item)) if key in ("SS", "NS", "BS") else unordered(item)
            for key, item in written.items()
        }
    return list(map(unordered, written)) if isinstance(written, list) else written


VALUES = [
    *(None, True, False, 0, -1, 10**37, Decimal("1.50"), Decimal("1E+100"), "", "text", b"", b"bytes", bytearray(b"a")),
    *(Binary(b"a"), [], [1, "a", None], (1, 2), {}, {"a": {"b": [b"c"]}}, OrderedDict(a=1), MappingProxyType({"a": 1})),
    *({1, Decimal("2.5")}, {"a", "b"}, {b"a", b"b"}, {Binary(b"a")}, frozenset({"a"}), set(), {True}, {}.keys()),
    *(1.5, {1.5}, [1.5], float("nan"), {1, "a"}, {None}, {(1, 2)}, object(), Decimal("NaN"), Decimal("Infinity")),
    *(Decimal("-Infinity"), 10**38 + 1, Decimal("1E+127"), Decimal("1E-200"), {"a": object()}, range(3)),
]


@pytest.mark.parametrize("value", VALUES, ids=[f"{type(value).__name__}{index}" for index, value in enumerate(VALUES)])
def test_a_value_is_written_as_boto3_writes_it(dynamodb: ModuleType, value: Any) -> None:
    assert ours(dynamodb, value) == boto3(value)


SCALARS = st.none() | st.booleans() | st.integers() | st.decimals() | st.floats() | st.text() | st.binary()
ANY = st.recursive(
    SCALARS | st.frozensets(st.integers() | st.text() | st.binary()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


# How long it takes to make values says how busy the machine is.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(value=ANY)
def test_any_value_is_written_and_read_as_boto3_does(dynamodb: ModuleType, value: Any) -> None:
    written = ours(dynamodb, value)
    assert written == boto3(value)
    if isinstance(written, dict):
        made = dynamodb.AttributeValue.of(value)
        assert repr(made.value) == repr(read_by_boto3(made.to_boto3()))


def read_by_boto3(written: Any) -> Any:
    """Return what boto3 reads, with bytes in place of each `Binary`."""
    return plain(TypeDeserializer().deserialize(written))


def plain(value: Any) -> Any:
    match value:
        case Binary():
            return value.value
        case list():
            return list(map(plain, value))
        case set():
            return set(map(plain, value))
        case dict():
            return {key: plain(item) for key, item in value.items()}
    return value


def test_binary_values_are_bytes_which_equal_those_of_boto3(dynamodb: ModuleType) -> None:
    assert dynamodb.AttributeValue(b=b"a").value == b"a" == Binary(b"a")
    assert dynamodb.AttributeValue(bs=[b"a"]).value == {Binary(b"a")}


def test_a_refused_value_is_named_and_so_is_the_way_out(dynamodb: ModuleType) -> None:
    with pytest.raises(TypeError) as refused:
        dynamodb.AttributeValue.of({"price": 1.5})
    assert str(refused.value) == (
        "a value of DynamoDB must be None, bool, a finite int or Decimal, str, bytes, a set of one type, a list or a "
        "mapping (got 1.5); use Decimal for a float"
    )


@pytest.mark.parametrize(
    ("members", "got"), [({}, "none"), ({"X": "a"}, '"X"')], ids=["no_member", "only_an_unknown_member"]
)
def test_what_has_no_value_is_a_type_error(dynamodb: ModuleType, members: dict[str, str], got: str) -> None:
    with pytest.raises(TypeError) as refused:
        dynamodb.AttributeValue.from_boto3(members).value
    assert str(refused.value) == f"a value must have one of NULL, BOOL, N, S, B, NS, SS, BS, L, M set (got {got})"


def test_a_value_has_exactly_one_member_but_botocore_does_not_check_that(dynamodb: ModuleType) -> None:
    for value in ({}, {"S": "a", "N": "1"}):
        params = {"TableName": "table", "Key": {"id": value}}
        assert [each.rule for each in dynamodb.validate("GetItem", params)] == ["AttributeValue.union"]
        assert dynamodb.validate("GetItem", params, level="botocore") == []
    assert dynamodb.validate("GetItem", {"TableName": "table", "Key": {"id": {"S": "a"}}}) == []


MISFITS = {
    "AttributeValues": "be a structure of the spec (got none); did you mean ",
    "TableName": "be a structure of the spec (got a shape of another type)",
    "ResourceNotFoundException": "have members, and be no error, to be a union",
    "KeysAndAttributes": "have the members S, N, B, SS, NS, BS, M, L, NULL, BOOL, with values of their types, for attri",
}


@pytest.mark.parametrize("shape", MISFITS)
def test_an_override_must_fit_its_structure(shape: str, tmp_path: Path) -> None:
    shutil.copytree(SHAPES / "dynamodb", tmp_path / "dynamodb")
    path = tmp_path / "dynamodb/overrides.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"AttributeValue"', f'"{shape}"'), encoding="utf-8")
    with pytest.raises(SpecError) as raised:
        generate_one(Model(tmp_path, "dynamodb", "2012-08-10").spec, Options())
    (found,) = [each for each in raised.value.diagnostics if each.code == "overrides-value"]
    assert found.message.startswith(f"{shape} must {MISFITS[shape]}")
    assert found.pointer == "/structure/0"

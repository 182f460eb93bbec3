"""Values of DynamoDB as Python values, by the rules of `boto3.dynamodb.types`.

Unlike boto3's own classes, these need no boto3: a binary value is bytes. They are equal
to the `Binary` of boto3, which is taken as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Set
from decimal import Clamped, Context, Decimal, Inexact, Overflow, Rounded, Underflow
from typing import Any, TypeVar

from . import messages
from .structure import Union

ValueT = TypeVar("ValueT", bound="AttributeValueUnion")

# The numbers of DynamoDB: 38 digits, and exponents from -128 to 126.
_NUMBERS = Context(
    Emin=-128,
    Emax=126,
    prec=38,
    traps=[Clamped, Overflow, Inexact, Rounded, Underflow],
)

# A value of DynamoDB is a dict with its type and content: `{"S": "text"}`.
_READERS: dict[str, Callable[[Any], Any]] = {
    "NULL": lambda content: None,
    "BOOL": lambda content: content,
    "N": _NUMBERS.create_decimal,
    "S": lambda content: content,
    "B": lambda content: content,
    "NS": lambda content: set(map(_NUMBERS.create_decimal, content)),
    "SS": set,
    "BS": set,
    "L": lambda content: [_read(item) for item in content],
    "M": lambda content: {key: _read(item) for key, item in content.items()},
}


class AttributeValueUnion(Union):
    """A value of DynamoDB: a union with a member for each of its types."""

    __slots__ = ()

    @classmethod
    def of(cls: type[ValueT], value: Any) -> ValueT:
        """Return a Python value as boto3's `TypeSerializer` converts it.

        None, bool, int, Decimal, str, bytes, bytearray; sets of numbers, of strings or
        of binary values; lists, tuples and mappings of any of these.

        Raises:
            TypeError: the value, or one in it, is of another type, such as float, or it
            is an infinite number.
            decimal.DecimalException: a number has more digits, or a larger exponent,
            than DynamoDB keeps.
        """
        return cls.from_boto3(_written(value))

    @property
    def value(self) -> Any:
        """The Python value, as boto3's `TypeDeserializer` converts it.

        Numbers are Decimal, binary values bytes.

        Raises:
            TypeError: no member is set, or only one that the spec does not have.
            decimal.DecimalException: a number is none, or one that DynamoDB lacks.
        """
        return _read(self.to_boto3())


def _read(value: Any) -> Any:
    """Return the Python value of a dict with a type and content."""
    kind = next(iter(value), None) if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in _READERS:
        known = ", ".join(_READERS)
        got = "none" if kind is None else messages.shown(kind, False)
        raise TypeError(f"a value must have one of {known} set (got {got})")
    return _READERS[kind](value[kind])


def _written(value: Any) -> dict[str, Any]:
    """Return the dict with the type and content of a Python value."""
    value = _plain(value)
    if value is None:
        return {"NULL": True}
    scalar = _type_of_scalar(value)
    if scalar:
        return {scalar: _content(scalar, value)}
    if isinstance(value, Set):
        return _written_set(value)
    if isinstance(value, Mapping):
        return {"M": {key: _written(item) for key, item in value.items()}}
    if isinstance(value, (list, tuple)):
        return {"L": [_written(item) for item in value]}
    raise _refusal(value)


def _written_set(value: Set[Any]) -> dict[str, Any]:
    """Return a set of values of one type; an empty one is a set of numbers."""
    items = [_plain(item) for item in value]
    # True is a number in a set, as in boto3.
    kinds = {
        "N" if item is True or item is False else _type_of_scalar(item)
        for item in items
    }
    if len(kinds) > 1 or "" in kinds:
        raise _refusal(value)
    kind = kinds.pop() if kinds else "N"
    return {f"{kind}S": [_content(kind, item) for item in items]}


def _type_of_scalar(value: Any) -> str:
    """Return the type of what is neither null nor has items; "" for anything else."""
    if isinstance(value, bool):
        return "BOOL"
    if isinstance(value, (int, Decimal)):
        return "N"
    if isinstance(value, str):
        return "S"
    return "B" if isinstance(value, (bytes, bytearray)) else ""


def _content(kind: str, value: Any) -> Any:
    if kind != "N":
        return value
    number = _NUMBERS.create_decimal(value)
    # As boto3 has it, -Infinity passes.
    if str(number) in ("Infinity", "NaN"):
        raise _refusal(value)
    return str(number)


def _plain(value: Any) -> Any:
    """Return the bytes in a `Binary` of boto3, anything else as it is."""
    boto3 = sys.modules.get("boto3.dynamodb.types")
    return value.value if boto3 and isinstance(value, boto3.Binary) else value


def _refusal(value: Any) -> TypeError:
    got = messages.shown(value, False)
    hint = "; use Decimal for a float" if isinstance(value, float) else ""
    return TypeError(
        "a value of DynamoDB must be None, bool, a finite int or Decimal, str, bytes, "
        f"a set of one type, a list or a mapping (got {got}){hint}"
    )

"""The traits of botocore's service-2.json: where each may be, its JSON type, and the IR field that has it.

A trait is a field of the IR, spelled in camelCase and of the field's type, so that a new field is read without a change
here; only the differences are listed here. The reader reports a key that is not a trait there; nothing is dropped
silently. The fields were collected from the 472 service models of botocore 1.44.5; `tests/sources` counts every trait
in the raw JSON and in the IR.
"""

from __future__ import annotations

from collections.abc import Callable
from types import NoneType
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec import Struct

from shapesmith.ir.service import HttpTrait, Operation, OperationTarget
from shapesmith.ir.shapes import (
    BlobShape,
    ErrorTrait,
    ListShape,
    MapShape,
    Member,
    RetryableTrait,
    Shape,
    StringShape,
    Target,
    XmlNamespace,
)
from shapesmith.sources.aws.decode import MAX_DEPTH, is_deep


class WrongValue(Exception):
    """A trait's value is not of the type of the trait.

    The message says what it must be, `steps` its position within the trait.
    """

    def __init__(self, must: str, steps: tuple[str, ...] = ()) -> None:
        super().__init__(must)
        self.steps = steps


Convert = Callable[[Any], Any]


class Trait(NamedTuple):
    """The IR field of one trait, and the conversion, which also checks the value."""

    field: str
    convert: Convert


Traits = dict[str, Trait]


def _plain(must: str, *types: type) -> Convert:
    """Return the conversion that takes values of JSON of these types as they are."""

    def convert(value: Any) -> Any:
        if type(value) not in types:
            raise WrongValue(must)
        return value

    return convert


_flag = _plain("true or false", bool)
_text = _plain("a string", str)
_integer = _plain("an integer", int)
_number = _plain("a number", int, float)


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise WrongValue("an integer of 0 or more")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if type(value) is not list or not all(type(item) is str for item in value):
        raise WrongValue("a list of strings")
    return tuple(value)


def _table(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise WrongValue("an object")
    if is_deep(value):
        raise WrongValue(f"an object of at most {MAX_DEPTH} levels")
    return value


def _metadata(value: Any) -> dict[str, Any]:
    table = _table(value)
    if "protocols" in table:
        try:
            _texts(table["protocols"])
        except WrongValue as wrong:
            raise WrongValue(str(wrong), ("protocols",)) from None
    return table


def _fields(value: Any, traits: Traits, what: str) -> dict[str, Any]:
    """Convert each key of an object by `traits`; an unknown key is an error, as a wrong value is."""
    converted = {}
    for key, item in _table(value).items():
        trait = traits.get(key)
        if trait is None:
            raise WrongValue(f"{what} (with only {', '.join(traits)})")
        try:
            converted[trait.field] = trait.convert(item)
        except WrongValue as wrong:
            raise WrongValue(str(wrong), (key, *wrong.steps)) from None
    return converted


def _record(record: type[Struct], what: str) -> Convert:
    """Return the conversion of an object to `record`, which is called `what`."""
    traits = _traits(record)
    required = [field for field in msgspec.structs.fields(record) if field.required]
    needed = " and ".join(f"a {field.encode_name}" for field in required)

    def convert(value: Any) -> Struct:
        fields = _fields(value, traits, what)
        if any(field.name not in fields for field in required):
            raise WrongValue(f"{what} with {needed}")
        return record(**fields)

    return convert


def _xml_namespace(value: Any) -> Any:
    # Some models have only the URI (botocore accepts both forms).
    return XmlNamespace(uri=value) if type(value) is str else _XML_NAMESPACE(value)


def _context_param(value: Any) -> str:
    name: str = _fields(value, {"name": Trait("name", _text)}, "a context parameter").get("name", "")
    if not name:
        raise WrongValue("a context parameter with a name")
    return name


def _traits(record: type[Struct], structure: tuple[str, ...] = (), **refined: Convert) -> Traits:
    """Return the traits of an IR node: its fields, except those in `structure`.

    A field is converted by its type, or as `refined` says.
    """
    return {
        field.encode_name: Trait(field.name, refined.get(field.name) or _conversion(field.type))
        for field in msgspec.structs.fields(record)
        if field.name not in structure
    }


def _conversion(type_: Any) -> Convert:
    if type_ in _CONVERSIONS:
        return _CONVERSIONS[type_]
    (alone,) = (alternative for alternative in get_args(type_) if alternative is not NoneType)
    return _CONVERSIONS[alone]


_CONVERSIONS: dict[Any, Convert] = {
    bool: _flag,
    str: _text,
    int: _integer,
    int | float | None: _number,
    tuple[str, ...]: _texts,
    dict[str, Any]: _table,
}
_XML_NAMESPACE = _record(XmlNamespace, "an XML namespace")
_CONVERSIONS |= {
    XmlNamespace: _xml_namespace,
    ErrorTrait: _record(ErrorTrait, "an error trait"),
    RetryableTrait: _record(RetryableTrait, "a retryable trait"),
    HttpTrait: _record(HttpTrait, "an http trait"),
}

# Fields of every node that are not traits here. The reader handles documentation and deprecations itself.
_NODE = ("name", "provenance", "documentation", "deprecation")

# The fields of a shape that are not traits, by the spec's name of its type; they are read separately.
STRUCTURAL = {"list": ("member",), "map": ("key", "value"), "structure": ("members",)}

# What no spec of this form can say of a shape.
_UNSPOKEN = ("open", "corrected", "modelled_enum")

# Lengths count something; the bounds of numbers are numbers.
_COUNTED = {StringShape, BlobShape, ListShape, MapShape}


def _of_shape(shape: type[Any]) -> tuple[type[Any], Traits]:
    structure = (*_NODE, *_UNSPOKEN, *STRUCTURAL.get(str(shape.__struct_config__.tag), ()))
    refined: dict[str, Convert] = {"min": _count, "max": _count} if shape in _COUNTED else {}
    return shape, _traits(shape, structure, **refined)


SHAPES = {str(shape.__struct_config__.tag): _of_shape(shape) for shape in get_args(Shape)}

TARGET = _traits(Target, _NODE)
# Which members are required is a trait of their structure.
MEMBER = _traits(Member, (*_NODE, "required"), context_param=_context_param)
OPERATION_TARGET = _traits(OperationTarget, _NODE)
OPERATION = {
    "name": Trait("wire_name", _text),
    **_traits(Operation, (*_NODE, "wire_name", "input", "output", "errors")),
}
# The other fields of a service do not come from traits.
SERVICE = {
    "metadata": Trait("metadata", _metadata),
    "version": Trait("version", _text),
    "clientContextParams": Trait("client_context_params", _table),
}
# The three keys of a deprecation, which are one record in the IR.
DEPRECATION = {
    "deprecated": Trait("deprecated", _flag),
    "deprecatedMessage": Trait("message", _text),
    "deprecatedSince": Trait("since", _text),
}

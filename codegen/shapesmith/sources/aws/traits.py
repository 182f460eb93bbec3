"""The traits of botocore's service-2.json: which may stand where, of what JSON type, and which IR field takes them.

One table per place. A key that no table names is reported by the reader, never dropped in silence. The tables were
drawn from the 472 service models of botocore 1.44.5; `tests/sources` counts every trait in the raw JSON and in the IR.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from shapesmith.ir.service import HttpTrait
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    ErrorTrait,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    RetryableTrait,
    StringShape,
    StructureShape,
    TimestampShape,
    XmlNamespace,
)
from shapesmith.sources.aws.decode import MAX_DEPTH, is_deep


class WrongValue(Exception):
    """A trait's value is not of the kind the trait takes.

    The message says what it must be, `steps` where within the trait it stands.
    """

    def __init__(self, must: str, steps: tuple[str, ...] = ()) -> None:
        super().__init__(must)
        self.steps = steps


Convert = Callable[[Any], Any]


class Trait(NamedTuple):
    """Where one trait's value goes: the IR field, and the conversion that also checks it."""

    field: str
    convert: Convert


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise WrongValue("true or false")
    return value


def _text(value: Any) -> str:
    if type(value) is not str:
        raise WrongValue("a string")
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise WrongValue("an integer")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise WrongValue("an integer of 0 or more")
    return value


def _number(value: Any) -> int | float:
    if type(value) is not int and type(value) is not float:
        raise WrongValue("a number")
    number: int | float = value
    return number


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


def _fields(value: Any, fields: dict[str, Trait], what: str) -> dict[str, Any]:
    """Convert each key of an object by `fields`; an unknown key is as wrong as a wrong value."""
    converted = {}
    for key, item in _table(value).items():
        trait = fields.get(key)
        if trait is None:
            raise WrongValue(f"{what} (with only {', '.join(fields)})")
        try:
            converted[trait.field] = trait.convert(item)
        except WrongValue as wrong:
            raise WrongValue(str(wrong), (key, *wrong.steps)) from None
    return converted


_XML_NAMESPACE = {"uri": Trait("uri", _text), "prefix": Trait("prefix", _text)}
_ERROR = {
    "httpStatusCode": Trait("http_status_code", _integer),
    "code": Trait("code", _text),
    "senderFault": Trait("sender_fault", _flag),
    "fault": Trait("fault", _flag),
}
_HTTP = {
    "method": Trait("method", _text),
    "requestUri": Trait("request_uri", _text),
    "responseCode": Trait("response_code", _integer),
}


def _xml_namespace(value: Any) -> XmlNamespace:
    # Some models give the URI alone (botocore accepts both forms).
    if type(value) is str:
        return XmlNamespace(uri=value)
    fields = _fields(value, _XML_NAMESPACE, "an XML namespace")
    if "uri" not in fields:
        raise WrongValue("an XML namespace with a uri")
    return XmlNamespace(**fields)


def _error(value: Any) -> ErrorTrait:
    return ErrorTrait(**_fields(value, _ERROR, "an error trait"))


def _retryable(value: Any) -> RetryableTrait:
    fields = {"throttling": Trait("throttling", _flag)}
    return RetryableTrait(**_fields(value, fields, "a retryable trait"))


def _http(value: Any) -> HttpTrait:
    fields = _fields(value, _HTTP, "an http trait")
    if "method" not in fields or "request_uri" not in fields:
        raise WrongValue("an http trait with a method and a requestUri")
    return HttpTrait(**fields)


def _context_param(value: Any) -> str:
    name: str = _fields(value, {"name": Trait("name", _text)}, "a context parameter").get("name", "")
    if not name:
        raise WrongValue("a context parameter with a name")
    return name


_FLATTENED = {"flattened": Trait("flattened", _flag), "sparse": Trait("sparse", _flag)}
_SIZE = {"min": Trait("min", _count), "max": Trait("max", _count)}
_RANGE = {"min": Trait("min", _number), "max": Trait("max", _number)}

EVERY_SHAPE: dict[str, Trait] = {
    "sensitive": Trait("sensitive", _flag),
    "box": Trait("box", _flag),
    "locationName": Trait("location_name", _text),
}

SHAPES: dict[str, tuple[type, dict[str, Trait]]] = {
    "string": (
        StringShape,
        EVERY_SHAPE | _SIZE | {"pattern": Trait("pattern", _text), "enum": Trait("enum", _texts)},
    ),
    "blob": (
        BlobShape,
        EVERY_SHAPE
        | _SIZE
        | {"streaming": Trait("streaming", _flag), "requiresLength": Trait("requires_length", _flag)},
    ),
    "boolean": (BooleanShape, EVERY_SHAPE),
    "integer": (IntegerShape, EVERY_SHAPE | _RANGE),
    "long": (LongShape, EVERY_SHAPE | _RANGE),
    "float": (FloatShape, EVERY_SHAPE | _RANGE),
    "double": (DoubleShape, EVERY_SHAPE | _RANGE),
    "timestamp": (TimestampShape, EVERY_SHAPE | {"timestampFormat": Trait("timestamp_format", _text)}),
    "list": (ListShape, EVERY_SHAPE | _SIZE | _FLATTENED),
    "map": (MapShape, EVERY_SHAPE | _SIZE | _FLATTENED),
    "structure": (
        StructureShape,
        EVERY_SHAPE
        | {
            "required": Trait("required", _texts),
            "union": Trait("union", _flag),
            "document": Trait("document", _flag),
            "payload": Trait("payload", _text),
            "exception": Trait("exception", _flag),
            "error": Trait("error", _error),
            "fault": Trait("fault", _flag),
            "retryable": Trait("retryable", _retryable),
            "eventstream": Trait("eventstream", _flag),
            "event": Trait("event", _flag),
            "wrapper": Trait("wrapper", _flag),
            "synthetic": Trait("synthetic", _flag),
            "xmlOrder": Trait("xml_order", _texts),
            "xmlNamespace": Trait("xml_namespace", _xml_namespace),
        },
    ),
}

TARGET: dict[str, Trait] = {
    "shape": Trait("shape", _text),
    "locationName": Trait("location_name", _text),
    "jsonvalue": Trait("jsonvalue", _flag),
}

MEMBER: dict[str, Trait] = TARGET | {
    "location": Trait("location", _text),
    "queryName": Trait("query_name", _text),
    "idempotencyToken": Trait("idempotency_token", _flag),
    "box": Trait("box", _flag),
    "hostLabel": Trait("host_label", _flag),
    "streaming": Trait("streaming", _flag),
    "flattened": Trait("flattened", _flag),
    "eventpayload": Trait("eventpayload", _flag),
    "xmlAttribute": Trait("xml_attribute", _flag),
    "xmlNamespace": Trait("xml_namespace", _xml_namespace),
    "contextParam": Trait("context_param", _context_param),
    "enum": Trait("enum", _texts),
}

OPERATION_TARGET: dict[str, Trait] = {
    "shape": Trait("shape", _text),
    "locationName": Trait("location_name", _text),
    "resultWrapper": Trait("result_wrapper", _text),
    "wrapper": Trait("wrapper", _flag),
    "xmlNamespace": Trait("xml_namespace", _xml_namespace),
    "exception": Trait("exception", _flag),
    "fault": Trait("fault", _flag),
    "error": Trait("error", _table),
}

OPERATION: dict[str, Trait] = {
    "name": Trait("wire_name", _text),
    "http": Trait("http", _http),
    "documentationUrl": Trait("documentation_url", _text),
    "idempotent": Trait("idempotent", _flag),
    "readonly": Trait("readonly", _flag),
    "authtype": Trait("authtype", _text),
    "auth": Trait("auth", _texts),
    "unsignedPayload": Trait("unsigned_payload", _flag),
    "endpoint": Trait("endpoint", _table),
    "endpointdiscovery": Trait("endpointdiscovery", _table),
    "endpointoperation": Trait("endpointoperation", _flag),
    "httpChecksumRequired": Trait("http_checksum_required", _flag),
    "httpChecksum": Trait("http_checksum", _table),
    "staticContextParams": Trait("static_context_params", _table),
    "operationContextParams": Trait("operation_context_params", _table),
    "requestcompression": Trait("requestcompression", _table),
}

SERVICE: dict[str, Trait] = {
    "metadata": Trait("metadata", _table),
    "version": Trait("version", _text),
    "clientContextParams": Trait("client_context_params", _table),
}

# The three keys of a deprecation, which the IR holds as one record.
DEPRECATION: dict[str, Trait] = {
    "deprecated": Trait("deprecated", _flag),
    "deprecatedMessage": Trait("message", _text),
    "deprecatedSince": Trait("since", _text),
}

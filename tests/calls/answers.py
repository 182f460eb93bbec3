"""The shortest answer of a service that botocore can read, for each protocol: what a stubbed transport gives back."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from botocore.awsrequest import AWSResponse
from botocore.model import OperationModel

# Services that must ask for their endpoint first ask the same client: this is answered, so that the call goes on.
_ENDPOINTS = {"Endpoints": [{"Address": "discovered.example.com", "CachePeriodInMinutes": 1440}]}

_EVENTS = "application/vnd.amazon.eventstream"


class Body(BytesIO):
    """What botocore reads a response from: a file that can be read in chunks too, as urllib3's."""

    def stream(self, amount: int = 2**16, **_: object) -> Iterator[bytes]:
        while chunk := self.read(amount):
            yield chunk


def answer(operation: OperationModel, url: str) -> AWSResponse:
    """Return a successful response to `operation` with as little in it as its protocol allows."""
    protocol = operation.service_model.resolved_protocol
    headers = {"content-type": "application/octet-stream"}
    if protocol == "smithy-rpc-v2-cbor":
        headers["smithy-protocol"] = "rpc-v2-cbor"
    if operation.has_event_stream_output:
        headers["content-type"] = _EVENTS
        return AWSResponse(url, 200, headers, Body(_initial_response(protocol)))
    return AWSResponse(url, 200, headers, Body(_content(operation, protocol)))


def _content(operation: OperationModel, protocol: str) -> bytes:
    if operation.is_endpoint_discovery_operation:
        return json.dumps(_ENDPOINTS).encode()
    if protocol == "smithy-rpc-v2-cbor":
        return b"\xa0"
    if protocol in ("json", "rest-json"):
        return b"{}"
    output = operation.output_shape
    wrapper = output.serialization.get("resultWrapper") if output is not None else None
    return f"<Response>{f'<{wrapper}/>' if wrapper else ''}</Response>".encode()


def _initial_response(protocol: str) -> bytes:
    """Return the event with which a stream of the protocols without HTTP bindings begins; the others begin with none."""
    if protocol in ("rest-json", "rest-xml"):
        return b""
    payload = b"\xa0" if protocol == "smithy-rpc-v2-cbor" else b"{}"
    headers = _text_header(":event-type", "initial-response") + _text_header(":message-type", "event")
    prelude = struct.pack("!II", 16 + len(headers) + len(payload), len(headers))
    message = prelude + struct.pack("!I", zlib.crc32(prelude)) + headers + payload
    return message + struct.pack("!I", zlib.crc32(message))


def _text_header(name: str, value: str) -> bytes:
    return struct.pack("!B", len(name)) + name.encode() + struct.pack("!BH", 7, len(value)) + value.encode()

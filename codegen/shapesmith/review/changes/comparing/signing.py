"""How requests are signed, as an SDK takes it from a spec: what is named, or what stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapesmith.ir.service import Operation, Service

# The scheme of each signature, as `botocore.auth` has it. Of other signatures the name itself is compared.
SCHEMES = {
    "bearer": "smithy.api#httpBearerAuth",
    "none": "smithy.api#noAuth",
    "v4": "aws.auth#sigv4",
    "v4a": "aws.auth#sigv4a",
}


def signing_of_service(metadata: Mapping[str, Any], key: str) -> object:
    """Return what an entry of the metadata says, or what an SDK takes in its place."""
    match key:
        case "auth":
            return metadata.get("auth") or [_scheme(str(metadata.get("signatureVersion")))]
        case "signingName":
            return metadata.get("signingName") or metadata.get("endpointPrefix")
    return metadata.get(key)


def signing_of_operation(operation: Operation, service: Service) -> object:
    """Return the schemes of an operation: its own, or those of its service."""
    if operation.auth:
        return [*operation.auth]
    return [_scheme(operation.authtype)] if operation.authtype else signing_of_service(service.metadata, "auth")


def _scheme(signature: str) -> str:
    return SCHEMES.get(signature, signature)

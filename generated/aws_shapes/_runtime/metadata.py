"""What boto3 says of a response beside its members: the id of the request and more."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class ResponseMetadata:
    """What boto3 says of a response; `raw` is its dict.

    `http_headers` have names in lower case. What a response lacks is None or empty.
    """

    __slots__ = ("raw",)

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw

    @property
    def request_id(self) -> str | None:
        """The id of the request, for the support of AWS."""
        return self.raw.get("RequestId")

    @property
    def host_id(self) -> str | None:
        """The second id that S3 gives a request."""
        return self.raw.get("HostId")

    @property
    def http_status_code(self) -> int | None:
        """The HTTP status."""
        return self.raw.get("HTTPStatusCode")

    @property
    def http_headers(self) -> Mapping[str, str]:
        """The headers of the response."""
        headers: Mapping[str, str] = self.raw.get("HTTPHeaders") or {}
        return headers

    @property
    def retry_attempts(self) -> int:
        """How many times botocore tried the call again."""
        return self.raw.get("RetryAttempts") or 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ResponseMetadata):
            return NotImplemented
        return bool(self.raw == other.raw)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        status = self.http_status_code
        return f"ResponseMetadata({self.request_id!r}, http_status_code={status})"


def response_metadata(kept: Mapping[str, Any] | None) -> ResponseMetadata | None:
    """Return what a response has kept of it; None if it has nothing."""
    raw = (kept or {}).get("ResponseMetadata")
    return ResponseMetadata(raw) if isinstance(raw, dict) else None

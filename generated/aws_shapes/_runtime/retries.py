"""Which errors botocore tries again: its lists of codes and statuses by retry mode.

The lists are those of `botocore.retries.standard`, `botocore.retries.special` and
`botocore/data/_retry.json`; a test compares them with the pinned botocore.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    # The trait of the model: absent, to be tried again, or so after slowing down.
    Trait: TypeAlias = Literal["", "transient", "throttling"]
    RetryMode: TypeAlias = Literal["standard", "adaptive", "legacy"]

MODES = ("standard", "adaptive", "legacy")

THROTTLING_CODES = frozenset(
    {
        "BandwidthLimitExceeded",
        "EC2ThrottledException",
        "LimitExceededException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException",
    }
)
TRANSIENT_CODES = frozenset(
    {
        "IDPCommunicationError",
        "PriorRequestNotComplete",
        "RequestTimeout",
        "RequestTimeoutException",
    }
)
TRANSIENT_STATUSES = frozenset({500, 502, 503, 504})
# Only of an error that the operation does not name: for others the model decides.
THROTTLING_STATUS = 429

LEGACY_STATUSES = frozenset({429, 500, 502, 503, 504, 509})
LEGACY_CODES = frozenset(
    {
        ("ProvisionedThroughputExceededException", 400),
        ("RequestThrottledException", 400),
        ("ThrottledException", 400),
        ("Throttling", 400),
        ("ThrottlingException", 400),
    }
)
LEGACY_CODES_OF_SERVICES = {
    "cloudsearch": {("BandwidthLimitExceeded", 509)},
    "dynamodb": {
        ("ReplicatedWriteConflictException", 409),
        ("TransactionInProgressException", 400),
    },
    "ec2": {("EC2ThrottledException", 503), ("RequestLimitExceeded", 503)},
    "glacier": {("RequestTimeoutException", 408)},
    "kinesis": {("LimitExceededException", 400)},
    "organizations": {("TooManyRequestsException", 400)},
    "route53": {("PriorRequestNotComplete", 400), ("Throttling", 400)},
    "s3": {("BadDigest", 400), ("RequestTimeout", 400)},
    "sqs": {("RequestThrottled", 403)},
    "sts": {("IDPCommunicationError", 400)},
}


def is_throttling(code: str, status: int | None, trait: Trait | None) -> bool:
    """Whether botocore slows down before it tries again, in its standard mode.

    `trait` is None for an error that the operation does not name.
    """
    if code in THROTTLING_CODES:
        return True
    if trait is None:
        return status == THROTTLING_STATUS
    return trait == "throttling"


def is_retryable(code: str, status: int | None, trait: Trait | None) -> bool:
    """Whether botocore tries again, in its standard and its adaptive mode.

    `trait` is None for an error that the operation does not name.
    """
    return (
        code in TRANSIENT_CODES
        or status in TRANSIENT_STATUSES
        or bool(trait)
        or is_throttling(code, status, trait)
    )


def is_retryable_in_legacy_mode(service: str, code: str, status: int | None) -> bool:
    """Whether botocore tries again in its legacy mode; `service` is boto3's name."""
    listed = LEGACY_CODES_OF_SERVICES.get(service, ())
    pair = (code, status)
    return status in LEGACY_STATUSES or pair in LEGACY_CODES or pair in listed

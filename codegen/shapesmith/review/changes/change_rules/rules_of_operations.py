"""Change rules about operations themselves: how they are called, signed and retried."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.change_rules.rules_of_texts import rules_of_texts
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import added, differs, removed, wire_name
from shapesmith.review.changes.comparing.signing import signing_of_operation

_OF_SIGNING = "auth authtype unsigned_payload"


def _auth(pair: Pair, *, is_respelled: bool) -> Iterator[Found]:
    """Find how an operation is signed otherwise: the same in another way, or another thing."""
    sides = (pair.old, pair.comparison.old.service), (pair.new, pair.comparison.new.service)
    old, new = (signing_of_operation(operation, service) for operation, service in sides)
    for found in differs(*_OF_SIGNING.split())(pair):
        if (old == new and found.says != wire_name("unsigned_payload")) is is_respelled:
            yield found


def _http_differs(pair: Pair) -> Iterator[Found]:
    """Find another HTTP binding, or another name on the wire than follows from that of the operation."""
    is_respelled = all(side.wire_name == side.name for side in (pair.old, pair.new))
    for found in differs("http", "wire_name")(pair):
        if not is_respelled or found.says != wire_name("wire_name"):
            yield found


RULES: tuple[ChangeRule, ...] = (
    rule(
        "OPERATION_HTTP_CHANGED",
        "operation http wire_name",
        _http_differs,
        "The HTTP binding of an operation differs, which an SDK handles.",
        "has another HTTP binding",
    ),
    rule(
        "OPERATION_AUTH_CHANGED",
        f"operation {_OF_SIGNING}",
        partial(_auth, is_respelled=False),
        "An operation is signed in another way.",
        "is signed in another way",
        always="request",
        advice="Update the SDK, so that requests are signed as the service expects.",
    ),
    rule(
        "OPERATION_AUTH_RESPELLED",
        f"operation {_OF_SIGNING}",
        partial(_auth, is_respelled=True),
        "How an operation is signed is written in another way: it names what an SDK took already.",
        "names how it is signed, which is as before",
    ),
    rule(
        "OPERATION_ENDPOINT_CHANGED",
        "operation endpoint endpointdiscovery endpointoperation",
        differs,
        "An operation has another endpoint, which an SDK handles.",
        "has another endpoint",
    ),
    rule(
        "OPERATION_CHECKSUM_CHANGED",
        "operation http_checksum_required http_checksum requestcompression",
        differs,
        "The checksum or compression of an operation differs, which an SDK handles.",
        "has another checksum or compression",
    ),
    rule(
        "OPERATION_CONTEXT_CHANGED",
        "operation static_context_params operation_context_params",
        differs,
        "What the endpoint rules read from an operation differs.",
        "has other context parameters",
    ),
    rule(
        "OPERATION_RETRY_ADDED",
        "operation idempotent readonly",
        added,
        "An operation is declared idempotent or read-only, and may be retried.",
        "is declared safe to retry",
    ),
    rule(
        "OPERATION_RETRY_REMOVED",
        "operation idempotent readonly",
        removed,
        "An operation is no longer declared idempotent or read-only.",
        "is no longer declared safe to retry",
        always="response",
        advice="Do not retry it without an idempotency token.",
    ),
    *rules_of_texts("operation", "an operation"),
    rule(
        "OPERATION_LINK_CHANGED",
        "operation documentation_url",
        differs,
        "The link to the documentation of an operation differs.",
        "links to another page",
        always="docs",
    ),
)

"""Change rules about a service as a whole: what it has, and its metadata."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.change_rules.rules_of_texts import rules_of_texts
from shapesmith.review.changes.comparing import elements
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import differs, shown
from shapesmith.review.changes.comparing.signing import signing_of_service
from shapesmith.review.changes.witnesses import class_witnesses, code_witnesses

_AUTH = frozenset({"auth", "signatureVersion", "signingName"})
_PREFIX = frozenset({"endpointPrefix"})
_PROTOCOL = frozenset({"protocol", "protocols", "jsonVersion", "targetPrefix", "xmlNamespace", "protocolSettings"})
# The API version is a field of its own.
_ELSEWHERE = frozenset({"apiVersion"})


def _metadata(
    pair: Pair, *, only: frozenset[str] = frozenset(), without: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Find these entries of the service's metadata that differ, or all others."""
    for key in dict.fromkeys((*pair.old.metadata, *pair.new.metadata)):
        if (key in only if only else key not in without) and key not in _ELSEWHERE:
            old, new = pair.old.metadata.get(key), pair.new.metadata.get(key)
            if old != new:
                yield Found(shown(old), shown(new), says=key)


def _auth(pair: Pair, *, is_respelled: bool) -> Iterator[Found]:
    """Find how requests are signed otherwise: what says the same in another way, or another thing."""
    for found in _metadata(pair, only=_AUTH):
        old, new = (signing_of_service(side.metadata, found.says) for side in (pair.old, pair.new))
        if (old == new) is is_respelled:
            yield found
    if _is_signed_by_prefix(pair) and not is_respelled:
        yield from _metadata(pair, only=_PREFIX)


def _other_metadata(pair: Pair) -> Iterator[Found]:
    without = _PROTOCOL | _AUTH | (_PREFIX if _is_signed_by_prefix(pair) else frozenset())
    yield from _metadata(pair, without=without)


def _is_signed_by_prefix(pair: Pair) -> bool:
    """Return whether the endpoint prefix of both sides is also the name that signs, as neither says another."""
    return not any(side.metadata.get("signingName") for side in (pair.old, pair.new))


RULES: tuple[ChangeRule, ...] = (
    rule(
        "SERVICE_OPERATION_REMOVED",
        "service operations",
        elements.operation_removed,
        "An operation is gone.",
        "was removed",
        always="source request",
        advice="Stop calling it; the service no longer offers it.",
        witnesses=(code_witnesses.missing_operation,),
    ),
    rule(
        "SERVICE_OPERATION_RENAMED",
        "service operations",
        elements.operation_renamed,
        "An operation seems to have another name: same input, similar name.",
        "seems to be renamed",
        always="source request",
        advice="Call it by its new name.",
        witnesses=(code_witnesses.missing_operation,),
    ),
    rule(
        "SERVICE_OPERATION_RESPELLED",
        "service operations",
        elements.operation_respelled,
        "The name of an operation is spelled in another way; its names in Python are the same.",
        "is spelled in another way",
    ),
    rule("SERVICE_OPERATION_ADDED", "service operations", elements.operation_added, "An operation is new.", "is new"),
    rule(
        "SERVICE_SHAPE_REMOVED",
        "service shapes",
        partial(elements.removed_shape, has_class=True),
        "A shape that has a class in Python is gone.",
        "was removed",
        always="source",
        advice="Stop importing its class.",
        witnesses=(class_witnesses.missing_class,),
    ),
    rule(
        "SERVICE_SHAPE_REPLACED",
        "service shapes",
        partial(elements.removed_shape, has_class=True, has_successor=True),
        "A shape is gone, and another one has a class of the same name with all of its members.",
        "was removed, and its class has a successor",
    ),
    rule(
        "SERVICE_SCALAR_REMOVED",
        "service shapes",
        partial(elements.removed_shape, has_class=False),
        "A shape that has no class in Python is gone; members that had it are reported themselves.",
        "was removed",
    ),
    rule(
        "SERVICE_SHAPE_RENAMED",
        "service shapes",
        partial(elements.renamed_shape, has_class=True),
        "A shape that has a class in Python seems to have another name: same contents.",
        "seems to be renamed",
        always="source",
        advice="Import it by its new name.",
        witnesses=(class_witnesses.missing_class,),
    ),
    rule(
        "SERVICE_SHAPE_RESPELLED",
        "service shapes",
        partial(elements.renamed_shape, has_class=True, is_respelled=True),
        "The name of a shape is spelled in another way; its class in Python has the same name.",
        "is spelled in another way",
    ),
    rule(
        "SERVICE_SCALAR_RENAMED",
        "service shapes",
        partial(elements.renamed_shape, has_class=False),
        "A shape that has no class in Python seems to have another name: same contents, similar name.",
        "seems to be renamed",
    ),
    rule("SERVICE_SHAPE_ADDED", "service shapes", elements.shape_added, "A shape is new.", "is new"),
    rule(
        "SERVICE_VERSION_CHANGED",
        "service api_version",
        differs,
        "The API version is another one.",
        "has another API version",
        always="request",
        advice="Read the release notes of the service: another API version may be another API.",
    ),
    rule(
        "SERVICE_PROTOCOL_CHANGED",
        "service metadata",
        partial(_metadata, only=_PROTOCOL),
        "The protocol of the service differs, which an SDK handles.",
        "has another protocol",
    ),
    rule(
        "SERVICE_AUTH_CHANGED",
        "service metadata",
        partial(_auth, is_respelled=False),
        "How requests are signed differs.",
        "is signed in another way",
        always="request",
        advice="Update the SDK, so that requests are signed as the service expects.",
    ),
    rule(
        "SERVICE_AUTH_RESPELLED",
        "service metadata",
        partial(_auth, is_respelled=True),
        "How requests are signed is written in another way: it names what an SDK took already.",
        "names how it is signed, which is as before",
    ),
    rule(
        "SERVICE_METADATA_CHANGED",
        "service metadata",
        _other_metadata,
        "Other metadata of the service differs.",
        "has other metadata",
    ),
    rule(
        "SERVICE_CONTEXT_CHANGED",
        "service client_context_params version",
        differs,
        "What the endpoint rules read from a client differs.",
        "has other client context parameters",
    ),
    *rules_of_texts("service", "the service", advice="Plan to leave it."),
    rule(
        "SERVICE_PAGINATOR_ADDED",
        "service paginators",
        partial(elements.one_sided, field="paginators", new=True),
        "An operation can be read page by page.",
        "has a paginator now",
    ),
    rule(
        "SERVICE_PAGINATOR_REMOVED",
        "service paginators",
        partial(elements.paginator_removed, is_kept=False),
        "An operation has no paginator any more.",
        "has no paginator any more",
        always="source response",
        advice="Read its pages by hand, if it still has any.",
        witnesses=(code_witnesses.missing_pages,),
    ),
    rule(
        "SERVICE_PAGINATOR_DROPPED",
        "service paginators",
        partial(elements.paginator_removed, is_kept=True),
        "An operation with a paginator is gone; its request is that of another operation, with a paginator.",
        "is gone with its paginator, and its request has one with another operation",
    ),
    rule(
        "SERVICE_WAITER_ADDED",
        "service waiters",
        partial(elements.one_sided, field="waiters", new=True),
        "A waiter is new.",
        "is a new waiter",
    ),
    rule(
        "SERVICE_WAITER_REMOVED",
        "service waiters",
        partial(elements.one_sided, field="waiters", new=False),
        "A waiter is gone.",
        "is no waiter any more",
        always="source response",
        advice="Poll the state by hand.",
        witnesses=(code_witnesses.missing_wait,),
    ),
    rule(
        "SERVICE_WAITER_RESPELLED",
        "service waiters",
        elements.waiter_respelled,
        "The name of a waiter is spelled in another way; its method in Python has the same name.",
        "is spelled in another way",
    ),
    rule(
        "SERVICE_EXAMPLES_CHANGED",
        "service examples",
        elements.examples_differ,
        "The published examples of an operation differ.",
        "has other examples",
        always="docs",
    ),
)

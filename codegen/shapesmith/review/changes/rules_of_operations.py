"""Change rules about a service as a whole, its operations, paginators and waiters."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.review.changes import elements, witnesses
from shapesmith.review.changes.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparison import Found, Pair
from shapesmith.review.changes.documents import documentation_added, documentation_removed, documentation_reworded
from shapesmith.review.changes.handlers import Handler, added, changed, differs, removed, shown

_AUTH = frozenset({"auth", "signatureVersion", "signingName"})
_PROTOCOL = frozenset({"protocol", "protocols", "jsonVersion", "targetPrefix", "xmlNamespace", "protocolSettings"})
# The API version is a field of its own.
_ELSEWHERE = frozenset({"apiVersion"})


def _metadata(*, only: frozenset[str] = frozenset(), without: frozenset[str] = frozenset()) -> Handler:
    """Return the handler that compares these entries of the service's metadata, or all others."""

    def handler(pair: Pair) -> Iterator[Found]:
        for key in dict.fromkeys((*pair.old.metadata, *pair.new.metadata)):
            if (key in only if only else key not in without) and key not in _ELSEWHERE:
                old, new = pair.old.metadata.get(key), pair.new.metadata.get(key)
                if old != new:
                    yield Found(shown(old), shown(new), says=key)

    return handler


def _result(field: str, was: bool, is_: bool) -> Handler:
    """Return the handler that compares the shape of an operation's input or output."""

    def handler(pair: Pair) -> Iterator[Found]:
        old, new = getattr(pair.old, field), getattr(pair.new, field)
        if (old is not None, new is not None) != (was, is_):
            return
        before, after = (target.shape if target is not None else None for target in (old, new))
        if before != after:
            yield Found(before, after, detail=before)

    return handler


_IMPORT_IT = "Stop calling it; the service no longer offers it."

RULES: tuple[ChangeRule, ...] = (
    ChangeRule(
        "SERVICE_OPERATION_REMOVED", "service", ("operations",), elements.operation_removed,
        "An operation is gone.", "was removed", ("source", "request"),
        advice=_IMPORT_IT, witnesses=(witnesses.missing_operation,),
    ),
    ChangeRule(
        "SERVICE_OPERATION_RENAMED", "service", ("operations",), elements.operation_renamed,
        "An operation seems to have another name: same input, similar name.", "seems to be renamed",
        ("source", "request"), advice="Call it by its new name.", witnesses=(witnesses.missing_operation,),
    ),
    ChangeRule(
        "SERVICE_OPERATION_ADDED", "service", ("operations",), elements.operation_added,
        "An operation is new.", "is new",
    ),
    ChangeRule(
        "SERVICE_SHAPE_REMOVED", "service", ("shapes",), elements.removed_shape(True),
        "A shape that has a class in Python is gone.", "was removed", ("source",),
        advice="Stop importing its class.", witnesses=(witnesses.missing_class,),
    ),
    ChangeRule(
        "SERVICE_SCALAR_REMOVED", "service", ("shapes",), elements.removed_shape(False),
        "A shape that has no class in Python is gone; members that had it are reported themselves.", "was removed",
    ),
    ChangeRule(
        "SERVICE_SHAPE_RENAMED", "service", ("shapes",), elements.shape_renamed,
        "A shape seems to have another name: same contents.", "seems to be renamed", ("source",),
        advice="Import it by its new name.", witnesses=(witnesses.missing_class,),
    ),
    ChangeRule(
        "SERVICE_SHAPE_ADDED", "service", ("shapes",), elements.shape_added, "A shape is new.", "is new",
    ),
    rule(
        "SERVICE_VERSION_CHANGED", "service", "api_version", differs,
        "The API version is another one.", "has another API version", always="request",
        advice="Read the release notes of the service: another API version may be another API.",
    ),
    ChangeRule(
        "SERVICE_PROTOCOL_CHANGED", "service", ("metadata",), _metadata(only=_PROTOCOL),
        "The protocol of the service differs, which an SDK handles.", "has another protocol",
    ),
    ChangeRule(
        "SERVICE_AUTH_CHANGED", "service", ("metadata",), _metadata(only=_AUTH),
        "How requests are signed differs.", "is signed in another way", ("request",),
        advice="Update the SDK, so that requests are signed as the service expects.",
    ),
    ChangeRule(
        "SERVICE_METADATA_CHANGED", "service", ("metadata",), _metadata(without=_PROTOCOL | _AUTH),
        "Other metadata of the service differs.", "has other metadata",
    ),
    rule(
        "SERVICE_CONTEXT_CHANGED", "service", "client_context_params version", differs,
        "What the endpoint rules read from a client differs.", "has other client context parameters",
    ),
    rule("SERVICE_DEPRECATION_ADDED", "service", "deprecation", added,
         "The service is deprecated.", "is deprecated now", always="docs", advice="Plan to leave it."),
    rule("SERVICE_DEPRECATION_REMOVED", "service", "deprecation", removed,
         "The service is no longer deprecated.", "is no longer deprecated"),
    rule("SERVICE_DEPRECATION_CHANGED", "service", "deprecation", changed,
         "The deprecation of the service has another text or date.", "is deprecated in other words", always="docs"),
    ChangeRule("SERVICE_DOCUMENTATION_ADDED", "service", ("documentation",), documentation_added,
               "The service is documented now.", "is documented now"),
    ChangeRule("SERVICE_DOCUMENTATION_REMOVED", "service", ("documentation",), documentation_removed,
               "The service is no longer documented.", "is no longer documented", ("docs",)),
    ChangeRule("SERVICE_DOCUMENTATION_REWORDED", "service", ("documentation",), documentation_reworded,
               "The text of the service is another one.", "is documented in other words", ("docs",)),
    ChangeRule("OPERATION_INPUT_ADDED", "operation", ("input",), _result("input", False, True),
               "An operation that took no input takes one.", "takes an input now"),
    ChangeRule("OPERATION_INPUT_REMOVED", "operation", ("input",), _result("input", True, False),
               "An operation takes no input any more.", "takes no input any more", ("source", "request"),
               advice="Call it without parameters."),
    ChangeRule("OPERATION_INPUT_CHANGED", "operation", ("input",), _result("input", True, True),
               "The input of an operation is another shape.", "takes another input", ("source",),
               advice="Construct the request with the class of the new input."),
    ChangeRule("OPERATION_OUTPUT_ADDED", "operation", ("output",), _result("output", False, True),
               "An operation that returned nothing returns something.", "returns something now"),
    ChangeRule("OPERATION_OUTPUT_REMOVED", "operation", ("output",), _result("output", True, False),
               "An operation returns nothing any more.", "returns nothing any more", ("source", "response"),
               advice="Stop reading its response."),
    ChangeRule("OPERATION_OUTPUT_CHANGED", "operation", ("output",), _result("output", True, True),
               "The output of an operation is another shape.", "returns another output", ("source", "response"),
               advice="Read the response with the class of the new output."),
    ChangeRule("OPERATION_ERROR_ADDED", "operation", ("errors",), elements.error_added,
               "An operation declares another error.", "may raise another error", ("response",),
               advice="Handle the error, or let it reach a general handler."),
    ChangeRule("OPERATION_ERROR_REMOVED", "operation", ("errors",), elements.error_removed,
               "An operation no longer declares an error.", "no longer declares an error"),
    ChangeRule("OPERATION_ERROR_REORDERED", "operation", ("errors",), elements.errors_reordered,
               "The errors of an operation are in another order.", "lists its errors in another order"),
    rule("OPERATION_HTTP_CHANGED", "operation", "http wire_name", differs,
         "The HTTP binding of an operation differs, which an SDK handles.", "has another HTTP binding"),
    rule("OPERATION_AUTH_CHANGED", "operation", "auth authtype unsigned_payload", differs,
         "An operation is signed in another way.", "is signed in another way", always="request",
         advice="Update the SDK, so that requests are signed as the service expects."),
    rule("OPERATION_ENDPOINT_CHANGED", "operation", "endpoint endpointdiscovery endpointoperation", differs,
         "An operation has another endpoint, which an SDK handles.", "has another endpoint"),
    rule("OPERATION_CHECKSUM_CHANGED", "operation", "http_checksum_required http_checksum requestcompression", differs,
         "The checksum or compression of an operation differs, which an SDK handles.",
         "has another checksum or compression"),
    rule("OPERATION_CONTEXT_CHANGED", "operation", "static_context_params operation_context_params", differs,
         "What the endpoint rules read from an operation differs.", "has other context parameters"),
    rule("OPERATION_RETRY_ADDED", "operation", "idempotent readonly", added,
         "An operation is declared idempotent or read-only, and may be retried.", "is declared safe to retry"),
    rule("OPERATION_RETRY_REMOVED", "operation", "idempotent readonly", removed,
         "An operation is no longer declared idempotent or read-only.", "is no longer declared safe to retry",
         always="response", advice="Do not retry it without an idempotency token."),
    rule("OPERATION_DEPRECATION_ADDED", "operation", "deprecation", added,
         "An operation is deprecated.", "is deprecated now", always="docs", advice="Plan to replace it."),
    rule("OPERATION_DEPRECATION_REMOVED", "operation", "deprecation", removed,
         "An operation is no longer deprecated.", "is no longer deprecated"),
    rule("OPERATION_DEPRECATION_CHANGED", "operation", "deprecation", changed,
         "The deprecation of an operation has another text or date.", "is deprecated in other words", always="docs"),
    ChangeRule("OPERATION_DOCUMENTATION_ADDED", "operation", ("documentation",), documentation_added,
               "An operation is documented now.", "is documented now"),
    ChangeRule("OPERATION_DOCUMENTATION_REMOVED", "operation", ("documentation",), documentation_removed,
               "An operation is no longer documented.", "is no longer documented", ("docs",)),
    ChangeRule("OPERATION_DOCUMENTATION_REWORDED", "operation", ("documentation",), documentation_reworded,
               "The text of an operation is another one.", "is documented in other words", ("docs",)),
    rule("OPERATION_LINK_CHANGED", "operation", "documentation_url", differs,
         "The link to the documentation of an operation differs.", "links to another page", always="docs"),
    rule("RESULT_BINDING_CHANGED", "result",
         "location_name result_wrapper wrapper xml_namespace exception fault error", differs,
         "How an input, output or error of an operation is written differs, which an SDK handles.",
         "is written in another way"),
    ChangeRule("RESULT_DOCUMENTATION_REWORDED", "result", ("documentation",), differs("documentation"),
               "The text of an input, output or error differs.", "is documented in other words", ("docs",)),
    ChangeRule("SERVICE_PAGINATOR_ADDED", "service", ("paginators",), elements.one_sided("paginators", new=True),
               "An operation can be read page by page.", "has a paginator now"),
    ChangeRule("SERVICE_PAGINATOR_REMOVED", "service", ("paginators",), elements.one_sided("paginators", new=False),
               "An operation has no paginator any more.", "has no paginator any more", ("response",),
               advice="Read its pages by hand, if it still has any."),
    ChangeRule("SERVICE_WAITER_ADDED", "service", ("waiters",), elements.one_sided("waiters", new=True),
               "A waiter is new.", "is a new waiter"),
    ChangeRule("SERVICE_WAITER_REMOVED", "service", ("waiters",), elements.one_sided("waiters", new=False),
               "A waiter is gone.", "is no waiter any more", ("response",),
               advice="Poll the state by hand."),
    ChangeRule("SERVICE_EXAMPLES_CHANGED", "service", ("examples",), elements.examples_differ,
               "The published examples of an operation differ.", "has other examples", ("docs",)),
    rule("PAGINATOR_TOKENS_CHANGED", "paginator",
         "input_token output_token result_key limit_key more_results non_aggregate_keys", differs,
         "How the pages of an operation are read differs.", "has other pages", always="response",
         advice="Check code that reads pages by hand."),
    rule("WAITER_SETTINGS_CHANGED", "waiter", "operation delay max_attempts description acceptors", differs,
         "A waiter polls another operation, in other steps, or for another state.", "waits in another way",
         always="response", advice="Check how long it may take, and which states end it."),
)

"""Change rules about operations, their inputs and outputs, paginators and waiters."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.change_rules.rules_of_texts import rules_of_texts
from shapesmith.review.changes.comparing import elements
from shapesmith.review.changes.comparing.comparison import Found, Pair, Side
from shapesmith.review.changes.comparing.documents import documentation_differs
from shapesmith.review.changes.comparing.handlers import Handler, added, differs, removed, wire_name
from shapesmith.review.changes.comparing.signing import signing_of_operation
from shapesmith.review.changes.witnesses import code_witnesses


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


_OF_SIGNING = "auth authtype unsigned_payload"


def _auth(*, is_respelled: bool) -> Handler:
    """Return the handler that compares how an operation is signed: the same in another way, or another thing."""

    def handler(pair: Pair) -> Iterator[Found]:
        sides = (pair.old, pair.comparison.old.service), (pair.new, pair.comparison.new.service)
        old, new = (signing_of_operation(operation, service) for operation, service in sides)
        for found in differs(*_OF_SIGNING.split())(pair):
            is_the_same = old == new and found.says != wire_name("unsigned_payload")
            if is_the_same is is_respelled:
                yield found

    return handler


def _input_added(*, is_required: bool) -> Handler:
    """Return the handler for an operation that takes an input now, with members that must be given or without."""
    added_input = _result("input", False, True)

    def handler(pair: Pair) -> Iterator[Found]:
        for found in added_input(pair):
            shape = pair.new.input.shape
            if bool(pair.comparison.new.given_in(shape)) is is_required:
                yield found

    return handler


def _items_differ(pair: Pair) -> Iterator[Found]:
    """Find that the pages of an operation have items of another type, or none any more.

    Where the same member has the items, its own type is reported: the pages are about those that have lost a method.
    """
    before, after = _items_of(pair)
    is_gone = after is None or (after == "" and before != "")
    # Each value of an enum is a text.
    are_texts = before == "str" and after in _names_of_enums(pair.comparison.new)
    if before is None or before == after or are_texts:
        return
    if is_gone or (before and pair.old.result_key != pair.new.result_key):
        yield Found(before or None, after or None)


def _items_gained(pair: Pair) -> Iterator[Found]:
    """Find that an operation has pages, or its pages have items, where it had none: its request gets a method more.

    What the pages had as their result, they have still.
    """
    before, after = _items_of(pair)
    are_kept = set(pair.old.result_key) <= set(pair.new.result_key)
    if are_kept and ((before is None and after is not None) or (before == "" and after)):
        yield Found(new=after or None)


def _items_of(pair: Pair) -> tuple[str | None, str | None]:
    """Return the type of the items of an operation's pages on both sides: "" without items, None without pages."""
    return pair.comparison.old.item_of(pair.subject), pair.comparison.new.item_of(pair.subject)


def _names_of_enums(side: Side) -> set[str]:
    names = side.names
    return {name[shape] for shape in names.enum_members for name in (names.classes, names.likes) if shape in name}


def _pages_differ(pair: Pair) -> Iterator[Found]:
    """Find that pages are read in another way, and have the items that they had."""
    have_other_items = any(_items_differ(pair)) or any(_items_gained(pair))
    for found in differs(*_OF_PAGES.split())(pair):
        if not have_other_items or found.says != wire_name("result_key"):
            yield found


_OF_PAGES = "input_token output_token result_key limit_key more_results non_aggregate_keys"

RULES: tuple[ChangeRule, ...] = (
    rule(
        "OPERATION_INPUT_REQUIRED",
        "operation input",
        _input_added(is_required=True),
        "An operation that took no input takes one with members that must be given.",
        "takes an input now, with required members",
        always="source request",
        advice="Set the required members.",
        witnesses=(code_witnesses.empty_call,),
    ),
    rule(
        "OPERATION_INPUT_ADDED",
        "operation input",
        _input_added(is_required=False),
        "An operation that took no input takes one, of which nothing must be given.",
        "takes an input now",
    ),
    rule(
        "OPERATION_INPUT_REMOVED",
        "operation input",
        _result("input", True, False),
        "An operation takes no input any more.",
        "takes no input any more",
        always="source request",
        advice="Call it without parameters.",
        witnesses=(code_witnesses.constructed_request,),
    ),
    rule(
        "OPERATION_INPUT_CHANGED",
        "operation input",
        _result("input", True, True),
        "The input of an operation is another shape.",
        "takes another input",
        always="source",
        advice="Construct the request with the class of the new input.",
        witnesses=(code_witnesses.constructed_request, code_witnesses.typed_call),
    ),
    rule(
        "OPERATION_OUTPUT_ADDED",
        "operation output",
        _result("output", False, True),
        "An operation that returned nothing returns something.",
        "returns something now",
    ),
    rule(
        "OPERATION_OUTPUT_REMOVED",
        "operation output",
        _result("output", True, False),
        "An operation returns nothing any more.",
        "returns nothing any more",
        always="source response",
        advice="Stop reading its response.",
        witnesses=(code_witnesses.typed_call,),
    ),
    rule(
        "OPERATION_OUTPUT_CHANGED",
        "operation output",
        _result("output", True, True),
        "The output of an operation is another shape.",
        "returns another output",
        always="source response",
        advice="Read the response with the class of the new output.",
        witnesses=(code_witnesses.typed_call,),
    ),
    rule(
        "OPERATION_ERROR_ADDED",
        "operation errors",
        elements.error_added,
        "An operation declares another error.",
        "may raise another error",
        always="response",
        advice="Handle the error, or let it reach a general handler.",
        witnesses=(code_witnesses.unhandled_error,),
    ),
    rule(
        "OPERATION_ERROR_REMOVED",
        "operation errors",
        elements.error_removed,
        "An operation no longer declares an error.",
        "no longer declares an error",
    ),
    rule(
        "OPERATION_ERROR_REORDERED",
        "operation errors",
        elements.errors_reordered,
        "The errors of an operation are in another order.",
        "lists its errors in another order",
    ),
    rule(
        "OPERATION_HTTP_CHANGED",
        "operation http wire_name",
        differs,
        "The HTTP binding of an operation differs, which an SDK handles.",
        "has another HTTP binding",
    ),
    rule(
        "OPERATION_AUTH_CHANGED",
        f"operation {_OF_SIGNING}",
        _auth(is_respelled=False),
        "An operation is signed in another way.",
        "is signed in another way",
        always="request",
        advice="Update the SDK, so that requests are signed as the service expects.",
    ),
    rule(
        "OPERATION_AUTH_RESPELLED",
        f"operation {_OF_SIGNING}",
        _auth(is_respelled=True),
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
    rule(
        "RESULT_BINDING_CHANGED",
        "result location_name result_wrapper wrapper xml_namespace exception fault error",
        differs,
        "How an input, output or error of an operation is written differs, which an SDK handles.",
        "is written in another way",
    ),
    rule(
        "RESULT_DOCUMENTATION_REWORDED",
        "result documentation",
        documentation_differs,
        "The text of an input, output or error differs.",
        "is documented in other words",
        always="docs",
    ),
    rule(
        "PAGINATOR_ITEMS_CHANGED",
        "paginator result_key items",
        _items_differ,
        "The pages of an operation have items of another type in Python, or none any more.",
        "has items of another type",
        always="source response",
        advice="Read the items as the new type.",
        witnesses=(code_witnesses.typed_items, code_witnesses.missing_pages),
    ),
    rule(
        "PAGINATOR_ITEMS_ADDED",
        "paginator result_key items",
        _items_gained,
        "An operation has pages, or its pages have items, where it had none.",
        "has pages or items that it had not",
    ),
    rule(
        "PAGINATOR_TOKENS_CHANGED",
        f"paginator {_OF_PAGES}",
        _pages_differ,
        "How the pages of an operation are read differs.",
        "has other pages",
        always="response",
        advice="Check code that reads pages by hand.",
    ),
    rule(
        "WAITER_OPERATION_CHANGED",
        "waiter operation",
        differs,
        "A waiter polls another operation, whose request has its method.",
        "polls another operation",
        always="source response",
        advice="Wait with the request of that operation.",
        witnesses=(code_witnesses.missing_wait,),
    ),
    rule(
        "WAITER_SETTINGS_CHANGED",
        "waiter delay max_attempts description acceptors",
        differs,
        "A waiter polls in other steps, or for another state.",
        "waits in another way",
        always="response",
        advice="Check how long it may take, and which states end it.",
    ),
)

"""Change rules about the inputs and outputs of operations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing import results
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.documents import documentation_differs
from shapesmith.review.changes.comparing.handlers import differs
from shapesmith.review.changes.witnesses import class_witnesses, code_witnesses, request_witnesses, response_witnesses


def _input_added(pair: Pair, *, is_required: bool) -> Iterator[Found]:
    """Find that an operation takes an input now, with members that must be given or without."""
    for found in results.one_result(pair, field="input", new=True):
        if bool(pair.comparison.new.given_in(pair.new.input.shape)) is is_required:
            yield found


def _input_removed(pair: Pair, *, breaks_code: bool) -> Iterator[Found]:
    """Find that an operation takes no input any more; one without members breaks no code."""
    for found in results.one_result(pair, field="input", new=False):
        if results.breaks_request(pair, pair.old.input.shape, None) is breaks_code:
            yield found


RULES: tuple[ChangeRule, ...] = (
    rule(
        "OPERATION_INPUT_REQUIRED",
        "operation input",
        partial(_input_added, is_required=True),
        "An operation that took no input takes one with members that must be given.",
        "takes an input now, with required members",
        always="source request",
        advice="Set the required members.",
        witnesses=(code_witnesses.empty_call,),
    ),
    rule(
        "OPERATION_INPUT_ADDED",
        "operation input",
        partial(_input_added, is_required=False),
        "An operation that took no input takes one, of which nothing must be given.",
        "takes an input now",
    ),
    rule(
        "OPERATION_INPUT_REMOVED",
        "operation input",
        partial(_input_removed, breaks_code=True),
        "An operation takes no input any more.",
        "takes no input any more",
        always="source request",
        advice="Call it without parameters.",
        witnesses=(class_witnesses.constructed_request,),
    ),
    rule(
        "OPERATION_INPUT_DROPPED",
        "operation input",
        partial(_input_removed, breaks_code=False),
        "An operation that took an input without members takes none.",
        "takes no input any more, which had no members",
    ),
    rule(
        "OPERATION_INPUT_CHANGED",
        "operation input",
        partial(results.other_input, breaks_code=True, rejects=True),
        "The input of an operation is another shape, of another class or other members, which has not all values.",
        "takes another input",
        always="source request",
        advice="Construct the request with the class of the new input.",
        witnesses=(
            class_witnesses.constructed_request,
            code_witnesses.typed_call,
            code_witnesses.request_of_operation,
            class_witnesses.of_other_class("input"),
            request_witnesses.request_not_allowed,
        ),
    ),
    rule(
        "OPERATION_INPUT_REPLACED",
        "operation input",
        partial(results.other_input, breaks_code=True, rejects=False),
        "The input of an operation is another shape, of another class or other members, which has all values.",
        "takes another input, of all values",
        always="source",
        advice="Construct the request with the class of the new input.",
        witnesses=(
            class_witnesses.constructed_request,
            code_witnesses.typed_call,
            code_witnesses.request_of_operation,
            class_witnesses.of_other_class("input"),
        ),
    ),
    rule(
        "OPERATION_INPUT_TIGHTENED",
        "operation input",
        partial(results.other_input, breaks_code=False, rejects=True),
        "The input of an operation is another shape, whose class has the same name and members, with fewer values.",
        "takes another input, of fewer values",
        always="request",
        advice="Send what the new input allows.",
        witnesses=(request_witnesses.request_not_allowed,),
    ),
    rule(
        "OPERATION_INPUT_RESPELLED",
        "operation input",
        partial(results.other_input, breaks_code=False, rejects=False),
        "The input of an operation is another shape, whose class has the same name and members, with all values.",
        "takes another input, of the same class",
    ),
    rule(
        "OPERATION_OUTPUT_ADDED",
        "operation output",
        partial(results.one_result, field="output", new=True),
        "An operation that returned nothing returns something.",
        "returns something now",
    ),
    rule(
        "OPERATION_OUTPUT_REMOVED",
        "operation output",
        partial(results.one_result, field="output", new=False),
        "An operation returns nothing any more.",
        "returns nothing any more",
        always="source response",
        advice="Stop reading its response.",
        witnesses=(code_witnesses.typed_call,),
    ),
    rule(
        "OPERATION_OUTPUT_CHANGED",
        "operation output",
        partial(results.other_output, breaks_code=True, surprises=True),
        "The output of an operation is another shape, of another class or other members, with further values.",
        "returns another output",
        always="source response",
        advice="Read the response with the class of the new output.",
        witnesses=(code_witnesses.typed_call, class_witnesses.of_other_class("output")),
    ),
    rule(
        "OPERATION_OUTPUT_REPLACED",
        "operation output",
        partial(results.other_output, breaks_code=True, surprises=False),
        "The output of an operation is another shape, of another class or other members, with no further values.",
        "returns another output, of no further values",
        always="source",
        advice="Read the response with the class of the new output.",
        witnesses=(code_witnesses.typed_call, class_witnesses.of_other_class("output")),
    ),
    rule(
        "OPERATION_OUTPUT_LOOSENED",
        "operation output",
        partial(results.other_output, breaks_code=False, surprises=True),
        "The output of an operation is another shape, whose class has the same name and members, with further values.",
        "returns another output, of more values",
        always="response",
        advice="Do not rely on the old constraints where responses are read.",
        witnesses=(response_witnesses.response_not_allowed,),
    ),
    rule(
        "OPERATION_OUTPUT_RESPELLED",
        "operation output",
        partial(results.other_output, breaks_code=False, surprises=False),
        "The output of an operation is another shape, whose class has the same name and members.",
        "returns another output, of the same class",
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
)

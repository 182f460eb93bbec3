"""Change rules about errors: the structures that are errors, and the errors that an operation declares."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing import elements
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import differs
from shapesmith.review.changes.witnesses import class_witnesses, code_witnesses, response_witnesses
from shapesmith.targets.dataclasses.errors import error_facts

_OF_ERRORS = "exception error fault"


def _error_differs(pair: Pair, *, is_respelled: bool) -> Iterator[Found]:
    """Find the traits of an error that say the same in another way, or another thing."""
    are_errors = _are_errors(pair) == (True, True)
    if are_errors and (error_facts(pair.old).said == error_facts(pair.new).said) is is_respelled:
        yield from differs(*_OF_ERRORS.split())(pair)


def _is_error(pair: Pair, *, now: bool) -> Iterator[Found]:
    """Find a structure that is an error now, or no longer is."""
    if _are_errors(pair) == (not now, now):
        yield Found()


def _are_errors(pair: Pair) -> tuple[bool, bool]:
    return pair.old.is_error, pair.new.is_error


RULES: tuple[ChangeRule, ...] = (
    rule(
        "SHAPE_ERROR_CHANGED",
        f"shape {_OF_ERRORS}",
        partial(_error_differs, is_respelled=False),
        "An error has another code, status or cause.",
        "is another error",
        always="response",
        advice="Check code that reads its code or status.",
        witnesses=(response_witnesses.other_error,),
    ),
    rule(
        "SHAPE_ERROR_ADDED",
        f"shape {_OF_ERRORS}",
        partial(_is_error, now=True),
        "A structure has become an error: its class is an exception, of which each member may be None.",
        "is an error now",
        always="source",
        advice="Catch it, and handle None where a member is read.",
        witnesses=(class_witnesses.used_as_structure,),
    ),
    rule(
        "SHAPE_ERROR_REMOVED",
        f"shape {_OF_ERRORS}",
        partial(_is_error, now=False),
        "An error has become a structure: its class is no exception any more.",
        "is no error any more",
        always="source response",
        advice="Stop catching it.",
        witnesses=(class_witnesses.caught_error,),
    ),
    rule(
        "SHAPE_ERROR_RESPELLED",
        f"shape {_OF_ERRORS}",
        partial(_error_differs, is_respelled=True),
        "What is said of an error is written in another way: it has the same code, status and cause.",
        "is written in another way, and is the same error",
    ),
    rule(
        "SHAPE_RETRY_CHANGED",
        "shape retryable",
        differs,
        "An error may be retried in another way, which an SDK handles.",
        "is retried in another way",
    ),
    rule(
        "OPERATION_ERROR_ADDED",
        "operation errors",
        elements.error_added,
        "An operation declares another error.",
        "may raise another error",
        always="response",
        advice="Handle the error, or let it reach a general handler.",
        witnesses=(code_witnesses.unhandled_error, response_witnesses.error_of_class),
    ),
    rule(
        "OPERATION_ERROR_REMOVED",
        "operation errors",
        elements.error_removed,
        "An operation no longer declares an error.",
        "no longer declares an error",
    ),
    rule(
        "OPERATION_ERROR_RESPELLED",
        "operation errors",
        elements.error_respelled,
        "The shape of an error has another name; its class in Python has the same, and it is the same error.",
        "declares an error that is spelled in another way",
    ),
    rule(
        "OPERATION_ERROR_REORDERED",
        "operation errors",
        elements.errors_reordered,
        "The errors of an operation are in another order.",
        "lists its errors in another order",
    ),
)

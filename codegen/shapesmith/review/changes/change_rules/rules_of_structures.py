"""Change rules about which members a structure has, and which of them a caller must give."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing import elements
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.witnesses import code_witnesses, lost_values, request_witnesses, response_witnesses
from shapesmith.review.changes.witnesses.request_witnesses import sent
from shapesmith.review.changes.witnesses.response_witnesses import received
from shapesmith.targets.dataclasses.annotations import ANY_JSON


def _requirement(pair: Pair, *, was: bool, is_: bool) -> Iterator[Found]:
    """Find a member that callers have to give now, or no longer have to, as `required` differs."""
    if _is_given(pair) == (was, is_) and not _could_be_null(pair):
        yield Found()


def _requirement_of_others(pair: Pair) -> Iterator[Found]:
    """Find that `required` differs, and that callers have to give the member, or to handle None, as before."""
    was, is_ = _is_given(pair)
    if (was == is_ or _could_be_null(pair)) and not _is_needed_in_dicts(pair):
        yield Found(says="required" if pair.new.required else "optional")


def _token_required(pair: Pair) -> Iterator[Found]:
    """Find a token that dicts must have now."""
    if _is_needed_in_dicts(pair):
        yield Found()


def _is_needed_in_dicts(pair: Pair) -> bool:
    return pair.comparison.new.must_be_in_dicts(pair.shape, pair.new)


def _could_be_null(pair: Pair) -> bool:
    """Return whether a member that is optional now could be null before: any JSON may be."""
    old = pair.comparison.old
    has_class = pair.shape in old.names.members
    return has_class and not pair.new.required and old.type_of(pair.shape, pair.old) == ANY_JSON


def _token(pair: Pair, *, was: bool, is_: bool, matters: bool) -> Iterator[Found]:
    """Find a token, or that it is none; it `matters` if the member was or is to be given because it is none."""
    if (pair.old.idempotency_token, pair.new.idempotency_token) == (was, is_):
        # A requirement that changes as well is reported by itself.
        given = _is_given(pair)
        if (pair.old.required == pair.new.required and given[0] != given[1]) is matters:
            yield Found()


def _is_given(pair: Pair) -> tuple[bool, bool]:
    """Return whether callers had to give a member, and whether they have to."""
    old, new = pair.comparison.old, pair.comparison.new
    return old.must_be_given(pair.shape, pair.old), new.must_be_given(pair.shape, pair.new)


RULES: tuple[ChangeRule, ...] = (
    rule(
        "STRUCTURE_MEMBER_REMOVED",
        "shape members",
        elements.member_removed,
        "A member is gone.",
        "was removed",
        always="source",
        sent="request",
        received="response",
        advice="Stop setting and reading it.",
        witnesses=(code_witnesses.missing_member,),
    ),
    rule(
        "STRUCTURE_MEMBER_RENAMED",
        "shape members",
        elements.member_renamed,
        "A member seems to have another name: same shape, similar name.",
        "seems to be renamed",
        always="source",
        sent="request",
        received="response",
        advice="Use its new name.",
        witnesses=(code_witnesses.missing_member,),
    ),
    rule(
        "STRUCTURE_MEMBER_RESPELLED",
        "shape members",
        elements.member_respelled,
        "The name of a member is spelled in another way on the wire; its name in Python is the same.",
        "is spelled in another way",
        sent="request",
        received="response",
        advice="Use the new spelling in dicts.",
        witnesses=(sent(lost_values.member_not_known), received(lost_values.member_not_known)),
    ),
    rule(
        "STRUCTURE_REQUIREMENT_ADDED",
        "shape members",
        partial(elements.member_added, required=True),
        "A member is new, and required.",
        "is new, and required",
        sent="source request",
        advice="Set it.",
        witnesses=(code_witnesses.incomplete_call,),
    ),
    rule(
        "MEMBER_REQUIRED_ADDED",
        "member required",
        partial(_requirement, was=False, is_=True),
        "A member that was optional is required.",
        "is required now",
        sent="source request",
        advice="Set it.",
        witnesses=(code_witnesses.incomplete_call, request_witnesses.incomplete_request),
    ),
    rule(
        "STRUCTURE_TOKEN_ADDED",
        "shape members",
        partial(elements.member_added, required=False, in_dicts=True),
        "An idempotency token within requests is new, and required: a class fills it in, and boto3 does not.",
        "is new, and required in dicts",
        sent="request",
        advice="Set it in dicts.",
        witnesses=(request_witnesses.incomplete_request,),
    ),
    rule(
        "MEMBER_TOKEN_REQUIRED",
        "member required",
        _token_required,
        "An idempotency token within requests is required: a class fills it in, and boto3 does not.",
        "is required in dicts now",
        sent="request",
        advice="Set it in dicts.",
        witnesses=(request_witnesses.incomplete_request,),
    ),
    rule(
        "MEMBER_REQUIRED_REMOVED",
        "member required",
        partial(_requirement, was=True, is_=False),
        "A member that was required is optional, and may be None.",
        "is no longer required",
        always="source",
        received="response",
        advice="Handle None where it is read.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TOKEN_REMOVED",
        "member idempotency_token",
        partial(_token, was=True, is_=False, matters=True),
        "A member is no longer an idempotency token: the SDK does not fill it in.",
        "is no longer filled in by the SDK",
        sent="source request",
        advice="Set it yourself where the call may be retried.",
        witnesses=(code_witnesses.incomplete_call,),
    ),
    rule(
        "MEMBER_TOKEN_DEFAULTED",
        "member idempotency_token",
        partial(_token, was=False, is_=True, matters=True),
        "A required member is an idempotency token: the SDK fills it in, and it may be None until then.",
        "is filled in by the SDK now, and may be None",
        always="source",
        advice="Handle None where it is read.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TOKEN_DROPPED",
        "member idempotency_token",
        partial(_token, was=True, is_=False, matters=False),
        "A member that need not be given is no longer an idempotency token: a call that is retried may act twice.",
        "is no longer filled in by the SDK, and need not be",
        sent="response",
        advice="Set it yourself where the call may be retried.",
        witnesses=(response_witnesses.unfilled_token,),
    ),
    rule(
        "UNION_MEMBER_ADDED",
        "shape members",
        partial(elements.member_added, required=False, is_choice=True),
        "A union or a stream of events has another member.",
        "is another member of a union",
        received="response",
        advice="Handle the member; code that handles every other one gets none of them.",
        witnesses=(received(lost_values.member_not_known),),
    ),
    rule(
        "STRUCTURE_MEMBER_ADDED",
        "shape members",
        partial(elements.member_added, required=False, is_choice=False),
        "A member is new.",
        "is new",
    ),
    rule(
        "MEMBER_TOKEN_ADDED",
        "member idempotency_token",
        partial(_token, was=False, is_=True, matters=False),
        "A member is an idempotency token, which the SDK fills in.",
        "is filled in by the SDK when left out",
    ),
    rule(
        "MEMBER_REQUIREMENT_CHANGED",
        "member required",
        _requirement_of_others,
        "A member that need not be given, or that may be null, is required on the wire, or no longer is.",
        "has another requirement on the wire",
    ),
    rule(
        "STRUCTURE_MEMBER_REORDERED",
        "shape members",
        elements.members_reordered,
        "The members are in another order; in Python they are given by name.",
        "has its members in another order",
    ),
)

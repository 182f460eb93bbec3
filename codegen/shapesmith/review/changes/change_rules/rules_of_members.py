"""Change rules about members of structures: how they are sent, and their texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.change_rules.rules_of_texts import rules_of_texts
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import added, differs, removed
from shapesmith.review.changes.witnesses import lost_values
from shapesmith.review.changes.witnesses.request_witnesses import sent


def _label_added(pair: Pair, *, rejects: bool) -> Iterator[Found]:
    """Find a member that is part of a host name now, and that could be empty or could not."""
    if lost_values.allows_empty_text(pair) is rejects:
        yield from added("host_label")(pair)


RULES: tuple[ChangeRule, ...] = (
    rule(
        "MEMBER_LABEL_ADDED",
        "member host_label",
        partial(_label_added, rejects=True),
        "A member is part of a host name, so that it may not be empty.",
        "is part of a host name now",
        sent="request",
        advice="Do not send an empty text.",
        witnesses=(sent(lost_values.empty_text),),
    ),
    rule(
        "MEMBER_LABEL_RESPELLED",
        "member host_label",
        partial(_label_added, rejects=False),
        "A member that could not be empty is part of a host name.",
        "is part of a host name now, and could not be empty before",
    ),
    rule(
        "MEMBER_LABEL_REMOVED",
        "member host_label",
        removed,
        "A member is no longer part of a host name.",
        "is no longer part of a host name",
    ),
    rule(
        "MEMBER_LOCATION_CHANGED",
        "member location location_name query_name",
        differs,
        "A member is in another part of the message, or has another name there, which an SDK handles.",
        "is sent or received in another place",
    ),
    rule(
        "MEMBER_XML_CHANGED",
        "member xml_attribute xml_namespace flattened",
        differs,
        "A member is written in another way in XML, which an SDK handles.",
        "is written in another way in XML",
    ),
    rule(
        "MEMBER_EVENT_CHANGED",
        "member eventpayload",
        differs,
        "A member is the payload of an event, or no longer is, which an SDK handles.",
        "has another role in an event",
    ),
    rule(
        "MEMBER_BOX_CHANGED",
        "member box",
        differs,
        "A member may be null where it could not, or the reverse, which Python does not see.",
        "is boxed differently",
    ),
    rule(
        "MEMBER_CONTEXT_CHANGED",
        "member context_param",
        differs,
        "The endpoint rules read another member, which an SDK handles.",
        "is another parameter of the endpoint",
    ),
    *rules_of_texts("member", "a member"),
)

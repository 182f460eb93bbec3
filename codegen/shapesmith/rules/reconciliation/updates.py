"""What a request that changes something may leave out: what it does not change."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, CountSet, IsSet, NoneOf, Not, OneOf
from shapesmith.rules.forms.form import Made
from shapesmith.rules.references.places import Places

_OF_UPDATES = re.compile(r"(?:Update|Modify)(?=[A-Z])|\w+Update\Z")
_IDENTIFIES = re.compile(r"(?:arn|name|id|identifier)\Z", re.IGNORECASE)
_NO_CHANGE = re.compile(r"(?:arn|name|id|identifier|token|dryrun)\Z", re.IGNORECASE)
_OF_WHAT_IS = re.compile(r"if (?:this|the) \w+ has\b", re.IGNORECASE)


def why_not_of_update(made: Made, places: Places, own: str) -> str | None:
    """Return why a rule of an update that something is set cannot be meant; `own` is its sentence."""
    if not any(map(_OF_UPDATES.match, (*places.operations, places.structure.name))):
        return None
    return _asks_for_some_changes(made, places) or _asks_for_what_is_there(made, places, own)


def _asks_for_some_changes(made: Made, places: Places) -> str | None:
    """Return why "at least one of A or B" of an update cannot be meant: the request may change something else alone.

    Where A and B are names of what is updated, one of them is needed for any change. What is nested in the request of
    an update is not named in it.
    """
    must = made.must
    if made.kind != "at_least_one" or made.when or not isinstance(must, CountSet):
        return None
    if places.operations and all(map(_NO_CHANGE.search, must.places)) and any(map(_IDENTIFIES.search, must.places)):
        return None
    named = {path.partition(".")[0] for path in must.places}
    for name, member in places.members.items():
        if not (member.required or member.idempotency_token or name in named or _NO_CHANGE.search(name)):
            return f"a request may change {name} alone"
    return None


def _asks_for_what_is_there(made: Made, places: Places, own: str) -> str | None:
    """Return why "A is required when B is V" of an update cannot be meant: what is updated may have A already.

    Such a sentence is copied from the request that creates it, or is about what there is: "If this model has ...".
    Where the model requires more than names, the request replaces all that there is.
    """
    if made.kind != "required_when" or not isinstance(made.must, IsSet) or not any(map(_is_of_value, made.when)):
        return None
    if any(member.required and not _NO_CHANGE.search(name) for name, member in places.members.items()):
        return None
    if _OF_WHAT_IS.match(own):
        return "what is updated may have it already"
    copied = places.others_that_say(own.replace("`", ""))
    return "what is updated may have it already" if not all(map(_OF_UPDATES.match, copied)) else None


def _is_of_value(condition: Condition) -> bool:
    return isinstance(condition.condition if isinstance(condition, Not) else condition, OneOf | NoneOf)

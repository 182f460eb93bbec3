"""How many items a list, or keys a map, must have, where a text speaks of their number, or says that there is one."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length, Unit
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.held import list_of
from shapesmith.rules.forms.items import NOUN, PER, UP_TO, bound_of_items
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.names import singular
from shapesmith.rules.language.notation import Match, patterns, whole
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject


def _items_at_least(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a list is not empty, or has so many items; of a list that is not given, it asks nothing."""
    place, least = list_of(match["noun"], subject), whole(match.groupdict().get("least") or "1")
    if place is None or place.kind not in ("list", "map") or not least:
        return None
    unit: Unit = "items" if place.kind == "list" else "keys"
    return Made("length", Length(place=place.path, unit=unit, minimum=least), (), place)


def _items_exactly(match: Match, subject: Subject) -> Made | None:
    place, exact = list_of(match["noun"], subject), whole(match["exact"])
    if place is None or place.kind != "list" or not exact:
        return None
    return Made("length", Length(place=place.path, unit="items", minimum=exact, maximum=exact), (), place)


_MUST_GIVE = r"(?:(?:you )?(?:must|need to) )?(?:{GIVE}|contain|select|choose)"


_NOUN = r"(?P<noun>[a-z]+(?: [a-z]+){0,3}?)"
_PART = re.compile(r" (?:arn|id|name|identifier|value)s?\Z", re.IGNORECASE)
_PARTS = re.compile(r"(?:arn|id|name|identifier|value|item|entry|entrie|element)s?\Z", re.IGNORECASE)


def _list_named(noun: str, subject: Subject) -> TypedPlace | None:
    """Return the list that a sentence is about, by what it holds: "one objective ARN" of `Objectives`."""
    own = subject.itself
    place = list_of(noun, subject) or list_of(_PART.sub("", noun), subject)
    if place is None and own is not None:
        is_called = singular(noun.replace(" ", "").lower()) == singular(own.path.rpartition(".")[2].lower())
        place = own if is_called or _PARTS.fullmatch(noun) else None
    return place if place is not None and place.kind == "list" else None


def _one(match: Match, subject: Subject) -> Made | None:
    place = _list_named(match["noun"], subject)
    return None if place is None else Made("length", Length(place=place.path, unit="items", maximum=1), (), place)


def _so_many(match: Match, subject: Subject) -> Made | None:
    """Return the rule on how many items a list has, between the two numbers of a remark."""
    place, low, high = subject.itself, whole(match["low"]), whole(match["high"])
    if place is None or place.kind != "list" or low is None or not high or low > high:
        return None
    return Made("length", Length(place=place.path, unit="items", minimum=low, maximum=high), (), place)


FORMS = (
    Form(
        "length.items-count",
        ("maximum number", "maximum of", "items", "entries", "elements", "values", "of 1 item", "explicitly"),
        patterns(
            rf"(?:the )?maximum number of {NOUN}(?: (?:you can (?:{{GIVE}}|add|request|list)|allowed"
            r"|that can be {GIVEN}|per request"
            rf"|in a request|that you can (?:{{GIVE}}|add|request|list))){{0,2}}(?: is|:|=|,| of) ?{{N:high}}",
            r"(?:the )?maximum number of (?:user-\w+ )?(?P<noun>tags) per [a-z]+(?: is|:) {N:high}",
            r"(?:array )?minimum (?:number )?of {N:least} (?P<noun>items?|entries|elements)",
            r"maximum:? {N:high} (?P<noun>items?|entries|elements|values)(?: per filter)?",
            rf"(?:a |array )?maximum (?:number )?of {{N:high}} {NOUN}(?: (?:are |is )?allowed)?{PER}",
            rf"(?:(?:list|map|array|this list) )?(?:must|can) (?:contain|have|include) {UP_TO} {{N:high}} {NOUN}",
            rf"(?:currently )?supports? (?:{UP_TO}|exactly) {{N:high}} {NOUN}",
            r"max(?:imum)? is {N:high} (?P<noun>items?|entries|elements?|pairs)",
            rf"maximum {{N:high}} explicitly {{GIVEN}} {NOUN}",
            r"(?:list |map |array |this list )?{NOT} (?:contain|have|include|exceed) (?:more than )?{N:high}"
            r" (?P<noun>items?|entries|elements|values)",
        ),
        of_sentence=bound_of_items,
        member="Items",
        matches=(
            "Maximum number of items: 10",
            "Array Members: Maximum number of 20 items.",
            "Array Members: Minimum number of 1 item.",
            "Can't contain more than 5 items.",
            "Constraints: Maximum 10 explicitly specified placement group items.",
        ),
        differs=("The maximum number of items to return is 10.", "Maximum of 20 owners."),
    ),
    Form(
        "length.items-at-least",
        ("at least", "one or more", "minimum of"),
        patterns(
            rf"{_MUST_GIVE} (?:at least|one or more|a minimum of) {{N:least}} {NOUN}{PER}",
            rf"(?:you )?(?:must|need to) {{GIVE}} one or more {NOUN}{PER}",
            rf"(?:(?:the |this )?(?:list|array|map|`\w+`))? ?must (?:contain|include|have) at least {{N:least}}"
            rf" {NOUN}{PER}",
            rf"(?:at least|a minimum of) {{N:least}} {NOUN} (?:must be|is|are) (?:{{GIVEN}}|required){PER}",
            rf"there must be at least {{N:least}} {NOUN}{PER}",
            rf"(?:an? |the )?(?:list|array|set) of [^.;:,]{{3,60}}, with at least {{N:least}} {NOUN} required",
        ),
        of_sentence=_items_at_least,
        member="Items",
        matches=("You must specify at least one item.", "At least one item must be specified."),
        differs=("You must specify at least one owner.", "At least one item must be active."),
    ),
    Form(
        "length.items-exactly",
        ("exactly",),
        patterns(
            rf"(?:(?:you )?(?:must|need to|can) )?(?:{{GIVE}}|contain|select|choose) exactly {{N:exact}} {NOUN}{PER}",
            rf"(?:(?:the |this )?(?:list|array) )?must (?:contain|include|have) exactly {{N:exact}} {NOUN}",
            rf"exactly {{N:exact}} {NOUN} must be {{GIVEN}}{PER}",
            rf"(?:an? |the )?(?:list|array|set) of exactly {{N:exact}} {NOUN}(?: (?:for|to|that) [^.;:]{{3,100}})?",
        ),
        of_sentence=_items_exactly,
        member="Items",
        matches=(
            "The list must contain exactly one element.",
            "Specify exactly one value.",
            "Currently, you can specify exactly one entry.",
            "Currently must contain exactly one entry.",
            "Currently exactly one item must be specified.",
            "A list of exactly two items for the owner.",
        ),
        differs=("You must specify exactly one owner.",),
    ),
    Form(
        "length.one-at-a-time",
        ("at a time", "multiple", "more than one", "a single"),
        patterns(
            rf"you can (?:use this (?:parameter|field) to )?(?:only )?{{GIVE}} (?:only )?one {_NOUN} at a time",
            rf"only (?:one|a single) {_NOUN} (?:can|may) be {{GIVEN}} at a time",
            rf"(?:pass|specify|provid|includ|us)ing (?:multiple|more than one) {_NOUN}(?: in (?:the |this )?`?\w+`?)?"
            r" (?:isn't|is not) (?:currently )?(?:supported|allowed)",
            r"this is an? (?:array|list), but (?:we|you can)(?: currently)? only (?:support|{GIVE}) (?:one|a single)"
            rf" {_NOUN}",
        ),
        of_sentence=_one,
        member="Items",
        matches=(
            "You can use this parameter to specify one item at a time.",
            "Only one item can be used at a time.",
            "Specifying multiple items isn't supported.",
            "Passing more than one item in the `Sample` isn't supported.",
            "This is an array, but we currently only support a single item.",
        ),
        differs=(
            "You can use this parameter to specify one owner at a time.",
            "Only one owner can be used at a time.",
            "Specifying multiple owners isn't supported.",
        ),
        reads=STATE,
    ),
    Form(
        "length.least-and-most-items",
        ("minimum",),
        patterns(
            r"(?:the |an? )?(?:list|array) of [a-z ]{3,60} \({N:low} minimum, {N:high} maximum\)(?: [^;]{3,120})?"
        ),
        of_sentence=_so_many,
        member="Items",
        matches=("The list of items (1 minimum, 5 maximum) that authorizes connections.",),
        differs=("The list of items (5 minimum, 1 maximum) that authorizes connections.",),
        reads=STATE,
    ),
)

"""How many items a list, or keys a map, must have, and how many where a text speaks of their number."""

from __future__ import annotations

from shapesmith.ir.rules import Length, Unit
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.held import list_of
from shapesmith.rules.forms.items import NOUN, PER, UP_TO, bound_of_items
from shapesmith.rules.language.notation import Match, patterns, whole
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
)

"""What the item of a list of values says of other members: it holds where this member has the value that labels it.

"`DELETE` - This is only valid when `Mode` is `FAST`" is about `Mode`, where the member whose text it is is `DELETE`.
"""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, CountSet, IsSet, Not, OneOf, places_of
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.notation import Match, pattern, patterns
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.clauses import without_opening
from shapesmith.rules.references.conditions import is_given, typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_NOUN = r"(?:option|type|mode|value|setting|action|method|strategy|policy|operator|format)"
_CHOSEN = pattern(
    rf"(?:(?:if|when) you (?:{{GIVE}}|choose|select) (?:this {_NOUN}|it)|(?:with|for|in) this {_NOUN}"
    r"|(?:if|when) (?:this is )?(?:{GIVEN}|chosen|selected)),? (?:then )?(?P<rest>.+)"
)
_FOR_THIS = pattern(rf"(?P<rest>(?:the )?`[^`]+` .+?) (?:for|with) this (?:[a-z]+ )?{_NOUN}")
_ON_MEMBERS = pattern(
    r"you (?:must|need to|have to|are required to|cannot|can't|must not|may not) .+|(?:do not|don't) .+"
    r"|(?:the )?`[^`]+`(?:(?:,| and|, and) `[^`]+`)*(?: parameters?| fields?)? (?:is|are|must|cannot|can't|can) .+"
)
_ONLY_VALID = pattern(
    rf"(?:this(?: {_NOUN})?|it) (?P<rest>(?:is (?:only (?:valid|supported|allowed)|(?:valid|supported|allowed) only)"
    r"|can (?:only be {GIVEN}|be {GIVEN} only)) (?:if|when) .+)"
)
_REQUIRES = pattern(
    rf"(?:this {_NOUN}|`?\w+`?(?: [a-z]+)?(?: {_NOUN})?|it) requires (?:you to (?:also )?(?:{{GIVE}}|configure) )?"
    r"(?:a value for |the |an? )*(?P<refs>`[^`]+`(?:(?:, and |, | and )(?:the )?`[^`]+`)*)"
    r"(?: parameters?| fields?| values?)?(?: as input| to be {GIVEN})?"
)
_HAS_CONDITION = re.compile(r"\b(?:if|when|unless)\b", re.IGNORECASE)
_OF_A_CASE = re.compile(r"\b(?:for|if|when|with|only)\b", re.IGNORECASE)
_OR = re.compile(r" ?(?:\bor\b|,|\||/) ?")


def value_of_label(subject: Subject) -> OneOf | None:
    """Return the condition that the member has the value of its enum that labels the item that has a sentence."""
    place, sentence = subject.place, subject.sentence
    if place is None or not place.enum or not sentence.label:
        return None
    member = re.escape(place.path.rpartition(".")[2])
    label = re.sub(rf"\A`?{member} ?[:=] ?", "", sentence.label)
    names = [name.strip('`" ') for name in _OR.split(label)]
    if not set(names) <= set(place.enum):
        return None
    values = typed_values(place, tuple(names))
    return OneOf(place=place.path, values=values) if values else None


def may_hold_in_one_case(sentence: Sentence) -> bool:
    """Return whether the list that has a sentence may hold in one case alone: "Values for owners:"."""
    return _OF_A_CASE.search(f"{sentence.lead} {sentence.outer}") is not None


def with_its_value(subject: Subject, value: OneOf) -> Subject | None:
    """Return a sentence that begins with its condition, "If `Mode` is `FAST`"; None where it may be about the value."""
    place, text = subject.place, without_opening(subject.sentence.text)
    if place is None or len(value.values) > 1:
        return None
    name, given = place.path.rpartition(".")[2], value.values[0]
    if only := _ONLY_VALID.fullmatch(text):
        return _alone(subject, f"`{given}` {only['rest']}")
    if chosen := _CHOSEN.fullmatch(text) or _FOR_THIS.fullmatch(text):
        text = chosen["rest"]
    if requires := _REQUIRES.fullmatch(text):
        text = f"you must also specify {requires['refs']}"
    elif not _ON_MEMBERS.fullmatch(text) or _HAS_CONDITION.search(text):
        return None
    if any(other in place.enum for other in re.findall(r"`([^`]+)`", text)):
        return None  # a value of this member, not the name of another
    return _alone(subject, f"If `{name}` is `{given}`, {text}")


def without_label(subject: Subject) -> Subject:
    """Return a sentence as it would be without the list that contains it."""
    return _alone(subject, subject.sentence.text)


def _alone(subject: Subject, text: str) -> Subject:
    alone = subject.sentence._replace(text=text, label="", lead="", outer="", heading="")
    return Subject(subject.places, subject.place, alone, subject.text)


def under_label(made: Made, value: OneOf, place: TypedPlace) -> Made | None:
    """Return what a sentence makes, where this member has a value; None where it asks something of this member."""
    given = is_given(place)
    when = tuple(each for each in made.when if each != given)
    other = _other_of_two(made.must, place) if not when else None
    if other is not None:
        return Made("forbidden_when", Not(condition=IsSet(place=other)), (value,), place)
    if place.path in {*places_of((made.must, *when))}:
        return None
    kind = "conditional_values" if made.kind == "forbidden_when" and not isinstance(made.must, Not) else made.kind
    return made._replace(kind="required_when" if kind == "required" else kind, when=(value, *when), about=place)


def _other_of_two(must: Condition, place: TypedPlace) -> str | None:
    """Return the member that excludes this one."""
    if not isinstance(must, CountSet) or must.maximum != 1 or must.minimum:
        return None
    others = [path for path in must.places if path != place.path]
    return others[0] if len(others) == 1 else None


def _only_where(match: Match, subject: Subject) -> Made | None:
    if may_hold_in_one_case(subject.sentence):
        return None
    value, when = value_of_label(subject), subject.condition(match["condition"])
    if value is None or when is None or len(when) != 1 or value.place in set(places_of(when)):
        return None
    return Made("conditional_values", when[0], (value,), subject.place)


FORMS = (
    Form(
        "by-label.only-where",
        ("only available", "available only"),
        patterns(
            r"(?:this (?:value|option|setting|mode|type) is )?(?:only available|available only) (?:for|with|if|when)"
            r" (?P<condition>.{2,160})",
        ),
        of_sentence=_only_where,
        member="Mode",
        matches=(
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available for type <code>CUSTOM</code>."
            "</li><li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. This mode is available only if <code>Type</code>"
            " is <code>CUSTOM</code>.</li><li><code>SLOW</code> - Later.</li></ul>",
        ),
        differs=(
            "Only available for type `CUSTOM`.",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available for owners.</li>"
            "<li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available if <code>Type</code> is"
            " <code>CUSTOM</code> and <code>Key</code> is specified.</li><li><code>SLOW</code> - Later.</li></ul>",
            "<p>Valid values:</p><ul><li><code>FAST</code> - At once. Only available if <code>Mode</code> is"
            " <code>SLOW</code>.</li><li><code>SLOW</code> - Later.</li></ul>",
        ),
    ),
)

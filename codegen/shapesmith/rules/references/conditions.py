"""What a sentence presupposes: "if `Type` is `CUSTOM`", "when you specify `Key`", "for the EVENT integration type"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from shapesmith.ir.rules import Condition, IsSet, NoneOf, Not, OneOf, Range, Value
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.language.names import shared_beginning
from shapesmith.rules.language.notation import Match, Pattern, number, pattern, values_in
from shapesmith.rules.references.places import Places, TypedPlace

Refer = Callable[[str], TypedPlace | None]

_VALUES = r"(?P<values>{L}|true|false|`?(?i:true|false)`?|\d+)"
_IS = (
    r"(?:(?:is|are|is being|has been|being|is also) (?:set|set equal|updated|changed|equal|configured) to|equals"
    r"|is either"
    r"|is one of the following(?: values)?:?|is one of|is specified as"
    r"|has (?:a|the) value(?: of)?|includes?|contains?|is|are|=|==|set to)"
)
_IS_NOT = (
    r"(?:is not set to|isn't set to|is not equal to|is anything other than|is other than|is not|isn't|does not equal"
    r"|is (?:set to )?a(?:ny)? value other than|is set to (?:anything|something) other than)"
)
_SETS = (
    r"(?:{GIVE}|are (?:using|specifying|setting|changing|updating)|(?:have"
    r" )?(?:specified|provided|selected|included)|choose"
    r"|chose|select|also {GIVE}|change|update|want to {GIVE})"
)
_HERE = (
    r"(?: in (?:the|your|this|a|an?y?) (?:same |update |create )?(?:request|call|api call|api operation|api|operation"
    r"|(?:[a-z]+"
    r" )?configuration)"
    r"| in the request parameters)?"
)

_OF_WHAT = r"(?: of (?:the|this|your|an?) [a-z]+(?: [a-z]+){0,3})?"
_REFERENCE_IS = pattern(
    rf"(?:the (?:[a-z]+'s )?)?(?:(?-i:[A-Z][a-z]+ (?=`|[A-Z][a-z]+[A-Z])))?{{R:ref}}{_OF_WHAT},? {_IS}(?: the)?"
    r"(?: value)?(?: either| one of)?"
    rf" {_VALUES}(?: only)?"
)
_REFERENCE_IS_NOT = pattern(rf"(?:the )?{{R:ref}} {_IS_NOT} {_VALUES}")
_YOU_SET_TO = pattern(
    rf"(?:you )?(?:{_SETS}|setting|specifying|using) (?:the )?\(?{{R:ref}}\)?(?:,? under [\w ()>]{{3,60}}?,?)?"
    rf" (?:to|as|to be|=|is|of)(?: the value)? {_VALUES}"
)
_YOU_CHOOSE = pattern(
    rf"(?:you )?(?:{_SETS}|setting|specifying|using) (?:the |a )?(?:value )?(?:of )?{_VALUES} (?:for|as|in) {{R:ref}}"
)
_IS_OVER = pattern(
    r"(?:the )?{R:ref} is (?:set to )?(?:a (?:number|value) )?(?P<relation>(?:greater|more|larger|higher|less|smaller"
    r"|lower|fewer) than(?: or equal to)?|at least) {N:n}(?: [a-z]+)?"
)
_YOU_CHOOSE_WORDS = pattern(
    rf"(?:you )?(?:{_SETS}|setting|specifying|using) (?P<values>[A-Z]\w+(?:(?:, |,? or )[A-Z]\w+)*) (?:for|as)"
    rf" {{R:ref}}"
)
_BOTH_ARE = pattern(
    r"(?:both )?(?P<refs>(?:the )?`\w+` and (?:the )?`\w+`)(?: \w+s)? are (?:both )?(?:(?:set|equal) to )?"
    rf"{_VALUES}"
)
_IS_CHOSEN = pattern(
    rf"{_VALUES}(?: mode| type)? (?:(?:is|are) {{GIVEN}} (?:for|as|in)|(?:is|are) the"
    rf" (?:selected|chosen|specified)) {{R:ref}}{_OF_WHAT}"
)
_USES = pattern(
    r"(?:your|the|an?) [a-z]+(?: [a-z]+)? (?:uses|has) (?:the |an? )?(?:{L:values} {R:ref}|{R:ref2} {L:values2})"
)
_HOLDS = pattern(
    r"(?:there (?:is|are) )?(?:an? |one or more )[\w '-]{3,60}? (?:(?:is|are) )?{GIVEN} (?:for|in|with|using) {R:ref}"
)
_YOU_GIVE_WITH = pattern(r"(?:you )?(?:{GIVE}|specifying|providing) [\w -]{2,30} (?:with|using|through|by) {R:ref}")
_IS_GIVEN = pattern(
    r"(?:a value (?:for|is specified for) )?(?:the )?{R:ref} (?:value )?(?:is|are|is also) {GIVEN}" + _HERE
)
_IS_ON = pattern(
    r"(?:the )?{R:ref} (?:is|are) (?:turned |switched )?(?P<state>enabled|disabled|on|off|selected|true|false)"
)
_REQUESTS = pattern(r"requests that (?P<no>do not |don't )?(?:include|specify|contain) (?:the |a )?{R:ref}")
_WITH_OF = pattern(
    r"(?:all |any )?[\w -]{2,60}? (?:with|that have|whose|has) (?:an? |the )?{R:ref} (?:(?:of|set to|is) )?{L:values}"
)
_IS_NOT_GIVEN = pattern(r"(?:the )?{R:ref} (?:value )?(?:is not|isn't|are not|aren't) {GIVEN}" + _HERE)
_YOU_GIVE = pattern(
    rf"(?:you(?:'re|'ve)? |also |(?:an?|the|your) [a-z]+(?: [a-z]+)? is )?"
    rf"(?:{_SETS}|using|specifying|setting|providing|including|[a-z]+(?: [a-z]+)? that (?:use|specify|include))"
    rf" (?:a value for |values for |one or"
    r" more |at least one |a |the )?"
    rf"{{R:ref}}{_HERE}"
)
_YOU_DO_NOT_GIVE = pattern(
    r"you (?:don't|do not|did not|didn't) {GIVE} (?:a value for |a |the )?{R:ref}" + _HERE + "|without {R:ref2}"
)
_YOU_DO_NOT_ENABLE = pattern(r"you (?:don't|do not) (?:enable|turn on|select) {R:ref}" + _HERE)
_YOU_ENABLE = pattern(r"(?:you )?(?:enable|turn on|enabling|turning on) {R:ref}" + _HERE)
_NONE_GIVEN = pattern(
    r"you (?:don't|do not) {GIVE} (?:either )?(?P<refs>(?:the )?`\w+`(?:(?:, or |, | or | and )(?:the )?`\w+`)+)"
    + _HERE
)
_ALL_GIVEN = pattern(r"(?:both )?(?P<refs>(?:the )?`\w+` and (?:the )?`\w+`)(?: \w+s)? are (?:both )?{GIVEN}" + _HERE)
_VALUES_NOUN = pattern(r"(?:the |an? )?{L:values} {R:ref}")
_GIVE_VALUES_NOUN = pattern(
    rf"(?:you )?(?:{_SETS}|setting|specifying|using) (?:the |an? )?{{L:values}} (?:for )?(?:the )?{{R:ref}}"
)
_CALLS = re.compile(
    r"you (?:call|invoke) (?:the )?`?(?P<operation>\w+)`?(?: operation| api| action)? and ", re.IGNORECASE
)
_OF_TYPE = pattern(r"(?:an? |the )?[\w -]{2,40} (?:of|with) (?:the )?type {L:values}")
_NOUN_VALUES = pattern(rf"(?:(?:you )?(?:{_SETS}|specifying|using) )?(?:the |an? )?{{R:ref}} (?:of )?{{L:values}}")
_SELF_IS_SET_TO = pattern(rf"(?:(?:it|this(?: \w+)?) is )?(?:set|configured|equal) to {_VALUES}")
_ONLY_VALUES = pattern(
    r"(?:you (?:{GIVE}|choose|select) |using |specifying )?(?:the )?{L:values}(?: only| (?:is|are) (?:{GIVEN}"
    r"|selected|chosen))?"
)
_VALUES_NOUN_GIVEN = pattern(r"(?:the |an? )?{L:values} {R:ref} is (?:{GIVEN}|selected|chosen)")
_WORDS_ARE = pattern(
    rf"(?:the )?{{R:ref}} {_IS} (?:an? |the )?(?P<values>[A-Za-z][\w-]*(?: [\w-]+|(?:(?:, |,? or )[A-Za-z][\w-]*)+)?)"
)
_INNER_CAPITAL = re.compile(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+")
"""A word that only a value is spelled like."""

_SPOKEN = re.compile(
    r"(?:an? |the |creating |using )*(?P<value>[A-Za-z][\w-]+)(?P<between>(?: [\w-]+){0,2}) (?P<noun>[A-Za-z]+)",
    re.IGNORECASE,
)
_TOO_PLAIN = frozenset(
    {
        *("all", "any", "none", "custom", "standard", "default", "other", "enabled", "disabled", "active"),
        *("true", "false", "new", "full", "single", "basic", "on", "off"),
    }
)
"""Values that are common words, and say nothing of the member that they belong to."""
_ASSIGNED = re.compile(
    r"(?P<code>[`\"])?(?P<ref>[\w.]+) ?(?:==?|(?(code):|(?!))) ?[\"']?(?P<values>[\w.:-]+)[\"']?(?(code)(?P=code))"
    r"(?: is (?:set|specified))?"
)
_BARE_VALUE = re.compile(r"(?:the )?(?P<values>[A-Z][A-Za-z0-9_-]{2,40})")


_EXPLAINED = re.compile(
    r"[^()`]*(?:`\w+`[^()`]*)?\((?:when |if )?(?P<words>`\w+` (?:is|isn't|=|is set to|set to) [^()]{2,60})\)"
)
"""Words with what they mean: "you create a `RW` volume (`VolumeType` set to `RW`)"."""


def read_condition(text: str, refer: Refer, places: Places) -> tuple[Condition, ...] | None:
    """Return the conditions, all of which hold, that a marked phrase states; None if any part is not understood."""
    text = text.strip(" ,.").removeprefix("that ")
    if len(text) > 300:
        return None
    if (calls := _CALLS.match(text)) and calls["operation"] in places.operations:
        text = text[calls.end() :]
    whole = _read_one(text, refer, places)
    if whole is not None:
        return (whole,)
    if several := _match(_NONE_GIVEN, text):
        none = [refer(name) for name in re.findall(r"`\w+`", several["refs"])]
        return None if None in none else tuple(Not(condition=is_given(place)) for place in none if place is not None)
    if both := _match(_ALL_GIVEN, text):
        given = [refer(name) for name in re.findall(r"`\w+`", both["refs"])]
        return None if None in given else tuple(is_given(place) for place in given if place is not None)
    if both := _match(_BOTH_ARE, text):
        read = [_values(refer(name), both["values"], places) for name in re.findall(r"`\w+`", both["refs"])]
        return None if None in read else tuple(each for each in read if each is not None)
    if explained := _EXPLAINED.fullmatch(text):
        return read_condition(explained["words"], refer, places)
    for joint in (" and if ", " and when ", ", and ", " and ", " AND "):
        left, found, right = text.partition(joint)
        if found:
            first, second = read_condition(left, refer, places), read_condition(right, refer, places)
            if second is None and first and isinstance(first[-1], IsSet) and re.fullmatch(r"(?:the )?`\w+`", right):
                place = refer(right)  # of "you specify `A` and `B`"
                second = (is_given(place),) if place is not None else None
            return None if first is None or second is None else (*first, *second)
    return None


def _read_one(text: str, refer: Refer, places: Places) -> Condition | None:
    if ("=" in text or ":" in text) and (assigned := _ASSIGNED.fullmatch(text)):
        return _values(refer(f"`{assigned['ref']}`"), assigned["values"], places)
    for form in (_REFERENCE_IS, _YOU_SET_TO, _YOU_CHOOSE, _IS_CHOSEN):
        if (found := _match(form, text)) and (read := _named(found, refer, places)):
            return read
    if found := _match(_REFERENCE_IS_NOT, text):
        read = _values(refer(found["ref"]), found["values"], places)
        return NoneOf(place=read.place, values=read.values) if isinstance(read, OneOf) else None
    for form in (_IS_GIVEN, _YOU_GIVE, _YOU_GIVE_WITH):
        if (found := _match(form, text)) and (place := refer(found["ref"])):
            return is_given(place)
    if (" uses " in text or " has " in text) and (found := _match(_USES, text)):
        place, words = refer(found["ref"] or found["ref2"]), found["values"] or found["values2"]
        if read := _values(place, words, places):
            return read
    if (found := _match(_HOLDS, text)) and (place := refer(found["ref"])) and place.kind != "structure":
        return is_given(place)
    if (found := _match(_VALUES_NOUN_GIVEN, text)) and (read := _named(found, refer, places)):
        return read
    if (found := _match(_YOU_CHOOSE_WORDS, text)) and (place := refer(found["ref"])) and place.enum:
        return _values(place, re.sub(r"[A-Z]\w+", r"`\g<0>`", found["values"]), places)
    if (found := _match(_IS_OVER, text)) and (place := refer(found["ref"])) and place.kind == "number":
        return _over(place, found["relation"].lower(), number(found["n"]))
    if (found := _match(_IS_ON, text)) and (place := refer(found["ref"])) and place.kind == "boolean":
        on = found["state"].lower() not in ("disabled", "off", "false")
        return OneOf(place=place.path, values=(on,))
    if (found := _match(_REQUESTS, text)) and (place := refer(found["ref"])):
        return Not(condition=is_given(place)) if found["no"] else is_given(place)
    if (found := _match(_WITH_OF, text)) and (read := _named(found, refer, places)):
        return read
    if found := _match(_IS_NOT_GIVEN, text):
        place = refer(found["ref"])
        return Not(condition=is_given(place)) if place else None
    if (found := _match(_YOU_ENABLE, text)) and (place := refer(found["ref"])) and place.kind == "boolean":
        return is_given(place)
    if (found := _match(_YOU_DO_NOT_ENABLE, text)) and (place := refer(found["ref"])) and place.kind == "boolean":
        return Not(condition=is_given(place))
    if found := _match(_YOU_DO_NOT_GIVE, text):
        place = refer(found["ref"] or found["ref2"])
        return Not(condition=is_given(place)) if place else None
    if (found := _match(_OF_TYPE, text)) and (read := _of_type(values_in(found["values"]), places)):
        return read
    for form in (_VALUES_NOUN, _NOUN_VALUES, _GIVE_VALUES_NOUN):
        if (found := _match(form, text)) and (read := _named(found, refer, places)):
            return read
    if (
        (found := _match(_WORDS_ARE, text))
        and (place := refer(found["ref"]))
        and (place.enum or (place.kind == "string" and _INNER_CAPITAL.fullmatch(found["values"])))
    ):
        return _values(place, re.sub(r"[\w -]+?(?=, | or |,? or |\Z)", r'"\g<0>"', found["values"]), places)
    if (found := _match(_SELF_IS_SET_TO, text)) and (values := values_in(found["values"]) or (found["values"],)):
        return _of_self(values, refer("this value"))
    if text.lower() in ("true", "false"):
        return _of_self((text,), refer("this value"))
    for values_alone in (_match(_ONLY_VALUES, text), _BARE_VALUE.fullmatch(text)):
        if values_alone:
            values = values_in(values_alone["values"]) or (values_alone["values"],)
            return _of_self(values, refer("this value")) or _of_owner(values, places)
    return _spoken(text, places)


# The texts of many members have the same phrases, and whether a form matches them depends on nothing else.
_match = lru_cache(maxsize=32_768)(Pattern.fullmatch)


def _named(found: Match, refer: Refer, places: Places) -> Condition | None:
    """Return the condition that a named member has one of the values; its enum may show which member is meant."""
    values = values_in(found["values"])
    place = refer(found["ref"]) or (places.find_by_values(found["ref"], values) if values else None)
    return _values(place, found["values"], places)


def _over(place: TypedPlace, relation: str, bound: int | float | None) -> Condition | None:
    """Return the condition that a number is above or below a bound, which belongs to it if the words say "equal"."""
    if bound is None:
        return None
    excludes = not relation.endswith(("equal to", "least"))
    if relation.startswith(("greater", "more", "larger", "higher", "at least")):
        return Range(place=place.path, minimum=bound, exclusive_minimum=excludes)
    return Range(place=place.path, maximum=bound, exclusive_maximum=excludes)


def _spoken(text: str, places: Places) -> Condition | None:
    """Return the condition that "inbound endpoints" state: the one member that can have that value has it.

    The noun is part of the name of that member, or of the structure: else it may be the value of something else.
    """
    found = _SPOKEN.fullmatch(text)
    if found is None:
        return None
    word = _squash(found["value"])
    said = _squash(text[found.start("value") : found.start("noun")])
    word = said if said in places.spoken else word
    if said.startswith(word) and any(said[:end] in places.spoken for end in range(len(word) + 1, len(said) + 1)):
        return None  # a "Gateway Load Balancer endpoint" is no `Gateway` endpoint
    between = found["between"].split()
    if {"and", "or"}.isdisjoint(between) and any(_squash(other) in places.spoken for other in between):
        return None  # of "HTTP API AWS_PROXY integrations", the first names something else
    owners = places.spoken.get(word, [])
    if len(word) < 4 or word in _TOO_PLAIN or len(owners) != 1:
        return None
    (place, value), noun = owners[0], found["noun"].lower().removesuffix("s")
    if noun not in f"{place.path}{places.structure.name}".lower():
        return None
    return OneOf(place=place.path, values=(value,))


_OFF = frozenset({"disabled", "disable", "off", "none", "no", "false", "default"})


def is_given(place: TypedPlace) -> Condition:
    """Return the condition that a member is given; a flag or switch that is off is like none."""
    if len(place.enum) == 2 and len(on := [value for value in place.enum if value.lower() not in _OFF]) == 1:
        return OneOf(place=place.path, values=(on[0],))
    return OneOf(place=place.path, values=(True,)) if place.kind == "boolean" else IsSet(place=place.path)


def opposite(condition: Condition) -> Condition | None:
    """Return what holds where a condition is known not to."""
    match condition:
        case IsSet():
            return Not(condition=condition)
        case OneOf(place=place, values=values):
            return NoneOf(place=place, values=values)
        case NoneOf(place=place, values=values):
            return OneOf(place=place, values=values)
        case Not(condition=inner):
            return inner
        case _:
            return None


_IDENTIFIER = re.compile(r"(?:Id|Arn|ARN|Identifier)\Z")


def _values(place: TypedPlace | None, text: str, places: Places) -> Condition | None:
    values = values_in(text) or ((text,) if re.fullmatch(r"[\w.-]+", text) else None)
    if place is None or values is None:
        return None
    if isinstance(place.shape, StructureShape) and [each.name for each in place.shape.members] == ["Value"]:
        return _values(places.below(place, place.shape.members[0]), text, places)  # a flag that may be left as it is
    if not place.enum and _IDENTIFIER.search(place.path):
        return None  # no value of it, but what the request is about
    if place.kind == "list":
        item = places.item(place)
        typed = typed_values(item, values) if item else None
        return Not(condition=NoneOf(place=item.path, values=typed)) if item and typed else None
    typed = typed_values(place, values)
    return OneOf(place=place.path, values=typed) if typed else None


def _of_self(values: tuple[str, ...], place: TypedPlace | None) -> Condition | None:
    """Return the condition that this member has the values, where it can: "If `true`, ..."."""
    if place is None or (place.kind != "boolean" and not place.enum):
        return None
    typed = typed_values(place, values)
    return OneOf(place=place.path, values=typed) if typed else None


def _of_owner(values: tuple[str, ...], places: Places) -> Condition | None:
    """Return the condition that the one member whose enum has the values has one of them."""
    owners = places.owners(values[0])
    if len(owners) != 1 or not set(values) <= set(owners[0].enum):
        return None
    return OneOf(place=owners[0].path, values=values)


def _of_type(values: tuple[str, ...] | None, places: Places) -> Condition | None:
    """Return the condition that the one member for types whose enum has the values has one of them."""
    read = _of_owner(values, places) if values else None
    return read if isinstance(read, OneOf) and read.place.lower().endswith("type") else None


def typed_values(place: TypedPlace, values: tuple[str, ...]) -> tuple[Value, ...] | None:
    """Return values as the place would hold them; None where it cannot hold one of them."""
    match place.kind:
        case "boolean":
            flags = [value.lower() for value in values]
            return tuple(flag == "true" for flag in flags) if set(flags) <= {"true", "false"} else None
        case "number":
            numbers = [number(value) for value in values]
            known = [value for value in numbers if value is not None]
            return tuple(known) if len(known) == len(values) else None
        case "string":
            if not place.enum:
                return values
            spelled = [_spelled(value, place.enum) for value in values]
            listed = [value for value in spelled if value is not None]
            return tuple(dict.fromkeys(listed)) if len(listed) == len(values) else None
        case _:
            return None


def _spelled(value: str, enum: tuple[str, ...]) -> str | None:
    """Return a value as an enum spells it; what all values begin with may be left out.

    >>> _spelled("fast", ("FAST", "SLOW")), _spelled("2_0", ("MODE_1_0", "MODE_2_0")), _spelled("0", ("A_0", "B_0"))
    ('FAST', 'MODE_2_0', None)
    """
    if value in enum:
        return value
    prefix = shared_beginning(enum)
    same = [other for other in enum if _squash(value) in (_squash(other), _squash(other[len(prefix) :]))]
    return same[0] if len(same) == 1 else None


def _squash(value: str) -> str:
    return re.sub(r"[^a-z0-9]", "", value.lower())

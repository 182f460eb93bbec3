"""A sentence about one value, taken apart: what it presupposes, what it is about, and each thing that it says of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from shapesmith.ir.rules import Condition
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.conditions import is_given
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import LABELLED_BOUND, Subject

_OPENING = re.compile(
    r"(?:(?:constraints?|conditional|conditions?|requirement is conditional|note|important|requirements?"
    r"|restrictions?|length constraints|array members|usage|related settings?)\s?: "
    r"|when (?:invoking|calling|using|making a request to) this (?:api|operation|action)(?: operation| action)?, "
    r"|in (?:(?:the|your|this|an?) )?requests?, |in your `\w+` (?:operation|request|call), |on input, |to"
    r" (?:use|specify|set) this (?:parameter|field|option|property), |this is an? (?:(?:required|optional) )?"
    r"(?:parameter|element|field|property|string|value) that |this (?:parameter|element|field|property) is (?:marked"
    r"|listed) as [^,;]{3,40}, but "
    r"|default(?: value)?: [^ ,;]{1,40}(?: db)? (?=(?:valid|allowed) (?:values?|range))"
    r"|note:? that |\(?note: |please note(?: that)? |\((?:optional|required|conditional)\) |(?:within|in|for) (?:each|a"
    r"|the|one) `?[A-Z]\w+`? (?:object|structure), |in each [a-z]+(?: [a-z]+)?, |in addition to [^,;]{3,60}, "
    r"|(?:currently|also|additionally|in addition|furthermore|moreover|however|at this time"
    r"|alternatively|at present),? ?|so, |like `\w+`, (?=this )|note - "
    r"|(?:this|the) (?:parameter|element|field|property|value|setting|member) is (?:optional|not required),? but )+",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?P<word>if|when|for|with|where|in|on|unless|to|as|by|during|after|before|until|once|while|because|since"
    r"|using) (?P<condition>.{2,200}?), (?:then )?(?P<rest>.+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?P<rest>.+?),? (?P<word>only if|only when|if|when|for|where) (?P<condition>.{2,200})", re.IGNORECASE
)
GIVEN = re.compile(
    r"(?:(?:it |this |(?:the|this|a) (?:parameter|value|field) )?(?:is )?(?:specified|provided|included|set|used"
    r"|present"
    r"|defined|supplied)|you (?:specify|provide|include|set|use|define|enter|choose to (?:use|specify))"
    r" (?:it|one|a (?:value|limit)(?: for this (?:parameter|field|setting))?|this (?:parameter|field|value|option)))",
    re.IGNORECASE,
)
"""A condition that every rule on a value has: that there is one."""

_MAKE = re.compile(
    r"(?:you )?(?:are )?(?P<verb>creat|specif|defin|provid|configur|us|updat|modif|register|start|add|delet|import)"
    r"(?:e|y|ing|ying)? (?:an? |the |this |your |(?P<new>new ))*(?P<noun>[a-z]+(?: [a-z]+){0,3})",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:you )?(?:call|calling|use|using|make|making|invoke|invoking)(?: an?| the)? `?(?P<operation>\w+)`?"
    r"(?: (?:operation|api|action|request|call))*",
    re.IGNORECASE,
)

_BOTH_PARTS = re.compile(
    r"(?:(?:the|all|both|each) )?(?:tag )?keys?,? (?:and|or) (?:the )?(?:tag )?values?", re.IGNORECASE
)
_VERB = re.compile(
    r"(?P<subject>.{0,80}?)(?:^|(?<=\s))(?P<predicate>(?:must|can|cannot|can't|may|has|have|is|are|consists?"
    r"|contains?|supports?|accepts?"
    r"|(?:begins?|starts?|ends?)(?! (?:times?|dates?|timestamps?|ports?|values?|points?|address|index|must|can|is"
    r"|of)\b)"
    r"|doesn't|does not|do not|don't|needs?|allows?|includes?|ranges?(?! (?:must|can|cannot|can't)\b)"
    r")\b(?! (?:of|for) ).*)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(
    r"(?=[,; ])(?:"  # most characters begin none of these
    r",? (?:with|and) (?=(?:a )?(?:maximum|minimum) length)|,? with (?=pattern )"
    r"|, and (?=(?:valid|allowed) characters are )"
    r"|,? (?=matching the (?:pattern|regular expression) )|(?:,|;|,? and|,? but)(?! or\b)\s+(?:it |they |also |then "
    r"|that )*(?=(?:must|can|cannot|can't|may|has|have|is|are"
    r"|consists?|contains?|starts?|begins?|accepts?"
    r"|ends?|be|not|match)\b|(?:its|the) (?:first|last) character)"
    r"|(?:, (?:and )?|,? and )(?=(?:start|beginn|end|consist)ing (?:with|of)\b))",
    re.IGNORECASE,
)
_BOTH_ENDS = re.compile(r"\b(begin|start|Begin|Start)(?: with)? and end\b")
_NEVER = re.compile(r"(?:must|can|may) ?(?:not|'t)\b", re.IGNORECASE)
_NEXT_NOT = re.compile(
    rf"{_NEXT.pattern}|(?:, or (?=(?:start|begin|end)\b))|(?:,? or (?=(?:match|contain|be|include|use|have)\b))",
    re.IGNORECASE,
)
_BOUND_OF = re.compile(
    r"(?:the )?(?P<bound>(?:maximum|minimum|max|min) (?:\w+ )?(?:length|size|value"
    r"|number of characters))(?: allowed)? (?:of|for|in) (?P<subject>[^,;:]{2,60}?)"
    r"(?: is|:|=) ?(?P<value>(?:[^,;]|,(?=\d)){1,60})",
    re.IGNORECASE,
)
_NEXT_BOUND = re.compile(r",? and (?=the (?:maximum|minimum) length (?:of|for) )", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?!(?:the )?(?:maximum|minimum)(?: [a-z]+){1,3} must be (?:less|greater|lower|higher|smaller|larger)\b)"
    r"(?:the )?(?:(?:only|currently|following) )*(?:valid|allowed|possible|accepted|acceptable|permitted|supported"
    r"|available|you|maximum|minimum|max|min|upper limit|range)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r",? and (?=(?:the |each |tag )*(?:keys?|values?) (?:can|must|have|has|cannot|can't|are|may)\b)", re.IGNORECASE
)
_MODAL = re.compile(r"(?:must(?: not)?|can(?: not|not|'t)?|may(?: not)?|has to|have to|needs? to)\b", re.IGNORECASE)
_BARE_VERB = re.compile(r"(?:be|start|begin|end|contain|consist|have|not|match)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?P<verb>start|begin|end|consist|match)n?ing\b", re.IGNORECASE)
_LIST_OF = re.compile(
    r"(?:the )?(?:valid|allowed|possible|accepted|supported) values?"
    r"|(?:the )?(?:maximum|minimum)(?: [a-z]+)? (?:value|number|size)",
    re.IGNORECASE,
)
"""What "for" goes on from to name the member, not a case: "Valid values for storage type: ..."."""
_REMARK = re.compile(
    r"(?=[\s,;(])(?:"  # most characters begin none of these
    r"\s*\([^()]*\)\Z"
    r"|,? (?:or|or else|otherwise),? (?:you|the|an?|your) [^;]{0,60}\b(?:error|exception|fails?"
    r"|rejected)\b[^;,]{0,60}\Z"
    r"|,? (?:because|since|as) (?:the|it|this|they|you|only|an?) [^;]{3,160}\Z"
    r"|, which (?:is|are|equals) [^,;]{1,60}\Z|(?<=`), which [^;`]{3,160}\Z"
    r"|,? to (?:avoid|prevent) [^,;]{3,80}\Z|,? and (?:is|isn't|are|aren't|is not|are not) case[- ]sensitive\Z"
    r"|; (?:if you|any other value) [^;]{3,100} \b(?:fails?|error|exception)\b[^;]{0,60}\Z"
    r"|,? and (?:is|are) rejected if (?:provided|specified|given|set)\Z"
    r"|, and vice versa\Z|,? so that [^;]{3,160}\Z|; otherwise,? [^;]{3,120}\Z"
    r"| and (?:it )?(?:defines|provides|describes|identifies|specifies|indicates|represents) [^;,]{3,160}\Z"
    r"|, and the [a-z]+ (?:doesn't|does not) [^,;]{3,80}\Z"
    r"|, and (?:the|it|this) [^;,]{3,60} (?:must|cannot|can't) [^;]{3,100}\Z)",
    re.IGNORECASE,
)
"""What a statement may end with that asks for nothing: a remark, a reason, what happens otherwise."""


_EACH = re.compile(
    r"(?P<all>[^;]{3,200}?)(?:, (?:(?:and|where|with) )?| (?:and|where|with) )each (?:of (?:which|them|these) |one"
    r" )?(?P<what>[^;]{3,160})",
    re.IGNORECASE,
)
_SAID_OF_EACH = re.compile(
    r"(?P<noun>(?:(?!(?:must|can|cannot|may|has|have|is|are|with|being|containing|up|at|no|from|between)\b)[a-z-]+"
    r" ){0,3}?)"
    r"(?P<verb>(?:(?:must|can|may) (?:be|have|contain) |is |has |being |with |containing |of )?(?:a )?)"
    r"(?P<bound>(?:from |between |up to |at most |no more than |no longer than |a maximum (?:length )?of |\d).*)",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """One statement about the value at `place`, with the conditions under which it is made."""

    place: TypedPlace
    text: str
    when: tuple[Condition, ...] = ()


@lru_cache(maxsize=8192)
def without_opening(text: str) -> str:
    """Return a sentence without the words that only introduce it, and without its full stop."""
    if text.startswith("(") and text.endswith((")", ").")) and text.count("(") == 1:
        text = text.strip("(). ")
    if " you you " in f" {text[:8].lower()}":
        text = text[4:]  # a slip that several texts have
    opening = _OPENING.match(text)
    return text[opening.end() if opening else 0 :].strip(" .;")


class OfEach(NamedTuple):
    """A sentence on a list that says something of each item, too: what it says of all, and of each."""

    of_all: str
    of_each: Clause


def said_of_each(subject: Subject, text: str) -> OfEach | None:
    """Return the parts of "You can specify up to 20 names, each up to 64 characters", in the text of a list."""
    place = subject.itself if "each " in text else None
    if place is None or place.kind != "list":
        return None
    both = _EACH.fullmatch(text)
    said = _SAID_OF_EACH.fullmatch(both["what"]) if both else None
    item = subject.places.item(place) if said else None
    if both is None or said is None or item is None or item.kind != "string":
        return None
    noun = said["noun"].strip()
    if noun and subject.resolve(f"each {noun}") != item:
        return None
    return OfEach(both["all"], Clause(item, f"must be {said['bound']}"))


def may_be_read(text: str, is_read: Callable[[str], bool]) -> bool:
    """Return whether a form reads what may be a clause of a text, whoever it is about, and whatever it presupposes.

    That is known sooner than what the subject and the condition of a sentence stand for, and rarely so.
    """
    if "each " in text:
        return True  # it may say something of each item, too
    if prefix := prefix_of(text):
        return prefix["word"].lower() in ("if", "when", "for", "with") and _has_read(prefix["rest"], is_read)
    suffix = _suffix(text)
    return _has_read(text, is_read) or (suffix is not None and _has_read(suffix["rest"], is_read))


def _has_read(text: str, is_read: Callable[[str], bool]) -> bool:
    if _bound(text) or len(_bounds(text)) > 1:
        return True
    return any(
        is_read(part)
        for statement, verb, is_whole in _split(text)
        for words in ((statement,) if verb is None or is_whole else (verb["predicate"], statement))
        for part in _parts(words)
    )


def clauses_of(subject: Subject) -> list[Clause]:
    """Return the clauses of a sentence. What it is about, or presupposes, is certain; else there are none."""
    text = with_lead(subject.sentence)
    if (both := said_of_each(subject, text)) is not None and subject.itself is not None:
        return [Clause(subject.itself, both.of_all), both.of_each]
    case = subject.case or ()
    when: tuple[Condition, ...] = ()
    of_others = when
    if prefix := prefix_of(text):
        word, condition = prefix["word"].lower(), prefix["condition"]
        is_that_there_is_one = GIVEN.fullmatch(condition) is not None
        is_read = word in ("if", "when", "for", "with") and not is_that_there_is_one
        found = subject.condition(condition) if is_read else None
        if found is None and word in ("if", "when") and (is_that_there_is_one or is_of_all(condition, subject)):
            found = ()
            if subject.itself is not None and is_that_there_is_one:
                of_others = (is_given(subject.itself),)
        if found is None:
            return []
        when, text = found, prefix["rest"]
    elif (suffix := _suffix(text)) and not _LIST_OF.fullmatch(suffix["rest"]):
        found = subject.condition(suffix["condition"])
        if found is not None:
            when, text = found, suffix["rest"]
    return [
        Clause(place, part, (*case, *when, *(() if _is_within(place, subject.itself) else of_others)))
        for place, predicate in _statements(subject, text)
        for part in _parts(predicate)
    ]


def _is_within(place: TypedPlace, outer: TypedPlace | None) -> bool:
    return outer is not None and place.path.startswith(outer.path) and place.path[len(outer.path) :][:1] in "[{."


def is_of_all(condition: str, subject: Subject) -> bool:
    """Return whether "you create a subscriber" is true of each value of the structure whose text this is.

    It is true of what has that name, and of the request of the one operation that is.
    """
    operations = subject.places.operations
    if called := _CALL.fullmatch(condition):
        return operations == (called["operation"],)
    words = _MAKE.fullmatch(condition)
    if words is None or (words["new"] and words["verb"].lower() != "creat"):
        return False  # "a new import" is not all that can be started
    noun = words["noun"].replace(" ", "").lower()
    verb = re.sub(r"(?:e|ing|y|ying)\Z", "", words["verb"].lower())
    return noun == subject.places.structure.name.lower() or (
        len(operations) == 1 and re.fullmatch(rf"{verb}(?:e|y)?{re.escape(noun)}", operations[0].lower()) is not None
    )


@lru_cache(maxsize=8192)
def prefix_of(text: str) -> re.Match[str] | None:
    """Return the match of what a sentence presupposes, its `word`, its `condition`, and the `rest` of the sentence."""
    return _PREFIX.match(text)


_suffix = lru_cache(maxsize=8192)(_SUFFIX.fullmatch)


_LEADS_IN = re.compile(
    r"\b(?:must|can|cannot|can't|must be|can be"
    r"|(?:must not|cannot|can't|may not)(?: (?:be|contain|include|have|begin with|start with|end with))?)\Z"
)
"""What an item goes on from: "The name can't contain:", but no "can contain:", of which each item is a part."""


def with_lead(sentence: Sentence) -> str:
    """Return the text of a sentence without its opening; an item of "The name must:" goes on from there."""
    text = without_opening(sentence.text)
    if bound := LABELLED_BOUND.fullmatch(sentence.label):
        return f"{bound['bound']} length: {text}"
    lead = without_opening(sentence.lead).rstrip(": ")
    if lead and not sentence.label and _LEADS_IN.search(lead):
        return f"{lead} {text[:1].lower()}{text[1:]}"
    if (
        lead
        and not sentence.label
        and _BARE_VERB.match(text)
        and re.search(r"\bmust\b|requirements|constraints|rules", lead, re.IGNORECASE)
    ):
        return f"must {text[:1].lower()}{text[1:]}"
    return text


def _statements(subject: Subject, text: str) -> list[tuple[TypedPlace, str]]:
    """Return what is said of which place: of the subject of the sentence, or of this member where it has none."""
    if bound := _bound(text):
        place = subject.resolve(bound["subject"])
        return [(place, f"has a {bound['bound']} {bound['value']}")] if place else []
    found: list[tuple[TypedPlace, str]] = []
    if len(bounds := _bounds(text)) > 1:
        return [found for each in bounds for found in _statements(subject, each)]
    for statement, verb, is_whole in _split(text):
        if is_whole and subject.itself is not None:
            found.append((subject.itself, statement))
        elif verb and _BOTH_PARTS.fullmatch(verb["subject"].strip()) and subject.itself is not None:
            parts = (subject.places.key(subject.itself), subject.places.value(subject.itself))
            found += [(part, verb["predicate"]) for part in parts if part is not None]
        elif verb and (place := subject.resolve(verb["subject"])):
            found.append((place, verb["predicate"]))
        elif (
            subject.itself is not None
            and statement == text
            and not (verb and subject.narrows(verb["subject"].strip(" ,")))
        ):
            found.append((subject.itself, text))
    return found


_bound = lru_cache(maxsize=8192)(_BOUND_OF.fullmatch)


@lru_cache(maxsize=8192)
def _bounds(text: str) -> tuple[str, ...]:
    return tuple(_NEXT_BOUND.split(text))


class _Statement(NamedTuple):
    """What a sentence says of one subject, taken apart at its verb; `is_whole` if it needs no subject."""

    text: str
    verb: re.Match[str] | None
    is_whole: bool


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[_Statement, ...]:
    """Return the statements of a sentence that has a subject of its own for each."""
    statements = (text,) if _BOTH_PARTS.match(text) else _OTHER_SUBJECT.split(text)
    return tuple(_Statement(each, _VERB.fullmatch(each), _WHOLE.match(each) is not None) for each in statements)


@lru_cache(maxsize=8192)
def _parts(predicate: str) -> tuple[str, ...]:
    """Return the statements that are joined by "and"; each but the first takes its modal verb from the one before."""
    parts: list[str] = []
    modal = ""
    split = _NEXT_NOT if _NEVER.match(predicate) else _NEXT
    if " and end" in predicate:
        predicate = _BOTH_ENDS.sub(r"\1-and-end", predicate)
    for part in split.split(predicate):
        text = part.strip(" ,.;")
        own = _MODAL.match(text)
        if own:
            modal = own[0]
        elif modal and _BARE_VERB.match(text):
            text = f"{modal} {text}"
        elif modal and (participle := _PARTICIPLE.match(text)):
            text = f"must {participle['verb']}{text[participle.end() :]}"
        parts.append(text)
    return tuple(parts)


@lru_cache(maxsize=8192)
def without_remark(text: str) -> str:
    """Return a statement without the remark, or the reason, at its end."""
    return _REMARK.sub("", text)

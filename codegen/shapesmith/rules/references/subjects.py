"""What a sentence is about: this member, its keys, values or items, or another member that the sentence names."""

from __future__ import annotations

import re
from functools import cached_property

from shapesmith.ir.rules import Condition
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.language.cases import is_of_a_case
from shapesmith.rules.language.names import singular, words_of
from shapesmith.rules.language.notation import pattern
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.conditions import is_given, read_condition
from shapesmith.rules.references.places import Places, TypedPlace
from shapesmith.rules.references.stated_values import chosen_values, listed_values

_GENERIC = (
    "request parameter|parameter|value|field|member|property|argument|attribute|setting|option|element|input|content"
)
_SELF = re.compile(
    r"|it|they|this|(?:the|this) number(?: of (?:seconds|minutes|hours|days|weeks|months|years))?"
    rf"|(?:the |this |these |your |an? |each |the specified |the provided )?(?:{_GENERIC})s?(?: values?)?"
    rf"|the (?:value|values)(?: of| for| in)? (?:this|the) (?:{_GENERIC})|you",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"(?P<noun>(?P<article>(?:specifies )?(?:the|an?|your) )?.*?),? (?:which|that(?: you specify)?)", re.IGNORECASE
)
_A_KEY = re.compile(r"`(?!key`)[A-Za-z][\w.:-]*`")
_CAMEL = re.compile(r"(?:[Tt]he )?(?P<name>[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)")
_NAMES = frozenset({"name", "identifier", "id"})
_CONFIGURATIONS = frozenset({"config", "configuration"})
_THIS = re.compile(r"this [a-z]+(?: [a-z]+)?", re.IGNORECASE)
_NAMED = re.compile(r"this (?P<noun>setting|option|attribute|property)", re.IGNORECASE)
_PLAIN_MODIFIERS = frozenset(
    {
        *("valid", "specified", "provided", "unique", "new", "given", "resource", "amazon", "full", "entire"),
        *("actual", "request", "input", "parameter", "value", "string", "text", "final", "resulting", "tag", "name"),
    }
)
"""Words before a noun that do not narrow it."""
_OF_TAG = r"(?:each|all|the|an?|both)? ?(?:(?:\w+ ){0,2}tag(?:'s)? |\w+ )?"
_KEYS = re.compile(rf"{_OF_TAG}(?:keys?|key names?)", re.IGNORECASE)
_VALUES = re.compile(rf"{_OF_TAG}values?(?: in the (?:name|key)[/-]value pair)?", re.IGNORECASE)
_NAMES_OF_KEYS = re.compile(
    r"(?:each |an? |the |all )?(?P<noun>(?:[a-z]+ ){0,2}?)(?:name|key)s?"
    r"|(?:each )?(?P<variables>environment variables?)",
    re.IGNORECASE,
)
_SHORT = {"maximum": "max", "minimum": "min"}
_DETERMINER = re.compile(
    r"(?:the|this|these|that|your|an?|each|every|all|any|both|individual|specified) ", re.IGNORECASE
)

LABELLED_BOUND = re.compile(r"(?P<bound>maximum|minimum) (?:tag )?(?P<part>key|value) length", re.IGNORECASE)
"""A label that says what the number after it bounds: "Maximum key length - 128 Unicode characters"."""

_OF = re.compile(
    r"(?:the )?(?:values?|time|date|timestamp|(?:total )?(?:length|size)|number|total number|string|text|content|json"
    r"(?: string| document)?)(?: specified| provided| passed| you specify)? (?:for|in|of) (?:the )?"
    r"(?=`|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"constraints?|requirements?|restrictions?|rules|limits|limitations|valid (?:values|characters|range)"
    r"|considerations"
    r"|naming|note|important|following|must|pattern|length|description|values?|required|conditional",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(r"(?:if|when) |for (?=(?:the )?`)", re.IGNORECASE)
_NARROWING_LEAD = re.compile(r"\A(?:for (?!more )|if|when|in|on|with|using)\b|\bonly\b|\Anote\b", re.IGNORECASE)
_NARROWING = re.compile(r"\b(?:for|if|when|in|on|with|using|amazon|aurora|only)\b", re.IGNORECASE)


_OF_ONE = re.compile(
    r"(?<=\w) (?:values?|strings?|interval)\Z|\A(?:total )?(?:size|length) of (?:the |an? |your |this )?", re.IGNORECASE
)
"""Words that only say that a noun stands for the one value: "The ID value", "the size of the policy"."""

_UNIT = re.compile(r"(?<=[a-z])(?:In)?(?:Milliseconds|Millis|Seconds|Minutes|Hours|Days)\Z")
"""The unit at the end of a name: what is described is the "session lifetime", not its minutes."""

_EACH = re.compile(
    r"each (?P<noun>(?!file|image|object|video|key|value|tag)[a-z]{3,20}|[a-z]{2,20}(?: [a-z]{2,20}){1,2})",
    re.IGNORECASE,
)

_FILE = re.compile(r"(?:the|this) (?:inline )?(?:file|payload|content|image|document)(?: size)?", re.IGNORECASE)
"""What bytes in a request are called."""

_ABOUT = re.compile(r" for (?P<noun>(?:the |an? |your )?[a-z][\w -]{2,40}?)(?: are| is)?:?\Z")
"""What "the following are requirements for container service names" are about."""

_ANY_VALUE = pattern(
    r"you {GIVE} (?:a value(?: for (?:it|this (?:parameter|field|property)))?|this(?: (?:parameter|field|value|option"
    r"|property|setting|request parameter))?|(?P<noun>an? [\w ]{2,40}))"
    r"|(?:this (?:parameter|field|value|option|property|setting|element) (?:is|has been) )?{GIVEN}"
    r"|using this(?: (?:parameter|field|value|option|property|setting|object))?"
)
_OTHER_VALUE = pattern(r"you {GIVE} (?:a value|anything|any value) other than {L:values}")
_DESCRIBED = re.compile(
    r"(?:(?:contains|specifies|describes|indicates|provides|defines|lists|identifies|represents) )?"
    r"(?:(?:the|an?|one or more|any|your|optional|updated|new|all|ordered|comma-separated|unordered) "
    r"|(?:list|set|array|collection|map) of )*"
    r"(?P<noun>[a-z][\w-]*(?: [\w-]+){0,4}?)(?= (?:of|that|to|for|in|which|used|with|from|on|by|associated|you"
    r"|where|assigned|when|being|at|as|whose|describing|containing)\b| ?\(|[,.;:]|\Z)",
    re.IGNORECASE,
)
"""What the first sentence of a text says that the member is: "The glob pattern to match against", "A list of hosts"."""


class Subject:
    """Whose text has a sentence: the structure, and the place of the member; None in a structure's own text.

    `text` is all of that text, marked. What the scope of the sentence makes of its subject is found once: each clause,
    and each form that reads one, asks for it.
    """

    def __init__(self, places: Places, place: TypedPlace | None, sentence: Sentence, text: str = "") -> None:
        self.places = places
        self.place = place
        self.sentence = sentence
        self.text = text

    @cached_property
    def is_scoped(self) -> bool:
        """Whether a label, heading or lead-in narrows the sentence to something that is not the member itself."""
        sentence = self.sentence
        if sentence.label and self._labelled() is None and self.case is None:
            return True
        if LABELLED_BOUND.fullmatch(sentence.label):
            return False
        if is_of_a_case(sentence):
            return True
        if sentence.heading and not self._is_neutral(sentence.heading):
            return True
        if not sentence.lead or sentence.label or self._is_neutral(sentence.lead):
            return False
        # An item that says itself in which case it holds goes on from no other.
        return not _OF_A_CASE.match(sentence.text) or _NARROWING_LEAD.search(sentence.lead) is not None

    @property
    def _is_first(self) -> bool:
        return self.text.startswith(self.sentence.text)

    def _is_neutral(self, scope: str) -> bool:
        about = _ABOUT.search(scope) if self.place is not None else None
        if about is not None and self.place is not None and self._by_noun(about["noun"], self.place) == self.place:
            scope = scope[: about.start()]
        return bool(_NEUTRAL.search(scope)) and not _NARROWING.search(scope)

    def _labelled(self) -> TypedPlace | None:
        """Return the place that the label names: one nested in the member, or next to it."""
        label = self.sentence.label
        if re.fullmatch(r"(?i)constraints?|note|important|requirements?|length constraints|restrictions?", label):
            return self.place
        if bound := LABELLED_BOUND.fullmatch(label):
            part = bound["part"].lower()
            if self.place is None:
                return self._member_of_pair(part)
            return self.places.key(self.place) if part == "key" else self.places.value(self.place)
        found = self._nested(label)
        if found or self.place:
            return found
        return self.places.find(label) if label.startswith("`") else None

    def _nested(self, name: str) -> TypedPlace | None:
        if self.place is not None and self.place.kind == "list" and name.startswith("`"):
            item = self.places.item(self.place)
            members = item.shape.members if item is not None and isinstance(item.shape, StructureShape) else ()
            found = [member for member in members if member.name == name.strip("`")]
            return self.places.below(item, found[0]) if item is not None and found else None
        if self.place is not None and self.place.kind == "map" and _A_KEY.fullmatch(name):
            return self.places.one(self.place, f"{{{name.strip('`')}}}")
        if self.place is None or self.place.kind != "structure":
            return None
        return self.places.find(f"`{self.place.path}.{name.strip('`')}`")

    @cached_property
    def case(self) -> tuple[Condition, ...] | None:
        """The condition that the label states: "For VOICE"."""
        case = re.fullmatch(r"(?:For|If|When) (.+)", self.sentence.label)
        return read_condition(case[1], self.places.find, self.places) if case else None

    @cached_property
    def itself(self) -> TypedPlace | None:
        """The place that "it" and "this value" stand for."""
        if self.is_scoped:
            return None
        return (self._labelled() or self.place) if self.sentence.label else self.place

    def refer(self, reference: str) -> TypedPlace | None:
        """Return the place that a reference names, from within this sentence."""
        reference = reference.strip()
        if _SELF.fullmatch(reference) and reference.lower() not in ("you", "they", ""):
            return self.itself
        if (
            self.itself is not None
            and _THIS.fullmatch(reference)
            and self._by_noun(reference, self.itself) == self.itself
        ):
            return self.itself
        beside = self._beside(reference)
        if beside is not None:
            return beside
        found = self.places.find(reference) or (self._nested(reference) if "`" in reference else None)
        if found is None and self.itself is not None and reference.startswith("`"):
            ending = reference.strip("`")
            if re.fullmatch(r"[A-Z][a-z]+[A-Z]\w+", ending) and self.itself.path.endswith(ending):
                return self.itself  # `WaitPeriod`, in the text of `ActionsSuppressorWaitPeriod`
        if found is None and self.place is not None and self.place.path in self.places.members:
            return self.places.find_of_stem(self.place.path, reference)
        return found

    def _beside(self, reference: str) -> TypedPlace | None:
        """Return the place of this name in the structure that this member is nested in."""
        owner = self.place.path.rpartition(".")[0] if self.place is not None else ""
        if not owner or "[" in owner or "{" in owner:
            return None
        code = re.search(r"`([\w.]+)`", reference)
        name = code[1] if code else "".join(re.findall(r"[A-Za-z0-9]+", re.sub(r"^(?:the|an?) ", "", reference)))
        return self.places.find(f"`{owner}.{name}`") if name else None

    def condition(self, text: str) -> tuple[Condition, ...] | None:
        """Return the conditions that a phrase states, None where it is not understood."""
        found = (
            read_condition(text, self.refer, self.places)
            or chosen_values(text, self.itself, self.text)
            or listed_values(text, self.sentence.items, self.places)
        )
        if found is None and (other := _OTHER_VALUE.fullmatch(text.strip(" ,"))) and self.itself is not None:
            return read_condition(f"`{self.itself.path}` is not {other['values']}", self.refer, self.places)
        given = _ANY_VALUE.fullmatch(text.strip(" ,")) if found is None and self.itself is not None else None
        if given is None or self.itself is None:
            return found
        if given["noun"] and self._by_noun(given["noun"], self.itself) != self.itself:
            return None
        return (is_given(self.itself),)

    def resolve(self, phrase: str) -> TypedPlace | None:
        """Return the place that the subject of a sentence stands for, None where that is not certain."""
        described = _WHICH.fullmatch(phrase.strip(" ,"))
        phrase = described["noun"] if described else phrase.strip(" ,")
        place = self.itself
        if _is_named_before(phrase, self.sentence):
            return None  # "the maximum session duration setting for the role. This setting can ..."
        if _SELF.fullmatch(phrase) and place is not None:
            return self._values_of(place, phrase)
        phrase = _OF.sub("", phrase)
        if phrase.startswith("`") or re.match(r"the `[^`]+`", phrase, re.IGNORECASE):
            found = self.refer(phrase)
            # "`Organization` - The `value` must be ...": of this member, but in one case only.
            return None if self.sentence.label and self.is_scoped and found == self.place else found
        if (name := _CAMEL.fullmatch(phrase)) and name["name"] in self.places.members:
            return self.refer(f"`{name['name']}`")
        if place is None or len(phrase) > 80:
            return self.part_of_pair(phrase)
        if described and described["article"] and place.kind in ("string", "number") and self._is_first:
            return place  # "The type of the cache, which must be ..." says what the member is
        if place.kind == "blob" and _FILE.fullmatch(phrase):
            return place
        if place.kind in ("map", "list"):
            if re.fullmatch(r"each (?:string|text|item|entry|element|number)", phrase, re.IGNORECASE):
                return self.places.item(place)
            if (one := _EACH.fullmatch(phrase)) and self._lists(one["noun"], place):
                return self.places.item(place)
            if _KEYS.fullmatch(phrase) or self._names_keys(phrase, place):
                return self.places.key(place)
            if _VALUES.fullmatch(phrase):
                return self._values_of(place, phrase)
        found = self._by_noun(phrase, place)
        if found is None and place.kind == "structure":
            return self._number_in(phrase, place)
        if found is None and place.kind in ("string", "number") and (noun := _OF_ONE.sub("", phrase)) != phrase:
            return self._by_noun(noun, place)
        return found

    def _number_in(self, phrase: str, place: TypedPlace) -> TypedPlace | None:
        """Return the number in a structure that "the array size" stands for: `size`, in `arrayProperties`."""
        words = [word.lower() for word in re.findall(r"[A-Za-z]+", _DETERMINER.sub("", phrase))]
        members = place.shape.members if isinstance(place.shape, StructureShape) else ()
        named = [member for member in members if len(words) > 1 and member.name.lower() == words[-1]]
        found = self.places.below(place, named[0]) if named else None
        known = _singulars_of(place.path.rpartition(".")[2])
        return found if found and found.kind == "number" and known.issuperset(map(_singular, words[:-1])) else None

    def _lists(self, noun: str, place: TypedPlace) -> bool:
        """Return whether the texts of a list are what its documentation calls so: "each document" of documents."""
        item = self.places.item(place) if place.kind == "list" else None
        return item is not None and item.kind == "string" and re.search(rf"\b{noun}e?s\b", self.text) is not None

    def _names_keys(self, phrase: str, place: TypedPlace) -> bool:
        """Return whether "variable names" are the keys of a map, or the names of a list of pairs; so are variables."""
        found = _NAMES_OF_KEYS.fullmatch(phrase)
        if found is None or (place.kind == "list" and self.places.value(place) is None):
            return False
        noun = [_singular(word) for word in re.findall(r"[a-z]+", (found["noun"] or "").lower())]
        known = {*_singulars_of(f"{place.path} {place.shape.name}"), *self.described, *_PLAIN_MODIFIERS}
        return known.issuperset(noun)

    def _is_narrowed(self, modifiers: list[str], place: TypedPlace) -> bool:
        """Return whether the words before a noun narrow it, as the first of "FIFO queue names" does."""
        structure = self.places.structure.name
        known = _singulars_of(f"{place.path} {place.shape.name} {structure}") | {self.places.service} | _PLAIN_MODIFIERS
        squashed = "".join(re.findall(r"[a-z]", f"{place.path}{structure}{self.places.service}".lower()))
        singulars = [_SHORT.get(word, _singular(word)) for word in modifiers]
        return any(word not in known and (len(word) < 4 or word not in squashed) for word in singulars)

    def part_of_pair(self, phrase: str) -> TypedPlace | None:
        """Return the place of the key or the value, in the text of a structure that holds just these ("a tag key")."""
        if self.place is not None or self.is_scoped:
            return None
        for part, words in (("key", _KEYS), ("value", _VALUES)):
            if words.fullmatch(phrase):
                return self._member_of_pair(part)
        return None

    def _member_of_pair(self, part: str) -> TypedPlace | None:
        """Return the place of the key or the value in a structure that holds just these."""
        members = {name.lower(): member for name, member in self.places.members.items()}
        is_pair = len(members) <= 3 and {"key", "value"} <= members.keys()
        return self.places.of(members[part]) if is_pair else None

    @cached_property
    def described(self) -> tuple[str, ...]:
        """The words of the noun by which the text begins to describe the member, each in the singular."""
        found = None if self._is_first else _DESCRIBED.match(self.text)
        words = [] if found is None else [_singular(word.lower()) for word in re.findall(r"[A-Za-z]+", found["noun"])]
        return () if words[-2:] == ["resource", "name"] or not {"or", "and"}.isdisjoint(words) else tuple(words)

    def is_described_as(self, words: list[str]) -> bool:
        """Return whether the text describes the member by this noun; no word before it narrows it."""
        singulars = [_singular(word) for word in words]
        known = {*self.described, *_PLAIN_MODIFIERS}
        if len(singulars) > 1 and singulars[-1] == "name" and self.described[-1:] != ("name",):
            singulars = singulars[:-1]  # "the bucket name" of what is described as a bucket
        return bool(self.described) and singulars[-1] == self.described[-1] and known.issuperset(singulars)

    def _values_of(self, place: TypedPlace, phrase: str) -> TypedPlace | None:
        if place.kind in ("map", "list") and _VALUES.fullmatch(phrase):
            if place.kind == "map" or "tag" in phrase.lower():
                return self.places.value(place)
            if phrase.lower() in ("values", "each value"):
                item = self.places.item(place)
                return item if item is None or item.kind != "structure" else self.places.value(place)
        return place

    def narrows(self, phrase: str) -> bool:
        """Return whether a phrase names some of what is at this member only: "FIFO queue names"."""
        place = self.itself
        return (
            place is not None
            and self._by_noun(phrase, place) is None
            and self._by_noun(phrase, place, any_of=True) is not None
        )

    def _by_noun(self, phrase: str, place: TypedPlace, any_of: bool = False) -> TypedPlace | None:
        """Return the place of this member where the phrase ends with the noun that its name ends with.

        A phrase that narrows the noun is about `any_of` the values only.
        """
        plain = _DETERMINER.sub("", phrase)
        words = [word.lower() for word in re.findall(r"[A-Za-z]+", plain)]
        if not words or len(words) > 4 or " of " in plain or "`" in plain:
            return None
        if not any_of and self.is_described_as(words) and (place.kind == "string" or words[-1][-1] == "s"):
            return place
        if not any_of and self._is_narrowed(words[:-1], place):
            return None
        name = words_of(_UNIT.sub("", place.path.rpartition(".")[2]))
        if not name:
            return None
        head, last = _singular(words[-1]), _singular(name[-1])
        same = head == last or any({head, last} <= words for words in (_NAMES, _CONFIGURATIONS))
        if not same and head == "name" and len(words) > 1 and place.kind == "string":
            same = _singular(words[-2]) == last  # "the namespace name" of `namespace`
        if not same and last == "document" and len(name) > 1:
            same = head == name[-2]  # "the policy" of `PolicyDocument`
        if place.kind == "string" and head in ("string", "text"):
            same = len(words) == 1
        if not same:
            return None
        if place.kind == "list" and (phrase.lower().startswith(("each ", "an ", "a ")) or words[-1] != name[-1]):
            return self.places.item(place)
        return place


def _singular(word: str) -> str:
    return singular(word) if len(word) > 3 else word.removesuffix("s")


def _singulars_of(name: str) -> set[str]:
    return {_singular(word) for word in words_of(name)}


def _is_named_before(phrase: str, sentence: Sentence) -> bool:
    """Return whether "this setting" is another than the member: one that the sentence before names."""
    named = _NAMED.fullmatch(phrase)
    return named is not None and bool(re.search(rf"[a-z](?<!this) {named['noun']}\b", sentence.before))

"""How a value relates to another, what must differ, and how large all of a map may be."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Compare, Operator, SumSize, TotalSize, Unique
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.length import BYTES
from shapesmith.rules.forms.members import members_in, shown_at
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.names import without_article, words_of
from shapesmith.rules.language.notation import Match, number, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_OPPOSITES = (("Max", "Min"), ("Maximum", "Minimum"), ("End", "Start"), ("Upper", "Lower"), ("Largest", "Smallest"))
_SAME_WORDS = {"maximum": "max", "minimum": "min", "date": "time", "timestamp": "time", "starting": "start"}


def _counterpart(own: str, reference: str, subject: Subject) -> TypedPlace | None:
    """Return what "the minimum netmask length" is for `MaxNetmaskLength`: the member of such a name."""
    phrase = without_article(reference.strip(" '")).lower()
    if not re.fullmatch(r"[a-z]+(?: [a-z]+){1,3}", phrase):
        return None
    said = {_SAME_WORDS.get(word, word) for word in phrase.split()}
    for pair in _OPPOSITES:
        for this, that in (pair, pair[::-1]):
            known = re.sub(rf"{this}(?![a-z])|\A{this.lower()}(?![a-z])", that, own)
            place = subject.places.find(f"`{known}`") if known != own else None
            if place is not None and said <= {_SAME_WORDS.get(word, word) for word in words_of(known)}:
                return place
    return None


def _compare(match: Match, clause: Clause, subject: Subject) -> Made | None:
    reference = re.sub(
        r"^(?:the )?(?:value|values|time|timestamp|date|number)(?: specified)? (?:of|for|in) ",
        "",
        match["ref"],
        flags=re.IGNORECASE,
    )
    place = clause.place
    other = subject.refer(reference) or _counterpart(place.path, reference, subject)
    negated = match.groupdict().get("negated")
    words = (negated or match["relation"]).lower()
    if other is None or other.path == place.path or other.kind != place.kind:
        return None
    if place.kind not in ("number", "timestamp"):
        return None
    greater = re.search(r"greater|more|larger|higher|later|after", words)
    inclusive = "equal" in words or words.startswith(("at or", "on or")) or "same as" in words
    operator: Operator = (">=" if inclusive else ">") if greater else ("<=" if inclusive else "<")
    if words.startswith("at least"):
        operator = ">="
    if negated:
        operator = "<=" if greater or words == "exceed" else ">="  # "not after", "if it is after, the request fails"
    must = Compare(left=place.path, operator=operator, right=other.path)
    return Made("relational", must, clause.when, place)


def _compare_named(match: Match, subject: Subject) -> Made | None:
    """Return the rule on two members that are given; it asks nothing where one of them is not."""
    place = subject.refer(match["own"])
    return _compare(match, Clause(place, ""), subject) if place is not None else None


def _unique(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place = clause.place
    if place.kind == "list":
        item = subject.places.item(place)
        if item is None or item.kind not in ("string", "number"):
            return None
        return Made("unique", Unique(place=item.path), clause.when, place)
    if ("[]." in place.path and place.kind == "string") or (
        place.path.endswith("[]") and place.kind in ("string", "number")
    ):
        return Made("unique", Unique(place=place.path), clause.when, place)
    return None


def _unique_keys(match: Match, subject: Subject) -> Made | None:
    """Return the rule that no two tags of a list have the same key."""
    place = subject.itself
    key = subject.places.key(place) if place is not None and place.kind == "list" else None
    return Made("unique", Unique(place=key.path), (), place) if key is not None else None


def _unique_member(match: Match, subject: Subject) -> Made | None:
    """Return the rule that the items of a list differ in one of their members."""
    place = subject.itself
    item = subject.places.item(place) if place and place.kind == "list" else None
    if place is None or item is None or item.kind != "structure":
        return None
    name = match["ref"].strip("` ").replace(" ", "").lower()
    names = [one.name for one in getattr(item.shape, "members", ())]
    member = next((one for one in names if one.lower() in (name, name.removesuffix("s"))), None)
    if member is None and (narrowed := re.fullmatch(r"(?P<owner>[a-z]{3,20})(?P<name>names?|keys?|ids?)", name)):
        # "header names" of a list of headers
        of_owner = narrowed["owner"] in f"{place.path}{item.shape.name}".lower()
        member = next((one for one in names if of_owner and one.lower() == narrowed["name"].removesuffix("s")), None)
    return Made("unique", Unique(place=f"{item.path}.{member}"), (), place) if member else None


def _total(match: Match, subject: Subject) -> Made | None:
    place, size = subject.itself, number(match["n"])
    if place is None or size is None or place.kind not in ("map", "list", "structure"):
        return None
    maximum = int(size * BYTES[match["unit"].lower().removeprefix("utf-8 ")[0]])
    return Made("total_size", TotalSize(place=place.path, maximum=maximum), (), place) if maximum else None


def _total_of_members(match: Match, subject: Subject) -> Made | None:
    """Return the rule that several members have at most so many bytes together."""
    places, size = members_in(re.sub(r" headers\Z", "", match["items"]), subject), number(match["n"])
    if places is None or size is None or any(place.kind not in _SIZED for place in places):
        return None
    maximum = int(size * BYTES[match["unit"].lower().removeprefix("utf-8 ")[0]])
    paths = tuple(sorted(place.path for place in places))
    return Made("total_size", SumSize(places=paths, maximum=maximum), (), shown_at(places, subject))


_SIZED = ("string", "map", "list", "structure")
_UNIT = r"(?P<unit>(?:utf-8 )?bytes|kb|kib|kilobytes|mb|mib)"
_ALL = (
    r"(?:across|over|of|for) (?:all )?(?:the )?(?:your )?(?:provided )?[\w -]{2,40}?(?: per contact"
    r"| \(sum of all keys and values\))?"
)

FORMS = (
    Form(
        "relational.compare",
        ("than", "after", "before", "at least", "exceed", "equal to"),
        patterns(
            r"(?:must|has to|can only) be (?:set to )?(?:a value )?(?P<relation>(?:greater|less|larger|smaller|more"
            r"|fewer|higher|lower|later|earlier) (?:than(?: or equal to)?|or equal to)|after|before|at least as large"
            r" as|greater than or the same as|at least equal to|(?:at|on) or after|(?:at|on) or before|equal to or"
            r" (?:greater|less|larger|smaller|later|earlier) than) {R:ref}",
            r"(?:you must )?{GIVE} a value (?P<relation>(?:greater|less|larger|smaller|higher|lower) than(?: or equal"
            r" to)?) {R:ref}",
            r"{NOT} (?P<negated>be (?:greater|more|larger|higher|later) than|exceed|be after|be (?:less|smaller|fewer"
            r"|lower|earlier) than|be before) {R:ref}",
        ),
        of_clause=_compare,
        member="Count",
        matches=("Must be greater than or equal to `Least`.", "The count must be less than `Limit`."),
        differs=("Must be greater than the size of the disk.", "Must be greater than `Name`."),
    ),
    Form(
        "relational.both",
        ("both",),
        patterns(
            r"(?:if|when) (?:you {GIVE} both(?: [^,;]{3,100})?|both(?: values| parameters| fields)? are {GIVEN})(?: of"
            r" them)?, (?:then )?(?:the )?{R:own} must be (?P<relation>(?:greater|less|larger|smaller|more|fewer|higher"
            r"|lower|later|earlier) than(?: or equal to)?|after|before) {R:ref}",
        ),
        of_sentence=_compare_named,
        member="Count",
        matches=("If you specify both, `Limit` must be greater than `Least`.",),
        differs=("If you specify both, `Limit` must be greater than `Name`.",),
    ),
    Form(
        "relational.set-to",
        ("to less than", "to greater than"),
        patterns(
            r"(?:you must )?set {R:own} to (?P<relation>(?:less|greater) than(?: or equal to)?) {R:ref}",
        ),
        of_sentence=_compare_named,
        member="Count",
        matches=(
            "You must set the `Count` value to less than the `Limit` value.",
            "Set `Limit` to greater than or equal to `Least`.",
        ),
        differs=("You must set the `Count` value to less than the size of the disk.",),
    ),
    Form(
        "relational.fails",
        ("is later than", "is earlier than", "is greater than", "is less than", "is after", "is before"),
        patterns(
            r"(?:if|when) {R:own} is (?P<negated>(?:later|earlier|greater|less) than|after|before) {R:ref}, (?:the"
            r" (?:request|call"
            r"|operation) (?:fails|is rejected)|you (?:receive|get) an? (?:[\w`]+ )?(?:error|exception))(?: .{3,80})?",
        ),
        of_sentence=_compare_named,
        member="Count",
        matches=("If `Least` is greater than `Limit`, the request fails with an exception.",),
        differs=("If `Least` is greater than `Limit`, the request takes long.",),
    ),
    Form(
        "unique.values",
        ("unique", "duplicate", "distinct", "different", "repeated", "only once"),
        patterns(
            r"must (?:all )?be (?:unique|distinct|different)(?: (?:within|in) (?:the|this|a|each) (?:list|request"
            r"|array|set|map|call))?",
            r"{NOT} contain duplicates?(?: (?:values|items|entries|elements))?",
            r"{NOT} (?:be (?:duplicated|repeated)|(?:have|include) duplicates?(?: (?:values|items|entries|elements))?)",
            r"can (?:appear|be {GIVEN}) only once",
            r"(?:duplicates?|duplicate (?:values|items|entries|elements|keys)) (?:(?:are|is) )?not (?:allowed|permitted"
            r"|supported)",
        ),
        of_clause=_unique,
        member="Items",
        matches=("Must be unique.", "The items must be unique within the list.", "Can't contain duplicates."),
        differs=("Must be unique in your account.",),
    ),
    Form(
        "unique.keys",
        ("unique", "same"),
        patterns(
            r"(?!.*\b(?:account|region)\b)(?:(?:for|within) (?:each|an?)(?: [a-z]+){1,2}, |each tag (?:is|consists of)"
            r" [^,;]{3,40}, (?:and )?)?(?:each |all |the )?(?:tag )?keys?(?: names?)?(?: in the request| for the"
            r" resource)? (?:are case-sensitive and )?must be unique(?: (?:per|to|for|within) (?:each |an? |the |this"
            r" )?[\w' -]{3,60}?)?(?:[,;]? (?:and (?:each tag key|it) (?:can|must) (?:only )?have|you cannot have two"
            r" keys) .*)?",
            r"(?:each|every|a) [\w ]{2,40} can (?:only )?have (?:only |up to )*one tag with the same key",
            r"you {NOT} have more than one tag on (?:an? )?[\w ]{3,60} with the same (?:tag )?key",
        ),
        of_sentence=_unique_keys,
        member="Pairs",
        matches=(
            "For each resource, each tag key must be unique, and each tag key can have only one value.",
            "Tag keys must be unique per resource.",
            "You cannot have more than one tag on a key with the same tag key.",
        ),
        differs=("Each tag key must be unique in your account.", "Tag keys must be unique per account."),
        reads=STATE,
    ),
    Form(
        "unique.member",
        ("unique", "duplicate", "the same"),
        patterns(
            r"each (?:entry|item|element|object|\w+) must (?:include|have|contain|specify) a (?:unique|different"
            r"|distinct) {R:ref}",
            r"(?:you )?{NOT} {GIVE} the same {R:ref} (?:in|for) more than one (?:entry|item|element|object)",
            r"duplicate {R:ref}s? (?:are|is) not (?:allowed|permitted|supported)",
        ),
        of_sentence=_unique_member,
        member="Pairs",
        matches=("Each entry must include a unique `Key`.",),
        differs=("Each entry must include a unique owner.",),
    ),
    Form(
        "total-size.of-members",
        ("total", "combined"),
        patterns(
            rf"(?:the )?(?:total|combined|overall) size of (?P<items>[^;:]{{3,160}}?) (?:{{NOT}} exceed|is limited to"
            rf"|must be (?:less than or equal to|at most|no more than)) {{N:n}} {_UNIT}",
        ),
        of_sentence=_total_of_members,
        member="Map",
        matches=("The total size of the `Map` and `Name` headers is limited to 12 KB.",),
        differs=("The total size of the `Map` and the rest is limited to 12 KB.",),
    ),
    Form(
        "total-size",
        ("bytes", "kb", "kib", "mb", "mib"),
        patterns(
            rf"(?:there )?(?:can|may) be (?:up to|at most|a maximum of) {{N:n}} {_UNIT} {_ALL}",
            rf"(?:the )?(?:total|combined|overall) size(?: {_ALL})? (?:{{NOT}} exceed|can be (?:up to|at most)"
            r"|must (?:be|not be) (?:less than or equal to|at most|no more than|larger than|more than"
            rf"|greater than)|is limited to) {{N:n}} ?{_UNIT}",
            rf"(?:up to|at most|a maximum of) {{N:n}} {_UNIT} {_ALL}",
            rf"(?:the )?maximum (?:length|size) of (?:this (?:field|parameter|map)|the [a-z]+) is {{N:n}} {_UNIT}"
            rf" total",
            r"(?:the )?maximum (?:length|size) of all (?:the )?keys and values(?: in the [a-z]+)?,? (?:combined"
            rf"|together),? is {{N:n}} {_UNIT}",
            rf"all (?:the )?keys and values,?(?: combined,?| together,?)? {{NOT}} exceed {{N:n}} {_UNIT}(?:"
            rf" \([^()]*\))?",
        ),
        of_sentence=_total,
        member="Map",
        matches=(
            "There can be up to 32,768 UTF-8 bytes across all key-value pairs per contact.",
            "The total size of all entries can't exceed 4 KB.",
            "The maximum length of this field is 1 KB total.",
            "The maximum length of all keys and values in the map, combined, is 32 KB.",
            "All keys and values can't exceed 5 KB (5120 characters).",
        ),
        differs=("The total size of the response can't exceed 1 MB.", "Up to 5 bytes are read."),
    ),
)

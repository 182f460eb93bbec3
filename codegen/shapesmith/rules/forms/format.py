"""Which format a text must have, where the documentation clearly asks for it."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Format, FormatName, Matches
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.texts import matching
from shapesmith.rules.language.binding import ALL, EXAMPLE
from shapesmith.rules.language.notation import Match, patterns, whole
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.subjects import Subject

_FORMATS: tuple[tuple[FormatName, str], ...] = (
    (
        "arn",
        r"(?:(?:full|complete|valid) )*(?:[\w-]+ ){0,3}(?:amazon resource names? \(?arns?\)?|amazon resource names?"
        r"|arns?)"
        r"(?: of (?:the|an?) [\w -]{3,40})?",
    ),
    ("uuid", r"(?:valid )?(?:uuids?|universally unique identifiers? ?\(?(?:uuids?)?\)?)(?: ?v4)?(?: values?)?"),
    ("json", r"(?:(?:valid|well-formed) )*json(?: (?:string|document|object|format|formatted string|text))*"),
    ("base64", r"base-?64[- ]encoded(?: (?:string|text|data|value|format|binary data))*|(?:valid )?base-?64"),
    ("e164", r"(?:valid )?e\.164(?: (?:format|phone number|formatted phone number))*"),
    ("https-url", r"(?:valid )?https (?:urls?|endpoints?)|(?:an? )?https:// urls?"),
    ("url", r"(?:(?:valid|full|complete|absolute|fully qualified) )+urls?(?:, including .*)?"),
    ("email", r"valid email(?: address)?(?: format)?"),
    (
        "iso8601",
        r"(?:valid )?iso[- ]?8601(?: (?:standard|in utc|format|date|time|timestamp|date format"
        r"|timestamp format|utc format))*",
    ),
    (
        "cidr",
        r"(?:valid )?(?:ipv4 |ipv6 )?(?:cidr|classless inter-domain routing \(cidr\))"
        r"(?: (?:notation|block|range|format))*(?: of ip addresses)?",
    ),
    ("s3-uri", r"(?:valid )?(?:amazon )?s3 uris?"),
    ("integer", r"(?:a )?(?:valid )?(?:whole )?integers?"),
)
_NAMED = [
    (name, re.compile(rf"(?:(?:an?|the|in|of|as|formatted as) )*(?:{words})(?: format)?", re.IGNORECASE))
    for name, words in _FORMATS
]


_ENCODED_FOR_YOU = re.compile(
    r"\bencod\w+ (?:might|may|can|will) be (?:performed|done)|\bencod\w+ is (?:performed|done)|\bencodes?"
    r" [^.;]{0,60} for you\b"
    r"|\bautomatically (?:base-?64[- ])?encode",
    re.IGNORECASE,
)
"""A text that leaves it to the SDK to encode a value, as boto3 does."""


def _format(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place = clause.place
    if place.kind == "list" and (item := subject.places.item(place)) is not None:
        place = item
    text = match["format"].replace("`", "")
    if place.kind != "string" or place.enum:
        return None
    for name, words in _NAMED:
        if words.fullmatch(text):
            if name == "base64" and _ENCODED_FOR_YOU.search(subject.text):
                return None
            return Made("format", Format(place=place.path, format=name), clause.when, clause.place)
    return None


def _of_arn(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for the form of an ARN that the text writes out: its service, and the type of its resource."""
    items = subject.sentence.items
    template = match.groupdict().get("template") or (items[0].text if len(items) == 1 else "")
    template = template.replace("`", "")
    parts = template.split(":", 5)
    place = clause.place
    if place.kind != "string" or len(parts) != 6 or parts[0] != "arn" or not re.fullmatch(r"[a-z0-9-]+", parts[2]):
        return None
    kind = re.match(r"[a-z][a-z-]*(?=[/:])", parts[5])
    resource = re.escape(kind[0]) + "[/:].+" if kind else ".+"
    pattern = f"arn:[^:]+:{re.escape(parts[2])}:[^:]*:[^:]*:{resource}"
    return Made(
        "format", Matches(place=place.path, pattern=pattern, words=f"have the form {template}"), clause.when, place
    )


_TEMPLATE = re.compile(r"\barn:[^\s:]*:[^\s:]*:")


def _of_this_arn(match: Match, subject: Subject) -> Made | None:
    """Return a rule for the form that the ARN has, in the text of a member that holds an ARN, and of one form only."""
    place = subject.itself
    if place is None or "arn" not in place.path.rpartition(".")[2].lower():
        return None
    if len(_TEMPLATE.findall(subject.text.replace("`", ""))) > 1:
        return None
    return _of_arn(match, Clause(place, ""), subject)


def _arns_only(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place = clause.place
    return Made("format", Format(place=place.path, format="arn"), (), place) if place.kind == "string" else None


def _digits(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return the rule that a text is a number of so many digits, written out."""
    count = whole(match["n"])
    return matching(clause, subject, f"\\d{{{count}}}", f"have {count} digits and nothing else") if count else None


_DESCRIBED: dict[str, FormatName] = {
    "e.164": "e164",
    "json": "json",
    "iso 8601": "iso8601",
    "iso8601": "iso8601",
    "cidr": "cidr",
}
_CALLED: dict[FormatName, re.Pattern[str]] = {
    "e164": re.compile(r".*\bnumbers?\b", re.IGNORECASE),
    "iso8601": re.compile(
        r"(?!.*\b(?:duration|period|interval)\b).*\b(?:dates?|timestamps?|(?:start|end) time)\b", re.I
    ),
    "cidr": re.compile(r"(?!.*\baddresses\b).*\b(?:range|block)\b", re.IGNORECASE),
}
"""What a text must be called for a format to be that of the text as a whole: a time may do without its date."""

_MAY_BE_OTHERWISE = re.compile(r"\b(?:or|either|if|can|may|optionally|YAML|CSV|XML|epoch)\b", re.IGNORECASE)
_STANDS_FOR_ANOTHER = re.compile(r"(?:uri|url|arn|location|path|key|link|name|id|value|token)s?\Z", re.IGNORECASE)


def _described(match: Match, subject: Subject) -> Made | None:
    """Return the rule of the sentence that says what a text is: "The phone number, in E.164 format"."""
    place = subject.itself
    if place is None or not subject.text.startswith(subject.sentence.text) or _MAY_BE_OTHERWISE.search(match.string):
        return None
    name = _DESCRIBED[match["format"].lower().replace("-", " ").removesuffix(" extended")]
    if place.kind != "string" or place.enum:
        return None
    if name in _CALLED and not _CALLED[name].match(match["what"]):
        return None
    if name == "json" and _STANDS_FOR_ANOTHER.search(place.path):
        return None
    return Made("format", Format(place=place.path, format=name), (), place)


def _address_range(match: Match, subject: Subject) -> Made | None:
    """Return the rule of "The IPv4 address range, in CIDR notation, of ...": what it is for takes nothing back."""
    place = subject.itself
    if place is None or place.kind != "string" or not subject.text.startswith(subject.sentence.text):
        return None
    return Made("format", Format(place=place.path, format="cidr"), (), place)


_ARN = r"(?P<template>`?arn:\S{8,200})"

FORMS = (
    Form(
        "format.arn-template",
        ("must be", "must have"),
        patterns(
            r"must (?:be|have) (?:specified )?(?:in |of )?(?:the |this )?(?:following )?(?:form"
            r"|format):? `(?P<template>arn:[^`\s]+)`",
            r"must (?:be|have) (?:specified )?(?:in |of )?(?:the |this )?(?:following )?(?:form|format):?",
        ),
        of_clause=_of_arn,
        matches=("Must be in the format `arn:aws:iam::account:role/name`.",),
        differs=("Must be in the format `name:role`.",),
    ),
    Form(
        "format.of-this-arn",
        ("arn",),
        patterns(
            rf"(?:the )?format (?:for|of) (?:this|the) arn is:? {_ARN}",
            r"(?:(?:the|this) arn format is|its format is|(?:the|this) arn (?:uses|has) (?:this|the)(?: following)?"
            rf" format):? {_ARN}",
            rf"(?:valid )?format:? {_ARN}",
            rf"you must {{GIVE}} the arn in the (?:following )?format:? {_ARN}",
            rf"(?:the arn(?: value)? )?must (?:be a (?:valid )?[\w ]{{3,40}} arn in|have|be in)"
            rf" the (?:form|format):? {_ARN}",
            r"(?:an? )?string that contains an? (?:[\w ]{3,40} )?arn in the following format:",
            r"(?:the following is|this is) the format of the arn:",
        ),
        of_sentence=_of_this_arn,
        member="RoleArn",
        matches=(
            "The format for this ARN is: arn:`partition`:iam::`account`:role/`name`.",
            "The ARN uses this format: `arn:aws:iam::account:role/name`.",
        ),
        differs=(
            "The format of a role ARN is: `arn:aws:iam::account:role/name`.",
            "The format of the ARN is `arn:aws:iam::account:role/name` or `arn:aws:iam::account:user/name`.",
        ),
    ),
    Form(
        "format.arns-only",
        ("arns are",),
        patterns(r"only (?:\w+ ){0,3}arns are (?:currently )?(?:accepted|supported|allowed)(?: for \w+)?"),
        of_clause=_arns_only,
        matches=("Only topic ARNs are accepted.",),
        differs=("Only topic ARNs are shown.",),
    ),
    Form(
        "format.digits",
        ("digit",),
        patterns(
            r"(?:must|has to) be (?:an? )?{N:n}-digit (?:numeric )?(?:number|string|code|integer)",
            r"(?:must|has to) (?:be|contain|consist of|have) exactly {N:n} digits",
        ),
        of_clause=_digits,
        matches=("Must be a 9-digit number.", "It must consist of exactly 12 digits."),
        differs=("The 9-digit number of the owner.", "Must contain 3 digits."),
    ),
    Form(
        "format.address-range",
        ("cidr",),
        patterns(
            r"the (?:public )?ipv[46](?: or ipv6)? (?:address|network) range(?: to allow or deny)?,"
            r" in cidr notation(?:(?:, of| \() ?[^;]{3,100})?",
        ),
        of_sentence=_address_range,
        member="Stream",
        matches=("The IPv4 network range to allow or deny, in CIDR notation.",),
        differs=("The IPv4 address or address range, in CIDR notation.",),
        reads=ALL,
    ),
    Form(
        "format.described",
        ("e.164", "json", "8601", "cidr"),
        patterns(
            r"(?!specify |use |provide |enter )(?P<what>[^.;:]{3,200}?),?(?: specified| formatted| provided| expressed"
            r"| written)? in (?:the |valid )?(?P<format>e\.164|json|iso[- ]?8601(?: extended)?|cidr)"
            r" (?:format|notation)(?:(?:,|:| \()?[^;]{2,200})?",
            r"(?P<what>[^.;:]{3,200}?),? as a (?:valid )?(?P<format>json) (?:document|string|object)"
            r"(?:, that [^;]{3,100})?",
            r"(?:the|an?) (?:raw,? )?(?P<format>json)[- ]formatted (?:(?:resource )?policy|contents|string)"
            r"(?: [^;:]{3,200})?",
        ),
        of_sentence=_described,
        member="Stream",
        matches=(
            "The phone number of the owner, in E.164 format.",
            "The policy document in JSON format that will be attached to the table.",
            "The date that the override applies to, in ISO 8601 format (`YYYY-MM-DD`).",
            "The address range, in CIDR notation.",
            "The new definition, as a JSON document.",
            "The pattern, as a JSON string, that selects the owners.",
            "The raw, JSON-formatted string to use as the payload.",
        ),
        differs=(
            "The path of a JSON-formatted policy.",
            "A JSON-formatted list of owners.",
            "A YAML-formatted or JSON-formatted string.",
            "The owner. The phone number is shown in E.164 format.",
            "The time that it takes, as a duration in ISO 8601 format.",
            "The definition in JSON format, or its name.",
            "The owners in CIDR notation.",
            "The addresses and address range, in CIDR notation.",
            "The time of day in ISO 8601 format.",
        ),
        reads=EXAMPLE,
    ),
    Form(
        "format.must-be",
        ("must", "has to", "valid", "8601"),
        patterns(
            r"(?:must|has to|needs to)(?: also)? (?:be specified|be provided|be formatted|be encoded"
            r"|be supplied|be expressed|be|use|follow|have) (?:in |as |using |the "
            r"|an? )*(?P<format>.{3,80}?(?:, including .{3,80})?)(?: format| notation| encoding)?"
            r"(?: (?:that follows|and follow|with quotation marks) [^;]{3,80})?",
            r"(?:use|specify|provide|enter) (?:the |a )?(?:date|time|timestamp) (?:in|using) (?:the )?"
            r"(?P<format>iso[- ]?8601 format)(?:, as `?yyyy-mm-dd`?)?",
        ),
        of_clause=_format,
        matches=(
            "This value must be a valid ARN.",
            "The name must be a full Amazon Resource Name (ARN).",
            "Must be valid JSON.",
            "Must be in E.164 format.",
            "Specify the date in ISO 8601 format, as `YYYY-MM-DD`.",
            "This must be a full URL, including the HTTPS protocol, the domain, and the path.",
            "The string must be base64-encoded.",
            "Must be a UUID.",
        ),
        differs=(
            "The ARN of the key.",
            "Must be the ARN of a role in your account.",
            "Must be in the format `a:b`.",
            "Specify the name in ISO 8601 format.",
        ),
    ),
)

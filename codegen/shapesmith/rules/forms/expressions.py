"""Regular expressions, and forms of a text in words: what it starts with, what follows, templates of keys."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shapesmith.ir.rules import Matches
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.texts import in_one_case, matching, shown
from shapesmith.rules.language.binding import BEHAVIOUR
from shapesmith.rules.language.charsets import read_characters
from shapesmith.rules.language.notation import Match, patterns, whole
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.subjects import Subject


def _keys(match: Match, subject: Subject) -> Made | None:
    """Return the rule that the keys of a map begin as the template does."""
    place, prefix = subject.itself, match["prefix"]
    key = subject.places.key(place) if place is not None and place.kind == "map" else None
    if key is None:
        return None
    must = Matches(place=key.path, pattern=f"{re.escape(prefix)}.+", words=f"begin with {prefix}")
    return Made("pattern", must, (), place)


_UNKNOWN = re.compile(r"\(\?|\\p|&&|\[:")
"""What other dialects have, or what takes long."""
_REPEATED = re.compile(r"[+*]\)[+*{]")
_WHOLE = re.compile(r"(?:[\w:/.@-]|\\.|\[(?:\\.|[^\]\\])+\](?:[+*]|\{\d+(?:,\d*)?\})?|\\d\{\d+\})+")
_SET_REPEATED = re.compile(r"(?:\]|\\d|\\w)(?:\+|\{\d+(?:,\d*)?\})")


def _expression(source: str) -> str | None:
    """Return what a regular expression of a text asks of the whole of a value, None where that is not sure.

    Without anchors it does if it is made up of texts and sets of characters, one of which is repeated.
    """
    source = source.replace("\\\\", "\\")  # some texts escape it twice
    if len(source) > 200 or not re.search(r"[\[\\]", source) or _UNKNOWN.search(source) or _REPEATED.search(source):
        return None
    try:
        re.compile(source)
    except (re.error, OverflowError):
        return None
    if source.startswith("^") and source.endswith("$"):
        source = source[1:-1]
    elif not (_WHOLE.fullmatch(source) and _SET_REPEATED.search(source)):
        return None
    return None if "$" in source.replace("\\$", "") or "^" in re.sub(r"\[\^|\\\^|\[[^\]]*\]", "", source) else source


def _modelled(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a regular expression in the text, or for one of two."""
    groups = match.groupdict()
    sources = [text for name in ("code", "quoted", "bare", "other") if (text := groups.get(name))]
    pattern = _any_of(map(_expression, sources))
    shown_sources = " or ".join(source.replace("\\\\", "\\") for source in sources)
    return matching(clause, subject, pattern, f"match {shown_sources}") if pattern else None


def _any_of(patterns: Iterable[str | None]) -> str | None:
    """Return the pattern of what matches one of some patterns; None where one of them is not known."""
    found = list(patterns)
    known = [each for each in found if each is not None]
    if not known or len(known) != len(found):
        return None
    return known[0] if len(known) == 1 else f"(?:{'|'.join(known)})"


_KINDS = {
    "lowercase letters": "[a-z]",
    "uppercase letters": "[A-Z]",
    "letters": "[A-Za-z]",
    "lowercase letters or digits": "[a-z0-9]",
    "lowercase letters and numbers": "[a-z0-9]",
    "letters or digits": "[A-Za-z0-9]",
    "digits": "[0-9]",
    "numbers": "[0-9]",
    "numeric characters": "[0-9]",
    "hexadecimal characters": "[0-9A-Fa-f]",
    "hexadecimal digits": "[0-9A-Fa-f]",
    "hex characters": "[0-9A-Fa-f]",
    "lowercase hexadecimal characters": "[0-9a-f]",
    "alphanumeric characters": "[A-Za-z0-9]",
    "lowercase alphanumeric characters": "[a-z0-9]",
}
_KIND = "|".join(sorted(_KINDS, key=len, reverse=True))


_GOES_ON = re.compile(r"\bis (?:then )?followed by\b", re.IGNORECASE)


def _followed(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a text that is a prefix, and so many characters of one kind."""
    start = match["start"].strip("`\"'")
    low, high = whole(match.groupdict().get("low") or match["high"]), whole(match["high"])
    if _GOES_ON.search(subject.text):
        return None
    if not low or not high or low > high:
        return None
    times = f"{{{low}}}" if low == high else f"{{{low},{high}}}"
    pattern = f"{re.escape(start)}{_KINDS[match['kind'].lower()]}{times}"
    count = f"{low}" if low == high else f"{low} to {high}"
    return matching(clause, subject, pattern, f"be {start} and {count} {match['kind'].lower()}")


def _not_all(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "cannot consist of only numbers"."""
    characters = read_characters(match["characters"])
    if characters is None:
        return None
    return matching(clause, subject, f"(?!{characters}+\\Z).*", f"not consist of only {shown(match['characters'])}")


def _cased(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return the rule that no letter of a text is in the other case."""
    return in_one_case(clause, subject, is_lower=match["case"].lower().startswith("lower"))


_TOKEN = re.compile(
    r"(?P<year>YYYY)|(?P<two>MM|DD|HH|SS(?!S)|FF)|(?P<fraction>S{3,9})|(?P<zone>'?Z'?)|(?P<t>'?T'?)"
    r"|(?P<other>[:/ .;-])",
    re.IGNORECASE,
)
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2})"


def _of_template(template: str) -> str | None:
    """Return what a template of a date or a time asks of a text: `YYYY-MM-DD`, `HH:MM`."""
    parts: list[str] = []
    position = 0
    while position < len(template):
        token = _TOKEN.match(template, position)
        if token is None:
            return None
        match token.lastgroup:
            case "year":
                parts.append(r"\d{4}")
            case "two":
                parts.append(r"\d{2}")
            case "fraction":
                parts.append(r"\d{1,9}")
            case "zone":
                parts.append(_ZONE)
            case "t":
                parts.append("T")
            case _:
                parts.append(re.escape(token[0]))
        position = token.end()
    return "".join(parts) if len(parts) > 2 else None


def _dated(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a date or time that a template writes out, or one of two."""
    templates = [text.strip("`") for name in ("template", "other") if (text := match.groupdict().get(name))]
    pattern = _any_of(map(_of_template, templates))
    return matching(clause, subject, pattern, f"have the format {' or '.join(templates)}") if pattern else None


_ONE_OF = re.compile(r",? and (?:at least )?(?:one|an?|1) |, (?:and )?(?:at least )?(?:one|an?|1) ", re.IGNORECASE)


def _one_of_each(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a text that must have a character of each of several kinds."""
    kinds = [read_characters(part) for part in _ONE_OF.split(match["kinds"])]
    known = [kind for kind in kinds if kind is not None]
    if len(kinds) < 2 or len(known) != len(kinds):
        return None
    pattern = "".join(f"(?=.*{kind})" for kind in known)
    return matching(clause, subject, f"{pattern}.*", f"contain at least one {shown(match['kinds'])}")


_DATE = r"`?(?:YYYY|HH|hh|yyyy)(?:YYYY|MM|mm|DD|dd|HH|hh|SS|ss|S{3,9}|s{3,9}|FF|'?T'?|'?Z'?|[:/.-]|[;](?! ))+`?"
_WHERE = r"(?:,? where .{3,200}| \((?!.*\bor\b)[^()]{3,60}\))?"
_MUST_MATCH = (
    r"(?:must (?:match|satisfy|conform to|follow|adhere to)(?: the)?(?: following)?"
    r"|(?:the )?(?:valid )?(?:pattern|regex|regular expression)(?: is)?:?)"
    r"(?: (?:pattern|regular expression|regex)(?: pattern| format)?:?)? ?"
)
_BARE = r"(?P<bare>\^?\[[^\s`]{3,120})"


FORMS = (
    Form(
        "pattern.key-template",
        ("must match",),
        patterns(
            r"(?:the |each )?[a-z ]{0,40}(?:names?|keys?) must match (?:the )?pattern (?:of )?`?"
            r"(?P<prefix>(?:[\w-]+\.)+)\{\w+\}`? ?(?:, where .{3,160})?",
        ),
        of_sentence=_keys,
        member="Map",
        matches=(
            "The method response header names must match the pattern of `method.response.header.{name}`, where `name`"
            " is a valid and unique header name.",
        ),
        differs=("The header values must match the pattern of `method.response.header.{name}`.",),
        reads=BEHAVIOUR,
    ),
    Form(
        "pattern.regular-expression",
        ("^", "match", "pattern", "regular expression", "regex"),
        patterns(
            rf"{_MUST_MATCH}(?:`(?P<code>[^`]+)`|\"(?P<quoted>\^[^\"]+\$)\"?|''(?P<bare>\[[^']+)'');?",
            rf"{_MUST_MATCH}{_BARE}",
            rf"the characters {_BARE} are (?:supported|allowed|valid)",
            r"must match the (?:pattern|regular expression) `(?P<code>[^`]+)`(?: for \w+)?,? or `(?P<other>[^`]+)`(?:"
            r" for \w+)?",
        ),
        of_clause=_modelled,
        matches=(
            "Must match the pattern `^[a-z]+$`.",
            'Pattern: "^[a-zA-Z0-9+\\-_:\\/@]+$";',
            "The name must follow the regular expression format [0-9A-Za-z]{1,20}.",
            "The name must match `[A-Za-z0-9-._~:/?#&=,]+`.",
            "Must match the pattern `r-[a-z0-9]{4,32}` for roots or `ou-[a-z0-9]{4,32}` for units.",
            "The characters ^[0-9A-Za-z_-]+$ are supported.",
        ),
        differs=(
            "Must match the pattern `^(a+)+$`.",
            "Must match the pattern `[a-z`.",
            "Must match the pattern `[a-z]`.",
            "Must match the pattern `[a-z]+|[0-9]+`.",
        ),
    ),
    Form(
        "pattern.date",
        ("yyyy", "hh:mm"),
        patterns(
            r"(?:must (?:be|follow|use|have)|use|has to (?:be|use)|be) (?:specified |provided |given )?(?:in |as"
            r" )?(?:the |this |a )?(?:following )?"
            rf"(?:24-hour )?(?:time |date |timestamp )?(?:format:? )?(?P<template>{_DATE})(?: or"
            rf" (?P<other>{_DATE}))?(?: format)?{_WHERE}",
            rf"(?:specify|provide|enter) (?:the |a )?[\w ]{{2,30}} (?:in|using) (?:the |this )?(?:following"
            rf" )?(?:format:? )?(?P<template>{_DATE})(?: format)?{_WHERE}",
            rf"(?:an? |the )?[\w ,']{{3,100}},? in (?:the )?(?:format )?(?P<template>{_DATE})(?: format)?{_WHERE}",
            rf"(?:the )?(?:date |time |timestamp )?format:? (?:is )?(?P<template>{_DATE}){_WHERE}",
        ),
        of_clause=_dated,
        matches=(
            "Must be specified in `YYYY-MM-DD` format.",
            "Use 24-hour HH:MM format.",
            "The date of birth, in YYYY-MM-DD format.",
            "Use the format HH:MM:SS:FF or HH:MM:SS;FF, where HH is the hour.",
        ),
        differs=("Must be specified in `YYYY-MM-name` format.", "The year, as YYYY."),
    ),
    Form(
        "pattern.followed-by",
        ("followed by",),
        patterns(
            r"(?:(?:must (?:be|follow)|is|consists of|follows)(?: (?:a|the))?(?: (?:pattern|prefix|string|form))?(?:"
            r" (?:that (?:begins|starts) with|of))? )"
            rf"(?:the )?(?P<start>`[^`]{{1,20}}`|\"[^\"]{{1,20}}\")(?: prefix)?,? followed by (?:from"
            rf" )?(?:{{N:low}}{{TO}})?{{N:high}} (?P<kind>{_KIND})",
            rf"(?:the )?(?:regex )?pattern for (?:an?|the|this) [\w ]{{2,40}} requires (?P<start>`[^`]{{1,20}}`"
            rf"|\"[^\"]{{1,20}}\") followed by (?:from )?"
            rf"(?:{{N:low}}{{TO}})?{{N:high}} (?P<kind>{_KIND})",
            rf"(?:always )?begins with (?P<start>`[^`]{{1,20}}`|\"[^\"]{{1,20}}\") followed by (?:from"
            rf" )?(?:{{N:low}}{{TO}})?{{N:high}} (?P<kind>{_KIND})",
        ),
        of_clause=_followed,
        matches=(
            "The name must follow the pattern `i-` followed by 17 hexadecimal characters.",
            'The regex pattern for a root ID requires "r-" followed by from 4 to 32 lowercase letters or digits.',
        ),
        differs=("The name must be `i-` followed by 17 emoji.",),
    ),
    Form(
        "pattern.not-all",
        ("only", "entirely", "all "),
        patterns(
            r"{NOT} (?:consist|be composed|be made up) (?:of only|only of|entirely of|solely of)"
            r" (?P<characters>.{3,80})",
            r"{NOT} be (?:only|all|entirely|solely) (?P<characters>(?!of\b).{3,80})",
            r"{NOT} contain only (?P<characters>(?:numbers|digits|spaces|white ?space|letters|hyphens"
            r"|underscores).{0,60})",
        ),
        of_clause=_not_all,
        matches=("The name cannot consist of only numbers.",),
        differs=("The name cannot consist of only emoji.",),
    ),
    Form(
        "pattern.case",
        ("lowercase", "lower case", "uppercase", "upper case"),
        patterns(
            r"must be (?:all |entirely |in (?:all )?)?(?P<case>(?:lower|upper)[ -]?case)(?: characters| letters| only)?"
        ),
        of_clause=_cased,
        matches=("The name must be all lowercase.", "The name must be in uppercase."),
        differs=("The name must be lowercase or else.",),
    ),
    Form(
        "pattern.one-of-each",
        ("one ",),
        patterns(r"must (?:contain|include|have) (?:at least )?one (?P<kinds>.{3,200})"),
        of_clause=_one_of_each,
        matches=("Must contain at least one uppercase letter, one lowercase letter, and one digit.",),
        differs=("Must contain at least one uppercase letter, one emoji, and one digit.",),
    ),
)

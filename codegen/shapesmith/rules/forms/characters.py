"""Which characters a text may hold, and where: character sets, first and last characters, prefixes and suffixes."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length, Matches
from shapesmith.rules.charsets import read_characters
from shapesmith.rules.clauses import Clause
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.notation import patterns, values_in, whole
from shapesmith.rules.places import Place
from shapesmith.rules.subjects import Subject

_WHICH = r"(?P<characters>.{3,240})"


def _texts(clause: Clause, subject: Subject) -> Place | None:
    place = clause.place
    if place.kind == "list":
        item = subject.places.item(place)
        return item if item and item.kind == "string" else None
    return place if place.kind == "string" and not place.enum else None


def _matches(clause: Clause, subject: Subject, pattern: str, words: str) -> Made | None:
    place = _texts(clause, subject)
    if place is None:
        return None
    return Made("pattern", Matches(place=place.path, pattern=pattern, words=words), clause.when, clause.place)


def _only(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    characters = read_characters(text)
    if characters is None or re.fullmatch(r"\W*", text):
        return None
    return _matches(clause, subject, f"{characters}*", f"contain only {_shown(text)}")


def _only_of_items(match: re.Match[str], subject: Subject) -> Made | None:
    """Return a rule for a character set whose parts are the items of a list."""
    items, place = subject.sentence.items, subject.itself
    phrase = match.groupdict().get("subject") or ""
    place = subject.resolve(phrase) if phrase else place
    if place is None or not 1 < len(items) <= 20:
        return None
    if any(item.nested for item in items):
        return None
    parts = [re.split(r"\. |(?<=\w)\.\Z", f"{item.label} {item.text}".strip(), maxsplit=1)[0] for item in items]
    words = ", ".join(re.sub(r" to separate .*", "", part) for part in parts)
    characters = read_characters(words)
    if characters is None:
        return None
    return _matches(Clause(place, ""), subject, f"{characters}*", f"contain only {_shown(words)}")


def _may_contain(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a list of characters that reads as the whole of what is allowed: three kinds, or more."""
    parts = re.split(r",? (?:and|or) |, ", match["characters"])
    return _only(match, clause, subject) if len(parts) > 2 else None


def _at_least(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    count, characters = whole(match["count"]), read_characters(match["characters"])
    if not count or count > 20 or characters is None:
        return None
    words = f"contain at least {count} {_shown(match['characters'])}"
    return _matches(clause, subject, f"(?:.*?{characters}){{{count}}}.*", words)


_TIME = {"ddd": "[A-Za-z]{3}", "hh24": r"\d{1,2}", "hh": r"\d{1,2}", "mi": r"\d{2}", "mm": r"\d{2}", "ss": r"\d{2}"}


def _time_window(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a template of days, hours and minutes: `ddd:hh24:mi-ddd:hh24:mi`."""
    template = match["template"]
    pattern = re.sub("ddd|hh24|hh|mi|mm|ss", lambda part: _TIME[part[0].lower()], template, flags=re.IGNORECASE)
    return _matches(clause, subject, pattern, f"have the format {template}")


def _counted(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule on length: the character set, which RDS words in two ways, is not half believed."""
    place, low, high = _texts(clause, subject), whole(match["low"]), whole(match["high"])
    if place is None or low is None or high is None or not low <= high or read_characters(match["characters"]) is None:
        return None
    must = Length(place=place.path, unit="characters", minimum=low, maximum=high)
    return Made("length", must, clause.when, clause.place)


def _counted_at_most(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "Up to 36 letters, numbers and hyphens are allowed": so many of these, and nothing else."""
    characters, high, place = read_characters(match["characters"]), whole(match["high"]), _texts(clause, subject)
    if characters is None or not high or place is None:
        return None
    words = f"contain at most {high:,} {_shown(match['characters'])}"
    return _matches(clause, subject, f"{characters}{{0,{high}}}", words)


def _starts(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(match["characters"])
    if characters is None:
        return _prefix(match["characters"], clause, subject)
    return _matches(clause, subject, f"(?:{characters}.*)?", f"begin with {_shown(match['characters'])}")


def _prefix(text: str, clause: Clause, subject: Subject) -> Made | None:
    values = _literals(text)
    if values is None:
        return None
    alternatives = "|".join(map(re.escape, values))
    return _matches(clause, subject, f"(?:{alternatives}).*", f"begin with {' or '.join(values)}")


def _starts_not(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    characters = read_characters(text)
    if characters is not None:
        return _matches(clause, subject, f"(?!{characters}).*", f"not begin with {_shown(text)}")
    values = _literals(text)
    if values is None:
        return None
    alternatives = "|".join(map(re.escape, values))
    ignored = "(?i:" if "aws:" in values else "(?:"
    return _matches(clause, subject, f"(?!{ignored}{alternatives})).*", f"not begin with {' or '.join(values)}")


def _ends(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    characters = read_characters(text)
    if characters is not None:
        return _matches(clause, subject, f"(?:.*{characters})?", f"end with {_shown(text)}")
    values = _literals(text)
    if values is None:
        return None
    return _matches(clause, subject, f".*(?:{'|'.join(map(re.escape, values))})", f"end with {' or '.join(values)}")


def _both_ends(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(match["characters"])
    if characters is None:
        return None
    pattern = f"(?:{characters}(?:.*{characters})?)?"
    return _matches(clause, subject, pattern, f"begin and end with {_shown(match['characters'])}")


def _ends_not(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "can't begin or end with a hyphen or contain two consecutive hyphens", or part of it."""
    where = match["where"].lower()
    characters = read_characters(match["characters"])
    if characters is None and where == "end" and (values := _literals(match["characters"])) is not None:
        endings = "|".join(map(re.escape, values))
        return _matches(clause, subject, f"(?!.*(?:{endings})\\Z).*", f"not end with {' or '.join(values)}")
    if characters is None:
        return None
    pattern, words = "", []
    if re.search(r"begin|start|first", where):
        pattern += f"(?!{characters})"
        words.append("begin")
    if re.search(r"end|last", where):
        pattern += f"(?!.*{characters}\\Z)"
        words.append("end")
    said = f"not {' or '.join(words)} with {_shown(match['characters'])}"
    groups = match.groupdict()
    if repeated := groups.get("repeated"):
        again = read_characters(repeated)
        if again is None:
            return None
        pattern += f"(?!.*{again}{{2}})"
        said += f", nor contain two {_shown(repeated)} in a row"
    return _matches(clause, subject, f"{pattern}.*", said)


def _no_run(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(match["characters"])
    if characters is None or "[^" in characters or r"\d" in characters:
        return None
    return _matches(clause, subject, f"(?!.*{characters}{{2}}).*", f"not contain two {_shown(match['characters'])} in a row")


def _none(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    characters = read_characters(re.sub(r"^(?:any|the following characters:?)\s+", "", text))
    if characters is None and re.search(r"\b(?:strings?|words?)\b|following", text) and (values := _literals(text)):
        strings = "|".join(map(re.escape, values))
        return _matches(clause, subject, f"(?!.*(?:{strings})).*", f"not contain {' or '.join(values)}")
    if characters is None or re.search(r"consecutive|only|following\W*$", text):
        return None
    return _matches(clause, subject, f"(?:(?!{characters}).)*", f"not contain {_shown(text)}")


def _modelled(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a regular expression that stands in the text."""
    source = match["code"] or match["quoted"]
    if len(source) > 200 or not re.search(r"[\[\\]", source) or re.search(r"\(\?<|\\p|\(\?|&&|\[:", source):
        return None
    try:
        re.compile(source)
    except (re.error, OverflowError):
        return None
    if re.search(r"[+*]\)[+*{]", source):
        return None
    plain = source.removeprefix("^").removesuffix("$") if source.startswith("^") and source.endswith("$") else None
    if plain is None or "$" in plain.replace("\\$", "") or "^" in re.sub(r"\[\^|\\\^", "", plain):
        return None
    return _matches(clause, subject, plain, f"match {source}")


def _literals(text: str) -> tuple[str, ...] | None:
    text = re.sub(r"^(?:the |an? |any |either |one of )*(?:prefix(?:es)?|words?|strings?|characters|following(?: \w+)?|text)*:? ?(?=[`\"'ahs])", "", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r" (?:prefix(?:es)?|(?:file )?extensions?|suffix(?:es)?|in any.*|\(case.insensitive\)|regardless of case)\Z", "", text)
    if re.fullmatch(r"(?:https?|s3|arn|aws)://?", text, re.IGNORECASE) or re.fullmatch(r"aws:|arn:(?:aws:)?", text):
        return (text,)
    values = values_in(text)
    if values is None or not ("`" in text or '"' in text or "'" in text) or any(len(value) > 60 or not value.strip() for value in values):
        return None
    if any(re.search(r"[<>{}*\[\]]|\.\.\.", value) for value in values):
        return None
    return values


def _shown(words: str) -> str:
    return " ".join(words.replace("`", "").strip(" .,").split())


_BEGIN = r"(?:begin|start)(?: only)? with"

FORMS = (
    Form(
        "pattern.only",
        ("only", "consist", "composed", "valid characters", "allowed characters", "must contain", "letters", "alphanumeric"),
        patterns(
            rf"(?:must|can|may)(?: also)? only (?:contain|include|consist of|be composed of|have|use|be) {_WHICH}",
            rf"(?:must|can|may)(?: also)? (?:contain|include|consist of|have|be)(?: only| solely) (?:of )?{_WHICH}",
            rf"(?:must|can|may) (?:consist|be composed|be made up|be comprised)(?: only| entirely)? of {_WHICH}",
            rf"(?:the )?(?:valid|allowed|supported|acceptable|permitted|legal) characters (?:are|include only|include|:|are:|in the \w+ are):? ?(?:the following:? )?{_WHICH}",
            rf"{{NOT}} (?:contain|include) (?:any )?(?:characters )?(?:other than|anything (?:but|other than)) {_WHICH}",
            rf"the following are valid characters: {_WHICH}",
            rf"(?:the )?characters (?:can|must)(?: only)? be {_WHICH}",
            rf"only {_WHICH} (?:are|is) (?:allowed|permitted|supported|valid|accepted)(?: characters)?",
        ),
        of_clause=_only,
        matches=(
            "Must contain only letters, digits, and hyphens.",
            "The name can only contain alphanumeric characters, dashes (-), and underscores (_).",
            "Valid characters are a-z, A-Z, 0-9, and _.",
            "The name must consist of lowercase letters, numbers, or hyphens.",
        ),
        differs=("Must contain only valid XML characters.", "Can contain only one item.", "Can contain only letters and emoji."),
    ),
    Form(
        "pattern.may-contain",
        ("can contain", "may contain", "can include", "can consist", "may include", "can have"),
        patterns(rf"(?:can|may) (?:contain|include|consist of|have)(?: any)?(?: of)? {_WHICH}"),
        of_clause=_may_contain,
        matches=("The name can contain letters, numbers, hyphens, and underscores.",),
        differs=("The name can contain letters.", "The name can contain letters, numbers, and emoji."),
    ),
    Form(
        "pattern.at-least-one",
        ("at least",),
        patterns(r"(?:must|has to) (?:also )?(?:contain|include|have)(?: a minimum of)? at least {N:count} (?P<characters>.{3,80})"),
        of_clause=_at_least,
        matches=("Must contain at least one lowercase letter.",),
        differs=("Must contain at least one item.",),
    ),
    Form(
        "pattern.time-window",
        ("format",),
        patterns(r"(?:must be |must be specified |the )?(?:in (?:the )?)?(?:following )?format(?: is|:| -)? `(?P<template>(?:ddd|hh24|hh|mi|mm|ss|[:-])+)`"),
        of_clause=_time_window,
        matches=("Must be in the format `hh24:mi-hh24:mi`.", "Format: `ddd:hh24:mi-ddd:hh24:mi`"),
        differs=("Must be in the format `name:role`.",),
    ),
    Form(
        "pattern.listed-characters",
        ("characters",),
        patterns(
            r"(?:(?P<subject>.{0,60}?) )?(?:must|can|may)(?: only)? (?:contain|include|consist of)(?: only)? (?:the )?(?:following )?characters:?(?<!contain characters:)",
        ),
        of_sentence=_only_of_items,
        matches=("<p>The name can contain only the following characters:</p><ul><li>Letters a through z</li><li>Hyphen (-)</li></ul>",),
        differs=("<p>The name can contain only the following characters:</p><ul><li>Letters</li><li>Emoji</li></ul>",),
    ),
    Form(
        "pattern.counted-characters",
        ("letters", "alphanumeric", "numbers", "digits"),
        patterns(
            r"(?:must|can|may) (?:contain|be|have|include|consist of)(?: only)? (?:from |between )?{N:low}{TO}{N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120})",
        ),
        of_clause=_counted,
        matches=("Must contain from 1 to 63 letters, numbers, or hyphens.",),
        differs=("Must contain from 1 to 63 emoji.",),
    ),
    Form(
        "pattern.at-most-characters",
        ("up to",),
        patterns(r"up to {N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120}) (?:are|is) (?:allowed|permitted|supported)"),
        of_clause=_counted_at_most,
        matches=("Up to 36 letters, numbers, hyphens, and underscores are allowed.",),
        differs=("Up to 36 emoji are allowed.",),
    ),
    Form(
        "pattern.first",
        ("begin", "start", "first"),
        patterns(
            rf"(?:(?:must|has to|can only|needs to)(?: also)? )?{_BEGIN} {_WHICH}",
            r"(?:the |its )?first character (?:of the \w+ )?(?:must|has to|can only) be {0}".replace("{0}", _WHICH),
            r"(?:must be )(?P<characters>(?:an? )?(?:lower-?case |upper-?case |alphabetic |ascii )*(?:letter|character|alphanumeric character)(?: or (?:an? )?(?:number|digit|underscore))?)(?<=\w)(?=$)(?<!character)",
        ),
        of_clause=_starts,
        matches=(
            "Must begin with a letter.",
            "First character must be a letter.",
            "The name must start with an alphanumeric character and can contain a maximum of 128 characters.",
            "Must start with `s3://`.",
        ),
        differs=("Must begin with the name of the owner.", "Must start with a prefix."),
    ),
    Form(
        "pattern.first-not",
        ("begin", "start", "prefix"),
        patterns(
            rf"{{NOT}} (?:be prefixed with|have the prefix|use the prefix|{_BEGIN}) {_WHICH}",
        ),
        of_clause=_starts_not,
        matches=("It must not begin with `aws:`.", "The name can't start with a number."),
        differs=("It can't start with a name that is in use.",),
    ),
    Form(
        "pattern.last",
        ("end",),
        patterns(rf"(?:must|has to) end (?:with|in) {_WHICH}", r"(?:the )?last character must be {0}".replace("{0}", _WHICH)),
        of_clause=_ends,
        matches=("Must end with `.fifo`.", "The name must end with a letter or number."),
        differs=("Must end with the name.",),
    ),
    Form(
        "pattern.both-ends",
        ("begin", "start"),
        patterns(rf"(?:must|has to) (?:begin|start)-and-end with {_WHICH}"),
        of_clause=_both_ends,
        matches=("Must begin and end with a letter or number.",),
        differs=("Must begin and end with care.",),
    ),
    Form(
        "pattern.ends-not",
        ("end", "begin", "start"),
        patterns(
            rf"{{NOT}} (?P<where>begin or end|start or end|begin-and-end|start-and-end|end) with {_WHICH}",
            r"{NOT} (?P<where>begin or end|start or end|end) with (?P<characters>an? [a-z]+) (?:or|nor|and)(?: {NOT})? contain (?:two|any|2) consecutive (?P<repeated>[a-z]+)",
        ),
        of_clause=_ends_not,
        matches=(
            "Can't end with a hyphen or contain two consecutive hyphens.",
            "The name must not begin or end with a hyphen.",
        ),
        differs=("Can't end with a word that is reserved.",),
    ),
    Form(
        "pattern.no-run",
        ("consecutive",),
        patterns(r"{NOT} (?:contain|have|include) (?:two|any|2|multiple|more than one)? ?consecutive (?P<characters>.{3,60})"),
        of_clause=_no_run,
        matches=("It can't contain two consecutive hyphens.",),
        differs=("It can't contain two consecutive names.",),
    ),
    Form(
        "pattern.none",
        ("contain", "include", "not allowed"),
        patterns(
            rf"{{NOT}} (?:contain|include|have) {_WHICH}",
            rf"does not (?:allow|permit|support) {_WHICH}",
        ),
        of_clause=_none,
        matches=("A name can't contain any spaces.", "Must not contain spaces or commas."),
        differs=("Can't contain the name of the user.", "Can't contain only letters."),
    ),
    Form(
        "pattern.regular-expression",
        ("pattern", "regular expression", "regex", "^"),
        patterns(
            r"(?:must (?:match|satisfy|conform to|follow|adhere to)(?: the)?(?: following)?|(?:the )?(?:valid )?(?:pattern|regex|regular expression)(?: is)?:?)(?: (?:pattern|regular expression|regex)(?: pattern)?:?)? ?(?:`(?P<code>\^[^`]+\$)`|\"(?P<quoted>\^[^\"]+\$)\"?);?"
        ),
        of_clause=_modelled,
        matches=("Must match the pattern `^[a-z]+$`.", 'Pattern: "^[a-zA-Z0-9+\\-_:\\/@]+$";'),
        differs=("Must match the pattern `^(a+)+$`.", "Must match the pattern `[a-z`."),
    ),
)

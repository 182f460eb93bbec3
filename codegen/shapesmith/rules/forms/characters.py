"""Which characters a text may hold: character sets, how many of them, in what form."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.texts import WHICH, in_one_case, literals_in, matching, place_of_texts, shown
from shapesmith.rules.language.charsets import REGEX, read_characters
from shapesmith.rules.language.notation import Match, patterns, whole
from shapesmith.rules.language.written_out import written_out
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.subjects import Subject

_END = re.compile(
    r"(?:\b(?:must|can|may|has to|have to|needs? to)(?: also| optionally)? (?P<verb>begin|start|end)"
    r"|(?<!not )\b(?P<verbs>begins|starts|ends)) with (?:the |an? )*(?:(?:suffix|prefix|string|extension) )?"
    r"(?:`(?P<text>[^`\s]{1,40})`|[a-z]+ \((?P<mark>[^\s\w])\)|[a-z]+ \(`(?P<code>[^`\s\w])`\))",
    re.IGNORECASE,
)


def _of_characters(characters: str, words: str, clause: Clause, subject: Subject) -> Made | None:
    """Return the rule that a text is made up of characters, and of the prefix and suffix that its text asks for."""
    said = f"contain only {shown(words).removeprefix('only ')}"
    if further := _further(characters, clause, subject):
        characters = f"(?:{characters}|[{re.escape(further)}])"
        said += f", or {further}, which its pattern has"
    pattern = f"{characters}*"
    for found in _END.finditer(subject.text):
        end = found["text"] or found["mark"] or found["code"]
        if re.fullmatch(pattern, end):
            continue
        is_suffix = (found["verb"] or found["verbs"]).lower().startswith("end")
        pattern = f"{pattern}(?:{re.escape(end)})?" if is_suffix else f"(?:{re.escape(end)})?{pattern}"
        said += f", apart from {end} at the {'end' if is_suffix else 'beginning'}"
    return matching(clause, subject, pattern, said)


def _further(characters: str, clause: Clause, subject: Subject) -> str:
    """Return what the pattern of the model, or one that a sentence repeats, writes out beside a set of characters."""
    place = place_of_texts(clause, subject)
    modelled = getattr(place.shape, "pattern", None) if place is not None else None
    repeated = REGEX.search(subject.sentence.text.rstrip(" ."))
    # Java has each backslash twice.
    named = written_out(modelled or "") + written_out(repeated["regex"].replace("\\\\", "\\") if repeated else "")
    return "".join(dict.fromkeys(one for one in named if not re.fullmatch(characters, one)))


def _only(match: Match, clause: Clause, subject: Subject) -> Made | None:
    return _only_these(match["characters"], clause, subject)


def _only_these(text: str, clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(text)
    if characters is None or re.fullmatch(r"\W*", text):
        return None
    return _of_characters(characters, text, clause, subject)


def _only_of_items(match: Match, subject: Subject) -> Made | None:
    """Return a rule for a character set whose parts are the items of a list."""
    items, phrase = subject.sentence.items, match.groupdict().get("subject")
    place = subject.resolve(phrase) if phrase else subject.itself
    if place is None or not 1 < len(items) <= 20:
        return None
    if any(item.nested or re.search(r"[^\w\s)],\Z", item.text) for item in items):
        return None  # a comma at the end may be one of the characters
    parts = [re.split(r"\. |(?<=\w)\.\Z", f"{item.label} {item.text}".strip(), maxsplit=1)[0] for item in items]
    words = ", ".join(re.sub(r" to separate .*", "", part) for part in parts)
    characters = read_characters(words)
    if characters is None:
        return None
    return _of_characters(characters, words, Clause(place, ""), subject)


def _only_of_pairs(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules for the characters of the keys and of the values of a map, or of a list of pairs."""
    place, made = subject.itself, []
    for part in () if place is None else (subject.places.key(place), subject.places.value(place)):
        if part is not None and (one := _only(match, Clause(part, ""), subject)):
            made.append(one._replace(about=place))
    return tuple(made) or None


def _lowercase(match: Match, subject: Subject) -> Made | None:
    """Return the rule that no letter of a text is a capital."""
    place = subject.itself
    return in_one_case(Clause(place, ""), subject, is_lower=True) if place is not None else None


def _may_contain(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a list of characters that reads as the whole of what is allowed: three kinds, or more."""
    words = f"{match['characters']} {match.groupdict().get('others') or ''}".strip()
    if len(re.split(r",? (?:and|or) |, ", words)) < 3:
        return None
    return _only_these(words, clause, subject)


def _at_least(match: Match, clause: Clause, subject: Subject) -> Made | None:
    count, characters = whole(match["count"]), read_characters(match["characters"])
    if not count or count > 20 or characters is None:
        return None
    words = f"contain at least {count} {shown(match['characters'])}"
    return matching(clause, subject, f"(?:.*?{characters}){{{count}}}.*", words)


_TIME = {"ddd": "[A-Za-z]{3}", "hh24": r"\d{1,2}", "hh": r"\d{1,2}", "mi": r"\d{2}", "mm": r"\d{2}", "ss": r"\d{2}"}


def _time_window(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a template of days, hours and minutes: `ddd:hh24:mi-ddd:hh24:mi`."""
    template = match["template"]
    pattern = re.sub("ddd|hh24|hh|mi|mm|ss", lambda part: _TIME[part[0].lower()], template, flags=re.IGNORECASE)
    return matching(clause, subject, pattern, f"have the format {template}")


def _counted(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule on length: the character set, which RDS words in two ways, is not half believed."""
    place, low = place_of_texts(clause, subject), whole(match.groupdict().get("low") or "0")
    high = whole(match["high"])
    if place is None or low is None or high is None or not low <= high or read_characters(match["characters"]) is None:
        return None
    must = Length(place=place.path, unit="characters", minimum=low, maximum=high)
    return Made("length", must, clause.when, clause.place)


def _counted_at_most(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "Up to 36 letters, numbers and hyphens are allowed": so many of these, and nothing else."""
    characters, high = read_characters(match["characters"]), whole(match["high"])
    if characters is None or not high:
        return None
    words = f"contain at most {high:,} {shown(match['characters'])}"
    return matching(clause, subject, f"{characters}{{0,{high}}}", words)


def _no_run(match: Match, clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(match["characters"])
    if characters is None or "[^" in characters or r"\d" in characters:
        return None
    return matching(
        clause, subject, f"(?!.*{characters}{{2}}).*", f"not contain two {shown(match['characters'])} in a row"
    )


_OF_THESE = re.compile(
    r"^(?:any (?=\w)|(?:any )?(?:of )?the following (?:special |invalid |reserved )?(?:characters|symbols):? )+",
    re.IGNORECASE,
)


def _none(match: Match, clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    characters = read_characters(_OF_THESE.sub("", text))
    if characters is None and re.search(r"\b(?:strings?|words?)\b|following", text) and (values := literals_in(text)):
        strings = "|".join(map(re.escape, values))
        return matching(clause, subject, f"(?!.*(?:{strings})).*", f"not contain {' or '.join(values)}")
    if characters is None or re.search(r"consecutive|only|following\W*$", text):
        return None
    return matching(clause, subject, f"(?:(?!{characters}).)*", f"not contain {shown(text)}")


FORMS = (
    Form(
        "pattern.only",
        (
            *("only", "consist", "composed", "valid characters", "allowed characters", "must contain", "letters"),
            *("alphanumeric", "printable ascii"),
        ),
        patterns(
            r"(?:must|can|may)(?: also)? (?:contain|include|be) (?P<characters>any (?:printable )?ascii"
            r" characters?(?: \([^()]{1,40}\))?"
            r" (?:except|besides|other than|excluding).{3,200})",
            rf"(?:must|can|may)(?: also)? only (?:contain|include|consist of|be composed of|have|use|be) {WHICH}",
            rf"(?:must|can|may)(?: also)? (?:contain|include|consist of|have|be|use)(?: only| solely) (?:of )?{WHICH}",
            rf"(?:must|can|may) (?:consist|be composed|be made up|be comprised)(?: only| entirely)? of {WHICH}",
            r"(?:the )?(?:valid|allowed|supported|acceptable|permitted|legal) characters(?:: ?| (?:are|include only"
            rf"|include|are:|in the \w+ are):? ?)(?:the following:? )?{WHICH}",
            r"{NOT} (?:contain|include) (?:any )?(?:characters )?(?:other than|anything (?:but"
            rf"|other than)) {WHICH}",
            rf"the following are valid characters: {WHICH}",
            rf"(?:(?:it|(?:this|the) (?:name|value|field)) consists (?:only of|of only)|contains only|accepts only)"
            rf" {WHICH}",
            rf"(?:the )?characters (?:can|must)(?: only)? be {WHICH}",
            r"must be (?:all )?(?P<characters>(?:alpha-?numeric|numeric|alphabetic|lower-?case|upper-?case|printable"
            r" ascii|ascii)(?: (?:characters|letters|text))?)",
            r"(?P<characters>[A-Z][a-z-]+(?:,| or| and) .{3,120}) only",
            rf"only {WHICH} (?:are|is) (?:allowed|permitted|supported|valid|accepted)(?: characters)?"
            r"(?: (?:for|in) (?:the|this|an?) [\w -]{2,40})?",
        ),
        of_clause=_only,
        matches=(
            "Must contain only letters, digits, and hyphens.",
            "The name can only contain alphanumeric characters, dashes (-), and underscores (_).",
            "Valid characters are a-z, A-Z, 0-9, and _.",
            "The name must consist of lowercase letters, numbers, or hyphens.",
            "Valid characters: a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*",
            "The name can contain only alphanumeric characters (case-sensitive) and hyphens.",
            "Must contain only ASCII characters.",
            'Can include any printable ASCII character except "/", """, or "@".',
            "Can be any printable ASCII character (ASCII code 33-126) except `'` (single quote), `/`, or `@`.",
        ),
        differs=(
            "Must contain only valid XML characters.",
            "Can contain only one item.",
            "Can contain only letters and emoji.",
            "Names can contain only letters, hyphens, and underscores, or be `$default`.",
        ),
    ),
    Form(
        "pattern.only-of-pairs",
        ("key", "tags"),
        patterns(
            rf"tags (?:may|can|must) (?:only|contain only|include only|use only)(?: contain| include| use)? {WHICH}",
            rf"(?:the )?(?:valid|allowed) characters for (?:the )?(?:tag )?keys? and values? (?:are|include):? {WHICH}",
        ),
        of_sentence=_only_of_pairs,
        member="Pairs",
        matches=(
            "Valid characters for key and value are letters, numbers, and the following: + - = . _ : / @.",
            "Tags may only contain Unicode letters, digits, white space, or these symbols: `_ . : / = + - @`.",
        ),
        differs=("Valid characters for key and value are letters and emoji.",),
    ),
    Form(
        "pattern.lowercase",
        ("lowercase", "lower case", "lower-case"),
        patterns(
            r"(?:all |any )?(?:alphabetic characters|letters|characters|alphabetical characters) must be (?:in"
            r" )?lower[ -]?case",
            r"only lower[ -]?case letters are (?:allowed|permitted|supported)",
        ),
        of_sentence=_lowercase,
        matches=(
            "Alphabetic characters must be lowercase.",
            "All letters must be lower case.",
            "Letters must be lower-case.",
            "Any letters must be lowercase.",
            "Only lowercase letters are allowed.",
        ),
        differs=("Alphabetic characters must be lowercase or digits.",),
    ),
    Form(
        "pattern.may-contain",
        ("can contain", "may contain", "can have", "can use", "are allowed", "are valid", "are permitted"),
        patterns(
            rf"(?:can|may) (?:contain|consist of|have|use)(?: any)?(?: of)? {WHICH}",
            r"(?P<characters>[A-Z][a-z-]+ .{3,100}) are (?:allowed|valid|permitted|supported): (?P<others>.{1,80})",
            r"(?P<characters>[A-Z][a-z-]+(?: characters)?,? .{3,100}) are (?:allowed|valid|permitted"
            r"|supported)(?: for use here)?",
        ),
        of_clause=_may_contain,
        matches=(
            "The name can contain letters, numbers, hyphens, and underscores.",
            "Alphanumeric characters, spaces, and the following ASCII characters are permitted: `. _ , : ( ) / + -`.",
        ),
        differs=(
            "The name can contain letters.",
            "The name can contain letters, numbers, and emoji.",
            # What it can include is not all that it can have: the name of a FIFO queue ends with ".fifo".
            "The name can include letters, numbers, and hyphens.",
        ),
    ),
    Form(
        "pattern.at-least-one",
        ("at least",),
        patterns(
            r"(?:must|has to) (?:also )?(?:contain|include|have)(?: a minimum of)? at least {N:count} "
            r"(?P<characters>.{3,80})"
        ),
        of_clause=_at_least,
        matches=("Must contain at least one lowercase letter.",),
        differs=("Must contain at least one item.",),
    ),
    Form(
        "pattern.time-window",
        ("format",),
        patterns(
            r"(?:must be |must be specified |the )?(?:in (?:the )?)?(?:following )?format(?: is|:"
            r"| -)? `(?P<template>(?:ddd|hh24|hh|mi|mm|ss|[:-])+)`",
            r"must be in the `(?P<template>(?:ddd|hh24|hh|mi|mm|ss|[:-])+)` format",
        ),
        of_clause=_time_window,
        matches=("Must be in the format `hh24:mi-hh24:mi`.", "Format: `ddd:hh24:mi-ddd:hh24:mi`"),
        differs=("Must be in the format `name:role`.",),
    ),
    Form(
        "pattern.listed-characters",
        ("characters",),
        patterns(
            r"(?:(?P<subject>.{0,60}?) )?(?:must|can|may)(?: only)? (?:contain|include"
            r"|consist of)(?: only)? (?:the )?(?:following )?characters:?(?<!contain characters:)",
        ),
        of_sentence=_only_of_items,
        matches=(
            "<p>It can contain only the following characters:</p><ul><li>Letters a to z</li><li>Hyphen (-)</li></ul>",
        ),
        differs=("<p>The name can contain only the following characters:</p><ul><li>Letters</li><li>Emoji</li></ul>",),
    ),
    Form(
        "pattern.counted-characters",
        ("letters", "alphanumeric", "numbers", "digits"),
        patterns(
            r"(?:must|can|may) (?:contain|be|have|include|consist of)(?: only)? (?:from "
            r"|between )?{N:low}{TO}{N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120})",
            r"(?:must|can|may) (?:contain|have|use|be of|be) (?:no more than|up to|at most|a maximum of) {N:high} "
            r"(?P<characters>(?!characters)[a-zA-Z].{4,120})",
            r"(?:is|are) limited to {N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120})",
            r"{N:low}{TO}{N:high} (?P<characters>(?:alphanumeric|letters|lower|upper|ascii)[a-zA-Z -]{0,40},?"
            r" .{4,240})",
        ),
        of_clause=_counted,
        matches=(
            "Must contain from 1 to 63 letters, numbers, or hyphens.",
            "Must contain no more than 255 alphanumeric characters or hyphens.",
        ),
        differs=("Must contain from 1 to 63 emoji.",),
    ),
    Form(
        "pattern.at-most-characters",
        ("up to", "maximum of"),
        patterns(
            r"up to {N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120}) (?:are|is) (?:allowed|permitted|supported)",
            r"accepts? (?:up to|a maximum of) {N:high} (?P<characters>(?!characters)[a-zA-Z].{4,120})",
            r"(?:can|must|may) contain up to {N:high} (?:alphanumeric )?characters, including "
            r"(?P<characters>.{4,120}?) only",
            r"use up to {N:high} characters that are (?:either )?(?P<characters>.{4,120})",
        ),
        of_clause=_counted_at_most,
        matches=(
            "Up to 36 letters, numbers, hyphens, and underscores are allowed.",
            "The name can contain up to 64 alphanumeric characters, including letters, numbers, and hyphens (-) only.",
        ),
        differs=("Up to 36 emoji are allowed.",),
    ),
    Form(
        "pattern.no-run",
        ("consecutive", "adjacent"),
        patterns(
            r"(?:must )?have no (?:consecutive|adjacent) (?P<characters>.{3,60})",
            r"{NOT} (?:contain|have|include) (?:two|any|2|multiple|more than one)? ?consecutive"
            r" (?P<characters>.{3,60})",
        ),
        of_clause=_no_run,
        matches=("It can't contain two consecutive hyphens.", "It must have no adjacent periods or dashes."),
        differs=("It can't contain two consecutive names.",),
    ),
    Form(
        "pattern.none",
        ("contain", "include", "not permitted", "aren't", "are not", " allowed", "use "),
        patterns(
            rf"{{NOT}} (?:contain|include|have) {WHICH}",
            rf"(?:you )?{{NOT}} use {WHICH} in (?:the|this) (?:name|value|string)",
            r"(?P<characters>[A-Za-z][A-Za-z ,()-]{2,60}) (?:are|is) not supported (?:as part of|in) (?:the |an?"
            r" )?[\w ]{2,40}",
            r"(?P<characters>[A-Za-z][A-Za-z ,()-]{2,60}) (?:are|is) not (?:allowed|permitted)",
            r"no (?P<characters>[A-Za-z][A-Za-z ,()-]{2,60}?)(?: are)? allowed",
            r"the following (?:special )?characters (?:aren't|are not) (?:accepted|allowed|supported|permitted): "
            rf"{WHICH}",
        ),
        of_clause=_none,
        matches=(
            "A name can't contain any spaces.",
            "Must not contain spaces or commas.",
            "Spaces are not allowed.",
            "ASCII control characters are not supported as part of names.",
            "You can't use spaces in the name.",
            "Cannot contain any of the following characters: `#`, `%`",
            "<p>A name must not contain:</p><ul><li>brackets <code>&lt; &gt; { } [ ]</code></li></ul>",
        ),
        differs=("Can't contain the name of the user.", "Can't contain only letters."),
    ),
)

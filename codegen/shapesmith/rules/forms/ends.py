"""With which characters a text begins and ends: prefixes, suffixes, first and last characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shapesmith.ir.rules import Matches
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.texts import WHICH, literals_in, matching, shown
from shapesmith.rules.language.binding import EXAMPLE
from shapesmith.rules.language.charsets import read_characters
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.subjects import Subject


def _one_of(text: str) -> str | None:
    """Return the set of characters that a phrase lists; `:*` in one span is a text, not a list of two."""
    return None if re.fullmatch(r"`[^`\s\w]{2,}`", text) else read_characters(text)


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, texts))


def _starts(match: Match, clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    if (characters := _one_of(text)) is not None:
        return matching(clause, subject, f"(?:{characters}.*)?", f"begin with {shown(text)}")
    values = literals_in(text)
    if values is None:
        return None
    return matching(clause, subject, f"(?:{_any_of(values)}).*", f"begin with {' or '.join(values)}")


def _starts_not(match: Match, clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    if (characters := _one_of(text)) is not None:
        return matching(clause, subject, f"(?!{characters}).*", f"not begin with {shown(text)}")
    values = literals_in(text)
    if values is None:
        return None
    ignored = "(?i:" if _ANY_CASE.search(text) else "(?:"
    return matching(clause, subject, f"(?!{ignored}{_any_of(values)})).*", f"not begin with {' or '.join(values)}")


def _ends(match: Match, clause: Clause, subject: Subject) -> Made | None:
    text = match["characters"]
    if (characters := _one_of(text)) is not None:
        return matching(clause, subject, f"(?:.*{characters})?", f"end with {shown(text)}")
    values = literals_in(text)
    if values is None:
        return None
    return matching(clause, subject, f".*(?:{_any_of(values)})", f"end with {' or '.join(values)}")


def _both_ends(match: Match, clause: Clause, subject: Subject) -> Made | None:
    characters = read_characters(match["characters"])
    if characters is None:
        return None
    pattern = f"(?:{characters}(?:.*{characters})?)?"
    return matching(clause, subject, pattern, f"begin and end with {shown(match['characters'])}")


def _ends_not(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "can't begin or end with a hyphen or contain two consecutive hyphens", or part of it."""
    where = match["where"].lower()
    characters = read_characters(match["characters"])
    if characters is None and where == "end" and (values := literals_in(match["characters"])) is not None:
        return matching(clause, subject, f"(?!.*(?:{_any_of(values)})\\Z).*", f"not end with {' or '.join(values)}")
    if characters is None:
        return None
    pattern, words = "", []
    if re.search(r"begin|start|first", where):
        pattern += f"(?!{characters})"
        words.append("begin")
    if re.search(r"end|last", where):
        pattern += f"(?!.*{characters}\\Z)"
        words.append("end")
    said = f"not {' or '.join(words)} with {shown(match['characters'])}"
    groups = match.groupdict()
    if repeated := groups.get("repeated"):
        again = read_characters(repeated)
        if again is None:
            return None
        pattern += f"(?!.*{again}{{2}})"
        said += f", nor contain two {shown(repeated)} in a row"
    return matching(clause, subject, f"{pattern}.*", said)


def _ends_of_labels(match: Match, subject: Subject) -> Made | None:
    """Return the rule that no label of a domain name, between two periods, begins or ends with a character."""
    place, characters = subject.place, read_characters(match["characters"])
    if place is None or characters is None or not re.search(r"domain", subject.text, re.IGNORECASE):
        return None
    pattern = rf"(?!(?:.*\.)?{characters})(?!.*{characters}(?:\.|\Z)).*"
    words = f"have no label that begins or ends with {shown(match['characters'])}"
    return matching(Clause(place, ""), subject, pattern, words)


_ANY_CASE = re.compile(
    r"\bany (?:upper or lowercase|uppercase or lowercase|case|combination of (?:upper|lower))|case.insensitive"
    r"|regardless of case",
    re.IGNORECASE,
)


def _reserved_prefix(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules for keys, or keys and values, none of which may begin with a reserved prefix."""
    parts = ("key", "value") if "value" in match["parts"] else ("key",)
    own, prefix = subject.itself, match["prefix"]
    pattern = f"(?!(?{'i' if _ANY_CASE.search(match[0]) else ''}:{re.escape(prefix)})).*"
    made: list[Made] = []
    for part in parts:
        if own is None:
            place = subject.part_of_pair(part)
        else:
            place = subject.places.key(own) if part == "key" else subject.places.value(own)
        if place is None or place.kind != "string":
            return None
        must = Matches(place=place.path, pattern=pattern, words=f"not begin with {prefix}")
        made.append(Made("pattern", must, (), place if own is None else own))
    return tuple(made)


def _reserved_start(match: Match, subject: Subject) -> Made | None:
    place = subject.itself
    if place is not None and place.kind == "map":
        place = subject.places.key(place)
    if place is None or place.kind != "string" or place.enum:
        return None
    prefixes = re.findall(r"`([^`]+)`", match["prefixes"])
    pattern = f"(?!(?{'i' if match['any_case'] else ''}:{_any_of(prefixes)})).*"
    words = f"not begin with {' or '.join(prefixes)}"
    return Made("pattern", Matches(place=place.path, pattern=pattern, words=words), (), place)


_BEGIN = r"(?:begin|start)(?: only)? with"


FORMS = (
    Form(
        "pattern.first",
        ("begin", "start", "first", "prefix"),
        patterns(
            rf"(?:(?:must|has to|can only|needs to|is required to)(?: also| always)? )?{_BEGIN} {WHICH}",
            rf"(?:must|has to)(?: always)? (?:be prefixed with|(?:have|use|include|contain) the prefix) {WHICH}",
            r"(?:the |its )?first character (?:of the \w+ )?(?:must|has to|can only) be {0}".replace("{0}", WHICH),
            r"(?:must be )(?P<characters>(?:an? )?(?:lower-?case |upper-?case |alphabetic |ascii )*(?:letter"
            r"|character|alphanumeric character)(?: or (?:an? )?(?:number|digit"
            r"|underscore))?)(?<=\w)(?=$)(?<!character)",
        ),
        of_clause=_starts,
        matches=(
            "Must begin with a letter.",
            "First character must be a letter.",
            "The name must start with an alphanumeric character and can contain a maximum of 128 characters.",
            "Must start with `s3://`.",
            "The name must be 1 to 256 characters, starting with a letter, and consisting of letters and digits.",
        ),
        differs=("Must begin with the name of the owner.", "Must start with a prefix."),
    ),
    Form(
        "pattern.first-followed",
        ("followed by",),
        patterns(
            r"(?:must|has to)(?: always)? (?:begin|start) with (?P<characters>`[^`]+`),? followed by (?:an?|the|your)"
            r" [\w -]{2,60}?(?:,? (?:such as|for example,?) `[^`]+`)?",
        ),
        of_clause=_starts,
        matches=("This value must begin with `alias/` followed by a name, such as `alias/Mine`.",),
        differs=("Must begin with `Name` in `Map` followed by a name.",),
        reads=EXAMPLE,
    ),
    Form(
        "pattern.first-not",
        ("begin", "start", "prefix"),
        patterns(
            rf"{{NOT}} (?:be prefixed with|(?:have|contain|include) the prefix|use the prefix|{_BEGIN}) {WHICH}",
            rf"{{NOT}} (?:have|contain|include) an? (?:[a-z]+ )?prefix(?:,)? such as {WHICH}",
        ),
        of_clause=_starts_not,
        matches=(
            'It must not include a protocol prefix such as "http://" or "https://".',
            "It must not begin with `aws:`.",
            "The name can't start with a number.",
        ),
        differs=("It can't start with a name that is in use.",),
    ),
    Form(
        "pattern.reserved-prefix",
        ("as a prefix", "as the prefix"),
        patterns(
            r"(?:do not|don't|{NOT}) use [`\"]?(?P<prefix>[A-Za-z0-9:_/-]{2,20}?)[`\"]?(?:, [`\"]?[A-Za-z:]+[`\"]?)*"
            r"(?:,? or any (?:upper or lowercase|uppercase or lowercase|case) combination(?: of (?:such|this))?)?"
            r" as (?:a|the) prefix for (?P<parts>(?:either |your |tag |a |the )*keys?(?: (?:or|and) (?:tag )?values?)?)"
            r"(?:(?: (?:as|because|since)|;) .{3,120})?",
        ),
        of_sentence=_reserved_prefix,
        member="Pairs",
        matches=(
            "Do not use `aws:`, `AWS:`, or any upper or lowercase combination of such as a prefix for either keys or"
            " values as it is reserved for use.",
            "Don't use `aws:` as a prefix for your keys.",
        ),
        differs=("Don't use `aws:` as a prefix for your buckets.",),
    ),
    Form(
        "pattern.reserved-start",
        ("reserved",),
        patterns(
            r"(?:[\w ]{2,30} )?(?:names|values|identifiers|aliases|strings|keys) that (?:begin|start) with"
            r" (?P<prefixes>`[^`]{1,40}`(?:,? or `[^`]{1,40}`)*)(?P<any_case>, in any combination of uppercase and"
            r" lowercase letters,)? are reserved(?: (?:by|for) [\w ]{2,40})?"
        ),
        of_sentence=_reserved_start,
        matches=(
            "Names that begin with `aws/`, in any combination of uppercase and lowercase letters, are reserved.",
            "Names that start with `AWS_` or `AIRFLOW__` are reserved.",
            "Alias names that start with `$` are reserved by us.",
        ),
        differs=("Owners that begin with `aws/` are reserved.",),
    ),
    Form(
        "pattern.last",
        ("end",),
        patterns(
            rf"(?:must|has to) end (?:with|in) {WHICH}", r"(?:the )?last character must be {0}".replace("{0}", WHICH)
        ),
        of_clause=_ends,
        matches=("Must end with `.fifo`.", "The name must end with a letter or number."),
        differs=("Must end with the name.",),
    ),
    Form(
        "pattern.both-ends",
        ("begin", "start", "first and last"),
        patterns(
            rf"(?:must|has to) (?:begin|start)-and-end with {WHICH}",
            rf"(?:the )?first and last characters? must be {WHICH}",
        ),
        of_clause=_both_ends,
        matches=("Must begin and end with a letter or number.", "The first and last character must be a letter."),
        differs=("Must begin and end with care.",),
    ),
    Form(
        "pattern.ends-of-labels",
        ("label",),
        patterns(
            r"(?:you )?{NOT} (?:specify|use|include|have) (?P<characters>an? [a-z]+) (?:at|as) the beginning or end of"
            r" (?:a|each|any) label",
        ),
        of_sentence=_ends_of_labels,
        matches=("The domain. You can't specify a hyphen at the beginning or end of a label.",),
        differs=("The domain. You can't specify a name at the beginning or end of a label.",),
    ),
    Form(
        "pattern.ends-not",
        ("end",),
        patterns(
            rf"{{NOT}} (?P<where>begin or end|start or end|begin-and-end|start-and-end|end) with {WHICH}",
            r"{NOT} (?P<where>begin or end|start or end|end) with (?P<characters>an? [a-z]+) (?:or|nor"
            r"|and)(?: {NOT})? contain (?:two|any|2) consecutive (?P<repeated>[a-z]+)",
            r"{NOT} contain (?:two|any|2) consecutive (?P<repeated>[a-z]+) (?:or|nor) (?P<where>begin or end|start or"
            r" end|end) with (?P<characters>an? [a-z]+)",
        ),
        of_clause=_ends_not,
        matches=(
            "Can't end with a hyphen or contain two consecutive hyphens.",
            "The name must not begin or end with a hyphen.",
        ),
        differs=("Can't end with a word that is reserved.",),
    ),
)

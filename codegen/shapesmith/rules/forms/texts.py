"""What the forms on the characters of a text share: whose text it is, and which texts a phrase writes out."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Matches
from shapesmith.rules.forms.form import Made
from shapesmith.rules.language.notation import values_in
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

WHICH = r"(?P<characters>.{3,240})"


def place_of_texts(clause: Clause, subject: Subject) -> TypedPlace | None:
    """Return the place of the text that a clause is about: itself, or each item of a list. An enum is no free text."""
    place = clause.place
    if place.kind == "list":
        item = subject.places.item(place)
        return item if item and item.kind == "string" else None
    return place if place.kind == "string" and not place.enum else None


def matching(clause: Clause, subject: Subject, pattern: str, words: str) -> Made | None:
    """Return the rule that the text of a clause matches a pattern, which `words` say to people."""
    place = place_of_texts(clause, subject)
    if place is None:
        return None
    return Made("pattern", Matches(place=place.path, pattern=pattern, words=words), clause.when, clause.place)


def in_one_case(clause: Clause, subject: Subject, *, is_lower: bool) -> Made | None:
    """Return the rule that no letter of a text is in the other case."""
    pattern, words = ("[^A-Z]*", "uppercase") if is_lower else ("[^a-z]*", "lowercase")
    return matching(clause, subject, pattern, f"have no {words} letters")


def literals_in(text: str) -> tuple[str, ...] | None:
    """Return the texts that a phrase lists; a colon right after code belongs to it (`aws`: is `aws:`)."""
    text = re.sub(r"`([^`]+)`:", r"`\1:`", text)
    text = re.sub(
        r"^(?:the |an? |any |either |one of )*(?:prefix(?:es)?|words?|strings?|characters|following(?: \w+)?"
        r"|text)*:? ?(?=[`\"'ahs])",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r" (?:prefix(?:es)?|(?:file )?extensions?|suffix(?:es)?|in any.*|\(case.insensitive\)|regardless of case)\Z",
        "",
        text,
    )
    if re.fullmatch(r"(?:https?|s3|arn|aws)://?", text, re.IGNORECASE) or re.fullmatch(r"aws:|arn:(?:aws:)?", text):
        return (text,)
    values = values_in(text)
    if (
        values is None
        or not ("`" in text or '"' in text or "'" in text)
        or any(len(value) > 60 or not value.strip() for value in values)
    ):
        return None
    if any(re.search(r"[<>{}*\[\]]|\.\.\.|[a-z0-9]+:.*[A-Z]{3,}", value) for value in values):
        return None  # a part of it stands for something else
    return values


def shown(words: str) -> str:
    """Return words of a sentence without marks, for a message.

    Where one mark has no other, a backtick is one of the characters that the words list.
    """
    marks = r"(?<![^\s(\"'])`|`(?![^\s)\"'.,;:])" if words.count("`") % 2 else "`"
    return " ".join(re.sub(marks, "", words).strip(" .,").split())

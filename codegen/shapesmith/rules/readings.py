"""What the forms make of one sentence: of the whole, of what follows its condition, or of each of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from shapesmith.rules.forms.catalogue import OF_CLAUSES, OF_SENTENCES, Candidate, among, words_in
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.labelled import (
    may_hold_in_one_case,
    under_label,
    value_of_label,
    with_its_value,
    without_label,
)
from shapesmith.rules.language.gate import count_constraint_words, has_constraint_words
from shapesmith.rules.language.notation import Match, in_lower_case
from shapesmith.rules.language.sentences import Sentence
from shapesmith.rules.references.clauses import (
    Clause,
    clauses_of,
    is_of_all,
    may_be_read,
    prefix_of,
    said_of_each,
    with_lead,
    without_opening,
    without_remark,
)
from shapesmith.rules.references.subjects import Subject

_MOST_REMEMBERED = 8192
# Two specs of a service that are compared have most of their texts in common. ec2 has 8,400.
_MOST_TEXTS = 16_384

Reading = tuple[Form, Made]
"""A form and the rule that it makes of a sentence."""

_ASKS = r"(?:must|cannot|can't|(?:is|are) required)\b"
_SECOND = re.compile(rf"[,.]? and (?=(?:the )?`[^`]+`(?: \w+)? {_ASKS})")
_FIRST = re.compile(_ASKS)
_THIS_NOUN = re.compile(
    r"This (?!(?:parameter|field|value|is)\b)[a-z]+(?: [a-z]+)?(?= (?:is|can|must|cannot|can't|isn't)\b)"
)
_CONCEDED = re.compile(r"(?:al)?though [^,;]{3,100}, ", re.IGNORECASE)


@lru_cache(maxsize=_MOST_TEXTS)
def words_of_forms(whole: str) -> int:
    """Return which words of forms a sentence has, with its lead and its label; none without one of constraint."""
    return words_in(whole.lower()) if has_constraint_words(whole) else 0


def have_forms(words: int) -> bool:
    """Return whether any form may read a text with these words."""
    return any(_forms_of(words))


def readings(subject: Subject, words: int, *, reads_clauses: bool) -> list[Reading]:
    """Return what the first form that reads the sentence of `subject` makes of it; else what forms make of its clauses.

    `words` are those of `words_of_forms`. If not `reads_clauses`, only the whole sentence is read.
    """
    text = without_opening(subject.sentence.text)
    if reads_clauses and (found := _of_each_and_all(subject, text, words)):
        return found
    found = (
        _of_sentence(subject, text, words)
        or _without_concession(subject, text, words)
        or _of_this_parameter(subject, text, words)
        or _of_all_cases(subject, text, words)
        or _under_condition(subject, text, words)
        or _in_two(subject, text, words, reads_clauses)
    )
    if found:
        return found
    if reads_clauses and _forms_of(words).of_clauses and _may_have_clauses(with_lead(subject.sentence), words):
        return [each for clause in clauses_of(subject) for each in _of_clause(subject, clause, words)]
    return []


def readings_under_label(subject: Subject, words: int) -> list[Reading]:
    """Return what forms make of a sentence about other members, which is under a value of this one."""
    value, place = value_of_label(subject) if subject.sentence.label else None, subject.place
    if value is None or place is None:
        return []
    spelled = with_its_value(subject, value)
    if spelled is not None:
        found = readings(spelled, words_of_forms(spelled.sentence.text), reads_clauses=True)
        if found:
            return found
    if may_hold_in_one_case(subject.sentence):
        return []
    found = readings(without_label(subject), words, reads_clauses=True)
    return [(form, under) for form, made in found if (under := under_label(made, value, place))]


def reads_all(sentence: Sentence, subject: Subject, count: int) -> bool:
    """Return whether the `count` clauses that were read are all that a sentence has, and say all that it asks."""
    clauses = clauses_of(subject)
    return len(clauses) == count and count_constraint_words(sentence.text) <= sum(
        max(1, count_constraint_words(clause.text)) for clause in clauses
    )


def _of_each_and_all(subject: Subject, text: str, words: int) -> list[Reading]:
    """Return what a sentence says of each item and of all of them, if it says something of each."""
    both = said_of_each(subject, text)
    of_each = _of_clause(subject, both.of_each, words) if both else []
    return [*_of_sentence(subject, both.of_all, words), *of_each] if both and of_each else []


def _without_concession(subject: Subject, text: str, words: int) -> list[Reading]:
    conceded = _CONCEDED.match(text)
    return _of_sentence(subject, text[conceded.end() :], words) if conceded else []


def _of_this_parameter(subject: Subject, text: str, words: int) -> list[Reading]:
    """Return what is said of "this preference" as it is said of a parameter, in the text of what is one."""
    noun = _THIS_NOUN.match(text)
    if noun is None or " only " not in text or subject.itself is None or subject.refer(noun[0]) != subject.itself:
        return []
    return _of_sentence(subject, f"This parameter{text[noun.end() :]}", words)


def _of_all_cases(subject: Subject, text: str, words: int) -> list[Reading]:
    """Return what holds in a case that every value is of: "for all channels, ..."."""
    prefix = prefix_of(text)
    if not prefix or not is_of_all(prefix["condition"], subject):
        return []
    return _of_sentence(subject, prefix["rest"], words)


def _under_condition(subject: Subject, text: str, words: int) -> list[Reading]:
    prefix = prefix_of(text)
    if not prefix or prefix["word"].lower() not in ("if", "when", "for"):
        return []
    found = _of_sentence(subject, prefix["rest"], words)
    when = subject.condition(prefix["condition"]) if found else None
    return [] if when is None else [(form, made._replace(when=(*when, *made.when))) for form, made in found]


def _in_two(subject: Subject, text: str, words: int, reads_clauses: bool) -> list[Reading]:
    """Return what holds under one condition of which a sentence states two consequences."""
    return [each for part in _consequences(text) for each in _of_part(subject, part, words, reads_clauses)]


def _consequences(text: str) -> Iterator[str]:
    """Yield two sentences for "If A, B must be set and C cannot be set", each with the condition; else none."""
    prefix = prefix_of(text)
    if not prefix:
        return
    lead, rest = f"{prefix['word']} {prefix['condition']}", prefix["rest"]
    for second in _SECOND.finditer(rest):
        if _FIRST.search(rest, 0, second.start()) is not None:
            yield f"{lead}, {rest[: second.start()]}"
            yield f"{lead}, {rest[second.end() :]}"
            return


def _of_part(subject: Subject, text: str, words: int, reads_clauses: bool) -> list[Reading]:
    """Return what forms make of a part of a sentence that has the condition of the whole."""
    if (found := _of_sentence(subject, text, words)) or not reads_clauses:
        return found
    alone = Subject(subject.places, subject.place, subject.sentence._replace(text=text), subject.text)
    return [each for clause in clauses_of(alone) for each in _of_clause(alone, clause, words)]


def _of_sentence(subject: Subject, text: str, words: int) -> list[Reading]:
    for form, match in _matches_of_sentence(text, words):
        assert form.of_sentence is not None
        if made := form.of_sentence(match, subject):
            return [(form, each) for each in ((made,) if isinstance(made, Made) else made)]
    return []


def _of_clause(subject: Subject, clause: Clause, words: int) -> list[Reading]:
    for form, match in _matches_of_clause(clause.text, words):
        assert form.of_clause is not None
        if made := form.of_clause(match, clause, subject):
            return [(form, made)]
    return []


class _Forms(NamedTuple):
    of_sentences: list[Candidate]
    of_clauses: list[Candidate]


@lru_cache(maxsize=_MOST_REMEMBERED)
def _forms_of(words: int) -> _Forms:
    """Return the forms that a text with these words may have."""
    return _Forms(among(OF_SENTENCES, words), among(OF_CLAUSES, words))


# The texts of many members have the same words, and whether a form matches them depends on nothing else.
@lru_cache(maxsize=_MOST_REMEMBERED)
def _matches_of_sentence(text: str, words: int) -> tuple[tuple[Form, Match], ...]:
    candidates = _with_and_without_remark(text)
    return tuple(
        (form, match)
        for form, ways in _forms_of(words).of_sentences
        for candidate, lower in candidates
        for way in ways
        if lower.startswith(way.first) and (match := way.fullmatch(candidate))
    )


@lru_cache(maxsize=_MOST_REMEMBERED)
def _matches_of_clause(text: str, words: int) -> tuple[tuple[Form, Match], ...]:
    return tuple(
        (form, match)
        for candidate, lower in _with_and_without_remark(text)
        for form, ways in _forms_of(words).of_clauses
        for way in ways
        if lower.startswith(way.first) and (match := way.fullmatch(candidate))
    )


def _with_and_without_remark(text: str) -> list[tuple[str, str]]:
    """Return a text, and what is left of it without its remark; each as it is written, and in lower case."""
    return [(one, in_lower_case(one)) for one in dict.fromkeys((text, without_remark(text)))]


@lru_cache(maxsize=_MOST_REMEMBERED)
def _may_have_clauses(text: str, words: int) -> bool:
    return may_be_read(text, lambda part: bool(_matches_of_clause(part, words)))

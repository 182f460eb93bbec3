"""A form: a kind of sentence that states a constraint, what it makes of it, and sentences that show its limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from shapesmith.ir.rules import Condition, RuleKind
from shapesmith.rules.language.notation import Match, Pattern
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject


class Made(NamedTuple):
    """What a form makes of a sentence: `must` holds under `when`. `about` is the place that a violation is shown at."""

    kind: RuleKind
    must: Condition
    when: tuple[Condition, ...] = ()
    about: TypedPlace | None = None


def each_of(rules: Iterable[Made | None]) -> tuple[Made, ...]:
    """Return the rules of one sentence; none if one of them cannot be made, as half of a sentence is no rule."""
    made: list[Made] = []
    for rule in rules:
        if rule is None:
            return ()
        made.append(rule)
    return tuple(made)


OfClause: TypeAlias = Callable[[Match, Clause, Subject], Made | None]
OfSentence: TypeAlias = Callable[[Match, Subject], "Made | tuple[Made, ...] | None"]


class Form(NamedTuple):
    """One form of the catalogue.

    One of `patterns` must match the whole of a clause (`of_clause`: what is said of one value, without its subject and
    its conditions) or of a sentence (`of_sentence`). One of `words`, in lower case, is in every sentence that it
    matches. `matches` and `differs` are sentences of the member `member` of the sample structure that the tests use:
    the form makes a rule of the first, none of the second. `advice`: why its rules are no errors. `reads`: the reason
    for which a sentence would not bind, whose words the form itself reads.
    """

    id: str
    words: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    of_clause: OfClause | None = None
    of_sentence: OfSentence | None = None
    member: str = "Name"
    matches: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    advice: str | None = None
    reads: str | None = None

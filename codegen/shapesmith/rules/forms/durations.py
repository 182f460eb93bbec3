"""How long the time from one timestamp to another may be: "The time range can't be more than six hours"."""

from __future__ import annotations

from shapesmith.ir.rules import Compare, Operator
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject
from shapesmith.rules.references.units import seconds_in


def _at_most(start: TypedPlace | None, end: TypedPlace | None, match: Match) -> Compare | None:
    """Return the condition that `end` is no later than so long after `start`, or earlier than that."""
    length = seconds_in(match["count"], match["unit"])
    if start is None or end is None or start.path == end.path or not length:
        return None
    if start.kind != "timestamp" or end.kind != "timestamp":
        return None
    operator: Operator = "<" if (match.groupdict().get("below") or "").lower().startswith("must be") else "<="
    return Compare(left=end.path, operator=operator, right=start.path, plus=length)


def _between(match: Match, subject: Subject) -> Made | None:
    """Return the rule on two timestamps that are named, or on the start and the end of the structure."""
    if subject.is_scoped:
        return None
    start, end = (_named(match[group], match["noun"], subject) for group in ("first", "second"))
    must = _at_most(start, end, match)
    return Made("relational", must, (), end) if must is not None else None


def _named(reference: str, noun: str | None, subject: Subject) -> TypedPlace | None:
    """Return what "the start" stands for in "the start and end time": `StartTime`, or else `Start`."""
    return (subject.refer(f"{reference} {noun}") if noun else None) or subject.refer(reference)


def _after(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return the rule that a timestamp is at most so long after another."""
    must = _at_most(subject.refer(match["ref"]), clause.place, match)
    return Made("relational", must, clause.when, clause.place) if must is not None else None


_TIME = r"{N:count} (?P<unit>seconds?|minutes?|hours?|days?|weeks?)"
_LENGTH = r"(?:duration|interval|difference|range|period|window|length of time|time)"
_PAIR = (
    r"(?:between|from) (?P<first>(?:the )?(?:`[^`]+`|start))(?: (?:time|date|value))?"
    r" (?:and|through|to) (?P<second>(?:the )?(?:`[^`]+`|end))(?: value| (?P<noun>time|date))?"
)

FORMS = (
    Form(
        "relational.duration",
        ("between `", "between the start", "from `", "from the start"),
        patterns(
            rf"(?:the )?(?:maximum|max)(?: allowed| supported)?(?: time)? {_LENGTH} {_PAIR} is {_TIME}",
            rf"(?:the )?(?:time )?{_LENGTH} {_PAIR} (?:(?P<below>must be (?:less|shorter) than)|must not exceed"
            r"|{NOT} (?:exceed|be (?:more|greater|longer) than)|must be (?:at most|no more than|less than or equal to))"
            rf" {_TIME}",
        ),
        of_sentence=_between,
        member="End",
        matches=(
            "The maximum time duration between the start and end time is seven days.",
            "The difference between `Start` and `End` must be less than 24 hours.",
        ),
        differs=(
            "The difference between `Start` and `End` must be less than two years.",
            "The difference between `Start` and `Count` must be less than 24 hours.",
            "The minimum duration between `Start` and `End` is 30 minutes.",
        ),
    ),
    Form(
        "relational.after-at-most",
        ("days after", "hours after", "days of", "hours of"),
        patterns(
            r"(?:must|has to) be (?:less than or equal to|at most|no more than|no later than) "
            rf"{_TIME} after (?:the )?(?:(?:value|date|time) (?:of|for) )?{{R:ref}}",
            rf"(?:must|has to) be within {_TIME} of (?:the )?(?:specified )?{{R:ref}}",
        ),
        of_clause=_after,
        member="End",
        matches=(
            "This value has to be less than or equal to 30 days after the value of the `Start` parameter.",
            "This value must be within 24 hours of the specified `Start`, and it must be later than the `Start` value.",
        ),
        differs=(
            "This value has to be less than or equal to 30 days after the owner was made.",
            "This value must be within 24 hours of the current time.",
        ),
    ),
)

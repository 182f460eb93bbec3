"""Rules of the documentation on both sides: which are new, gone, tighter, looser, or the same in other words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from shapesmith.ir.rules import Rule, places_of
from shapesmith.review.changes.comparing.comparison import Comparison, Side
from shapesmith.review.changes.comparing.conditions import compared, reverse, unordered
from shapesmith.review.changes.comparing.old_requests import may_violate
from shapesmith.review.changes.comparing.replaced import Replaced, replaced

Verdict: TypeAlias = Literal["added", "removed", "tightened", "loosened", "changed", "reworded", "advice", "unbroken"]


class StatementChange(NamedTuple):
    """One rule on both sides; None where a side does not have it.

    `replaced` is what was in the place of the structure that the rule is about, where only the new spec has that.
    """

    verdict: Verdict
    old: Rule | None
    new: Rule | None
    replaced: Replaced | None = None


@lru_cache(maxsize=8)
def changes(comparison: Comparison) -> tuple[StatementChange, ...]:
    """Return the rules that differ, in the order of the new spec, those that are gone last.

    Rules with the same id are the same. Of the others, one that is gone and one that is new are one that changed if
    they are about the same member and of one kind, and have the same sentence or ask for the same of other bounds or
    values. A structure that is new is compared with the one that it has replaced.
    """
    old, new = _by_id(comparison.old), _by_id(comparison.new)
    instead = replaced(comparison) if any(rule.shape not in comparison.old.shapes for rule in new.values()) else {}
    names = {each.old: name for name, each in instead.items() if each.old not in comparison.new.shapes}
    found = [change for id_ in new if id_ in old for change in _same(old[id_], new[id_])]
    gone: dict[tuple[object, ...], list[Rule]] = defaultdict(list)
    known = {(rule.shape, _meaning(rule)): rule for rule in old.values() if rule.severity == "error"}
    for id_, rule in old.items():
        if id_ not in new:
            gone[names.get(rule.shape, rule.shape), rule.member, rule.kind].append(rule)
    for id_, rule in new.items():
        if id_ not in old:
            candidates = gone[rule.shape, rule.member, rule.kind]
            if (same := next((each for each in candidates if _meaning(each) == _meaning(rule)), None)) is not None:
                candidates.remove(same)
                found += _same(same, rule)
                continue
            # Of several, one that asked for more: what it allowed is still allowed.
            before = min(
                (each for each in candidates if _is_same_subject(each, rule)),
                key=lambda each: _verdict(each, rule) != "loosened",
                default=None,
            )
            if before is not None:
                candidates.remove(before)
            verdict = _verdict(before, rule)
            place = instead.get(rule.shape)
            was = rule if place is None else replace(rule, shape=place.old)
            if verdict in ("added", "changed", "tightened"):
                if (stated := known.get((was.shape, _meaning(rule)))) is not None:
                    before, verdict = stated, "reworded"
                elif not may_violate(comparison.old, was):
                    verdict = "unbroken"
            found.append(StatementChange(verdict, before, rule, place))
    left = {rule.id for rules in gone.values() for rule in rules}
    found += [StatementChange(_verdict(rule, None), rule, None) for id_, rule in old.items() if id_ in left]
    return tuple(found)


def _by_id(side: Side) -> dict[str, Rule]:
    return {rule.id: rule for rules in side.analysis.rules_of.values() for rule in rules}


def _same(old: Rule, new: Rule) -> list[StatementChange]:
    """Return the change of a rule that asks for the same on both sides."""
    if old.severity != new.severity:
        return [StatementChange("loosened" if new.severity == "advice" else "tightened", old, new)]
    return [StatementChange("reworded", old, new)] if old.sentence != new.sentence else []


def _meaning(rule: Rule) -> object:
    """Return what a rule asks, whatever the order of members in its shape, or of values, which its id depends on."""
    return frozenset(map(unordered, rule.when)), unordered(rule.must)


def _is_same_subject(old: Rule, new: Rule) -> bool:
    if old.sentence == new.sentence:
        return True
    same_places = set(places_of((*old.when, old.must))) == set(places_of((*new.when, new.must)))
    return type(old.must) is type(new.must) and same_places


def _verdict(old: Rule | None, new: Rule | None) -> Verdict:
    before = old is not None and old.severity == "error"
    after = new is not None and new.severity == "error"
    if not before and not after:
        return "advice"
    if old is None or not before:
        return "added"
    if new is None or not after:
        return "removed"
    if old.when == new.when:
        return compared(old.must, new.must) or "changed"
    return (_of_when(old, new) if unordered(old.must) == unordered(new.must) else None) or "changed"


def _of_when(old: Rule, new: Rule) -> Verdict | None:
    """Return whether a rule became tighter or looser by where it applies: it is looser where that is in fewer cases."""
    before, after = ({unordered(each) for each in rule.when} for rule in (old, new))
    gone, come = before - after, after - before
    if not gone or not come:
        return "loosened" if come else "tightened"
    if len(gone) == len(come) == 1:
        return reverse(compared(gone.pop(), come.pop()))
    return None

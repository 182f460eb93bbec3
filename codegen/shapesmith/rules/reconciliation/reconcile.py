"""What the sentences say, held against what else is known: the model, each other, the examples, their own text.

A constraint that the model enforces makes no rule. One that something contradicts is advice, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from shapesmith.ir.places import member_of
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    CountSet,
    Format,
    IsSet,
    Length,
    Matches,
    Not,
    OneOf,
    Range,
    Rule,
    places_of,
)
from shapesmith.ir.verdicts import Ruling
from shapesmith.provenance import Provenance
from shapesmith.rules.evaluate import breaks
from shapesmith.rules.extraction import Refusal
from shapesmith.rules.forms.form import Made
from shapesmith.rules.reconciliation.contradictions import ruled_out
from shapesmith.rules.reconciliation.left_out import sparing_the_default, why_not_needed
from shapesmith.rules.reconciliation.modelled import against_the_model, allows_more
from shapesmith.rules.reconciliation.own_text import AN_ARN, against_own_text_of, fails, may_be_empty
from shapesmith.rules.reconciliation.updates import why_not_of_update
from shapesmith.rules.references.markers import with_markers
from shapesmith.rules.references.places import Places
from shapesmith.rules.references.uses import Uses

REPEATED = "another sentence says the same"
EMPTY = "an empty text has a meaning"
BROKEN = "a published example breaks it"


class Proposal(NamedTuple):
    """A rule as a sentence proposes it: what a form made of it, where that stands, and what speaks against it.

    `text` are the words among which it stands, `own` those of the sentence itself, both marked. `soft`: why the
    sentence does not bind; `advice`: why it is no error; `ruling`: the verdict that it is, of which only the model and
    the published examples may make less.
    """

    made: Made
    sentence: str
    provenance: Provenance
    form: str
    of_structure: bool
    text: str
    soft: str | None = None
    advice: str | None = None
    ruling: Ruling | None = None
    own: str = ""


def reconcile(
    proposed: list[Proposal], places: Places, examples: Iterable[object], uses: Uses
) -> tuple[list[Proposal], list[Refusal]]:
    """Return what stands of what is proposed, some of it as advice, and what was refused."""
    kept: list[Proposal] = []
    refused: list[Refusal] = []
    seen: set[object] = set()
    sent = list(examples)
    for each in map(_open_below, map(_guarded, map(_sparing, proposed))):
        enforced, contradiction = against_the_model(each.made.must, places, is_judged=each.ruling is not None)
        reason = each.soft or enforced
        key = ruled_out(each.made.when, each.made.must) or (each.made.when, each.made.must)
        if reason is None and key in seen:
            reason = REPEATED
        if reason is not None:
            refused.append(_refusal(each, places, reason))
            continue
        seen.add(key)
        if each.ruling is not None:
            ruled = each.ruling.reason if each.ruling.severity == "advice" else None
            advice = ruled or contradiction or _rejects_example(each.made, places, sent)
            kept.append(each._replace(advice=advice))
            continue
        advice = (
            each.advice
            or contradiction
            or _forbids(each.made, places)
            or why_not_of_update(each.made, places, each.own)
            or _rejects_arn(each.made, places)
            or why_not_needed(each.made, places, each.text, each.own)
            or against_own_text_of(each.made, each.text, each.own)
            or allows_more(each.made, places, uses, each.own)
            or _rejects_example(each.made, places, sent)
        )
        kept.append(each._replace(advice=advice))
    kept = [_with_the_other_rules(each, kept) for each in kept]
    kept = [each._replace(advice=_may_be_given_instead(each, kept)) if each.advice is None else each for each in kept]
    repeated = _parts_of_others(kept)
    refused += [_refusal(each, places, REPEATED) for index, each in enumerate(kept) if index in repeated]
    return _against_each_other([each for index, each in enumerate(kept) if index not in repeated]), refused


def _with_the_other_rules(found: Proposal, kept: list[Proposal]) -> Proposal:
    """Return a rule as advice where an example breaks another of its sentence: that holds for less than it says."""
    if found.advice is not None or found.ruling is not None or found.made.kind != "required_when":
        return found
    broken = any(
        each.advice == BROKEN and each.sentence == found.sentence and each.made.about == found.made.about
        for each in kept
    )
    return found._replace(advice=BROKEN) if broken else found


def _may_be_given_instead(found: Proposal, kept: list[Proposal]) -> str | None:
    """Return why one of several members need not be set: what excludes one of them may take the place of all.

    The next page of a list is asked for by its token, "and no name"; an ID of the zone stands for the name of the zone.
    """
    must = found.made.must
    if found.ruling is not None or found.made.when or not isinstance(must, CountSet) or not must.minimum:
        return None
    for other in kept:
        pair = other.made.must.places if isinstance(other.made.must, CountSet) else ()
        if other.advice is None and not other.made.when and other.made.kind == "at_most_one" and len(pair) == 2:
            outside = [path for path in pair if path not in must.places]
            if len(outside) == 1:
                return f"{outside[0]} excludes one of them, and may be given instead"
    return None


def _refusal(found: Proposal, places: Places, reason: str) -> Refusal:
    about = found.made.about
    member = member_of(about.path) if about is not None else None
    return Refusal(places.structure.name, member, found.provenance, found.sentence, found.form, reason)


def _parts_of_others(kept: list[Proposal]) -> set[int]:
    """Return which rules on which members are set ask no more than another does; of two that ask the same, one."""
    counts = [index for index, each in enumerate(kept) if isinstance(each.made.must, CountSet | AllOrNone | IsSet)]
    return {
        index
        for index in counts
        for other in counts
        if kept[index].ruling is None and kept[other].advice is None and index != other
        if _asks_all_of(kept[other].made, kept[index].made)
        if other < index or not _asks_all_of(kept[index].made, kept[other].made)
    }


def _asks_all_of(one: Made, other: Made) -> bool:
    """Return whether a rule asks all that another does on which of the same members are set."""
    if one.when not in ((), other.when):
        return False
    match one.must, other.must:
        case CountSet(places=places, minimum=low, maximum=high), CountSet(maximum=most) as must:
            no_more = most is None or (high is not None and high <= most)
            return set(places) == set(must.places) and low >= must.minimum and no_more
        case AllOrNone(places=places), IsSet(place=place) if place in places:
            # "A must be set when B is" is one half of "both or neither".
            beside = {each.place for each in other.when if isinstance(each, IsSet)} - {place}
            return not beside.isdisjoint(places)
        case _:
            return False


def _sparing(found: Proposal) -> Proposal:
    """Return a rule that forbids a member, without what it asks of the value that the member has by default."""
    return found if found.ruling is not None else found._replace(made=sparing_the_default(found.made, found.text))


def _guarded(found: Proposal) -> Proposal:
    """Return a rule on which members of a nested structure are set under the condition that the structure is."""
    made = found.made
    if found.ruling is not None:
        return found
    parents = {path.rpartition(".")[0] for path in places_of((made.must,))}
    parent = parents.pop() if len(parents) == 1 else ""
    presence = isinstance(made.must, IsSet | CountSet | AllOrNone | AnyOf)
    if not parent or not presence or any(path.startswith(parent) for path in places_of(made.when)):
        return found
    return found._replace(made=made._replace(when=(IsSet(place=parent), *made.when)))


def _open_below(found: Proposal) -> Proposal:
    """Return a rule that allows an empty text where the documentation gives a meaning to it."""
    made, must = found.made, found.made.must
    if found.ruling is not None or made.about is None or made.about.kind != "string" or not may_be_empty(found.text):
        return found
    match must:
        case Matches(pattern=pattern) if not re.fullmatch(pattern, "", re.DOTALL):
            return found._replace(made=made._replace(must=structs.replace(must, pattern=f"(?:{pattern})?")))
        case Format():
            return found._replace(soft=EMPTY)
        case OneOf(place=place) if place == made.about.path and not made.about.enum:
            return found._replace(soft=EMPTY)
        case Length(unit="characters", minimum=minimum) if minimum:
            pass
        case _:
            return found
    if must.maximum is None:
        return found._replace(soft=EMPTY)
    return found._replace(made=found.made._replace(must=structs.replace(must, minimum=0)))


def _forbids(made: Made, places: Places) -> str | None:
    """Return why a rule cannot be meant: it would forbid a member that the model requires, or others beside it."""
    match made.must:
        case CountSet(places=paths, maximum=int()) if all(isinstance(condition, IsSet) for condition in made.when):
            found = paths
        case Not(condition=IsSet(place=path)):
            found = (path,)
        case _ if made.kind == "forbidden_when":
            found = tuple(condition.place for condition in made.when if isinstance(condition, IsSet))
        case _:
            return None
    required = [path for path in found if path in places.members and places.members[path].required]
    return f"the model requires {required[0]}" if required else None


_IDENTIFIER = re.compile(
    r"(?!(?:[Nn]ew|[Ff]inal|[Tt]arget|[Cc]lient|[Rr]equest)[A-Z_])(?P<what>.+[a-z])(?<!ccount)(?:Id|ID|Identifier)"
)
_USES = re.compile(
    r"(?:Associate|Cancel|Delete|Describe|Disassociate|Get|List|Modify|Reboot|Reset|Stop|Update)(?=[A-Z])"
)


def _rejects_arn(made: Made, places: Places) -> str | None:
    """Return why a rule on the form of an identifier cannot be meant: a request for what exists may give its ARN.

    Documentation says how an identifier is made up wherever one is given; that services take the ARN of what has it,
    too, is seen from published calls.
    """
    must, about = made.must, made.about
    if about is None or not isinstance(must, Matches | OneOf) or must.place != about.path or about.enum:
        return None
    identifier = _IDENTIFIER.fullmatch(about.path)
    if identifier is None or not places.operations or getattr(about.shape, "pattern", None) is not None:
        return None
    if not all(_USES.match(name) or identifier["what"].lower() not in name.lower() for name in places.operations):
        return None
    return "the ARN of what is referred to may be given, too" if fails(must, made, AN_ARN) else None


def _rejects_example(made: Made, places: Places, examples: list[object]) -> str | None:
    """Return which published example a rule rejects."""
    if not examples:
        return None
    rule = Rule(
        id="",
        shape=places.structure.name,
        member=None,
        kind=made.kind,
        when=tuple(with_markers(each, places) for each in made.when),
        must=with_markers(made.must, places),
        sentence="",
        origin="",
    )
    return BROKEN if any(breaks(rule, value) for value in examples) else None


def _against_each_other(kept: list[Proposal]) -> list[Proposal]:
    """Make advice of rules on the same value that cannot all be meant."""
    bounds: dict[tuple[object, ...], list[int]] = {}
    characters: dict[tuple[object, ...], list[int]] = {}
    for index, each in enumerate(kept):
        must = each.made.must
        if each.advice is not None or each.ruling is not None:
            continue
        if isinstance(must, Length | Range):
            unit = must.unit if isinstance(must, Length) else "value"
            bounds.setdefault((must.place, unit, each.made.when), []).append(index)
        elif isinstance(must, Matches) and each.form == "pattern.only":
            characters.setdefault((must.place, each.made.when), []).append(index)
    result = list(kept)
    for indexes in characters.values():
        if len({must.pattern for index in indexes if isinstance(must := kept[index].made.must, Matches)}) > 1:
            for index in indexes:
                result[index] = kept[index]._replace(advice="the documentation states other characters, too")
    for indexes in bounds.values():
        musts = [kept[index].made.must for index in indexes]
        lows = {must.minimum for must in musts if isinstance(must, Length | Range) and must.minimum}
        highs = {must.maximum for must in musts if isinstance(must, Length | Range) and must.maximum is not None}
        if len(lows) > 1 or len(highs) > 1 or (lows and highs and max(lows) > min(highs)):
            for index in indexes:
                result[index] = kept[index]._replace(advice="the documentation states other bounds, too")
    return result
